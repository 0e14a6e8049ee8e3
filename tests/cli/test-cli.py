#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line on local files. usage: test-cli.py DOORWAYCTL"""
import contextlib
import csv
import io
import json
import os
import pathlib
import pty
import re
import shlex
import shutil
import sqlite3
import stat
import struct
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from doorwayctl import Doorway, page, service, write_json  # noqa: E402
from tap import Skip, Suite, comment, equal  # noqa: E402

suite = Suite()
COMMANDS = ("search", "show", "feeds", "sync", "check-feed", "duplicates", "corrections", "urgent", "export", "publish", "keys")


def add(doorway, folder, services, name):
    path = write_json(folder / f"{name}.json", page(services))
    return doorway.json("feeds", "add", path, "--name", name)["added"]


@suite.test("every command has help, and the help says the exit status")
def _(folder):
    doorway = Doorway(folder)
    text = doorway.run("--help").stdout
    for command in COMMANDS:
        assert f"\n  {command}" in text, command
        assert "doorwayctl" in doorway.run(command, "--help").stdout
    for status in "01234":
        assert f"\n  {status}  " in text
    assert not doorway.data.exists()


@suite.test("programs that meet a new directory at once all answer from it")
def _(folder):
    doorway = Doorway(folder)
    command = doorway.command("--json", "search", "--limit", "1", "--", "baby")
    running = [subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                env=doorway.environment) for _ in range(4)]
    said = [(program.communicate(timeout=60), program.returncode) for program in running]
    equal([(errors, status) for (_, errors), status in said], [("", 0)] * 4)


@suite.test("the manual tells every option and exit status, and no other")
def _(folder):
    manual = pathlib.Path(os.environ["DOORWAY_SOURCE"]) / "data" / "man" / "doorwayctl.1"
    told = set(re.findall(r"Fl -([a-z][a-z-]+)", manual.read_text()))
    doorway = Doorway(folder)
    helps = [doorway.run(*words, "--help").stdout for words in ((), *((command,) for command in COMMANDS))]
    equal(told, set(re.findall(r"--([a-z][a-z-]+)", re.sub(r"“.*?”", "", "".join(helps)))))
    equal(re.findall(r"^\.It (\d)$", manual.read_text(), re.M), list("012345"))
    if shutil.which("mandoc") is None:
        raise Skip("mandoc is not here to check the manual's form")
    said = subprocess.run(["mandoc", "-T", "lint", manual], capture_output=True, text=True).stdout.splitlines()
    # Which other manuals are installed is the machine's affair.
    equal([line for line in said if "referenced manual not found" not in line], [])


@suite.test("the version is the program's")
def _(folder):
    assert Doorway(folder).run("--version").stdout.startswith("doorwayctl 0.")


@suite.test("a small word, which may be another language's for something, brings nothing with it")
def _(folder):
    doorway = Doorway(folder)
    choir = doorway.json("search", "--limit", "1", "--", "choir music")["also_searched"]
    for word in ("no", "not", "a", "i", "in", "on", "so", "we", "me", "do", "to", "my"):
        equal((word, doorway.json("search", "--limit", "1", "--", f"choir music {word}")["also_searched"]), (word, choir))


@suite.test("a wrong command line is one sentence and touches nothing")
def _(folder):
    doorway = Doorway(folder)
    for words in ((), ("find",), ("--colour",), ("search", "--colour"), ("search", "--limit", "many"), ("search", "--limit", "1000"),
                  ("search", "--offset", "-1"), ("search", "--age", "young"), ("search", "--age", "-1"), ("search", "--age", "nan"),
                  ("search", "--borough", "Atlantis"), ("search", "--need", "x"), ("search", "--cost", "cheap"),
                  ("search", "--order", "random"), ("search", "--within", "3"), ("search", "--order", "nearest"),
                  ("search", "--near", "E8 1EA", "--within", "far"), ("show",), ("show", "a", "b"), ("feeds",), ("feeds", "sell"),
                  ("feeds", "add"), ("feeds", "add", "a", "b"), ("feeds", "remove"), ("feeds", "list", "all"), ("check-feed",),
                  ("export",), ("export", "--format", "xml"), ("sync", "a", "b"), ("feeds", "add", "http://example.org/api"),
                  ("check-feed", "ftp://example.org")):
        doorway.refuse(*words, status=2)
    assert not doorway.data.exists()


@suite.test("a postcode or place that does not exist says what was expected")
def _(folder):
    doorway = Doorway(folder)
    for place in ("ZZ99 9ZZ", "Atlantis-on-Sea", "", "???"):
        comment(doorway.refuse("search", "--near", place, "--", "parenting", status=2))


@suite.test("the first question to an empty folder takes in the starter directory, which says what it is")
def _(folder):
    doorway = Doorway(folder)
    answer = doorway.json("search", "--", "parenting")
    equal(answer["answer"], "matches")
    equal(answer["results"][0]["source"], "Starter directory")
    assert "2010 to 2025" in answer["notices"][0]["notice"]
    assert "Check before use" in doorway.run("search", "--", "parenting").stdout
    feed, = doorway.feeds()
    equal((feed["starter"], feed["trust"], feed["last_problem"]), (True, "file", None))
    equal(feed["services"], answer["services"])


@suite.test("removing the starter directory is final")
def _(folder):
    doorway = Doorway(folder)
    doorway.run("search", "--", "parenting")
    doorway.run("feeds", "remove", "Starter directory")
    equal(doorway.json("search", "--", "parenting", status=1)["total"], 0)
    equal(doorway.json("feeds", "list", status=1)["feeds"], [])


@suite.test("what is denied is not searched under other names")
def _(folder):
    doorway = Doorway(folder)
    denied = doorway.json("search", "--limit", "1", "--", "group in Hackney not for dads")
    wanted = doorway.json("search", "--limit", "1", "--", "group in Hackney for dads")
    assert "fathers" in wanted["also_searched"], wanted["also_searched"]
    assert "fathers" not in denied["also_searched"], denied["also_searched"]


