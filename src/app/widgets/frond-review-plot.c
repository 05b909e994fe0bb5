/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to let a finished session be looked at as closely as one likes without getting lost: the whole of it stays in view
 * above, every step closer can be taken back, and all of it can be done and heard without a mouse or a picture. */

#include "config.h"

#include "frond-review-plot.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-plot-theme.h"
#include "frond-review-plot-private.h"

#define LEAST_SAMPLES 20.0

G_DEFINE_FINAL_TYPE (FrondReviewPlot, frond_review_plot, GTK_TYPE_WIDGET)

enum {
  PROP_IS_CHOOSING = 1,
  LAST_PROP
};

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

void
frond_review_plot_forget_picture (FrondReviewPlot *self)
{
  g_clear_object (&self->picture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
forget_all (FrondReviewPlot *self)
{
  g_clear_object (&self->overview);
  frond_review_plot_forget_picture (self);
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
    frond_review_plot_update_cursor_layout (self);
}

static void
look_changed_cb (FrondReviewPlot *self)
{
  frond_plot_theme_load (GTK_WIDGET (self), &self->palette);
  forget_all (self);
}

static void
frond_review_plot_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (prop_id) {
  case PROP_IS_CHOOSING:
    g_value_set_boolean (value, FROND_REVIEW_PLOT (object)->is_choosing);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
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

  object_class->get_property = frond_review_plot_get_property;
  object_class->finalize = frond_review_plot_finalize;
  widget_class->measure = frond_review_plot_measure;
  widget_class->size_allocate = frond_review_plot_size_allocate;
  widget_class->snapshot = frond_review_plot_snapshot;
  widget_class->css_changed = frond_review_plot_css_changed;
  widget_class->query_tooltip = frond_review_plot_query_tooltip;

  /* The cursor takes the end of a choice along. */
  g_object_class_install_property (object_class, PROP_IS_CHOOSING, g_param_spec_boolean ("is-choosing", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
  g_signal_new ("cursor-moved", FROND_TYPE_REVIEW_PLOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* A stretch was chosen: where it begins and ends, in seconds. */
  g_signal_new ("chosen", FROND_TYPE_REVIEW_PLOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  frond_review_plot_add_keys (widget_class);
  frond_review_plot_add_choice_keys (widget_class);
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
  self->choice_from_s = self->choice_to_s = NAN;
  self->drag_from = NAN;

  /* Time runs from left to right in every language. */
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Recorded trace"), -1);
  frond_plot_theme_watch (GTK_WIDGET (self), G_CALLBACK (look_changed_cb));
  look_changed_cb (self);
  frond_review_plot_add_controllers (self);
  frond_review_plot_update_description (self);
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
  frond_review_plot_end_choice (self);
  g_clear_object (&self->cursor_layout);
  if (signal) {
    FrondReviewLane *lane = frond_review_lane_new (signal, owner, release);

    g_ptr_array_add (self->lanes, lane);
    frond_review_view_reset (self->view, frond_review_lane_get_duration (lane), LEAST_SAMPLES / signal->rate_hz);
  }
  forget_all (self);
  frond_review_plot_update_description (self);
}

/**
 * frond_review_plot_update_signal:
 * @self: a review plot
 * @signal: the first channel of the recording that is shown, measured again; as long as it was
 * @owner: (nullable): what keeps the samples
 * @release: (nullable): called with @owner when they are no longer needed
 *
 * What is in view, the way there, the cursor and the comparison stay; a choice does not.
 */
void
frond_review_plot_update_signal (FrondReviewPlot         *self,
                                 const FrondReviewSignal *signal,
                                 gpointer                 owner,
                                 GDestroyNotify           release)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));
  g_return_if_fail (signal != NULL && self->lanes->len > 0);

  g_ptr_array_set_size (self->lanes, 0);
  g_ptr_array_add (self->lanes, frond_review_lane_new (signal, owner, release));
  frond_review_plot_end_choice (self);
  if (self->cursor_layout)
    frond_review_plot_update_cursor_layout (self);
  forget_all (self);
  frond_review_plot_update_description (self);
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
  frond_review_plot_forget_picture (self);
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
  frond_review_plot_forget_picture (self);
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
  frond_review_plot_forget_picture (self);
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
  frond_review_plot_forget_picture (self);
}

void
frond_review_plot_set_show_filtered (FrondReviewPlot *self,
                                     gboolean         show_filtered)
{
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  if (show_filtered == self->show_filtered)
    return;

  self->show_filtered = show_filtered;
  frond_review_plot_forget_picture (self);
}
