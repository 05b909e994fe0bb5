# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of the files for the desktop share."""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tap import main          # noqa: E402, F401  (for the tests)

SOURCE, ID, VERSION = Path(os.environ['FROND_SOURCE']), os.environ['FROND_ID'], os.environ['FROND_VERSION']
DATA = SOURCE / 'data'
STABLE = 'io.github.frondapp.Frond'


def filled(template, identity=STABLE, suffix=''):
    """TEMPLATE of data/ as the build would write it for another profile."""
    text = (DATA / template).read_text(encoding='utf-8')
    for name, value in {'id': identity, 'suffix': suffix, 'version': VERSION, 'bindir': '/app/bin', 'path': '/' + identity.replace('.', '/') + '/'}.items():
        text = text.replace(f'@{name}@', value)
    return text


class DesktopCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='frond-desktop-')
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding='utf-8')
        return path

    def accepts(self, *command):
        run = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(run.returncode, 0, f'{command}:\n{run.stdout}{run.stderr}')
        return run.stdout + run.stderr

    def rejects(self, *command):
        """The control: what is wrong is seen."""
        run = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=60, check=False)
        self.assertNotEqual(run.returncode, 0, f'{command} was accepted')
