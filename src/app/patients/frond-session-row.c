/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to tell one session from another in a line: when, what, how long, what came of it. */

#include "config.h"

#include "frond-session-row.h"

#include <glib/gi18n.h>

#include "frond-patient-text.h"

struct _FrondSessionRow {
  AdwActionRow parent_instance;

  /* Owned */
  FrondSessionRecord *record;
};

G_DEFINE_FINAL_TYPE (FrondSessionRow, frond_session_row, ADW_TYPE_ACTION_ROW)

/* How it ended, where that is worth a word. */
static const char *
get_state_word (FrondSessionRecord *record)
{
  switch (record->state) {
  case FROND_SESSION_RECOVERED:
    return _("Recovered");
  case FROND_SESSION_RECORDING:
    return _("Recording");
  case FROND_SESSION_DISCARDED:
    return _("Discarded");
  case FROND_SESSION_COMPLETE:
  default:
    return NULL;
  }
}

/* It wraps before it takes the date's room in a narrow window. */
static void
add_headline (FrondSessionRow *self)
{
  GtkWidget *label = gtk_label_new (self->record->headline);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), label);
}

static char *
dup_subtitle (FrondSessionRecord *record)
{
  const char      *state = get_state_word (record);
  g_autofree char *duration = frond_text_dup_duration (record->duration_s);

  return g_strjoin (" · ", record->programme_name ? record->programme_name : "", duration, state, NULL);
}

static void
fill (FrondSessionRow *self)
{
  FrondSessionRecord *record = self->record;
  g_autofree char    *title = frond_text_dup_day_and_time (record->started_at);
  g_autofree char    *subtitle = dup_subtitle (record);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  if (record->headline && *record->headline) {
    add_headline (self);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, record->headline, -1);
  }
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), gtk_image_new_from_icon_name ("go-next-symbolic"));
}

static void
frond_session_row_finalize (GObject *object)
{
  g_clear_object (&FROND_SESSION_ROW (object)->record);

  G_OBJECT_CLASS (frond_session_row_parent_class)->finalize (object);
}

static void
frond_session_row_class_init (FrondSessionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = frond_session_row_finalize;
}

static void
frond_session_row_init (FrondSessionRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "clinical");
}

/**
 * frond_session_row_new:
 * @record: a stored session
 *
 * Returns: (transfer floating): a row that stands for it
 */
GtkWidget *
frond_session_row_new (FrondSessionRecord *record)
{
  FrondSessionRow *self = g_object_new (FROND_TYPE_SESSION_ROW, NULL);

  self->record = g_object_ref (record);
  fill (self);

  return GTK_WIDGET (self);
}

/**
 * frond_session_row_get_record:
 * @self: the row
 *
 * Returns: (transfer none): its session
 */
FrondSessionRecord *
frond_session_row_get_record (FrondSessionRow *self)
{
  return self->record;
}
