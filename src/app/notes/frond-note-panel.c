/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this widget is that nothing typed is ever lost: a change is a stored draft within two seconds, and whatever takes the
 * panel away stores it first. Closing something must not cost a therapist a word. */

#include "config.h"

#include "frond-note-panel.h"

#include <glib/gi18n.h>

#include "frond-note-repository.h"
#include "frond-patient-text.h"

#define SAVE_DELAY_MS 1200

struct _FrondNotePanel {
  AdwBin parent_instance;

  /* Owned. */
  FrondVault *vault;
  FrondNote  *note;
  guint       save_source;
  gboolean    is_loading;
  gboolean    is_dirty;

  /* Template. */
  AdwPreferencesGroup *facts_group;
  GtkToggleButton     *accept_button;
  GtkLabel            *facts_label;
  GtkStack            *text_stack;
  GtkTextView         *text_view;
  GtkLabel            *signed_label;
  GtkLabel            *state_label;
  GtkWidget           *addendum_button;
};

G_DEFINE_FINAL_TYPE (FrondNotePanel, frond_note_panel, ADW_TYPE_BIN)

enum {
  PROP_CAN_SIGN = 1,
  LAST_PROP
};

static GParamSpec *props[LAST_PROP];

static char *
get_text (FrondNotePanel *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
set_state (FrondNotePanel *self,
           const char     *text)
{
  gtk_label_set_label (self->state_label, text);
}

static void
show_saved (FrondNotePanel *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = frond_text_dup_time (now);
  /* Translators: %s is the time of day */
  g_autofree char *text = g_strdup_printf (_("Draft saved %s"), time);

  set_state (self, text);
}

static void
show_signed (FrondNotePanel *self)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (self->note->signed_at);
  g_autofree char *day = frond_text_dup_day (local);
  g_autofree char *time = frond_text_dup_time (local);
  /* Translators: a practitioner's name, a date and a time of day */
  g_autofree char *text = g_strdup_printf (_("Signed by %s, %s, %s. A signed note does not change; corrections are dated addenda."),
                                             self->note->signed_by, day, time);

  gtk_label_set_label (self->signed_label, self->note->text && *self->note->text ? self->note->text : _("No text"));
  set_state (self, text);
}

static void
show_note (FrondNotePanel *self)
{
  gboolean is_signed = self->note->signed_at != NULL;

  self->is_loading = TRUE;
  gtk_label_set_label (self->facts_label, self->note->facts ? self->note->facts : "");
  gtk_widget_set_visible (GTK_WIDGET (self->facts_group), self->note->facts && *self->note->facts && (!is_signed || self->note->facts_accepted));
  gtk_toggle_button_set_active (self->accept_button, self->note->facts_accepted);
  gtk_button_set_label (GTK_BUTTON (self->accept_button), self->note->facts_accepted ? _("Accepted") : _("Accept"));
  gtk_widget_set_visible (GTK_WIDGET (self->accept_button), !is_signed);
  adw_preferences_group_set_description (self->facts_group, is_signed ? _("Written by Frond. Part of the signed note.")
                                                                      : _("Written by Frond. It becomes part of the note when you accept it."));
  gtk_stack_set_visible_child_name (self->text_stack, is_signed ? "signed" : "draft");
  gtk_widget_set_visible (self->addendum_button, is_signed);
  if (is_signed)
    show_signed (self);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), self->note->text ? self->note->text : "", -1);
  self->is_loading = FALSE;
  self->is_dirty = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_SIGN]);
}

static void note_change (FrondNotePanel *self);

/* What could not be stored, because the disk is full for instance, stays in the panel and is tried again. */
static void
keep_trying (FrondNotePanel *self,
             const GError   *error)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !g_str_equal (gtk_label_get_label (self->state_label), error->message))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  set_state (self, error->message);
  note_change (self);
}

static gboolean
save (FrondNotePanel *self)
{
  g_autoptr (FrondNote) changed = NULL;
  g_autoptr (FrondNote) stored = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (!self->note || self->note->signed_at)
    return FALSE;

  changed = frond_note_copy (self->note);
  g_free (changed->text);
  changed->text = get_text (self);
  changed->facts_accepted = gtk_toggle_button_get_active (self->accept_button);
  stored = frond_note_repository_save_draft (self->vault, changed, &error);
  if (!stored) {
    keep_trying (self, error);
    return FALSE;
  }

  self->is_dirty = FALSE;
  g_set_object (&self->note, stored);
  show_saved (self);

  return TRUE;
}

static void
save_cb (gpointer user_data)
{
  FrondNotePanel *self = user_data;

  self->save_source = 0;
  save (self);
}

/* Not put off by further typing: two seconds count from the first change that is not stored. */
static void
note_change (FrondNotePanel *self)
{
  if (self->is_loading || !self->note)
    return;
  self->is_dirty = TRUE;
  if (!self->save_source)
    self->save_source = g_timeout_add_once (SAVE_DELAY_MS, save_cb, self);
}

static void
accept_toggled_cb (FrondNotePanel *self)
{
  gtk_button_set_label (GTK_BUTTON (self->accept_button),
                        gtk_toggle_button_get_active (self->accept_button) ? _("Accepted") : _("Accept"));
  note_change (self);
}

