/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to answer in one look who this is, what was last, and what comes next. */

#include "config.h"

#include "frond-patient-page.h"

#include <glib/gi18n.h>

#include "frond-birth-date.h"
#include "frond-note-repository.h"
#include "frond-note-row.h"
#include "frond-patient-text.h"
#include "frond-rest-trend.h"
#include "frond-session-repository.h"
#include "frond-session-row.h"
#include "frond-window.h"

struct _FrondPatientPage {
  AdwNavigationPage parent_instance;

  /* Owned */
  FrondVault   *vault;
  FrondPatient *patient;
  GListStore   *sessions;
  GListStore   *notes;

  /* Template */
  GtkWidget      *start_button;
  GtkWidget      *bottom_start_button;
  GtkLabel       *name_label;
  GtkLabel       *identifiers_label;
  AdwBanner      *error_banner;
  AdwViewStack   *view_stack;
  AdwActionRow   *next_row;
  GtkWidget      *last_group;
  GtkListBox     *last_list;
  FrondRestTrend *rest_trend;
  GtkWidget      *drafts_group;
  AdwActionRow   *drafts_row;
  AdwActionRow   *birth_row;
  AdwActionRow   *number_row;
  AdwActionRow   *opened_row;
  GtkStack       *sessions_stack;
  GtkListBox     *sessions_list;
  GtkStack       *notes_stack;
  GtkListBox     *notes_list;
};

G_DEFINE_FINAL_TYPE (FrondPatientPage, frond_patient_page, ADW_TYPE_NAVIGATION_PAGE)

static GtkWidget *
create_session_row (gpointer item,
                    gpointer data)
{
  return frond_session_row_new (item);
}

/* NULL for a session that was discarded. */
static FrondSessionRecord *
find_session (FrondPatientPage *self,
              gint64            id)
{
  for (guint i = 0; self->sessions && i < g_list_model_get_n_items (G_LIST_MODEL (self->sessions)); i++) {
    g_autoptr (FrondSessionRecord) record = g_list_model_get_item (G_LIST_MODEL (self->sessions), i);

    if (record->id == id)
      return g_steal_pointer (&record);
  }

  return NULL;
}

static GtkWidget *
create_note_row (gpointer item,
                 gpointer user_data)
{
  FrondNote *note = item;
  g_autoptr (FrondSessionRecord) session = find_session (user_data, note->session_id);

  return frond_note_row_new (note, session);
}

static guint
count (GListStore *store)
{
  return store ? g_list_model_get_n_items (G_LIST_MODEL (store)) : 0;
}

static guint
count_drafts (FrondPatientPage *self)
{
  guint n = 0;

  for (guint i = 0; i < count (self->notes); i++) {
    g_autoptr (FrondNote) note = g_list_model_get_item (G_LIST_MODEL (self->notes), i);

    n += note->signed_at ? 0 : 1;
  }

  return n;
}

static FrondWindow *
get_window (FrondPatientPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return FROND_IS_WINDOW (root) ? FROND_WINDOW (root) : NULL;
}

static void
open_session (FrondPatientPage   *self,
              FrondSessionRecord *record)
{
  FrondWindow *window = get_window (self);

  if (window)
    frond_window_open_session (window, record);
}

static void
session_activated_cb (FrondPatientPage *self,
                      FrondSessionRow  *row)
{
  open_session (self, frond_session_row_get_record (row));
}

static void
trend_activated_cb (FrondPatientPage   *self,
                    FrondSessionRecord *record)
{
  open_session (self, record);
}

static void
show_error (FrondPatientPage *self,
            const GError     *error)
{
  adw_banner_set_title (self->error_banner, error ? error->message : "");
  adw_banner_set_revealed (self->error_banner, error != NULL);
}

/* A note is read where its session is. */
static void
note_activated_cb (FrondPatientPage *self,
                   FrondNoteRow     *row)
{
  FrondNote *note = frond_note_row_get_note (row);
  g_autoptr (FrondSessionRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  record = frond_session_repository_get (self->vault, note->session_id, &error);
  if (record)
    open_session (self, record);
  else
    show_error (self, error);
}

static void
update_identity (FrondPatientPage *self)
{
  g_autofree char *name = frond_patient_get_display_name (self->patient);
  g_autofree char *identifiers = frond_patient_dup_identifiers (self->patient);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), name);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->identifiers_label, identifiers);
}

static void
update_record (FrondPatientPage *self)
{
  FrondPatient *patient = self->patient;

  gtk_widget_set_visible (GTK_WIDGET (self->birth_row), patient->birth_date != NULL);
  if (patient->birth_date) {
    g_autofree char *born = frond_birth_date_format (patient->birth_date);

    adw_action_row_set_subtitle (self->birth_row, born);
  }
  adw_action_row_set_subtitle (self->number_row, patient->record_number);
  gtk_widget_set_visible (GTK_WIDGET (self->opened_row), patient->created_at != NULL);
  if (patient->created_at) {
    g_autoptr (GDateTime) opened = g_date_time_to_local (patient->created_at);
    g_autofree char *day = frond_text_dup_day (opened);

    adw_action_row_set_subtitle (self->opened_row, day);
  }
}

