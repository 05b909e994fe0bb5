/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-session-closures.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-error.h"
#include "frond-patient-text.h"
#include "frond-plot-words.h"
#include "frond-sensor-words.h"
#include "frond-storage-words.h"
#include "frond-text.h"
#include "frond-units.h"

/* What a session's numbers and states are called. Pure: no widget, no file. */

/* Mean + 3 SD, from where research counts a contraction, for a resting muscle whose envelope varies by a fifth of its mean at most. */
#define FAR_ABOVE (1 + 3 * 0.2)

static int
whole_seconds (double seconds)
{
  return isfinite (seconds) && seconds > 0 ? (int) MIN (seconds, 359999.0) : 0;
}

/**
 * frond_session_format_value:
 * @value: envelope in the channel's unit, NAN for none
 * @below_floor: whether it is below what the sensor can resolve
 * @noise_floor: that limit
 *
 * One decimal, as the eye can follow at 4 Hz; none from 100 on. Below the floor the number would be the sensor's own noise.
 *
 * Returns: (transfer full): "3.2", "< 4" or a dash, with the user's decimal sign
 */
char *
frond_session_format_value (double   value,
                            gboolean below_floor,
                            double   noise_floor)
{
  return frond_text_dup_measured (value, fabs (value) < 99.95 ? 1 : 0, below_floor ? noise_floor : 0);
}

/**
 * frond_session_format_quantity:
 * @value: in @unit
 * @unit: a channel's unit
 *
 * Returns: (transfer full): value and unit, which a line break never parts
 */
char *
frond_session_format_quantity (double      value,
                               const char *unit)
{
  g_autofree char *number = frond_session_format_value (value, FALSE, 0);

  return g_strdup_printf ("%s\u00a0%s", number, frond_units_get_symbol (unit));
}

/* Then nobody knows how long it takes. */
static gboolean
is_any_patient_paced (FrondProgramme *programme)
{
  for (guint i = 0; i < frond_programme_get_n_phases (programme); i++) {
    if (frond_programme_get_phase (programme, i)->pace == FROND_PACE_PATIENT)
      return TRUE;
  }

  return FALSE;
}

/* As people say it: nobody knows the seconds. */
static guint
round_minutes (double seconds)
{
  return MAX (1, (guint) round (seconds / 60));
}

/**
 * frond_session_describe_length:
 * @programme: a programme
 *
 * Returns: (transfer full): "7 min 30 s"; "about 17 min" where the patient decides how long it takes
 */
char *
frond_session_describe_length (FrondProgramme *programme)
{
  double seconds = frond_programme_get_duration (programme);

  if (is_any_patient_paced (programme))
    /* Translators: the length of a programme at the patient's pace */
    return g_strdup_printf (_("about %u\u00a0min"), round_minutes (seconds));

  return frond_text_dup_length (seconds);
}

/**
 * frond_session_format_time_left:
 * @programme: what runs
 * @engine: where it is
 *
 * Follows the phase that runs: what was skipped is not left any more. Like the seconds of a phase it only ends at 0.
 *
 * Returns: (transfer full): "7:18 of 14:00 left"; "about 7 min left" where the patient decides
 */
char *
frond_session_format_time_left (FrondProgramme          *programme,
                                const FrondEngineStatus *engine)
{
  double           whole = frond_programme_get_duration (programme);
  double           left_s = ceil (whole - frond_session_plan_position (programme, engine));
  g_autofree char *left = frond_text_dup_minutes (left_s);
  g_autofree char *total = frond_text_dup_minutes (whole);

  if (is_any_patient_paced (programme))
    /* Translators: what is left of a programme at the patient's pace, in minutes: about 7 min left */
    return g_strdup_printf (_("about %u\u00a0min left"), round_minutes (left_s));

  /* Translators: times: what is left of a programme, and its length: 7:18 of 14:00 left */
  return g_strdup_printf (_("%s of %s left"), left, total);
}

