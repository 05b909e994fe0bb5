/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The three or four numbers that a reader looks for first. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "frond-metrics-summary.h"
#include "frond-report-format.h"
#include "frond-session-report-private.h"
#include "frond-text.h"
#include "frond-units.h"

#define MOST_FIGURES 4
#define GAP          12.0

typedef struct {
  PangoLayout *label;
  PangoLayout *value;
  PangoLayout *detail;
  gboolean     is_open; /* not of this session */
} Figure;

typedef struct {
  Figure figures[MOST_FIGURES];
  guint  n;
  double width; /* of one */
  double height;
} Headline;

static void
free_headline (gpointer data)
{
  Headline *self = data;

  for (guint i = 0; i < self->n; i++) {
    g_object_unref (self->figures[i].label);
    g_object_unref (self->figures[i].value);
    g_object_unref (self->figures[i].detail);
  }
  g_free (self);
}

/* Solid beside what this session measured, open beside what it only used. */
static void
draw_bar (cairo_t *cr,
          double   x,
          double   y,
          double   height,
          gboolean is_open)
{
  cairo_set_source_rgb (cr, 0x1a / 255.0, 0x7f / 255.0, 0x7a / 255.0);
  if (is_open) {
    cairo_rectangle (cr, x + 0.5, y + 0.5, 2, height - 1);
    cairo_set_line_width (cr, 0.75);
    cairo_stroke (cr);
  } else {
    cairo_rectangle (cr, x, y, 3, height);
    cairo_fill (cr);
  }
}

static void
draw_headline (const FrondReportItem *item,
               cairo_t               *cr,
               double                 x,
               double                 y)
{
  const Headline *self = item->data;

  for (guint i = 0; i < self->n; i++) {
    const Figure *figure = &self->figures[i];
    double        left = x + i * (self->width + GAP);
    double        line = y;

    draw_bar (cr, left, y, self->height, figure->is_open);
    frond_text_show (cr, FROND_TEXT_QUIET, figure->label, left + 10, line, "P");
    line += frond_text_get_height (figure->label);
    frond_text_show (cr, FROND_TEXT_FIGURE, figure->value, left + 10, line, "P");
    line += frond_text_get_height (figure->value);
    frond_text_show (cr, FROND_TEXT_SMALL, figure->detail, left + 10, line, "P");
  }
}

static void
add_figure (Headline     *self,
            PangoContext *context,
            const char   *label,
            const char   *value,
            const char   *detail)
{
  Figure *figure = &self->figures[self->n++];
  double  room = self->width - 12;

  figure->label = frond_text_layout_new (context, FROND_TEXT_QUIET, label, room);
  figure->value = frond_text_layout_new (context, FROND_TEXT_FIGURE, value, room);
  figure->detail = frond_text_layout_new (context, FROND_TEXT_SMALL, detail, room);
  self->height = MAX (self->height, frond_text_get_height (figure->label) + frond_text_get_height (figure->value) + frond_text_get_height (figure->detail));
}

/* Levels with one digit: it is what lists and notes say of the session, too. Its name must not be taken for that of the level that was
 * measured before the session: that one is a median in set-up, this one a mean in the rest phases. */
static void
add_rest (Headline                  *self,
          PangoContext              *context,
          const FrondMetricsSummary *summary,
          double                     noise_floor,
          const char                *unit)
{
  double           percent = frond_metrics_summary_get_change_percent (summary);
  g_autofree char *before = frond_report_level (summary->rest_before, 1, noise_floor);
  g_autofree char *after = frond_report_level (summary->rest_after, 1, noise_floor);
  g_autofree char *change = frond_report_number (percent, 0);
  g_autofree char *value = NULL;
  g_autofree char *detail = NULL;

  if (isnan (summary->rest_before))
    return;
  if (isnan (summary->rest_after)) {
    value = g_strdup_printf ("%s\u00a0%s", before, unit);
    add_figure (self, context, _("Activity in the rest phase"), value, _("mean"));
    return;
  }

  value = g_strdup_printf ("%s → %s\u00a0%s", before, after, unit);
  if (!isnan (percent) && MIN (summary->rest_before, summary->rest_after) >= noise_floor)
    /* Translators: the first and the last rest phase of a session; a change in percent with its sign */
    detail = g_strdup_printf (_("first → last, mean (%s%s\u00a0%%)"), percent > 0 ? "+" : "", change);
  add_figure (self, context, _("Activity in rest phases"), value, detail ? detail : _("first → last, mean"));
}

