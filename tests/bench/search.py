# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of issue 4: search beside FTS5 and Groonga, on the same services in the same run."""
import contextlib
import json
import os
import statistics
import subprocess
import sys
import tempfile

import groonga
from figures import N_CORES, ROOT, Store, environment, figure, not_done, ratio, say, timed

FTS5 = "FTS5 prefix='1 2 3', the same words, ORDER BY rank LIMIT 50 alone"
SPIN_SECONDS = 900      # the most that a spinner lives, whatever happens to the rest
COMMON = 'family support children parents help group service school advice housing young people baby health community'.split()
FULL = 'full query: 5 km, free, one age; ranked, all counts exact, 50 rows read'


@contextlib.contextmanager
def busy_cores(is_busy):
    """Keeps every core busy with one process each, for a bounded time."""
    code = f'import time\nend = time.monotonic() + {SPIN_SECONDS}\nwhile time.monotonic() < end:\n  for i in range(100000): pass'
    spinners = [subprocess.Popen([sys.executable, '-c', code]) for _ in range(N_CORES if is_busy else 0)]
    try:
        yield
    finally:
        for spinner in spinners:
            spinner.kill()
            spinner.wait()


def run(store, mode, queries, rounds, *more):
    out, _, _ = timed([store.build / 'tests/bench/bench-search', mode, store.data, store.queries, queries, rounds, *more],
                      env=environment(XDG_CACHE_HOME=store.cache))
    seen = json.loads(out)
    if seen['without_index']:
        say(f"{seen['without_index']} answers of bench-search {mode} came from the tables: there was no index")
    return seen


def index(store):
    """The search index, made anew; then again after one service in a hundred was written anew."""
    store.cache.mkdir(exist_ok=True)
    out, _, _ = timed([store.build / 'tests/bench/bench-index', store.data], stderr=subprocess.DEVNULL,
                      env=environment(XDG_CACHE_HOME=store.cache))
    return json.loads(out)


def tell_index(store, seen):
    n = store.n
    if n <= 200000:
        _, cost = store.fts5('2 3')
        ratio('index_build_cpu_vs_fts5', seen['base_cpu_s'], cost, 's of CPU', n, "FTS5 prefix='2 3' rebuild of three of the columns",
              ('<=', 0.3), wall_s=seen['base_wall_s'])
    else:
        figure('index_build_cpu_s', seen['base_cpu_s'], 's', n, wall_s=seen['base_wall_s'])
    ratio('index_delta_vs_build', seen['delta_cpu_s'], seen['base_cpu_s'], 's of CPU', n, 'making the whole index', ('<=', 0.03),
          wall_s=seen['delta_wall_s'], measures='1 % of the services written anew, then searchable')
    figure('index_bytes_per_service', seen['bytes_per_service'], 'bytes', n, ('<=', 1024), bytes=seen['bytes'])
    figure('index_build_peak_mb', seen['peak_mb'], 'MB', n)


def compare(store, queries, rounds):
    """This program and FTS5, query by query."""
    database, _ = store.fts5('1 2 3')
    seen = run(store, 'compare', queries, rounds, database)
    n = store.n
    share = 1 / 300 if n >= 1000000 else 1 / 100
    more = {'queries': seen['queries'], 'rounds': seen['rounds'], 'cut_short': seen['cut_short'], 'slowest': seen['full_slowest'], 'measures': FULL}
    ratio('search_full_p99_vs_fts5_rank', seen['full_p99_ms'], seen['fts5_p99_ms'], 'ms', n, FTS5 + ', p99', ('<=', share), **more)
    ratio('search_full_p50_vs_fts5_rank', seen['full_p50_ms'], seen['fts5_p50_ms'], 'ms', n, FTS5 + ', p50', **more)
    ratio('search_full_p99_vs_fts5_rank_all_words', seen['full_p99_ms'], seen['fts5_all_p99_ms'], 'ms', n,
          FTS5.replace('the same words', 'all of the words instead of any') + ', p99', **more)
    ratio('search_unfiltered_p99_vs_fts5_rank', seen['open_p99_ms'], seen['fts5_p99_ms'], 'ms', n, FTS5 + ', p99',
          **{**more, 'measures': 'the same without filters'})
    figure('search_full_p99_ms', seen['full_p99_ms'], 'ms', n, ('<=', 16) if n >= 1000000 else None, **more)
    figure('search_unfiltered_p99_ms', seen['open_p99_ms'], 'ms', n, cut_short=seen['cut_short'])
    figure('search_opening_ms', seen['opening_ms'], 'ms', n, measures='the first question, which opens the directory')
    return seen


