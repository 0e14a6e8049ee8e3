#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Publishes spreadsheets and looks at what comes of it: with minisign, and with Doorway's own reading. Prints TAP.

usage: test-publish.py DOORWAYCTL
"""
import fcntl
import hashlib
import html
import json
import os
import pathlib
import re
import shutil
import stat
import subprocess
import sys
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from doorway_servers import Nginx  # noqa: E402
from doorwayctl import NOW, SLOW, Doorway, Stage, page, service  # noqa: E402
from publisher import Publisher as Server  # noqa: E402
from spreadsheet_publisher import MANY, Publisher, check_whole, files, read_manifest, table  # noqa: E402
from tap import Skip, Suite, comment, equal  # noqa: E402

suite = Suite()
stage = Stage()
DATA = pathlib.Path(os.environ["DOORWAY_PKGDATADIR"])
DAY = 24 * 60 * 60


def verify(out, public_key, folder):
    """Verifies feed.oruk with minisign, as feeds.md says to do it by hand."""
    if shutil.which("minisign") is None:
        raise Skip("minisign is not installed")
    whole = (out / "feed.oruk").read_bytes()
    lines = whole.split(b"\n")
    (folder / "m.minisig").write_bytes(b"\n".join(lines[:4]) + b"\n")
    (folder / "m").write_bytes(b"\n".join(lines[4:]))
    return subprocess.run(["minisign", "-V", "-p", public_key, "-m", folder / "m", "-x", folder / "m.minisig"],
                          capture_output=True, text=True, timeout=60).returncode == 0


@suite.test("keys new makes two pairs that only their owner can read, and never writes over one")
def _(folder):
    doorway = Doorway(folder)
    doorway.run("keys", "new", folder / "keys")
    for name in ("sign.key", "recover.key"):
        equal(stat.S_IMODE((folder / "keys" / name).stat().st_mode), 0o600)
    before = files(folder / "keys")
    sentence = doorway.refuse("keys", "new", folder / "keys", status=2)
    assert "no key is ever written over" in sentence, sentence
    (folder / "other").mkdir()
    (folder / "other" / "recover.pub").write_text("precious")
    doorway.refuse("keys", "new", folder / "other", status=2)
    equal(sorted(os.listdir(folder / "other")), ["recover.pub"])
    equal(files(folder / "keys"), before)
    shown = doorway.json("keys", "show", folder / "keys" / "sign.pub")["keys"]
    assert shown[0]["key"] in (folder / "keys" / "sign.pub").read_text()
    doorway.refuse("keys", "show", folder / "keys" / "sign.key", status=2)


@suite.test("minisign verifies the manifest, and signs with a key that Doorway made")
def _(folder):
    publisher = Publisher(folder)
    publisher.publish()
    assert verify(publisher.out, publisher.keys / "sign.pub", folder)
    assert not verify(publisher.out, publisher.keys / "recover.pub", folder)
    text = folder / "text"
    text.write_text("anything")
    subprocess.run(["minisign", "-S", "-s", publisher.keys / "sign.key", "-m", text], check=True, timeout=60, capture_output=True)
    subprocess.run(["minisign", "-V", "-p", publisher.keys / "sign.pub", "-m", text], check=True, timeout=60, capture_output=True)


@suite.test("a key that minisign made publishes")
def _(folder):
    if shutil.which("minisign") is None:
        raise Skip("minisign is not installed")
    publisher = Publisher(folder)
    for name in ("sign", "recover"):
        for suffix in ("key", "pub"):
            (publisher.keys / f"{name}.{suffix}").unlink()
        subprocess.run(["minisign", "-G", "-W", "-p", publisher.keys / f"{name}.pub", "-s", publisher.keys / f"{name}.key"],
                       check=True, timeout=60, capture_output=True)
    publisher.publish()
    assert verify(publisher.out, publisher.keys / "sign.pub", folder)
    comment_line, key = (publisher.keys / "sign.key").read_text().splitlines()
    for place in (90, 110, 150):
        spoilt = key[:place] + ("A" if key[place] != "A" else "B") + key[place + 1:]
        (publisher.keys / "spoilt.key").write_text(f"{comment_line}\n{spoilt}\n")
        publisher.doorway.refuse(*publisher.words(key="spoilt.key"), status=2)


@suite.test("what is published is what the spreadsheet says, on every page and in every object")
def _(folder):
    publisher = Publisher(folder)
    edition = publisher.publish()
    services = check_whole(publisher.out)
    equal(len(services), len(MANY))
    equal({told["name"] for told in services.values()}, set(MANY))
    first = json.loads((publisher.out / "services" / "index.json").read_text())
    equal(first["contents"], [services[key] for key in sorted(services)])
    equal((first["total_items"], first["total_pages"], first["last_page"]), (len(MANY), 1, True))
    lines = (publisher.out / "services.ndjson").read_text().splitlines()
    equal([json.loads(line) for line in lines], first["contents"])
    for key, told in services.items():
        equal(json.loads((publisher.out / "services" / f"{key}.json").read_text()), told)
    equal(edition["version"], 20260921141320)
    assert set(json.loads((publisher.out / "index.json").read_text())) >= {"version", "profile", "openapi_url"}


@suite.test("where services is a link, what it leads to is replaced, and the link stays")
def _(folder):
    publisher = Publisher(folder, {"Rhyme time": "Free"})
    publisher.publish()
    served = folder / "served"
    (publisher.out / "services").rename(served)
    (publisher.out / "services").symlink_to(served)
    publisher.write({"Rhyme time": "Free", "Messy play": "£2"})
    publisher.publish()
    assert (publisher.out / "services").is_symlink()
    equal(json.loads((served / "index.json").read_text())["total_items"], 2)
    equal(len(check_whole(publisher.out)), 2)


@suite.test("a feed of more services than a page holds has pages that add up")
def _(folder):
    publisher = Publisher(folder, {f"Rhyme time {number}": "Free" for number in range(1201)})
    publisher.publish()
    pages = [json.loads((publisher.out / "services" / f"page-{number}.json").read_text()) for number in (1, 2, 3)]
    assert not (publisher.out / "services" / "page-4.json").exists()
    equal([one["size"] for one in pages], [500, 500, 201])
    equal([one["last_page"] for one in pages], [False, False, True])
    equal([one["page_number"] for one in pages], [1, 2, 3])
    equal({one["total_items"] for one in pages}, {1201})
    equal(len({told["id"] for one in pages for told in one["contents"]}), 1201)


@suite.test("publishing twice writes nothing")
def _(folder):
    publisher = Publisher(folder)
    assert publisher.publish("--licence", "Open Government Licence v3.0", "--publisher", "Example Borough")["new"]
    before = files(publisher.out)
    publisher.at(DAY)
    edition = publisher.doorway.json("publish", "--from", publisher.sheet, "--key", publisher.keys / "sign.key", "--out", publisher.out)["edition"]
    equal((edition["new"], edition["objects_written"], edition["files_written"], edition["files_removed"]), (False, 0, 0, 0))
    equal(files(publisher.out), before)
    assert "Open Government Licence v3.0" in (publisher.out / "index.html").read_text()


@suite.test("the page of a feed that knows no address has a link that subscribes wherever it is served, and says how by hand")
def _(folder):
    publisher = Publisher(folder)
    publisher.publish()
    page = (publisher.out / "index.html").read_text()
    key = (publisher.keys / "sign.pub").read_text().splitlines()[1]
    link = html.unescape(re.search(r'<a href="(feed\.oruk#[^"]*)"', page)[1])
    by_hand = html.unescape(re.search("<code>(.*?)</code>", page)[1])
    equal((link, by_hand), (f"feed.oruk#{key}", f"feed.oruk#{key}"))
    here = (publisher.out / "index.html").as_uri()
    for number, typed in enumerate((urllib.parse.urljoin(here, link), here.rpartition("/")[0] + "/" + by_hand)):
        reader = stage.open(folder / f"reader{number}")
        reader.run("feeds", "add", typed)
        equal(reader.feeds()[-1]["trust"], "signed-pinned")
    publisher.publish("--address", "https://example.org/feed")
    assert f"<dd>oruk+https://example.org/feed/feed.oruk#{html.escape(key)}</dd>" in (publisher.out / "index.html").read_text()


@suite.test("one changed row writes its own object and no other, and the edition before stays whole")
def _(folder):
    publisher = Publisher(folder)
    publisher.publish()
    first = publisher.manifest()
    before = files(publisher.out)
    publisher.write({**MANY, "Rhyme time 7": "£2.50"})
    publisher.at(3600)
    edition = publisher.publish()
    second = publisher.manifest()
    equal(edition["objects_written"], 1)
    equal(sum(first["object"][name] != second["object"][name] for name in first["object"]), 1)
    equal((int(first["version"]), int(second["version"])), (20260921141320, 20260921151320))
    after = files(publisher.out)
    written = {name for name in after if after[name] != before.get(name)}
    equal(len([name for name in written if name.startswith("objects/")]), 1)
    equal(len([name for name in written if name.startswith("services/") and "page" not in name and "index" not in name]), 1)
    for sha256, _ in first["object"].values():
        assert (publisher.out / "objects" / sha256).exists()
    equal(read_manifest(publisher.out / "previous.oruk"), first)
    # The third edition sweeps out what only the first needed.
    publisher.write({**MANY, "Rhyme time 8": "£2.50"})
    publisher.publish()
    check_whole(publisher.out)
    needed = {sha256 for name in ("feed.oruk", "previous.oruk") for sha256, _ in read_manifest(publisher.out / name)["object"].values()}
    equal(set(os.listdir(publisher.out / "objects")), needed)


@suite.test("a service that is gone from the spreadsheet is gone from every file but the edition before")
def _(folder):
    publisher = Publisher(folder)
    publisher.publish()
    gone = next(key for key, told in check_whole(publisher.out).items() if told["name"] == "Rhyme time 3")
    publisher.write({name: cost for name, cost in MANY.items() if name != "Rhyme time 3"})
    publisher.publish()
    assert gone not in check_whole(publisher.out)
    assert not (publisher.out / "services" / f"{gone}.json").exists()
    assert gone not in (publisher.out / "services" / "index.json").read_text()


@suite.test("an edition that is past half its time is renewed, and only its dates change")
def _(folder):
    publisher = Publisher(folder)
    publisher.publish("--valid-days", "30")
    first = publisher.manifest()
    publisher.at(14 * DAY)
    assert not publisher.publish()["new"]
    publisher.at(16 * DAY)
    edition = publisher.publish()
    equal((edition["new"], edition["objects_written"]), (True, 0))
    second = publisher.manifest()
    assert second["expires"] > first["expires"]
    equal(second["object"], first["object"])


@suite.test("a bad cell is told with its row, its column and what to write, and nothing is published")
def _(folder):
    publisher = Publisher(folder, {"Rhyme time": "Free", "Sing": "cheap", "Play": "Free"})
    done = publisher.doorway.run(*publisher.words(), status=3)
    assert "Row 3, column D (Cost): “cheap”. Write Free, or a price" in " ".join(done.stdout.split()), done.stdout
    assert "in 1 of 3 services. Nothing was published." in done.stderr, done.stderr
    equal(os.listdir(publisher.out), [])
    alone = folder / "alone.csv"
    alone.write_text(table({"Sing": "cheap"}))
    assert "Cells to mend: 1, in 1 of 1 service. " in " ".join(publisher.doorway.run("publish", "--from", alone, "--check", status=3).stderr.split())
    told = publisher.doorway.json("publish", "--from", publisher.sheet, "--check", status=3)
    equal([(cell["row"], cell["column"], cell["found"]) for cell in told["bad_cells"]], [(3, "D", "cheap")])
    report = publisher.doorway.json(*publisher.words("--leave-out-bad"))
    equal((report["services"], report["services_to_mend"], report["services_left_out"]), (2, 1, 1))
    assert "1 service was left out." in publisher.doorway.run(*publisher.words("--leave-out-bad")).stdout.splitlines()[-3:]
    equal(told["services_left_out"], 0)
    equal({told["name"] for told in check_whole(publisher.out).values()}, {"Rhyme time", "Play"})
    # A later mistake leaves the feed as it is.
    before = files(publisher.out)
    publisher.doorway.run(*publisher.words(), status=3)
    equal(files(publisher.out), before)


@suite.test("what is wrong in many rows is said once, with how many they are and the first of them")
def _(folder):
    sheet = folder / "sheet.csv"
    sheet.write_text(table({f"Play {number}": "cheap" for number in range(200)} | {"Sing": "Free"}).replace("9.30am", "1.30", 2))
    shown = " ".join(Doorway(folder).run("publish", "--from", sheet, "--check", status=3).stdout.split())
    equal((shown.count("Write Free, or a price"), shown.count("so that morning and afternoon")), (1, 2))
    assert "The same is to mend in 199 more cells, beginning with rows 3, 4, 5." in shown, shown


@suite.test("a sheet of which no service can be published begins by saying what to do")
def _(folder):
    sheet = folder / "sheet.csv"
    sheet.write_text(table({f"Play {number}": "cheap" for number in range(3)}))
    shown = " ".join(Doorway(folder).run("publish", "--from", sheet, "--check", status=3).stdout.split())
    assert shown.startswith("No service can be published as it is. Mend the cells"), shown
    equal((shown.count("Write Free, or a price"), "The same" in shown), (3, False))


@suite.test("a feed that states no licence is told to, until it does")
def _(folder):
    publisher = Publisher(folder)
    told = [" ".join(publisher.doorway.run(*publisher.words(*more)).stdout.split()).count("Say it once with --licence") for more in ([], [], ["--licence", "OGL"], [])]
    equal(told, [1, 1, 0, 0])


@suite.test("a sheet of headings alone is told to be one")
def _(folder):
    sheet = folder / "sheet.csv"
    sheet.write_text(table({}))
    assert "headings and no service below them" in Doorway(folder).run("publish", "--from", sheet, "--check", status=3).stderr


@suite.test("an edition that would lose most of its services, or change most telephones, is not published until the publisher says how many")
def _(folder):
    publisher = Publisher(folder)
    doorway = publisher.doorway

    def write(rows):
        publisher.sheet.write_text("Name of the service,Organisation,What happens there,Phone\n"
                                   + "".join(f"{name},Example Centre,Songs,{phone}\n" for name, phone in rows.items()))

    many = {f"Rhyme time {number}": f"020 7946 0{number:03}" for number in range(100)}
    write(many)
    publisher.publish()
    before = files(publisher.out)

    # A sheet that was saved with a filter on.
    few = dict(list(many.items())[:69])
    write(few)
    publisher.at(DAY)
    told = doorway.run(*publisher.words("--bundle", folder / "bundle.oruk"), status=5)
    said = " ".join(told.stderr.split())
    assert "leaves out 31 of 100 services." in said and "Nothing was published" in said and "--confirm-gone 31" in said, said
    assert "--confirm-phones" not in said, said
    lines = [line.strip() for line in told.stdout.splitlines()]
    for name in set(many) - set(few):
        assert f"{name}: left out" in lines, (name, told.stdout)
    assert "Rhyme time 3: left out" not in lines
    held = doorway.json(*publisher.words(), status=5)
    assert "edition" not in held, held
    equal([held["held"][name] for name in ("services_before", "added", "changed", "gone", "phones_changed")], [100, 0, 0, 31, 0])
    equal(sorted(one["name"] for one in held["held"]["examples"]), sorted(set(many) - set(few)))
    for number in ("30", "0"):
        doorway.run(*publisher.words("--confirm-gone", number), status=5)
    doorway.refuse(*publisher.words("--confirm-gone", "-1"), status=2)
    equal(files(publisher.out), before)
    assert not (folder / "bundle.oruk").exists()
    # Nobody is asked of what is no more than happens on any day.
    write(dict(list(many.items())[:70]))
    equal(publisher.publish()["version"], 20260922141320)
    write(few)
    publisher.publish()
    equal(len(check_whole(publisher.out)), 69)

    # Both at once: each is confirmed by its own number.
    other = {name: f"020 7946 1{number:03}" if number < 11 else phone for number, (name, phone) in enumerate(list(few.items())[:45])}
    write(other)
    publisher.at(2 * DAY)
    before = files(publisher.out)
    told = doorway.run(*publisher.words(), status=5)
    said = " ".join(told.stderr.split())
    assert "leaves out 24 of 69 services." in said and "changes 11 of 45 telephone numbers." in said, said
    assert "--confirm-gone 24 --confirm-phones 11" in said, said
    assert "Rhyme time 10: 020 7946 0010 becomes 020 7946 1010" in told.stdout, told.stdout
    doorway.run(*publisher.words("--confirm-gone", "24"), status=5)
    doorway.run(*publisher.words("--confirm-phones", "11"), status=5)
    equal(files(publisher.out), before)
    # What is asked for is the most that may be lost: a sheet that has one service more by now needs no second answer.
    assert publisher.publish("--confirm-gone", "25", "--confirm-phones", "12")["new"]
    equal(len(check_whole(publisher.out)), 45)

    # Objects that are damaged tell no names, and still nothing is lost in silence.
    write(dict(list(other.items())[:20]))
    for path in (publisher.out / "objects").iterdir():
        path.write_bytes(b"x" + path.read_bytes()[1:])
    publisher.at(3 * DAY)
    before = files(publisher.out)
    said = doorway.refuse(*publisher.words(), status=5)
    for part in ("objects", "up to 45 of 45 services", "Nothing was published", "Put them back", "--confirm-gone 45"):
        assert part in " ".join(said.split()), (part, said)
    doorway.refuse(*publisher.words("--confirm-gone", "44"), status=5)
    equal(files(publisher.out), before)
    publisher.publish("--confirm-gone", "45")
    equal(len(check_whole(publisher.out)), 20)

    # Nor where as many others take their place, or one only: nobody can tell who is left out.
    write({f"Another {number}": phone for number, phone in enumerate(list(other.values())[:20])})
    for path in (publisher.out / "objects").iterdir():
        path.unlink()
    publisher.at(4 * DAY)
    assert "up to 20 of 20 services" in " ".join(doorway.refuse(*publisher.words(), status=5).split())
    publisher.publish("--confirm-gone", "20")
    equal(len(check_whole(publisher.out)), 20)


@suite.test("of files that are lost, only those that the next edition has not may leave services out")
def _(folder):
    publisher = Publisher(folder)

    def write(rows):
        publisher.sheet.write_text("Name of the service,Organisation,What happens there,Phone\n"
                                   + "".join(f"{name},Example Centre,{text},020 7946 0{number:03}\n"
                                             for number, (name, text) in enumerate(rows.items())))

    rows = {f"Rhyme time {number}": "Songs" for number in range(400)}
    write(rows)
    publisher.publish()
    objects = publisher.manifest()["object"]
    assert len(objects) > 8, objects
    rows["Rhyme time 3"] = "Songs and rhymes"
    write(rows)
    for path in (publisher.out / "objects").iterdir():
        path.unlink()
    publisher.at(DAY)
    said = " ".join(publisher.doorway.refuse(*publisher.words(), status=5).split())
    found = re.search(r"leave out up to (\d+) of 400 services", said)
    assert found and 0 < int(found[1]) < 100, said
    assert publisher.publish("--confirm-gone", found[1])["new"]
    equal(len(check_whole(publisher.out)), 400)


@suite.test("whatever cannot be done is one sentence, and the feed stays as it is")
def _(folder):
    publisher = Publisher(folder)
    publisher.publish()
    before = files(publisher.out)
    doorway, out, key = publisher.doorway, publisher.out, publisher.keys / "sign.key"
    workbook = folder / "services.xlsx"
    workbook.write_bytes(b"PK\x03\x04" + bytes(100))
    foreign = folder / "holiday"
    foreign.mkdir()
    (foreign / "index.html").write_text("my page")
    doorway.run("keys", "new", folder / "others")
    empty = folder / "empty.csv"
    empty.write_text("Name\n")
    for words, status, part in (
            ([], 2, "--from"),
            (["--from", publisher.sheet], 2, "--key FILE"),
            (["--from", publisher.sheet, "--check", "--out", out], 2, "publish nothing"),
            (["--from", workbook, "--key", key, "--out", out], 3, "CSV UTF-8"),
            (["--from", empty, "--key", key, "--out", out], 3, "no service below"),
            (["--from", folder / "missing.csv", "--key", key, "--out", out], 4, "missing.csv"),
            (["--from", publisher.sheet, "--key", folder / "others" / "sign.key", "--out", out], 2, "not one of this feed's"),
            (["--from", publisher.sheet, "--key", publisher.keys / "sign.pub", "--out", out], 2, "sign.pub"),
            (["--from", publisher.sheet, "--key", folder / "nokey", "--out", out], 2, "nokey"),
            (["--from", publisher.sheet, "--key", key, "--out", foreign], 4, "holds other files"),
            (["--from", publisher.sheet, "--key", key, "--out", folder / "new"], 2, "--name TEXT"),
            (["--from", publisher.sheet, "--key", key, "--out", out, "--valid-days", "401"], 2, "1 to 400"),
            (["--from", publisher.sheet, "--key", key, "--out", out, "--valid-days", "0"], 2, "1 to 400"),
            (["--from", publisher.sheet, "--key", key, "--out", out, "--valid-days", "-1"], 2, "1 to 400"),
            (["--from", publisher.sheet, "--key", key, "--out", out, "--name", "x" * 201], 2, "200 bytes"),
            (["--from", publisher.sheet, "--key", key, "--out", out, "--licence", "x" * 201], 2, "--licence and --attribution are signed"),
            (["--from", publisher.sheet, "--key", key, "--out", out, "--attribution", "two\nlines"], 2, "one line"),
            (["--from", publisher.sheet, "--key", key, "--out", publisher.sheet], 4, "is a file. Give a folder"),
            (["--from", publisher.sheet, "--key", key, "--out", out, "--address", "http://example.org"], 2, "https://"),
            (["--from", publisher.sheet, "--key", key, "--out", out, "--new-sign-key", folder / "others" / "sign.pub"], 2, "recover key"),
            (["--from", publisher.sheet, "--key", key, "--out", out, "--feed", "x"], 2, "--from directory")):
        sentence = doorway.refuse("publish", *words, status=status)
        assert part in sentence, (words, sentence)
    equal(files(out), before)
    equal(os.listdir(foreign), ["index.html"])
    for name in ("feed.oruk", "publish.ini"):
        content = (out / name).read_bytes()
        (out / name).write_bytes(content[:-20] + b"x" * 20 if name == "feed.oruk" else b"[Feed]\nId=x\n")
        assert "damaged" in doorway.refuse(*publisher.words(), status=4)
        (out / name).write_bytes(content)


@suite.test("a folder that has lost its feed.oruk is not published to as if it were new, and is again when it is back")
def _(folder):
    publisher = Publisher(folder)
    publisher.publish()
    publisher.write({**MANY, "Rhyme time 7": "£2"})
    publisher.publish()
    head = (publisher.out / "feed.oruk").read_bytes()
    (publisher.out / "feed.oruk").unlink()
    before = files(publisher.out)
    publisher.write({**MANY, "Rhyme time 7": "£3"})
    sentence = publisher.doorway.refuse(*publisher.words(), status=4)
    for part in ("feed.oruk is missing", "Readers keep what they have", "nothing was changed", "Put feed.oruk back", "into a new folder"):
        assert part in " ".join(sentence.split()), (part, sentence)
    equal(files(publisher.out), before)
    (publisher.out / "feed.oruk").write_bytes(head)
    version = int(publisher.manifest()["version"])
    equal(publisher.publish()["version"], version + 1)


@suite.test("a feed that lost its only feed.oruk asks for it, and with an older one goes on with a number that no reader has seen")
def _(folder):
    (folder / "publisher").mkdir()
    publisher = Publisher(folder / "publisher")
    publisher.publish()
    # Published once, or both heads lost: what an edition leaves out could not be told.
    first = (publisher.out / "feed.oruk").read_bytes()
    reader = stage.open(folder / "reader")
    reader.run("feeds", "add", "--pin", publisher.keys / "sign.pub", publisher.out)
    (publisher.out / "feed.oruk").unlink()
    before = files(publisher.out)
    publisher.write({**MANY, "Kite flying": "Free"})
    assert "Put feed.oruk back" in " ".join(publisher.doorway.refuse(*publisher.words(), status=4).split())
    equal(files(publisher.out), before)
    (publisher.out / "feed.oruk").write_bytes(first)
    equal(publisher.publish()["version"], 20260921141321)
    reader.run("sync", str(reader.feeds()[-1]["id"]))
    equal(reader.json("search", "kite flying")["results"][0]["name"], "Kite flying")
    (publisher.out / "feed.oruk").write_bytes(first)
    publisher.write({**MANY, "Kite flying": "Free", "Kite mending": "Free"})
    equal(publisher.publish()["version"], 20260921141322)
    reader.run("sync", str(reader.feeds()[-1]["id"]))
    equal(reader.json("search", "kite mending")["results"][0]["name"], "Kite mending")


@suite.test("a folder that is put back from an older copy is noticed by what the key has signed, and an edition's number is never given twice")
def _(folder):
    (folder / "publisher").mkdir()
    publisher = Publisher(folder / "publisher")
    doorway, out = publisher.doorway, publisher.out
    publisher.publish()
    old = folder / "old"
    shutil.copytree(out, old)

    def put_back():
        shutil.rmtree(out)
        shutil.copytree(old, out)

    publisher.write({**MANY, "Kite flying": "Free"})
    publisher.at(60)
    last = publisher.publish()["version"]
    reader = stage.open(folder / "reader")
    reader.run("feeds", "add", "--pin", publisher.keys / "sign.pub", out)
    feed = str(reader.feeds()[-1]["id"])

    put_back()
    publisher.write({**MANY, "Kite mending": "Free"})
    publisher.at(120)
    before, keys = files(out), files(publisher.keys)
    for words in ([], ["--confirm-older", str(last - 1)]):
        said = " ".join(doorway.refuse(*publisher.words(*words), status=4).split())
        for part in ("is an older copy", f"edition {last}", "Nothing was published", "from the web server", f"--confirm-older {last}"):
            assert part in said, (part, said)
    # Nor is it said that all is well where nothing has changed since the copy: readers would be given an older edition.
    publisher.write(MANY)
    assert "is an older copy" in " ".join(doorway.refuse(*publisher.words(), status=4).split())
    equal((files(out), files(publisher.keys)), (before, keys))

    told = publisher.publish("--confirm-older", str(last))
    assert told["new"] and told["version"] > last, (told, last)
    reader.run("sync", feed)
    equal(reader.feeds()[-1]["services"], len(MANY))
    # It is asked once: the folder is the one that was published last again.
    publisher.write({**MANY, "Kite mending": "Free"})
    last = publisher.publish()["version"]
    reader.run("sync", feed)
    equal(reader.json("search", "kite mending")["results"][0]["name"], "Kite mending")

    # Where the key came from an older copy as well, nobody remembers: even so no number is given twice.
    put_back()
    note = publisher.keys / "sign.key.editions"
    note.unlink()
    publisher.write({**MANY, "Kite swapping": "Free"})
    publisher.at(180)
    assert publisher.publish()["version"] > last
    reader.run("sync", feed)
    equal(reader.json("search", "kite swapping")["results"][0]["name"], "Kite swapping")


@suite.test("what a key has signed is told apart by feeds, and where it cannot be noted or read that is said")
def _(folder):
    publisher = Publisher(folder)
    publisher.publish()
    note = publisher.keys / "sign.key.editions"
    written = note.read_bytes()
    other = ["publish", "--from", publisher.sheet, "--key", publisher.keys / "sign.key", "--out", folder / "other", "--name", "Other"]
    publisher.at(60)
    publisher.doorway.run(*other)
    publisher.at(0)
    publisher.write({**MANY, "Kite flying": "Free"})
    assert publisher.publish()["new"]
    assert publisher.doorway.json(*other)["edition"]["noted"]

    publisher.write(MANY)
    before = files(publisher.out)
    for harmed in (b"not a note", written.replace(b"LastVersion=", b"LastVersion=l"), written.replace(b"LastVersion", b"LostVersion")):
        assert harmed != written
        note.write_bytes(harmed)
        said = " ".join(publisher.doorway.refuse(*publisher.words(), status=4).split())
        assert "sign.key.editions" in said and "damaged" in said and "remove it" in said, said
        equal(files(publisher.out), before)
    note.unlink()
    note.mkdir()
    publisher.doorway.refuse(*publisher.words(), status=4)
    note.rmdir()
    note.write_bytes(written)
    # A name that leaves no room for a longer one: nothing can be written beside it.
    shutil.copy(publisher.keys / "sign.key", publisher.keys / ("k" * 250))
    done = publisher.doorway.run(*publisher.words(key="k" * 250))
    assert "could not be noted beside the key" in " ".join(done.stdout.split()), done.stdout
    check_whole(publisher.out)


@suite.test("of two who publish with one key at once neither takes the other's note away")
def _(folder):
    publisher = Publisher(folder)
    key, note = publisher.keys / "sign.key", publisher.keys / "sign.key.editions"
    with open(key, "rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        waiting = publisher.doorway.start(*publisher.words())
        try:
            waiting.communicate(timeout=3)
            raise AssertionError("It noted its edition while another was at it.")
        except subprocess.TimeoutExpired:
            note.write_text("[another]\nLastVersion=7\n")
    waiting.communicate(timeout=60)
    equal(waiting.returncode, 0)
    assert "[another]\nLastVersion=7\n" in note.read_text() and note.read_text().count("LastVersion=") == 2, note.read_text()


def peak(doorway, *words):
    """The most memory, in bytes, that a command that succeeds ever held."""
    with subprocess.Popen(doorway.command(*words), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=doorway.environment) as started:
        _, status, usage = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
    equal(started.returncode, 0)
    return usage.ru_maxrss * 1024


@suite.test("publishing takes a few times the bytes of the spreadsheet's own rows, however many there are")
def _(folder):
    if SLOW > 1:
        raise Skip("a sanitizer keeps what is freed")
    words = "Songs, rhymes and toys for the youngest, and somebody who listens to whoever brings them. " * 8
    seen = {}
    for n in (500, 5500):
        publisher = Publisher(folder / str(n))
        lines = ["Name of the service,Organisation,What happens there"]
        publisher.sheet.write_text("\n".join(lines + [f'Rhyme time {number},Centre {number},"{words}"' for number in range(n)]) + "\n")
        seen[n] = (publisher.sheet.stat().st_size, peak(publisher.doorway, *publisher.words("--bundle", folder / f"{n}.oruk")))
        equal(len(check_whole(publisher.out)), n)
    more_bytes, more_memory = seen[5500][0] - seen[500][0], seen[5500][1] - seen[500][1]
    comment(f"{more_memory / 1e6:.1f} MB more for {more_bytes / 1e6:.1f} MB more of spreadsheet")
    # The file as it was read, the same as text, and ids and names; holding the services as well takes thirteen times the bytes.
    assert more_memory < 6 * more_bytes, (more_memory, more_bytes)


@suite.test("where what is to be published cannot wait is one sentence, and the feed stays as it is")
def _(folder):
    publisher = Publisher(folder)
    publisher.publish()
    before = files(publisher.out)
    publisher.write({"Another": "Free"})
    publisher.doorway.environment["TMPDIR"] = str(folder / "nowhere")
    sentence = publisher.doorway.run(*publisher.words(), status=4).stderr
    assert "nowhere" in sentence and "Nothing was published" in sentence, sentence
    equal({name: content for name, content in files(publisher.out).items()}, before)


@suite.test("a lost sign key is replaced with the recover key, and the epoch rises")
def _(folder):
    publisher = Publisher(folder)
    publisher.publish()
    old = publisher.manifest()
    publisher.doorway.run("keys", "new", folder / "newkeys")
    publisher.publish("--new-sign-key", folder / "newkeys" / "sign.pub", key="recover.key")
    new = publisher.manifest()
    equal((int(old["epoch"]), int(new["epoch"])), (1, 2))
    equal([role for role, _ in new["key"]], ["recover", "sign"])
    assert new["key"][1][1] in (folder / "newkeys" / "sign.pub").read_text()
    publisher.doorway.refuse(*publisher.words(), status=2)
    publisher.write({**MANY, "Rhyme time 7": "£2"})
    shutil.copy(folder / "newkeys" / "sign.key", publisher.keys / "new.key")
    equal(publisher.publish(key="new.key")["epoch"], 2)
    check_whole(publisher.out)


@suite.test("a bundle is feed.oruk with every object behind it, and a delta with those that changed")
def _(folder):
    publisher = Publisher(folder)
    publisher.publish("--bundle", folder / "whole.oruk")
    publisher.write({**MANY, "Rhyme time 7": "£2"})
    publisher.publish("--delta", folder / "delta.oruk")
    for name, edition, n in (("whole.oruk", "previous.oruk", None), ("delta.oruk", "feed.oruk", 1)):
        head = (publisher.out / edition).read_bytes()
        bundle = (folder / name).read_bytes()
        assert bundle.startswith(head)
        rest, found = bundle[len(head):], []
        while rest:
            line, _, rest = rest.partition(b"\n")
            word, sha256, size = line.decode().split(" ")
            equal(word, "object")
            equal(hashlib.sha256(rest[:int(size)]).hexdigest(), sha256)
            found.append(sha256)
            rest = rest[int(size):]
        equal(len(found), n or len(read_manifest(publisher.out / edition)["object"]))


@suite.test("a folder of spreadsheets is one feed, and the starter directory is made of its own")
def _(folder):
    doorway = Doorway(folder)
    one = folder / "page.json"
    doorway.run("publish", "--from", DATA / "starter", "--page", one)
    equal(one.read_bytes(), (DATA / "starter" / "starter.json").read_bytes())
    sheets = folder / "sheets"
    sheets.mkdir()
    (sheets / "a.csv").write_text(table({"Sing": "Free"}))
    (sheets / "b.CSV").write_text(table({"Play": "Free"}).replace(",", ";"))
    (sheets / "notes.txt").write_text("not a table")
    doorway.run("publish", "--from", sheets, "--page", one)
    equal([told["name"] for told in json.loads(one.read_text())["contents"]], ["Sing", "Play"])


@suite.test("what was published is found by a Doorway that takes it in, with what the spreadsheet states")
def _(folder):
    publisher = Publisher(folder, {"Rhyme time": "Free", "Puppet making": "£2.50 per child"})
    publisher.publish()
    reader = Doorway(folder / "reader")
    reader.run("feeds", "add", publisher.out / "services" / "index.json")
    found = reader.json("search", "puppet making")
    equal(found["results"][0]["name"], "Puppet making")
    record = reader.json("show", found["results"][0]["id"])
    assert "2.50" in json.dumps(record) or "2.5" in json.dumps(record), record


@suite.test("a reader that pins the key takes the feed from a web server, then what changed, then a delta from a stick")
def _(folder):
    (folder / "publisher").mkdir()
    publisher = Publisher(folder / "publisher", {**MANY, "Puppet making": "£2.50 per child"})
    publisher.publish()
    reader = stage.open(folder / "reader")
    with Nginx(publisher.out, stage.authority) as server:
        reader.run("feeds", "add", "--pin", publisher.keys / "sign.pub", server.url + "/feed.oruk")
        feed = reader.feeds()[-1]
        equal((feed["services"], feed["name"]), (len(MANY) + 1, "Example services"))
        assert "pinned" in feed["trust"], feed["trust"]
        equal(reader.json("search", "puppet making")["results"][0]["name"], "Puppet making")
        before = len(server.requests())
        publisher.write({**MANY, "Puppet making": "£2.50 per child", "Rhyme time 7": "£2", "Juggling lessons": "Free"})
        publisher.at(3600)
        publisher.publish()
        # nginx tells editions apart by their second and their size, and these two may share both.
        os.utime(publisher.out / "feed.oruk", (NOW + 3600, NOW + 3600))
        reader.environment["DOORWAY_TEST_NOW"] = str(NOW + 3700)
        reader.run("sync", str(feed["id"]))
        asked = [request["uri"] for request in server.requests()[before:]]
        assert 1 < len(asked) <= 4, asked
        equal(reader.json("search", "juggling lessons")["results"][0]["name"], "Juggling lessons")
    publisher.write({**MANY, "Puppet making": "£2.50 per child", "Rhyme time 7": "£2", "Juggling lessons": "Free", "Kite flying": "Free"})
    publisher.at(7200)
    publisher.publish("--delta", folder / "delta.oruk")
    reader.environment["DOORWAY_TEST_NOW"] = str(NOW + 7300)
    reader.run("sync", str(feed["id"]), "--from", folder / "delta.oruk")
    equal(reader.json("search", "kite flying")["results"][0]["name"], "Kite flying")


@suite.test("licence, attribution and publisher are signed with the feed, shown with it, and follow when they change")
def _(folder):
    (folder / "publisher").mkdir()
    publisher = Publisher(folder / "publisher", {"Rhyme time": "Free"})
    publisher.publish("--licence", "Open Government Licence v3.0", "--publisher", "Example Borough", "--bundle", folder / "one.oruk")
    lines = (publisher.out / "feed.oruk").read_bytes().split(b"\n")
    assert b"x-licence Open Government Licence v3.0" in lines and b"x-publisher Example Borough" in lines, lines
    reader = Doorway(folder / "reader")
    reader.run("feeds", "add", publisher.out)
    assert "Licence: Open Government Licence v3.0" in reader.run("feeds", "list").stdout
    feed = reader.feeds()[-1]
    equal((feed["licence"], feed["attribution"]), ("Open Government Licence v3.0", "Published by Example Borough."))
    publisher.at(3600)
    assert publisher.publish("--licence", "CC BY 4.0", "--attribution", "© Example Borough 2026")["new"], "only the licence changed"
    reader.environment["DOORWAY_TEST_NOW"] = str(NOW + 3700)
    equal(reader.json("sync", str(feed["id"]))["feeds"][0]["unchanged_records"], 1)
    feed = reader.feeds()[-1]
    equal((feed["licence"], feed["attribution"]), ("CC BY 4.0", "© Example Borough 2026"))
    publisher.at(7200)
    publisher.publish("--licence", "", "--attribution", "", "--publisher", "")
    reader.environment["DOORWAY_TEST_NOW"] = str(NOW + 7300)
    reader.run("sync", str(feed["id"]))
    feed = reader.feeds()[-1]
    equal((feed["licence"], feed["attribution"]), (None, None))


@suite.test("a bundle is taken from a stick, and after a stolen key the feed goes on with the new one")
def _(folder):
    (folder / "publisher").mkdir()
    publisher = Publisher(folder / "publisher")
    publisher.publish("--bundle", folder / "whole.oruk")
    reader = stage.open(folder / "reader")
    reader.run("feeds", "add", "--pin", publisher.keys / "sign.pub", folder / "whole.oruk")
    feed = str(reader.feeds()[-1]["id"])
    publisher.doorway.run("keys", "new", folder / "newkeys")
    publisher.publish("--new-sign-key", folder / "newkeys" / "sign.pub", "--bundle", folder / "recovered.oruk", key="recover.key")
    told = reader.run("sync", feed, "--from", folder / "recovered.oruk").stdout
    key = publisher.doorway.json("keys", "show", folder / "newkeys" / "sign.pub")["keys"][0]["id"]
    assert f"The feed’s keys have changed, as a key that you trusted before says: from now on it is signed with {key}." in " ".join(told.split()), told
    shutil.copy(folder / "newkeys" / "sign.key", publisher.keys / "new.key")
    publisher.write({**MANY, "Kite flying": "Free"})
    publisher.publish("--bundle", folder / "next.oruk", key="new.key")
    assert "keys have changed" not in reader.run("sync", feed, "--from", folder / "next.oruk").stdout
    equal(reader.json("search", "kite flying")["results"][0]["name"], "Kite flying")


@suite.test("who missed that a key was replaced is refused, and let in by one more edition with the recover key, as the publisher is told")
def _(folder):
    (folder / "publisher").mkdir()
    publisher = Publisher(folder / "publisher")
    publisher.publish()
    readers = {}
    for name, pins in (("one", ("sign.pub",)), ("both", ("sign.pub", "recover.pub"))):
        readers[name] = stage.open(folder / name)
        readers[name].run("feeds", "add", *(word for pin in pins for word in ("--pin", publisher.keys / pin)), publisher.out)
    publisher.doorway.run("keys", "new", folder / "newkeys")
    shutil.copy(folder / "newkeys" / "sign.key", publisher.keys / "new.key")

    def publish(*words, key):
        return " ".join(publisher.doorway.run(*publisher.words(*words, key=key)).stdout.split())

    said = publish("--new-sign-key", folder / "newkeys" / "sign.pub", key="recover.key")
    assert "publish once more with the recover key as --key" in said, said
    publisher.write({**MANY, "Kite flying": "Free"})
    assert "recover key" not in publish(key="new.key")
    for reader in readers.values():
        sentence = " ".join(reader.refuse("sync", str(reader.feeds()[-1]["id"]), status=3).split())
        assert "publish once more with their recover key" in sentence and "add the feed again with the new key" in sentence, sentence
    # No service has changed: the signature is what is new, and once is enough.
    said = publish(key="recover.key")
    assert "lets in whoever missed" in said, said
    assert "Nothing has changed" in publish(key="recover.key")
    late = stage.open(folder / "late")
    late.run("feeds", "add", "--pin", publisher.keys / "sign.pub", "--pin", publisher.keys / "recover.pub", publisher.out)
    publisher.write({**MANY, "Kite flying": "Free", "Kite mending": "Free"})
    for reader in readers.values():
        reader.run("sync", str(reader.feeds()[-1]["id"]))
        equal(reader.json("search", "kite flying")["results"][0]["name"], "Kite flying")
    publish(key="new.key")
    for reader in (*readers.values(), late):
        reader.run("sync", str(reader.feeds()[-1]["id"]))
        equal(reader.json("search", "kite mending")["results"][0]["name"], "Kite mending")


@suite.test("the directory's own feeds are published, and the starter only when it is asked for")
def _(folder):
    publisher = Publisher(folder, {"Rhyme time": "Free"})
    publisher.publish()
    publisher.doorway.run("feeds", "add", publisher.out / "services" / "index.json")
    out = folder / "again"
    words = ["publish", "--from", "directory", "--key", publisher.keys / "sign.key", "--out", out, "--name", "Again"]
    publisher.doorway.run(*words)
    equal(check_whole(out), check_whole(publisher.out))
    publisher.doorway.run(*words, "--feed", "1")
    equal(len(check_whole(out)), 164)


@suite.test("a page of another publisher becomes a signed feed with the same services")
def _(folder):
    publisher = Publisher(folder)
    one = folder / "page.json"
    publisher.doorway.run("publish", "--from", publisher.sheet, "--page", one)
    out = folder / "mirror"
    report = publisher.doorway.json("publish", "--from", one, "--key", publisher.keys / "sign.key", "--out", out, "--name", "Mirror")
    equal((report["services"], report["edition"]["new"]), (len(MANY), True))
    equal({told["name"] for told in check_whole(out).values()}, set(MANY))
    content = json.loads(one.read_text())
    del content["contents"][3]["name"]
    one.write_text(json.dumps(content))
    before = files(out)
    words = ["publish", "--from", one, "--key", publisher.keys / "sign.key", "--out", out]
    publisher.doorway.run(*words, status=3)
    equal(files(out), before)
    report = publisher.doorway.json(*words, "--leave-out-bad")
    equal((report["services_to_mend"], report["services_left_out"]), (1, 1))
    assert "1 service was left out." in publisher.doorway.run("publish", "--from", one, "--leave-out-bad", "--page", folder / "two.json").stdout
    assert "left out." not in publisher.doorway.run("publish", "--from", one, "--leave-out-bad", "--check").stdout
    equal(len(check_whole(out)), len(MANY) - 1)


def doubtful():
    """Records of somebody's feed: one with nothing to ask, one for each of what a spreadsheet is asked about, and a home."""
    def place(number, city, **members):
        return {"service_at_locations": [{"id": f"at-{number}", "location": {
            "id": f"place-{number}", "location_type": "physical", **members,
            "addresses": [{"id": f"address-{number}", "address_1": "12 Quibble Lane", "city": city, "state_province": "Surrey",
                           "postal_code": "SM6 7AA", "country": "GB", "address_type": "physical"}]}}]}

    def phone(number):
        return {"contacts": [{"id": "c", "phones": [{"id": f"phone-{i}", "number": text} for i, text in enumerate(number)]}]}

    return [service(0, **place(0, "Mitcham", name="Methodist Hall"), **phone(["020 7946 0001", "Bookings: 020 7946 00", "116 123", "7946 0001"])),
            service(1, **place(1, "Mitchamm", name="Hall")),
            service(2, service_areas=[{"id": "area", "name": "Mertonn"}]),
            dict(service(3, **place(3, "Mitcham")), description="A nanny share for two families."),
            service(4, **phone(["2079460001", "020 7946 00"])),
            service(5, assured_date="2031-01-01"),
            dict(service(6, **place(6, "Mitcham")), name="Busy Bees Childminding")]


