#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signed feeds from files, from nginx and from servers that attack. usage: test-signed.py DOORWAYCTL SIGN-FEED"""
import gzip
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from doorway_servers import Nginx  # noqa: E402
from doorwayctl import NOW, Stage, service  # noqa: E402
from publisher import Publisher  # noqa: E402
from signer import DAY, Signer, delta, objects  # noqa: E402
from tap import Skip, Suite, comment, equal  # noqa: E402

NAME = "Example Council Family Directory"
suite = Suite()
stage = Stage()


def signer_in(folder):
    return Signer(folder / "publisher", os.path.abspath(sys.argv[2]), NOW)


def some(n, **members):
    return [service(i, **members) for i in range(n)]


def serve(mirror, spoil=lambda request: None):
    """An answer function: the files of `mirror`, but what `spoil` says instead."""
    def answer(request):
        said = spoil(request)
        if said is not None:
            return said
        path = mirror / request.path.lstrip("/")
        return (200, path.read_bytes(), {"Content-Type": "application/octet-stream"}) if path.is_file() else (404, "no")
    return answer


def publish(answer):
    return Publisher(stage.authority, answer, stage.leaf)


def edition(doorway):
    return next(feed for feed in doorway.feeds() if "edition" in feed)["edition"]


@suite.test("a pinned feed is taken in from a file, brought up to date from a stick, and never goes back")
def _(folder):
    doorway, signer = stage.open(folder), signer_in(folder)
    ten = signer.publish(some(40), 10)
    eleven = signer.publish(some(41), 11)
    added = doorway.json("feeds", "add", *signer.pins, ten / "bundle.oruk")["added"]
    equal((added["name"], added["services"], added["trust"], added["edition"]["version"]), (NAME, 40, "signed-pinned", 10))
    small = folder / "delta.oruk"
    small.write_bytes(delta(eleven, ten))
    assert small.stat().st_size < (eleven / "bundle.oruk").stat().st_size / 2
    report = doorway.json("sync", "--from", small)["feeds"][0]
    equal([report[key] for key in ("records_taken", "added", "changed", "removed", "unchanged_records")], [41, 1, 0, 0, 40])
    before = doorway.export()
    sentence = doorway.refuse("sync", NAME, "--from", ten / "bundle.oruk", status=3)
    assert "older edition" in sentence, sentence
    equal((doorway.export(), edition(doorway)["version"]), (before, 11))
    assert doorway.json("sync", "--from", small)["feeds"][0]["unchanged"]
    # Refused like any other, though nothing else went wrong: whoever put it back hears that it was not taken.
    report = doorway.json("sync", status=3)["feeds"][0]
    assert report["unchanged"] and "holds an older edition" in report["warning"] and "was refused" in report["warning"], report
    said = doorway.run("sync", status=3).stdout
    assert "older edition than the one you have (11), which stays" in " ".join(said.split()) and "nothing has changed" not in said, said


@suite.test("the objects of a feed are asked for side by side over one connection, and come in as those of a stick do")
def _(folder):
    doorway, signer = stage.open(folder), signer_in(folder)
    ten = signer.publish(some(48, description="What is on. " * 250), 10, bits=4)
    n_objects = len(objects(ten))
    # Each object, of some 10 kB, takes a second.
    with Nginx(ten, stage.authority, stage.leaf, "limit_rate 8k;") as server:
        doorway.run("feeds", "add", *signer.pins, server.url + "/feed.oruk")
        asked = [one for one in server.requests() if one["uri"].startswith("/objects/")]
    equal((len(asked), len({one["uri"] for one in asked}), len({one["connection"] for one in asked})), (n_objects, n_objects, 1))
    together = [sum(other["ended"] - other["seconds"] < one["ended"] - 0.001 and other["ended"] >= one["ended"] for other in asked) for one in asked]
    comment(f"{n_objects} objects, at most {max(together)} at once")
    assert 1 < max(together) <= 4, together
    other = stage.open(folder / "stick")
    other.run("feeds", "add", *signer.pins, ten / "bundle.oruk")
    equal(*[one.run("export", "--format", "oruk", "--feed", NAME).stdout for one in (doorway, other)])


@suite.test("after the directory came to harm a pinned feed is there again, fetches its services, and takes nothing older")
def _(folder):
    doorway, signer = stage.open(folder), signer_in(folder)
    ten = signer.publish(some(40), 10)
    eleven = signer.publish(some(41), 11)
    with publish(serve(eleven)) as publisher:
        doorway.run("feeds", "add", *signer.pins, publisher.url + "/feed.oruk", "--name", "Pinned")
        before = edition(doorway)
        (doorway.data / "directory.db").write_bytes(b"harm" * 3000)
        told = doorway.run("sync").stderr
        assert "The 1 feed that you had is here again, with its key" in told, told
        feed = next(feed for feed in doorway.feeds() if feed["name"] == "Pinned")
        equal((feed["services"], feed["trust"]), (41, "signed-pinned"))
        equal([edition(doorway)[key] for key in ("epoch", "version", "key")], [before[key] for key in ("epoch", "version", "key")])
        equal([feed["name"] for feed in doorway.feeds() if "edition" not in feed], ["Starter directory"])
        assert doorway.json("sync")["feeds"][0]["unchanged"]
    sentence = doorway.refuse("sync", "Pinned", "--from", ten / "bundle.oruk", status=3)
    assert "older edition" in sentence, sentence


