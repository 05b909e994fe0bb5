# SPDX-License-Identifier: GPL-3.0-or-later
"""What the sandbox keeps from Frond. Each refusal has a control: the same question with the permission, where the answer must be the other one."""
import http.server
import os
import re
import threading
import unittest
from pathlib import Path

from sandbox import ID, SandboxCase, own_folder, main

CONNECT = 'exec 3<>/dev/tcp/127.0.0.1/{} && printf "GET / HTTP/1.0\\r\\n\\r\\n" >&3 && head -n 1 <&3 || echo refused'


class Isolation(SandboxCase):
    def serve(self):
        """Something to reach on this machine's own network."""
        server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), http.server.SimpleHTTPRequestHandler)
        server.RequestHandlerClass.log_message = lambda *_: None
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        return server.server_address[1]

    def bash_inside(self, script, more=()):
        return self.run_inside(f"bash -c '{script}' 2>/dev/null", more)

    def test_no_network(self):
        ask = CONNECT.format(self.serve())
        self.assertEqual(self.bash_inside(ask), 'refused')
        self.assertIn('200 OK', self.bash_inside(ask, ['--share=network']), 'control: with the permission it is reached')

    def test_no_home(self):
        canary = self.home / 'letter.txt'
        canary.write_text('canary')
        ask = f'cat {canary} 2>&1'
        self.assertIn('No such file', self.run_inside(ask))
        self.assertEqual(self.run_inside(ask, ['--filesystem=home']), 'canary', 'control: with the permission it is read')
        self.assertNotEqual(self.home.parts[1], 'tmp', 'a home that the sandbox hides anyway proves nothing')

    def test_home_cannot_be_written(self):
        """What is written beside the own folder is gone with the sandbox."""
        ask = f'echo lost >{self.home}/left-behind'
        self.run_inside(ask)
        self.assertFalse((self.home / 'left-behind').exists())
        self.run_inside(ask, ['--filesystem=home'])
        self.assertTrue((self.home / 'left-behind').exists(), 'control: with the permission it stays')

    def test_own_folder_is_kept(self):
        self.run_inside('echo kept >$XDG_DATA_HOME/note')
        self.assertEqual((own_folder(self.home) / 'data' / 'note').read_text(), 'kept\n')

    def test_program_cannot_be_changed(self):
        for folder in ('/app/bin', '/usr/bin'):
            self.assertIn('Read-only', self.run_inside(f'touch {folder}/left-behind 2>&1'))
        self.assertEqual(self.run_inside('touch $XDG_CACHE_HOME/control 2>&1'), '', 'control: elsewhere it can write')

    def test_no_other_name_on_the_bus(self):
        """The bus is filtered: names that were not granted do not exist, the portals do."""
        ask = 'gdbus call --session --dest org.freedesktop.DBus --object-path / --method org.freedesktop.DBus.NameHasOwner {} 2>&1'
        busy = 'org.freedesktop.Flatpak'
        self.assertEqual(self.run_inside(ask.format(busy)), '(false,)')
        self.assertEqual(self.run_inside(ask.format(busy), [f'--talk-name={busy}']), '(true,)', 'control: with the permission it is seen')

    def test_no_power_over_the_system(self):
        """No capability, no new privileges, a filter for system calls, and no way to a namespace of its own."""
        status = dict(re.findall(r'^(\w+):\s*(\w+)$', self.run_inside('cat /proc/self/status'), re.M))
        self.assertEqual((int(status['CapEff'], 16), status['NoNewPrivs'], status['Seccomp']), (0, '1', '2'))
        outside = dict(re.findall(r'^(\w+):\s*(\w+)$', Path('/proc/self/status').read_text(), re.M))
        self.assertEqual(outside['Seccomp'], '0', 'control: the filter is the sandbox’s')
        self.assertNotEqual(os.getuid(), 0, 'control: the guest is an ordinary user')

    def test_it_knows_what_it_is(self):
        self.assertIn(f'name={ID}', self.run_inside('cat /.flatpak-info'))


if __name__ == '__main__':
    main()
