#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Crawls over HTTPS: nginx, and publishers that say what is not so. usage: test-crawl.py DOORWAYCTL"""
import pathlib
import shutil
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from doorway_servers import Nginx, write_feed  # noqa: E402
from doorwayctl import Stage, page, service  # noqa: E402
from publisher import Publisher  # noqa: E402
from tap import Suite, comment, equal  # noqa: E402

MAX_KILLS = 200
suite = Suite()
stage = Stage()


def publish(answer):
    return Publisher(stage.authority, answer, stage.leaf)


def serve_folder(folder):
    return Nginx(folder, stage.authority, stage.leaf)


def serve(pages, details=None):
    """An answer function: `/`, the list's pages by number ({} past the end), and full records by id."""
    def answer(request):
        if request.path == "/":
            return {"version": "HSDS-UK-3.0", "profile": "x", "openapi_url": "https://example.org/openapi.json"}
        if Publisher.questions(request):
            return 422, {"error": "what is that"}
        if request.path == "/services":
            number = int(request.query["page"])
            return pages(number) if callable(pages) else pages.get(number, page([], number, total=None, total_items=None))
        found = (details or {}).get(request.path.removeprefix("/services/"))
        return found if found is not None else (404, {"error": "not found"})
    return answer


def taken(doorway, name):
    return {feed["name"]: feed["services"] for feed in doorway.feeds()}[name]


@suite.test("a feed served by nginx is taken in whole, found beside the starter, and gone when removed")
def _(folder):
    doorway = stage.open(folder)
    write_feed(folder / "feed", [service(i, description="Marmalade making with quinces") for i in range(120)], per_page=50)
    with serve_folder(folder / "feed") as server:
        before = doorway.export()
        added = doorway.json("feeds", "add", server.url, "--name", "Example Council")["added"]
        equal(added["services"], 120)
        equal(added["trust"], "https")
        found = doorway.json("search", "--limit", "3", "--", "marmalade quinces")
        equal(found["results"][0]["source"], "Example Council")
        asked = [request["uri"] for request in server.requests() if "minimal" not in request["uri"]]
        equal(asked, ["/"] + [f"/services?page={n}&per_page=100" for n in (1, 2, 3)])
        doorway.run("feeds", "remove", "Example Council")
        equal(doorway.export(), before)


@suite.test("a list that is shallow is completed by one request for each record")
def _(folder):
    doorway = stage.open(folder)
    shallow = [{"id": f"s{i}", "name": f"Service {i}", "status": "active"} for i in range(5)]
    details = {one["id"]: dict(one, contacts=[{"id": "c", "name": "The duty desk"}], description="Told in full") for one in shallow}
    with publish(serve({1: page(shallow)}, details)) as publisher:
        doorway.run("feeds", "add", publisher.url, "--name", "Short")
        equal(publisher.paths(), ["/", "/services"] + [f"/services/s{i}" for i in range(5)])
        # Only the full record counts: the short one is not stored first, which would change the full one of before.
        report = doorway.json("sync", "Short")["feeds"][0]
        equal([report[key] for key in ("added", "changed", "unchanged_records", "removed")], [0, 0, 5, 0])
    equal(doorway.json("show", "s3")["record"]["description"], "Told in full")


@suite.test("a full record that is missing or of another service leaves the short one, and is reported")
def _(folder):
    doorway = stage.open(folder)
    shallow = [{"id": f"s{i}", "name": f"Service {i}", "status": "active"} for i in range(3)]
    details = {"s0": dict(shallow[1], contacts=[{"id": "c"}]), "s2": dict(shallow[2], contacts=[{"id": "c"}])}
    with publish(serve({1: page(shallow)}, details)) as publisher:
        doorway.run("feeds", "add", publisher.url, "--name", "Short")
        report = doorway.json("check-feed", publisher.url)
    equal(taken(doorway, "Short"), 3)
    equal(doorway.json("show", "s0")["name"], "Service 0")
    equal(sorted(fault["source_id"] for fault in report["faults"] if "short one" in fault["message"]), ["s0", "s1"])