@suite.test("a delta that lacks what the directory lacks is refused and says what to ask for")
def _(folder):
    doorway, signer = stage.open(folder), signer_in(folder)
    ten, eleven = signer.publish(some(40), 10), signer.publish(some(44), 11)
    twelve = signer.publish(some(48), 12)
    doorway.run("feeds", "add", *signer.pins, ten / "bundle.oruk")
    before = doorway.export()
    small = folder / "delta.oruk"
    small.write_bytes(delta(twelve, eleven))
    sentence = doorway.refuse("sync", "--from", small, status=3)
    assert "whole feed" in sentence, sentence
    equal((doorway.export(), edition(doorway)["version"]), (before, 10))


@suite.test("a folder that was published stands for its feed, and so does its feed.oruk, as long as its objects lie beside it")
def _(folder):
    doorway, signer = stage.open(folder), signer_in(folder)
    ten, eleven = signer.publish(some(40), 10), signer.publish(some(41), 11)
    added = doorway.json("feeds", "add", *signer.pins, ten)["added"]
    equal((added["name"], added["services"], added["trust"]), (NAME, 40, "signed-pinned"))
    report = doorway.json("sync", "--from", eleven)["feeds"][0]
    equal([report[key] for key in ("records_taken", "added", "unchanged_records")], [41, 1, 40])
    doorway.run("feeds", "remove", NAME)
    equal(doorway.json("feeds", "add", *signer.pins, eleven / "feed.oruk")["added"]["services"], 41)
    doorway.run("feeds", "remove", NAME)
    alone = folder / "alone.oruk"
    shutil.copy(eleven / "feed.oruk", alone)
    sentence = doorway.refuse("feeds", "add", *signer.pins, alone, status=3)
    assert f"leaves out {len(objects(eleven))} parts" in sentence and "whole feed" in sentence, sentence
    digest = next(iter(objects(eleven)))
    (eleven / "objects" / digest).write_bytes(b"{}\n")
    sentence = doorway.refuse("feeds", "add", *signer.pins, eleven, status=3)
    assert "signed" in sentence, sentence
    (eleven / "objects" / digest).unlink()
    sentence = doorway.refuse("feeds", "add", *signer.pins, eleven, status=3)
    assert "leaves out 1 part of" in sentence, sentence
    equal(len(doorway.feeds()), 1)


@suite.test("the check of a feed reads signed ones from a server, a folder, its feed.oruk and a bundle, and keeps nothing")
def _(folder):
    doorway, signer = stage.open(folder), signer_in(folder)
    before = doorway.export()
    mirror = signer.publish(some(39) + [service(39, minimum_age="three"), {"id": "nameless", "status": "active"}], 10)
    key = signer.key_text("sign")
    with publish(serve(mirror)) as publisher:
        for place in (publisher.url + "/feed.oruk", f"oruk+{publisher.url}/feed.oruk#{key}", mirror, mirror / "feed.oruk", mirror / "bundle.oruk"):
            report = doorway.json("check-feed", place)
            equal([report[name] for name in ("records_seen", "records_taken", "quarantined", "problem", "warning")], [41, 40, 1, None, None])
            equal((report["coverage"]["records_read_whole"], report["version"]), (40, "oruk-3.0, signed, edition 10"))
            assert any(group["place"] == "minimum_age" for group in report["fault_groups"]), report["fault_groups"]
        sentence = doorway.refuse("check-feed", f"oruk+{publisher.url}/feed.oruk#{signer.key_text('stranger')}", status=3)
        assert "not trusted" in sentence, sentence
    twice = signer.publish(some(4) + some(1), 11)
    assert "twice" in doorway.json("check-feed", twice, status=3)["problem"]
    old = doorway.json("check-feed", signer.publish(some(4), 12, age_days=20), status=3)
    assert "Check before travelling." in old["warning"] and old["problem"] is None, old
    equal((doorway.export(), len(doorway.feeds())), (before, 1))


