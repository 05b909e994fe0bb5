/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-report.h"

#include <pango/pango.h>

#include "frond-plot-palette.h"
#include "frond-report-text.h"

G_BEGIN_DECLS

/* How a document is put together: items below one another, as high as they are, on as many pages as they need. Lengths are 1/96 inch. */

#define FROND_REPORT_MARGIN 52.0

typedef struct _FrondReportItem FrondReportItem;

/**
 * FrondReportItem:
 * @height: room that it takes
 * @space: empty room above it, which is left out at the top of a page
 * @keep_with_next: it never stands at the bottom of a page alone
 * @tag: (nullable): its role in the PDF's structure: "H1", "P", "Figure", "TR"
 * @group: items in a row with the same number other than 0 make one element together
 * @group_tag: (nullable): that element's role: "Table", "P"
 * @head: (nullable): an item to be drawn again above this one where this one begins a page
 * @draw: paints it, its upper left corner in (x, y)
 * @data: for @draw
 * @destroy: (nullable): frees @data
 */
struct _FrondReportItem {
  double                 height;
  double                 space;
  gboolean               keep_with_next;
  const char            *tag;
  guint                  group;
  const char            *group_tag;
  const FrondReportItem *head;
  void (*draw) (const FrondReportItem *item, cairo_t *cr, double x, double y);
  gpointer       data;
  GDestroyNotify destroy;
};

FrondReport     *frond_report_new (FrondPaper  paper,
                                   const char *title,
                                   const char *name,
                                   const char *identity,
                                   const char *clinic) G_GNUC_WARN_UNUSED_RESULT;
PangoContext    *frond_report_get_context (FrondReport *self);
double           frond_report_get_width (FrondReport *self);
FrondReportItem *frond_report_add (FrondReport *self,
                                   double       height,
                                   double       space,
                                   void (*draw) (const FrondReportItem *item, cairo_t *cr, double x, double y),
                                   gpointer       data,
                                   GDestroyNotify destroy);
void             frond_report_add_text (FrondReport   *self,
                                        FrondTextStyle style,
                                        const char    *text,
                                        double         space,
                                        const char    *tag);
guint            frond_report_new_group (FrondReport *self);
void             frond_report_paginate (FrondReport *self);

G_END_DECLS
