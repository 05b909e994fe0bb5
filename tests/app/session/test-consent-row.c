/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-consent-row.h"

#include "session-fixture.h"

static const FrondConsentNeeds needs = { .parts = { [FROND_CONSENT_INSIDE] = TRUE, [FROND_CONSENT_RECORDING] = TRUE } };

static FrondConsentRow *
make_row (const FrondConsent *last)
{
  FrondConsentRow *row = g_object_ref_sink (g_object_new (FROND_TYPE_CONSENT_ROW, NULL));

  frond_consent_row_set_last (row, last);
  frond_consent_row_ask (row, &needs);

  return row;
}

static AdwToggleGroup *
find_toggles (FrondConsentRow *row,
              FrondConsentPart part)
{
  return ADW_TOGGLE_GROUP (session_fixture_find (GTK_WIDGET (row), ADW_TYPE_TOGGLE_GROUP, part));
}

static void
answer (FrondConsentRow *row,
        FrondConsentPart part,
        FrondAnswer      answer)
{
  adw_toggle_group_set_active (find_toggles (row, part), answer - FROND_ANSWER_YES);
}

static gboolean
is_asked (FrondConsentRow *row,
          FrondConsentPart part)
{
  return gtk_widget_get_visible (gtk_widget_get_ancestor (GTK_WIDGET (find_toggles (row, part)), ADW_TYPE_ACTION_ROW));
}

static FrondAnswer
get_answer (FrondConsentRow *row,
            FrondConsentPart part)
{
  return frond_consent_row_get_consent (row)->answers[part];
}

static void
assert_question (FrondConsentRow *row,
                 const char      *expected)
{
  g_autofree char *question = frond_consent_row_dup_question (row);

  g_assert_cmpstr (question, ==, expected);
}

/* One activation for all that is asked for, and only for that. */
static void
test_first_visit (void)
{
  FrondConsentRow *row = make_row (NULL);

  assert_question (row, "a sensor inside, keeping the recording · offer a chaperone");
  g_assert_true (is_asked (row, FROND_CONSENT_INSIDE));
  g_assert_false (is_asked (row, FROND_CONSENT_TOUCH));
  g_assert_false (frond_consent_row_allows (row));
  frond_consent_row_confirm (row);
  g_assert_true (frond_consent_row_allows (row));
  g_assert_cmpint (get_answer (row, FROND_CONSENT_INSIDE), ==, FROND_ANSWER_YES);
  g_assert_cmpint (get_answer (row, FROND_CONSENT_TOUCH), ==, FROND_ANSWER_NONE);
  g_assert_cmpint (frond_consent_row_get_consent (row)->chaperone, ==, FROND_CHAPERONE_OFFERED);
  g_assert_true (session_fixture_shows (GTK_WIDGET (row), "Agrees to a sensor inside, keeping the recording · chaperone offered"));
  frond_consent_row_take_back (row);
  g_assert_false (frond_consent_row_allows (row));
  g_assert_cmpint (get_answer (row, FROND_CONSENT_INSIDE), ==, FROND_ANSWER_NONE);
  g_assert_finalize_object (row);
}

/* Last time's answers are to be seen, and none is taken over by being seen. */
static void
test_same_as_last_time (void)
{
  g_autoptr (FrondConsent) last = frond_consent_new ();
  FrondConsentRow *row;

  frond_consent_answer (last, FROND_CONSENT_INSIDE, FROND_ANSWER_YES);
  frond_consent_answer (last, FROND_CONSENT_RECORDING, FROND_ANSWER_YES);
  frond_consent_set_chaperone (last, FROND_CHAPERONE_PRESENT, "Ines Okafor", "nurse");
  row = make_row (last);
  g_assert_true (session_fixture_shows (GTK_WIDGET (row), "Agreed last time: a sensor inside, keeping the recording · chaperone: Ines Okafor, nurse"));
  g_assert_cmpint (get_answer (row, FROND_CONSENT_INSIDE), ==, FROND_ANSWER_NONE);
  g_assert_cmpint (frond_consent_row_get_consent (row)->chaperone, ==, FROND_CHAPERONE_NONE);
  g_assert_false (frond_consent_row_allows (row));
  assert_question (row, "a sensor inside, keeping the recording · offer a chaperone");
  frond_consent_row_confirm (row);
  g_assert_true (frond_consent_row_allows (row));
  /* Who was there last time is not there today because somebody pressed Return. */
  g_assert_cmpint (frond_consent_row_get_consent (row)->chaperone, ==, FROND_CHAPERONE_OFFERED);
  g_assert_null (frond_consent_row_get_consent (row)->chaperone_name);
  g_assert_finalize_object (row);
}

/* A No of last time is asked for again, by name, and confirming the rest does not answer it. */
static void
test_refused_last_time (void)
{
  g_autoptr (FrondConsent) last = frond_consent_new ();
  FrondConsentRow *row;
  GtkWidget       *agrees;

  frond_consent_answer (last, FROND_CONSENT_INSIDE, FROND_ANSWER_NO);
  row = make_row (last);
  agrees = session_fixture_find_button (GTK_WIDGET (row), "Agrees");
  assert_question (row, "keeping the recording · offer a chaperone");
  g_assert_false (gtk_widget_get_visible (agrees));
  frond_consent_row_confirm (row);
  g_assert_false (frond_consent_row_allows (row));
  g_assert_cmpint (get_answer (row, FROND_CONSENT_INSIDE), ==, FROND_ANSWER_NONE);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  g_assert_true (session_fixture_shows (GTK_WIDGET (row), "Still to be asked for: a sensor inside."));
  g_assert_true (gtk_widget_get_visible (agrees));
  g_signal_emit_by_name (agrees, "clicked");
  g_assert_true (frond_consent_row_allows (row));
  g_assert_finalize_object (row);
}

