# SPDX-License-Identifier: GPL-3.0-or-later
"""The guided tour: the real window on a virtual display, an example clinic, a simulated sensor. Leaves a picture of every page, the report
as PDF and the recording as EDF+, says what it left, and ends with status 0 only when all of it is there."""
import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from clinic import PRACTITIONER, Clinic, write_passphrase
from uidrive import Ui, UiError

PATIENT, LETTERS = 'DÍAZ MORENO, Lucía', 'diaz'
NOTE = 'Breathed calmly from the second round on. Wants to try the longer programme next time.'
# Name: how the desktop looks, and the size of the window where it is not its own.
LOOKS = {
    'light': ({}, None),
    'dark': ({'scheme': 'prefer-dark'}, None),
    'contrast': ({'contrast': True}, None),
    'large': ({'text_scale': 2.0}, None),
    'narrow-360': ({}, (360, 640)),
    'narrow-600': ({}, (600, 700)),
}
FEWEST_PICTURES = {'light': 24, 'narrow-360': 3}
OTHERWISE = 7
AT_ONCE = 2


class Tour:
    def __init__(self, options, look):
        self.options, self.look, self.n = options, look, 0
        self.work = Path(tempfile.mkdtemp(prefix='frond-tour-'))
        self.begin()

    def begin(self):
        """The desktop, the person, and the folder that the program sees; another tour may choose others."""
        self.ui = Ui(self.work / 'session', timeout=40)
        self.clinic = Clinic(self.ui)
        self.place = self.work

    @property
    def vault(self):
        return self.place / 'vault'

    def start_desktop(self, **look):
        self.ui.session.start(**look)

    def open(self, vault):
        """Start the program on the records in VAULT."""
        self.ui.restart([self.options.frond, '--vault', vault], folder=self.options.out)

    def frondctl(self, *arguments):
        """Run it on the records; answer what it printed."""
        command = [self.options.frondctl, *arguments, '--vault', self.vault, '--passphrase-file', write_passphrase(self.place)]
        return subprocess.run(list(map(str, command)), check=True, timeout=120, stdout=subprocess.PIPE, text=True).stdout

    def picture(self, name, settle=2.0):
        self.n += 1
        self.ui.hands.park()
        self.ui.screenshot(self.options.out / f'{self.look}-{self.n:02}-{name}.png', settle, whole=False)

    def take(self):
        look, size = LOOKS[self.look]
        try:
            self.start_desktop(**look)
            if self.look == 'light':
                self.first_run()
            shutil.copytree(self.options.clinic, self.vault)
            self.open(self.vault)
            if size:
                self.ui.hands.resize(*size)
            (self.everything if self.look == 'light' else self.main_pages if self.look != 'narrow-360' else self.browsing)()
            self.close()
        finally:
            self.ui.stop()
            shutil.rmtree(self.work, ignore_errors=True)

    def close(self):
        self.ui.close_window()
        status = self.ui.wait_for_end()
        if status or self.ui.trouble():
            raise UiError(f'Frond ended with status {status} and said:\n' + '\n'.join(self.ui.trouble()))

    def first_run(self):
        self.open(self.place / 'new')
        self.ui.find('button/Set Up')
        self.picture('welcome')
        self.ui.press('button/Set Up')
        self.ui.type('text/Your Name', PRACTITIONER)
        self.ui.type('text/Passphrase', 'short')
        self.picture('set-up-records')
        self.close()

    def browsing(self):
        self.clinic.unlock()
        self.picture('patients')
        self.ui.click(f'list item/{PATIENT}*')
        self.ui.find('button/Start Session', state='sensitive')
        self.picture('patient')
        self.ui.key('alt+2')
        self.picture('patient-sessions')

    def main_pages(self):
        self.clinic.unlock()
        self.programmes()
        self.clinic.find_patient(LETTERS, PATIENT)
        self.picture('patient')
        self.set_up_session()
        self.session(short=True)
        self.picture('review')

    def programmes(self):
        self.ui.key('F10')
        self.ui.press('menu item/Programmes')
        self.ui.find('button/Import…')
        self.picture('programmes')
        self.ui.press('button/Duplicate to edit: Quick look')
        self.ui.find('label/* in all')
        self.picture('programme-editor')
        self.ui.press('button/Back')
        self.ui.find('button/Import…')
        self.ui.press('button/Back')
        self.ui.find('entry/Search patients')

    def set_up_session(self):
        self.clinic.prepare('Quick look')
        self.ui.find('label/Simulated patient* Hz*')
        self.ui.find('label/Good*')
        with contextlib.suppress(UiError):          # last time's level hardly fits this signal
            self.ui.find('button/Measure Again', timeout=6)
        self.picture('session-set-up', settle=0)

    def session(self, short=False):
        self.clinic.begin()
        self.clinic.wait_for_values(3)
        if not short:
            self.picture('live-rest', settle=0)
            self.ui.key('1')
            self.ui.find('label/Paced breathing', timeout=30)
            self.clinic.wait_for_values(5)
            self.picture('live-breathing', settle=0)
            self.ui.key('space')
            self.ui.find('button/Resume*')
            self.picture('live-paused', settle=0)
            self.ui.key('space')
        else:
            self.skip_to('Paced breathing')
        self.skip_to('Work')
        self.clinic.wait_for_values(4)
        if not short:
            self.picture('live-work', settle=0)
        self.skip_to('Let go')
        self.clinic.wait_for_values(4)
        self.picture('live-letting-go', settle=0)
        self.clinic.stop()
        self.picture('stopped')
        self.clinic.end()
        self.ui.find('tree table/Phases')

    def skip_to(self, phase):
        self.ui.key('n')
        self.ui.find(f'label/{phase}')

    def everything(self):
        self.picture('locked')
        self.clinic.try_passphrase('not this one')
        self.ui.find('label/This passphrase does not open*')
        self.picture('wrong-passphrase')
        self.clinic.unlock()
        self.picture('patients')
        self.ui.key('ctrl+n')
        self.ui.type('text/Family Name', 'Bauer')
        self.ui.type('text/Date of Birth', '14.3.90')
        self.picture('new-patient')
        self.ui.press('button/Cancel')
        self.ui.find('button/Cancel', gone=True)
        self.programmes()
        self.clinic.find_patient(LETTERS, PATIENT)
        self.picture('patient')
        for view in ('sessions', 'notes'):
            self.clinic.go_to(view)
            self.picture('patient-' + view)
        self.set_up_session()
        self.session()
        self.after_session()
        self.around()

    def after_session(self):
        self.picture('review')
        self.ui.press('toggle button/Accept')
        self.ui.click('text/Note')
        self.ui.find('text/Note', state='focused')
        self.ui.hands.type(NOTE)
        self.ui.find('label/Draft saved*')
        self.picture('note-draft')
        self.ui.press('button/Sign Note…')
        self.ui.find('alert/* >> button/Sign')
        self.picture('sign')
        self.ui.press('alert/* >> button/Sign')
        self.ui.find('label/Signed by *')
        self.picture('note-signed')
        ears = self.ui.listen()
        self.clinic.save('Report as PDF*')
        ears.wait_for('A toast appeared: Report saved')
        self.picture('report-saved')

    def around(self):
        self.ui.press('button/Back')
        self.ui.find('entry/Search patients')
        for item, name in (('Keyboard Shortcuts', 'shortcuts'), ('Help', 'help'), ('About Frond', 'about')):
            self.ui.press('toggle button/Main Menu')
            self.ui.press(f'menu item/{item}')
            self.ui.find('dialog/*')
            self.picture(name)
            self.ui.key('Escape')
            self.ui.find('dialog/*', gone=True)
        self.frondctl_exports()

    def frondctl_exports(self):
        """What a program makes of the same records; the window has to let go of them first."""
        self.ui.key('ctrl+l')
        self.ui.find('label/Records Are Locked')
        self.frondctl('export', '--session', self.newest(), '--format', 'edf', '--out', self.options.out)

    def newest(self):
        return max(session['id'] for session in json.loads(self.frondctl('list', 'sessions', '--json')))


