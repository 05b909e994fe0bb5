# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests that drive the real window: a case with a session."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from clinic import PRACTITIONER, Clinic, Emulator, write_passphrase
from tap import main          # noqa: F401  (for the tests)
from uidrive import Ui

FROND, FRONDCTL = os.environ['FROND'], os.environ['FRONDCTL']
# Pictures of a failed test stay here.
PICTURES = Path(os.environ.get('G_TEST_BUILDDIR', '.')) / 'ui' / 'pictures'


class UiCase(unittest.TestCase):
    """One program on one private desktop for each test; its output must be free of warnings."""
    look = {}

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix='frond-ui-'))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.vault = self.folder / 'vault'
        self.passphrase = write_passphrase(self.folder)
        self.ui = Ui(self.folder / 'session', timeout=60)
        self.clinic = Clinic(self.ui)
        self.addCleanup(self.ui.stop)
        self.addCleanup(self._keep_picture)
        self.prepare()
        # What it is asked to save lands here.
        self.out = self.folder / 'out'
        self.out.mkdir()
        self.start_seconds = self.ui.start([FROND, *self.arguments()], env=self.environment(), folder=self.out, **self.look)

    def prepare(self):
        """What has to be there before the program starts."""

    def arguments(self):
        return ['--vault', str(self.vault)]

    def environment(self):
        """What only the program gets."""
        return {}

    def restart(self):
        self.ui.restart([FROND, *self.arguments()], env=self.environment(), folder=self.out)

    def frondctl(self, *arguments):
        """Run it, with success; answer what it printed, where that is JSON as what it means."""
        run = subprocess.run([FRONDCTL, *map(str, arguments)], capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL, check=False)
        self.assertEqual((run.returncode, run.stderr), (0, ''), arguments)
        return json.loads(run.stdout) if '--json' in arguments else run.stdout

    def of_vault(self, *arguments):
        return self.frondctl(*arguments, '--vault', self.vault, '--passphrase-file', self.passphrase)

    def make_vault(self):
        self.of_vault('vault', 'create', '--practitioner', PRACTITIONER)

    def start_emulator(self, **options):
        """A sensor for the whole test."""
        self.emulator = Emulator(FRONDCTL, self.folder, **options)
        self.addCleanup(self.emulator.stop)

    def quit(self):
        """Close the window: status 0 (so that leaks count) and nothing complained about."""
        self.ui.close_window()
        self.assertEqual(self.ui.wait_for_end(), 0, self.ui.log()[-3000:])
        self.assertEqual(self.ui.trouble(), [])

    def _keep_picture(self):
        # Not _outcome.success: that begins anew with each cleanup.
        failed = any(test is self for test, _ in self._outcome.result.failures + self._outcome.result.errors)
        if failed and self.ui.session.processes.state.get('pids'):
            PICTURES.mkdir(parents=True, exist_ok=True)
            self.ui.screenshot(PICTURES / f'{self.id().rpartition(".")[2]}.png', settle=.5)
            print('#', self.ui.log()[-2000:].replace('\n', '\n# '))
