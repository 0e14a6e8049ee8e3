#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes C tables of the needs tree, so that importing a feed reads the same files that searching does.

usage: make-need-tables.py NEEDS.csv MAPPINGS.csv DW-FACET.c OUTPUT

NEEDS.csv's last column becomes two tables of DwPhrase, MAPPINGS.csv one of scheme, term and needs. The order of the bits is that of
the table `needs` in DW-FACET.c. A line that cannot be used stops the build with its file, number and reason."""
import re
import sys

# A mark before a phrase that tells a need only in the name of a service.
IN_NAME = "name:"


def rows(path, n_cells):
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            cells = line.split(",")
            if len(cells) != n_cells:
                sys.exit(f"{path}, line {number}: {len(cells)} cells, not {n_cells}")
            yield f"{path}, line {number}", cells


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def pattern(phrase):
    """As dw_phrase_read() compares: lower case, no apostrophes, one space between words."""
    return " ".join(re.sub("['’]", "", phrase.lower()).split())


def union(where, slugs, masks):
    mask = 0
    for slug in slugs.split():
        if slug not in masks:
            sys.exit(f"{where}: “{slug}” is no need")
        mask |= masks[slug]
    return mask


def main(needs_path, mappings_path, facet_path, output):
    with open(facet_path, encoding="utf-8") as file:
        table = file.read().split("DwTerm needs[] = {", 1)[1].split("};", 1)[0]
    masks = {slug: 1 << bit for bit, slug in enumerate(re.findall(r'{ "([a-z-]+)"', table))}
    phrases = {True: [], False: []}
    for where, (slug, parents, _label, _words, tells) in rows(needs_path, 5):
        masks[slug] = masks.get(slug, 0) | union(where, parents, masks)
        if masks[slug] == 0:
            sys.exit(f"{where}: “{slug}” stands under no need")
        for tell in filter(None, tells.split("|")):
            is_in_name = tell.startswith(IN_NAME)
            phrases[is_in_name].append((masks[slug], pattern(tell.removeprefix(IN_NAME))))

    with open(output, "w", encoding="utf-8") as file:
        file.write("/* Made by make-need-tables.py from data/vocabulary. */\n")
        for is_in_name, name in ((False, "need_phrases"), (True, "need_name_phrases")):
            file.write(f"static const DwPhrase {name}[] = {{\n")
            file.writelines(f"  {{ {mask:#x}, {quote(text)}, NULL, NULL }},\n" for mask, text in phrases[is_in_name])
            file.write("};\n")
        file.write("static const struct { const char *scheme, *term; DwMask needs; } need_mappings[] = {\n")
        for where, (scheme, term, needs) in rows(mappings_path, 3):
            file.write(f"  {{ {quote(scheme)}, {quote(term)}, {union(where, needs, masks):#x} }},\n")
        file.write("};\n")


main(*sys.argv[1:])
