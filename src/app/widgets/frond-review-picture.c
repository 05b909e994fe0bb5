/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Paints a view of a finished recording into an image. The painters are those of the report; what is done here is to ask the pyramids for as
 * many columns as there are pixels, so that an hour costs what ten seconds cost. */

#include "config.h"

#include "frond-review-picture.h"

#include <math.h>

#include <pango/pangocairo.h>

#include "frond-plot-axis.h"
#include "frond-plot-overview.h"
#include "frond-plot-words.h"
#include "frond-units.h"

/* At least; the lowest label of one lane and the highest of the next need a line. */
#define LANE_GAP    8.0
#define NAME_MARGIN 6.0
/* A view begins and ends within columns. */
#define EDGE_COLUMNS 2
/* From so many samples a column on, columns are spikes: whole pixels look the same as a smooth area and cost less. */
#define SPIKY_SAMPLES 24.0

static cairo_surface_t *
create_surface (const FrondReviewPicture *self,
                double                    height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (self->width * self->scale), (int) ceil (height * self->scale));

  cairo_surface_set_device_scale (surface, self->scale, self->scale);

  return surface;
}

static GdkTexture *
finish (cairo_surface_t *surface)
{
  GdkTexture *texture;
  GBytes     *bytes;
  int         stride = cairo_image_surface_get_stride (surface);
  int         width = cairo_image_surface_get_width (surface);
  int         height = cairo_image_surface_get_height (surface);

  cairo_surface_flush (surface);
  /* The image is never painted on again: the texture takes it over as it is. */
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) stride * (gsize) height, (GDestroyNotify) cairo_surface_destroy, surface);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
  g_bytes_unref (bytes);

  return texture;
}

static gsize
get_n_columns (const FrondReviewPicture *self,
               const FrondPlotFrame     *frame)
{
  return (gsize) MAX (ceil (frame->width * self->scale), 1);
}

static void
draw_series (cairo_t                *cr,
             const FrondPlotFrame   *frame,
             const FrondPlotPalette *palette,
             const FrondPlotTrace   *trace,
             double                  rate_hz)
{
  if (trace->series == FROND_PLOT_PRESSURE || trace->series == FROND_PLOT_EARLIER)
    frond_plot_trace_draw_line (cr, frame, palette, trace);
  else if (trace->column_s * rate_hz >= SPIKY_SAMPLES)
    frond_plot_trace_draw_columns (cr, frame, palette, trace);
  else
    frond_plot_trace_draw_envelope (cr, frame, palette, trace);
}

static void
draw_filtered (const FrondReviewPicture *self,
               cairo_t                  *cr,
               const FrondPlotFrame     *frame,
               FrondReviewLane          *lane)
{
  gsize                       n = get_n_columns (self, frame);
  FrondPlotPalette            faint = *self->palette;
  FrondPlotTrace              trace;
  g_autofree FrondPlotColumn *columns = g_new (FrondPlotColumn, n + EDGE_COLUMNS);

  for (gsize i = 0; i < G_N_ELEMENTS (faint.series); i++)
    faint.series[i].alpha *= 0.25;
  frond_review_lane_query (lane, TRUE, self->start_s, self->end_s, n, columns, &trace);
  frond_plot_trace_draw_columns (cr, frame, &faint, &trace);
}

static void
draw_comparison (const FrondReviewPicture *self,
                 cairo_t                  *cr,
                 const FrondPlotFrame     *frame)
{
  gsize                       n = get_n_columns (self, frame);
  FrondPlotTrace              trace;
  g_autofree FrondPlotColumn *columns = g_new (FrondPlotColumn, n + EDGE_COLUMNS);

  frond_review_lane_query (self->comparison, FALSE, self->start_s, self->end_s, n, columns, &trace);
  trace.series = FROND_PLOT_EARLIER;
  frond_plot_trace_draw_line (cr, frame, self->palette, &trace);
}

static void
draw_excluded (const FrondReviewPicture *self,
               cairo_t                  *cr,
               const FrondPlotFrame     *frame)
{
  for (guint i = 0; i < self->excluded->len; i++) {
    const FrondPlotBand *span = &g_array_index (self->excluded, FrondPlotBand, i);

    frond_plot_hatch (cr, frame, self->palette, span->start_s, span->end_s);
  }
}

