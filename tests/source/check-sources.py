#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what the compiler does not: the arrows between rooms, include cycles, SPDX lines, doc comments on public
symbols, private paths and names. Prints TAP; the longest files and functions follow as comments, for a reader to judge.

usage: check-sources.py ROOT
"""
import collections
import pathlib
import re
import sys

# What each room may include, besides itself. The table of src/DESIGN.md; a test there is the same as a test here.
ARROWS = {
    'base': '', 'model': 'base', 'place': 'base', 'feed': 'base model', 'net': 'base', 'db': 'base',
    'store': 'base model db feed', 'search': 'base model place store', 'sync': 'base model feed net store search',
    'publish': 'base model place feed',
    'insight': 'base model sync feed net store search',
    'vault': 'base model db',
    'cli': 'base model place feed net db store search sync insight publish vault',
    'ui': 'base model place db store search sync insight vault',
}
# Only these rooms may use these libraries' headers.
OWNERS = {'sqlite3.h': 'db', 'curl/': 'net', 'simdjson.h': 'feed', 'archive': 'feed', 'gtk/': 'ui', 'adwaita.h': 'ui', 'gdk/': 'ui', 'sodium.h': 'base'}
BANNED = {
    r'gtk_label_set_markup|set_tooltip_markup|gtk_label_new_with_mnemonic': 'feed text must never be read as markup',
    r'\b(strcpy|strcat|sprintf|gets|atoi|atol|atof)\s*\(': 'an unbounded or unchecked C function',
    r'(?<!file://)/(home|work|root|Users)/': 'a path of some machine',
}
# The column that .editorconfig and .clang-format name. Lines that hold a string are left: neither a sentence nor a row of a table
# reads better cut.
WIDTH = 120
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)
PUBLIC = re.compile(r'^(?!static|typedef|struct|enum|extern "C"|G_|#)[A-Za-z_][\w \t\*]*?\b(dw_\w+)\s*\((?:[^;{]|\n)*?\)[^;{]*;', re.M)
DECLARED = re.compile(r'^G_DECLARE_\w+\s*\((\w+),', re.M)
DEFINED = re.compile(r'^(dw_\w+) \((?:[^;{]|\n)*?\)\n\{', re.M)
# A sentence for translators, its pieces one after the other; and in it a number that may be one before what there is of more: %d is for limits.
SENTENCE = re.compile(r'(?<![\w"])_ ?\(((?:\s*(?:"(?:[^"\\]|\\.)*"|G_G\w+_FORMAT))+)\s*\)')
COUNTED = re.compile(r"(?:%'?(?:u|lu|ld|li)|G_GU?INT64_FORMAT|G_GSIZE_FORMAT)(?: (?!of\b)[a-z]+)? (?!is\b|was\b|has\b|as\b)[a-z]+s\b")
COMMENT = re.compile(r'/\*.*?\*/', re.S)
MADE = re.compile(r'^G_DEFINE_\w+ \([\w-]+, (\w+)', re.M)
TYPES = re.compile(r'^(?:typedef\s+)?(?:struct|enum|union)\s*(?:_?(\w+))?\s*$|^\}\s*(\w+);', re.M)


class Tree:
    def __init__(self, root):
        self.root = root
        self.files = sorted(p for p in (root / 'src').rglob('*') if p.suffix in ('.c', '.h', '.cc'))
        self.text = {p: p.read_text(encoding='utf-8') for p in self.files}
        self.by_name = {p.name: p for p in self.files if p.suffix == '.h'}

    def room(self, path):
        return path.relative_to(self.root / 'src').parts[0]

    def includes(self, path):
        return [name for _, name in INCLUDE.findall(self.text[path])]

    def own_includes(self, path):
        for name in self.includes(path):
            header = self.by_name.get(name.rsplit('/', 1)[-1])
            if header is not None:
                yield header


def spdx(tree):
    folders = [tree.root / name for name in ('src', 'tests', 'resources', 'data', 'po')]
    for path in sorted(p for folder in folders if folder.is_dir() for p in folder.rglob('*')):
        relative = path.relative_to(tree.root)
        if path.suffix not in ('.c', '.h', '.cc', '.py', '.sh', '.css', '.build'):
            continue
        if 'SPDX-License-Identifier: GPL-3.0-or-later' not in path.read_text(encoding='utf-8', errors='replace')[:200]:
            yield f'{relative}: no SPDX line'


def arrows(tree):
    for path in tree.files:
        room = tree.room(path)
        allowed = set(ARROWS.get(room, '').split()) | {room}
        if room not in ARROWS:
            yield f'{path.relative_to(tree.root)}: a room that the table does not know: {room}'
        for header in tree.own_includes(path):
            if tree.room(header) not in allowed:
                yield f'{path.relative_to(tree.root)}: {room} may not see {tree.room(header)} ({header.name})'
        for name in tree.includes(path):
            for library, owner in OWNERS.items():
                if name.startswith(library) and room != owner:
                    yield f'{path.relative_to(tree.root)}: <{name}> belongs to {owner}'


def cycles(tree):
    """Strongly connected components of modules (foo.c with foo.h), by Tarjan."""
    def module(path):  # a private header belongs to its module
        return path.stem.removesuffix('-private')

    edges = collections.defaultdict(set)
    for path in tree.files:
        for header in tree.own_includes(path):
            if module(header) != module(path):
                edges[module(path)].add(module(header))
    index, low, stack, found = {}, {}, [], []

    def visit(node):
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in sorted(edges[node]):
            if other not in index:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            part = []
            while not part or part[-1] != node:
                part.append(stack.pop())
            if len(part) > 1:
                found.append('include cycle: ' + ' '.join(sorted(part)))

    for node in sorted({module(p) for p in tree.files}):
        if node not in index:
            visit(node)
    return found


def docs(tree):
    for path in tree.files:
        if path.suffix != '.h':
            continue
        text = tree.text[path]
        documented = set(re.findall(r'/\*\*\s*\n?\s*\*?\s*(\w+)\s*[:,]', text)) | set(re.findall(r'/\*\*\s+(\w+):', text))
        symbols = set(PUBLIC.findall(text)) - {s for s in PUBLIC.findall(text) if s.endswith('_get_type')}
        symbols |= set(re.findall(r'^\}\s*(Dw\w+);', text, re.M)) | set(re.findall(r'^typedef struct _\w+ (Dw\w+);', text, re.M))
        for symbol in sorted(symbols - documented):
            # A class declared by a macro carries its text under its own name; a struct may be documented at its body.
            yield f'{path.relative_to(tree.root)}: {symbol} has no doc comment'


def defined(tree):
    """A function that a header promises begins a line of some source, after its type; those that a macro makes excepted."""
    bodies = {name for text in tree.text.values() for name in DEFINED.findall(text)}
    made = {name for text in tree.text.values() for name in MADE.findall(text)}
    for path in tree.files:
        if path.suffix == '.h':
            for symbol in sorted(set(PUBLIC.findall(tree.text[path])) - bodies):
                if symbol.removesuffix('_get_type').removesuffix('_quark') not in made and not symbol.endswith('_get_resource'):
                    yield f'{path.relative_to(tree.root)}: {symbol} is declared and defined nowhere'


def count(text):
    return collections.Counter(re.findall(r'\bdw_\w+', COMMENT.sub('', text)))


def uncalled(tree, folders):
    """The functions that a header declares and that nothing names beyond their own source, its headers' macros and @folders."""
    words = {path: count(text) for path, text in tree.text.items()}
    others = [count(path.read_text(encoding='utf-8', errors='replace')) for name in folders if (tree.root / name).is_dir()
              for path in sorted((tree.root / name).rglob('*')) if path.suffix in ('.c', '.h', '.cc', '.ui')]
    homes = {symbol: path for path, text in tree.text.items() for symbol in DEFINED.findall(text)}
    everywhere = sum([*words.values(), *others], collections.Counter())
    for path in tree.files:
        for symbol in sorted(set(PUBLIC.findall(tree.text[path]))) if path.suffix == '.h' else ():
            at_home = words[homes[symbol]][symbol] if symbol in homes else 0
            if everywhere[symbol] - at_home <= 1 and not symbol.endswith('_get_type'):
                yield path, symbol


