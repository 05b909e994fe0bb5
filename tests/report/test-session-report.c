/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "report-fixtures.h"

#include <locale.h>

#include "frond-plot-markers.h"
#include "pdf-tools.h"

static void
test_normal_session (void)
{
  g_autoptr (FrondSessionReport) session = fixture ("settle-and-let-go");
  g_autofree char *text = NULL;

  frond_session_report_add_marker (session, 134, 1, "Cough");
  frond_session_report_add_marker (session, 300, 4, "Discomfort");
  frond_session_report_add_marker (session, 331, 1, "Cough");
  frond_session_report_add_marker (session, 400, 0, "phone rang");
  g_set_str (&session->perfect, "3/6/4//8");
  g_set_str (&session->facts, "Rest before 4.3 µV, after 2.9 µV.");
  g_set_str (&session->note, "Slept badly.\nFelt the floor drop with the in-breath.");
  g_set_str (&session->signed_by, "J. Weiß");
  session->signed_at = g_date_time_new_from_iso8601 ("2026-11-12T14:31:00+01:00", NULL);
  text = say (session, "normal", 1);

  assert_says (text, "MÜLLER, Zoë “Zo”");
  assert_says (text, "Born 14 March 1990 · Record number 1042");
  assert_says (text, "Praxis am Grünen Weg");
  assert_says (text, "Session report");
  assert_says (text, "12 November 2026, 14:03 · Settle and let go · 9 min · J. Weiß");
  assert_says (text, "Activity in rest phases");
  assert_says (text, "first → last, mean (−32 %)");
  assert_says (text, "Resting level (set-up)");
  assert_silent (text, "Reference for goals");
  assert_says (text, "Flags: a number is a marker, • a marker in words; all are listed below.");
  assert_silent (text, "■");
  assert_silent (text, "Simulated");
  assert_says (text, "of the time with a goal");
  assert_silent (text, "At or below goal");
  assert_says (text, "In the goal: part of the time on its good side");
  assert_says (text, "4.3 → 2.9 µV");
  assert_says (text, "4.1 µV");
  assert_says (text, "Paced breathing");
  assert_says (text, "1 Cough 2:14, 5:31 · 4 Discomfort 5:00 · • phone rang 6:40");
  assert_says (text, "BITalino (r)evolution 5.2 · 1000 Hz · 20–450 Hz · notch 50 Hz · RMS 100 ms");
  assert_says (text, "3/6/4//8 (power as it was felt and marked");
  assert_says (text, "Session facts (made from the recording)");
  assert_says (text, "Felt the floor drop with the in-breath.");
  assert_says (text, "Signed by J. Weiß on 12 November 2026, 14:31");
  assert_says (text, "Made by Frond " FROND_VERSION ". Not a certified medical device; not a diagnosis.");
  assert_says (text, "Page 1 of 1");
  assert_silent (text, "Hatched");
  assert_silent (text, "Onset");
}

/* The table's figures are those of the measurement, rounded. */
static void
test_figures (void)
{
  g_autoptr (FrondSessionReport) session = fixture ("settle-and-let-go");
  g_autofree char *text = say (session, "figures", 1);

  for (guint i = 0; i < session->phases->len; i++) {
    const FrondSegmentResult *result = session->phases->pdata[i];
    g_autofree char          *row = g_strdup_printf ("%s +%s +%.0f +%.2f +%.2f +%.0f +%.2f", result->segment.name, i == 0 ? "0:00" : i == 1 ? "2:00"
                                                                                                                                            : "7:00",
                                                     result->segment.n_samples / RATE, result->mean, result->sd, result->cv_percent, result->peak);

    if (!g_regex_match_simple (row, text, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT))
      g_error ("no row is like %s in\n%s", row, text);
  }
}

static void
test_work_and_rest (void)
{
  g_autoptr (FrondSessionReport) session = fixture ("work-and-rest-10-10");
  g_autofree char *text = NULL;

  frond_session_report_add_marker (session, 61, 3, "Moved");
  frond_session_report_add_marker (session, 319, 2, "Talking");
  g_set_str (&session->note, "Came back from holidays; practised twice.\n\nLetting go got slower towards the end.\n\nPlan: five cycles only.");
  text = say (session, "work-and-rest", 1);
  assert_says (text, "Work × 10");
  assert_says (text, "Let go × 10");
  assert_says (text, "Onset");
  assert_says (text, "Release");
  assert_says (text, "In the goal");
  assert_says (text, "of 10 over 2 s");
  assert_says (text, "Onset: above rest mean + 3 SD for 50 ms.");
  assert_says (text, "3 Moved 1:01 · 2 Talking 5:19");
  assert_says (text, "Plan: five cycles only.");
}