def make_clinic(options, folder):
    options.clinic = folder / 'clinic'
    subprocess.run([options.frondctl, 'demo', '--vault', options.clinic, '--passphrase-file', write_passphrase(folder)],
                   check=True, timeout=120, stdout=subprocess.DEVNULL)


def take_all(options):
    """One process for each look, a few at once; answer what went wrong."""
    waiting, running, failed = list(LOOKS), {}, []
    while waiting or running:
        while waiting and len(running) < AT_ONCE:
            look = waiting.pop(0)
            command = [sys.executable, __file__, '--frond', options.frond, '--frondctl', options.frondctl, '--out', options.out,
                       '--clinic', options.clinic, '--look', look]
            running[look] = subprocess.Popen(list(map(str, command)))
        for look, process in list(running.items()):
            if process.poll() is not None:
                del running[look]
                failed += [look] if process.returncode else []
        time.sleep(.1)
    return failed


def missing(options):
    for look in LOOKS:
        there, least = len(list(options.out.glob(look + '-[0-9]*.png'))), FEWEST_PICTURES.get(look, OTHERWISE)
        if there < least:
            yield f'{there} of {least} pictures ({look})'
    for what, pattern in (('the PDF', '*.pdf'), ('the recording', '*.edf'), ('pictures of the PDF', 'page-*.png')):
        if not list(options.out.glob(pattern)):
            yield what


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ('frond', 'frondctl', 'out'):
        parser.add_argument('--' + name, required=True, type=lambda path: Path(path).resolve())
    parser.add_argument('--look', choices=LOOKS, help=argparse.SUPPRESS)
    parser.add_argument('--clinic', type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def main():
    options, began = parse(), time.monotonic()
    os.environ.setdefault('FROND_A11Y_AID', str(options.frond.parents[2] / 'tests/ui/a11y-aid.so'))
    if options.look:
        Tour(options, options.look).take()
        return

    shutil.rmtree(options.out, ignore_errors=True)
    options.out.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix='frond-clinic-') as folder:
        make_clinic(options, Path(folder))
        failed = take_all(options)
    for report in options.out.glob('*.pdf'):
        subprocess.run(['pdftoppm', '-r', '80', '-png', report, options.out / 'page'], check=True, timeout=30)
    absent = list(missing(options))
    left = sorted(path.name for path in options.out.iterdir())
    print('\n'.join(left))
    pictures, others = sum(name.endswith('.png') for name in left), sum(not name.endswith('.png') for name in left)
    print(f'tour: {pictures} pictures and {others} files in {options.out} after {time.monotonic() - began:.0f} s'
          + ''.join(f'; failed: {look}' for look in failed) + ''.join(f'; missing: {what}' for what in absent))
    sys.exit(bool(failed or absent))


if __name__ == '__main__':
    main()