@suite.test("from a server only objects that are not there yet are fetched, and unchanged costs less than a kilobyte")
def _(folder):
    doorway, signer = stage.open(folder), signer_in(folder)
    root = folder / "served"
    ten, eleven = signer.publish(some(200), 10), signer.publish(some(200)[:-1] + [service(199, description="Moved")], 11)
    shutil.copytree(ten, root)
    with Nginx(root, stage.authority, stage.leaf) as server:
        added = doorway.json("feeds", "add", *signer.pins, server.url + "/feed.oruk")["added"]
        equal((added["services"], added["trust"]), (200, "signed-pinned"))
        equal(len(server.requests()), 1 + len(objects(ten)))
        same = doorway.json("sync", NAME)["feeds"][0]
        assert same["unchanged"] and same["bytes"] <= 1024, same
        equal((server.requests()[-1]["status"], len(server.requests())), (304, 2 + len(objects(ten))))
        # nginx tells editions apart by second and size; a publisher has more time between two than a test.
        os.utime(eleven / "feed.oruk", (NOW, NOW))
        shutil.copytree(eleven, root, dirs_exist_ok=True)
        changed = doorway.json("sync", NAME)["feeds"][0]
        equal([changed[key] for key in ("changed", "added", "removed", "unchanged_records", "requests")], [1, 0, 0, 199, 2])
    equal(doorway.json("show", "service-199")["record"]["description"], "Moved")


@suite.test("an address with the key behind it pins, the key is never sent, and another key is refused")
def _(folder):
    doorway, signer = stage.open(folder), signer_in(folder)
    with publish(serve(signer.publish(some(3), 1))) as publisher:
        address = "oruk+" + publisher.url + "/feed.oruk#"
        sentence = doorway.refuse("feeds", "add", address + signer.key_text("stranger"), status=3)
        assert "not trusted" in sentence, sentence
        equal(len(doorway.feeds()), 1)
        added = doorway.json("feeds", "add", address + signer.key_text("sign"))["added"]
        equal((added["trust"], added["url"]), ("signed-pinned", publisher.url + "/feed.oruk"))
        assert all("RW" not in path and "#" not in path for path in publisher.paths())


@suite.test("a path with the key behind it pins as an address does, unless that is the name of a file")
def _(folder):
    doorway, signer = stage.open(folder), signer_in(folder)
    mirror = signer.publish(some(3), 1)
    named = folder / f"a # b#{signer.key_text('sign').replace('/', '_')}.oruk"
    named.write_bytes((mirror / "bundle.oruk").read_bytes())
    sentence = doorway.refuse("feeds", "add", f"{mirror}/feed.oruk#{signer.key_text('stranger')}", status=3)
    assert "not trusted" in sentence, sentence
    assert "none.oruk" in doorway.refuse("feeds", "add", f"{folder}/none.oruk#{signer.key_text('sign')}", status=3)
    for typed, trust in ((named, "signed-first-use"), (f"{mirror}/feed.oruk#{signer.key_text('sign')}", "signed-pinned")):
        equal(doorway.json("feeds", "add", typed)["added"]["trust"], trust)
        doorway.run("feeds", "remove", str(doorway.feeds()[-1]["id"]))


@suite.test("a key that another feed is signed with is not called new")
def _(folder):
    doorway, signer = stage.open(folder), signer_in(folder)
    doorway.run("feeds", "add", *signer.pins, signer.publish(some(3), 1) / "bundle.oruk")
    other = signer.publish(some(3), 1, feed=str(uuid.uuid4()))
    printed = " ".join(doorway.run("feeds", "add", other / "bundle.oruk").stdout.split())
    assert f"as “{NAME}” is" in printed and "not met" not in printed and "ask the publisher" in printed, printed


@suite.test("without a pin the key that was met first is shown, and any other is refused for good")
def _(folder):
    doorway, signer, other = stage.open(folder), signer_in(folder), signer_in(folder / "other")
    mirror = signer.publish(some(3), 1)
    printed = doorway.run("feeds", "add", mirror / "bundle.oruk").stdout
    listed = doorway.run("feeds", "list").stdout
    key = edition(doorway)["key"]
    assert key in printed and "Ask the publisher" in " ".join(printed.split()), printed
    assert f"Signed (first use), key {key}, edition 1" in " ".join(listed.split()), listed
    stolen = other.publish(some(3), 2, feed=signer.feed)
    sentence = doorway.refuse("sync", NAME, "--from", stolen / "bundle.oruk", status=3)
    assert "not trusted" in sentence, sentence
    # Staff may remove and subscribe again.
    doorway.run("feeds", "remove", NAME)
    doorway.run("feeds", "add", stolen / "bundle.oruk")


