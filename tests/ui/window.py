# SPDX-License-Identifier: GPL-3.0-or-later
"""window.py DOORWAY: the whole window, as a person with a keyboard and a screen reader meets it."""
import os
import socket
import sqlite3
import sys
import time

from window_driver import (Atspi, Window, done, keys, note, ok, problems_with_names, still, text, type_text, wait)

HOME = os.environ['HOME']
window = Window([sys.argv[1], '--data-dir', os.path.join(HOME, 'directory')])


def entry(name):
    for role in ('entry', 'text'):
        found = window.find(role, name)
        if found is not None:
            return found


def focused_name():
    found = window.focused()
    return found.get_name() if found is not None else ''


def focus_is(name):
    return wait(lambda: name in focused_name(), 5)


def count_line():
    return next((node.get_name() for node in window.find_all('status bar')), '')


def settled(condition):
    return wait(condition, 15)


def record():
    """What stands beside the results."""
    return window.find(None, 'Service', exact=True)


def is_shown(row):
    """Whether the record is that of the row: what a row says begins with the name, which may hold a comma."""
    return any(row.startswith(node.get_name() + ',') for node in window.find_all('heading', root=record()))


# The start

ok(settled(lambda: len(window.rows()) > 10), 'the directory opens by itself with rows to read')
ok(count_line().endswith(' services'), 'the number of services is said')
ok(settled(lambda: window.says('By name, those that families can use now first')), 'and in what order they stand')
ok(focus_is('Search services'), 'the search has the focus from the start')
ok(all(row for row in window.rows()), 'every row has something to say to a screen reader')
ok(any('Cost not stated' in row for row in window.rows()), 'a row says that its cost is not stated')
ok(not any(', Free,' in row and 'Cost not stated' in row for row in window.rows()), 'what is not stated is never free')

# Words

type_text('parenting')
ok(settled(lambda: any('arent' in row for row in window.rows()[:10])), 'typing finds services at every key')
ok(settled(lambda: count_line().endswith(' fit')), 'how many fit is said')
first = still(lambda: window.rows()[0])
keys('Down')
ok(settled(lambda: first.split(',')[0] in focused_name()), 'Down goes from the words to the first result')
ok(settled(lambda: window.says('Why this is in the results') and window.says('Your words')), 'the record says at its end why it is in the results')
ok(window.await_words('How to get in', seconds=10), 'the selected service is shown, and how to get in comes first')
keys('Tab')
ok(wait(lambda: window.focused() is not None and window.focused().get_role_name() != 'list item', 5),
   'Tab leaves the list at once instead of walking every row')
keys('ctrl+f')
ok(focus_is('Search services'), 'Ctrl+F goes to the words')
type_text('autism')
ok(settled(lambda: text(entry('Search services')) == 'autism'), 'and typing there begins anew')

keys('Down')
settled(lambda: focused_name() in window.rows())
type_text('speech')
ok(settled(lambda: text(entry('Search services')) == 'speech'), 'just typing in the results begins a new search and loses no letter')
ok(focus_is('Search services'), 'and the focus goes along')
keys('Down')
settled(lambda: not window.says('Choose a service', record()))
keys('Return')
ok(wait(lambda: window.focused().get_role_name() != 'list item', 5), 'Enter goes into the record')
type_text('autism')
ok(settled(lambda: text(entry('Search services')) == 'autism'), 'just typing in the record begins a new search as well')

# Filters

need = settled(lambda: window.find('check box', 'Autism and SEND, '))
# The filters say the counts of an answer some frames after its rows: the ones that stay are those of the whole words.
number = still(lambda: int(need.get_name().split(', ')[1].split()[0]))
window.press(need)
ok(settled(lambda: window.is_checked(need)), 'a need can be chosen')
ok(settled(lambda: window.find('push button', 'Take away: Autism and SEND')), 'what is chosen stands as a chip to take away')
ok(settled(lambda: count_line().split()[0] == str(number)), 'the count beside a filter is the number of services it leaves')
keys('ctrl+1')
ok(settled(lambda: not window.is_checked(need)), 'Ctrl+1 takes the first need away again')
route = window.find('check box', 'Just turn up, ')
window.press(route)
ok(settled(lambda: 'may fit' in count_line()), 'services that do not state what was asked for are counted apart')
keys('F6')
ok(settled(lambda: window.says('May fit: ')), 'and stand under a heading of their own')
ok(settled(lambda: window.says('Not stated: how to get in. Ask first.')), 'and say what they do not state')
window.press(window.find('push button', 'Take away: Just turn up'))
ok(settled(lambda: not window.is_checked(route)), 'a chip takes its filter away')

