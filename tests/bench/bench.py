#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures Doorway beside a named reference, on the same data in the same run; one JSON object a line.

usage: bench.py BUILD-DIR [NAME…] [--services N[,N…]] [--runs N] [--busy] [--json]

NAME: import, search, signed, start, sync (all of them when none is named). Each line has name, value and unit, and where it is held
against something of the same run: reference and reference_value. `target` and `met` say what was asked for; a figure that
cannot be measured says `not_done` and why. Read the ratios: the machine is noisy.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import imports
import search
import signed
import sync
from figures import ROOT, ratio, timed

NAMES = ('import', 'search', 'signed', 'start', 'sync')


def bench_start(build, folder, n, runs):
    corpus = imports.Corpus(build, folder, n)
    directory = corpus.directory('start')
    timed([build / 'tests/bench/bench-import', corpus.folder, directory])
    result = subprocess.run([ROOT / 'tests/support/headless', ROOT / 'tests/bench/cold-start.py', build, directory, str(runs)],
                            check=True, capture_output=True, text=True)
    seen = json.loads(result.stdout.strip().splitlines()[-1])
    for unit, key, target in (('ms', 'wall_ms', ('<=', 1.25)), ('ms of CPU', 'cpu_ms', None), ('MiB', 'peak_mib', None)):
        ratio(f'cold_start_{key}_vs_minimal_window', seen['doorway'][key], seen['minimal'][key], unit, n, 'minimal libadwaita window of the same size',
              target, runs=runs, with_first_list=seen['list'][key])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('build', type=pathlib.Path)
    parser.add_argument('names', nargs='*', default=[])
    parser.add_argument('--services', default='10000,100000')
    parser.add_argument('--runs', type=int, default=3)
    parser.add_argument('--queries', type=int, default=120)
    parser.add_argument('--busy', action='store_true', help='search: measure again with every core busy')
    parser.add_argument('--json', action='store_true', help='the only form there is')
    a = parser.parse_args()
    names = a.names or NAMES
    unknown = set(names) - set(NAMES)
    if unknown:
        parser.error('no benchmark is called ' + ', '.join(sorted(unknown)))
    build = a.build.resolve()
    with tempfile.TemporaryDirectory(prefix='doorway-bench-') as folder:
        for n in [int(x) for x in a.services.split(',')]:
            if 'search' in names:
                search.bench(build, n, a.runs, a.queries, a.busy)
            if 'import' in names:
                imports.bench(build, folder, n, a.runs)
            if 'sync' in names:
                sync.bench(build, folder, n, a.runs)
            if 'signed' in names:
                signed.bench(build, folder, imports.Corpus(build, folder, n).folder, n)
            if 'start' in names:
                bench_start(build, folder, n, max(a.runs, 7))
    return 0


if __name__ == '__main__':
    sys.exit(main())
