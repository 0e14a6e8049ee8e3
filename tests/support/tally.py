#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts every TAP line of a meson test log and closes with `N passed, N failed, N skipped`.

usage: tally.py TESTLOG.json…   (one JSON object a line, as meson writes it)

A test program that died, timed out or left its plan short counts as one failed test more.
What did not pass is named just above the closing line, with the end of what its program said: a log may be cut.
"""
import json
import re
import sys

LINE = re.compile(r'^(not )?ok\b(.*)$', re.M)
PLAN = re.compile(r'^1\.\.(\d+)', re.M)


SAID_LINES = 40


def name_failures(entry):
    """Prints which tests of one program did not pass, and the last lines that it wrote."""
    text = entry.get('stdout') or ''
    said = (entry.get('stderr') or '').splitlines()[-SAID_LINES:]
    around = [line for line in text.splitlines() if not line.startswith('ok ')][-SAID_LINES:]
    print('--- %s: %s' % (entry['name'], entry['result']))
    print('\n'.join(around + said))


def count(entry):
    passed = failed = skipped = 0
    text = entry.get('stdout') or ''
    for bad, rest in LINE.findall(text):
        if re.search(r'#\s*(SKIP|TODO)', rest, re.I):
            skipped += 1
        elif bad:
            failed += 1
        else:
            passed += 1
    result = entry['result']
    if result in ('FAIL', 'ERROR', 'TIMEOUT', 'INTERRUPT', 'UNEXPECTEDPASS') and failed == 0:
        failed += 1
    if result == 'SKIP' and passed + failed + skipped == 0:
        skipped += 1
    if result == 'OK' and passed + failed + skipped == 0:
        passed += 1
    return passed, failed, skipped


def main():
    totals = [0, 0, 0]
    for path in sys.argv[1:]:
        with open(path, encoding='utf-8', errors='replace') as log:
            for line in log:
                entry = json.loads(line)
                counts = count(entry)
                if counts[1]:
                    name_failures(entry)
                totals = [total + n for total, n in zip(totals, counts)]
    print('%d passed, %d failed, %d skipped' % tuple(totals))
    return 1 if totals[1] or not totals[0] else 0


if __name__ == '__main__':
    sys.exit(main())
