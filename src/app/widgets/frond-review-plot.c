/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to let a finished session be looked at as closely as one likes without getting lost: the whole of it stays in view
 * above, every step closer can be taken back, and all of it can be done and heard without a mouse or a picture. */

#include "config.h"

#include "frond-review-plot.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-plot-axis.h"
#include "frond-plot-theme.h"
#include "frond-plot-words.h"
#include "frond-review-plot-private.h"
#include "frond-units.h"

#define LEAST_SAMPLES 20.0
/* Two times that mean the same place. */
#define SAME_S 1e-6

G_DEFINE_FINAL_TYPE (FrondReviewPlot, frond_review_plot, GTK_TYPE_WIDGET)

static void
clear_band (gpointer data)
{
  g_free ((char *) ((FrondPlotBand *) data)->name);
}

static void
clear_marker (gpointer data)
{
  g_free ((char *) ((FrondPlotMarker *) data)->label);
}

static void
forget_picture (FrondReviewPlot *self)
{
  g_clear_object (&self->picture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
forget_all (FrondReviewPlot *self)
{
  g_clear_object (&self->overview);
  forget_picture (self);
}

double
frond_review_plot_get_span (FrondReviewPlot *self)
{
  return frond_review_view_get_end (self->view) - frond_review_view_get_start (self->view);
}

/* Words */

static const FrondPlotBand *
find_band (FrondReviewPlot *self,
           double           time_s)
{
  for (guint i = 0; i < self->bands->len; i++) {
    const FrondPlotBand *band = &g_array_index (self->bands, FrondPlotBand, i);

    if (time_s >= band->start_s - SAME_S && time_s < band->end_s - SAME_S)
      return band;
  }

  return NULL;
}

static char *
describe_time (double time_s)
{
  int              minutes = (int) (floor (time_s * 10 + 0.5) / 600);
  g_autofree char *seconds = g_strdup_printf ("%.1f", fabs (time_s - 60 * minutes));

  if (minutes == 0)
    /* Translators: spoken by a screen reader; %s is a number with one decimal */
    return g_strdup_printf (_("%s seconds"), seconds);

  /* Translators: spoken by a screen reader; %1$d are minutes, %2$s seconds with one decimal */
  return g_strdup_printf (ngettext ("%1$d minute %2$s seconds", "%1$d minutes %2$s seconds", (gulong) minutes), minutes, seconds);
}

static char *
describe_view (FrondReviewPlot *self)
{
  g_autofree char *start = NULL, *end = NULL;

  if (self->lanes->len == 0)
    return g_strdup (_("no recording"));

  start = describe_time (frond_review_view_get_start (self->view));
  end = describe_time (frond_review_view_get_end (self->view));

  /* Translators: both are times such as "12.4 seconds" */
  return g_strdup_printf (_("from %1$s to %2$s"), start, end);
}

static void
update_description (FrondReviewPlot *self)
{
  g_autofree char *text = isfinite (self->cursor_s) ? frond_review_plot_describe_cursor (self) : describe_view (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static double
get_level (FrondReviewPlot *self)
{
  FrondReviewLane *lane = g_ptr_array_index (self->lanes, 0);
  double           last_s = frond_review_lane_get_duration (lane) - 0.5 / frond_review_lane_get_signal (lane)->rate_hz;

  return frond_review_lane_get_value (lane, MIN (self->cursor_s, last_s));
}

/* The same as what is said, as short as it is read. */
static void
update_cursor_layout (FrondReviewPlot *self)
{
  g_autoptr (PangoFontDescription) font = frond_plot_theme_get_font (GTK_WIDGET (self), 0.85);
  const FrondPlotBand *band = find_band (self, self->cursor_s);
  double               level = get_level (self);
  g_autofree char     *time = frond_plot_axis_format_time (self->cursor_s, 0.1);
  g_autofree char     *value = isfinite (level) ? g_strdup_printf ("%.1f\xe2\x80\xaf%s", level, frond_units_get_symbol (frond_review_lane_get_signal (g_ptr_array_index (self->lanes, 0))->unit)) : g_strdup (_("no signal"));
  g_autofree char *text = g_strjoin (" \xc2\xb7 ", time, value, band ? band->name : NULL, NULL);

  g_clear_object (&self->cursor_layout);
  self->cursor_layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  pango_layout_set_font_description (self->cursor_layout, font);
}

void
frond_review_plot_view_changed (FrondReviewPlot *self)
{
  forget_picture (self);
  update_description (self);
}

static void
frond_review_plot_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  int text_height = (int) ceil (frond_plot_theme_get_text_height (widget));

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 12 * text_height : 9 * text_height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : 300;
}

static void
frond_review_plot_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  FrondReviewPlot *self = FROND_REVIEW_PLOT (widget);

  if (width == self->width && height == self->height)
    return;

  self->width = width;
  self->height = height;
  forget_all (self);
}

static void
frond_review_plot_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  FrondReviewPlot *self = FROND_REVIEW_PLOT (widget);

  GTK_WIDGET_CLASS (frond_review_plot_parent_class)->css_changed (widget, change);
  forget_all (self);
  if (self->cursor_layout)
    update_cursor_layout (self);
}

static void
look_changed_cb (FrondReviewPlot *self)
{
  frond_plot_theme_load (GTK_WIDGET (self), &self->palette);
  forget_all (self);
}

static void
frond_review_plot_finalize (GObject *object)
{
  FrondReviewPlot *self = FROND_REVIEW_PLOT (object);

  g_clear_pointer (&self->lanes, g_ptr_array_unref);
  g_clear_pointer (&self->comparison, frond_review_lane_free);
  g_clear_pointer (&self->bands, g_array_unref);
  g_clear_pointer (&self->goals, g_array_unref);
  g_clear_pointer (&self->markers, g_array_unref);
  g_clear_pointer (&self->excluded, g_array_unref);
  g_clear_pointer (&self->view, frond_review_view_free);
  g_clear_object (&self->cursor_layout);
  g_clear_object (&self->picture);
  g_clear_object (&self->overview);

  G_OBJECT_CLASS (frond_review_plot_parent_class)->finalize (object);
}

static void
frond_review_plot_class_init (FrondReviewPlotClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = frond_review_plot_finalize;
  widget_class->measure = frond_review_plot_measure;
  widget_class->size_allocate = frond_review_plot_size_allocate;
  widget_class->snapshot = frond_review_plot_snapshot;
  widget_class->css_changed = frond_review_plot_css_changed;

  frond_review_plot_add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "reviewplot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
frond_review_plot_init (FrondReviewPlot *self)
{
  self->lanes = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_review_lane_free);
  self->bands = g_array_new (FALSE, FALSE, sizeof (FrondPlotBand));
  self->goals = g_array_new (FALSE, FALSE, sizeof (FrondPlotGoal));
  self->markers = g_array_new (FALSE, FALSE, sizeof (FrondPlotMarker));
  self->excluded = g_array_new (FALSE, FALSE, sizeof (FrondPlotBand));
  g_array_set_clear_func (self->bands, clear_band);
  g_array_set_clear_func (self->markers, clear_marker);
  self->view = frond_review_view_new ();
  self->cursor_s = NAN;
  self->drag_from = NAN;

  /* Time runs from left to right in every language. */
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Recorded trace"), -1);
  frond_plot_theme_watch (GTK_WIDGET (self), G_CALLBACK (look_changed_cb));
  look_changed_cb (self);
  frond_review_plot_add_controllers (self);
  update_description (self);
}

GtkWidget *
frond_review_plot_new (void)
{
  return g_object_new (FROND_TYPE_REVIEW_PLOT, NULL);
}

/**
 * frond_review_plot_set_signal:
 * @self: a review plot
 * @signal: (nullable): the first channel of another recording; %NULL to show nothing
 * @owner: (nullable): what keeps the samples
 * @release: (nullable): called with @owner when they are no longer needed
 *
 * Another recording: other channels and the comparison go, and all of it is shown. Phases, goals and markers are set apart.
 */
void
frond_review_plot_set_signal (FrondReviewPlot         *self,
                              const FrondReviewSignal *signal,
                              gpointer                 owner,
                              GDestroyNotify           release)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  g_ptr_array_set_size (self->lanes, 0);
  g_clear_pointer (&self->comparison, frond_review_lane_free);
  self->cursor_s = NAN;
  g_clear_object (&self->cursor_layout);
  if (signal) {
    FrondReviewLane *lane = frond_review_lane_new (signal, owner, release);

    g_ptr_array_add (self->lanes, lane);
    frond_review_view_reset (self->view, frond_review_lane_get_duration (lane), LEAST_SAMPLES / signal->rate_hz);
  }
  forget_all (self);
  update_description (self);
}

