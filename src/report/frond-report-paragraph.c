/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-report-private.h"

/* A line of a text. Lines, not texts, are the items of a page, so that a long note may go on over the page's end. */
typedef struct {
  PangoLayout     *layout;
  PangoLayoutLine *line;
  FrondTextStyle   style;
  double           x;
  double           baseline;
} Line;

static void
free_line (gpointer data)
{
  Line *line = data;

  pango_layout_line_unref (line->line);
  g_object_unref (line->layout);
  g_free (line);
}

static void
draw_line (const FrondReportItem *item,
           cairo_t               *cr,
           double                 x,
           double                 y)
{
  const Line *line = item->data;

  frond_text_set_color (cr, line->style);
  cairo_move_to (cr, x + line->x, y + line->baseline);
  pango_cairo_show_layout_line (cr, line->line);
}

static Line *
line_at (PangoLayoutIter *iter,
         PangoLayout     *layout,
         FrondTextStyle   style,
         double          *height)
{
  Line          *line = g_new0 (Line, 1);
  PangoRectangle extents;

  pango_layout_iter_get_line_extents (iter, NULL, &extents);
  line->layout = g_object_ref (layout);
  line->line = pango_layout_line_ref (pango_layout_iter_get_line (iter));
  line->style = style;
  line->x = (double) extents.x / PANGO_SCALE;
  line->baseline = (double) (pango_layout_iter_get_baseline (iter) - extents.y) / PANGO_SCALE;
  *height = (double) extents.height / PANGO_SCALE;

  return line;
}

/*
 * frond_report_add_text:
 * @self: a document
 * @style: how it looks
 * @text: what it says; new lines begin new paragraphs
 * @space: room above it
 * @tag: its role
 *
 * Titles and headings stay with what follows.
 */
void
frond_report_add_text (FrondReport   *self,
                       FrondTextStyle style,
                       const char    *text,
                       double         space,
                       const char    *tag)
{
  g_autoptr (PangoLayout) layout = frond_text_layout_new (frond_report_get_context (self), style, text, frond_report_get_width (self));
  PangoLayoutIter *iter;
  guint            group = frond_report_new_group (self);

  /* Here what is written from right to left begins at the right. */
  pango_layout_set_width (layout, (int) (frond_report_get_width (self) * PANGO_SCALE));
  iter = pango_layout_get_iter (layout);
  do {
    double           height;
    Line            *line = line_at (iter, layout, style, &height);
    FrondReportItem *item = frond_report_add (self, height, space, draw_line, line, free_line);

    item->group = group;
    item->group_tag = tag;
    item->keep_with_next = style == FROND_TEXT_TITLE || style == FROND_TEXT_HEADING;
    space = 0;
  } while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}
