#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""manifest.py resolve --source ARCHIVE MANIFEST: print the manifest, whole and usable from anywhere, with Frond itself taken from ARCHIVE.
manifest.py seed --archives DIR --downloads DIR MANIFEST...: find what the manifests download in the archives (or files inside of them) of DIR, by its
checksum, and put it where flatpak-builder looks before it downloads.
manifest.py pin --url URL --tag TAG --commit COMMIT MANIFEST: print the manifest with Frond itself taken from this commit."""
import argparse
import hashlib
import json
import sys
import tarfile
from pathlib import Path


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def whole(path):
    """The manifest with the modules that it includes, and every local path absolute."""
    manifest = json.loads(path.read_text())
    modules = []
    for module in manifest['modules']:
        home = path.parent
        if isinstance(module, str):
            home, module = (home / module).parent, json.loads((home / module).read_text())
        for source in module['sources']:
            if 'path' in source:
                source['path'] = str((home / source['path']).resolve())
        modules.append(module)
    return {**manifest, 'modules': modules}


def with_source(manifest, source):
    """Frond is the last module, and has one source."""
    frond = manifest['modules'][-1]
    assert frond['name'] == 'frond' and len(frond['sources']) == 1, 'the last module is not Frond'
    frond['sources'] = [source]
    return manifest


def resolve(options):
    archive = options.source.resolve()
    source = {'type': 'archive', 'path': str(archive), 'sha256': sha256(archive.read_bytes())}
    print(json.dumps(with_source(whole(options.manifest[0]), source), indent=4))


def pin(options):
    source = {'type': 'git', 'url': options.url, 'tag': options.tag, 'commit': options.commit}
    print(json.dumps(with_source(json.loads(options.manifest[0].read_text()), source), indent=4))


def contents(archive):
    """Content after content: the archive itself, then the files in it."""
    yield archive.read_bytes()
    with tarfile.open(archive) as files:
        for entry in files:
            if entry.isfile():
                yield files.extractfile(entry).read()


def seed(options):
    wanted = {}
    for manifest in options.manifest:
        for module in whole(manifest)['modules']:
            wanted.update({source['sha256']: options.downloads / source['sha256'] / source['url'].rpartition('/')[2]
                           for source in module['sources'] if 'sha256' in source})
    missing = {checksum: path for checksum, path in wanted.items() if not path.exists()}
    for archive in sorted(options.archives.iterdir()) if missing else []:
        for content in contents(archive):
            path = missing.pop(sha256(content), None)
            if path:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
    if missing:
        sys.exit('in none of the archives: ' + ', '.join(path.name for path in missing.values()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(required=True)
    for verb, paths, words in ((resolve, ['source'], []), (seed, ['archives', 'downloads'], []), (pin, [], ['url', 'tag', 'commit'])):
        sub = verbs.add_parser(verb.__name__)
        sub.set_defaults(verb=verb)
        for name in paths + words:
            sub.add_argument('--' + name, required=True, type=Path if name in paths else str)
        sub.add_argument('manifest', type=Path, nargs='+')
    options = parser.parse_args()
    options.verb(options)


main()
