# SPDX-License-Identifier: GPL-3.0-or-later
"""The scripts that build and test the Flatpak end where a step of theirs fails. What they call is played here."""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tap import main  # noqa: E402

SOURCE = Path(sys.argv[1]).resolve()

# Of bwrap 0.8 to 0.11 and util-linux: nothing there may make a namespace.
FORBIDDEN = (
    "bwrap: No permissions to creating new namespace, likely because the kernel does not allow non-privileged user namespaces.",
    "bwrap: No permissions to create a new namespace, likely because the kernel does not allow non-privileged user namespaces.",
    "bwrap: Creating new namespace failed: Operation not permitted",
    "bwrap: Creating new namespace failed, likely because the kernel does not support user namespaces.",
    "bwrap: Creating new namespace failed: nesting depth or /proc/sys/user/max_*_namespaces exceeded (ENOSPC)",
    "bwrap: setting up uid map: Permission denied",
    "bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted",
    "unshare: unshare failed: Operation not permitted",
)
TROUBLE = (
    "",
    "mknod: /mnt/fuse: Operation not permitted",
    "mount: /run: permission denied.",
    "bwrap: Can't mount proc on /newroot/proc: Operation not permitted",
    "bwrap: Creating new namespace failed: Cannot allocate memory",
    "bwrap: execvp true: Operation not permitted",
    "setpriv: setresuid failed: Operation not permitted",
)


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='frond-scripts-')
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.programs = self.folder / 'programs'
        self.programs.mkdir()

    def play(self, program, script):
        path = self.programs / program
        path.write_text('#!/bin/bash\n' + script)
        path.chmod(0o755)

    def run_in(self, *command):
        return subprocess.run(list(map(str, command)), cwd=SOURCE, capture_output=True, text=True, timeout=50, check=False, stdin=subprocess.DEVNULL,
                              env={'PATH': f'{self.programs}:{os.environ["PATH"]}', 'HOME': str(self.folder), 'XDG_CACHE_HOME': str(self.folder / 'cache')})

    def run_steps(self, script, *words):
        """Run SCRIPT with the functions of steps.sh and guest.sh."""
        sources = ''.join(f'. build-aux/{name}; ' for name in ('lib/environment.sh', 'flatpak/steps.sh'))
        base = f'frond_runtime=standin frond_base={self.folder}/base out={self.folder}/out; mkdir -p $out $frond_base/installation; . build-aux/flatpak/guest.sh; '
        return self.run_in('bash', '-c', f'set -euo pipefail; {sources}{base}{script}', 'bash', *words)


class Steps(Case):
    def install(self, broken):
        self.play('flatpak', f'echo "flatpak $*"; [ "$1" != "{broken}" ]\n')
        return self.run_steps('FLATPAK_USER_DIR=$frond_base/installation frond_quietly $out/log frond_install_runtime Platform Sdk; echo installed')

    def test_runtime_that_is_not_installed(self):
        self.assertEqual((self.install('nothing').returncode, self.install('nothing').stdout), (0, 'installed\n'))
        for step in 'remote-add', 'install':
            with self.subTest(step):
                run = self.install(step)
                self.assertEqual((run.returncode, run.stdout), (1, ''), run.stderr)
                self.assertIn('failed: frond_install_runtime', run.stderr)

    def test_bundle_that_is_not_installed(self):
        """The first of two."""
        run = self.run_steps('frond_guest() { case "$*" in *one.flatpak) return 1 ;; esac; }; frond_quietly $out/log frond_guest_installs one two')
        self.assertEqual(run.returncode, 1)

    def test_modules_belong_to_the_machine(self):
        """flatpak-builder keeps what it built under the manifest's own path: with one of the checkout every new clone would build all of it."""
        self.play('flatpak-builder', f'cp "${{@: -1}}" {self.folder}/built; echo "${{@: -1}}" >{self.folder}/name\n')
        run = self.run_steps('echo frond >$out/frond.tar; frond_build flatpak/$frond_id.json $out/frond.tar $out stable; echo $frond_base')
        self.assertEqual(run.returncode, 0, run.stderr)
        manifest = (self.folder / 'built').read_text()
        self.assertIn(f'{run.stdout.strip()}/', manifest)
        self.assertEqual(Path((self.folder / 'name').read_text().strip()).parent.parent, Path(run.stdout.strip()))
        for place in SOURCE, self.folder / 'out':
            self.assertNotIn(f'{place}/', manifest)