def against_groonga(store, queries, ours_ms):
    if store.n > 200000:
        return not_done('search_full_p99_vs_groonga', store.n, 'measured up to 200,000 services')
    if not groonga.Groonga.is_there():
        return not_done('search_full_p99_vs_groonga', store.n, 'groonga is not installed (package groonga-bin)')
    other = groonga.Groonga(store)
    other.open()
    words = store.queries.read_text().splitlines()[:queries]
    best = [min(other.milliseconds(query) for _ in range(2)) for query in words]
    other.close()
    best.sort()
    return ratio('search_full_p99_vs_groonga', ours_ms, best[len(best) * 99 // 100], 'ms', store.n,
                 'Groonga select: filter, rank, 50 rows, drilldown over 300 terms; its own clock, p99', ('<=', 1 / 50),
                 reference_p50=best[len(best) // 2])


def expanded(store, queries, rounds):
    """A vocabulary of the bench's own gives every common word what real ones give the luckiest: 20 terms for two words."""
    with tempfile.TemporaryDirectory() as folder:
        for name in os.listdir(ROOT / 'data/vocabulary'):
            if name.endswith('.csv'):
                open(os.path.join(folder, name), 'w').close()
        words = store.queries.read_text().split()
        terms = sorted({w for w in words if len(w) > 4} - set(COMMON))[:80]
        with open(os.path.join(folder, 'phrases.csv'), 'w') as phrases:
            for i, word in enumerate(COMMON):
                phrases.write(f'{word},{"|".join(terms[(i * 7 + k) % len(terms)] for k in range(10))},\n')
        asked = os.path.join(folder, 'queries.txt')
        with open(asked, 'w') as file:
            for i in range(queries):
                file.write(f'{COMMON[i % len(COMMON)]} {COMMON[(i * 3 + 1) % len(COMMON)]} {COMMON[(i * 5 + 2) % len(COMMON)]} \n')
        out, _, _ = timed([store.build / 'tests/bench/bench-search', 'expand', store.data, asked, queries, rounds, folder],
                          env=environment(XDG_CACHE_HOME=store.cache))
    seen = json.loads(out)
    figure('search_expanded_p99_ms', seen['open_p99_ms'], 'ms', store.n, ('<=', 5), p50=seen['open_p50_ms'],
           terms_added=seen['terms_added'], cut_short=seen['cut_short'])


def mistype(word, number):
    """One letter wrong, or two in the other's place: in turn, never the first."""
    at = 1 + number % (len(word) - 2)
    if number % 2:
        return word[:at] + ('q' if word[at] != 'q' else 'z') + word[at + 1:]
    return word[:at] + word[at + 1] + word[at] + word[at + 2:]


def mistakes(store, queries, rounds):
    """Words of the directory with one mistake each, alone and whole. Where they find nothing, nothing looks for what was meant."""
    known = {word.lower() for word in store.queries.read_text().split()}
    words = sorted(word for word in known if len(word) > 5)
    typed = [wrong for i, word in enumerate(words * 3) if (wrong := mistype(word, i)) not in known][:queries]
    asked = store.folder / 'mistakes.txt'
    asked.write_text(''.join(f'{word} \n' for word in typed) + '.\n')
    seen = json.loads(timed([store.build / 'tests/bench/bench-search', 'alone', store.data, asked, len(typed), rounds],
                            env=environment(XDG_CACHE_HOME=store.cache))[0])
    share = seen['found'] / (2 * rounds * len(typed))
    if share < 0.3:
        return not_done('typing_mistake_p99_ms', store.n, 'there is no second pass over the dictionary yet')
    return figure('typing_mistake_p99_ms', seen['open_p99_ms'], 'ms', store.n, ('<=', 5), p50=seen['open_p50_ms'], found_share=share,
                  cut_short=seen['cut_short'], measures='the whole question: the words find nothing, what may be meant is found and answered')


def memory(store):
    seen = run(store, 'memory', 1000, 1)
    figure('search_memory_mb', seen['resident_mb'], 'MB', store.n, ('<=', 100) if store.n <= 100000 else None, own=seen['own_mb'],
           mapped=seen['mapped_mb'], peak=seen['peak_mb'], measures='resident after 1,000 questions')


def type_into(store, program, *arguments):
    """Types into a program's window under Xvfb with the cairo renderer; what it measured."""
    command = [ROOT / 'tests/support/headless', '--time', '500', store.build / 'tests/bench' / program, *arguments]
    out, _, _ = timed(command, env=environment(GTK_A11Y='none', GSK_RENDERER='cairo', BENCH_CACHE=store.cache))
    return json.loads(out.strip().splitlines()[-1])


def window(store, keystrokes):
    """The real window, and in the same run one of the same size whose list is fifty plain labels: what GTK and the machine allow."""
    seen = type_into(store, 'bench-window', store.data, store.queries, keystrokes)
    floor = type_into(store, 'minimal-list', store.queries, keystrokes)
    frame = seen['frame_ms']
    more = {f'floor_{k}': floor[f'painted_{k}_ms'] / frame for k in ('p50', 'p99')}
    figure('keystroke_frames_p99', seen['painted_p99_ms'] / frame, 'frames', store.n, ('<=', 2), p50=seen['painted_p50_ms'] / frame,
           max=seen['painted_max_ms'] / frame, **more, answered_p99_ms=seen['answered_p99_ms'], keystrokes=seen['keystrokes'],
           given_up=seen['given_up'], without_index=seen['without_index'], frame_ms=frame,
           measures='from a key to the end of the frame that paints its list, Xvfb, cairo; floor: a list of 50 labels that searches nothing')
    for name, what in (('held', 'by the clock, other programs on the machine included'), ('held_work', 'CPU time of the main thread alone')):
        figure(f'main_thread_{name}_p99_ms', seen[f'{name}_p99_ms'], 'ms', store.n, ('<=', 8), p50=seen[f'{name}_p50_ms'],
               max=seen[f'{name}_max_ms'], over_8_ms=seen[f'{name}_over_8_ms'], stretches=seen['stretches'],
               floor_p99=floor[f'{name}_p99_ms'], floor_max=floor[f'{name}_max_ms'], measures='longest stretch between two polls: ' + what)
    figure('frame_paint_work_p99_ms', seen['paint_work_p99_ms'], 'ms', store.n, p50=seen['paint_work_p50_ms'],
           floor_p50=floor['paint_work_p50_ms'], floor_p99=floor['paint_work_p99_ms'], layout_p50=seen['layout_work_p50_ms'],
           layout_p99=seen['layout_work_p99_ms'], measures='CPU of the frames that show an answer: painting by cairo, and layout beside it')


def bench(build, n, runs, queries, is_busy):
    store = Store(build, n)
    rounds = max(1, runs if n <= 200000 else 1)
    made = index(store)
    seen = compare(store, queries, rounds)
    against_groonga(store, queries, seen['full_p99_ms'])
    if is_busy:
        with busy_cores(True):
            loaded = run(store, 'alone', queries, 1)
        figure('search_full_busy_p99_ms', loaded['full_p99_ms'], 'ms', n, ('<=', 16) if n >= 1000000 else None, p50=loaded['full_p50_ms'],
               max=loaded['full_max_ms'], spinners=N_CORES, cut_short=loaded['cut_short'])
    expanded(store, queries, rounds)
    mistakes(store, queries, rounds)
    tell_index(store, made)
    memory(store)
    window(store, 150)