def called(tree):
    """A function that a header declares is named by another source, by a page of the window, by its own header's macros, or by a test."""
    for path, symbol in uncalled(tree, ('tests', 'resources')):
        yield f'{path.relative_to(tree.root)}: {symbol} is called by nobody but its own source'


def links(tree):
    """Relative links and pictures of the documents."""
    for path in [tree.root / 'README.md', tree.root / 'src/DESIGN.md', *sorted((tree.root / 'data').rglob('*.md'))]:
        for target in re.findall(r'\]\(([^)#]+)', path.read_text(encoding='utf-8')) if path.is_file() else []:
            if '://' not in target and not (path.parent / target).exists():
                yield f'{path.relative_to(tree.root)}: there is no {target}'


def banned(tree):
    for path in tree.files:
        for pattern, why in BANNED.items():
            for match in re.finditer(pattern, tree.text[path]):
                line = tree.text[path].count('\n', 0, match.start()) + 1
                yield f'{path.relative_to(tree.root)}:{line}: {match.group(0)}: {why}'


def width(tree):
    for path in tree.files:
        for number, line in enumerate(tree.text[path].splitlines(), 1):
            if len(line) > WIDTH and '"' not in line and not line.startswith('#'):
                yield f'{path.relative_to(tree.root)}:{number}: {len(line)} columns, where {WIDTH} are the most'


