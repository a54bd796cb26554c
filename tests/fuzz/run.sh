#!/usr/bin/env bash
# Builds the fuzz targets with clang, address and undefined-behaviour sanitizers and lets each search for a while.
# Usage: tests/fuzz/run.sh [SECONDS-PER-TARGET] [TARGET...]     (60 seconds and all targets by default)
# What it finds stays in build/fuzz/findings; new corpus in build/fuzz/corpus.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
seconds=${1:-60}; shift || true
targets=("$@")
if [ "${#targets[@]}" = 0 ]; then targets=(page live record central outbox mapping pack catalogue); fi
cd "$root"
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz --target $(printf 'fuzz_%s ' "${targets[@]}")
mkdir -p build/fuzz/findings
for target in "${targets[@]}"; do
  mkdir -p "build/fuzz/corpus/$target"
  "build/fuzz/bin/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="build/fuzz/findings/$target-" "build/fuzz/corpus/$target" "tests/fuzz/corpus/$target" 2>&1 |
    grep -E 'ERROR|SUMMARY|stat::number_of_executed_units|DONE' | sed "s/^/$target: /"
done
if [ -n "$(ls build/fuzz/findings)" ]; then echo "findings:"; ls build/fuzz/findings; exit 1; fi
echo "no finding"