@suite.test("past its date a feed is taken, called out of date everywhere, and ends with status 3")
def _(folder):
    doorway, signer = stage.open(folder), signer_in(folder)
    old = signer.publish(some(3, description="Quince jelly"), 1, age_days=20)
    newer = signer.publish(some(3, description="Quince jelly again"), 2, age_days=19)
    warning = "Check before travelling."
    assert warning in " ".join(doorway.run("feeds", "add", *signer.pins, old / "bundle.oruk", status=3).stdout.split())
    report = doorway.json("sync", "--from", newer / "bundle.oruk", status=3)["feeds"][0]
    equal((report["stale"], report["changed"]), (True, 3))
    assert warning in report["warning"]
    for words, status in ((("show", "service-1"), 3), (("search", "--", "quince"), 0), (("feeds", "list"), 0)):
        assert warning in " ".join(doorway.run(*words, status=status).stdout.split()), words
    fresh = signer.publish(some(3), 3)
    doorway.run("sync", "--from", fresh / "bundle.oruk")
    assert warning not in doorway.run("show", "service-1").stdout


@suite.test("a server that always says unchanged cannot hold a feed back unnoticed, and a second address brings the newer edition")
def _(folder):
    doorway, signer = stage.open(folder), signer_in(folder)
    old, new = signer.publish(some(3), 1, age_days=13), signer.publish(some(4), 2)
    frozen = serve(old, lambda request: (304, "", {"ETag": '"x"'}) if request.headers["If-None-Match"] else
                   (200, (old / "feed.oruk").read_bytes(), {"ETag": '"x"'}) if request.path == "/feed.oruk" else None)
    with publish(frozen) as first, publish(serve(old)) as second:
        doorway.run("feeds", "add", *signer.pins, first.url + "/feed.oruk", "--mirror", second.url + "/feed.oruk")
        assert doorway.json("sync", NAME)["feeds"][0]["unchanged"]
        equal(len(second.requests), 0)
        doorway.environment["DOORWAY_TEST_NOW"] = str(NOW + 2 * DAY)
        late = doorway.json("sync", NAME, status=3)["feeds"][0]
        equal((late["unchanged"], late["stale"]), (True, True))
        second.answer = serve(new)
        equal(doorway.json("sync", NAME)["feeds"][0]["added"], 1)
        equal(edition(doorway)["version"], 2)


@suite.test("two contents under one version are refused and stay in sight until a newer edition comes")
def _(folder):
    doorway, signer = stage.open(folder), signer_in(folder)
    one, twin, next_one = signer.publish(some(3), 1), signer.publish(some(4), 1), signer.publish(some(5), 2)
    doorway.run("feeds", "add", *signer.pins, one / "bundle.oruk")
    sentence = doorway.refuse("sync", NAME, "--from", twin / "bundle.oruk", status=3)
    equal(edition(doorway)["alert"], sentence)
    assert "Look into this" in doorway.run("feeds", "list").stdout
    doorway.run("sync", NAME, "--from", next_one / "bundle.oruk")
    equal(edition(doorway)["alert"], None)


def attack(folder, spoil, says, mirrors=(), seconds=None):
    """Syncs from a server that does `spoil` to edition 2; nothing of it may be taken."""
    doorway, signer = stage.open(folder), signer_in(folder)
    one, two = signer.publish(some(60), 1), signer.publish(some(60, description="Edition two"), 2)
    with publish(serve(one)) as publisher:
        doorway.run("feeds", "add", *signer.pins, publisher.url + "/feed.oruk")
        before = doorway.export()
        publisher.answer = serve(two, lambda request: spoil(request, two, signer))
        sentence = doorway.refuse("sync", NAME, status=3)
        assert says in sentence, sentence
        equal((doorway.export(), edition(doorway)["version"]), (before, 1))
        publisher.answer = serve(two)
        equal(doorway.json("sync", NAME)["feeds"][0]["changed"], 60)


def for_object(function):
    """Spoils the third object that is asked for, and any after it."""
    seen = []

    def spoil(request, mirror, signer):
        if not request.path.startswith("/objects/"):
            return None
        if request.path not in seen:
            seen.append(request.path)
        return function(request, mirror) if seen.index(request.path) >= 2 else None
    return spoil


def body_of(request, mirror):
    return (mirror / request.path.lstrip("/")).read_bytes()


@suite.test("an object with one letter changed is refused, whole edition and all")
def _(folder):
    attack(folder, for_object(lambda request, mirror: (200, body_of(request, mirror).replace(b"two", b"twO"))), "not what its publisher signed")


@suite.test("an object of another edition in place of one is refused")
def _(folder):
    other = b'{"id":"service-1","name":"From another edition"}\n'
    attack(folder, for_object(lambda request, mirror: (200, other)), "not what its publisher signed")


@suite.test("an object without end is cut off at the size that was signed")
def _(folder):
    attack(folder, for_object(lambda request, mirror: (200, body_of(request, mirror) + b" " * (32 << 20))), "not what its publisher signed")


@suite.test("an object that unpacks to more than was signed is refused")
def _(folder):
    bomb = gzip.compress(b" " * (64 << 20))
    attack(folder, for_object(lambda request, mirror: (200, bomb, {"Content-Encoding": "gzip"})), "")


