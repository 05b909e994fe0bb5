/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What lies over the trace of a live plot: what is left out, and the words of phases and markers. They are nodes of their own beside the images, so that GTK keeps what did not change. */

#include "config.h"

#include "frond-live-overlay.h"

#include "frond-plot-snapshot.h"
#include "frond-plot-theme.h"

#define NAME_MARGIN 6.0

struct _FrondLiveOverlay {
  FrondLiveMarkers *markers;
  FrondLiveHatch   *hatch;
  FrondProgramme   *programme;
  GPtrArray        *names; /* of PangoLayout, by phase; NULL until needed */
};

static void
clear_layout (gpointer data)
{
  if (data)
    g_object_unref (data);
}

FrondLiveOverlay *
frond_live_overlay_new (void)
{
  FrondLiveOverlay *self = g_new0 (FrondLiveOverlay, 1);

  self->markers = frond_live_markers_new ();
  self->hatch = frond_live_hatch_new ();
  self->names = g_ptr_array_new_with_free_func (clear_layout);

  return self;
}

void
frond_live_overlay_free (FrondLiveOverlay *self)
{
  g_clear_pointer (&self->markers, frond_live_markers_free);
  g_clear_pointer (&self->hatch, frond_live_hatch_free);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_object (&self->programme);
  g_free (self);
}

FrondLiveMarkers *
frond_live_overlay_get_markers (FrondLiveOverlay *self)
{
  return self->markers;
}

FrondLiveHatch *
frond_live_overlay_get_hatch (FrondLiveOverlay *self)
{
  return self->hatch;
}

/* The font or its size changed. */
void
frond_live_overlay_forget_layouts (FrondLiveOverlay *self)
{
  g_ptr_array_set_size (self->names, 0);
  frond_live_markers_forget_layouts (self->markers);
  frond_live_hatch_forget_layouts (self->hatch);
}

void
frond_live_overlay_set_programme (FrondLiveOverlay *self,
                                  FrondProgramme   *programme)
{
  g_set_object (&self->programme, programme);
  frond_live_overlay_forget_layouts (self);
}

static int
get_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

static PangoLayout *
get_name (FrondLiveOverlay *self,
          GtkWidget        *widget,
          int               phase)
{
  guint n_phases = self->programme ? frond_programme_get_n_phases (self->programme) : 0;

  if (phase < 0 || (guint) phase >= n_phases)
    return NULL;
  if (self->names->len < n_phases)
    g_ptr_array_set_size (self->names, (int) n_phases);
  if (!g_ptr_array_index (self->names, (guint) phase))
    g_ptr_array_index (self->names, (guint) phase) = frond_plot_theme_layout_new (widget, frond_programme_get_phase (self->programme, (guint) phase)->name);

  return g_ptr_array_index (self->names, (guint) phase);
}

/* Hatching, and a trace that goes up that far, run behind the words, not through them. */
static void
snapshot_name (const FrondLivePicture *picture,
               GtkSnapshot            *snapshot,
               PangoLayout            *layout,
               double                  x)
{
  FrondPlotColor ground = picture->palette->background;
  int            width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  ground.alpha = 0.85;
  frond_plot_snapshot_color (snapshot, &ground, x - NAME_MARGIN / 2.0, picture->y + 2, width + NAME_MARGIN, height);
  frond_plot_snapshot_layout (snapshot, layout, &picture->palette->quiet_text, x, picture->y + 2);
}

static void
snapshot_names (FrondLiveOverlay       *self,
                const FrondLivePicture *picture,
                GtkSnapshot            *snapshot,
                const FrondLiveSegment *segment)
{
  const FrondLiveLane *lane = g_ptr_array_index (picture->lanes, 0);

  /* The phases in view are among the last: from the newest back. */
  for (guint i = lane->runs->len; i-- > 0;) {
    const FrondLiveRun *run = &g_array_index (lane->runs, FrondLiveRun, i);
    gint64              from = frond_live_tiles_get_x (picture->tiles, run->first);
    gint64              to = i + 1 < lane->runs->len ? frond_live_tiles_get_x (picture->tiles, g_array_index (lane->runs, FrondLiveRun, i + 1).first) : segment->to;
    PangoLayout        *layout;
    double              left;

    if (to <= segment->from)
      break;
    if (from >= segment->to)
      continue;
    layout = get_name (self, picture->widget, run->phase);
    left = frond_live_picture_get_offset (picture, segment, MAX (from, segment->origin)) + NAME_MARGIN;
    if (layout && left + get_width (layout) < frond_live_picture_get_offset (picture, segment, MIN (to, segment->to)))
      snapshot_name (picture, snapshot, layout, left);
  }
}

/**
 * frond_live_overlay_snapshot:
 * @self: the words
 * @picture: where they go
 * @snapshot: what they are added to
 * @segments: what is in view
 * @n_segments: how many
 */
void
frond_live_overlay_snapshot (FrondLiveOverlay       *self,
                             const FrondLivePicture *picture,
                             GtkSnapshot            *snapshot,
                             const FrondLiveSegment *segments,
                             guint                   n_segments)
{
  for (guint i = 0; i < n_segments; i++) {
    const FrondLiveSegment *segment = &segments[i];
    double                  left = frond_live_picture_get_offset (picture, segment, segment->from);

    gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) left, (float) picture->y, (float) ((segment->to - segment->from) / picture->scale), (float) picture->height));
    frond_live_hatch_snapshot (self->hatch, picture, snapshot, segment);
    snapshot_names (self, picture, snapshot, segment);
    frond_live_markers_snapshot (self->markers, picture, snapshot, segment);
    gtk_snapshot_pop (snapshot);
  }
}
