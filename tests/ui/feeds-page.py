#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The feeds page against a real server, by keyboard. Run under tests/support/headless: feeds-page.py PAGE-WINDOW"""
import json
import os
import pathlib
import shutil
import sys
import tempfile

from doorway_servers import Authority, Nginx, write_feed
from page_support import Page, make_package_data, make_service
from window_driver import Atspi, done, keys, ok, problems_with_names, screenshot, text, type_text, wait, walk

STARTER = [make_service('start-1', 'Starter hub'), make_service('start-2', 'Starter group')]
COUNCIL = [make_service('council-%d' % i, 'Council service %d' % i) for i in range(120)]


def button(page, label, about=None):
    """The button with that label, of the feed or publisher called about."""
    return next((node for node in page.find_all('push button', label, exact=True)
                 if about is None or about in (node.get_description() or '')), None)


def feed_rows(page):
    """The names of the feeds, in order."""
    return [node.get_name() for node in walk(page.find('list', 'Your feeds', exact=True))
            if node.get_role_name() == 'list item']


def says_in_row(page, feed, words):
    row = page.find('list item', feed)
    return row is not None and page.says(words, row)


def add(page, address):
    """Types address where the keyboard is, in the entry, and presses Enter."""
    wait(lambda: (node := page.focused()) and node.get_role_name() == 'text')
    keys('ctrl+a', 'BackSpace')
    type_text(address)
    keys('Return')


def press_when_there(page, label, about=None):
    found = wait(lambda: button(page, label, about))
    return bool(found) and page.press(found)


def is_in_sight(page, node):
    """Whether nothing of a label or a row lies above or below the edge of the window."""
    box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return box.height > 0 and box.y >= 0 and box.y + box.height <= page.geometry()[3]


def focus_entry(page):
    for _ in range(20):
        node = page.focused()
        if node is not None and node.get_role_name() == 'text':
            return True
        keys('Tab')
        wait(lambda: page.focused() not in (None, node), 2)
    return False


def check_first_sight(page):
    ok(wait(lambda: feed_rows(page) == ['Starter directory']), 'the starter directory stands first')
    ok(page.geometry()[2] == 360, 'the page fits a narrow window')
    ok(says_in_row(page, 'Starter directory', '2 services') and says_in_row(page, 'Starter directory', 'Comes with Doorway'),
       'it says how many services it brought and how it came')
    ok(not page.says('Nowhere Council'), 'a publisher whose address leads nowhere is not offered')
    ok(page.says('Licence: not stated'), 'a licence that is not stated says so')
    ok(page.says('Answered in September 2026 with 5,128 services.'), 'the known publishers say what was last known of them')
    offers = [node.get_name() for node in page.find_all('push button', 'Add')]
    ok(len(offers) > 1 and len(set(offers)) == len(offers) and 'Add Shropshire Council' in offers,
       'each button that adds a publisher says which: %s' % offers)
    ok(button(page, 'Sync now') is None, 'the starter directory is not synced: it came with the program')
    ok(focus_entry(page), 'Tab leads to the address')
    keys('shift+Tab')
    ok(wait(lambda: page.focused() and page.focused().get_name() == 'Remove'), 'Shift and Tab lead back out of it')
    trouble = list(problems_with_names(page.app))
    ok(not trouble, 'everything has a name of its own' + ''.join('\n# ' + problem for problem in trouble))


def check_bad_addresses(page):
    page.resize(360, 480)
    focus_entry(page)
    for address, words in (('http://example.org', 'https'), ('/nowhere/feed.json', 'There is no file'),
                           ('https://localhost:1/feed', 'could not be reached')):
        add(page, address)
        ok(page.await_words(words), '%s gets a sentence where it was typed' % address)
        ok(wait(lambda: is_in_sight(page, page.find('label', words))), 'and can be seen there')
        ok(feed_rows(page) == ['Starter directory'], '%s changes nothing' % address)


def check_add(page, server):
    ok(focus_entry(page), 'the address still has the keyboard')
    add(page, server.url)
    ok(wait(lambda: len(feed_rows(page)) == 2, 60), 'a feed that was typed is there when it was read')
    ok(wait(lambda: says_in_row(page, 'localhost', '120 services')), 'it says how many services it brought')
    ok(says_in_row(page, 'localhost', 'HTTPS') and says_in_row(page, 'localhost', 'Synced just now'),
       'it says how it came and when')
    ok(wait(lambda: (node := page.focused()) and 'localhost' in (node.get_description() or '')),
       'the keyboard is on the new feed')
    ok(wait(lambda: is_in_sight(page, page.find('list item', 'localhost'))), 'which can be seen whole')


