/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which trainer comes next is said with the keyboard before it touches, is stored as it was said, and can be taken back. */

#include "config.h"

#include "frond-rating-row.h"
#include "frond-trainer-row.h"
#include "live-page-fixture.h"
#include "session-fixture.h"

static void
set_up (LivePageFixture *fixture,
        gconstpointer    id)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in (id);

  live_page_fixture_open (fixture, programme, 5, 5, NULL);
}

static guint
count_said (LivePageFixture *fixture)
{
  GPtrArray *events = frond_live_session_get_events (fixture->session);
  guint      n = 0;

  for (guint i = 0; i < events->len; i++)
    n += ((const FrondEvent *) g_ptr_array_index (events, i))->kind == FROND_EVENT_TRAINER;

  return n;
}

static gboolean
is_before_trainer (gpointer data)
{
  FrondProgramme *programme = frond_live_session_get_programme (((LivePageFixture *) data)->session);
  guint           index = live_page_fixture_get_status (data).engine.phase_index;

  return frond_phase_has_trainer (frond_programme_get_phase (programme, index + 1));
}

/* Through touch and probe. */
static void
go_before_trainer (LivePageFixture *fixture)
{
  while (!is_before_trainer (fixture)) {
    g_assert_true (session_fixture_press (fixture->window, GDK_KEY_n, 0));
    session_fixture_settle ();
  }
  session_fixture_settle ();
}

static gboolean
is_asking (LivePageFixture *fixture)
{
  return frond_trainer_row_is_open (FROND_TRAINER_ROW (session_fixture_find (GTK_WIDGET (fixture->page), FROND_TYPE_TRAINER_ROW, 0)));
}

static void
test_said (LivePageFixture *fixture,
           gconstpointer    id)
{
  const FrondEvent *event;
  GPtrArray        *events;

  /* Where no trainer is near, nobody is asked for one, and digits are markers. */
  session_fixture_press (fixture->window, GDK_KEY_i, 0);
  g_assert_false (is_asking (fixture));
  go_before_trainer (fixture);
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_i, 0));
  g_assert_true (is_asking (fixture));
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_3, 0));
  g_assert_cmpuint (count_said (fixture), ==, 0);
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_2, 0));
  g_assert_false (is_asking (fixture));
  g_assert_cmpuint (count_said (fixture), ==, 1);
  g_assert_cmpint (live_page_fixture_count_marks (fixture), ==, 0);
  events = frond_live_session_get_events (fixture->session);
  event = g_ptr_array_index (events, events->len - 1);
  g_assert_cmpint (event->code, ==, 3);
  g_assert_cmpfloat (event->value, ==, FROND_TRAINER_BY_THERAPIST);
  session_fixture_settle ();
  g_assert_true (session_fixture_shows (GTK_WIDGET (fixture->page), "Trainer 3, inserted by the therapist"));
  g_assert_true (session_fixture_press (fixture->window, GDK_KEY_u, 0));
  g_assert_cmpuint (count_said (fixture), ==, 0);
  session_fixture_settle ();
  g_assert_true (session_fixture_shows (GTK_WIDGET (fixture->page), "Trainer: say which size"));
}

/* A digit has one meaning at a time, and a stop asks nothing. */
static void
test_one_question (LivePageFixture *fixture,
                   gconstpointer    id)
{
  FrondRatingRow *rating = FROND_RATING_ROW (session_fixture_find (GTK_WIDGET (fixture->page), FROND_TYPE_RATING_ROW, 0));

  go_before_trainer (fixture);
  session_fixture_press (fixture->window, GDK_KEY_r, 0);
  session_fixture_press (fixture->window, GDK_KEY_i, 0);
  g_assert_false (frond_rating_row_is_open (rating));
  g_assert_true (is_asking (fixture));
  session_fixture_press (fixture->window, GDK_KEY_r, 0);
  g_assert_true (frond_rating_row_is_open (rating));
  g_assert_false (is_asking (fixture));
  session_fixture_press (fixture->window, GDK_KEY_i, 0);
  session_fixture_press (fixture->window, GDK_KEY_4, 0);
  session_fixture_press (fixture->window, GDK_KEY_Escape, 0);
  session_fixture_settle ();
  g_assert_false (is_asking (fixture));
  g_assert_cmpuint (count_said (fixture), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/app/live-page-trainer/said", LivePageFixture, "guarding-response", set_up, test_said, live_page_fixture_tear_down);
  g_test_add ("/app/live-page-trainer/one-question", LivePageFixture, "guarding-response", set_up, test_one_question, live_page_fixture_tear_down);

  return g_test_run ();
}
