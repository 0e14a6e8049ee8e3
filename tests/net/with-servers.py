# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a test program, which prints its own TAP, with nginx beside it: with-servers.py PROGRAM [ARGUMENT…]"""
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from doorway_servers import Authority, Nginx, write_feed  # noqa: E402

services = [{"id": f"service-{i}", "name": f"Stay and play {i}", "description": "For under-fives. " * 40} for i in range(120)]

with tempfile.TemporaryDirectory(prefix="doorway-net-") as folder:
    authority = Authority(folder)
    write_feed(folder + "/feed", services)
    with Nginx(folder + "/feed", authority) as server:
        environment = dict(os.environ, DOORWAY_TEST_CA=authority.ca, DOORWAY_TEST_NGINX=server.url,
                           DOORWAY_TEST_FEED=folder + "/feed")
        sys.exit(subprocess.run(sys.argv[1:], env=environment).returncode)
