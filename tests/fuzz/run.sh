#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the fuzz targets with clang, address and undefined-behaviour sanitizers and lets each search for a while.
# Usage: tests/fuzz/run.sh [SECONDS-PER-TARGET] [TARGET...]     (60 seconds and all targets by default)
# What it finds stays in build/fuzz/findings, new corpus in build/fuzz/corpus, the whole output in build/fuzz/log.
# JOBS=n compiles with n processes and searches with as many, instead of as many as there are cores. SEED=n repeats a
# search (without it each goes another way).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
seconds=${1:-60}; shift || true
targets=("$@")
if [ "${#targets[@]}" = 0 ]; then targets=(page copies live record problem answers text csv import tile central outbox mapping pack catalogue); fi
cd "$root"
cmake --preset fuzz >/dev/null
jobs=${JOBS:-$(nproc)}
cmake --build --preset fuzz -j "$jobs" --target "${targets[@]/#/fuzz_}"
mkdir -p build/fuzz/findings build/fuzz/log
rm -f build/fuzz/log/*.txt
search() {
  mkdir -p "build/fuzz/corpus/$1"
  # A target that found something ends with an error; the others still have their turn.
  "build/fuzz/bin/fuzz_$1" -max_total_time="$2" -seed="${SEED:-0}" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="build/fuzz/findings/$1-" "build/fuzz/corpus/$1" "tests/fuzz/corpus/$1" >"build/fuzz/log/$1.txt" 2>&1 ||
    echo "ended with an error" >>"build/fuzz/log/$1.txt"
}
export -f search
printf '%s\n' "${targets[@]}" | xargs -P "$jobs" -I '{}' bash -c "search '{}' $seconds"
failed=0 executions=0
for target in "${targets[@]}"; do
  log=build/fuzz/log/$target.txt
  units=$(awk '/stat::number_of_executed_units/ {print $2}' "$log")
  executions=$((executions + ${units:-0}))
  echo "$target: ${units:-0} executions"
  if tail -1 "$log" | grep -q '^ended with an error$'; then failed=1; fi
  grep -E 'ERROR|SUMMARY' "$log" | sed "s/^/$target: /" || true
done
echo "$executions executions of ${#targets[@]} targets"
if [ -n "$(ls build/fuzz/findings)" ]; then echo "findings:"; ls build/fuzz/findings; exit 1; fi
if [ "$failed" = 1 ]; then echo "a target ended with an error: see build/fuzz/log"; exit 1; fi
echo "no finding"
