# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for every verb: help, version, exit status, one line on stderr."""
import re
import subprocess

from frondctl_case import FRONDCTL, Case, main


class Frame(Case):
    def verbs(self):
        return re.findall(r'^  ([a-z]+) ', self.done('--help'), re.M)

    def test_help_lists_the_verbs(self):
        self.assertIn('Exit status: 0 done, 1 failed, 2 wrong use', self.done('--help'))
        self.assertEqual(self.done('-h'), self.done('--help'))

    def test_version(self):
        self.assertRegex(self.done('--version'), r'\Afrondctl \d+\.\d+\.\d+\n\Z')

    def test_no_verb_is_wrong_use(self):
        self.assertIn('--help', self.refuses())

    def test_unknown_verb_is_wrong_use(self):
        self.assertIn('“squeeze”', self.refuses('squeeze'))

    def test_a_line_break_in_an_argument_stays_one_line(self):
        self.refuses('two\nlines')

    def test_every_verb_has_help(self):
        for verb in self.verbs():
            with self.subTest(verb):
                text = self.done(verb, '--help')
                self.assertTrue(text.startswith(f'Usage: frondctl {verb}'))
                self.assertNotIn('frondctl [', text, 'the usage is said twice')

    def test_every_verb_refuses_an_unknown_option(self):
        for verb in self.verbs():
            with self.subTest(verb):
                self.refuses(verb, '--no-such-option')

    def test_full_output_is_a_failure(self):
        with open('/dev/full', 'w', encoding='utf-8') as full:
            run = subprocess.run([FRONDCTL, '--help'], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
        self.assertEqual(run.returncode, 1)
        self.assertIn('could not be written', run.stderr)


if __name__ == '__main__':
    main()
