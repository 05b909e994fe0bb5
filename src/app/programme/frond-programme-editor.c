/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this page is that a therapist builds a programme by looking at it: each change shows at once in the ribbon and in the time, what
 * is wrong stands beside the row in words, and nothing has to be saved to be safe. */

#include "config.h"

#include "frond-programme-editor.h"

#include <glib/gi18n.h>

#include "frond-draft-list.h"
#include "frond-phase-form.h"
#include "frond-programme-files.h"
#include "frond-programme-form.h"
#include "frond-programme-keeper.h"
#include "frond-programme-new.h"
#include "frond-programme-versions.h"
#include "frond-programme-words.h"
#include "frond-ribbon.h"
#include "frond-session-closures.h"
#include "frond-text.h"

struct _FrondProgrammeEditor {
  AdwNavigationPage parent_instance;

  /* Owned */
  FrondVault           *vault;
  FrondProgrammeKeeper *keeper;
  FrondProgramme       *programme; /* as the draft stands, where it is right */
  GCancellable         *cancellable;

  /* Borrowed from the keeper */
  FrondProgrammeDraft *draft;

  /* Template */
  AdwWindowTitle      *heading;
  FrondRibbon         *ribbon;
  GtkLabel            *total;
  AdwOverlaySplitView *split;
  FrondProgrammeForm  *head;
  GtkLabel            *problem;
  GtkWidget           *add;
  FrondDraftList      *list;
  FrondPhaseForm      *form;
  GtkLabel            *state;
  GtkButton           *save;
};

G_DEFINE_FINAL_TYPE (FrondProgrammeEditor, frond_programme_editor, ADW_TYPE_NAVIGATION_PAGE)

static void
enable (FrondProgrammeEditor *self,
        const char           *action,
        gboolean              is_enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, is_enabled);
}

/* Which rows' buttons mean something. */
static void
update_row_actions (FrondProgrammeEditor *self)
{
  static const char *const actions[] = { "draft.up", "draft.down", "draft.duplicate", "draft.remove", "draft.wrap" };
  FrondDraftRow           *row = frond_programme_draft_find (self->draft, frond_draft_list_get_selected (self->list), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    enable (self, actions[i], row != NULL);
  enable (self, "draft.unwrap", row && frond_draft_row_is_repeat (row));
}

static void
show_state (FrondProgrammeEditor *self)
{
  g_autofree char *state = frond_programme_keeper_describe (self->keeper);
  gboolean         has_changes = frond_programme_keeper_has_changes (self->keeper);
  /* Translators: %u is the number of the version */
  g_autofree char *save = g_strdup_printf (_("Save as Version %u"), frond_programme_keeper_get_next_version (self->keeper));

  gtk_label_set_label (self->state, state);
  gtk_button_set_label (self->save, save);
  enable (self, "draft.save", self->programme && has_changes);
  enable (self, "draft.versions", frond_programme_keeper_get_copy (self->keeper)->version > 0);
  enable (self, "draft.revert", has_changes && frond_programme_keeper_get_copy (self->keeper)->json);
}

static void
show_header_problems (FrondProgrammeEditor *self,
                      GPtrArray            *problems)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++) {
    const FrondDraftProblem *problem = g_ptr_array_index (problems, i);
    g_autofree char         *words = problem->number == 0 ? frond_programme_describe_problem (problem) : NULL;

    if (words)
      g_string_append_printf (text, "%s%s", text->len ? "\n" : "", words);
  }
  gtk_label_set_label (self->problem, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text->len > 0);
}

/* The ribbon stays as it was last right while something is half typed. */
static void
show_total (FrondProgrammeEditor *self,
            guint                 n_problems)
{
  g_autofree char *length = frond_text_dup_length (frond_programme_draft_get_duration (self->draft));
  g_autofree char *total = g_strdup_printf (_("%s in all"), length);
  g_autofree char *text = NULL;

  if (n_problems > 0)
    /* Translators: %1$s is "14 min in all" */
    text = g_strdup_printf (ngettext ("%1$s · %2$u thing to correct below", "%1$s · %2$u things to correct below", n_problems), total, n_problems);
  gtk_label_set_label (self->total, text ? text : total);
  if (self->programme)
    frond_ribbon_set_programme (self->ribbon, self->programme);
}

