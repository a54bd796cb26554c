# SPDX-License-Identifier: GPL-3.0-or-later
"""What both sides of the contract compute: sums of pages, hashes of rows, names of sums, and RFC 6455 frames."""

import base64
import hashlib
import json
import os
import socket
import struct
import time

MASK64 = (1 << 64) - 1
WITHOUT_REGION = {"region", "dict", "feed", "note"}
TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10


def _crc_table():
    table = []
    for value in range(256):
        for _ in range(8):
            value = (value >> 1) ^ (0x82F63B78 if value & 1 else 0)
        table.append(value)
    return tuple(table)


_CRC_TABLE = _crc_table()


def crc32c(data):
    """CRC-32C (Castagnoli) in eight lower-case hexadecimal digits."""
    crc = 0xFFFFFFFF
    table = _CRC_TABLE
    for byte in data:
        crc = table[(crc ^ byte) & 255] ^ (crc >> 8)
    return f"{crc ^ 0xFFFFFFFF:08x}"


def _hash(text):
    value = 14695981039346656037
    for byte in text.encode():
        value = (value ^ byte) * 1099511628211 & MASK64
    value ^= value >> 33
    value = value * 0xFF51AFD7ED558CCD & MASK64
    value ^= value >> 33
    value = value * 0xC4CEB9FE1A85EC53 & MASK64
    return value ^ (value >> 33)


def hash64(row_id, version):
    return _hash(f"{row_id}|{version}")


def bucket_of(row_id):
    return f"{_hash(row_id) >> 56:02x}"


def nine_digits(region):
    return region + "000" if len(region) == 6 else region


def sum_name(entity, region):
    """The sum that a row is in, as in the answer of GET /v1/sync/digest."""
    return entity if entity in WITHOUT_REGION or not region else f"{entity}/{nine_digits(region)}"


def sums_of(rows):
    """The sums of (name, id, version), as {name: [hexadecimal sum, rows]}."""
    sums = {}
    for name, row_id, version in rows:
        value, count = sums.get(name, (0, 0))
        sums[name] = (value + hash64(row_id, version) & MASK64, count + 1)
    return {name: [f"{value:016x}", count] for name, (value, count) in sums.items()}


def line(members):
    return json.dumps(members, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def write_page(begin, operations, more, cursor):
    body = b"".join([line(begin)] + [line(operation) for operation in operations])
    return body + line({"k": "end", "n": len(operations), "crc": crc32c(body), "more": more, "next": cursor})


def read_page(data):
    """(begin line, operations, end line) of a page or a part; ValueError when it is to be thrown away."""
    if not data.endswith(b"\n"):
        raise ValueError("cut off")
    start = data.rfind(b"\n", 0, len(data) - 1) + 1
    end = json.loads(data[start:])
    lines = [json.loads(text) for text in data[:start].split(b"\n")[:-1]]
    if end.get("k") != "end" or not lines or end["n"] != len(lines) - 1 or end["crc"] != crc32c(data[:start]):
        raise ValueError("its sum does not fit")
    return lines[0], lines[1:], end


class WebSocket:
    """One end of a WebSocket over a connected socket, after the handshake."""

    def __init__(self, connection, received=b"", masked=False):
        self._socket = connection
        self._buffer = received
        self._masked = masked
        self._message = b""
        self._kind = 0

    @staticmethod
    def accept_key(key):
        return base64.b64encode(hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest()).decode()

    @classmethod
    def connect(cls, host, port, path, timeout, context=None):
        connection = socket.create_connection((host, port), timeout)
        if context:
            connection = context.wrap_socket(connection, server_hostname=host)
        key = base64.b64encode(os.urandom(16)).decode()
        connection.sendall(
            f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n".encode())
        answer = b""
        while b"\r\n\r\n" not in answer:
            piece = connection.recv(4096)
            if not piece:
                raise ConnectionError("closed in the handshake")
            answer += piece
        head, _, rest = answer.partition(b"\r\n\r\n")
        if b" 101 " not in head.split(b"\r\n")[0] or cls.accept_key(key).encode() not in head:
            connection.close()
            raise ConnectionError("no WebSocket: " + head.split(b"\r\n")[0].decode())
        return cls(connection, rest, masked=True)

    def send(self, data):
        self._frame(BINARY if isinstance(data, bytes) else TEXT, data if isinstance(data, bytes) else data.encode())

    def abort(self):
        self._socket.close()

    def close(self):
        try:
            self._frame(CLOSE, struct.pack(">H", 1000))
            self._socket.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        self._socket.close()

    def receive(self, timeout):
        """str or bytes; None when nothing came in time. ConnectionError at the end."""
        deadline = time.monotonic() + timeout
        while True:
            frame = self._next_frame()
            while frame is None:
                left = deadline - time.monotonic()
                if left <= 0:
                    return None
                self._socket.settimeout(left)
                try:
                    piece = self._socket.recv(65536)
                except TimeoutError:
                    return None
                if not piece:
                    raise ConnectionError("closed")
                self._buffer += piece
                frame = self._next_frame()
            message = self._take(*frame)
            if message is not None:
                return message

    def _take(self, last, kind, data):
        if kind == CLOSE:
            self.close()
            raise ConnectionError("closed")
        if kind == PING:
            self._frame(PONG, data)
        if kind >= CLOSE:
            return None
        self._kind = kind or self._kind
        self._message += data
        if not last:
            return None
        whole, self._message = self._message, b""
        return whole.decode() if self._kind == TEXT else whole

    def _next_frame(self):
        buffer = self._buffer
        if len(buffer) < 2:
            return None
        size, start = buffer[1] & 127, 2
        if size >= 126:
            width = 2 if size == 126 else 8
            if len(buffer) < 2 + width:
                return None
            size, start = int.from_bytes(buffer[2:2 + width]), 2 + width
        masked = buffer[1] & 128
        key = buffer[start:start + 4] if masked else b""
        start += len(key) if masked else 0
        if len(buffer) < start + size or masked and len(key) < 4:
            return None
        data = buffer[start:start + size]
        self._buffer = buffer[start + size:]
        if masked:
            data = bytes(byte ^ key[place & 3] for place, byte in enumerate(data))
        return buffer[0] & 128, buffer[0] & 15, data

    def _frame(self, kind, data):
        size = len(data)
        mask = 128 if self._masked else 0
        if size < 126:
            head = struct.pack(">BB", 128 | kind, mask | size)
        elif size < 65536:
            head = struct.pack(">BBH", 128 | kind, mask | 126, size)
        else:
            head = struct.pack(">BBQ", 128 | kind, mask | 127, size)
        if self._masked:
            key = os.urandom(4)
            head += key
            data = bytes(byte ^ key[place & 3] for place, byte in enumerate(data))
        self._socket.settimeout(10)
        self._socket.sendall(head + data)
