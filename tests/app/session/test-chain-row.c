/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-chain-row.h"

#include "announcements.h"
#include "frond-step-mark.h"
#include "session-fixture.h"

static FrondChainProfile *
make_chain (void)
{
  FrondChainProfile *chain = frond_chain_profile_new ();

  chain->sensor = g_strdup ("BITalino (r)evolution");
  chain->rate_hz = 1000;
  chain->electrode = g_strdup ("Periform");
  chain->electrode_depth_mm = 40;

  return chain;
}

static FrondStep
get_step (GtkWidget *row)
{
  return frond_step_mark_get_step (FROND_STEP_MARK (session_fixture_find (row, FROND_TYPE_STEP_MARK, 0)));
}

static void
test_as_last_time (void)
{
  g_autoptr (FrondChainProfile) chain = make_chain ();
  FrondChainRow *row = g_object_ref_sink (g_object_new (FROND_TYPE_CHAIN_ROW, NULL));

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (row)));
  frond_chain_row_compare (row, chain, chain);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (row)));
  frond_chain_row_compare (row, chain, NULL);
  frond_chain_row_compare (row, NULL, chain);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (row)));
  g_assert_finalize_object (row);
}

/* Said once for each sentence, however many letters of it somebody types, and again when it has gone and come back. */
static void
test_warning (void)
{
  g_autoptr (FrondChainProfile) now = make_chain ();
  g_autoptr (FrondChainProfile) last = make_chain ();
  FrondChainRow *row = g_object_ref_sink (g_object_new (FROND_TYPE_CHAIN_ROW, NULL));
  guint          n_said = announcements_get_n ();

  last->electrode_depth_mm = 30;
  frond_chain_row_compare (row, now, last);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (row)));
  g_assert_cmpint (get_step (GTK_WIDGET (row)), ==, FROND_STEP_WARNING);
  g_assert_true (session_fixture_shows (GTK_WIDGET (row), "Resting levels cannot be compared with last time: the electrode lies deeper."));
  g_assert_true (session_fixture_shows (GTK_WIDGET (row), "Depth of the electrode: 40 mm, last time 30 mm"));
  g_assert_cmpuint (announcements_get_n (), ==, n_said + 1);
  g_assert_cmpstr (announcements_get_last (), ==, "Resting levels cannot be compared with last time: the electrode lies deeper.");

  now->electrode_depth_mm = 45;
  frond_chain_row_compare (row, now, last);
  g_assert_true (session_fixture_shows (GTK_WIDGET (row), "45 mm"));
  g_assert_cmpuint (announcements_get_n (), ==, n_said + 1);
  frond_chain_row_compare (row, now, now);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (row)));
  frond_chain_row_compare (row, now, last);
  g_assert_cmpuint (announcements_get_n (), ==, n_said + 2);
  g_assert_finalize_object (row);
}

/* What does not matter to the numbers is told, but is no warning. */
static void
test_worth_knowing (void)
{
  g_autoptr (FrondChainProfile) now = make_chain ();
  g_autoptr (FrondChainProfile) last = make_chain ();
  FrondChainRow *row = g_object_ref_sink (g_object_new (FROND_TYPE_CHAIN_ROW, NULL));
  guint          n_said = announcements_get_n ();

  g_set_str (&now->electrode_serial, "PF-0042");
  frond_chain_row_compare (row, now, last);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (row)));
  g_assert_cmpint (get_step (GTK_WIDGET (row)), ==, FROND_STEP_DONE);
  g_assert_true (session_fixture_shows (GTK_WIDGET (row), "numbers can be compared"));
  g_assert_cmpuint (announcements_get_n (), ==, n_said);
  g_assert_finalize_object (row);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/chain-row/as-last-time", test_as_last_time);
  g_test_add_func ("/app/chain-row/warning", test_warning);
  g_test_add_func ("/app/chain-row/worth-knowing", test_worth_knowing);

  return g_test_run ();
}
