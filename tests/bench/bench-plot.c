/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a frame of the plots costs the processor, in a real window on a virtual screen without a graphics card: the live plot against the same
 * picture painted anew in a GtkDrawingArea, and an hour in the review against ten seconds. X server's time is not counted. */

#include <math.h>
#include <stdbool.h>
#include <stdio.h>

#include <adwaita.h>

#include "frond-bench.h"
#include "frond-live-plot.h"
#include "frond-review-plot.h"

#define WIDTH      1900
#define HEIGHT     800
#define N_LANES    8
#define WINDOW_S   30
#define N_VISIBLE  (WINDOW_S * FROND_LIVE_COLUMNS_PER_SECOND)
#define FRAMES     12
#define TOP        20.0
#define RATE       2000.0
#define HOUR_S     3600
#define N_CHANNELS 8

typedef struct {
  GtkWidget     *window;
  GtkWidget     *plot;
  GtkWidget     *area;
  FrondLiveFeed *feeds[N_LANES];
  GRand         *random;
  guint          n_frames;
} Live;

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  ++*(guint *) data;
  return G_SOURCE_CONTINUE;
}

static void
wait_frame (guint *n_frames)
{
  const guint before = *n_frames;

  while (*n_frames == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
push (Live *self)
{
  for (guint i = 0; i < N_LANES; i++) {
    const double    time_s = frond_live_feed_get_n_columns (self->feeds[i]) / (double) FROND_LIVE_COLUMNS_PER_SECOND;
    const double    level = 8 + 6 * sin (time_s / 2 + i) + g_rand_double_range (self->random, -1, 1);
    FrondLiveColumn column = { (float) (level * 0.9), (float) (level * 1.1), NAN, -1, 0, NAN };

    frond_live_feed_push (self->feeds[i], &column);
  }
}

/* The frozen reference: do not make it faster. Min/max rectangles on whole pixels, one fill per trace, is the fastest that cairo can do
 * (reference/performance.md, section 3). */
static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *cr,
         int             width,
         int             height,
         gpointer        data)
{
  Live           *self = data;
  FrondLiveColumn columns[N_VISIBLE];
  const double    lane_height = height / (double) N_LANES;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  for (guint lane = 0; lane < N_LANES; lane++) {
    const guint64 n = frond_live_feed_get_n_columns (self->feeds[lane]);
    const guint   n_read = frond_live_feed_read (self->feeds[lane], n > N_VISIBLE ? n - N_VISIBLE : 0, N_VISIBLE, columns);

    cairo_set_source_rgb (cr, 0.1, 0.5, 0.48);
    for (guint i = 0; i < n_read; i++) {
      const double x = floor (i * width / (double) N_VISIBLE), right = floor ((i + 1) * width / (double) N_VISIBLE);
      const double upper = floor (lane_height * (lane + 1 - (double) columns[i].maximum / TOP));
      const double lower = floor (lane_height * (lane + 1 - (double) columns[i].minimum / TOP));

      cairo_rectangle (cr, x, upper, MAX (right - x, 1), MAX (lower - upper, 1));
    }
    cairo_fill (cr);
  }
}

static void
show (Live      *self,
      GtkWidget *widget)
{
  if (gtk_widget_get_visible (widget))
    return;
  gtk_widget_set_visible (self->plot, widget == self->plot);
  gtk_widget_set_visible (self->area, widget == self->area);
}

static void
run_plot (void *data)
{
  Live *self = data;

  for (int i = 0; i < FRAMES; i++) {
    push (self);
    gtk_widget_queue_draw (self->plot);
    wait_frame (&self->n_frames);
  }
}

static void
run_area (void *data)
{
  Live *self = data;

  for (int i = 0; i < FRAMES; i++) {
    push (self);
    gtk_widget_queue_draw (self->area);
    wait_frame (&self->n_frames);
  }
}

static int
compare (const void *a,
         const void *b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

typedef void (*Prepare) (void *data, bool candidate);

/* As frond_bench_ratio(), with something to be done before each side that is not counted. Returns candidate / reference. */
static double
measure (FrondBenchFunction candidate,
         FrondBenchFunction reference,
         void              *data,
         Prepare            prepare,
         double            *milliseconds)
{
  enum {
    N_ROUNDS = 11
  };
  double ratios[N_ROUNDS], ours[N_ROUNDS];

  for (int i = -1; i < N_ROUNDS; i++) {
    double mine, theirs;

    prepare (data, true);
    mine = frond_bench_seconds (candidate, data);
    prepare (data, false);
    theirs = frond_bench_seconds (reference, data);
    if (i < 0)
      continue;
    ratios[i] = mine / theirs;
    ours[i] = mine / FRAMES * 1000;
  }
  qsort (ratios, N_ROUNDS, sizeof *ratios, compare);
  qsort (ours, N_ROUNDS, sizeof *ours, compare);
  *milliseconds = ours[N_ROUNDS / 2];
  return ratios[N_ROUNDS / 2];
}

static bool
report (const char *what,
        double      ratio,
        double      goal,
        double      milliseconds)
{
  printf ("%s: %.3f (goal <= %.2g)%s, %.2f ms a frame\n", what, ratio, goal, ratio <= goal ? "" : " MISSED", milliseconds);
  fflush (stdout);
  return ratio <= goal;
}

static void
prepare_live (void *data,
              bool  candidate)
{
  Live *self = data;

  show (self, candidate ? self->plot : self->area);
  for (int i = 0; i < 4; i++)
    wait_frame (&self->n_frames);
}

static bool
measure_live (void)
{
  Live   self = { .random = g_rand_new_with_seed (1) };
  double ratio, milliseconds;
  bool   ok = true;

  self.window = gtk_window_new ();
  self.plot = frond_live_plot_new ();
  self.area = gtk_drawing_area_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < N_LANES; i++) {
    self.feeds[i] = frond_live_feed_new ();
    frond_live_plot_add_lane (FROND_LIVE_PLOT (self.plot), self.feeds[i], FROND_PLOT_PELVIC_FLOOR, NULL, "uV");
  }
  frond_live_plot_set_window (FROND_LIVE_PLOT (self.plot), WINDOW_S);
  frond_live_plot_set_maximum (FROND_LIVE_PLOT (self.plot), TOP);
  for (int i = 0; i < 2 * N_VISIBLE; i++)
    push (&self);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self.area), draw_cb, &self, NULL);
  gtk_widget_set_vexpand (self.plot, TRUE);
  gtk_widget_set_vexpand (self.area, TRUE);
  gtk_widget_set_visible (self.area, FALSE);
  gtk_box_append (GTK_BOX (box), self.plot);
  gtk_box_append (GTK_BOX (box), self.area);
  gtk_window_set_decorated (GTK_WINDOW (self.window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self.window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (self.window), box);
  gtk_widget_add_tick_callback (self.window, tick_cb, &self.n_frames, NULL);
  gtk_window_present (GTK_WINDOW (self.window));
  for (int i = 0; i < 5; i++)
    wait_frame (&self.n_frames);
  printf ("%d traces on %d x %d pixels\n", N_LANES, gtk_widget_get_width (self.plot), gtk_widget_get_height (self.plot));

  ratio = measure (run_plot, run_area, &self, prepare_live, &milliseconds);
  ok &= report ("live plot, sweep / GtkDrawingArea", ratio, 0.1, milliseconds);
  frond_live_plot_set_mode (FROND_LIVE_PLOT (self.plot), FROND_LIVE_PLOT_SCROLL);
  ratio = measure (run_plot, run_area, &self, prepare_live, &milliseconds);
  ok &= report ("live plot, scroll / GtkDrawingArea", ratio, 0.25, milliseconds);

  gtk_window_destroy (GTK_WINDOW (self.window));
  for (guint i = 0; i < N_LANES; i++)
    frond_live_feed_unref (self.feeds[i]);
  g_rand_free (self.random);
  return ok;
}