static void
add_below_goal (Headline                  *self,
                PangoContext              *context,
                const FrondMetricsSummary *summary)
{
  g_autofree char *number = frond_text_dup_share (summary->below_goal_percent);
  g_autofree char *value = g_strdup_printf ("%s\u00a0%%", number);

  if (!isnan (summary->below_goal_percent))
    add_figure (self, context, _("In the goal"), value, _("of the time with a goal"));
}

static void
add_release (Headline                  *self,
             PangoContext              *context,
             const FrondMetricsSummary *summary)
{
  g_autofree char *number = frond_report_time (summary->median_release_s, summary->median_release_censored);
  g_autofree char *value = g_strdup_printf ("%s\u00a0s", number);
  /* Translators: how many releases took longer than two seconds, of how many */
  g_autofree char *detail = g_strdup_printf (_("median; %u of %u over 2\u00a0s"), summary->n_slow_releases, summary->n_releases);

  if (summary->n_releases > 0)
    add_figure (self, context, _("Release"), value, detail);
}

/* Whoever reads it must not take a level of another day for one that was measured on this. */
static char *
describe_source (const FrondSessionReport *report)
{
  g_autofree char *day = report->baseline_session ? frond_text_dup_day (report->baseline_session) : NULL;

  if (isnan (report->baseline))
    return g_strdup (_("no resting level was measured"));
  if (report->baseline_source == FROND_BASELINE_MEASURED)
    return g_strdup (_("measured right before this session"));
  if (day)
    /* Translators: the date of an earlier session */
    return g_strdup_printf (_("taken over from the session of %s; not measured for this one"), day);

  return g_strdup (_("when it was measured was not recorded"));
}

/* Adaptive goals follow from what the session itself began with: the level of set-up must not pass for their reference. */
static char *
describe_baseline (const FrondSessionReport *report)
{
  g_autofree char *source = describe_source (report);

  switch (report->goal_sources) {
  case FROND_GOALS_OF_BASELINE:
    /* Translators: %s says where a resting level came from, for instance "measured right before this session" */
    return g_strdup_printf (_("resting level, %s"), source);
  case FROND_GOALS_OF_REST:
    /* Translators: %s says where a resting level came from, for instance "measured right before this session" */
    return g_strdup_printf (_("%s; goals follow from the rest phase"), source);
  case FROND_GOALS_OF_BASELINE | FROND_GOALS_OF_REST:
    /* Translators: %s says where a resting level came from, for instance "measured right before this session" */
    return g_strdup_printf (_("%s; percent goals follow from it, adaptive goals from the rest phase"), source);
  default:
    return g_steal_pointer (&source);
  }
}

static void
add_baseline (Headline                 *self,
              PangoContext             *context,
              const FrondSessionReport *report)
{
  g_autofree char *number = frond_report_number (report->baseline, 1);
  g_autofree char *value = isnan (report->baseline) ? g_strdup (number) : g_strdup_printf ("%s\u00a0%s", number, frond_units_get_symbol (report->unit));
  g_autofree char *detail = describe_baseline (report);

  self->figures[self->n].is_open = report->baseline_source != FROND_BASELINE_MEASURED;
  add_figure (self, context, report->goal_sources == FROND_GOALS_OF_BASELINE ? _("Reference for goals") : _("Resting level (set-up)"), value, detail);
}

void
frond_session_report_add_headline (FrondReport              *report,
                                   const FrondSessionReport *self)
{
  Headline           *headline = g_new0 (Headline, 1);
  PangoContext       *context = frond_report_get_context (report);
  FrondMetricsSummary summary;

  frond_metrics_summarise (self->phases, self->rate_hz, &summary);
  headline->width = (frond_report_get_width (report) - (MOST_FIGURES - 1) * GAP) / MOST_FIGURES;
  add_rest (headline, context, &summary, self->phases->len > 0 ? ((const FrondSegmentResult *) self->phases->pdata[0])->noise_floor : 0, frond_units_get_symbol (self->unit));
  add_below_goal (headline, context, &summary);
  add_release (headline, context, &summary);
  add_baseline (headline, context, self);
  frond_report_add (report, headline->height, 12, draw_headline, headline, free_headline);
}
