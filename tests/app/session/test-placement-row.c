/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-placement-row.h"

#include <math.h>

#include "session-fixture.h"

/* In the order in which they stand there. */
typedef enum {
  ELECTRODE,
  SERIAL,
  SITE,
  DEPTH,
  ORIENTATION,
  POSITION,
} Entry;

static GtkWidget *
find_entry (FrondPlacementRow *row,
            Entry              entry)
{
  return session_fixture_find (GTK_WIDGET (row), ADW_TYPE_ENTRY_ROW, entry);
}

static void
type (FrondPlacementRow *row,
      Entry              entry,
      const char        *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_entry (row, entry)), text);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static FrondChainProfile *
make_last (void)
{
  FrondChainProfile *last = frond_chain_profile_new ();

  last->electrode = g_strdup ("Periform");
  last->electrode_serial = g_strdup ("PF-0042");
  last->electrode_depth_mm = 42.5;
  last->electrode_orientation = g_strdup ("Left and right");
  last->site = g_strdup ("Vaginal");
  last->position = g_strdup ("Lying on the back");

  return last;
}

static void
test_take_over (void)
{
  FrondPlacementRow *row = g_object_ref_sink (g_object_new (FROND_TYPE_PLACEMENT_ROW, NULL));
  g_autoptr (FrondChainProfile) last = make_last ();
  g_autoptr (FrondChainProfile) placement = NULL;
  g_autoptr (FrondChainProfile) typed = NULL;
  guint n_changed = 0;

  g_signal_connect_swapped (row, "changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_true (session_fixture_shows (GTK_WIDGET (row), "Not written down yet"));
  frond_placement_row_take_over (row, last);
  g_assert_cmpuint (n_changed, ==, 1);
  placement = frond_placement_row_dup_placement (row);
  g_assert_cmpstr (placement->electrode, ==, "Periform");
  g_assert_cmpstr (placement->electrode_serial, ==, "PF-0042");
  g_assert_cmpfloat (placement->electrode_depth_mm, ==, 42.5);
  g_assert_cmpstr (placement->electrode_orientation, ==, "Left and right");
  g_assert_cmpstr (placement->site, ==, "Vaginal");
  g_assert_cmpstr (placement->position, ==, "Lying on the back");
  g_assert_true (session_fixture_shows (GTK_WIDGET (row), "Periform · PF-0042 · Vaginal · 42.5 mm · Left and right · Lying on the back"));

  /* What somebody typed is theirs: another sensor that is connected later does not take it back. */
  type (row, POSITION, "Sitting");
  g_assert_cmpuint (n_changed, >=, 2);
  frond_placement_row_take_over (row, last);
  typed = frond_placement_row_dup_placement (row);
  g_assert_cmpstr (typed->position, ==, "Sitting");
  g_assert_finalize_object (row);
}

/* A depth is a number of millimetres, however it is written; anything else is not written down, and the row says so. */
static void
test_depth (void)
{
  static const struct {
    const char *text;
    double      depth;
    gboolean    is_wrong;
  } cases[] = {
    { "40", 40, FALSE },
    { " 40 mm ", 40, FALSE },
    { "42,5", 42.5, FALSE },
    { "42.5mm", 42.5, FALSE },
    { "", NAN, FALSE },
    { "  ", NAN, FALSE },
    { "deep", NAN, TRUE },
    { "4 cm", NAN, TRUE },
    { "-3", NAN, TRUE },
    { "0", NAN, TRUE },
    { "201", NAN, TRUE },
    { "1e9", NAN, TRUE },
    { "nan", NAN, TRUE },
    { "inf", NAN, TRUE },
  };
  FrondPlacementRow *row = g_object_ref_sink (g_object_new (FROND_TYPE_PLACEMENT_ROW, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (FrondChainProfile) placement = NULL;

    type (row, DEPTH, cases[i].text);
    placement = frond_placement_row_dup_placement (row);
    g_assert_true (isnan (cases[i].depth) ? isnan (placement->electrode_depth_mm) : placement->electrode_depth_mm == cases[i].depth);
    g_assert_cmpint (gtk_widget_has_css_class (find_entry (row, DEPTH), "warning"), ==, cases[i].is_wrong);
  }
  g_assert_finalize_object (row);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/placement-row/take-over", test_take_over);
  g_test_add_func ("/app/placement-row/depth", test_depth);

  return g_test_run ();
}
