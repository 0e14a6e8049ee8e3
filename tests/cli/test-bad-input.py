#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that can be wrong from outside: one clear sentence each, an exit status, and nothing changed.
usage: test-bad-input.py DOORWAYCTL"""
import json
import os
import pathlib
import resource
import signal
import sqlite3
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from doorway_servers import find_free_port  # noqa: E402
from doorwayctl import Doorway, Stage, page, service, write_json  # noqa: E402
from publisher import Publisher  # noqa: E402
from tap import Skip, Suite, comment, equal  # noqa: E402

suite = Suite()
stage = Stage()
HTML = "<!DOCTYPE html><html><head><title>Welcome</title></head><body>Sign in to the Wi-Fi</body></html>"


def prepare(folder):
    """A directory with a feed in it, beside the starter."""
    doorway = stage.open(folder)
    doorway.run("feeds", "add", write_json(folder / "good.json", page([service(i) for i in range(20)])), "--name", "Good")
    return doorway


def publish(answer, leaf=None):
    return Publisher(stage.authority, answer, leaf or stage.leaf)


def rows(doorway):
    """The whole directory as its tables hold it, but for its own counters and the insides of the text index."""
    database = sqlite3.connect(f"file:{doorway.data / 'directory.db'}?mode=ro", uri=True)
    names = [name for name, in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    kept = [name for name in names if not name.startswith(("sqlite_", "store_meta", "service_text_"))]
    assert "service" in kept and "feed" in kept, names
    found = {name: database.execute(f'SELECT * FROM "{name}"').fetchall() for name in kept}
    database.close()
    return found


def unchanged(doorway, before):
    after = rows(doorway)
    for name in sorted({*before, *after}):
        assert after.get(name) == before.get(name), f"table {name} has changed"


def refuse_feed(doorway, address, status=3, checked=None):
    """The feed is refused when added and when checked (with `checked`, where that is another status), and nothing has changed."""
    before = rows(doorway)
    sentence = doorway.refuse("feeds", "add", address, status=status)
    unchanged(doorway, before)
    doorway.refuse("check-feed", address, status=checked if checked is not None else status)
    unchanged(doorway, before)
    comment(sentence)
    return sentence


@suite.test("a wrong address is refused")
def _(folder):
    doorway = prepare(folder)
    port = find_free_port()
    refuse_feed(doorway, "http://example.org/api", status=2)
    refuse_feed(doorway, "not an address at all", status=2, checked=1)  # to be checked, it may be a feed’s name
    refuse_feed(doorway, "https://no-such-host.invalid/api")
    refuse_feed(doorway, f"https://localhost:{port}/api")


@suite.test("a web page with status 200 is no feed")
def _(folder):
    doorway = prepare(folder)
    with publish(lambda request: (200, HTML, {"Content-Type": "text/html"})) as publisher:
        sentence = refuse_feed(doorway, publisher.url)
        assert "web page" in sentence, sentence
    with publish(lambda request: (200, HTML)) as publisher:
        refuse_feed(doorway, publisher.url)


@suite.test("a certificate for another host is refused")
def _(folder):
    doorway = prepare(folder)
    with publish(lambda request: page([service(1)]), leaf=stage.authority.leaf("other", hosts=["example.org"])) as publisher:
        refuse_feed(doorway, publisher.url)
        equal(publisher.requests, [])


@suite.test("an expired certificate and an unknown authority are refused")
def _(folder):
    doorway = prepare(folder)
    for leaf in (stage.authority.leaf("old", expired=True), stage.authority.leaf("own", self_signed=True)):
        with publish(lambda request: page([service(1)]), leaf=leaf) as publisher:
            refuse_feed(doorway, publisher.url)
            equal(publisher.requests, [])


@suite.test("an address with no list of services is no feed")
def _(folder):
    doorway = prepare(folder)
    with publish(lambda request: (404, json.dumps({"error": "none"}))) as publisher:
        sentence = refuse_feed(doorway, publisher.url)
        assert "no list of services" in sentence, sentence


@suite.test("a file that is not a feed is refused, whatever it is")
def _(folder):
    doorway = prepare(folder)
    for name, content in {"empty": b"", "text": b"hello", "page": HTML.encode(), "binary": bytes(range(256)) * 20, "number": b"42",
                          "object": b'{"hello": "world"}', "list": b"[1, 2]", "deep": b"[" * 100000, "cut": b'{"contents": [{"id": "1", "na',
                          "utf-16": '{"contents": []}'.encode("utf-16"), "two": b"[] []", "empty feed": b'{"contents": []}'}.items():
        path = folder / f"{name}.json"
        path.write_bytes(content)
        refuse_feed(doorway, path)
    refuse_feed(doorway, folder / "missing.json")
    refuse_feed(doorway, folder)
    (folder / "link.json").symlink_to(folder / "good.json")
    refuse_feed(doorway, folder / "link.json")
    refuse_feed(doorway, "/dev/zero")


@suite.test("a file that is empty, a web page or a spreadsheet is told to be one")
def _(folder):
    doorway = prepare(folder)
    for name, content, words in (("none.csv", b"", "is empty"), ("none.json", b"", "is empty"), ("page.csv", HTML.encode(), "web page"),
                                 ("heads.csv", b"Name,Cost\n", "publish --from")):
        (folder / name).write_bytes(content)
        equal((name, words in doorway.refuse("check-feed", folder / name, status=3)), (name, True))


@suite.test("a body that ends early is refused")
def _(folder):
    doorway = prepare(folder)
    body = json.dumps(page([service(i) for i in range(50)])).encode()

    def cut(request):
        request.handler.send_response(200)
        request.handler.send_header("Content-Type", "application/json")
        request.handler.send_header("Content-Length", str(len(body)))
        request.handler.end_headers()
        request.handler.wfile.write(body[:len(body) // 2])
        request.handler.wfile.flush()
        return None
    with publish(cut) as publisher:
        refuse_feed(doorway, publisher.url)
    # Without a stated length only the page itself tells.
    with publish(lambda request: (200, body[:len(body) // 2])) as publisher:
        refuse_feed(doorway, publisher.url)


@suite.test("a record without id or name is left out, counted and reported; the rest is taken")
def _(folder):
    doorway = prepare(folder)
    path = write_json(folder / "gaps.json", page([service(1), {"name": "No id", "status": "active"}, {"id": "x", "status": "active"}, service(2)]))
    report = doorway.json("check-feed", path)
    equal((report["records_seen"], report["records_taken"], report["quarantined"]), (4, 2, 2))
    pointers = sorted(fault["pointer"] for fault in report["faults"] if fault["handling"] == "quarantined")
    equal([pointer.split("/")[2] for pointer in pointers], ["1", "2"])
    added = doorway.json("feeds", "add", path)["added"]
    equal((added["services"], added["quarantined"]), (2, 2))


def limit_files(size):
    """In a child: no file may grow past `size` bytes, as on a disk that is full."""
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return limit


@suite.test("a disk that fills up while a feed is fetched or stored changes nothing")
def _(folder):
    doorway = prepare(folder)
    many = [service(i, description="A long description. " * 200) for i in range(300)]
    path = write_json(folder / "many.json", page(many))
    before = rows(doorway)
    sizes = [doorway.data.joinpath("directory.db").stat().st_size + extra for extra in (0, 100_000, 400_000)]
    with publish(lambda request: page(many) if request.path == "/services" else (404, "{}")) as publisher:
        for size in (4096, 65536, *sizes):
            for address in (path, publisher.url):
                comment(doorway.refuse("feeds", "add", address, status=4, preexec_fn=limit_files(size)))
                unchanged(doorway, before)
    doorway.run("feeds", "add", path)


@suite.test("a file system that is full changes nothing and says to make room")
def _(folder):
    doorway = prepare(folder)
    path = write_json(folder / "many.json", page([service(i, description="A long description. " * 300) for i in range(1000)]))
    script = ('mount -t tmpfs -o size=2m tmpfs "$1" || exit 77; cp -a "$2/." "$1/" || exit 77; shift 2; '
              '"$@"; status=$?; cp -a "$DATA/." "$AFTER/"; exit $status')
    small, after = folder / "small", folder / "after"
    small.mkdir()
    after.mkdir()
    before = rows(doorway)
    command = [doorway.command()[0], "--data-dir", str(small), "feeds", "add", str(path)]
    done = subprocess.run(["unshare", "-m", "sh", "-c", script, "sh", str(small), str(doorway.data), *command], capture_output=True, text=True,
                          timeout=120, env=dict(doorway.environment, DATA=str(small), AFTER=str(after)))
    if done.returncode not in (0, 2, 3, 4):
        raise Skip("no small file system can be mounted here")
    comment(done.stderr.strip())
    equal((done.returncode, len(done.stderr.splitlines())), (4, 1))
    copy = Doorway(folder)
    copy.data = after
    unchanged(copy, before)


def make_newer(doorway, min_reader):
    """What a later Doorway would leave: another schema, which says from which version on it can be read."""
    database = sqlite3.connect(doorway.data / "directory.db")
    database.execute("PRAGMA user_version = 9999")
    database.execute("UPDATE store_meta SET value = ? WHERE name = 'min_reader'", (min_reader,))
    database.commit()
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


@suite.test("a directory of a newer version is refused and not touched by a byte; it is read only where it says it can be")
def _(folder):
    doorway = prepare(folder)
    reading = (("search", "--", "family"), ("show", "service-1"), ("feeds", "list"), ("export", "--format", "csv"))
    writing = (("sync",), ("feeds", "add", folder / "other.json"), ("feeds", "remove", "1"))
    write_json(folder / "other.json", page([service(99)]))
    for min_reader in (1, 9999):
        make_newer(doorway, min_reader)
        before = (doorway.data / "directory.db").read_bytes()
        for words in reading if min_reader == 1 else ():
            doorway.run(*words)
        for words in (*(reading if min_reader == 9999 else ()), *writing):
            sentence = doorway.refuse(*words, status=4)
            assert "newer" in sentence, sentence
        equal((doorway.data / "directory.db").read_bytes() == before, True)
    comment(sentence)


@suite.test("a damaged directory is refused with what mends it, and begun again by that with a word, its feeds, and the corrections kept")
def _(folder):
    doorway = prepare(folder)
    record = doorway.json("search", "service")["results"][0]["id"]
    doorway.run("corrections", "write", record, "--kind", "closed")
    path = doorway.data / "directory.db"
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xa5" * 5000 + content[5100:])
    spoilt = path.read_bytes()
    for words in (["feeds", "list"], ["search", "family"], ["show", record]):
        sentence = " ".join(doorway.refuse(*words, status=4).split())
        assert "“doorwayctl sync”" in sentence and "added again" not in sentence and "your feeds come back" in sentence, sentence
        equal(path.read_bytes(), spoilt)

    told = doorway.run("sync").stderr
    equal(told.count("\n"), 1)
    assert str(path) + ".damaged" in told and "The 1 feed that you had is here again" in told and "Corrections" in told, told
    equal((doorway.data / "directory.db.damaged").read_bytes(), spoilt)
    equal({feed["name"]: feed["services"] > 0 for feed in doorway.feeds()}, {"Starter directory": True, "Good": True})
    equal(len(doorway.json("corrections", "list")["corrections"]), 1)
    equal(doorway.run("sync").stderr, "")


@suite.test("a data folder that is a file, or cannot be made, is one sentence")
def _(folder):
    doorway = Doorway(folder)
    doorway.data.write_text("I am a file")
    comment(doorway.refuse("search", "--", "family", status=4))
    (folder / "file").write_text("I am a file")
    doorway.data = folder / "file" / "below"
    assert "Not a directory" in doorway.refuse("search", "--", "family", status=4)
    doorway.data = pathlib.Path("/proc/doorway")
    comment(doorway.refuse("search", "--", "family", status=4))


@suite.test("words and options that are no text are refused with a sentence")
def _(folder):
    doorway = prepare(folder)
    for words in (b"\xff\xfe choir", b"\xc0\x80", b"choir \xed\xa0\x80", b"\xf0\x9f"):
        assert "not UTF-8" in doorway.refuse("search", "--", os.fsdecode(words), status=2)
    for option in (b"--near=\xff", b"--need=\xff"):
        assert "not UTF-8" in doorway.refuse("search", os.fsdecode(option), "--", "choir", status=2)


@suite.test("words that nobody means are answered")
def _(folder):
    doorway = prepare(folder)
    for words in ("", " ", "AND OR NOT NEAR(", '"" * ^ : -', "\U0001f642\U0001f643", "\x1b[31m\a\x01", "\u202edebt\u200f",
                  " ".join(f"word{i}" for i in range(10000))):
        done = subprocess.run(doorway.command("search", "--", words), capture_output=True, text=True, timeout=60, env=doorway.environment)
        assert done.returncode in (0, 1) and done.stderr == "", (words[:20], done.returncode, done.stderr)
        assert not set(done.stdout) & {"\x1b", "\a", "\u202e"}, words


suite.run()
