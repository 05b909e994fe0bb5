# SPDX-License-Identifier: GPL-3.0-or-later
"""frondctl emulate: a sensor on a port, spoken to byte by byte."""
import os
import select
import signal
import stat
import subprocess
import time
import tty

from frondctl_case import FRONDCTL, Case, main

SIMPLE = '# Simple Text Format\n# Sampling Rate (Hz):= 1000\n# Resolution:= 10\n'


class Emulate(Case):
    def start(self, *arguments):
        process = subprocess.Popen([FRONDCTL, 'emulate', *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        return process, process.stdout.readline().rstrip('\n')

    def connect(self, path):
        port = os.open(path, os.O_RDWR | os.O_NOCTTY)
        self.addCleanup(os.close, port)
        tty.setraw(port)
        return port

    def read(self, port, size, seconds=60):
        answer = b''
        end = time.monotonic() + seconds
        while len(answer) < size and time.monotonic() < end:
            if select.select([port], [], [], 0.1)[0]:
                answer += os.read(port, size - len(answer))
        return answer

    def test_first_line_is_the_port(self):
        process, path = self.start('bitalino')
        self.assertTrue(stat.S_ISCHR(os.stat(path).st_mode))
        port = self.connect(path)
        os.write(port, b'\x07')
        self.assertEqual(self.read(port, 14), b'BITalino_v5.2\n')
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(60), 0)
        self.assertFalse(os.path.exists(path))

    def test_plays_a_recording(self):
        recording = self.write('ramp.txt', SIMPLE + ''.join(f'{n}\n' for n in range(1000)))
        _, path = self.start('bitalino', '--signal', recording, '--speed', 0)
        port = self.connect(path)
        os.write(port, b'\xc3\x05')
        frames = self.read(port, 3 * 1500)
        values = [(frames[i + 1] & 15) << 6 | frames[i] >> 2 for i in range(0, len(frames), 3)]
        self.assertEqual(values, [n % 1000 for n in range(1500)])
        self.assertEqual([frames[i] >> 4 for i in range(2, len(frames), 3)], [n % 16 for n in range(1500)])
        os.write(port, b'\x00')

    def test_same_seed_same_signal(self):
        heard = set()
        for _ in range(2):
            _, path = self.start('bitalino', '--scenario', 'guarding', '--seed', 11, '--channels', 2, '--speed', 0)
            port = self.connect(path)
            os.write(port, b'\x0d')
            heard.add(self.read(port, 4000))
        self.assertEqual(len(heard), 1)
        self.assertEqual(len(heard.pop()), 4000)

    def test_link_follows_the_port_and_goes_with_it(self):
        link = self.folder / 'sensor'
        process, path = self.start('bitalino', '--link', link, '--faults', 'unplug@0.05:0.2', '--speed', 1)
        self.assertEqual(path, str(link))
        first = os.readlink(link)
        port = self.connect(path)
        os.write(port, b'\xc3\x05')
        with self.assertRaises(OSError):
            while self.read(port, 4096, 1) != b'':
                pass
            raise OSError('end of file')
        # The port is made anew; another number unless the old one was free.
        end = time.monotonic() + 60
        while time.monotonic() < end and not (os.path.exists(link) and self.answers(link)):
            time.sleep(0.05)
        self.assertTrue(self.answers(link), first)
        process.terminate()
        self.assertEqual(process.wait(60), 0)
        self.assertFalse(os.path.lexists(link))

    def answers(self, path):
        try:
            port = os.open(path, os.O_RDWR | os.O_NOCTTY)
        except OSError:
            return False
        try:
            tty.setraw(port)
            os.write(port, b'\x07')
            return self.read(port, 14, 1) == b'BITalino_v5.2\n'
        finally:
            os.close(port)

    def test_something_else(self):
        _, path = self.start('other')
        port = self.connect(path)
        self.assertEqual(self.read(port, 6), b'hello\n')

    def test_ends_by_itself(self):
        self.assertRegex(self.done('emulate', 'bitalino', '--for', '0.1'), r'\A/dev/\S+\n\Z')

    def test_help_names_faults_and_scenarios(self):
        text = self.done('emulate', '--help')
        for word in ('drop@T[:N]', 'unplug@T[:S]', 'slow-release', '--link'):
            self.assertIn(word, text)

    def test_wrong_use(self):
        self.refuses('emulate')
        self.refuses('emulate', 'toaster')
        self.refuses('emulate', 'bitalino', 'other')
        self.refuses('emulate', 'bitalino', '--rate', '250')
        self.refuses('emulate', 'bitalino', '--channels', '7')
        self.refuses('emulate', 'bitalino', '--faults', 'drop@x')
        self.refuses('emulate', 'bitalino', '--signal', 'a', '--scenario', 'flat')
        self.fails('emulate', 'bitalino', '--scenario', 'dancing')
        self.fails('emulate', 'bitalino', '--signal', self.folder / 'missing')
        self.fails('emulate', 'bitalino', '--signal', self.write('bad.txt', SIMPLE + '5\nx\n'))


if __name__ == '__main__':
    main()
