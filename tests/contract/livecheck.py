# SPDX-License-Identifier: GPL-3.0-or-later
"""The live channel as docs/api.md describes it, by a WebSocket client of a few lines."""

import base64
import hashlib
import json
import os
import socket
import struct


class LiveClient:
    def __init__(self, port):
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        key = base64.b64encode(os.urandom(16)).decode()
        self._socket.sendall(f"GET /v1/live HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
                             f"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n"
                             .encode())
        self._file = self._socket.makefile("rb")
        self.status = int(self._file.readline().split()[1])
        headers = {}
        while (line := self._file.readline().strip()):
            name, _, value = line.decode().partition(":")
            headers[name.lower()] = value.strip()
        digest = hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest()
        self.accepted = headers.get("sec-websocket-accept") == base64.b64encode(digest).decode()

    def say(self, message):
        data = json.dumps(message).encode()
        size = bytes([0x80 | len(data)]) if len(data) < 126 else bytes([0x80 | 126]) + struct.pack(">H", len(data))
        self._socket.sendall(b"\x81" + size + b"\0\0\0\0" + data)  # masked with zeros

    def hear(self):
        """The next message: a list of lines for a page, else an object."""
        first, size = self._file.read(2)
        if size == 126:
            size, = struct.unpack(">H", self._file.read(2))
        elif size == 127:
            size, = struct.unpack(">Q", self._file.read(8))
        data = self._file.read(size)
        if first & 0x0F == 2:
            return [json.loads(line) for line in data.splitlines()]
        return json.loads(data) if first & 0x0F == 1 else {"k": "control", "opcode": first & 0x0F}

    def close(self):
        self._file.close()
        self._socket.close()


def check_live(contract, port):
    contract.call("/v1/live", "get", 400)
    page = contract.call("/v1/sync/changes", "get", 200, "?limit=5000&max_bytes=8388608")
    live = LiveClient(port)
    contract.met.add(("/v1/live", "get", str(live.status)))
    contract.expect(live.status == 101 and live.accepted, "the WebSocket does not open")
    live.say({"k": "hello", "proto": 1, "cursor": page[-1]["next"], "something": "new"})
    welcome = live.hear()
    contract.expect(welcome["k"] == "welcome" and welcome["head"] == page[0]["head"] and 0 < welcome["hb"] <= 60,
                    f"unexpected welcome {welcome}")
    batch = {"origin": "import", "rows": [{"entity": "event", "sid": "live", "cat": "0102", "st": "reported",
                                           "pri": "normal", "reg": "330902", "title": "实时",
                                           "at": "2026-03-01T03:00:00Z"}]}
    contract.call("/v1/ingest/{source}", "post", 200, body=batch, source="grid")
    pushed = live.hear()
    pulled = contract.call("/v1/sync/changes", "get", 200, "?cursor=" + page[-1]["next"])
    contract.expect(isinstance(pushed, list) and pushed[1:-1] == pulled[1:-1]
                    and pushed[-1]["next"] == pulled[-1]["next"], f"pushed {pushed}, but the pull gives {pulled}")
    live.close()
    rude = LiveClient(port)
    rude.say({"k": "hello"})
    answer = rude.hear()
    contract.expect(answer["k"] == "bye" and answer["code"] == "proto" and len(answer["retry_ms"]) == 2,
                    f"a hello that is none is answered with {answer}")
    rude.close()
