/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to find somebody among thousands with the first three letters: everybody is in the list from the start,
 * and typing anywhere in it narrows it down. */

#include "config.h"

#include "frond-patient-list.h"

#include <glib/gi18n.h>

#include "frond-menu.h"
#include "frond-patient-match.h"
#include "frond-patient-row.h"
#include "frond-patient-text.h"

struct _FrondPatientList {
  AdwNavigationPage parent_instance;

  /* Owned */
  GStrv               words;
  GtkCustomFilter    *filter;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  GListModel         *patients;

  /* Template */
  AdwBanner      *banner;
  GtkSearchEntry *search_entry;
  GtkStack       *stack;
  GtkListView    *list_view;
  AdwStatusPage  *no_match_page;
  GtkWidget      *no_match_button;
  GtkLabel       *no_match_label;
  GtkMenuButton  *menu_button;
};

G_DEFINE_FINAL_TYPE (FrondPatientList, frond_patient_list, ADW_TYPE_NAVIGATION_PAGE)

enum {
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  SIGNAL_BANNER_CLICKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gboolean
filter_func (gpointer item,
             gpointer data)
{
  FrondPatientList *self = data;

  return !self->words || frond_patient_match (item, (const char *const *) self->words);
}

/* One key, made once for each patient by the sorter: family name, then given name, then number where these are equal. */
static char *
get_sort_key (FrondPatient *patient)
{
  if (!patient)
    return NULL;

  return g_strjoin (" ", patient->family_name ? patient->family_name : "", patient->given_name ? patient->given_name : "",
                    patient->record_number ? patient->record_number : "", NULL);
}

static GtkSorter *
create_sorter (void)
{
  GtkExpression *key = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (get_sort_key), NULL, NULL);

  return GTK_SORTER (gtk_string_sorter_new (key));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  gtk_list_item_set_child (item, frond_patient_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  FrondPatient    *patient = gtk_list_item_get_item (item);
  g_autofree char *name = frond_patient_dup_accessible_name (patient);

  frond_patient_row_set_patient (FROND_PATIENT_ROW (gtk_list_item_get_child (item)), patient);
  gtk_list_item_set_accessible_label (item, name);
}

static void
update_no_match (FrondPatientList *self)
{
  const char      *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autofree char *title = g_strdup_printf (_("No Results for ‘%s’"), text);
  g_autofree char *label = g_strdup_printf (_("New Patient ‘%s’"), text);

  adw_status_page_set_title (self->no_match_page, title);
  gtk_label_set_label (self->no_match_label, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->no_match_button), "s", text);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->no_match_button), "win.new-patient");
}

static void
update_stack (FrondPatientList *self)
{
  guint n_all = self->patients ? g_list_model_get_n_items (self->patients) : 0;
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));

  if (n_all == 0) {
    gtk_stack_set_visible_child_name (self->stack, "empty");
  } else if (n_shown == 0) {
    update_no_match (self);
    gtk_stack_set_visible_child_name (self->stack, "no-match");
  } else {
    gtk_stack_set_visible_child_name (self->stack, "list");
  }
  gtk_widget_set_sensitive (GTK_WIDGET (self->search_entry), n_all > 0);
}

static void
search_changed_cb (FrondPatientList *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  g_clear_pointer (&self->words, g_strfreev);
  self->words = frond_patient_match_get_words (text);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_stack (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->list_view)) && g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0)
    gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_NONE, NULL);
}

static void
activate (FrondPatientList *self,
          guint             position)
{
  g_autoptr (FrondPatient) patient = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (!patient)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, patient);
}

static void
activate_cb (FrondPatientList *self,
             guint             position)
{
  activate (self, position);
}

/* Three letters and Return open the best match, the first. */
static void
search_activate_cb (FrondPatientList *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)))
    activate (self, 0);
}

static void
search_next_cb (FrondPatientList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
selected_cb (FrondPatientList *self)
{
  FrondPatient *patient = gtk_single_selection_get_selected_item (self->selection);

  if (patient)
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0, patient);
}

static void
banner_clicked_cb (FrondPatientList *self)
{
  g_signal_emit (self, signals[SIGNAL_BANNER_CLICKED], 0);
}

/* Down leaves the entry for the results. */
static gboolean
key_pressed_cb (FrondPatientList *self,
                guint             key)
{
  if ((key != GDK_KEY_Down && key != GDK_KEY_KP_Down) || g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0)
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_child_focus (GTK_WIDGET (self->list_view), GTK_DIR_TAB_FORWARD);
}

