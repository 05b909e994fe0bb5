/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this page is that nobody can spoil an original: what comes with Frond is only ever copied, and a copy that is removed waits in
 * the bin. */

#include "config.h"

#include "frond-programmes-page.h"

#include <glib/gi18n.h>

#include "frond-programme-choice.h"
#include "frond-programme-draft.h"
#include "frond-programme-files.h"
#include "frond-programme-new.h"
#include "frond-programme-repository.h"
#include "frond-session-closures.h"
#include "frond-text.h"

struct _FrondProgrammesPage {
  AdwNavigationPage parent_instance;

  /* Owned */
  FrondVault   *vault;
  GCancellable *cancellable;
  guint         load_source;
  gint64        opened_id; /* the copy that was opened last */

  /* Template */
  AdwBanner *problem;
  GtkBox    *groups;
};

G_DEFINE_FINAL_TYPE (FrondProgrammesPage, frond_programmes_page, ADW_TYPE_NAVIGATION_PAGE)

static void
show_problem (FrondProgrammesPage *self,
              const char          *text)
{
  adw_banner_set_title (self->problem, text ? text : "");
  adw_banner_set_revealed (self->problem, text != NULL);
  if (text)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
close_problem_cb (FrondProgrammesPage *self)
{
  show_problem (self, NULL);
}

/* The button's name says what it is about, because a list has many of them. */
static void
add_button (AdwActionRow *row,
            const char   *icon,
            const char   *tooltip,
            const char   *name,
            const char   *action,
            GVariant     *target)
{
  GtkWidget       *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *label = g_strdup_printf ("%s: %s", tooltip, name);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  adw_action_row_add_suffix (row, button);
}

static GtkWidget *
create_row (const char *title,
            const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);

  return row;
}

static GtkWidget *
create_original_row (FrondProgramme *programme)
{
  const char      *name = frond_programme_get_name (programme);
  const char      *id = frond_programme_get_id (programme);
  g_autofree char *length = frond_text_dup_length (frond_programme_get_duration (programme));
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", length, frond_programme_get_summary (programme));
  GtkWidget       *row = create_row (name, subtitle);

  add_button (ADW_ACTION_ROW (row), "document-save-symbolic", _("Export"), name, "programmes.export-original", g_variant_new_string (id));
  add_button (ADW_ACTION_ROW (row), "edit-copy-symbolic", _("Duplicate to edit"), name, "programmes.duplicate-original", g_variant_new_string (id));

  return row;
}

static char *
describe_copy (FrondProgrammeCopy  *copy,
               FrondProgrammeDraft *draft)
{
  g_autofree char *length = NULL;
  g_autofree char *version = copy->version > 0 ? g_strdup_printf (_("version %u"), copy->version) : g_strdup (_("not saved as a version yet"));

  if (copy->is_damaged)
    return g_strdup (_("Not as it was saved, so it is not used. The sessions that ran it are safe."));
  if (!draft)
    return g_strdup (_("Cannot be read, so it is not used."));

  length = frond_text_dup_length (frond_programme_draft_get_duration (draft));
  if (copy->version > 0 && copy->draft)
    /* Translators: "14 min · version 2 · has changes that are not in it yet" */
    return g_strdup_printf (_("%1$s · %2$s · has changes that are not in it yet"), length, version);

  return g_strdup_printf ("%s · %s", length, version);
}

static GtkWidget *
create_own_row (FrondProgrammeCopy *copy)
{
  const char *text = copy->draft ? copy->draft : copy->json;
  g_autoptr (FrondProgrammeDraft) draft = text ? frond_programme_draft_new_from_json (text, NULL) : NULL;
  const char *given = draft ? frond_programme_draft_get_text (draft, "name") : "";
  const char *name = *given ? given : _("Programme without a name");
  g_autofree char *subtitle = describe_copy (copy, draft);
  GtkWidget       *row = create_row (name, subtitle);

  if (copy->json)
    add_button (ADW_ACTION_ROW (row), "document-save-symbolic", _("Export"), name, "programmes.export", g_variant_new_int64 (copy->id));
  if (copy->json)
    add_button (ADW_ACTION_ROW (row), "edit-copy-symbolic", _("Duplicate"), name, "programmes.duplicate", g_variant_new_int64 (copy->id));
  add_button (ADW_ACTION_ROW (row), "user-trash-symbolic", _("Remove"), name, "programmes.remove", g_variant_new_int64 (copy->id));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "programmes.edit");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), g_variant_new_int64 (copy->id));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), draft != NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));

  return row;
}

