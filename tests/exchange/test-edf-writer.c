/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange-fixture.h"

#include "frond-error.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static void
add_event (Fixture       *fixture,
           FrondEventKind kind,
           guint64        sample,
           int            code,
           const char    *text)
{
  g_ptr_array_add (fixture->source.events, frond_event_new (kind, sample, code, text));
}

static char *
write_one (Fixture       *fixture,
           FrondEdfFormat format)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) paths = frond_edf_write (&fixture->source, format, fixture->folder, "session", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (paths), ==, 1);

  return g_strdup (paths[0]);
}

static FrondImportedRecording *
read_back (const char *path)
{
  g_autoptr (GError) error = NULL;
  FrondImportedRecording *recording = frond_edf_read (path, &error);

  g_assert_no_error (error);

  return recording;
}

static void
assert_same (Fixture                *fixture,
             FrondImportedRecording *recording,
             gsize                   first,
             gsize                   n)
{
  g_assert_cmpfloat (recording->rate_hz, ==, 1000);
  g_assert_cmpuint (recording->n_samples, ==, n);
  g_assert_cmpuint (recording->channels->len, ==, 2);
  for (guint c = 0; c < 2; c++) {
    const FrondChannel *sent = g_ptr_array_index (fixture->source.channels, c);
    const FrondChannel *got = g_ptr_array_index (recording->channels, c);

    g_assert_cmpmem (recording->raw[c], n * sizeof (gint32), fixture->raw[c] + first, n * sizeof (gint32));
    g_assert_cmpstr (got->label, ==, sent->label);
    g_assert_cmpstr (got->unit, ==, sent->unit);
    g_assert_cmpint (got->kind, ==, sent->kind);
    g_assert_cmpint (got->raw_min, ==, sent->raw_min);
    g_assert_cmpint (got->raw_max, ==, sent->raw_max);
    g_assert_cmpuint (got->bits, ==, sent->bits);
    for (int raw = sent->raw_min; raw <= sent->raw_max; raw++)
      g_assert_cmpfloat_with_epsilon (frond_channel_to_physical (got, raw), frond_channel_to_physical (sent, raw), 1e-5 * sent->scale);
  }
}

static void
test_round_trip (Fixture      *fixture,
                 gconstpointer user_data)
{
  g_autofree char *path = write_one (fixture, FROND_EDF_FORMAT_EDF);
  g_autoptr (FrondImportedRecording) recording = read_back (path);
  g_autoptr (GDateTime) start = g_date_time_new_local (2026, 3, 9, 14, 5, 6.25);

  g_assert_true (g_str_has_suffix (path, "/session.edf"));
  assert_same (fixture, recording, 0, 2345);
  g_assert_cmpint (g_date_time_compare (recording->started_at, start), ==, 0);
  g_assert_cmpuint (g_strv_length (recording->skipped), ==, 0);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
}

