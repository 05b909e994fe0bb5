/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-patient-picture.h"
#include "frond-patient-view.h"
#include "forbidden-words.h"
#include "live-page-fixture.h"
#include "session-fixture.h"

typedef struct {
  LivePageFixture      live;
  FrondPatientChoices *choices;
  FrondPatientView    *view;
  GtkWindow           *window;
  guint                n_phase;
  gint64               n_frames;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  live_page_fixture_set_up (&fixture->live, NULL);
  fixture->choices = frond_patient_choices_new (NULL, 0);
  fixture->view = frond_patient_view_new (fixture->live.session, fixture->choices);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 800, 600);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->view));
  gtk_window_present (fixture->window);
  session_fixture_settle ();
}

/* A view that is closed leaves nothing behind, not even a timer, while its session goes on. */
static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  gtk_window_destroy (fixture->window);
  session_fixture_settle ();
  g_assert_null (fixture->view);
  g_assert_finalize_object (fixture->choices);
  live_page_fixture_tear_down (&fixture->live, NULL);
}

static gboolean
shows (Fixture    *fixture,
       const char *text)
{
  return session_fixture_shows (GTK_WIDGET (fixture->view), text);
}

static void
assert_calm (GtkWidget *below)
{
  if (GTK_IS_LABEL (below))
    forbidden_words_assert_none ("en", gtk_label_get_text (GTK_LABEL (below)));
  for (GtkWidget *child = gtk_widget_get_first_child (below); child; child = gtk_widget_get_next_sibling (child))
    assert_calm (child);
}

static gboolean
says_phase (gpointer data)
{
  Fixture          *fixture = data;
  FrondLiveStatus   status = live_page_fixture_get_status (&fixture->live);
  const FrondPhase *phase = frond_programme_get_phase (frond_live_session_get_programme (fixture->live.session), status.engine.phase_index);

  return status.engine.phase_index == fixture->n_phase && shows (fixture, phase->patient_words);
}

/* Blank at first, the phase's words then, and that she can stop all the time. */
static void
test_blank (Fixture      *fixture,
            gconstpointer data)
{
  g_assert_true (frond_patient_view_is_blank (fixture->view));
  g_assert_true (shows (fixture, "You can stop at any time"));
  g_assert_false (shows (fixture, "Rest"));
  g_assert_false (shows (fixture, "One moment"));

  frond_patient_view_set_blank (fixture->view, FALSE);
  session_fixture_wait (says_phase, fixture);
  g_assert_true (shows (fixture, "You can stop at any time"));
  frond_live_session_next_phase (fixture->live.session);
  fixture->n_phase = 1;
  session_fixture_wait (says_phase, fixture);
  assert_calm (GTK_WIDGET (fixture->view));

  frond_patient_view_set_blank (fixture->view, TRUE);
  g_assert_false (says_phase (fixture));
  g_assert_true (shows (fixture, "You can stop at any time"));
}

static void
press (Fixture *fixture)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (g_strcmp0 (gtk_event_controller_get_name (controller), "patient-stop") != 0)
      continue;
    g_assert_cmpuint (gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)), ==, 0);
    g_assert_false (gtk_gesture_single_get_touch_only (GTK_GESTURE_SINGLE (controller)));
    g_signal_emit_by_name (controller, "pressed", 1, 10.0, 10.0);
    return;
  }
  g_assert_not_reached ();
}

static guint
count_stops (Fixture *fixture)
{
  GPtrArray *events = frond_live_session_get_events (fixture->live.session);
  guint      n = 0;

  for (guint i = 0; i < events->len; i++) {
    FrondEventKind kind = ((const FrondEvent *) g_ptr_array_index (events, i))->kind;

    g_assert_cmpint (kind, !=, FROND_EVENT_STOP);
    n += kind == FROND_EVENT_PATIENT_STOP;
  }

  return n;
}

/* Hers, also from a pause; a second one changes nothing, and nothing resumes by it. */
static void
test_stop (Fixture      *fixture,
           gconstpointer data)
{
  frond_patient_view_set_blank (fixture->view, FALSE);
  press (fixture);
  g_assert_cmpint (live_page_fixture_get_state (&fixture->live), ==, FROND_LIVE_STOPPED);
  g_assert_true (shows (fixture, "Stopped"));
  g_assert_true (shows (fixture, "Thank you for telling us."));
  g_assert_cmpuint (count_stops (fixture), ==, 1);
  press (fixture);
  g_assert_cmpint (live_page_fixture_get_state (&fixture->live), ==, FROND_LIVE_STOPPED);
  g_assert_cmpuint (count_stops (fixture), ==, 1);

  frond_live_session_resume (fixture->live.session);
  frond_live_session_pause (fixture->live.session);
  session_fixture_settle ();
  g_assert_true (shows (fixture, "A pause"));
  press (fixture);
  g_assert_cmpint (live_page_fixture_get_state (&fixture->live), ==, FROND_LIVE_STOPPED);
  g_assert_cmpuint (count_stops (fixture), ==, 2);
}

