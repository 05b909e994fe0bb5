/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From patient, session, events and note to the report. */

#include "config.h"

#include "report-fixtures.h"

#include "frond-event.h"
#include "frond-plot-markers.h"
#include "pdf-tools.h"

static FrondPatient *
make_patient (void)
{
  FrondPatient *patient = frond_patient_new ();

  patient->family_name = g_strdup ("Bauer");
  patient->given_name = g_strdup ("Anna");
  patient->record_number = g_strdup ("1042");
  patient->birth_date = g_date_new_dmy (14, G_DATE_MARCH, 1990);

  return patient;
}

static FrondSessionRecord *
make_record (const char *programme_id)
{
  FrondSessionRecord *record = frond_session_record_new ();
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in (programme_id);

  record->programme_name = g_strdup (frond_programme_get_name (programme));
  record->programme_json = g_strdup (frond_programme_get_json (programme));
  record->started_at = g_date_time_new_from_iso8601 ("2026-11-12T14:03:00+01:00", NULL);
  record->state = FROND_SESSION_COMPLETE;
  record->baseline = 4.1;
  record->chain = frond_chain_profile_new ();
  record->chain->sensor = g_strdup ("BITalino (r)evolution");
  record->chain->unit = g_strdup ("uV");
  record->chain->rate_hz = RATE;
  record->chain->band_low_hz = 20;
  record->chain->band_high_hz = 90;
  record->chain->window_ms = 100;

  return record;
}

static void
add_event (GPtrArray     *events,
           FrondEventKind kind,
           double         time_s,
           int            code,
           double         value,
           const char    *text)
{
  FrondEvent *event = frond_event_new (kind, (guint64) (time_s * RATE), code, text);

  event->value = value;
  g_ptr_array_add (events, event);
}

static GPtrArray *
make_events (void)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);

  add_event (events, FROND_EVENT_PHASE, 0, 0, NAN, "Rest before");
  add_event (events, FROND_EVENT_PHASE, 10, 1, 4.2, "Paced breathing");
  add_event (events, FROND_EVENT_MARKER, 12, 3, NAN, "Moved");
  add_event (events, FROND_EVENT_GOAL, 20, 0, 3.78, NULL);
  add_event (events, FROND_EVENT_MARKER, 25, 0, NAN, "door bell");
  add_event (events, FROND_EVENT_PHASE, 30, 2, NAN, "Work");
  add_event (events, FROND_EVENT_PHASE, 35, 3, 4.1, "Let go");
  add_event (events, FROND_EVENT_PATIENT_STOP, 38, 0, NAN, NULL);

  return events;
}

static void
assert_goal (const FrondSessionReport *report,
             guint                     i,
             double                    start_s,
             double                    end_s,
             double                    value)
{
  const FrondPlotGoal *goal = &g_array_index (report->goals, FrondPlotGoal, i);

  g_assert_cmpuint (i, <, report->goals->len);
  g_assert_cmpfloat (goal->start_s, ==, start_s);
  g_assert_cmpfloat (goal->end_s, ==, end_s);
  g_assert_cmpfloat (goal->value, ==, value);
  g_assert_cmpint (goal->side, ==, FROND_PLOT_GOAL_BELOW);
}

static FrondSessionReport *
make_report (FrondSessionRecord *record,
             FrondNote          *note)
{
  g_autoptr (FrondPatient) patient = make_patient ();
  g_autoptr (GPtrArray) events = make_events ();
  g_autoptr (FrondSessionReport) measured = fixture ("quick-look");
  gsize              n = (gsize) (40 * RATE);
  g_autofree double *envelope = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    envelope[i] = 4;

  return frond_session_report_new_from_record (patient, record, events, measured->phases, envelope, n, note);
}