/**
 * frond_session_format_seconds_left:
 * @seconds: left of a phase
 *
 * Counts down to 1 and never shows 0 while there is something left.
 *
 * Returns: (transfer full): "7 s left", from 100 s on "2:05 left"
 */
char *
frond_session_format_seconds_left (double seconds)
{
  int left = whole_seconds (ceil (seconds));

  if (left >= 100)
    return g_strdup_printf (_("%d:%02d left"), left / 60, left % 60);

  return g_strdup_printf (_("%d\u00a0s left"), left);
}

/**
 * frond_session_describe_cycle:
 * @phase: a phase
 *
 * Returns: (transfer full): "rest 6 of 10", or nothing outside of repeats
 */
char *
frond_session_describe_cycle (const FrondPhase *phase)
{
  if (phase->n_cycles < 2)
    return g_strdup ("");

  switch (phase->kind) {
  case FROND_PHASE_WORK:
    return g_strdup_printf (_("work %u of %u"), phase->cycle, phase->n_cycles);
  case FROND_PHASE_RELEASE:
    return g_strdup_printf (_("release %u of %u"), phase->cycle, phase->n_cycles);
  case FROND_PHASE_BREATHE:
    return g_strdup_printf (_("breathing %u of %u"), phase->cycle, phase->n_cycles);
  case FROND_PHASE_DROP:
    return g_strdup_printf (_("widening %u of %u"), phase->cycle, phase->n_cycles);
  case FROND_PHASE_STEP:
    return g_strdup_printf (_("step %u of %u"), phase->cycle, phase->n_cycles);
  case FROND_PHASE_REST:
  default:
    return g_strdup_printf (_("rest %u of %u"), phase->cycle, phase->n_cycles);
  }
}

/**
 * frond_session_describe_pause:
 * @is_practice: whether nothing is stored at all
 *
 * Returns: what a pause does: the programme waits, the recording does not
 */
const char *
frond_session_describe_pause (gboolean is_practice)
{
  return is_practice ? _("Programme paused") : _("Programme paused. The recording goes on.");
}

/**
 * frond_session_describe_phase_began:
 * @phase: a phase
 *
 * Returns: (transfer full): what a screen reader says when it begins
 */
char *
frond_session_describe_phase_began (const FrondPhase *phase)
{
  g_autofree char *length = frond_text_dup_length (phase->duration_s);

  return g_strdup_printf ("%s, %s", phase->name, phase->pace == FROND_PACE_PATIENT ? _("at the patient’s pace") : length);
}

/**
 * frond_session_needs_baseline:
 * @programme: a programme
 *
 * Returns: whether a goal of it is a part of the resting level that is measured before; adaptive goals and parts of a rest find their own
 */
gboolean
frond_session_needs_baseline (FrondProgramme *programme)
{
  for (guint i = 0; i < frond_programme_get_n_phases (programme); i++) {
    if (frond_programme_get_phase (programme, i)->goal_rule == FROND_GOAL_BASELINE_PERCENT)
      return TRUE;
  }

  return FALSE;
}

/**
 * frond_session_is_waiting:
 * @status: of the session
 *
 * A number that no longer comes from the muscle must not stand there as if it did.
 *
 * Returns: whether the value must be shown as waiting
 */
gboolean
frond_session_is_waiting (const FrondLiveStatus *status)
{
  return status->silent_s >= 0.5 || isnan (status->value) || status->sensor_state != FROND_SENSOR_STREAMING;
}

/**
 * frond_session_is_far_above:
 * @now: what the muscle does now, over seconds, in the channel's unit; NAN when not known
 * @level: a resting level
 * @noise_floor: what the sensor can resolve
 *
 * Returns: whether @level cannot be the resting level of the muscle as it is now
 */
gboolean
frond_session_is_far_above (double now,
                            double level,
                            double noise_floor)
{
  return !isnan (now) && now > FAR_ABOVE * MAX (level, noise_floor);
}

