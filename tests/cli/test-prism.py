#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A mock of the official Open Referral UK 3.0 API, made by Prism from its OpenAPI file, checked and taken in over HTTPS; and
Prism in front of a publisher, checking what Doorway asks.
usage: test-prism.py DOORWAYCTL

Prism is fetched once, into .build/prism of the sources; without npm, or without a way to it, the tests are skipped.
"""
import http.server
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from doorway_servers import Authority, die_with_parent, find_free_port  # noqa: E402
from doorwayctl import NOW, Doorway, page, service  # noqa: E402
from publisher import Publisher  # noqa: E402
from tap import Skip, Suite, comment, equal  # noqa: E402

PRISM = "@stoplight/prism-cli@5.14.2"
INSTALL_SECONDS = 150
START_SECONDS = 60
DYNAMIC_ROUNDS = 5
OFFICIAL = re.compile(r'"https://openreferraluk\.org/specifications/3\.0/schema/([a-z_]+\.json)"')
suite = Suite()


def find_prism():
    """Where Prism is, fetched when it is not there yet."""
    folder = pathlib.Path(os.environ["DOORWAY_SOURCE"]) / ".build" / "prism"
    program = folder / "node_modules" / ".bin" / "prism"
    if program.exists():
        return program
    if shutil.which("npm") is None:
        raise Skip("npm is not installed")
    folder.mkdir(parents=True, exist_ok=True)
    try:
        done = subprocess.run(["npm", "install", "--prefix", folder, "--no-audit", "--no-fund", "--silent", PRISM],
                              capture_output=True, text=True, timeout=INSTALL_SECONDS)
    except subprocess.TimeoutExpired:
        raise Skip("npm did not fetch Prism in time") from None
    if done.returncode != 0 or not program.exists():
        raise Skip("npm could not fetch Prism")
    return program


def copy_schema(folder):
    """The official files with their references to each other made local."""
    source = pathlib.Path(os.environ.get("DOORWAY_SHARED", "/nonexistent")) / "oruk" / "schema-3.0"
    if not (source / "openapi.json").exists():
        raise Skip("the official schema is not here")
    schema = folder / "schema"
    schema.mkdir()
    for path in source.glob("*.json"):
        (schema / path.name).write_text(OFFICIAL.sub(r'"./\1"', path.read_text()))
    return schema / "openapi.json"


class Prism:
    """Prism on loopback; `get` asks it for a path."""

    def __init__(self, folder, *options, upstream=None):
        """`upstream`: the address of a server that Prism passes requests on to, checking them, instead of making answers up."""
        self.program = find_prism()
        schema = copy_schema(folder)
        self.command = ["mock", schema] if upstream is None else ["proxy", schema, upstream]
        self.options = options
        self.violations = []
        self.log = folder / "prism.log"

    def __enter__(self):
        self.port = find_free_port()
        with open(self.log, "w") as log:
            self.process = subprocess.Popen([self.program, *self.command, "-h", "127.0.0.1", "-p", str(self.port), *self.options],
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log, preexec_fn=die_with_parent)
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            try:
                self.get("/")
                return self
            except OSError:
                time.sleep(0.05)
        self.process.kill()
        raise RuntimeError(self.log.read_text()[-2000:])

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def get(self, target):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{target}", timeout=20) as response:
                self.violations += [(target, one) for one in json.loads(response.headers.get("sl-violations") or "[]")]
                return response.status, response.read(), {"Content-Type": response.headers["Content-Type"]}
        except urllib.error.HTTPError as refused:
            self.violations += [(target, one) for one in json.loads(refused.headers.get("sl-violations") or "[]")]
            return refused.code, refused.read(), {"Content-Type": refused.headers.get("Content-Type", "application/json")}


class Upstream:
    """A publisher that heeds every parameter, over plain HTTP on loopback, for Prism to stand before."""

    def __init__(self):
        self.services = {f"{i:08}-0000-4000-8000-000000000000": self.make(i, "2026-08-01T10:00:00.000Z") for i in range(12)}
        self.asked = []
        upstream = self

        class Handler(http.server.BaseHTTPRequestHandler):
            disable_nagle_algorithm = True

            def do_GET(self):
                upstream.asked.append(self.path)
                body = upstream.answer(urllib.parse.urlsplit(self.path))
                self.send_response(200 if body is not None else 404)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(json.dumps(body if body is not None else {}).encode())

            def log_message(self, *_):
                pass

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"

    def __enter__(self):
        threading.Thread(target=self.http.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.http.shutdown()
        self.http.server_close()

    @staticmethod
    def make(number, when):
        return service(number, id=f"{number:08}-0000-4000-8000-000000000000", last_modified=when)

    def answer(self, parts):
        query = dict(urllib.parse.parse_qsl(parts.query))
        if parts.path == "/":
            return {"version": "HSDS-UK-3.0", "profile": "https://example.org/profile", "openapi_url": "https://example.org/openapi.json"}
        if parts.path != "/services":
            return self.services.get(parts.path.removeprefix("/services/"))
        rows = [one for one in self.services.values() if one["last_modified"] >= query.get("modified_after", "")]
        if query.get("minimal") == "true":
            rows = [{"id": one["id"], "modified_date": one["last_modified"]} for one in rows]
        elif query.get("full") != "true" or not self.is_full:
            rows = [{key: one[key] for key in ("id", "name", "status", "last_modified")} for one in rows]
        number = int(query["page"])
        return page(rows[(number - 1) * 5:number * 5], number, total=len(rows), per_page=5)

    is_full = False


def forward(prism):
    return lambda request: prism.get(request.handler.path)


@suite.test("the official API as Prism mocks it is read without losing a record, and taken in")
def _(folder):
    authority = Authority(folder)
    doorway = Doorway(folder, ca=authority.ca)
    with Prism(folder) as prism, Publisher(authority, forward(prism)) as publisher:
        report = doorway.json("check-feed", publisher.url)
        comment(f"{report['version']}: {report['records_seen']} seen, {report['records_taken']} taken, {report['faults_in_all']} faults "
                f"in {report['requests']} requests")
        equal(report["records_seen"], report["records_taken"] + report["quarantined"])
        assert report["records_taken"] >= 1 and report["problem"] is None
        added = doorway.json("feeds", "add", publisher.url, "--name", "Mock")["added"]
        equal(added["services"], report["records_taken"])
        assert any(path.startswith("/services/") for path in publisher.paths()), publisher.paths()
    record = doorway.json("show", "ac148810-d857-441c-9679-408f346de14b")
    equal(record["name"], "Community Counselling")


@suite.test("whatever Prism makes up within the schema, every record is taken or counted as left out")
def _(folder):
    authority = Authority(folder)
    doorway = Doorway(folder, ca=authority.ca)
    with Prism(folder, "-d") as prism, Publisher(authority, forward(prism)) as publisher:
        for _ in range(DYNAMIC_ROUNDS):
            done = subprocess.run(doorway.command("check-feed", "--json", publisher.url), capture_output=True, text=True, timeout=60,
                                  env=doorway.environment)
            assert done.returncode in (0, 3), done.stderr
            if done.stdout:
                report = json.loads(done.stdout)
                equal(report["records_seen"], report["records_taken"] + report["quarantined"])
                comment(f"{report['records_seen']} seen, {report['records_taken']} taken, {report['faults_in_all']} faults; "
                        f"{report['problem'] or 'whole'}")
            else:
                comment(done.stderr.strip())


@suite.test("every request of a first crawl, its probe, a sync of changes and of details is one that the official API knows")
def _(folder):
    authority = Authority(folder)
    for is_full in (False, True):
        home = folder / str(is_full)
        home.mkdir()
        doorway = Doorway(home, ca=authority.ca)
        with Upstream() as upstream, Prism(home, upstream=upstream.url) as prism, \
                Publisher(authority, forward(prism)) as publisher:
            upstream.is_full = is_full
            doorway.run("feeds", "add", publisher.url, "--name", "Example")
            doorway.environment["DOORWAY_TEST_NOW"] = str(NOW + 86400)
            upstream.services["00000099-0000-4000-8000-000000000000"] = upstream.make(99, "2026-09-22T10:00:00.000Z")
            equal(doorway.json("sync", "Example")["feeds"][0]["added"], 1)
            doorway.environment["DOORWAY_TEST_NOW"] = str(NOW + 8 * 86400)
            doorway.run("sync", "Example")
            faults = [(target, one["message"]) for target, one in prism.violations if "request" in one["location"]]
            equal(faults, [])
            asked = {key for path in upstream.asked for key in urllib.parse.parse_qs(urllib.parse.urlsplit(path).query)}
            assert asked >= {"page", "per_page", "modified_after", "minimal", "full"}, asked
            assert is_full or any(path.startswith("/services/") for path in upstream.asked), upstream.asked
            # The judge on trial: what the official API does not know is seen.
            prism.get("/services?page=1&per_page=many&modified_after=yesterday")
            wrong = {one["location"][-1] for _, one in prism.violations if "request" in one["location"]}
            comment(f"{len(upstream.asked)} requests, none against the API; a wrong one: {sorted(wrong)}")
            assert "per_page" in wrong, prism.violations[-5:]


suite.run()