def counts(tree):
    for path in tree.files:
        for match in SENTENCE.finditer(tree.text[path]):
            found = COUNTED.search(re.sub(r'"\s*"|"', '', match.group(1)).replace('  ', ' ').replace('% G_', 'G_'))
            if found:
                line = tree.text[path].count('\n', 0, match.start()) + 1
                yield f'{path.relative_to(tree.root)}:{line}: “{found.group(0)}” has no form for one: ngettext()'


def functions(tree):
    """Every function of the GNU layout: a name at the line's start, a brace alone, a closing brace alone."""
    for path in tree.files:
        lines = tree.text[path].splitlines()
        start = None
        for number, line in enumerate(lines):
            if line == '{':
                start = number
            elif line == '}' and start is not None:
                names = [m.group(1) for back in lines[max(0, start - 12):start] for m in [re.match(r'([a-z_]\w*) \(', back)] if m]
                yield number - start + 1, names[-1] if names else '?', path
                start = None


CHECKS = [
    ('every source begins with its licence', spdx),
    ('no room includes what its arrows do not allow', arrows),
    ('no modules include each other in a circle', cycles),
    ('every public symbol has a doc comment', docs),
    ('every function that a header declares is defined', defined),
    ('every function that a header declares is called beyond its own source', called),
    ('every link of the documents leads somewhere', links),
    ('no line is wider than the width', width),
    ('every sentence that counts has a form for one', counts),
    ('no banned function, markup call or private path is used', banned),
]


def main():
    tree = Tree(pathlib.Path(sys.argv[1]).resolve())
    failed = 0
    print(f'1..{len(CHECKS)}')
    for number, (title, check) in enumerate(CHECKS, 1):
        problems = list(check(tree))
        failed += bool(problems)
        print(f'{"not " if problems else ""}ok {number} - {title}')
        for problem in problems:
            print(f'#   {problem}')
    print('# named beyond their own source by tests alone: ' + ', '.join(symbol for _, symbol in uncalled(tree, ('resources',))))
    print('# longest files: ' + ', '.join(
        f'{p.name} {n}' for n, p in sorted(((t.count(chr(10)), p) for p, t in tree.text.items()), reverse=True)[:8]))
    print('# longest functions: ' + ', '.join(f'{name} {n} ({path.name})' for n, name, path in sorted(functions(tree), reverse=True, key=lambda f: f[0])[:8]))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
