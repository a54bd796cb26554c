#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test of the central server with larger counts than the suite. Usage:
#   tests/soak/central.sh numbering [ENTRIES]    twelve writers, on SQLite and on PostgreSQL (T10; suite 100,000)
#   tests/soak/central.sh kill [KILLS]           server and PostgreSQL killed, on both (T4; suite 17 each)
#   tests/soak/central.sh actions [ACTIONS]      every action one to five times at two servers (T11; suite 10,000)
#   tests/soak/central.sh failover [ROUNDS]      the primary dies and its standby takes over (suite 1)
#   tests/soak/central.sh patroni [ROUNDS]       packaging/ha with Patroni and etcd themselves (packages patroni,
#                                                etcd-server, python3-etcd; not in the suite)
# Programs come from build/dev; BUILD=folder takes others.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=${BUILD:-$root/build/dev}
program=$build/bin/onescreen-central
what=${1:?numbering, kill, actions, failover or patroni}
case "$what" in
  numbering)
    export ONESCREEN_ALLOCATION_ENTRIES=${2:-1000000}
    GTEST_FILTER='CentralAllocation.*' "$build/bin/test_central_allocation"
    exec python3 -B "$root/tests/ha/with_postgres.py" "$build/bin/test_central_allocation" ;;
  kill) ONESCREEN_KILLS=${2:-50} exec python3 -B "$root/tests/ha/kill_test.py" "$program" ;;
  actions) ONESCREEN_ACTIONS=${2:-100000} exec python3 -B "$root/tests/ha/nodes_test.py" "$program" \
             TwoNodes.test_each_action_has_one_effect_however_often_it_comes ;;
  failover)
    for ((round = 1; round <= ${2:-10}; ++round)); do
      python3 -B "$root/tests/ha/failover_test.py" "$program" Failover.test_every_acknowledged_action_survives_once
    done ;;
  patroni)
    for ((round = 1; round <= ${2:-1}; ++round)); do
      python3 -B "$root/tests/ha/patroni_trial.py" "$program" "$root"
    done ;;
  *) echo "soak: numbering, kill, actions, failover or patroni, not $what" >&2; exit 2 ;;
esac
