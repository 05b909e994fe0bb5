# SPDX-License-Identifier: GPL-3.0-or-later
"""What the private Debian 13 lets in: everything of a person who works in it, nothing of hers in tests, and never the network."""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tap import main  # noqa: E402

SOURCE = Path(sys.argv.pop(1)).resolve()


def sandbox_arguments(home, **environment):
    """bwrap's arguments as (option, operands) pairs."""
    shown = subprocess.run(
        ['bash', '-c', '. build-aux/lib/environment.sh; CCACHE_DIR=/ccache; frond_sandbox_arguments /root-tree'],
        cwd=SOURCE, capture_output=True, check=True, env={'PATH': os.environ['PATH'], 'HOME': home, **environment})
    options = []
    for word in shown.stdout.decode().split('\0')[:-1]:
        if word.startswith('--'):
            options.append([word])
        else:
            options[-1].append(word)
    return [tuple(option) for option in options]


class Environment(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = folder.name

    def test_a_person_has_her_home_and_ports(self):
        options = sandbox_arguments(self.home, DISPLAY=':7.0', XDG_RUNTIME_DIR='/run/user/1000', LANG='de_DE.UTF-8', TZ='Europe/Vienna')
        self.assertIn(('--bind-try', self.home, self.home), options)
        self.assertIn(('--dev-bind', '/dev', '/dev'), options)
        self.assertIn(('--bind-try', '/run/user/1000', '/run/user/1000'), options)
        self.assertIn(('--bind', '/tmp', '/tmp'), options)
        self.assertNotIn(('--setenv', 'LC_ALL', 'C.UTF-8'), options)

    def test_tests_have_nothing_of_hers(self):
        options = sandbox_arguments(self.home, FROND_ISOLATED='1', DISPLAY=':7', XDG_RUNTIME_DIR='/run/user/1000')
        mounted = {option[-1] for option in options if 'bind' in option[0]}
        self.assertNotIn(self.home, mounted)
        self.assertNotIn('/dev', mounted)
        self.assertNotIn('/run/user/1000', mounted)
        self.assertNotIn('/tmp', mounted)
        self.assertIn(('--dir', self.home), options)

    def test_neither_has_the_network(self):
        self.assertIn(('--unshare-net',), sandbox_arguments(self.home))
        self.assertIn(('--unshare-net',), sandbox_arguments(self.home, FROND_ISOLATED='1'))

    def test_records_on_another_disk_are_kept(self):
        options = sandbox_arguments(self.home, XDG_DATA_HOME='/var/records')
        self.assertIn(('--bind-try', '/var/records', '/var/records'), options)

    def test_what_would_be_lost_cannot_be_written(self):
        """The last word on the root folder; nothing may be mounted after it."""
        options = sandbox_arguments(self.home)
        after = options[options.index(('--remount-ro', '/')) + 1:]
        self.assertEqual([option for option in after if 'bind' in option[0] or 'tmpfs' in option[0]], [])


if __name__ == '__main__':
    main()