@suite.test("a check asks for no more than ten full records and touches no directory")
def _(folder):
    doorway = stage.open(folder)
    shallow = [{"id": f"s{i}", "name": f"Service {i}", "status": "active"} for i in range(40)]
    details = {one["id"]: dict(one, contacts=[{"id": "c"}]) for one in shallow}
    with publish(serve({1: page(shallow)}, details)) as publisher:
        report = doorway.json("check-feed", publisher.url)
        equal(len(publisher.requests), 12)
    equal((report["records_seen"], report["records_taken"], report["quarantined"]), (40, 40, 0))
    equal(report["version"], "HSDS-UK-3.0")
    equal([feed["name"] for feed in doorway.feeds()], ["Starter directory"])


@suite.test("what is wrong with a short record and with its full one is told once")
def _(folder):
    doorway = stage.open(folder)
    shallow = [{"id": f"s{i}", "name": f"Service {i}", "email": "nobody"} for i in range(12)]
    details = {one["id"]: dict(one, contacts=[{"id": "c"}], url="nowhere") for one in shallow}
    with publish(serve({1: page(shallow)}, details)) as publisher:
        groups = {(group["place"], group["kind"]): group["count"] for group in doorway.json("check-feed", publisher.url)["fault_groups"]}
        equal((groups["status", "missing"], groups["email", "format"], groups["url", "format"]), (12, 12, 10))
        doorway.run("feeds", "add", publisher.url, "--name", "Short")
    assert "24 fields left out or mended" in " ".join(doorway.run("feeds", "list").stdout.split())


@suite.test("a feed of the directory is checked from its copy, by name or number, without asking anybody")
def _(folder):
    doorway = stage.open(folder)
    records = [service(i, email="nobody") for i in range(3)]
    with publish(serve({1: page([*records, {"id": "x"}], total=4)})) as publisher:
        doorway.run("feeds", "add", publisher.url, "--name", "Example")
        online = doorway.json("check-feed", publisher.url)
        asked = len(publisher.requests)
        before = doorway.export()
        stored = doorway.json("check-feed", "Example")
        number = next(str(feed["id"]) for feed in doorway.feeds() if feed["name"] == "Example")
        equal(doorway.json("check-feed", number)["fault_groups"], stored["fault_groups"])
        told = " ".join(doorway.run("check-feed", "Example", "--html", folder / "report.html").stdout.split())
        equal(len(publisher.requests), asked)
    equal((stored["records_seen"], stored["records_taken"], stored["requests"], stored["problem"]), (3, 3, 0, None))
    equal(stored["fault_groups"][0]["place"], "email")
    equal(stored["coverage"], online["coverage"])
    assert "the copy in the directory, fetched on" in told and "1 record could not be taken in then" in told and "page" not in told, told
    assert "the copy in the directory" in (folder / "report.html").read_text()
    equal(doorway.export(), before)
    assert "There is no feed “Nobody's”" in doorway.refuse("check-feed", "Nobody's", status=1)


LISTS = {
    "an empty page past the end ends a list whose last page never says so":
        ({1: page([service(1)], last_page=False, total_items=None, total_pages=None),
          2: page([], 2, total_items=None, total_pages=None, last_page=False)}, 1, [1, 2]),
    "a server that repeats its only page is taken once":
        (lambda number: page([service(1), service(2)], total_items=None, total_pages=None, last_page=None), 2, [1, 2]),
    "a server that knows no page 2 has one page":
        (lambda number: page([service(1)], total_items=None, total_pages=None, last_page=None) if number == 1 else (404, "{}"), 1, [1, 2]),
    "totals of nothing above a record are not believed":
        ({1: page([service(1)], total_items=0, total_pages=0, page_number=0, size=0, first_page=True, last_page=True, empty=True)}, 1, [1]),
    "a thousand million promised pages end with the list":
        (lambda number: page([service(number)] if number < 4 else [], number, total_items=3, total_pages=10 ** 9, last_page=False), 3, [1, 2, 3, 4]),
    "page numbers that are not the ones asked for do not matter":
        (lambda number: page([service(number)], 7, total_items=3, total_pages=3, page_number=7, last_page=False), 3, [1, 2, 3]),
    "a page size other than the one asked for is accepted":
        (lambda number: page([service(2 * number), service(2 * number + 1)], number, total=6, per_page=2), 6, [1, 2, 3]),
    "a bare list without an envelope is a feed":
        (lambda number: [service(1), service(2)], 2, [1, 2]),
}