def check_sync(page, server, folder):
    write_feed(folder, COUNCIL + [make_service('council-new', 'New service')])
    keys('Return')
    ok(wait(lambda: says_in_row(page, 'localhost', '121 services'), 60), 'Enter on it syncs it')
    ok(wait(lambda: (node := page.focused()) and node.get_name() == 'Sync now'), 'the keyboard is back on its button')
    server.stop()
    keys('Return')
    ok(page.await_words('You have the copy from today.') and page.says('could not be reached'),
       'a feed that cannot be reached says so, and what is still there')
    ok(says_in_row(page, 'localhost', '121 services'), 'its services stay')
    server.start()
    keys('Return')
    ok(wait(lambda: says_in_row(page, 'localhost', 'Synced just now')), 'it mends when the server is back')
    ok(not page.says('could not be reached'), 'the old trouble is not shown any more')


def check_hold(page, folder):
    def await_choice():
        return wait(lambda: (node := page.focused()) and node.get_name() == 'Sync now')
    write_feed(folder, COUNCIL[:60])
    keys('Return')
    ok(page.await_words("The publisher's new list leaves out 61 of 121 services."), 'a list that leaves out too much is held')
    ok(page.says('Council service 60: left out') and says_in_row(page, 'localhost', '121 services'),
       'it says what would go, and what is there stays')
    await_choice()
    keys('shift+Tab', 'shift+Tab')
    ok(wait(lambda: (node := page.focused()) and node.get_name() == 'Keep what we have'), 'the keyboard reaches the answers')
    trouble = list(problems_with_names(page.app))
    ok(not trouble, 'the answers have names of their own' + ''.join('\n# ' + problem for problem in trouble))
    if 'DOORWAY_TEST_PICTURES' in os.environ:
        screenshot(os.path.join(os.environ['DOORWAY_TEST_PICTURES'], 'held.png'))
    keys('Return')
    ok(wait(lambda: not page.says('leaves out 61')), 'what was thrown away is not shown any more')
    ok(says_in_row(page, 'localhost', '121 services'), 'the copy in use is the one of before')
    write_feed(folder, COUNCIL[:40])
    ok(press_when_there(page, 'Sync now', 'localhost') and page.await_words('leaves out 81 of 121'), 'another list asks again')
    ok(press_when_there(page, 'Use the new list', 'localhost'), 'it can be used')
    ok(wait(lambda: says_in_row(page, 'localhost', '40 services')), 'then it is what is in use')
    write_feed(folder, COUNCIL + [make_service('council-new', 'New service')])
    ok(press_when_there(page, 'Sync now', 'localhost') and wait(lambda: says_in_row(page, 'localhost', '121 services')),
       'more services are taken in without a question')
    for _ in range(20):
        node = page.focused()
        if node is not None and node.get_name() == 'Sync now' and 'localhost' in (node.get_description() or ''):
            break
        keys('Tab')
        wait(lambda: page.focused() not in (None, node), 2)


def picture(name):
    if 'DOORWAY_TEST_PICTURES' in os.environ:
        wait(lambda: False, 0.5)
        screenshot(os.path.join(os.environ['DOORWAY_TEST_PICTURES'], name + '.png'))


def report(page):
    return page.find('frame', 'Feed check', exact=True) or page.find('dialog', 'Feed check', exact=True)


def save(page, label, path):
    """Presses the button that saves, and types where."""
    page.press(page.find('push button', label, report(page), exact=True))
    ok(wait(lambda: (node := page.focused()) and node.get_role_name() == 'text' and 'feed-check' in text(node)),
       '“%s” asks where' % label)
    keys('ctrl+a')
    type_text(path)
    keys('Return')


def check_report(page, server, folder):
    broken = [{**service, 'minimum_age': 'three'} for service in COUNCIL[:7]] + [{'id': 'nameless', 'status': 'active'}]
    write_feed(folder, COUNCIL[7:] + broken)
    keys('Tab')
    ok(wait(lambda: (node := page.focused()) and node.get_name() == 'Check this feed'), 'Tab leads to the check of the feed')
    keys('Return')
    ok(wait(lambda: report(page)), 'it opens a window of its own')
    ok(page.await_words('121 records seen: 120 can be taken in, 1 cannot.', seconds=60), 'it says how many records there are')
    ok(page.says('To mend') and wait(lambda: page.says('times: minimum')), 'it says what is to be mended, and where')
    ok(page.says('“three”'), 'with an example')
    ok(page.says('How to get in: none of') and page.says('How to state it') is False, 'it says how many records say what families ask')
    ok(wait(lambda: (node := page.focused()) and node.get_role_name() == 'heading' and node.get_name() == 'localhost'),
       'the keyboard is on its heading')
    trouble = [line for line in problems_with_names(report(page)) if not line.startswith(('label', 'panel'))]
    ok(not trouble, 'everything in it has a name of its own' + ''.join('\n# ' + problem for problem in trouble))
    picture('report')
    keys('End')
    picture('report-end')
    pages = os.path.join(os.path.dirname(folder), 'report.html')
    save(page, 'Save as a web page', pages)
    ok(page.await_words('Saved as “report.html”.'), 'it says that the report was saved')
    ok('<h1>Feed check: ' in pathlib.Path(pages).read_text(), 'the web page is there')
    numbers = os.path.join(os.path.dirname(folder), 'report.json')
    save(page, 'Save as JSON', numbers)
    ok(page.await_words('Saved as “report.json”.'), 'the same as JSON')
    ok(json.loads(pathlib.Path(numbers).read_text())['records_taken'] == 120, 'it has the same numbers')
    save(page, 'Save as JSON', '/proc/nowhere.json')
    ok(page.await_words('could not be saved'), 'a place that cannot be written to gets a sentence')
    picture('not-saved')
    page.give_keyboard('Feed check')
    keys('Escape')
    ok(wait(lambda: report(page) is None), 'Escape leaves')
    page.give_keyboard('Doorway')
    ok(says_in_row(page, 'localhost', '121 services'), 'nothing of the directory has changed')
    ok(wait(lambda: (node := page.focused()) and node.get_name() == 'Check this feed'), 'the keyboard is back where it was')


