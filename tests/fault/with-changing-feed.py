#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a test program, which prints its own TAP, with a publisher whose list is short, and is signed too, and changes when a file appears:

    with-changing-feed.py SIGN-FEED PROGRAM [ARGUMENT…]
"""
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
import publisher  # noqa: E402
from doorway_servers import Authority  # noqa: E402
from signer import Signer  # noqa: E402

N_SERVICES, PER_PAGE = 10, 4
NOW = 1_790_000_000
publisher.MAX_REQUESTS = 60_000     # a thousand crawls, each killed or begun again


def make(version):
    numbers = [*range(1, N_SERVICES), 77] if version == 2 else range(N_SERVICES)
    services = [{"id": f"service-{i}", "name": f"Stay and play {i}", "status": "active", "contacts": [{"id": "c", "name": "The duty desk"}]}
                for i in numbers]
    for one in services[2:5] if version == 2 else ():
        one["alert"] = "New"
    return {one["id"]: one for one in services}


def more(is_new):
    """What the signed feed has beside: enough objects to die at five hundred steps."""
    return [{"id": f"other-{i}", "name": f"Homework club {i}", "status": "active", "alert": "New" if is_new else "None"} for i in range(20)]


versions = {False: make(1), True: make(2)}

with tempfile.TemporaryDirectory(prefix="doorway-crawl-") as folder:
    switch = pathlib.Path(folder) / "switch"
    signer = Signer(pathlib.Path(folder) / "signer", sys.argv[1], NOW)
    editions = {is_new: signer.publish([*versions[is_new].values(), *more(is_new)], 1 + is_new, bits=5) for is_new in versions}

    def answer(request):
        server.requests.clear()
        services = versions[switch.exists()]
        if request.path.startswith("/signed/"):
            return 200, (editions[switch.exists()] / request.path.removeprefix("/signed/")).read_bytes(), {"Content-Type": "application/octet-stream"}
        if request.path == "/":
            return {"version": "HSDS-UK-3.0"}
        if request.path != "/services":
            return services.get(request.path.removeprefix("/services/"), (404, {"error": "not found"}))
        number, rows = int(request.query["page"]), list(services.values())
        rows = [{key: one[key] for key in ("id", "name", "status")} for one in rows[(number - 1) * PER_PAGE:number * PER_PAGE]]
        return {"total_items": len(services), "total_pages": -(-len(services) // PER_PAGE), "page_number": number, "contents": rows}

    authority = Authority(folder)
    with publisher.Publisher(authority, answer) as server:
        environment = dict(os.environ, DOORWAY_TEST_CA=authority.ca, DOORWAY_TEST_PUBLISHER=server.url,
                           DOORWAY_TEST_SIGNED=server.url + "/signed/feed.oruk", DOORWAY_TEST_SWITCH=str(switch),
                           XDG_CACHE_HOME=folder + "/cache", ASAN_OPTIONS="detect_leaks=0")
        status = subprocess.run(sys.argv[2:], env=environment).returncode
sys.exit(status)