@suite.test("what a spreadsheet is asked about a feed's records are asked about too, and may be confirmed by ID")
def _(folder):
    publisher = Publisher(folder)
    doorway = publisher.doorway
    one = folder / "page.json"
    one.write_text(json.dumps(page(doubtful())))
    out = folder / "mirror"
    words = ["publish", "--from", one, "--key", publisher.keys / "sign.key", "--out", out, "--name", "Mirror"]
    asked = doorway.json(*words, status=3)
    equal([(told["id"], told["title"], told["found"]) for told in asked["records_to_look_at"]],
          [("service-1", "Town", "Mitchamm"), ("service-2", "Area it is for", "Mertonn"), ("service-3", "Address", "12 Quibble Lane"),
           ("service-4", "Phone", "2079460001"), ("service-4", "Phone", "020 7946 00"), ("service-5", "Last checked", "2031-01-01")])
    assert not (out / "feed.oruk").exists()
    told = doorway.run(*words, status=3)
    assert "“Stay and play 1” (ID service-1), Town: “Mitchamm”. Is “Mitcham” meant?" in " ".join(told.stdout.split()), told.stdout
    assert "5 of 7" in told.stderr and "--confirm" in told.stderr, told.stderr

    confirmed = folder / "confirmed.csv"
    confirmed.write_text("ID,Name of the service,Are the place names right?,May the address be known?\n"
                         "service-1,Stay and play 1,Yes,\nservice-2,Stay and play 2,No,Yes\nservice-3,Busy Bees,,Yes\n")
    asked = doorway.json(*words, "--confirm", confirmed, status=3)
    equal([told["id"] for told in asked["records_to_look_at"]], ["service-2", "service-4", "service-4", "service-5"])
    doorway.run(*words, "--confirm", confirmed, "--leave-out-bad")
    published = check_whole(out)
    equal(sorted(published), ["service-0", "service-1", "service-3", "service-6"])
    # What is plainly somebody's home is published without its address, and says so.
    assert "12 Quibble Lane" in json.dumps(published["service-3"]) and "Quibble" not in json.dumps(published["service-6"]), published
    equal(published["service-6"]["service_at_locations"][0]["location"]["doorway_withheld"], "home")

    # The directory is asked in the same way.
    doorway.run("feeds", "add", one)
    equal(len(doorway.json("publish", "--from", "directory", "--check", status=3)["records_to_look_at"]), 6)

    for text, part in (("ID,Cost\n", "Name of the service"), ("ID,Name,Are the place names right?\n,Play,Yes\n", "under “ID”"),
                       ("ID,Name,Are the place names right?\nservice-1,Play,perhaps\n", "Yes or No")):
        confirmed.write_text(text)
        before = files(out)
        assert part in doorway.refuse(*words, "--confirm", confirmed, status=3), text
        equal(files(out), before)
    assert "nowhere.csv" in doorway.refuse(*words, "--confirm", folder / "nowhere.csv", status=4)
    assert "its own columns" in doorway.refuse(*publisher.words("--confirm", confirmed), status=2)


