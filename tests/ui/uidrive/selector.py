# SPDX-License-Identifier: GPL-3.0-or-later
"""Selectors: ROLE/NAME[N], several joined by ' >> ' mean "inside of".

ROLE and NAME are globs; an empty ROLE means anything that takes the focus, '*' anything at all; NAME is compared with the accessible name or,
where there is none, with the labels inside. [N] picks the Nth hit; without it there must be exactly one."""
import fnmatch
import re

PART = re.compile(r'^([^/]*)(?:/(.*?))?(?:\[(-?\d+)\])?$', re.S)


def _matches(node, role, name):
    if 'showing' not in node.states:
        return False
    if not (fnmatch.fnmatchcase(node.role, role) if role else 'focusable' in node.states):
        return False
    return not name or fnmatch.fnmatchcase(node.label(), name)


def find_all(root, selector):
    nodes = [root]
    for part in selector.split(' >> '):
        role, name, nth = PART.match(part.strip()).groups()
        hits = [node for top in nodes for node, _ in top.walk() if node is not top and _matches(node, role, name)]
        # A row and the switch in it have one name: the inner one is meant.
        outer = {above for hit in hits for above in hit.above() if above.label() == hit.label()}
        hits = [hit for hit in hits if hit not in outer]
        if nth is not None:
            hits = [hits[int(nth)]] if -len(hits) <= int(nth) < len(hits) else []
        nodes = hits
    return nodes