@suite.test("no record says that a way in or a cost is not stated beside the words that state it")
def _(folder):
    doorway = Doorway(folder)
    add(doorway, folder, [service("plain"), service("words", application_process="Through the single point of entry.",
                                                    fees="Depends on where you live")], "two")
    rows = {row["source_id"]: row for row in doorway.json("search", "--limit", "200")["results"]}
    for row in rows.values():
        sheet = doorway.json("show", row["source_id"])["sheet"]
        for name, text, label in (("route", "route_text", "Way in"), ("cost", "cost_text", "Cost")):
            lines = [line["kind"] for line in sheet[name] if line["label"] in (label, "In their words")]
            is_unsaid = lines == ["not stated"]
            assert is_unsaid or "not stated" not in lines, (row["source_id"], lines)
            equal((row["source_id"], "not stated" in row[text]), (row["source_id"], is_unsaid))
    equal((rows["service-words"]["route_text"], rows["service-words"]["cost_text"]), ("How to get in: see their words", "Cost: “Depends on where you live”"))
    equal((rows["service-plain"]["route_text"], rows["service-plain"]["cost_text"]), ("How to get in not stated", "Cost not stated"))


@suite.test("a row says the price that its record states, in print and in its object")
def _(folder):
    doorway = Doorway(folder)
    options = [{"id": "c1", "amount": 2.5, "currency": "GBP", "amount_description": "a session"}]
    add(doorway, folder, [service("priced", cost_options=options), service("words", fees="£1, or what you can")], "prices")
    rows = {row["source_id"]: row for row in doorway.json("search", "--limit", "200")["results"]}
    equal(rows["service-priced"]["cost_text"], "£2.50 a session")
    equal(rows["service-priced"]["price"], {"lowest": 2.5, "highest": 2.5, "words": "a session", "from": None, "until": None,
                                            "more_is_said": False})
    equal(rows["service-words"]["cost_text"], "Cost: “£1, or what you can”")
    equal(rows["service-words"]["price"]["lowest"], None)
    equal(sum("· £2.50 a session ·" in line for line in doorway.run("search", "--limit", "200").stdout.splitlines()), 1)


@suite.test("of one service from two publishers the record that was checked last is shown")
def _(folder):
    doorway = Doorway(folder)
    same = {"name": "Quizzical play", "status": "active", "phones": [{"id": "p", "number": "020 7946 0018"}]}
    add(doorway, folder, [{**same, "id": "old", "description": "Quizzical stay and play, every quizzical day."}], "old")
    add(doorway, folder, [{**same, "id": "new", "description": "Stay.", "assured_date": "2024-01-10"}], "new")
    answer = doorway.json("search", "quizzical")
    equal([result["source_id"] for result in answer["results"]], ["new"])


@suite.test("an answer's object has its whole shape")
def _(folder):
    answer = Doorway(folder).json("search", "--limit", "5", "--borough", "Hackney", "--age", "4", "--near", "E8 1EA", "--", "family")
    for key, kind in (("answer", str), ("total", int), ("fits", int), ("not_stated", int), ("results", list), ("facets", dict),
                      ("wider", list), ("words", list), ("services", int), ("near", dict)):
        assert isinstance(answer[key], kind), key
    equal(answer["total"], answer["fits"] + answer["not_stated"])
    equal(sorted(answer["facets"]), ["borough", "cost", "delivery", "level", "need", "route", "status"])
    assert 1 <= len(answer["results"]) <= 5
    for result in answer["results"]:
        for key in ("source_id", "feed", "source", "id", "name", "organisation", "boroughs", "route", "cost", "ages", "distance_m",
                    "fits", "unstated", "matched", "why", "assured_date", "fetched_at", "read_from_description"):
            assert key in result, key


@suite.test("every result says why it is there, in the object always and in print where --explain asks")
def _(folder):
    doorway = Doorway(folder)
    words = ("talking help for my 4 year old in Merton",)
    answer = doorway.json("search", "--limit", "20", "--", *words)
    assert any(result["explained"]["fits"] for result in answer["results"])
    for result in answer["results"]:
        explained = result["explained"]
        equal(explained["own_words"] + explained["also_searched"], result["matched"])
        said = explained["fits"] + explained["does_not_fit"] + explained["not_stated"]
        assert any("Merton" in one or one == "borough" for one in said), result
        assert any("Age 4" == one or one == "ages" for one in said), result
        assert result["why"] and isinstance(result["for_professionals"], bool), result
    assert "Fits: " in doorway.run("search", "--limit", "20", "--explain", "--", *words).stdout
    assert "Fits: " not in doorway.run("search", "--limit", "20", "--", *words).stdout


@suite.test("where nothing fits, who can tell what else there is is one that a family can reach, and else the council's service for it")
def _(folder):
    doorway = Doorway(folder)
    # Hackney's consultation line is for professionals, and Sutton's family hubs do not say how to reach them.
    for place in ("hackney", "sutton"):
        answer = doorway.json("search", "--", "piano " + place)
        assert answer["answer"] == "weak" and "advice" not in answer, answer["advice"]
        equal(answer["ask_in"], place.title())
        printed = " ".join(doorway.run("search", "--", "piano " + place).stdout.split())
        assert "The council’s Family Information Service for %s can tell you what else there is." % place.title() in printed, printed
    equal(doorway.json("search", "--", "piano hackney")["place_in_words"]["name"], "Hackney")
    merton = doorway.json("search", "--borough", "Merton", "--", "piano", status=1)
    assert merton["advice"]["area"] == "Merton" and merton["advice"]["route_text"] == "Just turn up", merton
    printed = doorway.run("search", "--borough", "Merton", "--", "piano", status=1).stdout
    assert "Can tell you what else there is:" in printed and "doorwayctl show " + merton["advice"]["source_id"] in printed, printed
    assert "Your council’s Family Information Service" in " ".join(doorway.run("search", "--", "piano", status=1).stdout.split())
    sure = doorway.json("search", "--", "autism hackney")
    assert "advice" not in sure and "Family Information Service for" not in doorway.run("search", "--", "autism hackney").stdout


@suite.test("a place where no service is gets one sentence, and its name is not searched")
def _(folder):
    doorway = Doorway(folder)
    for words, place, status in (("Birmingham", "Birmingham", 1), ("housing manchester", "Manchester", 0), ("baby group in kent", "Kent", 0)):
        sentence = "No service here says that it is for %s. This directory has services in Barnet, Bexley, Brent and 18 more." % place
        printed = " ".join(doorway.run("search", "--", words, status=status).stdout.split())
        answer = doorway.json("search", "--", words, status=status)
        assert printed.startswith(sentence) and printed.count(sentence) == 1, printed
        assert ("For families elsewhere: ask before you go" in printed) == (status == 0), printed
        equal(answer["place_in_words"]["outside"], sentence)
        assert place.lower() not in [word["word"] for word in answer["words"]], answer["words"]
    assert "outside" not in doorway.json("search", "--", "housing hackney")["place_in_words"]
    equal(doorway.json("search", "--", "London")["fits"], doorway.json("search")["fits"])


