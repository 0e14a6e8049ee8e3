# SPDX-License-Identifier: GPL-3.0-or-later
"""A publisher who has a spreadsheet, and what is in the folder that it is published to."""
import hashlib
import json

from doorwayctl import NOW, Doorway
from tap import equal


def table(rows):
    """A spreadsheet of services: {name: cost}."""
    lines = ["Name of the service,Organisation,What happens there,Cost,Day,Starts"]
    lines += [f"{name},Example Centre,Songs and rhymes for the youngest,{cost},Mon,9.30am" for name, cost in rows.items()]
    return "\n".join(lines) + "\n"


MANY = {f"Rhyme time {number}": "Free" for number in range(120)}


class Publisher:
    """A spreadsheet, its keys, and the folder that it is published to."""

    def __init__(self, folder, rows=MANY):
        folder.mkdir(exist_ok=True)
        self.doorway = Doorway(folder)
        self.sheet = folder / "services.csv"
        self.keys = folder / "keys"
        self.out = folder / "public"
        self.write(rows)
        self.doorway.run("keys", "new", self.keys)

    def write(self, rows):
        self.sheet.write_text(table(rows))

    def words(self, *more, key="sign.key"):
        return ["publish", "--from", self.sheet, "--key", self.keys / key, "--out", self.out, "--name", "Example services", *more]

    def publish(self, *more, **how):
        return self.doorway.json(*self.words(*more, **how))["edition"]

    def at(self, seconds):
        """The same publisher at another time."""
        self.doorway.environment["DOORWAY_TEST_NOW"] = str(NOW + seconds)

    def manifest(self):
        return read_manifest(self.out / "feed.oruk")


def read_manifest(path):
    lines = path.read_bytes().split(b"\nend\n")[0].decode().split("\n")[4:]
    found = {"object": {}, "key": []}
    for line in lines:
        word, _, rest = line.partition(" ")
        if word == "object":
            name, sha256, size = rest.split(" ")
            found["object"][name] = (sha256, int(size))
        elif word == "key":
            found["key"].append(rest.split(" "))
        else:
            found[word] = rest
    return found


def files(folder):
    """Every file of the folder: its content, and when it was written."""
    return {str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino)
            for path in sorted(folder.rglob("*")) if path.is_file()}


def check_whole(out):
    """The signed feed is whole: every object of it is there, with its bytes. Returns its services by id."""
    manifest = read_manifest(out / "feed.oruk")
    services = {}
    n_bytes = 0
    for sha256, size in manifest["object"].values():
        content = (out / "objects" / sha256).read_bytes()
        equal(hashlib.sha256(content).hexdigest(), sha256)
        equal(len(content), size)
        n_bytes += size
        ids = []
        for line in content.decode().splitlines():
            told = json.loads(line)
            ids.append(told["id"])
            services[told["id"]] = told
        equal(ids, sorted(ids))
    equal(int(manifest["bytes"]), n_bytes)
    equal(int(manifest["services"]), len(services))
    return services