static void
test_round_trip_bdf (Fixture      *fixture,
                     gconstpointer user_data)
{
  FrondChannel    *emg = g_ptr_array_index (fixture->source.channels, 0);
  g_autofree char *path = NULL;
  g_autoptr (FrondImportedRecording) recording = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (frond_edf_format_for (&fixture->source), ==, FROND_EDF_FORMAT_EDF);
  emg->scale = 4.5e6 / 24 / 8388607;
  emg->offset = 0;
  emg->raw_min = -8388608;
  emg->raw_max = 8388607;
  fixture->raw[0][5] = -8388608;
  fixture->raw[0][6] = 8388607;
  g_assert_cmpint (frond_edf_format_for (&fixture->source), ==, FROND_EDF_FORMAT_BDF);
  g_assert_null (frond_edf_write (&fixture->source, FROND_EDF_FORMAT_EDF, fixture->folder, "session", &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 0);

  path = write_one (fixture, FROND_EDF_FORMAT_BDF);
  g_assert_true (g_str_has_suffix (path, "/session.bdf"));
  recording = read_back (path);
  g_assert_cmpmem (recording->raw[0], 2345 * 4, fixture->raw[0], 2345 * 4);
  g_assert_cmpint (((FrondChannel *) recording->channels->pdata[0])->raw_max, ==, 8388607);
}

static FrondEvent *
get_event (FrondImportedRecording *recording,
           guint                   index)
{
  g_assert_cmpuint (index, <, recording->events->len);

  return g_ptr_array_index (recording->events, index);
}

static void
test_annotations (Fixture      *fixture,
                  gconstpointer user_data)
{
  g_autofree char *path = NULL;
  g_autoptr (FrondImportedRecording) recording = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  add_event (fixture, FROND_EVENT_PHASE, 0, 0, "Ankommen und lösen");
  add_event (fixture, FROND_EVENT_MARKER, 500, 3, "Cough");
  add_event (fixture, FROND_EVENT_PHASE, 1000, 1, "Let go");
  add_event (fixture, FROND_EVENT_MARKER, 1500, 0, "Mrs Moreno said that it hurts");
  add_event (fixture, FROND_EVENT_PATIENT_STOP, 2000, 0, NULL);
  add_event (fixture, FROND_EVENT_RATING, 2010, FROND_RATING_PAIN, NULL);
  add_event (fixture, FROND_EVENT_SKIP, 2020, 1, "Mrs Moreno is tired");
  add_event (fixture, FROND_EVENT_FLAG, 2030, FROND_FLAG_BEARING_DOWN, NULL);
  add_event (fixture, FROND_EVENT_TRAINER, 2040, 3, NULL);
  path = write_one (fixture, FROND_EDF_FORMAT_EDF);
  recording = read_back (path);

  g_assert_cmpuint (recording->events->len, ==, 9);
  for (guint i = 0; i < 9; i++)
    g_ptr_array_add (texts, get_event (recording, i)->text);
  g_assert_cmpstr (texts->pdata[0], ==, "Ankommen und lösen");
  g_assert_cmpstr (texts->pdata[1], ==, "Marker 3: Cough");
  g_assert_cmpstr (texts->pdata[2], ==, "Let go");
  g_assert_cmpstr (texts->pdata[3], ==, "Marker");
  g_assert_cmpstr (texts->pdata[4], ==, "Stopped by the patient");
  g_assert_cmpstr (texts->pdata[5], ==, "Pain 0");
  g_assert_cmpstr (texts->pdata[6], ==, "Left out from here");
  g_assert_cmpstr (texts->pdata[7], ==, "Bearing down");
  g_assert_cmpstr (texts->pdata[8], ==, "Trainer 3, by the patient");
  g_assert_cmpint (get_event (recording, 0)->kind, ==, FROND_EVENT_PHASE);
  g_assert_cmpuint (get_event (recording, 0)->duration, ==, 1000);
  g_assert_cmpuint (get_event (recording, 2)->sample, ==, 1000);
  g_assert_cmpuint (get_event (recording, 2)->duration, ==, 1345);
  g_assert_cmpint (get_event (recording, 2)->code, ==, 1);
  g_assert_cmpuint (get_event (recording, 1)->sample, ==, 500);
}

/* Other programs must not take the level of another day for one that was measured on this. */
static void
test_baseline (Fixture      *fixture,
               gconstpointer user_data)
{
  g_autoptr (GDateTime) october = g_date_time_new_utc (2026, 10, 1, 9, 30, 0);
  g_autofree char *path = NULL;
  g_autoptr (FrondImportedRecording) recording = NULL;

  g_ptr_array_add (fixture->source.events, frond_event_new_baseline (4.25, NULL));
  g_ptr_array_add (fixture->source.events, frond_event_new_baseline (4.25, october));
  path = write_one (fixture, FROND_EDF_FORMAT_EDF);
  recording = read_back (path);
  g_assert_cmpuint (recording->events->len, ==, 2);
  g_assert_cmpstr (get_event (recording, 0)->text, ==, "Resting level 4.25 uV");
  g_assert_cmpstr (get_event (recording, 1)->text, ==, "Resting level 4.25 uV, taken over");
}

/* More annotations than records, in a recording of half a record. */
static void
test_many_annotations (Fixture      *fixture,
                       gconstpointer user_data)
{
  g_autofree char *path = NULL;
  g_autoptr (FrondImportedRecording) recording = NULL;

  for (int i = 0; i < 30; i++)
    add_event (fixture, FROND_EVENT_MARKER, (guint64) i, 1 + i % 8, NULL);
  path = write_one (fixture, FROND_EDF_FORMAT_EDF);
  recording = read_back (path);
  assert_same (fixture, recording, 0, 50);
  g_assert_cmpuint (recording->events->len, ==, 30);
}

static void
test_long_text_is_cut_between_characters (Fixture      *fixture,
                                          gconstpointer user_data)
{
  g_autofree char *path = NULL;
  g_autoptr (FrondImportedRecording) recording = NULL;

  add_event (fixture, FROND_EVENT_PHASE, 0, 0, "ööööööööööööööööööööööööööööööö");
  path = write_one (fixture, FROND_EDF_FORMAT_EDF);
  recording = read_back (path);
  g_assert_cmpstr (get_event (recording, 0)->text, ==, "öööööööööööööööö");
}

/* Gaps: one file for each stretch, each with its own start and the events that fall into it. */
static void
test_gaps (Fixture      *fixture,
           gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) paths = NULL;
  g_autoptr (GDateTime) start = g_date_time_new_local (2026, 3, 9, 14, 5, 7.5);

  for (int i = 1000; i < 1250; i++)
    fixture->raw[0][i] = fixture->raw[1][i] = G_MININT32;
  fixture->raw[0][2344] = fixture->raw[1][2344] = G_MININT32;
  add_event (fixture, FROND_EVENT_PHASE, 100, 0, "Rest");
  add_event (fixture, FROND_EVENT_MARKER, 2000, 1, NULL);

  paths = frond_edf_write (&fixture->source, FROND_EDF_FORMAT_EDF, fixture->folder, "session", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (paths), ==, 2);
  g_assert_true (g_str_has_suffix (paths[0], "/session-1.edf"));
  g_assert_true (g_str_has_suffix (paths[1], "/session-2.edf"));
  {
    g_autoptr (FrondImportedRecording) first = read_back (paths[0]);
    g_autoptr (FrondImportedRecording) second = read_back (paths[1]);

    assert_same (fixture, first, 0, 1000);
    assert_same (fixture, second, 1250, 1094);
    g_assert_cmpint (g_date_time_compare (second->started_at, start), ==, 0);
    g_assert_cmpuint (first->events->len, ==, 2);
    g_assert_cmpstr (get_event (second, 0)->text, ==, "Part 2 of 2, from 1.250 s");
    g_assert_cmpstr (get_event (second, 1)->text, ==, "Rest");
    g_assert_cmpuint (get_event (second, 1)->sample, ==, 0);
    g_assert_cmpuint (get_event (second, 2)->sample, ==, 750);
  }
}