for title, (pages, n_services, asked) in LISTS.items():
    @suite.test(title)
    def _(folder, pages=pages, n_services=n_services, asked=asked):
        doorway = stage.open(folder)
        with publish(serve(pages)) as publisher:
            doorway.run("feeds", "add", publisher.url, "--name", "Odd")
            equal(publisher.pages(), asked)
        equal(taken(doorway, "Odd"), n_services)


BROKEN = {
    "fewer services than promised": {1: page([service(1)], total_items=31)},
    "more services than promised": {1: page([service(i) for i in range(4)], total_items=3, total_pages=1)},
    "a last page too early": {1: page([service(1)], total_items=2, total_pages=2, last_page=True)},
    "no service at all": {1: page([])},
    "nothing but records without an id": {1: page([{"name": "A"}, {"name": "B"}], total_items=2)},
    "a web page instead of page 2": lambda number: page([service(1)], total_items=2, total_pages=2, last_page=False)
    if number == 1 else (200, "<!DOCTYPE html><html>Sign in</html>", {"Content-Type": "text/html"}),
    "half a page 2": lambda number: page([service(1)], total_items=2, total_pages=2, last_page=False)
    if number == 1 else (200, '{"total_items": 2, "contents": [{"id": "service-2", "na'),
    "an error instead of page 2": lambda number: page([service(1)], total_items=2, total_pages=2, last_page=False)
    if number == 1 else (500, "{}"),
    "something else than a list": lambda number: {"hello": "world"},
}

for what, pages in BROKEN.items():
    @suite.test(f"{what} is told in one sentence and leaves the old copy as it was")
    def _(folder, pages=pages):
        doorway = stage.open(folder)
        now = {1: page([service(i) for i in range(3)])}
        with publish(lambda request: serve(now if now else pages)(request)) as publisher:
            doorway.run("feeds", "add", publisher.url, "--name", "Good once")
            before = doorway.export()
            now = None
            sentence = doorway.refuse("sync", "Good once", status=3)
            assert "stays as it" in sentence or "Nothing was taken" in sentence, sentence
            comment(sentence)
            feed = [one for one in doorway.feeds() if one["name"] == "Good once"][0]
            equal(feed["last_problem"], sentence)
            equal(doorway.export(), before)
            doorway.refuse("feeds", "add", publisher.url + "/services", "--name", "Never", status=3)
            equal(len(doorway.feeds()), 2)


@suite.test("totals that change under way begin the list again, and a list that settles is taken")
def _(folder):
    doorway = stage.open(folder)
    asked = []

    def pages(number):
        asked.append(number)
        total = 4 if len(asked) < 4 else 5
        return page([service(10 * total + 2 * number), service(10 * total + 2 * number + 1)] if number < 3 else
                    [service(99)], number, total_items=total, total_pages=3, last_page=False)
    with publish(serve(pages)) as publisher:
        # Page 3 says 4 services and is the fifth record: inconsistent. From the fourth request on all agree.
        asked.extend([0])
        doorway.run("feeds", "add", publisher.url, "--name", "Moving")
        equal(publisher.pages(), [1, 2, 3, 1, 2, 3])
    equal(taken(doorway, "Moving"), 5)


@suite.test("totals that never settle are given up after three new beginnings")
def _(folder):
    doorway = stage.open(folder)
    asked = []

    def pages(number):
        asked.append(number)
        return page([service(number)], number, total_items=100 + len(asked), total_pages=50, last_page=False)
    with publish(serve(pages)) as publisher:
        doorway.refuse("feeds", "add", publisher.url, status=3)
        equal(publisher.pages(), [1, 2] * 4)


@suite.test("an unchanged feed of one page is not sent again, and of several pages it is")
def _(folder):
    doorway = stage.open(folder)
    for name, per_page, statuses in (("one", 50, [200, 304]), ("several", 5, [200, 200])):
        write_feed(folder / name, [service(f"{name}-{i}") for i in range(10)], per_page=per_page)
        with serve_folder(folder / name) as server:
            doorway.run("feeds", "add", server.url, "--name", name)
            before = doorway.export("--feed", name)
            report = doorway.json("sync", name)["feeds"][0]
            first_pages = [r["status"] for r in server.requests() if r["uri"].endswith("/services?page=1&per_page=100")]
            equal(first_pages, statuses)
            equal(report["unchanged"], name == "one")
            equal(doorway.export("--feed", name), before)


