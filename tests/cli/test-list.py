# SPDX-License-Identifier: GPL-3.0-or-later
"""list: what needs no vault."""
from frondctl_case import Case, main


class List(Case):
    def test_norms(self):
        norms = self.json('list', 'norms')
        self.assertEqual([norm['id'] for norm in norms], ['oleksy-2020', 'white-1997', 'kasper-jedrzejewska-2025', 'naess-bo-2015'])
        for norm in norms:
            self.assertEqual(list(norm), ['id', 'name', 'source', 'evidence', 'population', 'n', 'values'])
            self.assertEqual(norm['evidence'], 'verified')
            self.assertTrue(norm['values'])
        self.assertEqual(norms[0]['values'][0], {'role': 'pre-rest', 'quantity': 'mean', 'unit': 'uV', 'form': 'mean-sd', 'value': 6.26, 'sd': 3.33, 'low': None, 'high': None})
        self.assertEqual([norm['n'] for norm in norms], [96, 50, 28, None])

    def test_norms_for_people(self):
        text = self.done('list', 'norms')
        self.assertIn('oleksy-2020: 96 women aged 22–27 who had not given birth\n', text)
        self.assertIn('  Rest before: 6.3 ± 3.3 µV\n', text)
        self.assertIn('doi:10.1097/MD.0000000000019060', text)
        for word in ('strength', 'weak', 'normal range', 'abnormal'):
            self.assertNotIn(word, text.lower())

    def test_unknown(self):
        self.assertIn('norms', self.refuses('list', 'verdicts'))


if __name__ == '__main__':
    main()
