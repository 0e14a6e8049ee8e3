# SPDX-License-Identifier: GPL-3.0-or-later
"""small-screen.py DOORWAY: every page on the smallest screen, with text as it comes and at twice its size.

A window that asks for more than the screen has is cut off at the right or below, so its size is what is looked at; and
whatever the keyboard can land on there has a name.
"""
import os
import sys

from window_driver import Atspi, Window, done, keys, note, ok, text, type_text, wait, walk

SIZE = (360, 640)
NEVER_NAMED = {'scroll pane', 'viewport', 'filler', 'panel'}  # GTK's own joinery: it is in no Tab order while it has content


def settled(condition):
    return wait(condition, 15)


def set_text(line):
    folder = os.path.join(os.environ['XDG_CONFIG_HOME'], 'gtk-4.0')
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, 'settings.ini'), 'w', encoding='utf-8') as file:
        file.write('[Settings]\ngtk-cursor-blink=false\n' + line)


def nameless(window):
    """The roles of what is shown, takes the keyboard and says nothing."""
    for node in walk(window.app):
        states = node.get_state_set()
        if (states.contains(Atspi.StateType.FOCUSABLE) and states.contains(Atspi.StateType.SHOWING)
                and node.get_role_name() not in NEVER_NAMED and not node.get_name().strip()):
            yield node.get_role_name()


class Tour:
    """One window, taken from state to state; what was wrong in which."""

    def __init__(self, program, folder):
        self.window = Window([program, '--data-dir', os.path.join(os.environ['HOME'], folder)])
        self.grown, self.silent, self.missed = [], [], []

    def search(self, words, condition):
        keys('ctrl+f', 'ctrl+a', 'BackSpace')
        type_text(words)
        self.look(words, lambda: text(self.window.focused()) == words and condition())

    def look(self, state, condition):
        window = self.window
        if not settled(condition):
            self.missed.append(state)
        focused = window.focused()
        if focused is None or not focused.get_name().strip():
            self.silent.append((state, 'focus', focused and focused.get_role_name()))
        if wait(lambda: window.geometry()[2:] != SIZE, 0.5):
            self.grown.append((state, window.geometry()[2:]))
            window.resize(*SIZE)
        self.silent += [(state, role) for role in nameless(window)]


def walk_through(tour):
    window = tour.window
    settled(lambda: len(window.rows()) > 5)
    window.resize(*SIZE)
    tour.look('start', lambda: window.geometry()[2:] == SIZE)
    tour.search('autism parents', lambda: any('utism' in row for row in window.rows()))
    keys('Down', 'Return')
    tour.look('record', lambda: window.says('Something here is wrong'))
    keys('Escape')
    tour.search('piano merton', lambda: window.says('Ask what else there is'))
    tour.search('group for dads in Mitcham, evenings, 4 year old', lambda: window.says('Take away: Evenings'))
    tour.search('qqxz', lambda: window.says('Start again') or window.says('Look at every service'))
    tour.search('my partner hits me', lambda: window.says('Are you safe?'))
    keys('ctrl+u')
    tour.look('urgent numbers', lambda: window.says('116 123'))
    keys('Escape', 'ctrl+question')
    tour.look('keys', lambda: window.says('Search, or just type'))
    keys('Escape')
    window.press(window.find('push button', 'Filters', exact=True))
    tour.look('filters', lambda: window.find('push button', 'Show '))
    keys('Escape')
    window.press(window.find('push button', 'Feeds: '))
    tour.look('feeds', lambda: window.says('Where services come from'))


for name, line in (('as it comes', ''), ('twice as large', 'gtk-xft-dpi=196608\n')):
    set_text(line)
    tour = Tour(sys.argv[1], name.replace(' ', '-'))
    try:
        walk_through(tour)
    finally:
        tour.window.kill()
    ok(not tour.missed, 'every page comes up, with text %s' % name)
    ok(not tour.grown, 'no page asks for more than %d × %d, with text %s' % (*SIZE, name))
    ok(not tour.silent, 'and whatever the keyboard lands on has a name, with text %s' % name)
    for what in tour.missed + tour.grown + tour.silent:
        note(what)

done()
