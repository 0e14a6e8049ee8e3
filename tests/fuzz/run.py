#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs one fuzz target for some seconds and says in one line what came of it.

usage: run.py PROGRAM TARGET SECONDS FOLDER

Inputs found on the way are kept in FOLDER/corpus, and used again the next time. An input that broke something is left in
FOLDER/crashes: make it small, put it into tests/fixtures/fuzz/TARGET, and mend what it found. Exit 1 then.
"""
import os
import pathlib
import re
import subprocess
import sys

MEMORY_MIB = 2048
LONGEST_INPUT = 65536
SLOWEST_INPUT_S = 10


def main():
    program, target, seconds, folder = sys.argv[1], sys.argv[2], int(sys.argv[3]), pathlib.Path(sys.argv[4])
    here = pathlib.Path(__file__).resolve().parent
    found, crashes = folder / 'corpus', folder / 'crashes'
    found.mkdir(parents=True, exist_ok=True)
    crashes.mkdir(exist_ok=True)
    for crash in crashes.iterdir():
        crash.unlink()
    known = [p for p in (here / 'corpus' / target, here.parent / 'fixtures' / 'fuzz' / target) if p.is_dir()]
    words = here / f'{target}.dict'

    command = [program, f'-max_total_time={seconds}', '-print_final_stats=1', f'-artifact_prefix={crashes}/',
               f'-rss_limit_mb={MEMORY_MIB}', f'-timeout={SLOWEST_INPUT_S}', f'-max_len={LONGEST_INPUT}']
    command += [f'-dict={words}'] if words.exists() else []
    environment = dict(os.environ, G_SLICE='always-malloc',
                       ASAN_OPTIONS='detect_leaks=1', UBSAN_OPTIONS='halt_on_error=1:print_stacktrace=1')
    log = folder / 'log'
    with log.open('w', encoding='utf-8') as out:
        status = subprocess.run([*command, str(found), *map(str, known)], stdout=out, stderr=out, env=environment).returncode

    text = log.read_text(encoding='utf-8', errors='replace')
    count = re.search(r'stat::number_of_executed_units:\s*(\d+)', text)
    covered = re.findall(r'cov: (\d+)', text)
    runs = int(count.group(1)) if count else 0
    print(f'{target}: {runs:,} inputs in {seconds} s, {covered[-1] if covered else 0} places reached, ' +
          ('nothing found' if status == 0 else f'SOMETHING FOUND (exit {status}); see {log} and {crashes}'), flush=True)
    return 0 if status == 0 and runs > 0 else 1


if __name__ == '__main__':
    sys.exit(main())
