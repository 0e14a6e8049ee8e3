#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the files of the starter directory and the catalogue. Prints TAP.

usage: check-starter.py DOORWAYCTL

Reads $DOORWAY_PKGDATADIR; what needs $DOORWAY_SHARED is skipped with a message where that folder is absent.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

DATA = pathlib.Path(os.environ['DOORWAY_PKGDATADIR'])
SHARED = pathlib.Path(os.environ.get('DOORWAY_SHARED', '/nonexistent'))
SEED = SHARED / 'seed' / 'services.json'
SCHEMA = SHARED / 'oruk' / 'schema-3.0'
STARTER = DATA / 'starter' / 'starter.json'
# The one number that the documents hold.
PHONE = '020 8356 5500'


class Skip(Exception):
    pass


def need(path):
    if not path.exists():
        raise Skip(f'{path.name} is not there; set DOORWAY_SHARED')


def page():
    return json.loads(STARTER.read_text(encoding='utf-8'))


def members(value, path=''):
    """Every (path, name, value) of every object within @value."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield f'{path}/{name}', name, inner
            yield from members(inner, f'{path}/{name}')
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from members(inner, f'{path}/{index}')


def codes(service, taxonomy):
    return [a['taxonomy_term']['code'] for a in service['attributes'] if a['taxonomy_term']['taxonomy'] == taxonomy]


def same_bytes():
    with tempfile.TemporaryDirectory(prefix='doorway-test-') as folder:
        page = pathlib.Path(folder, 'page.json')
        subprocess.run([sys.argv[1], 'publish', '--from', DATA / 'starter', '--page', page], capture_output=True, timeout=60, check=True)
        if page.read_bytes() != STARTER.read_bytes():
            yield 'starter.json differs from what doorwayctl makes of services.csv'


def envelope():
    whole = page()
    n = len(whole['contents'])
    if n != 164:
        yield f'{n} services instead of 164'
    for name, expected in (('total_items', n), ('total_pages', 1), ('page_number', 1), ('size', n),
                           ('first_page', True), ('last_page', True), ('empty', False)):
        if whole.get(name) is not expected and whole.get(name) != expected:
            yield f'{name} is {whole.get(name)!r}'


def valid():
    need(SCHEMA)
    try:
        import jsonschema
    except ImportError:
        raise Skip('python3-jsonschema is not installed') from None
    store = {}
    for path in SCHEMA.glob('*.json'):
        try:
            store[f'https://openreferraluk.org/specifications/3.0/schema/{path.name}'] = json.loads(path.read_text(encoding='utf-8-sig'))
        except ValueError:
            continue
    schema = store['https://openreferraluk.org/specifications/3.0/schema/service.json']
    resolver = jsonschema.RefResolver(base_uri='https://openreferraluk.org/specifications/3.0/schema/service.json', referrer=schema, store=store)
    validator = jsonschema.Draft202012Validator(schema, resolver=resolver)
    for service in page()['contents']:
        for error in validator.iter_errors(service):
            yield f"{service['id']}: {error.json_path}: {error.message}"
    # A check that cannot fail is none: the same validator refuses a service without a name, and a wrong word deep down.
    spoilt = page()['contents'][0]
    del spoilt['name']
    spoilt['attributes'][0]['taxonomy_term'].pop('description')
    if len(list(validator.iter_errors(spoilt))) != 2:
        yield 'the validator does not find planted errors'


def as_collected():
    need(SEED)
    records = {r['slug']: r for r in json.loads(SEED.read_text(encoding='utf-8')) if not r['outside_london']}
    services = {s['id']: s for s in page()['contents']}
    if list(records) != list(services):
        yield 'other services than those collected'
        return
    for slug, record in records.items():
        service = services[slug]
        stated = {
            'name': record['name'], 'application_process': record['referral_text'], 'minimum_age': record['min_age'],
            'maximum_age': record['max_age'], 'wait_time': record['waiting_list_text'], 'url': record['url'], 'email': record['email'],
        }
        for name, value in stated.items():
            if service.get(name) != value:
                yield f'{slug}: {name} is {service.get(name)!r}, not {value!r}'
        organisation = service.get('organization', {})
        if organisation.get('name') != record['organisation'] or service.get('organization_id') != organisation.get('id'):
            yield f"{slug}: the organisation is {organisation.get('name')!r}, not {record['organisation']!r}"
        for taxonomy, value in (('Doorway route in', record['referral_route']), ('Doorway delivery', record['delivery']),
                                ('Doorway level of need', record['level_of_need'])):
            expected = [] if value in (None, 'unknown') else [value]
            if codes(service, taxonomy) != expected:
                yield f'{slug}: {taxonomy} is {codes(service, taxonomy)}, not {expected}'
        if codes(service, 'Doorway need') != record['categories']:
            yield f'{slug}: other needs'
        if codes(service, 'Doorway programme') != ([record['part_of']] if record['part_of'] else []):
            yield f'{slug}: another programme'
        status = {'yes': 'running', 'planned': 'planned', 'historic': 'historic', 'unknown': 'unknown'}[record['still_running']]
        if codes(service, 'Doorway status') != [status]:
            yield f'{slug}: another status'
        if (service['status'] == 'active') != (status == 'running'):
            yield f'{slug}: the status of the standard says {service["status"]}'
        if [a['name'] for a in service['service_areas']] != record['boroughs']:
            yield f'{slug}: other boroughs'
        if [c['amount'] for c in service.get('cost_options', [])] != ([0] if record['cost'] == 'free' else []):
            yield f'{slug}: another cost'
        for text in (record['summary'], record['intensity_text'], record['capacity_text'], record['evidence_text'],
                     record['languages_or_communities'], *record['partners']):
            if text and text not in service['description']:
                yield f'{slug}: the description lacks {text!r}'
        for text in (record['who_for'], record['eligibility_text']):
            if text and text not in service['eligibility_description']:
                yield f'{slug}: the eligibility lacks {text!r}'


def no_person():
    for path, name, value in members(page()['contents']):
        index = path.split('/')[1]
        if name == 'contacts':
            for contact in value:
                if not set(contact) <= {'id', 'title', 'phones', 'service_id'}:
                    yield f'{index}: a contact with more than a role: {sorted(contact)}'
        if name in ('addresses', 'latitude', 'longitude', 'opens_at', 'closes_at', 'dtstart', 'freq', 'email', 'assurer_email', 'assured_date'):
            yield f'{index}: {name}: the documents hold none'
        if isinstance(value, str) and re.search(r'\S@\S', value):
            yield f'{index}: an e-mail address in {name}'
        if isinstance(value, str) and re.search(r'\b[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}\b', value):
            yield f'{index}: a postcode in {name}'


def one_phone():
    n = 0
    for path, name, value in members(page()['contents']):
        if not isinstance(value, str):
            continue
        for number in re.findall(r'(?:\+44|\b0)[\d ()-]{8,}\d', value):
            if number != PHONE:
                yield f'{path}: {number}'
        n += name == 'number'
    if n != 3:
        yield f'{n} phones instead of 3'


def unique_ids():
    seen = set()
    organisations = {}
    terms = {}
    for service in page()['contents']:
        for path, name, value in members([service]):
            if name != 'id':
                continue
            if '/organization/' in path or '/taxonomy_term/' in path:
                continue
            if value in seen:
                yield f'{value} comes twice'
            seen.add(value)
        organisation = service.get('organization')
        if organisation and organisations.setdefault(organisation['id'], organisation) != organisation:
            yield f"{organisation['id']} is told in two ways"
        for one in service['attributes']:
            if terms.setdefault(one['taxonomy_term']['id'], one['taxonomy_term']) != one['taxonomy_term']:
                yield f"{one['taxonomy_term']['id']} is told in two ways"


def catalogue():
    feeds = json.loads((DATA / 'catalogue' / 'feeds.json').read_text(encoding='utf-8'))
    if not feeds:
        yield 'the catalogue is empty'
    for feed in feeds:
        if set(feed) != {'id', 'name', 'url', 'version', 'state'}:
            yield f'{feed.get("name")}: members {sorted(feed)}'
        elif not feed['url'].startswith('https://') or feed['url'].endswith('/'):
            yield f"{feed['name']}: {feed['url']}"
        elif not re.search(r'\b20\d\d\b', feed['state']) or not feed['state'].endswith('.'):
            yield f"{feed['name']}: the state does not say when: {feed['state']}"
        elif re.search(r'mock|demo|example|localhost', feed['url'] + feed['name'], re.I):
            yield f"{feed['name']}: not a publisher"
    for name in ('id', 'url'):
        if len({feed[name] for feed in feeds}) != len(feeds):
            yield f'a {name} comes twice'


CHECKS = [
    ('the spreadsheet makes exactly the starter directory that ships', same_bytes),
    ('the starter directory is one whole page of 164 services', envelope),
    ('every service is valid against the official schema', valid),
    ('every collected fact is there and no other', as_collected),
    ('no person, address or time is in it', no_person),
    ('the only phone number is the one that the documents hold', one_phone),
    ('every id names one thing', unique_ids),
    ('the catalogue names publishers with an address and a dated state', catalogue),
]


def main():
    failed = 0
    print(f'1..{len(CHECKS)}')
    for number, (title, check) in enumerate(CHECKS, 1):
        try:
            problems = list(check())
        except Skip as skip:
            print(f'ok {number} - {title} # SKIP {skip}')
            continue
        failed += bool(problems)
        print(f'{"not " if problems else ""}ok {number} - {title}')
        for problem in problems[:20]:
            print(f'#   {problem}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
