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
        self.assertIn(('--bind', self.home, self.home), options)
        self.assertIn(('--dev-bind', '/dev', '/dev'), options)
        self.assertIn(('--bind-try', '/run/user/1000', '/run/user/1000'), options)
        self.assertIn(('--ro-bind-try', '/tmp/.X11-unix/X7', '/tmp/.X11-unix/X7'), options)
        self.assertNotIn(('--setenv', 'LC_ALL', 'C.UTF-8'), options)

    def test_tests_have_nothing_of_hers(self):
        options = sandbox_arguments(self.home, FROND_ISOLATED='1', DISPLAY=':7', XDG_RUNTIME_DIR='/run/user/1000')
        mounted = {option[-1] for option in options if 'bind' in option[0]}
        self.assertNotIn(self.home, mounted)
        self.assertNotIn('/dev', mounted)
        self.assertNotIn('/run/user/1000', mounted)
        self.assertNotIn('/tmp/.X11-unix/X7', mounted)
        self.assertIn(('--dir', self.home), options)

    def test_neither_has_the_network(self):
        self.assertIn(('--unshare-net',), sandbox_arguments(self.home))
        self.assertIn(('--unshare-net',), sandbox_arguments(self.home, FROND_ISOLATED='1'))

    def test_the_checkout_lies_over_a_home_that_holds_it(self):
        options = sandbox_arguments(str(SOURCE.parent))
        home, checkout = options.index(('--bind', str(SOURCE.parent), str(SOURCE.parent))), options.index(('--bind', str(SOURCE), str(SOURCE)))
        self.assertLess(home, checkout)


if __name__ == '__main__':
    main()