/* Return pressed once too often after Confirm answers nothing: the keyboard waits on the row's head. */
static void
test_return_twice (void)
{
  g_autoptr (FrondConsent) last = frond_consent_new ();
  FrondConsentRow *row;
  GtkWidget       *list = gtk_list_box_new ();
  GtkWidget       *focus;
  AdwWindow       *window;

  frond_consent_answer (last, FROND_CONSENT_INSIDE, FROND_ANSWER_NO);
  row = make_row (last);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (row));
  window = session_fixture_show (adw_navigation_page_new (list, "Consent"));
  frond_consent_row_confirm (row);
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (row)));
  g_assert_false (GTK_IS_BUTTON (focus));
  g_assert_null (gtk_widget_get_ancestor (focus, ADW_TYPE_TOGGLE_GROUP));
  gtk_widget_activate (focus);
  g_assert_cmpint (get_answer (row, FROND_CONSENT_INSIDE), ==, FROND_ANSWER_NONE);
  gtk_window_destroy (GTK_WINDOW (window));
  session_fixture_settle ();
  g_assert_finalize_object (row);
}

/* Taken back in the middle of the set-up: a sentence says what follows. */
static void
test_withdrawn (void)
{
  FrondConsentRow *row = make_row (NULL);

  frond_consent_row_confirm (row);
  answer (row, FROND_CONSENT_INSIDE, FROND_ANSWER_NO);
  g_assert_false (frond_consent_row_allows (row));
  g_assert_true (session_fixture_shows (GTK_WIDGET (row), "No sensor inside today: pads on the skin can measure instead."));
  /* And confirming does not talk the patient into it. */
  frond_consent_row_confirm (row);
  g_assert_cmpint (get_answer (row, FROND_CONSENT_INSIDE), ==, FROND_ANSWER_NO);
  answer (row, FROND_CONSENT_INSIDE, FROND_ANSWER_YES);
  g_assert_true (frond_consent_row_allows (row));
  g_assert_finalize_object (row);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Another electrode after the question: what is new has to be asked for. */
static void
test_new_need (void)
{
  static const FrondConsentNeeds more = { .parts = { [FROND_CONSENT_OUTSIDE] = TRUE, [FROND_CONSENT_RECORDING] = TRUE } };
  FrondConsentRow               *row = make_row (NULL);
  guint                          n_changed = 0;

  frond_consent_row_confirm (row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (count_cb), &n_changed);
  frond_consent_row_ask (row, &needs);
  g_assert_cmpuint (n_changed, ==, 0);
  frond_consent_row_ask (row, &more);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_false (frond_consent_row_allows (row));
  g_signal_emit_by_name (session_fixture_find_button (GTK_WIDGET (row), "Agrees"), "clicked");
  g_assert_true (frond_consent_row_allows (row));
  /* What was said stays to be seen. */
  g_assert_true (is_asked (row, FROND_CONSENT_INSIDE));
  g_assert_finalize_object (row);
}

/* More can be asked for, and a chaperone who is there has a name and a role. */
static void
test_more (void)
{
  FrondConsentRow *row = make_row (NULL);
  AdwToggleGroup  *chaperone = find_toggles (row, FROND_CONSENT_N_PARTS);
  GtkWidget       *name = session_fixture_find (GTK_WIDGET (row), ADW_TYPE_ENTRY_ROW, 0);

  g_signal_emit_by_name (session_fixture_find (GTK_WIDGET (row), ADW_TYPE_BUTTON_ROW, 0), "activated");
  g_assert_true (is_asked (row, FROND_CONSENT_PARTNER));
  answer (row, FROND_CONSENT_PARTNER, FROND_ANSWER_LATER);
  frond_consent_row_confirm (row);
  g_assert_true (frond_consent_row_allows (row));
  g_assert_cmpint (get_answer (row, FROND_CONSENT_PARTNER), ==, FROND_ANSWER_LATER);
  g_assert_true (session_fixture_shows (GTK_WIDGET (row), "Ask again before the partner comes in."));

  g_assert_false (gtk_widget_get_visible (name));
  adw_toggle_group_set_active_name (chaperone, "present");
  g_assert_true (gtk_widget_get_visible (name));
  gtk_editable_set_text (GTK_EDITABLE (name), "Ines Okafor");
  g_assert_cmpstr (frond_consent_row_get_consent (row)->chaperone_name, ==, "Ines Okafor");
  g_assert_true (session_fixture_shows (GTK_WIDGET (row), "chaperone: Ines Okafor"));
  adw_toggle_group_set_active_name (chaperone, "declined");
  g_assert_null (frond_consent_row_get_consent (row)->chaperone_name);
  session_fixture_assert_named (GTK_WIDGET (row));
  g_assert_finalize_object (row);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/consent-row/first-visit", test_first_visit);
  g_test_add_func ("/app/consent-row/same-as-last-time", test_same_as_last_time);
  g_test_add_func ("/app/consent-row/refused-last-time", test_refused_last_time);
  g_test_add_func ("/app/consent-row/return-twice", test_return_twice);
  g_test_add_func ("/app/consent-row/withdrawn", test_withdrawn);
  g_test_add_func ("/app/consent-row/new-need", test_new_need);
  g_test_add_func ("/app/consent-row/more", test_more);

  return g_test_run ();
}
