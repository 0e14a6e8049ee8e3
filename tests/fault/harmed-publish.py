#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`doorwayctl publish` killed, and refused by the disk, at every call that changes a file: whoever reads the folder finds one
edition, whole, the old one or the new one. Prints TAP.

usage: harmed-publish.py DOORWAYCTL
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from doorwayctl import SLOW  # noqa: E402
from spreadsheet_publisher import Publisher, check_whole  # noqa: E402
from tap import Skip, Suite, comment, equal  # noqa: E402

suite = Suite()
DAY = 24 * 60 * 60
FEW = {f"Rhyme time {number}": "Free" for number in range(6)}

# What changes a file or a name, with what a disk may answer. strace counts the calls of each name apart, in the whole process.
CALLS = {"write": ("ENOSPC", "EIO"), "openat": ("ENOSPC",), "close": ("EIO",), "mkdir": ("ENOSPC",), "link": ("ENOSPC", "EPERM"), "chmod": ("EIO",),
         "syncfs": ("EIO",), "fsync": ("EIO",), "rename": ("EIO", "EROFS"), "renameat2": ("EIO", "EINVAL"), "unlink": ("EIO",), "rmdir": ("EIO",)}
MOST = 24 if SLOW == 1 else 4   # calls of one name that are tried
FOREVER = ("EIO", "ENOSPC", "EROFS")     # what a disk that is full or has died says once and again


def plain(out):
    """What a reader of the plain pages finds: each page of a service is what the lists say, and there is one for each. Services by id."""
    first = json.loads((out / "services" / "index.json").read_text())
    equal(json.loads((out / "services" / "page-1.json").read_text()), first)
    told = {one["id"]: one for one in first["contents"]}
    equal((first["total_items"], {path.name for path in (out / "services").glob("*.json")}),
          (len(told), {f"{key}.json" for key in told} | {"index.json", "page-1.json"}))
    for key, one in told.items():
        equal(json.loads((out / "services" / f"{key}.json").read_text()), one)
    return told


def lines(out):
    """What a reader of the lines finds: services by id."""
    told = [json.loads(line) for line in (out / "services.ndjson").read_text().splitlines()]
    return {one["id"]: one for one in told}


class Change:
    """A feed, the change that is to be published, and what readers find before and after it."""

    def __init__(self, folder):
        if shutil.which("strace") is None:
            raise Skip("strace is not installed")
        self.publisher = Publisher(folder, FEW)
        self.out = self.publisher.out
        self.publisher.publish()
        (self.out / "services" / "mine").mkdir()
        (self.out / "services" / "mine" / "notes.txt").write_text("Somebody’s own")
        (self.out / "services" / ".htaccess").write_text("Options -Indexes\n")
        self.old = self.read()
        self.start = folder / "start"
        shutil.copytree(self.out, self.start)
        self.start_keys = folder / "start-keys"
        shutil.copytree(self.publisher.keys, self.start_keys)
        self.publisher.write({**{name: "£2" for name in list(FEW)[1:]}, "Sing": "Free"})
        self.publisher.at(DAY)
        self.publisher.publish("--publisher", "Example Borough")
        self.new = self.read()
        assert all(old != new for old, new in zip(self.old, self.new))

    def read(self):
        """What each way to read the folder finds: the signed feed, the plain pages, the lines, and the page for people."""
        return check_whole(self.out), plain(self.out), lines(self.out), (self.out / "index.html").read_text()

    def reset(self):
        """As it was before the change was published, on the key's side too: its folder alone would be noticed to be an older copy."""
        for now, before in ((self.out, self.start), (self.publisher.keys, self.start_keys)):
            shutil.rmtree(now)
            shutil.copytree(before, now)

    def run(self, calls, *inject, log="/dev/null"):
        """Publishes the change, with strace doing `inject`."""
        words = self.publisher.doorway.command(*self.publisher.words("--publisher", "Example Borough"))
        environment = dict(self.publisher.doorway.environment, ASAN_OPTIONS="detect_leaks=0")
        done = subprocess.run(["strace", "-f", "-qq", "-o", log, "-e", f"trace={calls}", *(word for one in inject for word in ("-e", one)), *words],
                              env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)
        if "ptrace" in done.stderr:
            raise Skip("no process may be traced here")
        return done

    def count(self, folder):
        """How often each call is made from the first that touches the folder on: {call: (the first, the last)}."""
        self.reset()
        log = folder / "log"
        done = self.run(",".join(CALLS), log=log)
        assert done.returncode == 0, done.stderr
        found, begun = {}, False
        for line in log.read_text().splitlines():
            call = re.match(r"\d+ +(\w+)\(", line)
            begun = begun or str(self.out) in line
            if call:
                first, last = found.get(call[1], (None, 0))
                found[call[1]] = (first or (last + 1 if begun else None), last + 1)
        return {call: (first, last) for call, (first, last) in found.items() if first}

    def mend(self):
        """The next run ends at the new edition, and nothing that is only half made is left."""
        self.publisher.publish("--publisher", "Example Borough")
        equal(self.read(), self.new)
        assert not list(self.out.rglob(".doorway-*"))
        equal((self.out / "services" / ".htaccess").read_text(), "Options -Indexes\n")
        equal((self.out / "services" / "mine" / "notes.txt").read_text(), "Somebody’s own")


