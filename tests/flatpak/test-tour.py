# SPDX-License-Identifier: GPL-3.0-or-later
"""test-tour.py LOOK: the guided tour of build-aux/run, in the sandbox, on records that were moved in by hand. Its pictures stay."""
import argparse
import shutil
import sys
import unittest
from pathlib import Path

from sandbox import ID, OUT, SandboxClinic, SandboxUi, make_clinic, main, portals_work

import tour
from clinic import write_passphrase

LOOK = sys.argv[1]


class SandboxTour(tour.Tour):
    def begin(self):
        self.ui = SandboxUi(self.work)
        self.clinic = SandboxClinic(self.ui)
        self.place = self.ui.data

    def start_desktop(self, **look):
        self.ui.start_desktop(**look)

    def open(self, vault):
        """Without a word about the records: they are where Frond looks by itself."""
        self.ui.open()

    def frondctl(self, *arguments):
        return self.ui.frondctl(*arguments, '--vault', self.vault, '--passphrase-file', write_passphrase(self.place))

    def frondctl_exports(self):
        """What was saved is where the person chose, which the sandbox does not have."""
        self.asked = self.ui.asked()
        for path in self.ui.chosen.iterdir():
            shutil.move(path, self.options.out)


@unittest.skipUnless(LOOK != 'light' or portals_work(), 'its report is saved through the document portal; see docs/flatpak.md')
class TourTest(unittest.TestCase):
    def test_tour(self):
        out = OUT / LOOK
        out.mkdir()
        place = out / 'home'
        place.mkdir()
        options = argparse.Namespace(out=out, clinic=make_clinic(place))
        taken = SandboxTour(options, LOOK)
        taken.take()
        shutil.rmtree(place)
        self.assertGreaterEqual(len(list(out.glob('*.png'))), tour.FEWEST_PICTURES.get(LOOK, tour.OTHERWISE))
        if LOOK == 'light':
            self.check_saved(taken.asked, out)

    def check_saved(self, asked, out):
        self.assertEqual([entry['question'] for entry in asked], ['save'])
        self.assertEqual({entry['program'] for entry in asked}, {ID})
        kinds = sorted(path.suffix for path in out.iterdir() if path.suffix != '.png')
        self.assertEqual(kinds, ['.pdf'], 'all that was saved and nothing else, such as half a file')
        self.assertEqual(next(out.glob('*.pdf')).read_bytes()[:5], b'%PDF-')


if __name__ == '__main__':
    main()
