#!/usr/bin/env bash
# Runs a fault test longer than the suite does. Usage: tests/soak/run.sh kill|network [COUNT] [BUILD-FOLDER]
# COUNT is the number of rounds (kill) or of histories (network); programs come from build/dev unless told otherwise.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
what=${1:?kill or network} count=${2:-100} build=${3:-$root/build/dev}
case "$what" in
  kill) option=--rounds ;;
  network) option=--seeds ;;
  *) echo "soak: kill or network, not $what" >&2; exit 2 ;;
esac
PYTHONPATH="$root/tests/e2e" exec python3 -B "$root/tests/faults/${what}_test.py" --bin "$build/bin" --source "$root" \
  --shared "$root/../shared" "$option" "$count"
