/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where electrodes go. With FROND_PICTURES naming a folder the pictures are left there to be looked at. */

#include "config.h"

#include "frond-plot-placement.h"

#include "canvas.h"

static void
draw (Canvas                  *canvas,
      const FrondPlotPalette  *palette,
      const FrondPlotPlacement placement)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Cantarell");

  pango_font_description_set_absolute_size (font, 12 * PANGO_SCALE);
  frond_plot_placement_draw (canvas->cr, canvas->width, canvas->height, palette, font, &placement);
}

/* How much of a part of the picture has the colour of what measures. */
static guint
count_color (Canvas               *canvas,
             const FrondPlotColor *color,
             double                left,
             double                right,
             double                upper,
             double                lower)
{
  guint n = 0;

  for (int y = (int) (upper * canvas->height); y < (int) (lower * canvas->height); y++) {
    for (int x = (int) (left * canvas->width); x < (int) (right * canvas->width); x++)
      n += canvas_get (canvas, x, y) == canvas_color (color);
  }

  return n;
}

/* Seen from the feet with 12 o'clock up: 4 and 8 lie below the middle, one on each side, and nothing measures in front. */
static void
test_pads (void)
{
  g_autoptr (Canvas) canvas = canvas_new (240, 200);
  FrondPlotPalette      palette;
  const FrondPlotColor *color;

  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  color = &palette.series[FROND_PLOT_PELVIC_FLOOR];
  draw (canvas, &palette, (FrondPlotPlacement) { FROND_PLOT_PADS, FALSE, "R" });
  g_assert_cmpuint (count_color (canvas, color, 0.5, 1, 0.62, 0.85), >, 100);
  g_assert_cmpuint (count_color (canvas, color, 0, 0.5, 0.62, 0.85), >, 100);
  g_assert_cmpuint (count_color (canvas, color, 0, 1, 0, 0.6), ==, 0);
  /* The reference is on the thigh, and is none of them. */
  g_assert_cmpuint (count_color (canvas, &palette.text, 0.7, 0.95, 0.2, 0.4), >, 50);
}

static void
test_probe (void)
{
  g_autoptr (Canvas) canvas = canvas_new (240, 200);
  FrondPlotPalette      palette;
  const FrondPlotColor *color;

  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  color = &palette.series[FROND_PLOT_PELVIC_FLOOR];
  draw (canvas, &palette, (FrondPlotPlacement) { FROND_PLOT_PROBE, FALSE, NULL });
  /* In the middle, and nowhere else. */
  g_assert_cmpuint (count_color (canvas, color, 0.35, 0.65, 0.5, 0.75), >, 100);
  g_assert_cmpuint (count_color (canvas, color, 0.35, 0.65, 0.5, 0.75), ==, count_color (canvas, color, 0, 1, 0, 1));

  /* A pressure has neither plates nor a reference. */
  canvas_clear (canvas, &palette.background);
  draw (canvas, &palette, (FrondPlotPlacement) { FROND_PLOT_BALLOON, FALSE, NULL });
  g_assert_cmpuint (count_color (canvas, color, 0, 1, 0, 1), ==, 0);
  g_assert_cmpuint (count_color (canvas, &palette.text, 0.7, 0.95, 0.2, 0.4), ==, 0);
}

/* The belly stands beside it, with two pads on one side of the navel, in the second channel's colour. */
static void
test_abdomen (void)
{
  g_autoptr (Canvas) with = canvas_new (480, 200);
  g_autoptr (Canvas) without = canvas_new (480, 200);
  FrondPlotPalette   palette;
  FrondPlotPlacement placement = { FROND_PLOT_PADS, TRUE, "R" };

  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  draw (with, &palette, placement);
  g_assert_cmpuint (count_color (with, &palette.series[FROND_PLOT_ACCESSORY], 0.5, 0.75, 0.5, 0.9), >, 100);
  g_assert_cmpuint (count_color (with, &palette.series[FROND_PLOT_ACCESSORY], 0.75, 1, 0, 1), ==, 0);
  placement.has_abdomen = FALSE;
  draw (without, &palette, placement);
  g_assert_cmpuint (count_color (without, &palette.series[FROND_PLOT_ACCESSORY], 0, 1, 0, 1), ==, 0);
  g_assert_cmpfloat (frond_plot_placement_get_aspect (&placement), ==, 1.2);
}

/* Whatever room there is, it stays inside of it. */
static void
test_room (void)
{
  const int sizes[][2] = { { 40, 300 }, { 300, 40 }, { 1, 1 }, { 120, 100 } };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (Canvas) canvas = canvas_new (sizes[i][0], sizes[i][1]);
    FrondPlotPalette palette;

    frond_plot_palette_init (&palette, FROND_PLOT_CONTRAST_DARK, NULL);
    draw (canvas, &palette, (FrondPlotPlacement) { FROND_PLOT_PROBE, TRUE, NULL });
  }
}

static void
test_pictures (void)
{
  static const FrondPlotPlacement placements[] = {
    { FROND_PLOT_PADS, FALSE, "R" },
    { FROND_PLOT_PROBE, FALSE, "R" },
    { FROND_PLOT_PADS, TRUE, "R" },
    { FROND_PLOT_PROBE, TRUE, "R" },
    { FROND_PLOT_BALLOON, FALSE, NULL },
  };

  for (guint look = FROND_PLOT_LIGHT; look <= FROND_PLOT_PAPER; look++) {
    g_autoptr (Canvas) canvas = canvas_new (1200, 150);
    FrondPlotPalette palette;

    frond_plot_palette_init (&palette, look, NULL);
    canvas_clear (canvas, &palette.background);
    for (gsize i = 0; i < G_N_ELEMENTS (placements); i++) {
      g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Cantarell");
      double aspect = frond_plot_placement_get_aspect (&placements[i]);

      pango_font_description_set_absolute_size (font, 11 * PANGO_SCALE);
      frond_plot_placement_draw (canvas->cr, aspect * 130, 140, &palette, font, &placements[i]);
      cairo_translate (canvas->cr, aspect * 130 + 10, 0);
    }
    if (g_getenv ("FROND_PICTURES")) {
      g_autofree char *name = g_strdup_printf ("placement-%u.png", look);
      g_autofree char *path = g_build_filename (g_getenv ("FROND_PICTURES"), name, NULL);

      g_assert_cmpint (cairo_surface_write_to_png (canvas->surface, path), ==, CAIRO_STATUS_SUCCESS);
    }
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/placement/pads", test_pads);
  g_test_add_func ("/plot/placement/probe", test_probe);
  g_test_add_func ("/plot/placement/abdomen", test_abdomen);
  g_test_add_func ("/plot/placement/room", test_room);
  g_test_add_func ("/plot/placement/pictures", test_pictures);

  return g_test_run ();
}
