#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the fuzz targets with clang, address and undefined-behaviour sanitizers and lets each search for a while.
# Usage: tests/fuzz/run.sh [SECONDS-PER-TARGET] [TARGET...]     (60 seconds and all targets by default)
# What it finds stays in build/fuzz/findings, new corpus in build/fuzz/corpus, the whole output in build/fuzz/log.
# JOBS=n compiles with n processes instead of as many as there are cores.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
seconds=${1:-60}; shift || true
targets=("$@")
if [ "${#targets[@]}" = 0 ]; then targets=(page copies live record problem answers text csv import tile central outbox mapping pack catalogue); fi
cd "$root"
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz -j "${JOBS:-$(nproc)}" --target "${targets[@]/#/fuzz_}"
mkdir -p build/fuzz/findings build/fuzz/log
failed=0 executions=0
for target in "${targets[@]}"; do
  mkdir -p "build/fuzz/corpus/$target"
  log=build/fuzz/log/$target.txt
  # A target that found something ends with an error; the others still have their turn.
  "build/fuzz/bin/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="build/fuzz/findings/$target-" "build/fuzz/corpus/$target" "tests/fuzz/corpus/$target" \
    >"$log" 2>&1 || failed=1
  units=$(awk '/stat::number_of_executed_units/ {print $2}' "$log")
  executions=$((executions + ${units:-0}))
  echo "$target: ${units:-0} executions"
  grep -E 'ERROR|SUMMARY' "$log" | sed "s/^/$target: /" || true
done
echo "$executions executions of ${#targets[@]} targets"
if [ -n "$(ls build/fuzz/findings)" ]; then echo "findings:"; ls build/fuzz/findings; exit 1; fi
if [ "$failed" = 1 ]; then echo "a target ended with an error: see build/fuzz/log"; exit 1; fi
echo "no finding"
