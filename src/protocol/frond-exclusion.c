/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-exclusion.h"

#include <glib/gi18n-lib.h>

#include "frond-event.h"

static const struct {
  const char *reason;
  const char *word;
  gboolean    can_be_overruled; /* there is a signal, and it was recorded for this */
} reasons[] = {
  /* Translators: why a stretch of signal does not count: "0.8 s gap" */
  { FROND_EXCLUSION_GAP, N_ ("gap"), FALSE },
    /* Translators: why a stretch of signal does not count: "0.8 s paused" */
    { FROND_EXCLUSION_PAUSED, N_ ("paused"), FALSE },
      /* Translators: why a stretch of signal does not count: "0.2 s settling", the filter after a start or a gap */
      { FROND_EXCLUSION_SETTLING, N_ ("settling"), FALSE },
        /* Translators: why a stretch of signal does not count: "0.8 s electrode contact", an electrode is off or hardly on */
        { FROND_EXCLUSION_CONTACT, N_ ("electrode contact"), TRUE },
          /* Translators: why a stretch of signal does not count: "0.8 s mains hum" */
          { FROND_EXCLUSION_HUM, N_ ("mains hum"), TRUE },
            /* Translators: why a stretch of signal does not count: "0.8 s clipped", at the end of what the sensor can measure */
            { FROND_EXCLUSION_CLIPPED, N_ ("clipped"), TRUE },
              /* Translators: why a stretch of signal does not count: "0.8 s movement", of a cable or an electrode */
              { FROND_EXCLUSION_MOTION, N_ ("movement"), TRUE },
                /* Translators: why a stretch of signal does not count: "0.8 s heart", which is louder than the muscle */
                { FROND_EXCLUSION_ECG, N_ ("heart"), TRUE },
                  /* Translators: why a stretch of signal does not count: "0.8 s other muscle", what is seen comes from another one */
                  { FROND_EXCLUSION_CROSS_TALK, N_ ("other muscle"), TRUE },
                    /* Translators: why a stretch of signal does not count: "0.8 s left out by the therapist" */
                    { FROND_EXCLUSION_JUDGED, N_ ("left out by the therapist"), TRUE },
                  };

/**
 * frond_exclusion_get_word:
 * @self: a stretch that does not count
 *
 * Returns: why, in a word for people; what a table of segments brought along as it is
 */
const char *
frond_exclusion_get_word (const FrondExclusion *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++) {
    if (g_str_equal (self->reason, reasons[i].reason))
      return _ (reasons[i].word);
  }

  return self->reason;
}

/**
 * frond_exclusion_can_be_overruled:
 * @self: a stretch that does not count
 *
 * A pause was somebody's decision, and where there is no signal or no envelope there is nothing to count.
 *
 * Returns: whether a therapist may say that it counts
 */
gboolean
frond_exclusion_can_be_overruled (const FrondExclusion *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++) {
    if (g_str_equal (self->reason, reasons[i].reason))
      return reasons[i].can_be_overruled;
  }

  return TRUE;
}

static void
append (GArray     *exclusions,
        guint64     first,
        guint64     end,
        const char *reason)
{
  const FrondExclusion exclusion = { first, end - first, reason };

  if (end > first)
    g_array_append_val (exclusions, exclusion);
}

/* An exclusion or an event may reach to the end of all numbers. */
static guint64
get_end (guint64 first,
         guint64 n)
{
  return n > G_MAXUINT64 - first ? G_MAXUINT64 : first + n;
}

/* What is left of the exclusions of that reason, of all reasons without one, around the stretch. */
static GArray *
count_again (const GArray     *exclusions,
             const FrondEvent *event)
{
  GArray       *left = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));
  const guint64 event_end = get_end (event->sample, event->duration);

  for (guint i = 0; i < exclusions->len; i++) {
    const FrondExclusion *exclusion = &g_array_index (exclusions, FrondExclusion, i);
    const guint64         end = get_end (exclusion->first_sample, exclusion->n_samples);
    gboolean              is_meant = !event->text || *event->text == '\0' || g_str_equal (event->text, exclusion->reason);

    if (event->duration == 0 || !is_meant || !frond_exclusion_can_be_overruled (exclusion)) {
      g_array_append_val (left, *exclusion);
      continue;
    }
    append (left, exclusion->first_sample, MIN (end, event->sample), exclusion->reason);
    append (left, MAX (exclusion->first_sample, event_end), end, exclusion->reason);
  }

  return left;
}

/* The reasons that Frond knows live for ever; what somebody typed is not kept in memory for that long. */
static const char *
find_reason (const FrondEvent *event)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++) {
    if (reasons[i].can_be_overruled && g_strcmp0 (event->text, reasons[i].reason) == 0)
      return reasons[i].reason;
  }

  return FROND_EXCLUSION_JUDGED;
}

static int
compare_made (gconstpointer a,
              gconstpointer b)
{
  const FrondEvent *x = *(const FrondEvent *const *) a, *y = *(const FrondEvent *const *) b;

  return (x->id > y->id) - (x->id < y->id);
}

/* In the order in which they were made: the last word counts. */
static GPtrArray *
find_overrules (const GPtrArray *events)
{
  GPtrArray *overrules = g_ptr_array_new ();

  for (guint i = 0; events && i < events->len; i++) {
    FrondEvent *event = g_ptr_array_index (events, i);

    if (event->kind == FROND_EVENT_OVERRULE)
      g_ptr_array_add (overrules, event);
  }
  g_ptr_array_sort (overrules, compare_made);

  return overrules;
}

/**
 * frond_exclusions_apply_overrules:
 * @exclusions: (element-type FrondExclusion): what was found not to count; where they overlap the first one gives the reason
 * @events: (nullable) (element-type FrondEvent): of the recording, with the therapist's judgements among them
 *
 * A judgement with code 1 lets a stretch count again that was left out for the reason in its text, for any reason without a text; one with
 * code 0 leaves a stretch out. Judgements are applied one after the other, so that an opposite one undoes the one before.
 *
 * Returns: (transfer full) (element-type FrondExclusion): what does not count
 */
GArray *
frond_exclusions_apply_overrules (const GArray    *exclusions,
                                  const GPtrArray *events)
{
  g_autoptr (GPtrArray) overrules = find_overrules (events);
  GArray *judged = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));

  if (exclusions->len > 0)
    g_array_append_vals (judged, exclusions->data, exclusions->len);
  for (guint i = 0; i < overrules->len; i++) {
    const FrondEvent *event = g_ptr_array_index (overrules, i);

    if (event->code == 0) {
      append (judged, event->sample, get_end (event->sample, event->duration), find_reason (event));
    } else {
      g_autoptr (GArray) before = judged;

      judged = count_again (before, event);
    }
  }

  return judged;
}
