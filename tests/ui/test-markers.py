# SPDX-License-Identifier: GPL-3.0-or-later
"""Three markers without looking, and the last one taken back (T7); what is left leaves with the recording."""
from ui_case import UiCase, main

MARKS = {'1': 'Cough', '2': 'Talking', '3': 'Moved'}


class Markers(UiCase):
    def prepare(self):
        self.make_vault()
        self.of_vault('record', '--new-patient', 'Bauer, Anna', '--protocol', 'settle-and-let-go', '--sensor', 'simulated:resting', '--speed', '0')

    def test_three_and_one_back(self):
        self.clinic.unlock()
        self.clinic.find_patient('bau', 'BAUER, Anna')
        self.begin()
        before = self.ui.hands.n_activations
        self.mark()
        self.keys = self.ui.hands.n_activations - before
        self.clinic.stop()
        self.clinic.end()
        self.quit()
        self.check_export()

    def begin(self):
        self.ui.key('ctrl+Return')
        self.ui.find('button/Confirm', state='focused')
        self.ui.key('Return')
        self.ui.find('button/Begin', state='focused')
        self.ui.key('Return')
        self.clinic.wait_for_values(1)

    def mark(self):
        for key, name in MARKS.items():
            self.ui.key(key)
            self.ui.find(f'label/{name} · 0:*')
        self.ui.key('ctrl+z')
        self.ui.find('label/Marker taken back')

    def check_export(self):
        of = max(session['id'] for session in self.of_vault('list', 'sessions', '--json'))
        self.of_vault('export', '--session', of, '--format', 'edf', '--out', self.out)
        files = b''.join(path.read_bytes() for path in self.out.rglob('*.edf'))
        kept = [name for name in MARKS.values() if name.encode() in files]
        print(f'# T7 {"pass" if kept == ["Cough", "Talking"] else "fail"}: {self.keys} keys, {len(kept)} markers in the EDF+ file (bar: 4 keys, 2 markers)')
        self.assertEqual((kept, self.keys), (['Cough', 'Talking'], 4))


if __name__ == '__main__':
    main()
