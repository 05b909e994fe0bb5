/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  FROND_PAPER_A4,
  FROND_PAPER_LETTER,
} FrondPaper;

#define FROND_TYPE_REPORT (frond_report_get_type ())
G_DECLARE_FINAL_TYPE (FrondReport, frond_report, FROND, REPORT, GObject)

/* A document laid out on pages. Preview, print and PDF draw the same pages. A document stays in the thread that laid it
 * out, because its text does. */
guint frond_report_get_n_pages (FrondReport *self);
/* In points, 1/72 inch. */
void frond_report_get_page_size (FrondReport *self,
                                 double      *width,
                                 double      *height);
/* Page from 0, in points from the paper's upper left corner (for GtkPrintOperation: full page, unit points); the paper itself is not
 * painted. */
void     frond_report_draw_page (FrondReport *self,
                                 cairo_t     *cr,
                                 guint        page);
gboolean frond_report_write_pdf (FrondReport *self,
                                 GFile       *file,
                                 GError     **error);

G_END_DECLS
