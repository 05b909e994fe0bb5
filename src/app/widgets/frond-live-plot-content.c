/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a live plot shows: channels, phases, markers and what is left out. */

#include "config.h"

#include "frond-live-plot-private.h"

static void
lanes_changed (FrondLivePlot *self)
{
  frond_live_tiles_clear (self->tiles);
  frond_live_plot_forget_axes (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * frond_live_plot_set_feed:
 * @self: a live plot
 * @feed: (nullable): what to show in its only lane; %NULL to show nothing
 *
 * Begins anew: other lanes and all markers go, and the plot stops looking back.
 */
void
frond_live_plot_set_feed (FrondLivePlot *self,
                          FrondLiveFeed *feed)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  g_ptr_array_set_size (self->lanes, 0);
  frond_live_markers_clear (frond_live_overlay_get_markers (self->overlay));
  frond_live_hatch_set (frond_live_overlay_get_hatch (self->overlay), NULL, 0);
  frond_live_plot_set_looking_back (self, FALSE);
  if (feed)
    frond_live_plot_add_lane (self, feed, FROND_PLOT_PELVIC_FLOOR, NULL, "uV");
  lanes_changed (self);
}

/**
 * frond_live_plot_add_lane:
 * @self: a live plot
 * @feed: where its columns come from
 * @series: what it is of; an accessory muscle gets a lower strip
 * @name: (nullable): its name
 * @unit: (nullable): its unit
 *
 * Adds a channel below the others. All lanes share the time axis.
 */
void
frond_live_plot_add_lane (FrondLivePlot  *self,
                          FrondLiveFeed  *feed,
                          FrondPlotSeries series,
                          const char     *name,
                          const char     *unit)
{
  FrondLiveLane *lane;

  g_return_if_fail (FROND_IS_LIVE_PLOT (self));
  g_return_if_fail (feed != NULL);

  lane = frond_live_lane_new (feed, series, name, unit);
  lane->fixed_top = self->maximum;
  g_ptr_array_add (self->lanes, lane);
  lanes_changed (self);
}

guint
frond_live_plot_get_n_lanes (FrondLivePlot *self)
{
  g_return_val_if_fail (FROND_IS_LIVE_PLOT (self), 0);

  return self->lanes->len;
}

/**
 * frond_live_plot_set_lane_name:
 * @self: a live plot
 * @lane: which one, from the top
 * @name: (nullable): its name, or what it does now
 */
void
frond_live_plot_set_lane_name (FrondLivePlot *self,
                               guint          lane,
                               const char    *name)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  if (lane < self->lanes->len && g_set_str (&((FrondLiveLane *) g_ptr_array_index (self->lanes, lane))->name, name))
    frond_live_plot_forget_axes (self);
}

const char *
frond_live_plot_get_lane_name (FrondLivePlot *self,
                               guint          lane)
{
  g_return_val_if_fail (FROND_IS_LIVE_PLOT (self), NULL);

  return lane < self->lanes->len ? ((FrondLiveLane *) g_ptr_array_index (self->lanes, lane))->name : NULL;
}

/**
 * frond_live_plot_set_unit:
 * @self: a live plot
 * @unit: the unit of the first lane, as its channel names it
 */
void
frond_live_plot_set_unit (FrondLivePlot *self,
                          const char    *unit)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  if (self->lanes->len > 0 && g_set_str (&((FrondLiveLane *) g_ptr_array_index (self->lanes, 0))->unit, unit))
    frond_live_plot_forget_axes (self);
}

/**
 * frond_live_plot_set_programme:
 * @self: a live plot
 * @programme: (nullable): names, kinds and goals of the phases that the columns belong to
 */
void
frond_live_plot_set_programme (FrondLivePlot  *self,
                               FrondProgramme *programme)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  if (!g_set_object (&self->programme, programme))
    return;

  frond_live_tiles_set_programme (self->tiles, programme);
  frond_live_overlay_set_programme (self->overlay, programme);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * frond_live_plot_add_marker:
 * @self: a live plot
 * @column: where it was put: how many columns the feed had then
 * @number: 1-8, 0 for a marker with text only
 * @label: (nullable): what it says
 */
void
frond_live_plot_add_marker (FrondLivePlot *self,
                            guint64        column,
                            guint          number,
                            const char    *label)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  frond_live_markers_add (frond_live_overlay_get_markers (self->overlay), column, number, label);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
frond_live_plot_remove_last_marker (FrondLivePlot *self)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  if (frond_live_markers_remove_last (frond_live_overlay_get_markers (self->overlay)))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
frond_live_plot_clear_markers (FrondLivePlot *self)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  frond_live_markers_clear (frond_live_overlay_get_markers (self->overlay));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * frond_live_plot_set_left_out:
 * @self: a live plot
 * @stretches: (array length=n): of the first lane, apart from each other and in order of time; their names, which live for ever, say why
 * @n: how many
 *
 * Hatches what counts in no number, over what was painted already.
 */
void
frond_live_plot_set_left_out (FrondLivePlot       *self,
                              const FrondPlotBand *stretches,
                              gsize                n)
{
  g_return_if_fail (FROND_IS_LIVE_PLOT (self));

  if (frond_live_hatch_set (frond_live_overlay_get_hatch (self->overlay), stretches, n))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
frond_live_plot_get_n_left_out (FrondLivePlot *self)
{
  g_return_val_if_fail (FROND_IS_LIVE_PLOT (self), 0);

  return frond_live_hatch_get_n (frond_live_overlay_get_hatch (self->overlay));
}
