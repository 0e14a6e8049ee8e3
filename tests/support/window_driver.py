# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a real window as a person with a keyboard, a pointer or a screen reader would.

Run under tests/support/headless with /usr/bin/python3. What GTK 4.8 does oddly over AT-SPI is met here once:
get_text(0, -1) gives nothing, SHOWING is missing on all but the frame, grab_focus raises, list items have no actions.
"""
import os
import signal
import subprocess
import sys
import time

# Warnings of the program under test are fatal; those of this program's own bindings (a cache that is not there yet) are not.
G_DEBUG = os.environ.pop('G_DEBUG', '')

import gi  # noqa: E402

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

Atspi.set_timeout(5000, 15000)

SLOW = float(os.environ.get('DOORWAY_TEST_SLOW', '1'))  # all deadlines, for sanitizers
_counter = {'n': 0, 'bad': 0}


def ok(condition, title):
    """Prints one TAP line; title is one true sentence."""
    _counter['n'] += 1
    _counter['bad'] += not condition
    print('%sok %d - %s' % ('' if condition else 'not ', _counter['n'], title), flush=True)
    return bool(condition)


def note(*words):
    print('#', *words, flush=True)


def done():
    """Prints the plan and gives the exit status."""
    print('1..%d' % _counter['n'], flush=True)
    return 1 if _counter['bad'] else 0


def warm_up():
    """Starts the accessibility bus and its registry before the program, or the program can miss it. Keep the result."""
    session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, 0, 10000,
                                None).unpack()[0]
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
    bus.call_sync('org.a11y.atspi.Registry', '/org/a11y/atspi/accessible/root', 'org.freedesktop.DBus.Peer', 'Ping', None,
                  None, 0, 10000, None)
    return bus


def wait(condition, seconds=15):
    """The first true value of condition(), or the last one when the deadline has passed.

    What was there at one look may be gone at the next: only what is still missing at the end is an error of the test's own.
    """
    end = time.monotonic() + seconds * SLOW
    value = missing = None
    while time.monotonic() < end:
        try:
            missing = None
            value = condition()
            if value:
                return value
        except GLib.Error:
            pass
        except (AttributeError, IndexError) as problem:
            missing = problem
        while GLib.MainContext.default().iteration(False):
            pass
        time.sleep(0.03)
    if missing is not None:
        raise missing
    return value


def still(read, seconds=15, calm=0.4):
    """What read() gives once it has given the same for `calm` seconds: an answer that is no longer on its way."""
    seen = {'value': None, 'since': time.monotonic()}

    def is_calm():
        value = read()
        if value != seen['value']:
            seen.update(value=value, since=time.monotonic())
        return time.monotonic() - seen['since'] >= calm * SLOW

    wait(is_calm, seconds)
    return seen['value']


def walk(node):
    """node and all below it, in order."""
    yield node
    try:
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None:
                yield from walk(child)
    except GLib.Error:  # it went while we walked
        return


def text(node):
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def keys(*names):
    """Presses keys by their X names: keys('ctrl+f'), keys('Tab', 'Tab')."""
    subprocess.run(['xdotool', 'key', '--clearmodifiers', *names], check=True, timeout=30)


def type_text(words):
    subprocess.run(['xdotool', 'type', '--clearmodifiers', '--delay', '12', words], check=True, timeout=60)


def click(x, y):
    subprocess.run(['xdotool', 'mousemove', str(x), str(y), 'click', '1'], check=True, timeout=30)


def screenshot(path):
    """A picture of the whole display, popovers included."""
    subprocess.run(['import', '-window', 'root', path], check=True, timeout=30)


def settle(path, size, seconds=10):
    """A picture of the display's first corner, size = (width, height), once two in a row are the same."""
    def take(name):
        subprocess.run(['import', '-window', 'root', '-crop', '%dx%d+0+0' % size, '+repage', name], check=True, timeout=30)
        return subprocess.run(['convert', name, 'rgb:-'], capture_output=True, timeout=30).stdout

    def is_still():
        before = take(path)
        time.sleep(0.35)  # longer than any motion, shorter than a cursor's blink twice
        return before == take(path)

    wait(is_still, seconds)