/* While it is blank, too. */
static void
test_stop_blank (Fixture      *fixture,
                 gconstpointer data)
{
  press (fixture);
  g_assert_cmpint (live_page_fixture_get_state (&fixture->live), ==, FROND_LIVE_STOPPED);
  g_assert_false (shows (fixture, "Stopped"));
}

static void
test_choices (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget           *view = GTK_WIDGET (fixture->view);
  FrondPatientPicture *picture = FROND_PATIENT_PICTURE (session_fixture_find (view, FROND_TYPE_PATIENT_PICTURE, 0));

  frond_patient_view_set_blank (fixture->view, FALSE);
  session_fixture_wait (says_phase, fixture);
  g_assert_true (gtk_widget_has_css_class (view, "dark-room"));
  frond_patient_choices_set_room (fixture->choices, FROND_ROOM_LIGHT, NULL);
  g_assert_true (gtk_widget_has_css_class (view, "light-room"));
  g_assert_false (gtk_widget_has_css_class (view, "dark-room"));
  g_assert_cmpint (frond_patient_picture_get_room (picture), ==, FROND_ROOM_LIGHT);

  for (guint kind = FROND_PICTURE_FROND; kind <= FROND_PICTURE_WORDS; kind++) {
    frond_patient_choices_set_kind (fixture->choices, (FrondPictureKind) kind, NULL);
    g_assert_cmpint (frond_patient_picture_get_kind (picture), ==, kind);
    /* They stand somewhere in each. */
    g_assert_true (says_phase (fixture));
  }
}

static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  frond_patient_view_set_has_keys (fixture->view, TRUE);
  g_assert_true (shows (fixture, "press any key"));
  frond_patient_view_set_has_keys (fixture->view, FALSE);
  g_assert_false (shows (fixture, "press any key"));
  g_assert_true (shows (fixture, "You can stop at any time"));
}

static gboolean
is_compact (gpointer data)
{
  return gtk_widget_has_css_class (GTK_WIDGET (((Fixture *) data)->view), "compact");
}

static gboolean
is_roomy (gpointer data)
{
  return gtk_widget_has_css_class (GTK_WIDGET (((Fixture *) data)->view), "roomy");
}

static gboolean
is_painted (gpointer data)
{
  Fixture *fixture = data;

  return gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window))) > fixture->n_frames;
}

/* GTK 4.18 loses a render node where a window closes between its layout and its painting. */
static void
wait_for_painting (Fixture *fixture)
{
  fixture->n_frames = gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window))) + 2;
  gtk_widget_queue_draw (GTK_WIDGET (fixture->view));
  session_fixture_wait (is_painted, fixture);
}

static void
test_sizes (Fixture      *fixture,
            gconstpointer data)
{
  g_assert_false (is_compact (fixture));
  g_assert_false (is_roomy (fixture));
  gtk_window_set_default_size (fixture->window, 320, 300);
  session_fixture_wait (is_compact, fixture);
  g_assert_false (is_roomy (fixture));
  gtk_window_set_default_size (fixture->window, 1280, 800);
  session_fixture_wait (is_roomy, fixture);
  g_assert_false (is_compact (fixture));
  wait_for_painting (fixture);
}

static void
test_ended (Fixture      *fixture,
            gconstpointer data)
{
  frond_patient_view_set_blank (fixture->view, FALSE);
  frond_live_session_end (fixture->live.session);
  session_fixture_wait (live_page_fixture_is_finished, &fixture->live);
  g_assert_true (shows (fixture, "Thank you"));
  press (fixture);
  g_assert_true (shows (fixture, "Thank you"));
}

#define ADD(name, test) g_test_add ("/patient-view/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("blank", test_blank);
  ADD ("stop", test_stop);
  ADD ("stop-blank", test_stop_blank);
  ADD ("choices", test_choices);
  ADD ("keys", test_keys);
  ADD ("sizes", test_sizes);
  ADD ("ended", test_ended);

  return g_test_run ();
}
