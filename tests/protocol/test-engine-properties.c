/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must not matter: how the signal was cut up, a pause, a gap. For every programme that comes with Frond, with two channels. */

#include "engine-helpers.h"

#include "frond-event.h"

#define RATE_HZ    50
#define CHECKPOINT 1000

typedef struct {
  double *envelope, *abdomen;
  gsize   n;
} Signal;

typedef struct {
  GArray *cues;
  GArray *statuses; /* after every CHECKPOINT samples of the signal */
} Result;

/* Something where nothing happens at sample 1000 k: a pause there cuts nothing in two. */
static Signal *
make_signal (gsize n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  Signal *signal = g_new0 (Signal, 1);

  signal->n = n;
  signal->envelope = g_new (double, n);
  signal->abdomen = g_new (double, n);
  for (gsize i = 0; i < n; i++) {
    gsize in = i % CHECKPOINT;

    signal->envelope[i] = 4 + 0.8 * sin ((double) i / 700) - 2.5 * (double) i / (double) n + g_rand_double_range (random, -0.3, 0.3) + (in > 600 && in < 800 ? 20 + (double) (i / CHECKPOINT) : 0);
    signal->abdomen[i] = 2 + g_rand_double_range (random, -0.2, 0.2) + (in > 150 && in < 260 ? 5 : 0);
    if (in == 500)
      signal->envelope[i] = signal->abdomen[i] = NAN;
  }

  return signal;
}

static void
signal_free (Signal *signal)
{
  g_free (signal->envelope);
  g_free (signal->abdomen);
  g_free (signal);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Signal, signal_free)

static void
result_free (Result *result)
{
  g_array_unref (result->cues);
  g_array_unref (result->statuses);
  g_free (result);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Result, result_free)

/* At sample AT of the signal the sensor is silent for GAP samples, then the session pauses for PAUSE. */
static Result *
run (FrondProgramme *programme,
     const Signal   *signal,
     gsize           max_block,
     gsize           at,
     gsize           gap,
     gsize           pause)
{
  g_autoptr (FrondProgrammeEngine) engine = engine_of (programme, RATE_HZ, 4, 0.2);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  Result *result = g_new0 (Result, 1);
  guint64 shift = 0;

  result->cues = new_cues ();
  result->statuses = g_array_new (FALSE, FALSE, sizeof (FrondEngineStatus));
  frond_programme_engine_set_unattended (engine, TRUE);
  for (gsize i = 0; i < signal->n;) {
    gsize             block = (gsize) g_rand_int_range (random, 1, (gint32) max_block + 1);
    FrondEngineStatus status;

    block = MIN (block, MIN (CHECKPOINT - i % CHECKPOINT, signal->n - i));
    if (i == at) {
      shift += gap;
      frond_programme_engine_set_paused (engine, TRUE);
      if (pause > 0)
        frond_programme_engine_advance (engine, i + shift, signal->envelope, signal->abdomen, NULL, pause, keep_cue, result->cues);
      frond_programme_engine_set_paused (engine, FALSE);
      shift += pause;
    }
    frond_programme_engine_advance (engine, i + shift, signal->envelope + i, signal->abdomen + i, NULL, block, keep_cue, result->cues);
    i += block;
    if (i % CHECKPOINT == 0) {
      frond_programme_engine_get_status (engine, &status);
      g_array_append_val (result->statuses, status);
    }
  }

  return result;
}

static void
assert_same_number (double a,
                    double b)
{
  g_assert_true (a == b || (isnan (a) && isnan (b)));
}

