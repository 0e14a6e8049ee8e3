#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, end to end, as a family navigator does it with a keyboard:

    main-job.py HEADLESS DOORWAY

On a computer that has no network and no directory yet: search, open a service, read its way in; then add a council's
feed over HTTPS (from a real server on loopback, which is all the network there is), sync it, find its services beside
the others, and remove it again. Nothing of what was typed may be left behind or leave the machine.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

INSIDE = 'DOORWAY_TEST_MAIN_JOB'
ASKED = 'marmalade zeppelin'      # no service holds these words, so a file that does has kept what was typed


def enter(headless, program):
    """This script again, on a display and, where the system lets it, in a network of its own that leads nowhere."""
    command = [headless, '--time', '280', sys.executable, os.path.abspath(__file__), headless, program]
    for words in (['unshare', '-n'], ['unshare', '-rn']):
        alone = [*words, 'sh', '-c', 'ip link set lo up && exec "$0" "$@"']
        try:
            tried = subprocess.run([*alone, 'true'], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=30)
        except FileNotFoundError:
            break
        if tried.returncode == 0:
            os.environ[INSIDE] = 'alone'
            os.execvp(words[0], [*alone, *command])
    os.environ[INSIDE] = 'connected'
    os.execv(headless, command)


if INSIDE not in os.environ:
    enter(*sys.argv[1:3])

from doorway_servers import Authority, Nginx, write_feed  # noqa: E402
from page_support import make_service, read_section  # noqa: E402
from window_driver import Window, done, keys, note, ok, type_text, wait, walk  # noqa: E402

COUNCIL = [
    make_service('larkspur', 'Larkspur stay and play', description='Songs and toys for under fives. Just turn up.',
                 organization={'id': 'o1', 'name': 'Larkspur Council', 'description': 'A council'},
                 contacts=[{'id': 'c1', 'title': 'Play leader', 'phones': [{'id': 'p1', 'number': '020 7946 0018'}]}]),
    make_service('bramble', 'Bramble debt advice', description='Help with debt.'),
]
NEW = make_service('foxglove', 'Foxglove sleep clinic', description='Help with sleep for babies. Parents can self-refer.')


class Doorway(Window):
    def sees(self, *words):
        """Whether the results are there and every one of words is in one of them."""
        return any(all(word in row for word in words) for row in self.rows())

    def search(self, words):
        """Types words where searches are typed, and nothing else."""
        keys('ctrl+f')
        wait(lambda: self.focused() and self.focused().get_name() == 'Search services')
        keys('ctrl+a', 'BackSpace')
        type_text(words)

    def open_first(self):
        """Opens the first result, as the keyboard does; the name of its row."""
        keys('Down')
        row = wait(lambda: (node := self.focused()) and node.get_role_name() == 'list item' and node.get_name())
        keys('Return')
        return row

    def facts(self, title):
        """What the record says in the section called title."""
        return read_section(self.app, title)

    def has_record(self, name):
        return any(node.get_name() == name for node in self.find_all('heading'))

    def has_record_of(self, row):
        """Whether the record is that of the row: what a row says begins with the name, which may hold a comma."""
        return any(row.startswith(node.get_name() + ',') for node in self.find_all('heading'))

    def go_to_feeds(self):
        """By the menu, which F10 opens and Feeds begins."""
        keys('F10')
        wait(lambda: self.focused() and self.focused().get_role_name() == 'menu item')
        keys('Return')
        return wait(lambda: self.focused() and self.focused().get_name() == 'Web address or file')

    def feeds(self):
        return [node.get_name() for node in walk(self.find('list', 'Your feeds', exact=True))
                if node.get_role_name() == 'list item']

    def is_on(self, label, about):
        node = self.focused()
        return node is not None and node.get_name() == label and about in (node.get_description() or '')


def tell(rows):
    for row in rows[:3]:
        note(row)


def search_the_starter(window):
    ok(wait(lambda: len(window.rows()) > 3, 40), 'a new computer opens on a directory of services')
    if os.environ[INSIDE] == 'alone':
        ok(window.await_words('Offline'), 'it says that it is offline')
    else:
        note('This system allows no network of its own: the start was not offline.')
    ok(wait(lambda: window.focused() and window.focused().get_name() == 'Search services'), 'the search has the keyboard')
    type_text('parenting')
    ok(wait(lambda: window.sees('arent') and not window.sees('Housing')), '"parenting" finds services for parents')
    tell(window.rows())


