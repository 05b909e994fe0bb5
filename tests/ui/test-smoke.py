# SPDX-License-Identifier: GPL-3.0-or-later
"""Does the harness reach the window: tree, picture, keys, an orderly end."""
import subprocess

from ui_case import UiCase, main
from uidrive import UiError, judge


class Smoke(UiCase):
    def test_window_is_there_and_goes(self):
        ui = self.ui
        window = ui.find('frame/*')
        self.assertIn('showing', window.states)
        self.assertGreater(min(window.extents()[2:]), 300)

        picture = self.folder / 'window.png'
        self.assertTrue(ui.screenshot(picture, settle=10), 'the window never comes to rest')
        size = subprocess.run(['identify', '-format', '%w %h %k', picture], capture_output=True, text=True, check=True).stdout.split()
        self.assertEqual(size[:2], ['1280', '800'])
        self.assertGreater(int(size[2]), 3, 'the picture has hardly a colour: is the window painted?')

        self.assertEqual(list(judge.audit(ui)), [])
        self.quit()

    def test_pointer_and_keys_reach_what_they_aim_at(self):
        """With real events: a wrong position or an unnamed menu item would miss."""
        ui = self.ui
        ui.click('toggle button/Main Menu')
        ui.click('menu item/About Frond')
        ui.find('dialog/*')
        ui.key('Escape')
        ui.find('dialog/*', gone=True)
        self.quit()

    def test_what_is_not_there_is_not_found(self):
        with self.assertRaisesRegex(UiError, 'button/No such thing: 0 hits'):
            self.ui.find('button/No such thing', timeout=.3)
        self.quit()


if __name__ == '__main__':
    main()
