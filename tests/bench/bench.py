#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures Doorway beside a named reference, on the same data in the same run; one JSON object a line.

usage: bench.py BUILD-DIR [NAME…] [--services N[,N…]] [--runs N] [--busy] [--json]

NAME: import, search, start (all of them when none is named). Each line has name, value and unit, and where it is held
against something of the same run: reference and reference_value. `target` and `met` say what was asked for; a figure that
cannot be measured says `not_done` and why. Read the ratios: the machine is noisy.
"""
import argparse
import json
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

import search

ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLES = {
    'service': 'id INTEGER PRIMARY KEY, name, description, status, minimum_age, maximum_age, assured_date, organization_id, organization',
    'place': 'service_id, latitude, longitude, area, postcode', 'term': 'service_id, term_id, name',
    'schedule': 'service_id, freq, byday, opens_at, closes_at', 'cost': 'service_id, amount',
}


def emit(name, value, unit, reference, reference_value, runs):
    print(json.dumps({'name': name, 'value': round(value, 4), 'unit': unit, 'reference': reference,
                      'reference_value': round(reference_value, 4),
                      'ratio': round(value / reference_value, 4) if reference_value else None, 'runs': runs}), flush=True)


def timed(command, **options):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    run = subprocess.run(command, check=True, capture_output=True, text=True, **options)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return run.stdout, time.monotonic() - start, (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


class Data:
    """One corpus in a folder of its own, made once for a run."""

    def __init__(self, build, folder, n):
        self.build, self.n = build, n
        self.folder = pathlib.Path(folder) / f'corpus-{n}'
        self.folder.mkdir()
        subprocess.run([build / 'tests/bench/make-corpus', self.folder, str(n)], check=True)

    def directory(self, name):
        path = self.folder / name
        path.mkdir(mode=0o700)
        return path

    def sqlite_script(self, database, fts):
        lines = ['PRAGMA journal_mode=WAL;', '.mode csv', 'BEGIN;']
        for table, columns in TABLES.items():
            lines += [f'CREATE TABLE {table}({columns});', f'.import {self.folder / (table + ".csv")} {table}']
        if fts:
            lines += ["CREATE VIRTUAL TABLE plain USING fts5(name, organization, description, content='service', content_rowid='id', prefix='2 3');",
                      "INSERT INTO plain(plain) VALUES('rebuild');"]
        return '\n'.join(lines + ['COMMIT;', 'PRAGMA wal_checkpoint(TRUNCATE);']), database


def bench_import(data, runs):
    ours, floor, with_text = [], [], []
    for i in range(runs):
        out, _, _ = timed([data.build / 'tests/bench/bench-import', data.folder, data.directory(f'import-{i}')])
        ours.append(json.loads(out))
        for fts, into in ((False, floor), (True, with_text)):
            script, database = data.sqlite_script(data.folder / f'import-{i}-{fts}.db', fts)
            _, wall, cpu = timed(['sqlite3', database], input=script)
            into.append((wall, cpu))
    rate = statistics.median(data.n / r['wall_s'] for r in ours)
    emit(f'import_rate_{data.n}', rate, 'services/s', 'sqlite3 .import and FTS5 rebuild of the same rows',
         statistics.median(data.n / wall for wall, _ in with_text), runs)
    emit(f'import_rate_vs_no_text_{data.n}', rate, 'services/s', 'sqlite3 .import of the same rows, no text index',
         statistics.median(data.n / wall for wall, _ in floor), runs)
    emit(f'import_cpu_{data.n}', statistics.median(r['cpu_s'] for r in ours), 's', 'sqlite3 .import and FTS5 rebuild, CPU',
         statistics.median(cpu for _, cpu in with_text), runs)
    emit(f'import_peak_{data.n}', statistics.median(r['peak_kb'] for r in ours) / 1024, 'MiB', 'none', 0, runs)


def bench_start(data, runs):
    directory = data.directory('start')
    timed([data.build / 'tests/bench/bench-import', data.folder, directory])
    result = subprocess.run([ROOT / 'tests/support/headless', ROOT / 'tests/bench/cold-start.py', data.build, directory, str(runs)],
                            check=True, capture_output=True, text=True)
    seen = json.loads(result.stdout.strip().splitlines()[-1])
    for unit, key in (('ms', 'wall_ms'), ('ms of CPU', 'cpu_ms'), ('MiB', 'peak_mib')):
        emit(f'cold_start_{key}_{data.n}', seen['doorway'][key], unit, 'minimal libadwaita window', seen['minimal'][key], runs)


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
    names = a.names or ['import', 'search', 'start']
    unknown = set(names) - {'import', 'search', 'start'}
    if unknown:
        parser.error('no benchmark is called ' + ', '.join(sorted(unknown)))
    with tempfile.TemporaryDirectory(prefix='doorway-bench-') as folder:
        for n in [int(x) for x in a.services.split(',')]:
            if 'search' in names:
                search.bench(a.build.resolve(), n, a.runs, a.queries, a.busy)
            if names == ['search']:
                continue
            data = Data(a.build.resolve(), folder, n)
            if 'import' in names:
                bench_import(data, a.runs)
            if 'start' in names:
                bench_start(data, max(a.runs, 7))
    return 0


if __name__ == '__main__':
    sys.exit(main())
