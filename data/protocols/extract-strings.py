#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write programme-strings.h: the texts of the programmes in this folder, in a form that xgettext reads (it knows no JSON).

Run it after changing a programme: data/protocols/extract-strings.py. A test fails where the file lacks a text."""
import json
import pathlib

folder = pathlib.Path(__file__).resolve().parent


def texts(value, key=None):
    if isinstance(value, dict):
        for name, part in value.items():
            yield from texts(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part, key)
    elif isinstance(value, str) and key in ('name', 'summary', 'patient_words', 'markers', 'group'):
        yield key, value


lines = []
seen = set()
for path in sorted(folder.glob('*.json')):
    if path.name.endswith('.schema.json'):
        continue
    for key, text in texts(json.loads(path.read_text(encoding='utf-8'))):
        if text not in seen:
            seen.add(text)
            quoted = json.dumps(text, ensure_ascii=False)
            lines += [f'/* Translators: {key} in {path.name} */', f'N_({quoted})']

head = ['/* SPDX-License-Identifier: GPL-3.0-or-later */', '/* Made by extract-strings.py from the programmes; compiled by nobody. */', '']
(folder / 'programme-strings.h').write_text('\n'.join(head + lines) + '\n', encoding='utf-8')