static void
test_values (void)
{
  g_autoptr (FrondSessionRecord) record = make_record ("quick-look");
  g_autoptr (FrondSessionReport) report = make_report (record, NULL);

  g_assert_cmpstr (report->patient_name, ==, "BAUER, Anna");
  g_assert_cmpstr (report->birth_date, ==, "14 March 1990");
  g_assert_cmpstr (report->record_number, ==, "1042");
  g_assert_cmpstr (report->programme_name, ==, "Quick look");
  g_assert_cmpstr (report->unit, ==, "uV");
  g_assert_cmpstr (report->chain, ==, "BITalino (r)evolution · 200 Hz · 20–90 Hz · RMS 100 ms");
  g_assert_cmpfloat (report->baseline, ==, 4.1);
  g_assert_cmpfloat (report->duration_s, ==, 40);
  g_assert_null (report->remark);
  g_assert_null (report->note);
  g_assert_cmpuint (report->phases->len, ==, 9);
  g_assert_cmpuint (report->columns->len, ==, 1200);

  g_assert_cmpuint (report->goals->len, ==, 3);
  assert_goal (report, 0, 10, 20, 4.2);
  assert_goal (report, 1, 20, 30, 3.78);
  assert_goal (report, 2, 35, 40, 4.1);

  g_assert_cmpuint (report->markers->len, ==, 3);
  g_assert_cmpuint (g_array_index (report->markers, FrondReportMarker, 0).number, ==, 3);
  g_assert_cmpstr (g_array_index (report->markers, FrondReportMarker, 1).text, ==, "door bell");
  g_assert_cmpstr (g_array_index (report->markers, FrondReportMarker, 2).text, ==, "Stopped by the patient");
  g_assert_cmpuint (g_array_index (report->markers, FrondReportMarker, 2).number, ==, FROND_PLOT_MARKER_STOP);
  g_assert_cmpfloat (g_array_index (report->markers, FrondReportMarker, 2).time_s, ==, 38);
}

/* What the patient said, what was left out and what was seen are in the list, in words. */
static void
test_words (void)
{
  g_autoptr (FrondSessionRecord) record = make_record ("guarding-response");
  g_autoptr (FrondPatient) patient = make_patient ();
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);
  g_autoptr (GPtrArray) results = g_ptr_array_new ();
  g_autoptr (FrondSessionReport) report = NULL;
  const double      envelope[] = { 4, 4 };
  const char *const words[] = { "Pain 3", "Anxiety 40", "Touch left out: Tired", "Abdomen worked while the muscle was to widen" };

  add_event (events, FROND_EVENT_RATING, 10, FROND_RATING_PAIN, 3, NULL);
  add_event (events, FROND_EVENT_RATING, 11, FROND_RATING_SUDS, 40, NULL);
  add_event (events, FROND_EVENT_SKIP, 12, 2, NAN, "Tired");
  add_event (events, FROND_EVENT_FLAG, 13, FROND_FLAG_BEARING_DOWN, NAN, NULL);
  add_event (events, FROND_EVENT_REFERENCE, 14, FROND_REFERENCE_MVC, 40, NULL);
  report = frond_session_report_new_from_record (patient, record, events, results, envelope, G_N_ELEMENTS (envelope), NULL);
  g_assert_cmpuint (report->markers->len, ==, G_N_ELEMENTS (words));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_cmpstr (g_array_index (report->markers, FrondReportMarker, i).text, ==, words[i]);
}

/* Whether a level was measured or taken over, and from which session, is what the recording says. */
static void
test_baseline (void)
{
  g_autoptr (FrondSessionRecord) record = make_record ("quick-look");
  g_autoptr (FrondPatient) patient = make_patient ();
  g_autoptr (GPtrArray) events = make_events ();
  g_autoptr (GPtrArray) results = g_ptr_array_new ();
  g_autoptr (GDateTime) october = g_date_time_new_from_iso8601 ("2026-10-01T09:30:00+02:00", NULL);
  const double envelope[] = { 4, 4 };
  g_autoptr (FrondSessionReport) unknown = frond_session_report_new_from_record (patient, record, events, results, envelope, 2, NULL);
  g_autoptr (FrondSessionReport) old = NULL;

  g_assert_cmpint (unknown->baseline_source, ==, FROND_BASELINE_UNKNOWN);
  g_assert_null (unknown->baseline_session);
  g_assert_false (unknown->is_simulated);

  g_ptr_array_insert (events, 0, frond_event_new_baseline (4.1, october));
  g_set_str (&record->chain->sensor, FROND_CHAIN_SIMULATED);
  old = frond_session_report_new_from_record (patient, record, events, results, envelope, 2, NULL);
  g_assert_cmpint (old->baseline_source, ==, FROND_BASELINE_TAKEN_OVER);
  g_assert_true (g_date_time_equal (old->baseline_session, october));
  g_assert_true (old->is_simulated);
}