static void
draft_changed_cb (FrondProgrammeEditor *self)
{
  g_autoptr (GPtrArray) problems = NULL;
  const char *name = frond_programme_draft_get_text (self->draft, "name");

  g_clear_object (&self->programme);
  self->programme = frond_programme_draft_check (self->draft, &problems);
  adw_window_title_set_title (self->heading, *name ? name : _("Programme without a name"));
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), *name ? name : _("Programme without a name"));
  frond_draft_list_set_problems (self->list, problems);
  show_header_problems (self, problems);
  show_total (self, problems->len);
  enable (self, "draft.undo", frond_programme_draft_can_undo (self->draft));
  enable (self, "draft.redo", frond_programme_draft_can_redo (self->draft));
  enable (self, "draft.export", self->programme != NULL);
  enable (self, "draft.duplicate-programme", self->programme != NULL);
  update_row_actions (self);
  show_state (self);
}

static void
selected_cb (FrondProgrammeEditor *self,
             guint                 number)
{
  if (!self->draft)
    return;
  frond_phase_form_show (self->form, number);
  update_row_actions (self);
}

/* In a narrow window the form comes over the list. */
static void
activated_cb (FrondProgrammeEditor *self,
              guint                 number)
{
  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

static void
done_cb (FrondProgrammeEditor *self)
{
  adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
}

static void
sidebar_changed_cb (FrondProgrammeEditor *self)
{
  if (!adw_overlay_split_view_get_show_sidebar (self->split))
    frond_draft_list_focus (self->list);
}

static void
collapsed_cb (FrondProgrammeEditor *self)
{
  frond_draft_list_set_opens_at_once (self->list, adw_overlay_split_view_get_collapsed (self->split));
}

static void
operate_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  static const char *const names[] = { "draft.up", "draft.down", "draft.duplicate", "draft.remove", "draft.wrap", "draft.unwrap", NULL };
  guint                    operation = 0;

  while (!g_str_equal (names[operation], action_name))
    operation++;
  frond_draft_list_operate (FROND_PROGRAMME_EDITOR (widget)->list, (FrondDraftOperation) operation);
}

static void
insert_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  FrondProgrammeEditor *self = FROND_PROGRAMME_EDITOR (widget);
  g_autoptr (JsonObject) fields = frond_programme_make_fields (g_variant_get_string (parameter, NULL));
  guint after = frond_draft_list_get_selected (self->list);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->draft));
  g_autoptr (FrondDraftRow) last = n > 0 && after == 0 ? g_list_model_get_item (G_LIST_MODEL (self->draft), n - 1) : NULL;

  frond_draft_list_select (self->list, frond_programme_draft_insert (self->draft, last ? frond_draft_row_get_number (last) : after, fields));
  frond_draft_list_focus (self->list);
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  FrondProgrammeEditor *self = FROND_PROGRAMME_EDITOR (widget);

  if (g_str_equal (action_name, "draft.undo"))
    frond_programme_draft_undo (self->draft);
  else
    frond_programme_draft_redo (self->draft);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  FrondProgrammeEditor *self = FROND_PROGRAMME_EDITOR (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  frond_programme_draft_finish_typing (self->draft);
  if (frond_programme_keeper_save_version (self->keeper, &error))
    text = g_strdup_printf (_("Saved as version %u"), frond_programme_keeper_get_copy (self->keeper)->version);
  frond_programme_say (widget, text ? text : error->message);
}

/* As it stands, whether or not it is a version already. */
static FrondProgramme *
read_as_shown (FrondProgrammeEditor *self)
{
  guint            version = frond_programme_keeper_get_copy (self->keeper)->version;
  g_autofree char *json = NULL;

  if (frond_programme_keeper_has_changes (self->keeper))
    version = frond_programme_keeper_get_next_version (self->keeper);
  json = frond_programme_draft_to_json (self->draft, version);

  return frond_programme_new_from_json (json, -1, NULL);
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_autoptr (FrondProgramme) programme = read_as_shown (FROND_PROGRAMME_EDITOR (widget));

  if (programme)
    frond_programme_export (widget, programme, FROND_PROGRAMME_EDITOR (widget)->cancellable);
}

static void
duplicate_programme_action (GtkWidget  *widget,
                            const char *action_name,
                            GVariant   *parameter)
{
  FrondProgrammeEditor *self = FROND_PROGRAMME_EDITOR (widget);

  frond_programme_keeper_flush (self->keeper);
  frond_programme_duplicate (widget, self->vault, self->programme);
}

static void
revert_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  FrondProgrammeEditor *self = FROND_PROGRAMME_EDITOR (widget);
  g_autoptr (FrondProgrammeDraft) saved = frond_programme_draft_new_from_json (frond_programme_keeper_get_copy (self->keeper)->json, NULL);

  if (saved)
    frond_programme_draft_become (self->draft, saved);
}

static void
versions_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  FrondProgrammeEditor *self = FROND_PROGRAMME_EDITOR (widget);

  frond_programme_show_versions (widget, self->vault, self->keeper);
}

