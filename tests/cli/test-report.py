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
