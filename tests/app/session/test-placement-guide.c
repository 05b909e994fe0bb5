/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-placement-guide.h"

#include "session-fixture.h"

/* What the picture shows stands beside it, and is what a reader says in its place. */
static void
assert_words (FrondPlacementGuide *guide,
              const char          *part,
              gboolean             is_there)
{
  GtkWidget       *picture = session_fixture_find (GTK_WIDGET (guide), GTK_TYPE_DRAWING_AREA, 0);
  const char      *words = gtk_label_get_text (GTK_LABEL (session_fixture_find (GTK_WIDGET (guide), GTK_TYPE_LABEL, 0)));
  g_autofree char *missed = gtk_test_accessible_check_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, words);

  g_assert_null (missed);
  g_assert_cmpint (session_fixture_shows (GTK_WIDGET (guide), part), ==, is_there);
}

static void
test_words (void)
{
  FrondPlacementGuide *guide = g_object_ref_sink (g_object_new (FROND_TYPE_PLACEMENT_GUIDE, NULL));
  GtkDrawingArea      *picture = GTK_DRAWING_AREA (session_fixture_find (GTK_WIDGET (guide), GTK_TYPE_DRAWING_AREA, 0));
  int                  width = gtk_drawing_area_get_content_width (picture);

  assert_words (guide, "4 and 8 o’clock", TRUE);
  assert_words (guide, "belly", FALSE);
  frond_placement_guide_show (guide, FROND_PLACEMENT_PADS, FALSE, TRUE);
  assert_words (guide, "belly", TRUE);
  g_assert_cmpint (gtk_drawing_area_get_content_width (picture), >, width);
  frond_placement_guide_show (guide, FROND_PLACEMENT_PROBE, FALSE, FALSE);
  assert_words (guide, "o’clock", FALSE);
  assert_words (guide, "reference (R) on the thigh", TRUE);
  frond_placement_guide_show (guide, FROND_PLACEMENT_PROBE, TRUE, FALSE);
  assert_words (guide, "needs no reference", TRUE);
  /* Pads stay pads, whatever else the sensor could measure. */
  frond_placement_guide_show (guide, FROND_PLACEMENT_PADS, TRUE, FALSE);
  assert_words (guide, "4 and 8 o’clock", TRUE);
  g_assert_finalize_object (guide);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/placement-guide/words", test_words);

  return g_test_run ();
}
