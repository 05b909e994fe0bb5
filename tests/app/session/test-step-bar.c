/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-step-bar.h"
#include "session-fixture.h"

static gboolean
refresh (FrondStepBar *bar,
         const char   *id,
         guint         phase)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in (id);
  FrondLiveStatus status = { .engine = { .phase_index = phase } };

  return frond_step_bar_refresh (bar, &status, programme);
}

static void
test_steps (void)
{
  FrondStepBar *bar = g_object_ref_sink (g_object_new (FROND_TYPE_STEP_BAR, NULL));

  /* The clock ends the first phase; the others wait, and name what comes. */
  g_assert_false (refresh (bar, "guarding-response", 0));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));
  g_assert_true (refresh (bar, "guarding-response", 1));
  g_assert_true (session_fixture_shows (GTK_WIDGET (bar), "Next step"));
  g_assert_true (session_fixture_shows (GTK_WIDGET (bar), "Touch: announced"));
  g_assert_true (session_fixture_shows (GTK_WIDGET (bar), "Leave out"));
  session_fixture_assert_named (GTK_WIDGET (bar));
  gtk_test_accessible_assert_property (session_fixture_find_button (GTK_WIDGET (bar), "Next step"), GTK_ACCESSIBLE_PROPERTY_LABEL, "Next step: Touch: announced");
  /* After the last phase there is nothing to do. */
  g_assert_false (refresh (bar, "guarding-response", 1000));
  g_assert_false (refresh (bar, "settle-and-let-go", 0));
  g_assert_finalize_object (bar);
}

/* In a line of its own: what was said, and that somebody may say it. */
static void
test_trainer (void)
{
  FrondStepBar      *bar = g_object_ref_sink (g_object_new (FROND_TYPE_STEP_BAR, NULL));
  const FrondTrainer unsaid = { 0 }, three = { 3, FROND_TRAINER_BY_PATIENT };

  g_assert_true (refresh (bar, "guarding-response", 1));
  frond_step_bar_show_trainer (bar, NULL);
  g_assert_false (session_fixture_shows (GTK_WIDGET (bar), "Trainer"));
  frond_step_bar_show_trainer (bar, &unsaid);
  g_assert_true (session_fixture_shows (GTK_WIDGET (bar), "Trainer: say which size"));
  frond_step_bar_show_trainer (bar, &three);
  g_assert_true (session_fixture_shows (GTK_WIDGET (bar), "Trainer 3, inserted by the patient"));
  session_fixture_assert_named (GTK_WIDGET (bar));
  g_assert_finalize_object (bar);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/step-bar/steps", test_steps);
  g_test_add_func ("/app/step-bar/trainer", test_trainer);

  return g_test_run ();
}
