/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to keep the list of patients and the one open record beside each other. */

#include "config.h"

#include "frond-browse-page.h"

#include <glib/gi18n.h>

#include "frond-patient-dialog.h"
#include "frond-patient-list.h"
#include "frond-patient-page.h"
#include "frond-patient-repository.h"
#include "frond-patient-text.h"
#include "frond-session-record.h"
#include "frond-window.h"

#define UNDO_S 8

struct _FrondBrowsePage {
  AdwNavigationPage parent_instance;

  /* Owned */
  FrondVault   *vault;
  FrondPatient *patient;
  AdwToast     *unsaved;
  GPtrArray    *recovered;
  guint         n_reviewed;
  gboolean      is_adding;

  /* Borrowed from the split view */
  FrondPatientPage *patient_page;

  /* Template */
  AdwNavigationSplitView *split_view;
  FrondPatientList       *patient_list;
  AdwNavigationPage      *empty_page;
  GtkWidget              *nobody_selected;
};

G_DEFINE_FINAL_TYPE (FrondBrowsePage, frond_browse_page, ADW_TYPE_NAVIGATION_PAGE)

enum {
  PROP_PATIENT = 1,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

static FrondWindow *
get_window (FrondBrowsePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return FROND_IS_WINDOW (root) ? FROND_WINDOW (root) : NULL;
}

static AdwToast *
add_toast (FrondBrowsePage *self,
           const char      *text,
           const char      *button)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_timeout (toast, UNDO_S);
  if (get_window (self))
    frond_window_add_toast (get_window (self), g_object_ref (toast));

  return toast;
}

static void
show_error (FrondBrowsePage *self,
            const GError    *error)
{
  g_autoptr (AdwToast) toast = add_toast (self, error->message, NULL);
}

/* It is about the page that was there, and its way back would open a dialog over another one. */
static void
drop_unsaved (FrondBrowsePage *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->unsaved);

  if (toast)
    adw_toast_dismiss (toast);
}

static void
show_patient (FrondBrowsePage *self,
              FrondPatient    *patient)
{
  drop_unsaved (self);
  if (g_set_object (&self->patient, patient))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PATIENT]);

  if (!patient) {
    g_clear_weak_pointer (&self->patient_page);
    adw_navigation_split_view_set_content (self->split_view, self->empty_page);
    return;
  }
  if (!self->patient_page) {
    g_set_weak_pointer (&self->patient_page, frond_patient_page_new (self->vault));
    adw_navigation_split_view_set_content (self->split_view, ADW_NAVIGATION_PAGE (self->patient_page));
  }
  frond_patient_page_set_patient (self->patient_page, patient);
}

/* Arrow keys show whom they pass beside the list; in a narrow window only Return or a click leaves the list. */
static void
selected_cb (FrondBrowsePage *self,
             FrondPatient    *patient)
{
  if (!adw_navigation_split_view_get_collapsed (self->split_view) && patient != self->patient)
    show_patient (self, patient);
}