static void
update_next_step (FrondPatientPage *self)
{
  guint            n = count (self->sessions);
  g_autofree char *title = n ? g_strdup_printf (_("Session %u"), n + 1) : g_strdup (_("First Session"));
  g_autofree char *subtitle = NULL;

  if (n) {
    g_autoptr (FrondSessionRecord) last = g_list_model_get_item (G_LIST_MODEL (self->sessions), 0);

    /* Translators: %s is the name of a programme */
    subtitle = g_strdup_printf (_("Last time: %s"), last->programme_name ? last->programme_name : "");
  } else {
    subtitle = g_strdup (_("Choose a programme and a sensor, then check the signal."));
  }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->next_row), title);
  adw_action_row_set_subtitle (self->next_row, subtitle);
}

static void
update_last_session (FrondPatientPage *self)
{
  gtk_list_box_remove_all (self->last_list);
  gtk_widget_set_visible (self->last_group, count (self->sessions) > 0);
  if (count (self->sessions) > 0) {
    g_autoptr (FrondSessionRecord) last = g_list_model_get_item (G_LIST_MODEL (self->sessions), 0);

    gtk_list_box_append (self->last_list, frond_session_row_new (last));
  }
}

static void
update_drafts (FrondPatientPage *self)
{
  guint            n = count_drafts (self);
  g_autofree char *text = g_strdup_printf (ngettext ("%u note to sign", "%u notes to sign", n), n);

  gtk_widget_set_visible (self->drafts_group, n > 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->drafts_row), text);
}

static void
update_lists (FrondPatientPage *self)
{
  gtk_list_box_bind_model (self->sessions_list, G_LIST_MODEL (self->sessions), create_session_row, NULL, NULL);
  gtk_list_box_bind_model (self->notes_list, G_LIST_MODEL (self->notes), create_note_row, self, NULL);
  gtk_stack_set_visible_child_name (self->sessions_stack, count (self->sessions) ? "list" : "empty");
  gtk_stack_set_visible_child_name (self->notes_stack, count (self->notes) ? "list" : "empty");
}

static void
frond_patient_page_dispose (GObject *object)
{
  FrondPatientPage *self = FROND_PATIENT_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FROND_TYPE_PATIENT_PAGE);
  g_clear_object (&self->sessions);
  g_clear_object (&self->notes);
  g_clear_object (&self->patient);
  g_clear_object (&self->vault);

  G_OBJECT_CLASS (frond_patient_page_parent_class)->dispose (object);
}

static void
frond_patient_page_class_init (FrondPatientPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_patient_page_dispose;

  g_type_ensure (FROND_TYPE_REST_TREND);
  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/patients/frond-patient-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondPatientPage, start_button);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientPage, bottom_start_button);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientPage, identifiers_label);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientPage, error_banner);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientPage, view_stack);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientPage, next_row);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientPage, last_group);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientPage, last_list);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientPage, rest_trend);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientPage, drafts_group);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientPage, drafts_row);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientPage, birth_row);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientPage, number_row);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientPage, opened_row);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientPage, sessions_stack);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientPage, sessions_list);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientPage, notes_stack);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientPage, notes_list);
  gtk_widget_class_bind_template_callback (widget_class, session_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, trend_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_activated_cb);
}

static void
frond_patient_page_init (FrondPatientPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frond_patient_page_new:
 * @vault: where sessions and notes are
 *
 * Returns: (transfer floating): a page that shows nobody yet
 */
FrondPatientPage *
frond_patient_page_new (FrondVault *vault)
{
  FrondPatientPage *self = g_object_new (FROND_TYPE_PATIENT_PAGE, NULL);

  self->vault = g_object_ref (vault);

  return self;
}

/**
 * frond_patient_page_set_patient:
 * @self: the page
 * @patient: whom it shows from now on
 */
void
frond_patient_page_set_patient (FrondPatientPage *self,
                                FrondPatient     *patient)
{
  if (!self->patient || self->patient->id != patient->id)
    adw_view_stack_set_visible_child_name (self->view_stack, "overview");
  g_set_object (&self->patient, patient);
  update_identity (self);
  update_record (self);
  frond_patient_page_reload (self);
}

/**
 * frond_patient_page_reload:
 * @self: the page
 *
 * Reads sessions and notes again, after a session or a review.
 */
void
frond_patient_page_reload (FrondPatientPage *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->patient)
    return;

  g_clear_object (&self->sessions);
  g_clear_object (&self->notes);
  self->sessions = frond_session_repository_list (self->vault, self->patient->id, &error);
  if (self->sessions)
    self->notes = frond_note_repository_list (self->vault, self->patient->id, &error);
  show_error (self, error);
  update_next_step (self);
  update_last_session (self);
  frond_rest_trend_set_sessions (self->rest_trend, (GListModel *) self->sessions);
  update_drafts (self);
  update_lists (self);
}

/**
 * frond_patient_page_set_view:
 * @self: the page
 * @name: overview, sessions or notes
 */
void
frond_patient_page_set_view (FrondPatientPage *self,
                             const char       *name)
{
  adw_view_stack_set_visible_child_name (self->view_stack, name);
}

/**
 * frond_patient_page_focus_start:
 * @self: the page
 *
 * Puts the keyboard where Return starts a session.
 */
void
frond_patient_page_focus_start (FrondPatientPage *self)
{
  gtk_widget_grab_focus (gtk_widget_get_visible (self->start_button) ? self->start_button : self->bottom_start_button);
}