/* A row of repeats says the means of its phases, and their median release. */
static void
test_repeats (void)
{
  g_autoptr (FrondSessionReport) session = fixture ("work-and-rest-10-10");
  g_autofree char *text = say (session, "repeats", 1);
  g_autofree char *row = NULL;
  double           mean = 0, peak = 0, below = 0, times[10], median;

  for (guint i = 0; i < 10; i++) {
    const FrondSegmentResult *result = session->phases->pdata[2 + 2 * i];

    g_assert_cmpint (result->segment.kind, ==, FROND_PHASE_RELEASE);
    g_assert_false (result->release_censored);
    mean += result->mean / 10;
    peak += result->peak / 10;
    below += result->below_goal_percent / 10;
    times[i] = result->release_s;
  }
  for (guint i = 0; i < 10; i++)
    for (guint k = i + 1; k < 10; k++)
      if (times[k] < times[i]) {
        double swap = times[i];

        times[i] = times[k];
        times[k] = swap;
      }
  median = (times[4] + times[5]) / 2;
  row = g_strdup_printf ("Let go × 10 +1:10 +10 +%.1f +[0-9.]+ +[0-9]+ +%.1f +– +%.1f +3\\.5 +%.0f", mean, peak, median, below);
  if (!g_regex_match_simple (row, text, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT))
    g_error ("no row is like %s in\n%s", row, text);
}

/* Nine phases have a row each. */
static void
test_few_repeats (void)
{
  g_autoptr (FrondSessionReport) session = fixture ("quick-look");
  g_autofree char *text = say (session, "quick-look", 1);

  assert_says (text, "Work 1/3");
  assert_says (text, "Let go 3/3");
  assert_silent (text, "×");
}

static void
test_letter (void)
{
  g_autoptr (FrondSessionReport) session = fixture ("work-and-rest-10-10");
  g_autoptr (FrondReport) report = frond_session_report_layout (session, FROND_PAPER_LETTER);
  double           width, height;
  char            *path = write_pdf (report, "letter");
  g_autofree char *info = run_tool ((const char *[]) { "pdfinfo", path, NULL });

  remove_pdf (path);
  frond_report_get_page_size (report, &width, &height);
  g_assert_cmpfloat (width, ==, 612);
  g_assert_cmpfloat (height, ==, 792);
  g_assert_cmpuint (frond_report_get_n_pages (report), ==, 1);
  assert_says (info, "612 x 792 pts (letter)");
}

/* Forty cycles are two rows, and three times of not letting go are not hidden in them. */
static void
test_condensed (void)
{
  g_autoptr (GArray) segments = fixture_segments ();
  g_autoptr (FrondSessionReport) session = NULL;
  g_autofree char *text = NULL;

  fixture_add_segment (segments, FROND_PHASE_REST, g_strdup ("Rest before"), 30);
  for (guint i = 0; i < 40; i++) {
    fixture_add_segment (segments, FROND_PHASE_WORK, g_strdup ("Work"), 5);
    /* the first three never let go: two seconds are too few */
    fixture_add_segment (segments, FROND_PHASE_RELEASE, g_strdup ("Let go"), i < 3 ? 0.6 : 8);
  }
  fixture_add_segment (segments, FROND_PHASE_REST, g_strdup ("Rest after"), 30);
  session = fixture_of_segments (segments, 0, 0);
  text = say (session, "condensed", 1);
  assert_says (text, "Work × 40");
  assert_says (text, "Let go × 40");
  assert_says (text, "Rest before");
  assert_says (text, "Rest after");
  assert_says (text, "of 40 over 2 s");
  assert_says (text, "repeats in one row");
  assert_says (text, "≥: had not let go when observation ended.");
  assert_silent (text, "Work 1/40");
  /* not all equally long */
  assert_says (text, "0.6–8");
}