/* At the upper right, where the trace seldom is: what is quiet lies at the bottom. Its ground covers what a louder trace has there. */
static void
draw_lane_name (const FrondReviewPicture *self,
                cairo_t                  *cr,
                const FrondPlotFrame     *frame,
                const FrondReviewSignal  *signal,
                double                    top)
{
  const char      *unit = frond_units_get_symbol (signal->unit);
  FrondPlotColor   ground = self->palette->background;
  g_autofree char *text = signal->name ? g_strdup_printf ("%s %s", signal->name, unit) : g_strdup (unit);
  g_autoptr (PangoLayout) layout = frond_plot_layout_new (cr, self->font, text, -1);
  double x;
  int    width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = frame->x + frame->width - width - NAME_MARGIN;
  ground.alpha = 0.85;
  frond_plot_set_color (cr, &ground);
  cairo_rectangle (cr, x - 3, top - 1, width + 6, height + 2);
  cairo_fill (cr);
  frond_plot_set_color (cr, &self->palette->quiet_text);
  cairo_move_to (cr, x, top);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_ground (const FrondReviewPicture *self,
             cairo_t                  *cr,
             const FrondPlotFrame     *frame,
             gsize                     n_goals,
             const FrondPlotTrace     *trace)
{
  frond_plot_bands_draw (cr, frame, self->palette, (const FrondPlotBand *) (gpointer) self->bands->data, self->bands->len);
  frond_plot_axis_draw_grid (cr, frame, self->palette, frond_plot_axis_measure_height (cr, self->font));
  frond_plot_goal_draw_zone (cr, frame, self->palette, (const FrondPlotGoal *) (gpointer) self->goals->data, n_goals);
  frond_plot_trace_draw_gaps (cr, frame, self->palette, trace);
  draw_excluded (self, cr, frame);
}

static void
draw_words (const FrondReviewPicture *self,
            cairo_t                  *cr,
            const FrondPlotFrame     *frame,
            guint                     index,
            const FrondReviewSignal  *signal)
{
  double text_height = frond_plot_axis_measure_height (cr, self->font);

  /* Below the names of phases, which are narrow at the end as often as not; a marker's flag may lie over it. */
  draw_lane_name (self, cr, frame, signal, frame->y + 2 + (index == 0 ? text_height + 4 : 0));
  if (index == 0) {
    frond_plot_bands_draw_names (cr, frame, self->palette, self->font, (const FrondPlotBand *) (gpointer) self->bands->data, self->bands->len);
    frond_plot_markers_draw (cr, frame, self->palette, self->font, text_height + 4, (const FrondPlotMarker *) (gpointer) self->markers->data, self->markers->len);
  }
  frond_plot_axis_draw_values (cr, frame, self->palette, self->font);
}

/* Phases, goals and markers stand on the first one. */
static void
draw_lane (const FrondReviewPicture *self,
           cairo_t                  *cr,
           const FrondPlotFrame     *frame,
           guint                     index,
           const FrondPlotTrace     *trace)
{
  FrondReviewLane *lane = g_ptr_array_index (self->lanes, index);
  gsize            n_goals = index == 0 ? self->goals->len : 0;

  draw_ground (self, cr, frame, n_goals, trace);
  if (self->show_filtered)
    draw_filtered (self, cr, frame, lane);
  if (index == 0 && self->comparison)
    draw_comparison (self, cr, frame);
  draw_series (cr, frame, self->palette, trace, frond_review_lane_get_signal (lane)->rate_hz);
  frond_plot_goal_draw_line (cr, frame, self->palette, (const FrondPlotGoal *) (gpointer) self->goals->data, n_goals);
  draw_words (self, cr, frame, index, frond_review_lane_get_signal (lane));
}

static double
find_top (const FrondReviewPicture *self,
          guint                     index,
          const FrondPlotTrace     *trace)
{
  double greatest = frond_plot_trace_get_maximum (trace);

  for (guint i = 0; index == 0 && i < self->goals->len; i++) {
    const FrondPlotGoal *goal = &g_array_index (self->goals, FrondPlotGoal, i);

    if (goal->start_s < self->end_s && goal->end_s > self->start_s)
      greatest = fmax (greatest, frond_plot_goal_get_highest (goal));
  }

  return frond_plot_axis_get_nice_top (greatest);
}

/* One channel, ready for the painters. */
typedef struct {
  FrondPlotColumn *columns;
  FrondPlotTrace   trace;
  double           top;
} Lane;

static void
clear_lane (gpointer data)
{
  g_free (((Lane *) data)->columns);
}

/* An earlier session that was louder is not cut off. */
static void
make_room_for_comparison (const FrondReviewPicture *self,
                          Lane                     *lane)
{
  gsize                       n_most = (gsize) MAX (ceil (self->width * self->scale), 1);
  FrondPlotTrace              trace;
  g_autofree FrondPlotColumn *columns = g_new (FrondPlotColumn, n_most + EDGE_COLUMNS);

  frond_review_lane_query (self->comparison, FALSE, self->start_s, self->end_s, n_most, columns, &trace);
  lane->top = MAX (lane->top, frond_plot_axis_get_nice_top (frond_plot_trace_get_maximum (&trace)));
}

static GArray *
query_lanes (const FrondReviewPicture *self)
{
  gsize   n_most = (gsize) MAX (ceil (self->width * self->scale), 1);
  GArray *lanes = g_array_sized_new (FALSE, TRUE, sizeof (Lane), self->lanes->len);

  g_array_set_clear_func (lanes, clear_lane);
  g_array_set_size (lanes, self->lanes->len);
  for (guint i = 0; i < lanes->len; i++) {
    Lane *lane = &g_array_index (lanes, Lane, i);

    lane->columns = g_new (FrondPlotColumn, n_most + EDGE_COLUMNS);
    frond_review_lane_query (g_ptr_array_index (self->lanes, i), FALSE, self->start_s, self->end_s, n_most, lane->columns, &lane->trace);
    lane->top = find_top (self, i, &lane->trace);
  }
  if (self->comparison && lanes->len > 0)
    make_room_for_comparison (self, &g_array_index (lanes, Lane, 0));

  return lanes;
}

/* The widest label decides where all lanes begin, so that their times agree. */
static double
measure_labels (const FrondReviewPicture *self,
                cairo_t                  *cr,
                const FrondPlotFrame     *first,
                GArray                   *lanes)
{
  FrondPlotFrame frame = *first;
  double         widest = 0;

  for (guint i = 0; i < lanes->len; i++) {
    frame.top = g_array_index (lanes, Lane, i).top;
    widest = MAX (widest, ceil (frond_plot_axis_measure_values (cr, &frame, self->font)));
  }

  return widest;
}

/**
 * frond_review_picture_paint:
 * @self: what to show
 * @first_frame: (out): where the first channel is in it
 *
 * Returns: (transfer full): the picture with its axes
 */
GdkTexture *
frond_review_picture_paint (const FrondReviewPicture *self,
                            FrondPlotFrame           *first_frame)
{
  cairo_surface_t *surface = create_surface (self, self->height);
  cairo_t         *cr = cairo_create (surface);
  g_autoptr (GArray) lanes = query_lanes (self);
  double         text_height = frond_plot_axis_measure_height (cr, self->font);
  double         above = ceil (text_height / 2);
  double         gap = MAX (LANE_GAP, text_height);
  double         room = self->height - above - text_height - 6 - gap * (lanes->len - 1);
  FrondPlotFrame frame = { 0, 0, 0, floor (room / lanes->len), self->start_s, self->end_s, 0, 1 };

  frame.x = self->margin + measure_labels (self, cr, &frame, lanes);
  frame.width = MAX (self->width - frame.x - 1, 1);
  for (guint i = 0; i < lanes->len; i++) {
    frame.y = above + i * (frame.height + gap);
    frame.top = g_array_index (lanes, Lane, i).top;
    draw_lane (self, cr, &frame, i, &g_array_index (lanes, Lane, i).trace);
    if (i == 0)
      *first_frame = frame;
  }
  frond_plot_axis_draw_times (cr, &frame, self->palette, self->font);
  cairo_destroy (cr);

  return finish (surface);
}

/**
 * frond_review_picture_paint_overview:
 * @self: what to show; its view does not count
 * @x: where the strip begins, so that it lies above the picture
 * @height: of the strip
 * @duration_s: of the recording
 *
 * Returns: (transfer full): the whole of the first channel
 */
GdkTexture *
frond_review_picture_paint_overview (const FrondReviewPicture *self,
                                     double                    x,
                                     double                    height,
                                     double                    duration_s)
{
  cairo_surface_t            *surface = create_surface (self, height);
  cairo_t                    *cr = cairo_create (surface);
  FrondPlotFrame              frame = { x, 0, MAX (self->width - x - 1, 1), height, 0, duration_s, 0, 1 };
  gsize                       n = get_n_columns (self, &frame);
  FrondPlotTrace              trace;
  g_autofree FrondPlotColumn *columns = g_new (FrondPlotColumn, n + EDGE_COLUMNS);

  frond_review_lane_query (g_ptr_array_index (self->lanes, 0), FALSE, 0, duration_s, n, columns, &trace);
  frame.top = frond_plot_axis_get_nice_top (frond_plot_trace_get_maximum (&trace));
  frond_plot_overview_draw (cr, &frame, self->palette, (const FrondPlotBand *) (gpointer) self->bands->data, self->bands->len, &trace);
  cairo_destroy (cr);

  return finish (surface);
}
