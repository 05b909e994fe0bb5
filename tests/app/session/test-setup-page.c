/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The set-up of a session with a simulated patient and a real vault: what must be true before one may begin, and that leaving stores nothing. */

#include "config.h"

#include <string.h>

#include "frond-consent-repository.h"
#include "frond-consent-row.h"
#include "frond-placement-guide.h"
#include "frond-placement-row.h"
#include "frond-sensor-row.h"

#include "session-fixture.h"
#include "setup-page-fixture.h"

/* Without records there is nobody to be confirmed, and the simulated patient is there at once: nothing is left to do but to begin. */
static void
test_practice (SetupPageFixture *fixture,
               gconstpointer     data)
{
  setup_page_fixture_open (fixture, TRUE);
  session_fixture_wait (setup_page_fixture_can_begin, fixture);
  g_assert_cmpint (setup_page_fixture_get_status (fixture).rating, ==, FROND_SIGNAL_GOOD);
  setup_page_fixture_press (fixture, "setup.begin");
  g_assert_cmpint (fixture->n_begun, ==, 1);
  g_assert_cmpint (setup_page_fixture_get_status (fixture).state, ==, FROND_LIVE_RUNNING);
  g_assert_cmpint (setup_page_fixture_count_sessions (fixture), ==, 0);
  /* who chooses nothing lets go */
  g_assert_cmpstr (frond_programme_get_id (frond_live_session_get_programme (setup_page_fixture_get_session (fixture))), ==, "settle-and-let-go");
}

static void
test_person_first (SetupPageFixture *fixture,
                   gconstpointer     data)
{
  setup_page_fixture_open (fixture, FALSE);
  setup_page_fixture_connect (fixture, "resting");
  session_fixture_wait (setup_page_fixture_is_rated, fixture);
  session_fixture_settle ();
  g_assert_false (setup_page_fixture_can_begin (fixture));
  setup_page_fixture_press (fixture, "setup.begin");
  setup_page_fixture_press (fixture, "setup.begin-anyway");
  g_assert_cmpint (fixture->n_begun, ==, 0);
  setup_page_fixture_confirm (fixture);
  session_fixture_wait (setup_page_fixture_can_begin, fixture);
  /* Taken back, it is as if it had not been said. */
  g_signal_emit_by_name (session_fixture_find_button (GTK_WIDGET (fixture->page), "Change"), "clicked");
  g_assert_false (setup_page_fixture_can_begin (fixture));
  setup_page_fixture_confirm (fixture);
  setup_page_fixture_press (fixture, "setup.begin");
  g_assert_cmpint (fixture->n_begun, ==, 1);
  g_assert_cmpint (setup_page_fixture_count_sessions (fixture), ==, 1);
  setup_page_fixture_run_and_end (fixture);
}

static void
test_leaving_stores_nothing (SetupPageFixture *fixture,
                             gconstpointer     data)
{
  setup_page_fixture_open (fixture, FALSE);
  setup_page_fixture_connect (fixture, "resting");
  setup_page_fixture_confirm (fixture);
  session_fixture_wait (setup_page_fixture_can_begin, fixture);
  setup_page_fixture_close (fixture);
  g_assert_cmpint (setup_page_fixture_count_sessions (fixture), ==, 0);
}

static FrondConsentRow *
find_consent (SetupPageFixture *fixture)
{
  return FROND_CONSENT_ROW (setup_page_fixture_find (fixture, FROND_TYPE_CONSENT_ROW));
}