@suite.test("a word that no service says is named, and what is shown instead")
def _(folder):
    printed = " ".join(Doorway(folder).run("search", "--limit", "3", "--", "gambling").stdout.split())
    assert "No service here says “gambling”. Showing what says mental health instead." in printed, printed
    printed = " ".join(Doorway(folder).run("search", "--limit", "3", "--", "stammer").stdout.split())
    assert "26 of 164 services No service here says “stammer”. Showing what says speech, talking and" in printed, printed


@suite.test("a thing that goes by its own name and that no service has is named whole, and what is near to it is shown for no match")
def _(folder):
    doorway = Doorway(folder)
    for words, name, shown in (("Home-Start", "home start", "family support"), ("childminder", "childminder", "childcare"),
                               ("triple p online", "triple p", "parenting courses"), ("stop smoking", "stop smoking", "health messages"),
                               ("wheelchair swimming", "wheelchair swimming", "special needs"), ("laptop", "laptop", "library")):
        equal((words, doorway.json("search", "--", words)["answer"]), (words, "weak"))
        printed = " ".join(doorway.run("search", "--limit", "3", "--", words).stdout.split())
        told, _, rest = printed.partition(" instead.")
        assert told.startswith("No service here says “%s”. Showing what says" % name), printed
        assert shown in told, printed


@suite.test("what fits a distance by its borough alone is said not to be measured")
def _(folder):
    doorway = Doorway(folder)
    printed = " ".join(doorway.run("search", "--", "housing within 2 miles of Mitcham").stdout.split())
    assert "2 fit, 3 may fit: they do not state all that you ask. 2 of these state no place of their own, and are for all of Merton." in printed, printed
    assert "no place of their own" not in doorway.run("search", "--", "housing in Mitcham").stdout
    assert "0 fit, 1 may fit: it does not state all that you ask." in doorway.run("search", "--", "nursery within 1 mile of Sutton").stdout


@suite.test("drink, drugs and gambling are told the country's helplines, in any language, and what a toddler drinks is not")
def _(folder):
    doorway = Doorway(folder)
    drugs, drink, gambling = "0300 123 6600", "0300 123 1110", "0808 8020 133"
    for words, numbers in (("my husband is an alcoholic", [drink]), ("he drinks every day", [drink]), ("cannabis teenager", [drugs]),
                           ("gambling", [gambling]), ("substance misuse", [drugs, drink]), ("toddler wont drink milk", []),
                           ("bedtime drinks", []), ("housing", []),
                           ("my partner drinks too much and we have a newborn baby", [drink]), ("husband drinking and a toddler at home", [drink]),
                           ("substance misuse pregnant baby", [drugs, drink]), ("my baby wont drink, what can i do", [])):
        equal((words, [one["number"] for one in doorway.json("search", "--", words)["helplines"]]), (words, numbers))
    printed = " ".join(doorway.run("search", "--limit", "1", "--", "gambling").stdout.split())
    assert "National Gambling Helpline, free and at any time, 0808 8020 133." in printed, printed


@suite.test("words that are in most records claim no match, and say what is missing")
def _(folder):
    doorway = Doorway(folder)
    for words in ("help with", "i need help", "help", "please can you help me"):
        equal((words, doorway.json("search", "--", words)["answer"]), (words, "weak"))
        assert doorway.run("search", "--", words).stdout.startswith("Many services have these words. Say what the help is for"), words
    assert "No service here says “postnatal” or “depression”." in " ".join(doorway.run("search", "postnatal depression").stdout.split())
    for words in ("help with housing", "help for dads", "family support", "Early help"):
        equal((words, doorway.json("search", "--", words)["answer"]), (words, "matches"))
    equal(doorway.json("search", "--need", "housing", "--", "help")["answer"], "matches")


@suite.test("a wider search says in plain words what it leaves out and how many services it finds")
def _(folder):
    printed = " ".join(Doorway(folder).run("search", "--need", "housing", "--", "autism", status=1).stdout.split())
    assert "Look without the need “Housing”: 21 services" in printed and " fit," not in printed, printed


@suite.test("no old document is called new, and where a place is only described its address is not said to be stated")
def _(folder):
    printed = " ".join(Doorway(folder).run("search", "--limit", "3", "--", "stammer").stdout.split())
    assert "check first" in printed and "new today" not in printed, printed
    shown = Doorway(folder).run("show", "hackney-youth-justice-slt").stdout
    assert "Place: In court and with the team [stated]" in shown and shown.count("  Address: ") == 1, shown


@suite.test("words of danger are answered with whom to ring before any service, and the way out is always there")
def _(folder):
    doorway = Doorway(folder)
    danger = doorway.run("search", "--limit", "1", "my partner hits me").stdout
    assert danger.startswith("Are you safe?") and danger.index("0808 2000 247") < danger.index("1. "), danger
    urgent = doorway.json("search", "my", "daughter", "is", "suicidal")["urgent"]
    assert urgent["called_for"] and "self-harm" in urgent["about"] and "116 123" in [one["number"] for one in urgent["contacts"]]
    calm = doorway.json("search", "killing time in half term")["urgent"]
    assert not calm["called_for"] and calm["contacts"][0]["number"] == "999"
    assert "Worried a child is not safe?" in doorway.run("search", "baby group").stdout


@suite.test("words of danger are answered with whom to ring whatever filter stands beside them, and where nothing fits")
def _(folder):
    doorway = Doorway(folder)
    for options in (("--need", "housing"), ("--borough", "Hackney"), ("--cost", "free"), ("--status", "historic"), ("--age", "4"),
                    ("--near", "E8 1EA", "--within", "1"), ("--plain",), ("--order", "name"), ("--offset", "150"), ("--limit", "1"),
                    ("--need", "housing", "--borough", "Sutton", "--cost", "free", "--age", "90")):
        fits = doorway.json("search", *options, "my partner hits me", status=int("90" in options))["total"] > 0
        said = doorway.run("search", *options, "my partner hits me", status=int(not fits)).stdout
        assert said.startswith("Are you safe?") and "0808 2000 247" in said, (options, said)


@suite.test("words of danger are answered with whom to ring when the directory cannot be read")
def _(folder):
    doorway = Doorway(folder)
    doorway.run("feeds", "list")
    for name in ("directory.db", "directory.db-wal", "directory.db-shm"):
        (doorway.data / name).unlink(missing_ok=True)
    (doorway.data / "directory.db").write_text("no directory")
    danger = doorway.run("search", "he hits me", status=4)
    assert danger.stdout.startswith("Are you safe?") and "0808 2000 247" in danger.stdout, danger.stdout
    assert danger.stderr.startswith("doorwayctl: "), danger.stderr
    urgent = json.loads(doorway.run("search", "--json", "he hits me", status=4).stdout)["urgent"]
    assert urgent["called_for"] and "abuse" in urgent["about"], urgent
    equal(doorway.run("search", "baby group", status=4).stdout, "")