typedef struct {
  GtkWidget *window;
  GtkWidget *plot;
  guint      n_frames;
} Review;

static void
run_span (Review *self,
          double  start_s,
          double  span_s)
{
  for (int i = 0; i < FRAMES; i++) {
    frond_review_plot_show (FROND_REVIEW_PLOT (self->plot), start_s + 0.001 * span_s * i, start_s + 0.001 * span_s * i + span_s);
    wait_frame (&self->n_frames);
  }
}

static void
run_hour (void *data)
{
  run_span (data, 0, HOUR_S * 0.985);
}

static void
run_ten_seconds (void *data)
{
  run_span (data, 1800, 10);
}

static void
prepare_review (void *data,
                bool  candidate)
{
  Review *self = data;

  for (int i = 0; i < 2; i++)
    wait_frame (&self->n_frames);
}

/* An envelope as sessions have it: ten seconds of rest, ten of work, and noise on both. All channels share the samples (each has its own
 * pyramid), since 460 MB of the same would measure the memory of the machine. */
static double *
make_envelope (gsize n)
{
  double *envelope = g_new (double, n);
  GRand  *random = g_rand_new_with_seed (2);
  double  slow = 0;

  for (gsize i = 0; i < n; i++) {
    const double base = fmod (i / RATE, 20) < 10 ? 3 : 12;

    slow += 0.01 * (g_rand_double_range (random, -1, 1) - slow);
    envelope[i] = base * (1 + 2 * slow);
  }
  g_rand_free (random);
  return envelope;
}

static bool
measure_review (void)
{
  const gsize       n = (gsize) (HOUR_S * RATE);
  Review            self = { gtk_window_new (), frond_review_plot_new (), 0 };
  double           *envelope = make_envelope (n);
  FrondReviewSignal signal = { envelope, NULL, n, RATE, "uV", NULL, FROND_PLOT_PELVIC_FLOOR };
  double            ratio, milliseconds;
  bool              ok;

  frond_review_plot_set_signal (FROND_REVIEW_PLOT (self.plot), &signal, NULL, NULL);
  for (int i = 1; i < N_CHANNELS; i++)
    frond_review_plot_add_signal (FROND_REVIEW_PLOT (self.plot), &signal, NULL, NULL);
  gtk_window_set_decorated (GTK_WINDOW (self.window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self.window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (self.window), self.plot);
  gtk_widget_add_tick_callback (self.window, tick_cb, &self.n_frames, NULL);
  gtk_window_present (GTK_WINDOW (self.window));
  for (int i = 0; i < 5; i++)
    wait_frame (&self.n_frames);

  ratio = measure (run_hour, run_ten_seconds, &self, prepare_review, &milliseconds);
  ok = report ("review of 8 channels at 2 kHz, an hour / ten seconds", ratio, 1.5, milliseconds);
  gtk_window_destroy (GTK_WINDOW (self.window));
  g_free (envelope);
  return ok;
}

int
main (void)
{
  bool ok = true;

  adw_init ();
  ok &= measure_live ();
  ok &= measure_review ();

  return ok ? 0 : 1;
}
