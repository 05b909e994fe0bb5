# SPDX-License-Identifier: GPL-3.0-or-later
"""A private desktop: X server, window manager, message bus, settings and home of its own."""
import os
import re
import shutil
import subprocess
from pathlib import Path

from .processes import Processes, of_session
from .wait import UiError, until

FOLDERS = {'HOME': 'home', 'XDG_RUNTIME_DIR': 'run', 'XDG_CONFIG_HOME': 'config', 'XDG_DATA_HOME': 'data', 'XDG_CACHE_HOME': 'cache',
           'XDG_STATE_HOME': 'state'}
# What the desktop of whoever runs this must not bring in.
FOREIGN = re.compile('XDG_|WAYLAND|DISPLAY|GTK_|GDK_|GSK_|ADW_|DBUS_|AT_SPI|LC_|LANG|XAUTHORITY|LD_PRELOAD')
LOOK = dict(size='1280x800', scheme='prefer-light', contrast=False, text_scale=1.0, rtl=False, scale=1, lang='C.UTF-8', font='Cantarell 11',
            animations=False)


def _environment(folder, look):
    env = {name: value for name, value in os.environ.items() if not FOREIGN.match(name)}
    env.update({name: str(folder / below) for name, below in FOLDERS.items()})
    env.update(LANG=look['lang'], LC_ALL=look['lang'], GSETTINGS_BACKEND='keyfile', GIO_USE_VFS='local', NO_AT_BRIDGE='1',
               GDK_BACKEND='x11', GSK_RENDERER='cairo', GDK_DISABLE='gl,vulkan', GDK_DEBUG='no-portals', GDK_SCALE=str(look['scale']),
               ADW_DISABLE_PORTAL='1', ADW_DEBUG_COLOR_SCHEME=look['scheme'], ADW_DEBUG_HIGH_CONTRAST=str(int(look['contrast'])))
    if look['rtl']:
        env['GTK_DEBUG'] = 'invert-text-dir'
    return env


def _xsettings(look):
    return (f'Gtk/FontName "{look["font"]}"\nNet/ThemeName "Adwaita"\nNet/IconThemeName "Adwaita"\nXft/DPI {int(98304 * look["text_scale"])}\n'
            'Xft/Antialias 1\nXft/Hinting 1\nXft/HintStyle "hintslight"\nXft/RGBA "none"\nNet/CursorBlink 0\n'
            f'Gtk/EnableAnimations {int(look["animations"])}\nGtk/DecorationLayout "appmenu:close"\n')


def _preload(program):
    """The aid; before it AddressSanitizer's library where the program was built with it, which must come first."""
    aid = os.environ.get('FROND_A11Y_AID')
    if not aid:
        return {}
    linked = subprocess.run(['ldd', program], capture_output=True, text=True, check=False).stdout
    sanitizer = re.findall(r'libasan\S* => (\S+)', linked)
    return {'LD_PRELOAD': ':'.join([*sanitizer, aid])}


class Session:
    """FOLDER holds everything: logs, settings, the home, and what is needed to end it all. DESKTOP is environment that all of it gets."""

    def __init__(self, folder, timeout, desktop=None):
        self.folder, self.timeout, self.desktop = Path(folder), timeout, desktop or {}
        self.processes = Processes(self.folder)
        self.app = None

    @property
    def env(self):
        return self.processes.state['env']

    def run(self, *argv):
        """Run a small tool inside the session and answer what it printed."""
        return subprocess.run(argv, env=self.env, capture_output=True, text=True, timeout=30, check=False).stdout

    def start(self, **look):
        if self.processes.state.get('pids'):
            raise UiError(f'a session is up in {self.folder}; stop it first')
        look = {**LOOK, **look}
        shutil.rmtree(self.folder, ignore_errors=True)
        for below in FOLDERS.values():
            (self.folder / below).mkdir(parents=True)
        (self.folder / 'run').chmod(0o700)
        env = {**_environment(self.folder, look), **self.desktop}
        self.processes = Processes(self.folder)
        self.processes.state['env'] = env
        env['DBUS_SESSION_BUS_ADDRESS'] = self.processes.spawn_server('dbus', ['dbus-daemon', '--session', '--nofork', '--nopidfile', '--print-address=%FD'], env)
        self._start_display(env, look)
        self.processes.save(env=env)

    def _start_display(self, env, look):
        screen = ['Xvfb', '-displayfd', '%FD', '-screen', '0', f'{look["size"]}x24', '-noreset', '-nolisten', 'tcp']
        env['DISPLAY'] = ':' + self.processes.spawn_server('xvfb', screen, env)
        if env['DISPLAY'] == ':':
            raise UiError('no X server: ' + self.processes.log('xvfb')[-500:])
        settings = self.folder / 'xsettings'
        settings.write_text(_xsettings(look))
        self.processes.spawn('xsettingsd', ['xsettingsd', '-c', str(settings)], env)
        self.processes.spawn('wm', ['openbox'], env)
        until(lambda: 'window id' in self.run('xprop', '-root', '_NET_SUPPORTING_WM_CHECK'), 'the window manager', self.timeout)

    def start_app(self, argv, env=None, folder=None):
        """Start the program in FOLDER; only it gets the aid and ENV."""
        self.app = self.processes.spawn('app', argv, {**self.env, **_preload(argv[0]), **(env or {})}, cwd=folder)
        self.processes.save(app=self.app.pid)
        return self.app

    def family(self):
        """The pids of the program: it may sit below a wrapper or in a sandbox, with a proxy for its messages beside it."""
        return of_session(self.processes.state['app'])

    def stop(self):
        self.processes.end_all()