@suite.test("whom to ring needs no directory")
def _(folder):
    doorway = Doorway(folder)
    assert "0808 800 5000" in doorway.run("urgent").stdout
    assert doorway.json("urgent")["urgent"]["contacts"][0]["number"] == "999"
    assert not doorway.data.exists()


@suite.test("what fits comes first, and what is not stated is marked and never counted as fitting")
def _(folder):
    answer = Doorway(folder).json("search", "--cost", "free", "--limit", "200")
    fits = [result["fits"] for result in answer["results"]]
    equal(fits, sorted(fits, reverse=True))
    equal(fits.count(True), answer["fits"])
    for result in answer["results"]:
        equal("cost" in result["unstated"], not result["fits"])
        equal("free" in result["cost"], result["fits"])


@suite.test("a result and its record say alike that the feed did not say when it was checked, and not the organisation")
def _(folder):
    doorway = Doorway(folder)
    add(doorway, folder, [service(1, assured_date="2026-03-04"), service(2, assured_date=None)], "Borough list")
    for number, sentence in ((1, "Last checked by Borough list in March 2026"), (2, "Borough list does not say when it was last checked")):
        row = doorway.run("search", "--", f"number {number}").stdout.split(f"Stay and play {number}")[1]
        equal(" ".join(row.split()).count(sentence), 1)
        equal(" ".join(doorway.run("show", f"service-{number}").stdout.split()).count(sentence), 1)


@suite.test("a record whose document names no organisation shows none, and is not found by the words for it")
def _(folder):
    doorway = Doorway(folder)
    equal(json.loads(doorway.run("--json", "show", "sutton-foodbanks").stdout)["organisation"], None)
    assert "Run by" not in doorway.run("show", "sutton-foodbanks").stdout
    answer = doorway.json("search", "--plain", "--limit", "200", "--", "organisation not named")
    found = [result for result in answer["results"] if result["source_id"] == "sutton-foodbanks"]
    assert all(result["organisation"] is None and "name" not in str(result["matched"]) for result in found), found


@suite.test("pages of results follow each other without a gap")
def _(folder):
    doorway = Doorway(folder)
    whole = [result["source_id"] for result in doorway.json("search", "--limit", "30", "--", "family")["results"]]
    parts = [result["source_id"] for offset in (0, 10, 20)
             for result in doorway.json("search", "--limit", "10", "--offset", offset, "--", "family")["results"]]
    equal(parts, whole)
    equal(doorway.json("search", "--offset", "100000", "--", "family")["results"], [])


@suite.test("a question can come from standard input and is answered alike")
def _(folder):
    doorway = Doorway(folder)
    direct = doorway.json("search", "--", "autism and sleep")
    piped = doorway.json("search", "-", stdin="autism and sleep\n")
    equal(piped["results"], direct["results"])
    doorway.refuse("search", "-", stdin="x" * 70000, status=2)
    assert "NUL" in doorway.refuse("search", "-", stdin="autism\0sleep", status=2)


@suite.test("quotes, operators and brackets in a question are words like any other")
def _(folder):
    doorway = Doorway(folder)
    for text in ('"', '""', "'", "a\"b", "NOT", "AND OR NOT", "NEAR(a b)", "name:parenting", "parenting*", "^parenting", "-parenting",
                 "(", ")", "{a b}: c", "a + b", "\\", "%", "_", ";", "--", "'; DROP TABLE service; --", "*", "a" * 5000, "é ß İ ı",
                 "\u202e gnitnerap", "\x1b[31m"):
        done = subprocess.run(doorway.command("search", "--json", "--", text), capture_output=True, text=True, env=doorway.environment)
        assert done.returncode in (0, 1) and done.stderr == "", (text, done.returncode, done.stderr)
        json.loads(done.stdout)


@suite.test("a record is shown with how to get in first, every gap said, and its source last")
def _(folder):
    doorway = Doorway(folder)
    add(doorway, folder, [service(1)], "Example")
    text = doorway.run("show", "service-1").stdout
    headings = ["How to get in", "When", "Where", "Who it is for", "Cost", "Contact", "What it is", "Where this comes from"]
    places = [text.index("\n" + heading + "\n") for heading in headings]
    equal(places, sorted(places))
    assert "not stated" in text.lower() and "Example" in text[places[-1]:]
    record = doorway.json("show", "service-1")
    equal(record["record"]["id"], "service-1")
    equal(record["feed"]["name"], "Example")
    equal(doorway.json("show", str(record["id"]))["source_id"], "service-1")


@suite.test("the command under a result shows that record, and is one harmless word to a shell, whatever its id")
def _(folder):
    doorway = Doorway(folder)
    ids = ["plain-1.0_a", "a;echo${IFS}x", "$(echo)", "`echo`", "it's", "--version", "-v", "a|b", "*", "a&b"]
    add(doorway, folder, [service(1, id=value, name="Quillwort circle") for value in ids], "Example")
    text = doorway.run("search", "quillwort").stdout
    lines = [line.strip() for line in text.splitlines() if line.strip().startswith("doorwayctl show ")]
    commands = [shlex.split(line) for line in lines]
    equal(sorted(command[-1] for command in commands), sorted(ids))
    for line, command in zip(lines, commands):
        equal(subprocess.run(["sh", "-c", "doorwayctl() { printf '%s\\n' \"$@\"; }; " + line], capture_output=True, text=True).stdout,
              "".join(word + "\n" for word in command[1:]))
        assert "Quillwort circle" in doorway.run(*command[1:]).stdout, line
    assert "doorwayctl show plain-1.0_a" in lines


@suite.test("a record that is not there, or that two feeds have, is one sentence")
def _(folder):
    doorway = Doorway(folder)
    add(doorway, folder, [service(1, description="One")], "First")
    add(doorway, folder, [service(1, description="Two")], "Second")
    doorway.refuse("show", "no-such-record", status=1)
    doorway.refuse("show", "99999999", status=1)
    assert "--feed" in doorway.refuse("show", "service-1", status=2)
    equal(doorway.json("show", "service-1", "--feed", "Second")["record"]["description"], "Two")
    doorway.refuse("show", "service-1", "--feed", "Third", status=1)


