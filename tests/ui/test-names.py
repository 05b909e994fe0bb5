# SPDX-License-Identifier: GPL-3.0-or-later
"""A crawl over the pages: whatever takes the focus has a name (T13)."""
from clinic import nameless
from ui_case import UiCase, main

PATIENT = 'BAUER, Anna'


class Names(UiCase):
    def prepare(self):
        self.make_vault()
        self.of_vault('record', '--new-patient', 'Bauer, Anna', '--protocol', 'quick-look', '--sensor', 'simulated', '--speed', '0')
        self.found, self.pages = [], 0

    def look_at(self, page):
        self.pages += 1
        self.found += [f'{page}: {line}' for line in nameless(self.ui.root())]

    def test_crawl(self):
        self.look_at('lock')
        self.clinic.unlock()
        self.look_at('patients')
        self.ui.key('ctrl+n')
        self.ui.find('text/Family Name')
        self.look_at('new patient')
        self.ui.press('button/Cancel')
        self.ui.find('text/Family Name', gone=True)
        self.menu()
        self.clinic.find_patient('bau', PATIENT)
        self.look_at('overview')
        for view in ('sessions', 'notes'):
            self.clinic.go_to(view)
            self.look_at(view)
        self.session()
        self.quit()
        print(f'# T13 {"fail" if self.found else "pass"}: {len(self.found)} nameless on {self.pages} pages (bar: 0)')
        self.assertEqual(self.found, [])

    def menu(self):
        self.ui.press('toggle button/Main Menu')
        self.ui.find('menu item/About Frond')
        self.look_at('menu')
        self.ui.press('menu item/Keyboard Shortcuts')
        self.ui.find('dialog/*')
        self.look_at('shortcuts')
        self.ui.key('Escape')
        self.ui.find('dialog/*', gone=True)
        self.ui.key('F1')
        self.ui.find('list item/A First Session*')
        self.look_at('help')
        self.ui.click('list item/A First Session*')
        self.ui.find('list item/Practise first*')
        self.look_at('a topic of the help')
        self.ui.key('Escape', 'Escape')
        self.ui.find('dialog/*', gone=True)

    def session(self):
        self.clinic.prepare()
        self.ui.click('list item/Sensor')
        self.ui.find('label/Nobody is measured')
        self.look_at('set-up')
        self.ui.find('label/Simulated patient* Hz*')
        self.clinic.begin()
        self.clinic.wait_for_values(1)
        self.look_at('live')
        self.clinic.stop()
        self.look_at('stopped')
        self.clinic.end()
        self.ui.find('tree table/Phases')
        self.look_at('review')


if __name__ == '__main__':
    main()
