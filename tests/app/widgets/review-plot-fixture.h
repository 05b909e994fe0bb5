/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A review of two minutes of rest and work with a gap. */

#pragma once

#include <math.h>

#include "frond-review-plot.h"

#include "announcements.h"
#include "stage.h"

#define WIDTH  760
#define HEIGHT 340
#define RATE   100
#define N      12000 /* two minutes */

static const FrondPlotBand bands[] = {
  { 0, 30, FROND_PLOT_REST, "Rest 1" },
  { 30, 60, FROND_PLOT_WORK, "Work" },
  { 60, 90, FROND_PLOT_REST, "Rest 2" },
  { 90, 120, FROND_PLOT_BREATHE, "Breathe" },
};

static const FrondPlotGoal   goals[] = { { 0, 30, 4, FROND_PLOT_GOAL_BELOW }, { 60, 120, 4, FROND_PLOT_GOAL_BELOW } };
static const FrondPlotMarker markers[] = { { 12.4, 1, "cough" }, { 70, 3, "moved" } };

typedef struct {
  Stage           *stage;
  FrondReviewPlot *plot;
  double          *envelope;
  double          *filtered;
  guint            n_released;
} Fixture;

static inline void
released_cb (gpointer data)
{
  ++*(guint *) data;
}

static inline void
set_up (Fixture      *self,
        gconstpointer data)
{
  FrondReviewSignal signal;

  self->envelope = g_new (double, N);
  self->filtered = g_new (double, N);
  for (int i = 0; i < N; i++) {
    double time_s = i / (double) RATE;

    self->envelope[i] = time_s >= 30 && time_s < 60 ? 12 + sin (time_s) : 3.2;
    self->filtered[i] = self->envelope[i] * 1.5 * sin (i * 1.3);
    if (time_s >= 80 && time_s < 84)
      self->envelope[i] = NAN;
  }
  signal = (FrondReviewSignal) { self->envelope, self->filtered, N, RATE, "uV", NULL, FROND_PLOT_PELVIC_FLOOR };
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
  self->stage = stage_new (frond_review_plot_new (), WIDTH, HEIGHT);
  self->plot = FROND_REVIEW_PLOT (self->stage->widget);
  frond_review_plot_set_signal (self->plot, &signal, &self->n_released, released_cb);
  frond_review_plot_set_bands (self->plot, bands, G_N_ELEMENTS (bands));
  frond_review_plot_set_goals (self->plot, goals, G_N_ELEMENTS (goals));
  frond_review_plot_set_markers (self->plot, markers, G_N_ELEMENTS (markers));
  stage_wait_frames (self->stage, 2);
}

static inline void
tear_down (Fixture      *self,
           gconstpointer data)
{
  stage_free (self->stage);
  /* Nothing holds on to the samples. */
  g_assert_cmpuint (self->n_released, ==, 1);
  g_free (self->envelope);
  g_free (self->filtered);
}

static inline void
assert_view (Fixture *self,
             double   start_s,
             double   end_s)
{
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_start (self->plot), start_s, 0.5);
  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_end (self->plot), end_s, 0.5);
}

static inline void
tool (Fixture    *self,
      const char *arguments)
{
  stage_run_tool (self->stage, arguments);
}

static inline void
assert_cursor (Fixture    *self,
               double      time_s,
               const char *words)
{
  g_autofree char *described = frond_review_plot_describe_cursor (self->plot);

  g_assert_cmpfloat_with_epsilon (frond_review_plot_get_cursor (self->plot), time_s, 0.01);
  g_assert_cmpstr (described, ==, words);
  gtk_test_accessible_assert_property (self->plot, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
  g_assert_cmpstr (announcements_get_last (), ==, words);
}
