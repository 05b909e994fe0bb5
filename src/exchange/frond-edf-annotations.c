/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-edf-annotations.h"

#include "frond-edf-library.h"

#include <math.h>
#include <string.h>

/* Goals and the resting level are numbers of the channel that was shown. */
static char *
add_unit (const FrondExportSource *source,
          const char              *what,
          double                   value)
{
  const FrondChannel *first = g_ptr_array_index (source->channels, 0);
  const char         *unit = source->chain && source->chain->unit ? source->chain->unit : first->unit;

  return g_strdup_printf ("%s %.4g %s", what, value, unit);
}

static char *
describe_level (const FrondExportSource *source,
                const FrondEvent        *event)
{
  g_autofree char *level = add_unit (source, "Resting level", event->value);

  return g_strconcat (level, event->code == FROND_BASELINE_TAKEN_OVER ? ", taken over" : NULL, NULL);
}

/* Free text of a marker, and why a part was left out, was typed about a patient: it stays in the record, the file only says that there
 * was one. */
static char *
describe (const FrondExportSource *source,
          const FrondEvent        *event)
{
  switch (event->kind) {
  case FROND_EVENT_PHASE:
    return g_strconcat (FROND_EDF_PHASE, event->text ? event->text : "", NULL);
  case FROND_EVENT_MARKER:
    if (event->code == 0)
      return g_strdup (FROND_EDF_MARKER);
    return g_strdup_printf (event->text ? FROND_EDF_MARKER " %d: %s" : FROND_EDF_MARKER " %d", event->code, event->text);
  case FROND_EVENT_GOAL:
    return add_unit (source, "Goal", event->value);
  case FROND_EVENT_PAUSE:
    return g_strdup ("Pause");
  case FROND_EVENT_STOP:
    return g_strdup ("Stopped");
  case FROND_EVENT_PATIENT_STOP:
    return g_strdup ("Stopped by the patient");
  case FROND_EVENT_RESUME:
    return g_strdup ("Resumed");
  case FROND_EVENT_BASELINE:
    return describe_level (source, event);
  case FROND_EVENT_RATING:
    return g_strdup_printf (event->code == FROND_RATING_SUDS ? "SUDS %.0f" : "Pain %.0f", event->value);
  case FROND_EVENT_SKIP:
    return g_strdup ("Left out from here");
  case FROND_EVENT_FLAG:
    return g_strdup (event->code == FROND_FLAG_BEARING_DOWN ? "Bearing down" : "Abdomen active");
  case FROND_EVENT_OVERRULE:
    return g_strdup (event->code == 1 ? "Judged: counts" : "Judged: does not count");
  case FROND_EVENT_TRAINER:
    return g_strdup_printf (event->value == FROND_TRAINER_BY_THERAPIST ? "Trainer %d, by the therapist" : "Trainer %d, by the patient", event->code);
  case FROND_EVENT_REFERENCE:
    return event->code == FROND_REFERENCE_MVC ? add_unit (source, "Best effort", event->value) : NULL;
  case FROND_EVENT_GAP:
  default:
    return NULL;
  }
}

/* A phase lasts until the next one. */
static guint64
get_end (const FrondExportSource *source,
         guint                    index)
{
  const FrondEvent *event = g_ptr_array_index (source->events, index);

  if (event->duration > 0 || event->kind != FROND_EVENT_PHASE)
    return event->sample + event->duration;

  for (guint i = index + 1; i < source->events->len; i++) {
    const FrondEvent *later = g_ptr_array_index (source->events, i);

    if (later->kind == FROND_EVENT_PHASE)
      return later->sample;
  }

  return source->n_samples;
}

static gint64
to_us (const FrondExportSource *source,
       guint64                  samples)
{
  return llround ((double) samples / source->rate_hz * 1e6);
}

/* A stop, and what was noted while it stood, have the index of the first sample that is not there: they belong to the last one before it. */
static guint64
get_place (const FrondEvent *event,
           guint64           last)
{
  gboolean is_noted = event->kind == FROND_EVENT_STOP || event->kind == FROND_EVENT_PATIENT_STOP || event->kind == FROND_EVENT_MARKER ||
                      event->kind == FROND_EVENT_RATING || event->kind == FROND_EVENT_TRAINER;

  return is_noted && event->sample == last && last > 0 ? last - 1 : event->sample;
}

/* What began before the stretch and goes on in it begins with it. */
static void
add_event (GArray                   *annotations,
           const FrondExportSource  *source,
           const FrondExportStretch *stretch,
           guint                     index)
{
  const FrondEvent *event = g_ptr_array_index (source->events, index);
  guint64           last = stretch->first_sample + stretch->n_samples;
  guint64           place = get_place (event, last);
  guint64           begin = MAX (place, stretch->first_sample);
  guint64           end = place < event->sample ? place : MIN (get_end (source, index), last);
  g_autofree char  *text = describe (source, event);

  if (text == NULL || place >= last || (place < stretch->first_sample && end <= stretch->first_sample))
    return;
  frond_edf_annotations_add (annotations, to_us (source, begin - stretch->first_sample), end > begin ? to_us (source, end - begin) : -1, text);
}

/**
 * frond_edf_annotations_add:
 * @annotations: (element-type FrondEdfAnnotation): a list
 * @onset_us: microseconds from the beginning of the file
 * @duration_us: length, -1 for a moment
 * @text: what happened; cut after 40 bytes, never within a character
 */
void
frond_edf_annotations_add (GArray     *annotations,
                           gint64      onset_us,
                           gint64      duration_us,
                           const char *text)
{
  FrondEdfAnnotation annotation = { .onset_us = onset_us, .duration_us = duration_us };
  g_autofree char   *valid = g_utf8_make_valid (text, -1);
  const char        *end = valid;

  while (*end != '\0' && g_utf8_next_char (end) - valid < (gssize) sizeof annotation.text)
    end = g_utf8_next_char (end);
  memcpy (annotation.text, valid, end - valid);
  g_array_append_val (annotations, annotation);
}

/**
 * frond_edf_annotations_of_stretch:
 * @source: a recording
 * @stretch: the part of it that goes into the file
 * @part: number of the part, from 1
 * @n_parts: how many parts there are
 *
 * Returns: (transfer full) (element-type FrondEdfAnnotation): phases, markers and what else happened
 */
GArray *
frond_edf_annotations_of_stretch (const FrondExportSource  *source,
                                  const FrondExportStretch *stretch,
                                  guint                     part,
                                  guint                     n_parts)
{
  GArray *annotations = g_array_new (FALSE, FALSE, sizeof (FrondEdfAnnotation));

  if (n_parts > 1) {
    g_autofree char *text = g_strdup_printf ("Part %u of %u, from %.3f s", part, n_parts, (double) stretch->first_sample / source->rate_hz);

    frond_edf_annotations_add (annotations, 0, -1, text);
  }
  for (guint i = 0; source->events && i < source->events->len; i++)
    add_event (annotations, source, stretch, i);

  return annotations;
}
