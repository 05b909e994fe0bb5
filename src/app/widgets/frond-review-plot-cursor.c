/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where one is in a review plot, and what is there: read beside the cursor, said to people who do not see it. */

#include "config.h"

#include "frond-review-plot-private.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-plot-axis.h"
#include "frond-plot-bands.h"
#include "frond-plot-theme.h"
#include "frond-plot-words.h"
#include "frond-units.h"

/* Two times that mean the same place. */
#define SAME_S 1e-6

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
describe_view (FrondReviewPlot *self)
{
  g_autofree char *start = NULL, *end = NULL;

  if (self->lanes->len == 0)
    return g_strdup (_("no recording"));

  start = frond_plot_words_describe_time (frond_review_view_get_start (self->view));
  end = frond_plot_words_describe_time (frond_review_view_get_end (self->view));

  /* Translators: both are times such as "12.4 seconds" */
  return g_strdup_printf (_("from %1$s to %2$s"), start, end);
}

void
frond_review_plot_update_description (FrondReviewPlot *self)
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
void
frond_review_plot_update_cursor_layout (FrondReviewPlot *self)
{
  const FrondPlotBand *band = find_band (self, self->cursor_s);
  double               level = get_level (self);
  g_autofree char     *time = frond_plot_axis_format_time (self->cursor_s, 0.1);
  g_autofree char     *value = isfinite (level) ? g_strdup_printf ("%.1f\xe2\x80\xaf%s", level, frond_units_get_symbol (frond_review_lane_get_signal (g_ptr_array_index (self->lanes, 0))->unit)) : g_strdup (_("no signal"));
  g_autofree char *text = g_strjoin (" \xc2\xb7 ", time, value, band ? band->name : NULL, NULL);

  g_clear_object (&self->cursor_layout);
  self->cursor_layout = frond_plot_theme_layout_new (GTK_WIDGET (self), text);
}

static void
announce_cursor (FrondReviewPlot *self)
{
  g_autofree char *where = frond_review_plot_describe_cursor (self);
  double           start_s, end_s;
  /* Translators: a place in the recording, then how long a stretch is chosen so far, in seconds */
  g_autofree char *text = self->is_choosing && frond_review_plot_get_choice (self, &start_s, &end_s) ? g_strdup_printf (_("%s; %.1f seconds chosen"), where, end_s - start_s)
                                                                                                     : g_strdup (where);

  frond_review_plot_update_cursor_layout (self);
  if (frond_review_view_reveal (self->view, self->cursor_s))
    frond_review_plot_forget_picture (self);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
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
  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  if (isfinite (time_s) && self->lanes->len > 0)
    time_s = CLAMP (time_s, 0, frond_review_view_get_duration (self->view));
  else
    time_s = NAN;
  if (time_s == self->cursor_s || (isnan (time_s) && isnan (self->cursor_s)))
    return;

  self->cursor_s = time_s;
  frond_review_plot_follow_cursor (self);
  g_clear_object (&self->cursor_layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  frond_review_plot_update_description (self);
  if (isfinite (time_s))
    announce_cursor (self);
  g_signal_emit_by_name (self, "cursor-moved");
}

/**
 * frond_review_plot_play_to:
 * @self: a review plot
 * @time_s: where to, brought into the recording
 *
 * Moves the cursor as time does, many times a second: what is in view follows it page by page, and nothing is said.
 */
void
frond_review_plot_play_to (FrondReviewPlot *self,
                           double           time_s)
{
  double start_s, end_s;

  g_return_if_fail (FROND_IS_REVIEW_PLOT (self));

  if (self->lanes->len == 0 || !isfinite (time_s))
    return;
  self->cursor_s = CLAMP (time_s, 0, frond_review_view_get_duration (self->view));
  frond_review_plot_follow_cursor (self);
  start_s = frond_review_view_get_start (self->view);
  end_s = frond_review_view_get_end (self->view);
  if (self->cursor_s < start_s || self->cursor_s > end_s)
    frond_review_plot_pan (self, self->cursor_s - start_s);
  frond_review_plot_update_cursor_layout (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "cursor-moved");
}

double
frond_review_plot_get_cursor (FrondReviewPlot *self)
{
  g_return_val_if_fail (FROND_IS_REVIEW_PLOT (self), NAN);

  return self->cursor_s;
}

/* The value there, and the one of the session behind it. */
static char *
describe_value (FrondReviewPlot *self)
{
  const char      *unit = frond_review_lane_get_signal (g_ptr_array_index (self->lanes, 0))->unit;
  double           level = get_level (self);
  double           then = self->comparison ? frond_review_lane_get_value (self->comparison, self->cursor_s) : NAN;
  g_autofree char *value = isfinite (level) ? frond_plot_words_describe_value (level, unit) : g_strdup (_("no signal"));
  g_autofree char *earlier = isfinite (then) ? frond_plot_words_describe_value (then, unit) : NULL;

  if (!earlier)
    return g_steal_pointer (&value);

  /* Translators: a value now and in the session that it is compared with: "3.2 microvolts (then 4.1 microvolts)" */
  return g_strdup_printf (_("%s (then %s)"), value, earlier);
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
  const FrondPlotBand *band;
  g_autofree char     *time = NULL, *value = NULL;

  g_return_val_if_fail (FROND_IS_REVIEW_PLOT (self), NULL);

  if (!isfinite (self->cursor_s) || self->lanes->len == 0)
    return NULL;

  time = frond_plot_words_describe_time (self->cursor_s);
  value = describe_value (self);
  band = find_band (self, self->cursor_s);

  return band && band->name ? g_strdup_printf ("%s, %s, %s", time, value, band->name) : g_strdup_printf ("%s, %s", time, value);
}

/**
 * frond_review_plot_dup_cut_name:
 * @self: a review plot
 * @x: a place on it
 *
 * Returns: (transfer full) (nullable): the name of the phase there, where the plot has no room for all of it
 */
char *
frond_review_plot_dup_cut_name (FrondReviewPlot *self,
                                double           x)
{
  const FrondPlotBand *band;
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  g_return_val_if_fail (FROND_IS_REVIEW_PLOT (self), NULL);

  if (self->lanes->len == 0 || x < self->frame.x || x >= self->frame.x + self->frame.width)
    return NULL;
  band = find_band (self, frond_plot_frame_get_time (&self->frame, x));
  if (!band || !band->name)
    return NULL;
  layout = frond_plot_theme_layout_new (GTK_WIDGET (self), band->name);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width > frond_plot_bands_get_name_room (&self->frame, band) ? g_strdup (band->name) : NULL;
}

/* Moving on asks again: another phase may be a pixel further. */
gboolean
frond_review_plot_query_tooltip (GtkWidget  *widget,
                                 int         x,
                                 int         y,
                                 gboolean    is_keyboard,
                                 GtkTooltip *tooltip)
{
  g_autofree char *name = is_keyboard ? NULL : frond_review_plot_dup_cut_name (FROND_REVIEW_PLOT (widget), x);

  gtk_tooltip_set_text (tooltip, name);

  return name != NULL;
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