/* Sixty phases that are all different cannot be condensed: the table goes on, with its head and the person's identifiers. */
static void
test_many_phases (void)
{
  g_autoptr (GArray) segments = fixture_segments ();
  g_autoptr (FrondSessionReport) session = NULL;
  g_autoptr (FrondReport) report = NULL;
  char *path;

  for (guint i = 0; i < 60; i++)
    fixture_add_segment (segments, i % 4, g_strdup_printf ("Part %c%c", 'A' + i / 26, 'A' + i % 26), 6);
  session = fixture_of_segments (segments, 0, 0);
  report = frond_session_report_layout (session, FROND_PAPER_A4);
  g_assert_cmpuint (frond_report_get_n_pages (report), ==, 2);
  path = write_pdf (report, "many-phases");
  for (guint page = 1; page <= 2; page++) {
    g_autofree char *text = pdf_text (path, page);
    g_autofree char *number = g_strdup_printf ("Page %u of 2", page);

    assert_says (text, "MÜLLER, Zoë “Zo”");
    assert_says (text, "Born 14 March 1990 · Record number 1042");
    assert_says (text, number);
    assert_says (text, "Not a certified medical device; not a diagnosis.");
    assert_says (text, "In the goal");
    assert_says (text, page == 1 ? "Part AA" : "Part CH");
  }
  remove_pdf (path);
}

static void
test_long_note (void)
{
  g_autoptr (FrondSessionReport) session = fixture ("settle-and-let-go");
  g_autoptr (FrondReport) report = NULL;
  GString         *note = g_string_new (NULL);
  guint            n_pages;
  char            *path;
  g_autofree char *text = NULL;

  for (guint i = 1; i <= 150; i++)
    g_string_append_printf (note, "Sentence %u of a long note about how it went today. ", i);
  g_set_str (&session->note, note->str);
  g_string_free (note, TRUE);
  report = frond_session_report_layout (session, FROND_PAPER_A4);
  n_pages = frond_report_get_n_pages (report);
  g_assert_cmpuint (n_pages, ==, 2);
  path = write_pdf (report, "long-note");
  for (guint page = 1; page <= n_pages; page++) {
    g_autofree char *one = pdf_text (path, page);

    assert_says (one, "MÜLLER, Zoë");
    assert_says (one, "Record number 1042");
  }
  text = run_tool ((const char *[]) { "pdftotext", path, "-", NULL });
  for (guint i = 1; i <= 150; i++) {
    g_autofree char *sentence = g_strdup_printf ("Sentence\\s%u\\sof", i);

    g_assert_true (g_regex_match_simple (sentence, text, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT));
  }
  assert_says (text, "Not signed yet");
  remove_pdf (path);
}

static void
test_gap (void)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("settle-and-let-go");
  g_autoptr (GArray) segments = frond_segments_of_programme (programme, RATE);
  g_autoptr (FrondSessionReport) session = fixture_of_segments (segments, (gsize) (200 * RATE), (gsize) (34.5 * RATE));
  g_autofree char *text = say (session, "gap", 1);

  assert_says (text, "Hatched: left out of all numbers (gap).");
  assert_says (text, "Left out");
  assert_says (text, "34.5 s gap");
}

/* How dark a part of the first page is, in points from its upper left corner. */
static double
get_ink (FrondSessionReport *session,
         double              x,
         double              y,
         double              width,
         double              height)
{
  g_autoptr (FrondReport) report = frond_session_report_layout (session, FROND_PAPER_A4);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cairo_t         *cr = cairo_create (surface);
  double           ink = 0;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, -x, -y);
  frond_report_draw_page (report, cr, 0);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int row = 0; row < (int) height; row++)
    for (int column = 0; column < (int) width; column++)
      ink += 255 - (((guint32 *) (void *) (cairo_image_surface_get_data (surface) + row * cairo_image_surface_get_stride (surface)))[column] >> 8 & 0xff);
  cairo_surface_destroy (surface);

  return ink;
}

