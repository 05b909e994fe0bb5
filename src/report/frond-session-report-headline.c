/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The three or four numbers that a reader looks for first. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "frond-report-format.h"
#include "frond-session-report-private.h"

#define MOST_FIGURES 4
#define GAP          12.0

typedef struct {
  PangoLayout *label;
  PangoLayout *value;
  PangoLayout *detail;
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

    cairo_rectangle (cr, left, y, 2, self->height);
    cairo_set_source_rgb (cr, 0x1a / 255.0, 0x7f / 255.0, 0x7a / 255.0);
    cairo_fill (cr);

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

static const FrondSegmentResult *
find_rest (const GPtrArray *phases,
           gboolean         last)
{
  for (guint i = 0; i < phases->len; i++) {
    const FrondSegmentResult *result = phases->pdata[last ? phases->len - 1 - i : i];

    if (result->segment.kind == FROND_PHASE_REST && result->n > 0)
      return result;
  }

  return NULL;
}

static void
add_rest (Headline                 *self,
          PangoContext             *context,
          const FrondSessionReport *report)
{
  const FrondSegmentResult *before = find_rest (report->phases, FALSE), *after = find_rest (report->phases, TRUE);
  const char               *unit = frond_report_unit (report->unit);
  guint                     digits;
  g_autofree char          *first = NULL;
  g_autofree char          *value = NULL;
  g_autofree char          *detail = NULL;

  if (!before)
    return;

  digits = frond_report_digits (MAX (before->mean, after->mean));
  first = frond_report_number (before->mean, digits);
  if (before == after) {
    value = g_strdup_printf ("%s %s", first, unit);
    add_figure (self, context, _("Rest"), value, _("mean"));
    return;
  }

  {
    g_autofree char *second = frond_report_number (after->mean, digits);

    value = g_strdup_printf ("%s → %s %s", first, second, unit);
  }
  if (before->mean > 0) {
    g_autofree char *change = frond_report_number (100 * (after->mean - before->mean) / before->mean, 0);

    /* Translators: a change in percent with its sign */
    detail = g_strdup_printf (_("change %s%s %%"), after->mean > before->mean ? "+" : "", change);
  }
  add_figure (self, context, _("Rest before → after"), value, detail);
}

/* Of all the time in which letting go had a goal. */
static void
add_below_goal (Headline                 *self,
                PangoContext             *context,
                const FrondSessionReport *report)
{
  double below = 0, n = 0;

  for (guint i = 0; i < report->phases->len; i++) {
    const FrondSegmentResult *result = report->phases->pdata[i];

    if (result->segment.kind == FROND_PHASE_WORK || isnan (result->below_goal_percent))
      continue;
    below += result->below_goal_percent * (double) result->n;
    n += (double) result->n;
  }
  if (n > 0) {
    g_autofree char *number = frond_report_number (below / n, 0);
    g_autofree char *value = g_strdup_printf ("%s %%", number);

    add_figure (self, context, _("At or below goal"), value, _("of the time with a goal"));
  }
}

static void
add_release (Headline                 *self,
             PangoContext             *context,
             const FrondSessionReport *report)
{
  FrondContractionSummary summary;
  g_autofree char        *number = NULL;
  g_autofree char        *value = NULL;
  g_autofree char        *detail = NULL;

  frond_report_summarise_releases (report->phases, NULL, &summary);
  if (summary.n_valid == 0)
    return;

  number = frond_report_time (summary.median_s, summary.median_censored);
  value = g_strdup_printf ("%s s", number);
  /* Translators: how many releases took longer than two seconds, of how many */
  detail = g_strdup_printf (_("median; %zu of %zu over 2 s"), summary.n_slow, summary.n_valid);
  add_figure (self, context, _("Letting go took"), value, detail);
}

static void
add_baseline (Headline                 *self,
              PangoContext             *context,
              const FrondSessionReport *report)
{
  g_autofree char *number = frond_report_number (report->baseline, frond_report_digits (report->baseline));
  g_autofree char *value = g_strdup_printf ("%s %s", number, isnan (report->baseline) ? "" : frond_report_unit (report->unit));

  add_figure (self, context, _("Own resting level"), value, isnan (report->baseline) ? _("was not measured") : _("measured before the session"));
}

void
frond_session_report_add_headline (FrondReport              *report,
                                   const FrondSessionReport *self)
{
  Headline     *headline = g_new0 (Headline, 1);
  PangoContext *context = frond_report_get_context (report);

  headline->width = (frond_report_get_width (report) - (MOST_FIGURES - 1) * GAP) / MOST_FIGURES;
  add_rest (headline, context, self);
  add_below_goal (headline, context, self);
  add_release (headline, context, self);
  add_baseline (headline, context, self);
  frond_report_add (report, headline->height, 12, draw_headline, headline, free_headline);
}