@suite.test("an object that is cut short is refused")
def _(folder):
    attack(folder, for_object(lambda request, mirror: (200, body_of(request, mirror)[:-5])), "not what its publisher signed")


@suite.test("an object whose length lies is refused")
def _(folder):
    attack(folder, for_object(lambda request, mirror: (200, body_of(request, mirror), {"Content-Length": str(10 ** 6)})), "")


@suite.test("an object on another host is not followed")
def _(folder):
    attack(folder, for_object(lambda request, mirror: (302, "", {"Location": "https://example.org" + request.path})), "")


@suite.test("a sign-in page of the Wi-Fi in place of the list of contents is no feed")
def _(folder):
    attack(folder, lambda request, mirror, signer: (200, "<html>Sign in</html>", {"Content-Type": "text/html"})
           if request.path == "/feed.oruk" else None, "Wi-Fi")


@suite.test("a list of contents without end is cut off")
def _(folder):
    attack(folder, lambda request, mirror, signer: (200, (mirror / "feed.oruk").read_bytes()[:-4] + b"x" * (16 << 20))
           if request.path == "/feed.oruk" else None, "")


@suite.test("a list of contents that is cut short is refused")
def _(folder):
    attack(folder, lambda request, mirror, signer: (200, (mirror / "feed.oruk").read_bytes()[:-9])
           if request.path == "/feed.oruk" else None, "no end")


@suite.test("an edition signed with a stolen name but another key is refused")
def _(folder):
    def spoil(request, mirror, signer):
        if request.path != "/feed.oruk":
            return None
        return 200, (signer.publish(some(2), 3, key="stranger", sign="stranger") / "feed.oruk").read_bytes()
    attack(folder, spoil, "not trusted")


@suite.test("a server that says nothing more in the middle of an object is given up, and the next address is asked")
def _(folder):
    doorway, signer = stage.open(folder), signer_in(folder)
    one, two = signer.publish(some(60), 1), signer.publish(some(60, description="Edition two"), 2)
    spoilt = []

    def stop(request):
        if request.path.startswith("/objects/") and len(spoilt) < 3:
            spoilt.append(request.path)
            return 200, body_of(request, two)[:-5] + b"spoil"
        return None

    with publish(serve(one)) as first, publish(serve(two)) as second:
        doorway.run("feeds", "add", *signer.pins, first.url + "/feed.oruk", "--mirror", second.url + "/feed.oruk")
        first.answer = serve(two, stop)
        equal(doorway.json("sync", NAME)["feeds"][0]["changed"], 60)
        assert spoilt and any(path.startswith("/objects/") for path in second.paths())


class Broken:
    """A feed at a server whose line breaks at request `breaks_at` and stays broken; `records` is what a sync must come to."""

    def __init__(self, folder, first, second):
        self.doorway, self.signer = stage.open(folder), signer_in(folder)
        self.editions = [self.signer.publish(services, i + 1) for i, services in enumerate((first, second))]
        self.breaks_at, self.n_asked = None, 0

    def __enter__(self):
        self.publisher = publish(self.answer).__enter__()
        self.show(self.editions[0])
        self.doorway.run("feeds", "add", *self.signer.pins, self.publisher.url + "/feed.oruk")
        self.before = shutil.copytree(self.doorway.data, self.doorway.folder / "before")
        self.show(self.editions[1])
        return self

    def __exit__(self, *_):
        self.publisher.__exit__()

    def show(self, mirror):
        self.files = serve(mirror)

    def answer(self, request):
        self.n_asked += 1
        return None if self.breaks_at is not None and self.n_asked >= self.breaks_at else self.files(request)

    def start_again(self):
        shutil.rmtree(self.doorway.data)
        shutil.copytree(self.before, self.doorway.data)
        shutil.rmtree(self.doorway.folder / "cache", ignore_errors=True)

    def sync(self, breaks_at=None, status=0, later=0):
        """Syncs; returns how many requests that took."""
        self.breaks_at, self.n_asked = breaks_at, 0
        self.doorway.environment["DOORWAY_TEST_NOW"] = str(NOW + later)
        self.doorway.run("sync", NAME, status=status)
        return self.n_asked

    def records(self):
        """Every record of the feed, byte for byte, and what is known of it."""
        (feed,) = [feed for feed in self.doorway.feeds() if "edition" in feed]
        return self.doorway.run("export", "--format", "oruk", "--feed", NAME).stdout, feed


# A place that must not be known, a record that is of no use, and one with a fault.
AWKWARD = [service(900, name="Harbour refuge", description="At 77 Quincunx Street."),
           {"id": "nameless", "status": "active", "description": "At 77 Quincunx Street."}, service(902, minimum_age="three")]


