# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a test program in a network of its own, where it can be offline, and where names are looked up as the test says:

    in-namespace.py PROGRAM [ARGUMENT…]

`inside.example` leads to 10.99.0.1, where the fault server is. Every other name is asked of a name server on loopback, which
never answers for names that begin with "deaf" and knows no other. Skips where the system does not allow such networks.
"""
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from doorway_servers import Authority  # noqa: E402
from fault_server import FaultServer  # noqa: E402

INSIDE = "DOORWAY_TEST_NAMESPACE"
PRIVATE = "10.99.0.1"


def run(*words):
    subprocess.run(words, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def skip(reason):
    print(f"1..0 # SKIP {reason}")
    sys.exit(0)


def enter():
    """This script again, in namespaces of its own: as root, or as anybody where the system lets anybody."""
    for words in (["unshare", "-nm"], ["unshare", "-rnm"]):
        try:
            if subprocess.run([*words, "true"], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0:
                os.environ[INSIDE] = "1"
                os.execvp(words[0], [*words, sys.executable, *sys.argv])
        except FileNotFoundError:
            break
    skip("This system allows no network namespaces.")


def settle(folder):
    """Addresses and name look-up of the new network; the host's files stay as they are."""
    files = {"/etc/hosts": f"127.0.0.1 localhost\n{PRIVATE} inside.example\n",
             "/etc/resolv.conf": "nameserver 127.0.0.1\noptions timeout:10 attempts:1\n",
             "/etc/nsswitch.conf": "hosts: files dns\n"}
    run("mount", "--make-rprivate", "/")
    for path, text in files.items():
        copy = pathlib.Path(folder) / path.replace("/", "-")
        copy.write_text(text)
        run("mount", "--bind", str(copy), path)
    run("ip", "link", "set", "lo", "up")
    run("ip", "address", "add", PRIVATE + "/32", "dev", "lo")


def answer_names(server):
    """Sends each question back with "no such name" (flags 0x8183, RFC 1035), or says nothing."""
    while True:
        question, asker = server.recvfrom(4096)
        if b"\x04deaf" not in question:
            server.sendto(question[:2] + b"\x81\x83" + question[4:], asker)


if INSIDE not in os.environ:
    enter()

with tempfile.TemporaryDirectory(prefix="doorway-net-") as home, socket.socket(type=socket.SOCK_DGRAM) as names:
    try:
        settle(home)
        names.bind(("127.0.0.1", 53))
    except (subprocess.CalledProcessError, FileNotFoundError, OSError) as problem:
        skip(f"This system does not let the network be set up: {problem}")
    threading.Thread(target=answer_names, args=(names,), daemon=True).start()
    authority = Authority(home)
    with FaultServer(authority, PRIVATE, ["inside.example", PRIVATE]) as faults:
        environment = dict(os.environ, **faults.environment(), DOORWAY_TEST_CA=authority.ca)
        sys.exit(subprocess.run(sys.argv[1:], env=environment).returncode)