static void
activated_cb (FrondBrowsePage *self,
              FrondPatient    *patient)
{
  if (patient != self->patient)
    show_patient (self, patient);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
open_patient (FrondBrowsePage *self,
              FrondPatient    *patient)
{
  frond_patient_list_clear_search (self->patient_list);
  show_patient (self, patient);
  frond_patient_list_select (self->patient_list, patient->id);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static char *
dup_recovered_text (FrondSessionRecord *record)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = frond_text_dup_time (record->started_at);
  g_autofree char *day = frond_text_dup_day (record->started_at);
  g_autofree char *day_and_time = frond_text_dup_day_and_time (record->started_at);
  g_autofree char *today = frond_text_dup_day (now);

  if (g_str_equal (day, today))
    /* Translators: %s is a time of day, or a date and a time of day */
    return g_strdup_printf (_("Recovered recording from %s"), time);

  return g_strdup_printf (_("Recovered recording from %s"), day_and_time);
}

static void
update_banner (FrondBrowsePage *self)
{
  g_autofree char *text = NULL;

  if (self->recovered && self->n_reviewed < self->recovered->len)
    text = dup_recovered_text (g_ptr_array_index (self->recovered, self->n_reviewed));
  frond_patient_list_show_banner (self->patient_list, text, _("_Review"));
}

static void
banner_clicked_cb (FrondBrowsePage *self)
{
  FrondSessionRecord *record = g_ptr_array_index (self->recovered, self->n_reviewed);
  g_autoptr (FrondPatient) patient = frond_patient_repository_get (self->vault, record->patient_id, NULL);

  self->n_reviewed++;
  update_banner (self);
  if (patient)
    open_patient (self, patient);
  if (get_window (self))
    frond_window_open_session (get_window (self), record);
}

/* By then nobody may be left to do it: the vault was locked, the page is gone. */
static void
restore_cb (AdwToast *toast,
            gpointer  data)
{
  FrondBrowsePage *self = data;
  gint64           id = *(gint64 *) g_object_get_data (G_OBJECT (toast), "patient");
  g_autoptr (FrondPatient) patient = NULL;
  g_autoptr (GError) error = NULL;

  if (frond_patient_repository_restore (self->vault, id, &error))
    patient = frond_patient_repository_get (self->vault, id, &error);
  if (patient)
    open_patient (self, patient);
  else
    show_error (self, error);
}

static void
continue_cb (AdwToast *toast,
             gpointer  data)
{
  AdwDialog *dialog = g_object_get_data (G_OBJECT (toast), "dialog");

  adw_dialog_present (dialog, data);
}

static char *
dup_unsaved_text (FrondPatient *patient)
{
  g_autofree char *name = NULL;

  if (!patient)
    return g_strdup (_("New patient not saved"));

  name = frond_patient_get_display_name (patient);

  /* Translators: the name of a patient */
  return g_strdup_printf (_("Changes not saved: %s"), name);
}

/* What was typed is not lost with the dialog. */
static void
offer_to_continue (FrondBrowsePage    *self,
                   FrondPatientDialog *dialog)
{
  g_autofree char *text = dup_unsaved_text (frond_patient_dialog_get_patient (dialog));

  drop_unsaved (self);
  self->unsaved = add_toast (self, text, _("_Edit"));
  g_object_set_data_full (G_OBJECT (self->unsaved), "dialog", g_object_ref (dialog), g_object_unref);
  g_signal_connect_object (self->unsaved, "button-clicked", G_CALLBACK (continue_cb), self, G_CONNECT_DEFAULT);
}

static void
dialog_closed_cb (FrondPatientDialog *dialog,
                  gpointer            data)
{
  FrondBrowsePage *self = data;

  if (frond_patient_dialog_has_changes (dialog))
    offer_to_continue (self, dialog);
  else if (self->is_adding && self->patient_page)
    frond_patient_page_focus_start (self->patient_page);
  self->is_adding = FALSE;
}

/* Somebody new: the next step is the first session, not a second patient. */
static void
saved_cb (FrondBrowsePage    *self,
          FrondPatient       *patient,
          FrondPatientDialog *dialog)
{
  self->is_adding = frond_patient_dialog_get_patient (dialog) == NULL;
  open_patient (self, patient);
}

static FrondPatientDialog *
present_dialog (FrondBrowsePage *self,
                FrondPatient    *patient)
{
  FrondPatientDialog *dialog = frond_patient_dialog_new (self->vault, patient);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "open-other", G_CALLBACK (open_patient), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (dialog_closed_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));

  return dialog;
}

static void
frond_browse_page_showing (AdwNavigationPage *page)
{
  FrondBrowsePage *self = FROND_BROWSE_PAGE (page);

  if (self->patient_page)
    frond_patient_page_reload (self->patient_page);
}

static void
frond_browse_page_shown (AdwNavigationPage *page)
{
  FrondBrowsePage *self = FROND_BROWSE_PAGE (page);

  if (!self->patient)
    frond_patient_list_search (self->patient_list);
}

static void
frond_browse_page_hiding (AdwNavigationPage *page)
{
  drop_unsaved (FROND_BROWSE_PAGE (page));
}

