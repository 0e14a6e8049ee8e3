#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A mock of the official Open Referral UK 3.0 API, made by Prism from its OpenAPI file, checked and taken in over HTTPS.
usage: test-prism.py DOORWAYCTL

Prism is fetched once, into .build/prism of the sources; without npm, or without a way to it, the tests are skipped.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from doorway_servers import Authority, die_with_parent, find_free_port  # noqa: E402
from doorwayctl import Doorway  # noqa: E402
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

    def __init__(self, folder, *options):
        self.program = find_prism()
        self.schema = copy_schema(folder)
        self.options = options
        self.log = folder / "prism.log"

    def __enter__(self):
        self.port = find_free_port()
        with open(self.log, "w") as log:
            self.process = subprocess.Popen([self.program, "mock", "-h", "127.0.0.1", "-p", str(self.port), *self.options, self.schema],
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
                return response.status, response.read(), {"Content-Type": response.headers["Content-Type"]}
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read(), {"Content-Type": refused.headers.get("Content-Type", "application/json")}


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


suite.run()