/* One more channel of the same recording, below the others. */
void
frond_review_plot_add_signal (FrondReviewPlot         *self,
                              const FrondReviewSignal *signal,
                              gpointer                 owner,
                              GDestroyNotify           release)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));
  g_return_if_fail (signal != NULL && self->lanes->len > 0);

  g_ptr_array_add (self->lanes, frond_review_lane_new (signal, owner, release));
  forget_all (self);
}

/**
 * frond_review_plot_set_comparison:
 * @self: a review plot
 * @signal: (nullable): another session, drawn faintly behind the first channel from the same beginning
 * @owner: (nullable): what keeps the samples
 * @release: (nullable): called with @owner when they are no longer needed
 */
void
frond_review_plot_set_comparison (FrondReviewPlot         *self,
                                  const FrondReviewSignal *signal,
                                  gpointer                 owner,
                                  GDestroyNotify           release)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  g_clear_pointer (&self->comparison, frond_review_lane_free);
  if (signal)
    self->comparison = frond_review_lane_new (signal, owner, release);
  forget_picture (self);
}

void
frond_review_plot_set_bands (FrondReviewPlot     *self,
                             const FrondPlotBand *bands,
                             gsize                n_bands)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  g_array_set_size (self->bands, 0);
  for (gsize i = 0; i < n_bands; i++) {
    FrondPlotBand band = bands[i];

    band.name = g_strdup (band.name);
    g_array_append_val (self->bands, band);
  }
  forget_all (self);
}

