/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One key asks, a digit answers: what was meant is what is told, and nothing is told that nobody said. */

#include "config.h"

#include "frond-rating-row.h"
#include "session-fixture.h"

typedef struct {
  FrondRatingRow *row;
  GtkWidget      *window;
  GString        *said;
} Fixture;

static void
rated_cb (Fixture *self,
          int      kind,
          double   value)
{
  g_string_append_printf (self->said, "%s%.0f ", kind == FROND_RATING_PAIN ? "pain " : "suds ", value);
}

static void
set_up (Fixture      *self,
        gconstpointer unused)
{
  self->said = g_string_new (NULL);
  self->row = g_object_new (FROND_TYPE_RATING_ROW, NULL);
  self->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (self->window), GTK_WIDGET (self->row));
  g_signal_connect_swapped (self->row, "rated", G_CALLBACK (rated_cb), self);
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
  g_assert_false (frond_rating_row_is_open (self->row));
  frond_rating_row_take_digit (self->row, 5);
  g_assert_cmpstr (self->said->str, ==, "");
  frond_rating_row_ask (self->row);
  g_assert_true (session_fixture_shows (GTK_WIDGET (self->row), "Pain now: 0 none, 10 the worst imaginable"));
  frond_rating_row_take_digit (self->row, 3);
  g_assert_true (session_fixture_shows (GTK_WIDGET (self->row), "Anxiety now: 0 none, 100 the worst imaginable"));
  frond_rating_row_take_digit (self->row, 4);
  g_assert_cmpstr (self->said->str, ==, "pain 3 suds 40 ");
  g_assert_false (frond_rating_row_is_open (self->row));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->row)));
}

static void
test_ten (Fixture      *self,
          gconstpointer unused)
{
  frond_rating_row_ask (self->row);
  frond_rating_row_take_digit (self->row, 1);
  g_assert_cmpstr (self->said->str, ==, "");
  frond_rating_row_take_digit (self->row, 0);
  frond_rating_row_take_digit (self->row, 0);
  g_assert_cmpstr (self->said->str, ==, "pain 10 suds 0 ");
}

/* A 1 and another digit are two answers. */
static void
test_one_and_another (Fixture      *self,
                      gconstpointer unused)
{
  frond_rating_row_ask (self->row);
  frond_rating_row_take_digit (self->row, 1);
  frond_rating_row_take_digit (self->row, 7);
  g_assert_cmpstr (self->said->str, ==, "pain 1 suds 70 ");
}

static gboolean
has_said (gpointer data)
{
  return ((Fixture *) data)->said->len > 0;
}

static void
test_one_alone (Fixture      *self,
                gconstpointer unused)
{
  frond_rating_row_ask (self->row);
  frond_rating_row_take_digit (self->row, 1);
  session_fixture_wait (has_said, self);
  g_assert_cmpstr (self->said->str, ==, "pain 1 ");
}

/* Asked again it goes by; the end of a session costs no answer. */
static void
test_gone_by (Fixture      *self,
              gconstpointer unused)
{
  for (int i = 0; i < 3; i++)
    frond_rating_row_ask (self->row);
  g_assert_false (frond_rating_row_is_open (self->row));
  g_assert_cmpstr (self->said->str, ==, "");
  frond_rating_row_ask (self->row);
  frond_rating_row_take_digit (self->row, 1);
  frond_rating_row_close (self->row);
  g_assert_cmpstr (self->said->str, ==, "pain 1 ");
}

static void
test_buttons (Fixture      *self,
              gconstpointer unused)
{
  frond_rating_row_ask (self->row);
  session_fixture_assert_named (self->window);
  g_signal_emit_by_name (session_fixture_find_button (GTK_WIDGET (self->row), "10"), "clicked");
  g_signal_emit_by_name (session_fixture_find_button (GTK_WIDGET (self->row), "60"), "clicked");
  g_assert_cmpstr (self->said->str, ==, "pain 10 suds 60 ");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/app/rating-row/digits", test_digits);
  ADD ("/app/rating-row/ten", test_ten);
  ADD ("/app/rating-row/one-and-another", test_one_and_another);
  ADD ("/app/rating-row/one-alone", test_one_alone);
  ADD ("/app/rating-row/gone-by", test_gone_by);
  ADD ("/app/rating-row/buttons", test_buttons);

  return g_test_run ();
}
