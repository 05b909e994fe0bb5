/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The trace, with the painters of the screen: what was seen live is what is printed. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "frond-plot-axis.h"
#include "frond-plot-bands.h"
#include "frond-plot-markers.h"
#include "frond-plot-ribbon.h"
#include "frond-report-format.h"
#include "frond-session-report-private.h"
#include "frond-units.h"

#define TRACE_HEIGHT  200.0
#define TIMES_HEIGHT  22.0
#define RIBBON_HEIGHT 38.0
#define CLEAR_HEIGHT  4.0

typedef struct {
  double  width;
  double  duration_s;
  double  top;
  GArray *columns;  /* of FrondPlotColumn */
  GArray *goals;    /* of FrondPlotGoal */
  GArray *bands;    /* of FrondPlotBand, the names in names */
  GArray *left_out; /* of FrondPlotBand */
  GArray *markers;  /* of FrondPlotMarker, the labels in names */
  GStrv   names;
} Trace;

static void
free_trace (gpointer data)
{
  Trace *self = data;

  g_array_unref (self->columns);
  g_array_unref (self->goals);
  g_array_unref (self->bands);
  g_array_unref (self->left_out);
  g_array_unref (self->markers);
  g_strfreev (self->names);
  g_free (self);
}

/* Printed in black and white a goal in the middle of the trace would be black on dark grey. */
static void
clear_goal_lines (cairo_t              *cr,
                  const FrondPlotFrame *frame,
                  const FrondPlotGoal  *goals,
                  guint                 n_goals)
{
  cairo_set_source_rgba (cr, 1, 1, 1, 0.85);
  for (guint i = 0; i < n_goals; i++) {
    double left = frond_plot_frame_get_x (frame, goals[i].start_s);
    double right = frond_plot_frame_get_x (frame, goals[i].end_s);

    cairo_rectangle (cr, left, frond_plot_frame_get_y (frame, goals[i].value) - CLEAR_HEIGHT / 2, right - left, CLEAR_HEIGHT);
    if (frond_plot_goal_has_upper (&goals[i]))
      cairo_rectangle (cr, left, frond_plot_frame_get_y (frame, goals[i].upper) - CLEAR_HEIGHT / 2, right - left, CLEAR_HEIGHT);
  }
  cairo_fill (cr);
}

static void
draw_plot (const Trace                *self,
           cairo_t                    *cr,
           const FrondPlotFrame       *frame,
           const FrondPlotPalette     *palette,
           const PangoFontDescription *font)
{
  const FrondPlotBand *bands = (const FrondPlotBand *) self->bands->data;
  const FrondPlotGoal *goals = (const FrondPlotGoal *) self->goals->data;
  const FrondPlotTrace trace = {
    .columns = (const FrondPlotColumn *) self->columns->data,
    .n_columns = self->columns->len,
    .column_s = self->duration_s / MAX (self->columns->len, 1),
    .series = FROND_PLOT_PELVIC_FLOOR,
  };
  double text_height = frond_plot_axis_measure_height (cr, font);

  frond_plot_bands_draw (cr, frame, palette, bands, self->bands->len);
  frond_plot_axis_draw_grid (cr, frame, palette, text_height);
  frond_plot_goal_draw_zone (cr, frame, palette, goals, self->goals->len);
  frond_plot_trace_draw_gaps (cr, frame, palette, &trace);
  for (guint i = 0; i < self->left_out->len; i++) {
    const FrondPlotBand *span = &g_array_index (self->left_out, FrondPlotBand, i);

    frond_plot_hatch (cr, frame, palette, span->start_s, span->end_s);
  }
  frond_plot_trace_draw_envelope (cr, frame, palette, &trace);
  clear_goal_lines (cr, frame, goals, self->goals->len);
  frond_plot_goal_draw_line (cr, frame, palette, goals, self->goals->len);
  frond_plot_bands_draw_names (cr, frame, palette, font, bands, self->bands->len);
  frond_plot_markers_draw (cr, frame, palette, font, text_height + 4, (const FrondPlotMarker *) self->markers->data, self->markers->len);
  frond_plot_axis_draw_values (cr, frame, palette, font);
  frond_plot_axis_draw_times (cr, frame, palette, font);
}

