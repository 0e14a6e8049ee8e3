# SPDX-License-Identifier: GPL-3.0-or-later
"""What keeping a feed in step costs: bytes over the wire and time, beside fetching and taking in all of it."""
import functools
import gzip
import http.server
import json
import pathlib
import subprocess
import sys
import tempfile
import threading
import urllib.parse

import imports
from figures import ROOT, environment, figure, ratio, timed

sys.path.insert(0, str(ROOT / 'tests' / 'support'))
from doorway_servers import Authority  # noqa: E402

SHARE = 100             # one service in so many changes
OLD, NEW = '2026-01-01T00:00:00Z', '2026-09-24T09:00:00Z'
NOW, DAY = 1_790_000_000, 86400
PER_PAGE = 500
MOST_REQUESTS = 5000


def change(record):
    """The record as its publisher writes it after a change."""
    return record.replace(OLD, NEW, 1).replace('"description":"', '"description":"Changed. ', 1)


def envelope(rows, number, total):
    return ('{"total_items":%d,"total_pages":%d,"page_number":%d,"size":%d,"contents":[%s]}'
            % (total, -(-total // PER_PAGE), number, len(rows), ','.join(rows))).encode()


class Feed:
    """The made-up services as a publisher serves them: in pages, packed, filtered by when they changed."""

    def __init__(self, folder):
        self.pages = sorted(folder.glob('page-*.json'), key=lambda path: int(path.stem.split('-')[1]))
        self.total, self.changed = 0, {}

    def records(self, path):
        """Each record's own text: they stand one after the other, and no record holds the mark between two."""
        text = path.read_text()
        rows = text[text.index('[') + 1:text.rindex(']')].split(',{"id":"service-')
        return [rows[0]] + ['{"id":"service-' + row for row in rows[1:]]

    def change_some(self):
        for path in self.pages:
            for i, record in enumerate(self.records(path)):
                if i % SHARE == 0:
                    self.changed[path, i] = change(record)
        self.page.cache_clear()

    @functools.lru_cache(maxsize=None)
    def page(self, after, number):
        if after > NEW or (after > OLD and not self.changed):
            rows, total = [], 0
        elif after > OLD:
            found = list(self.changed.values())
            rows, total = found[(number - 1) * PER_PAGE:number * PER_PAGE], len(found)
        else:
            rows = self.records(self.pages[number - 1]) if number <= len(self.pages) else []
            rows = [self.changed.get((self.pages[number - 1], i), row) for i, row in enumerate(rows)]
            total = len(self.pages) * PER_PAGE
        return gzip.compress(envelope(rows, number, total), 6)


class Server:
    """HTTPS with gzip on loopback, for so many requests and no more."""

    def __init__(self, feed, authority):
        server = self
        self.n_requests = 0

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'
            timeout = 60

            def do_GET(self):
                server.n_requests += 1
                parts = urllib.parse.urlsplit(self.path)
                query = dict(urllib.parse.parse_qsl(parts.query))
                if parts.path != '/services' or server.n_requests > MOST_REQUESTS:
                    self.send_error(404)
                    return
                body = feed.page(query.get('modified_after', ''), int(query['page']))
                self.send_response(200)
                for name, value in (('Content-Type', 'application/json'), ('Content-Encoding', 'gzip'), ('Content-Length', str(len(body)))):
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.http = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.http.daemon_threads = True
        self.http.socket = authority.context(authority.leaf()).wrap_socket(self.http.socket, server_side=True, do_handshake_on_connect=False)
        self.url = f'https://localhost:{self.http.server_port}'

    def __enter__(self):
        threading.Thread(target=self.http.serve_forever, args=(0.1,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self.http.shutdown()
        self.http.server_close()


class Doorway:
    def __init__(self, build, folder, ca):
        self.command = [build / 'src/cli/doorwayctl', '--data-dir', folder / 'data', '--json']
        self.environment = environment(DOORWAY_TEST_CA=ca, XDG_CACHE_HOME=str(folder / 'cache'))

    def run(self, days, *words):
        """A command so many days after the first one; the object that it prints."""
        done = subprocess.run([str(part) for part in (*self.command, *words)], check=True, stdout=subprocess.PIPE, text=True, timeout=1800,
                              env=dict(self.environment, DOORWAY_TEST_NOW=str(NOW + int(days * DAY))))
        return json.loads(done.stdout)

    def add(self, url):
        """The feed that is added; the object that it prints, and its peak in MiB."""
        command = self.command
        with tempfile.NamedTemporaryFile('r') as seen:
            self.command = ['time', '-f', '%M', '-o', seen.name, *command]
            added = self.run(0, 'feeds', 'add', url, '--name', 'Example')['added']
            self.command = command
            return added, int(seen.read()) / 1024

    def sync(self, days):
        return self.run(days, 'sync', 'Example')['feeds'][0]


def bench_bytes(build, corpus, folder, n):
    authority = Authority(str(folder))
    feed = Feed(corpus.folder)
    doorway = Doorway(build, folder, authority.ca)
    with Server(feed, authority) as server:
        added, peak = doorway.add(server.url)
        unchanged = doorway.sync(1)
        # NEW is a day and a half after the first crawl: inside what is asked for, and not in what was there before.
        feed.change_some()
        delta = doorway.sync(4)
        whole = doorway.sync(8)
    if (added['services'], unchanged['unchanged'], delta['changed'], whole['changed']) != (n, True, n // SHARE, 0):
        raise RuntimeError(f'not what was to be measured: {added["services"]}, {unchanged}, {delta}, {whole}')
    ratio('sync_delta_bytes_vs_full', delta['bytes'], whole['bytes'], 'bytes over the wire, packed', n, 'fetching all of the feed',
          ('<=', 0.015), changed=delta['changed'], requests=delta['requests'], requests_full=whole['requests'])
    figure('sync_add_peak_memory', peak, 'MiB', n, page_bytes=max(path.stat().st_size for path in feed.pages))
    figure('sync_unchanged_bytes', unchanged['bytes'], 'bytes over the wire', n, ('<=', 1024), requests=unchanged['requests'])


def bench_apply(build, corpus, folder, n, runs):
    feed = Feed(corpus.folder)
    feed.change_some()
    delta = folder / 'delta.json'
    delta.write_bytes(envelope(list(feed.changed.values()), 1, len(feed.changed)))
    seen = []
    for run in range(runs):
        out, _, _ = timed([build / 'tests/bench/bench-delta', corpus.folder, delta, corpus.directory(f'delta-{run}')])
        seen.append(json.loads(out))
        if seen[-1]['changed'] != len(feed.changed):
            raise RuntimeError(f'not what was to be measured: {seen[-1]}')
    best = min(seen, key=lambda one: one['delta_wall_s'] / one['import_wall_s'])
    ratio('sync_delta_apply_vs_import', best['delta_wall_s'], best['import_wall_s'], 's', n, 'taking in all of the feed', ('<=', 0.03),
          cpu_ratio=best['delta_cpu_s'] / best['import_cpu_s'], changed=best['changed'], runs=runs)


def bench(build, folder, n, runs):
    corpus = imports.Corpus(build, folder, n)
    home = pathlib.Path(folder) / f'sync-{n}'
    home.mkdir()
    bench_bytes(build, corpus, home, n)
    bench_apply(build, corpus, home, n, runs)
