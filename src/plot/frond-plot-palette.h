/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  double red;
  double green;
  double blue;
  double alpha;
} FrondPlotColor;

typedef enum {
  FROND_PLOT_LIGHT,
  FROND_PLOT_DARK,
  FROND_PLOT_CONTRAST_LIGHT,
  FROND_PLOT_CONTRAST_DARK,
  FROND_PLOT_PAPER, /* white paper, readable without colour as well */
} FrondPlotLook;

/* What a trace is of. Its colour never stands alone: place, thickness and dash differ, too. */
typedef enum {
  FROND_PLOT_PELVIC_FLOOR,
  FROND_PLOT_ACCESSORY,
  FROND_PLOT_PRESSURE,
  FROND_PLOT_EARLIER, /* another session, behind this one's */
} FrondPlotSeries;

/* In the order of FrondPhaseKind, which this layer does not know. */
typedef enum {
  FROND_PLOT_REST,
  FROND_PLOT_WORK,
  FROND_PLOT_RELEASE,
  FROND_PLOT_BREATHE,
  FROND_PLOT_DROP,
  FROND_PLOT_STEP,
} FrondPlotPhaseKind;

#define FROND_PLOT_N_PHASE_KINDS (FROND_PLOT_STEP + 1)

/**
 * FrondPlotPalette:
 * @background: opaque ground of the plot
 * @text: words, numbers and the goal line
 * @quiet_text: labels of axes
 * @grid: lines at the ticks
 * @edge: lines around areas, opaque enough to be seen alone
 * @series: colour by #FrondPlotSeries
 * @phase: fill of a band by #FrondPlotPhaseKind
 * @target: fill of the target zone
 * @target_edge: its edge
 * @hatch: what was left out, and gaps
 * @play_head: where the programme or the cursor is
 * @line: width of a hair line
 * @outlined: areas get edges, because their fill is too faint to stand alone (high contrast, paper)
 *
 * The colours of one look. All painters take theirs from here, so that screen and paper agree.
 */
typedef struct {
  FrondPlotColor background;
  FrondPlotColor text;
  FrondPlotColor quiet_text;
  FrondPlotColor grid;
  FrondPlotColor edge;
  FrondPlotColor series[4];
  FrondPlotColor phase[FROND_PLOT_N_PHASE_KINDS];
  FrondPlotColor target;
  FrondPlotColor target_edge;
  FrondPlotColor hatch;
  FrondPlotColor play_head;
  double         line;
  gboolean       outlined;
} FrondPlotPalette;

void frond_plot_palette_init (FrondPlotPalette     *self,
                              FrondPlotLook         look,
                              const FrondPlotColor *accent);

double frond_plot_palette_get_width (FrondPlotSeries series);
void   frond_plot_set_color (cairo_t              *cr,
                             const FrondPlotColor *color);

G_END_DECLS