static guint
find_sources (const char *programme_id,
              double      baseline,
              guint       n_rest)
{
  g_autoptr (FrondSessionRecord) record = make_record (programme_id);
  g_autoptr (FrondPatient) patient = make_patient ();
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in (programme_id);
  g_autoptr (FrondSessionReport) measured = fixture (programme_id);
  g_autoptr (FrondSessionReport) report = NULL;
  const double envelope[] = { 4, 4 };

  record->baseline = baseline;
  ((FrondSegmentResult *) measured->phases->pdata[0])->n = n_rest;
  for (guint i = 0; i < frond_programme_get_n_phases (programme); i++) {
    const FrondPhase *phase = frond_programme_get_phase (programme, i);
    gboolean          finds_own = phase->goal_rule == FROND_GOAL_ADAPTIVE || phase->goal_rule == FROND_GOAL_REST_PERCENT;
    gboolean          has_goal = finds_own ? n_rest >= 5 * RATE || !isnan (baseline)
                                           : phase->goal_rule != FROND_GOAL_NONE && !isnan (baseline);

    add_event (events, FROND_EVENT_PHASE, 10 * i, (int) i, has_goal ? 4 : NAN, phase->name);
  }
  report = frond_session_report_new_from_record (patient, record, events, measured->phases, envelope, 2, NULL);

  return report->goal_sources;
}

/* As the engine takes it: adaptive goals and parts of a rest from the rest phase, and from the level before only where the rest phase was
 * too short. */
static void
test_goal_sources (void)
{
  const guint enough = (guint) (5 * RATE);

  g_assert_cmpuint (find_sources ("work-and-rest-10-10", 4.1, enough), ==, FROND_GOALS_OF_REST);
  g_assert_cmpuint (find_sources ("work-and-rest-10-10", NAN, enough), ==, FROND_GOALS_OF_REST);
  g_assert_cmpuint (find_sources ("work-and-rest-10-10", 4.1, enough - 1), ==, FROND_GOALS_OF_BASELINE);
  g_assert_cmpuint (find_sources ("work-and-rest-10-10", NAN, enough - 1), ==, 0);
  g_assert_cmpuint (find_sources ("settle-and-let-go", 4.1, enough), ==, FROND_GOALS_OF_REST);
  g_assert_cmpuint (find_sources ("settle-and-let-go", 4.1, enough - 1), ==, FROND_GOALS_OF_BASELINE);
  g_assert_cmpuint (find_sources ("settle-and-let-go", NAN, enough), ==, FROND_GOALS_OF_REST);
  g_assert_cmpuint (find_sources ("quick-look", 4.1, enough), ==, FROND_GOALS_OF_REST);
}

static void
test_note (void)
{
  g_autoptr (FrondSessionRecord) record = make_record ("quick-look");
  g_autoptr (FrondNote) note = frond_note_new ();
  g_autoptr (FrondSessionReport) draft = NULL;
  g_autoptr (FrondSessionReport) complete = NULL;
  g_autoptr (FrondReport) pages = NULL;
  g_autofree char *text = NULL;
  char            *path;

  note->facts = g_strdup ("Rest 4.3 µV.");
  note->text = g_strdup ("Went well.");
  record->state = FROND_SESSION_RECOVERED;
  draft = make_report (record, note);
  g_assert_null (draft->facts);
  g_assert_null (draft->signed_by);
  g_assert_nonnull (draft->remark);

  note->facts_accepted = TRUE;
  note->signed_by = g_strdup ("J. Weiß");
  note->signed_at = g_date_time_new_utc (2026, 11, 12, 13, 31, 0);
  complete = make_report (record, note);
  pages = frond_session_report_layout (complete, FROND_PAPER_A4);
  path = write_pdf (pages, "record");
  text = pdf_text (path, 0);
  assert_says (text, "Rest 4.3 µV.");
  assert_says (text, "Went well.");
  assert_says (text, "Signed by J. Weiß on 12 November 2026");
  assert_says (text, "Recovered recording");
  assert_says (text, "door bell 0:25 · ■ Stopped by the patient 0:38");
  remove_pdf (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-record/values", test_values);
  g_test_add_func ("/report-record/baseline", test_baseline);
  g_test_add_func ("/report-record/words", test_words);
  g_test_add_func ("/report-record/goal-sources", test_goal_sources);
  g_test_add_func ("/report-record/note", test_note);

  return g_test_run ();
}