def read_the_way_in(window):
    row = window.open_first()
    ok(bool(row), 'Down leads to the results')
    ok(wait(lambda: window.has_record_of(row)), 'Enter opens the service')
    ok(wait(lambda: window.focused() and window.focused().get_role_name() == 'heading'), 'the keyboard is in its record')
    facts = wait(lambda: window.facts('How to get in'))
    note(facts[0])
    ok(facts[0].startswith('Way in: '), 'its way in is the first thing it says')
    ok(facts[0].split(': ', 1)[1].split(',')[0].split('. ')[0].rstrip('.') in row, 'the result said the same way in')
    ok(window.await_words('From published documents of 2010 to 2025. Check before use.'), 'it says where it comes from')


def find_nothing(window, words, title):
    window.search(words)
    ok(wait(lambda: not window.rows()), title)


def add_the_feed(window, server):
    ok(window.go_to_feeds(), 'the menu leads to the feeds')
    ok(window.feeds() == ['Starter directory'], 'the starter directory is the only one')
    type_text(server.url)
    keys('Return')
    ok(wait(lambda: window.feeds() == ['Starter directory', 'localhost'], 60), 'a feed is added by typing its address')
    ok(wait(lambda: window.says('2 services')), 'it says how many services it brought')
    ok(wait(lambda: window.is_on('Sync now', 'localhost')), 'the keyboard is on the new feed')


def sync_the_feed(window, folder):
    write_feed(folder, [*COUNCIL, NEW])
    keys('Return')
    ok(wait(lambda: window.says('3 services'), 60), 'syncing it takes in what the council has added since')
    ok(wait(lambda: window.is_on('Sync now', 'localhost. Synced just now')), 'it says that it went well')


def find_the_new_service(window):
    keys('alt+Left')
    window.search('sleep for babies')
    ok(wait(lambda: window.sees('Foxglove sleep clinic')), 'the new service is found by its own words')
    ok(wait(lambda: len(window.rows()) > 1), 'it stands beside the services that were there before')
    window.search('foxglove')
    ok(wait(lambda: len(window.rows()) == 1 and window.sees('Foxglove sleep clinic')), 'its name finds it alone')
    window.open_first()
    ok(wait(lambda: window.has_record('Foxglove sleep clinic')), 'it opens')
    ok(wait(lambda: 'Way in: You can refer yourself, read from the description' in window.facts('How to get in')),
       'its way in says that it was read from the description')
    ok(wait(lambda: 'How it came: Over a secure connection (HTTPS)' in window.facts('Where this comes from')), 'its source is named')


def remove_the_feed(window):
    window.go_to_feeds()
    keys('shift+Tab')
    ok(wait(lambda: window.is_on('Remove', 'localhost')), 'the keyboard goes back to the feed')
    keys('Return')
    ok(window.await_words('Remove localhost and its 3 services?'), 'removing a feed asks first')
    keys('shift+Tab', 'Return')
    ok(wait(lambda: window.feeds() == ['Starter directory']), 'the feed is gone')
    ok(wait(lambda: window.focused() and window.focused().get_name() == 'Web address or file'), 'the keyboard goes to where one is added')
    keys('Escape')
    ok(wait(lambda: window.focused() and window.focused().get_name() == 'Search services'), 'and one Escape leads back to the search')
    find_nothing(window, 'foxglove', 'so are its services')
    window.search('parenting')
    ok(wait(lambda: window.sees('arent')), 'the others are all there')


def check_what_is_left(home, server):
    kept = [str(path) for path in pathlib.Path(home).rglob('*') if path.is_file() and b'zeppelin' in path.read_bytes()]
    ok(not kept, 'nothing that was typed is left in any file' + ''.join('\n# ' + path for path in kept))
    asked = [request['uri'] for request in server.requests()]
    ok(asked and all(uri.split('?')[0] in ('/', '/services', '/services/') or uri.startswith('/services/') for uri in asked),
       'the server was asked for its feed and nothing else')
    ok(not any('zeppelin' in uri or 'parenting' in uri for uri in asked), 'nothing that was typed has left the computer')


def main():
    home = os.environ['HOME']
    with tempfile.TemporaryDirectory() as folder:
        authority = Authority(folder)
        feed = os.path.join(folder, 'feed')
        write_feed(feed, COUNCIL)
        with Nginx(feed, authority) as server:
            window = Doorway([sys.argv[2]], {'DOORWAY_TEST_CA': authority.ca})
            search_the_starter(window)
            read_the_way_in(window)
            ok(server.requests() == [], 'nobody was asked for anything so far')
            find_nothing(window, ASKED, 'words that nothing holds find nothing')
            find_nothing(window, 'foxglove', 'the council’s service is not there yet')
            add_the_feed(window, server)
            sync_the_feed(window, feed)
            find_the_new_service(window)
            remove_the_feed(window)
            ok(window.close() == 0, 'Ctrl+Q leaves')
            check_what_is_left(home, server)
    return done()


sys.exit(main())