# Places

keys('ctrl+l')
ok(focus_is('Where'), 'Ctrl+L goes to the place')
type_text('Mitch')
ok(settled(lambda: window.find('list item', 'Mitcham, Merton')), 'places that begin so are offered with their borough')
keys('Down', 'Return')
ok(settled(lambda: text(entry('Where')) == 'Mitcham'), 'an offered place is taken with Down and Enter')
ok(settled(lambda: window.is_sensitive(window.find('combo box', 'How far'))), 'and then how far can be chosen')
ok(settled(lambda: window.find('push button', 'Take away: Near Mitcham')), 'the place stands as a chip')
keys('ctrl+a')
type_text('Zzyzx')
keys('Return')
ok(settled(lambda: window.says('Try a postcode such as', entry('Where').get_parent())),
   'what is no place says what was expected')
keys('ctrl+a', 'BackSpace')
ok(settled(lambda: not window.find('push button', 'Take away: Near')), 'an empty place is any place')
keys('Escape')
ok(focus_is('Search services'), 'and Escape on an empty place steps back to the words')

keys('ctrl+l', 'Tab')
focus_is('Age')
for words in ('abc', '200'):
    type_text(words)
    keys('Return')
    ok(settled(lambda: window.says('Type an age up to 120')), 'what is no age says what was expected: ' + words)
    keys('ctrl+a')
type_text('10')
ok(settled(lambda: not window.says('Type an age')), 'and an age says no more')
keys('Escape')
settled(lambda: text(entry('Age')) == '')

# Nothing found

keys('ctrl+f')
type_text('parenting')
settled(lambda: any('arent' in row for row in window.rows()))
keys('Down')
settled(lambda: not window.says('Choose a service', record()))
keys('ctrl+f')
type_text('qqxz')
ok(settled(lambda: window.says('No service has “qqxz”')), 'a word that nothing holds is named')
ok(window.says('Family Information Service can tell you') and not window.says('Every council has a Family Information Service'), 'and whom to ask is said once')
ok(settled(lambda: window.says('Choose a service', record())), 'the service of the search before is not left beside it')
ways = settled(lambda: [button.get_name() for button in window.find_all('push button') if button.get_name().startswith('Look ')])
ok(bool(ways), 'a search that finds nothing offers wider ones with their counts')
note(ways)
ok(not (any('every service' in way for way in ways) and window.find('push button', 'Start again with all')),
   'and offers everything once only')
window.press(window.find('push button', ways[0]))
ok(settled(lambda: window.rows()), 'and pressing one shows them')

# A place in the words, and nothing for it

keys('ctrl+f')
type_text('autism hackney')
ok(settled(lambda: window.says('For Hackney') and window.says('For families elsewhere')), 'a borough that is named divides what is for it from the rest')
ok('for Hackney' in count_line() and 'Hackney' in window.rows()[0], 'and how many are for it is said')
keys('ctrl+f')
keys('ctrl+a')
type_text('piano hackney')
ok(settled(lambda: window.says('Nothing for Hackney matches closely')), 'an answer that is none for the place is called so')
ok(settled(lambda: window.says('Family Information Service for Hackney')), 'where no service there can be reached, whom the council has for it is named')
keys('ctrl+f')
keys('ctrl+a')
type_text('piano merton')
asked = settled(lambda: next((button for button in window.find_all('push button') if button.get_name().startswith('Ask what else there is: ')), None))
ok(asked is not None, 'and who can tell what else there is stands above it')
note(asked.get_name())
adviser = asked.get_name().split(': ', 1)[1]
window.press(asked)
ok(settled(lambda: window.says(adviser, record())), 'and pressing it shows that service')
keys('ctrl+f')
keys('ctrl+a', 'BackSpace')