void
frond_review_plot_set_goals (FrondReviewPlot     *self,
                             const FrondPlotGoal *goals,
                             gsize                n_goals)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  g_array_set_size (self->goals, 0);
  if (n_goals > 0)
    g_array_append_vals (self->goals, goals, (guint) n_goals);
  forget_picture (self);
}

void
frond_review_plot_set_markers (FrondReviewPlot       *self,
                               const FrondPlotMarker *markers,
                               gsize                  n_markers)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  g_array_set_size (self->markers, 0);
  for (gsize i = 0; i < n_markers; i++) {
    FrondPlotMarker marker = markers[i];

    marker.label = g_strdup (marker.label);
    g_array_append_val (self->markers, marker);
  }
  forget_picture (self);
}

void
frond_review_plot_set_excluded (FrondReviewPlot     *self,
                                const FrondPlotBand *spans,
                                gsize                n_spans)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  g_array_set_size (self->excluded, 0);
  if (n_spans > 0)
    g_array_append_vals (self->excluded, spans, (guint) n_spans);
  forget_picture (self);
}

void
frond_review_plot_set_show_filtered (FrondReviewPlot *self,
                                     gboolean         show_filtered)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  if (show_filtered == self->show_filtered)
    return;

  self->show_filtered = show_filtered;
  forget_picture (self);
}

double
frond_review_plot_get_start (FrondReviewPlot *self)
{
  g_return_val_if_fail (FROND_IS_REVIEW_PLOT (self), 0);

  return frond_review_view_get_start (self->view);
}

double
frond_review_plot_get_end (FrondReviewPlot *self)
{
  g_return_val_if_fail (FROND_IS_REVIEW_PLOT (self), 0);

  return frond_review_view_get_end (self->view);
}

/**
 * frond_review_plot_show:
 * @self: a review plot
 * @start_s: left edge
 * @end_s: right edge
 *
 * Looks at a stretch; frond_review_plot_go_back() leads back.
 */
void
frond_review_plot_show (FrondReviewPlot *self,
                        double           start_s,
                        double           end_s)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  if (frond_review_view_show (self->view, start_s, end_s))
    frond_review_plot_view_changed (self);
}

/**
 * frond_review_plot_zoom:
 * @self: a review plot
 * @factor: below 1 to look closer
 *
 * Zooms around the cursor where it is in view, else around the middle.
 */
void
frond_review_plot_zoom (FrondReviewPlot *self,
                        double           factor)
{
  double start_s, end_s, at_s;

  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  start_s = frond_review_view_get_start (self->view);
  end_s = frond_review_view_get_end (self->view);
  at_s = self->cursor_s >= start_s && self->cursor_s <= end_s ? self->cursor_s : (start_s + end_s) / 2;
  if (frond_review_view_zoom (self->view, factor, at_s, g_get_monotonic_time ()))
    frond_review_plot_view_changed (self);
}

void
frond_review_plot_fit (FrondReviewPlot *self)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  if (frond_review_view_fit (self->view))
    frond_review_plot_view_changed (self);
}

