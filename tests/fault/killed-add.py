#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`doorwayctl` killed while it makes a directory or adds a feed, as the person runs it: no part of the program is told that it
is on trial. Prints TAP.

usage: killed-add.py DOORWAYCTL SIGN-FEED
"""
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))

from doorwayctl import NOW, Doorway, page, service, write_json
from signer import Signer, delta
from tap import Skip, Suite, comment

# What changes a file. strace counts the calls of each name apart.
CALLS = ("pwrite64", "fdatasync", "ftruncate", "unlink")
MOST_POINTS = 60
N_SERVICES = 40

suite = Suite()


def trace(doorway, options, words, log):
    command = ["strace", "-qq", "-o", log, *options, *doorway.command(*words)]
    # LeakSanitizer stops a process that is traced; what is killed has nothing to say of leaks.
    environment = dict(doorway.environment, ASAN_OPTIONS="detect_leaks=0")
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, env=environment)


def choose(counts):
    """(call, number) pairs: every rare call, and of the common ones so many, evenly spread, that there are MOST_POINTS."""
    points = []
    for left, (call, count) in zip(range(len(counts), 0, -1), sorted(counts.items(), key=lambda item: item[1])):
        wanted = min(count, (MOST_POINTS - len(points)) // left)
        points += [(call, 1 + i * (count - 1) // max(wanted - 1, 1)) for i in range(wanted)]
    return points


def count_calls(doorway, words, log):
    """How often `words` makes each of CALLS when nobody kills it."""
    if shutil.which("strace") is None:
        raise Skip("no strace here")
    done = trace(doorway, ["-e", "trace=" + ",".join(CALLS)], words, log)
    if "ptrace" in done.stderr:
        raise Skip("no process may be traced here")
    assert done.returncode == 0, done.stderr
    names = re.findall(r"^(\w+)\(", log.read_text(), re.M)
    return {call: names.count(call) for call in CALLS if call in names}


def kill_at(doorway, words, call, number, log):
    done = trace(doorway, ["-e", f"trace={call}", "-e", f"inject={call}:signal=SIGKILL:when={number}"], words, log)
    assert done.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL), (call, number, done.returncode, done.stderr)


def reset(doorway, template):
    shutil.rmtree(doorway.data, ignore_errors=True)
    if template is not None:
        shutil.copytree(template, doorway.data)


def in_memory(folder):
    """A folder where no sync waits for a disk: a killed process loses nothing that the system has."""
    return tempfile.TemporaryDirectory(prefix="doorway-killed-", dir="/dev/shm" if pathlib.Path("/dev/shm").is_dir() else folder)


def sweep(doorway, template, words, log, judge):
    """Kills `words` at every chosen point, each time in a copy of `template`, and has what is left judged."""
    reset(doorway, template)
    counts = count_calls(doorway, words, log)
    points = choose(counts)
    assert len(points) >= 30, counts
    tally = {}
    for call, number in points:
        reset(doorway, template)
        kill_at(doorway, words, call, number, log)
        try:
            verdict = judge()
        except AssertionError as problem:
            raise AssertionError(f"killed at {call} {number}: {problem}") from problem
        tally[verdict] = tally.get(verdict, 0) + 1
    comment(f"killed at {len(points)} of {sum(counts.values())} calls: {tally}")
    return tally


@suite.test("a first start killed anywhere is made good by the next")
def _(folder):
    with in_memory(folder) as base:
        doorway = Doorway(base)
        whole = doorway.export()
        assert whole.count("\n") > 100

        def judge():
            assert doorway.export() == whole, "the next start has another directory"
            return "whole"

        sweep(doorway, None, ("feeds", "list"), folder / "log", judge)


@suite.test("a feed whose adding was killed anywhere is there whole or not at all, and can be added again")
def _(folder):
    with in_memory(folder) as base:
        doorway = Doorway(base)
        file = write_json(folder / "f.json", page([service(i) for i in range(N_SERVICES)]))
        add = ("feeds", "add", file, "--name", "Added")
        old = doorway.export()
        template = shutil.copytree(doorway.data, pathlib.Path(base) / "template")
        doorway.run(*add)
        new = doorway.export()
        assert new.count("\n") == old.count("\n") + N_SERVICES

        def judge():
            found = doorway.export()
            names = [feed["name"] for feed in doorway.feeds()]
            assert found in (old, new), "part of a feed"
            assert ("Added" in names) == (found == new), names
            if found == old:
                doorway.run(*add)
                assert doorway.export() == new, "adding it again brings another directory"
            return "new" if found == new else "old"

        tally = sweep(doorway, template, add, folder / "log", judge)
        assert tally.get("old", 0) > 0 and tally.get("new", 0) > 0, tally


@suite.test("a signed feed whose update was killed anywhere is the old edition or the new one, and its version says which")
def _(folder):
    with in_memory(folder) as base:
        doorway, signer = Doorway(base), Signer(folder / "publisher", os.path.abspath(sys.argv[2]), NOW)
        ten = signer.publish([service(i) for i in range(N_SERVICES)], 10, bits=4)
        eleven = signer.publish([service(i, description="Edition eleven") for i in range(3, N_SERVICES + 3)], 11, bits=4)
        stick = folder / "stick.oruk"
        stick.write_bytes(delta(eleven, ten))
        doorway.run("feeds", "add", *signer.pins, ten / "bundle.oruk")
        update = ("sync", "--from", stick)
        old = doorway.export()
        template = shutil.copytree(doorway.data, pathlib.Path(base) / "template")
        doorway.run(*update)
        new = doorway.export()
        assert new != old

        def judge():
            found = doorway.export()
            version = [feed["edition"]["version"] for feed in doorway.feeds() if "edition" in feed]
            assert found in (old, new), "part of an edition"
            assert version == [11 if found == new else 10], version
            doorway.refuse("sync", "--from", ten / "bundle.oruk", status=3) if found == new else doorway.run(*update)
            assert doorway.export() == new, "taking it in again brings another directory"
            return "new" if found == new else "old"

        tally = sweep(doorway, template, update, folder / "log", judge)
        assert tally.get("old", 0) > 0 and tally.get("new", 0) > 0, tally


suite.run()
