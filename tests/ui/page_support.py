# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of single pages share: a data folder of Doorway's own making, and one page in a window on it."""
import json
import os
import pathlib
import subprocess

from window_driver import SLOW, Window, walk


def make_package_data(folder, services, publishers=()):
    """A stand-in for Doorway's installed data: `services` as the starter directory, the real places. Its path."""
    root = pathlib.Path(folder)
    for name in ('starter', 'catalogue'):
        (root / name).mkdir(parents=True)
    (root / 'places').symlink_to(pathlib.Path(os.environ['DOORWAY_SOURCE']) / 'data' / 'places')
    page = {'total_items': len(services), 'total_pages': 1, 'page_number': 1, 'size': len(services), 'first_page': True,
            'last_page': True, 'empty': not services, 'contents': services}
    (root / 'starter' / 'starter.json').write_text(json.dumps(page))
    (root / 'catalogue' / 'feeds.json').write_text(json.dumps(list(publishers)))
    return str(root)


def make_service(id, name, **members):
    return {'id': id, 'name': name, 'status': 'active', **members}


def read_section(root, title):
    """What the record in root says in the section called title: the names of its facts, in order."""
    for section in walk(root):
        first = section.get_child_at_index(0) if section.get_name() == title and section.get_child_count() > 1 else None
        if first is not None and first.get_role_name() == 'heading' and first.get_name() == title:
            return [node.get_name() for node in walk(section)
                    if node.get_role_name() == 'panel' and ': ' in (node.get_name() or '')]
    return []


class Page(Window):
    """page-window with one page."""

    def __init__(self, program, package_data, data_dir, *page, env=None):
        super().__init__([program, data_dir, *page], {'DOORWAY_PKGDATADIR': package_data, **(env or {})})

    def finish(self):
        """Ends the program; whether it ended well."""
        self.process.terminate()
        try:
            return self.process.wait(30 * SLOW) == 0
        except subprocess.TimeoutExpired:
            self.kill()
            return False

    def names(self, role):
        return [node.get_name() for node in walk(self.app) if node.get_role_name() == role]

    def section(self, title):
        return read_section(self.app, title)
