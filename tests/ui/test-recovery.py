# SPDX-License-Identifier: GPL-3.0-or-later
"""A known patient's session is three activations away (T5); and what was recorded is there after the program was killed."""
import re
import signal
import time

from ui_case import UiCase, main

BAR = 3, 10.0               # activations, seconds from the patient's page to the first sample drawn
LONGEST_LOSS_S = .5
RECORD_S = 4


class Recovery(UiCase):
    def prepare(self):
        self.make_vault()
        self.of_vault('record', '--new-patient', 'Bauer, Anna', '--protocol', 'quick-look', '--sensor', 'simulated', '--speed', '0')

    def test_kill_in_a_session(self):
        self.clinic.unlock()
        self.clinic.find_patient('bau', 'BAUER, Anna')
        self.start_again()
        recorded_s = self.kill_after(RECORD_S)

        self.restart()
        self.clinic.unlock()
        banner = self.ui.find('label/Recovered recording from *')
        self.assertNotIn('BAUER', banner.name)
        self.ui.press('button/Review')
        self.ui.find('grouping/Review')
        self.ui.find('label/This recording was cut off*')
        self.quit()

        newest = max(self.of_vault('list', 'sessions', '--json'), key=lambda session: session['id'])
        self.assertEqual(newest['state'], 'recovered')
        self.assertGreaterEqual(newest['duration_s'], recorded_s - LONGEST_LOSS_S)
        self.assertEqual(self.of_vault('vault', 'check', '--json')['findings'], [])

    def start_again(self):
        """Last time's session again, by keyboard."""
        most, bar = BAR
        before, began = self.ui.hands.n_activations, time.monotonic()
        self.ui.key('ctrl+Return')
        self.ui.find('button/Confirm', state='focused')
        self.ui.key('Return')
        self.ui.find('button/Begin', state='focused')
        self.ui.key('Return')
        self.clinic.wait_for_values(1)
        seconds, activations = time.monotonic() - began, self.ui.hands.n_activations - before
        self.assertLessEqual(activations, most)
        print(f'# T5 {"pass" if seconds <= bar else "fail"}: {activations} activations, {seconds:.1f} s (bar: {most} activations, {bar:.0f} s)')

    def kill_after(self, seconds):
        """Kill the program once its clock shows that so much has passed; answer what it showed."""
        def shown():
            left_minutes, left_s, minutes, rest_s = map(int, re.match(r'(\d+):(\d+) of (\d+):(\d+)', self.ui.find('label/*:* of *:* left').name).groups())
            return 60 * (minutes - left_minutes) + rest_s - left_s - 1      # what is left is rounded down
        recorded_s = self.ui.wait_until(lambda: (now := shown()) >= seconds and now, f'{seconds} s of recording')
        self.assertEqual(self.ui.kill(signal.SIGKILL), -signal.SIGKILL)
        return recorded_s


if __name__ == '__main__':
    main()
