#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Crawls that are cut short and go on. usage: test-resume.py DOORWAYCTL"""
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from doorwayctl import NOW, Stage, page, service  # noqa: E402
from publisher import Publisher  # noqa: E402
from tap import Suite, comment, equal  # noqa: E402

DAY = 86400
N_SERVICES = 12
PER_PAGE = 4
suite = Suite()
stage = Stage()


def make(version):
    """The publisher's services: the second version has one other, one changed and one new."""
    ids = [*range(1, N_SERVICES), 77] if version == 2 else range(N_SERVICES)
    return {f"service-{i}": service(i, alert="New" if version == 2 and i == 3 else None) for i in ids}


class Server:
    """A feed whose list is short, and whose line breaks at request `breaks_at` and stays broken."""

    def __init__(self):
        self.services, self.breaks_at, self.n_asked = make(1), None, 0

    def __call__(self, request):
        self.n_asked += 1
        if self.breaks_at is not None and self.n_asked >= self.breaks_at:
            return None
        if request.path == "/":
            return {"version": "HSDS-UK-3.0", "profile": "x", "openapi_url": "https://example.org/openapi.json"}
        if request.path != "/services":
            return self.services.get(request.path.removeprefix("/services/"), (404, {"error": "not found"}))
        number, rows = int(request.query["page"]), list(self.services.values())
        rows = [{key: one[key] for key in ("id", "name", "status")} for one in rows[(number - 1) * PER_PAGE:number * PER_PAGE]]
        return page(rows, number, total=len(self.services), per_page=PER_PAGE)


class Session:
    """A directory with the first version of the feed, which then publishes the second."""

    def __init__(self, folder):
        self.doorway = stage.open(folder)
        self.cache = folder / "cache"
        self.server = Server()

    def __enter__(self):
        self.publisher = Publisher(stage.authority, self.server, stage.leaf).__enter__()
        self.doorway.run("feeds", "add", self.publisher.url, "--name", "Example")
        self.before = shutil.copytree(self.doorway.data, self.doorway.folder / "before")
        self.server.services = make(2)
        self.doorway.environment["DOORWAY_TEST_NOW"] = str(NOW + 8 * DAY)
        return self

    def __exit__(self, *_):
        self.publisher.__exit__()

    def start_again(self):
        """As it was before any sync of the second version."""
        shutil.rmtree(self.doorway.data)
        shutil.copytree(self.before, self.doorway.data)
        shutil.rmtree(self.cache, ignore_errors=True)
        self.publisher.requests.clear()

    def sync(self, breaks_at=None, status=0):
        """Syncs; returns how many requests that took."""
        self.server.breaks_at, self.server.n_asked = breaks_at, 0
        self.doorway.run("sync", "Example", status=status)
        return self.server.n_asked

    def left(self):
        return self.doorway.crawls()

    def records(self):
        """Every record of the feed, byte for byte."""
        return self.doorway.run("export", "--format", "oruk", "--feed", "Example").stdout

    def whole(self):
        self.start_again()
        n_requests = self.sync()
        return n_requests, self.records()


@suite.test("a crawl whose line breaks at any request ends, when it is back, at the same snapshot, and asks for nothing twice")
def _(folder):
    with Session(folder) as session:
        n_requests, wanted = session.whole()
        equal(session.left(), [])
        n_repeated = []
        for number in range(1, n_requests + 1):
            session.start_again()
            before = session.records()
            # What is asked only to be sure of what is gone breaks nothing.
            status = 0 if number == n_requests else 3
            session.sync(breaks_at=number, status=status)
            if status == 0:
                continue
            assert session.records() == before
            session.doorway.environment["DOORWAY_TEST_NOW"] = str(NOW + 8 * DAY + 3600)
            n_repeated.append(number - 1 + session.sync() - n_requests)
            session.doorway.environment["DOORWAY_TEST_NOW"] = str(NOW + 8 * DAY)
            assert session.records() == wanted, f"after a break at {number}"
            equal(session.left(), [])
        comment(f"{n_requests} requests; asked again after a break at each: {n_repeated}")
        # The first request of all, and until the first page is whole, what the server can do.
        assert max(n_repeated) <= 5 and n_repeated[-1] <= 1, n_repeated


@suite.test("what is left of a crawl is 0600, is not believed when it was damaged, and is too old after a day")
def _(folder):
    with Session(folder) as session:
        n_requests, wanted = session.whole()
        for damage in ("none", "cut", "flipped", "another's", "old"):
            session.start_again()
            session.sync(breaks_at=n_requests - 4, status=3)
            (left,) = session.left()
            equal(left.stat().st_mode & 0o777, 0o600)
            content = bytearray(left.read_bytes())
            now = NOW + 8 * DAY + 60
            if damage == "cut":
                left.write_bytes(content[:len(content) - 100])
            elif damage == "flipped":
                content[len(content) // 2] ^= 1
                left.write_bytes(content)
            elif damage == "another's":
                left.write_bytes(b"x" * 5000)
            elif damage == "old":
                now += DAY
            session.doorway.environment["DOORWAY_TEST_NOW"] = str(now)
            n_again = session.sync()
            session.doorway.environment["DOORWAY_TEST_NOW"] = str(NOW + 8 * DAY)
            comment(f"{damage}: {n_again} of {n_requests} requests")
            assert n_again < n_requests if damage in ("none", "cut", "flipped") else n_again == n_requests, (damage, n_again)
            assert session.records() == wanted
            equal(session.left(), [])


@suite.test("a feed that changes while a crawl of it waits to go on is taken in as it is in the end")
def _(folder):
    with Session(folder) as session:
        n_requests, _ = session.whole()
        session.start_again()
        session.sync(breaks_at=6, status=3)
        session.server.services = {**make(2), "service-500": service(500)}
        session.sync()
        wanted = session.records()
        session.start_again()
        session.sync()
        assert session.records() == wanted


@suite.test("an adding that was cut short goes on, and one that was stopped leaves nothing")
def _(folder):
    with Session(folder) as session:
        session.doorway.run("feeds", "remove", "Example")
        session.server.breaks_at, session.server.n_asked = 12, 0
        session.doorway.run("feeds", "add", session.publisher.url, "--name", "Again", status=3)
        assert len(session.left()) == 1
        equal([feed["name"] for feed in session.doorway.feeds() if not feed["starter"]], [])
        session.server.breaks_at, session.server.n_asked = None, 0
        session.doorway.run("feeds", "add", session.publisher.url, "--name", "Again")
        equal(session.left(), [])
        equal([feed["services"] for feed in session.doorway.feeds() if not feed["starter"]], [N_SERVICES])


suite.run()
