# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of issue 3: JSON to tables beside `sqlite3 .import` of the same rows, parsing beside json-glib."""
import json
import pathlib
import re
import shutil
import sqlite3
import statistics
import subprocess
import tempfile

from figures import environment, ratio, timed

# What an import writes without the text index, parents first.
TABLES = ('raw_record', 'service_fact', 'service', 'service_place')
# What a directory that knows neither what a publisher wrote nor what filters ask would keep: of our tables none.
BARE_TABLES = {
    'service': 'id INTEGER PRIMARY KEY, name, description, status, minimum_age, maximum_age, assured_date, organization_id, organization',
    'place': 'service_id, latitude, longitude, area, postcode', 'term': 'service_id, term_id, name',
    'schedule': 'service_id, freq, byday, opens_at, closes_at', 'cost': 'service_id, amount',
}
# As src/db/dw-db-settings.c opens a directory for writing.
SETTINGS = ['PRAGMA journal_mode=WAL;', 'PRAGMA synchronous=FULL;', 'PRAGMA foreign_keys=ON;', 'PRAGMA cache_size=-{kib};']
CACHE_KIB = 4096
DOT_IMPORT = 'sqlite3 .import of the same rows, into the same tables with the same indexes and checks, from CSV'
BARE_IMPORT = 'sqlite3 .import of what the services say, into five tables without an index, from CSV'


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


class Rows:
    """The rows that an import of ours wrote, as CSV, and what makes tables like its own for them."""

    def __init__(self, corpus, directory):
        self.folder, self.path = corpus.folder, directory / 'directory.db'
        with sqlite3.connect(f'file:{self.path}?mode=ro', uri=True) as db:
            marks = ','.join('?' * len(TABLES))
            self.schema = [self.without_types(sql) for (sql,) in db.execute(
                f'SELECT sql FROM sqlite_schema WHERE tbl_name IN ({marks}) AND sql IS NOT NULL ORDER BY type DESC, rowid', TABLES)]
            for table in TABLES:
                columns = ','.join(self.as_text(name, kind) for _, name, kind, *_ in db.execute(f'PRAGMA table_info({table})'))
                with open(self.folder / f'ours-{table}.csv', 'wb') as out:
                    subprocess.run(['sqlite3', '-csv', self.path, f'SELECT {columns} FROM {table}'], stdout=out, check=True)

    @staticmethod
    def without_types(sql):
        """.import knows texts only: no table may be STRICT, and 16 bytes come as 32 digits. The feed's own row is not imported."""
        return re.sub(r'\) STRICT(, )?', ') ', sql).replace('length(hash) = 16', 'length(hash) = 32').replace('REFERENCES feed (id)', '')

    @staticmethod
    def as_text(name, kind):
        return f'CAST({name} AS TEXT)' if name == 'json' else f'hex({name})' if kind == 'BLOB' else name

    def script(self, cache_kib):
        files = [f'.import {self.folder / f"ours-{table}.csv"} {table}' for table in TABLES]
        return '\n'.join([*(line.format(kib=cache_kib) for line in SETTINGS), 'BEGIN;', *(f'{sql};' for sql in self.schema), '.mode csv', *files,
                          'COMMIT;', 'PRAGMA wal_checkpoint(TRUNCATE);'])


def bare_script(corpus, with_text):
    lines = ['PRAGMA journal_mode=WAL;', '.mode csv', 'BEGIN;']
    for table, columns in BARE_TABLES.items():
        lines += [f'CREATE TABLE {table}({columns});', f'.import {corpus.folder / (table + ".csv")} {table}']
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


def theirs(corpus, script):
    database = corpus.folder / 'theirs.db'
    for suffix in ('', '-wal', '-shm'):
        pathlib.Path(f'{database}{suffix}').unlink(missing_ok=True)
    return alone(['sqlite3', database], script)


def bench(build, folder, n, runs):
    corpus = Corpus(build, folder, n)
    ours(corpus, DOORWAY_TEST_NO_TEXT_INDEX='1')
    rows = Rows(corpus, corpus.folder / 'ours')
    seen = {name: [] for name in ('tables', 'same', 'bare', 'whole', 'text')}
    for _ in range(runs):  # turn about
        seen['tables'].append(ours(corpus, DOORWAY_TEST_NO_TEXT_INDEX='1'))
        seen['same'].append(theirs(corpus, rows.script(CACHE_KIB)))
        seen['bare'].append(theirs(corpus, bare_script(corpus, False)))
        seen['whole'].append(ours(corpus))
        seen['text'].append(theirs(corpus, bare_script(corpus, True)))
    tell(n, runs, seen)
    parse(corpus, runs)


def tell(n, runs, seen):
    def rate(name):
        return n / middle(seen[name], 'wall')

    def cost(name):
        return middle(seen[name], 'cpu')

    with_text = BARE_IMPORT + ", and FTS5 rebuild, prefix='2 3'"
    tables = 'JSON to tables, the raw records among them, without the text index; wall clock'
    ratio('import_tables_vs_dot_import', rate('tables'), rate('same'), 'services/s', n, DOT_IMPORT, ('>=', 1), runs=runs, measures=tables)
    ratio('import_tables_cpu_vs_dot_import', cost('tables'), cost('same'), 's of CPU', n, DOT_IMPORT, runs=runs)
    ratio('import_tables_vs_bare_dot_import', rate('tables'), rate('bare'), 'services/s', n, BARE_IMPORT, runs=runs, measures=tables)
    ratio('import_peak_memory_vs_dot_import', middle(seen['tables'], 'peak'), middle(seen['same'], 'peak'), 'MiB', n, DOT_IMPORT, ('<=', 1.5),
          runs=runs, measures='JSON to tables', with_text_index=middle(seen['whole'], 'peak'), bare_reference=middle(seen['bare'], 'peak'))
    ratio('import_whole_vs_dot_import_and_fts5', rate('whole'), rate('text'), 'services/s', n, with_text, runs=runs)
    ratio('import_whole_cpu_vs_dot_import_and_fts5', cost('whole'), cost('text'), 's of CPU', n, with_text, runs=runs)


def parse(corpus, runs):
    """Both read the same pages, each by three rounds a run and of these the best; what other programs take only adds to it, so the best
    of all runs counts, of both."""
    rates = {}
    for _ in range(runs):  # turn about
        for name in ('ours', 'json-glib'):
            seen = json.loads(timed([corpus.build / 'tests/bench/bench-parse', name, corpus.folder], env=environment())[0])
            rates.setdefault(name, []).append(seen['mb'] / seen['cpu_s'])
    ratio('parse_extract_vs_json_glib', max(rates['ours']), max(rates['json-glib']), 'MB/s of CPU', corpus.n,
          'json-glib: parse and copy every text', ('>=', 15), runs=runs,
          measures='parse, check every field, take it into structs, cut out the raw records')