@suite.test("a week after the last whole crawl even an unchanged feed is asked for in full, however often it said so between")
def _(folder):
    doorway = stage.open(folder)
    write_feed(folder / "feed", [service(1)])
    start = 1_790_000_000
    with serve_folder(folder / "feed") as server:
        for days, status in ((0, 200), (3, 304), (6, 304), (7.5, 200), (8, 304), (14, 304), (15, 200)):
            doorway.environment["DOORWAY_TEST_NOW"] = str(int(start + days * 86400))
            doorway.run(*(["sync", "Example"] if days else ["feeds", "add", server.url, "--name", "Example"]))
            equal(server.requests()[-1]["status"], status)


@suite.test("services that changed, came and went are counted, and the directory then holds the new ones")
def _(folder):
    doorway = stage.open(folder)
    write_feed(folder / "feed", [service(i) for i in range(10)])
    with serve_folder(folder / "feed") as server:
        doorway.run("feeds", "add", server.url, "--name", "Example")
        write_feed(folder / "feed", [service(i) for i in range(2, 9)] + [service(9, alert="Closed today")] + [service(77)])
        report = doorway.json("sync", "Example")["feeds"][0]
    equal([report[key] for key in ("added", "changed", "unchanged_records", "removed")], [1, 1, 7, 2])
    equal(doorway.json("show", "service-9")["alert"], "Closed today")
    doorway.refuse("show", "service-0", status=1)


@suite.test("a busy server gets the seconds it asks for, and one that asks for long is left alone with a word when to return")
def _(folder):
    doorway = stage.open(folder)
    waits = ["1", None]

    def answer(request):
        if request.path == "/services" and waits:
            wait = waits.pop(0)
            if wait is not None:
                return 429, "{}", {"Retry-After": wait}
        return serve({1: page([service(1)])})(request)
    with publish(answer) as publisher:
        started = time.monotonic()
        doorway.run("feeds", "add", publisher.url, "--name", "Busy")
        assert time.monotonic() - started >= 1
        before = doorway.export()
        waits[:] = ["1800"] * 9
        started = time.monotonic()
        sentence = doorway.refuse("sync", "Busy", status=3)
        assert time.monotonic() - started < 20
        assert "30 minutes" in sentence, sentence
        equal(doorway.export(), before)


@suite.test("a server that breaks off once in the middle is asked again")
def _(folder):
    doorway = stage.open(folder)
    broken = [True]

    def answer(request):
        if request.query.get("page") == "2" and broken:
            broken.clear()
            return 502, "{}"
        return serve(lambda n: page([service(n)], n, total=3, per_page=1))(request)
    with publish(answer) as publisher:
        doorway.run("feeds", "add", publisher.url, "--name", "Shaky")
        equal(publisher.pages(), [1, 2, 2, 3])


@suite.test("a record without id or name is left out and counted, and the others are taken")
def _(folder):
    doorway = stage.open(folder)
    records = [service(1), {"name": "No id"}, {"id": "no-name", "status": "active"}, service(2)]
    with publish(serve({1: page(records)})) as publisher:
        report = doorway.json("check-feed", publisher.url)
        doorway.run("feeds", "add", publisher.url, "--name", "Gaps")
    equal((report["records_seen"], report["records_taken"], report["quarantined"]), (4, 2, 2))
    equal(len([fault for fault in report["faults"] if fault["handling"] == "quarantined"]), 2)
    feed = [one for one in doorway.feeds() if one["name"] == "Gaps"][0]
    equal((feed["services"], feed["quarantined"]), (2, 2))


@suite.test("the address of the list is the address of the feed, and a feed is added once")
def _(folder):
    doorway = stage.open(folder)
    with publish(serve({1: page([service(1)])})) as publisher:
        doorway.run("feeds", "add", publisher.url + "/services?page=1&per_page=50", "--name", "List")
        equal(publisher.paths(), ["/", "/services"])
        sentence = doorway.refuse("feeds", "add", publisher.url + "/services", status=2)
        assert "List" in sentence, sentence
        equal(len(publisher.requests), 2)


