#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the starter directory: one page of an Open Referral UK 3.0 feed, from facts taken out of published documents.

usage: make-starter.py SERVICES.json > starter.json

SERVICES.json is the collected facts (null where a document is silent). The same input always gives the same bytes. Nothing is
added: what is not stated there is left out here, and `unknown` becomes no term. Ids are made of each record's slug, which
never changes. Records outside London stay out.
"""
import csv
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
GSS = 'http://statistics.data.gov.uk/id/statistical-geography/'

# The terms of src/model/dw-facet.c: slug to label. A test holds the two together.
NEEDS = {
    'autism-send': 'Autism and SEND',
    'mental-health': 'Mental health and feelings',
    'parenting-programme': 'Parenting courses and groups',
    'school-support': 'School',
    'early-help': 'Early help for families',
    'youth': 'Young people',
    'speech-language': 'Speech and language',
    'baby-infant': 'Pregnancy, babies and toddlers',
    'community-outreach': 'Help in the community',
    'family-hub': 'Family hubs and children’s centres',
    'money-food': 'Money and food',
    'housing': 'Housing',
    'domestic-abuse': 'Domestic abuse',
}
ROUTES = {
    'drop-in': 'Just turn up',
    'self': 'You can refer yourself',
    'phone': 'Ring them',
    'school': 'Through school',
    'professional': 'Through a professional',
    'panel': 'A panel decides',
}
DELIVERIES = {
    'venue': 'At a place you go to',
    'home': 'Comes to your home',
    'online': 'Online',
    'phone': 'By phone',
    'outreach': 'Out and about near you',
    'mixed': 'In more than one way',
    'school': 'At school',
}
LEVELS = {
    'universal': 'For everyone',
    'targeted': 'Some extra help',
    'specialist': 'Specialist help',
    'statutory': 'Required by law',
}
# still_running to the status of the standard, and to ours, which has more words. The standard has none for a plan, nor for
# not knowing: a service that may not be there is not active. Our term `unknown` is known to nobody, so the fact is not stated.
STATUSES = {
    'yes': ('active', 'running', 'Running'),
    'planned': ('inactive', 'planned', 'Planned'),
    'historic': ('inactive', 'historic', 'No longer running'),
    'unknown': ('inactive', 'unknown', 'Not stated'),
}
ORGANISATIONS = {
    'council': 'A council.',
    'partnership': 'A partnership.',
    'charity': 'A charity.',
    'nhs': 'Part of the NHS.',
    'other': '',
}
# The documents, by the words that date them.
DOCUMENTS = {
    'London practice spotlight, undated; latest figures are autumn 2024': 'london-practice-spotlight',
    'Hammersmith & Fulham strategy 2022-2027': 'hammersmith-and-fulham-strategy',
    'March 2010 (C4EO early messages)': 'c4eo-early-messages',
    'Hackney web page, after January 2022': 'hackney-web-page',
    "Hackney good practice case study, undated; funding is quoted 'by 2019'": 'hackney-case-study',
}
# Communities, by the words that name them.
COMMUNITIES = [
    (r'\bSomali\b', 'somali', 'Somali'),
    (r'\bAfghan\b', 'afghan', 'Afghan'),
    (r'\basylum\b|\b[Rr]efugee', 'asylum-refugee', 'People seeking asylum and refugees'),
    (r'\b[Gg]lobal [Mm]ajority\b', 'global-majority', 'Black and global majority'),
    (r'\bno recourse to public funds\b', 'no-recourse', 'No recourse to public funds'),
    (r'\bEnglish as an additional language\b|\bESOL\b', 'learning-english', 'Learning English'),
    (r'\bnew to the borough\b|\bnew arrivals\b', 'new-arrivals', 'New to the area'),
]


def read_boroughs():
    with open(HERE.parent / 'places' / 'london-boroughs.csv', encoding='utf-8', newline='') as table:
        return {row['name']: row['code'] for row in csv.DictReader(table)}


def slug_of(text):
    return re.sub(r'[^a-z0-9]+', '-', text.lower().replace("'", '').replace('’', '').replace('&', ' and ')).strip('-')


def sentence(text):
    """The text with a full stop at its end."""
    return text if text[-1] in '.!?' else text + '.'


def filled(**members):
    """An object of the members that are stated."""
    return {name: value for name, value in members.items() if value not in (None, '', [], {})}


def attribute(slug, facet, taxonomy, code, name, value=None, link_type=None):
    term = {
        'id': f'{facet}/{code}',
        'code': code,
        'name': name,
        'description': name,
        'taxonomy': taxonomy,
    }
    return filled(id=f'{slug}/{facet}/{code}', link_id=slug, link_entity='service', link_type=link_type, value=value,
                  taxonomy_term_id=term['id'], taxonomy_term=term)


def attributes(record, names):
    slug = record['slug']
    yield from (attribute(slug, 'need', 'Doorway need', need, NEEDS[need]) for need in record['categories'])
    for facet, taxonomy, labels, value in (
            ('level', 'Doorway level of need', LEVELS, record['level_of_need']),
            ('route', 'Doorway route in', ROUTES, record['referral_route']),
            ('delivery', 'Doorway delivery', DELIVERIES, record['delivery'])):
        if value not in (None, 'unknown'):
            yield attribute(slug, facet, taxonomy, value, labels[value])
    _, status, label = STATUSES[record['still_running']]
    yield attribute(slug, 'status', 'Doorway status', status, label)
    words = record['languages_or_communities'] or ''
    for pattern, code, name in COMMUNITIES:
        if re.search(pattern, words):
            yield attribute(slug, 'community', 'Doorway community', code, name, value=words, link_type='audience')
    if record['part_of']:
        yield attribute(slug, 'programme', 'Doorway programme', record['part_of'], names[record['part_of']])
    document = record['source_date_text']
    yield attribute(slug, 'source', 'Doorway source document', DOCUMENTS[document], document,
                    value=record['source_quote_locator'], link_type='source')


def description(record):
    """The summary, then what has no member of its own in the standard, each under its name."""
    lines = [record['summary']]
    for heading, text in (
            ('How much', record['intensity_text']),
            ('Capacity', record['capacity_text']),
            ('Communities and languages', record['languages_or_communities']),
            ('Works with', '; '.join(record['partners'])),
            ('Results, as published', record['evidence_text'])):
        if text:
            lines.append(f'{heading}: {sentence(text)}')
    return '\n\n'.join(lines)


def organization(record, records):
    """Who runs it; None where the document does not say. Its kind is told when every record that names it agrees."""
    name = record['organisation']
    if name is None:
        return None
    kinds = {ORGANISATIONS[other['organisation_type']] for other in records if other['organisation'] == name}
    kind = kinds.pop() if len(kinds) == 1 else ''
    return {'id': f'organisation/{slug_of(name)}', 'name': name, 'description': f'{kind} Named in a published document.'.strip()}


def contacts(record):
    """Roles only: no person is named."""
    slug = record['slug']
    phones = [{'id': f'{slug}/phone', 'number': record['phone']}] if record['phone'] else []
    if not phones and not record['contact_role']:
        return []
    return [filled(id=f'{slug}/contact', title=record['contact_role'], phones=phones, service_id=slug)]


def places(record):
    """Where it is, in words: the documents hold no address and no point."""
    slug = record['slug']
    if not record['locations_text']:
        return []
    location = {'id': f'{slug}/location', 'location_type': 'physical', 'description': record['locations_text']}
    return [{'id': f'{slug}/at', 'service_id': slug, 'location_id': location['id'], 'location': location}]


def service(record, records, names, boroughs):
    slug = record['slug']
    organisation = organization(record, records)
    return filled(
        id=slug,
        organization_id=organisation['id'] if organisation is not None else None,
        name=record['name'],
        alternate_name='; '.join(record['alternate_names']),
        description=description(record),
        url=record['url'],
        email=record['email'],
        status=STATUSES[record['still_running']][0],
        application_process=record['referral_text'],
        wait_time=record['waiting_list_text'],
        eligibility_description='\n'.join(sentence(text) for text in (record['who_for'], record['eligibility_text']) if text),
        minimum_age=record['min_age'],
        maximum_age=record['max_age'],
        organization=organisation,
        schedules=[{'id': f'{slug}/schedule', 'service_id': slug, 'description': record['schedule_text']}] if record['schedule_text'] else [],
        service_areas=[{'id': f'{slug}/area/{slug_of(name)}', 'service_id': slug, 'name': name, 'uri': GSS + boroughs[name]}
                       for name in record['boroughs']],
        service_at_locations=places(record),
        cost_options=[{'id': f'{slug}/cost', 'service_id': slug, 'amount': 0}] if record['cost'] == 'free' else [],
        contacts=contacts(record),
        attributes=list(attributes(record, names)),
    )


def main():
    if len(sys.argv) != 2:
        sys.exit('usage: make-starter.py SERVICES.json > starter.json')
    records = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding='utf-8'))
    names = {record['slug']: record['name'] for record in records}
    boroughs = read_boroughs()
    services = [service(record, records, names, boroughs) for record in records if not record['outside_london']]
    page = {
        'total_items': len(services),
        'total_pages': 1,
        'page_number': 1,
        'size': len(services),
        'first_page': True,
        'last_page': True,
        'empty': not services,
        'contents': services,
    }
    sys.stdout.buffer.write((json.dumps(page, ensure_ascii=False, indent=1) + '\n').encode())


if __name__ == '__main__':
    main()
