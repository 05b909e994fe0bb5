/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum {
  FROND_TEXT_TITLE,
  FROND_TEXT_HEADING,
  FROND_TEXT_NAME,
  FROND_TEXT_FIGURE, /* numbers that count */
  FROND_TEXT_BODY,
  FROND_TEXT_QUIET, /* labels */
  FROND_TEXT_SMALL, /* footnotes */
  FROND_TEXT_TABLE,
  FROND_TEXT_TABLE_BOLD,
} FrondTextStyle;

PangoContext *frond_text_context_new (void) G_GNUC_WARN_UNUSED_RESULT;
PangoLayout  *frond_text_layout_new (PangoContext  *context,
                                     FrondTextStyle style,
                                     const char    *text,
                                     double         width) G_GNUC_WARN_UNUSED_RESULT;
double        frond_text_get_width (PangoLayout *layout);
double        frond_text_get_height (PangoLayout *layout);
void          frond_text_set_color (cairo_t       *cr,
                                    FrondTextStyle style);
void          frond_text_show (cairo_t       *cr,
                               FrondTextStyle style,
                               PangoLayout   *layout,
                               double         x,
                               double         y,
                               const char    *tag);

G_END_DECLS