@suite.test("a fetch whose line breaks at any request goes on, asks again only for what must not wait on a disk, and ends at the same snapshot")
def _(folder):
    with Broken(folder, some(60) + AWKWARD, some(64, description="Edition two") + AWKWARD) as broken:
        broken.publisher.requests.clear()
        n_requests = broken.sync()
        wanted, asked = broken.records(), broken.publisher.paths()
        broken.start_again()
        (before, feed), n_again = broken.records(), []
        for number in range(1, n_requests + 1):
            broken.start_again()
            # Once the line broke it is tried twice more.
            broken.sync(breaks_at=number, status=3)
            equal((broken.records()[0], edition(broken.doorway)), (before, feed["edition"]))
            for left in broken.doorway.crawls():
                equal(left.stat().st_mode & 0o777, 0o600)
                content = left.read_bytes()
                assert b"Quincunx" not in content, "a refuge's address waits on the disk"
                assert b"doorway_" not in content, "what waits is not what was signed"
            n_again.append(broken.sync())
            equal(broken.records(), wanted)
            equal(broken.doorway.crawls(), [])
        comment(f"{n_requests} requests; asked after a break at each: {n_again}")
        # The list of contents, the objects that had not come, and those that came and must not wait on a disk.
        secret = [b"Quincunx" in broken.editions[1].joinpath(path.lstrip("/")).read_bytes() for path in asked]
        assert any(secret[1:]) and not all(secret[1:]), secret
        equal(n_again, [n_requests if number == 1 else n_requests - number + 2 + sum(secret[1:number - 1]) for number in range(1, n_requests + 1)])


def notes(doorway, mirror):
    """Which number each object of `mirror` has; what is noted are its objects and their records, and nothing else."""
    import sqlite3
    with sqlite3.connect(doorway.data / "directory.db") as database:
        found = database.execute("SELECT o.id, lower(hex(o.sha256)), o.n_taken, count(s.record_id), count(r.id) FROM signed_object AS o"
                                 " LEFT JOIN signed_record AS s ON s.object_id = o.id LEFT JOIN raw_record AS r ON r.id = s.record_id"
                                 " GROUP BY o.id").fetchall()
        (n_noted,) = database.execute("SELECT count(*) FROM signed_record").fetchone()
    equal({digest for _, digest, *_ in found}, set(objects(mirror)))
    equal([n for *_, n, noted, there in found if not n == noted == there], [])
    equal(sum(n for *_, n, _, _ in found), n_noted)
    return sorted(number for number, *_ in found)


@suite.test("of an object that changes the records that stay in the same bytes stay as they are, and those with faults are told again")
def _(folder):
    import sqlite3
    doorway, signer = stage.open(folder), signer_in(folder)
    first = some(60) + AWKWARD
    editions = [signer.publish(services, i + 1, bits=bits) for i, (services, bits) in enumerate((
        (first, 3), ([dict(one, description="Edition two") if one["id"] == "service-7" else one for one in first], 3),
        (first, 5), (first + [service(8, description="Once more")], 3), (first[1:], 0)))]
    marks, numbers = [], []
    for mirror in editions[:3]:
        if marks:
            (report,) = doorway.json("sync", "--from", mirror / "bundle.oruk")["feeds"]
            equal([report[key] for key in ("records_seen", "quarantined", "added", "removed")], [63, 1, 0, 0])
        else:
            doorway.run("feeds", "add", *signer.pins, mirror / "bundle.oruk")
        feed = doorway.feeds()[-1]
        equal((feed["fields_mended"], feed["quarantined"]), (2, 1))
        with sqlite3.connect(doorway.data / "directory.db") as database:
            marks.append(dict(database.execute("SELECT r.source_id, f.generation FROM raw_record AS r JOIN service_fact AS f USING (id)"
                                               " JOIN signed_record AS s ON s.record_id = r.id JOIN signed_object AS o ON o.id = s.object_id")))
        numbers.append(notes(doorway, mirror))
    equal(numbers[0], numbers[1])
    equal([len(one) for one in marks], [62, 62, 62])
    equal([[name for name in one if one[name] != other[name]] for one, other in zip(marks, marks[1:])], [["service-7"], ["service-7"]])
    before = doorway.export()
    sentence = doorway.refuse("sync", "--from", editions[3] / "bundle.oruk", status=2)
    assert "has the service “service-8” twice" in sentence, sentence
    equal(doorway.export(), before)
    (report,) = doorway.json("sync", "--from", editions[4] / "bundle.oruk")["feeds"]
    equal([report[key] for key in ("records_seen", "changed", "removed")], [62, 0, 1])
    notes(doorway, editions[4])


