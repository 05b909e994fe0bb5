# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests that drive the real window: a case with a session, and a runner that speaks TAP (shared with tests/cli)."""
import os
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'cli'))

from frondctl_case import main          # noqa: F401  (for the tests)
from uidrive import Ui

FROND = os.environ['FROND']
# Pictures of a failed test stay here.
PICTURES = Path(os.environ.get('G_TEST_BUILDDIR', '.')) / 'ui' / 'pictures'


class UiCase(unittest.TestCase):
    """One program on one private desktop for each test; its output must be free of warnings."""
    look = {}

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix='frond-ui-'))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.ui = Ui(self.folder / 'session')
        self.addCleanup(self.ui.stop)
        self.addCleanup(self._keep_picture)
        self.ui.start([FROND, *self.arguments()], env=self.environment(), **self.look)

    def arguments(self):
        return []

    def environment(self):
        """What only the program gets."""
        return {}

    def quit(self):
        """Close the window: status 0 (so that leaks count) and nothing complained about."""
        self.ui.close_window()
        self.assertEqual(self.ui.wait_for_end(), 0, self.ui.log()[-3000:])
        self.assertEqual(self.ui.trouble(), [])

    def _keep_picture(self):
        outcome = getattr(self._outcome, 'success', True)
        if not outcome and self.ui.session.processes.state.get('pids'):
            PICTURES.mkdir(parents=True, exist_ok=True)
            self.ui.screenshot(PICTURES / f'{self.id().rpartition(".")[2]}.png', settle=.5)
            print('#', self.ui.log()[-2000:].replace('\n', '\n# '))
