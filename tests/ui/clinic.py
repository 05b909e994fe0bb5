# SPDX-License-Identifier: GPL-3.0-or-later
"""What a therapist does with the window, step by step; shared by the tests and the tour."""
import os
import re
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / 'cli'))

import recordings
from uidrive.node import TEXTUAL

PASSPHRASE = 'calm harbour 42 stones'
PRACTITIONER = 'Mira Okafor'
RECORDING = Path(os.environ.get('FROND_SHARED_DATA', '/nonexistent')) / 'biosppy_emg_1.txt'
SETTLE_S = 30               # how long a resting level is measured


class Emulator:
    """A BITalino on a pty; its port has one name for as long as this lives, unplugged in between or not."""

    def __init__(self, frondctl, folder, signal=None, faults=None, scenario=None):
        self.port = folder / 'bitalino'
        command = [frondctl, 'emulate', 'bitalino', '--link', self.port]
        command += ['--scenario', scenario] if scenario else ['--signal', signal or recording_to_play(folder)]
        command += ['--faults', faults] if faults else []
        self.process = subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
        first_word(self.process)            # its port is there

    def environment(self):
        return {'FROND_EXTRA_PORTS': str(self.port)}

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.process.stdout.close()


def first_word(emulator):
    """The port that an emulator names once it is there; an error where it ended instead."""
    port = emulator.stdout.readline().strip()
    if not port:
        raise RuntimeError(f'the emulator ended with status {emulator.wait(timeout=30)} before its port was there')
    return port


def recording_to_play(folder):
    """The real recording where it is, else its synthetic twin: contractions in a quiet rest."""
    if RECORDING.exists():
        return RECORDING
    twin = folder / 'twin.txt'
    twin.write_text(recordings.simple_text(recordings.synthetic_counts()))
    return twin


def write_passphrase(folder):
    path = folder / 'passphrase'
    path.write_text(PASSPHRASE + '\n')
    return path


class Clinic:
    def __init__(self, ui):
        self.ui = ui

    # Records

    def set_up(self):
        """First run: from the welcome page to the empty list of patients."""
        self.ui.press('button/Set Up')
        self.ui.type('text/Your Name', PRACTITIONER)
        self.ui.type('text/Passphrase', PASSPHRASE)
        self.ui.type('text/Repeat Passphrase', PASSPHRASE)
        self.ui.press('button/Create Records')
        self.ui.find('label/No Patients Yet', timeout=90)

    def try_passphrase(self, passphrase):
        self.ui.type('text/Passphrase', passphrase)
        self.ui.find('button/Unlock', state='sensitive')
        self.ui.key('Return')

    def unlock(self):
        self.try_passphrase(PASSPHRASE)
        self.ui.find('entry/Search patients', timeout=90)

    # Patients

    def add_patient(self, family, given, born, number=None):
        self.ui.key('ctrl+n')
        self.ui.type('text/Family Name', family)
        self.ui.type('text/Given Name', given)
        self.ui.type('text/Date of Birth', born)
        if number:
            self.ui.type('text/Record Number', number)
        self.ui.press('button/Add')
        self.ui.find('text/Family Name', gone=True)

    def find_patient(self, letters, name):
        """Type LETTERS, take the first row with Return; NAME is what the page then shows."""
        self.ui.key('ctrl+f')
        self.ui.find('entry/Search patients', state='focused')
        self.ui.key('ctrl+a', 'BackSpace')
        self.ui.hands.type(letters)
        self.ui.find(f'list item/{name}*')
        self.ui.key('Return')
        self.ui.find(f'grouping/{name}*')
        self.ui.find('button/Start Session', state='sensitive')

    def go_to(self, view):
        """Show a view of the patient's page: overview, sessions or notes."""
        number = 1 + ('overview', 'sessions', 'notes').index(view)
        self.ui.key(f'alt+{number}')
        self.ui.find(f'page tab/{view.capitalize()}', state='checked')

    # A session

    def prepare(self, programme=None):
        """From the patient's page to the set-up of a session."""
        self.ui.key('ctrl+Return')
        self.ui.find('button/Confirm')
        if programme:
            self.choose_programme(programme)

    def choose_programme(self, name):
        self.ui.click('combo box/Programme')
        self.ui.click(f'list item/{name}')
        self.ui.find(f'combo box/Programme >> label/{name}')

    def measure_rest(self):
        self.ui.press('button/Measure * s')
        self.ui.find('label/*measured today', timeout=SETTLE_S + 30)

    def begin(self):
        """Confirm the person and begin."""
        self.ui.press('button/Confirm')
        self.ui.find('button/Change')
        self.ui.press('button/Begin')
        self.ui.find('button/STOP*')

    def value(self):
        """The number that the meter says, None where it says none."""
        said = re.match(r'(\d+([.,]\d+)?) ', self.ui.find('level bar/Muscle activity').value_text())
        return float(said.group(1).replace(',', '.')) if said else None

    def wait_for_values(self, n=3):
        """Wait until the meter has shown N different numbers."""
        seen = set()

        def test():
            seen.add(self.value())
            return len(seen - {None}) >= n
        self.ui.wait_until(test, f'{n} different values')

    def stop(self):
        self.ui.key('Escape')
        self.ui.find('button/Resume')

    def end(self):
        """From "Stopped" to the review."""
        self.ui.press('button/End and Review')
        self.ui.find('grouping/Review')

    # What leaves

    def save(self, what):
        """Choose WHAT from the review's menu, and in GTK's own file dialog Save, with the name that is proposed, where the program was started."""
        self.ui.press('toggle button/Save or export')
        self.ui.press(f'menu item/{what}')
        self.ui.find('text/Name:', state='focused')
        self.ui.press('button/Save')
        self.ui.find('text/Name:', gone=True)


def nameless(root):
    """Everything that takes the focus, can be operated or read, and has nothing a screen reader could say."""
    silent = {'list', 'scroll pane', 'panel', 'grouping', 'viewport', 'application'}      # they only hold what does
    return [node.line(True) for node, _ in root.walk()
            if 'focusable' in node.states and node.role not in silent and not node.label() and not _held_name(node)]


def _held_name(node):
    """A text inside of a named entry speaks with the entry's name."""
    return node.role in TEXTUAL and node.parent and node.parent.label()
