#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A feed whose server goes wrong, in each way that the fault server knows, as the whole program meets it.
usage: test-faults.py DOORWAYCTL

How long each may take is tests/net/test-faults.c's to say, with deadlines that a test can wait for.
"""
import os
import pathlib
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from doorwayctl import SLOW, Stage  # noqa: E402
from fault_server import FAULTS, FaultServer  # noqa: E402
from tap import Suite, comment, equal  # noqa: E402

MOST_SECONDS = 60
MOST_KIB = 64 * 1024
# What ends only with a deadline or a long wait, what is no fault, and what is for other tests.
LEFT_OUT = ("/slow/", "/stall/", "/broken/busy-and-cut", "/status/429-silent", "/status/429-words", "/good", "/redirect/good",
            "/redirect/endless-body", "/ask/")
suite = Suite()
stage = Stage()


def sync(doorway):
    """A sync: its exit status, what it said, its seconds and the most memory it held, in KiB."""
    started = time.monotonic()
    process = subprocess.Popen(doorway.command("sync", "Example"), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                               text=True, env=doorway.environment)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    return os.waitstatus_to_exitcode(status), said, time.monotonic() - started, usage.ru_maxrss


def bear_all(folder, place):
    """Syncs a feed at `place` of the fault server once a fault."""
    doorway = stage.open(folder)
    with FaultServer(stage.authority) as server:
        doorway.run("feeds", "add", server.url + place, "--name", "Example")
        before = doorway.run("export", "--format", "oruk").stdout
        # Everything is asked for: no fault hides behind what is known already.
        doorway.environment["DOORWAY_TEST_NOW"] = str(int(doorway.environment["DOORWAY_TEST_NOW"]) + 8 * 86400)
        server.feed = "/status/404"
        _, _, _, usual = sync(doorway)
        paths = [path for path in FAULTS if not path.startswith(LEFT_OUT)]
        costs, sentences = {}, set()
        for path in paths:
            server.feed = path
            status, said, seconds, memory = sync(doorway)
            lines = said.splitlines()
            assert status == 3 and len(lines) == 1 and lines[0].startswith("doorwayctl: ") and lines[0].endswith("."), (path, status, said)
            assert seconds < MOST_SECONDS, (path, seconds)
            costs[path] = memory - usual
            sentences.add(lines[0])
        worst = max(costs, key=costs.get)
        comment(f"{len(paths)} faults, {len(sentences)} sentences; most memory more than usual: {costs[worst]} KiB of {usual}, for {worst}")
        equal(doorway.run("export", "--format", "oruk").stdout, before)
        # A sanitizer keeps what was freed for a while.
        if SLOW == 1:
            assert costs[worst] <= MOST_KIB, sorted(costs.items(), key=lambda item: -item[1])[:5]
        server.feed = "/good"
        doorway.run("sync", "Example")


@suite.test("whatever its server does, a feed stays as it was, and its sync says so in one sentence, in time and in 64 MiB")
def _(folder):
    bear_all(folder, "/feed")


@suite.test("so does a feed that is a file at a server")
def _(folder):
    bear_all(folder, "/feed.zip")


suite.run()
