# SPDX-License-Identifier: GPL-3.0-or-later
"""A publisher of signed feeds for tests: keys of its own, and folders laid out as a static mirror.

    signer = Signer(folder, sys.argv[2])           # the program tests/support/sign-feed.c
    mirror = signer.publish(services, version=10)  # a folder with feed.oruk, objects/… and bundle.oruk

`feed` is its UUID, `pins` the files of its two public keys.
"""
import json
import pathlib
import subprocess
import uuid

DAY = 86400


class Signer:
    def __init__(self, folder, program, now):
        self.folder, self.program, self.now = pathlib.Path(folder), program, now
        self.folder.mkdir(parents=True, exist_ok=True)
        self.feed = str(uuid.uuid4())
        self.count = 0
        for name in ("sign", "recover", "stranger"):
            self._run("keys", self.folder, name)

    def pub(self, name):
        return self.folder / f"{name}.pub"

    @property
    def pins(self):
        return ["--pin", str(self.pub("sign")), "--pin", str(self.pub("recover"))]

    def key_text(self, name):
        """The key as people copy it: the second line of its file."""
        return self.pub(name).read_text().splitlines()[1]

    def publish(self, services, version, key="sign", sign="sign", recover="recover", epoch=1, bits=3, age_days=1, life_days=14,
                claim=None, feed=None):
        """Signs `services` (dicts) as one edition; returns the mirror's folder."""
        self.count += 1
        mirror = self.folder / f"mirror-{self.count}"
        mirror.mkdir()
        lines = self.folder / "services.ndjson"
        lines.write_text("".join(json.dumps(service) + "\n" for service in services))
        issued = self.now - age_days * DAY
        self._run("write", mirror, lines, "--key", self.folder / f"{key}.key", "--sign", self.pub(sign), "--recover",
                  self.pub(recover), "--feed", feed or self.feed, "--epoch", epoch, "--version", version, "--issued", issued,
                  "--expires", issued + life_days * DAY, "--bits", bits, *(["--claim", claim] if claim is not None else []))
        return mirror

    def _run(self, *words):
        subprocess.run([self.program, *map(str, words)], check=True, stdin=subprocess.DEVNULL)


def objects(mirror):
    """Name and size of each object, as feed.oruk lists them: {hash: (name, size)}."""
    listed = {}
    for line in (mirror / "feed.oruk").read_bytes().split(b"\n"):
        if line.startswith(b"object "):
            _, name, digest, size = line.decode().split(" ")
            listed[digest] = (name, int(size))
    return listed


def delta(mirror, before):
    """The bytes of a bundle with only those objects that `before` (a mirror) does not have."""
    parts = [(mirror / "feed.oruk").read_bytes()]
    for digest in objects(mirror).keys() - objects(before).keys():
        body = (mirror / "objects" / digest).read_bytes()
        parts.append(f"object {digest} {len(body)}\n".encode() + body)
    return b"".join(parts)
