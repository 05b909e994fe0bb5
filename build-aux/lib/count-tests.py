#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Print "N passed, N failed[, N skipped]" from Meson's log, and fail where something failed or nothing ran.

A TAP program counts as its subtests, so that a program of twenty checks is not one test."""
import json
import re
import sys

passed = failed = skipped = 0
for line in open(sys.argv[1], encoding='utf-8'):
    test = json.loads(line)
    lines = re.findall(r'^(not )?ok\b(.*)$', test.get('stdout') or '', re.M)
    good = sum(1 for bad, rest in lines if not bad and '# SKIP' not in rest.upper())
    passed += good
    skipped += sum(1 for bad, rest in lines if not bad and '# SKIP' in rest.upper())
    failed += sum(1 for bad, rest in lines if bad)
    if not lines:
        passed += test['result'] == 'OK'
        skipped += test['result'] == 'SKIP'
    if test['result'] not in ('OK', 'SKIP') and not any(bad for bad, _ in lines):
        failed += 1
print(f'{passed} passed, {failed} failed' + (f', {skipped} skipped' if skipped else ''))
sys.exit(failed > 0 or passed == 0)
