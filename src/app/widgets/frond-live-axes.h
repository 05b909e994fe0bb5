/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-live-picture.h"

G_BEGIN_DECLS

double         frond_live_axes_measure (GPtrArray                  *lanes,
                                        const PangoFontDescription *font,
                                        double                      height);
GskRenderNode *frond_live_axes_draw (const FrondLivePicture *picture,
                                     double                  start_s,
                                     double                  end_s) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
