# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a test program, which prints its own TAP, with nginx and the fault server beside it:

    with-servers.py PROGRAM [ARGUMENT…]
"""
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from doorway_servers import Authority, Nginx, write_feed  # noqa: E402
from fault_server import FaultServer  # noqa: E402

services = [{"id": f"service-{i}", "name": f"Stay and play {i}", "description": "For under-fives. " * 40} for i in range(120)]

with tempfile.TemporaryDirectory(prefix="doorway-net-") as folder:
    authority = Authority(folder)
    write_feed(folder + "/feed", services)
    with Nginx(folder + "/feed", authority) as server, FaultServer(authority) as faults:
        # What a hostile or forgotten environment would do to libcurl: none of it may count.
        hostile = {"https_proxy": "http://127.0.0.1:1", "http_proxy": "http://127.0.0.1:1", "ALL_PROXY": "socks5://127.0.0.1:1",
                   "SSL_CERT_FILE": "/nonexistent", "CURL_CA_BUNDLE": "/nonexistent"}
        environment = dict(os.environ, **hostile, **faults.environment(), DOORWAY_TEST_CA=authority.ca,
                           DOORWAY_TEST_NGINX=server.url, DOORWAY_TEST_FEED=folder + "/feed")
        sys.exit(subprocess.run(sys.argv[1:], env=environment).returncode)
