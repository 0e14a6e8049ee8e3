#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a test program, which prints its own TAP, with a publisher that answers (nginx) and one that never does:

    with-publishers.py PROGRAM [ARGUMENT…]
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from doorway_servers import Authority, Nginx, write_feed  # noqa: E402
from publisher import Publisher  # noqa: E402

HOLD_SECONDS = 60
services = [{"id": f"service-{i}", "name": f"Stay and play {i}", "status": "active", "description": "For under-fives.",
             "contacts": [{"id": "c", "name": "The duty desk"}]} for i in range(120)]
done = threading.Event()


def never(request):
    done.wait(HOLD_SECONDS)


with tempfile.TemporaryDirectory(prefix="doorway-sync-") as folder:
    authority = Authority(folder)
    write_feed(folder + "/feed", services, per_page=50, details=False)
    with Nginx(folder + "/feed", authority) as server, Publisher(authority, never) as silent:
        environment = dict(os.environ, DOORWAY_TEST_CA=authority.ca, DOORWAY_TEST_NGINX=server.url, DOORWAY_TEST_SILENT=silent.url,
                           XDG_CACHE_HOME=folder + "/cache")
        status = subprocess.run(sys.argv[1:], env=environment).returncode
        done.set()
sys.exit(status)
