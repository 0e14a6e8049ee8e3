# SPDX-License-Identifier: GPL-3.0-or-later
"""check-translations.py SOURCE: every file with words to translate is listed, and every translation fits its source."""
import os
import subprocess
import sys
import tempfile

source = os.path.abspath(sys.argv[1])
po = os.path.join(source, 'po')
n = bad = 0


def ok(condition, title, why=''):
    global n, bad
    n += 1
    bad += not condition
    print('%sok %d - %s' % ('' if condition else 'not ', n, title))
    for line in why.splitlines() if not condition else ():
        print('#', line)


def run(*command):
    return subprocess.run(command, cwd=source, capture_output=True, text=True, timeout=120)


listed = open(os.path.join(po, 'POTFILES.in'), encoding='utf-8').read().split()
found = run(os.path.join(po, 'make-potfiles'), source).stdout.split()
ok(listed == found, 'POTFILES.in lists every file with words to translate',
   'po/make-potfiles . > po/POTFILES.in\n%s' % '\n'.join(sorted(set(listed) ^ set(found))))

with tempfile.TemporaryDirectory() as folder:
    pot = os.path.join(folder, 'doorway.pot')
    told = run('xgettext', '--from-code=UTF-8', '--files-from=po/POTFILES.in', '--output=' + pot, '--keyword=_',
               '--keyword=N_', '--keyword=C_:1c,2', '--keyword=NC_:1c,2', '--keyword=g_dngettext:2,3', '--add-comments')
    ok(told.returncode == 0 and os.path.getsize(pot) > 1000, 'the words can be gathered for translators', told.stderr)
    for language in open(os.path.join(po, 'LINGUAS'), encoding='utf-8').read().split():
        told = run('msgfmt', '-c', '-o', os.devnull, os.path.join(po, language + '.po'))
        ok(told.returncode == 0, 'the %s translation fits its source' % language, told.stderr)

print('1..%d' % n)
sys.exit(bad > 0)
