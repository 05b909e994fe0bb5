/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Markers on a live plot: a line where each was put, and a flag that says what it is. */

#include "config.h"

#include "frond-live-markers.h"

#include "frond-plot-snapshot.h"
#include "frond-plot-theme.h"

#define N_ROWS     3
#define MARGIN     5.0
#define MOST_LABEL 140
#define NO_ROW     -1

typedef struct {
  guint64      column;
  char        *number;
  char        *label;
  PangoLayout *number_layout;
  PangoLayout *label_layout;
  int          row;
} Marker;

struct _FrondLiveMarkers {
  GPtrArray *markers;    /* of Marker, in order of column */
  double     placed_for; /* pixels per column for which the rows hold */
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

FrondLiveMarkers *
frond_live_markers_new (void)
{
  FrondLiveMarkers *self = g_new0 (FrondLiveMarkers, 1);

  self->markers = g_ptr_array_new_with_free_func (marker_free);

  return self;
}

void
frond_live_markers_free (FrondLiveMarkers *self)
{
  g_clear_pointer (&self->markers, g_ptr_array_unref);
  g_free (self);
}

void
frond_live_markers_add (FrondLiveMarkers *self,
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
frond_live_markers_remove_last (FrondLiveMarkers *self)
{
  if (self->markers->len == 0)
    return FALSE;

  g_ptr_array_set_size (self->markers, (int) self->markers->len - 1);
  self->placed_for = 0;

  return TRUE;
}

void
frond_live_markers_clear (FrondLiveMarkers *self)
{
  g_ptr_array_set_size (self->markers, 0);
}

guint
frond_live_markers_get_n (FrondLiveMarkers *self)
{
  return self->markers->len;
}

/* The font or its size changed. */
void
frond_live_markers_forget_layouts (FrondLiveMarkers *self)
{
  self->placed_for = 0;
  for (guint i = 0; i < self->markers->len; i++) {
    Marker *marker = g_ptr_array_index (self->markers, i);

    g_clear_object (&marker->number_layout);
    g_clear_object (&marker->label_layout);
  }
}

static int
get_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

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

static void
make_layouts (Marker    *marker,
              GtkWidget *widget)
{
  if (!marker->number_layout)
    marker->number_layout = frond_plot_theme_layout_new (widget, marker->number);
  if (marker->label_layout || !marker->label || !*marker->label)
    return;

  marker->label_layout = frond_plot_theme_layout_new (widget, marker->label);
  pango_layout_set_width (marker->label_layout, MIN (get_width (marker->label_layout) + 1, MOST_LABEL) * PANGO_SCALE);
  pango_layout_set_ellipsize (marker->label_layout, PANGO_ELLIPSIZE_END);
}

/* The first row that is free at x. */
static int
find_row (const double *row_ends,
          double        x)
{
  for (int row = 0; row < N_ROWS; row++)
    if (row_ends[row] <= x)
      return row;

  return NO_ROW;
}

/* Each flag goes into the first row that is free; counted from the beginning, so that no flag changes its row while the picture moves. */
static void
place (FrondLiveMarkers       *self,
       const FrondLivePicture *picture)
{
  double pixels_per_column = 1 / frond_live_tiles_get_column (picture->tiles, 1);
  double row_ends[N_ROWS] = { 0 };

  if (self->placed_for == pixels_per_column)
    return;

  self->placed_for = pixels_per_column;
  for (guint i = 0; i < self->markers->len; i++) {
    Marker *marker = g_ptr_array_index (self->markers, i);
    double  x = marker->column * pixels_per_column / picture->scale;

    make_layouts (marker, picture->widget);
    marker->row = find_row (row_ends, x);
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
  frond_plot_snapshot_color (snapshot, &picture->palette->text, x, top, flag_width, height);
  frond_plot_snapshot_layout (snapshot, marker->number_layout, &picture->palette->background, x + MARGIN, top);
  if (marker->label_layout) {
    frond_plot_snapshot_color (snapshot, &ground, x + flag_width, top, get_label_width (marker), height);
    frond_plot_snapshot_layout (snapshot, marker->label_layout, &picture->palette->text, x + flag_width + MARGIN, top);
  }
}

/**
 * frond_live_markers_snapshot:
 * @self: markers
 * @picture: where they go
 * @snapshot: what they are added to
 * @segment: what is in view
 */
void
frond_live_markers_snapshot (FrondLiveMarkers       *self,
                             const FrondLivePicture *picture,
                             GtkSnapshot            *snapshot,
                             const FrondLiveSegment *segment)
{
  double top = picture->y + picture->text_height + 6;
  /* A flag reaches to the right of its line: begin a little before the segment. */
  gint64 reach = (gint64) (2 * MOST_LABEL * picture->scale);

  place (self, picture);
  for (guint i = 0; i < self->markers->len; i++) {
    const Marker *marker = g_ptr_array_index (self->markers, i);
    gint64        position = frond_live_tiles_get_x (picture->tiles, marker->column);
    double        x = frond_live_picture_get_offset (picture, segment, position);

    if (position < segment->from - reach || position > segment->to)
      continue;
    if (position >= segment->from)
      /* Below the names of phases. */
      frond_plot_snapshot_color (snapshot, &picture->palette->text, x, top, picture->palette->line, picture->y + picture->height - top);
    if (marker->row != NO_ROW)
      snapshot_flag (picture, snapshot, marker, x, top);
  }
}