@suite.test("an export taken in again exports the same bytes")
def _(folder):
    first, second = Doorway(folder / "a"), Doorway(folder / "b")
    odd = [service(1, name="Caf\u00e9 \u2013 \u201cquoted\u201d", unknown_member={"deep": [1, 2.50, None]}), service(2, fees="\u00a34"),
           service("a/b c", last_modified="2025-09-02T12:06:15.654")]
    (folder / "a").mkdir()
    # Spacing, member order and number spellings are the publisher's and must come through.
    text = json.dumps(page(odd), indent=3, ensure_ascii=False).replace("2.5,", "2.500,")
    (folder / "odd.json").write_text(text)
    first.run("feeds", "add", folder / "odd.json", "--name", "Odd")
    first.run("export", "--format", "oruk", "--feed", "Odd", "--out", folder / "out.json")
    second.run("feeds", "add", folder / "out.json", "--name", "Odd")
    second.run("export", "--format", "oruk", "--feed", "Odd", "--out", folder / "again.json")
    equal((folder / "again.json").read_bytes(), (folder / "out.json").read_bytes())
    assert "2.500," in (folder / "out.json").read_text()
    equal(json.loads((folder / "out.json").read_text())["contents"], json.loads(text)["contents"])


@suite.test("the starter directory comes through an export and an import whole")
def _(folder):
    first, second = Doorway(folder / "a"), Doorway(folder / "b")
    (folder / "a").mkdir()
    first.run("export", "--format", "oruk", "--out", folder / "out.json")
    second.run("feeds", "add", folder / "out.json", "--name", "Copy")
    equal(second.run("export", "--format", "oruk", "--feed", "Copy").stdout, (folder / "out.json").read_text())


@suite.test("a table for a spreadsheet has the times of a service, of its venues and of their doors, as “show” has them")
def _(folder):
    doorway = Doorway(folder)
    monday = {"id": "m", "freq": "WEEKLY", "byday": "MO", "opens_at": "09:30", "closes_at": "11:00", "notes": "Term time only."}
    there = [{"id": f"at-{name}", "location": {"id": name, "location_type": "physical", "name": name,
                                               "schedules": [{**monday, "id": f"door-{name}", "byday": "SU"}] if name == "Hut" else []},
              "schedules": [{**monday, "id": name, "byday": byday}]} for name, byday in (("Hall", "TU"), ("Hut", "WE"))]
    add(doorway, folder, [service(1, schedules=[monday], service_at_locations=there)], "Times")
    row, = csv.DictReader(io.StringIO(doorway.run("export", "--format", "csv", "--feed", "Times").stdout))
    equal(row["times"], "Mondays 09:30 to 11:00, Term time only.; Hall: Tuesdays 09:30 to 11:00, Term time only.; "
                        "Hut: Wednesdays 09:30 to 11:00, Term time only.; Hut is open: Sundays 09:30 to 11:00, Term time only.")


@suite.test("a table for a spreadsheet has one row a service, says its source, and holds no formula")
def _(folder):
    doorway = Doorway(folder)
    hostile = ['=HYPERLINK("http://evil.example")', "+1", "-1", "@SUM(A1)", "\t=1", "a,\"b\"\nc"]
    add(doorway, folder, [service(i, name=f"Row {i}", fees=text, description=text) for i, text in enumerate(hostile)], "Hostile")
    rows = list(csv.DictReader(io.StringIO(doorway.run("export", "--format", "csv", "--feed", "Hostile").stdout)))
    equal(len(rows), len(hostile))
    for row in rows:
        equal((row["feed"], row["source_id"][:8]), ("Hostile", "service-"))
        assert row["fetched_at"].endswith("Z") and row["feed_url"].startswith("file://")
        for cell in row.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t")), cell
    assert any(row["description"].startswith("'=HYPERLINK") for row in rows)
    equal([row["latitude"] for row in rows], [""] * len(rows))


@suite.test("an export that fails leaves the file that was there")
def _(folder):
    doorway = Doorway(folder)
    target = folder / "kept.json"
    target.write_text("precious")
    add(doorway, folder, [service(1)], "First")
    add(doorway, folder, [service(1)], "Second")
    assert "--feed" in doorway.refuse("export", "--format", "oruk", "--out", target, status=2)
    doorway.refuse("export", "--format", "oruk", "--feed", "First", "--out", folder / "none" / "x.json", status=4)
    equal(target.read_text(), "precious")
    equal(sorted(path.name for path in folder.glob("*.json*")), ["First.json", "Second.json", "kept.json"])


@suite.test("an export goes into a FIFO, through links, and keeps the permissions of the file it replaces")
def _(folder):
    doorway = Doorway(folder)
    add(doorway, folder, [service(1)], "First")
    words = ("export", "--format", "oruk", "--feed", "First")
    whole = doorway.run(*words).stdout
    fifo, kept, link, dangling, new = (folder / name for name in ("fifo", "kept", "link", "dangling", "new"))
    os.mkfifo(fifo)
    reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    doorway.run(*words, "--out", fifo)
    equal(os.read(reader, len(whole) * 4).decode(), whole)
    os.close(reader)
    assert stat.S_ISFIFO(os.lstat(fifo).st_mode)
    kept.write_text("old")
    kept.chmod(0o600)
    link.symlink_to("kept")
    doorway.run(*words, "--out", link)
    dangling.symlink_to("new")
    doorway.run(*words, "--out", dangling)
    assert link.is_symlink() and dangling.is_symlink()
    equal((kept.read_text(), oct(stat.S_IMODE(kept.stat().st_mode)), new.read_text()), (whole, "0o600", whole))
    equal(sorted(path.name for path in folder.iterdir()), ["First.json", "cache", "dangling", "data", "fifo", "kept", "link", "new"])
    assert "directory" in doorway.refuse(*words, "--out", folder / "data", status=4)


@suite.test("two feeds of one name are told apart by number, and neither goes by the name")
def _(folder):
    doorway = Doorway(folder)
    numbers = []
    for part in ("a", "b"):
        path = write_json(folder / f"{part}.json", page([service(part)]))
        numbers.append(doorway.json("feeds", "add", path, "--name", "Twin")["added"]["id"])
    for words in (("feeds", "remove", "Twin"), ("sync", "Twin"), ("export", "--format", "csv", "--feed", "Twin")):
        sentence = doorway.refuse(*words, status=2)
        assert ", ".join(map(str, numbers)) in sentence, sentence
    equal(len(doorway.feeds()), 3)
    doorway.run("feeds", "remove", numbers[0])
    doorway.run("feeds", "remove", "Twin")
    equal([feed["name"] for feed in doorway.feeds()], ["Starter directory"])


