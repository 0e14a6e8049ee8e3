# SPDX-License-Identifier: GPL-3.0-or-later
"""Groonga over the same texts, where the program `groonga` is installed: a bench reference only."""
import json
import shutil
import sqlite3
import subprocess

from figures import say

BATCH = 2000


class Groonga:
    """One database of the reference's services. Groonga times itself: what passes between the programs does not count."""

    def __init__(self, store):
        self.store = store
        self.folder = store.folder / 'groonga'

    @staticmethod
    def is_there():
        return shutil.which('groonga') is not None

    def open(self):
        is_new = not (self.folder / 'whole').exists()
        if is_new:
            subprocess.run(['rm', '-rf', str(self.folder)], check=True)
            self.folder.mkdir()
        command = ['groonga', *(['-n'] if is_new else []), str(self.folder / 'db')]
        self.child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if is_new:
            self.fill()
            (self.folder / 'whole').touch()
        self.ask('cache_limit --max 0')

    def ask(self, command):
        """Seconds that Groonga says it took, and its answer."""
        self.child.stdin.write(command + '\n')
        self.child.stdin.flush()
        text = self.child.stdout.readline()
        while True:
            try:
                head, *body = json.loads(text)
                break
            except json.JSONDecodeError:
                more = self.child.stdout.readline()
                if not more:
                    raise
                text += more
        if head[0] != 0:
            raise RuntimeError(f'groonga: {head}: {command[:200]}')
        return head[2], body[0] if body else None

    def fill(self):
        say(f'Loading {self.store.n} services into Groonga…')
        for command in ('table_create Services TABLE_NO_KEY', 'column_create Services name COLUMN_SCALAR Text',
                        'column_create Services organization COLUMN_SCALAR Text',
                        'column_create Services description COLUMN_SCALAR Text', 'table_create Terms TABLE_HASH_KEY ShortText',
                        'column_create Services terms COLUMN_VECTOR Terms', 'column_create Services cost COLUMN_SCALAR Int32',
                        'column_create Services low COLUMN_SCALAR Int32', 'column_create Services high COLUMN_SCALAR Int32',
                        'table_create Words TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerAuto',
                        'column_create Words at COLUMN_INDEX|WITH_POSITION|WITH_SECTION Services name,organization,description'):
            self.ask(command)
        rows = sqlite3.connect(self.store.reference).execute('SELECT id, name, organization, description FROM service ORDER BY id')
        batch = []
        for i, name, organization, description in rows:
            # The facts that filters and counts need, as many and as spread as the corpus has them.
            batch.append({'name': name, 'organization': organization, 'description': description, 'cost': i % 3 * 5,
                          'low': i % 12, 'high': i % 12 + 1 + i % 11, 'terms': [f'term-{(i * 7919 + k * 104729) % 300}' for k in range(1 + i % 4)]})
            if len(batch) == BATCH:
                self.load(batch)
                batch = []
        if batch:
            self.load(batch)

    def load(self, batch):
        self.ask('load --table Services\n' + json.dumps(batch).replace('\n', ' '))

    def milliseconds(self, query):
        """Any of the words, the last one begun; filter, rank, 50 rows, counts over 300 terms."""
        words = query.split()
        text = ' OR '.join(words[:-1] + [words[-1] + '*'])
        seconds, _ = self.ask("select Services --match_columns 'name*10||organization*5||description' --query "
                              f"'{text}' --filter 'cost == 0 && low <= 10 && high >= 10' --sort_keys -_score --limit 50 "
                              "--output_columns name,organization,description --drilldown terms --drilldown_limit -1")
        return seconds * 1000

    def close(self):
        self.child.stdin.close()
        self.child.wait(60)
