/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every state that a session can get into, for every programme that comes with Frond: each is reached by its shortest story, each thing
 * that can happen is tried in it, and from each the end can be reached. A phase is a few samples long, and a wait is over when it is longer
 * than expected: more of the same changes nothing. */

#include "engine-helpers.h"

#include "frond-abdomen-watch.h"

#define RATE_HZ 0.5

typedef enum {
  SAMPLE,
  BAD_SAMPLE,
  LOUD_SAMPLE, /* both channels: what is flagged must not hold anybody up */
  NEXT,
  SKIP,
  PAUSE,
  RESUME,
  N_ACTIONS,
} Action;

/* What was asked for and comes with the next sample: the status does not tell, so the walk remembers. */
typedef enum {
  PENDING_NONE,
  PENDING_NEXT,
  PENDING_SKIP,
} Pending;

typedef struct {
  guint   parent; /* the state before, and what happened in it */
  Action  action;
  guint   phase;
  guint   elapsed; /* samples, one more than the phase's own for a wait of any length */
  guint   paused;
  guint   is_loud;
  Pending pending;
  guint   after[N_ACTIONS];
} State;

typedef struct {
  FrondProgramme *programme;
  GArray         *states; /* of State */
  GHashTable     *known;  /* key to index + 1 */
} Walk;

static guint
get_length (FrondProgramme *programme,
            guint           phase)
{
  return phase < frond_programme_get_n_phases (programme) ? MAX (1, (guint) llround (frond_programme_get_phase (programme, phase)->duration_s * RATE_HZ)) : 0;
}

static void
act (FrondProgrammeEngine *engine,
     Action                action,
     guint64              *sample)
{
  const double quiet = *sample % 2 ? 5 : 5.1; /* what never moves is no signal */
  const double value = action == BAD_SAMPLE ? NAN : action == LOUD_SAMPLE ? 50
                                                                          : quiet;

  switch (action) {
  case SAMPLE:
  case BAD_SAMPLE:
  case LOUD_SAMPLE:
    frond_programme_engine_advance (engine, (*sample)++, &value, &value, NULL, 1, NULL, NULL);
    break;
  case NEXT:
    frond_programme_engine_next (engine);
    break;
  case SKIP:
    frond_programme_engine_skip_group (engine);
    break;
  case PAUSE:
  case RESUME:
    frond_programme_engine_set_paused (engine, action == PAUSE);
    break;
  case N_ACTIONS:
  default:
    g_assert_not_reached ();
  }
}

static FrondProgrammeEngine *
replay (const Walk *walk,
        guint       state,
        guint64    *sample)
{
  g_autoptr (GArray) story = g_array_new (FALSE, FALSE, sizeof (Action));
  FrondProgrammeEngine *engine = engine_of (walk->programme, RATE_HZ, 5, 0);

  for (guint at = state; at != 0; at = g_array_index (walk->states, State, at).parent)
    g_array_append_val (story, g_array_index (walk->states, State, at).action);
  for (guint i = story->len; i-- > 0;)
    act (engine, g_array_index (story, Action, i), sample);

  return engine;
}

static Pending
pending_after (const State      *before,
               Action            action,
               const FrondPhase *phase)
{
  if (action <= LOUD_SAMPLE || !phase)
    return PENDING_NONE;
  if (action == SKIP && phase->may_skip)
    return PENDING_SKIP;
  if (action == NEXT && before->pending == PENDING_NONE)
    return PENDING_NEXT;

  return before->pending;
}

static State
observe (const Walk           *walk,
         FrondProgrammeEngine *engine,
         Pending               pending)
{
  FrondEngineStatus status = status_of (engine);
  State             state = { .phase = status.phase_index, .paused = status.paused != FALSE, .is_loud = !status.is_abdomen_quiet, .pending = pending };

  g_assert_true (status.finished == (status.phase_index == frond_programme_get_n_phases (walk->programme)));
  g_assert_cmpfloat (status.phase_remaining_s, >=, 0);
  g_assert_true (isnan (status.in_zone_fraction) || (status.in_zone_fraction >= 0 && status.in_zone_fraction <= 1));
  state.elapsed = MIN ((guint) llround (status.phase_elapsed_s * RATE_HZ), get_length (walk->programme, state.phase) + 1);

  return state;
}

