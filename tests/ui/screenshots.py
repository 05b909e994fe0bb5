# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of the shop window: the real window with the example clinic and a simulated patient, in its own size, small as files."""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from clinic import SETTLE_S
from tour import PATIENT, Tour, make_clinic

# Of the example clinic, on the patient's page.
LAST_SESSION = 'Settle and let go · 9 min'
COLOURS = 255           # a palette: the window has few colours, and its texts stay sharp


def shrink(path):
    subprocess.run(['convert', path, '-strip', '+dither', '-colors', str(COLOURS), '-define', 'png:compression-level=9', f'PNG8:{path}'], check=True, timeout=60)


class Shop(Tour):
    """The tour's steps, with pictures of other moments."""

    def picture(self, name, settle=2.0):
        """The tour takes its own everywhere; ours are kept by keep()."""

    def keep(self, name, settle=2.0):
        path = self.options.out / f'{name}.png'
        self.ui.screenshot(path, settle, whole=False)
        shrink(path)

    def take(self):
        try:
            self.ui.session.start(**({'scheme': 'prefer-dark'} if self.look == 'dark' else {}))
            shutil.copytree(self.options.clinic, self.vault)
            self.ui.restart([self.options.frond, '--vault', self.vault], folder=self.work)
            self.clinic.unlock()
            self.ui.click(f'list item/{PATIENT}*')
            self.ui.find('button/Start Session', state='sensitive')
            (self.in_the_dark if self.look == 'dark' else self.by_day)()
            self.close()
        finally:
            self.ui.stop()
            shutil.rmtree(self.work, ignore_errors=True)

    def by_day(self):
        self.keep('patient')
        self.ui.click(f'label/{LAST_SESSION}')
        self.ui.find('tree table/Phases')
        self.keep('review')
        self.ui.press('button/Back')
        self.confirm()
        self.measure_again()
        self.keep('set-up', settle=0)
        self.live('live')

    def in_the_dark(self):
        self.confirm()
        self.live('live-dark')

    def confirm(self):
        self.clinic.prepare()
        self.ui.find('label/Good*')
        self.ui.press('button/Confirm')
        self.ui.find('button/Begin', state='sensitive')

    def measure_again(self):
        """Last time's resting level does not fit the simulated patient: after that every step is done."""
        self.ui.press('button/Measure Again')
        self.ui.find('label/*measured today*', timeout=SETTLE_S + 30)
        self.ui.find('button/Begin', state='focused')

    def keep_below_goal(self, name):
        """The words have some slack, the number has none: a picture where the two say the same, before it was taken and after."""
        goal = self.ui.find('spin button/Goal*').value()

        def is_below():
            return (self.clinic.value() or goal) < goal

        def taken():
            if not is_below():
                return False
            self.ui.screenshot(self.options.out / f'{name}.png', settle=0, whole=False)
            return is_below()
        self.ui.wait_until(taken, 'a value below the goal')
        shrink(self.options.out / f'{name}.png')

    def live(self, name):
        """The middle of paced breathing, with a mark. The simulated patient lives as fast as we do."""
        self.ui.press('button/Begin')
        self.ui.find('button/STOP*')
        time.sleep(8)
        self.ui.key('n')
        self.ui.find('label/Paced breathing')
        time.sleep(11)
        self.ui.key('6')
        time.sleep(3)
        self.keep_below_goal(name)
        self.clinic.stop()
        self.clinic.end()
        self.ui.find('tree table/Phases')
        self.ui.press('button/Back')
        self.ui.find('entry/Search patients')


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ('frond', 'frondctl', 'out'):
        parser.add_argument('--' + name, required=True, type=lambda path: Path(path).resolve())
    options = parser.parse_args()
    os.environ.setdefault('FROND_A11Y_AID', str(options.frond.parents[2] / 'tests/ui/a11y-aid.so'))
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix='frond-clinic-') as folder:
        make_clinic(options, Path(folder))
        for look in 'light', 'dark':
            Shop(options, look).take()
    for path in sorted(options.out.glob('*.png')):
        size = subprocess.run(['identify', '-format', '%wx%h', path], capture_output=True, text=True, check=True).stdout
        print(f'{path.name}: {size}, {path.stat().st_size / 1000:.0f} kB')


if __name__ == '__main__':
    sys.exit(main())
