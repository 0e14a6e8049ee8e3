#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How often words alone tell the needs that a publisher would state: the starter directory with its needs taken away.
usage: test-needs.py DOORWAYCTL"""
import json
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from doorwayctl import Doorway  # noqa: E402
from tap import Suite, comment  # noqa: E402

suite = Suite()
# A wrong need is worse than none: of those told nearly all must be right, while many may be missed.
LEAST_RIGHT = 0.92
LEAST_FOUND = 0.65


def data_folder(folder, change):
    """A data folder like the program's own, with another starter directory."""
    own = pathlib.Path(os.environ["DOORWAY_PKGDATADIR"])
    copy = pathlib.Path(folder) / "pkgdata"
    (copy / "starter").mkdir(parents=True)
    for entry in own.iterdir():
        if entry.name != "starter":
            (copy / entry.name).symlink_to(entry)
    page = json.loads((own / "starter" / "starter.json").read_text())
    for service in page["contents"]:
        change(service)
    (copy / "starter" / "starter.json").write_text(json.dumps(page))
    return str(copy)


def is_need(attribute):
    return attribute["taxonomy_term"]["taxonomy"] == "Doorway need"


def ask(folder, change):
    """Every service's needs, and whether they were read in words."""
    doorway = Doorway(folder, DOORWAY_PKGDATADIR=data_folder(folder, change))
    found = {}
    while True:
        page = doorway.json("search", "--limit", 100, "--offset", len(found))["results"]
        if not page:
            return found
        found.update({one["source_id"]: (set(one["need"]), "need" in one["read_from_description"]) for one in page})


@suite.test("needs that words tell are nearly always those that were stated, and say that they were read")
def _(folder):
    stated = {}

    def take_away(service):
        stated[service["id"]] = {one["taxonomy_term"]["code"] for one in service["attributes"] if is_need(one)}
        service["attributes"] = [one for one in service["attributes"] if not is_need(one)]

    found = ask(folder, take_away)
    assert len(found) == len(stated) > 100, len(found)
    n_told = sum(len(needs) for needs, _ in found.values())
    n_right = sum(len(needs & stated[slug]) for slug, (needs, _) in found.items())
    right, share = n_right / n_told, n_right / sum(map(len, stated.values()))
    comment(f"right {right:.3f}, found {share:.3f}, services told {sum(bool(needs) for needs, _ in found.values())} of {len(found)}")
    assert right >= LEAST_RIGHT and share >= LEAST_FOUND, (right, share)
    assert all(is_read == bool(needs) for needs, is_read in found.values())


@suite.test("terms of other vocabularies are stated needs, and codes are read in their own vocabulary only")
def _(folder):
    terms = iter([("Debt and welfare advice", "DfE family hubs"), ("ASD", "SEN primary need"), ("ASD", "Colours"),
                  ("HOMELESSNESS", None), ("Seashells", "Beach")])
    expected = [({"money-food"}, False), ({"autism-send"}, False), None, ({"housing"}, False), None]
    slugs = []

    def change(service):
        service["attributes"] = [one for one in service["attributes"] if not is_need(one)]
        name, taxonomy = next(terms, (None, None))
        if name is not None:
            slugs.append(service["id"])
            term = {"id": "t/" + service["id"], "name": name, "description": name}
            service["attributes"].append({"id": "a/" + service["id"], "link_id": service["id"], "link_entity": "service",
                                          "taxonomy_term_id": term["id"],
                                          "taxonomy_term": term if taxonomy is None else {**term, "taxonomy": taxonomy}})

    found = ask(folder, change)
    for slug, wanted in zip(slugs, expected):
        needs, is_read = found[slug]
        assert (needs, is_read) == wanted if wanted is not None else is_read == bool(needs), (slug, needs, is_read)


suite.run()
