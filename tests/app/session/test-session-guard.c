/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys that come before everything else while a live page is on screen, and a computer that neither sleeps nor locks meanwhile. */

#include "config.h"

#include "frond-live-plot.h"
#include "frond-session-guard.h"

#include "session-fixture.h"

/* What the desktop was asked, in place of one. */
static GtkApplicationInhibitFlags inhibited;
static guint                      n_inhibited, n_uninhibited;

guint __wrap_gtk_application_inhibit (GtkApplication            *application,
                                      GtkWindow                 *window,
                                      GtkApplicationInhibitFlags flags,
                                      const char                *reason);
void  __wrap_gtk_application_uninhibit (GtkApplication *application,
                                        guint           cookie);

guint
__wrap_gtk_application_inhibit (GtkApplication            *application,
                                GtkWindow                 *window,
                                GtkApplicationInhibitFlags flags,
                                const char                *reason)
{
  g_assert_nonnull (window);
  g_assert_true (reason && *reason);
  inhibited = flags;
  n_inhibited++;

  return 41 + n_inhibited;
}

void
__wrap_gtk_application_uninhibit (GtkApplication *application,
                                  guint           cookie)
{
  g_assert_cmpuint (cookie, ==, 41 + n_inhibited);
  inhibited = 0;
  n_uninhibited++;
}

typedef struct {
  AdwWindow          *window;
  GtkWidget          *page;
  GtkWidget          *button;
  GtkWidget          *plot;
  FrondSessionGuard  *guard;
  GSimpleActionGroup *actions;
  guint               n_next, n_stop, n_goal, n_mark, n_curtain, n_answer;
  gboolean            is_stopped, is_asking, is_covered;
} Fixture;

static Fixture *current;

static gboolean
is_running_cb (GtkWidget *page)
{
  return !current->is_stopped;
}

static gboolean
takes_digits_cb (GtkWidget *page)
{
  return current->is_asking;
}

static gboolean
is_covered_cb (GtkWidget *page)
{
  return current->is_covered;
}

static void
count_cb (guint *counter)
{
  ++*counter;
}

static void
add_action (Fixture            *self,
            const char         *name,
            const GVariantType *type,
            guint              *counter)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, type);

  g_signal_connect_swapped (action, "activate", G_CALLBACK (count_cb), counter);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  AdwNavigationPage *page;
  GtkWidget         *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  current = self;
  self->actions = g_simple_action_group_new ();
  add_action (self, "next-phase", NULL, &self->n_next);
  add_action (self, "stop", NULL, &self->n_stop);
  add_action (self, "curtain", NULL, &self->n_curtain);
  add_action (self, "change-goal", G_VARIANT_TYPE_INT32, &self->n_goal);
  add_action (self, "mark", G_VARIANT_TYPE_INT32, &self->n_mark);
  add_action (self, "answer", G_VARIANT_TYPE_INT32, &self->n_answer);
  self->button = gtk_button_new_with_label ("Something");
  self->plot = frond_live_plot_new ();
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_box_append (GTK_BOX (box), self->plot);
  page = adw_navigation_page_new (box, "Session");
  gtk_widget_insert_action_group (GTK_WIDGET (page), "session", G_ACTION_GROUP (self->actions));
  self->page = GTK_WIDGET (page);
  self->window = session_fixture_show (page);
  self->guard = frond_session_guard_new (self->page, is_running_cb, takes_digits_cb, is_covered_cb);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_clear_pointer (&self->guard, frond_session_guard_free);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->actions);
}

static gboolean
is_settled (gpointer began_us)
{
  return g_get_monotonic_time () - *(gint64 *) began_us > 1.1 * G_USEC_PER_SEC;
}

/* A foot that stays on its pedal does not run through the programme. */
static void
test_held (Fixture      *self,
           gconstpointer data)
{
  for (int i = 0; i < 20; i++)
    g_assert_true (session_fixture_hold (self->window, GDK_KEY_Page_Down, 0));
  g_assert_cmpuint (self->n_next, ==, 1);
  session_fixture_let_go (self->window, GDK_KEY_Page_Down, 0);
  session_fixture_press (self->window, GDK_KEY_Page_Down, 0);
  g_assert_cmpuint (self->n_next, ==, 2);
  for (int i = 0; i < 20; i++)
    session_fixture_hold (self->window, GDK_KEY_1, 0);
  session_fixture_let_go (self->window, GDK_KEY_1, 0);
  g_assert_cmpuint (self->n_mark, ==, 1);
}

