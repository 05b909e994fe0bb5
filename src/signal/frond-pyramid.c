/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Smallest and largest value of 16, 64, 256 ... samples, so that a picture of an hour costs what a picture of ten seconds costs. Only whole
 * buckets are kept; what is left over at the end of each level is read from the level below. */

#include "frond-pyramid.h"

#include <math.h>
#include <stdlib.h>

#define BASE   16
#define FACTOR 4
/* 16 * 4^15 samples are 800 days at 250 Hz. */
#define MOST_LEVELS 16

typedef struct {
  double min, max;
  size_t n_valid;
} Bucket;

typedef struct {
  Bucket *buckets;
  size_t  n, n_room;
} Level;

struct FrondPyramid {
  const double *x;
  size_t        n;
  Level         levels[MOST_LEVELS];
};

static const Bucket empty = { (double) NAN, (double) NAN, 0 };

static void
add_sample (Bucket *into,
            double  value)
{
  if (isnan (value))
    return;
  into->min = into->n_valid == 0 || value < into->min ? value : into->min;
  into->max = into->n_valid == 0 || value > into->max ? value : into->max;
  into->n_valid++;
}

static void
add_bucket (Bucket       *into,
            const Bucket *bucket)
{
  if (bucket->n_valid == 0)
    return;
  into->min = into->n_valid == 0 || bucket->min < into->min ? bucket->min : into->min;
  into->max = into->n_valid == 0 || bucket->max > into->max ? bucket->max : into->max;
  into->n_valid += bucket->n_valid;
}

/**
 * frond_pyramid_new:
 *
 * Returns: (transfer full) (nullable): a pyramid over nothing; NULL without memory
 */
FrondPyramid *
frond_pyramid_new (void)
{
  return calloc (1, sizeof (FrondPyramid));
}

void
frond_pyramid_free (FrondPyramid *self)
{
  if (self == NULL)
    return;
  for (size_t i = 0; i < MOST_LEVELS; i++)
    free (self->levels[i].buckets);
  free (self);
}

static bool
make_room (Level *level,
           size_t n_wanted)
{
  const size_t n_room = n_wanted > 2 * level->n_room ? n_wanted : 2 * level->n_room;
  Bucket      *buckets;

  if (n_wanted <= level->n_room)
    return true;
  buckets = realloc (level->buckets, n_room * sizeof (Bucket));
  if (buckets == NULL)
    return false;
  level->buckets = buckets;
  level->n_room = n_room;
  return true;
}

static bool
extend_base (FrondPyramid *self)
{
  Level *level = &self->levels[0];

  if (!make_room (level, self->n / BASE))
    return false;
  for (; level->n < self->n / BASE; level->n++) {
    Bucket bucket = empty;

    for (size_t i = 0; i < BASE; i++)
      add_sample (&bucket, self->x[level->n * BASE + i]);
    level->buckets[level->n] = bucket;
  }
  return true;
}

static bool
extend_level (const Level *below,
              Level       *level)
{
  if (!make_room (level, below->n / FACTOR))
    return false;
  for (; level->n < below->n / FACTOR; level->n++) {
    Bucket bucket = empty;

    for (size_t i = 0; i < FACTOR; i++)
      add_bucket (&bucket, &below->buckets[level->n * FACTOR + i]);
    level->buckets[level->n] = bucket;
  }
  return true;
}

/**
 * frond_pyramid_extend:
 * @self: a pyramid
 * @x: all samples from the first on, NAN where they are missing; borrowed until the next call or the end
 * @n: how many, at least as many as last time, of which the earlier ones are unchanged
 *
 * Takes in a whole recording, or what has come since last time; the array may have moved in between. Each new sample is read once.
 *
 * Returns: false without memory; the pyramid then works on, slower
 */
bool
frond_pyramid_extend (FrondPyramid *self,
                      const double *x,
                      size_t        n)
{
  bool ok;

  self->x = x;
  self->n = n;
  ok = extend_base (self);
  for (size_t i = 1; i < MOST_LEVELS && ok; i++)
    ok = extend_level (&self->levels[i - 1], &self->levels[i]);
  return ok;
}

size_t
frond_pyramid_get_n_samples (const FrondPyramid *self)
{
  return self->n;
}

/* Climbs from single samples to the widest buckets that fit and down again; answers how many reads that took. */
static size_t
gather (const FrondPyramid *self,
        size_t              first,
        size_t              last,
        Bucket             *into)
{
  size_t n_reads = 0, level = 0, width = 1;

  *into = empty;
  while (first < last) {
    /* Widest bucket that begins at first and ends before last; level 0 stands for single samples. */
    while (level < MOST_LEVELS) {
      const size_t wider = level == 0 ? BASE : width * FACTOR;

      if (first % wider != 0 || last - first < wider || first / wider >= self->levels[level].n)
        break;
      width = wider;
      level++;
    }
    while (level > 0 && (last - first < width || first / width >= self->levels[level - 1].n)) {
      level--;
      width = level == 0 ? 1 : width / FACTOR;
    }
    if (level == 0)
      add_sample (into, self->x[first]);
    else
      add_bucket (into, &self->levels[level - 1].buckets[first / width]);
    first += width;
    n_reads++;
  }
  return n_reads;
}

/* Where column i of n begins, in samples from the start of the range; without overflow for any range that fits into memory. */
static size_t
edge_of_column (size_t length,
                size_t n_columns,
                size_t i)
{
  return length / n_columns * i + length % n_columns * i / n_columns;
}

static void
range_of_column (size_t  first,
                 size_t  last,
                 size_t  n_columns,
                 size_t  i,
                 size_t *begin,
                 size_t *end)
{
  *begin = first + edge_of_column (last - first, n_columns, i);
  *end = first + edge_of_column (last - first, n_columns, i + 1);
  /* With fewer samples than columns each column shows the sample that it lies in. */
  if (*end == *begin && last > first)
    *end = *begin + 1;
}

/**
 * frond_pyramid_query:
 * @self: a pyramid
 * @first: first sample of the range
 * @last: sample after the range; may lie behind the end of the signal
 * @n_columns: how many columns to cut it into
 * @columns: (out): as many
 *
 * Exact: the same as scanning all samples. Column i stands for the samples from first + i (last - first) / n on, up to where the next begins, at least
 * for one. The time taken grows with the number of columns, not with the length of the range. Beyond the end there is nothing, and no gap either.
 *
 * Returns: how many samples and buckets were read: fewer than a hundred per column, however long the range
 */
size_t
frond_pyramid_query (const FrondPyramid *self,
                     size_t              first,
                     size_t              last,
                     size_t              n_columns,
                     FrondPyramidColumn *columns)
{
  size_t n_reads = 0;

  for (size_t i = 0; i < n_columns; i++) {
    size_t begin, end;
    Bucket bucket;

    range_of_column (first, last, n_columns, i, &begin, &end);
    end = end < self->n ? end : self->n;
    n_reads += gather (self, begin, end, &bucket);
    columns[i].min = bucket.min;
    columns[i].max = bucket.max;
    columns[i].n_valid = bucket.n_valid;
    columns[i].has_gap = begin < end && bucket.n_valid < end - begin;
  }
  return n_reads;
}