static void
frond_browse_page_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  FrondBrowsePage *self = FROND_BROWSE_PAGE (object);

  switch (id) {
  case PROP_PATIENT:
    g_value_set_object (value, self->patient);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frond_browse_page_dispose (GObject *object)
{
  FrondBrowsePage *self = FROND_BROWSE_PAGE (object);

  g_clear_weak_pointer (&self->patient_page);
  g_clear_object (&self->unsaved);
  gtk_widget_dispose_template (GTK_WIDGET (self), FROND_TYPE_BROWSE_PAGE);
  g_clear_object (&self->empty_page);
  g_clear_object (&self->patient);
  g_clear_pointer (&self->recovered, g_ptr_array_unref);
  g_clear_object (&self->vault);

  G_OBJECT_CLASS (frond_browse_page_parent_class)->dispose (object);
}

static void
frond_browse_page_class_init (FrondBrowsePageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = frond_browse_page_get_property;
  object_class->dispose = frond_browse_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = frond_browse_page_showing;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = frond_browse_page_shown;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hiding = frond_browse_page_hiding;

  /**
   * FrondBrowsePage:patient:
   *
   * Whose record is open, %NULL for nobody's.
   */
  props[PROP_PATIENT] = g_param_spec_object ("patient", NULL, NULL, FROND_TYPE_PATIENT, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (FROND_TYPE_PATIENT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/patients/frond-browse-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondBrowsePage, split_view);
  gtk_widget_class_bind_template_child (widget_class, FrondBrowsePage, patient_list);
  gtk_widget_class_bind_template_child (widget_class, FrondBrowsePage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, FrondBrowsePage, nobody_selected);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, banner_clicked_cb);
}

static void
frond_browse_page_init (FrondBrowsePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* It comes and goes as content. */
  g_object_ref (self->empty_page);
}

/* While there is nobody, the list says so, and there is nobody to be selected. */
static void
patients_changed_cb (FrondBrowsePage *self)
{
  GListModel *patients = frond_patient_repository_get_model (self->vault);

  gtk_widget_set_visible (self->nobody_selected, g_list_model_get_n_items (patients) > 0);
}

/**
 * frond_browse_page_new:
 * @service: whose open vault is shown
 *
 * Returns: (transfer floating): the patients of the vault
 */
FrondBrowsePage *
frond_browse_page_new (FrondVaultService *service)
{
  FrondBrowsePage *self = g_object_new (FROND_TYPE_BROWSE_PAGE, NULL);
  GPtrArray       *recovered = frond_vault_service_get_recovered (service);

  self->vault = g_object_ref (frond_vault_service_get_vault (service));
  self->recovered = recovered ? g_ptr_array_ref (recovered) : NULL;
  frond_patient_list_set_patients (self->patient_list, frond_patient_repository_get_model (self->vault));
  g_signal_connect_object (frond_patient_repository_get_model (self->vault), "items-changed", G_CALLBACK (patients_changed_cb), self, G_CONNECT_SWAPPED);
  patients_changed_cb (self);
  update_banner (self);

  return self;
}

/**
 * frond_browse_page_get_patient:
 * @self: the page
 *
 * Returns: (nullable) (transfer none): whose record is open
 */
FrondPatient *
frond_browse_page_get_patient (FrondBrowsePage *self)
{
  return self->patient;
}

/**
 * frond_browse_page_search:
 * @self: the page
 *
 * Leads to the search, in a narrow window back to the list.
 */
void
frond_browse_page_search (FrondBrowsePage *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  frond_patient_list_search (self->patient_list);
}

/**
 * frond_browse_page_new_patient:
 * @self: the page
 * @suggestion: what is known about somebody, "" for nothing; see frond_patient_dialog_suggest()
 */
void
frond_browse_page_new_patient (FrondBrowsePage *self,
                               const char      *suggestion)
{
  FrondPatientDialog *dialog = present_dialog (self, NULL);

  if (*suggestion)
    frond_patient_dialog_suggest (dialog, suggestion);
}

/**
 * frond_browse_page_edit_patient:
 * @self: the page
 */
void
frond_browse_page_edit_patient (FrondBrowsePage *self)
{
  if (self->patient)
    present_dialog (self, self->patient);
}

/**
 * frond_browse_page_remove_patient:
 * @self: the page
 *
 * Into the bin, with a way back.
 */
void
frond_browse_page_remove_patient (FrondBrowsePage *self)
{
  g_autoptr (AdwToast) toast = NULL;
  g_autoptr (GError) error = NULL;
  gint64 *id;

  if (!self->patient)
    return;
  id = g_memdup2 (&self->patient->id, sizeof *id);
  if (!frond_patient_repository_remove (self->vault, *id, &error)) {
    g_free (id);
    show_error (self, error);
    return;
  }

  show_patient (self, NULL);
  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  toast = add_toast (self, _("Patient removed"), _("_Undo"));
  g_object_set_data_full (G_OBJECT (toast), "patient", id, g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (restore_cb), self, G_CONNECT_DEFAULT);
}

/**
 * frond_browse_page_set_view:
 * @self: the page
 * @name: of the open record: overview, sessions or notes
 */
void
frond_browse_page_set_view (FrondBrowsePage *self,
                            const char      *name)
{
  if (self->patient_page)
    frond_patient_page_set_view (self->patient_page, name);
}