class Window:
    """One running program and its accessible tree."""

    def __init__(self, command, env=None, name=None):
        self.bus = warm_up()
        self.name = name or os.path.basename(command[0])
        # Under a sanitizer: unwinding every allocation slowly, for leaks that live in the toolkit, stops a window dead.
        self.process = subprocess.Popen(command, env={**os.environ, 'G_DEBUG': G_DEBUG, 'ASAN_OPTIONS': 'detect_leaks=0',
                                                      **(env or {})})
        self.app = wait(self._find_app, 30)
        if self.app is None:
            self.kill()
            raise RuntimeError('the program is not on the accessibility bus')

    def _find_app(self):
        if self.process.poll() is not None:
            raise RuntimeError('the program ended with %d' % self.process.returncode)
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(i)
            if app is not None and app.get_process_id() == self.process.pid and app.get_child_count() > 0:
                return app

    # Finding

    def find_all(self, role=None, name=None, root=None, exact=False):
        for node in walk(root or self.app):
            if role is not None and node.get_role_name() != role:
                continue
            if name is not None and (node.get_name() != name if exact else name not in node.get_name()):
                continue
            yield node

    def find(self, role=None, name=None, root=None, exact=False):
        return next(self.find_all(role, name, root, exact), None)

    def await_node(self, role=None, name=None, root=None, exact=False, seconds=15):
        return wait(lambda: self.find(role, name, root, exact), seconds)

    def texts(self, root=None):
        """Every label's words, in order."""
        return [node.get_name() for node in walk(root or self.app) if node.get_role_name() == 'label']

    def says(self, words, root=None):
        """Whether some label or named thing says words."""
        return any(words in (node.get_name() or '') for node in walk(root or self.app))

    def await_words(self, words, root=None, seconds=15):
        return wait(lambda: self.says(words, root), seconds)

    def rows(self, list_name='Services'):
        """The names of the rows of the list, in order: what a screen reader says of each."""
        found = self.find('list', list_name)
        if found is None:
            return []
        children = [found.get_child_at_index(i) for i in range(found.get_child_count())]
        return [child.get_name() for child in children if child is not None]  # one that has just gone is none

    def focused(self):
        for node in walk(self.app):
            if node.get_state_set().contains(Atspi.StateType.FOCUSED) and node.get_role_name() != 'frame':
                return node

    def is_checked(self, node):
        return node.get_state_set().contains(Atspi.StateType.CHECKED)

    def is_sensitive(self, node):
        return node.get_state_set().contains(Atspi.StateType.SENSITIVE)

    # Doing

    def press(self, node):
        """Does the first action of a button or entry; clicks what has none (GTK 4.8 gives check buttons none)."""
        action = node.get_action_iface()
        if action is not None and action.get_n_actions() > 0:
            return Atspi.Action.do_action(node, 0)
        return self.click_node(node)

    def set_text(self, node, words):
        return Atspi.EditableText.set_text_contents(node, words)

    def click_node(self, node):
        """Clicks in the middle of node; needs no action of it (list items have none)."""
        box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
        frame = self.geometry()
        click(frame[0] + box.x + box.width // 2, frame[1] + box.y + box.height // 2)

    def geometry(self):
        """x, y, width, height of the program's first window on the display."""
        out = subprocess.run(['xdotool', 'search', '--pid', str(self.process.pid), '--onlyvisible', '--name', '.'],
                             capture_output=True, text=True, timeout=30).stdout.split()
        shell = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', out[0]], capture_output=True, text=True,
                               timeout=30).stdout
        values = dict(line.split('=') for line in shell.split())
        return int(values['X']), int(values['Y']), int(values['WIDTH']), int(values['HEIGHT'])

    def resize(self, width, height):
        out = subprocess.run(['xdotool', 'search', '--pid', str(self.process.pid), '--onlyvisible', '--name', '.'],
                             capture_output=True, text=True, timeout=30).stdout.split()
        subprocess.run(['xdotool', 'windowmove', out[0], '0', '0', 'windowsize', out[0], str(width), str(height)],
                       check=True, timeout=30)

    def give_keyboard(self, title):
        """Gives the keyboard to the program's window called title, as a window manager does when another one closes."""
        out = subprocess.run(['xdotool', 'search', '--pid', str(self.process.pid), '--onlyvisible', '--name', '^%s$' % title],
                             capture_output=True, text=True, timeout=30).stdout.split()
        subprocess.run(['xdotool', 'windowfocus', out[0]], check=True, timeout=30)

    # Ending

    def close(self, seconds=15):
        """Asks the program to quit as a person does; its exit status."""
        keys('ctrl+q')
        try:
            return self.process.wait(seconds * SLOW)
        except subprocess.TimeoutExpired:
            self.kill()
            return None

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(10)


def problems_with_names(root):
    """Rules for every name a screen reader says: not empty, no class name, no underscore, nothing said twice."""
    talking = {'push button', 'toggle button', 'check box', 'radio button', 'text', 'entry', 'combo box', 'list item',
               'link', 'slider', 'spin button', 'switch', 'menu item', 'list', 'frame', 'icon', 'image'}
    silent = {'filler', 'panel', 'scroll bar', 'scroll pane', 'image'}  # GTK's own joinery, which nobody lands on
    for node in walk(root):
        role = node.get_role_name()
        name = node.get_name() or ''
        if role in talking and not name.strip() and role not in ('icon', 'image'):
            yield '%s without a name' % role
        if role not in silent and name.startswith(('Gtk', 'Adw', 'Dw')):
            yield '%s named by its class: %s' % (role, name)
        if '_' in name:
            yield '%s with an underscore: %s' % (role, name)
        words = name.split()
        half = len(words) // 2
        if len(words) > 1 and len(words) % 2 == 0 and words[:half] == words[half:]:
            yield '%s says it twice: %s' % (role, name)


if __name__ == '__main__':
    sys.exit('window_driver.py is for other programs to import')
