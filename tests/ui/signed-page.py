#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signed feeds on the feeds page, by keyboard. Run under tests/support/headless: signed-page.py PAGE-WINDOW SIGN-FEED"""
import os
import pathlib
import shutil
import sys
import tempfile
import time

from doorway_servers import Authority, Nginx
from page_support import Page, make_package_data, make_service
from signer import Signer
from window_driver import done, keys, ok, problems_with_names, screenshot, type_text, wait, walk

NAME = 'Example Council Family Directory'
SERVICES = [make_service('signed-%d' % i, 'Signed service %d' % i) for i in range(30)]


def feed_rows(page):
    return [node.get_name() for node in walk(page.find('list', 'Your feeds', exact=True)) if node.get_role_name() == 'list item']


def says_in_row(page, words):
    row = page.find('list item', NAME)
    return row is not None and page.says(words, row)


def await_text(page, label):
    return wait(lambda: (node := page.focused()) and node.get_role_name() == 'text' and label in (node.get_name() or ''))


def press(page, label):
    def found():
        return next((node for node in page.find_all('push button', label, exact=True) if NAME in (node.get_description() or '')), None)
    node = wait(found)
    return bool(node) and page.press(node)


def begin(page, address, key):
    """Types an address and a key, each where it belongs, and presses Enter."""
    for _ in range(20):
        node = page.focused()
        if node is not None and node.get_role_name() == 'text' and 'Web address' in (node.get_name() or ''):
            break
        keys('Tab')
        wait(lambda: page.focused() not in (None, node), 2)
    keys('ctrl+a', 'BackSpace')
    type_text(address)
    ok(wait(lambda: page.says('A signed feed.')), 'the address of a signed feed is asked about its key')
    keys('Tab', 'Tab')
    ok(await_text(page, 'key'), 'Tab leads past the button to the key')
    keys('ctrl+a', 'BackSpace')
    type_text(key)
    keys('Return')


def check_add(page, signer, url):
    begin(page, url, signer.key_text('stranger'))
    ok(page.await_words('which is not trusted for it'), 'a feed that another key signed is refused where it was typed')
    ok(feed_rows(page) == ['Starter directory'], 'nothing of it is taken')
    begin(page, url, str(signer.pub('sign')))
    ok(wait(lambda: len(feed_rows(page)) == 2, 60), 'with the file of its own key it is taken')
    ok(wait(lambda: says_in_row(page, 'Signed (pinned)')) and says_in_row(page, '30 services'), 'its row says how sure it is')
    ok(says_in_row(page, 'with a key given to Doorway beforehand, key '), 'and by which key')
    ok(not page.says('Check before travelling'), 'what is in date is not called out of date')
    ok(not page.says('A signed feed.'), 'the question about the key is gone')


def check_stale(page, signer, root):
    shutil.copytree(signer.publish(SERVICES[:20], 2, age_days=20), root, dirs_exist_ok=True)
    os.utime(root / 'feed.oruk', (0, 0))
    ok(press(page, 'Sync now') and wait(lambda: says_in_row(page, '20 services'), 60), 'an edition past its date is taken all the same')
    ok(wait(lambda: says_in_row(page, 'Check before travelling')), 'its row says that it is out of date')
    trouble = list(problems_with_names(page.app))
    ok(not trouble, 'everything has a name of its own' + ''.join('\n# ' + problem for problem in trouble))
    if 'DOORWAY_TEST_PICTURES' in os.environ:
        screenshot(os.path.join(os.environ['DOORWAY_TEST_PICTURES'], 'signed.png'))


def check_twin(page, signer, root):
    shutil.copytree(signer.publish(SERVICES[:10], 2), root, dirs_exist_ok=True)
    os.utime(root / 'feed.oruk', (10, 10))
    ok(press(page, 'Sync now') and page.await_words('signed two different contents'), 'two contents under one version are refused')
    ok(says_in_row(page, '20 services'), 'the copy stays')
    shutil.copytree(signer.publish(SERVICES, 3), root, dirs_exist_ok=True)
    os.utime(root / 'feed.oruk', (20, 20))
    ok(press(page, 'Sync now') and wait(lambda: says_in_row(page, '30 services'), 60), 'the next honest edition is taken')
    ok(wait(lambda: not page.says('signed two different contents')) and not page.says('Check before travelling'),
       'and the alarm is over')


def main():
    program, sign_feed = sys.argv[1], sys.argv[2]
    if shutil.which('nginx') is None or shutil.which('xdotool') is None:
        print('1..0 # SKIP nginx or xdotool is not installed')
        return 0
    with tempfile.TemporaryDirectory() as home:
        authority = Authority(home)
        signer = Signer(os.path.join(home, 'publisher'), sign_feed, int(time.time()))
        root = pathlib.Path(home) / 'served'
        shutil.copytree(signer.publish(SERVICES, 1), root)
        data = make_package_data(os.path.join(home, 'data'), [make_service('start-1', 'Starter hub')])
        page = Page(program, data, os.path.join(home, 'doorway'), 'feeds',
                    env={'DOORWAY_TEST_CA': authority.ca, 'DOORWAY_TEST_SIZE': '360x640'})
        with Nginx(root, authority) as server:
            ok(wait(lambda: feed_rows(page) == ['Starter directory']), 'the page is there')
            check_add(page, signer, server.url + '/feed.oruk')
            check_stale(page, signer, root)
            check_twin(page, signer, root)
        ok(page.finish(), 'the page ends well')
    return done()


sys.exit(main())
