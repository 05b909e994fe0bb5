/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-live-feed.h"

#define N_COLUMNS 50000

static void
test_reads_what_exists (void)
{
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  FrondLiveColumn columns[10];

  g_assert_cmpuint (frond_live_feed_read (feed, 0, 10, columns), ==, 0);
  for (int i = 0; i < 5000; i++)
    frond_live_feed_push (feed, &(FrondLiveColumn) { .minimum = (float) i, .phase = (gint16) (i % 7) });

  g_assert_cmpuint (frond_live_feed_get_n_columns (feed), ==, 5000);
  /* Across the border of two chunks. */
  g_assert_cmpuint (frond_live_feed_read (feed, 4090, 10, columns), ==, 10);
  for (int i = 0; i < 10; i++) {
    g_assert_cmpfloat (columns[i].minimum, ==, 4090 + i);
    g_assert_cmpint (columns[i].phase, ==, (4090 + i) % 7);
  }
  g_assert_cmpuint (frond_live_feed_read (feed, 4995, 10, columns), ==, 5);
  g_assert_cmpuint (frond_live_feed_read (feed, 6000, 10, columns), ==, 0);
}

/* Longer than four hours: the feed stops growing, nothing else happens. */
static void
test_is_bounded (void)
{
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  guint64 n;

  for (int i = 0; i < 5 * 3600 * FROND_LIVE_COLUMNS_PER_SECOND; i++)
    frond_live_feed_push (feed, &(FrondLiveColumn) { 0 });
  n = frond_live_feed_get_n_columns (feed);
  g_assert_cmpuint (n, >=, 4 * 3600 * FROND_LIVE_COLUMNS_PER_SECOND);
  g_assert_cmpuint (n, <, 5 * 3600 * FROND_LIVE_COLUMNS_PER_SECOND);
}

static gpointer
write_thread (gpointer data)
{
  for (int i = 0; i < N_COLUMNS; i++)
    frond_live_feed_push (data, &(FrondLiveColumn) { .minimum = (float) i, .maximum = (float) i });

  return NULL;
}

static void
test_two_threads (void)
{
  g_autoptr (FrondLiveFeed) feed = frond_live_feed_new ();
  GThread *thread = g_thread_new ("writer", write_thread, feed);
  guint64  seen = 0;

  while (seen < N_COLUMNS) {
    FrondLiveColumn columns[64];
    guint           n = frond_live_feed_read (feed, seen, G_N_ELEMENTS (columns), columns);

    for (guint i = 0; i < n; i++) {
      g_assert_cmpfloat (columns[i].minimum, ==, (float) (seen + i));
      g_assert_cmpfloat (columns[i].maximum, ==, (float) (seen + i));
    }
    seen += n;
  }
  g_thread_join (thread);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/live-feed/read", test_reads_what_exists);
  g_test_add_func ("/live-feed/bounded", test_is_bounded);
  g_test_add_func ("/live-feed/threads", test_two_threads);

  return g_test_run ();
}
