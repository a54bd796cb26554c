# SPDX-License-Identifier: GPL-3.0-or-later
"""A TCP proxy that does to a connection what bad networks do, under a seeded schedule.

Profiles (each connection draws one of those that are on):
  clean     hands everything on
  slow      a few kilobytes a second
  slice     one to seven bytes at a time
  reset     breaks the connection with a reset after a while
  half_open stops handing on without closing anything
  cut       ends the connection in order, in the middle of an answer
  garble    swaps two pieces of the answer, which no network should do but a broken proxy does
"""

import asyncio
import random
import socket
import struct
import threading

PROFILES = ("clean", "slow", "slice", "reset", "half_open", "cut", "garble")


class ChaosProxy:
    """Listens on a free port of loopback while it is entered; runs in a thread of its own."""

    def __init__(self, target_port, seed, profiles=PROFILES):
        self._target_port = target_port
        self._random = random.Random(seed)
        self.profiles = list(profiles)
        self.target_port = target_port
        self.connections = {name: 0 for name in PROFILES}
        self._open, self._stalled = set(), set()

    def __enter__(self):
        self._loop = asyncio.new_event_loop()
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(ready,), daemon=True)
        self._thread.start()
        if not ready.wait(10):
            raise AssertionError("the proxy did not start")
        return self

    def __exit__(self, *_):
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def heal(self):
        """From now on everything is handed on; what hangs is broken off, as when a cable is plugged in again."""
        self.profiles = ["clean"]
        self._loop.call_soon_threadsafe(self._break_all)

    def stall(self):
        """What is connected now gets nothing any more, although nobody is told; new connections are well."""
        self.profiles = ["clean"]
        self._stalled |= self._open

    def _break_all(self):
        for writer in list(self._open):
            writer.transport.abort()

    def _run(self, ready):
        asyncio.set_event_loop(self._loop)

        async def serve():
            self._stop = asyncio.Event()
            server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
            self.port = server.sockets[0].getsockname()[1]
            ready.set()
            async with server:
                await self._stop.wait()
                self._break_all()

        self._loop.run_until_complete(serve())
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    async def _accept(self, reader, writer):
        profile = self._random.choice(self.profiles)
        self.connections[profile] += 1
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.target_port)
        except OSError:
            writer.transport.abort()
            return
        self._open |= {writer, far_writer}
        try:
            await asyncio.gather(self._pump(reader, far_writer, "clean"), self._pump(far_reader, writer, profile))
        except (OSError, asyncio.CancelledError):
            pass
        finally:
            self._open -= {writer, far_writer}
            self._stalled -= {writer, far_writer}
            for each in (writer, far_writer):
                each.transport.abort()

    async def _pump(self, reader, writer, profile):
        budget = self._random.randint(200, 60_000)
        while data := await reader.read(4096):
            if writer in self._stalled:
                await asyncio.sleep(3600)
            if profile == "half_open" and budget < len(data):
                await asyncio.sleep(3600)
            if profile in ("reset", "cut") and budget < len(data):
                writer.write(data[:budget])
                await writer.drain()
                if profile == "reset":
                    linger = struct.pack("ii", 1, 0)
                    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                return
            budget -= len(data)
            if profile == "garble" and len(data) > 400:
                at = self._random.randint(100, len(data) - 200)
                data = data[:at] + data[at + 50:at + 100] + data[at:at + 50] + data[at + 100:]
            step = self._random.randint(1, 7) if profile == "slice" else len(data)
            for at in range(0, len(data), step):
                writer.write(data[at:at + step])
                await writer.drain()
                if profile == "slice" and at % 512 < step:
                    await asyncio.sleep(0.001)
            if profile == "slow":
                await asyncio.sleep(len(data) / 20_000)
        if writer.can_write_eof():
            writer.write_eof()
