#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Print "N passed, N failed[, N skipped]" from Meson's logs, and fail where something failed or nothing ran.

A TAP program counts as its subtests, so that a program of twenty checks is not one test. A later log says of its programs what counts.
With --failed, print the programs that failed instead, each as its suite and its name, one a line."""
import json
import re
import sys

GOOD = ('OK', 'SKIP')


def read(paths):
    tests = {}
    for path in paths:
        for line in open(path, encoding='utf-8'):
            test = json.loads(line)
            tests[test['name']] = test
    return tests.values()


def count(test):
    """passed, failed and skipped checks of one program"""
    lines = re.findall(r'^(not )?ok\b(.*)$', test.get('stdout') or '', re.M)
    skipped = sum(1 for bad, rest in lines if not bad and '# SKIP' in rest.upper())
    failed = sum(1 for bad, rest in lines if bad)
    passed = len(lines) - failed - skipped
    if not lines:
        passed, skipped = test['result'] == 'OK', test['result'] == 'SKIP'
    if test['result'] not in GOOD and not failed:
        failed = 1
    return passed, failed, skipped


def main(arguments):
    if arguments[0] == '--failed':
        for test in read(arguments[1:]):
            if test['result'] not in GOOD:
                print(*test['name'].split(' / ', 1))
        return 0
    counts = [count(test) for test in read(arguments)]
    if not counts:
        print('count-tests: no test ran', file=sys.stderr)
    passed, failed, skipped = (sum(part) for part in zip((0, 0, 0), *counts))
    print(f'{passed} passed, {failed} failed' + (f', {skipped} skipped' if skipped else ''))
    return failed > 0 or passed == 0


sys.exit(main(sys.argv[1:]))