# A weak answer says more than any other, and the window stays as tall as it was

WEAK = ('Hackney drop in saturday', 'evening opera class Sutton free', 'toddler group in Croydon', 'piano hackney')


def is_as_tall_after_weak_answers(width, height):
    tall = []
    window.resize(width, height)
    settled(lambda: window.geometry()[2:] == (width, height))
    for words in WEAK:
        keys('ctrl+f', 'ctrl+a', 'BackSpace')
        settled(lambda: not window.says('matches closely'))
        type_text(words)
        is_weak = settled(lambda: text(entry('Search services')) == words and window.says('matches closely'))
        grew = wait(lambda: window.geometry()[2:] != (width, height), 0.5)
        if grew or not is_weak:
            tall.append((words, is_weak, text(entry('Search services')), count_line(), window.geometry()[2:]))
            note(window.texts())
    note(tall)
    return not tall


for size in ((1280, 800), (360, 720)):
    ok(is_as_tall_after_weak_answers(*size), 'a weak answer leaves the window as tall as it was: %d × %d' % size)
window.resize(1280, 800)
settled(lambda: window.geometry()[2:] == (1280, 800))
keys('ctrl+f', 'ctrl+a', 'BackSpace')

# Somebody is not safe

keys('ctrl+f')
type_text('my partner hits me')
ok(settled(lambda: window.says('Are you safe?')), 'words of danger are answered with a question first')
ok(settled(lambda: window.says('0808 2000 247')) and window.says('999'), 'and with whom to ring')
ok(settled(lambda: window.rows()), 'and services stand below')
window.press(window.find('push button', 'All urgent numbers'))
ok(settled(lambda: window.says('116 123')), 'all urgent numbers are one press away')
keys('Escape')
ok(focus_is('Search services'), 'Escape leads back to the words')
type_text(' again')
ok(settled(lambda: text(entry('Search services')) == 'my partner hits me again'), 'which typing goes on with')
keys('ctrl+a')
type_text('hit and miss bedtimes')
ok(settled(lambda: not window.says('Are you safe?')), 'words that only sound like danger call for nothing')
way_out = window.find('push button', 'Worried a child is not safe?')
ok(way_out is not None, 'the way out stands in the header whatever is searched')
keys('ctrl+u')
ok(settled(lambda: window.says('0808 800 5000')), 'and one key leads there from anywhere')
keys('Escape')
focus_is('Search services')
keys('F6')
settled(lambda: focused_name() not in ('', 'Search services'))
before = focused_name()
keys('ctrl+u')
settled(lambda: window.says('0808 800 5000'))
keys('Escape')
ok(before and focus_is(before), 'Escape gives the keyboard back to what had it')

# Keys

keys('ctrl+f')
type_text('hub')
settled(lambda: any('ub' in row for row in window.rows()))
keys('Escape')
ok(settled(lambda: text(entry('Search services')) == ''), 'Escape steps back once: the words go')
settled(lambda: len(window.rows()) > 10)
keys('F6')
ok(wait(lambda: window.focused() is not None and window.focused().get_role_name() in ('push button', 'check box'), 5),
   'F6 goes to the filters')
keys('F6')
ok(wait(lambda: window.focused() is not None and window.focused().get_role_name() == 'list item', 5), 'then to the results')
one = focused_name()
settled(lambda: is_shown(one))
keys('Down')
ok(settled(lambda: focused_name() not in ('', one)), 'the arrow keys walk the results')
settled(lambda: is_shown(focused_name()) and not is_shown(one))
keys('alt+Left')
ok(settled(lambda: is_shown(one)), 'Alt+Left goes back to the service before')
problems = list(problems_with_names(window.app))
ok(not problems, 'everything that can be landed on has one clear name')
for problem in problems:
    note(problem)

# Pages

