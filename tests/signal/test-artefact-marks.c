/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-artefact-marks.h"

#include <glib.h>

static void
assert_item (const FrondArtefactMarks *marks,
             gsize                     i,
             guint64                   first,
             guint64                   n)
{
  g_assert_cmpuint (i, <, marks->n);
  g_assert_cmpuint (marks->items[i].first_sample, ==, first);
  g_assert_cmpuint (marks->items[i].n_samples, ==, n);
}

static void
test_add (void)
{
  FrondArtefactMarks marks = { 0 };

  frond_artefact_marks_add (&marks, 100, 110, 0);
  frond_artefact_marks_add (&marks, 110, 120, 0);
  frond_artefact_marks_add (&marks, 121, 122, 0);
  g_assert_cmpuint (marks.n, ==, 2);
  frond_artefact_marks_add (&marks, 129, 130, 7);
  frond_artefact_marks_add (&marks, 140, 140, 0); /* nothing */
  g_assert_cmpuint (marks.n, ==, 1);              /* 120 and 121 are no further apart than 121 and 129 */
  assert_item (&marks, 0, 100, 30);

  frond_artefact_marks_add (&marks, 135, 136, 4);
  g_assert_cmpuint (marks.n, ==, 2);
  assert_item (&marks, 1, 135, 1);

  /* What begins before all of them takes them in. */
  frond_artefact_marks_add (&marks, 90, 125, 0);
  g_assert_cmpuint (marks.n, ==, 1);
  assert_item (&marks, 0, 90, 46);

  for (guint i = 0; i < 1000; i++)
    frond_artefact_marks_add (&marks, 1000 + 2 * i, 1001 + 2 * i, 0);
  g_assert_cmpuint (marks.n, ==, 1001);
  assert_item (&marks, 1000, 2998, 1);
  frond_artefact_marks_clear (&marks);
  g_assert_cmpuint (marks.n, ==, 0);
}

static void
test_judge (void)
{
  static const FrondArtefactLevel levels[] = { FROND_ARTEFACT_WEAK, FROND_ARTEFACT_ABSENT, FROND_ARTEFACT_WEAK, FROND_ARTEFACT_WEAK, FROND_ARTEFACT_STRONG,
                                               FROND_ARTEFACT_WEAK, FROND_ARTEFACT_ABSENT, FROND_ARTEFACT_WEAK, FROND_ARTEFACT_ABSENT, FROND_ARTEFACT_STRONG };
  FrondArtefactMarks              marks = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    frond_artefact_marks_judge (&marks, levels[i], 10 * i, 10 * (i + 1));
  g_assert_cmpuint (marks.n, ==, 2);
  assert_item (&marks, 0, 30, 30); /* one weak window before, one after */
  assert_item (&marks, 1, 90, 10);
  g_assert_true (marks.is_open);
  g_assert_cmpuint (frond_artefact_marks_get_end (&marks, 107), ==, 107);

  frond_artefact_marks_judge (&marks, FROND_ARTEFACT_ABSENT, 100, 110);
  g_assert_cmpuint (frond_artefact_marks_get_end (&marks, 112), ==, 100);
  frond_artefact_marks_clear (&marks);
}

static void
test_close (void)
{
  FrondArtefactMarks marks = { 0 };

  frond_artefact_marks_close (&marks, 0);
  frond_artefact_marks_judge (&marks, FROND_ARTEFACT_STRONG, 0, 10);
  frond_artefact_marks_close (&marks, 17);
  assert_item (&marks, 0, 0, 17);

  /* Right behind a gap, and yet another one. */
  frond_artefact_marks_add (&marks, 17, 40, 100);
  g_assert_cmpuint (marks.n, ==, 2);
  g_assert_cmpuint (frond_artefact_marks_get_end (&marks, 30), ==, 30);
  frond_artefact_marks_close (&marks, 30);
  assert_item (&marks, 1, 17, 13);
  g_assert_cmpuint (frond_artefact_marks_get_end (&marks, 90), ==, 30);
  frond_artefact_marks_clear (&marks);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signal/artefact-marks/add", test_add);
  g_test_add_func ("/signal/artefact-marks/judge", test_judge);
  g_test_add_func ("/signal/artefact-marks/close", test_close);
  return g_test_run ();
}