static void
sign (FrondNotePanel *self)
{
  g_autoptr (FrondNote) signed_note = NULL;
  g_autoptr (GError) error = NULL;

  /* A note is signed with every word that stands in it, or not at all. */
  if (!save (self))
    return;
  signed_note = frond_note_repository_sign (self->vault, self->note->id, &error);
  if (!signed_note) {
    set_state (self, error->message);
    return;
  }
  g_set_object (&self->note, signed_note);
  show_note (self);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), _("Note signed"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
sign_answered_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (FrondNotePanel) self = user_data;

  if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "sign"))
    sign (self);
}

/**
 * frond_note_panel_ask_sign:
 * @self: a panel with a draft
 *
 * Signing is a legal act, so this is one of the few questions that Frond asks.
 */
void
frond_note_panel_ask_sign (FrondNotePanel *self)
{
  AdwAlertDialog  *dialog;
  g_autofree char *body = NULL;

  if (!self->note || self->note->signed_at)
    return;

  /* Translators: %s is the practitioner's name */
  body = g_strdup_printf (_("It is signed by %s and cannot be changed afterwards. Corrections are added as dated addenda."),
                            frond_vault_get_practitioner (self->vault));
  dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Sign This Note?"), body));
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "sign", _("_Sign"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "sign", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "sign");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, GTK_WIDGET (self), NULL, sign_answered_cb, g_object_ref (self));
}

static void
addendum_clicked_cb (FrondNotePanel *self)
{
  g_autoptr (GError) error = NULL;
  FrondNote *addendum = frond_note_repository_begin_addendum (self->vault, self->note->id, &error);

  if (!addendum) {
    set_state (self, error->message);
    return;
  }
  g_object_unref (self->note);
  self->note = addendum;
  show_note (self);
  set_state (self, _("Addendum to a signed note. It is saved as a draft while you type."));
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static void
frond_note_panel_unmap (GtkWidget *widget)
{
  frond_note_panel_flush (FROND_NOTE_PANEL (widget));

  GTK_WIDGET_CLASS (frond_note_panel_parent_class)->unmap (widget);
}

static void
frond_note_panel_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  FrondNotePanel *self = FROND_NOTE_PANEL (object);

  switch (prop_id) {
  case PROP_CAN_SIGN:
    g_value_set_boolean (value, self->note && !self->note->signed_at);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
frond_note_panel_dispose (GObject *object)
{
  FrondNotePanel *self = FROND_NOTE_PANEL (object);

  if (self->text_view)
    frond_note_panel_flush (self);
  g_clear_handle_id (&self->save_source, g_source_remove);
  g_clear_object (&self->note);
  g_clear_object (&self->vault);
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_NOTE_PANEL);

  G_OBJECT_CLASS (frond_note_panel_parent_class)->dispose (object);
}

static void
frond_note_panel_class_init (FrondNotePanelClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = frond_note_panel_get_property;
  object_class->dispose = frond_note_panel_dispose;
  widget_class->unmap = frond_note_panel_unmap;

  /* There is a draft that could be signed. */
  props[PROP_CAN_SIGN] = g_param_spec_boolean ("can-sign", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, LAST_PROP, props);

  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/notes/frond-note-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondNotePanel, facts_group);
  gtk_widget_class_bind_template_child (widget_class, FrondNotePanel, accept_button);
  gtk_widget_class_bind_template_child (widget_class, FrondNotePanel, facts_label);
  gtk_widget_class_bind_template_child (widget_class, FrondNotePanel, text_stack);
  gtk_widget_class_bind_template_child (widget_class, FrondNotePanel, text_view);
  gtk_widget_class_bind_template_child (widget_class, FrondNotePanel, signed_label);
  gtk_widget_class_bind_template_child (widget_class, FrondNotePanel, state_label);
  gtk_widget_class_bind_template_child (widget_class, FrondNotePanel, addendum_button);
  gtk_widget_class_bind_template_callback (widget_class, accept_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, addendum_clicked_cb);
}

static void
frond_note_panel_init (FrondNotePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->text_view), "changed", G_CALLBACK (note_change), self);
}

GtkWidget *
frond_note_panel_new (void)
{
  return g_object_new (FROND_TYPE_NOTE_PANEL, NULL);
}

/**
 * frond_note_panel_load:
 * @self: a panel
 * @vault: an open vault
 * @patient_id: about whom
 * @session_id: about which session
 * @facts: (nullable): sentences from the recording; a note that is already stored keeps its own
 *
 * Shows the session's note, or a new draft.
 */
void
frond_note_panel_load (FrondNotePanel *self,
                       FrondVault     *vault,
                       gint64          patient_id,
                       gint64          session_id,
                       const char     *facts)
{
  g_autoptr (GError) error = NULL;
  FrondNote *note;

  frond_note_panel_flush (self);
  g_set_object (&self->vault, vault);
  note = frond_note_repository_get_for_session (vault, session_id, &error);
  if (!note) {
    gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
    set_state (self, error->message);
    return;
  }
  g_clear_object (&self->note);
  self->note = note;
  if (note->id == 0) {
    note->patient_id = patient_id;
    note->session_id = session_id;
    g_set_str (&note->facts, facts);
  }
  show_note (self);
}

/**
 * frond_note_panel_flush:
 * @self: a panel
 *
 * Stores what waits to be stored, now.
 */
void
frond_note_panel_flush (FrondNotePanel *self)
{
  if (self->is_dirty)
    save (self);
}
