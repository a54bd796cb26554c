# SPDX-License-Identifier: GPL-3.0-or-later
"""What the end-to-end tests share: where the programs are, how they are run, a central API on a free port."""

import argparse
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import unittest
import urllib.request
from pathlib import Path

EXE = ".exe" if os.name == "nt" else ""


class Setup:
    """Folders of this run, from the command line."""

    bin: Path
    source: Path
    shared: Path


def program(name):
    return str(Setup.bin / (name + EXE))


def environment():
    """A zone and a platform of their own, so that the machine's settings do not matter."""
    return {**os.environ, "TZ": "America/St_Johns", "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


def run(name, *arguments, cwd=None, timeout=240):
    """The finished program with its output as text."""
    return subprocess.run([program(name), *map(str, arguments)], capture_output=True, text=True, encoding="utf-8",
                          cwd=cwd, timeout=timeout, env=environment(), check=False)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def get_json(url, timeout=10):
    with urllib.request.urlopen(url, timeout=timeout) as answer:
        return json.load(answer)


class Central:
    """A running onescreen-central on an empty folder and a free port; open unless `accounts` are wanted."""

    def __init__(self, folder, *arguments, accounts=False, variables=None):
        self._log = Path(folder) / "central.log"
        with open(self._log, "wb") as log:
            self._process = subprocess.Popen(
                [program("onescreen-central"), "--data", str(Path(folder) / "central"),
                 *([] if accounts else ["--open"]), *([] if "--port" in arguments else ["--port", "0"]),
                 *map(str, arguments)],
                stdout=subprocess.PIPE, stderr=log, text=True, encoding="utf-8",
                env=environment() | (variables or {}))
        self.url = None

    def __enter__(self):
        # The line comes when the server answers; a server that cannot start ends and so closes its output.
        for line in self._process.stdout:
            if line.startswith("listening on "):
                self.url = line.split()[-1]
                return self
        self._process.wait(20)
        raise AssertionError(f"onescreen-central ended with {self._process.returncode}:\n{self._log.read_text()}")

    def next_line(self):
        """What it prints after the line that it listens: the code for the first administrator."""
        return self._process.stdout.readline()

    @property
    def pid(self):
        return self._process.pid

    def kill(self):
        """As by kill -9; may be said twice."""
        self._process.kill()
        self._process.wait()

    def head(self):
        return get_json(self.url + "/v1/meta")["head_seq"]

    def __exit__(self, *_):
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()


SUMMARY = re.compile(r"(read|sent|created|updated|unchanged|rejected|repeated|can be sent) (\d+)")


def summary(output):
    """The figures of the last line that an import prints."""
    return {word: int(number) for word, number in SUMMARY.findall(output.strip().splitlines()[-1])}


class ProgramTest(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory(prefix="onescreen-e2e-")
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path


def main():
    parser = argparse.ArgumentParser()
    for name in ("bin", "source", "shared"):
        parser.add_argument("--" + name, type=Path, required=True)
    known, rest = parser.parse_known_args()
    Setup.bin, Setup.source, Setup.shared = known.bin, known.source, known.shared
    unittest.main(argv=[sys.argv[0], *rest], verbosity=2)