def check_report_without_connection(page, server):
    server.stop()
    keys('Return')
    ok(wait(lambda: report(page)) and page.await_words('could not be reached', seconds=60), 'a check with no connection says so')
    ok(page.says('so it needs a connection'), 'it says what it would need')
    ok(not page.is_sensitive(page.find('push button', 'Save as JSON', report(page), exact=True)), 'there is nothing to save')
    ok(wait(lambda: (node := page.focused()) and node.get_name() == 'Check again'), 'the keyboard is on the way to try again')
    picture('report-offline')
    server.start()
    keys('Return')
    ok(page.await_words('121 records seen', seconds=60), 'it can be tried again')
    keys('Escape')
    ok(wait(lambda: report(page) is None) and says_in_row(page, 'localhost', 'Synced just now'), 'the feed itself is as it was')
    page.give_keyboard('Doorway')


def check_remove(page):
    keys('Tab')
    ok(wait(lambda: (node := page.focused()) and node.get_name() == 'Remove'), 'Tab leads to Remove')
    keys('Return')
    ok(page.await_words('Remove localhost and its 121 services?'), 'removing asks first, in its place')
    ok(wait(lambda: page.focused() and page.focused().get_name() == 'Keep'), 'the harmless answer has the keyboard')
    keys('Escape')
    ok(wait(lambda: not page.says('Remove localhost and its')), 'Escape takes the question back')
    ok(wait(lambda: page.focused() and page.focused().get_name() == 'Remove'), 'the keyboard is where it was')
    keys('Return')
    wait(lambda: page.focused() and page.focused().get_name() == 'Keep')
    keys('shift+Tab', 'Return')
    ok(wait(lambda: feed_rows(page) == ['Starter directory']), 'a feed that was removed is gone')
    ok(wait(lambda: page.focused() and page.focused().get_role_name() == 'text'), 'the keyboard has somewhere to go on')


def check_stop(page, authority, folder):
    slow = os.path.join(folder, 'slow')
    write_feed(slow, COUNCIL)
    with Nginx(slow, authority, extra='gzip off; limit_rate 100;') as server:
        add(page, server.url)
        ok(wait(lambda: page.says('Connecting') or page.says('Reading the list')), 'what takes long says what it is doing')
        ok(press_when_there(page, 'Stop'), 'it can be stopped')
        ok(wait(lambda: button(page, 'Stop') is None), 'it stops')
        ok(feed_rows(page) == ['Starter directory'], 'what was stopped changed nothing')


def check_file(page, folder):
    write_feed(os.path.join(folder, 'file'), COUNCIL, per_page=len(COUNCIL), details=False)
    path = os.path.join(folder, 'file', 'services', 'page-1.json')
    focus_entry(page)
    add(page, path)
    ok(wait(lambda: len(feed_rows(page)) == 2, 30) and page.says('File'), 'a file can be added by its path')


def main():
    program = sys.argv[1]
    if shutil.which('nginx') is None or shutil.which('xdotool') is None:
        print('1..0 # SKIP nginx or xdotool is not installed')
        return 0
    with tempfile.TemporaryDirectory() as home:
        folder = os.path.join(home, 'council')
        authority = Authority(home)
        publishers = [{'id': 'shropshire', 'name': 'Shropshire Council', 'url': 'https://example.org/v3',
                       'state': 'Answered in September 2026 with 5,128 services.'},
                      {'id': 'nowhere', 'name': 'Nowhere Council', 'url': 'javascript:alert(1)'}]
        data = make_package_data(os.path.join(home, 'data'), STARTER, publishers)
        write_feed(folder, COUNCIL)
        page = Page(program, data, os.path.join(home, 'doorway'), 'feeds',
                    env={'DOORWAY_TEST_CA': authority.ca, 'DOORWAY_TEST_SIZE': '360x640'})
        with Nginx(folder, authority) as server:
            check_first_sight(page)
            check_bad_addresses(page)
            check_add(page, server)
            check_sync(page, server, folder)
            check_hold(page, folder)
            check_report(page, server, folder)
            check_report_without_connection(page, server)
            check_remove(page)
        check_stop(page, authority, home)
        check_file(page, home)
        ok(page.finish(), 'the page ends well')
    return done()


sys.exit(main())
