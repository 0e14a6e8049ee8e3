#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds of every dialect and in every container, taken in by doorwayctl. usage: test-dialects.py DOORWAYCTL"""
import csv
import gzip
import io
import json
import os
import pathlib
import sys
import time
import zipfile
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from doorwayctl import Stage, page, service  # noqa: E402
from publisher import Publisher  # noqa: E402
from tap import Skip, Suite, equal  # noqa: E402

FIXTURES = pathlib.Path(os.environ["DOORWAY_SOURCE"]) / "tests" / "fixtures" / "dialects"
suite = Suite()
stage = Stage()


def names(doorway, feed):
    exported = json.loads(doorway.run("export", "--format", "oruk", "--feed", feed).stdout)
    return sorted(record["name"].strip() for record in exported["contents"])


@suite.test("a server of Open Referral UK 1.0 is crawled page by page, with its details")
def _(folder):
    doorway = stage.open(folder)
    records = json.loads((FIXTURES / "oruk-1.json").read_text())["content"]
    short = [{key: record[key] for key in ("id", "name", "organization")} for record in records]

    def answer(request):
        if request.path == "/services":
            number = int(request.query["page"])
            return {"totalElements": 2, "totalPages": 2, "number": number, "size": 1, "first": number == 1, "last": number == 2,
                    "content": short[number - 1:number]}
        return next((r for r in records if request.path == f"/services/{r['id']}"), (404, {}))
    with Publisher(stage.authority, answer, stage.leaf) as publisher:
        equal(doorway.json("feeds", "add", publisher.url, "--name", "Old")["added"]["services"], 2)
        equal(publisher.pages(), [1, 2])
        report = doorway.json("check-feed", publisher.url)
        equal(report["version"], "Open Referral UK 1.0")
    equal(names(doorway, "Old"), ["Stay and play at Sandgrove", "Toy library"])
    found = doorway.json("search", "--", "messy play sandgrove")["results"][0]
    equal(found["name"], "Stay and play at Sandgrove")


@suite.test("a server of Outpost is taken in from its list alone")
def _(folder):
    doorway = stage.open(folder)
    listed = json.loads((FIXTURES / "outpost.json").read_text())

    def answer(request):
        return listed if request.path == "/services" else (404, {})
    with Publisher(stage.authority, answer, stage.leaf) as publisher:
        doorway.run("feeds", "add", publisher.url, "--name", "Outpost")
        equal(publisher.paths(), ["/", "/services"])
    equal(names(doorway, "Outpost"), ["Little Acorns"])


@suite.test("a file of an older dialect is taken in")
def _(folder):
    doorway = stage.open(folder)
    for name, count in (("oruk-1", 2), ("outpost", 1)):
        equal(doorway.json("feeds", "add", FIXTURES / f"{name}.json", "--name", name)["added"]["services"], count)


def add(doorway, path, name, count):
    """Adds a local feed; returns its records as exported, by id."""
    equal(doorway.json("feeds", "add", path, "--name", name)["added"]["services"], count)
    exported = json.loads(doorway.run("export", "--format", "oruk", "--feed", name).stdout)
    return {str(record["id"]): record for record in exported["contents"]}