/* What comes after AT comes SHIFT later, and is the same to the last bit. */
static void
assert_alike (const Result *a,
              const Result *b,
              gsize         at,
              gsize         shift)
{
  g_assert_cmpuint (a->cues->len, ==, b->cues->len);
  for (guint i = 0; i < a->cues->len; i++) {
    const FrondCue *x = &g_array_index (a->cues, FrondCue, i), *y = &g_array_index (b->cues, FrondCue, i);
    gboolean        is_end = x->kind == FROND_CUE_FINISHED && x->sample == at;

    g_assert_cmpint (x->kind, ==, y->kind);
    g_assert_cmpint (x->code, ==, y->code);
    g_assert_cmpint (x->began, ==, y->began);
    g_assert_cmpuint (x->phase_index, ==, y->phase_index);
    g_assert_cmpuint (y->sample, ==, x->sample + (x->sample >= at && !is_end ? shift : 0));
    assert_same_number (x->goal, y->goal);
  }
  g_assert_cmpuint (a->statuses->len, ==, b->statuses->len);
  for (guint i = 0; i < a->statuses->len; i++) {
    const FrondEngineStatus *x = &g_array_index (a->statuses, FrondEngineStatus, i), *y = &g_array_index (b->statuses, FrondEngineStatus, i);

    g_assert_cmpuint (x->phase_index, ==, y->phase_index);
    assert_same_number (x->phase_elapsed_s, y->phase_elapsed_s);
    assert_same_number (x->goal, y->goal);
    assert_same_number (x->goal_upper, y->goal_upper);
    assert_same_number (x->in_zone_fraction, y->in_zone_fraction);
    assert_same_number (x->mvc, y->mvc);
    assert_same_number (x->abdomen_limit, y->abdomen_limit);
    g_assert_cmpint (x->zone, ==, y->zone);
    g_assert_cmpint (x->is_abdomen_quiet, ==, y->is_abdomen_quiet);
  }
}

typedef void (*Check) (FrondProgramme *programme,
                       const Signal   *signal,
                       const Result   *plain);

static void
for_each_programme (Check check)
{
  g_autoptr (GListModel) list = frond_programme_list_built_in ();

  for (guint i = 0; i < g_list_model_get_n_items (list); i++) {
    g_autoptr (FrondProgramme) programme = g_list_model_get_item (list, i);
    g_autoptr (Signal) signal = make_signal ((gsize) (frond_programme_get_duration (programme) * RATE_HZ));
    g_autoptr (Result) plain = run (programme, signal, signal->n, G_MAXSIZE, 0, 0);

    g_assert_cmpuint (count_cues (plain->cues, FROND_CUE_FINISHED), ==, 1);
    check (programme, signal, plain);
  }
}

static void
check_blocks (FrondProgramme *programme,
              const Signal   *signal,
              const Result   *plain)
{
  static const gsize sizes[] = { 1, 7, 20, 333 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (Result) cut = run (programme, signal, sizes[i], G_MAXSIZE, 0, 0);

    assert_alike (plain, cut, G_MAXSIZE, 0);
  }
}

static void
check_pause_and_gap (FrondProgramme *programme,
                     const Signal   *signal,
                     const Result   *plain)
{
  for (gsize at = CHECKPOINT; at < signal->n; at += 3 * CHECKPOINT) {
    g_autoptr (Result) paused = run (programme, signal, 333, at, 0, 700);
    g_autoptr (Result) cut = run (programme, signal, 20, at, 12345, 0);
    g_autoptr (Result) both = run (programme, signal, 100, at, 40, 700);

    assert_alike (plain, paused, at, 700);
    assert_alike (plain, cut, at, 12345);
    assert_alike (plain, both, at, 740);
  }
}

static void
test_blocks (void)
{
  for_each_programme (check_blocks);
}

static void
test_pause_and_gap (void)
{
  for_each_programme (check_pause_and_gap);
}

/* The signal above is one in which things happen: or nothing would have been compared. */
static void
test_something_happens (void)
{
  static const struct {
    const char  *id;
    FrondCueKind kind;
  } expected[] = {
    { "reverse-kegel", FROND_CUE_FLAG },
    { "quiet-floor-quiet-abdomen", FROND_CUE_FLAG },
    { "quiet-floor-quiet-abdomen", FROND_CUE_REFERENCE },
    { "discrimination", FROND_CUE_REFERENCE },
    { "settle-and-let-go", FROND_CUE_GOAL_CHANGED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autoptr (FrondProgramme) programme = frond_programme_find_built_in (expected[i].id);
    g_autoptr (Signal) signal = make_signal ((gsize) (frond_programme_get_duration (programme) * RATE_HZ));
    g_autoptr (Result) plain = run (programme, signal, 100, G_MAXSIZE, 0, 0);

    if (count_cues (plain->cues, expected[i].kind) == 0)
      g_error ("%s: no cue of kind %d", expected[i].id, expected[i].kind);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine-properties/something-happens", test_something_happens);
  g_test_add_func ("/engine-properties/blocks", test_blocks);
  g_test_add_func ("/engine-properties/pause-and-gap", test_pause_and_gap);

  return g_test_run ();
}
