/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-review-view.h"

static void
assert_range (FrondReviewView *view,
              double           start_s,
              double           end_s)
{
  g_assert_cmpfloat_with_epsilon (frond_review_view_get_start (view), start_s, 1e-9);
  g_assert_cmpfloat_with_epsilon (frond_review_view_get_end (view), end_s, 1e-9);
}

static void
test_stays_inside (void)
{
  g_autoptr (FrondReviewView) view = frond_review_view_new ();

  frond_review_view_reset (view, 100, 0.1);
  g_assert_true (frond_review_view_is_whole (view));
  g_assert_true (frond_review_view_show (view, 80, 120));
  assert_range (view, 60, 100);
  g_assert_true (frond_review_view_show (view, 30, 20));
  assert_range (view, 20, 30);
  g_assert_true (frond_review_view_show (view, 50, 50));
  assert_range (view, 49.95, 50.05);
  g_assert_false (frond_review_view_pan (view, 0));
  g_assert_true (frond_review_view_pan (view, 1e6));
  assert_range (view, 99.9, 100);
  g_assert_false (frond_review_view_pan (view, 1));
}

static void
test_zoom_keeps_its_place (void)
{
  g_autoptr (FrondReviewView) view = frond_review_view_new ();

  frond_review_view_reset (view, 100, 0.1);
  g_assert_true (frond_review_view_zoom (view, 0.5, 20, 0));
  assert_range (view, 10, 60);
  g_assert_true (frond_review_view_zoom (view, 0.5, 60, 0));
  assert_range (view, 35, 60);
  /* Never beyond the whole, nor below the shortest. */
  g_assert_true (frond_review_view_zoom (view, 1000, 40, 0));
  assert_range (view, 0, 100);
  g_assert_false (frond_review_view_zoom (view, 2, 40, 0));
  g_assert_true (frond_review_view_zoom (view, 1e-9, 100, 0));
  assert_range (view, 99.9, 100);
}

static void
test_every_step_can_be_taken_back (void)
{
  g_autoptr (FrondReviewView) view = frond_review_view_new ();

  frond_review_view_reset (view, 100, 0.1);
  g_assert_false (frond_review_view_go_back (view));
  frond_review_view_show (view, 10, 50);
  frond_review_view_show (view, 20, 30);
  frond_review_view_fit (view);
  g_assert_true (frond_review_view_go_back (view));
  assert_range (view, 20, 30);
  g_assert_true (frond_review_view_go_back (view));
  assert_range (view, 10, 50);
  g_assert_true (frond_review_view_go_back (view));
  assert_range (view, 0, 100);
  g_assert_false (frond_review_view_go_back (view));
}

/* A turn of the wheel is many events and one step; after a pause it is another. */
static void
test_one_gesture_is_one_step (void)
{
  g_autoptr (FrondReviewView) view = frond_review_view_new ();

  frond_review_view_reset (view, 100, 0.1);
  for (int i = 0; i < 10; i++)
    frond_review_view_zoom (view, 0.9, 50, 1000000 + i * 100000);
  frond_review_view_pan (view, 3);
  frond_review_view_zoom (view, 0.5, 50, 5000000);
  g_assert_true (frond_review_view_go_back (view));
  g_assert_true (frond_review_view_go_back (view));
  assert_range (view, 0, 100);
  g_assert_false (frond_review_view_go_back (view));
}

static void
test_history_is_bounded (void)
{
  g_autoptr (FrondReviewView) view = frond_review_view_new ();
  guint n = 0;

  frond_review_view_reset (view, 1000, 0.1);
  for (int i = 0; i < 500; i++)
    frond_review_view_show (view, i, i + 10);
  while (frond_review_view_go_back (view))
    n++;
  g_assert_cmpuint (n, ==, 100);
  assert_range (view, 399, 409);
}

static void
test_reveal_moves_only_when_needed (void)
{
  g_autoptr (FrondReviewView) view = frond_review_view_new ();

  frond_review_view_reset (view, 100, 0.1);
  frond_review_view_show (view, 10, 20);
  g_assert_false (frond_review_view_reveal (view, 15));
  g_assert_true (frond_review_view_reveal (view, 50));
  assert_range (view, 49, 59);
  g_assert_true (frond_review_view_reveal (view, 0));
  assert_range (view, 0, 10);
  g_assert_true (frond_review_view_reveal (view, 100));
  assert_range (view, 90, 100);
}

static void
test_another_recording_forgets (void)
{
  g_autoptr (FrondReviewView) view = frond_review_view_new ();

  frond_review_view_reset (view, 100, 0.1);
  frond_review_view_show (view, 10, 20);
  frond_review_view_reset (view, 5, 0.1);
  assert_range (view, 0, 5);
  g_assert_false (frond_review_view_go_back (view));
  /* A recording of next to nothing. */
  frond_review_view_reset (view, 0, 0.1);
  g_assert_cmpfloat (frond_review_view_get_end (view), >, 0);
  g_assert_false (frond_review_view_zoom (view, 0.5, 0, 0));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/review-view/stays-inside", test_stays_inside);
  g_test_add_func ("/app/review-view/zoom-keeps-its-place", test_zoom_keeps_its_place);
  g_test_add_func ("/app/review-view/every-step-can-be-taken-back", test_every_step_can_be_taken_back);
  g_test_add_func ("/app/review-view/one-gesture-is-one-step", test_one_gesture_is_one_step);
  g_test_add_func ("/app/review-view/history-is-bounded", test_history_is_bounded);
  g_test_add_func ("/app/review-view/reveal-moves-only-when-needed", test_reveal_moves_only_when_needed);
  g_test_add_func ("/app/review-view/another-recording-forgets", test_another_recording_forgets);

  return g_test_run ();
}
