/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  FROND_EVENT_PHASE,        /* a phase of the programme begins; code: its index, text: its name, value: its goal or NAN */
  FROND_EVENT_MARKER,       /* code: 1-8, or 0 for a marker with free text */
  FROND_EVENT_GOAL,         /* value: the new goal line in the channel's unit; code: a FrondGoalSource */
  FROND_EVENT_PAUSE,        /* the programme's clock stands until RESUME; samples go on */
  FROND_EVENT_STOP,         /* the therapist stopped: no samples until RESUME */
  FROND_EVENT_PATIENT_STOP, /* the patient stopped: no samples until RESUME */
  FROND_EVENT_GAP,          /* the sensor was silent or lost samples; duration: how many */
  FROND_EVENT_BASELINE,     /* value: the resting level that goals were derived from; code: a FrondBaselineSource; text: when it was taken over,
                               the beginning of the session that it was measured for, as ISO 8601 has it */
  FROND_EVENT_RESUME,       /* after a pause or a stop */
  FROND_EVENT_RATING,       /* what the patient said; code: a FrondRatingKind, value: the number */
  FROND_EVENT_SKIP,         /* the phase that runs (code: its index) and those of its group were left out; text: why */
  FROND_EVENT_FLAG,         /* the programme saw something that is not to be rewarded; code: a FrondFlagKind; duration: how long */
  FROND_EVENT_REFERENCE,    /* value: what goals refer to from here on; code: a FrondReferenceKind */
  FROND_EVENT_OVERRULE,     /* the therapist judged a stretch (sample, duration); code: 1 it counts although it was marked with the reason
                               in text, 0 it does not count although nothing was marked; text: the reason */
  FROND_EVENT_TRAINER,      /* which trainer the step that runs, or the next one, is with; code: its size, 1-8; value: a FrondTrainerHand */
} FrondEventKind;

/* 0 and more are of recordings from before this was written down. */
typedef enum {
  FROND_GOAL_SOURCE_OWN = -2,  /* the therapist's, also where it is just where the rule has it: it stays there */
  FROND_GOAL_SOURCE_RULE = -1, /* it goes where the rule has it */
} FrondGoalSource;

typedef enum {
  FROND_BASELINE_UNKNOWN,    /* recorded before this was written down */
  FROND_BASELINE_MEASURED,   /* for this session, right before it */
  FROND_BASELINE_TAKEN_OVER, /* measured for an earlier session */
} FrondBaselineSource;

typedef enum {
  FROND_RATING_PAIN, /* NRS, 0-10 */
  FROND_RATING_SUDS, /* anxiety, subjective units of distress, 0-100 */
} FrondRatingKind;

typedef enum {
  FROND_FLAG_BEARING_DOWN, /* the abdomen worked while the pelvic floor was to widen */
  FROND_FLAG_CO_ACTIVITY,  /* the abdomen worked while it was to be quiet */
} FrondFlagKind;

typedef enum {
  FROND_REFERENCE_MVC,          /* top-10 % mean of the envelope of the best effort asked for */
  FROND_REFERENCE_ABDOMEN_MEAN, /* of the abdominal channel at rest, NAN where nobody had measured it when the session began */
  FROND_REFERENCE_ABDOMEN_SD,   /* the same, standard deviation */
  FROND_REFERENCE_REST,         /* median of the rest phase that is over, where goals refer to it */
} FrondReferenceKind;

typedef enum {
  FROND_TRAINER_BY_PATIENT,   /* she inserts it herself */
  FROND_TRAINER_BY_THERAPIST, /* somebody else does */
} FrondTrainerHand;

/* Sets of trainers have no more. */
#define FROND_TRAINER_MOST_SIZES 8

/**
 * FrondEvent:
 * @id: row in the recording, 0 before it was stored
 * @sample: where it begins, on the recording's sample index
 * @duration: its length in samples, 0 for a moment
 * @kind: what it is
 * @code: see #FrondEventKind
 * @value: see #FrondEventKind
 * @text: (nullable): what to show
 *
 * Something that happened at a sample of a recording.
 */
typedef struct {
  gint64         id;
  guint64        sample;
  guint64        duration;
  FrondEventKind kind;
  int            code;
  double         value;
  char          *text;
} FrondEvent;

#define FROND_TYPE_EVENT (frond_event_get_type ())
GType frond_event_get_type (void) G_GNUC_CONST;

FrondEvent *frond_event_new (FrondEventKind kind,
                             guint64        sample,
                             int            code,
                             const char    *text) G_GNUC_WARN_UNUSED_RESULT;
FrondEvent *frond_event_new_baseline (double     baseline,
                                      GDateTime *session) G_GNUC_WARN_UNUSED_RESULT;
GDateTime  *frond_event_dup_baseline_session (const FrondEvent *self) G_GNUC_WARN_UNUSED_RESULT;
FrondEvent *frond_event_copy (const FrondEvent *self) G_GNUC_WARN_UNUSED_RESULT;
void        frond_event_free (FrondEvent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondEvent, frond_event_free)

G_END_DECLS
