/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-plot-snapshot.h"
#include "frond-plot-theme.h"

#include "live-picture-fixture.h"

static cairo_surface_t *
finish (GtkSnapshot *snapshot)
{
  g_autoptr (GskRenderNode) node = gtk_snapshot_to_node (snapshot);

  return paint_node (node);
}

static void
test_color (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface;

  frond_plot_snapshot_color (snapshot, &(FrondPlotColor) { 1, 0, 0, 1 }, 10, 20, 30, 40);
  surface = finish (snapshot);
  g_assert_cmpuint (stage_count (surface, 0xff0000, 10, 20, 30, 40), ==, 1200);
  g_assert_cmpuint (count_ink (surface, 0, 0, WIDTH, HEIGHT), ==, 1200);
  cairo_surface_destroy (surface);
}

/* In the place that it was given, and what comes after it is not moved along. */
static void
test_layout (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (PangoLayout) layout = frond_plot_theme_layout_new (self->stage->widget, "MMMM");
  cairo_surface_t *surface;
  int              width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  frond_plot_snapshot_layout (snapshot, layout, &self->palette.text, 100, 50);
  frond_plot_snapshot_color (snapshot, &(FrondPlotColor) { 1, 0, 0, 1 }, 0, 0, 5, 5);
  surface = finish (snapshot);
  g_assert_cmpuint (count_ink (surface, 100, 50, width, height), >, 50);
  g_assert_cmpuint (count_ink (surface, 0, 0, WIDTH, HEIGHT), ==, count_ink (surface, 99, 50, width + 2, height) + 25);
  g_assert_cmpuint (stage_count (surface, 0xff0000, 0, 0, 5, 5), ==, 25);
  cairo_surface_destroy (surface);
}

/* Light on dark, with the words in the middle. */
static void
test_sign (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (PangoLayout) layout = frond_plot_theme_layout_new (self->stage->widget, "MMMM");
  cairo_surface_t *surface;
  int              width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  frond_plot_snapshot_sign (snapshot, layout, &self->palette, &GRAPHENE_RECT_INIT (50, 40, (float) width + 24, (float) height + 12));
  surface = finish (snapshot);
  g_assert_cmpuint (stage_count (surface, 0x323237, 50, 40, width + 24, 6), ==, 6 * ((guint) width + 24));
  g_assert_cmpuint (stage_count (surface, 0x323237, 50, 40, 10, height + 12), ==, 10 * ((guint) height + 12));
  g_assert_cmpuint (stage_count (surface, 0x323237, width + 64, 40, 10, height + 12), ==, 10 * ((guint) height + 12));
  g_assert_cmpuint (stage_count (surface, 0x323237, 62, 46, width, height), <, (guint) (width * height) - 50);
  cairo_surface_destroy (surface);
}

/* Only while the keyboard is on it, and never wider than the room that is kept free. */
static void
test_focus (Fixture      *self,
            gconstpointer data)
{
  cairo_surface_t *surface;

  for (int focused = 0; focused < 2; focused++) {
    g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
    int room = (int) FROND_PLOT_SNAPSHOT_FOCUS_ROOM;

    if (focused) {
      gtk_widget_set_focusable (self->stage->widget, TRUE);
      gtk_window_set_focus_visible (GTK_WINDOW (self->stage->window), TRUE);
      g_assert_true (gtk_widget_grab_focus (self->stage->widget));
      for (int i = 0; i < 200 && !gtk_widget_has_visible_focus (self->stage->widget); i++)
        stage_spin (10);
      g_assert_true (gtk_widget_has_visible_focus (self->stage->widget));
    }
    frond_plot_snapshot_focus (snapshot, self->stage->widget, &self->palette);
    surface = finish (snapshot);
    g_assert_cmpuint (count_ink (surface, 0, 20, room, 100), ==, focused ? 200 : 0);
    g_assert_cmpuint (count_ink (surface, room, room, WIDTH - 2 * room, HEIGHT - 2 * room), ==, 0);
    cairo_surface_destroy (surface);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function) g_test_add ("/app/plot-snapshot/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("color", test_color);
  ADD ("layout", test_layout);
  ADD ("sign", test_sign);
  ADD ("focus", test_focus);

  return g_test_run ();
}
