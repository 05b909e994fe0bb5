/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window with one widget in it, and pictures of that widget as GTK would paint it. */

#pragma once

#include <adwaita.h>

typedef struct {
  GtkWidget *window;
  GtkWidget *widget; /* the window owns it */
} Stage;

static inline void
stage_spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + 1000 * (gint64) milliseconds;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static inline gboolean
stage_count_frame_cb (GtkWidget     *widget,
                      GdkFrameClock *clock,
                      gpointer       data)
{
  ++*(guint *) data;

  return G_SOURCE_CONTINUE;
}

/* Waits until n frames have passed. */
static inline void
stage_wait_frames (Stage *self,
                   guint  n)
{
  guint frames = 0;
  guint id = gtk_widget_add_tick_callback (self->window, stage_count_frame_cb, &frames, NULL);

  while (frames < n)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (self->window, id);
}

static inline Stage *
stage_new (GtkWidget *widget,
           int        width,
           int        height)
{
  Stage *self = g_new0 (Stage, 1);

  self->window = gtk_window_new ();
  self->widget = widget;
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_child (GTK_WINDOW (self->window), widget);
  gtk_window_present (GTK_WINDOW (self->window));
  while (!gtk_widget_get_mapped (widget) || gtk_widget_get_width (widget) == 0)
    g_main_context_iteration (NULL, TRUE);
  stage_wait_frames (self, 2);

  return self;
}

/* Destroys the window; the widget must be gone then. */
static inline void
stage_free (Stage *self)
{
  gpointer widget = self->widget;

  g_object_add_weak_pointer (G_OBJECT (self->widget), &widget);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (widget);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stage, stage_free)

/* The widget as an image; NULL when it paints nothing. */
static inline cairo_surface_t *
stage_paint (Stage *self)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (self->widget);
  g_autoptr (GtkSnapshot) snapshot = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  cairo_surface_t *surface;
  cairo_t         *cr;
  int              width = gtk_widget_get_width (self->widget), height = gtk_widget_get_height (self->widget);

  gtk_widget_queue_draw (self->widget);
  stage_wait_frames (self, 2);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cr = cairo_create (surface);
  if (adw_style_manager_get_dark (adw_style_manager_get_default ()))
    cairo_set_source_rgb (cr, 0.14, 0.14, 0.15);
  else
    cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (node)
    gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static inline guint32
stage_get_pixel (cairo_surface_t *surface,
                 int              x,
                 int              y)
{
  guint32 pixel;

  g_assert_cmpint (x, <, cairo_image_surface_get_width (surface));
  g_assert_cmpint (y, <, cairo_image_surface_get_height (surface));
  memcpy (&pixel, cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface) + 4 * x, 4);

  return pixel & 0xffffff;
}

/* How many pixels of the rectangle have the colour. */
static inline guint
stage_count (cairo_surface_t *surface,
             guint32          color,
             int              x,
             int              y,
             int              width,
             int              height)
{
  guint n = 0;

  for (int j = y; j < y + height; j++)
    for (int i = x; i < x + width; i++)
      n += stage_get_pixel (surface, i, j) == color;

  return n;
}

/* With FROND_PICTURES naming a folder the picture is left there to be looked at. */
static inline void
stage_keep (cairo_surface_t *surface,
            const char      *name)
{
  const char *folder = g_getenv ("FROND_PICTURES");

  if (folder) {
    g_autofree char *path = g_strdup_printf ("%s/%s.png", folder, name);

    cairo_surface_write_to_png (surface, path);
  }
}

/* As a person does it: events that the X server sends. */
static inline void
stage_run_tool (Stage      *stage,
                const char *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *command = g_strdup_printf ("xdotool %s", arguments);
  g_auto (GStrv) parts = g_strsplit (command, " ", -1);

  process = g_subprocess_newv ((const char *const *) parts, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
  stage_wait_frames (stage, 4);
}
