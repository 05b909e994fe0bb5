# SPDX-License-Identifier: GPL-3.0-or-later
"""A guarding-response session in the real window, at the patient's pace and with the keyboard: steps by N, ratings by digits, the patient's
stop, and a review that shows the steps."""
from ui_case import UiCase, main

NAME = 'Bauer, Anna'


class Steps(UiCase):
    def prepare(self):
        self.make_vault()
        self.of_vault('record', '--new-patient', NAME, '--protocol', 'quick-look', '--sensor', 'simulated:guarding', '--speed', '0')

    def test_two_steps(self):
        self.clinic.unlock()
        self.clinic.find_patient('bau', 'BAUER, Anna')
        self.clinic.prepare()
        self.choose_last_programme('Guarding response')
        self.ui.find('label/Simulated patient* Hz*')
        self.ui.find('label/Good*')
        ears = self.ui.listen()
        self.clinic.begin()
        self.step('Rest before the step')           # the first phase is the clock's: N ends it early
        self.ui.find('label/At the patient’s pace')
        self.touch(ears)
        self.rate(ears)
        self.leave_out_probe(ears)
        self.stop_for_patient(ears)
        self.clinic.end()
        self.review()
        self.quit()

    def choose_last_programme(self, name):
        """The list is longer than the window: a part of the name finds it."""
        self.ui.click('combo box/Programme')
        self.ui.find('entry/', state='focused')
        self.ui.key(*name[:5].lower())
        self.ui.click(f'list item/{name}')
        self.ui.find(f'combo box/Programme >> label/{name}')

    def step(self, name):
        self.ui.key('n')
        self.ui.find(f'label/{name}')

    def touch(self, ears):
        for moment in ('announced', 'contact', 'hold', 'out'):
            self.ui.find(f'button/Next step: Touch: {moment}')
            ears.forget()
            self.ui.key('n')
            ears.wait_for(f'Touch: {moment}, at the patient’s pace')

    def rate(self, ears):
        """Pain 3 and anxiety 40, and a slip of the finger that is taken back."""
        self.ui.key('r')
        self.ui.find('label/Pain now*')
        self.ui.key('3')
        ears.wait_for('A toast appeared: Pain 3 noted')
        self.ui.find('label/Anxiety now*')
        self.ui.key('4')
        ears.wait_for('A toast appeared: Anxiety 40 noted')
        self.ui.find('label/Anxiety now*', gone=True)
        self.ui.key('r', '7')
        ears.wait_for('A toast appeared: Pain 7 noted')
        self.ui.key('u')
        ears.wait_for('A toast appeared: Pain 7 taken back')

    def leave_out_probe(self, ears):
        self.step('Rest before the step')
        self.ui.find('button/Next step: Probe: announced')
        self.ui.key('l')
        self.ui.press('button/Not wanted today')
        ears.wait_for('A toast appeared: Probe left out · Not wanted today')
        self.ui.find('button/Next step: Trainer*')

    def stop_for_patient(self, ears):
        ears.forget()
        self.ui.key('p')
        self.ui.find('label/Stopped at the Patient’s Wish')
        ears.wait_for('Stopped')
        self.ui.key('r', '2')                       # she is asked after a stop as well
        ears.wait_for('A toast appeared: Pain 2 noted')

    def review(self):
        table = self.ui.find('tree table/Steps')
        said = [node.name for node, _ in table.walk() if node.role == 'label']
        self.assertIn('1  Touch', said)
        self.assertNotIn('2  Probe', said, 'what was left out is no step')
        for words in ('Pain 3', 'Anxiety 40', 'Pain 2', 'Probe left out: Not wanted today', 'Stopped at the patient’s wish'):
            self.ui.find(f'label/{words}')
        self.assertEqual(self.ui.find_all('label/Pain 7'), [], 'it was taken back')


if __name__ == '__main__':
    main()
