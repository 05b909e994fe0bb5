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
                    /* Translators: why a stretch of signal does not count: "0.8 s cough, sneeze or laugh" */
                    { FROND_EXCLUSION_COUGH, N_ ("cough, sneeze or laugh"), TRUE },
                      /* Translators: why a stretch of signal does not count: "0.8 s talking" */
                      { FROND_EXCLUSION_TALKING, N_ ("talking"), TRUE },
                        /* Translators: why a stretch of signal does not count: "0.8 s not what was asked for", the patient did something else */
                        { FROND_EXCLUSION_TASK, N_ ("not what was asked for"), TRUE },
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

static gboolean
has_reason (const FrondEvent *event)
{
  return event->text && *event->text != '\0';
}

/* What a therapist left out in words of her own counts again in the same words. */
static gboolean
is_meant (const FrondEvent     *event,
          const FrondExclusion *exclusion)
{
  return !has_reason (event) || g_str_equal (event->text, exclusion->reason) || g_str_equal (find_reason (event), exclusion->reason);
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

    if (event->duration == 0 || !is_meant (event, exclusion) || !frond_exclusion_can_be_overruled (exclusion)) {
      g_array_append_val (left, *exclusion);
      continue;
    }
    append (left, exclusion->first_sample, MIN (end, event->sample), exclusion->reason);
    append (left, MAX (exclusion->first_sample, event_end), end, exclusion->reason);
  }

  return left;
}

/* Taking back what was left out takes back just that, and not what was left out beside it or found in it.
 *
 * Returns: whether there was such a stretch */
static gboolean
take_back (GArray           *own,
           const FrondEvent *event)
{
  const guint before = own->len;

  for (guint i = own->len; has_reason (event) && i > 0; i--) {
    const FrondExclusion *stretch = &g_array_index (own, FrondExclusion, i - 1);

    if (stretch->first_sample == event->sample && stretch->n_samples == event->duration && is_meant (event, stretch))
      g_array_remove_index (own, i - 1);
  }

  return own->len < before;
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
 * code 0 leaves a stretch out. Judgements are applied one after the other: one that says the opposite of the same stretch, in the same words,
 * undoes the one before, and nothing else.
 *
 * Returns: (transfer full) (element-type FrondExclusion): what does not count
 */
GArray *
frond_exclusions_apply_overrules (const GArray    *exclusions,
                                  const GPtrArray *events)
{
  g_autoptr (GPtrArray) overrules = find_overrules (events);
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));
  GArray *judged = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));

  if (exclusions->len > 0)
    g_array_append_vals (judged, exclusions->data, exclusions->len);
  for (guint i = 0; i < overrules->len; i++) {
    const FrondEvent *event = g_ptr_array_index (overrules, i);

    if (event->code == 0) {
      append (own, event->sample, get_end (event->sample, event->duration), find_reason (event));
    } else if (!take_back (own, event)) {
      g_autoptr (GArray) found_before = judged;
      g_autoptr (GArray) own_before = own;

      judged = count_again (found_before, event);
      own = count_again (own_before, event);
    }
  }
  if (own->len > 0)
    g_array_append_vals (judged, own->data, own->len);

  return judged;
}
