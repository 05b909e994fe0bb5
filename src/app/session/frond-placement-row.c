/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to ask for what no sensor can tell and every number depends on: which electrode, where, and how the
 * patient lies. Last time's answers stand there already. */

#include "config.h"

#include "frond-placement-row.h"

#include <glib/gi18n.h>

#include "frond-step-mark.h"

struct _FrondPlacementRow {
  AdwExpanderRow parent_instance;

  /* Template */
  FrondStepMark *mark;
  AdwEntryRow   *electrode;
  AdwEntryRow   *site;
  AdwEntryRow   *position;
};

G_DEFINE_FINAL_TYPE (FrondPlacementRow, frond_placement_row, ADW_TYPE_EXPANDER_ROW)

enum {
  CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
append (GString    *line,
        const char *part)
{
  if (*part)
    g_string_append_printf (line, "%s%s", line->len ? " · " : "", part);
}

static void
show_summary (FrondPlacementRow *self)
{
  g_autoptr (GString) line = g_string_new (NULL);

  append (line, frond_placement_row_get_electrode (self));
  append (line, frond_placement_row_get_site (self));
  append (line, frond_placement_row_get_position (self));
  frond_step_mark_set_step (self->mark, line->len ? FROND_STEP_DONE : FROND_STEP_TO_DO);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), line->len ? line->str : _("Not written down yet"));
}

static void
entry_changed_cb (FrondPlacementRow *self)
{
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

  g_type_ensure (FROND_TYPE_STEP_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/session/frond-placement-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondPlacementRow, mark);
  gtk_widget_class_bind_template_child (widget_class, FrondPlacementRow, electrode);
  gtk_widget_class_bind_template_child (widget_class, FrondPlacementRow, site);
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
 * @last: chain of the last session
 */
void
frond_placement_row_take_over (FrondPlacementRow       *self,
                               const FrondChainProfile *last)
{
  g_return_if_fail (FROND_IS_PLACEMENT_ROW (self));

  set_text (self->electrode, last->electrode);
  set_text (self->site, last->site);
  set_text (self->position, last->position);
}

const char *
frond_placement_row_get_electrode (FrondPlacementRow *self)
{
  g_return_val_if_fail (FROND_IS_PLACEMENT_ROW (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->electrode));
}

const char *
frond_placement_row_get_site (FrondPlacementRow *self)
{
  g_return_val_if_fail (FROND_IS_PLACEMENT_ROW (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->site));
}

const char *
frond_placement_row_get_position (FrondPlacementRow *self)
{
  g_return_val_if_fail (FROND_IS_PLACEMENT_ROW (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->position));
}