before = focused_name()
keys('ctrl+question')
ok(settled(lambda: window.says('Search, or just type')), 'Ctrl+? shows all keys')
ok(focus_is('Search, or just type'), 'and begins with the first')
problems = list(problems_with_names(window.app))
keys('Escape')
ok(before and focus_is(before), 'Escape leaves the keys for the row that had the keyboard')
window.press(window.find('push button', 'Feeds: '))
ok(settled(lambda: window.says('Starter directory')), 'the status opens the feeds')
problems += problems_with_names(window.app)
keys('alt+Left')
ok(focus_is(before), 'Alt+Left comes back from the feeds')
ok(not problems, 'the other pages name everything as well')
for problem in problems:
    note(problem)

# What is done beyond the words is said and undone

keys('ctrl+f', 'ctrl+a', 'BackSpace')
type_text('kicking off')
ok(settled(lambda: window.says('Also searched: ')), 'what was searched beyond the words is said')
undo = window.find('push button', 'Undo', exact=True)
window.press(undo)
ok(settled(lambda: window.says('Only your own words were searched.') and not window.says('Also searched: ')),
   'and is undone with one press')
keys('ctrl+f', 'ctrl+a', 'BackSpace')
type_text('baby group in Mitcham')
ok(settled(lambda: window.find('push button', 'Take away: Mitcham, Merton') and window.find('push button', 'Take away: Ages 0 to 1')),
   'each thing that was understood of the words stands as a chip of its own')
ok(not window.says('Only your own'), 'and another search searches all words again')
keys('ctrl+l', 'Tab', 'Tab', 'Tab')
wait(lambda: 'Take away' in focused_name(), 5)
keys('Escape')
ok(focus_is('Search services'), 'Escape on a chip steps back to the words')
window.press(window.find('push button', 'Take away: Mitcham, Merton'))
ok(settled(lambda: not window.find('push button', 'Take away: Mitcham, Merton')), 'a chip takes away what was understood')
ok(window.find('push button', 'Take away: Ages 0 to 1') is not None, 'and nothing else')
type_text(' today')
ok(settled(lambda: window.find('push button', 'Take away: Today, ')) and not window.find('push button', 'Take away: Mitcham, Merton'),
   'typing on keeps it away')
keys('ctrl+f')
type_text('youth club in Mitcham')
ok(settled(lambda: window.find('push button', 'Take away: Mitcham, Merton')), 'and another question understands it again')
keys('ctrl+f', 'ctrl+a', 'BackSpace')
ok(settled(lambda: not window.says('Only your own words were searched.')), 'a new search begins with all words again')

# What is understood of half a word comes and goes; what is below does not


def top_of_list():
    return Atspi.Component.get_extents(next(window.find_all('status bar')), Atspi.CoordType.WINDOW).y


bare = still(top_of_list)
type_text('baby')
ok(settled(lambda: window.find('push button', 'Take away: Ages 0 to 1')) and settled(lambda: top_of_list() > bare),
   'a chip stands on a line of its own')
below = still(top_of_list)
keys('BackSpace')
ok(settled(lambda: not window.find('push button', 'Take away: ')) and still(top_of_list) == below,
   'the line stays when the next letter takes the chip away')
type_text('y')
ok(settled(lambda: window.find('push button', 'Take away: Ages 0 to 1')) and still(top_of_list) == below, 'and another comes there')
window.press(window.find('push button', 'Take away: Ages 0 to 1'))
ok(settled(lambda: top_of_list() == bare), 'a chip that is pressed takes its line along')
keys('ctrl+f', 'ctrl+a', 'BackSpace')
type_text('baby')
settled(lambda: window.find('push button', 'Take away: Ages 0 to 1'))
keys('BackSpace')
settled(lambda: not window.find('push button', 'Take away: '))
keys('ctrl+f', 'ctrl+a', 'BackSpace')
ok(settled(lambda: top_of_list() == bare), 'and so do the words')

# Two notices at most stand above the results, and the rest is one press away

type_text('my partner hitts me, free group on sunday')
ok(settled(lambda: window.says('Are you safe?') and window.find('push button', 'Nothing for “hitts” · showing hits')),
   'beside whom to ring, what was mistyped is said and can be taken back')
