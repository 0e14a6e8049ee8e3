#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps of the schema as C: make-schema-steps.py STEP.sql… OUT, in the order of their versions."""
import pathlib
import sys


def quote(line):
    return '  "' + line.replace('\\', '\\\\').replace('"', '\\"') + '\\n"\n'


steps = [pathlib.Path(name).read_text(encoding='ascii').splitlines() for name in sys.argv[1:-1]]
text = ''.join(''.join(map(quote, step)) + '  ,\n' for step in steps)
pathlib.Path(sys.argv[-1]).write_text('static const char *const schema_steps[] = {\n' + text + '};\n')
