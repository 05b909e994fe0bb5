/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to ask for what no sensor can tell and every number depends on: which electrode, where, how deep, and how
 * the patient lies. Last time's answers stand there already; what somebody typed is never replaced by them. */

#include "config.h"

#include "frond-placement-row.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-placement-guide.h"
#include "frond-session-repository.h"
#include "frond-step-mark.h"

/* Nothing that is measured with lies deeper: more is a slip of the finger, or another unit. */
#define MOST_MM 200

struct _FrondPlacementRow {
  AdwExpanderRow parent_instance;

  /* Template */
  FrondStepMark       *mark;
  FrondPlacementGuide *guide;
  AdwEntryRow         *electrode;
  AdwEntryRow         *serial;
  AdwEntryRow         *site;
  AdwEntryRow         *depth;
  AdwEntryRow         *orientation;
  AdwEntryRow         *position;

  gboolean is_taking_over;
  gboolean is_typed;
};

G_DEFINE_FINAL_TYPE (FrondPlacementRow, frond_placement_row, ADW_TYPE_EXPANDER_ROW)

enum {
  CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static char *
dup_text (AdwEntryRow *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

/* NAN for what is no depth. Decimals with a point or a comma, and the unit may stand there, too. */
static double
read_depth (FrondPlacementRow *self)
{
  g_autofree char *text = g_strdelimit (dup_text (self->depth), ",", '.');
  char            *end;
  double           depth = g_ascii_strtod (text, &end);

  g_strstrip (end);
  if (end == text || (*end && !g_str_equal (end, "mm")) || !(depth > 0 && depth <= MOST_MM))
    return NAN;

  return depth;
}

/* Never in the way of a session: what is no depth is only not written down. */
static void
show_depth (FrondPlacementRow *self)
{
  g_autofree char *text = dup_text (self->depth);

  if (*text && isnan (read_depth (self))) {
    gtk_widget_add_css_class (GTK_WIDGET (self->depth), "warning");
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->depth), _("A number of millimetres is needed, 200 at most"));
  } else {
    gtk_widget_remove_css_class (GTK_WIDGET (self->depth), "warning");
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->depth), NULL);
  }
}

static void
append (GString    *line,
        const char *part)
{
  if (part && *part)
    g_string_append_printf (line, "%s%s", line->len ? " · " : "", part);
}

static void
show_summary (FrondPlacementRow *self)
{
  g_autoptr (FrondChainProfile) placement = frond_placement_row_dup_placement (self);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *depth = isnan (placement->electrode_depth_mm) ? NULL : g_strdup_printf ("%g mm", placement->electrode_depth_mm);

  append (line, placement->electrode);
  append (line, placement->electrode_serial);
  append (line, placement->site);
  append (line, depth);
  append (line, placement->electrode_orientation);
  append (line, placement->position);
  frond_step_mark_set_step (self->mark, line->len ? FROND_STEP_DONE : FROND_STEP_TO_DO);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), line->len ? line->str : _("Not written down yet"));
}

static void
entry_changed_cb (FrondPlacementRow *self)
{
  if (self->is_taking_over)
    return;

  self->is_typed = TRUE;
  show_depth (self);
  show_summary (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
frond_placement_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_PLACEMENT_ROW);

  G_OBJECT_CLASS (frond_placement_row_parent_class)->dispose (object);
}

static void
frond_placement_row_class_init (FrondPlacementRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_placement_row_dispose;

  signals[CHANGED] = g_signal_new ("changed", FROND_TYPE_PLACEMENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (FROND_TYPE_PLACEMENT_GUIDE);
  g_type_ensure (FROND_TYPE_STEP_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/session/frond-placement-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondPlacementRow, mark);
  gtk_widget_class_bind_template_child (widget_class, FrondPlacementRow, guide);
  gtk_widget_class_bind_template_child (widget_class, FrondPlacementRow, electrode);
  gtk_widget_class_bind_template_child (widget_class, FrondPlacementRow, serial);
  gtk_widget_class_bind_template_child (widget_class, FrondPlacementRow, site);
  gtk_widget_class_bind_template_child (widget_class, FrondPlacementRow, depth);
  gtk_widget_class_bind_template_child (widget_class, FrondPlacementRow, orientation);
  gtk_widget_class_bind_template_child (widget_class, FrondPlacementRow, position);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
}

static void
frond_placement_row_init (FrondPlacementRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_summary (self);
}

static void
set_text (AdwEntryRow *entry,
          const char  *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text ? text : "");
}

/**
 * frond_placement_row_take_over:
 * @self: a row
 * @last: chain of an earlier session
 *
 * What somebody typed stays.
 */
void
frond_placement_row_take_over (FrondPlacementRow       *self,
                               const FrondChainProfile *last)
{
  g_autofree char *depth = NULL;

  g_return_if_fail (FROND_IS_PLACEMENT_ROW (self));

  if (self->is_typed)
    return;

  depth = isnan (last->electrode_depth_mm) ? NULL : g_strdup_printf ("%g", last->electrode_depth_mm);
  self->is_taking_over = TRUE;
  set_text (self->electrode, last->electrode);
  set_text (self->serial, last->electrode_serial);
  set_text (self->site, last->site);
  set_text (self->depth, depth);
  set_text (self->orientation, last->electrode_orientation);
  set_text (self->position, last->position);
  self->is_taking_over = FALSE;
  show_depth (self);
  show_summary (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * frond_placement_row_take_over_from_sensor:
 * @self: a row
 * @vault: where the sessions are
 * @patient: whose
 * @sensor: which is connected now
 *
 * Each sensor has its own electrodes. Where it was never used for the patient, what stands there stays.
 */
void
frond_placement_row_take_over_from_sensor (FrondPlacementRow *self,
                                           FrondVault        *vault,
                                           FrondPatient      *patient,
                                           const char        *sensor)
{
  g_autoptr (FrondChainProfile) last = NULL;

  g_return_if_fail (FROND_IS_PLACEMENT_ROW (self));

  if (frond_session_repository_get_last_chain (vault, patient->id, sensor, &last, NULL) && last)
    frond_placement_row_take_over (self, last);
}

/* What its picture shows while it is open; see frond_placement_guide_show(). */
void
frond_placement_row_show_where (FrondPlacementRow *self,
                                FrondPlacementKind where,
                                gboolean           is_pressure,
                                gboolean           has_abdomen)
{
  g_return_if_fail (FROND_IS_PLACEMENT_ROW (self));

  frond_placement_guide_show (self->guide, where, is_pressure, has_abdomen);
}

/* Whether it says which electrode it is and where. */
gboolean
frond_placement_row_is_written (FrondPlacementRow *self)
{
  g_autoptr (FrondChainProfile) placement = NULL;

  g_return_val_if_fail (FROND_IS_PLACEMENT_ROW (self), FALSE);

  placement = frond_placement_row_dup_placement (self);

  return *placement->electrode && *placement->site;
}

FrondChainProfile *
frond_placement_row_dup_placement (FrondPlacementRow *self)
{
  FrondChainProfile *placement;

  g_return_val_if_fail (FROND_IS_PLACEMENT_ROW (self), NULL);

  placement = frond_chain_profile_new ();
  placement->electrode = dup_text (self->electrode);
  placement->electrode_serial = dup_text (self->serial);
  placement->electrode_depth_mm = read_depth (self);
  placement->electrode_orientation = dup_text (self->orientation);
  placement->site = dup_text (self->site);
  placement->position = dup_text (self->position);

  return placement;
}
