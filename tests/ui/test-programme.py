# SPDX-License-Identifier: GPL-3.0-or-later
"""A programme of one's own: copied, changed by keys, saved, found where a session is set up, and run from there."""
from clinic import nameless
from ui_case import UiCase, main

ORIGINAL = 'Quick look'
OWN = 'Short look'


class Programme(UiCase):
    def prepare(self):
        self.make_vault()
        self.of_vault('record', '--new-patient', 'Bauer, Anna', '--protocol', 'quick-look', '--sensor', 'simulated:resting', '--speed', '0')

    def test_copy_change_and_find(self):
        self.clinic.unlock()
        self.ui.key('F10')
        self.ui.press('menu item/Programmes')
        self.ui.find(f'button/Duplicate to edit: {ORIGINAL}')
        self.assertEqual(nameless(self.ui.root()), [])
        self.ui.press(f'button/Duplicate to edit: {ORIGINAL}')
        self.change()
        self.reorder()
        self.drag()
        self.name_keys()
        self.save()
        self.keep_draft()
        self.find_in_setup()
        self.quit()

    def handles(self):
        """Each row's handle says what it moves."""
        return [node.name for node in self.ui.find_all('list/Phases >> image/Move: *')]

    def change(self):
        """Seconds as they are typed change the time at the top; what is wrong is said beside its row and can be taken back."""
        self.ui.find('label/1 min 10 s in all')
        self.assertEqual(nameless(self.ui.root()), [])
        self.assertEqual(self.handles(), [f'Move: {row}' for row in self.rows()])
        self.ui.type('text/Name of the programme', OWN)
        self.ui.click('list item/Rest before*')
        self.type_seconds('40')
        self.ui.find('label/1 min 40 s in all')
        self.ui.find('list item/Rest before, Rest · 40 s*')
        self.ui.type('text/Words for the patient', ' ')
        self.ui.find('label/Words for the patient: a text*')
        self.ui.find('label/1 min 40 s in all · 1 thing to correct below')
        self.ui.find('button/Save as Version 1', state='not-sensitive')
        self.ui.key('ctrl+z')
        self.ui.find('label/1 min 40 s in all')
        self.ui.find('button/Save as Version 1', state='sensitive')

    def type_seconds(self, seconds):
        """A spin button does not tell its text."""
        self.ui.click('spin button/Seconds')
        self.ui.find('spin button/Seconds', state='focused')
        self.ui.key('ctrl+a')
        self.ui.hands.type(seconds)

    def rows(self):
        return [row.name.split(',')[0] for row in self.ui.find_all('list/Phases >> list item/*')]

    def reorder(self):
        """By the keyboard: into the repeat it counts three times, and out of it again."""
        before = self.rows()
        self.ui.click('list item/Rest after*')
        ears = self.ui.listen()
        self.ui.key('alt+Up')
        ears.wait_for('Rest after, now row 6 of 6')
        self.ui.find('label/2 min in all')
        self.ui.key('alt+Up')
        self.ui.wait_until(lambda: self.rows().index('Rest after') == 4, 'the row one further up')
        self.ui.find('list item/Rest after*', state='focused')
        for _ in range(2):
            self.ui.key('ctrl+z')
        self.ui.find('label/1 min 40 s in all')
        self.assertEqual(self.rows(), before)
        self.ui.key('shift+ctrl+z')
        self.ui.find('label/2 min in all')
        self.ui.key('ctrl+d')
        self.ui.find('label/2 min 30 s in all')
        self.ui.key('Delete')
        self.ui.find('label/2 min in all')

    def drag(self):
        """With the pointer, as slowly as a hand: behind a phase of the repeat, and taken back."""
        place = self.ui.hands.place
        (x, start), target = place(self.ui.find('list item/Rest before*')), self.ui.find('list item/Work,*')
        end = place(target)[1] + target.extents()[3] // 2 - 6
        steps = [word for i in range(1, 21) for word in ('mousemove', str(x), str(start + (end - start) * i // 20), 'sleep', '0.1')]
        self.ui.session.run('xdotool', 'mousemove', str(x), str(start), 'sleep', '0.2', 'mousedown', '1', 'sleep', '0.2', *steps, 'mouseup', '1')
        self.ui.find('label/3 min 20 s in all')
        self.assertEqual(self.rows()[2:4], ['Work', 'Rest before'])
        self.ui.key('ctrl+z')
        self.ui.find('label/2 min in all')

    def name_keys(self):
        """By the keyboard: what a key marks is typed, goes to the next key and comes back."""
        self.ui.find('label/Assessment · EMG or pressure')
        self.ui.click('label/Markers')
        self.ui.type('text/Key 1', 'Sneeze')
        self.ui.find('label/1 Sneeze · 2 Talking*')
        ears = self.ui.listen()
        self.ui.key('alt+Down')
        ears.wait_for('Sneeze, now key 2')
        self.ui.find('label/1 Talking · 2 Sneeze*')
        self.ui.find('text/Key 2', state='focused')
        self.assertEqual(nameless(self.ui.root()), [])
        self.ui.key('ctrl+z')
        self.ui.find('label/1 Sneeze · 2 Talking*')
        self.ui.click('label/Markers')

    def save(self):
        self.ui.key('ctrl+s')
        self.ui.find('label/Saved as version 1')
        self.ui.find('label/Sessions run version 1.')

    def keep_draft(self):
        """What is no version yet survives leaving and locking; sessions run what was saved."""
        self.ui.click('list item/Work*')
        self.type_seconds('7')
        self.ui.find('label/2 min 6 s in all')
        self.ui.find('label/Draft saved *')
        self.ui.press('button/Back')
        self.ui.find(f'list item/{OWN}*')
        self.ui.find('label/2 min 6 s · version 1 · has changes that are not in it yet')
        self.ui.key('ctrl+l')
        self.clinic.unlock()

    def find_in_setup(self):
        self.clinic.find_patient('bau', 'BAUER, Anna')
        self.clinic.prepare(OWN)
        self.ui.find('label/2 min')
        self.ui.press('button/Edit programmes…')
        self.ui.click(f'list item/{OWN}*')
        self.ui.find('label/2 min 6 s in all')
        self.ui.key('ctrl+s')
        self.ui.find('label/Saved as version 2')
        self.bring_back()
        self.ui.press('button/Back')
        self.ui.press('button/Back')
        self.ui.find('label/2 min')
        self.clinic.begin()
        self.clinic.wait_for_values(2)
        self.clinic.stop()
        self.clinic.end()
        session = max(self.of_vault_sessions(), key=lambda one: one['id'])
        self.assertEqual(session['programme'][:4], 'own-', session)

    def bring_back(self):
        """An older version is looked at and becomes the newest; none is changed by that."""
        self.ui.press('toggle button/Programme menu')
        self.ui.press('menu item/Versions')
        self.ui.find('label/2 min 6 s in all')
        self.ui.click('combo box/Version')
        self.ui.click('list item/Version 1, saved *')
        self.ui.find('label/2 min in all')
        self.ui.find('label/Sessions run version 2.')
        self.assertEqual(nameless(self.ui.root()), [])
        self.ui.press('button/Bring Back as Version 3')
        self.ui.find('label/Sessions run version 3.')
        self.ui.find('label/2 min in all')

    def of_vault_sessions(self):
        self.ui.key('ctrl+l')
        self.ui.find('text/Passphrase')
        return self.of_vault('list', 'sessions', '--json')


if __name__ == '__main__':
    main()
