# SPDX-License-Identifier: GPL-3.0-or-later
"""starter-away.py DOORWAY: the starter directory is removed and put back, in a window of its own."""
import os
import subprocess
import sys

from window_driver import Window, done, keys, ok, type_text, wait

told = subprocess.run([sys.argv[1], '--', '--data-dir', 'elsewhere'], capture_output=True, text=True, timeout=60)
ok((told.returncode, told.stdout, told.stderr.count('\n')) == (2, '', 1) and 'CRITICAL' not in told.stderr,
   'a file that is named when it starts is refused in one sentence')
window = Window([sys.argv[1], '--data-dir', os.path.join(os.environ['HOME'], 'directory')])


def settled(condition):
    return wait(condition, 15)


def focused_name():
    found = window.focused()
    return found.get_name() if found is not None else ''


ok(settled(lambda: len(window.rows()) > 10), 'the starter directory is there at first')

# Few rows first: on a slow machine the toast is gone before all the rows of the directory have been walked past.
type_text('libraries')
settled(lambda: 0 < len(window.rows()) < 10)
keys('ctrl+r')
ok(settled(lambda: window.says('There are no feeds to sync yet.')), 'a sync without feeds says that there are none')
keys('Escape')
settled(lambda: len(window.rows()) > 10)
window.press(settled(lambda: window.find('push button', 'Feeds: ')))
window.press(settled(lambda: window.find('push button', 'Remove', exact=True)))
settled(lambda: focused_name() == 'Keep')
window.press(window.find('push button', 'Remove', exact=True))
ok(settled(lambda: window.find('push button', 'Feeds: No feeds') or window.find('push button', 'Feeds: Offline · no feeds')),
   'the status names no directory that was removed')
back = settled(lambda: window.find('push button', 'Put the starter directory back'))
ok(bool(back), 'a starter directory that was removed can be put back')
keys('alt+Left')
ok(settled(lambda: window.says('The directory is empty')), 'the empty directory is named')
ok(settled(lambda: [node.get_name() for node in window.find_all('status bar')] == ['No services']), 'and nothing is said not to fit, where nothing was asked')
window.press(settled(lambda: window.find('push button', 'Put the starter directory back')))
ok(settled(lambda: len(window.rows()) > 10), 'and its services are there again')
ok(window.close() == 0, 'Ctrl+Q leaves in good order')
sys.exit(done())
