/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "frond-channel.h"

G_BEGIN_DECLS

typedef enum {
  FROND_PHASE_REST,    /* let the muscle be; no goal unless one is given */
  FROND_PHASE_WORK,    /* contract */
  FROND_PHASE_RELEASE, /* let go after work */
  FROND_PHASE_BREATHE, /* paced breathing with a falling target */
  FROND_PHASE_DROP,    /* widen below rest ("reverse kegel"); bearing down is flagged, never rewarded */
  FROND_PHASE_STEP,    /* one moment of a guarding-response step, see #FrondTouchStep */
} FrondPhaseKind;

/* The moments of a patient-paced step: clinical.md 2.3, insertion-step metrics. */
typedef enum {
  FROND_TOUCH_NONE,
  FROND_TOUCH_ANTICIPATE, /* it is announced and nothing touches */
  FROND_TOUCH_CONTACT,
  FROND_TOUCH_IN,
  FROND_TOUCH_HOLD,
  FROND_TOUCH_OUT, /* and back to rest */
} FrondTouchStep;

typedef enum {
  FROND_PACE_CLOCK,   /* lasts its seconds */
  FROND_PACE_PATIENT, /* lasts until somebody says next; its seconds are only what to expect */
} FrondPace;

typedef enum {
  FROND_GOAL_NONE,
  FROND_GOAL_ABSOLUTE,         /* value in the channel's unit */
  FROND_GOAL_BASELINE_PERCENT, /* value % of the resting level that was measured before the session */
  FROND_GOAL_ADAPTIVE,         /* starts at value % of the resting level and follows clinical.md 2.5 */
  FROND_GOAL_MVC_PERCENT,      /* value % of the best effort of this session */
  FROND_GOAL_CURVE,            /* goal_points over the phase's time, as goal_of says */
  FROND_GOAL_REST_PERCENT,     /* value % of the median of the last rest phase, as clinical.md 2.5 has it */
} FrondGoalRule;

typedef enum {
  FROND_GOAL_BELOW, /* success is at or below the goal: letting go; the default */
  FROND_GOAL_ABOVE,
  FROND_GOAL_BETWEEN, /* success is from the goal to goal_upper; of a curve: within goal_width of it */
} FrondGoalDirection;

/**
 * FrondGoalPoint:
 * @at_s: of the phase's time
 * @value: as goal_of says; a straight line between two points
 */
typedef struct {
  double at_s;
  double value;
} FrondGoalPoint;

/**
 * FrondPhase:
 * @name: for the therapist, for instance "Let go"
 * @patient_words: for the patient's window
 * @kind: what it asks for
 * @duration_s: nominal length
 * @pace: who ends it
 * @step: for #FROND_PHASE_STEP
 * @group: (nullable): what it is skipped together with and named by, for instance "Endurance"
 * @may_skip: whether it can be left out with a reason
 * @measures_mvc: its best effort becomes what #FROND_GOAL_MVC_PERCENT refers to
 * @goal_rule: how its goal line comes about
 * @goal_of: for #FROND_GOAL_CURVE: ABSOLUTE, BASELINE_PERCENT, MVC_PERCENT or REST_PERCENT
 * @goal_value: see #FrondGoalRule
 * @goal_upper: for #FROND_GOAL_BETWEEN, by the same rule as @goal_value
 * @goal_width: for a curve to be kept within: half its width, by the rule in @goal_of
 * @goal_points: (nullable) (element-type FrondGoalPoint): for #FROND_GOAL_CURVE
 * @goal_direction: which side is success
 * @abdomen_quiet: success also needs the abdominal channel within its own rest mean + 2 SD; without such a channel it is ignored
 * @breaths_per_minute: for #FROND_PHASE_BREATHE, else 0
 * @breathe_in_s: seconds of each breath spent breathing in
 * @cycle: which repetition this is, from 1; 0 outside of repeats
 * @n_cycles: how many repetitions there are, 0 outside of repeats
 *
 * One phase of a programme with all repeats unrolled.
 */
typedef struct {
  char              *name;
  char              *patient_words;
  FrondPhaseKind     kind;
  double             duration_s;
  FrondPace          pace;
  FrondTouchStep     step;
  char              *group;
  gboolean           may_skip;
  gboolean           measures_mvc;
  FrondGoalRule      goal_rule;
  FrondGoalRule      goal_of;
  double             goal_value;
  double             goal_upper;
  double             goal_width;
  GArray            *goal_points;
  FrondGoalDirection goal_direction;
  gboolean           abdomen_quiet;
  double             breaths_per_minute;
  double             breathe_in_s;
  guint              cycle;
  guint              n_cycles;
} FrondPhase;

/* What it is for; the order in which they are offered. */
typedef enum {
  FROND_CATEGORY_ASSESSMENT,
  FROND_CATEGORY_LETTING_GO, /* the default */
  FROND_CATEGORY_STRENGTHENING,
  FROND_CATEGORY_STEP, /* guarding response: a touch, a probe, a trainer */
} FrondProgrammeCategory;

const char *frond_programme_category_to_string (FrondProgrammeCategory category);
const char *frond_programme_category_get_title (FrondProgrammeCategory category);

#define FROND_TYPE_PROGRAMME (frond_programme_get_type ())
G_DECLARE_FINAL_TYPE (FrondProgramme, frond_programme, FROND, PROGRAMME, GObject)

/* Immutable. Parsed from JSON (data/protocols/programme.schema.json); errors are FROND_ERROR_INVALID and name the place. */
FrondProgramme        *frond_programme_new_from_json (const char *json,
                                                      gssize      length,
                                                      GError    **error) G_GNUC_WARN_UNUSED_RESULT;
const char            *frond_programme_get_id (FrondProgramme *self);
guint                  frond_programme_get_version (FrondProgramme *self);
const char            *frond_programme_get_name (FrondProgramme *self);
const char            *frond_programme_get_summary (FrondProgramme *self);
guint                  frond_programme_get_n_phases (FrondProgramme *self);
const FrondPhase      *frond_programme_get_phase (FrondProgramme *self,
                                                  guint           index);
double                 frond_programme_get_duration (FrondProgramme *self);
FrondProgrammeCategory frond_programme_get_category (FrondProgramme *self);
/* Whether it makes sense with such a channel; a programme that does not say is for every one. */
gboolean frond_programme_is_for (FrondProgramme  *self,
                                 FrondChannelKind kind);
/* Keys that mark a moment. */
#define FROND_PROGRAMME_MARKERS 8

/* Names of markers 1-8 (NULL where the programme names none). */
const char *frond_programme_get_marker_name (FrondProgramme *self,
                                             guint           number);
/* Whether marker 1-8 says that the patient is not well: "Discomfort", in whatever language it was written or is read. From then on
 * goals that follow the person stand still, as clinical.md 2.5 has it. */
gboolean frond_programme_is_discomfort (FrondProgramme *self,
                                        guint           number);
/* The text it was parsed from: what a session keeps. */
const char *frond_programme_get_json (FrondProgramme *self);

/* The programmes that come with Frond, as a GListModel of FrondProgramme (compiled in; always there). */
GListModel     *frond_programme_list_built_in (void) G_GNUC_WARN_UNUSED_RESULT;
FrondProgramme *frond_programme_find_built_in (const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
