/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long it takes from the end of a session of 30 minutes (two channels at 1 kHz, in phases of half a minute) to the first frame of its review
 * with trace and numbers, in the whole window, from the encrypted recording on; and until the numbers of two such sessions before it stand
 * beside them. Prints both; the goal of a second is for the first. */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "frond-review-page.h"
#include "frond-review-plot.h"
#include "frond-session-repository.h"
#include "window-fixture.h"

#define RATE       1000
#define MINUTES    30
#define PHASE_S    30
#define N_CHANNELS 2
#define ROUNDS     5
#define GOAL_S     1.0
/* The writer takes what a disk takes; more than that at once would be left out. */
#define AHEAD (5 * RATE)

static gint32
draw_sample (guint32 *state,
             gint32   width)
{
  *state = *state * 1664525u + 1013904223u;

  return (gint32) (*state >> 16) % width - width / 2;
}

static void
push_second (FrondRecordingWriter *writer,
             guint64               second,
             guint32              *state)
{
  g_autoptr (FrondBlock) block = frond_block_new (second * RATE, RATE, N_CHANNELS, RATE);
  const gint32           width = second / PHASE_S % 2 == 0 ? 120 : 800;
  FrondRecordingProgress progress;

  if (second % PHASE_S == 0) {
    g_autoptr (FrondEvent) phase = frond_event_new (FROND_EVENT_PHASE, second * RATE, (int) (second / PHASE_S), second / PHASE_S % 2 == 0 ? "Rest" : "Work");

    frond_recording_writer_push_event (writer, phase);
  }
  for (guint i = 0; i < RATE * N_CHANNELS; i++)
    block->raw[i] = draw_sample (state, width);
  frond_recording_writer_push_block (writer, block);
  for (frond_recording_writer_get_progress (writer, &progress); progress.n_received > progress.n_stored + AHEAD; frond_recording_writer_get_progress (writer, &progress))
    g_usleep (1000);
}

static FrondSessionRecord *
record_session (FrondVault *vault,
                gint64      patient_id,
                int         days_ago)
{
  g_autoptr (FrondSessionRecord) record = frond_session_record_new ();
  g_autoptr (FrondSessionRecord) begun = NULL;
  g_autoptr (GPtrArray) channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (FrondRecordingWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  FrondSessionRecord *ended;
  guint32             state = 42u + (guint32) days_ago;

  record->patient_id = patient_id;
  record->programme_id = g_strdup ("bench");
  record->programme_name = g_strdup ("Bench");
  record->programme_json = g_strdup ("{}");
  record->started_at = g_date_time_add_days (now, -days_ago);
  record->chain = frond_chain_profile_new ();
  record->chain->rate_hz = RATE;
  for (guint i = 0; i < N_CHANNELS; i++)
    g_ptr_array_add (channels, frond_channel_new (i == 0 ? "EMG" : "Abdomen", FROND_CHANNEL_EMG_RAW, "uV", 0.1, 0));
  begun = frond_session_repository_begin (vault, record, channels, &writer, &error);
  g_assert_no_error (error);
  for (guint64 second = 0; second < MINUTES * 60; second++)
    push_second (writer, second, &state);
  frond_recording_writer_finish (writer, &error);
  g_assert_no_error (error);
  ended = frond_session_repository_end (vault, begun, &error);
  g_assert_no_error (error);

  return ended;
}

static void
painted_cb (gboolean *is_painted)
{
  *is_painted = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/* The frame that has the trace in it. */
static void
wait_for_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean       is_painted = FALSE;
  gulong         handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &is_painted);

  gtk_widget_queue_draw (widget);
  app_wait (is_true, &is_painted);
  g_signal_handler_disconnect (clock, handler);
}

static gboolean
has_past (gpointer page)
{
  return app_shows_text (page, "First, ");
}

static int
compare (const void *a,
         const void *b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

int
main (int   argc,
      char *argv[])
{
  WindowFixture fixture = { 0 };
  FrondVault   *vault;
  double        frame_s[ROUNDS], busy_s[ROUNDS], past_s[ROUNDS];
  g_autoptr (FrondPatient) patient = NULL;
  g_autoptr (FrondSessionRecord) first = NULL;
  g_autoptr (FrondSessionRecord) last = NULL;
  g_autoptr (FrondSessionRecord) session = NULL;

  gtk_test_init (&argc, &argv, NULL);
  window_fixture_set_up (&fixture, NULL);
  vault = window_fixture_create_vault (&fixture);
  patient = app_add_patient (vault, "Bauer", "Anna", 14, 3, 1990);
  first = record_session (vault, patient->id, 20);
  last = record_session (vault, patient->id, 10);
  session = record_session (vault, patient->id, 0);
  for (guint i = 0; i < ROUNDS; i++) {
    const gint64  began = g_get_monotonic_time ();
    const clock_t busy = clock ();
    GtkWidget    *page;

    frond_window_open_session (fixture.window, session);
    page = app_get (GTK_WIDGET (fixture.window), FROND_TYPE_REVIEW_PAGE, NULL);
    app_wait (window_fixture_is_mapped, app_get (page, FROND_TYPE_REVIEW_PLOT, NULL));
    wait_for_frame (app_get (page, FROND_TYPE_REVIEW_PLOT, NULL));
    frame_s[i] = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
    busy_s[i] = (double) (clock () - busy) / CLOCKS_PER_SEC;
    app_wait (has_past, page);
    past_s[i] = (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC;
    frond_window_pop_to_browse (fixture.window);
    app_settle ();
  }
  window_fixture_tear_down (&fixture, NULL);

  qsort (frame_s, ROUNDS, sizeof *frame_s, compare);
  qsort (busy_s, ROUNDS, sizeof *busy_s, compare);
  qsort (past_s, ROUNDS, sizeof *past_s, compare);
  printf ("review of %d minutes, %d channels at %d Hz: first frame after %.2f s (median of %d; %.2f to %.2f), goal %.1f s: %s\n", MINUTES, N_CHANNELS, RATE,
          frame_s[ROUNDS / 2], ROUNDS, frame_s[0], frame_s[ROUNDS - 1], GOAL_S, frame_s[ROUNDS / 2] <= GOAL_S ? "reached" : "missed");
  printf ("processor time of all threads until then %.2f s (median)\n", busy_s[ROUNDS / 2]);
  printf ("numbers of the last and the first session beside it after %.2f s (median)\n", past_s[ROUNDS / 2]);

  return frame_s[ROUNDS / 2] <= GOAL_S ? EXIT_SUCCESS : EXIT_FAILURE;
}