static void
draw_trace (const FrondReportItem *item,
            cairo_t               *cr,
            double                 x,
            double                 y)
{
  const Trace *self = item->data;
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Cantarell,Adwaita Sans,sans-serif");
  FrondPlotPalette palette;
  FrondPlotFrame   frame = { x, y, self->width, TRACE_HEIGHT, 0, self->duration_s, 0, self->top };
  FrondPlotFrame   ribbon;
  double           labels;

  pango_font_description_set_absolute_size (font, 11 * PANGO_SCALE);
  frond_plot_palette_init (&palette, FROND_PLOT_PAPER, NULL);
  labels = frond_plot_axis_measure_values (cr, &frame, font);
  frame.x += labels;
  frame.width -= labels;
  draw_plot (self, cr, &frame, &palette, font);

  ribbon = frame;
  ribbon.y = y + TRACE_HEIGHT + TIMES_HEIGHT;
  ribbon.height = RIBBON_HEIGHT;
  frond_plot_ribbon_draw (cr, &ribbon, &palette, font, (const FrondPlotBand *) self->bands->data, self->bands->len, NAN);
}

static void
fill_bands (Trace                    *self,
            const FrondSessionReport *report,
            GStrvBuilder             *names)
{
  for (guint i = 0; i < report->phases->len; i++) {
    const FrondSegment *segment = &((const FrondSegmentResult *) report->phases->pdata[i])->segment;
    char               *name = g_strdup (segment->name ? segment->name : "");
    FrondPlotBand       band = {
            .start_s = (double) segment->first_sample / report->rate_hz,
            .end_s = (double) (segment->first_sample + segment->n_samples) / report->rate_hz,
            .kind = FROND_PLOT_REST + segment->kind,
            .name = name,
    };

    g_strv_builder_take (names, name);
    g_array_append_val (self->bands, band);
  }
}

/* Pauses and clipped stretches; gaps are hatched by the trace itself, which knows those outside of phases, too. */
static void
fill_left_out (Trace                    *self,
               const FrondSessionReport *report)
{
  for (guint i = 0; i < report->phases->len; i++) {
    const GArray *excluded = ((const FrondSegmentResult *) report->phases->pdata[i])->excluded;

    for (guint e = 0; excluded && e < excluded->len; e++) {
      const FrondExclusion *exclusion = &g_array_index (excluded, FrondExclusion, e);
      const FrondPlotBand   span = {
          .start_s = (double) exclusion->first_sample / report->rate_hz,
          .end_s = (double) (exclusion->first_sample + exclusion->n_samples) / report->rate_hz,
      };

      if (!g_str_equal (exclusion->reason, "gap"))
        g_array_append_val (self->left_out, span);
    }
  }
}

static void
fill_markers (Trace                    *self,
              const FrondSessionReport *report,
              GStrvBuilder             *names)
{
  for (guint i = 0; i < report->markers->len; i++) {
    const FrondReportMarker *from = &g_array_index (report->markers, FrondReportMarker, i);
    char                    *label = g_strdup (from->text ? from->text : "");
    FrondPlotMarker          marker = { from->time_s, from->number, label };

    g_strv_builder_take (names, label);
    g_array_append_val (self->markers, marker);
  }
}

/* Room for everything that will be drawn. */
static double
find_top (const FrondSessionReport *report)
{
  FrondPlotTrace trace = { (const FrondPlotColumn *) report->columns->data, report->columns->len, 0, 1, FROND_PLOT_PELVIC_FLOOR };
  double         maximum = frond_plot_trace_get_maximum (&trace);

  for (guint i = 0; i < report->goals->len; i++)
    maximum = fmax (maximum, frond_plot_goal_get_highest (&g_array_index (report->goals, FrondPlotGoal, i)));

  return frond_plot_axis_get_nice_top (maximum);
}

/* Nothing is missing there: the filter had only begun. */
static gboolean
is_settling (const FrondSessionReport *report,
             double                    time_s)
{
  for (guint i = 0; i < report->phases->len; i++) {
    const GArray *excluded = ((const FrondSegmentResult *) report->phases->pdata[i])->excluded;

    for (guint e = 0; excluded && e < excluded->len; e++) {
      const FrondExclusion *exclusion = &g_array_index (excluded, FrondExclusion, e);
      double                after_s = time_s - (double) exclusion->first_sample / report->rate_hz;

      if (g_str_equal (exclusion->reason, "settling") && after_s >= 0 && after_s < (double) exclusion->n_samples / report->rate_hz)
        return TRUE;
    }
  }

  return FALSE;
}

static gboolean
has_gap (const FrondSessionReport *report)
{
  double column_s = report->duration_s / MAX (report->columns->len, 1);

  for (guint i = 0; i < report->columns->len; i++)
    if (g_array_index (report->columns, FrondPlotColumn, i).gap && !is_settling (report, (i + 0.5) * column_s))
      return TRUE;

  return FALSE;
}