/* A stop ends its stretch: its place is the first sample that is not there. It, and what was noted while it stood, belong to what was
 * before; in EDF+ they are the last sample's. */
static void
test_end_of_stretch (Fixture      *fixture,
                     gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) paths = NULL;

  for (int i = 1000; i < 1250; i++)
    fixture->raw[0][i] = fixture->raw[1][i] = G_MININT32;
  add_event (fixture, FROND_EVENT_PATIENT_STOP, 1000, 0, NULL);
  add_event (fixture, FROND_EVENT_MARKER, 1000, 4, "Discomfort");
  add_event (fixture, FROND_EVENT_PHASE, 1000, 0, "Next");
  add_event (fixture, FROND_EVENT_STOP, 2345, 0, NULL);

  paths = frond_edf_write (&fixture->source, FROND_EDF_FORMAT_EDF, fixture->folder, "session", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (paths), ==, 2);
  {
    g_autoptr (FrondImportedRecording) first = read_back (paths[0]);
    g_autoptr (FrondImportedRecording) second = read_back (paths[1]);

    g_assert_cmpuint (first->events->len, ==, 3);
    g_assert_cmpstr (get_event (first, 1)->text, ==, "Stopped by the patient");
    g_assert_cmpuint (get_event (first, 1)->sample, ==, 999);
    g_assert_cmpuint (get_event (first, 2)->sample, ==, 999);
    g_assert_cmpuint (second->events->len, ==, 3);
    g_assert_cmpstr (get_event (second, 1)->text, ==, "Next");
    g_assert_cmpstr (get_event (second, 2)->text, ==, "Stopped");
    g_assert_cmpuint (get_event (second, 2)->sample, ==, 2345 - 1250 - 1);
  }
}

