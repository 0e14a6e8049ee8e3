# SPDX-License-Identifier: GPL-3.0-or-later
"""corrections.py DOORWAY: a correction is written on a record by keyboard, kept over an end of the program, and removed."""
import os
import sys

from window_driver import Window, done, keys, ok, problems_with_names, screenshot, text, type_text, wait

FOLDER = os.path.join(os.environ['HOME'], 'directory')
PICTURES = sys.argv[2:]


def open_window():
    window = Window([sys.argv[1], '--data-dir', FOLDER])
    wait(lambda: len(window.rows()) > 10)
    return window


def focused(window):
    found = window.focused()
    return (found.get_role_name(), found.get_name()) if found is not None else ('', '')


def written():
    """Whether any file of the folder holds what was written."""
    paths = [os.path.join(FOLDER, name) for name in os.listdir(FOLDER)]
    return any(b'shut since may' in open(path, 'rb').read() for path in paths if os.path.isfile(path))


window = open_window()
type_text('libraries')
wait(lambda: 0 < len(window.rows()) < 100 and 'ibrar' in window.rows()[0])
keys('Down')
keys('Return')
button = window.await_node('push button', 'Something here is wrong', exact=True)
ok(bool(button), 'a record has a way to say that it is wrong')
window.press(button)
ok(window.await_words('Nothing about a family.'), 'it asks what is wrong, and for nothing about a family')
ok(not window.is_sensitive(window.find('push button', 'Keep the correction', exact=True)), 'nothing is chosen for anybody')
keys('Down')
ok(wait(lambda: focused(window)[1] == 'It has closed'), 'the arrows lead to what is wrong')
keys('space')
keys('alt+m')
ok(wait(lambda: focused(window)[0] == 'text'), 'Alt+M leads to the words')
type_text('shut since may')
if PICTURES:
    wait(lambda: False, 1)
    screenshot(PICTURES[0])
keys('Tab')
keys('Tab')
ok(wait(lambda: focused(window)[1] == 'Keep the correction'), 'Tab leaves the words')
keys('Return')
ok(window.await_words('Kept.'), 'the correction is kept, and the window says so')
ok(window.close() == 0, 'Ctrl+Q leaves in good order')

window = open_window()
keys('F10')
item = window.await_node('menu item', 'Corrections', exact=True)
window.press(item)
ok(window.await_words('shut since may'), 'it is there when Doorway is opened again')
ok(window.says('It has closed'), 'with what is wrong')
trouble = list(problems_with_names(window.find('panel', 'Corrections', exact=True)))
ok(not trouble, 'everything has a name of its own' + ''.join('\n# ' + problem for problem in trouble))
if PICTURES:
    wait(lambda: False, 1)
    screenshot(PICTURES[1])
window.press(window.await_node('push button', 'Copy the text', exact=True))
ok(window.await_words('The text is copied.'), 'without a mail program it is sent some other way')
window.press(window.await_node('push button', 'Remove', exact=True))
ok(window.await_words('No corrections are waiting.'), 'what is removed is gone')
ok(not written(), 'from the disk as well')
blocked = os.path.join(FOLDER, 'outbox.spare.new')
os.makedirs(os.path.join(blocked, 'in the way'))
window.press(window.await_node('push button', 'Put it back', exact=True))
ok(window.await_words('Saving the second copy'), 'where it cannot be put back, that is said')
os.rmdir(os.path.join(blocked, 'in the way'))
os.rmdir(blocked)
window.press(window.await_node('push button', 'Put it back', exact=True))
ok(window.await_words('shut since may'), 'a wrong press is taken back, the second time if not the first')
ok(written() and not window.says('is removed.'), 'and it is kept again')
window.press(window.await_node('push button', 'Remove', exact=True))
ok(window.await_words('is removed.'), 'it says of which record one was removed')
keys('alt+Left')
keys('ctrl+a', 'ctrl+v')
ok(wait(lambda: 'shut since may' in text(window.focused()) and 'It has closed' in text(window.focused())),
   'what was copied is what the publisher is to read')
ok(window.close() == 0, 'Ctrl+Q leaves in good order')
ok(not written(), 'what nobody put back stays gone')


def keep_one(words):
    """A correction is written on the record that is open."""
    window.press(window.await_node('push button', 'Something here is wrong', exact=True))
    ok(window.await_words('Nothing about a family.'), f'another is written: {words}')
    keys('Down')
    wait(lambda: focused(window)[1] == 'It has closed')
    keys('space')
    keys('alt+m')
    wait(lambda: focused(window)[0] == 'text')
    type_text(words)
    keys('Tab')
    keys('Tab')
    wait(lambda: focused(window)[1] == 'Keep the correction')
    keys('Return')
    window.await_words('Kept.')


window = open_window()
type_text('libraries')
wait(lambda: 0 < len(window.rows()) < 100 and 'ibrar' in window.rows()[0])
keys('Down')
keys('Return')
keep_one('first of two')
keep_one('second of two')
keys('F10')
window.press(window.await_node('menu item', 'Corrections', exact=True))
ok(window.await_words('second of two') and window.says('first of two'), 'two wait')
for _ in range(2):
    n_left = len(list(window.find_all('push button', 'Remove')))
    window.press(window.await_node('push button', 'Remove', exact=True))
    wait(lambda: len(list(window.find_all('push button', 'Remove'))) < n_left)
ok(window.await_words('No corrections are waiting.'), 'both are removed')
for _ in range(2):
    n_left = len(list(window.find_all('push button', 'Put it back')))
    window.press(window.await_node('push button', 'Put it back', exact=True))
    wait(lambda: len(list(window.find_all('push button', 'Put it back'))) < n_left)
ok(window.await_words('first of two') and window.await_words('second of two'), 'and both can be put back, not only the last')
ok(not window.says('is removed.'), 'each once')
ok(window.close() == 0, 'Ctrl+Q leaves in good order')
sys.exit(done())
