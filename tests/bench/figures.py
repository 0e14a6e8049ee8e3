# SPDX-License-Identifier: GPL-3.0-or-later
"""What every benchmark needs: one JSON line a figure, time and CPU of a child, data made once and kept."""
import hashlib
import json
import os
import pathlib
import resource
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
N_CORES = len(os.sched_getaffinity(0))


def say(text):
    print(text, file=sys.stderr, flush=True)


def figure(name, value, unit, services, target=None, **more):
    """One line. target: ('<=' or '>=', number) that the issue asks for."""
    line = {'name': name, 'value': round(value, 5), 'unit': unit, 'services': services}
    if target:
        line['target'] = f'{target[0]} {target[1]}'
        line['met'] = value <= target[1] if target[0] == '<=' else value >= target[1]
    line.update({k: round(v, 5) if isinstance(v, float) else v for k, v in more.items()})
    print(json.dumps(line), flush=True)


def ratio(name, value, reference_value, unit, services, reference, target=None, **more):
    """A figure that is value / reference_value, both of this run."""
    figure(name, value / reference_value, 'ratio', services, target,
           measured=value, reference=reference, reference_value=reference_value, of=unit, **more)


def not_done(name, services, why):
    print(json.dumps({'name': name, 'services': services, 'not_done': True, 'why': why}), flush=True)


def timed(command, **options):
    """Runs; returns output, wall seconds, CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    run = subprocess.run([str(part) for part in command], check=True, stdout=subprocess.PIPE, text=True, **options)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return run.stdout, time.monotonic() - start, (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def environment(**more):
    return dict(os.environ, **{'DOORWAY_PKGDATADIR': str(ROOT / 'data'), **{k: str(v) for k, v in more.items()}})


def stamp():
    """Changes when the made-up services, or what the store makes of them, change."""
    digest = hashlib.sha256()
    for path in sorted([ROOT / 'tests/bench/corpus.c', ROOT / 'tests/bench/make-directory.c', *ROOT.glob('resources/schema/*'),
                        *ROOT.glob('src/store/*.[ch]'), ROOT / 'src/model/dw-facts.c']):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


class Store:
    """N made-up services in a directory, kept in the build folder from run to run, and what other engines index."""

    def __init__(self, build, n):
        self.build, self.n = build, n
        self.folder = build / 'bench-data' / f'{n}-{stamp()}'
        self.data, self.reference, self.queries = self.folder / 'data', self.folder / 'reference.db', self.folder / 'queries.txt'
        self.costs_file, self.cache = self.folder / 'costs.json', self.folder / 'cache'
        if not (self.folder / 'whole').exists():
            self.make()

    def make(self):
        say(f'Making {self.n} services in {self.folder} (kept for the next run)…')
        subprocess.run(['rm', '-rf', str(self.folder)], check=True)
        self.data.mkdir(parents=True, mode=0o700)
        timed([self.build / 'tests/bench/make-directory', self.data, self.reference, self.queries, self.n])
        (self.folder / 'whole').touch()

    def costs(self):
        return json.loads(self.costs_file.read_text()) if self.costs_file.exists() else {}

    def keep_cost(self, name, cpu):
        self.costs_file.write_text(json.dumps({**self.costs(), name: cpu}))

    def fts5(self, prefix):
        """The plain FTS5 index over the reference, with what building it cost: its CPU seconds."""
        name = 'fts5-' + prefix.replace(' ', '')
        path = self.folder / f'{name}.db'
        if name not in self.costs():
            say(f"Building FTS5 prefix='{prefix}' over {self.n} services…")
            path.unlink(missing_ok=True)
            subprocess.run(['cp', '--reflink=auto', str(self.reference), str(path)], check=True)
            _, _, cpu = timed(['sqlite3', path], input='\n'.join([
                'PRAGMA journal_mode=WAL;', 'BEGIN;',
                "CREATE VIRTUAL TABLE plain USING fts5(name, organization, description, content='service', content_rowid='id', "
                f"prefix='{prefix}');", "INSERT INTO plain(plain) VALUES('rebuild');", 'COMMIT;', 'PRAGMA wal_checkpoint(TRUNCATE);']))
            self.keep_cost(name, cpu)
        return path, self.costs()[name]
