#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a fault test longer than the suite does. Usage:
#   tests/soak/run.sh oracle [HISTORIES]       clients with different rights against the server's own log (T1; suite 25)
#   tests/soak/run.sh simulation [HISTORIES]   synchronisation, outbox, repair, snapshot in virtual time, HISTORIES of
#                                              each (T2, T12; suite 2,000, 3,000, 300 and 150)
#   tests/soak/run.sh kill [ROUNDS]            client and server killed (T3, T4; suite 12)
#   tests/soak/run.sh network [HISTORIES]      clients behind a bad network (T8; suite 2)
#   tests/soak/run.sh restore [ROUNDS]         a server restored from a copy (suite 1)
#   tests/soak/run.sh clock [ROUNDS]           clocks that jump (T12; suite 1)
#   tests/soak/run.sh stuck [ROUNDS]           an outbox whose wake-ups get lost (T20; suite 1)
#   tests/soak/run.sh snapshot [KILLS]         a client killed while it takes a snapshot (suite 4)
#   tests/soak/run.sh corruption [FILES]       damaged files (T16; suite 200)
#   tests/soak/run.sh herd [CLIENTS]           everybody comes back at once (T9; suite 200)
# Programs come from build/dev; BUILD=folder takes others. ONESCREEN_FIRST_HISTORY=n begins a simulation with history n.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=${BUILD:-$root/build/dev}
usage() { sed -n '4,15s/^# *//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
fault() {
  local test=$1; shift
  PYTHONPATH="$root/tests/e2e" python3 -B "$root/tests/faults/${test}_test.py" --bin "$build/bin" --source "$root" \
    --shared "$root/../shared" "$@"
}
repeat() {
  local count=$1; shift
  for ((round = 1; round <= count; ++round)); do echo "round $round of $count"; "$@"; done
}
case "${1:-}" in
  simulation) ONESCREEN_HISTORIES=${2:-100000} exec "$build/bin/test_sync" --gtest_filter='*Simulation*' ;;
  oracle) ONESCREEN_HISTORIES=${2:-2000} exec "$build/bin/test_central_oracle" ;;
  kill) fault kill --rounds "${2:-100}" ;;
  network) fault network --seeds "${2:-20}" ;;
  restore) repeat "${2:-20}" fault restore ;;
  clock) repeat "${2:-20}" fault clock ;;
  stuck) repeat "${2:-20}" "$build/bin/test_outbox_stuck" ;;
  snapshot) fault snapshot --kills "${2:-40}" ;;
  corruption) ONESCREEN_ROUNDS=${2:-5000} exec "$build/bin/test_store_corruption" ;;
  herd) fault herd --clients "${2:-2000}" ;;
  *) usage ;;
esac