def indexed_generation(folder):
    """Of which generation the newest file of the search index is; its header is told in dw-index-format.h."""
    files = sorted(folder.glob("cache/doorway/index-*/*.index"), key=lambda path: path.stat().st_mtime_ns)
    return struct.unpack_from("<8sIIqq", files[-1].read_bytes())[4] if files else None


def generation(doorway):
    with contextlib.closing(sqlite3.connect(doorway.data / "directory.db")) as database:
        return database.execute("SELECT value FROM store_meta WHERE name = 'generation'").fetchone()[0]


@suite.test("the search index follows what the command line adds, fetches and removes; where it cannot be, nothing is amiss")
def _(folder):
    doorway = Doorway(folder)
    number = add(doorway, folder, [service(1)], "one")["id"]
    seen = [generation(doorway)]
    equal(indexed_generation(folder), seen[-1])

    write_json(folder / "one.json", page([service(1), service(2)]))
    doorway.run("sync", number)
    seen.append(generation(doorway))
    equal(indexed_generation(folder), seen[-1])

    doorway.run("feeds", "remove", number)
    seen.append(generation(doorway))
    equal(indexed_generation(folder), seen[-1])
    equal(seen, sorted(set(seen)))

    shutil.rmtree(folder / "cache")
    (folder / "cache").write_text("not a folder")
    done = doorway.run("feeds", "add", folder / "one.json")
    equal(done.stderr, "")


@suite.test("a feed's name is cleaned, and an empty one is refused")
def _(folder):
    doorway = Doorway(folder)
    path = write_json(folder / "one.json", page([service(1)]))
    for name in ("", "  ", "\u202e"):
        assert "name is empty" in doorway.refuse("feeds", "add", path, "--name", name, status=2)
    name = doorway.json("feeds", "add", path, "--name", " Two\nlines\u202e ")["added"]["name"]
    assert "\n" not in name and "\u202e" not in name and name.startswith("Two") and name.endswith("lines"), name


@suite.test("one of anything is told in the singular")
def _(folder):
    doorway = Doorway(folder)
    path = write_json(folder / "one.json", page([service(1, name="Long", unknown={}), {"id": "x"}], total=2))
    assert "with 1 service." in doorway.run("feeds", "add", path, "--name", "One").stdout
    assert ", 1 record left out" in doorway.run("feeds", "list").stdout
    write_json(path, page([service(2), {"id": "x"}], total=2))
    told = " ".join(doorway.run("sync", "One").stdout.split())
    assert "One: 1 service;" in told and "1 record was left out." in told, told
    checked = doorway.run("check-feed", path).stdout
    assert "2 records seen: 1 can be taken in, 1 cannot. 1 page." in checked, checked
    assert "its 1 service." in doorway.run("feeds", "remove", "One").stdout


@suite.test("the check of a feed groups what is wrong and says how much of what families ask is stated")
def _(folder):
    doorway = Doorway(folder)
    path = write_json(folder / "feed.json", page([service(number, email="nobody", assured_date="2026-09-01", phones=[{"id": "p", "number": "020 7946 0018"}])
                                                  for number in range(4)]))
    report = doorway.json("check-feed", path)
    group = report["fault_groups"][0]
    equal((group["place"], group["kind"], group["count"], group["examples"][0]), ("email", "format", 4, "service-0: “nobody”"))
    items = {item["item"]: (item["stated"], item["read_from_description"]) for item in report["coverage"]["items"]}
    equal((items["phone"], items["ages"], report["coverage"]["assured_lately"]), ((4, 0), (0, 0), 4))
    told = doorway.run("check-feed", path, "--html", folder / "report.html").stdout
    assert "4 × email" in told and "A telephone number: all 4" in told and "The ages it is for: none of 4" in told, told
    html = (folder / "report.html").read_text()
    assert html.startswith("<!DOCTYPE html>") and "service-0: “nobody”" in html and "all 4" in html
    doorway.refuse("check-feed", path, "--html", folder / "no" / "report.html", status=4)
    assert not doorway.data.exists()


@suite.test("one service of two publishers shows both, side by side where they differ, and a person can tell them apart again")
def _(folder):
    doorway = Doorway(folder)
    phone = [{"id": "p", "number": "020 7946 0018"}]
    doorway.run("feeds", "add", write_json(folder / "one.json", page([service(1, id="a", name="The Toy Library", phones=phone, maximum_age=5)])), "--name", "One")
    doorway.run("feeds", "add", write_json(folder / "two.json", page([service(2, id="b", name="Toy library", phones=phone, maximum_age=7,
                                                                              assured_date="2026-03-04")])), "--name", "Two")
    pair, = doorway.json("duplicates", "list")["duplicates"]
    equal((pair["sameness"], pair["decided"], pair["one"]["source_id"], pair["other"]["feed"]), ("same", False, "a", "Two"))
    told = doorway.run("show", "a").stdout
    assert "What other publishers say" in told and "Also listed by: Two, checked March 2026, as “Toy library”" in " ".join(told.split()), told
    assert "One, no date of checking: Up to age 5" in " ".join(told.split()) and "Two, checked March 2026: Up to age 7" in " ".join(told.split()), told
    assert "020 7946 0018" not in told.split("What other publishers say")[1].split("Where this comes from")[0], "what agrees is not said again"
    equal(doorway.json("show", "a")["same_service"], [pair["other"]["id"]])
    found = lambda *words: sorted(hit["source_id"] for hit in doorway.json("search", "toy", "--plain", *words)["results"] if hit["source"] in ("One", "Two"))
    equal(len(found()), 1)
    equal((len(found("--age", "4")), found("--age", "6")), (1, ["b"]))
    services = doorway.json("search")["services"]
    assert "two services" in doorway.run("duplicates", "not-same", "b", "a").stdout
    equal(found(), ["a", "b"])
    equal(doorway.json("search")["services"], services + 1)
    assert "What other publishers say" not in doorway.run("show", "a").stdout
    assert "as somebody here said" in doorway.run("duplicates", "list").stdout
    doorway.run("duplicates", "undo", "a", "b")
    equal(doorway.json("show", "b")["same_service"], [pair["one"]["id"]])
    raw = doorway.export()
    assert "The Toy Library" in raw and "Toy library" in raw
    for words in (("duplicates",), ("duplicates", "same", "a"), ("duplicates", "forget", "a", "b"), ("duplicates", "list", "a")):
        doorway.refuse(*words, status=2)
    doorway.refuse("duplicates", "same", "a", "a", status=2)
    doorway.refuse("duplicates", "same", "a", "nowhere", status=1)