/**
 * frond_session_name_marker:
 * @programme: (nullable): names markers 1-8
 * @number: 1-8, or 0 for one with text
 * @text: (nullable): of a marker with text
 *
 * Returns: (transfer full): what a marker is called
 */
char *
frond_session_name_marker (FrondProgramme *programme,
                           int             number,
                           const char     *text)
{
  const char *name = NULL;

  if (number > 0 && programme)
    name = frond_programme_get_marker_name (programme, (guint) number);
  if (!name && text && *text)
    name = text;
  if (name)
    return g_strdup (name);
  if (number > 0)
    return g_strdup_printf (_("Marker %d"), number);

  return g_strdup (_("Marker"));
}

/**
 * frond_session_describe_rating:
 * @status: of the session
 *
 * Returns: the word for the signal's rating
 */
const char *
frond_session_describe_rating (const FrondLiveStatus *status)
{
  switch (status->rating) {
  case FROND_SIGNAL_GOOD:
    return _("Good");
  case FROND_SIGNAL_FAIR:
    return _("Fair");
  case FROND_SIGNAL_POOR:
    return _("Poor");
  case FROND_SIGNAL_WAITING:
  default:
    return _("Listening…");
  }
}

/**
 * frond_session_describe_reason:
 * @reason: why a signal is not good
 *
 * Returns: what was found, to be put after the rating or a colon
 */
const char *
frond_session_describe_reason (FrondSignalReason reason)
{
  switch (reason) {
  case FROND_SIGNAL_REASON_MAINS_HUM:
    return _("mains hum");
  case FROND_SIGNAL_REASON_CLIPPING:
    return _("the signal is too strong for the sensor");
  case FROND_SIGNAL_REASON_FLAT:
    return _("the line is flat");
  case FROND_SIGNAL_REASON_NOISE:
    return _("much noise");
  case FROND_SIGNAL_REASON_CONTACT:
    return _("an electrode has little or no contact");
  case FROND_SIGNAL_REASON_MOTION:
    return _("a cable or an electrode moves");
  case FROND_SIGNAL_REASON_ECG:
    return _("the heart is louder than the muscle");
  case FROND_SIGNAL_REASON_NONE:
  default:
    return _("quiet, no mains hum");
  }
}

/**
 * frond_session_describe_cure:
 * @reason: why a signal is not good
 *
 * Returns: what usually helps, "" where nothing needs to
 */
const char *
frond_session_describe_cure (FrondSignalReason reason)
{
  switch (reason) {
  case FROND_SIGNAL_REASON_MAINS_HUM:
    return _("Does the reference electrode have good contact? Move the cable away from chargers and lamps.");
  case FROND_SIGNAL_REASON_CLIPPING:
    return _("Is an electrode loose, or does the cable move? Let the muscle rest for a moment.");
  case FROND_SIGNAL_REASON_FLAT:
    return _("Is the electrode connected, and is the plug all the way in?");
  case FROND_SIGNAL_REASON_NOISE:
    return _("Moisten or press on the electrodes, and lay the cable so that it does not move.");
  case FROND_SIGNAL_REASON_CONTACT:
    return _("Is each electrode on, and the gel not dry? Press it on, or take a new one.");
  case FROND_SIGNAL_REASON_MOTION:
    return _("Let the cable lie loose, and fix it with tape so that it does not pull.");
  case FROND_SIGNAL_REASON_ECG:
    return _("Bring the two electrodes closer together, and away from the trunk’s middle if you can.");
  case FROND_SIGNAL_REASON_NONE:
  default:
    return "";
  }
}

/**
 * frond_session_describe_sensor:
 * @info: of a connected sensor
 *
 * Returns: (transfer full): "BITalino · 1000 Hz · battery 84 %"
 */