static guint
find_or_add (Walk  *walk,
             State *state)
{
  g_autofree char *key = g_strdup_printf ("%u %u %u %u %u", state->phase, state->elapsed, state->paused, state->is_loud, state->pending);
  guint            index = GPOINTER_TO_UINT (g_hash_table_lookup (walk->known, key));

  if (index > 0)
    return index - 1;
  g_array_append_val (walk->states, *state);
  g_hash_table_insert (walk->known, g_steal_pointer (&key), GUINT_TO_POINTER (walk->states->len));

  return walk->states->len - 1;
}

/* Tries everything in one state. */
static void
expand (Walk *walk,
        guint index)
{
  for (Action action = SAMPLE; action < N_ACTIONS; action++) {
    State             before = g_array_index (walk->states, State, index);
    const FrondPhase *phase = frond_programme_get_phase (walk->programme, before.phase);
    guint64           sample = 0;
    g_autoptr (FrondProgrammeEngine) engine = replay (walk, index, &sample);
    State after;
    guint found;

    act (engine, action, &sample);
    after = observe (walk, engine, pending_after (&before, action, phase));
    after.parent = index;
    after.action = action;
    found = find_or_add (walk, &after); /* may move the array */
    g_array_index (walk->states, State, index).after[action] = found;
  }
}

static void
walk_all (Walk *walk)
{
  guint64 sample = 0;
  g_autoptr (FrondProgrammeEngine) engine = replay (walk, 0, &sample);
  State first = observe (walk, engine, PENDING_NONE);

  find_or_add (walk, &first);
  for (guint i = 0; i < walk->states->len; i++)
    expand (walk, i);
}

static gboolean
is_finished (const Walk *walk,
             guint       index)
{
  return g_array_index (walk->states, State, index).phase == frond_programme_get_n_phases (walk->programme);
}

/* With these actions the end is reached from every state; the names of those where it is not. */
static guint
count_stuck (const Walk   *walk,
             const Action *actions,
             guint         n_actions)
{
  g_autofree gboolean *ends = g_new0 (gboolean, walk->states->len);
  gboolean             is_news = TRUE;
  guint                n_stuck = 0;

  for (guint i = 0; i < walk->states->len; i++)
    ends[i] = is_finished (walk, i);
  while (is_news) {
    is_news = FALSE;
    for (guint i = walk->states->len; i-- > 0;) {
      for (guint a = 0; a < n_actions && !ends[i]; a++) {
        ends[i] = ends[g_array_index (walk->states, State, i).after[actions[a]]];
        is_news = is_news || ends[i];
      }
    }
  }
  for (guint i = 0; i < walk->states->len; i++)
    n_stuck += !ends[i];

  return n_stuck;
}

static void
walk_init (Walk           *walk,
           FrondProgramme *programme)
{
  walk->programme = programme;
  walk->states = g_array_new (FALSE, TRUE, sizeof (State));
  walk->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  walk_all (walk);
}

static void
walk_clear (Walk *walk)
{
  g_array_unref (walk->states);
  g_hash_table_unref (walk->known);
}

/* Every phase is seen running, standing, asked to end and at its own end; the end is an end. */
static void
check_coverage (const Walk *walk)
{
  guint n = frond_programme_get_n_phases (walk->programme);

  for (guint phase = 0; phase < n; phase++) {
    guint n_running = 0, n_paused = 0, n_asked = 0, n_over = 0;

    for (guint i = 0; i < walk->states->len; i++) {
      const State *state = &g_array_index (walk->states, State, i);

      if (state->phase != phase)
        continue;
      n_running += !state->paused;
      n_paused += state->paused;
      n_asked += state->pending != PENDING_NONE;
      n_over += state->elapsed >= get_length (walk->programme, phase);
    }
    g_assert_cmpuint (n_running, >, 0);
    g_assert_cmpuint (n_paused, >, 0);
    g_assert_cmpuint (n_asked, >, 0);
    g_assert_true (n_over > 0 || phase == n - 1); /* the last one's end is the end of all */
  }
  for (guint i = 0; i < walk->states->len; i++)
    for (Action action = SAMPLE; is_finished (walk, i) && action < N_ACTIONS; action++)
      g_assert_true (is_finished (walk, g_array_index (walk->states, State, i).after[action]));
}