/* A goal goes on moving, and a stop is never held back. */
static void
test_held_on_purpose (Fixture      *self,
                      gconstpointer data)
{
  for (int i = 0; i < 5; i++)
    session_fixture_hold (self->window, GDK_KEY_Up, 0);
  g_assert_cmpuint (self->n_goal, ==, 5);
  for (int i = 0; i < 3; i++)
    session_fixture_hold (self->window, GDK_KEY_Escape, 0);
  g_assert_cmpuint (self->n_stop, ==, 3);
}

/* One digit answers one question. */
static void
test_held_digit (Fixture      *self,
                 gconstpointer data)
{
  self->is_asking = TRUE;
  for (int i = 0; i < 5; i++)
    g_assert_true (session_fixture_hold (self->window, GDK_KEY_7, 0));
  g_assert_cmpuint (self->n_answer, ==, 1);
  g_assert_cmpuint (self->n_mark, ==, 0);
}

/* What lifts the curtain and stays down does nothing behind it. */
static void
test_held_under_curtain (Fixture      *self,
                         gconstpointer data)
{
  self->is_covered = TRUE;
  session_fixture_hold (self->window, GDK_KEY_Page_Down, 0);
  g_assert_cmpuint (self->n_curtain, ==, 1);
  self->is_covered = FALSE;
  session_fixture_hold (self->window, GDK_KEY_Page_Down, 0);
  g_assert_cmpuint (self->n_next, ==, 0);
}

/* Return presses the button that has the keyboard; else it is a pedal's. */
static void
test_return (Fixture      *self,
             gconstpointer data)
{
  gint64 began_us = g_get_monotonic_time ();

  gtk_widget_grab_focus (self->plot);
  /* The Return that began the session may still be down. */
  g_assert_false (session_fixture_press (self->window, GDK_KEY_Return, 0));
  session_fixture_wait (is_settled, &began_us);
  gtk_widget_grab_focus (self->button);
  g_assert_false (session_fixture_press (self->window, GDK_KEY_Return, 0));
  g_assert_cmpuint (self->n_next, ==, 0);
  gtk_widget_grab_focus (self->plot);
  g_assert_true (session_fixture_press (self->window, GDK_KEY_Return, 0));
  g_assert_cmpuint (self->n_next, ==, 1);
  self->is_stopped = TRUE;
  g_assert_false (session_fixture_press (self->window, GDK_KEY_Return, 0));
  g_assert_cmpuint (self->n_next, ==, 1);
}

/* Neither sleep nor a screen lock nor the end of the desktop's session, for exactly as long as there is a guard. */
static void
test_stays_awake (Fixture      *self,
                  gconstpointer data)
{
  g_autoptr (GtkApplication) application = gtk_application_new ("io.example.Guard", G_APPLICATION_NON_UNIQUE);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (n_inhibited, ==, 0);
  g_clear_pointer (&self->guard, frond_session_guard_free);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  gtk_application_add_window (application, GTK_WINDOW (self->window));

  self->guard = frond_session_guard_new (self->page, is_running_cb, takes_digits_cb, is_covered_cb);
  g_assert_cmpuint (n_inhibited, ==, 1);
  g_assert_cmpint (inhibited, ==, GTK_APPLICATION_INHIBIT_IDLE | GTK_APPLICATION_INHIBIT_SUSPEND | GTK_APPLICATION_INHIBIT_LOGOUT);
  /* A stop does not let it sleep: the patient is still connected. */
  self->is_stopped = TRUE;
  g_assert_cmpuint (n_uninhibited, ==, 0);
  g_clear_pointer (&self->guard, frond_session_guard_free);
  g_assert_cmpuint (n_uninhibited, ==, 1);
  g_assert_cmpint (inhibited, ==, 0);
  gtk_application_remove_window (application, GTK_WINDOW (self->window));
}

int
main (int   argc,
      char *argv[])
{
  const struct {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/app/session-guard/held", test_held },
    { "/app/session-guard/held-on-purpose", test_held_on_purpose },
    { "/app/session-guard/held-digit", test_held_digit },
    { "/app/session-guard/held-under-curtain", test_held_under_curtain },
    { "/app/session-guard/return", test_return },
    { "/app/session-guard/stays-awake", test_stays_awake },
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