class Guest(Case):
    def look(self, said):
        """What the guest makes of it that the first command says so and fails: 0 goes on, 3 skips, 1 is a failure."""
        return self.run_steps('frond_guest() { echo "$words" >&2; return 1; }; words=$1; frond_guest_has_namespaces || exit 3', said)

    def test_forbidden_namespaces_are_a_skip(self):
        for said in FORBIDDEN:
            with self.subTest(said):
                self.assertEqual(self.look(said).returncode, 3)

    def test_other_trouble_is_a_failure(self):
        for said in TROUBLE:
            with self.subTest(said):
                run = self.look(said)
                self.assertEqual(run.returncode, 1)
                self.assertIn(f'cannot run anything: {said}', run.stderr)

    def run_folder(self, allowed):
        """The folder for a session of a user who is no administrator, where she may or may not mount."""
        self.play('id', 'echo 1234\n')
        self.play('unshare', f'exit {0 if allowed else 1}\n')
        return self.run_steps('echo $guest_run').stdout.strip()

    def test_run_folder_of_an_ordinary_user(self):
        """The document portal names its files below /run/user, because a sandbox has them there."""
        self.assertEqual(self.run_folder(allowed=True), '/run/user/1234')
        self.assertEqual(self.run_folder(allowed=False), f'{self.folder}/base/guest/run')

    def run_test(self, program, limit_s=20):
        """Let the guest run a test of one program; answer what it and the count said."""
        (self.folder / 'tests' / 'flatpak').mkdir(parents=True)
        (self.folder / 'tests' / 'flatpak' / 'test-it.py').write_text(program)
        return self.run_steps(f'frond_guest() {{ (cd {self.folder} && exec "$@"); }}; guest_test_limit_s={limit_s}; (frond_guest_tests it); frond_count it')

    def test_count(self):
        run = self.run_test('print("ok 1 - one")\nprint("ok 2 - two # SKIP no fuse")')
        self.assertEqual((run.returncode, run.stdout.splitlines()[-1]), (0, '1 passed, 0 failed, 1 skipped'))

    def test_nothing_asked(self):
        run = self.run_test('')
        self.assertEqual((run.returncode, run.stdout.splitlines()[-1]), (1, '0 passed, 1 failed'))

    def test_that_never_ends(self):
        run = self.run_test('import time\nprint("ok 1 - one", flush=True)\ntime.sleep(45)', limit_s=1)
        self.assertEqual(run.returncode, 1)
        self.assertIn('not ok - took longer than 1 s', run.stdout)
        self.assertEqual(run.stdout.splitlines()[-1], '1 passed, 1 failed')


class Names(Case):
    def ask(self, *words):
        # In the environment it would stop a moment later, before it deleted anything.
        return self.run_in('env', 'FROND_ENVIRONMENT=1', 'build-aux/flatpak-test', *words)

    def test_no_such_test(self):
        for name in 'nosuch', 'tour', 'tour:blue', 'saves:dark', '../flatpak/test-saves', '':
            with self.subTest(name):
                run = self.ask('saves', name)
                self.assertEqual((run.returncode, run.stdout), (1, ''))
                self.assertIn(f'there is no test {name}', run.stderr)
                self.assertIn('build-aux/flatpak-test [TEST ...]', run.stderr)
        for name in 'saves', 'bad-input', 'tour:dark':
            self.assertNotIn('there is no test', self.ask(name).stderr, 'control: this one is there')

    def test_help(self):
        run = self.ask('--help')
        self.assertEqual((run.returncode, run.stderr), (0, ''))
        self.assertIn('build-aux/flatpak-test [TEST ...]', run.stdout)


# Hands out what the real one does, the last archive cut off where TRUNCATED says so.
MMDEBSTRAP = '''
work=$(echo FOLDER/runtime.work.*)
cd FOLDER/tree
for kind in Platform Sdk; do
  tar -c usr/bin usr/lib usr/zz | { [ "$kind" = TRUNCATED ] && head -c 25000 || cat; } >$work/$kind.usr
  tar -c etc >$work/$kind.etc
done
mkdir $work/archives
'''


class Runtime(Case):
    def make(self, truncated):
        tree = self.folder / 'tree'
        for name in 'usr/bin', 'usr/lib', 'usr/zz', 'etc':
            (tree / name).mkdir(parents=True)
        (tree / 'usr/zz/large').write_bytes(bytes(100_000))
        self.play('flatpak', '[ "$1" != --default-arch ] || echo x86_64\n')
        self.play('ostree', 'mkdir "${2#--repo=}"\n')
        self.play('mmdebstrap', MMDEBSTRAP.replace('FOLDER', str(self.folder)).replace('TRUNCATED', truncated))
        return self.run_in('build-aux/flatpak/make-runtime', self.folder / 'runtime', '1')

    def test_made_whole(self):
        run = self.make('none of them')
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertTrue((self.folder / 'runtime' / 'repository').is_dir())

    def check_nothing_is_left(self, truncated):
        run = self.make(truncated)
        self.assertNotEqual(run.returncode, 0)
        self.assertEqual(list(self.folder.glob('runtime*')), [], 'neither half a runtime nor what it was made of')

    def test_half_a_platform(self):
        self.check_nothing_is_left('Platform')

    def test_half_an_sdk(self):
        self.check_nothing_is_left('Sdk')


if __name__ == '__main__':
    main()
