#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a second crawl asks for: only what is worth asking. usage: test-changes.py DOORWAYCTL"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from doorwayctl import NOW, Stage, page, service  # noqa: E402
from publisher import Publisher  # noqa: E402
from tap import Suite, equal  # noqa: E402

DAY = 86400
OLD = "2026-08-01T10:00:00Z"
SHORT = ("id", "name", "status", "last_modified", "organization")
suite = Suite()
stage = Stage()


class Feed:
    """A publisher's services and how good its server is. `heeds`: the parameters that it heeds."""

    def __init__(self, services, heeds=(), shallow=False, per_page=10, gone=()):
        self.services = {one["id"]: one for one in services}
        self.heeds, self.shallow, self.per_page, self.lies = set(heeds), shallow, per_page, {}

    def answer(self, request):
        if request.path == "/":
            return {"version": "HSDS-UK-3.0", "profile": "x", "openapi_url": "https://example.org/openapi.json"}
        if request.path != "/services":
            return self.services.get(request.path.removeprefix("/services/"), (404, {"error": "not found"}))
        query = {key: value for key, value in request.query.items() if key in self.heeds | {"page"}}
        for key, answer in self.lies.items():
            if key in request.query:
                return answer
        found = [one for one in self.services.values() if one.get("last_modified", "") >= query.get("modified_after", "")]
        number, size = int(query["page"]), self.per_page
        rows = found[(number - 1) * size:number * size]
        if query.get("minimal") == "true":
            rows = [{"id": one["id"], "modified_date": one["last_modified"]} for one in rows]
        elif self.shallow and query.get("full") != "true":
            rows = [{key: one[key] for key in SHORT if key in one} for one in rows]
        return page(rows, number, total=len(found), per_page=size)


def dated(number, when=OLD, **members):
    return service(number, last_modified=when, **members)


class Session:
    """A directory with one feed in it, and what a sync `days` later asked for and did."""

    def __init__(self, folder, feed):
        self.doorway, self.feed = stage.open(folder), feed

    def __enter__(self):
        self.publisher = Publisher(stage.authority, self.feed.answer, stage.leaf).__enter__()
        self.doorway.run("feeds", "add", self.publisher.url, "--name", "Example")
        return self

    def __exit__(self, *_):
        self.publisher.__exit__()

    def sync(self, days, status=0):
        self.publisher.requests.clear()
        self.doorway.environment["DOORWAY_TEST_NOW"] = str(int(NOW + days * DAY))
        return self.doorway.json("sync", "Example", status=status)["feeds"][0]

    def asked(self):
        return [(request.path, dict(request.query)) for request in self.publisher.requests]

    def counts(self, report):
        return [report[key] for key in ("added", "changed", "removed")]

    def ids(self):
        rows = self.doorway.export("--feed", "Example").splitlines()[1:]
        return len(rows)


@suite.test("a server that proves to filter by time is asked for changes alone, and once a week for everything")
def _(folder):
    feed = Feed([dated(i) for i in range(40)], heeds=("modified_after",))
    with Session(folder, feed) as session:
        probes = [session.publisher.questions(request) for request in session.publisher.requests]
        equal([probe for probe in probes if probe],
              [{"modified_after": "2099-01-01T00:00:00Z"}, {"modified_after": "2026-07-31T10:00:00Z"}, {"minimal": "true"}])
        report = session.sync(1)
        assert report["unchanged"] and report["bytes"] < 1024, report
        equal(len(session.asked()), 1)
        assert session.asked()[0][1]["modified_after"].startswith("2026-09-2"), session.asked()

        feed.services["service-3"] = dated(3, "2026-09-22T10:00:00Z", alert="New")
        feed.services["service-99"] = dated(99, "2026-09-22T11:00:00Z")
        del feed.services["service-7"]
        report = session.sync(2)
        equal((session.counts(report), len(session.asked()), session.ids()), ([1, 1, 0], 1, 41))

        # Only a whole list can show what is gone; the publisher says so itself of what is asked for.
        report = session.sync(8)
        equal((session.counts(report), session.ids()), ([0, 0, 1], 40))
        assert ("/services/service-7", {}) in session.asked()