static void
test_only_gaps (Fixture      *fixture,
                gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 2345; i++)
    fixture->raw[1][i] = G_MININT32;
  g_assert_null (frond_edf_write (&fixture->source, FROND_EDF_FORMAT_EDF, fixture->folder, "session", &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND);
}

/* The bytes that other people's programs read. */
static void
test_header_bytes (Fixture      *fixture,
                   gconstpointer user_data)
{
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  gsize            length;
  struct stat      status;

  fixture->source.patient_code = "P-0001";
  path = write_one (fixture, FROND_EDF_FORMAT_EDF);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpmem (bytes, 8, "0       ", 8);
  g_assert_cmpmem (bytes + 8, 16, "P-0001 X X X    ", 16);
  g_assert_cmpmem (bytes + 88, 23, "Startdate 09-MAR-2026 X", 23);
  g_assert_cmpmem (bytes + 168, 16, "09.03.2614.05.06", 16);
  g_assert_cmpmem (bytes + 192, 5, "EDF+C", 5);
  g_assert_cmpmem (bytes + 236, 16, "24      0.1     ", 16);
  g_assert_cmpmem (bytes + 256, 16, "EMG             ", 16);
  for (gsize i = 0; i < 256 * 4; i++)
    g_assert_true (g_ascii_isprint (bytes[i]));
  /* two signals and the annotations: the limits stand after labels, transducers and units */
  g_assert_cmpmem (bytes + 256 + 3 * 16, 50, "Vaginal probe, 2 rings (input range 0 to 1023)    ", 50);
  g_assert_cmpfloat (g_ascii_strtod (bytes + 256 + 3 * 104, NULL), <=, -1635.28);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_nobody_is_named (Fixture      *fixture,
                      gconstpointer user_data)
{
  g_autofree char *path = write_one (fixture, FROND_EDF_FORMAT_EDF);
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_cmpmem (bytes + 8, 9, "X X X X  ", 9);
}

static void
test_never_overwrites (Fixture      *fixture,
                       gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "session.edf", NULL);
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_null (frond_edf_write (&fixture->source, FROND_EDF_FORMAT_EDF, fixture->folder, "session", &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "mine");
}

static gboolean
fail_late (guint    channel,
           guint64  first_sample,
           gsize    n,
           gint32  *out,
           gpointer user_data,
           GError **error)
{
  Fixture *fixture = user_data;

  if (fixture->n_reads == 4) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_DAMAGED, "A page is damaged.");
    return FALSE;
  }

  return fixture_read_raw (channel, first_sample, n, out, user_data, error);
}

/* Whole or not at all: the first stretch was fine, the second could not be read. */
static void
test_failed_reading_leaves_nothing (Fixture      *fixture,
                                    gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* two channels to look for gaps, two for the first part, then the second part */
  fixture->raw[0][1000] = G_MININT32;
  fixture->source.read_raw = fail_late;
  g_assert_null (frond_edf_write (&fixture->source, FROND_EDF_FORMAT_EDF, fixture->folder, "session", &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_DAMAGED);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 0);
}

static gboolean
stand_in_the_way (guint    channel,
                  guint64  first_sample,
                  gsize    n,
                  gint32  *out,
                  gpointer user_data,
                  GError **error)
{
  Fixture         *fixture = user_data;
  g_autofree char *path = g_build_filename (fixture->folder, "session-2.edf", NULL);

  if (fixture->n_reads == 5)
    g_assert_cmpint (g_mkdir (path, 0700), ==, 0);

  return fixture_read_raw (channel, first_sample, n, out, user_data, error);
}

/* Both parts were written, but the second cannot get its name: the first, which had its own, goes too. */
static void
test_failed_renaming_leaves_nothing (Fixture      *fixture,
                                     gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "session-2.edf", NULL);

  fixture->raw[0][1000] = G_MININT32;
  fixture->source.read_raw = stand_in_the_way;
  g_assert_null (frond_edf_write (&fixture->source, FROND_EDF_FORMAT_EDF, fixture->folder, "session", &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_FAILED);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 0);
}

