#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a fault test longer than the suite does. Usage:
#   tests/soak/run.sh oracle [HISTORIES]       clients with different rights against the server's own log (T1; suite 2,000)
#   tests/soak/run.sh fleet [HISTORIES]        up to ten whole clients and a server in virtual time (T2; suite 5,000)
#   tests/soak/run.sh simulation [HISTORIES]   synchronisation, outbox, repair, snapshot in virtual time, HISTORIES of
#                                              each (T2, T12; suite 2,000, 3,000, 300 and 150)
#   tests/soak/run.sh kill [ROUNDS]            client and server killed (T3, T4; suite 200)
#   tests/soak/run.sh killpoints [KILLS]       killed at chosen calls of migrating, rebuilding, committing (T3; suite 866)
#   tests/soak/run.sh snapshot [KILLS]         a client killed while it takes a snapshot (T3; suite 4)
#   tests/soak/run.sh diskfull [HISTORIES]     disks that fill and are freed at random (T7; suite 50)
#   tests/soak/run.sh diskprograms [ROUNDS]    the same with server and client as they are shipped (T7; suite 4)
#   tests/soak/run.sh network [HISTORIES]      clients behind a proxy that spoils connections (T8; suite 4)
#   tests/soak/run.sh packets [NETWORKS]       packets lost, doubled, late and out of order (T8; suite 10)
#   tests/soak/run.sh restore [ROUNDS]         a server restored from a copy (suite 1)
#   tests/soak/run.sh clock [ROUNDS]           clocks that jump (T12; suite 1)
#   tests/soak/run.sh sleep [ROUNDS]           machines that sleep, a second that comes twice (T12; suite 1)
#   tests/soak/run.sh corruption [FILES]       damaged files (T16; suite 200)
#   tests/soak/run.sh readers [PAGES]          many readers of old states and exports beside pages (T19; suite 40)
#   tests/soak/run.sh stuck [ROUNDS]           an outbox whose wake-ups get lost (T20; suite 1)
#   tests/soak/run.sh herd [CLIENTS]           everybody comes back at once (T9; suite 2,000)
# Programs come from build/dev; BUILD=folder takes others. ONESCREEN_FIRST_HISTORY=n begins a simulation with history n.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=${BUILD:-$root/build/dev}
usage() { sed -n '4,22s/^# *//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
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
  fleet) ONESCREEN_HISTORIES=${2:-100000} exec "$build/bin/test_sync_fleet" ;;
  oracle) ONESCREEN_HISTORIES=${2:-50000} exec "$build/bin/test_central_oracle" ;;
  kill) fault kill --rounds "${2:-1000}" ;;
  killpoints) ONESCREEN_KILLS=${2:-6000} exec "$build/bin/test_store_killpoints" ;;
  diskfull) ONESCREEN_HISTORIES=${2:-500} exec "$build/bin/test_store_diskhistories" ;;
  diskprograms) fault fulldisk --rounds "${2:-40}" ;;
  packets) fault packets --profiles "${2:-200}" ;;
  sleep) repeat "${2:-10}" fault sleep ;;
  readers) ONESCREEN_PAGES=${2:-400} exec "$build/bin/test_store_manyreaders" ;;
  network) fault network --seeds "${2:-20}" ;;
  restore) repeat "${2:-20}" fault restore ;;
  clock) repeat "${2:-20}" fault clock ;;
  stuck) repeat "${2:-20}" "$build/bin/test_outbox_stuck" ;;
  snapshot) fault snapshot --kills "${2:-40}" ;;
  corruption) ONESCREEN_ROUNDS=${2:-20000} exec "$build/bin/test_store_corruption" ;;
  herd) fault herd --clients "${2:-2000}" ;;
  *) usage ;;
esac