/* What the patient agreed to is stored with the session, and is what she is asked for the next time, again with one activation. */
static void
test_consent_of_visit (SetupPageFixture *fixture,
                       gconstpointer     data)
{
  for (guint visit = 1; visit <= 2; visit++) {
    g_autoptr (FrondConsent) stored = NULL;
    g_autoptr (GError) error = NULL;

    setup_page_fixture_open (fixture, FALSE);
    setup_page_fixture_connect (fixture, "resting");
    g_assert_true (session_fixture_shows (GTK_WIDGET (fixture->page), "a sensor on the skin, keeping the recording"));
    g_assert_cmpint (session_fixture_shows (GTK_WIDGET (find_consent (fixture)), "Agreed last time"), ==, visit == 2);
    setup_page_fixture_confirm (fixture);
    session_fixture_wait (setup_page_fixture_can_begin, fixture);
    setup_page_fixture_press (fixture, "setup.begin");
    setup_page_fixture_run_and_end (fixture);
    g_assert_cmpuint (setup_page_fixture_count_sessions (fixture), ==, visit);
    g_assert_true (frond_consent_repository_get_last (fixture->vault, fixture->patient->id, &stored, &error));
    g_assert_no_error (error);
    g_assert_cmpint (stored->answers[FROND_CONSENT_OUTSIDE], ==, FROND_ANSWER_YES);
    g_assert_cmpint (stored->answers[FROND_CONSENT_RECORDING], ==, FROND_ANSWER_YES);
    g_assert_cmpint (stored->answers[FROND_CONSENT_INSIDE], ==, FROND_ANSWER_NONE);
    g_assert_cmpint (stored->chaperone, ==, FROND_CHAPERONE_OFFERED);
  }
}

/* Another electrode is another question; a No to it keeps the session from beginning until something else is set up. */
static void
test_consent_follows_electrode (SetupPageFixture *fixture,
                                gconstpointer     data)
{
  GtkWidget *inside;

  setup_page_fixture_open (fixture, FALSE);
  setup_page_fixture_connect (fixture, "resting");
  setup_page_fixture_confirm (fixture);
  session_fixture_wait (setup_page_fixture_can_begin, fixture);
  setup_page_fixture_write_placement (fixture, "Vaginal probe");
  g_assert_false (setup_page_fixture_can_begin (fixture));
  g_assert_true (session_fixture_shows (GTK_WIDGET (find_consent (fixture)), "Still to be asked for: a sensor inside."));
  inside = session_fixture_find (GTK_WIDGET (find_consent (fixture)), ADW_TYPE_TOGGLE_GROUP, FROND_CONSENT_INSIDE);
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (inside), "no");
  g_assert_true (session_fixture_shows (GTK_WIDGET (find_consent (fixture)), "pads on the skin can measure instead"));
  setup_page_fixture_press (fixture, "setup.begin");
  setup_page_fixture_press (fixture, "setup.begin-anyway");
  g_assert_cmpint (fixture->n_begun, ==, 0);
  setup_page_fixture_write_placement (fixture, "Pads");
  session_fixture_wait (setup_page_fixture_can_begin, fixture);
}

/* The picture is there until electrode and site are written down, and in the row when it is open: never twice. */
static void
test_placement_guide (SetupPageFixture *fixture,
                      gconstpointer     data)
{
  GtkWidget *row, *guide, *inner;

  setup_page_fixture_open (fixture, FALSE);
  row = setup_page_fixture_find (fixture, FROND_TYPE_PLACEMENT_ROW);
  inner = session_fixture_find (row, FROND_TYPE_PLACEMENT_GUIDE, 0);
  guide = session_fixture_find (GTK_WIDGET (fixture->page), FROND_TYPE_PLACEMENT_GUIDE, 1);
  g_assert_true (gtk_widget_get_visible (guide));
  g_assert_true (session_fixture_shows (guide, "4 and 8 o’clock"));
  setup_page_fixture_write_placement (fixture, "Periform");
  g_assert_true (session_fixture_shows (guide, "The sensor inside"));
  g_assert_true (session_fixture_shows (inner, "The sensor inside"));
  g_assert_false (gtk_widget_get_mapped (inner));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_false (gtk_widget_get_visible (guide));
  g_assert_true (gtk_widget_get_mapped (inner));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
  g_assert_true (gtk_widget_get_visible (guide));
  gtk_editable_set_text (GTK_EDITABLE (session_fixture_find (row, ADW_TYPE_ENTRY_ROW, 2)), "Vaginal");
  g_assert_false (gtk_widget_get_visible (guide));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_false (gtk_widget_get_visible (guide));
  g_assert_true (gtk_widget_get_mapped (inner));
}

static gboolean
is_poor (gpointer data)
{
  return setup_page_fixture_get_status (data).rating == FROND_SIGNAL_POOR;
}

