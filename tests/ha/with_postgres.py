#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a program with a PostgreSQL server of its own.

usage: with_postgres.py PROGRAM [ARGUMENT…]

The program finds a connection string in ONESCREEN_TEST_POSTGRES; "{postgres}" in an argument is replaced by it. The
exit code is the program's.
"""
import os
import subprocess
import sys

from privatepostgres import Postgres


def main():
    with Postgres() as server:
        address = server.database("onescreen")
        arguments = [argument.replace("{postgres}", address) for argument in sys.argv[1:]]
        return subprocess.run(arguments, env={**os.environ, "ONESCREEN_TEST_POSTGRES": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
