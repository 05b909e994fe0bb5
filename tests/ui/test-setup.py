# SPDX-License-Identifier: GPL-3.0-or-later
"""A known patient, the same programme and sensor: from the patient's page to the first sample (T5), with the keyboard alone and with the pointer alone."""
import time

from ui_case import UiCase, main

NAME = 'BAUER, Anna'
BAR = 3, 10.0               # activations, seconds
# Far beyond the bar, as a machine may be slow and this program may carry sanitizers: the printed line is what counts there.
LIMIT_S = 10 * BAR[1]


class SetUp(UiCase):
    def prepare(self):
        self.make_vault()
        self.start_emulator(scenario='resting')

    def environment(self):
        return self.emulator.environment()

    def test_known_patient(self):
        self.clinic.unlock()
        self.clinic.add_patient('Bauer', 'Anna', '14 March 1990')
        self.first_visit()
        for hands, visit in (('keyboard', self.by_keyboard), ('pointer', self.by_pointer)):
            self.ui.find('button/Start Session', state='sensitive')
            before, began = self.ui.hands.n_activations, time.monotonic()
            visit()
            self.ui.find('button/STOP*')
            self.clinic.wait_for_values(1)
            self.judge(hands, self.ui.hands.n_activations - before, time.monotonic() - began)
            self.leave()
        self.quit()
        self.assertEqual(self.of_vault('vault', 'check', '--json')['findings'], [])
        sessions = self.of_vault('list', 'sessions', '--json')
        self.assertEqual({session['programme'] for session in sessions}, {'quick-look'}, 'the programme of the last time')
        self.assertEqual(len(sessions), 3)

    def judge(self, hands, activations, seconds):
        most, bar = BAR
        passed = activations <= most and seconds <= bar
        print(f'# T5 {"pass" if passed else "fail"}: {activations} activations, {seconds:.1f} s by {hands} (bar: {most} activations, {bar:.0f} s)')
        self.assertLessEqual(activations, most)
        self.assertLess(seconds, LIMIT_S)

    def first_visit(self):
        self.clinic.prepare('Quick look')
        self.ui.find('label/BITalino* Hz*')
        self.ui.find('image/One electrode on each side*')
        self.ui.find('button/Begin', state='not-sensitive')     # until the person is confirmed
        self.clinic.begin()
        self.clinic.wait_for_values(1)
        self.leave()

    def leave(self):
        self.clinic.stop()
        self.clinic.end()
        self.ui.key('Escape')
        self.ui.find('grouping/Review', gone=True)

    def by_keyboard(self):
        self.ui.key('ctrl+Return')
        self.ui.find('button/Confirm', state='focused')
        self.ui.find('label/Agreed last time*')
        self.ui.key('Return')
        self.ui.find('button/Begin', state='focused')
        self.ui.key('Return')

    def by_pointer(self):
        self.ui.click('button/Start Session')
        self.ui.click('button/Confirm')
        self.ui.find('button/Begin', state='sensitive')
        self.ui.click('button/Begin')


if __name__ == '__main__':
    main()