/* The beginning has no envelope either, but nothing is missing there. */
static void
test_settling (void)
{
  const FrondExclusion settling = { 0, (guint64) (20 * RATE), "settling" };
  g_autoptr (GArray) exclusions = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("settle-and-let-go");
  g_autoptr (GArray) segments = frond_segments_of_programme (programme, RATE);
  g_autoptr (FrondSessionReport) session = NULL;
  g_autofree char *text = NULL;

  g_array_append_val (exclusions, settling);
  session = fixture_excluding (segments, 0, (gsize) (20 * RATE), exclusions);
  text = say (session, "settling", 1);
  assert_says (text, "Hatched: left out of all numbers (settling).");
}

/* Below what the sensor can tell the page has no digits and no change in percent. */
static void
test_below_floor (void)
{
  g_autoptr (FrondSessionReport) session = fixture ("quick-look");
  g_autofree char *text = NULL;

  for (guint i = 0; i < session->phases->len; i++)
    ((FrondSegmentResult *) session->phases->pdata[i])->noise_floor = 5;
  text = say (session, "below-floor", 1);
  assert_says (text, "< 5 → < 5 µV");
  g_assert_null (strstr (text, "first → last, mean ("));
}

/* What the table leaves out can be seen in the trace: a pause is hatched as it is on the screen, and the legend says what that means. */
static void
test_pause (void)
{
  const FrondExclusion pause = { (guint64) (200 * RATE), (guint64) (60 * RATE), "paused" };
  g_autoptr (GArray) exclusions = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in ("settle-and-let-go");
  g_autoptr (GArray) segments = frond_segments_of_programme (programme, RATE);
  g_autoptr (GArray) same = frond_segments_of_programme (programme, RATE);
  g_autoptr (FrondSessionReport) whole = fixture_of_segments (same, 0, 0);
  g_autoptr (FrondSessionReport) session = NULL;
  g_autofree char *text = NULL;

  g_array_append_val (exclusions, pause);
  session = fixture_excluding (segments, 0, 0, exclusions);
  text = say (session, "pause", 1);
  assert_says (text, "Hatched: left out of all numbers (paused).");
  assert_says (text, "60.0 s paused");
  /* the upper half of the trace, where nothing but hatching is: 200 to 260 of 540 s */
  g_assert_cmpfloat (get_ink (session, 240, 250, 40, 40), >, get_ink (whole, 240, 250, 40, 40) + 10000);
  g_assert_cmpfloat_with_epsilon (get_ink (session, 400, 250, 40, 40), get_ink (whole, 400, 250, 40, 40), 1);
}

/* A stop has a sign of its own, and the page says what it means. */
static void
test_stop (void)
{
  g_autoptr (FrondSessionReport) session = fixture ("quick-look");
  g_autofree char *text = NULL;

  frond_session_report_add_marker (session, 12, 0, "door bell");
  frond_session_report_add_marker (session, 40, FROND_PLOT_MARKER_STOP, "Stopped");
  text = say (session, "stop", 1);
  assert_says (text, "Flags: • a marker in words, ■ a stop; all are listed below.");
  assert_says (text, "• door bell 0:12 · ■ Stopped 0:40");
  assert_silent (text, "a number is a marker");
}

/* Where the goals came from is named by its date, and never looks like something that was measured for this session. */
static void
test_old_baseline (void)
{
  g_autoptr (FrondSessionReport) session = fixture ("quick-look");
  g_autofree char *measured = say (session, "baseline-measured", 1);
  g_autofree char *old = NULL;
  g_autofree char *unknown = NULL;

  assert_says (measured, "right before this session");
  session->baseline_source = FROND_BASELINE_TAKEN_OVER;
  session->baseline_session = g_date_time_new_from_iso8601 ("2026-10-01T23:30:00+02:00", NULL);
  old = say (session, "baseline-taken-over", 1);
  assert_says (old, "1 October 2026");
  assert_says (old, "not measured for");
  assert_silent (old, "right before");
  session->baseline_source = FROND_BASELINE_UNKNOWN;
  g_clear_pointer (&session->baseline_session, g_date_time_unref);
  unknown = say (session, "baseline-unknown", 1);
  assert_says (unknown, "was not");
  assert_silent (unknown, "right before");
  assert_silent (unknown, "October");
}