static void
frond_programme_editor_unmap (GtkWidget *widget)
{
  FrondProgrammeEditor *self = FROND_PROGRAMME_EDITOR (widget);

  if (self->keeper)
    frond_programme_keeper_flush (self->keeper);

  GTK_WIDGET_CLASS (frond_programme_editor_parent_class)->unmap (widget);
}

/* A new copy is named first; one that is known is not to be renamed by the first key. */
static void
frond_programme_editor_shown (AdwNavigationPage *page)
{
  FrondProgrammeEditor *self = FROND_PROGRAMME_EDITOR (page);

  if (frond_programme_keeper_get_copy (self->keeper)->version > 0)
    frond_draft_list_focus (self->list);
}

/* Before the page below shows what is stored. */
static void
frond_programme_editor_hiding (AdwNavigationPage *page)
{
  frond_programme_keeper_flush (FROND_PROGRAMME_EDITOR (page)->keeper);
}

static void
frond_programme_editor_dispose (GObject *object)
{
  FrondProgrammeEditor *self = FROND_PROGRAMME_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  if (self->draft)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  if (self->keeper)
    g_signal_handlers_disconnect_by_data (self->keeper, self);
  self->draft = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_PROGRAMME_EDITOR);
  g_clear_object (&self->keeper);
  g_clear_object (&self->programme);
  g_clear_object (&self->vault);

  G_OBJECT_CLASS (frond_programme_editor_parent_class)->dispose (object);
}

static void
frond_programme_editor_finalize (GObject *object)
{
  g_object_unref (FROND_PROGRAMME_EDITOR (object)->cancellable);

  G_OBJECT_CLASS (frond_programme_editor_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const char *const operations[] = { "draft.up", "draft.down", "draft.duplicate", "draft.remove", "draft.wrap", "draft.unwrap" };

  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    gtk_widget_class_install_action (widget_class, operations[i], NULL, operate_action);
  gtk_widget_class_install_action (widget_class, "draft.insert", "s", insert_action);
  gtk_widget_class_install_action (widget_class, "draft.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "draft.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "draft.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "draft.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "draft.duplicate-programme", NULL, duplicate_programme_action);
  gtk_widget_class_install_action (widget_class, "draft.versions", NULL, versions_action);
  gtk_widget_class_install_action (widget_class, "draft.revert", NULL, revert_action);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (FROND_TYPE_DRAFT_LIST);
  g_type_ensure (FROND_TYPE_PHASE_FORM);
  g_type_ensure (FROND_TYPE_PROGRAMME_FORM);
  g_type_ensure (FROND_TYPE_RIBBON);
  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/programme/frond-programme-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeEditor, heading);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeEditor, ribbon);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeEditor, total);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeEditor, split);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeEditor, head);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeEditor, add);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeEditor, list);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeEditor, form);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeEditor, state);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeEditor, save);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, collapsed_cb);
}

static void
frond_programme_editor_class_init (FrondProgrammeEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_programme_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = frond_programme_editor_finalize;
  widget_class->unmap = frond_programme_editor_unmap;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = frond_programme_editor_shown;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hiding = frond_programme_editor_hiding;
  install_actions (widget_class);
  bind_template (widget_class);
}

static void
frond_programme_editor_init (FrondProgrammeEditor *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frond_programme_editor_new:
 * @vault: an open vault
 * @copy: what to edit
 * @error: why it cannot be opened
 *
 * Returns: (transfer floating) (nullable): its editor
 */
FrondProgrammeEditor *
frond_programme_editor_new (FrondVault         *vault,
                            FrondProgrammeCopy *copy,
                            GError            **error)
{
  g_autoptr (FrondProgrammeKeeper) keeper = frond_programme_keeper_new (vault, copy, error);
  FrondProgrammeEditor *self;
  g_autoptr (FrondDraftRow) first = NULL;

  if (!keeper)
    return NULL;

  self = g_object_new (FROND_TYPE_PROGRAMME_EDITOR, NULL);
  self->vault = g_object_ref (vault);
  self->keeper = g_steal_pointer (&keeper);
  self->draft = frond_programme_keeper_get_draft (self->keeper);
  frond_draft_list_set_draft (self->list, self->draft);
  frond_phase_form_set_draft (self->form, self->draft);
  frond_programme_form_set_draft (self->head, self->draft);
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  first = g_list_model_get_item (G_LIST_MODEL (self->draft), 0);
  frond_draft_list_select (self->list, first ? frond_draft_row_get_number (first) : 0);
  draft_changed_cb (self);

  return self;
}
