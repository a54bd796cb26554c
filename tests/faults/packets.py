# SPDX-License-Identifier: GPL-3.0-or-later
"""Networks that lose, double, delay and reorder packets, as `tc netem` does, without needing it in the kernel.

A Net is a network namespace for the server and one for each client. Each client is joined to the server by two TUN
devices, and what is written into one is read, spoilt under a seeded schedule, and written into the other. No packet
leaves these namespaces, which have no other devices."""

import contextlib
import ctypes
import dataclasses
import fcntl
import heapq
import os
import random
import selectors
import socket
import struct
import threading
import time

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
SIOCSIFADDR, SIOCSIFNETMASK, SIOCGIFFLAGS, SIOCSIFFLAGS = 0x8916, 0x891C, 0x8913, 0x8914
IFF_UP, IFF_RUNNING = 0x1, 0x40
LONGEST_QUEUE = 2.0  # seconds that a packet may wait for its turn where the rate is small; then it is dropped
libc = ctypes.CDLL(None, use_errno=True)


@dataclasses.dataclass
class Weather:
    """What happens to packets, the same in both directions. Times in seconds, shares from 0 to 1, bytes a second."""

    name: str
    delay: float = 0.0
    jitter: float = 0.0
    loss: float = 0.0
    doubled: float = 0.0
    reordered: float = 0.0
    rate: float = 0.0

    @property
    def round_trip(self):
        return 2 * (self.delay + self.jitter)


class NotAllowed(Exception):
    """This machine does not let us make namespaces or TUN devices; says which."""


def _call(function, *arguments):
    if function(*arguments) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def enter_own_user():
    """Where we are not the administrator: we become one of a user namespace, before any thread is started."""
    user, group = os.getuid(), os.getgid()
    if user == 0:
        return
    try:
        _call(libc.unshare, CLONE_NEWUSER | CLONE_NEWNET)  # back to the first one we could not come
        for name, content in (("setgroups", "deny"), ("uid_map", f"0 {user} 1"), ("gid_map", f"0 {group} 1")):
            with open(f"/proc/self/{name}", "w", encoding="ascii") as file:
                file.write(content)
    except OSError as fault:
        raise NotAllowed(f"no user namespace can be made: {fault}") from fault


def _new_namespace():
    made = []

    def make():
        try:
            _call(libc.unshare, CLONE_NEWNET)
            _set_up("lo")
            made.append(os.open("/proc/thread-self/ns/net", os.O_RDONLY))
        except OSError as fault:
            made.append(fault)

    thread = threading.Thread(target=make)
    thread.start()
    thread.join()
    if isinstance(made[0], OSError):
        raise NotAllowed(f"no network namespace can be made: {made[0]}")
    return made[0]


@contextlib.contextmanager
def inside(namespace):
    """This thread, and what it starts, is in the namespace."""
    own = os.open("/proc/thread-self/ns/net", os.O_RDONLY)
    try:
        _call(libc.setns, namespace, CLONE_NEWNET)
        yield
    finally:
        _call(libc.setns, own, CLONE_NEWNET)
        os.close(own)


def _set_up(device, address=None):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        def ask(request, value):
            return fcntl.ioctl(control, request, struct.pack("16s16s", device.encode(), value))

        if address:
            for request, text in ((SIOCSIFADDR, address), (SIOCSIFNETMASK, "255.255.255.0")):
                ask(request, struct.pack("HH4s8x", socket.AF_INET, 0, socket.inet_aton(text)))
        flags = struct.unpack("16xH14x", ask(SIOCGIFFLAGS, b""))[0]
        ask(SIOCSIFFLAGS, struct.pack("H", flags | IFF_UP | IFF_RUNNING))


def _tun(namespace, device, address):
    with inside(namespace):
        try:
            tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
            fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH14x", device.encode(), IFF_TUN | IFF_NO_PI))
            _set_up(device, address)
        except OSError as fault:
            raise NotAllowed(f"no TUN device can be made: {fault}") from fault
    return tun


class Link:
    """Between the server and one client; `server` is the address under which that client finds the server."""

    def __init__(self, net, number, weather):
        self.weather, self.stalled = weather, False
        self.client_space = _new_namespace()
        self.server, self.client = f"10.77.{number}.1", f"10.77.{number}.2"
        self.tuns = (_tun(net.server_space, f"link{number}", self.server), _tun(self.client_space, "link", self.client))
        self.counts = {"handed on": 0, "lost": 0, "doubled": 0, "overtaken": 0, "too many": 0, "stalled": 0}
        self._free_at, self._last_due = [0.0, 0.0], [0.0, 0.0]

    def due_times(self, direction, size, chance):
        """When copies of a packet that comes now arrive; none when it is lost."""
        if self.stalled:
            self.counts["stalled"] += 1
            return []
        weather, now = self.weather, time.monotonic()
        if chance.random() < weather.loss:
            self.counts["lost"] += 1
            return []
        start = max(now, self._free_at[direction])
        if start - now > LONGEST_QUEUE:
            self.counts["too many"] += 1
            return []
        self._free_at[direction] = start + (size / weather.rate if weather.rate else 0)
        due = self._free_at[direction] + weather.delay + chance.uniform(0, weather.jitter)
        if chance.random() < weather.reordered:
            due += chance.uniform(0.01, 0.1)  # and those behind it overtake it
            self.counts["overtaken"] += 1
        else:
            due = self._last_due[direction] = max(due, self._last_due[direction])
        self.counts["handed on"] += 1
        times = [due]
        if chance.random() < weather.doubled:
            times.append(due + chance.uniform(0, 0.02))
            self.counts["doubled"] += 1
        return times


class Net:
    """Namespaces and links while it is entered. Raises NotAllowed where it cannot be made."""

    def __init__(self, weathers, seed):
        self._chance = random.Random(seed)
        self.server_space = _new_namespace()
        self.links = [Link(self, number + 1, weather) for number, weather in enumerate(weathers)]
        self._ending = threading.Event()

    def __enter__(self):
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._ending.set()
        self._thread.join(10)
        for link in self.links:
            for each in (*link.tuns, link.client_space):
                os.close(each)
        os.close(self.server_space)

    def _run(self):
        waiting, number = [], 0
        with selectors.DefaultSelector() as selector:
            for link in self.links:
                for direction, tun in enumerate(link.tuns):
                    selector.register(tun, selectors.EVENT_READ, (link, direction))
            while not self._ending.is_set():
                wait = min(0.1, max(0.0, waiting[0][0] - time.monotonic())) if waiting else 0.1
                for key, _ in selector.select(wait):
                    link, direction = key.data
                    for packet in self._packets(key.fd):
                        for due in link.due_times(direction, len(packet), self._chance):
                            number += 1
                            heapq.heappush(waiting, (due, number, link.tuns[1 - direction], packet))
                now = time.monotonic()
                while waiting and waiting[0][0] <= now:
                    _, _, tun, packet = heapq.heappop(waiting)
                    with contextlib.suppress(OSError):  # a full device drops it, as a router would
                        os.write(tun, packet)

    @staticmethod
    def _packets(tun):
        for _ in range(64):
            try:
                yield os.read(tun, 65_536)
            except BlockingIOError:
                return
