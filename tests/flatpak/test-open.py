# SPDX-License-Identifier: GPL-3.0-or-later
"""A recording from the file manager: the installed entry hands it into the sandbox through the document portal, and nothing else of its folder."""
import json
import shlex
import shutil
import subprocess
import unittest
from pathlib import Path

from sandbox import ID, SandboxCase, SandboxUi, make_clinic, portals_work, main

from clinic import write_passphrase


def forwarding_of_the_entry():
    """The words that Flatpak put around the file when it installed the desktop entry."""
    place = subprocess.run(['flatpak', 'info', '--show-location', ID], capture_output=True, text=True, check=True, timeout=60).stdout.strip()
    entry = (Path(place) / 'export/share/applications' / f'{ID}.desktop').read_text()
    words = shlex.split(next(line for line in entry.splitlines() if line.startswith('Exec=')).removeprefix('Exec='))
    return [word for word in words if word == '--file-forwarding'], words[words.index(ID) + 1:]


@unittest.skipUnless(portals_work(), 'the document portal needs FUSE and a run-time folder of its own; see docs/flatpak.md')
class Open(SandboxCase):
    def setUp(self):
        super().setUp()
        self.ui = SandboxUi(self.home)
        self.addCleanup(self.ui.stop)
        clinic = make_clinic(self.home)
        self.ui.start_desktop()
        # Where this window's sandbox has it.
        self.recording = self.make_recording(Path(shutil.copytree(clinic, self.ui.own / 'data' / 'clinic')))

    def make_recording(self, clinic):
        """A session of the example clinic, in a folder that the sandbox has not."""
        out = clinic.parent / 'exported'
        out.mkdir()
        access = ['--vault', clinic, '--passphrase-file', write_passphrase(clinic.parent)]
        session = json.loads(self.ui.frondctl('list', 'sessions', '--json', *access))[0]['id']
        self.ui.frondctl('export', '--session', session, '--format', 'edf', '--out', out, *access)
        made = next(out.glob('*.edf'))
        return Path(shutil.move(made, self.ui.chosen / made.name))

    def test_recording_from_the_file_manager(self):
        options, words = forwarding_of_the_entry()
        self.assertEqual(options, ['--file-forwarding'])
        before = sorted(self.ui.chosen.iterdir())
        words = [str(self.recording.as_uri() if word == '%U' else self.recording) if word in ('%U', '%F', '%u', '%f') else word for word in words]
        self.assertNotEqual([word for word in words if word.startswith('@@')], [], 'Flatpak was not told that it is a file')
        self.ui.open(*words, more=options)
        self.ui.find(f'label/{self.recording.name}')
        self.ui.find('label/*Nothing of it is stored*')
        self.assertEqual(sorted(self.ui.chosen.iterdir()), before, 'something was left beside it')
        self.assertEqual([path for path in self.ui.own.rglob('*.edf')], [], 'it was copied into the sandbox')
        self.assertEqual(self.ui.trouble(), [])

    def test_control_without_forwarding(self):
        """The path alone: the sandbox does not have the file."""
        self.ui.open(self.recording)
        self.ui.find('label/The file cannot be opened*')


if __name__ == '__main__':
    main()