@suite.test("an API becomes a signed mirror: what changes there is written, and what fails there changes nothing")
def _(folder):
    (folder / "tmp").mkdir()
    doorway = stage.open(folder, TMPDIR=str(folder / "tmp"))
    doorway.run("keys", "new", folder / "keys")
    out = folder / "mirror"
    listed = [service(number) for number in range(40)]
    is_up = [True]

    def answer(request):
        if not is_up[0]:
            return 503, "down"
        if request.path == "/services":
            number = int(request.query.get("page", 1))
            return page(listed[(number - 1) * 10:number * 10], number, len(listed), 10)
        return (404, "none") if request.path != "/" else {"version": "HSDS-UK-3.0", "profile": "https://example.org", "openapi_url": "https://example.org"}

    with Server(stage.authority, answer) as server:
        words = ["publish", "--from", server.url, "--key", folder / "keys" / "sign.key", "--out", out]
        report = doorway.json(*words, "--name", "Mirror")
        equal(report["services"], 40)
        equal({told["id"] for told in check_whole(out).values()}, {f"service-{number}" for number in range(40)})
        before = files(out)
        equal(doorway.json(*words)["edition"]["new"], False)
        equal(files(out), before)
        listed[7] = service(7, alert="Closed on Monday")
        equal(doorway.json(*words)["edition"]["objects_written"], 1)
        equal(check_whole(out)["service-7"]["alert"], "Closed on Monday")
        before = files(out)
        is_up[0] = False
        doorway.refuse(*words, status=3)
        equal(files(out), before)
    equal(os.listdir(folder / "tmp"), [])


