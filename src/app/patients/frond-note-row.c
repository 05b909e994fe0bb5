/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to show which notes still wait for a signature, and enough of each to know it again. */

#include "config.h"

#include "frond-note-row.h"

#include <glib/gi18n.h>

#include "frond-patient-text.h"

struct _FrondNoteRow {
  AdwActionRow parent_instance;

  /* Owned */
  FrondNote *note;
};

G_DEFINE_FINAL_TYPE (FrondNoteRow, frond_note_row, ADW_TYPE_ACTION_ROW)

/* Which session it is about: what a therapist looks for. */
static char *
dup_title (FrondNote          *note,
           FrondSessionRecord *session)
{
  g_autoptr (GDateTime) changed = note->changed_at ? g_date_time_to_local (note->changed_at) : g_date_time_new_now_local ();
  g_autofree char *day = frond_text_dup_day (session ? session->started_at : changed);

  if (session && session->programme_name && *session->programme_name)
    /* Translators: a session's date and programme */
    return g_strdup_printf (_("%s, %s"), day, session->programme_name);
  if (session)
    return g_steal_pointer (&day);

  /* Translators: %s is a date */
  return g_strdup_printf (_("Note, %s"), day);
}

static char *
dup_first_line (FrondNote *note)
{
  g_autofree char *text = g_strstrip (g_strdup (note->text ? note->text : ""));

  if (!*text)
    return g_strdup (_("Nothing written yet"));
  text[strcspn (text, "\r\n")] = '\0';

  return g_steal_pointer (&text);
}

static char *
dup_state (FrondNote *note)
{
  g_autoptr (GDateTime) signed_at = NULL;
  g_autofree char *day = NULL;
  g_autofree char *state = NULL;

  if (note->signed_at) {
    signed_at = g_date_time_to_local (note->signed_at);
    day = frond_text_dup_day (signed_at);
    /* Translators: %s is a date */
    state = g_strdup_printf (_("Signed %s"), day);
  } else {
    state = g_strdup (_("Draft"));
  }
  if (note->amends_id)
    return g_strjoin (" · ", _("Addendum"), state, NULL);

  return g_steal_pointer (&state);
}

static void
fill (FrondNoteRow       *self,
      FrondSessionRecord *session)
{
  g_autofree char *title = dup_title (self->note, session);
  g_autofree char *line = dup_first_line (self->note);
  g_autofree char *state = dup_state (self->note);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", state, line);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  /* Of each of the two. */
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, state, -1);
}

static void
frond_note_row_finalize (GObject *object)
{
  g_clear_object (&FROND_NOTE_ROW (object)->note);

  G_OBJECT_CLASS (frond_note_row_parent_class)->finalize (object);
}

static void
frond_note_row_class_init (FrondNoteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = frond_note_row_finalize;
}

static void
frond_note_row_init (FrondNoteRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "clinical");
}

/**
 * frond_note_row_new:
 * @note: a stored note
 * @session: (nullable): the session that it is about
 *
 * Returns: (transfer floating): a row that stands for it; it can be activated where the note belongs to a session
 */
GtkWidget *
frond_note_row_new (FrondNote          *note,
                    FrondSessionRecord *session)
{
  FrondNoteRow *self = g_object_new (FROND_TYPE_NOTE_ROW, NULL);

  self->note = g_object_ref (note);
  fill (self, session);
  if (note->session_id) {
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
    adw_action_row_add_suffix (ADW_ACTION_ROW (self), gtk_image_new_from_icon_name ("go-next-symbolic"));
  }

  return GTK_WIDGET (self);
}

/**
 * frond_note_row_get_note:
 * @self: the row
 *
 * Returns: (transfer none): its note
 */
FrondNote *
frond_note_row_get_note (FrondNoteRow *self)
{
  return self->note;
}