def choose(first, last):
    """So many of the calls, evenly spread and the last among them, as are to be tried."""
    n = min(last - first + 1, MOST)
    return sorted({last - i * (last - first) // max(n - 1, 1) for i in range(n)})


def in_memory(folder):
    return tempfile.TemporaryDirectory(prefix="doorway-publish-", dir="/dev/shm" if pathlib.Path("/dev/shm").is_dir() else folder)


@suite.test("killed at any call of the writing, whoever reads the folder finds the old edition or the new one, whole, and the next run mends the rest")
def _(folder):
    with in_memory(folder) as base:
        change = Change(pathlib.Path(base))
        tally = {"old": 0, "new": 0, "on the way": 0}
        n_calls = 0
        for call, (first, last) in change.count(folder).items():
            n_calls += last - first + 1
            for when in choose(first, last):
                change.reset()
                if change.run(call, f"inject={call}:signal=SIGKILL:when={when}").returncode == 0:
                    continue    # a call fewer than when it was counted
                found = change.read()
                for one, old, new in zip(found, change.old, change.new):
                    assert one in (old, new), f"killed at {call} {when}: neither edition"
                # The signed feed comes last: it is never new beside what is old.
                assert found[0] == change.old[0] or found == change.new, f"killed at {call} {when}: the signed feed came first"
                tally["old" if found == change.old else "new" if found == change.new else "on the way"] += 1
                change.mend()
        comment(f"killed at {sum(tally.values())} of {n_calls} calls: {tally}")
        assert tally["old"] > 20 * (SLOW == 1) and tally["new"] > 0 and tally["on the way"] < tally["old"], tally


def fronts(out):
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}


def judge(change, found, done, before, at):
    """What was said to be done is; what was refused has not happened, or could not be said: the last that is written is what it prints."""
    if done.returncode == 0:
        assert found == change.new, f"{at}: said to be done, and is not"
    elif re.fullmatch(r"\w+ at renameat2 \d+\+", at):   # a disk that has died puts nothing back
        assert found[0] == change.old[0] and all(one in (old, new) for one, old, new in zip(found, change.old, change.new)), f"{at}: a mixture"
    elif found != change.new:
        assert found == change.old, f"{at}: refused, and changed"
        after = fronts(change.out)
        equal([name for name in before if after.get(name) != before[name]], [])
        # Where nothing can be written any more, no sentence can.
        is_told = done.stderr.startswith("doorwayctl: ") and "(null)" not in done.stderr or (" at write " in at and at.endswith("+"))
        assert done.returncode > 0 and is_told, (at, done.stderr)


@suite.test("whatever the disk refuses, publishing is done or has not happened, and says so in one sentence")
def _(folder):
    with in_memory(folder) as base:
        change = Change(pathlib.Path(base))
        tally = {"refused": 0, "done": 0}
        for call, (first, last) in change.count(folder).items():
            tries = [(when, reason, "") for reason in CALLS[call] for when in choose(first, last)]
            tries += [(when, reason, "+") for reason in CALLS[call] if reason in FOREVER for when in choose(first, last)[::4]]
            for when, reason, forever in tries:
                change.reset()
                before = fronts(change.out)
                done = change.run(call, f"inject={call}:error={reason}:when={when}{forever}")
                found = change.read()
                tally["done" if done.returncode == 0 else "refused"] += 1
                judge(change, found, done, before, f"{reason} at {call} {when}{forever}")
                assert forever or call in ("openat", "rename", "unlink", "rmdir") or not (change.out / ".doorway-services").exists(), (call, when)
                change.mend()
        comment(f"{tally}")
        assert tally["refused"] > 20 and tally["done"] > 0, tally


@suite.test("a disk that says that the new pages are in their place, where they are not, is found out")
def _(folder):
    with in_memory(folder) as base:
        change = Change(pathlib.Path(base))
        change.reset()
        done = change.run("renameat2", "inject=renameat2:retval=0:when=1")
        assert done.returncode == 0, done.stderr
        try:
            judge(change, change.read(), done, {}, "a lie")
        except AssertionError as found:
            assert "said to be done, and is not" in str(found), found
            return
        raise AssertionError("nobody noticed")


suite.run()
