# SPDX-License-Identifier: GPL-3.0-or-later
"""report: the session's page as PDF."""
import subprocess

from frondctl_case import main
from vault_case import SessionCase


class Report(SessionCase):
    def text(self, path):
        return subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True, text=True, check=True).stdout

    def test_session(self):
        self.record()
        pdf = self.folder / 'report.pdf'
        self.assertEqual(self.done('report', *self.key, '--session', '1', '--out', pdf), '')
        text = self.text(pdf)
        number = self.json('list', 'patients', *self.key)[0]['record_number']
        for expected in ('MORENO', number, 'Quick look', 'Paced breathing', 'A. Therapist'):
            self.assertIn(expected, text)
        segment = self.analyse_session(1)['channels'][0]['segments'][0]
        self.assertIn(f'{segment["mean"]:.1f}', text)
        info = subprocess.run(['pdfinfo', pdf], capture_output=True, text=True, check=True).stdout
        self.assertRegex(info, r'Pages: +1\n')
        self.assertRegex(info, r'595.* x 84')
        self.assertNotIn('moreno', info.lower(), 'a name in the metadata')
        self.done('report', *self.key, '--session', '1', '--paper', 'letter', '--kind', 'session', '--out', pdf)
        self.assertIn('612 x 792', subprocess.run(['pdfinfo', pdf], capture_output=True, text=True, check=True).stdout)

    def test_what_the_records_cannot_note_does_not_leave(self):
        """An older report of that name stays as it was."""
        self.record()
        pdf = self.write('report.pdf', 'older')
        complaint = self.forgets('report', *self.key, '--session', '1', '--out', pdf)
        self.assertIn('not saved', complaint)
        self.assertIn('The disk is full.', complaint)
        self.assertEqual(pdf.read_text(), 'older')
        self.assertEqual([path.name for path in self.folder.iterdir() if path.name.startswith('report')], ['report.pdf'])

    def test_a_name_that_is_refused(self):
        """The entry is made before the report gets its name: another one takes it back."""
        self.record()
        taken = self.folder / 'report.pdf'
        (taken / 'mine').mkdir(parents=True)
        self.fails('report', *self.key, '--session', '1', '--out', taken)
        self.assertTrue((taken / 'mine').is_dir())
        self.assertEqual([path.name for path in self.folder.iterdir() if path.name.startswith('report')], ['report.pdf'])
        self.done('vault', 'check', *self.key)

    def test_refusals(self):
        self.record()
        pdf = self.folder / 'report.pdf'
        self.fails('report', *self.key, '--session', '9', '--out', pdf)
        self.fails('report', *self.key, '--session', '1', '--out', self.folder / 'no' / 'report.pdf')
        self.refuses('report', *self.key, '--session', '1')
        self.refuses('report', *self.key, '--out', pdf)
        self.refuses('report', *self.key, '--session', '1', '--kind', 'horoscope', '--out', pdf)
        self.refuses('report', *self.key, '--session', '1', '--paper', 'a3', '--out', pdf)
        self.assertFalse(pdf.exists())


if __name__ == '__main__':
    main()
