#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds over bad lines: packets that get lost, come late, come slowly or stop coming, in a network of the test's own. Prints TAP.

usage: test-loss.py DOORWAYCTL SIGN-FEED
"""
import os
import pathlib
import random
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from lossy_net import LossyNet, enter  # noqa: E402

enter()

from doorwayctl import NOW, SLOW, Stage, page, service  # noqa: E402
from publisher import Publisher  # noqa: E402
from signer import Signer, objects  # noqa: E402
from tap import Suite, comment, equal  # noqa: E402

NAME = "Example Council Family Directory"
BOTH = "both.example"           # has an address of each kind, and that of IPv6 leads nowhere
MOST_SYNCS = 40
# A request is tried three times, each given up after 30 s without progress; then a server that answered has its deadline too.
MOST_SECONDS = 200 * SLOW
suite = Suite()
stage = Stage()


def name_both(net, folder):
    """Look-up of BOTH in this network, and a route for its address of IPv6 that no packet comes back from."""
    hosts = pathlib.Path(folder) / "hosts"
    hosts.write_text(f"127.0.0.1 localhost\n{net.THERE} {BOTH}\n2001:db8::2 {BOTH}\n")
    switch = pathlib.Path(folder) / "nsswitch.conf"
    switch.write_text("hosts: files\n")
    for words in (["mount", "--make-rprivate", "/"], ["mount", "--bind", hosts, "/etc/hosts"], ["mount", "--bind", switch, "/etc/nsswitch.conf"],
                  ["ip", "-6", "address", "add", "2001:db8::1/64", "dev", "line", "nodad"]):
        subprocess.run(words, check=True, stdin=subprocess.DEVNULL)


net = LossyNet().__enter__()
name_both(net, stage.home.name)
leaf = stage.authority.leaf("far", [net.THERE, BOTH])


def publish(answer):
    net.set()
    return net.there(lambda: Publisher(stage.authority, answer, leaf, net.THERE))


class Signed:
    """A signed feed of `n` services, each object some kilobytes, and a Doorway that has not taken it in yet."""

    def __init__(self, folder, n=24, size=3000, bits=3):
        texts = random.Random(1)
        self.doorway, self.signer = stage.open(folder), Signer(folder / "publisher", os.path.abspath(sys.argv[2]), NOW)
        self.mirror = self.signer.publish([service(i, fees=texts.randbytes(size // 2).hex()) for i in range(n)], 1, bits=bits)
        self.spoil = lambda request, body: None

    def answer(self, request):
        path = self.mirror / request.path.lstrip("/")
        if not path.is_file():
            return 404, "no"
        body = path.read_bytes()
        return self.spoil(request, body) or (200, body, {"Content-Type": "application/octet-stream"})

    def add(self, publisher, host=None):
        """One try; returns whether it was taken in. A failure is one sentence, in time, and changes nothing."""
        url = publisher.url if host is None else publisher.url.replace(net.THERE, host)
        started = time.monotonic()
        done = subprocess.run(self.doorway.command("feeds", "add", *self.signer.pins, url + "/feed.oruk"), capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, timeout=2 * MOST_SECONDS, env=self.doorway.environment)
        took = time.monotonic() - started
        assert took < MOST_SECONDS, f"{took:.0f} s"
        if done.returncode != 0:
            equal((done.returncode, done.stderr.count("\n")), (3, 1))
            assert done.stderr.startswith("doorwayctl: The ") and done.stderr.endswith(".\n"), done.stderr
            equal([feed["name"] for feed in self.doorway.feeds()], ["Starter directory"])
        return done.returncode == 0

    def add_at_last(self, publisher):
        """Tries until it is taken in; returns how many failed before. What came is what was signed."""
        for n_failed in range(MOST_SYNCS):
            if self.add(publisher):
                self.check()
                return n_failed
        raise AssertionError("it never came whole")

    def check(self):
        """The records are those of the same edition from a stick, byte for byte."""
        other = stage.open(self.doorway.folder / "stick")
        other.run("feeds", "add", *self.signer.pins, self.mirror / "bundle.oruk")
        equal(*[one.run("export", "--format", "oruk", "--feed", NAME).stdout for one in (self.doorway, other)])
        equal(self.doorway.crawls(), [])

    def asked(self, publisher):
        return sum(path.startswith("/objects/") for path in publisher.paths())


@suite.test("a signed feed comes whole at the first try where one packet in ten is lost each way")
def _(folder):
    feed = Signed(folder)
    with publish(feed.answer) as publisher:
        for share in (0.05, 0.1):
            feed.doorway = stage.open(folder / str(share))
            net.set(loss=share, delay=0.02)
            n_before, started = net.n_lost, time.monotonic()
            assert feed.add(publisher)
            comment(f"{share:.0%} lost, {net.n_lost - n_before} packets: {time.monotonic() - started:.1f} s")
            assert net.n_lost > n_before
            feed.check()


@suite.test("where three packets in ten are lost each try ends in time, and the next goes on until all is there")
def _(folder):
    feed = Signed(folder, n=4, bits=1)
    n_objects = len(objects(feed.mirror))
    with publish(feed.answer) as publisher:
        net.set(loss=0.3, delay=0.02)
        started = time.monotonic()
        n_failed = feed.add_at_last(publisher)
        comment(f"{n_failed} failed, {time.monotonic() - started:.1f} s, {feed.asked(publisher)} requests for {n_objects} objects")
        # Each is asked for three times at most, and so is the one that a try gave up.
        assert feed.asked(publisher) <= 3 * (n_objects + n_failed), feed.asked(publisher)


@suite.test("a list of pages comes whole with two seconds there and back")
def _(folder):
    doorway = stage.open(folder)
    pages = {n: page([service(10 * n + i) for i in range(10)], n, total=20, per_page=10) for n in (1, 2)}
    answer = lambda request: {"version": "HSDS-UK-3.0", "profile": "p", "openapi_url": "o"} if request.path == "/" else \
        pages.get(int(request.query.get("page", 1)), (404, {})) if request.path == "/services" else (404, {})
    with publish(answer) as publisher:
        net.set(delay=1)
        equal(doorway.json("feeds", "add", publisher.url, "--name", "Far")["added"]["services"], 20)


@suite.test("a small feed comes whole at 9.6 kbit/s")
def _(folder):
    feed = Signed(folder, n=4, size=1000, bits=1)
    with publish(feed.answer) as publisher:
        net.set(rate=1200)
        assert feed.add(publisher)
        feed.check()


@suite.test("a line that goes dead in the middle is given up in time with one sentence, and the next try goes on from there")
def _(folder):
    feed = Signed(folder)
    n_objects = len(objects(feed.mirror))

    def die(request, body):
        if feed.asked(publisher) == n_objects // 2:
            net.set(is_down=True)

    feed.spoil = die
    with publish(feed.answer) as publisher:
        assert not feed.add(publisher)
        feed.spoil = lambda request, body: None
        net.set()
        n_before = feed.asked(publisher)
        assert feed.add(publisher)
        feed.check()
        equal(feed.asked(publisher) - n_before, n_objects - n_objects // 2 + 1)


@suite.test("after a hundred cuts at any byte a feed is whole, and no cut costs more than the one object")
def _(folder):
    feed = Signed(folder, n=120, bits=5)
    n_objects, cuts, where = len(objects(feed.mirror)), [], random.Random(2)

    def cut(request, body):
        if not request.path.startswith("/objects/") or len(cuts) == 100 or where.random() < 0.1:
            return None
        cuts.append(request.path)
        return 200, body[:where.randrange(len(body))], {"Content-Length": str(len(body)), "Connection": "close"}

    feed.spoil = cut
    with publish(feed.answer) as publisher:
        n_failed = feed.add_at_last(publisher)
        comment(f"{n_failed} tries failed; {feed.asked(publisher)} requests for {n_objects} objects and {len(cuts)} cuts")
        equal(len(cuts), 100)
        equal(feed.asked(publisher), n_objects + 100)


@suite.test("a server whose address of IPv6 leads nowhere is found by its other one without a wait")
def _(folder):
    feed = Signed(folder, n=4, bits=1)
    with publish(feed.answer) as publisher:
        started = time.monotonic()
        assert feed.add(publisher, host=BOTH)
        took = time.monotonic() - started
        comment(f"{took:.1f} s, {net.ways[0].n_of_ipv6} packets that led nowhere")
        assert net.ways[0].n_of_ipv6 > 0
        assert took < 10 * SLOW, took


suite.run()