@suite.test("the same edition has the same faults from a server, from a stick, and from a fetch that was cut short")
def _(folder):
    with Broken(folder, some(60), some(60, description="Edition two") + AWKWARD) as broken:
        told = []
        for way in ("server", "stick", "cut short"):
            broken.start_again()
            if way == "cut short":
                broken.sync(breaks_at=6, status=3)
            broken.breaks_at = None
            words = ["--from", broken.editions[1] / "bundle.oruk"] if way == "stick" else []
            (report,) = broken.doorway.json("sync", NAME, *words)["feeds"]
            (feed,) = [feed for feed in broken.doorway.feeds() if "edition" in feed]
            told.append([report[key] for key in ("records_seen", "quarantined", "faults_in_all")] + [feed["fields_mended"], feed["quarantined"]])
        # One record without a name, a place that is withheld, and an age that is no number.
        equal(told, [[63, 1, 3, 2, 1]] * 3)


@suite.test("of a fetch that was cut short only what is sound, wanted and of the last day counts")
def _(folder):
    with Broken(folder, some(60), some(64, description="Edition two")) as broken:
        n_requests = broken.sync()
        wanted = broken.records()
        third = broken.signer.publish(some(64, description="Edition two") + some(1, id="service-99"), 3)
        costs = {}
        for damage in ("none", "cut", "flipped", "another's", "old", "from the future", "newer"):
            broken.start_again()
            broken.sync(breaks_at=n_requests - 1, status=3)
            (left,) = broken.doorway.crawls()
            content = bytearray(left.read_bytes())
            if damage == "cut":
                left.write_bytes(content[:len(content) - 100])
            elif damage == "flipped":
                content[len(content) // 2] ^= 1
                left.write_bytes(content)
            elif damage == "another's":
                left.write_bytes(b"x" * 5000)
            elif damage == "newer":
                broken.show(third)
            costs[damage] = broken.sync(later={"old": DAY, "from the future": -60}.get(damage, 60))
            if damage == "newer":
                equal(edition(broken.doorway)["version"], 3)
                equal(broken.doorway.feeds()[-1]["services"], 65)
                broken.show(broken.editions[1])
            else:
                equal(broken.records()[0], wanted[0])
            equal(broken.doorway.crawls(), [])
        comment(f"{costs} of {n_requests} requests")
        equal((costs["none"], costs["another's"], costs["old"], costs["from the future"]), (3, n_requests, n_requests, n_requests))
        assert 3 < costs["cut"] <= 4 and 3 < costs["flipped"] < n_requests, costs
        # Of the newer edition the objects that are as they were need not come again.
        assert costs["newer"] <= 4, costs


@suite.test("an adding that was cut short goes on, and what a stick brings makes what waited needless")
def _(folder):
    with Broken(folder, some(60), some(64, description="Edition two")) as broken:
        doorway, url = broken.doorway, broken.publisher.url + "/feed.oruk"
        doorway.run("feeds", "remove", NAME)
        broken.breaks_at, broken.n_asked = 4, 0
        doorway.run("feeds", "add", *broken.signer.pins, url, status=3)
        equal((len(doorway.crawls()), len(doorway.feeds())), (1, 1))
        broken.breaks_at, broken.n_asked = None, 0
        equal(doorway.json("feeds", "add", *broken.signer.pins, url)["added"]["services"], 64)
        equal((doorway.crawls(), broken.n_asked), ([], len(objects(broken.editions[1])) - 1))
        broken.start_again()
        broken.sync(breaks_at=5, status=3)
        doorway.run("sync", NAME, "--from", broken.editions[1] / "bundle.oruk")
        equal(doorway.crawls(), [])


@suite.test("a feed that says it has more services than it holds is refused")
def _(folder):
    doorway, signer = stage.open(folder), signer_in(folder)
    sentence = doorway.refuse("feeds", "add", signer.publish(some(3), 1, claim=4) / "bundle.oruk", status=3)
    assert "says that it has 4 services but holds 3" in sentence, sentence
    equal(len(doorway.feeds()), 1)


@suite.test("a feed without a service is refused, new or known")
def _(folder):
    doorway, signer = stage.open(folder), signer_in(folder)
    empty = signer.publish([], 2) / "bundle.oruk"
    doorway.refuse("feeds", "add", empty, status=3)
    doorway.run("feeds", "add", signer.publish(some(3), 1) / "bundle.oruk")
    doorway.refuse("sync", "--from", empty, status=3)
    equal(edition(doorway)["version"], 1)


@suite.test("the same feed by another address is refused and named")
def _(folder):
    doorway, signer = stage.open(folder), signer_in(folder)
    mirror = signer.publish(some(3), 1)
    doorway.run("feeds", "add", mirror / "bundle.oruk", "--name", "The council")
    sentence = doorway.refuse("feeds", "add", signer.publish(some(3), 2) / "bundle.oruk", status=2)
    assert "“The council”" in sentence, sentence


@suite.test("what cannot be a pin, a mirror or a stick is told in one sentence and changes nothing")
def _(folder):
    doorway, signer = stage.open(folder), signer_in(folder)
    mirror = signer.publish(some(3), 1)
    before = doorway.export()
    secret = signer.folder / "sign.key"
    wrong = [(["feeds", "add", "--pin", secret, mirror / "bundle.oruk"], 3),
             (["feeds", "add", "--pin", folder / "none.pub", mirror / "bundle.oruk"], 3),
             (["feeds", "add", "--pin", mirror / "bundle.oruk", mirror / "bundle.oruk"], 3),
             (["feeds", "add", "--pin", "/dev/null", mirror / "bundle.oruk"], 3),
             (["feeds", "add", mirror / "bundle.oruk", "--mirror", mirror / "bundle.oruk"], 2),
             (["feeds", "add", "oruk+https://example.org/feed.oruk#nonsense"], 3),
             (["sync", "--from", mirror / "bundle.oruk"], 1),
             (["sync", "1", "--from", mirror / "bundle.oruk"], 1),
             (["sync", "--from", folder / "none.oruk"], 3),
             (["sync", "--from", secret], 3)]
    for words, status in wrong:
        comment(doorway.refuse(*words, status=status))
    equal(doorway.export(), before)
    assert "RW" not in doorway.run("feeds", "list").stdout


@suite.test("a record that was damaged on the disk is brought back by the same edition")
def _(folder):
    import sqlite3
    doorway, signer = stage.open(folder), signer_in(folder)
    mirror = signer.publish(some(30), 1)
    doorway.run("feeds", "add", *signer.pins, mirror / "bundle.oruk")
    before = doorway.export("--feed", NAME)
    database = sqlite3.connect(doorway.data / "directory.db")
    database.execute("UPDATE raw_record SET json = CAST(replace(CAST(json AS TEXT), 'under-fives', 'under-sixes') AS BLOB) WHERE source_id = 'service-7'")
    database.commit()
    database.close()
    doorway.run("show", "service-7", status=4)
    doorway.run("sync", "--from", mirror / "bundle.oruk")
    equal(doorway.export("--feed", NAME), before)


@suite.test("minisign itself verifies what is published, by the command of the format's own description")
def _(folder):
    if shutil.which("minisign") is None:
        raise Skip("no minisign")
    signer = signer_in(folder)
    feed = signer.publish(some(5), 1) / "bundle.oruk"
    script = "sed -n 1,4p \"$1\" >m.minisig; awk 'NR>4;/^end$/{exit}' \"$1\" >m; minisign -V -p \"$2\" -m m -x m.minisig"
    check = lambda key: subprocess.run(["sh", "-c", script, "sh", feed, signer.pub(key)], cwd=folder, capture_output=True, text=True)
    good, bad = check("sign"), check("stranger")
    assert good.returncode == 0 and f"oruk-feed-manifest 1 urn:uuid:{signer.feed} 1 1" in good.stdout, good
    assert bad.returncode != 0


@suite.test("a feed that minisign itself signed, with a key of its own making, is taken in")
def _(folder):
    if shutil.which("minisign") is None:
        raise Skip("no minisign")
    doorway, signer = stage.open(folder), signer_in(folder)
    subprocess.run(["minisign", "-G", "-W", "-p", "own.pub", "-s", "own.key"], cwd=folder, check=True, capture_output=True)
    body = b'{"id":"s1","name":"Bumps and Babies"}\n'
    digest = hashlib.sha256(body).hexdigest()
    own = (folder / "own.pub").read_text().splitlines()[1]
    manifest = (f"oruk-feed-manifest 1\nfeed urn:uuid:{signer.feed}\nname By hand\nepoch 0\nversion 1\n"
                f"issued 2026-09-20T00:00:00Z\nexpires 2026-10-04T00:00:00Z\nschema oruk-3.0\nservices 1\nbytes {len(body)}\n"
                f"key sign {own}\nkey recover {signer.key_text('recover')}\nobject services/all {digest} {len(body)}\nend\n")
    (folder / "m").write_text(manifest)
    subprocess.run(["minisign", "-S", "-W", "-s", "own.key", "-m", "m", "-t", f"oruk-feed-manifest 1 urn:uuid:{signer.feed} 0 1"],
                   cwd=folder, check=True, capture_output=True)
    (folder / "feed.oruk").write_bytes((folder / "m.minisig").read_bytes() + manifest.encode() +
                                       f"object {digest} {len(body)}\n".encode() + body)
    equal(doorway.json("feeds", "add", "--pin", folder / "own.pub", folder / "feed.oruk")["added"]["services"], 1)
    (folder / "other.pub").write_text(signer.key_text("recover") + "\n")
    again = doorway.refuse("feeds", "add", "--pin", folder / "own.pub", folder / "feed.oruk", status=2)
    other = doorway.refuse("feeds", "add", "--pin", folder / "other.pub", folder / "feed.oruk", status=2)
    assert "signed with a key of the number that you gave" in again, again
    assert "signed with another key than you gave" in other, other


suite.run()
