/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-plot-palette.h"

#define RGB(hex) \
  { \
    (((hex) >> 16) & 0xff) / 255.0, (((hex) >> 8) & 0xff) / 255.0, ((hex) & 0xff) / 255.0, 1.0 \
  }

typedef struct {
  FrondPlotColor background;
  FrondPlotColor text;
  FrondPlotColor pelvic_floor;
  FrondPlotColor accessory;
  FrondPlotColor pressure;
  FrondPlotColor accent;
  double         quiet;    /* strength of labels */
  double         grid;     /* of grid lines */
  double         edge;     /* of edges */
  double         neutral;  /* of rest bands */
  double         accented; /* of work bands */
  double         line;
  gboolean       outlined;
} Look;

/* DESIGN.md section 7. High contrast keeps the hues and moves them away from the ground until they reach 7:1 with it. */
static const Look looks[] = {
  [FROND_PLOT_LIGHT] = { RGB (0xffffff), RGB (0x323237), RGB (0x1a7f7a), RGB (0xb26a00), RGB (0x6b4fa0), RGB (0x3584e4), 0.75, 0.10, 0.30, 0.04, 0.07, 1.0, FALSE },
  [FROND_PLOT_DARK] = { RGB (0x1d1d20), RGB (0xffffff), RGB (0x5cc9bf), RGB (0xf0b45a), RGB (0xb9a3e3), RGB (0x3584e4), 0.75, 0.10, 0.30, 0.06, 0.10, 1.0, FALSE },
  [FROND_PLOT_CONTRAST_LIGHT] = { RGB (0xffffff), RGB (0x000000), RGB (0x0b5551), RGB (0x7a4500), RGB (0x4f3585), RGB (0x1a5fb4), 1.0, 0.30, 0.80, 0.04, 0.10, 2.0, TRUE },
  [FROND_PLOT_CONTRAST_DARK] = { RGB (0x000000), RGB (0xffffff), RGB (0x7fe3d9), RGB (0xffcf85), RGB (0xd2c2f2), RGB (0x78aeed), 1.0, 0.35, 0.80, 0.08, 0.16, 2.0, TRUE },
  [FROND_PLOT_PAPER] = { RGB (0xffffff), RGB (0x000000), RGB (0x1a7f7a), RGB (0xb26a00), RGB (0x6b4fa0), RGB (0x3584e4), 0.70, 0.15, 0.50, 0.04, 0.07, 0.5, TRUE },
};

static FrondPlotColor
fade (FrondPlotColor color,
      double         alpha)
{
  color.alpha *= alpha;

  return color;
}

/**
 * frond_plot_palette_init:
 * @self: filled in
 * @look: what it is for
 * @accent: (nullable): the desktop's accent colour, for work phases and the play head; %NULL for the house's own blue
 *
 * High contrast and paper keep their own accent, since a chosen one need not be dark enough.
 */
void
frond_plot_palette_init (FrondPlotPalette     *self,
                         FrondPlotLook         look,
                         const FrondPlotColor *accent)
{
  const Look    *own = &looks[look];
  FrondPlotColor accented = accent && !own->outlined ? *accent : own->accent;

  *self = (FrondPlotPalette) {
    .background = own->background,
    .text = own->text,
    .quiet_text = fade (own->text, own->quiet),
    .grid = fade (own->text, own->grid),
    .edge = fade (own->text, own->edge),
    .series = { own->pelvic_floor, own->accessory, own->pressure, fade (own->text, 0.45) },
    .phase = {
      [FROND_PLOT_REST] = fade (own->text, own->neutral),
      [FROND_PLOT_WORK] = fade (accented, own->accented),
      [FROND_PLOT_RELEASE] = fade (own->text, own->neutral),
      [FROND_PLOT_BREATHE] = fade (own->pelvic_floor, own->accented),
      [FROND_PLOT_DROP] = fade (own->text, own->neutral),
      [FROND_PLOT_STEP] = fade (accented, own->accented),
    },
    .target = fade (own->pelvic_floor, 0.12),
    .target_edge = fade (own->pelvic_floor, own->outlined ? 1.0 : 0.5),
    .hatch = fade (own->text, own->outlined ? 0.6 : 0.35),
    .play_head = accented,
    .line = own->line,
    .outlined = own->outlined,
  };
}

/**
 * frond_plot_palette_get_width:
 * @series: what the trace is of
 *
 * Returns: how thick its line is, in units of 1/96 inch
 */
double
frond_plot_palette_get_width (FrondPlotSeries series)
{
  static const double widths[] = { 2.0, 1.25, 1.5, 1.0 };

  return widths[series];
}

void
frond_plot_set_color (cairo_t              *cr,
                      const FrondPlotColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}