class Guided(Nginx):
    """nginx with the lines that the guide gives to publishers."""

    def _configuration(self):
        guide = (DATA / "template" / "README.md").read_text()
        lines = [line.strip() for line in guide.splitlines() if line.startswith("    map ") or line.startswith("    location ")]
        assert len(lines) == 5, lines
        self.extra = "\n".join(lines[1:])
        return super()._configuration().replace("  server {", f"  {lines[0]}\n  server {{")


@suite.test("nginx with the guide's lines serves the folder as an Open Referral UK feed")
def _(folder):
    if shutil.which("nginx") is None:
        raise Skip("nginx is not installed")
    (folder / "publisher").mkdir()
    publisher = Publisher(folder / "publisher", {f"Rhyme time {number}": "Free" for number in range(1201)})
    publisher.out = folder / "root" / "services-feed"
    publisher.publish()
    reader = stage.open(folder / "reader")
    with Guided(folder / "root", stage.authority) as server:
        reader.run("feeds", "add", server.url + "/services-feed")
        equal(reader.feeds()[-1]["services"], 1201)
        asked = {request["uri"].split("?")[0] for request in server.requests() if request["status"] == 200}
        assert {"/services-feed/services"} <= asked, asked
        one = next(iter(check_whole(publisher.out)))
        for path in ("", "services", f"services/{one}", f"services/{one}.json", "services?page=3", "feed.oruk"):
            got = subprocess.run(["curl", "-sf", "--cacert", stage.authority.ca, f"{server.url}/services-feed/{path}"],
                                 capture_output=True, timeout=60)
            equal((path, got.returncode), (path, 0))
        for path in ("services?page=4", "services?page=../../../publish", "services/..%2f..%2fpublish.ini%00"):
            got = subprocess.run(["curl", "-sf", "--path-as-is", "--cacert", stage.authority.ca, f"{server.url}/services-feed/{path}"],
                                 capture_output=True, timeout=60)
            assert got.returncode != 0 or json.loads(got.stdout)["page_number"] == 1, path


@suite.test("a folder of the tables of HSDS is taken for a feed, and its services are published")
def _(folder):
    doorway = stage.open(folder)
    tables = folder / "tables"
    tables.mkdir()
    (tables / "organizations.csv").write_text("id,name,description\no1,Example Council,A council\n")
    (tables / "services.csv").write_text("id,organization_id,name,status\ns1,o1,Puppet making,active\ns2,o1,Kite flying,active\n")
    one = folder / "page.json"
    doorway.run("publish", "--from", tables, "--page", one)
    equal({told["name"]: told["organization"]["name"] for told in json.loads(one.read_text())["contents"]},
          {"Puppet making": "Example Council", "Kite flying": "Example Council"})


suite.run()
