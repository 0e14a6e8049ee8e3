#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The judged searches, answered through the command line. usage: test-score.py DOORWAYCTL"""
import json
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from doorwayctl import PROGRAM, Doorway  # noqa: E402
from tap import Skip, Suite, comment  # noqa: E402

suite = Suite()
# Plain FTS5 with any word, on the same data.
REFERENCE_NDCG = 0.63


@suite.test("judged searches rank no worse than plain FTS5 any-word does")
def _(folder):
    tool = pathlib.Path(os.environ.get("DOORWAY_SHARED", "/nonexistent")) / "tools" / "score-search"
    if not tool.exists():
        raise Skip("no judged searches here")
    doorway = Doorway(folder)
    done = subprocess.run(["/usr/bin/python3", tool, "--cli", PROGRAM, "--data-dir", doorway.data], capture_output=True, text=True,
                          timeout=240, env=doorway.environment)
    comment(done.stdout.strip())
    score = json.loads(done.stdout.splitlines()[-1])
    assert score["failed"] == 0 and done.returncode == 0, done.stdout
    assert score["ndcg_at_10"] >= REFERENCE_NDCG, score


suite.run()