/* Wherever the disk ends: in the header, in the middle, before the last byte. */
static void
test_full_disk_leaves_nothing (Fixture      *fixture,
                               gconstpointer user_data)
{
  static const rlim_t sizes[] = { 1, 100, 1500, 4096, 8000, 11000 };
  g_autofree char    *path = write_one (fixture, FROND_EDF_FORMAT_EDF);
  GStatBuf            status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_unlink (path);
  for (gsize i = 0; i <= G_N_ELEMENTS (sizes); i++) {
    g_autoptr (GError) error = NULL;

    fixture_limit_files (i < G_N_ELEMENTS (sizes) ? sizes[i] : (rlim_t) status.st_size - 1);
    g_assert_null (frond_edf_write (&fixture->source, FROND_EDF_FORMAT_EDF, fixture->folder, "session", &error));
    fixture_limit_files (0);
    g_assert_nonnull (error);
    g_assert_true (error->domain == FROND_ERROR);
    g_assert_cmpuint (fixture_count_files (fixture), ==, 0);
  }
}

static void
test_other_refusals (Fixture      *fixture,
                     gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (frond_edf_write (&fixture->source, FROND_EDF_FORMAT_EDF, "/nowhere/at/all", "session", &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND);
  g_clear_error (&error);

  fixture->source.rate_hz = G_PI * 100;
  g_assert_null (frond_edf_write (&fixture->source, FROND_EDF_FORMAT_EDF, fixture->folder, "session", &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
  g_clear_error (&error);

  fixture->source.rate_hz = 1000;
  fixture->raw[1][17] = 30000;
  ((FrondChannel *) fixture->source.channels->pdata[1])->raw_max = 20000;
  g_assert_null (frond_edf_write (&fixture->source, FROND_EDF_FORMAT_EDF, fixture->folder, "session", &error));
  g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 0);
}

static void
test_odd_rates (Fixture      *fixture,
                gconstpointer user_data)
{
  static const double rates[] = { 100, 250, 1000.0 / 3, 500, 512, 1024, 2000, 2048, 12.5 };

  for (gsize i = 0; i < G_N_ELEMENTS (rates); i++) {
    g_autofree char *path = NULL;
    g_autoptr (FrondImportedRecording) recording = NULL;

    fixture->source.rate_hz = rates[i];
    path = write_one (fixture, FROND_EDF_FORMAT_EDF);
    recording = read_back (path);
    g_assert_cmpfloat_with_epsilon (recording->rate_hz, rates[i], 1e-9);
    g_assert_cmpuint (recording->n_samples, ==, 2345);
    g_unlink (path);
  }
}

#define ADD(name, n, function) g_test_add (name, Fixture, GSIZE_TO_POINTER (n), fixture_set_up, function, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/edf-writer/round-trip", 2345, test_round_trip);
  ADD ("/edf-writer/round-trip-bdf", 2345, test_round_trip_bdf);
  ADD ("/edf-writer/annotations", 2345, test_annotations);
  ADD ("/edf-writer/baseline", 2345, test_baseline);
  ADD ("/edf-writer/end-of-stretch", 2345, test_end_of_stretch);
  ADD ("/edf-writer/many-annotations", 50, test_many_annotations);
  ADD ("/edf-writer/long-text", 2345, test_long_text_is_cut_between_characters);
  ADD ("/edf-writer/gaps", 2345, test_gaps);
  ADD ("/edf-writer/only-gaps", 2345, test_only_gaps);
  ADD ("/edf-writer/header-bytes", 2345, test_header_bytes);
  ADD ("/edf-writer/nobody-is-named", 2345, test_nobody_is_named);
  ADD ("/edf-writer/never-overwrites", 2345, test_never_overwrites);
  ADD ("/edf-writer/failed-reading", 2345, test_failed_reading_leaves_nothing);
  ADD ("/edf-writer/failed-renaming", 2345, test_failed_renaming_leaves_nothing);
  ADD ("/edf-writer/full-disk", 2345, test_full_disk_leaves_nothing);
  ADD ("/edf-writer/refusals", 2345, test_other_refusals);
  ADD ("/edf-writer/odd-rates", 2345, test_odd_rates);

  return g_test_run ();
}