static GtkWidget *
add_group (FrondProgrammesPage *self,
           const char          *title,
           const char          *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (self->groups, group);

  return group;
}

static void
load_own (FrondProgrammesPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListStore) copies = frond_programme_repository_list (self->vault, &error);
  guint      n = copies ? g_list_model_get_n_items (G_LIST_MODEL (copies)) : 0;
  GtkWidget *group = add_group (self, _("Your programmes"), n > 0 ? NULL : _("None yet. Duplicate one of those below, or import one."));

  if (!copies)
    show_problem (self, error->message);
  for (guint i = 0; i < n; i++) {
    g_autoptr (FrondProgrammeCopy) copy = g_list_model_get_item (G_LIST_MODEL (copies), i);
    GtkWidget *row = create_own_row (copy);

    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    /* Back from the editor the keyboard is where it was. */
    if (copy->id == self->opened_id)
      gtk_widget_grab_focus (row);
  }
}

static void
load_originals (FrondProgrammesPage *self)
{
  g_autoptr (GListModel) originals = frond_programme_choice_list (NULL);
  const char *title = NULL;
  GtkWidget  *group = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (originals); i++) {
    g_autoptr (FrondProgramme) programme = g_list_model_get_item (originals, i);
    const char *its_title = frond_programme_choice_get_group (programme);

    if (g_strcmp0 (title, its_title) != 0)
      group = add_group (self, its_title, title ? NULL : _("Programmes that come with Frond do not change."));
    title = its_title;
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_original_row (programme));
  }
}

static void
load (FrondProgrammesPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))))
    gtk_box_remove (self->groups, child);
  load_own (self);
  load_originals (self);
}

/* (transfer full) (nullable); says what is wrong */
static FrondProgrammeCopy *
get_copy (FrondProgrammesPage *self,
          GVariant            *id)
{
  g_autoptr (GError) error = NULL;
  FrondProgrammeCopy *copy = frond_programme_repository_get (self->vault, g_variant_get_int64 (id), &error);

  if (!copy)
    show_problem (self, error->message);

  return copy;
}

static FrondProgramme *
get_version (FrondProgrammesPage *self,
             GVariant            *id)
{
  g_autoptr (FrondProgrammeCopy) copy = get_copy (self, id);
  g_autoptr (GError) error = NULL;
  FrondProgramme *programme = copy && copy->json ? frond_programme_new_from_json (copy->json, -1, &error) : NULL;

  if (error)
    show_problem (self, error->message);

  return programme;
}

static void
edit_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  FrondProgrammesPage *self = FROND_PROGRAMMES_PAGE (widget);
  g_autoptr (FrondProgrammeCopy) copy = get_copy (self, parameter);

  if (!copy)
    return;
  self->opened_id = copy->id;
  frond_programme_open (widget, self->vault, copy);
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  FrondProgrammesPage *self = FROND_PROGRAMMES_PAGE (widget);
  g_autoptr (FrondProgramme) programme = get_version (self, parameter);

  if (programme)
    frond_programme_duplicate (widget, self->vault, programme);
}

static void
duplicate_original_action (GtkWidget  *widget,
                           const char *action_name,
                           GVariant   *parameter)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in (g_variant_get_string (parameter, NULL));

  if (programme)
    frond_programme_duplicate (widget, FROND_PROGRAMMES_PAGE (widget)->vault, programme);
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  FrondProgrammesPage *self = FROND_PROGRAMMES_PAGE (widget);
  g_autoptr (FrondProgramme) programme = get_version (self, parameter);

  if (programme)
    frond_programme_export (widget, programme, self->cancellable);
}

static void
export_original_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  g_autoptr (FrondProgramme) programme = frond_programme_find_built_in (g_variant_get_string (parameter, NULL));

  if (programme)
    frond_programme_export (widget, programme, FROND_PROGRAMMES_PAGE (widget)->cancellable);
}

