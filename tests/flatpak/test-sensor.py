# SPDX-License-Identifier: GPL-3.0-or-later
"""A sensor on a serial port outside of Frond's sandbox: a BITalino on a pty, and a session with it."""
import subprocess
import unittest

from sandbox import SandboxCase, SandboxClinic, SandboxUi, command, main

from clinic import PRACTITIONER, first_word, write_passphrase


class Sensor(SandboxCase):
    def setUp(self):
        super().setUp()
        self.ui = SandboxUi(self.home)
        self.addCleanup(self.ui.stop)
        self.clinic = SandboxClinic(self.ui)
        self.ui.start_desktop()
        self.ui.frondctl('vault', 'create', '--vault', self.ui.data / 'vault', '--practitioner', PRACTITIONER, '--passphrase-file',
                         write_passphrase(self.ui.data))
        self.port = self.start_emulator()

    def start_emulator(self):
        """In a sandbox of its own; the pty is the machine's. Answer its name."""
        words = command('emulate', 'bitalino', '--scenario', 'resting', program='frondctl', more=['--die-with-parent', '--no-documents-portal'])
        emulator = subprocess.Popen(words, env=self.ui.session.env, stdout=subprocess.PIPE, text=True)
        self.addCleanup(emulator.stdout.close)
        self.addCleanup(emulator.wait, timeout=30)
        self.addCleanup(emulator.terminate)
        return first_word(emulator)

    def open(self, *more):
        self.ui.open(more=[f'--env=FROND_EXTRA_PORTS={self.port}', *more])
        self.clinic.unlock()
        self.clinic.add_patient('Bauer', 'Anna', '14 March 1990')
        self.clinic.prepare('Quick look')

    def test_session(self):
        self.open()
        self.ui.find('label/BITalino* Hz*')
        self.clinic.begin()
        self.clinic.wait_for_values(5)
        self.clinic.stop()
        self.clinic.end()

    def test_control_without_devices(self):
        self.open('--nodevice=all')
        self.ui.find('label/Plug it in or switch it on*')
        self.assertEqual(self.ui.find_all('label/BITalino*'), [])


if __name__ == '__main__':
    main()
