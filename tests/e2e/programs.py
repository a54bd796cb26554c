# SPDX-License-Identifier: GPL-3.0-or-later
"""What the end-to-end tests share: where the programs are, how they are run, a central API on a free port."""

import argparse
import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
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


def wait_for(question, seconds, what):
    """The first answer that is not None."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = question()
        if answer is not None:
            return answer
        time.sleep(0.05)
    raise AssertionError(f"{what} did not happen within {seconds} s")


class Central:
    """A running onescreen-central on an empty folder."""

    def __init__(self, folder, *arguments):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._log = open(Path(folder) / "central.log", "w+", encoding="utf-8")
        self._process = subprocess.Popen(
            [program("onescreen-central"), "--data", str(Path(folder) / "central"), "--port", str(self.port),
             *map(str, arguments)],
            stdout=self._log, stderr=subprocess.STDOUT, env=environment())

    def __enter__(self):
        wait_for(self._ready, 30, "the start of onescreen-central")
        return self

    def _ready(self):
        if self._process.poll() is not None:
            raise AssertionError(f"onescreen-central ended with {self._process.returncode}:\n{self.log()}")
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            return get_json(self.url + "/healthz")
        return None

    def log(self):
        self._log.flush()
        return Path(self._log.name).read_text(encoding="utf-8")

    def head(self):
        return get_json(self.url + "/v1/meta")["head_seq"]

    def __exit__(self, *_):
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()


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
