#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants one fault of each kind in a copy of a small tree and expects check-sources.py to name it. Prints TAP."""
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
LICENCE = '/* SPDX-License-Identifier: GPL-3.0-or-later */\n'
GOOD = {
    'src/base/dw-a.h': LICENCE + '#pragma once\n/** dw_a: Returns: one. */\nint dw_a (void);\n',
    'src/base/dw-a.c': LICENCE + '#include "dw-a.h"\nint\ndw_a (void)\n{\n  return 1;\n}\n',
    'src/store/dw-s.h': LICENCE + '#pragma once\n/** dw_s: Returns: two. */\nint dw_s (void);\n',
    'src/store/dw-s.c': LICENCE + '#include "dw-s.h"\nint\ndw_s (void)\n{\n  return 2;\n}\n',
}
GOOD['tests/test-all.c'] = LICENCE + 'int sum (void) { return dw_a () + dw_s (); }\n'
UNCALLED = LICENCE + '/** dw_i: Returns: 3. See dw_i(). */\nint dw_i (void);\n'
PLANTED = {
    'an upward include': ('src/base/dw-a.c', LICENCE + '#include "dw-s.h"\n', 'base may not see store'),
    'a library in the wrong room': ('src/store/dw-s.c', LICENCE + '#include <sqlite3.h>\n', '<sqlite3.h> belongs to db'),
    'a missing licence': ('src/base/dw-b.c', 'int b;\n', 'no SPDX line'),
    'a circle of includes': ('src/base/dw-c.h', LICENCE + '#include "dw-d.h"\n', 'include cycle: dw-c dw-d'),
    'an undocumented symbol': ('src/base/dw-e.h', LICENCE + 'int dw_e (int a,\n          int b);\n', 'dw_e has no doc comment'),
    'a promise that nobody keeps': ('src/base/dw-h.h', LICENCE + '/** dw_h: Returns: none. */\nint dw_h (int a,\n          int b);\n', 'dw_h is declared and defined nowhere'),
    'a function that nobody calls': ('src/base/dw-i.h', UNCALLED, 'dw_i is called by nobody but its own source'),
    'markup from a feed': ('src/ui/dw-f.c', LICENCE + 'void f (void) { gtk_label_set_markup (a, b); }\n', 'never be read as markup'),
    'a line that is too wide': ('src/vault/dw-j.c', LICENCE + '/* ' + 'a ' * 59 + '*/\n', 'dw-j.c:2: 123 columns, where 120 are the most'),
    'a count without a form for one': ('src/base/dw-k.c', LICENCE + 'char *k = _("Saving: %u of %u " \n "services");\n', '“%u services” has no form for one'),
    'a large count without one': ('src/base/dw-k.c', LICENCE + 'char *k = _("It has %" G_GUINT64_FORMAT " services.");\n', 'services” has no form for one'),
    'a link to nothing': ('README.md', '![picture](data/screenshots/none.png)\n', 'there is no data/screenshots/none.png'),
    'an unknown room': ('src/attic/dw-g.c', LICENCE, 'a room that the table does not know'),
}


def run(files):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = pathlib.Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return subprocess.run([sys.executable, HERE / 'check-sources.py', folder], capture_output=True, text=True)


def main():
    print(f'1..{len(PLANTED) + 1}')
    clean = run(GOOD)
    failed = clean.returncode != 0
    print(f'{"not " if failed else ""}ok 1 - a clean tree passes')
    for number, (what, (name, text, expected)) in enumerate(PLANTED.items(), 2):
        files = dict(GOOD, **{name: text})
        if 'circle' in what:
            files['src/base/dw-d.h'] = LICENCE + '#include "dw-c.h"\n'
        if 'nobody calls' in what:
            files['src/base/dw-i.c'] = LICENCE + '#include "dw-i.h"\nint\ndw_i (void)\n{\n  return dw_i ();\n}\n'
        result = run(files)
        good = result.returncode == 1 and expected in result.stdout
        failed |= not good
        print(f'{"" if good else "not "}ok {number} - {what} is found')
        if not good:
            print('# ' + result.stdout.replace('\n', '\n# '))
    return failed


if __name__ == '__main__':
    sys.exit(main())