static void
add_key_controller (FrondPatientList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->search_entry), keys);
}

static GtkListItemFactory *
create_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);

  return factory;
}

static void
create_models (FrondPatientList *self)
{
  self->filter = gtk_custom_filter_new (filter_func, self, NULL);
  self->filtered = gtk_filter_list_model_new (NULL, GTK_FILTER (g_object_ref (self->filter)));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->filtered));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
}

static void
frond_patient_list_dispose (GObject *object)
{
  FrondPatientList *self = FROND_PATIENT_LIST (object);

  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->filtered)
    g_signal_handlers_disconnect_by_data (self->filtered, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), FROND_TYPE_PATIENT_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->patients);
  g_clear_pointer (&self->words, g_strfreev);

  G_OBJECT_CLASS (frond_patient_list_parent_class)->dispose (object);
}

static void
frond_patient_list_class_init (FrondPatientListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_patient_list_dispose;

  /**
   * FrondPatientList::selected:
   * @patient: who is marked in the list now, for instance by the arrow keys
   */
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", FROND_TYPE_PATIENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, FROND_TYPE_PATIENT);
  /**
   * FrondPatientList::activated:
   * @patient: whose page is wanted
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", FROND_TYPE_PATIENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, FROND_TYPE_PATIENT);
  /**
   * FrondPatientList::banner-clicked:
   *
   * The banner's button was pressed.
   */
  signals[SIGNAL_BANNER_CLICKED] = g_signal_new ("banner-clicked", FROND_TYPE_PATIENT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/patients/frond-patient-list.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondPatientList, banner);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientList, stack);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientList, list_view);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientList, no_match_page);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientList, no_match_button);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientList, no_match_label);
  gtk_widget_class_bind_template_child (widget_class, FrondPatientList, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, banner_clicked_cb);
}

static void
frond_patient_list_init (FrondPatientList *self)
{
  g_autoptr (GtkListItemFactory) factory = create_factory ();

  gtk_widget_init_template (GTK_WIDGET (self));
  frond_menu_attach (self->menu_button);
  create_models (self);
  add_key_controller (self);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self->stack));
  update_stack (self);
}

/**
 * frond_patient_list_set_patients:
 * @self: the list
 * @patients: (nullable): of #FrondPatient, in any order
 */
void
frond_patient_list_set_patients (FrondPatientList *self,
                                 GListModel       *patients)
{
  g_autoptr (GtkSortListModel) sorted = NULL;

  g_return_if_fail (FROND_IS_PATIENT_LIST (self));

  g_set_object (&self->patients, patients);
  /* Sorted before it is filtered, so that typing does not sort again. */
  sorted = gtk_sort_list_model_new (patients ? g_object_ref (patients) : NULL, create_sorter ());
  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (sorted));
  update_stack (self);
}

/**
 * frond_patient_list_get_shown:
 * @self: the list
 *
 * Returns: (transfer none): of #FrondPatient, as they are on screen
 */
GListModel *
frond_patient_list_get_shown (FrondPatientList *self)
{
  return G_LIST_MODEL (self->filtered);
}

/**
 * frond_patient_list_search:
 * @self: the list
 *
 * Puts the focus into the search with its text marked, so that typing begins a new one.
 */
void
frond_patient_list_search (FrondPatientList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

/**
 * frond_patient_list_clear_search:
 * @self: the list
 */
void
frond_patient_list_clear_search (FrondPatientList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  search_changed_cb (self);
}

/**
 * frond_patient_list_select:
 * @self: the list
 * @id: whom; nobody where this patient is not shown
 */
void
frond_patient_list_select (FrondPatientList *self,
                           gint64            id)
{
  GListModel *shown = G_LIST_MODEL (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++) {
    g_autoptr (FrondPatient) patient = g_list_model_get_item (shown, i);

    if (patient->id == id) {
      gtk_single_selection_set_selected (self->selection, i);
      return;
    }
  }
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

/**
 * frond_patient_list_show_banner:
 * @self: the list
 * @text: (nullable): a state that everybody should know of, %NULL for none
 * @button: (nullable): what can be done about it
 */
void
frond_patient_list_show_banner (FrondPatientList *self,
                                const char       *text,
                                const char       *button)
{
  adw_banner_set_title (self->banner, text ? text : "");
  adw_banner_set_button_label (self->banner, button);
  adw_banner_set_revealed (self->banner, text != NULL);
}
