/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-beside.h"

#include <math.h>

#define RATE 1000
#define FEW  20

static GPtrArray *
make_channels (const FrondChannelKind *kinds,
               guint                   n)
{
  GPtrArray *channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);

  for (guint i = 0; i < n; i++) {
    g_autofree char *label = g_strdup_printf ("%u", i);
    FrondChannel    *channel = frond_channel_new (label, kinds[i], kinds[i] == FROND_CHANNEL_PRESSURE ? "cmH2O" : "uV", 1, 0);

    channel->raw_min = -1000;
    channel->raw_max = 1000;
    g_ptr_array_add (channels, channel);
  }

  return channels;
}

static const char *
get_label (FrondBeside *beside,
           guint        i)
{
  return frond_conditioner_get_channel (frond_beside_get_conditioner (beside, i))->label;
}

/* The abdomen comes first wherever its input is, what is judged is not beside itself, and what nobody knows is no lane. */
static void
test_which (void)
{
  const FrondChannelKind kinds[] = { FROND_CHANNEL_OTHER, FROND_CHANNEL_EMG_RAW, FROND_CHANNEL_PRESSURE, FROND_CHANNEL_EMG_RAW, FROND_CHANNEL_EMG_ENVELOPE, FROND_CHANNEL_PRESSURE };
  g_autoptr (GPtrArray) channels = make_channels (kinds, G_N_ELEMENTS (kinds));
  g_autoptr (FrondBeside) with = frond_beside_new (channels, 1, 3, RATE);
  g_autoptr (FrondBeside) without = frond_beside_new (channels, 5, -1, RATE);
  g_autoptr (FrondBeside) unused = frond_beside_new (channels, 1, -1, RATE);

  g_assert_cmpuint (frond_beside_get_n (with), ==, FROND_BESIDE_MOST);
  g_assert_cmpstr (get_label (with, 0), ==, "3");
  g_assert_cmpstr (get_label (with, 1), ==, "2");
  g_assert_cmpstr (get_label (with, 2), ==, "4");
  g_assert_true (frond_beside_get_abdomen (with) == frond_beside_get_conditioner (with, 0));
  g_assert_null (frond_beside_get_abdomen (without));
  g_assert_cmpstr (get_label (without, 0), ==, "1");
  /* The abdomen's input, with nothing on it. */
  g_assert_cmpstr (get_label (unused, 0), ==, "2");
  g_assert_cmpstr (get_label (unused, 1), ==, "4");
}

static void
test_alone (void)
{
  const FrondChannelKind kind = FROND_CHANNEL_EMG_RAW;
  g_autoptr (GPtrArray) channels = make_channels (&kind, 1);
  g_autoptr (FrondBeside) beside = frond_beside_new (channels, 0, -1, RATE);
  g_autoptr (FrondBlock) block = frond_block_new (0, FEW, 1, RATE);

  g_assert_cmpuint (frond_beside_get_n (beside), ==, 0);
  frond_beside_process (beside, block);
  frond_beside_feed (beside, block, 0, FEW, -1);
}

/* Samples [first, end) of a muscle that rests and a pressure of 20. */
static void
push (FrondBeside *beside,
      guint64      first,
      guint64      end,
      guint        n_kept)
{
  for (; first < end; first += FEW) {
    g_autoptr (FrondBlock) block = frond_block_new (first, FEW, 2, RATE);

    for (guint i = 0; i < FEW; i++)
      block->raw[2 * i + 1] = 20;
    frond_beside_process (beside, block);
    frond_beside_feed (beside, block, first, n_kept, 4);
  }
}

/* A pressure is shown as it is, in columns that lie where the shown channel's do, and asked for nothing. */
static void
test_columns (void)
{
  const FrondChannelKind kinds[] = { FROND_CHANNEL_EMG_RAW, FROND_CHANNEL_PRESSURE };
  g_autoptr (GPtrArray) channels = make_channels (kinds, 2);
  g_autoptr (FrondBeside) beside = frond_beside_new (channels, 0, -1, RATE);
  FrondLiveColumn column;

  push (beside, 0, 2000, FEW);
  g_assert_cmpuint (frond_live_feed_get_n_columns (frond_beside_get_feed (beside, 0)), ==, 99);
  g_assert_cmpuint (frond_live_feed_read (frond_beside_get_feed (beside, 0), 50, 1, &column), ==, 1);
  g_assert_cmpfloat (column.minimum, ==, 20);
  g_assert_cmpfloat (column.maximum, ==, 20);
  g_assert_cmpint (column.phase, ==, 4);
  g_assert_true (isnan ((double) column.goal));
}

/* A recording begins with a feed of its own, and what is no part of it is not in it. */
static void
test_begin (void)
{
  const FrondChannelKind kinds[] = { FROND_CHANNEL_EMG_RAW, FROND_CHANNEL_PRESSURE };
  g_autoptr (GPtrArray) channels = make_channels (kinds, 2);
  g_autoptr (FrondBeside) beside = frond_beside_new (channels, 0, -1, RATE);
  g_autoptr (FrondLiveFeed) before = NULL;

  push (beside, 0, 2000, FEW);
  before = frond_live_feed_ref (frond_beside_get_feed (beside, 0));
  frond_beside_begin (beside);
  frond_beside_forget (beside);
  push (beside, 0, 200, 0);
  g_assert_cmpuint (frond_live_feed_get_n_columns (frond_beside_get_feed (beside, 0)), ==, 0);
  g_assert_cmpuint (frond_live_feed_get_n_columns (before), ==, 99);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/session/beside/which", test_which);
  g_test_add_func ("/session/beside/alone", test_alone);
  g_test_add_func ("/session/beside/columns", test_columns);
  g_test_add_func ("/session/beside/begin", test_begin);

  return g_test_run ();
}