@suite.test("a sync that is killed at any moment leaves the old directory or the new, and at most one file until the next")
def _(folder):
    doorway = stage.open(folder)
    old = [service(i) for i in range(300)]
    new = [service(i, alert="New") for i in range(60, 380)]
    write_feed(folder / "feed", old, per_page=100, details=False)
    seen = set()
    with serve_folder(folder / "feed") as server:
        doorway.run("feeds", "add", server.url, "--name", "Killed")

        def state():
            return doorway.run("export", "--format", "oruk", "--feed", "Killed").stdout
        states = {state(): "old"}
        write_feed(folder / "feed", new, per_page=100, details=False)
        started = time.monotonic()
        copy = folder / "data-before"
        shutil.copytree(doorway.data, copy)
        doorway.run("sync", "Killed")
        duration = time.monotonic() - started
        states[state()] = "new"
        equal(len(states), 2)
        # Later and later, until one is quicker than its end.
        for step in range(MAX_KILLS):
            shutil.rmtree(doorway.data)
            shutil.copytree(copy, doorway.data)
            process = doorway.start("sync", "Killed")
            try:
                process.wait(duration * step / 20)
            except subprocess.TimeoutExpired:
                process.kill()
            process.communicate()
            seen.add(states[state()])
            left = doorway.crawls()
            assert len(left) <= 1 and all(path.stat().st_mode & 0o777 == 0o600 for path in left), left
            if process.returncode == 0:
                break
        equal(left, [])
    comment(f"{step} kills over {duration:.2f} s left: {', '.join(sorted(seen))}")
    equal(seen, {"old", "new"})


@suite.test("two syncs at once do not mix: each ends well or says that another one is at work")
def _(folder):
    doorway = stage.open(folder)
    write_feed(folder / "feed", [service(i) for i in range(200)])
    with serve_folder(folder / "feed") as server:
        doorway.run("feeds", "add", server.url, "--name", "Twice")
        before = doorway.run("export", "--format", "oruk", "--feed", "Twice").stdout
        both = [doorway.start("sync", "Twice") for _ in range(2)]
        ends = [process.communicate()[1] for process in both]
        assert any(process.returncode == 0 for process in both), ends
        assert all(process.returncode in (0, 3, 4) for process in both), ends
        equal(doorway.run("export", "--format", "oruk", "--feed", "Twice").stdout, before)


@suite.test("a list that leaves out too much is held, shown, and taken in or thrown away as somebody says")
def _(folder):
    doorway = stage.open(folder)
    def ringing(number, area):
        return service(number, contacts=[{"id": f"c{number}", "phones": [{"id": f"p{number}", "number": f"020 {area} {number:04}"}]}])
    answers = {"list": [ringing(i, "7946") for i in range(20)]}
    with publish(serve(lambda n: page(answers["list"], n))) as publisher:
        doorway.run("feeds", "add", publisher.url, "--name", "Example")
        before = doorway.export()

        answers["list"] = [ringing(i, "7000" if i < 12 else "7946") for i in range(6, 20)]
        done = doorway.run("sync", "Example", status=5)
        assert "leaves out 6 of 20 services" not in done.stdout and "changes 6 of 14 telephone numbers" in done.stdout, done.stdout
        assert "Stay and play 6: 020 7946 0006 becomes 020 7000 0006" in done.stdout, done.stdout
        assert "stays as it is" in done.stderr, done.stderr
        equal(doorway.export(), before)
        report = doorway.json("sync", "Example", status=5)["feeds"][0]
        equal([report["held"][key] for key in ("services_before", "gone", "changed", "phones_before", "phones_changed")], [20, 6, 6, 14, 6])

        # Every command is a program of its own: what is held outlives each of them.
        doorway.run("feeds", "reject", "Example")
        equal(doorway.export(), before)
        doorway.refuse("feeds", "accept", "Example", status=1)
        doorway.run("feeds", "held", "Example", status=1)
        equal(doorway.json("sync", "Example", status=5)["feeds"][0].get("held"), None)

        answers["list"] = [ringing(i, "7946") for i in range(9, 20)]
        doorway.run("sync", "Example", status=5)
        assert "Stay and play 0: left out" in doorway.run("feeds", "held").stdout
        equal(doorway.json("feeds", "accept", "Example")["accepted"]["services"], 11)
        equal(doorway.json("sync", "Example")["feeds"][0]["unchanged_records"], 11)
    doorway.refuse("show", "service-3", status=1)


suite.run()
