# SPDX-License-Identifier: GPL-3.0-or-later
"""Help opens inside the sandbox, and a link leaves it through the portal that opens links."""
import re

from sandbox import SandboxCase, SandboxUi, main

BROWSER = """[Desktop Entry]
Type=Application
Name=Browser
Exec=sh -c 'echo "$1" >>"{log}"' browser %u
MimeType=x-scheme-handler/https;
"""


class Help(SandboxCase):
    def setUp(self):
        super().setUp()
        self.ui = SandboxUi(self.home)
        self.addCleanup(self.ui.stop)
        self.opened = self.home / 'opened'

    def install_browser(self):
        """A browser of the desktop, outside of the sandbox, that writes down what it is asked to open."""
        applications, config = (self.ui.session.folder / name for name in ('data/applications', 'config'))
        applications.mkdir(parents=True, exist_ok=True)
        (applications / 'browser.desktop').write_text(BROWSER.format(log=self.opened))
        config.mkdir(exist_ok=True)
        (config / 'mimeapps.list').write_text('[Default Applications]\nx-scheme-handler/https=browser.desktop\n')

    def choose(self, row):
        """By keyboard: a row may be below the part of the dialog that is visible."""
        for _ in range(12):
            if 'focused' in self.ui.find(f'list item/{row}*').states:
                break
            self.ui.key('Tab')
        self.ui.find(f'list item/{row}*', state='focused')
        self.ui.key('Return')

    def open_help(self, browser):
        self.ui.start_desktop()
        if browser:
            self.install_browser()
        self.ui.open()
        self.ui.key('F1')
        self.ui.find('label/On the Web')

    def test_topic_and_link(self):
        self.open_help(browser=True)
        self.choose('Website')
        self.ui.wait_until(lambda: self.opened.exists() and self.opened.read_text(), 'the browser to be asked')
        self.assertTrue(re.fullmatch(r'https://\S+\n', self.opened.read_text()), self.opened.read_text())
        self.choose('Records and Passphrase')
        self.assertEqual(self.ui.find('label/*/vault').name, str(self.ui.data / 'vault'))
        self.assertEqual(self.ui.trouble(), [])

    def test_control_without_a_browser(self):
        """Nobody opens links here: the address itself is shown, and the check above can fail."""
        self.open_help(browser=False)
        self.choose('Website')
        self.ui.find('label/https://*')
        self.assertFalse(self.opened.exists())


if __name__ == '__main__':
    main()
