# SPDX-License-Identifier: GPL-3.0-or-later
"""What a release publishes, and when it refuses to. A small project of its own is released; Flatpak, which would build for minutes, is played."""
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from shutil import copytree

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tap import main  # noqa: E402

SOURCE = Path(sys.argv[1]).resolve()
ID = 'io.github.frondapp.Frond'
NEWS = 'Frond 0.3.0\n===========\n\n- Later.\n\nFrond 0.2.0\n===========\n\n- New: leaves.\n- Better: roots.\n\nFrond 0.1.0\n===========\n\n- First.\n'
MANIFEST = {'id': ID, 'runtime-version': '51', 'modules': ['modules/part.json', {
    'name': 'frond', 'sources': [{'type': 'git', 'url': 'https://example.org/frond.git', 'tag': 'v0.2.0'}]}]}
# Of a metadata file only what an application asks for is published.
METADATA = '[Application]\nname=x\n\n[Context]\nshared=ipc;\n\n[Environment]\nA=b\n'
PLAYED = {
    'dpkg-query': 'echo installed\n',
    'flatpak': 'echo "flatpak $*" >>"$HOME/called"; mkdir -p "$FLATPAK_USER_DIR"\n'
               'case $1 in build-update-repo) touch "${@: -1}"/summary{,.idx} ;; build-bundle) touch "${@: -3:1}" ;; esac\n',
    'flatpak-builder': f'echo "flatpak-builder $*" >>"$HOME/called"\nmkdir -p "${{@: -2:1}}"\nprintf "{METADATA}" >"${{@: -2:1}}/metadata"\n'
                       'for word; do case $word in --repo=*) mkdir -p "${word#*=}" ;; esac; done\n',
    'gpg': 'echo "gpg $*" >>"$HOME/called"; case $* in *--export*) printf key ;; *) touch "${@: -1}.asc" ;; esac\n',
}


