/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this widget is that nothing typed is ever lost: a change is a stored draft within two seconds, and whatever takes the
 * panel away stores it first, or asks where it cannot. Closing something must not cost a therapist a word. */

#include "config.h"

#include "frond-note-panel.h"

#include <string.h>

#include <glib/gi18n.h>

#include "frond-note-repository.h"
#include "frond-note-unsaved.h"
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
  gboolean    is_given_up;
  char       *trouble; /* why the draft is not stored */

  /* Borrowed, while it is open, and who wants to leave. */
  AdwDialog          *question;
  FrondNotePanelLeave leave;
  gpointer            leaver;

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
  PROP_IS_STORED,
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
set_dirty (FrondNotePanel *self,
           gboolean        is_dirty)
{
  self->is_given_up = FALSE;
  if (self->is_dirty == is_dirty)
    return;
  self->is_dirty = is_dirty;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_STORED]);
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
  g_autofree char *when = frond_text_dup_day_and_time (local);
  /* Translators: a practitioner's name, a date with a time of day */
  g_autofree char *text = g_strdup_printf (_("Signed by %s, %s. A signed note does not change; corrections are dated addenda."),
                                             self->note->signed_by, when);

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
  set_dirty (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_SIGN]);
}

static void note_change (FrondNotePanel *self);

/* What could not be stored, because the disk is full for instance, stays in the panel and is tried again. */
static void
keep_trying (FrondNotePanel *self,
             const GError   *error)
{
  g_autofree char *text = g_strdup_printf ("%s %s", error->message, _("What you wrote is still here; Frond goes on trying to store it."));
  gboolean         is_given_up = self->is_given_up;

  g_set_str (&self->trouble, error->message);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !g_str_equal (gtk_label_get_label (self->state_label), text))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  set_state (self, text);
  note_change (self);
  self->is_given_up = is_given_up;
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

  set_dirty (self, FALSE);
  g_set_object (&self->note, stored);
  show_saved (self);

  return TRUE;
}

/* Whoever wanted to leave and was asked. */
static void
go (FrondNotePanel *self)
{
  FrondNotePanelLeave leave = self->leave;
  g_autoptr (GObject) leaver = self->leaver ? g_object_ref (self->leaver) : NULL;

  g_clear_weak_pointer (&self->leaver);
  if (leaver)
    leave (leaver);
}

static void
close_question (FrondNotePanel *self)
{
  AdwDialog *question = self->question;

  if (!question)
    return;
  g_signal_handlers_disconnect_by_data (question, self);
  g_clear_weak_pointer (&self->question);
  adw_dialog_force_close (question);
}

static void
save_cb (gpointer user_data)
{
  g_autoptr (FrondNotePanel) self = g_object_ref (user_data);

  self->save_source = 0;
  /* There is room again, and nothing left to ask. */
  if (save (self) && self->question) {
    close_question (self);
    go (self);
  }
}

/* Not put off by further typing: two seconds count from the first change that is not stored. */
static void
note_change (FrondNotePanel *self)
{
  if (self->is_loading || !self->note)
    return;
  set_dirty (self, TRUE);
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
  case PROP_IS_STORED:
    g_value_set_boolean (value, !self->is_dirty);
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
  if (self->question)
    g_signal_handlers_disconnect_by_data (self->question, self);
  g_clear_weak_pointer (&self->question);
  g_clear_weak_pointer (&self->leaver);
  g_clear_object (&self->note);
  g_clear_object (&self->vault);
  g_clear_pointer (&self->trouble, g_free);
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
  /* Nothing of what was typed waits to be stored. */
  props[PROP_IS_STORED] = g_param_spec_boolean ("is-stored", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
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
 * frond_note_panel_add_text:
 * @self: a panel
 * @text: a sentence
 *
 * Puts it at the end of the draft, on a line of its own; Ctrl+Z in the note takes it out again.
 *
 * Returns: whether it was added: a signed note does not change, and nothing is said twice
 */
gboolean
frond_note_panel_add_text (FrondNotePanel *self,
                           const char     *text)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (self->text_view);
  g_autofree char *old = get_text (self);
  GtkTextIter      end;

  if (!self->note || self->note->signed_at || strstr (old, text))
    return FALSE;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_end_iter (buffer, &end);
  if (*old && !g_str_has_suffix (old, "\n"))
    gtk_text_buffer_insert (buffer, &end, "\n", -1);
  gtk_text_buffer_insert (buffer, &end, text, -1);
  gtk_text_buffer_end_user_action (buffer);

  return TRUE;
}

/**
 * frond_note_panel_flush:
 * @self: a panel
 *
 * Stores what waits to be stored, now.
 *
 * Returns: whether nothing is lost when the panel goes: everything is stored, or somebody gave up what is not
 */
gboolean
frond_note_panel_flush (FrondNotePanel *self)
{
  if (self->is_dirty)
    save (self);

  return !self->is_dirty || self->is_given_up;
}

static void
response_cb (FrondNotePanel *self,
             const char     *response)
{
  g_clear_weak_pointer (&self->question);
  if (!g_str_equal (response, FROND_NOTE_UNSAVED_LEAVE))
    return;
  self->is_given_up = TRUE;
  go (self);
}

/**
 * frond_note_panel_ask_to_leave:
 * @self: a panel whose text could not be stored
 * @leave: to be called with @leaver when nothing is lost any more, or somebody gives up what is not stored
 * @leaver: (type GObject): who leaves; nothing is called once it is gone
 *
 * Keeps the text, says why it is not stored, and offers a copy.
 */
void
frond_note_panel_ask_to_leave (FrondNotePanel     *self,
                               FrondNotePanelLeave leave,
                               gpointer            leaver)
{
  g_autofree char *text = NULL;
  AdwDialog       *dialog;

  self->leave = leave;
  g_set_weak_pointer (&self->leaver, leaver);
  if (self->question)
    return;

  text = get_text (self);
  dialog = frond_note_unsaved_dialog_new (self->trouble ? self->trouble : "", text);
  g_set_weak_pointer (&self->question, dialog);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb), self);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}
