/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "frond-plot-bands.h"
#include "frond-plot-goal.h"
#include "frond-plot-markers.h"
#include "frond-review-lane.h"

G_BEGIN_DECLS

/**
 * FrondReviewPicture:
 * @lanes: (element-type FrondReviewLane): the channels
 * @comparison: (nullable): another session, behind the first channel
 * @bands: (element-type FrondPlotBand): phases
 * @goals: (element-type FrondPlotGoal): goal line
 * @markers: (element-type FrondPlotMarker): marks
 * @excluded: (element-type FrondPlotBand): stretches that were left out; only their times count
 * @show_filtered: whether the band-passed signal lies behind the envelope
 * @palette: colours
 * @font: of all words
 * @margin: left of all labels, in units
 * @width: of the picture, in units
 * @height: of the picture, in units
 * @scale: device pixels per unit
 * @start_s: left edge of the view
 * @end_s: right edge
 *
 * What a review shows.
 */
typedef struct {
  GPtrArray                  *lanes;
  FrondReviewLane            *comparison;
  GArray                     *bands;
  GArray                     *goals;
  GArray                     *markers;
  GArray                     *excluded;
  gboolean                    show_filtered;
  const FrondPlotPalette     *palette;
  const PangoFontDescription *font;
  double                      margin;
  double                      width;
  double                      height;
  double                      scale;
  double                      start_s;
  double                      end_s;
} FrondReviewPicture;

GdkTexture *frond_review_picture_paint (const FrondReviewPicture *self,
                                        FrondPlotFrame           *first_frame) G_GNUC_WARN_UNUSED_RESULT;
GdkTexture *frond_review_picture_paint_overview (const FrondReviewPicture *self,
                                                 double                    x,
                                                 double                    height,
                                                 double                    duration_s) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
