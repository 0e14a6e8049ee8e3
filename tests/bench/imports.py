# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of issue 3: JSON to tables beside `sqlite3 .import` of the same rows, parsing beside json-glib."""
import json
import pathlib
import shutil
import statistics
import subprocess
import tempfile

from figures import environment, ratio, timed

TABLES = {
    'service': 'id INTEGER PRIMARY KEY, name, description, status, minimum_age, maximum_age, assured_date, organization_id, organization',
    'place': 'service_id, latitude, longitude, area, postcode', 'term': 'service_id, term_id, name',
    'schedule': 'service_id, freq, byday, opens_at, closes_at', 'cost': 'service_id, amount',
}
DOT_IMPORT = 'sqlite3 .import of the same rows from CSV'


class Corpus:
    """Pages of JSON and the same rows as CSV, in a folder of this run."""

    def __init__(self, build, folder, n):
        self.build, self.n = build, n
        self.folder = pathlib.Path(folder) / f'corpus-{n}'
        if not self.folder.exists():
            self.folder.mkdir()
            subprocess.run([build / 'tests/bench/make-corpus', self.folder, str(n)], check=True)

    def directory(self, name):
        path = self.folder / name
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(mode=0o700)
        return path

    def script(self, with_text):
        lines = ['PRAGMA journal_mode=WAL;', '.mode csv', 'BEGIN;']
        for table, columns in TABLES.items():
            lines += [f'CREATE TABLE {table}({columns});', f'.import {self.folder / (table + ".csv")} {table}']
        if with_text:
            lines += ["CREATE VIRTUAL TABLE plain USING fts5(name, organization, description, content='service', content_rowid='id', prefix='2 3');",
                      "INSERT INTO plain(plain) VALUES('rebuild');"]
        return '\n'.join(lines + ['COMMIT;', 'PRAGMA wal_checkpoint(TRUNCATE);'])


def alone(command, text='', **options):
    """One process: wall and CPU seconds, and its peak in MiB. time(1) starts it: a child of this one would be charged with Python's memory."""
    with tempfile.NamedTemporaryFile('r') as seen:
        subprocess.run(['time', '-f', '%e %U %S %M', '-o', seen.name, *map(str, command)], input=text, stdout=subprocess.DEVNULL, text=True,
                       check=True, **options)
        wall, user, system, peak = map(float, seen.read().split())
    return {'wall': wall, 'cpu': user + system, 'peak': peak / 1024}


def middle(runs, key):
    return statistics.median(run[key] for run in runs)


def ours(corpus, **more):
    return alone([corpus.build / 'tests/bench/bench-import', corpus.folder, corpus.directory('ours')], env=environment(**more))


def theirs(corpus, with_text):
    database = corpus.folder / 'theirs.db'
    for suffix in ('', '-wal', '-shm'):
        pathlib.Path(f'{database}{suffix}').unlink(missing_ok=True)
    return alone(['sqlite3', database], corpus.script(with_text))


def bench(build, folder, n, runs):
    corpus = Corpus(build, folder, n)
    tables, rows, whole, with_text = [], [], [], []
    for _ in range(runs):  # turn about
        tables.append(ours(corpus, DOORWAY_TEST_NO_TEXT_INDEX='1'))
        rows.append(theirs(corpus, False))
        whole.append(ours(corpus))
        with_text.append(theirs(corpus, True))
    ratio('import_tables_vs_dot_import', n / middle(tables, 'wall'), n / middle(rows, 'wall'), 'services/s', n, DOT_IMPORT, ('>=', 1),
          runs=runs, measures='JSON to tables, the raw records among them, without the text index; wall clock')
    ratio('import_tables_cpu_vs_dot_import', middle(tables, 'cpu'), middle(rows, 'cpu'), 's of CPU', n, DOT_IMPORT, runs=runs)
    ratio('import_peak_memory_vs_dot_import', middle(whole, 'peak'), middle(rows, 'peak'), 'MiB', n, DOT_IMPORT, ('<=', 1.5), runs=runs,
          measures='the whole import, with the text index', tables_alone=middle(tables, 'peak'))
    ratio('import_whole_vs_dot_import_and_fts5', n / middle(whole, 'wall'), n / middle(with_text, 'wall'), 'services/s', n,
          DOT_IMPORT + " and FTS5 rebuild, prefix='2 3'", runs=runs)
    ratio('import_whole_cpu_vs_dot_import_and_fts5', middle(whole, 'cpu'), middle(with_text, 'cpu'), 's of CPU', n,
          DOT_IMPORT + " and FTS5 rebuild, prefix='2 3'", runs=runs)
    parse(corpus, runs)


def parse(corpus, runs):
    rates = {}
    for _ in range(runs):  # turn about
        for name in ('ours', 'json-glib'):
            seen = json.loads(timed([corpus.build / 'tests/bench/bench-parse', name, corpus.folder], env=environment())[0])
            rates.setdefault(name, []).append(seen['mb'] / seen['cpu_s'])
    ratio('parse_extract_vs_json_glib', statistics.median(rates['ours']), statistics.median(rates['json-glib']), 'MB/s of CPU', corpus.n,
          'json-glib: parse and copy every text', ('>=', 15), runs=runs,
          measures='parse, check every field, take it into structs, cut out the raw records')
