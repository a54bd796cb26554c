#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test of the central server with larger counts than the suite. Usage:
#   tests/soak/central.sh numbering [ENTRIES]    twelve writers, on SQLite and on PostgreSQL (T10; suite 6,000 entries)
#   tests/soak/central.sh kill [KILLS]           server and PostgreSQL killed, on both (T4; suite 6 each)
#   tests/soak/central.sh actions [ACTIONS]      every action one to five times at two servers (T11; suite 250)
#   tests/soak/central.sh failover [ROUNDS]      the primary dies and its standby takes over (suite 1)
# Programs come from build/dev; BUILD=folder takes others.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=${BUILD:-$root/build/dev}
program=$build/bin/onescreen-central
what=${1:?numbering, kill, actions or failover}
case "$what" in
  numbering)
    export ONESCREEN_ALLOCATION_ENTRIES=${2:-100000}
    GTEST_FILTER='CentralAllocation.*' "$build/bin/test_central_allocation"
    exec python3 -B "$root/tests/ha/with_postgres.py" "$build/bin/test_central_allocation" ;;
  kill) ONESCREEN_KILLS=${2:-50} exec python3 -B "$root/tests/ha/kill_test.py" "$program" ;;
  actions) ONESCREEN_ACTIONS=${2:-10000} exec python3 -B "$root/tests/ha/nodes_test.py" "$program" \
             TwoNodes.test_each_action_has_one_effect_however_often_it_comes ;;
  failover)
    for ((round = 1; round <= ${2:-10}; ++round)); do
      python3 -B "$root/tests/ha/failover_test.py" "$program" Failover.test_every_acknowledged_action_survives_once
    done ;;
  *) echo "soak: numbering, kill, actions or failover, not $what" >&2; exit 2 ;;
esac
