# SPDX-License-Identifier: GPL-3.0-or-later
"""What the private Debian 13 lets in: everything of a person who works in it, nothing of hers in tests, and never the network."""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tap import main  # noqa: E402

SOURCE = Path(sys.argv[1]).resolve()


def run(script, home, *words, check=True, **environment):
    """Run SCRIPT with the functions of the environment."""
    return subprocess.run(['bash', '-c', f'set -euo pipefail; . build-aux/lib/environment.sh; {script}', 'bash', *words], cwd=SOURCE,
                          capture_output=True, text=True, check=check, env={'PATH': os.environ['PATH'], 'HOME': home, **environment}, timeout=50)


def pairs(words):
    """bwrap's arguments, each ended by a NUL, as (option, operands) pairs."""
    options = []
    for word in words.split('\0')[:-1]:
        if word.startswith('--'):
            options.append([word])
        else:
            options[-1].append(word)
    return [tuple(option) for option in options]


def sandbox_arguments(home, **environment):
    return pairs(run('CCACHE_DIR=/ccache; frond_sandbox_arguments /root-tree', home, **environment).stdout)


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

    def test_time_zone(self):
        """By name where it has one; a plain file (as some images have it) is brought along; none is UTC."""
        folder = Path(self.home)
        (folder / 'zoneinfo' / 'Europe').mkdir(parents=True)
        plain, named = folder / 'plain', folder / 'zoneinfo' / 'Europe' / 'Vienna'
        for path in plain, named:
            path.write_bytes(b'TZif')
        (folder / 'link').symlink_to(named)

        def zone(name, **environment):
            return pairs(run('frond_zone_arguments "$1"', self.home, str(folder / name), **environment).stdout)
        self.assertEqual(zone('link'), [('--setenv', 'TZ', 'Europe/Vienna')])
        brought = [('--ro-bind', str(plain.resolve()), '/run/localtime'), ('--setenv', 'TZ', ':/run/localtime')]
        self.assertEqual(zone('plain'), brought)
        self.assertEqual(zone('plain', TZ=':/etc/localtime'), brought)
        self.assertEqual(zone('absent'), [('--setenv', 'TZ', 'UTC')])
        self.assertEqual(zone('link', TZ='Asia/Tokyo'), [], 'what is said by hand goes in by itself')


class Root(unittest.TestCase):
    """Making the private Debian 13: whole, or an end with a word, and never a step into what is not there."""
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = folder.name

    # Everything up to the last step, without Debian.
    FAKES = ('frond_kind() { echo root; }; frond_sandbox() { echo "entered $1"; }; frond_install() { :; }; frond_packages() { echo bash; }; '
             'mmdebstrap() { mkdir -p "${@: -1}/etc"; }; ')

    def enter(self, fakes=''):
        environment = {'XDG_CACHE_HOME': self.home + '/cache'}
        return run(f'{self.FAKES} {fakes} frond_enter true', self.home, check=False, **environment)

    def test_made_and_entered(self):
        entered = self.enter()
        self.assertEqual((entered.returncode, entered.stderr.count('\n')), (0, 1), entered.stderr)
        self.assertRegex(entered.stdout, r'^entered \S*/frond/debian-13-[0-9a-f]{12}\n$')

    def test_no_step_fails_in_silence(self):
        for fake, word in (
                ('frond_root() { frond_fail "no root"; };', 'no root'),
                ('frond_install() { frond_fail "no packages"; };', 'no packages'),
                ('mmdebstrap() { return 1; };', 'could not be made'),
                ('mv() { return 1; };', 'cannot be moved'),
                ('flock() { echo "no lock" >&2; return 1; };', 'no lock')):
            with self.subTest(fake):
                entered = self.enter(fake)
                self.assertEqual((entered.returncode, entered.stdout), (1, ''), entered.stderr)
                self.assertIn(word, entered.stderr)

    def test_packages_that_cannot_be_installed(self):
        for broken in 'update', 'install':
            with self.subTest(broken):
                fakes = f'frond_as_root() {{ case "$*" in *" {broken} "*) return 1 ;; esac; }}; dpkg-query() {{ :; }}; frond_install no-such-package || true'
                self.assertEqual(run(fakes, self.home, check=False).returncode, 1)


class Run(unittest.TestCase):
    """build-aux/run in a checkout that is built already."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        shutil.copytree(SOURCE / 'build-aux', self.folder / 'build-aux')
        self.play('build/src/app/frond', 'echo "frond $*"')
        self.play('build/build.ninja', '')
        self.play('programs/ninja', '')
        self.play('programs/python3', 'echo "tour"')

    def play(self, name, script):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'#!/bin/sh\n{script}\n')
        path.chmod(0o755)

    def start(self, *words, **environment):
        env = {'PATH': f'{self.folder}/programs:{os.environ["PATH"]}', 'HOME': str(self.folder), 'FROND_ENVIRONMENT': '1', **environment}
        return subprocess.run(['build-aux/run', *words], cwd=self.folder, env=env, capture_output=True, text=True, check=True, timeout=50).stdout

    def test_arguments_arrive(self):
        self.assertEqual(self.start('--version'), 'frond --version\n', 'without a display')
        self.assertEqual(self.start('--vault=a b', 'c.edf', DISPLAY=':7'), 'frond --vault=a b c.edf\n')
        self.assertEqual(self.start(), 'tour\n', 'control: nothing was asked for')
        self.assertEqual(self.start('--build-only'), '')


if __name__ == '__main__':
    main()