@suite.test("a correction is kept until it is sent, addressed to who runs the service")
def _(folder):
    doorway = Doorway(folder)
    organisation = {"id": "o", "name": "Example Council", "description": "A council.", "email": "council@example.org"}
    doorway.run("feeds", "add", write_json(folder / "one.json", page([service(1, id="a", organization=organisation)])), "--name", "One")
    assert "empty" in doorway.run("corrections", "list").stdout
    doorway.run("corrections", "write", "a", "--kind", "wrong-number", "--text", "It is 020 7946 0018.")
    kept, = doorway.json("corrections", "list")["corrections"]
    equal((kept["kind"], kept["text"], kept["service"], kept["email"], kept["handed_at"]),
          ("wrong-number", "It is 020 7946 0018.", "Stay and play 1", "council@example.org", None))
    doorway.run("feeds", "remove", "One")
    mail = doorway.run("corrections", "mail", kept["id"]).stdout
    assert mail.startswith("mailto:council@example.org?subject=") and "020%207946%200018" in mail, mail
    equal(doorway.json("corrections", "list")["corrections"][0]["handed_at"], None)   # it was printed, and nobody knows what came of it
    doorway.run("corrections", "remove", kept["id"])
    equal(doorway.json("corrections", "list")["corrections"], [])
    for words, status in ((("corrections",), 2), (("corrections", "write", "hf-libraries"), 2), (("corrections", "mail", "x"), 2),
                          (("corrections", "write", "nowhere", "--kind", "closed"), 1), (("corrections", "mail", "99"), 1),
                          (("corrections", "remove", "99"), 1), (("corrections", "write", "hf-libraries", "--kind", "other"), 2),
                          (("corrections", "write", "hf-libraries", "--kind", "other", "--text", " "), 2)):
        doorway.refuse(*words, status=status)
    equal(doorway.json("corrections", "list")["corrections"], [])


@suite.test("what is not a number, an address or a feed is answered with what is")
def _(folder):
    doorway = Doorway(folder)
    for option in ("--limit", "--offset"):
        for typed in ("many", "1.5", "-1", "", "99999999999999999999"):
            assert "whole number from 0 to" in doorway.refuse("search", option, typed, status=2)
    assert "stands alone" in doorway.refuse("search", "-", "extra", stdin="family", status=2)
    (folder / "Letters").mkdir()
    os.mkfifo(folder / "pipe")
    for typed in ("Letters", "pipe", folder / "Letters", folder / "pipe"):
        assert "https://" in doorway.refuse("feeds", "add", typed, status=3, cwd=folder)
    assert "https://example.org" in doorway.refuse("feeds", "add", "javascript:1", status=2)
    (folder / "letter.txt").write_text("Dear family,\n")
    sentence = doorway.refuse("feeds", "add", folder / "letter.txt", status=3)
    assert sentence.startswith("That file is not a feed of services. Ask the publisher") and "at byte 0" in sentence, sentence
    for name in ("services.csv", "SERVICES.CSV"):
        (folder / name).write_text("name,description\nStay and play,Songs\n")
        for words in (["feeds", "add"], ["check-feed"]):
            sentence = doorway.refuse(*words, folder / name, status=3)
            assert "doorwayctl publish --from" in sentence and "byte" not in sentence, sentence
    (folder / "feed.csv").write_text(json.dumps(page([service(1)])))
    doorway.run("check-feed", folder / "feed.csv")
    (folder / "cut.json").write_text('{"contents": [')
    assert "That file is not a feed" not in doorway.refuse("feeds", "add", folder / "cut.json", status=3)


@suite.test("a data folder told by a relative path is not made where the program starts")
def _(folder):
    doorway = Doorway(folder)
    started, home = folder / "started", folder / "person"
    started.mkdir()
    home.mkdir()
    path = write_json(folder / "one.json", page([service(1)]))
    environment = dict(doorway.environment, XDG_DATA_HOME="relative", XDG_CACHE_HOME="cached", HOME=str(home))
    command = [doorway.command()[0], "feeds", "add", str(path)]
    done = subprocess.run(command, cwd=started, env=environment, capture_output=True, text=True, timeout=60)
    equal((done.returncode, done.stderr, list(started.iterdir())), (0, "", []))
    assert (home / ".local/share/doorway/directory.db").is_file()


@suite.test("the starter directory that was removed and is added by hand says what it is, wherever its file lies, and once")
def _(folder):
    doorway = Doorway(folder)
    shipped = pathlib.Path(os.environ["DOORWAY_PKGDATADIR"]) / "starter" / "starter.json"
    before = doorway.feeds()[0]
    copy = folder / "copy.json"
    copy.write_bytes(shipped.read_bytes())
    for path in (shipped, copy):
        assert "starter.json” brings it back" in " ".join(doorway.run("feeds", "remove", "Starter directory").stdout.split())
        doorway.run("feeds", "add", path)
        after = doorway.feeds()[0]
        for member in ("name", "trust", "starter", "notice", "services"):
            equal(after[member], before[member])
        record = doorway.json("search", "parenting")["results"][0]["id"]
        assert "2010 to 2025" in doorway.run("show", record).stdout
    assert "already in the directory" in doorway.refuse("feeds", "add", shipped, status=2)
    equal(len(doorway.feeds()), 1)

    (folder / "other.json").write_text(copy.read_text() + "\n")
    doorway.run("feeds", "add", folder / "other.json")
    equal([feed["starter"] for feed in doorway.feeds()], [True, False])


