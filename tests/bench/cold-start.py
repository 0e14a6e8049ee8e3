#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times a process from its start to the end of its first painted frame, turn about with a minimal libadwaita window; and to the
first frame that shows services.

usage: cold-start.py BUILD-DIR DATA-DIR RUNS   (under tests/support/headless; a testing build)
Prints one JSON object: for each program the medians of wall_ms, cpu_ms and peak_mib.
"""
import json
import os
import statistics
import sys
import time


def run(command, environment):
    start = time.monotonic()
    pid = os.posix_spawn(command[0], command, environment)
    _, status, usage = os.wait4(pid, 0)
    wall = time.monotonic() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f'{command[0]} ended with {os.waitstatus_to_exitcode(status)}')
    return wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def main():
    build, data, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
    environment = dict(os.environ, GTK_A11Y='none', GSK_RENDERER='cairo', DOORWAY_TEST_QUIT_AFTER_PAINT='1',
                       DOORWAY_PKGDATADIR=os.path.join(os.path.dirname(__file__), '../../data'))
    programs = {'minimal': [build + '/tests/bench/minimal-window'], 'doorway': [build + '/src/ui/doorway', '--data-dir', data],
                'list': [build + '/tests/bench/bench-window', data, os.devnull, '0']}
    seen = {name: [] for name in programs}
    for turn in range(runs + 1):
        for name, command in programs.items():
            figures = run(command, environment)
            if turn > 0:  # the first turn warms the caches
                seen[name].append(figures)
    print(json.dumps({name: dict(zip(('wall_ms', 'cpu_ms', 'peak_mib'), (statistics.median(c) for c in zip(*rows))))
                      for name, rows in seen.items()}))


if __name__ == '__main__':
    main()