/* Returns: whether there was a step to take back */
gboolean
frond_review_plot_go_back (FrondReviewPlot *self)
{
  g_return_val_if_fail (FROND_IS_REVIEW_PLOT (self), FALSE);

  if (!frond_review_view_go_back (self->view))
    return FALSE;

  frond_review_plot_view_changed (self);

  return TRUE;
}

void
frond_review_plot_pan (FrondReviewPlot *self,
                       double           seconds)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  if (frond_review_view_pan (self->view, seconds))
    frond_review_plot_view_changed (self);
}

/**
 * frond_review_plot_set_cursor:
 * @self: a review plot
 * @time_s: where to, brought into the recording; NAN for no cursor
 *
 * Brings the cursor into view and says what is there.
 */
void
frond_review_plot_set_cursor (FrondReviewPlot *self,
                              double           time_s)
{
  g_autofree char *text = NULL;

  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  if (isfinite (time_s) && self->lanes->len > 0)
    time_s = CLAMP (time_s, 0, frond_review_view_get_duration (self->view));
  else
    time_s = NAN;
  if (time_s == self->cursor_s || (isnan (time_s) && isnan (self->cursor_s)))
    return;

  self->cursor_s = time_s;
  g_clear_object (&self->cursor_layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update_description (self);
  if (isnan (time_s))
    return;

  update_cursor_layout (self);
  text = frond_review_plot_describe_cursor (self);
  if (frond_review_view_reveal (self->view, time_s))
    forget_picture (self);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

double
frond_review_plot_get_cursor (FrondReviewPlot *self)
{
  g_return_val_if_fail (FROND_IS_REVIEW_PLOT (self), NAN);

  return self->cursor_s;
}

/**
 * frond_review_plot_describe_cursor:
 * @self: a review plot
 *
 * Returns: (nullable): time, value and phase at the cursor: "12.4 seconds, 3.2 microvolts, Rest 2"; %NULL without a cursor
 */
char *
frond_review_plot_describe_cursor (FrondReviewPlot *self)
{
  FrondReviewLane     *lane;
  const FrondPlotBand *band;
  g_autofree char     *time = NULL, *value = NULL;
  double               level;

  g_return_val_if_fail (FROND_IS_REVIEW_PLOT (self), NULL);

  if (!isfinite (self->cursor_s) || self->lanes->len == 0)
    return NULL;

  lane = g_ptr_array_index (self->lanes, 0);
  level = get_level (self);
  time = describe_time (self->cursor_s);
  value = isfinite (level) ? frond_plot_words_describe_value (level, frond_review_lane_get_signal (lane)->unit) : g_strdup (_("no signal"));
  band = find_band (self, self->cursor_s);

  return band && band->name ? g_strdup_printf ("%s, %s, %s", time, value, band->name) : g_strdup_printf ("%s, %s", time, value);
}

static double
get_band_time (FrondReviewPlot *self,
               guint            i)
{
  return g_array_index (self->bands, FrondPlotBand, i).start_s;
}

static double
get_marker_time (FrondReviewPlot *self,
                 guint            i)
{
  return g_array_index (self->markers, FrondPlotMarker, i).time_s;
}

/* The next one after, or the last one before, where the cursor or the view is. */
static void
go_to_next (FrondReviewPlot *self,
            guint            n,
            double (*get_time) (FrondReviewPlot *self, guint i),
            int step)
{
  double from = isfinite (self->cursor_s) ? self->cursor_s : frond_review_view_get_start (self->view) - (step > 0 ? 2 * SAME_S : 0);
  double found = NAN;

  for (guint i = 0; i < n; i++) {
    double time_s = get_time (self, i);

    if (step > 0 && time_s > from + SAME_S)
      found = isnan (found) ? time_s : MIN (found, time_s);
    if (step < 0 && time_s < from - SAME_S)
      found = isnan (found) ? time_s : MAX (found, time_s);
  }
  if (isfinite (found))
    frond_review_plot_set_cursor (self, found);
}

/**
 * frond_review_plot_go_to_phase:
 * @self: a review plot
 * @step: 1 for the next phase, -1 for the one before
 *
 * Moves the cursor to where it begins.
 */
void
frond_review_plot_go_to_phase (FrondReviewPlot *self,
                               int              step)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  go_to_next (self, self->bands->len, get_band_time, step);
}

void
frond_review_plot_go_to_marker (FrondReviewPlot *self,
                                int              step)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  go_to_next (self, self->markers->len, get_marker_time, step);
}