static void
test_poor_signal (SetupPageFixture *fixture,
                  gconstpointer     data)
{
  GPtrArray *events = NULL;
  gboolean   is_noted = FALSE;

  setup_page_fixture_open (fixture, FALSE);
  setup_page_fixture_connect (fixture, "flat");
  setup_page_fixture_confirm (fixture);
  session_fixture_wait (is_poor, fixture);
  session_fixture_wait (setup_page_fixture_can_begin, fixture);
  setup_page_fixture_press (fixture, "setup.begin");
  g_assert_cmpint (fixture->n_begun, ==, 0);
  setup_page_fixture_press (fixture, "setup.begin-anyway");
  g_assert_cmpint (fixture->n_begun, ==, 1);
  events = frond_live_session_get_events (setup_page_fixture_get_session (fixture));
  for (guint i = 0; i < events->len; i++) {
    const FrondEvent *event = g_ptr_array_index (events, i);

    is_noted |= event->kind == FROND_EVENT_MARKER && event->text && strstr (event->text, "flat");
  }
  g_assert_true (is_noted);
  setup_page_fixture_run_and_end (fixture);
}

/* Why a session could not begin is read until it is tried again, whatever the sensor does meanwhile. */
static void
test_error_stays (SetupPageFixture *fixture,
                  gconstpointer     data)
{
  AdwBanner       *banner;
  g_autofree char *said = NULL;

  setup_page_fixture_open (fixture, FALSE);
  setup_page_fixture_connect (fixture, "resting");
  setup_page_fixture_confirm (fixture);
  session_fixture_wait (setup_page_fixture_can_begin, fixture);
  frond_vault_close (fixture->vault);
  setup_page_fixture_press (fixture, "setup.begin");
  g_assert_cmpuint (fixture->n_begun, ==, 0);
  banner = ADW_BANNER (setup_page_fixture_find (fixture, ADW_TYPE_BANNER));
  g_assert_true (adw_banner_get_revealed (banner));
  said = g_strdup (adw_banner_get_title (banner));
  setup_page_fixture_connect (fixture, "guarding");
  session_fixture_wait (setup_page_fixture_can_begin, fixture);
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_title (banner), ==, said);
}

/* Nobody is called "she" or "he" by a program that does not know. */
static void
test_neutral_words (SetupPageFixture *fixture,
                    gconstpointer     data)
{
  const char *words[] = { "she ", "She ", " her ", " her,", " he ", " his " };

  setup_page_fixture_open (fixture, FALSE);
  for (guint confirmed = 0; confirmed < 2; confirmed++) {
    for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
      g_assert_false (session_fixture_shows (GTK_WIDGET (fixture->page), words[i]));
    if (!confirmed)
      setup_page_fixture_confirm (fixture);
  }
  g_assert_true (session_fixture_shows (GTK_WIDGET (fixture->page), "at any time"));
}

static void
test_names (SetupPageFixture *fixture,
            gconstpointer     data)
{
  setup_page_fixture_open (fixture, FALSE);
  setup_page_fixture_connect (fixture, "resting");
  session_fixture_wait (setup_page_fixture_is_rated, fixture);
  session_fixture_settle ();
  session_fixture_assert_named (GTK_WIDGET (fixture->page));
}

int
main (int   argc,
      char *argv[])
{
  const struct {
    const char *path;
    void (*test) (SetupPageFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/app/setup-page/practice", test_practice },
    { "/app/setup-page/person-first", test_person_first },
    { "/app/setup-page/leaving-stores-nothing", test_leaving_stores_nothing },
    { "/app/setup-page/consent-of-visit", test_consent_of_visit },
    { "/app/setup-page/consent-follows-electrode", test_consent_follows_electrode },
    { "/app/setup-page/placement-guide", test_placement_guide },
    { "/app/setup-page/poor-signal", test_poor_signal },
    { "/app/setup-page/error-stays", test_error_stays },
    { "/app/setup-page/neutral-words", test_neutral_words },
    { "/app/setup-page/names", test_names },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, SetupPageFixture, NULL, setup_page_fixture_set_up, tests[i].test, setup_page_fixture_tear_down);

  return g_test_run ();
}
