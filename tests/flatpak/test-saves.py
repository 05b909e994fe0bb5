# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file that leaves the sandbox goes through a portal, lands whole where the person chose, and nowhere else."""
import os
import shutil
import unittest

from sandbox import ID, SandboxCase, SandboxClinic, SandboxUi, make_clinic, portals_work, main


@unittest.skipUnless(portals_work(), 'the document portal needs FUSE and a run-time folder of its own; see docs/flatpak.md')
class Saves(SandboxCase):
    def setUp(self):
        super().setUp()
        self.ui = SandboxUi(self.home)
        self.addCleanup(self.ui.stop)
        self.clinic = SandboxClinic(self.ui)
        clinic = make_clinic(self.home)
        self.ui.start_desktop()
        shutil.copytree(clinic, self.ui.data / 'vault')

    def review_a_session(self, more=()):
        self.ui.open(more=more)
        self.clinic.unlock()
        self.clinic.find_patient('diaz', 'DÍAZ MORENO, Lucía')
        self.clinic.prepare('Quick look')
        self.clinic.begin()
        self.clinic.wait_for_values(3)
        self.clinic.stop()
        self.clinic.end()

    def save(self, what, said):
        """Save it; answer the question that the portal got and the files that it left."""
        before, ears = set(self.ui.chosen.iterdir()), self.ui.listen()
        asked = self.clinic.save(what)
        ears.wait_for(f'A toast appeared: {said}')
        return asked, set(self.ui.chosen.iterdir()) - before

    def test_every_save(self):
        self.review_a_session()
        for what, said, question, suffix, magic in (
                ('Report as PDF*', 'Report saved', 'save', '.pdf', b'%PDF-'),
                ('Signal as EDF*', 'Signal saved', 'folder', '.edf', b'0       '),
                ('Signal as CSV*', 'Signal saved', 'folder', '.csv', b'time_s,')):
            with self.subTest(what):
                asked, files = self.save(what, said)
                self.assertEqual((asked['question'], asked['program']), (question, ID))
                self.assertEqual([path.suffix for path in files], [suffix], 'one whole file, and no half of one')
                content = files.pop().read_bytes()
                self.assertGreater(len(content), 1000)
                self.assertTrue(content.startswith(magic))
        self.check_print()
        self.assertEqual(self.ui.trouble(), [])

    def check_print(self):
        self.clinic.save('Print Report*')
        self.ui.wait_until((self.ui.chosen / 'printed.pdf').exists, 'the printed page')
        self.assertEqual([entry['question'] for entry in self.ui.asked()[-2:]], ['prepare print', 'print'])
        self.ui.wait_until(lambda: (self.ui.chosen / 'printed.pdf').read_bytes().rstrip().endswith(b'%%EOF'), 'the whole page')
        self.assertNotIn('DÍAZ', self.ui.asked()[-1]['title'], 'a name in the print queue')

    def test_control_without_portals(self):
        """With GTK's own dialog the portals hear nothing, and the sandbox does not have the folder: the check above can fail."""
        self.review_a_session(more=['--env=GDK_DEBUG=no-portals'])
        self.ui.press('toggle button/Save or export')
        self.ui.press('menu item/Report as PDF*')
        self.ui.find('text/Name:', state='focused')
        self.assertEqual(self.ui.asked(), [])
        self.assertFalse(os.listdir(self.ui.chosen))


if __name__ == '__main__':
    main()
