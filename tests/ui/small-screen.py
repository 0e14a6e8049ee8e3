# SPDX-License-Identifier: GPL-3.0-or-later
"""small-screen.py DOORWAY: every page on the smallest screen, with text as it comes and at twice its size.

A window that asks for more than the screen has is cut off at the right or below, so its size is what is looked at; and
whatever the keyboard can land on there has a name.
"""
import os
import subprocess
import sys

from window_driver import Atspi, Window, done, keys, note, ok, text, type_text, wait, walk

SIZE = (360, 640)
TURNED = (640, 360)
NEVER_NAMED = {'scroll pane', 'viewport', 'filler', 'panel'}  # GTK's own joinery: it is in no Tab order while it has content


def settled(condition):
    return wait(condition, 15)


def set_text(line):
    folder = os.path.join(os.environ['XDG_CONFIG_HOME'], 'gtk-4.0')
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, 'settings.ini'), 'w', encoding='utf-8') as file:
        file.write('[Settings]\ngtk-cursor-blink=false\n' + line)


def nameless(window):
    """The roles of what is shown, takes the keyboard and says nothing, or no more than the name of its class."""
    for node in walk(window.app):
        states = node.get_state_set()
        if (states.contains(Atspi.StateType.FOCUSABLE) and states.contains(Atspi.StateType.SHOWING)
                and node.get_role_name() not in NEVER_NAMED
                and (not node.get_name().strip() or node.get_name().startswith(('Gtk', 'Adw', 'Dw')))):
            yield node.get_role_name()


def above(node):
    while node is not None:
        yield node
        node = node.get_parent()


def box_of(node):
    box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return box.x, box.y, box.x + box.width, box.y + box.height


