/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to show the whole programme on one line, so that therapist and patient always know what is behind them and how
 * much is still to come. */

#include "config.h"

#include "frond-ribbon.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-plot-axis.h"
#include "frond-plot-range.h"
#include "frond-plot-ribbon.h"
#include "frond-plot-theme.h"

struct _FrondRibbon {
  GtkWidget parent_instance;

  /* Owned state */
  FrondProgramme  *programme;
  GArray          *bands; /* of FrondPlotBand; the names belong to programme */
  FrondPlotPalette palette;
  double           duration_s;
  double           position_s;
  int              head_x;
  char            *value_text;
};

enum {
  PROP_POSITION = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE_WITH_CODE (FrondRibbon, frond_ribbon, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE_RANGE, frond_plot_range_iface_init))

static const FrondPlotBand *
find_band (FrondRibbon *self)
{
  for (guint i = 0; i < self->bands->len; i++) {
    const FrondPlotBand *band = &g_array_index (self->bands, FrondPlotBand, i);

    if (self->position_s < band->end_s)
      return band;
  }

  return NULL;
}

static char *
describe (FrondRibbon *self)
{
  const FrondPlotBand *band = find_band (self);
  g_autofree char     *total = frond_plot_axis_format_time (self->duration_s, 1);
  g_autofree char     *position = NULL;

  if (!self->programme)
    return g_strdup (_("No programme"));
  if (!isfinite (self->position_s))
    /* Translators: %1$s is a programme's name, %2$s its length in minutes and seconds */
    return g_strdup_printf (_("%1$s, %2$s"), frond_programme_get_name (self->programme), total);

  position = frond_plot_axis_format_time (self->position_s, 1);
  if (!band || !band->name)
    /* Translators: %1$s and %2$s are minutes and seconds */
    return g_strdup_printf (_("%1$s of %2$s"), position, total);

  /* Translators: %1$s is a phase, for instance "Let go"; %2$s and %3$s are minutes and seconds */
  return g_strdup_printf (_("%1$s, %2$s of %3$s"), band->name, position, total);
}

/* At most once a second, since the text has no smaller unit. */
static void
update_value (FrondRibbon *self)
{
  g_autofree char *text = describe (self);

  if (g_strcmp0 (text, self->value_text) == 0)
    return;

  g_set_str (&self->value_text, text);
  frond_plot_range_say (GTK_WIDGET (self), isfinite (self->position_s) ? CLAMP (self->position_s, 0, self->duration_s) : 0, self->duration_s, self->value_text);
}

static int
find_head (FrondRibbon *self)
{
  return isfinite (self->position_s) && self->duration_s > 0 ? (int) (self->position_s / self->duration_s * gtk_widget_get_width (GTK_WIDGET (self))) : -1;
}

static void
look_changed_cb (FrondRibbon *self)
{
  frond_plot_theme_load (GTK_WIDGET (self), &self->palette);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
frond_ribbon_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = 120;
    *natural = 480;
  } else {
    *minimum = *natural = (int) ceil (2.2 * frond_plot_theme_get_text_height (widget));
  }
}

static void
frond_ribbon_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  FrondRibbon   *self = FROND_RIBBON (widget);
  FrondPlotFrame frame = { 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget), 0, self->duration_s, 0, 1 };
  g_autoptr (PangoFontDescription) font = frond_plot_theme_get_label_font (widget);
  cairo_t *cr;

  self->head_x = find_head (self);
  if (self->bands->len == 0 || frame.width <= 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) frame.width, (float) frame.height));
  frond_plot_ribbon_draw (cr, &frame, &self->palette, font, (const FrondPlotBand *) (gpointer) self->bands->data, self->bands->len, self->position_s);
  cairo_destroy (cr);
}

static void
frond_ribbon_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  FrondRibbon *self = FROND_RIBBON (object);

  switch (id) {
  case PROP_POSITION:
    g_value_set_double (value, self->position_s);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frond_ribbon_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  switch (id) {
  case PROP_POSITION:
    frond_ribbon_set_position (FROND_RIBBON (object), g_value_get_double (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frond_ribbon_finalize (GObject *object)
{
  FrondRibbon *self = FROND_RIBBON (object);

  g_clear_object (&self->programme);
  g_clear_pointer (&self->bands, g_array_unref);
  g_clear_pointer (&self->value_text, g_free);

  G_OBJECT_CLASS (frond_ribbon_parent_class)->finalize (object);
}

static void
frond_ribbon_class_init (FrondRibbonClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = frond_ribbon_get_property;
  object_class->set_property = frond_ribbon_set_property;
  object_class->finalize = frond_ribbon_finalize;
  widget_class->measure = frond_ribbon_measure;
  widget_class->snapshot = frond_ribbon_snapshot;

  /**
   * FrondRibbon:position:
   *
   * Where the programme is, in seconds of its own clock; NAN for none.
   */
  props[PROP_POSITION] = g_param_spec_double ("position", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "ribbon");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
frond_ribbon_init (FrondRibbon *self)
{
  self->bands = g_array_new (FALSE, TRUE, sizeof (FrondPlotBand));
  self->position_s = NAN;
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Programme"), -1);
  frond_plot_theme_load (GTK_WIDGET (self), &self->palette);
  frond_plot_theme_watch (GTK_WIDGET (self), G_CALLBACK (look_changed_cb));
  update_value (self);
}

GtkWidget *
frond_ribbon_new (void)
{
  return g_object_new (FROND_TYPE_RIBBON, NULL);
}

/**
 * frond_ribbon_set_programme:
 * @self: a ribbon
 * @programme: (nullable): what to show
 */
void
frond_ribbon_set_programme (FrondRibbon    *self,
                            FrondProgramme *programme)
{
  double start_s = 0;

  g_return_if_fail (FROND_IS_RIBBON (self));

  g_set_object (&self->programme, programme);
  g_array_set_size (self->bands, 0);
  for (guint i = 0; programme && i < frond_programme_get_n_phases (programme); i++) {
    const FrondPhase *phase = frond_programme_get_phase (programme, i);
    FrondPlotBand     band = { start_s, start_s + phase->duration_s, (FrondPlotPhaseKind) phase->kind, phase->name };

    g_array_append_val (self->bands, band);
    start_s += phase->duration_s;
  }
  self->duration_s = start_s;
  update_value (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * frond_ribbon_set_position:
 * @self: a ribbon
 * @position_s: seconds of the programme's clock, NAN for none
 */
void
frond_ribbon_set_position (FrondRibbon *self,
                           double       position_s)
{
  g_return_if_fail (FROND_IS_RIBBON (self));

  if (position_s == self->position_s || (isnan (position_s) && isnan (self->position_s)))
    return;

  self->position_s = position_s;
  update_value (self);
  if (find_head (self) != self->head_x)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_POSITION]);
}

double
frond_ribbon_get_position (FrondRibbon *self)
{
  g_return_val_if_fail (FROND_IS_RIBBON (self), NAN);

  return self->position_s;
}
