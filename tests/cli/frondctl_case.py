# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests that run the real frondctl: a case with helpers."""
import json
import os
import subprocess
import sys
import tempfile
import unittest
import unittest.mock
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tap import main  # noqa: E402,F401  (for the tests)

FRONDCTL = os.environ['FRONDCTL']
SHARED = Path(os.environ.get('FROND_SHARED_DATA', '/nonexistent'))
RECORDING = SHARED / 'biosppy_emg_1.txt'
DATA = Path(__file__).resolve().parent.parent / 'data'


class Case(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='frondctl-')
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run_frondctl(self, *arguments, timeout=100, **options):
        return subprocess.run([FRONDCTL, *map(str, arguments)], capture_output=True, text=True, timeout=timeout,
                              stdin=subprocess.DEVNULL, **options)

    def forgets(self, *arguments):
        """Run a frondctl whose records take no note of what leaves, expect a complaint, answer it."""
        with unittest.mock.patch.object(sys.modules[__name__], 'FRONDCTL', os.environ['FRONDCTL_FORGETFUL']):
            return self.fails(*arguments)

    def done(self, *arguments, **options):
        """Run it, expect success and nothing to complain about, answer what it printed."""
        run = self.run_frondctl(*arguments, **options)
        self.assertEqual((run.returncode, run.stderr), (0, ''), f'{arguments}: {run.stdout[-500:]}')
        return run.stdout

    def json(self, *arguments, **options):
        return json.loads(self.done(*arguments, '--json', **options))

    def complains(self, status, *arguments, **options):
        """Run it, expect STATUS with exactly one line on stderr, answer the line."""
        run = self.run_frondctl(*arguments, **options)
        self.assertEqual(run.returncode, status, f'{arguments}: {run.stderr}')
        self.assertEqual(run.stdout, '')
        self.assertRegex(run.stderr, r'\Afrondctl: [^\n]+\n\Z')
        return run.stderr

    def fails(self, *arguments, **options):
        return self.complains(1, *arguments, **options)

    def refuses(self, *arguments, **options):
        return self.complains(2, *arguments, **options)
