# SPDX-License-Identifier: GPL-3.0-or-later
"""Many clients without caches or screens: each keeps a position, pulls and listens as docs/api.md tells a client to, and
waits with jitter. Together they say how long every request took, how many there were in a second, and who is live."""

import asyncio
import base64
import collections
import gzip
import json
import os
import random
import struct
import time

LONGEST_WAIT, SHORTEST_WAIT = 60.0, 1.0


class Herd:
    def __init__(self, port, count, seed):
        self.port = port
        self.random = random.Random(seed)
        self.latencies, self.failures = [], collections.Counter()
        self.requests_in_second = collections.Counter()
        self.live = set()
        self.members = [Member(self, number) for number in range(count)]

    async def until_all_live(self, seconds):
        """How long it took."""
        begin = time.monotonic()
        while len(self.live) < len(self.members):
            if time.monotonic() - begin > seconds:
                raise AssertionError(f"after {seconds} s only {len(self.live)} of {len(self.members)} are live; "
                                     f"{dict(self.failures)}")
            await asyncio.sleep(0.05)
        return time.monotonic() - begin

    def begin_measuring(self):
        self.latencies.clear()
        self.requests_in_second.clear()
        self.failures.clear()

    def percentile(self, share):
        return sorted(self.latencies)[min(len(self.latencies) - 1, int(len(self.latencies) * share))]

    def count(self):
        self.requests_in_second[int(time.monotonic())] += 1


class Gone(Exception):
    """The connection ended; `wait` is what the server said about coming back."""

    def __init__(self, why, wait=None):
        super().__init__(why)
        self.wait = wait


class Member:
    def __init__(self, herd, number):
        self.herd, self.number = herd, number
        self.cursor, self.seq, self.epoch = "", 0, None
        self._backoff = SHORTEST_WAIT

    async def run(self):
        while True:
            try:
                await self._pull()
                await self._listen()
            except (Gone, OSError, asyncio.IncompleteReadError, asyncio.TimeoutError) as fault:
                self.herd.live.discard(self.number)
                self.herd.failures[str(fault) if isinstance(fault, Gone) else type(fault).__name__] += 1
                await asyncio.sleep(self._next_wait(fault))

    def _next_wait(self, fault):
        if isinstance(fault, Gone) and fault.wait:
            least, most = fault.wait
            return self.herd.random.uniform(least, most)
        self._backoff = min(LONGEST_WAIT, self.herd.random.uniform(SHORTEST_WAIT, 3 * self._backoff))
        return self._backoff

    async def _pull(self):
        more = True
        while more:
            status, headers, body = await self._get("/v1/sync/changes?limit=5000&max_bytes=1048576"
                                                    + (f"&cursor={self.cursor}" if self.cursor else ""))
            if status in (409, 410):
                if not self.cursor:
                    raise Gone(f"{status} without a cursor")
                self.cursor, self.seq = "", 0
                continue
            if status in (429, 503):
                after = float(headers.get("retry-after", "1"))
                raise Gone(str(status), (after, 1.5 * after))
            if status != 200:
                raise Gone(str(status))
            begin, end = json.loads(body[:body.index(b"\n")]), json.loads(body[body.rstrip().rindex(b"\n") + 1:])
            self.epoch, self.seq, self.cursor, more = begin["epoch"], begin["to"], end["next"], end["more"]

    async def _get(self, path):
        self.herd.count()
        begin = time.monotonic()
        reader, writer = await asyncio.wait_for(asyncio.open_connection("127.0.0.1", self.herd.port), 20)
        try:
            writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.herd.port}\r\nAccept-Encoding: gzip\r\n"
                         "Connection: close\r\n\r\n".encode())
            status, headers = await asyncio.wait_for(self._head(reader), 20)
            body = await asyncio.wait_for(reader.readexactly(int(headers["content-length"])), 20)
        finally:
            writer.transport.abort()
        self.herd.latencies.append(time.monotonic() - begin)
        return status, headers, gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body

    @staticmethod
    async def _head(reader):
        line = await reader.readline()
        if not line:
            raise Gone("no answer")
        headers = {}
        while (field := (await reader.readline()).strip()):
            name, _, value = field.decode().partition(":")
            headers[name.lower()] = value.strip()
        return int(line.split()[1]), headers

    async def _listen(self):
        self.herd.count()
        reader, writer = await asyncio.wait_for(asyncio.open_connection("127.0.0.1", self.herd.port), 20)
        try:
            begin = time.monotonic()
            writer.write(f"GET /v1/live HTTP/1.1\r\nHost: 127.0.0.1:{self.herd.port}\r\nUpgrade: websocket\r\n"
                         "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                         f"{base64.b64encode(os.urandom(16)).decode()}\r\n\r\n".encode())
            status, _ = await asyncio.wait_for(self._head(reader), 20)
            if status != 101:
                raise Gone(f"the socket was refused with {status}")
            hello = json.dumps({"k": "hello", "proto": 1, "cursor": self.cursor}).encode()
            writer.write(self._frame(1, hello))
            while True:
                message = await asyncio.wait_for(self._message(reader, writer), 60)
                if message["k"] == "welcome":
                    self.herd.latencies.append(time.monotonic() - begin)
                    self._backoff = SHORTEST_WAIT
                    self.herd.live.add(self.number)
                elif message["k"] == "bye":
                    least, most = message["retry_ms"]
                    raise Gone("bye " + message["code"], (least / 1000, most / 1000))
                elif message["k"] == "hint" and message["to"] > self.seq:
                    await self._pull()
        finally:
            self.herd.live.discard(self.number)
            writer.transport.abort()

    @staticmethod
    def _frame(kind, data):
        """As a client sends it: masked, here with zeros."""
        size = bytes([0x80 | len(data)]) if len(data) < 126 else b"\xfe" + struct.pack(">H", len(data))
        return bytes([0x80 | kind]) + size + b"\0\0\0\0" + data

    async def _message(self, reader, writer):
        first, size = await reader.readexactly(2)
        if size == 126:
            size, = struct.unpack(">H", await reader.readexactly(2))
        elif size == 127:
            size, = struct.unpack(">Q", await reader.readexactly(8))
        data = await reader.readexactly(size)
        if first & 0x0F == 8:
            raise Gone("closed")
        if first & 0x0F == 9:  # whoever does not answer counts as gone after a while
            writer.write(self._frame(10, data))
        if first & 0x0F == 1:
            return json.loads(data)
        if first & 0x0F == 2:  # a page: follow it when it joins on, otherwise pull as after a hint
            begin, end = json.loads(data[:data.index(b"\n")]), json.loads(data[data.rstrip().rindex(b"\n") + 1:])
            if begin["from"] == self.seq and not begin.get("split"):
                self.seq, self.cursor = begin["to"], end["next"]
                return {"k": "data"}
            return {"k": "hint", "to": begin["to"]}
        return {"k": "control"}