@suite.test("a telephone number finds the services that state it, however it is written, and none whose publisher masks it")
def _(folder):
    doorway = Doorway(folder)
    stated = dict(service(1), phones=[{"id": "p1", "number": "020 7946 0002"}])
    in_contact = dict(service(2), contacts=[{"id": "c1", "phones": [{"id": "p2", "number": "+44 20 7946 0003 ext. 4"}]}])
    in_prose = dict(service(3), description="Ring 020 7946 0004 on weekdays.")
    masked = dict(service(4), phones=[{"id": "p3", "number": "020 7946 ****"}])
    doorway.run("feeds", "add", write_json(folder / "some.json", page([stated, in_contact, in_prose, masked])))

    def find(asked, status=0):
        return [result["source_id"] for result in doorway.json("search", "--", asked, status=status)["results"]]

    for asked in ("020 7946 0002", "+44 (0)20 7946 0002", "02079460002", "phone 020-7946-0002", "who rang me from 020 7946 0002",
                  "0044 20 79460002", "missed call 020 7946 0002"):
        equal(find(asked), [stated["id"]])
    equal(find("02079460003"), [in_contact["id"]])
    equal(find("020 7946 0004"), [in_prose["id"]])
    told = doorway.run("search", "--", "020 7946 0002").stdout
    assert told.startswith("1 service states the telephone number 020 7946 0002."), told

    for asked in ("020 7946 0009", "who called me from 02079460009"):
        equal(find(asked, status=1), [])
        told = " ".join(doorway.run("search", "--", asked, status=1).stdout.split())
        assert "No service here states 020" in told and "Nothing in the directory fits" not in told, (asked, told)
    # A part is said to be one, and nothing is found for its digits alone: typed so far, or without its code.
    for asked in ("020 7946", "020 8", "02", "(020) 7", "+44 20", "7946 0002", "79460002", "missed call 7946 0002", "794 6000"):
        told = " ".join(doorway.run("search", "--", asked, status=1).stdout.split())
        assert "looked up whole" in told and "Nothing" not in told, (asked, told)
    equal(find("7946 0004"), [in_prose["id"]])
    equal(doorway.json("search", "020 7946 0009", status=1)["telephone"], {"number": "020 7946 0009", "services": 0})
    # Beside other words, those are searched where nobody has the number.
    assert find(f"{service(1)['name']} 020 7946 0009")
    for asked in ("12 03 2026", "age 0 2 4", "qqxz 7", "2 year old", "16-25", "0-5", "0 5", "30 hours", "2 4 6", "SW1A 1AA", "2024 2025", "0800 1111",
                  "08001111", "111", "101", "999", "116 123", "club 7946 0002", "0", "£1000 2000"):
        found = subprocess.run(doorway.command("search", "--", asked), capture_output=True, text=True, env=doorway.environment)
        assert "Telephone" not in found.stdout, (asked, found.stdout)


@suite.test("a directory without a feed says so")
def _(folder):
    doorway = Doorway(folder)
    doorway.run("feeds", "remove", "Starter directory")
    assert "feeds add" in doorway.run("feeds", "list", status=1).stdout


@suite.test("an answer that cannot be written is said so")
def _(folder):
    doorway = Doorway(folder)
    with open("/dev/full", "w") as full:
        done = subprocess.run(doorway.command("search", "--", "family"), stdout=full, stderr=subprocess.PIPE, text=True, env=doorway.environment)
    equal(done.returncode, 4)
    assert "could not be written" in done.stderr, done.stderr


def run_on_terminal(doorway, *words):
    """What a terminal receives on both standard output and standard error."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(doorway.command(*words), stdin=follower, stdout=follower, stderr=follower, env=doorway.environment)
    os.close(follower)
    received = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:
            break
        if not part:
            break
        received += part
    os.close(leader)
    process.wait(60)
    return received.decode()


@suite.test("nothing that a publisher writes is obeyed by a terminal")
def _(folder):
    doorway = Doorway(folder)
    evil = "Bad\x1b]0;owned\x07\x1b[2J\u202egnp.exe\u2066\x9b31m \x7f"
    add(doorway, folder, [service(1, name="Zebra " + evil, description=evil, unknown=evil, alert=evil)], "Evil \x1b[1m")
    number = str(doorway.feeds()[-1]["id"])
    for words in (("search", "--", "zebra"), ("search", "--json", "--", "zebra"), ("show", "service-1"), ("show", "--json", "service-1"),
                  ("feeds", "list"), ("feeds", "list", "--json"), ("show", evil), ("sync", number), ("check-feed", folder / "x\x1b[2J.json")):
        text = run_on_terminal(doorway, *words).replace("\r\n", "\n").replace("\r\x1b[K", "")
        bad = [hex(ord(c)) for c in text if (ord(c) < 32 and c != "\n") or 0x7f <= ord(c) < 0xa0 or c in "\u202e\u2066"]
        equal((words[0], bad), (words[0], []))


@suite.test("a narrow terminal gets narrow lines")
def _(folder):
    doorway = Doorway(folder, )
    doorway.environment["COLUMNS"] = "50"
    for line in doorway.run("search", "--", "parenting").stdout.splitlines():
        assert len(line) <= 50 or " " not in line.strip(), line


@suite.test("a data folder is private to its person")
def _(folder):
    doorway = Doorway(folder)
    doorway.run("search", "--", "family")
    equal(oct(doorway.data.stat().st_mode & 0o777), "0o700")
    for path in doorway.data.iterdir():
        equal((path.name, oct(path.stat().st_mode & 0o777)), (path.name, "0o600"))


@suite.test("nothing that is asked is stored anywhere")
def _(folder):
    doorway = Doorway(folder)
    doorway.run("search", "--", "quizzaciously family", status=0)
    doorway.run("search", "-", stdin="quizzaciously xylographic", status=1)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert b"quizzaciously" not in path.read_bytes(), path


@suite.test("the official examples are read, and what they lack is said")
def _(folder):
    shared = pathlib.Path(os.environ.get("DOORWAY_SHARED", "/nonexistent"))
    if not (shared / "oruk").is_dir():
        raise Skip("no official examples here")
    doorway = Doorway(folder)
    report = doorway.json("check-feed", shared / "oruk/examples-3.0/service_full.json")
    equal((report["records_seen"], report["records_taken"], report["quarantined"], report["problem"]), (1, 1, 0, None))
    one_of_ten = doorway.json("check-feed", shared / "oruk/examples-3.0/service_list.json", status=3)
    equal((one_of_ten["records_seen"], one_of_ten["records_taken"]), (1, 1))
    assert "10 services" in one_of_ten["problem"]
    for path in sorted((shared / "oruk/validator").rglob("service*.json")):
        done = subprocess.run(doorway.command("check-feed", "--json", path), capture_output=True, text=True, env=doorway.environment)
        if path.name.startswith("service_at_location"):
            equal((path.name, done.returncode), (path.name, 3))
            assert "what belongs to services" in done.stderr, done.stderr
            continue
        report = json.loads(done.stdout)
        equal((path.name, report["records_seen"]), (path.name, report["records_taken"] + report["quarantined"]))
        comment(f"{path.parent.name}/{path.name}: {report['records_seen']} seen, {report['faults_in_all']} faults")
    assert not doorway.data.exists()


@suite.test("a directory that an older Doorway left is brought up by whatever is asked of it first")
def _(folder):
    fixture = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "store" / "directory-v1.db"
    for words in (("feeds", "list"), ("search", "--", "play")):
        doorway = Doorway(folder / words[0])
        doorway.data.mkdir(parents=True)
        shutil.copy(fixture, doorway.data / "directory.db")
        doorway.run(*words)


suite.run()