/* (nullable): why stretches are hatched, each reason once: "gap, paused" */
static char *
list_reasons (const FrondSessionReport *self)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const FrondExclusion gap = { .reason = "gap" };

  if (has_gap (self))
    g_ptr_array_add (words, (gpointer) frond_exclusion_get_word (&gap));
  for (guint i = 0; i < self->phases->len; i++) {
    const GArray *excluded = ((const FrondSegmentResult *) self->phases->pdata[i])->excluded;

    for (guint e = 0; excluded && e < excluded->len; e++) {
      const char *word = frond_exclusion_get_word (&g_array_index (excluded, FrondExclusion, e));

      if (!g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
        g_ptr_array_add (words, (gpointer) word);
    }
  }
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);

  return g_strjoinv (", ", (char **) words->pdata);
}

static gboolean
has_marker (const FrondSessionReport *self,
            guint                     from,
            guint                     to)
{
  for (guint i = 0; i < self->markers->len; i++) {
    guint number = g_array_index (self->markers, FrondReportMarker, i).number;

    if (number >= from && number <= to)
      return TRUE;
  }

  return FALSE;
}

static void
add_flag_legend (GString                  *legend,
                 const FrondSessionReport *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) signs = NULL;
  g_autofree char *list = NULL;

  if (self->markers->len == 0)
    return;
  if (has_marker (self, 1, FROND_PLOT_MARKER_STOP - 1))
    g_strv_builder_add (builder, _("a number is a marker"));
  if (has_marker (self, 0, 0))
    g_strv_builder_add (builder, _("• a marker in words"));
  if (has_marker (self, FROND_PLOT_MARKER_STOP, FROND_PLOT_MARKER_STOP))
    g_strv_builder_add (builder, _("■ a stop"));
  signs = g_strv_builder_end (builder);
  list = g_strjoinv (", ", signs);
  g_string_append (legend, " ");
  /* Translators: %s lists the signs that flags in a plot have, and what each means */
  g_string_append_printf (legend, _("Flags: %s; all are listed below."), list);
}

/* Every line, area and shape in words, for eyes and printers without colour. */
static void
add_legend (FrondReport              *report,
            const FrondSessionReport *self)
{
  GString         *legend = g_string_new (NULL);
  g_autofree char *reasons = list_reasons (self);

  g_string_append_printf (legend, _("Activity in %s over minutes and seconds."), frond_units_get_symbol (self->unit));
  if (self->goals->len > 0)
    g_string_append_printf (legend, " %s", _("Dashed line: goal. Edged area: the goal is reached there."));
  if (reasons) {
    g_string_append (legend, " ");
    /* Translators: %s lists reasons, for instance "gap, paused" */
    g_string_append_printf (legend, _("Hatched: left out of all numbers (%s)."), reasons);
  }
  add_flag_legend (legend, self);
  if (self->phases->len > 0)
    g_string_append_printf (legend, " %s", _("Strip below: low is rest, high is work, sloping is letting go, a wave is breathing."));
  frond_report_add_text (report, FROND_TEXT_SMALL, legend->str, 4, "P");
  g_string_free (legend, TRUE);
}

/*
 * frond_session_report_add_trace:
 * @report: a document
 * @self: what to show
 *
 * A session of which nothing was recorded says so instead of showing an empty plot.
 */
void
frond_session_report_add_trace (FrondReport              *report,
                                const FrondSessionReport *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  Trace           *trace;
  FrondReportItem *item;

  if (self->columns->len == 0 || !(self->duration_s > 0)) {
    frond_report_add_text (report, FROND_TEXT_BODY, _("No signal was recorded."), 12, "P");
    return;
  }

  trace = g_new0 (Trace, 1);
  trace->width = frond_report_get_width (report);
  trace->duration_s = self->duration_s;
  trace->top = find_top (self);
  trace->columns = g_array_ref (self->columns);
  trace->goals = g_array_ref (self->goals);
  trace->bands = g_array_new (FALSE, FALSE, sizeof (FrondPlotBand));
  trace->markers = g_array_new (FALSE, FALSE, sizeof (FrondPlotMarker));
  fill_bands (trace, self, names);
  trace->left_out = g_array_new (FALSE, FALSE, sizeof (FrondPlotBand));
  fill_left_out (trace, self);
  fill_markers (trace, self, names);
  trace->names = g_strv_builder_end (names);

  item = frond_report_add (report, TRACE_HEIGHT + TIMES_HEIGHT + (self->phases->len > 0 ? RIBBON_HEIGHT : 0), 16, draw_trace, trace, free_trace);
  item->tag = "Figure";
  item->keep_with_next = TRUE;
  add_legend (report, self);
}
