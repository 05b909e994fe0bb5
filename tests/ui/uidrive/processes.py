# SPDX-License-Identifier: GPL-3.0-or-later
"""The processes of one session, remembered in a file so that later calls can end exactly these."""
import contextlib
import json
import os
import signal
import subprocess
import time
from pathlib import Path


def _stat(pid):
    # The name in field 2 may hold spaces: count from its closing parenthesis.
    return Path(f'/proc/{pid}/stat').read_text().rpartition(')')[2].split()


def birth(pid):
    """When it was started (field 22): with the pid it names a process beyond doubt."""
    return _stat(pid)[19]


def of_session(leader):
    """The pids of all processes in the session (field 6) that LEADER began, LEADER first."""
    found = [leader]
    for folder in Path('/proc').glob('[0-9]*'):
        with contextlib.suppress(OSError):
            pid = int(folder.name)
            if pid != leader and int(_stat(pid)[3]) == leader:
                found.append(pid)
    return found


def is_running(pid, born):
    with contextlib.suppress(OSError):
        state = _stat(pid)
        return state[19] == born and state[0] != 'Z'
    return False


class Processes:
    def __init__(self, folder):
        self.folder, self.file = folder, folder / 'state.json'
        self.state = json.loads(self.file.read_text()) if self.file.exists() else {}
        self.own = {}                       # Popen objects of this very process

    def save(self, **changes):
        self.state.update(changes)
        self.file.write_text(json.dumps(self.state))

    def spawn(self, what, argv, env, **options):
        """Start a process; what it says goes to WHAT.log."""
        with open(self.folder / f'{what}.log', 'ab') as log:
            process = subprocess.Popen(argv, env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, **options)
        self.own[process.pid] = process
        self.state.setdefault('pids', []).append([what, process.pid, birth(process.pid)])
        self.save()
        return process

    def spawn_server(self, what, argv, env):
        """Start a server that writes its address to the descriptor %FD once it is ready; answer the address."""
        read_end, write_end = os.pipe()
        self.spawn(what, [word.replace('%FD', str(write_end)) for word in argv], env, pass_fds=[write_end])
        os.close(write_end)
        with os.fdopen(read_end) as pipe:
            return pipe.readline().strip()

    def log(self, what):
        path = self.folder / f'{what}.log'
        return path.read_text(errors='replace') if path.exists() else ''

    def reap(self, pid):
        """The exit status of a process that ended, where this process started it; else None."""
        return self.own[pid].poll() if pid in self.own else None

    def _end(self, pid, born):
        for sig in (signal.SIGTERM, signal.SIGKILL):
            if is_running(pid, born):
                with contextlib.suppress(OSError):
                    os.killpg(pid, sig)     # each process that spawn() starts leads a group
            end = time.monotonic() + 5
            while time.monotonic() < end and is_running(pid, born):
                self.reap(pid)
                time.sleep(.02)
        self.reap(pid)

    def end_all(self):
        """End what was started, the newest first."""
        for _, pid, born in reversed(self.state.get('pids', [])):
            self._end(pid, born)
        if self.file.exists():
            self.save(pids=[])
