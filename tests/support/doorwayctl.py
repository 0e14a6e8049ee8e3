# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the command line in a data folder of its own, as a person or a script would. The program is the test's first argument."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from doorway_servers import Authority

PROGRAM = os.path.abspath(sys.argv[1])
SLOW = float(os.environ.get('DOORWAY_TEST_SLOW', '1'))  # how many times slower a sanitizer makes the program; 1 without one
SECONDS = 120 * SLOW
# The tests in C need to see through GLib to know its own leaks again; a program of ours does not, and is 10 times as fast for it.
ASAN_OPTIONS = "detect_leaks=1"
NOW = 1_790_000_000     # what time it is for the program: a day in September 2026


class Doorway:
    """`doorwayctl` with its data in `folder`; `ca` is the authority it trusts beside nothing else."""

    def __init__(self, folder, ca=None, **environment):
        self.folder = pathlib.Path(folder)
        self.data = self.folder / "data"
        self.environment = dict(os.environ, XDG_CACHE_HOME=str(self.folder / "cache"), XDG_DATA_HOME=str(self.folder / "home"),
                                COLUMNS="80", ASAN_OPTIONS=ASAN_OPTIONS, DOORWAY_TEST_NOW=str(NOW), **environment)
        if ca is not None:
            self.environment["DOORWAY_TEST_CA"] = ca

    def crawls(self):
        """The files that crawls left in the cache, beside the search index that is kept there too."""
        return [path for path in (self.folder / "cache").rglob("*") if path.is_file() and not path.parent.name.startswith("index-")]

    def command(self, *words):
        return [PROGRAM, "--data-dir", str(self.data), *map(str, words)]

    def run(self, *words, status=0, stdin=None, **how):
        """Runs a command that must end with `status`; returns its CompletedProcess with text."""
        done = subprocess.run(self.command(*words), input=stdin, stdin=None if stdin is not None else subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=SECONDS, env=self.environment, **how)
        assert done.returncode == status, \
            f"{words} ended with {done.returncode}, not {status}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
        return done

    def json(self, *words, status=0, **how):
        """Runs a command with --json; returns the object it printed."""
        done = self.run("--json", *words, status=status, **how)
        assert done.stdout.count("\n") == 1, done.stdout[:500]
        return json.loads(done.stdout)

    def start(self, *words, **how):
        """Starts a command and does not wait for it."""
        return subprocess.Popen(self.command(*words), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                text=True, env=self.environment, **how)

    def refuse(self, *words, status, **how):
        """Runs a command that must fail with one sentence on standard error; returns the sentence."""
        done = self.run(*words, status=status, **how)
        lines = done.stderr.splitlines()
        assert len(lines) == 1 and lines[0].startswith("doorwayctl: "), done.stderr
        sentence = lines[0].removeprefix("doorwayctl: ")
        assert sentence[0].isupper() or sentence[0] in "“-", sentence
        assert sentence[-1] == "." and "!" not in sentence, sentence
        assert "(null)" not in sentence and "curl" not in sentence.lower() and "sqlite" not in sentence.lower(), sentence
        return sentence

    def export(self, *words):
        """Everything in the directory, as one text: what must not change when something fails."""
        return self.run("export", "--format", "csv", *words).stdout

    def feeds(self):
        return self.json("feeds", "list")["feeds"]


class Stage:
    """What the tests of one program share: an authority, a certificate of it, and a directory that holds the starter."""

    def __init__(self):
        self.home = tempfile.TemporaryDirectory(prefix="doorway-stage-")
        self.authority = Authority(self.home.name)
        self.leaf = self.authority.leaf()
        self.template = Doorway(self.home.name)
        self.template.feeds()

    def open(self, folder, **environment):
        """A Doorway of its own in `folder`, with the starter in it."""
        doorway = Doorway(folder, ca=self.authority.ca, **environment)
        shutil.copytree(self.template.data, doorway.data)
        return doorway


def service(number, **members):
    """A whole ORUK service that says `number` in its id and name."""
    return {"id": f"service-{number}", "name": f"Stay and play {number}", "status": "active",
            "description": f"A session for under-fives, number {number}.",
            "organization": {"id": "organization-1", "name": "Example Council", "description": "A council."},
            "contacts": [{"id": f"contact-{number}", "name": "The duty desk"}],
            "schedules": [], **members}


def page(services, number=1, total=None, per_page=None, **members):
    """An ORUK page. Members may be overridden; a value of None leaves one out."""
    total = len(services) if total is None else total
    pages = 1 if per_page is None else -(-total // per_page)
    envelope = {"total_items": total, "total_pages": pages, "page_number": number, "size": len(services),
                "first_page": number == 1, "last_page": number >= pages, "empty": not services, "contents": services}
    envelope.update(members)
    return {key: value for key, value in envelope.items() if value is not None}


def write_json(path, value):
    pathlib.Path(path).write_text(json.dumps(value, ensure_ascii=False))
    return path
