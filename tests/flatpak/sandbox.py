# SPDX-License-Identifier: GPL-3.0-or-later
"""The installed Flatpak: a command in its sandbox, and its window on a desktop with portals."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / 'ui'), str(HERE.parent)]

import portal
from clinic import Clinic, write_passphrase
from tap import main          # noqa: F401  (for the tests)
from uidrive import Ui
from uidrive.wait import until

ID = os.environ.get('FROND_ID', 'io.github.frondapp.Frond')
OUT = Path(os.environ['FROND_OUT'])
AID = OUT.parent / 'a11y-aid.so'
# The harness switches portals off for programs outside of a sandbox; here they are the point.
USES_PORTALS = ['--unset-env=GDK_DEBUG', '--unset-env=ADW_DISABLE_PORTAL', '--unset-env=ADW_DEBUG_COLOR_SCHEME']


def command(*words, program='frond', more=()):
    """The command line that runs PROGRAM of the Flatpak, with MORE options for the sandbox."""
    return ['flatpak', 'run', '--user', f'--command={program}', *more, ID, *map(str, words)]


def own_folder(home):
    """The only folder of HOME that the sandbox has; it has the same name inside and outside."""
    return Path(home) / '.var' / 'app' / ID


def run(*words, home, more=(), program='sh', **options):
    """Run a program of the sandbox to its end; answer what subprocess answers."""
    # There is one document portal for each user, and a desktop wants it for itself.
    return subprocess.run(command(*words, program=program, more=['--no-documents-portal', *more]), env={**os.environ, 'HOME': str(home)}, capture_output=True, text=True, timeout=120,
                          stdin=subprocess.DEVNULL, check=False, **options)


def write_portals(folder):
    """Let xdg-desktop-portal find portal.py and nothing else; both the old and the new way."""
    folder.mkdir()
    interfaces = ';'.join(info.name for info in portal.NODE.interfaces)
    (folder / 'frondtest.portal').write_text(f'[portal]\nDBusName={portal.NAME}\nInterfaces={interfaces};\nUseIn=frondtest\n')
    (folder / 'portals.conf').write_text('[preferred]\ndefault=frondtest\n')


class SandboxUi(Ui):
    """A desktop with portals, and the Flatpak's window on it."""

    def __init__(self, work, timeout=40):
        self.work = work
        desktop = {name: os.environ[name] for name in ('XDG_RUNTIME_DIR', 'DBUS_SYSTEM_BUS_ADDRESS')}
        super().__init__(work / 'session', timeout, {**desktop, 'XDG_CURRENT_DESKTOP': 'frondtest', 'XDG_DESKTOP_PORTAL_DIR': str(work / 'portals')})
        self.home = self.session.folder / 'home'
        self.own = own_folder(self.home)
        self.data = self.own / 'data' / ID
        # What the person behind the portals chooses; the sandbox itself does not have it.
        self.chosen = self.home / 'Documents'

    def start_desktop(self, portals=True, system_bus=True, **look):
        if not system_bus:
            self.session.desktop['DBUS_SYSTEM_BUS_ADDRESS'] = f'unix:path={self.work}/no-such-bus'
        write_portals(self.work / 'portals')
        self.session.start(**look)
        for folder in (self.data, self.chosen, self.own / 'cache'):
            folder.mkdir(parents=True)
        shutil.copy(AID, self.own / 'cache')
        if portals:
            self.start_portals(look.get('scheme', 'prefer-light'))

    def start_portals(self, scheme):
        self.session.processes.spawn('portal', ['python3', str(HERE / 'portal.py'), str(self.chosen), str(self.work / 'asked'),
                                                scheme], self.session.env)
        until(lambda: portal.NAME in self.session.run('gdbus', 'call', '--session', '--dest', 'org.freedesktop.DBus', '--object-path', '/',
                                                     '--method', 'org.freedesktop.DBus.ListNames'), 'the portals', self.timeout)

    def open(self, *words, more=()):
        """Start Frond in its sandbox; answer the seconds to its first window."""
        return self.restart(command(*words, more=[*USES_PORTALS, f'--env=LD_PRELOAD={self.own / "cache" / AID.name}', *more]), folder=self.home)

    def asked(self):
        """What the portals were asked so far."""
        return [json.loads(line) for line in (self.work / 'asked').read_text().splitlines()]

    def frondctl(self, *words, **options):
        return subprocess.run(command(*words, program='frondctl'), env=self.session.env, check=True, timeout=120, capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, **options).stdout


class SandboxClinic(Clinic):
    def save(self, what):
        """Choose WHAT from the review's menu; the portals answer for the person. Answer what they were asked."""
        before = self.ui.asked()
        self.ui.press('toggle button/Save or export')
        self.ui.press(f'menu item/{what}')
        self.ui.wait_until(lambda: len(self.ui.asked()) > len(before), f'a portal to be asked for {what}')
        return self.ui.asked()[len(before)]


def make_clinic(home):
    """The example clinic, made by the Flatpak's own frondctl."""
    place = own_folder(home) / 'data'
    place.mkdir(parents=True)
    made = run('demo', '--vault', place / 'clinic', '--passphrase-file', write_passphrase(place), home=home, program='frondctl')
    if made.returncode:
        raise RuntimeError(made.stderr)
    return place / 'clinic'


class SandboxCase(unittest.TestCase):
    """A test with a folder of its own that is also a home."""

    def setUp(self):
        self.home = Path(tempfile.mkdtemp(prefix='frond-'))
        self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)

    def run_inside(self, script, more=()):
        """What a shell script printed in the sandbox."""
        return run('-c', script, home=self.home, more=more).stdout.strip()


def portals_work():
    """Whether the document portal can be started here: a run-time folder that is nobody else's, and FUSE."""
    return Path(os.environ['XDG_RUNTIME_DIR']).parts[:3] == ('/', 'run', 'user') and os.access('/dev/fuse', os.R_OK | os.W_OK)