char *
frond_session_describe_sensor (const FrondSensorInfo *info)
{
  GString *text = g_string_new (info->model);

  g_string_append_printf (text, " · %g\u00a0Hz", info->rate_hz);
  if (info->battery_percent >= 0) {
    g_string_append (text, " · ");
    g_string_append_printf (text, _("battery %d\u00a0%%"), info->battery_percent);
    if (frond_sensor_words_is_battery_low (info))
      g_string_append_printf (text, "\n%s", _("The battery is low: the sensor may switch off during the session. Charge it or change its battery first."));
  }

  return g_string_free (text, FALSE);
}

/**
 * frond_session_describe_sensor_state:
 * @status: of the session
 *
 * Returns: a word or two beside the sensor's dot
 */
const char *
frond_session_describe_sensor_state (const FrondLiveStatus *status)
{
  switch (status->sensor_state) {
  case FROND_SENSOR_STREAMING:
    return status->silent_s >= 0.5 ? _("Waiting") : _("Connected");
  case FROND_SENSOR_SILENT:
    return _("Waiting");
  case FROND_SENSOR_OPENING:
    return _("Connecting");
  case FROND_SENSOR_RECONNECTING:
    return _("Reconnecting");
  case FROND_SENSOR_IDLE:
    return _("Ready");
  case FROND_SENSOR_ENDED:
    return _("End of the recording");
  case FROND_SENSOR_FAILED:
    return _("No signal");
  case FROND_SENSOR_CLOSED:
  default:
    return _("Not connected");
  }
}

/* The error's own sentence says the rest, and what to do. */
static const struct {
  FrondError  code;
  const char *name;
} sensor_problems[] = {
  { FROND_ERROR_PORT_BUSY, N_("In use by another program") },
    { FROND_ERROR_PORT_FORBIDDEN, N_("No permission for this port") },
      { FROND_ERROR_NO_REPLY, N_("The sensor does not answer") },
        { FROND_ERROR_WRONG_DEVICE, N_("Something else answers") },
          { FROND_ERROR_PROTOCOL, N_("Something else answers") },
            { FROND_ERROR_UNPLUGGED, N_("Not there any more") },
              { FROND_ERROR_RADIO_OFF, N_("Bluetooth is off") },
                { FROND_ERROR_NOT_FOUND, N_("Not there") },
                  { FROND_ERROR_INVALID, N_("This recording cannot be read") },
                    { FROND_ERROR_DAMAGED, N_("This recording cannot be read") },
                  };

/**
 * frond_session_name_sensor_problem:
 * @error: why a sensor could not be connected
 *
 * Returns: the problem in a few words
 */
const char *
frond_session_name_sensor_problem (const GError *error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sensor_problems); i++) {
    if (g_error_matches (error, FROND_ERROR, (int) sensor_problems[i].code))
      return _(sensor_problems[i].name);
  }

  return _("Could not connect");
}

/* clang-format off */
static const struct {
  const char *scenario;
  const char *name;
} scenario_names[] = {
  { "resting", N_("Resting") },
  { "letting-go", N_("Letting go") },
  { "guarding", N_("Guarding") },
  { "slow-release", N_("Slow release") },
  { "flicks", N_("Flicks") },
  { "work-rest", N_("Work and rest") },
  { "mains-hum", N_("Mains hum") },
  { "ecg", N_("Heartbeat in the signal") },
  { "electrode-off", N_("Electrode comes off") },
  { "clipping", N_("Signal too strong") },
  { "flat", N_("Nothing connected") },
  { "pushing", N_("Pushing with the abdomen") },
  { "abdomen-quiet", N_("Quiet abdomen") },
  { "abdomen-pushing", N_("Pushing abdomen") },
  { "oleksy-2020", N_("Published means, Oleksy 2020") },
  { "white-1997-control", N_("Published means, White 1997") },
  { "motion", N_("Moved cable") },
  { "poor-contact", N_("Poor contact") },
};
/* clang-format on */

/**
 * frond_session_name_scenario:
 * @scenario: of the simulated patient
 *
 * Returns: what a therapist calls it
 */
