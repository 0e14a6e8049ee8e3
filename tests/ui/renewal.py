# SPDX-License-Identifier: GPL-3.0-or-later
"""renewal.py DOORWAY DOORWAYCTL: a directory that was damaged beyond help is begun again, and a person hears of it."""
import json
import os
import pathlib
import subprocess
import sys

from window_driver import Atspi, Window, done, keys, ok, type_text, wait

DATA = pathlib.Path(os.environ['HOME'], 'directory')
NEWS = 'The directory on this computer was damaged'


def ctl(*words):
    return subprocess.run([sys.argv[2], '--data-dir', str(DATA), *words], capture_output=True, text=True, timeout=120,
                          stdin=subprocess.DEVNULL)


def spoil():
    path = DATA / 'directory.db'
    content = path.read_bytes()
    path.write_bytes(content[:100] + b'\xa5' * 5000 + content[5100:])


def settled(condition):
    return wait(condition, 20)


def open_window():
    return Window([sys.argv[1], '--data-dir', str(DATA)])


def focused(window):
    return window.focused() or window.app


def set_text(line):
    folder = pathlib.Path(os.environ['XDG_CONFIG_HOME'], 'gtk-4.0')
    folder.mkdir(parents=True, exist_ok=True)
    (folder / 'settings.ini').write_text('[Settings]\n' + line, encoding='utf-8')


def leaves_room(window):
    return (window.geometry()[2:] == (360, 640) and is_in_sight(window, window.find('push button', 'Close this notice'))
            and is_in_sight(window, window.find('entry', 'Search services')))


def is_in_sight(window, node):
    box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return box.height > 0 and box.y >= 0 and box.y + box.height <= window.geometry()[3]


OWN = pathlib.Path(os.environ['HOME'], 'own.json')
OWN.write_text(json.dumps([{'id': 'a', 'name': 'Quilting for dads', 'status': 'active', 'description': 'On Mondays.'}]))
ctl('feeds', 'add', str(OWN), '--name', 'Own')
spoil()
spoilt = (DATA / 'directory.db').read_bytes()
window = open_window()
ok(settled(lambda: window.says(NEWS)), 'a window that begins a damaged directory again says so')
ok(window.says('The 1 feed that you had is here again'), 'it says what came back')
ok(window.says(str(DATA / 'directory.db.damaged')) and (DATA / 'directory.db.damaged').read_bytes() == spoilt,
   'it says where the damaged file is kept, and there it is')
ok(settled(lambda: focused(window).get_name() == 'Close this notice' and NEWS in focused(window).get_description()),
   'the keyboard is on the notice, which a screen reader says whole')
ok(settled(lambda: len(window.rows()) > 10), 'the starter directory is there')
type_text('quilting')
ok(settled(lambda: any('Quilting for dads' in row for row in map(str, window.rows()))), 'what the feed that came back brings is found, and nobody had to ask')
keys('ctrl+a')
type_text('libraries')
ok(settled(lambda: 0 < len(window.rows()) < 10), 'whoever types searches, beside the notice')
ok(window.says(NEWS), 'the notice stays')
ok(window.close() == 0, 'Ctrl+Q leaves in good order')

set_text('gtk-font-name=Cantarell 22\n')
window = open_window()
ok(settled(lambda: focused(window).get_name() == 'Close this notice'), 'a notice that nobody closed is there in the next window')
window.resize(360, 640)
ok(settled(lambda: leaves_room(window) and not wait(lambda: not leaves_room(window), 1)),
   'on a small screen with text twice as large it leaves room for its button and for the search')
set_text('')
keys('Return')
ok(settled(lambda: not window.says(NEWS)), 'it can be closed')
ok(settled(lambda: focused(window).get_name() == 'Search services'), 'the keyboard is then in the search')
ok(window.close() == 0, 'Ctrl+Q leaves in good order')

window = open_window()
ok(settled(lambda: len(window.rows()) > 10) and focused(window).get_name() == 'Search services' and not window.says(NEWS),
   'once closed, it does not come back')
ok(window.close() == 0, 'Ctrl+Q leaves in good order')
sys.exit(done())
