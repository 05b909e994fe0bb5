/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "helper.h"
#include "shim-vfs.h"

#define RATE 1000

typedef struct {
  char                 *folder;
  FrondVault           *vault;
  FrondPatient         *patient;
  FrondRecordingWriter *writer;
  FrondSessionRecord   *record;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = helper_make_folder ();
  fixture->vault = helper_create_vault (fixture->folder);
  fixture->patient = helper_add_patient (fixture->vault, "Roe");
  fixture->record = helper_begin_session (fixture->vault, fixture->patient->id, RATE, 2, 16, &fixture->writer);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  shim_set_space (G_MAXINT64);
  shim_fail_never ();
  shim_set_sync_delay_ms (0);
  g_clear_object (&fixture->writer);
  g_clear_object (&fixture->record);
  g_clear_object (&fixture->patient);
  g_clear_object (&fixture->vault);
  helper_remove_folder (fixture->folder);
}

static void
push (FrondRecordingWriter *writer,
      guint64               first,
      guint                 n)
{
  for (guint done = 0; done < n; done += MIN (50, n - done)) {
    g_autoptr (FrondBlock) block = helper_make_block (first + done, MIN (50, n - done), 2, 16, RATE);

    frond_recording_writer_push_block (writer, block);
  }
}

static FrondRecordingProgress
get_progress (FrondRecordingWriter *writer)
{
  FrondRecordingProgress progress;

  frond_recording_writer_get_progress (writer, &progress);

  return progress;
}

static void
wait_for_stored (FrondRecordingWriter *writer,
                 guint64               n)
{
  while (get_progress (writer).n_stored < n)
    g_usleep (1000);
}

static FrondRecording *
finish (Fixture *fixture)
{
  g_autoptr (FrondSessionRecord) ended = NULL;
  g_autoptr (GError) error = NULL;
  FrondRecording *recording;

  g_assert_true (frond_recording_writer_finish (fixture->writer, &error));
  g_assert_no_error (error);
  ended = frond_session_repository_end (fixture->vault, fixture->record, &error);
  g_assert_no_error (error);
  recording = frond_session_repository_open_recording (fixture->vault, ended, &error);
  g_assert_no_error (error);

  return recording;
}

