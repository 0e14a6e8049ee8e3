#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds of every dialect and in every container, taken in by doorwayctl. usage: test-dialects.py DOORWAYCTL"""
import json
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from doorwayctl import Stage  # noqa: E402
from publisher import Publisher  # noqa: E402
from tap import Suite, equal  # noqa: E402

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


suite.run()
