#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""screenshots.py DOORWAY FOLDER [LOOK…]

Takes pictures of the real window in every look: light, dark, high contrast, narrow, large text, right to left.
Starts a display of its own where it was not given one.
"""
import os
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))

# What each look sets: environment, size, and a line for GTK's settings.ini.
LOOKS = {
    'light': {},
    'dark': {'env': {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}},
    'contrast': {'env': {'ADW_DEBUG_HIGH_CONTRAST': '1'}},
    'contrast-dark': {'env': {'ADW_DEBUG_HIGH_CONTRAST': '1', 'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}},
    'medium': {'size': (900, 720)},
    'narrow': {'size': (360, 720)},
    'large-text': {'settings': 'gtk-font-name=Cantarell 22'},
    'large-text-narrow': {'settings': 'gtk-font-name=Cantarell 22', 'size': (360, 720)},
    'right-to-left': {'env': {'LC_ALL': 'ar_EG.UTF-8', 'DOORWAY_TEXT_DIRECTION': 'rtl'}},
    'dark-right-to-left': {'env': {'LC_ALL': 'ar_EG.UTF-8', 'DOORWAY_TEXT_DIRECTION': 'rtl', 'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}},
}


def picture(driver, folder, look, what, size):
    """Takes one picture when the window has come to rest."""
    path = os.path.join(folder, '%s-%s.png' % (look, what))
    driver.settle(path, size)
    print(path, flush=True)


def shoot(driver, program, folder, look):
    wanted = LOOKS[look]
    width, height = wanted.get('size', (1280, 800))
    config = os.path.join(os.environ['XDG_CONFIG_HOME'], 'gtk-4.0')
    os.makedirs(config, exist_ok=True)
    with open(os.path.join(config, 'settings.ini'), 'w', encoding='utf-8') as file:
        file.write('[Settings]\ngtk-cursor-blink=false\n%s\n' % wanted.get('settings', ''))

    window = driver.Window([program, '--data-dir', os.path.join(os.environ['HOME'], look)], env=wanted.get('env'))
    try:
        if 'size' in wanted:
            window.resize(width, height)
        driver.wait(window.rows, 30)
        size = (width, height)
        picture(driver, folder, look, 'start', size)
        driver.type_text('autism parents')
        driver.wait(lambda: any('utism' in row for row in window.rows()))
        driver.keys('Down')
        if width < 641:
            picture(driver, folder, look, 'results', size)
            driver.keys('Return')
            picture(driver, folder, look, 'record', size)
            driver.keys('Escape')
        else:
            driver.keys('ctrl+1')
            driver.wait(lambda: window.says('Take away'))
            picture(driver, folder, look, 'results', size)
        driver.keys('ctrl+f')
        driver.type_text('qqxz')
        driver.wait(lambda: window.says('Start again'))
        picture(driver, folder, look, 'nothing', size)
        driver.keys('ctrl+a')
        driver.type_text('group for dads in Mitcham, evenings, 4 year old')
        driver.wait(lambda: window.says('Take away: Evenings'))
        picture(driver, folder, look, 'understood', size)
        driver.keys('ctrl+a')
        driver.type_text('my partner hits me')
        driver.wait(lambda: window.says('Are you safe?'))
        picture(driver, folder, look, 'urgent', size)
        driver.keys('ctrl+u')
        picture(driver, folder, look, 'urgent-page', size)
        driver.keys('Escape', 'Escape')
        window.press(window.find('push button', 'Feeds') or window.find('push button'))
        picture(driver, folder, look, 'feeds', size)
    finally:
        window.kill()


def main(arguments):
    if len(arguments) < 3:
        sys.exit(__doc__)
    if 'DOORWAY_HEADLESS' not in os.environ:
        headless = os.path.join(HERE, 'headless')
        os.execv(headless, [headless, '--time', '600', '/usr/bin/python3', '-W', 'ignore', *arguments])

    sys.path.insert(0, HERE)
    import window_driver as driver

    program, folder = os.path.abspath(arguments[1]), os.path.abspath(arguments[2])
    os.makedirs(folder, exist_ok=True)
    os.environ.setdefault('DOORWAY_PKGDATADIR', os.path.join(HERE, '..', '..', 'data'))
    for look in arguments[3:] or LOOKS:
        shoot(driver, program, folder, look)


main([os.path.abspath(__file__), *sys.argv[1:]])