/* Nobody may take a simulation for a person, on whatever page. */
static void
test_simulated (void)
{
  g_autoptr (FrondSessionReport) session = fixture ("quick-look");
  g_autoptr (FrondReport) report = NULL;
  GString         *note = g_string_new (NULL);
  char            *path;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  for (guint i = 0; i < 150; i++)
    g_string_append (note, "A sentence of a long note about nobody at all. ");
  session->note = g_string_free (note, FALSE);
  session->is_simulated = TRUE;
  report = frond_session_report_layout (session, FROND_PAPER_A4);
  path = write_pdf (report, "simulated");
  first = pdf_text (path, 1);
  second = pdf_text (path, 2);
  remove_pdf (path);
  assert_says (first, "Simulated patient – not a measurement of a person");
  assert_says (first, "Simulated data");
  assert_says (first, "Praxis am Grünen Weg");
  assert_says (second, "Simulated data");
}

/* Two hundred markers are listed by name, all of them, and the plot stays a plot. */
static void
test_many_markers (void)
{
  static const char *const names[] = { "Cough", "Talking", "Moved", "Discomfort", "Tightening", "Letting go", "Held breath", "Sensor touched" };
  g_autoptr (FrondSessionReport) session = fixture ("settle-and-let-go");
  g_autofree char *text = NULL;
  guint            n = 0;

  for (guint i = 0; i < 200; i++)
    frond_session_report_add_marker (session, 1 + 2.5 * i, 1 + i % 8, names[i % 8]);
  text = say (session, "many-markers", 1);
  for (const char *p = strstr (text, "Markers"); p && *p && p < strstr (text, "How it was measured"); p++)
    n += g_ascii_isdigit (p[0]) && p[1] == ':' && g_ascii_isdigit (p[2]);
  g_assert_cmpuint (n, ==, 200);
}

static void
test_little (void)
{
  g_autoptr (FrondSessionReport) session = frond_session_report_new ();
  g_autofree char *text = NULL;

  session->patient_name = g_strdup ("X");
  session->rate_hz = RATE;
  g_set_str (&session->remark, "Recovered recording");
  text = say (session, "little", 1);
  assert_says (text, "No signal was recorded.");
  assert_says (text, "no resting level");
  assert_says (text, "Recovered recording");
  assert_silent (text, "Phase");
  assert_silent (text, "Born");
  assert_silent (text, "Signed");
}

/* Ten seconds, nothing but gaps in the second half, and a segment of which nothing was recorded. */
static void
test_short_session (void)
{
  g_autoptr (GArray) segments = fixture_segments ();
  g_autoptr (FrondSessionReport) session = NULL;
  g_autofree char *text = NULL;

  fixture_add_segment (segments, FROND_PHASE_REST, g_strdup ("Rest before"), 5);
  fixture_add_segment (segments, FROND_PHASE_WORK, g_strdup ("Work"), 5);
  session = fixture_of_segments (segments, (gsize) (5 * RATE), (gsize) (5 * RATE));
  session->baseline = NAN;
  text = say (session, "short", 1);
  assert_says (text, "Rest");
  assert_says (text, "5.0 s gap");
  assert_says (text, "no resting level");
  g_assert_true (g_regex_match_simple ("Work +0:05 +5 +– +– +– +–", text, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT));
}

static void
test_every_script (void)
{
  g_autoptr (FrondSessionReport) session = fixture ("quick-look");
  g_autofree char *text = NULL;

  g_set_str (&session->patient_name, "כהן, נועה");
  g_set_str (&session->clinic, "Κλινική · Клиника · Ćwiczenia");
  g_set_str (&session->note, "Δοκιμή ßÄÖÜ äöü é ñ 4 µV.\nשלום");
  frond_session_report_add_marker (session, 3, 1, "שיעול");
  text = say (session, "scripts", 1);
  assert_says (text, "כהן");
  assert_says (text, "נועה");
  assert_says (text, "Κλινική · Клиника · Ćwiczenia");
  assert_says (text, "שלום");
  assert_says (text, "ßÄÖÜ äöü é ñ 4 µV.");
  assert_says (text, "שיעול");
}

