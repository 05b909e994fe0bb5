/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "canvas.h"

static double
linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

/* Relative luminance of a colour that lies over the ground (WCAG 2.2). */
static double
luminance (const FrondPlotColor *color,
           const FrondPlotColor *ground)
{
  double over = 1 - color->alpha;

  return 0.2126 * linear (color->red * color->alpha + ground->red * over) + 0.7152 * linear (color->green * color->alpha + ground->green * over) +
         0.0722 * linear (color->blue * color->alpha + ground->blue * over);
}

static double
contrast (const FrondPlotColor *color,
          const FrondPlotColor *ground)
{
  double a = luminance (color, ground), b = luminance (ground, ground);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static void
test_readable (void)
{
  for (int look = FROND_PLOT_LIGHT; look <= FROND_PLOT_PAPER; look++) {
    FrondPlotPalette palette;
    gboolean         high = look == FROND_PLOT_CONTRAST_LIGHT || look == FROND_PLOT_CONTRAST_DARK;

    frond_plot_palette_init (&palette, look, NULL);
    g_assert_cmpfloat (contrast (&palette.text, &palette.background), >=, 7);
    g_assert_cmpfloat (contrast (&palette.quiet_text, &palette.background), >=, high ? 7 : 4.5);
    for (int series = FROND_PLOT_PELVIC_FLOOR; series < FROND_PLOT_EARLIER; series++)
      g_assert_cmpfloat (contrast (&palette.series[series], &palette.background), >=, high ? 7 : 3);
  }
}

static void
test_house_colors (void)
{
  FrondPlotPalette palette;

  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  g_assert_cmphex (canvas_color (&palette.series[FROND_PLOT_PELVIC_FLOOR]), ==, 0x1a7f7a);
  g_assert_cmphex (canvas_color (&palette.series[FROND_PLOT_ACCESSORY]), ==, 0xb26a00);
  g_assert_cmphex (canvas_color (&palette.series[FROND_PLOT_PRESSURE]), ==, 0x6b4fa0);
  g_assert_cmpfloat (palette.target.alpha, ==, 0.12);
  g_assert_cmpfloat (palette.series[FROND_PLOT_EARLIER].alpha, ==, 0.45);

  frond_plot_palette_init (&palette, FROND_PLOT_DARK, NULL);
  g_assert_cmphex (canvas_color (&palette.series[FROND_PLOT_PELVIC_FLOOR]), ==, 0x5cc9bf);
}

static void
test_accent (void)
{
  FrondPlotColor   pink = { 0.83, 0.38, 0.6, 1 };
  FrondPlotPalette palette;

  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, &pink);
  g_assert_cmpfloat (palette.play_head.red, ==, pink.red);
  g_assert_cmpfloat (palette.phase[FROND_PLOT_WORK].red, ==, pink.red);
  g_assert_cmpfloat (palette.phase[FROND_PLOT_WORK].alpha, ==, 0.07);

  frond_plot_palette_init (&palette, FROND_PLOT_CONTRAST_LIGHT, &pink);
  g_assert_cmpfloat (palette.play_head.red, !=, pink.red);
}

/* A band lies behind the trace: whatever it is of, it is faint, and there is one for every kind of phase. */
static void
test_every_band_is_faint (void)
{
  FrondPlotPalette palette;

  frond_plot_palette_init (&palette, FROND_PLOT_LIGHT, NULL);
  g_assert_cmpuint (G_N_ELEMENTS (palette.phase), ==, FROND_PLOT_N_PHASE_KINDS);
  for (guint kind = 0; kind < FROND_PLOT_N_PHASE_KINDS; kind++) {
    g_assert_cmpfloat (palette.phase[kind].alpha, >, 0);
    g_assert_cmpfloat (palette.phase[kind].alpha, <, 0.2);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/palette/readable", test_readable);
  g_test_add_func ("/plot/palette/house-colors", test_house_colors);
  g_test_add_func ("/plot/palette/accent", test_accent);

  g_test_add_func ("/plot/palette/every-band-is-faint", test_every_band_is_faint);

  return g_test_run ();
}
