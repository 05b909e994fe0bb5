/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-text-recording.h"

#include <math.h>
#include <string.h>

#include "frond-error.h"

static const char simple[] =
  "# Simple Text Format\n"
  "# Sampling Rate (Hz):= 1000.00\n"
  "# Resolution:= 12\n"
  "# Labels:= EMG\n"
  "2034\n2011\n0\n4095\n";

static const char opensignals[] =
  "# OpenSignals Text File Format\n"
  "# {\"98:D3:31:B2:BD:41\": {\"position\": 0, \"device\": \"bitalino_rev\", \"device name\": \"x\", \"sampling rate\": 1000, "
  "\"resolution\": [4, 1, 1, 1, 1, 10, 10], \"firmware version\": 5.1, \"column\": [\"nSeq\", \"I1\", \"I2\", \"O1\", \"O2\", \"A1\", \"A3\"], "
  "\"channels\": [1, 3], \"label\": [\"A1\", \"A3\"], \"date\": \"2016-6-11\", \"time\": \"7:5:4.409\"}}\n"
  "# EndOfHeader\n"
  "14\t1\t1\t0\t0\t512\t7\t\n"
  "15\t1\t1\t0\t0\t513\t8\t\n"
  "0\t1\t1\t0\t0\t0\t9\t\n"
  "3\t1\t1\t0\t0\t1023\t10\t\n";

static const char openbci[] =
  "%OpenBCI Raw EXG Data\n"
  "%Number of channels = 2\n"
  "%Sample Rate = 250 Hz\n"
  "%Board = OpenBCI_GUI$BoardCytonSerial\n"
  "Sample Index, EXG Channel 0, EXG Channel 1, Accel Channel 0, Timestamp, Timestamp (Formatted)\r\n"
  "254, 0.02235174446530706, -187500.0223517, 0.1, 1557936053329, 2019-05-15 12:00:53.329\r\n"
  "255, 22.351744, 0, 0.1, 1557936053333, 2019-05-15 12:00:53.333\r\n"
  "1, -22.351744, 999.994695, 0.1, 1557936053341, 2019-05-15 12:00:53.341\r\n";

static FrondTextRecording *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  FrondTextRecording *recording = frond_text_recording_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_nonnull (recording);

  return recording;
}

static void
test_simple (void)
{
  g_autoptr (FrondTextRecording) recording = parse (simple);
  const FrondChannel *channel = g_ptr_array_index (recording->channels, 0);

  g_assert_cmpfloat (recording->rate_hz, ==, 1000);
  g_assert_cmpuint (recording->channels->len, ==, 1);
  g_assert_cmpuint (recording->n_samples, ==, 4);
  g_assert_cmpstr (channel->label, ==, "EMG");
  g_assert_cmpstr (channel->unit, ==, "count");
  g_assert_cmpint (channel->kind, ==, FROND_CHANNEL_EMG_RAW);
  g_assert_cmpint (channel->raw_max, ==, 4095);
  g_assert_cmpint (recording->columns[0][0], ==, 2034);
  g_assert_cmpint (recording->columns[0][3], ==, 4095);
  g_assert_cmpuint (recording->gaps->len, ==, 0);
}