/* A quarter of a second is stored without anybody asking; what is less after a quarter of a second of waiting. */
static void
test_progress (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (get_progress (fixture->writer).n_stored, ==, 0);
  push (fixture->writer, 0, 250);
  wait_for_stored (fixture->writer, 250);
  g_assert_cmpuint (get_progress (fixture->writer).n_received, ==, 250);
  push (fixture->writer, 250, 10);
  wait_for_stored (fixture->writer, 260);
  g_assert_null (get_progress (fixture->writer).error);
  /* A session does not end before its recording was closed. */
  g_assert_null (frond_session_repository_end (fixture->vault, fixture->record, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
  recording = finish (fixture);
  helper_assert_samples (recording, 0, 260, 16);
  /* What comes after the end is left out, and asking again is harmless. */
  push (fixture->writer, 260, 50);
  frond_recording_writer_undo_marker (fixture->writer);
  g_assert_true (frond_recording_writer_finish (fixture->writer, NULL));
}

static void
add_event (FrondRecordingWriter *writer,
           FrondEventKind        kind,
           guint64               sample,
           int                   code,
           const char           *text)
{
  g_autoptr (FrondEvent) event = frond_event_new (kind, sample, code, text);

  event->value = code + 0.5;
  event->duration = 7;
  frond_recording_writer_push_event (writer, event);
}

/* Every kind comes back as it was, in order of sample; taking back takes the newest marker or rating that is still there. */
static void
test_events (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  const FrondEvent *event;
  g_autoptr (FrondEvent) nan_event = frond_event_new (FROND_EVENT_BASELINE, 900, 0, NULL);

  push (fixture->writer, 0, 300);
  for (int kind = FROND_EVENT_PHASE; kind <= FROND_EVENT_BASELINE; kind++)
    if (kind != FROND_EVENT_MARKER)
      add_event (fixture->writer, (FrondEventKind) kind, 500 - (guint64) kind, kind, "Anspannen „los“");
  add_event (fixture->writer, FROND_EVENT_MARKER, 600, 1, NULL);
  add_event (fixture->writer, FROND_EVENT_MARKER, 601, 2, NULL);
  add_event (fixture->writer, FROND_EVENT_RATING, 602, 0, NULL);
  frond_recording_writer_undo_marker (fixture->writer);
  wait_for_stored (fixture->writer, 300);
  frond_recording_writer_undo_marker (fixture->writer);
  add_event (fixture->writer, FROND_EVENT_MARKER, 603, 0, "free text");
  nan_event->value = NAN;
  frond_recording_writer_push_event (fixture->writer, nan_event);

  recording = finish (fixture);
  events = frond_recording_get_events (recording, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 10);
  for (guint i = 1; i < events->len; i++)
    g_assert_cmpuint (((FrondEvent *) events->pdata[i - 1])->sample, <=, ((FrondEvent *) events->pdata[i])->sample);
  event = events->pdata[0];
  g_assert_cmpint (event->kind, ==, FROND_EVENT_BASELINE);
  g_assert_cmpfloat (event->value, ==, FROND_EVENT_BASELINE + 0.5);
  g_assert_cmpuint (event->duration, ==, 7);
  g_assert_cmpint (event->id, >, 0);
  g_assert_cmpstr (event->text, ==, "Anspannen „los“");
  event = events->pdata[7];
  g_assert_cmpint (event->code, ==, 1);
  g_assert_null (event->text);
  event = events->pdata[8];
  g_assert_cmpstr (event->text, ==, "free text");
  event = events->pdata[9];
  g_assert_true (isnan (event->value));
}

/* Taking back where there is nothing to take back. */
static void
test_undo_nothing (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;

  frond_recording_writer_undo_marker (fixture->writer);
  add_event (fixture->writer, FROND_EVENT_PHASE, 0, 0, "Rest");
  frond_recording_writer_undo_marker (fixture->writer);
  recording = finish (fixture);
  events = frond_recording_get_events (recording, &error);
  g_assert_cmpuint (events->len, ==, 1);
  g_assert_cmpuint (frond_recording_get_n_samples (recording), ==, 0);
}

/* An index that jumps beyond all sense is not stored, and does no harm. */
static void
test_absurd_index (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (FrondBlock) absurd = helper_make_block (G_MAXUINT64 - 100, 50, 2, 16, RATE);
  g_autoptr (FrondBlock) far = helper_make_block (G_GUINT64_CONSTANT (1) << 40, 50, 2, 16, RATE);
  g_autoptr (GError) error = NULL;

  push (fixture->writer, 0, 100);
  frond_recording_writer_push_block (fixture->writer, absurd);
  frond_recording_writer_push_block (fixture->writer, far);
  recording = finish (fixture);
  g_assert_cmpuint (frond_recording_get_n_samples (recording), ==, (G_GUINT64_CONSTANT (1) << 40) + 50);
  helper_assert_samples (recording, 0, 100, 16);
  helper_assert_samples (recording, G_GUINT64_CONSTANT (1) << 40, 50, 16);
}

/* More than the sensor announced is not cut off. */
static void
test_wider_than_announced (Fixture      *fixture,
                           gconstpointer data)
{
  static const gint32 values[] = { 0, 32767, 32768, -32769, 8388607, -8388608, 8388608, G_MAXINT32, G_MININT32 + 1 };
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++) {
    g_autoptr (FrondBlock) block = frond_block_new (i * 250, 250, 2, RATE);

    block->raw[0] = values[i];
    frond_recording_writer_push_block (fixture->writer, block);
    wait_for_stored (fixture->writer, (i + 1) * 250);
  }
  recording = finish (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++) {
    gint32 raw[2];

    frond_recording_read_raw (recording, 0, i * 250, 2, raw, &error);
    g_assert_no_error (error);
    g_assert_cmpint (raw[0], ==, values[i]);
    g_assert_cmpint (raw[1], ==, 0);
  }
}

/* The disk is full: said within the next try, everything acknowledged stays, recording goes on in memory, and comes to disk when there
 * is space again. Meanwhile finishing is refused and loses nothing. */
static void
test_disk_full (Fixture      *fixture,
                gconstpointer data)
{
  FrondRecordingProgress progress;
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (GError) error = NULL;
  guint64 pushed = 0, stored;

  shim_set_space (GPOINTER_TO_INT (data));
  while (!get_progress (fixture->writer).error) {
    push (fixture->writer, pushed, 250);
    pushed += 250;
    g_usleep (2000);
  }
  g_assert_true (shim_was_full ());
  progress = get_progress (fixture->writer);
  stored = progress.n_stored;
  g_assert_error (progress.error, FROND_ERROR, FROND_ERROR_NO_SPACE);
  g_assert_cmpuint (stored, <, pushed);
  push (fixture->writer, pushed, 5000);
  pushed += 5000;
  add_event (fixture->writer, FROND_EVENT_MARKER, pushed, 1, NULL);
  g_assert_false (frond_recording_writer_finish (fixture->writer, &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_NO_SPACE);
  g_clear_error (&error);
  g_assert_cmpuint (get_progress (fixture->writer).n_stored, >=, stored);
  /* A finish that failed is no end. */
  push (fixture->writer, pushed, 1000);
  pushed += 1000;

  shim_set_space (G_MAXINT64);
  wait_for_stored (fixture->writer, pushed);
  g_assert_null (get_progress (fixture->writer).error);
  recording = finish (fixture);
  g_assert_cmpuint (frond_recording_get_n_samples (recording), ==, pushed);
  helper_assert_samples (recording, 0, (guint) pushed, 16);
  helper_assert_sound (fixture->vault);
}

/* The program ends while the disk is full: what was acknowledged is recovered. */
static void
test_disk_stays_full (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GPtrArray) recovered = NULL;
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (GError) error = NULL;
  FrondSessionRecord *record;
  guint64             pushed = 0, stored;

  shim_set_space (100000);
  while (!get_progress (fixture->writer).error) {
    push (fixture->writer, pushed, 250);
    pushed += 250;
    g_usleep (2000);
  }
  stored = get_progress (fixture->writer).n_stored;
  g_clear_object (&fixture->writer);
  g_clear_object (&fixture->vault);
  shim_set_space (G_MAXINT64);

  fixture->vault = helper_open_vault (fixture->folder);
  recovered = frond_session_repository_recover (fixture->vault, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recovered->len, ==, 1);
  record = recovered->pdata[0];
  g_assert_cmpint (record->state, ==, FROND_SESSION_RECOVERED);
  g_assert_cmpuint (record->n_samples, >=, stored);
  recording = frond_session_repository_open_recording (fixture->vault, record, &error);
  helper_assert_samples (recording, 0, (guint) record->n_samples, 16);
  helper_assert_sound (fixture->vault);
}

/* The disk stands still for longer than a therapist would wait: pushing does not, and nothing is lost. */
static void
test_stalled_disk (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (FrondRecording) recording = NULL;
  gint64 begin, longest = 0;

  shim_set_sync_delay_ms (500);
  for (guint i = 0; i < 600; i++) {
    begin = g_get_monotonic_time ();
    push (fixture->writer, i * 50, 50);
    longest = MAX (longest, g_get_monotonic_time () - begin);
  }
  /* 30 s of signal are in the queue before the disk has answered once. */
  g_assert_cmpuint (get_progress (fixture->writer).n_received, ==, 30000);
  g_assert_cmpuint (get_progress (fixture->writer).n_stored, <, 30000);
  g_test_message ("longest push %d µs", (int) longest);
  shim_set_sync_delay_ms (0);
  recording = finish (fixture);
  helper_assert_samples (recording, 0, 30000, 16);
}

/* Ten minutes stay in memory, then newer samples are a gap; never an endless queue. */
static void
test_queue_limit (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (GError) error = NULL;
  guint64 last;
  gint32  raw;

  shim_set_space (0);
  for (guint i = 0; i < 700; i++) {
    g_autoptr (FrondBlock) block = helper_make_block (i * RATE, RATE, 2, 16, RATE);

    frond_recording_writer_push_block (fixture->writer, block);
  }
  g_assert_cmpuint (get_progress (fixture->writer).n_received, ==, 700 * RATE);
  g_assert_cmpuint (get_progress (fixture->writer).n_left_out, ==, 100 * RATE);
  shim_set_space (G_MAXINT64);
  wait_for_stored (fixture->writer, 600 * RATE);
  last = 700 * RATE;
  push (fixture->writer, last, 100);
  recording = finish (fixture);
  g_assert_cmpuint (frond_recording_get_n_samples (recording), ==, last + 100);
  helper_assert_samples (recording, 599 * RATE, RATE, 16);
  helper_assert_samples (recording, last, 100, 16);
  frond_recording_read_raw (recording, 0, last - 1, 1, &raw, &error);
  g_assert_cmpint (raw, ==, G_MININT32);
}

/* Events and takings-back come from the main thread while samples come from the sensor's. */
static gpointer
push_events_cb (gpointer data)
{
  for (int i = 0; i < 200; i++) {
    add_event (data, FROND_EVENT_MARKER, (guint64) i, 1 + i % 8, "x");
    if (i % 10 == 9)
      frond_recording_writer_undo_marker (data);
  }

  return NULL;
}

static void
test_threads (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("events", push_events_cb, fixture->writer);

  push (fixture->writer, 0, 20000);
  while (get_progress (fixture->writer).n_stored < 20000)
    g_usleep (500);
  g_thread_join (thread);
  recording = finish (fixture);
  helper_assert_samples (recording, 0, 20000, 16);
  events = frond_recording_get_events (recording, &error);
  g_assert_cmpuint (events->len, ==, 180);
}

/* The first index at which overview and samples disagree would be one that nobody looks at in a table. */
static void
test_overview (Fixture      *fixture,
               gconstpointer data)
{
  static const guint levels[] = { 64, 1024, 16384 };
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (GError) error = NULL;
  const guint n_samples = 70000, n_gap = 9000;

  push (fixture->writer, 0, 40000);
  push (fixture->writer, 40000 + n_gap, n_samples - 40000 - n_gap);
  recording = finish (fixture);
  for (guint l = 0; l < G_N_ELEMENTS (levels); l++) {
    guint                        n_bins = (n_samples + levels[l] - 1) / levels[l];
    g_autofree FrondOverviewBin *bins = g_new (FrondOverviewBin, n_bins + 1);

    for (guint c = 0; c < 2; c++) {
      frond_recording_read_overview (recording, c, levels[l], 0, n_bins + 1, bins, &error);
      g_assert_no_error (error);
      for (guint b = 0; b <= n_bins; b++) {
        gint32 low = G_MAXINT32, high = G_MININT32;
        double squares = 0, zero = c == 0 ? 0 : 6;
        guint  n = 0;

        for (guint64 s = (guint64) b * levels[l]; s < MIN ((guint64) (b + 1) * levels[l], n_samples); s++) {
          gint32 value = helper_get_sample (s, c, 16);

          if (s >= 40000 && s < 40000 + n_gap)
            continue;
          low = MIN (low, value);
          high = MAX (high, value);
          squares += (value - zero) * (value - zero);
          n++;
        }
        g_assert_cmpint (bins[b].minimum, ==, low);
        g_assert_cmpint (bins[b].maximum, ==, high);
        if (n == 0)
          g_assert_true (isnan (bins[b].rms));
        else
          g_assert_cmpfloat_with_epsilon (bins[b].rms, sqrt (squares / n), 1e-6 * sqrt (squares / n));
      }
    }
  }
}

/* A marker alone is as much worth as samples: where it cannot be stored, finish says so and keeps it. */
static void
test_event_alone_fails (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (FrondRecording) recording = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;

  shim_fail_after (1, TRUE);
  add_event (fixture->writer, FROND_EVENT_MARKER, 0, 3, "cough");
  g_assert_false (frond_recording_writer_finish (fixture->writer, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == FROND_ERROR);
  shim_fail_never ();
  recording = finish (fixture);
  events = frond_recording_get_events (recording, NULL);
  g_assert_cmpuint (events->len, ==, 1);
}

/* Somebody goes on pushing: finish has its answer from when everything before it was stored, and always an error when it fails. */
static gpointer
push_on_cb (gpointer data)
{
  for (guint i = 0; i < 2000; i++)
    add_event (data, FROND_EVENT_MARKER, i, 1, "x");

  return NULL;
}

static void
test_push_while_finishing (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("pusher", push_on_cb, fixture->writer);

  push (fixture->writer, 0, 1000);
  g_assert_true (frond_recording_writer_finish (fixture->writer, &error));
  g_assert_no_error (error);
  g_thread_join (thread);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  shim_install ();
  g_test_add ("/recording-writer/progress", Fixture, NULL, set_up, test_progress, tear_down);
  g_test_add ("/recording-writer/events", Fixture, NULL, set_up, test_events, tear_down);
  g_test_add ("/recording-writer/undo-nothing", Fixture, NULL, set_up, test_undo_nothing, tear_down);
  g_test_add ("/recording-writer/absurd-index", Fixture, NULL, set_up, test_absurd_index, tear_down);
  g_test_add ("/recording-writer/wider-than-announced", Fixture, NULL, set_up, test_wider_than_announced, tear_down);
  g_test_add ("/recording-writer/disk-full/at-once", Fixture, GINT_TO_POINTER (0), set_up, test_disk_full, tear_down);
  g_test_add ("/recording-writer/disk-full/early", Fixture, GINT_TO_POINTER (30000), set_up, test_disk_full, tear_down);
  g_test_add ("/recording-writer/disk-full/later", Fixture, GINT_TO_POINTER (200001), set_up, test_disk_full, tear_down);
  g_test_add ("/recording-writer/disk-stays-full", Fixture, NULL, set_up, test_disk_stays_full, tear_down);
  g_test_add ("/recording-writer/stalled-disk", Fixture, NULL, set_up, test_stalled_disk, tear_down);
  g_test_add ("/recording-writer/queue-limit", Fixture, NULL, set_up, test_queue_limit, tear_down);
  g_test_add ("/recording-writer/threads", Fixture, NULL, set_up, test_threads, tear_down);
  g_test_add ("/recording-writer/event-alone-fails", Fixture, NULL, set_up, test_event_alone_fails, tear_down);
  g_test_add ("/recording-writer/push-while-finishing", Fixture, NULL, set_up, test_push_while_finishing, tear_down);
  g_test_add ("/recording-writer/overview", Fixture, NULL, set_up, test_overview, tear_down);

  return g_test_run ();
}