class Release(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='frond-release-')
        self.addCleanup(folder.cleanup)
        self.home = Path(folder.name)
        self.project = self.home / 'project'
        self.programs = self.home / 'programs'
        self.programs.mkdir()
        for name, script in PLAYED.items():
            (self.programs / name).write_text('#!/bin/bash\n' + script)
            (self.programs / name).chmod(0o755)
        self.make_project()

    def make_project(self):
        copytree(SOURCE / 'build-aux', self.project / 'build-aux')
        self.write('build-aux/flatpak/make-runtime', '#!/bin/sh\nmkdir -p "$1/archives"\n')
        self.write('meson.build', "project('frond', 'c',\n  version: '0.2.0',\n)\n")
        self.write('NEWS', NEWS)
        self.write(f'data/{ID}.metainfo.xml.in.in', '<release version="0.2.0" date="2026-11-22">\n')
        self.write(f'flatpak/{ID}.json', json.dumps(MANIFEST, indent=4))
        self.write('flatpak/modules/part.json', '{"name": "part", "sources": []}')
        self.git('init', '--quiet', '--initial-branch=main')
        self.commit('v0.2.0')

    def write(self, name, text):
        path = self.project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def git(self, *words):
        return subprocess.run(['git', '-c', 'user.name=T', '-c', 'user.email=t@example.org', *words], cwd=self.project, check=True, capture_output=True, text=True).stdout.strip()

    def commit(self, tag):
        self.git('add', '--all')
        self.git('commit', '--quiet', '--allow-empty', '-m', tag)
        self.git('tag', tag)

    def release(self, *words, **environment):
        return subprocess.run(['build-aux/release', *words], cwd=self.project, capture_output=True, text=True, timeout=50, check=False, stdin=subprocess.DEVNULL,
                              env={'PATH': f'{self.programs}:{os.environ["PATH"]}', 'HOME': str(self.home), 'FROND_RUNTIME': 'standin', **environment})

    def refuses(self, tag, why):
        run = self.release(tag)
        self.assertNotEqual(run.returncode, 0)
        self.assertIn(why, run.stderr)
        self.assertFalse((self.project / 'build').exists(), 'it began')
        self.assertFalse((self.home / 'called').exists(), 'it began')

    def test_what_is_published(self):
        self.write('NEWS', 'what came after the tag')
        run = self.release('v0.2.0', FROND_RELEASE_URL='https://example.org/frond')
        self.assertEqual(run.returncode, 0, run.stderr)
        out = self.project / 'build/release/v0.2.0'
        self.assertEqual((out / 'NEWS').read_text(), '- New: leaves.\n- Better: roots.\n')
        self.assertEqual((out / 'permissions').read_text().strip(), '[Context]\nshared=ipc;')
        self.assertEqual(json.loads((out / f'{ID}.json').read_text())['modules'][-1]['sources'], [
            {'type': 'git', 'url': 'https://github.com/frondapp/frond.git', 'tag': 'v0.2.0', 'commit': self.git('rev-parse', 'v0.2.0^{commit}')}])
        reference = (out / f'{ID}.flatpakref').read_text()
        self.assertIn(f'Name={ID}\n', reference)
        self.assertIn('Url=https://example.org/frond/repository\n', reference)
        self.assertNotIn('GPGKey', reference)
        self.check_checksums(out)
        self.assertIn('not signed', run.stderr)
        self.assertIn('not to publish', run.stderr)

    def check_checksums(self, out):
        subprocess.run(['sha256sum', '--check', '--strict', '--quiet', 'SHA256SUMS'], cwd=out, check=True)
        listed = {line.split()[1] for line in (out / 'SHA256SUMS').read_text().splitlines()}
        self.assertEqual(listed, {'NEWS', 'permissions', f'{ID}.flatpak', f'{ID}.flatpakref', f'{ID}.json', 'modules/part.json', 'repository/summary', 'repository/summary.idx'})

    def test_all_is_signed(self):
        """By flatpak-builder, which exports the debugging symbols as well; flatpak build-sign would sign the application alone."""
        run = self.release('v0.2.0', FROND_SIGNING_KEY='ABCD')
        self.assertEqual(run.returncode, 0, run.stderr)
        called = (self.home / 'called').read_text().splitlines()
        for program in 'flatpak-builder', 'flatpak build-update-repo':
            self.assertTrue([line for line in called if line.startswith(program) and ' --gpg-sign=ABCD ' in line], program)
        out = self.project / 'build/release/v0.2.0'
        self.assertIn('GPGKey=a2V5\n', (out / f'{ID}.flatpakref').read_text())
        self.assertTrue((out / 'SHA256SUMS.asc').exists())

    def test_no_such_tag(self):
        self.refuses('v0.9.0', 'there is no tag v0.9.0')
        self.refuses('main', 'there is no tag main')

    def test_tag_of_another_version(self):
        for tag in 'v0.2.1', '0.2.0':
            self.git('tag', tag)
            self.refuses(tag, f'the tag is {tag}, but meson.build at that tag says 0.2.0')

    def test_parts_that_do_not_agree(self):
        for number, (name, text, why) in enumerate((
                ('NEWS', NEWS.replace('Frond 0.2.0', 'Frond 0.2.9'), 'NEWS has nothing to say about Frond 0.2.0'),
                ('NEWS', 'Frond 0.2.0\n===========\n\nFrond 0.1.0\n===========\n\n- First.\n', 'NEWS has nothing to say about Frond 0.2.0'),
                (f'data/{ID}.metainfo.xml.in.in', '<release version="0.1.0">', 'the metainfo does not list 0.2.0'),
                (f'flatpak/{ID}.json', json.dumps(MANIFEST).replace('v0.2.0', 'v0.1.0'), 'the manifest at v0.2.0 names another tag'))):
            with self.subTest(f'{number} {name}'):
                before = (self.project / name).read_text()
                self.git('tag', '--delete', 'v0.2.0')
                self.write(name, text)
                self.commit('v0.2.0')
                self.refuses('v0.2.0', why)
                self.write(name, before)

    def test_help(self):
        self.assertEqual((self.release('--help').returncode, self.release().returncode), (0, 1))
        self.assertIn('build-aux/release TAG', self.release('--help').stdout)


class ThisProject(unittest.TestCase):
    def test_manifest_names_this_version(self):
        version = re.search(r"^  version: '(.*)',$", (SOURCE / 'meson.build').read_text(), re.M).group(1)
        manifest = json.loads((SOURCE / 'flatpak' / f'{ID}.json').read_text())
        self.assertEqual(manifest['modules'][-1]['sources'][0]['tag'], f'v{version}')


if __name__ == '__main__':
    main()