/* Nothing of an identifier is ever cut off. */
static void
test_long_names (void)
{
  g_autoptr (FrondSessionReport) session = fixture ("quick-look");
  g_autoptr (FrondReport) report = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  g_set_str (&session->patient_name, "WOLFESCHLEGELSTEINHAUSENBERGERDORFF-VAN DER HEYDEN-PAPASTATHOPOULOU, Maria Magdalena Theresia Wilhelmine “Leni”");
  g_set_str (&session->clinic, "Gemeinschaftspraxis für Physiotherapie und Beckenbodenrehabilitation am Nordplatz, Dr. Weiß und Partnerinnen");
  text = say (session, "long-names", 1);
  words = g_strsplit_set (session->patient_name, " -", -1);
  for (guint i = 0; words[i]; i++)
    assert_says (text, words[i]);
  assert_says (text, "Partnerinnen");
}

/* Numbers are written as the reader writes them. */
static void
test_comma_locale (void)
{
  g_autoptr (FrondSessionReport) session = fixture ("settle-and-let-go");
  g_autofree char *text = NULL;

  if (!setlocale (LC_NUMERIC, "de_DE.UTF-8")) {
    g_test_skip ("de_DE.UTF-8 is not installed");
    return;
  }
  text = say (session, "comma", 1);
  setlocale (LC_NUMERIC, "C");
  assert_says (text, "4,3 → 2,9 µV");
}

/* What is drawn on a screen or a printer is what is written: no errors, and not just white. */
static void
test_preview (void)
{
  g_autoptr (FrondSessionReport) session = fixture ("work-and-rest-10-10");
  g_autoptr (FrondReport) report = frond_session_report_layout (session, FROND_PAPER_A4);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 595, 842);
  cairo_t         *cr = cairo_create (surface);
  guint            n_dark = 0;

  g_clear_pointer (&session, frond_session_report_free);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  frond_report_draw_page (report, cr, 0);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < 842; y++)
    for (int x = 0; x < 595; x++) {
      guint32  pixel = ((guint32 *) (void *) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface)))[x];
      gboolean dark = (pixel & 0xff) + (pixel >> 8 & 0xff) + (pixel >> 16 & 0xff) < 500;

      n_dark += dark;
      /* the margins stay free */
      if (x < 36 || x >= 560 || y < 24 || y >= 818)
        g_assert_false (dark);
    }
  g_assert_cmpuint (n_dark, >, 8000);
  cairo_surface_destroy (surface);
}

static void
test_file_name (void)
{
  g_autoptr (FrondSessionReport) session = fixture ("quick-look");
  g_autofree char *name = frond_session_report_dup_file_name (session);
  g_autofree char *bare = NULL;

  g_assert_cmpstr (name, ==, "session-report-2026-11-12-1403.pdf");
  g_clear_pointer (&session->started_at, g_date_time_unref);
  bare = frond_session_report_dup_file_name (session);
  g_assert_cmpstr (bare, ==, "session-report.pdf");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-report/normal", test_normal_session);
  g_test_add_func ("/session-report/figures", test_figures);
  g_test_add_func ("/session-report/work-and-rest", test_work_and_rest);
  g_test_add_func ("/session-report/repeats", test_repeats);
  g_test_add_func ("/session-report/few-repeats", test_few_repeats);
  g_test_add_func ("/session-report/letter", test_letter);
  g_test_add_func ("/session-report/condensed", test_condensed);
  g_test_add_func ("/session-report/many-phases", test_many_phases);
  g_test_add_func ("/session-report/long-note", test_long_note);
  g_test_add_func ("/session-report/gap", test_gap);
  g_test_add_func ("/session-report/settling", test_settling);
  g_test_add_func ("/session-report/below-floor", test_below_floor);
  g_test_add_func ("/session-report/pause", test_pause);
  g_test_add_func ("/session-report/stop", test_stop);
  g_test_add_func ("/session-report/old-baseline", test_old_baseline);
  g_test_add_func ("/session-report/simulated", test_simulated);
  g_test_add_func ("/session-report/many-markers", test_many_markers);
  g_test_add_func ("/session-report/little", test_little);
  g_test_add_func ("/session-report/short", test_short_session);
  g_test_add_func ("/session-report/scripts", test_every_script);
  g_test_add_func ("/session-report/long-names", test_long_names);
  g_test_add_func ("/session-report/comma-locale", test_comma_locale);
  g_test_add_func ("/session-report/preview", test_preview);
  g_test_add_func ("/session-report/file-name", test_file_name);

  return g_test_run ();
}