/* Decimals are kept to a thousandth; several columns; Windows line ends; a unit. */
static void
test_simple_in_uv (void)
{
  g_autoptr (FrondTextRecording) recording = parse ("# Simple Text Format\r\n# Sampling Rate (Hz):= 500\r\n# Units:= uV\r\n"
                                                    "# Labels:= EMG left\tRESP\r\n1.5\t-2.25\r\n-1e-3\t.5\r\n\r\n");
  const FrondChannel *left = g_ptr_array_index (recording->channels, 0);
  const FrondChannel *right = g_ptr_array_index (recording->channels, 1);

  g_assert_cmpuint (recording->n_samples, ==, 2);
  g_assert_cmpstr (left->unit, ==, "uV");
  g_assert_cmpint (left->kind, ==, FROND_CHANNEL_EMG_RAW);
  g_assert_cmpint (right->kind, ==, FROND_CHANNEL_OTHER);
  g_assert_cmpfloat_with_epsilon (frond_channel_to_physical (left, recording->columns[0][0]), 1.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (frond_channel_to_physical (left, recording->columns[0][1]), -0.001, 1e-9);
  g_assert_cmpfloat_with_epsilon (frond_channel_to_physical (right, recording->columns[1][0]), -2.25, 1e-9);
}

static void
test_opensignals (void)
{
  g_autoptr (FrondTextRecording) recording = parse (opensignals);
  const FrondChannel *emg = g_ptr_array_index (recording->channels, 0);
  const FrondChannel *other = g_ptr_array_index (recording->channels, 1);
  const FrondTextGap *gap;

  g_assert_cmpstr (recording->model, ==, "BITalino (r)evolution");
  g_assert_cmpstr (recording->firmware, ==, "5.1");
  g_assert_cmpuint (recording->n_samples, ==, 4);
  g_assert_cmpstr (emg->label, ==, "EMG A1");
  g_assert_cmpstr (emg->unit, ==, "uV");
  g_assert_cmpfloat_with_epsilon (frond_channel_to_physical (emg, recording->columns[0][0]), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (frond_channel_to_physical (emg, recording->columns[0][1]), 3.194, 0.001);
  g_assert_cmpstr (other->label, ==, "A3");
  g_assert_cmpstr (other->unit, ==, "count");
  g_assert_cmpint (recording->columns[1][3], ==, 10);

  /* From 0 to 3: two samples are missing. */
  g_assert_cmpuint (recording->gaps->len, ==, 1);
  gap = &g_array_index (recording->gaps, FrondTextGap, 0);
  g_assert_cmpuint (gap->at, ==, 3);
  g_assert_cmpuint (gap->n_lost, ==, 2);
}

/* A number that never changes counts nothing. */
static void
test_opensignals_without_counter (void)
{
  g_autoptr (GString) text = g_string_new (opensignals);
  g_autoptr (FrondTextRecording) recording = NULL;

  g_string_replace (text, "\n14\t", "\n0\t", 0);
  g_string_replace (text, "\n15\t", "\n0\t", 0);
  g_string_replace (text, "\n3\t", "\n0\t", 0);
  recording = parse (text->str);
  g_assert_cmpuint (recording->gaps->len, ==, 0);
}

/* The converter's counts come back exactly. */
static void
test_openbci (void)
{
  g_autoptr (FrondTextRecording) recording = parse (openbci);
  const FrondChannel *channel = g_ptr_array_index (recording->channels, 0);
  const FrondTextGap *gap = &g_array_index (recording->gaps, FrondTextGap, 0);

  g_assert_cmpfloat (recording->rate_hz, ==, 250);
  g_assert_cmpuint (recording->channels->len, ==, 2);
  g_assert_cmpuint (recording->n_samples, ==, 3);
  g_assert_cmpstr (channel->unit, ==, "uV");
  g_assert_cmpfloat_with_epsilon (frond_channel_to_physical (channel, recording->columns[0][1]), 22.351744, 0.04);
  g_assert_cmpfloat_with_epsilon (frond_channel_to_physical (channel, recording->columns[1][0]), -187500.0223517, 0.04);
  g_assert_cmpuint (recording->gaps->len, ==, 1);
  g_assert_cmpuint (gap->at, ==, 2);
  g_assert_cmpuint (gap->n_lost, ==, 1);
}

static void
test_openbci_counts (void)
{
  g_autoptr (FrondTextRecording) recording = parse ("%OpenBCI Raw EEG Data\n%Number of channels = 1\n%Sample Rate = 250.0 Hz\n"
                                                    "0, 0.02235174446530706\n1, -22.35174446530706\n2, 1000.013\n");

  g_assert_cmpint (recording->columns[0][0], ==, 1);
  g_assert_cmpint (recording->columns[0][1], ==, -1000);
  g_assert_cmpint (recording->columns[0][2], ==, 44740);
}

/* Each is refused, and the sentence names the line. */
static void
test_damaged (void)
{
  static const struct {
    const char *text;
    const char *line;
  } bad[] = {
    { "", "no recording" },
    { "EDF", "no recording" },
    { "# Simple Text Format\n", "line 1 " },
    { "# Simple Text Format\n1\n2\n", "line 2 " },
    { "# Simple Text Format\n# Sampling Rate (Hz):= 0\n1\n", "line 2 " },
    { "# Simple Text Format\n# Sampling Rate (Hz):= nan\n1\n", "line 2 " },
    { "# Simple Text Format\n# Sampling Rate (Hz):= 1000\n1\nx\n", "line 4 " },
    { "# Simple Text Format\n# Sampling Rate (Hz):= 1000\n1\n0x10\n", "line 4 " },
    { "# Simple Text Format\n# Sampling Rate (Hz):= 1000\n1\ninf\n", "line 4 " },
    { "# Simple Text Format\n# Sampling Rate (Hz):= 1000\n1\n1 2\n", "line 4 " },
    { "# Simple Text Format\n# Sampling Rate (Hz):= 1000\n1\n\n2\n", "line 4 " },
    { "# Simple Text Format\n# Sampling Rate (Hz):= 1000\n# Resolution:= 12\n5\n4096\n", "line 5 " },
    { "# OpenSignals Text File Format\n# {\n# EndOfHeader\n", "line 2 " },
    { "# OpenSignals Text File Format\n# []\n# EndOfHeader\n", "line 2 " },
    { "# OpenSignals Text File Format\n# {\"a\": {\"sampling rate\": \"1000\"}}\n# EndOfHeader\n", "line 2 " },
    { "%OpenBCI Raw EXG Data\n%Number of channels = 1.5\n", "line 2 " },
    { "%OpenBCI Raw EXG Data\n%Number of channels = 2\n%Sample Rate = 250 Hz\n0, 1\n", "line 4 " },
    { "%OpenBCI Raw EXG Data\n%Number of channels = 1\n%Sample Rate = 250 Hz\n0, 1\n1, 5e6\n", "line 5 " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (FrondTextRecording) recording = frond_text_recording_parse (bad[i].text, strlen (bad[i].text), &error);

    g_assert_null (recording);
    g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
    if (strstr (error->message, bad[i].line) == NULL)
      g_error ("case %u: “%s” does not say “%s”", i, error->message, bad[i].line);
  }
}

/* Cut off anywhere: either read up to there or refused, never anything else. */
static void
test_truncated (void)
{
  static const char *const texts[] = { simple, opensignals, openbci };

  for (guint t = 0; t < G_N_ELEMENTS (texts); t++) {
    for (gsize n = 0; n <= strlen (texts[t]); n++) {
      g_autofree char *part = g_memdup2 (texts[t], n + 1);
      g_autoptr (GError) error = NULL;
      g_autoptr (FrondTextRecording) recording = frond_text_recording_parse (part, n, &error);

      g_assert_true ((recording == NULL) != (error == NULL));
    }
  }
}

static void
mutate (GRand   *random,
        GString *text)
{
  guint n = (guint) g_rand_int_range (random, 1, 6);

  for (guint i = 0; i < n && text->len > 0; i++) {
    gsize at = (gsize) g_rand_int_range (random, 0, (gint32) text->len);

    switch (g_rand_int_range (random, 0, 5)) {
    case 0:
      text->str[at] = (char) g_rand_int_range (random, 0, 256);
      break;
    case 1:
      g_string_erase (text, (gssize) at, MIN (20, (gssize) (text->len - at)));
      break;
    case 2:
      g_string_insert_len (text, (gssize) at, text->str, MIN (30, (gssize) text->len));
      break;
    case 3:
      text->str[at] = "0123456789-+.eE,\t\n{}[]\""[g_rand_int_range (random, 0, 24)];
      break;
    default:
      g_string_insert (text, (gssize) at, "99999999999999999999");
    }
  }
}

/* What is read from a damaged file can be stored and replayed. */
static void
assert_sound (const FrondTextRecording *recording)
{
  gsize before = 0;

  g_assert_cmpuint (recording->n_samples, >, 0);
  g_assert_cmpuint (recording->channels->len, >, 0);
  g_assert_true (recording->rate_hz >= 1 && recording->rate_hz <= 100000);
  for (guint c = 0; c < recording->channels->len; c++) {
    const FrondChannel *channel = g_ptr_array_index (recording->channels, c);

    g_assert_true (g_utf8_validate (channel->label, -1, NULL));
    g_assert_true (isfinite (channel->scale) && channel->scale > 0);
    for (gsize i = 0; i < recording->n_samples; i++)
      g_assert_true (recording->columns[c][i] >= channel->raw_min && recording->columns[c][i] <= channel->raw_max);
  }
  for (guint i = 0; i < recording->gaps->len; i++) {
    const FrondTextGap *gap = &g_array_index (recording->gaps, FrondTextGap, i);

    g_assert_cmpuint (gap->at, >, before);
    g_assert_cmpuint (gap->at, <, recording->n_samples);
    before = gap->at;
  }
}

static void
test_mutations (void)
{
  static const char *const texts[] = { simple, opensignals, openbci };
  g_autoptr (GRand) random = g_rand_new_with_seed (17);
  guint n_read = 0;

  for (guint i = 0; i < 21000; i++) {
    g_autoptr (GString) text = g_string_new (texts[i % 3]);
    g_autoptr (GError) error = NULL;
    g_autoptr (FrondTextRecording) recording = NULL;

    mutate (random, text);
    recording = frond_text_recording_parse (text->str, text->len, &error);
    g_assert_true ((recording == NULL) != (error == NULL));
    if (recording == NULL) {
      g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      continue;
    }
    assert_sound (recording);
    n_read++;
  }
  /* Many mutations are harmless: the test has seen both ways out. */
  g_assert_cmpuint (n_read, >, 500);
  g_assert_cmpuint (n_read, <, 20000);
}

static void
test_real_recording (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("FROND_SHARED_DATA") != NULL ? g_getenv ("FROND_SHARED_DATA") : "", "biosppy_emg_1.txt", NULL);
  g_autoptr (FrondTextRecording) recording = NULL;
  g_autoptr (GError) error = NULL;
  gint32 low = G_MAXINT32, high = G_MININT32;

  if (!g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_test_skip ("the shared recording is not here");
    return;
  }
  recording = frond_text_recording_load (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recording->n_samples, ==, 63880);
  for (gsize i = 0; i < recording->n_samples; i++) {
    low = MIN (low, recording->columns[0][i]);
    high = MAX (high, recording->columns[0][i]);
  }
  g_assert_cmpint (low, ==, 1412);
  g_assert_cmpint (high, ==, 2443);
}

static void
test_load_errors (void)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) folder = NULL;

  g_assert_null (frond_text_recording_load ("/nowhere/Lucía.txt", &missing));
  g_assert_error (missing, FROND_ERROR, FROND_ERROR_NOT_FOUND);
  g_assert_null (frond_text_recording_load ("/", &folder));
  g_assert_error (folder, FROND_ERROR, FROND_ERROR_FAILED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-recording/simple", test_simple);
  g_test_add_func ("/text-recording/simple-in-uv", test_simple_in_uv);
  g_test_add_func ("/text-recording/opensignals", test_opensignals);
  g_test_add_func ("/text-recording/opensignals-without-counter", test_opensignals_without_counter);
  g_test_add_func ("/text-recording/openbci", test_openbci);
  g_test_add_func ("/text-recording/openbci-counts", test_openbci_counts);
  g_test_add_func ("/text-recording/damaged", test_damaged);
  g_test_add_func ("/text-recording/truncated", test_truncated);
  g_test_add_func ("/text-recording/mutations", test_mutations);
  g_test_add_func ("/text-recording/real-recording", test_real_recording);
  g_test_add_func ("/text-recording/load-errors", test_load_errors);

  return g_test_run ();
}
