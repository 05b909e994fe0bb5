/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two digits say it; half an answer says nothing, and what it was last time is only pointed at. */

#include "config.h"

#include "frond-trainer-row.h"
#include "session-fixture.h"

typedef struct {
  FrondTrainerRow *row;
  GtkWidget       *window;
  GString         *said;
} Fixture;

static void
said_cb (Fixture *self,
         int      size,
         int      hand)
{
  g_string_append_printf (self->said, "%d %s ", size, frond_trainer_hand_to_string ((FrondTrainerHand) hand));
}

static void
set_up (Fixture      *self,
        gconstpointer unused)
{
  self->said = g_string_new (NULL);
  self->row = g_object_new (FROND_TYPE_TRAINER_ROW, NULL);
  self->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (self->window), GTK_WIDGET (self->row));
  g_signal_connect_swapped (self->row, "said", G_CALLBACK (said_cb), self);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture      *self,
           gconstpointer unused)
{
  g_object_add_weak_pointer (G_OBJECT (self->row), (gpointer *) &self->row);
  gtk_window_destroy (GTK_WINDOW (self->window));
  session_fixture_settle ();
  g_assert_null (self->row);
  g_string_free (self->said, TRUE);
}

static void
test_digits (Fixture      *self,
             gconstpointer unused)
{
  frond_trainer_row_take_digit (self->row, 5);
  g_assert_cmpstr (self->said->str, ==, "");
  frond_trainer_row_ask (self->row, NULL);
  g_assert_true (session_fixture_shows (GTK_WIDGET (self->row), "Trainer: which size?"));
  frond_trainer_row_take_digit (self->row, 9);
  frond_trainer_row_take_digit (self->row, 0);
  g_assert_true (session_fixture_shows (GTK_WIDGET (self->row), "Trainer: which size?"));
  frond_trainer_row_take_digit (self->row, 8);
  g_assert_true (session_fixture_shows (GTK_WIDGET (self->row), "Trainer 8: who inserts it?"));
  g_assert_cmpstr (self->said->str, ==, "");
  frond_trainer_row_take_digit (self->row, 3);
  g_assert_true (frond_trainer_row_is_open (self->row));
  frond_trainer_row_take_digit (self->row, 2);
  g_assert_cmpstr (self->said->str, ==, "8 therapist ");
  g_assert_false (frond_trainer_row_is_open (self->row));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->row)));
}

/* A size without a hand was nothing, and asked again it begins anew. */
static void
test_half (Fixture      *self,
           gconstpointer unused)
{
  frond_trainer_row_ask (self->row, NULL);
  frond_trainer_row_take_digit (self->row, 4);
  frond_trainer_row_ask (self->row, NULL);
  g_assert_false (frond_trainer_row_is_open (self->row));
  g_assert_cmpstr (self->said->str, ==, "");
  frond_trainer_row_ask (self->row, NULL);
  g_assert_true (session_fixture_shows (GTK_WIDGET (self->row), "Trainer: which size?"));
}

static void
assert_proposed (Fixture    *self,
                 const char *label,
                 gboolean    is_proposed)
{
  g_assert_cmpint (gtk_widget_has_css_class (GTK_WIDGET (session_fixture_find_button (GTK_WIDGET (self->row), label)), "suggested-action"), ==, is_proposed);
}

/* Shape and words point at it, in both questions; nothing is said by that. */
static void
test_proposed (Fixture      *self,
               gconstpointer unused)
{
  const FrondTrainer last = { 3, FROND_TRAINER_BY_THERAPIST };

  frond_trainer_row_ask (self->row, &last);
  session_fixture_assert_named (self->window);
  assert_proposed (self, "3", TRUE);
  assert_proposed (self, "4", FALSE);
  gtk_test_accessible_assert_property (session_fixture_find_button (GTK_WIDGET (self->row), "3"), GTK_ACCESSIBLE_PROPERTY_LABEL, "3, as last time");
  g_signal_emit_by_name (session_fixture_find_button (GTK_WIDGET (self->row), "2"), "clicked");
  assert_proposed (self, "1  The patient", FALSE);
  assert_proposed (self, "2  The therapist", TRUE);
  g_assert_cmpstr (self->said->str, ==, "");
  g_signal_emit_by_name (session_fixture_find_button (GTK_WIDGET (self->row), "1  The patient"), "clicked");
  g_assert_cmpstr (self->said->str, ==, "2 patient ");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/app/trainer-row/digits", test_digits);
  ADD ("/app/trainer-row/half", test_half);
  ADD ("/app/trainer-row/proposed", test_proposed);

  return g_test_run ();
}
