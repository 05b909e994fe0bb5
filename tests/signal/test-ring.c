/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-ring.h"

#include <glib.h>

#define N_THREADED 200000

typedef struct {
  guint64 number;
  guint64 check;
} Item;

static void
test_order_and_limits (void)
{
  FrondRing *ring = frond_ring_new (sizeof (guint32), 5);
  guint32    in[8] = { 1, 2, 3, 4, 5, 6, 7, 8 }, out[8] = { 0 };

  g_assert_cmpuint (frond_ring_pop (ring, out, 8), ==, 0);
  g_assert_cmpuint (frond_ring_get_room (ring), ==, 5);
  g_assert_cmpuint (frond_ring_push (ring, in, 8), ==, 5);
  g_assert_cmpuint (frond_ring_push (ring, in, 1), ==, 0);
  g_assert_cmpuint (frond_ring_get_length (ring), ==, 5);
  g_assert_cmpuint (frond_ring_get_room (ring), ==, 0);
  g_assert_cmpuint (frond_ring_pop (ring, out, 3), ==, 3);
  g_assert_cmpmem (out, 12, in, 12);
  g_assert_cmpuint (frond_ring_push (ring, in + 5, 3), ==, 3);
  g_assert_cmpuint (frond_ring_pop (ring, out, 8), ==, 5);
  g_assert_cmpmem (out, 20, in + 3, 20);
  g_assert_cmpuint (frond_ring_get_length (ring), ==, 0);
  frond_ring_free (ring);
}

/* Every place of the slots' end, with every length. */
static void
test_wrap (void)
{
  guint64 next_in = 0, next_out = 0, items[16];

  for (guint n = 1; n <= 11; n++) {
    FrondRing *ring = frond_ring_new (sizeof (guint64), 11);

    for (guint round = 0; round < 100; round++) {
      for (guint i = 0; i < n; i++)
        items[i] = next_in++;
      g_assert_cmpuint (frond_ring_push (ring, items, n), ==, n);
      g_assert_cmpuint (frond_ring_pop (ring, items, 16), ==, n);
      for (guint i = 0; i < n; i++)
        g_assert_cmpuint (items[i], ==, next_out++);
    }
    frond_ring_free (ring);
  }
}

static void
test_impossible (void)
{
  g_assert_null (frond_ring_new (0, 10));
  g_assert_null (frond_ring_new (8, 0));
  g_assert_null (frond_ring_new (8, G_MAXSIZE));
  g_assert_null (frond_ring_new (G_MAXSIZE, 8));
  frond_ring_free (NULL);
}

static gpointer
push_all (gpointer data)
{
  FrondRing *ring = data;
  Item       items[7];

  for (guint64 next = 0; next < N_THREADED;) {
    const guint64 n = MIN (next % 7 + 1, N_THREADED - next);

    for (guint64 i = 0; i < n; i++)
      items[i] = (Item) { next + i, (next + i) * 2654435761u };
    next += frond_ring_push (ring, items, n);
    if (frond_ring_get_room (ring) == 0)
      g_thread_yield ();
  }
  return NULL;
}

/* Nothing lost, nothing twice, nothing half written, whichever thread is ahead. */
static void
test_threads (void)
{
  FrondRing *ring = frond_ring_new (sizeof (Item), 33);
  GThread   *thread = g_thread_new ("push", push_all, ring);
  Item       items[20];

  for (guint64 expected = 0; expected < N_THREADED;) {
    const gsize n = frond_ring_pop (ring, items, expected % 20 + 1);

    for (gsize i = 0; i < n; i++, expected++) {
      g_assert_cmpuint (items[i].number, ==, expected);
      g_assert_cmpuint (items[i].check, ==, expected * 2654435761u);
    }
    g_assert_cmpuint (frond_ring_get_length (ring), <=, 33);
    if (n == 0)
      g_thread_yield ();
  }
  g_thread_join (thread);
  g_assert_cmpuint (frond_ring_get_length (ring), ==, 0);
  frond_ring_free (ring);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signal/ring/order-and-limits", test_order_and_limits);
  g_test_add_func ("/signal/ring/wrap", test_wrap);
  g_test_add_func ("/signal/ring/impossible", test_impossible);
  g_test_add_func ("/signal/ring/threads", test_threads);
  return g_test_run ();
}