@suite.test("a server that ignores the time, or filters everything away, is never asked for changes")
def _(folder):
    for name, heeds, lies in (("ignores", (), {}), ("always empty", (), {"modified_after": page([])}),
                              ("refuses", (), {"modified_after": (422, {"error": "no"})}),
                              ("zero and all the same", (), {"modified_after": page([dated(1)], total_items=0)})):
        feed = Feed([dated(i) for i in range(40)], heeds=heeds)
        feed.lies = lies
        (folder / name).mkdir()
        with Session(folder / name, feed) as session:
            session.sync(1)
            equal((name, len(session.asked())), (name, 5))
            assert not any("modified_after" in query for _, query in session.asked())


@suite.test("a filter that stops working is not believed: the whole list is asked for at once")
def _(folder):
    feed = Feed([dated(i) for i in range(40)], heeds=("modified_after",))
    with Session(folder, feed) as session:
        feed.services["service-3"] = dated(3, "2026-09-22T10:00:00Z", alert="New")
        feed.lies = {"modified_after": (400, {"error": "no"})}
        equal(session.counts(session.sync(1)), [0, 1, 0])
        feed.lies = {}
        session.sync(2)
        assert not any("modified_after" in query for _, query in session.asked()), "it has not proved to work again"


@suite.test("of a shallow list, full records are asked for only where the item changed, and all of them once a week")
def _(folder):
    feed = Feed([dated(i) for i in range(12)], shallow=True)
    with Session(folder, feed) as session:
        equal(session.ids(), 12)
        report = session.sync(1)
        equal((session.counts(report), report["unchanged_records"]), ([0, 0, 0], 12))
        assert not any(path.startswith("/services/") for path, _ in session.asked()), session.asked()

        feed.services["service-3"] = dated(3, "2026-09-22T10:00:00Z", alert="New")
        equal(session.counts(session.sync(2)), [0, 1, 0])
        equal([path for path, _ in session.asked() if path.startswith("/services/")], ["/services/service-3"])
        equal(session.doorway.json("show", "service-3")["alert"], "New")
        session.sync(8)
        equal(len([path for path, _ in session.asked() if path.startswith("/services/")]), 12)


@suite.test("a list that can be had in full is, and needs no request for each record")
def _(folder):
    feed = Feed([dated(i) for i in range(12)], shallow=True, heeds=("full",))
    with Session(folder, feed) as session:
        assert not any(request.path.startswith("/services/") for request in session.publisher.requests)
        equal(session.doorway.json("show", "service-3")["record"]["contacts"][0]["name"], "The duty desk")
        session.sync(1)
        equal({query.get("full") for path, query in session.asked() if path == "/services"}, {"true"})


@suite.test("a record that is left out but still there goes with the second list that leaves it out, and one that comes back stays")
def _(folder):
    feed = Feed([dated(i) for i in range(20)])
    hidden = {}
    plain = feed.answer

    def answer(request):
        found = hidden.get(request.path.removeprefix("/services/"))
        return found if found is not None else plain(request)
    feed.answer = answer

    def hide(name):
        hidden[name] = feed.services.pop(name)
    with Session(folder, feed) as session:
        hide("service-4")
        equal((session.counts(session.sync(1)), session.ids()), ([0, 0, 0], 20))
        feed.services["service-4"] = hidden.pop("service-4")
        equal((session.counts(session.sync(2)), session.ids()), ([0, 0, 0], 20))
        hide("service-5")
        equal((session.counts(session.sync(3)), session.ids()), ([0, 0, 0], 20))
        equal((session.counts(session.sync(4)), session.ids()), ([0, 0, 1], 19))


@suite.test("a crawl that fails half-way removes nothing and says nothing of what it did not see")
def _(folder):
    feed = Feed([dated(i) for i in range(30)])
    with Session(folder, feed) as session:
        feed.services = {key: one for key, one in feed.services.items() if key != "service-25"}
        plain = feed.answer
        session.publisher.answer = lambda request: (500, {}) if request.query.get("page") == "3" else plain(request)
        for day in (1, 2, 3):
            session.sync(day, status=3)
            equal(session.ids(), 30)
        session.publisher.answer = plain
        equal(session.counts(session.sync(5)), [0, 0, 1])


suite.run()
