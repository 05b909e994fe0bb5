# SPDX-License-Identifier: GPL-3.0-or-later
"""An include against the arrows does not compile.

For each layer this takes the command that really compiles one of its files and gives it a file with one include instead: a header of every
layer that it may not use (must not be found), of every layer that it may use (must be found), and of outside libraries that it must not know.
The arrows are written here a second time, on purpose: whoever changes them changes two places."""
import json
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE, BUILD = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()

MAY_USE = {
    'signal': [],
    'model': [],
    'sensor': ['signal', 'model'],
    'records': ['model'],
    'protocol': ['signal', 'model'],
    'session': ['sensor', 'signal', 'protocol', 'records', 'model'],
    'plot': ['signal'],
    'report': ['plot', 'model', 'signal', 'protocol'],
    'exchange': ['model', 'signal'],
    'app': ['signal', 'model', 'sensor', 'records', 'protocol', 'session', 'plot', 'report', 'exchange'],
    'cli': ['signal', 'model', 'sensor', 'records', 'protocol', 'session', 'plot', 'report', 'exchange'],
}
NEVER = {
    'signal': ['glib.h', 'gtk/gtk.h', 'cairo.h'],
    'model': ['gtk/gtk.h', 'gio/gunixinputstream.h', 'sqlite3.h', 'cairo.h'],
    'sensor': ['gtk/gtk.h', 'sqlite3.h'],
    'records': ['gtk/gtk.h', 'cairo.h'],
    'protocol': ['gtk/gtk.h', 'sqlite3.h'],
    'session': ['gtk/gtk.h', 'sqlite3.h'],
    'plot': ['gtk/gtk.h', 'sqlite3.h', 'json-glib/json-glib.h'],
    'report': ['gtk/gtk.h', 'sqlite3.h'],
    'exchange': ['gtk/gtk.h', 'sqlite3.h'],
    'app': ['sqlite3.h'],
    'cli': ['gtk/gtk.h', 'sqlite3.h'],
}
ALWAYS = {'signal': ['math.h'], 'model': ['glib.h'], 'records': ['sqlite3.h'], 'app': ['gtk/gtk.h']}


def commands():
    """{layer: the arguments that compile one of its files, without the file}"""
    found = {}
    for entry in json.loads((BUILD / 'compile_commands.json').read_text()):
        path = Path(os.path.normpath(Path(entry['directory']) / entry['file']))
        parts = path.relative_to(SOURCE).parts if path.is_relative_to(SOURCE) else ()
        if len(parts) > 2 and parts[0] == 'src' and path.suffix == '.c' and not path.is_relative_to(BUILD):
            words = shlex.split(entry['command'])
            drop = {words.index(flag) + i for flag in ('-o', '-c', '-MF', '-MQ') if flag in words for i in (0, 1)}
            found.setdefault(parts[1], [word for i, word in enumerate(words) if i not in drop and word not in ('-MD', entry['file'])])
    return found


def header_of(layer):
    """A header that only this layer has."""
    names = sorted((SOURCE / 'src' / layer).glob('*.h'))
    return names[0].name if names else None


def is_found(command, header):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / 'probe.c'
        # Only whether the header is found counts, not whether all that it includes in turn is.
        path.write_text(f'#if !__has_include("{header}")\n#error not found\n#endif\nint probe;\n')
        run = subprocess.run([*command, '-fsyntax-only', str(path)], cwd=BUILD, capture_output=True, text=True, check=False)
    if run.returncode and '#error not found' not in run.stderr:
        raise RuntimeError(f'the probe itself does not compile: {run.stderr[:1000]}')
    return run.returncode == 0


def does_not_compile(command, header):
    """The thing itself, once for each layer: the include, the compiler's own words."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / 'wrong.c'
        path.write_text(f'#include "{header}"\n')
        run = subprocess.run([*command, '-fsyntax-only', str(path)], cwd=BUILD, capture_output=True, text=True, check=False)
    return run.returncode != 0 and f'{header}: No such file or directory' in run.stderr


def findings(layer, command):
    forbidden = [(other, header_of(other)) for other in MAY_USE if other != layer and other not in MAY_USE[layer]]
    forbidden = [(other, header) for other, header in forbidden if header]
    yield from (f'{layer} can include {header} of {other}' for other, header in forbidden if is_found(command, header))
    yield from (f'{layer} can include {header}' for header in NEVER[layer] if is_found(command, header))
    yield from (f'{layer} cannot include {header}' for header in ALWAYS.get(layer, []) if not is_found(command, header))
    allowed = [(other, header_of(other)) for other in MAY_USE[layer]]
    yield from (f'{layer} cannot include {header} of {other}' for other, header in allowed if header and not is_found(command, header))
    if forbidden and not does_not_compile(command, forbidden[0][1]):
        yield f'#include "{forbidden[0][1]}" compiles in {layer}'


def main():
    layers = sorted(entry.name for entry in os.scandir(SOURCE / 'src') if entry.is_dir())
    found, failed = commands(), False
    print(f'1..{len(layers)}')
    for number, layer in enumerate(layers, 1):
        if layer in MAY_USE and layer not in found:
            print(f'ok {number} - {layer} # SKIP none of its files is compiled yet')
            continue
        problems = list(findings(layer, found[layer])) if layer in MAY_USE else [f'src/{layer} is no layer']
        failed |= bool(problems)
        print(f'{"not ok" if problems else "ok"} {number} - {layer}')
        for problem in problems:
            print('#', problem)
    sys.exit(failed)


main()
