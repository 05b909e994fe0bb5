# SPDX-License-Identifier: GPL-3.0-or-later
"""The sensor's cable is pulled in the middle of a session, and put back."""
import time

from ui_case import UiCase, main

GONE_S = 3.0


class Unplugged(UiCase):
    def prepare(self):
        self.make_vault()
        self.start_emulator()

    def environment(self):
        return self.emulator.environment()

    def test_unplug_and_plug_in_again(self):
        self.clinic.unlock()
        self.clinic.add_patient('Bauer', 'Anna', '14 March 1990')
        self.clinic.prepare('Quick look')
        self.ui.find('label/BITalino* Hz*')
        self.clinic.begin()
        self.clinic.wait_for_values()
        ears = self.ui.listen()

        self.emulator.stop()
        pulled = ears.wait_for('Sensor disconnected')
        self.ui.find('label/Sensor disconnected*')
        self.assertIsNone(self.clinic.value(), 'a number that no longer comes from the muscle')
        time.sleep(max(0, pulled + GONE_S - time.monotonic()))     # the length of the gap, not a wait for something
        self.start_emulator()
        ears.wait_for('Sensor connected again')
        self.ui.find('label/Sensor disconnected*', gone=True)
        self.clinic.wait_for_values()

        self.clinic.stop()
        self.clinic.end()
        self.quit()
        self.check_record()

    def check_record(self):
        session, = self.of_vault('list', 'sessions', '--json')
        self.assertEqual(session['state'], 'complete')
        self.of_vault('export', '--session', session['id'], '--format', 'edf', '--out', self.out)
        parts = list(self.out.glob('*.edf'))
        self.assertEqual(len(parts), 2, 'one file on each side of the gap')
        self.assertEqual(self.of_vault('vault', 'check', '--json')['findings'], [])


if __name__ == '__main__':
    main()
