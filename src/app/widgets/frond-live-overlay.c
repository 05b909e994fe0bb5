/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words on a live plot: axes, phases and markers. They are nodes of their own beside the images, so that GTK keeps what did not change. */

#include "config.h"

#include "frond-live-overlay.h"

#include <math.h>

#include <pango/pangocairo.h>

#include "frond-plot-axis.h"
#include "frond-plot-theme.h"
#include "frond-plot-words.h"
#include "frond-units.h"

#define N_ROWS      3
#define MARGIN      5.0
#define MOST_LABEL  140
#define NO_ROW      -1
#define NAME_MARGIN 6.0

typedef struct {
  guint64      column;
  char        *number;
  char        *label;
  PangoLayout *number_layout;
  PangoLayout *label_layout;
  int          row;
} Marker;

struct _FrondLiveOverlay {
  GPtrArray      *markers; /* of Marker, in order of column */
  FrondProgramme *programme;
  GPtrArray      *names;      /* of PangoLayout, by phase; NULL until needed */
  double          placed_for; /* pixels per column for which the rows hold */
};

static void
marker_free (gpointer data)
{
  Marker *marker = data;

  g_free (marker->number);
  g_free (marker->label);
  g_clear_object (&marker->number_layout);
  g_clear_object (&marker->label_layout);
  g_free (marker);
}

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

  self->markers = g_ptr_array_new_with_free_func (marker_free);
  self->names = g_ptr_array_new_with_free_func (clear_layout);

  return self;
}

void
frond_live_overlay_free (FrondLiveOverlay *self)
{
  g_clear_pointer (&self->markers, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_object (&self->programme);
  g_free (self);
}

/* The font or its size changed. */
void
frond_live_overlay_forget_layouts (FrondLiveOverlay *self)
{
  g_ptr_array_set_size (self->names, 0);
  self->placed_for = 0;
  for (guint i = 0; i < self->markers->len; i++) {
    Marker *marker = g_ptr_array_index (self->markers, i);

    g_clear_object (&marker->number_layout);
    g_clear_object (&marker->label_layout);
  }
}

void
frond_live_overlay_set_programme (FrondLiveOverlay *self,
                                  FrondProgramme   *programme)
{
  g_set_object (&self->programme, programme);
  frond_live_overlay_forget_layouts (self);
}

void
frond_live_overlay_add_marker (FrondLiveOverlay *self,
                               guint64           column,
                               guint             number,
                               const char       *label)
{
  Marker *marker = g_new0 (Marker, 1);

  marker->column = column;
  marker->number = number > 0 ? g_strdup_printf ("%u", number) : g_strdup ("\xe2\x80\xa2");
  marker->label = g_strdup (label);
  g_ptr_array_add (self->markers, marker);
  self->placed_for = 0;
}

gboolean
frond_live_overlay_remove_last_marker (FrondLiveOverlay *self)
{
  if (self->markers->len == 0)
    return FALSE;

  g_ptr_array_set_size (self->markers, (int) self->markers->len - 1);
  self->placed_for = 0;

  return TRUE;
}

void
frond_live_overlay_clear_markers (FrondLiveOverlay *self)
{
  g_ptr_array_set_size (self->markers, 0);
}

guint
frond_live_overlay_get_n_markers (FrondLiveOverlay *self)
{
  return self->markers->len;
}

static PangoLayout *
layout_new (GtkWidget  *widget,
            const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoFontDescription) font = frond_plot_theme_get_font (widget, 0.85);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);

  return layout;
}

static int
get_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

static void
append_layout (GtkSnapshot          *snapshot,
               PangoLayout          *layout,
               double                x,
               double                y,
               const FrondPlotColor *color)
{
  GdkRGBA rgba;

  frond_plot_theme_to_rgba (color, &rgba);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &rgba);
  gtk_snapshot_restore (snapshot);
}

