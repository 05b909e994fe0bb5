# SPDX-License-Identifier: GPL-3.0-or-later
"""The sensor's cable is pulled in the middle of a session, and put back."""
import time

from ui_case import UiCase, main

GONE_S = 5.0
# Seconds: until the value is no number, until the banner, until it is back, and how exact the gap is.
WAITING_S, BANNER_S, BACK_S, GAP_S = 1.0, 2.5, 3.0, .5
# When the sensor falls silent, in seconds of its signal, and when a number is taken away then.
SILENT_AT_S, SILENT_S = 40.0, .5


class SensorCase(UiCase):
    def is_waiting(self):
        """Whether the value says that there is none; "< 4 µV" is one."""
        return 'aiting' in self.ui.find('level bar/Muscle activity').value_text()


class Unplugged(SensorCase):
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

        self.assertFalse(self.is_waiting())
        self.emulator.stop()
        pulled = time.monotonic()
        waiting_s = self.ui.wait_until(lambda: self.is_waiting() and time.monotonic() - pulled, 'no number where none comes')
        banner_s = ears.wait_for('Sensor disconnected') - pulled
        self.ui.find('label/Sensor disconnected*')
        stood = self.time_left()
        time.sleep(max(0, pulled + GONE_S - time.monotonic()))     # the length of the gap, not a wait for something
        self.assertTrue(self.is_waiting(), 'a number that no longer comes from the muscle')
        self.assertEqual(self.time_left(), stood, 'the clock of the programme goes on without a signal')
        self.start_emulator()
        back = time.monotonic()
        back_s = ears.wait_for('Sensor connected again') - back
        gone_s = back + back_s - pulled
        self.ui.find('label/Sensor disconnected*', gone=True)
        self.clinic.wait_for_values()

        self.clinic.stop()
        self.clinic.end()
        self.quit()
        gap_s = self.check_record()
        passed = waiting_s <= WAITING_S and banner_s <= BANNER_S and back_s <= BACK_S and abs(gap_s - gone_s) <= GAP_S
        print(f'# T8 {"pass" if passed else "fail"}: no number after {waiting_s:.1f} s, banner after {banner_s:.1f} s, back within {back_s:.1f} s, '
              f'gap of {gap_s:.1f} s for {gone_s:.1f} s without signal (bar: {WAITING_S:.1f} s, {BANNER_S:.1f} s, {BACK_S:.1f} s, {GAP_S:.1f} s apart)')
        self.assertTrue(passed)

    def time_left(self):
        return self.ui.find('label/*:* of *:* left').name

    def check_record(self):
        """Answer how long the gap in it is."""
        session, = self.of_vault('list', 'sessions', '--json')
        self.assertEqual(session['state'], 'complete')
        self.of_vault('export', '--session', session['id'], '--format', 'edf', '--out', self.out)
        parts = list(self.out.glob('*.edf'))
        self.assertEqual(len(parts), 2, 'one file on each side of the gap')
        self.assertEqual(self.of_vault('vault', 'check', '--json')['findings'], [])
        analysed = self.of_vault('analyse', '--session', session['id'], '--json')
        gaps = {(span['start_s'], span['end_s']) for segment in analysed['channels'][0]['segments'] for span in segment['excluded'] if span['reason'] == 'gap'}
        return sum(end - start for start, end in gaps)


class Silent(SensorCase):
    """The cable is in and nothing comes: after half a second there is no number, after two there is a banner."""
    def prepare(self):
        self.make_vault()
        self.start_emulator(faults=f'silence@{SILENT_AT_S}:{GONE_S}')

    def environment(self):
        return self.emulator.environment()

    def test_silence(self):
        self.clinic.unlock()
        self.clinic.add_patient('Bauer', 'Anna', '14 March 1990')
        self.clinic.prepare('Quick look')
        self.ui.find('label/BITalino* Hz*')
        self.clinic.begin()
        self.clinic.wait_for_values()
        ears = self.ui.listen()
        silent = self.ui.wait_until(lambda: self.is_waiting() and time.monotonic(), 'the silence', timeout=SILENT_AT_S + 20) - SILENT_S
        banner_s = ears.wait_for('Sensor disconnected') - silent
        self.ui.find('label/Sensor disconnected*')
        back_s = ears.wait_for('Sensor connected again') - silent - GONE_S
        self.clinic.wait_for_values()
        passed = SILENT_S < banner_s <= BANNER_S
        print(f'# T8 {"pass" if passed else "fail"}: silent in a whole cable, banner {banner_s:.1f} s after the last sample (bar: {BANNER_S:.1f} s), back {back_s:.1f} s after the signal')
        self.assertTrue(passed)
        self.clinic.stop()
        self.clinic.end()
        self.quit()


if __name__ == '__main__':
    main()
