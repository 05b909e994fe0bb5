# SPDX-License-Identifier: GPL-3.0-or-later
"""A practice's own programmes: listed, run and taken for segments as the originals are."""
import json
import os
import subprocess

from frondctl_case import main
from recordings import edf, sine_counts
from vault_case import PASSPHRASE, SessionCase

OWN = {
    'format': 1, 'id': 'ours', 'version': 1, 'name': 'Ours', 'summary': 'For a test.', 'category': 'strengthening',
    'markers': ['Sneeze'],
    'phases': [
        {'kind': 'rest', 'name': 'Before', 'patient_words': 'Rest', 'seconds': 4},
        {'kind': 'work', 'name': 'Hold', 'patient_words': 'Hold', 'seconds': 3},
    ],
}


class Programmes(SessionCase):
    def write_sine(self, seconds):
        return self.write('sine.edf', edf([('EMG', 'uV', -32768, 32767, -32768, 32767, sine_counts(100, 1000, seconds))]))

    def save(self, n_versions=1):
        """Store it as the editor does; answer its id."""
        path = self.write('ours.json', json.dumps(OWN))
        run = subprocess.run([os.environ['SAVE_PROGRAMME'], self.vault, PASSPHRASE.splitlines()[0], path, str(n_versions)], capture_output=True, text=True,
                             timeout=60, check=False)
        self.assertEqual((run.returncode, run.stderr), (0, ''))
        return run.stdout.strip()

    def test_list(self):
        originals = [one['id'] for one in self.json('list', 'protocols')]
        own = self.save(n_versions=2)
        listed = self.json('list', 'protocols', *self.key)
        self.assertEqual([one['id'] for one in listed], [*originals, own])
        self.assertEqual(listed[-1], {'id': own, 'version': 2, 'name': 'Ours', 'summary': 'For a test.', 'category': 'strengthening', 'duration_s': 7})
        self.assertIn(f'{own}      7 s  strengthening Ours\n', self.done('list', 'protocols', *self.key))
        # Without the vault there are the originals only.
        self.assertEqual([one['id'] for one in self.json('list', 'protocols')], originals)

    def test_draft(self):
        """What is no version yet is neither listed nor run, and says why."""
        own = self.save(n_versions=0)
        self.assertNotIn(own, [one['id'] for one in self.json('list', 'protocols', *self.key)])
        complaint = self.fails('record', *self.key, '--new-patient', 'X', '--protocol', own, '--sensor', 'simulated', '--speed', '0')
        self.assertIn('no version yet', complaint)
        self.assertEqual(self.json('list', 'patients', *self.key), [])

    def test_record(self):
        own = self.save(n_versions=2)
        self.assertEqual(self.record('--protocol', own)['duration_s'], 7)
        session, = self.json('list', 'sessions', *self.key)
        self.assertEqual(session['programme'], own)
        self.assertEqual([segment['name'] for segment in self.analyse_session(1)['channels'][0]['segments']], ['Before', 'Hold'])

    def test_analyse(self):
        own = self.save()
        path = self.write_sine(8)
        segments = self.json('analyse', path, '--protocol', own, *self.key)['channels'][0]['segments']
        self.assertEqual([(one['name'], one['start_s'], one['end_s']) for one in segments], [('Before', 0, 4), ('Hold', 4, 7)])
        self.assertIn('--vault', self.fails('analyse', path, '--protocol', own))
        self.assertIn('no such programme', self.fails('analyse', path, '--protocol', 'own-nobody', *self.key))
        self.refuses('analyse', path, *self.key)

    def test_original_needs_no_vault(self):
        """An original is an original, whatever a vault holds: a vault that is not there is not even looked for."""
        path = self.write_sine(80)
        segments = self.json('analyse', path, '--protocol', 'quick-look', '--vault', self.folder / 'nowhere')['channels'][0]['segments']
        self.assertGreater(len(segments), 3)


if __name__ == '__main__':
    main()
