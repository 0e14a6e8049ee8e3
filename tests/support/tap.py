# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests written in Python, told as TAP.

    suite = Suite()

    @suite.test("a page that repeats ends the list")
    def _(folder):                  # a folder of its own, gone afterwards
        assert …

    suite.run()

A test fails by any exception. `raise Skip("why")` skips it.
"""
import pathlib
import sys
import tempfile
import traceback


class Skip(Exception):
    """Why a test cannot run here."""


class Suite:
    def __init__(self):
        self.tests = []

    def test(self, title):
        """The function below is a test; its title is one true sentence."""
        def register(function):
            self.tests.append((title, function))
            return function
        return register

    def run(self):
        """Runs every test, in order, and ends the program."""
        failed = 0
        print(f"1..{len(self.tests)}", flush=True)
        for number, (title, function) in enumerate(self.tests, 1):
            with tempfile.TemporaryDirectory(prefix="doorway-test-") as folder:
                verdict, remark = self._run_one(function, pathlib.Path(folder))
            failed += verdict == "not ok"
            print(f"{verdict} {number} - {title}{remark}", flush=True)
        sys.exit(1 if failed else 0)

    @staticmethod
    def _run_one(function, folder):
        try:
            function(folder)
        except Skip as why:
            return "ok", f" # SKIP {why}"
        except Exception:
            for line in traceback.format_exc().splitlines():
                comment(line)
            return "not ok", ""
        return "ok", ""


def comment(text):
    """Prints lines that are no result."""
    for line in str(text).splitlines():
        print("# " + line, flush=True)


def equal(got, wanted):
    """Asserts equality and shows both sides."""
    assert got == wanted, f"\n  got    {got!r}\n  wanted {wanted!r}"