def lies_within(inner, outer):
    return inner[0] >= outer[0] and inner[1] >= outer[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def scroll_down():
    subprocess.run(['xdotool', 'mousemove', '180', '320', 'click', '5'], check=True, timeout=30)


def cut_off(window):
    """What the panel of urgent numbers says that is neither seen nor reached by scrolling all that stands with the results."""
    panel = window.find('alert', 'Are you safe?')
    page = next((node for node in above(panel) if node.get_role_name() == 'scroll pane'), None)
    if page is None or page not in above(window.find('list', 'Services')):
        return ['the panel has no room of its own, or scrolls inside itself']
    said = [node for node in walk(panel) if node.get_role_name() in ('label', 'push button')]
    missing = [] if len(said) > 8 else ['it says only %d things' % len(said)]
    for node in said:
        for _ in range(20):
            if wait(lambda node=node: lies_within(box_of(node), box_of(page)), 0.3):
                break
            scroll_down()
        else:
            missing.append((node.get_name(), box_of(node), box_of(page)))
    return missing


def unreached(window):
    """The numbers of the panel that Tab does not land on, one after the other from the words on, in full sight."""
    panel = window.find('alert', 'Are you safe?')
    page = next((node for node in above(panel) if node.get_role_name() == 'scroll pane'), None)
    if page is None:
        return ['the panel has no room of its own']
    left = [node for node in walk(panel) if node.get_role_name() == 'label' and ': ' in node.get_name()]
    if len(left) < 4:
        return ['only %d numbers' % len(left)]
    keys('ctrl+f')
    for _ in range(20):
        before = window.focused()
        keys('Tab')
        if not wait(lambda before=before: window.focused() not in (None, before), 5):
            break
        focused = window.focused()
        if focused in left and wait(lambda focused=focused: lies_within(box_of(focused), box_of(page)), 3):
            left.remove(focused)
        if not left:
            break
    return [node.get_name() for node in left]


def is_at_top(window):
    panel = window.find('alert', 'Are you safe?')
    page = next(node for node in above(panel) if node.get_role_name() == 'scroll pane')
    return box_of(panel)[1] >= box_of(page)[1]


class Tour:
    """One window, taken from state to state; what was wrong in which."""

    def __init__(self, program, folder):
        self.window = Window([program, '--data-dir', os.path.join(os.environ['HOME'], folder)])
        self.grown, self.silent, self.missed, self.cut, self.far = [], [], [], [], []
        self.asked_to = None

    def search(self, words, condition):
        keys('ctrl+f', 'ctrl+a', 'BackSpace')
        type_text(words)
        self.look(words, lambda: (node := self.window.focused()) and text(node) == words and condition())

    def look(self, state, condition):
        window = self.window
        if not settled(condition):
            self.missed.append(state)
        focused = wait(lambda: (node := window.focused()) and node.get_name().strip() and node, 3)
        if not focused:
            focused = window.focused()
            self.silent.append((state, 'focus', focused and focused.get_role_name()))
        if wait(lambda: window.geometry()[2:] != SIZE, 0.5):
            self.grown.append((state, window.geometry()[2:]))
            window.resize(*SIZE)
        self.silent += [(state, role) for role in nameless(window)]

    def look_at_dialog(self, state, button):
        """A window over the first, looked at last: nothing here gives the focus back. It must lie within the screen."""
        found = self.window.await_node('push button', button, exact=True)
        if not found:
            self.missed.append(state)
            return
        dialog = next(node for node in above(found) if node.get_role_name() in ('frame', 'dialog'))
        settled(lambda: box_of(dialog)[2] > 0)
        wide, tall = box_of(dialog)[2:]
        if not 0 < wide <= SIZE[0] or not 0 < tall <= SIZE[1]:
            self.grown.append((state, wide, tall))
        self.silent += [(state, role) for role in nameless(self.window)]

    def rests_at(self, size):
        """What the window asks for at one width it hears only when it has that width: it may have to be told twice."""
        if self.window.geometry()[2:] != size:
            self.window.resize(*size)
            return False
        return not wait(lambda: self.window.geometry()[2:] != size, 0.5)

    def turn(self, state):
        """The same state on the screen turned on its side, and back."""
        for size in (TURNED, SIZE):
            if not settled(lambda size=size: self.rests_at(size)):
                self.grown.append((state, size, self.window.geometry()[2:]))


def walk_through(tour):
    window = tour.window
    settled(lambda: len(window.rows()) > 5)
    window.resize(*SIZE)
    tour.look('start', lambda: window.geometry()[2:] == SIZE)
    tour.asked_to = settled(lambda: max(box_of(node)[3] for node in window.find_all('text') if box_of(node)[3] < SIZE[1]))
    tour.turn('start')
    tour.search('autism parents', lambda: any('utism' in row for row in window.rows()))
    keys('Down', 'Return')
    tour.look('record', lambda: window.says('Something here is wrong'))
    keys('Escape')
    tour.search('piano merton', lambda: window.says('Ask what else there is'))
    tour.search('group for dads in Mitcham, evenings, 4 year old', lambda: window.says('Take away: Evenings'))
    tour.turn('chips')
    tour.search('qqxz', lambda: window.says('Start again') or window.says('Look at every service'))
    tour.search('my partner hits me', lambda: window.says('Are you safe?'))
    tour.turn('danger')
    tour.cut = cut_off(window)
    tour.far = unreached(window)
    tour.search('my husband hits me', lambda: window.says('Are you safe?') and is_at_top(window))
    keys('ctrl+u')
    tour.look('urgent numbers', lambda: window.says('116 123'))
    keys('Escape', 'ctrl+question')
    tour.look('keys', lambda: window.says('Search, or just type'))
    keys('Escape')
    window.press(window.find('push button', 'Filters', exact=True))
    tour.look('filters', lambda: window.find('push button', 'Show '))
    tour.turn('filters')
    keys('Escape')
    window.press(window.find('push button', 'Feeds: '))
    tour.look('feeds', lambda: window.says('Where services come from'))
    keys('Escape', 'F10')
    window.press(window.await_node('menu item', 'Corrections'))
    tour.look('corrections', lambda: window.says('No corrections are waiting.'))
    keys('Escape')
    tour.search('libraries', lambda: any('ibrar' in row for row in window.rows()))
    keys('Down', 'Return')
    window.press(window.await_node('push button', 'Something here is wrong', exact=True))
    tour.look_at_dialog('correction', 'Keep the correction')


for name, line in (('as it comes', ''), ('twice as large', 'gtk-font-name=Cantarell 22\n')):
    set_text(line)
    tour = Tour(sys.argv[1], name.replace(' ', '-'))
    try:
        walk_through(tour)
    finally:
        tour.window.kill()
    if not line:
        ok(0 < tour.asked_to <= SIZE[1] / 4, 'the header and what is asked take at most a quarter of the height: %s' % tour.asked_to)
    ok(not tour.missed, 'every page comes up, with text %s' % name)
    ok(not tour.grown, 'no page asks for more than %d × %d, upright or turned, with text %s' % (*SIZE, name))
    ok(not tour.silent, 'and whatever the keyboard lands on has a name, with text %s' % name)
    ok(not tour.cut, 'no urgent number above the results is cut off, with text %s' % name)
    ok(not tour.far, 'and Tab lands on each of them in full sight, with text %s' % name)
    for what in tour.far + tour.cut + tour.missed + tour.grown + tour.silent:
        note(what)

sys.exit(done())