static void
append_box (GtkSnapshot          *snapshot,
            double                x,
            double                y,
            double                width,
            double                height,
            const FrondPlotColor *color)
{
  GdkRGBA rgba;

  frond_plot_theme_to_rgba (color, &rgba);
  gtk_snapshot_append_color (snapshot, &rgba, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

/* Phases */

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
    g_ptr_array_index (self->names, (guint) phase) = layout_new (widget, frond_programme_get_phase (self->programme, (guint) phase)->name);

  return g_ptr_array_index (self->names, (guint) phase);
}

/* From the left edge in units to where a position lies. */
static double
get_offset (const FrondLivePicture *picture,
            const FrondLiveSegment *segment,
            gint64                  position)
{
  return picture->x + (position - segment->origin) / picture->scale;
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
    left = get_offset (picture, segment, MAX (from, segment->origin)) + NAME_MARGIN;
    if (layout && left + get_width (layout) < get_offset (picture, segment, MIN (to, segment->to)))
      append_layout (snapshot, layout, left, picture->y + 2, &picture->palette->quiet_text);
  }
}

/* Markers */

static double
get_flag_width (const Marker *marker)
{
  return get_width (marker->number_layout) + 2 * MARGIN;
}

static double
get_label_width (const Marker *marker)
{
  return marker->label_layout ? get_width (marker->label_layout) + 2 * MARGIN : 0;
}

/* Each flag goes into the first row that is free; counted from the beginning, so that no flag changes its row while the picture moves. */
static void
place_markers (FrondLiveOverlay       *self,
               const FrondLivePicture *picture,
               double                  pixels_per_column)
{
  double row_ends[N_ROWS] = { 0 };

  if (self->placed_for == pixels_per_column)
    return;

  self->placed_for = pixels_per_column;
  for (guint i = 0; i < self->markers->len; i++) {
    Marker *marker = g_ptr_array_index (self->markers, i);
    double  x = marker->column * pixels_per_column / picture->scale;

    if (!marker->number_layout)
      marker->number_layout = layout_new (picture->widget, marker->number);
    if (!marker->label_layout && marker->label && *marker->label) {
      marker->label_layout = layout_new (picture->widget, marker->label);
      pango_layout_set_width (marker->label_layout, MIN (get_width (marker->label_layout) + 1, MOST_LABEL) * PANGO_SCALE);
      pango_layout_set_ellipsize (marker->label_layout, PANGO_ELLIPSIZE_END);
    }
    marker->row = NO_ROW;
    for (int row = N_ROWS - 1; row >= 0; row--)
      if (row_ends[row] <= x)
        marker->row = row;
    if (marker->row != NO_ROW)
      row_ends[marker->row] = x + get_flag_width (marker) + get_label_width (marker) + 2;
  }
}

static void
snapshot_flag (const FrondLivePicture *picture,
               GtkSnapshot            *snapshot,
               const Marker           *marker,
               double                  x,
               double                  top)
{
  FrondPlotColor ground = picture->palette->background;
  double         flag_width = get_flag_width (marker);
  int            height;

  ground.alpha = 0.85;
  pango_layout_get_pixel_size (marker->number_layout, NULL, &height);
  top += marker->row * (height + 2.0);
  append_box (snapshot, x, top, flag_width, height, &picture->palette->text);
  append_layout (snapshot, marker->number_layout, x + MARGIN, top, &picture->palette->background);
  if (marker->label_layout) {
    append_box (snapshot, x + flag_width, top, get_label_width (marker), height, &ground);
    append_layout (snapshot, marker->label_layout, x + flag_width + MARGIN, top, &picture->palette->text);
  }
}

static void
snapshot_markers (FrondLiveOverlay       *self,
                  const FrondLivePicture *picture,
                  GtkSnapshot            *snapshot,
                  const FrondLiveSegment *segment,
                  double                  top)
{
  /* A flag reaches to the right of its line: begin a little before the segment. */
  gint64 reach = (gint64) (2 * MOST_LABEL * picture->scale);

  for (guint i = 0; i < self->markers->len; i++) {
    const Marker *marker = g_ptr_array_index (self->markers, i);
    gint64        position = frond_live_tiles_get_x (picture->tiles, marker->column);
    double        x = get_offset (picture, segment, position);

    if (position < segment->from - reach || position > segment->to)
      continue;
    if (position >= segment->from)
      append_box (snapshot, x, picture->y, picture->palette->line, picture->height, &picture->palette->text);
    if (marker->row != NO_ROW)
      snapshot_flag (picture, snapshot, marker, x, top);
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
  double top = picture->y + picture->text_height + 6;

  place_markers (self, picture, 1 / frond_live_tiles_get_column (picture->tiles, 1));
  for (guint i = 0; i < n_segments; i++) {
    const FrondLiveSegment *segment = &segments[i];
    double                  left = get_offset (picture, segment, segment->from);

    gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) left, (float) picture->y, (float) ((segment->to - segment->from) / picture->scale), (float) picture->height));
    snapshot_names (self, picture, snapshot, segment);
    snapshot_markers (self, picture, snapshot, segment, top);
    gtk_snapshot_pop (snapshot);
  }
}