static void
restore_cb (FrondProgrammesPage *self,
            AdwToast            *toast)
{
  g_autoptr (GError) error = NULL;
  const gint64 *id = g_object_get_data (G_OBJECT (toast), "copy");

  if (frond_programme_repository_restore (self->vault, *id, &error))
    load (self);
  else
    show_problem (self, error->message);
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  FrondProgrammesPage *self = FROND_PROGRAMMES_PAGE (widget);
  GtkWidget           *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  gint64               id = g_variant_get_int64 (parameter);
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  if (!frond_programme_repository_remove (self->vault, id, &error)) {
    show_problem (self, error->message);
    return;
  }
  load (self);
  if (!overlay)
    return;

  toast = adw_toast_new (_("Programme removed"));
  adw_toast_set_button_label (toast, _("_Undo"));
  g_object_set_data_full (G_OBJECT (toast), "copy", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
take_import (FrondProgrammesPage *self,
             FrondProgramme      *programme,
             const GError        *error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (FrondProgrammeCopy) copy = programme ? frond_programme_make_copy (self->vault, programme, NULL, &local) : NULL;

  if (local)
    error = local;
  show_problem (self, error ? error->message : NULL);
  if (!copy)
    return;
  load (self);
  frond_programme_open (GTK_WIDGET (self), self->vault, copy);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  FrondProgrammesPage *self = FROND_PROGRAMMES_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondProgramme) programme = frond_programme_import_finish (result, &error);

  /* The page may have gone meanwhile, with the vault. */
  if (self->vault && (programme || error))
    take_import (self, programme, error);
}

static void
import_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  frond_programme_import_async (widget, FROND_PROGRAMMES_PAGE (widget)->cancellable, imported_cb, NULL);
}

/**
 * frond_programmes_page_import:
 * @self: a page
 * @file: somebody's file
 *
 * Reads it and opens a new copy of what is in it, or says what is wrong at which place; then nothing was changed.
 */
void
frond_programmes_page_import (FrondProgrammesPage *self,
                              GFile               *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondProgramme) programme = frond_programme_read_file (file, &error);

  g_return_if_fail (FROND_IS_PROGRAMMES_PAGE (self));

  take_import (self, programme, error);
}

static gboolean
load_cb (gpointer data)
{
  FrondProgrammesPage *self = data;

  self->load_source = 0;
  load (self);

  return G_SOURCE_REMOVE;
}

/* What was changed in an editor meanwhile, which stores it when it hides: just after this, and before anything is drawn. */
static void
frond_programmes_page_showing (AdwNavigationPage *page)
{
  FrondProgrammesPage *self = FROND_PROGRAMMES_PAGE (page);

  if (!self->load_source)
    self->load_source = g_idle_add_full (G_PRIORITY_HIGH, load_cb, self, NULL);
}

static void
frond_programmes_page_dispose (GObject *object)
{
  FrondProgrammesPage *self = FROND_PROGRAMMES_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->load_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_PROGRAMMES_PAGE);
  g_clear_object (&self->vault);

  G_OBJECT_CLASS (frond_programmes_page_parent_class)->dispose (object);
}

static void
frond_programmes_page_finalize (GObject *object)
{
  g_object_unref (FROND_PROGRAMMES_PAGE (object)->cancellable);

  G_OBJECT_CLASS (frond_programmes_page_parent_class)->finalize (object);
}

static void
frond_programmes_page_class_init (FrondProgrammesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_programmes_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = frond_programmes_page_finalize;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = frond_programmes_page_showing;

  gtk_widget_class_install_action (widget_class, "programmes.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "programmes.edit", "x", edit_action);
  gtk_widget_class_install_action (widget_class, "programmes.duplicate", "x", duplicate_action);
  gtk_widget_class_install_action (widget_class, "programmes.duplicate-original", "s", duplicate_original_action);
  gtk_widget_class_install_action (widget_class, "programmes.export", "x", export_action);
  gtk_widget_class_install_action (widget_class, "programmes.export-original", "s", export_original_action);
  gtk_widget_class_install_action (widget_class, "programmes.remove", "x", remove_action);

  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/programme/frond-programmes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammesPage, problem);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammesPage, groups);
  gtk_widget_class_bind_template_callback (widget_class, close_problem_cb);
}

static void
frond_programmes_page_init (FrondProgrammesPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frond_programmes_page_new:
 * @vault: an open vault
 *
 * Returns: (transfer floating): the page
 */
FrondProgrammesPage *
frond_programmes_page_new (FrondVault *vault)
{
  FrondProgrammesPage *self = g_object_new (FROND_TYPE_PROGRAMMES_PAGE, NULL);

  self->vault = g_object_ref (vault);
  load (self);

  return self;
}
