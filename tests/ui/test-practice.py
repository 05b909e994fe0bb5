# SPDX-License-Identifier: GPL-3.0-or-later
"""Trying Frond without records, with the keyboard alone: how soon there is a trace (T1), and that Escape stops from anywhere (T6)."""
import time

from ui_case import UiCase, main

TRACE_BAR = 2, 15.0         # activations, seconds from the start of the program
STOP_BAR_MS = 200
STOPS = 3                   # from each place
# Far beyond the bar, as a machine may be slow and this program may carry sanitizers: the printed line is what counts there.
STOP_LIMIT_MS = 10 * STOP_BAR_MS


class Practice(UiCase):
    def test_stop(self):
        self.first_trace()
        ears = self.ui.listen()
        stops = [self.stop_from(ears, place) for place in (self.plot, self.goal, self.text) for _ in range(STOPS)]
        delays, keys = [delay for delay, _ in stops], max(keys for _, keys in stops)
        p95 = 1000 * sorted(delays)[int(.95 * len(delays))]
        print(f'# T6 {"pass" if p95 <= STOP_BAR_MS else "fail"}: {keys} key, p95 {p95:.0f} ms (bar: 1 key, {STOP_BAR_MS} ms)')
        self.assertEqual(keys, 1)
        self.assertLess(p95, STOP_LIMIT_MS)

        self.clinic.stop()
        self.assertEqual(self.ui.find_all('button/Discard*'), [], 'what is not stored cannot be discarded')
        self.ui.press('button/End Practice')
        self.ui.find('button/Set Up')
        self.assertFalse(self.vault.exists(), 'practice stores nothing')
        self.quit()

    def first_trace(self):
        began = time.monotonic()
        self.ui.press('button/Try Without Records')
        self.ui.find('button/Begin', state='focused')
        self.ui.key('Return')
        self.ui.find('button/STOP*')
        self.clinic.wait_for_values(2)
        seconds = self.start_seconds + time.monotonic() - began
        (most, bar), activations = TRACE_BAR, self.ui.hands.n_activations
        self.assertLessEqual(activations, most)
        print(f'# T1 {"pass" if seconds <= bar else "fail"}: {activations} activations, {seconds:.1f} s (bar: {most} activations, {bar:.0f} s)')
        self.ui.find('label/Practice session*')

    def plot(self):
        self.ui.click('image/Live trace')
        self.ui.find('image/Live trace', state='focused')

    def goal(self):
        if 'sensitive' not in self.ui.find('grouping/Goal').states:
            self.ui.key('n')                # to a part that has one
            self.ui.find('grouping/Goal', state='sensitive')
        self.ui.click('spin button/Goal*')
        self.ui.find('spin button/Goal*', state='focused')

    def text(self):
        self.ui.key('m')
        self.ui.find('text/Marker with text*', state='focused')
        self.ui.hands.type('1 8')           # the keys of markers and of the pause are text here

    def stop_from(self, ears, place):
        """Press Escape there; answer the seconds until the session says that it stopped, and the keys that it took."""
        place()
        ears.forget()
        before, began = self.ui.hands.n_activations, time.monotonic()
        self.ui.key('Escape')
        seconds, keys = ears.wait_for('Stopped') - began, self.ui.hands.n_activations - before
        self.ui.find('button/Resume', state='focused')
        self.ui.key('Return')
        self.ui.find('button/STOP*')
        return seconds, keys


if __name__ == '__main__':
    main()
