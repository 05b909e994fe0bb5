# SPDX-License-Identifier: GPL-3.0-or-later
"""A test with a vault of its own."""
import shutil
import tempfile
from pathlib import Path

from frondctl_case import Case

PASSPHRASE = 'correct horse battery\nnot this line\n'


class VaultCase(Case):
    """self.vault is the place for a vault, self.key opens it. Making one costs a second: create() copies one that was made once."""
    template = None

    def setUp(self):
        super().setUp()
        self.vault = self.folder / 'vault'
        self.key = ['--vault', self.vault, '--passphrase-file', self.write('passphrase', PASSPHRASE)]

    def make(self):
        self.done('vault', 'create', '--practitioner', 'A. Therapist', *self.key)

    def create(self):
        if VaultCase.template is None:
            VaultCase.template = tempfile.TemporaryDirectory(prefix='frondctl-template-')
            self.make()
            shutil.copytree(self.vault, Path(VaultCase.template.name) / 'vault')
        else:
            shutil.copytree(Path(VaultCase.template.name) / 'vault', self.vault)


class SessionCase(VaultCase):
    """There is a vault; record() makes a session in it."""

    def setUp(self):
        super().setUp()
        self.create()

    def record(self, *options, who=('--new-patient', 'Moreno, Lucía'), sensor='simulated:work-rest?seed=5'):
        return self.json('record', *self.key, *who, '--protocol', 'quick-look', '--sensor', sensor, '--speed', '0', *options)

    def analyse_session(self, number):
        return self.json('analyse', *self.key, '--session', number)
