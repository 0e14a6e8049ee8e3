#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The members of each JSON object that the manual lists, beside those that are printed. usage: test-manual.py DOORWAYCTL"""
import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from doorwayctl import Stage, page, service, write_json  # noqa: E402
from tap import Suite, comment, equal  # noqa: E402

MANUAL = pathlib.Path(os.environ["DOORWAY_SOURCE"]) / "data" / "man" / "doorwayctl.1"
# What this test has none of: a signed feed, and one of which something is held. Their own tests read these.
SELDOM = {"feeds": {"edition", "held"}, "sync": {"held"}}
suite = Suite()
stage = Stage()


def paragraphs(text):
    """Of each command whose JSON object the manual describes: the lines from there to the end of the sentence."""
    command, lines, found = None, None, {}
    for line in text.splitlines():
        if line.startswith(".Ss "):
            command = line[4:]
        if lines is None and line.startswith("The JSON object"):
            lines = found.setdefault(command, [])
            if not re.fullmatch(r"The JSON object (has|of)", line):
                del found[command]
                lines = None
        elif lines is not None:
            lines.append(line)
            if line.endswith("."):
                lines = None
    return found


def members(lines):
    """The members that a paragraph lists, and those of each object in its list, where it says so. What stands in brackets is a value."""
    levels, depth = [[], []], 0
    at = 0
    for line in lines:
        if line in ("each with", "of which each of the list has"):
            at = 1
        depth += line.startswith(".Po")
        if line.startswith(".Li ") and depth == 0:
            levels[at].append(line.split()[1])
        depth -= " Pc" in line
    return [set(names) for names in levels]


def listed_below(command):
    """What the sentences "Each of X has …" and "The X has …" of a command's part list: {X: members}."""
    part = re.search(rf"^\.Ss {command}\n(.*?)^\.S[sh] ", MANUAL.read_text(), re.M | re.S)[1]
    found = {}
    for name, sentence in re.findall(r"^(?:Each of|each of|The)\n\.Li (\w+)\nhas\n(.*? [.;])$", part, re.M | re.S):
        found[name] = set(re.findall(r"^\.Li (\w+)", sentence, re.M))
    return found


def listed(text=None):
    return {command: members(lines) for command, lines in paragraphs(text if text is not None else MANUAL.read_text()).items()}


def printed(answers):
    """The members of all `answers`, and of every object in a list that is their only member."""
    top, below = set(), set()
    for answer in answers:
        top |= answer.keys()
        if len(answer) == 1:
            for objects in answer.values():
                below |= {name for one in objects for name in one} if isinstance(objects, list) else set()
    return [top, below]


def publish(doorway, folder, feed):
    """What `publish` prints of a spreadsheet that is good, one that is not, a feed that is asked about, and an edition that is held."""
    sheet, bad, lost = folder / "good.csv", folder / "bad.csv", folder / "lost.csv"
    sheet.write_text("Name,Cost\nPlay,Free\nSing,Free\nPaint,Free\n")
    lost.write_text("Name,Cost\nPlay,Free\n")
    bad.write_text("Name,Cost,Colour\nPlay,cheap,blue\n")
    doorway.run("keys", "new", folder / "keys")
    made = ["--key", folder / "keys" / "sign.key", "--out", folder / "public", "--name", "Example"]
    return [doorway.json("publish", "--from", sheet, *made), doorway.json("publish", "--from", bad, "--check", status=3),
            doorway.json("publish", "--from", feed, "--check", status=3), doorway.json("publish", "--from", lost, *made, status=5)]


def ask(folder):
    doorway = stage.open(folder)
    # While there is only the starter directory, in which nothing for toddlers is for Merton.
    search = [doorway.json("search", *words) for words in (["baby"], ["--near", "E8 1EA", "baby group"], ["toddler group in Merton"])]
    twins = [dict(service(i), phones=[{"id": "p", "number": "020 7946 0018"}]) for i in range(3)]
    one = write_json(folder / "one.json", page(twins))
    other = write_json(folder / "other.json", page(twins))
    cut = write_json(folder / "cut.json", page([dict(service(0), phones=[{"id": "p", "number": "020 7946"}])]))
    doorway.run("feeds", "add", one, "--name", "One")
    doorway.run("feeds", "add", other, "--name", "Other")
    search += [doorway.json("search", *words) for words in (["020 7946 0018"], ["--near", "E8 1EA", "--within", "5", "Wimbledon Foodbank"])]
    record = doorway.json("search", "baby")["results"][0]["id"]
    doorway.run("corrections", "write", record, "--kind", "closed")
    return {
        "search": search,
        "show": [doorway.json("show", record)],
        "feeds": [doorway.json("feeds", "list")],
        "sync": [doorway.json("sync")],
        "check-feed": [doorway.json("check-feed", one)],
        "urgent": [doorway.json("urgent")],
        "duplicates": [doorway.json("duplicates", "list")],
        "corrections": [doorway.json("corrections", "list")],
        "publish": publish(doorway, folder, cut),
    }


@suite.test("every member that is printed is in the manual, and every one in the manual is printed")
def _(folder):
    manual, answers = listed(), ask(folder)
    equal(sorted(manual), sorted(answers))
    for command, given in answers.items():
        top, below = printed(given)
        comment(f"{command}: {len(top)} members, {len(below)} of what is listed")
        said_top, said_below = manual[command]
        equal((command, sorted(top)), (command, sorted(said_top)))
        if said_below:
            equal((command, sorted(below | SELDOM.get(command, set()))), (command, sorted(said_below)))
    sheet, bad, cut, _ = answers["publish"]
    given = {"edition": sheet["edition"], "bad_cells": bad["bad_cells"][0], "records_to_look_at": cut["records_to_look_at"][0]}
    equal({name: sorted(one) for name, one in given.items()}, {name: sorted(one) for name, one in listed_below("publish").items()})


@suite.test("a member that is left out of the manual, or only in it, is found")
def _(folder):
    text = MANUAL.read_text()
    equal(listed(text.replace(".Li hurried\n", "", 1))["search"][0] == listed()["search"][0], False)
    equal("invented" in listed(text.replace(".Li hurried\n", ".Li hurried ,\n.Li invented\n", 1))["search"][0], True)
    assert "matches" not in listed()["search"][0], "values in brackets are no members"


suite.run()