ok(settled(lambda: window.says('states “Sunday”')) and not window.says('Also searched: '), 'one notice stands under the card of danger')
ok(settled(lambda: window.find('push button', 'More about these results')), 'and what else there is to know is folded')
window.press(window.find('push button', 'More about these results'))
ok(settled(lambda: window.says('Also searched: ')), 'behind one press')
window.press(window.find('push button', 'More about these results'))
ok(settled(lambda: not window.says('Also searched: ')), 'and one that folds it again')
window.press(window.find('push button', 'Nothing for “hitts” · showing hits'))
ok(settled(lambda: not window.find('push button', 'Nothing for “hitts”')), 'the correction is undone under the card, too')
keys('ctrl+f', 'ctrl+a', 'BackSpace')

# A distance in the words is what the control beside the place does

type_text('group within 2 miles of Mitcham')
ok(settled(lambda: window.find('push button', 'Take away: Within 2 miles of Mitcham')), 'a distance in the words is a chip')
within = count_line()
window.press(window.find('push button', 'Take away: Within 2 miles of Mitcham'))
ok(settled(lambda: count_line() != within and not window.find('push button', 'Take away: Within')), 'and taken away, hides nothing')
keys('ctrl+f', 'ctrl+a', 'BackSpace')
type_text('group near me')
ok(settled(lambda: window.says('Doorway does not know where you are')), 'where nobody knows from where, that is said')
keys('ctrl+f', 'ctrl+a', 'BackSpace')

# What was typed cannot be had back

keys('ctrl+l')
type_text('SM6 7QQ')
keys('ctrl+a', 'BackSpace', 'ctrl+z')
ok(settled(lambda: text(window.focused()) == ''), 'Ctrl+Z does not bring a place back that was typed and cleared')
keys('ctrl+f')

# A narrow window

window.resize(360, 720)
ok(settled(lambda: window.geometry()[2] == 360), 'the window can be 360 pixels wide')
filters = settled(lambda: next((node for node in window.find_all('push button', 'Filters', exact=True)), None))
keys('ctrl+f')
type_text('parenting')
settled(lambda: window.rows() and 'arent' in window.rows()[0])
keys('Down')
settled(lambda: focused_name() in window.rows() and focused_name())
row = focused_name()
keys('Return')
ok(settled(lambda: window.find('push button', 'Back')), 'in a narrow window the service takes the place of the results')
ok(wait(lambda: focused_name() and row.startswith(focused_name() + ','), 5), 'and its name has the focus')
keys('Escape')
ok(wait(lambda: window.focused() is not None and window.focused().get_role_name() == 'list item', 5),
   'Escape goes back to the row it was opened from')
window.press(filters)
ok(wait(lambda: window.find('push button', 'Show ') is not None, 5), 'the filters say how many services they leave')

# Nothing stays behind

keys('ctrl+f')
type_text('canarywords')
settled(lambda: window.says('canarywords'))
ok(window.close() == 0, 'Ctrl+Q leaves at once and in good order')

# Quitting while a server is awaited that accepts and never answers

folder = os.path.join(HOME, 'directory')
silent = socket.create_server(('127.0.0.1', 0))
silent.settimeout(30)
with sqlite3.connect(os.path.join(folder, 'directory.db')) as database:
    database.execute("INSERT INTO feed (url, name, trust, is_starter, added_at) VALUES (?, 'Silent', 1, 0, 1)",
                     ('https://127.0.0.1:%d' % silent.getsockname()[1],))
    # Rows that somebody else wrote are taken for harm, but for a directory that has no second copy of them yet.
    database.execute("UPDATE store_meta SET value = 0 WHERE name = 'spare'")
database.close()
window = Window([sys.argv[1], '--data-dir', folder])
connection = silent.accept()[0]
started = time.monotonic()
ok(window.close() == 0, 'Ctrl+Q leaves while a server is awaited')
note('after %.1f seconds' % (time.monotonic() - started))
ok(not os.path.exists(os.path.join(folder, 'directory.db-wal')), 'and whoever was writing has closed the directory in good order')
connection.close()
silent.close()

found = []
for folder, _, names in os.walk(HOME):
    for name in names:
        with open(os.path.join(folder, name), 'rb') as file:
            if b'canarywords' in file.read():
                found.append(name)
ok(not found, 'nothing that was typed is in any file afterwards')
for name in found:
    note(name)

sys.exit(done())
