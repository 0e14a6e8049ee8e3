# SPDX-License-Identifier: GPL-3.0-or-later
"""twins.py DOORWAY DOORWAYCTL: one service of two publishers in the window: shown once, set side by side, told apart, undone."""
import json
import os
import subprocess
import sys

from window_driver import Window, done, keys, ok, screenshot, type_text, wait

DOORWAY, CONTROL = sys.argv[1:3]
FOLDER = os.path.join(os.environ['HOME'], 'directory')


def add_feed(name, id, title, oldest):
    path = os.path.join(os.environ['HOME'], name + '.json')
    with open(path, 'w', encoding='utf-8') as file:
        json.dump({'contents': [{'id': id, 'name': title, 'status': 'active', 'description': 'Borrow a quizzical toy.', 'maximum_age': oldest,
                                 'phones': [{'id': 'p', 'number': '020 7946 0018'}]}], 'total_items': 1}, file)
    subprocess.run([CONTROL, '--data-dir', FOLDER, 'feeds', 'add', path, '--name', name], check=True, capture_output=True, timeout=60)


add_feed('Hackney', 'a', 'The Toy Library', 5)
add_feed('Merton', 'b', 'Toy library', 7)
window = Window([DOORWAY, '--data-dir', FOLDER])
ok(wait(lambda: len(window.rows()) > 10), 'the directory is there')
type_text('quizzical')
ok(wait(lambda: len(window.rows()) == 1), 'one service of two publishers is one row')
keys('Down')
keys('Return')
ok(window.await_words('What other publishers say'), 'its record says what the other publisher says')
ok(window.says('Hackney, no date of checking: Up to age 5'), 'what they differ in stands side by side')
button = window.await_node('push button', 'Not the same service', exact=True)
if len(sys.argv) > 3:
    window.resize(1280, 900)
    keys('End')
    wait(lambda: False, 1)
    screenshot(sys.argv[3])
window.press(button)
ok(wait(lambda: len(window.rows()) == 2), 'told apart, they are two rows')
ok(window.await_words('is another service.'), 'and the record says who told them apart')
window.press(window.await_node('push button', 'Take that back', exact=True))
ok(wait(lambda: len(window.rows()) == 1), 'taken back, they are one again')
ok(window.close() == 0, 'Ctrl+Q leaves in good order')
sys.exit(done())
