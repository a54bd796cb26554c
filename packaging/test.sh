#!/usr/bin/env bash
# Sets up, builds and runs the whole test suite; the last lines are ctest's own summary.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")

usage() {
  cat <<'TXT'
Usage: packaging/test.sh [--yes] [--quick] [--sanitize] [--fuzz] [-- CTEST-ARGUMENTS]
  --yes       install missing packages without asking (also: CI=true)
  --quick     only the tests labelled "quick" (under two minutes once built)
  --sanitize  build with address and undefined-behaviour sanitizers and run the quick tests
  --fuzz      before the suite, a minute of libFuzzer for each target (about a quarter of an hour; also: CI=true)
Everything after -- goes to ctest, for example: packaging/test.sh -- -R sync
TXT
}

setup_arguments=() preset=dev ctest_arguments=() fuzz=${CI:-false}
while [ $# -gt 0 ]; do
  case "$1" in
    --yes|-y) setup_arguments+=(--yes) ;;
    --quick) fuzz=false; ctest_arguments+=(-L quick) ;;
    --fuzz) fuzz=true ;;
    --sanitize) preset=asan; fuzz=false; ctest_arguments+=(-L quick -E '^arch\.') ;;
    --help|-h) usage; exit 0 ;;
    --) shift; ctest_arguments+=("$@"); break ;;
    *) echo "test: unknown option $1" >&2; usage >&2; exit 2 ;;
  esac
  shift
done
# In CI a warning is an error; at a developer's desk it is a warning.
werror=OFF
if [ "${CI:-}" = true ]; then werror=ON; fi

"$here/setup.sh" "${setup_arguments[@]}"
cd "$root"
mkdir -p "build/$preset"
cmake --preset "$preset" -DONESCREEN_TESTS=ON "-DONESCREEN_WERROR=$werror" >"build/$preset/configure.log" 2>&1 ||
  { cat "build/$preset/configure.log"; exit 1; }
cmake --build --preset "$preset"
export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}"
# The same way every time, lest a search that finds something new stops a change that has nothing to do with it.
if [ "$fuzz" = true ]; then SEED=1 tests/fuzz/run.sh 60; fi
# A test has two places and one that mostly waits has one (tests/CMakeLists.txt).
exec ctest --test-dir "build/$preset" --output-on-failure --no-tests=error -j "$((2 * $(nproc)))" "${ctest_arguments[@]}"