/* Axes */

/* The unit stands below the values; a lane with a name has it inside, at its lower right, where phases and flags are not. */
static void
draw_lane_name (cairo_t                *cr,
                const FrondLivePicture *picture,
                const FrondLiveLane    *lane,
                const FrondPlotFrame   *frame,
                PangoFontDescription   *font)
{
  FrondPlotColor   ground = picture->palette->background;
  const char      *unit = frond_units_get_symbol (lane->unit);
  g_autofree char *text = lane->name ? g_strdup_printf ("%s %s", lane->name, unit) : g_strdup (unit);
  g_autoptr (PangoLayout) layout = frond_plot_layout_new (cr, font, text, -1);
  double x, y;
  int    width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = frame->x + frame->width - width - MARGIN;
  y = frame->y + frame->height - height - 2;
  if (!lane->name) {
    x = MAX (frame->x - width - 6, 0);
    y = frame->y + frame->height + 4;
  }
  ground.alpha = lane->name ? 0.85 : 0;
  frond_plot_set_color (cr, &ground);
  cairo_rectangle (cr, x - 3, y, width + 6, height);
  cairo_fill (cr);
  frond_plot_set_color (cr, &picture->palette->quiet_text);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static cairo_t *
begin_strip (GtkSnapshot *snapshot,
             double       x,
             double       y,
             double       width,
             double       height)
{
  return gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

/**
 * frond_live_overlay_draw_axes:
 * @picture: where they go
 * @start_s: time at the left edge
 * @end_s: time at the right edge
 *
 * Each strip of labels is a node of its own beside the picture, so that no moving picture makes GTK draw them again.
 *
 * Returns: (transfer full): the labels of all axes; it holds until something of the layout changes
 */
GskRenderNode *
frond_live_overlay_draw_axes (const FrondLivePicture *picture,
                              double                  start_s,
                              double                  end_s)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (PangoFontDescription) font = frond_plot_theme_get_font (picture->widget, 0.85);
  double   bottom = picture->y + picture->height;
  cairo_t *times = begin_strip (snapshot, 0, bottom, gtk_widget_get_width (picture->widget), gtk_widget_get_height (picture->widget) - bottom);
  cairo_t *values = begin_strip (snapshot, 0, 0, picture->x, bottom);

  for (guint i = 0; i < picture->lanes->len; i++) {
    const FrondLiveLane *lane = g_ptr_array_index (picture->lanes, i);
    gboolean             lowest = i + 1 == picture->lanes->len;
    FrondPlotFrame       frame;

    frond_live_tiles_get_lane_frame (picture->tiles, i, &frame);
    frame.x = picture->x;
    frame.y += picture->y;
    frond_plot_axis_draw_values (values, &frame, picture->palette, font);
    if (lane->name) {
      cairo_t *name = begin_strip (snapshot, frame.x + frame.width / 2, frame.y + frame.height - picture->text_height - 4, frame.width / 2, picture->text_height + 4);

      draw_lane_name (name, picture, lane, &frame, font);
      cairo_destroy (name);
    }
    if (lowest) {
      frame.start_s = start_s;
      frame.end_s = end_s;
      frond_plot_axis_draw_times (times, &frame, picture->palette, font);
      if (!lane->name)
        draw_lane_name (times, picture, lane, &frame, font);
    }
  }
  cairo_destroy (times);
  cairo_destroy (values);

  return gtk_snapshot_to_node (snapshot);
}
