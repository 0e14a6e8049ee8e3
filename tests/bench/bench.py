#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures Doorway beside a named reference, on the same data in the same run; one JSON object a line.

usage: bench.py BUILD-DIR [NAME…] [--services N[,N…]] [--runs N] [--json]

NAME: import, search, start (all of them when none is named). Each line has name, value, unit, reference,
reference_value, ratio (value / reference_value) and runs. Read the ratios: the machine is noisy.
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


def bench_search(data, runs, queries):
    directory = data.directory('search')
    timed([data.build / 'tests/bench/bench-import', data.folder, directory])
    database = data.folder / 'plain.db'
    script = '\n'.join(['.mode csv', 'BEGIN;', f'CREATE TABLE service({TABLES["service"]});', f'.import {data.folder}/service.csv service',
                        "CREATE VIRTUAL TABLE plain USING fts5(name, organization, description, content='service', content_rowid='id', prefix='1 2 3');",
                        "INSERT INTO plain(plain) VALUES('rebuild');", 'COMMIT;'])
    timed(['sqlite3', database], input=script)
    best = None
    for _ in range(runs):
        out, _, _ = timed([data.build / 'tests/bench/bench-search', directory, ROOT / 'data/places', database, data.folder / 'queries.txt', str(queries)])
        result = json.loads(out)
        best = result if best is None else {k: min(best[k], result[k]) if k.endswith('_ms') else result[k] for k in result}
    reference = "plain FTS5 prefix='1 2 3', any word, ORDER BY rank LIMIT 50"
    for name, key in (('search', 'search'), ('search_same_words_then_filters', 'filtered')):
        for p in ('p50', 'p99'):
            emit(f'{name}_{p}_{data.n}', best[f'{key}_{p}_ms'], 'ms', f'{reference}, {p}', best[f'fts5_{p}_ms'], runs)
    emit(f'search_cut_short_{data.n}', best['interrupted'], f'of {2 * best["queries"]} questions', 'none', 0, runs)


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
    parser.add_argument('--json', action='store_true', help='the only form there is')
    a = parser.parse_args()
    names = a.names or ['import', 'search', 'start']
    unknown = set(names) - {'import', 'search', 'start'}
    if unknown:
        parser.error('no benchmark is called ' + ', '.join(sorted(unknown)))
    with tempfile.TemporaryDirectory(prefix='doorway-bench-') as folder:
        for n in [int(x) for x in a.services.split(',')]:
            data = Data(a.build.resolve(), folder, n)
            if 'import' in names:
                bench_import(data, a.runs)
            if 'search' in names:
                bench_search(data, a.runs, a.queries)
            if 'start' in names:
                bench_start(data, max(a.runs, 7))
    return 0


if __name__ == '__main__':
    sys.exit(main())