const char *
frond_session_name_scenario (const char *scenario)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scenario_names); i++) {
    if (g_strcmp0 (scenario, scenario_names[i].scenario) == 0)
      return _(scenario_names[i].name);
  }

  return scenario;
}

static char *
describe_failed_sensor (const FrondLiveStatus *status,
                        gboolean               is_practice)
{
  g_autofree char *kept = frond_storage_describe_kept (status);

  /* In practice nothing is kept, and what is not stored yet is said before this. */
  if (is_practice || status->storage_error)
    return g_strdup (_("No more signal comes from the sensor."));

  return g_strdup_printf (_("No more signal comes from the sensor. %s"), kept);
}

static char *
describe_sensor_trouble (const FrondLiveStatus *status,
                         gboolean               is_practice)
{
  if (status->sensor_state == FROND_SENSOR_ENDED)
    return g_strdup (_("The replayed recording is at its end."));
  if (status->sensor_state == FROND_SENSOR_FAILED)
    return describe_failed_sensor (status, is_practice);
  if (status->silent_s >= 2 || status->sensor_state == FROND_SENSOR_RECONNECTING)
    return g_strdup_printf (_("Sensor disconnected — reconnecting… %d\u00a0s"), whole_seconds (status->silent_s));

  return NULL;
}

/**
 * frond_session_describe_trouble:
 * @status: of a recording session
 * @is_practice: whether nothing is stored at all
 * @offer_end: (out): whether it is time to offer the end of the session
 *
 * What is not stored comes first, because it may be lost; a lost sensor comes before a disk that is only almost full.
 *
 * Returns: (transfer full) (nullable): the banner's sentences, %NULL while all is well
 */
char *
frond_session_describe_trouble (const FrondLiveStatus *status,
                                gboolean               is_practice,
                                gboolean              *offer_end)
{
  g_autofree char *sensor = describe_sensor_trouble (status, is_practice);
  g_autofree char *storage = frond_storage_describe_trouble (status);

  *offer_end = status->silent_s >= 60 || status->sensor_state == FROND_SENSOR_FAILED || status->sensor_state == FROND_SENSOR_ENDED ||
               status->storage_error;
  if (sensor && status->storage_error)
    return g_strjoin (" ", storage, sensor, NULL);

  return sensor ? g_steal_pointer (&sensor) : g_steal_pointer (&storage);
}

/**
 * frond_session_describe_person:
 * @patient: (nullable): who is treated, %NULL for practice
 *
 * Returns: (transfer full): the first line of the identity strip: the name
 */
char *
frond_session_describe_person (FrondPatient *patient)
{
  return patient ? frond_patient_get_display_name (patient) : g_strdup (_("Practice session"));
}

/**
 * frond_session_describe_identifiers:
 * @patient: (nullable): who is treated, %NULL for practice
 *
 * Returns: (transfer full): the second line of the identity strip: birth date and record number
 */
char *
frond_session_describe_identifiers (FrondPatient *patient)
{
  return patient ? frond_patient_dup_identifiers (patient) : g_strdup (_("nothing is stored"));
}

/**
 * frond_session_plan_position:
 * @programme: what runs
 * @engine: where it is
 *
 * After a phase was cut short the clock is behind the plan; the play head stands in the phase that runs, also where that waits for the
 * patient beyond its time.
 *
 * Returns: seconds of the plan
 */
double
frond_session_plan_position (FrondProgramme          *programme,
                             const FrondEngineStatus *engine)
{
  const FrondPhase *phase;
  double            start = 0;

  for (guint i = 0; i < engine->phase_index && i < frond_programme_get_n_phases (programme); i++)
    start += frond_programme_get_phase (programme, i)->duration_s;

  phase = frond_programme_get_n_phases (programme) > engine->phase_index ? frond_programme_get_phase (programme, engine->phase_index) : NULL;

  return start + (phase ? MIN (engine->phase_elapsed_s, phase->duration_s) : engine->phase_elapsed_s);
}
