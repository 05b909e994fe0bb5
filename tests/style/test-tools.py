# SPDX-License-Identifier: GPL-3.0-or-later
"""The tests' own tools: what must not pass does not, and what fails says why."""
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / 'ui')]

from clinic import Emulator  # noqa: E402
from tap import main  # noqa: E402

SOURCE, BUILD = (Path(sys.argv.pop(1)).resolve() for _ in range(2))

HANGS = """
import sys, time, unittest
sys.path.insert(0, TESTS)
from tap import main
class Hanging(unittest.TestCase):
    def test_first(self):
        self.addCleanup(print, '# cleaned up')
        print('# begun', flush=True)
        time.sleep(45)
    def test_second(self):
        pass
main()
"""


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='frond-tools-')
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)


class Tap(Case):
    def test_told_to_end(self):
        """The test that hangs is the one that fails, it cleans up, and no other begins."""
        program = self.folder / 'hangs.py'
        program.write_text(HANGS.replace('TESTS', repr(str(TESTS))))
        process = subprocess.Popen([sys.executable, program], stdout=subprocess.PIPE, text=True)
        self.assertEqual([process.stdout.readline() for _ in range(2)], ['1..2\n', '# begun\n'])
        process.terminate()
        said, _ = process.communicate(timeout=20)
        self.assertEqual(process.returncode, 1)
        self.assertIn('not ok 1 - Hanging.test_first\n', said)
        self.assertIn('# TimeoutError: took too long and was told to end\n', said)
        self.assertIn('# cleaned up\n', said)
        self.assertNotIn('test_second', said)


class Emulated(Case):
    def test_emulator_that_ends_at_once(self):
        with self.assertRaisesRegex(RuntimeError, 'the emulator ended with status 1 before its port was there'):
            Emulator('false', self.folder, scenario='resting')


class Count(Case):
    def write(self, name, *tests):
        path = self.folder / name
        path.write_text(''.join(json.dumps({'name': test, 'result': result, 'stdout': said}) + '\n' for test, result, said in tests))
        return path

    def count(self, *words):
        run = subprocess.run([sys.executable, SOURCE / 'build-aux/lib/count-tests.py', *map(str, words)], capture_output=True, text=True, check=False)
        return run.returncode, run.stdout, run.stderr

    def test_totals(self):
        log = self.write('log', ('frond:ui / a', 'OK', 'ok 1 - x\nok 2 - y # SKIP z\n'), ('frond:app / a', 'FAIL', 'ok 1 - x\nnot ok 2 - y\n'))
        self.assertEqual(self.count(log), (1, '2 passed, 1 failed, 1 skipped\n', ''))

    def test_names_of_the_failed(self):
        """One a line, with its suite: programs of two suites may have one name."""
        log = self.write('log', ('frond:ui / desktop', 'FAIL', ''), ('frond:app / desktop', 'OK', ''), ('frond:app / b c', 'TIMEOUT', ''))
        self.assertEqual(self.count('--failed', log), (0, 'frond:ui desktop\nfrond:app b c\n', ''))

    def test_later_logs_count(self):
        """Each of its own program, also where another suite has one of that name."""
        first = self.write('first', ('frond:ui / a', 'FAIL', 'not ok 1\n'), ('frond:app / a', 'FAIL', 'not ok 1\n'))
        again = self.write('again', ('frond:ui / a', 'OK', 'ok 1\n'))
        self.assertEqual(self.count(first, again), (1, '1 passed, 1 failed\n', ''))
        self.assertEqual(self.count(first, again, self.write('third', ('frond:app / a', 'OK', 'ok 1\n'))), (0, '2 passed, 0 failed\n', ''))

    def test_nothing_ran(self):
        status, said, complained = self.count(self.write('log'))
        self.assertEqual((status, said), (1, '0 passed, 0 failed\n'))
        self.assertEqual(complained, 'count-tests: no test ran\n')


# meson as build-aux/test calls it: RESULTS says, for each run in turn, what each program's result is.
MESON = """#!{python}
import json, os, pathlib, sys
here = pathlib.Path({folder!r})
(here / 'calls').open('a').write(' '.join(sys.argv[1:]) + chr(10))
if sys.argv[1] == 'test':
    runs = json.loads((here / 'runs').read_text())
    results = runs.pop(0)
    (here / 'runs').write_text(json.dumps(runs))
    log = pathlib.Path(sys.argv[sys.argv.index('-C') + 1]) / 'meson-logs/testlog.json'
    log.parent.mkdir(exist_ok=True)
    log.write_text(''.join(json.dumps({{'name': name, 'result': result, 'stdout': ''}}) + chr(10) for name, result in results.items()))
    sys.exit('FAIL' in results.values())
"""


class Retry(Case):
    def run_all(self, *runs):
        """What build-aux/test makes of these runs: its status, its last line, and what it ran again."""
        programs, build = self.folder / 'programs', self.folder / 'build'
        for folder in programs, build:
            folder.mkdir()
        (build / 'build.ninja').touch()
        (self.folder / 'runs').write_text(json.dumps(runs))
        (programs / 'meson').write_text(MESON.format(python=sys.executable, folder=str(self.folder)))
        (programs / 'ninja').write_text('#!/bin/sh\n')
        for program in programs.iterdir():
            program.chmod(0o755)
        env = {**os.environ, 'PATH': f'{programs}:{os.environ["PATH"]}', 'FROND_TEST_BUILD': str(build), 'FROND_ENVIRONMENT': '1'}
        run = subprocess.run([SOURCE / 'build-aux/test'], env=env, capture_output=True, text=True, timeout=50, check=False)
        calls = (self.folder / 'calls').read_text().splitlines()
        return run.returncode, (run.stdout.splitlines() or [''])[-1], [call.partition('--num-processes 1 ')[2] for call in calls[1:]]

    def test_each_by_its_suite(self):
        first = {'frond:ui / desktop': 'FAIL', 'frond:app / desktop': 'OK', 'frond:cli / record': 'FAIL'}
        self.assertEqual(self.run_all(first, {'frond:ui / desktop': 'OK'}, {'frond:cli / record': 'OK'}),
                         (0, '3 passed, 0 failed', ['--suite frond:ui desktop', '--suite frond:cli record']))

    def test_one_fails_again(self):
        first = {'frond:ui / desktop': 'FAIL', 'frond:cli / record': 'FAIL'}
        self.assertEqual(self.run_all(first, {'frond:ui / desktop': 'FAIL'}, {'frond:cli / record': 'OK'})[:2], (1, '1 passed, 1 failed'))

    def test_too_many_for_chance(self):
        first = {f'frond:app / {name}': 'FAIL' for name in 'abcd'}
        self.assertEqual(self.run_all(first), (1, '0 passed, 4 failed', []))

    def test_nothing_ran(self):
        self.assertEqual(self.run_all({})[:2], (1, '0 passed, 0 failed'))


class Suites(unittest.TestCase):
    def test_contributing_names_the_suites(self):
        """What --suite takes is what CONTRIBUTING.md says."""
        built = json.loads((BUILD / 'meson-info/intro-tests.json').read_text(encoding='utf-8'))
        suites = {suite.partition(':')[2] for test in built for suite in test['suite']}
        said = (SOURCE / 'CONTRIBUTING.md').read_text(encoding='utf-8').partition('\nSuites: ')[2].partition('. ')[0]
        self.assertEqual({word for number, word in enumerate(said.split('`')) if number % 2}, suites)


if __name__ == '__main__':
    main()
