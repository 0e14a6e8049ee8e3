# SPDX-License-Identifier: GPL-3.0-or-later
"""A bad line between a program and a server, both on this machine: packets that get lost, come late or come slowly.

    enter()                                   # first of all: this script again, in a network of its own; or it prints why not and ends
    with LossyNet() as net:
        server = net.there(lambda: Server(net.THERE))   # made at the far end of the line
        net.set(loss=0.1, delay=0.05, rate=1200)        # each way: share of packets, seconds, bytes a second
        ...                                             # this thread, and what it starts, is at the near end

Two networks are joined by two TUN devices, and every packet goes through a loop here: a kernel without netem does, and losses are
the same for the same seed. Needs the right to make networks (root, or user namespaces) and /dev/net/tun.
"""
import ctypes
import fcntl
import heapq
import os
import random
import select
import struct
import subprocess
import sys
import threading
import time

INSIDE = "DOORWAY_TEST_LOSSY"
CLONE_NEWNET = 0x40000000
TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
MTU = 1400
TCP = 6
MOST_WAITING = 200      # packets each way: then a router drops what comes


def skip(reason):
    print(f"1..0 # SKIP {reason}")
    sys.exit(0)


def enter():
    """This script again, in namespaces of its own: as root, or as anybody where the system lets anybody."""
    if INSIDE in os.environ:
        return
    for words in (["unshare", "-nm"], ["unshare", "-rnm"]):
        try:
            if subprocess.run([*words, "sh", "-c", "test -c /dev/net/tun && ip tuntap add dev probe mode tun"], stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0:
                os.environ[INSIDE] = "1"
                os.execvp(words[0], [*words, sys.executable, *sys.argv])
        except FileNotFoundError:
            break
    skip("This system allows no network namespaces with TUN devices.")


def open_tun(address):
    """A TUN device with `address` in the network of the calling thread; returns what its packets are read from and written to."""
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH14x", b"line", IFF_TUN | IFF_NO_PI))
    for words in (f"address add {address}/24 dev line", f"link set line mtu {MTU} up", "link set lo up"):
        subprocess.run(["ip", *words.split()], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    return device


class Way:
    """One direction of the line."""

    def __init__(self, source, sink, seed):
        self.source, self.sink = source, sink
        self.random = random.Random(seed)
        self.free_at = 0.0          # when a slow line has sent what it was given
        self.waiting = []           # (when it arrives, which, packet)
        self.count = 0
        self.n_lost = 0
        self.n_of_ipv6 = 0          # beginnings of TCP connections that lead nowhere

    def take(self, net, packet, now):
        if packet[0] >> 4 != 4:
            self.n_of_ipv6 += packet[6] == TCP
            return
        if net.is_down or self.random.random() < net.loss or len(self.waiting) >= MOST_WAITING:
            self.n_lost += 1
            return
        self.free_at = max(now, self.free_at) + (len(packet) / net.rate if net.rate else 0)
        self.count += 1
        heapq.heappush(self.waiting, (self.free_at + net.delay, self.count, packet))

    def send_due(self, now):
        while self.waiting and self.waiting[0][0] <= now:
            packet = heapq.heappop(self.waiting)[2]
            try:
                os.write(self.sink, packet)
            except OSError:
                pass                # a full queue drops it, like any router


class LossyNet:
    HERE, THERE = "203.0.113.1", "203.0.113.2"

    def __init__(self, seed=1):
        self.set()
        self.jobs, self.is_ending = [], False
        self.wake = threading.Condition()
        threading.Thread(target=self._stay_there, daemon=True).start()
        near = open_tun(self.HERE)
        self.far_device = self.there(lambda: open_tun(self.THERE))
        self.ways = [Way(near, self.far_device, seed), Way(self.far_device, near, seed + 1)]

    def set(self, loss=0.0, delay=0.0, rate=None, is_down=False):
        """From now on, each way."""
        self.loss, self.delay, self.rate, self.is_down = loss, delay, rate, is_down

    @property
    def n_lost(self):
        """Packets that were lost so far, both ways together."""
        return sum(way.n_lost for way in self.ways)

    def there(self, function):
        """What `function` returns when it is called at the far end."""
        answer = []
        with self.wake:
            self.jobs.append((function, answer))
            self.wake.notify_all()
            while not answer:
                assert self.wake.wait(30), "nothing happens at the far end"
        result, problem = answer[0]
        if problem is not None:
            raise problem
        return result

    def _stay_there(self):
        # Of Linux, a thread: the others stay in the network that they are in.
        libc = ctypes.CDLL(None, use_errno=True)
        problem = OSError(ctypes.get_errno(), "unshare") if libc.unshare(CLONE_NEWNET) != 0 else None
        while True:
            with self.wake:
                while not self.jobs:
                    self.wake.wait()
                function, answer = self.jobs.pop(0)
            try:
                found = (function() if problem is None else None, problem)
            except Exception as raised:     # the caller's to raise
                found = (None, raised)
            with self.wake:
                answer.append(found)
                self.wake.notify_all()

    def _carry(self):
        while not self.is_ending:
            now = time.monotonic()
            due = [way.waiting[0][0] - now for way in self.ways if way.waiting]
            readable, _, _ = select.select([way.source for way in self.ways], [], [], max(0, min([0.05, *due])))
            now = time.monotonic()
            for way in self.ways:
                if way.source in readable:
                    try:
                        way.take(self, os.read(way.source, 65536), now)
                    except BlockingIOError:
                        pass
                way.send_due(time.monotonic())

    def __enter__(self):
        self.thread = threading.Thread(target=self._carry, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.is_ending = True
        self.thread.join()
