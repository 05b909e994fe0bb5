# SPDX-License-Identifier: GPL-3.0-or-later
"""demo: the example clinic is whole, and simulated people behave like people."""
from frondctl_case import main
from vault_case import VaultCase


class Demo(VaultCase):
    def test_clinic(self):
        self.assertEqual(self.done('demo', *self.key, timeout=280), '')
        patients = self.json('list', 'patients', *self.key)
        self.assertEqual({patient['record_number'] for patient in patients}, {'1001', '1002', '1003'})
        self.assertIn('2000-02-29', {patient['birth_date'] for patient in patients})
        sessions = self.json('list', 'sessions', *self.key)
        self.assertEqual([session['patient'] for session in sessions], ['1001', '1002', '1001', '1001', '1001'])
        self.assertEqual({session['state'] for session in sessions}, {'complete'})
        self.assertTrue(all(session['headline'] for session in sessions))
        self.assertEqual(self.json('vault', 'check', *self.key), {'findings': []})

        work = self.json('analyse', *self.key, '--session', sessions[1]['id'])['channels'][0]['segments']
        levels = {kind: [segment['mean'] for segment in work if segment['kind'] == kind] for kind in ('work', 'release', 'rest')}
        self.assertEqual(len(levels['work']), 10)
        self.assertGreater(min(levels['work']), 4 * max(levels['rest']), 'work is not above rest')
        self.assertTrue(all(segment['onset_s'] < 1 for segment in work if segment['kind'] == 'work'))
        self.assertTrue(all(segment['release_s'] < 2.5 for segment in work if segment['kind'] == 'release'))

        # Lu's resting level comes down over the weeks
        rests = [float(session['headline'].split()[0]) for session in sessions if session['patient'] == '1001']
        self.assertEqual(rests, sorted(rests))

        self.fails('demo', *self.key)
        self.assertEqual(len(self.json('list', 'patients', *self.key)), 3)

    def test_wrong_use(self):
        self.refuses('demo')
        self.refuses('demo', 'more', *self.key)
        self.assertFalse(self.vault.exists())


if __name__ == '__main__':
    main()
