#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens Doorway where there is no display, waits for its first results and leaves a picture.

usage: first-picture.py PROGRAM PICTURE [OPTION…]   (under tests/support/headless)
"""
import sys

from window_driver import Window, screenshot, wait


def main():
    program, picture = sys.argv[1:3]
    try:
        window = Window([program, *sys.argv[3:]])
    except RuntimeError as problem:  # the program has said why, if it could
        print(f'Doorway did not open: {problem}.', file=sys.stderr)
        return 1
    try:
        shown = wait(lambda: len(window.rows()) > 0, 60)
        window.resize(1280, 800)
        wait(lambda: window.geometry()[2:] == (1280, 800), 5)
        wait(lambda: False, 1)  # let the last frame be painted
        screenshot(picture)
        if not shown:
            print('Doorway opened but showed no services.', file=sys.stderr)
            return 1
        return 0 if window.close() == 0 else 1
    finally:
        window.kill()


if __name__ == '__main__':
    sys.exit(main())