def table(rows):
    out = io.StringIO()
    columns = list(dict.fromkeys(column for row in rows for column in row))
    writer = csv.DictWriter(out, columns)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def zipped(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


# A package of HSDS 3.x: every kind of nesting once. The names of two files only the descriptor can tell.
TABLES = {
    "services": [{"id": "s1", "organization_id": "o1", "name": "Stay and play, Sandgrove", "description": "Songs \u201cand\u201d play\nfor all",
                  "status": "active", "minimum_age": "0", "maximum_age": "4.5"},
                 {"id": "s2", "organization_id": "o1", "name": "Toy library", "description": "Toys", "status": "active"}],
    "organizations": [{"id": "o1", "name": "Caf\u00e9 Sandgrove", "description": "A charity"}],
    "service_at_location": [{"id": "a1", "service_id": "s1", "location_id": "l1"}, {"id": "a2", "service_id": "s2", "location_id": "l1"}],
    "locations": [{"id": "l1", "name": "The Hall", "location_type": "physical", "latitude": "51.5", "longitude": "-0.1"}],
    "addresses": [{"id": "d1", "location_id": "l1", "address_1": "1 High Street", "city": "London", "postal_code": "N1 1AA",
                   "state_province": "London", "country": "GB", "address_type": "physical"}],
    "contacts": [{"id": "c1", "service_id": "s1", "name": "Reception"}],
    "phones": [{"id": "p1", "service_id": "s1", "contact_id": "c1", "number": "020 7946 0001"},
               {"id": "p2", "service_id": "s1", "contact_id": "", "number": "020 7946 0002"}],
    "schedules": [{"id": "h1", "service_id": "s1", "service_at_location_id": "a1", "freq": "WEEKLY", "byday": "MO,TH",
                   "opens_at": "09:30", "closes_at": "11:00"}],
    "attributes": [{"id": "t1", "link_id": "s1", "link_type": "taxonomy", "link_entity": "service", "taxonomy_term_id": "u1"}],
    "taxonomy_terms": [{"id": "u1", "name": "Play", "description": "Play", "taxonomy_id": "v1"}],
    "taxonomies": [{"id": "v1", "name": "Needs", "description": "What for"}],
    "languages": [{"id": "g1", "phone_id": "p1", "name": "Urdu"}],
    "cost_options": [{"id": "k1", "service_id": "s1", "option": "A session", "amount": "2.50"}],
}


def check_first(record):
    equal(record["organization"]["name"], "Caf\u00e9 Sandgrove")
    there = record["service_at_locations"][0]
    equal(there["location"]["latitude"], 51.5)
    equal(there["location"]["addresses"][0]["postal_code"], "N1 1AA")
    equal(there["schedules"][0]["byday"], "MO,TH")
    equal("schedules" in record, False)
    equal(record["contacts"][0]["phones"][0]["languages"][0]["name"], "Urdu")
    equal([phone["id"] for phone in record["phones"]], ["p2"])
    equal(record["attributes"][0]["taxonomy_term"]["taxonomy_detail"]["name"], "Needs")
    equal(record["cost_options"][0]["amount"], 2.5)


@suite.test("a tabular package is taken in from a zip, from a folder in it, and from a folder")
def _(folder):
    doorway = stage.open(folder)
    files = {f"{name}.csv": table(rows) for name, rows in TABLES.items()}
    check_first(add(doorway, zipped(folder / "plain.zip", files), "plain", 2)["s1"])
    check_first(add(doorway, zipped(folder / "nested.zip", {f"data/{name}": text for name, text in files.items()}), "nested", 2)["s1"])
    (folder / "tables").mkdir()
    for name, text in files.items():
        (folder / "tables" / name).write_text(text)
    check_first(add(doorway, folder / "tables", "folder", 2)["s1"])
    equal(doorway.json("search", "--", "toy library sandgrove")["total"] > 0, True)


@suite.test("files of a package are found by its descriptor first, whatever they are called, and by name where it leads nowhere")
def _(folder):
    doorway = stage.open(folder)
    files = {f"{name}.csv": table(rows) for name, rows in TABLES.items()}
    files["x/one.csv"] = files.pop("services.csv")
    files["x/two.csv"] = files.pop("locations.csv")
    files["x/locations.csv"] = "id,name\nl1,A decoy\n"
    files = {name if name.startswith("x/") else f"x/{name}": text for name, text in files.items()}
    files["x/datapackage.json"] = json.dumps({"name": "hsds", "resources": [
        {"name": "services", "path": "one.csv"}, {"name": "locations", "path": ["two.csv"]}, {"name": "phones", "path": "gone.csv"},
        {"name": "programs", "path": "programs.csv"}]})
    record = add(doorway, zipped(folder / "named.zip", files), "named", 2)["s1"]
    check_first(record)
    equal(record["service_at_locations"][0]["location"]["name"], "The Hall")


@suite.test("tables in Windows-1252, with a byte order mark, in UTF-16 and with semicolons say the same")
def _(folder):
    doorway = stage.open(folder)
    for name, encode in (("cp1252", lambda text: text.encode("cp1252")), ("bom", lambda text: text.encode("utf-8-sig")),
                         ("utf-16", lambda text: text.encode("utf-16"))):
        files = {f"{table_name}.csv": encode(table(rows)) for table_name, rows in TABLES.items()}
        record = add(doorway, zipped(folder / f"{name}.zip", files), name, 2)["s1"]
        check_first(record)
        equal(record["description"], "Songs \u201cand\u201d play\nfor all")


@suite.test("a package of HSDS 1.x is taken in by the names of that version")
def _(folder):
    doorway = stage.open(folder)
    tables = {
        "services": [{"id": "s1", "organization_id": "o1", "name": "Stay and play", "description": "Songs", "status": "active", "attending_access": "drop-in"}],
        "organizations": [{"id": "o1", "name": "O", "description": "D", "url": "https://example.org/"}],
        "services_at_location": [{"id": "a1", "service_id": "s1", "location_id": "l1"}],
        "locations": [{"id": "l1", "name": "The Hall"}],
        "physical_addresses": [{"id": "d1", "location_id": "l1", "address_1": "1 High Street", "postal_code": "N1 1AA"}],
        "regular_schedules": [{"id": "h1", "service_at_location_id": "a1", "weekday": "1", "opens_at": "09:30", "closes_at": "11:00"}],
        "eligibility": [{"id": "e1", "service_id": "s1", "eligibility": "Toddlers", "minimum_age": "1", "maximum_age": "3"}],
        "services_taxonomy": [{"id": "x1", "service_id": "s1", "taxonomy_id": "t1"}],
        "taxonomy": [{"id": "t1", "name": "Play", "vocabulary": "needs"}],
        "languages": [{"id": "g1", "service_id": "s1", "language": "Urdu"}],
    }
    files = {f"{name}.csv": table(rows) for name, rows in tables.items()}
    equal(doorway.json("feeds", "add", zipped(folder / "old.zip", files), "--name", "old")["added"]["services"], 1)
    shown = doorway.run("show", "s1").stdout
    for words in ("1 High Street", "Monday", "Toddlers", "1 to 3", "Urdu", "drop-in", "example.org"):
        equal(words in shown, True)


@suite.test("one record a line is taken in, packed or not, and a line that is none is left out and told")
def _(folder):
    doorway = stage.open(folder)
    lines = [json.dumps(service(i)) for i in range(5)]
    text = "\ufeff" + "\n".join(lines[:2]) + "\n\nnot json\n" + "\r\n".join(lines[2:]) + "\n"
    (folder / "bucks.ndjson").write_text(text)
    (folder / "bucks.ndjson.gz").write_bytes(gzip.compress(text.encode()))
    add(doorway, folder / "bucks.ndjson", "lines", 5)
    add(doorway, folder / "bucks.ndjson.gz", "packed", 5)
    add(doorway, zipped(folder / "bucks.zip", {"bucks.ndjson": text}), "zipped", 5)
    report = doorway.json("check-feed", folder / "bucks.ndjson")
    equal(report["quarantined"], 1)
    (folder / "cut.ndjson").write_text("\n".join(lines)[:-20])
    equal("last line breaks off, line 5." in doorway.refuse("feeds", "add", folder / "cut.ndjson", status=3), True)


@suite.test("a check tells the line of a file with a record a line, says what its words mean, and no folder")
def _(folder):
    doorway = stage.open(folder)
    lines = [json.dumps(service(1)), "", json.dumps(service(2, status="wrong")), "not json", json.dumps(service(3))]
    path = folder / "lines.ndjson"
    path.write_text("\n".join(lines) + "\n")
    report = doorway.json("check-feed", path)
    equal({fault["pointer"]: fault.get("line") for fault in report["faults"]}, {"/1/status": 3, "/2": 4})
    examples = [example for group in report["fault_groups"] for example in group["examples"]]
    equal(sorted(examples), ["line 3, service-2: “wrong”", "line 4"])
    doorway.run("check-feed", path, "--html", folder / "report.html")
    shown = doorway.run("check-feed", path).stdout
    equal(shown.splitlines()[0], "lines.ndjson")
    for word in ("dropped-field", "quarantined", "noted"):
        equal((word, shown.count(f"[{word}]")), (word, 0 if word == "noted" else 2))
    equal(str(folder) in (folder / "report.html").read_text() + shown, False)


@suite.test("a check of tables tells each row that names another which is not there")
def _(folder):
    doorway = stage.open(folder)
    tables = {
        "services": "id,name,status,description,organization_id\n1,Play,active,Fun,o1\n2,Sing,active,Songs,o9\n3,Read,active,Books,\n",
        "organizations": "id,name,description\no1,Centre,A centre\n",
        "phones": "id,number,service_id,organization_id\np1,020 7946 0001,1,\np2,020 7946 0002,77,\np3,020 7946 0003,78,\np4,020 7946 0004,,o1\n",
    }
    path = zipped(folder / "tables.zip", {f"{name}.csv": text for name, text in tables.items()})
    report = doorway.json("check-feed", path)
    groups = {group["place"]: group["examples"] for group in report["fault_groups"]}
    equal(groups, {"phones/service_id": ["p2: “77”", "p3: “78”"], "services/organization_id": ["2: “o9”"]})
    equal(report["records_taken"], 3)
    whole = dict(tables, services=tables["services"].replace("o9", "o1"), phones=tables["phones"].replace("77", "2").replace("78", "3"))
    path = zipped(folder / "whole.zip", {f"{name}.csv": text for name, text in whole.items()})
    equal(doorway.json("check-feed", path)["faults_in_all"], 0)


@suite.test("a folder that mirrors an API is read page by page, and full records complete the short ones")
def _(folder):
    doorway = stage.open(folder)
    mirror = folder / "mirror"
    (mirror / "services").mkdir(parents=True)
    short = [{"id": f"service-{i}", "name": f"Stay and play {i}", "status": "active"} for i in range(12)]
    for number in range(1, 13):
        (mirror / "services" / f"page-{number}.json").write_text(json.dumps(page([short[number - 1]], number, total=12, per_page=1)))
        (mirror / "services" / f"{short[number - 1]['id']}.json").write_text(json.dumps(service(number - 1)))
    (mirror / "index.json").write_text(json.dumps({"version": "HSDS-UK-3.0", "profile": "x", "openapi_url": "y"}))
    (mirror / "organizations.json").write_text(json.dumps(page([{"id": "o", "name": "No service", "description": "D"}])))
    (mirror / "link.json").symlink_to("/etc/hostname")
    records = add(doorway, mirror, "mirror", 12)
    equal({len(record["contacts"]) for record in records.values()}, {1})
    (mirror / "services" / "page-12.json").unlink()
    (mirror / "services" / "service-11.json").unlink()
    before = doorway.export("--feed", "mirror")
    doorway.refuse("sync", "mirror", status=3)
    equal(doorway.export("--feed", "mirror"), before)


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("services.csv", "id,name\n" + "a" * (30 << 20))
    return out.getvalue()


@suite.test("a package that leads out of itself, unpacks without end, is cut, locked, empty or of something else is refused in one sentence")
def _(folder):
    doorway = stage.open(folder)
    good = zipped(folder / "good.zip", {f"{name}.csv": table(rows) for name, rows in TABLES.items()}).read_bytes()
    cases = {
        "slip.zip": (zipped(folder / "slip.zip", {"../services.csv": "id,name\n1,A\n"}).read_bytes(), "outside of itself"),
        "rooted.zip": (zipped(folder / "rooted.zip", {"/etc/services.csv": "id,name\n1,A\n"}).read_bytes(), "outside of itself"),
        "bomb.zip": (bomb(), "more than Doorway takes in"),
        "bomb.gz": (gzip.compress(b" " * (30 << 20)), "more than Doorway takes in"),
        "cut.zip": (good[:len(good) // 2], "cannot be unpacked"),
        "cut.gz": (gzip.compress(os.urandom(5000))[:2500], "cannot be unpacked"),
        "letter.zip": (zipped(folder / "letter.zip", {"letter.txt": "Dear"}).read_bytes(), "no feed in that package"),
        "quote.zip": (zipped(folder / "quote.zip", {"services.csv": 'id,name\n1,"A\n'}).read_bytes(), "quotation mark is never closed"),
        "none.zip": (zipped(folder / "none.zip", {"services.csv": "id,name\n"}).read_bytes(), "no services"),
    }
    before = doorway.export()
    for name, (content, words) in cases.items():
        (folder / name).write_bytes(content)
        sentence = doorway.refuse("feeds", "add", folder / name, status=3)
        equal((name, words in sentence), (name, True))
    (folder / "empty").mkdir()
    equal("no feed in that folder" in doorway.refuse("feeds", "add", folder / "empty", status=3), True)
    equal(doorway.export(), before)


@suite.test("a refuge in any container is kept without its address, and the directory's files do not hold it")
def _(folder):
    doorway = stage.open(folder)
    tables = dict(TABLES, services=[dict(TABLES["services"][0], name="Sandgrove Women's Refuge", description="At 77 Quincunx Street.")],
                  addresses=[dict(TABLES["addresses"][0], address_1="77 Quincunx Street")])
    add(doorway, zipped(folder / "refuge.zip", {f"{name}.csv": table(rows) for name, rows in tables.items()}), "refuge", 1)
    refuge = service(1, name="Harbour refuge", description="At 77 Quincunx Street.", service_at_locations=[
        {"id": "a", "location": {"id": "l", "addresses": [{"id": "d", "address_1": "77 Quincunx Street"}]}}])
    with Publisher(stage.authority, lambda request: page([refuge]) if request.path == "/services" else (404, {}), stage.leaf) as publisher:
        doorway.run("feeds", "add", publisher.url, "--name", "api")
    held = [path for path in doorway.folder.rglob("*") if path.is_file() and path.suffix != ".zip" and b"Quincunx" in path.read_bytes()]
    equal(held, [])
    equal("kept secret" in doorway.run("show", "service-1").stdout, True)


def served(files, etags=True):
    """A server of `files` (bytes by path), which may change; "*" is what every other path has."""
    def answer(request):
        body = files.get(request.path, files.get("*"))
        if body is None:
            return 404, "<html>" + "No such page. " * 200 + "</html>", {"Content-Type": "text/html"}
        tag = f'"{zlib.crc32(body)}"'
        if etags and request.headers["If-None-Match"] == tag:
            return 304, "", {"ETag": tag, "Content-Length": "0"}
        return 200, body, {"Content-Type": "application/octet-stream", **({"ETag": tag} if etags else {})}
    return Publisher(stage.authority, answer, stage.leaf)


def packages():
    """The same six services in every kind of file, by the end of its address."""
    rows = [service(i) for i in range(6)]
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    tables = {"services.csv": table([{"id": row["id"], "name": row["name"], "status": "active", "description": row["description"],
                                      "organization_id": "o"} for row in rows]), "organizations.csv": "id,name,description\no,O,D\n"}
    return {".ndjson": lines, ".jsonl": lines, ".ndjson.gz": gzip.compress(lines), "tables.zip": zip_bytes(tables),
            "pages.zip": zip_bytes({"page-1.json": json.dumps(page(rows[:3], 1, total=6, per_page=3)),
                                    "page-2.json": json.dumps(page(rows[3:], 2, total=6, per_page=3))}),
            ".json": json.dumps(page(rows)).encode(), "": lines, "download": zip_bytes(tables)}


def zip_bytes(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@suite.test("a feed that is a file at a server is taken in, whatever its address says, and unchanged costs less than a kilobyte")
def _(folder):
    doorway = stage.open(folder)
    for ending, body in packages().items():
        path = f"/open/{ending}" if not ending.startswith(".") else f"/open{ending}"
        files = {path.rstrip("/"): body}
        with served(files) as publisher:
            added = doorway.json("feeds", "add", publisher.url + path, "--name", "File")["added"]
            equal((ending, added["services"], added["trust"]), (ending, 6, "https"))
            equal(doorway.crawls(), [])
            report = doorway.json("check-feed", publisher.url + path)
            equal((report["records_taken"], report["problem"]), (6, None))
            publisher.requests.clear()
            again = doorway.json("sync", "File")["feeds"][0]
            equal((ending, again["unchanged"]), (ending, True))
            # Only an address that does not say what it is costs the questions of an API first.
            if path.endswith(tuple(packages())[:3]) or path.endswith((".zip", ".json")):
                equal(len(publisher.requests), 1)
                assert again["bytes"] <= 1024, (ending, again["bytes"])
        doorway.run("feeds", "remove", "File")


@suite.test("a server that hands out one file for every question is taken for that file")
def _(folder):
    doorway = stage.open(folder)
    for body in (packages()[".ndjson"], packages()["tables.zip"]):
        with served({"*": body}) as publisher:
            equal(doorway.json("feeds", "add", publisher.url, "--name", "File")["added"]["services"], 6)
            assert doorway.json("sync", "File")["feeds"][0]["unchanged"]
        doorway.run("feeds", "remove", "File")


@suite.test("one service at an address, or a front page with an id and a name, is no feed, and takes nothing away from one")
def _(folder):
    doorway = stage.open(folder)
    front = json.dumps({"id": "api", "name": "Council open data", "version": "HSDS-UK-3.0", "contents": "/docs"}).encode()
    lone = json.dumps(service(3), indent=2).encode()
    listed = json.dumps(page([service(i) for i in range(6)])).encode()
    refused = set()
    for files, path in (({"/api/services/123": lone}, "/api/services/123"), ({"/one": json.dumps(service(3)).encode()}, "/one"),
                        ({"/": front}, ""), ({"/": lone, "/api": front}, "/api"), ({"/list": b'[{"href": "/services"}]'}, "/list")):
        with served(files) as publisher:
            refused.add(doorway.refuse("feeds", "add", publisher.url + path, status=3))
            if path != "/list":
                refused.add(doorway.refuse("check-feed", publisher.url + path, status=3))
    files = {"/": front, "/services": listed}
    with served(files) as publisher:
        equal(doorway.json("feeds", "add", publisher.url, "--name", "API")["added"]["services"], 6)
        before = doorway.export("--feed", "API")
        for files["/"] in (front, lone):
            files.pop("/services", None)
            refused.add(doorway.refuse("sync", "API", status=3))
            equal((doorway.export("--feed", "API"), doorway.crawls()), (before, []))
    assert len(refused) == 1 and "no list of services" in next(iter(refused)), refused
    # A lone record in what says of itself that it is a file is what was asked for.
    with served({"/one.json": lone}) as publisher:
        equal(doorway.json("feeds", "add", publisher.url + "/one.json", "--name", "One")["added"]["services"], 1)


@suite.test("what is gone from a file at a server is gone, a third of it asks staff, and a file that is cut short takes nothing away")
def _(folder):
    doorway = stage.open(folder)
    rows = [json.dumps(service(i)) + "\n" for i in range(20)]
    files = {"/all.ndjson": "".join(rows).encode()}
    with served(files) as publisher:
        doorway.run("feeds", "add", publisher.url + "/all.ndjson", "--name", "File")
        files["/all.ndjson"] = "".join(rows[1:]).encode()
        report = doorway.json("sync", "File")["feeds"][0]
        equal([report[key] for key in ("removed", "unchanged_records", "requests")], [1, 19, 1])
        before = doorway.export("--feed", "File")
        for body, words in (("".join(rows[1:])[:-30].encode(), "breaks off"), (b"Dear all", "not a feed")):
            files["/all.ndjson"] = body
            sentence = doorway.refuse("sync", "File", status=3)
            assert words in sentence, sentence
            equal((doorway.export("--feed", "File"), doorway.crawls()), (before, []))
        files["/all.ndjson"] = "".join(rows[12:]).encode()
        assert "leaves out 11 of 19 services" in doorway.run("sync", "File", status=5).stderr
        equal((doorway.export("--feed", "File"), doorway.crawls()), (before, []))


@suite.test("a file at a server that leads out of itself, unpacks without end, is locked, cut or gone is refused in one sentence")
def _(folder):
    doorway = stage.open(folder)
    good = packages()["tables.zip"]
    cases = {"slip": (zip_bytes({"../services.csv": "id,name\n1,A\n"}), "outside of itself"), "bomb": (bomb(), "more than Doorway takes in"),
             "cut": (good[:len(good) // 2], "cannot be unpacked"), "letter": (zip_bytes({"letter.txt": "Dear"}), "no feed in that package"),
             "empty": (b"", "empty"), "gone": (None, "no list of services"), "text": (b"Dear all", "not a feed")}
    before = doorway.export()
    for name, (body, words) in cases.items():
        with served({f"/{name}.zip": body} if body is not None else {}) as publisher:
            sentence = doorway.refuse("feeds", "add", f"{publisher.url}/{name}.zip", status=3)
            assert words in sentence, (name, sentence)
    equal((doorway.export(), doorway.crawls()), (before, []))


@suite.test("a table at a server is no feed yet: whoever adds it is told what makes one of it, as of a file here")
def _(folder):
    doorway = stage.open(folder)
    before = doorway.export()
    text = b"Name of the service,Cost\nStay and play,Free\n"
    with served({"/services.csv": text}) as publisher:
        for words in (["feeds", "add"], ["check-feed"]):
            sentence = doorway.refuse(*words, publisher.url + "/services.csv", status=3)
            assert "doorwayctl publish --from" in sentence and "byte" not in sentence, sentence
    equal((doorway.export(), doorway.crawls()), (before, []))


KILLS = 5       # a busy machine may look too late, once or twice


def size_of(path):
    try:
        return path.stat().st_size
    except FileNotFoundError:       # it went while we looked
        return 0


def kill_while_it_waits(doorway, adding):
    """Kills a program once what it has fetched waits in the cache, or once it has ended."""
    end = time.monotonic() + 60
    while not any(size_of(path) > 100_000 for path in doorway.crawls()) and adding.poll() is None and time.monotonic() < end:
        time.sleep(0.002)
    adding.kill()
    adding.communicate()


@suite.test("what a killed fetch of a file left is not taken for pages of a list")
def _(folder):
    doorway = stage.open(folder)
    rows = [json.dumps(service(i, description="x" * 3000)) + "\n" for i in range(3000)]
    with served({"/open": "".join(rows).encode()}) as publisher:
        for _ in range(KILLS):
            kill_while_it_waits(doorway, doorway.start("feeds", "add", publisher.url + "/open", "--name", "File"))
            if doorway.crawls() and len(doorway.feeds()) == 1:
                break
            if len(doorway.feeds()) > 1:
                doorway.run("feeds", "remove", "File")
        assert doorway.crawls() and len(doorway.feeds()) == 1, "it was always killed too late"
        equal(doorway.json("feeds", "add", publisher.url + "/open", "--name", "File")["added"]["services"], 3000)
        equal(doorway.crawls(), [])


@suite.test("the official example tables of ORUK and HSDS are taken in")
def _(folder):
    shared = pathlib.Path(os.environ.get("DOORWAY_SHARED", "")) / "oruk"
    if not shared.is_dir():
        raise Skip("there is no ../shared/oruk")
    doorway = stage.open(folder)
    record = next(iter(add(doorway, shared / "examples-uk-csv", "uk", 1).values()))
    equal(record["name"], "Community Counselling")
    equal(record["organization"]["name"], "Example Organization Inc.")
    equal(record["service_at_locations"][0]["location"]["name"], "MyCity Civic Center")
    equal(record["contacts"][0]["phones"][0]["number"], '"+44 1234 234567"')
    hsds = next(iter(add(doorway, shared / "examples-hsds-3.0" / "csv", "hsds", 1).values()))
    equal(hsds["organization"]["name"], "Example Organization Inc.")
    equal(len(hsds["service_at_locations"]), 1)


suite.run()
