#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The record page as a screen reader and a keyboard meet it. Run under tests/support/headless: record-page.py PAGE-WINDOW"""
import os
import sqlite3
import sys
import tempfile

from page_support import Page, make_package_data, make_service
from window_driver import Atspi, done, keys, ok, problems_with_names, text, wait, walk

SECTIONS = ['How to get in', 'When', 'Where', 'Who it is for', 'Cost', 'Contact', 'What it is', 'Where this comes from']

FULL = make_service(
    'acacia', 'Acacia hub', description='A warm place. You can self-refer.', url='https://www.example.org/hubs/acacia',
    email='hub@example.org', minimum_age=0, maximum_age=5, assured_date='2026-02-01',
    assurer_email='assurer@example.org', organization={'id': 'merton', 'name': 'Merton Council', 'description': 'A council'},
    contacts=[{'id': 'c1', 'title': 'Hub manager', 'phones': [{'id': 'p1', 'number': '020 7946 0018'}]}],
    schedules=[{'id': 's1', 'freq': 'WEEKLY', 'interval': 2, 'byday': 'TH', 'opens_at': '10:00', 'closes_at': '12:00'}],
    cost_options=[{'id': 'o1', 'amount': 2, 'option': 'Under 5s'}], service_areas=[{'id': 'a1', 'name': 'Merton'}])
SILENT = make_service('silent', 'Quiet group')
HOSTILE = make_service(
    'hostile', '&lt;b&gt;Bold&lt;/b&gt; &amp; Co' + 'W' * 200, description='<span size="99999">Big</span> text & <a href="file:///etc">x</a>',
    url='javascript:alert(1)', email='a@example.org?attach=/etc/passwd',
    contacts=[{'id': 'c1', 'name': 'Childline', 'phones': [{'id': 'p1', 'number': '0909 8790 018'}]},
              {'id': 'c2', 'title': 'Code', 'phones': [{'id': 'p2', 'number': '*21*07700900123#'}]}])


def open_record(program, data, folder, source_id, env=None):
    page = Page(program, data, folder, 'record', source_id, env=env)
    wait(lambda: page.names('heading') or page.says('cannot be shown'))
    return page


def check_full(program, data, folder):
    page = open_record(program, data, folder, 'acacia')
    headings = page.names('heading')
    ok(headings == ['Acacia hub'] + SECTIONS, 'how to get in comes first, then the sections in their order')
    ok(page.section('How to get in')[0] == 'Way in: You can refer yourself, read from the description',
       'what Doorway read from the description says so')
    ok('Times: Thursdays 10:00 to 12:00, every 2 weeks, stated' in page.section('When'), 'a schedule is said in words')
    ok('Ages: Ages 0 to 5, stated' in page.section('Who it is for'), 'ages are said in words')
    ok('Cost: £2: Under 5s, stated' in page.section('Cost'), 'a price is said with what it is for')
    ok('Address: Address not stated. Ring before you go.' in page.section('Where'),
       'a missing fact keeps its place and says what to do about it')
    ok('Access: Not stated' in page.section('Where'), 'the advice of a section is given once')
    ok('Checked: Last checked by Starter directory in February 2026' in page.section('Where this comes from'),
       'the source says who checked and when')
    ok(sorted(page.names('link')) == ['Write an e-mail', 'example.org/hubs/acacia'], 'addresses are links that name the host')
    ok(not any('assurer@' in (node.get_name() or '') for node in walk(page.app)), "the assurer's address is nowhere")
    phone = next(node for node in walk(page.app) if node.get_role_name() == 'label' and node.get_name() == '020 7946 0018')
    ok('020 7946 0018' in text(phone), 'the telephone number can be read as text')
    trouble = list(problems_with_names(page.app))
    ok(not trouble, 'everything has a name of its own' + ''.join('\n# ' + problem for problem in trouble))
    check_keyboard(page)
    ok(page.finish(), 'the page ends well')


def check_keyboard(page):
    heading = page.find('heading', 'Acacia hub')
    top = lambda: Atspi.Component.get_extents(heading, Atspi.CoordType.WINDOW).y
    ok(wait(lambda: page.focused()) and page.focused().get_name() == 'Acacia hub', 'the name of the service has the keyboard')
    start = wait(top)
    keys('Down')
    ok(wait(lambda: top() < start), 'the arrow keys scroll the record')
    keys('Home')
    ok(wait(lambda: top() == start), 'Home goes back to its beginning')


def check_silent(program, data, folder):
    page = open_record(program, data, folder, 'silent')
    ok(page.names('heading')[1:] == SECTIONS, 'a record that says nothing has every section')
    ok('Times: Times not stated. Ask before you go.' in page.section('When'), 'times that are not stated say so')
    ok('Cost: Cost not stated. Ask first.' in page.section('Cost'), 'a cost that is not stated is not free')
    ok(not any('Free' in fact for fact in page.section('Cost')), 'nothing in it is called free')
    ok(page.says("Your council's Family Information Service can help you find out."), 'there is always somebody to ask')
    ok(page.says('From published documents of 2010 to 2025. Check before use.'), 'the starter directory says what it is')
    ok(page.finish(), 'the page ends well')


def check_hostile(program, data, folder):
    page = open_record(program, data, folder, 'hostile', {'DOORWAY_TEST_SIZE': '360x640'})
    ok(wait(lambda: page.geometry()[2:] == (360, 640)), 'a word without an end does not widen a narrow window')
    ok(page.names('heading')[0].startswith('<b>Bold</b> & Co'), 'a name with markup is shown as it is: %s' % page.names('heading')[0])
    ok(page.names('link') == [], 'no address that may not be opened is a link')
    ok(not page.says('0909') and page.says('not the one that this helpline is known by'),
       'a number that poses as a helpline is hidden and says so')
    ok(not page.says('*21*'), 'a number that is a network code is hidden')
    ok(page.finish(), 'the page ends well')


def check_damaged(program, data, folder):
    with sqlite3.connect(os.path.join(folder, 'directory.db')) as db:
        db.execute("UPDATE raw_record SET json = CAST(replace(CAST(json AS TEXT), 'Quiet', 'Qujet') AS BLOB) WHERE source_id = 'silent'")
    page = Page(program, data, folder, 'record', 'silent')
    ok(page.await_words('is damaged and is not shown') is True, 'a damaged record is hidden and says why')
    ok(not page.says('Qujet'), 'nothing of a damaged record is shown')
    ok(page.finish(), 'the page ends well')


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as home:
        data = make_package_data(os.path.join(home, 'data'), [FULL, SILENT, HOSTILE])
        folder = os.path.join(home, 'doorway')
        check_full(program, data, folder)
        check_silent(program, data, folder)
        check_hostile(program, data, folder)
        check_damaged(program, data, folder)
    return done()


sys.exit(main())
