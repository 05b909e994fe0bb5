/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that nobody has to remember where electrodes go: a picture that may be turned to the patient, and the same in
 * words, which are the picture's name for who does not see it. */

#include "config.h"

#include "frond-placement-guide.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-plot-placement.h"
#include "frond-plot-theme.h"

#define PICTURE_HEIGHT 108

struct _FrondPlacementGuide {
  AdwPreferencesRow parent_instance;

  FrondPlotPlacement placement;
  FrondPlotPalette   palette;

  /* Borrowed */
  GtkWidget *picture;
  GtkLabel  *words;
};

G_DEFINE_FINAL_TYPE (FrondPlacementGuide, frond_placement_guide, ADW_TYPE_PREFERENCES_ROW)

static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *cr,
         int             width,
         int             height,
         gpointer        data)
{
  FrondPlacementGuide *self = data;
  g_autoptr (PangoFontDescription) font = frond_plot_theme_get_label_font (GTK_WIDGET (area));

  frond_plot_placement_draw (cr, width, height, &self->palette, font, &self->placement);
}

static void
look_changed_cb (FrondPlacementGuide *self)
{
  frond_plot_theme_load (GTK_WIDGET (self), &self->palette);
  gtk_widget_queue_draw (self->picture);
}

static void
frond_placement_guide_class_init (FrondPlacementGuideClass *klass)
{
}

static void
frond_placement_guide_init (FrondPlacementGuide *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->picture = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, "content-height", PICTURE_HEIGHT, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->picture), draw_cb, self, NULL);
  /* The left of a body is not the left of a language. */
  gtk_widget_set_direction (self->picture, GTK_TEXT_DIR_LTR);
  self->words = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "caption");
  gtk_box_append (GTK_BOX (box), self->picture);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->words));
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Where the electrodes go"));
  frond_plot_theme_load (GTK_WIDGET (self), &self->palette);
  frond_plot_theme_watch (GTK_WIDGET (self), G_CALLBACK (look_changed_cb));
  frond_placement_guide_show (self, FROND_PLACEMENT_PADS, FALSE, FALSE);
}

static const char *
describe_floor (FrondPlotElectrode electrode)
{
  switch (electrode) {
  case FROND_PLOT_PROBE:
    return _("The sensor inside, its plates to the left and right, and the reference (R) on the thigh. Many prefer to put it in themselves.");
  case FROND_PLOT_BALLOON:
    return _("The sensor inside; it needs no reference. Many prefer to put it in themselves.");
  case FROND_PLOT_PADS:
  default:
    return _("One electrode on each side of the anus, at 4 and 8 o’clock, and the reference (R) on the thigh. Many prefer to put them on themselves.");
  }
}

static FrondPlotElectrode
choose_electrode (FrondPlacementKind where,
                  gboolean           is_pressure)
{
  if (where == FROND_PLACEMENT_PADS)
    return FROND_PLOT_PADS;

  return is_pressure ? FROND_PLOT_BALLOON : FROND_PLOT_PROBE;
}

/**
 * frond_placement_guide_show:
 * @self: a guide
 * @where: the sensor meets the body
 * @is_pressure: whether it measures one
 * @has_abdomen: whether the abdomen is measured, too
 */
void
frond_placement_guide_show (FrondPlacementGuide *self,
                            FrondPlacementKind   where,
                            gboolean             is_pressure,
                            gboolean             has_abdomen)
{
  g_autofree char *words = NULL;

  g_return_if_fail (FROND_IS_PLACEMENT_GUIDE (self));

  self->placement.electrode = choose_electrode (where, is_pressure);
  self->placement.has_abdomen = has_abdomen;
  /* Translators: the letter of the reference electrode, as in "the reference (R) on the thigh" */
  self->placement.reference = self->placement.electrode == FROND_PLOT_BALLOON ? NULL : C_("reference electrode", "R");
  words = g_strjoin (" ", describe_floor (self->placement.electrode), has_abdomen ? _("Two more low on one side of the belly, over the oblique muscle.") : NULL, NULL);
  gtk_label_set_label (self->words, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->picture), (int) ceil (PICTURE_HEIGHT * frond_plot_placement_get_aspect (&self->placement)));
  gtk_widget_queue_draw (self->picture);
}