/* A phase by the clock goes on by itself, one at the patient's pace only when somebody says so. */
static void
check_pace (const Walk *walk)
{
  for (guint i = 0; i < walk->states->len; i++) {
    const State      *state = &g_array_index (walk->states, State, i);
    const State      *after = &g_array_index (walk->states, State, state->after[SAMPLE]);
    const FrondPhase *phase = frond_programme_get_phase (walk->programme, state->phase);

    if (!phase)
      continue;
    if (state->pending != PENDING_NONE)
      g_assert_cmpuint (after->phase, >, state->phase);
    else if (state->paused || phase->pace == FROND_PACE_PATIENT)
      g_assert_cmpuint (after->phase, ==, state->phase);
    else
      g_assert_true (after->phase > state->phase || after->elapsed > state->elapsed);
  }
}

static gboolean
watches (FrondProgramme *programme)
{
  for (guint i = 0; i < frond_programme_get_n_phases (programme); i++)
    if (frond_abdomen_watch_matters (frond_programme_get_phase (programme, i)))
      return TRUE;

  return FALSE;
}

static guint
count_loud (const Walk *walk)
{
  guint n = 0;

  for (guint i = 0; i < walk->states->len; i++)
    n += g_array_index (walk->states, State, i).is_loud;

  return n;
}

static void
test_walk (gconstpointer data)
{
  static const Action alive[] = { SAMPLE, NEXT, RESUME };
  static const Action impatient[] = { SAMPLE, SKIP, NEXT };
  static const Action loud[] = { LOUD_SAMPLE, NEXT, RESUME };
  static const Action blind[] = { BAD_SAMPLE, NEXT, RESUME };
  static const Action clock_only[] = { SAMPLE, RESUME };
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in (data);
  gboolean waits = FALSE;
  Walk     walk;

  for (guint i = 0; i < frond_programme_get_n_phases (programme); i++)
    waits = waits || frond_programme_get_phase (programme, i)->pace == FROND_PACE_PATIENT;

  walk_init (&walk, programme);
  g_test_message ("%u states", walk.states->len);
  g_assert_cmpuint (walk.states->len, >, 4 * frond_programme_get_n_phases (programme));
  check_coverage (&walk);
  check_pace (&walk);
  g_assert_cmpuint (count_stuck (&walk, alive, G_N_ELEMENTS (alive)), ==, 0);
  g_assert_cmpuint (count_stuck (&walk, impatient, G_N_ELEMENTS (impatient)), ==, 0);
  g_assert_cmpuint (count_stuck (&walk, loud, G_N_ELEMENTS (loud)), ==, 0);
  g_assert_cmpuint (count_stuck (&walk, blind, G_N_ELEMENTS (blind)), ==, 0);
  g_assert_true ((count_loud (&walk) > 0) == watches (programme));
  /* time alone is enough where nobody is waited for, and only there */
  g_assert_true ((count_stuck (&walk, clock_only, G_N_ELEMENTS (clock_only)) > 0) == waits);
  walk_clear (&walk);
}

/* With nobody there all of them come to an end after just their nominal time. */
static void
test_unattended (void)
{
  g_autoptr (GListModel) list = frond_programme_list_built_in ();

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (FrondProgramme) programme = g_list_model_get_item (list, i);
    g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, 50, 5, 0);
    g_autoptr (GArray) cues = new_cues ();
    guint64 sample = 0, n = (guint64) llround (frond_programme_get_duration (programme) * 50);

    frond_programme_engine_set_unattended (engine, TRUE);
    feed_both (engine, &sample, 5, 5, n - 1, cues);
    g_assert_false (status_of (engine).finished);
    feed_both (engine, &sample, 5, 5, 1, cues);
    g_assert_true (status_of (engine).finished);
    g_assert_cmpuint (find_cue (cues, FROND_CUE_FINISHED, 0).sample, ==, n);
    g_assert_cmpuint (count_cues (cues, FROND_CUE_PHASE_BEGAN), ==, frond_programme_get_n_phases (programme));
  }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GListModel) list = frond_programme_list_built_in ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (FrondProgramme) programme = g_list_model_get_item (list, i);
    g_autofree char *path = g_strconcat ("/engine-walk/", frond_programme_get_id (programme), NULL);

    g_ptr_array_add (ids, g_strdup (frond_programme_get_id (programme)));
    g_test_add_data_func (path, ids->pdata[i], test_walk);
  }
  g_test_add_func ("/engine-walk/unattended", test_unattended);

  return g_test_run ();
}
