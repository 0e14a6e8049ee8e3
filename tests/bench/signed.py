# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of issue 3 for signed feeds: bytes and time of a delta beside a whole feed, and one nginx before 10,000 clients."""
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

from figures import ROOT, environment, figure, not_done, ratio

sys.path.insert(0, str(ROOT / 'tests' / 'support'))
from doorway_servers import Authority, Nginx  # noqa: E402
from signer import Signer, objects  # noqa: E402

CLIENTS = 10000
CLIENT_SECONDS = 300
COUNCIL = 1000      # services of a council, for the clients that fetch what changed
DELTAS = 5          # times that the delta is applied, each to the same directory; the middle one counts


def services(corpus):
    """The corpus as whole records, by id."""
    found = []
    for path in sorted(corpus.glob('page-*.json')):
        found += json.loads(path.read_text())['contents']
    return found


def change(found, step=100):
    """One record in `step` says something else."""
    return [dict(one, description=(one.get('description') or '') + ' Now also on Fridays.') if i % step == 0 else one
            for i, one in enumerate(found)]


def choose_bits(found):
    """As dw_signed_feed_choose_shards() does."""
    n_bytes, bits = sum(len(json.dumps(one)) + 1 for one in found), 0
    while bits < 14 and n_bytes >> bits > 16384 and len(found) >> bits > 1:
        bits += 1
    return bits


def serve(mirror, root, second):
    """nginx tells files apart by second and size: each edition has a second of its own."""
    shutil.copytree(mirror, root, dirs_exist_ok=True)
    os.utime(root / 'feed.oruk', (second, second))
    (root / 'bundle.oruk').unlink()


def run(build, folder, authority, *words):
    start = time.monotonic()
    done = subprocess.run([build / 'src/cli/doorwayctl', '--data-dir', folder / 'data', '--json', *map(str, words)], check=True,
                          stdout=subprocess.PIPE, text=True,
                          env=environment(DOORWAY_TEST_CA=authority.ca, XDG_CACHE_HOME=folder / 'cache'))
    return json.loads(done.stdout), time.monotonic() - start


def apply_delta(build, folder, authority):
    """What `sync` says of the edition that is served now, and the seconds of each time; the directory is put back between."""
    held, seconds = ('data', 'cache'), []
    for name in held:
        shutil.copytree(folder / name, folder / f'{name}-before')
    for _ in range(DELTAS):
        for name in held:
            shutil.rmtree(folder / name)
            shutil.copytree(folder / f'{name}-before', folder / name)
        os.sync()
        said, took = run(build, folder, authority, 'sync')
        seconds.append(took)
    for name in held:
        shutil.rmtree(folder / f'{name}-before')
    return said['feeds'][0], seconds


def bench_delta(build, folder, authority, signer, found):
    n, bits, root = len(found), choose_bits(found), folder / 'served'
    before, after = signer.publish(found, 1, bits=bits), signer.publish(change(found), 2, bits=bits)
    serve(before, root, 1)
    whole = (before / 'feed.oruk').stat().st_size + sum(size for _, size in objects(before).values())
    # The starter comes with the first start, and is no part of this.
    run(build, folder, authority, 'feeds', 'list')
    with Nginx(root, authority) as server:
        added, whole_seconds = run(build, folder, authority, 'feeds', 'add', *signer.pins, server.url + '/feed.oruk')
        assert added['added']['services'] == n
        same = run(build, folder, authority, 'sync')[0]['feeds'][0]
        assert same['unchanged']
        serve(after, root, 2)
        delta, seconds = apply_delta(build, folder, authority)
        assert delta['changed'] == (n + 99) // 100 and delta['removed'] == 0, delta
    ratio('signed_delta_bytes_vs_whole_feed', delta['bytes'], whole, 'bytes', n, 'the whole signed feed', ('<=', 0.20),
          changed=delta['changed'], requests=delta['requests'], objects=len(objects(after)))
    figure('signed_unchanged_bytes', same['bytes'], 'bytes', n, ('<=', 1024))
    ratio('signed_delta_time_vs_adding_the_feed', statistics.median(seconds), whole_seconds, 's', n,
          'doorwayctl feeds add of the whole feed', ('<=', 0.03), seconds=[round(one, 3) for one in seconds])
    return before


def cpu_of(pid):
    fields = pathlib.Path(f'/proc/{pid}/stat').read_text().rsplit(') ', 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')


def bench_clients(build, authority, root, name, n, etag, paths):
    with Nginx(root, authority) as server:
        if etag is None:
            head = subprocess.run(['curl', '-sI', '--cacert', authority.ca, server.url + '/feed.oruk'], check=True, capture_output=True,
                                  text=True).stdout
            etag = next(line.split(': ', 1)[1].strip() for line in head.splitlines() if line.lower().startswith('etag:'))
        before = cpu_of(server.process.pid)
        done = subprocess.run([build / 'tests/bench/many-clients', authority.ca, str(CLIENTS), str(CLIENT_SECONDS), etag,
                               *[server.url + path for path in paths]], check=True, stdout=subprocess.PIPE, text=True)
        cpu = cpu_of(server.process.pid) - before
    seen = json.loads(done.stdout)
    assert seen['clients'] == CLIENTS and seen['failed'] == 0, seen
    per_client = cpu / CLIENTS
    figure(name, 86400 / per_client, 'clients a day a core', n, requests_a_second=seen['requests'] / seen['seconds'],
           bytes_a_client=seen['bytes'] / CLIENTS, server_cpu_ms_a_client=per_client * 1000, clients=CLIENTS,
           requests=seen['requests'], not_modified=seen['not_modified'])


def bench(build, folder, corpus, n):
    """`corpus`: the folder of the made-up pages."""
    if shutil.which('nginx') is None:
        not_done('signed', n, 'nginx is not installed')
        return
    folder = pathlib.Path(folder) / f'signed-{n}'
    folder.mkdir()
    authority, found = Authority(folder), services(corpus)
    signer = Signer(folder / 'publisher', build / 'tests/sync/sign-feed', int(time.time()))
    bench_delta(build, folder, authority, signer, found)
    bench_clients(build, authority, folder / 'served', 'signed_clients_unchanged', n, None, ['/feed.oruk'])

    council = found[:COUNCIL]
    bits = choose_bits(council)
    old, new = signer.publish(council, 3, bits=bits), signer.publish(change(council), 4, bits=bits)
    paths = ['/feed.oruk'] + ['/objects/' + digest for digest in sorted(objects(new).keys() - objects(old).keys())]
    bench_clients(build, authority, new, 'signed_clients_one_percent_changed', len(council), '"another"', paths)
