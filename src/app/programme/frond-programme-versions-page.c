/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this page is that nobody has to remember what a programme was: what sessions ran stands there as it was, and a version that was
 * better can be had again. */

#include "config.h"

#include "frond-programme-versions-page.h"

#include <glib/gi18n.h>

#include "frond-draft-list-row.h"
#include "frond-programme-draft.h"
#include "frond-programme-head-words.h"
#include "frond-programme-repository.h"
#include "frond-ribbon.h"
#include "frond-text.h"

struct _FrondProgrammeVersionsPage {
  AdwNavigationPage parent_instance;

  /* Owned */
  GPtrArray           *versions; /* of FrondProgrammeVersion, oldest first; shown the other way round */
  FrondProgrammeDraft *shown;    /* NULL where the chosen version cannot be shown */

  gboolean has_changes;

  /* Template */
  AdwWindowTitle *heading;
  AdwComboRow    *choice;
  GtkLabel       *problem;
  GtkWidget      *contents;
  FrondRibbon    *ribbon;
  GtkLabel       *total;
  AdwActionRow   *summary;
  AdwActionRow   *place;
  AdwActionRow   *markers;
  GtkListBox     *phases;
  GtkLabel       *state;
  GtkButton      *bring_back;
};

G_DEFINE_FINAL_TYPE (FrondProgrammeVersionsPage, frond_programme_versions_page, ADW_TYPE_NAVIGATION_PAGE)

enum {
  BRING_BACK,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const FrondProgrammeVersion *
get_newest (FrondProgrammeVersionsPage *self)
{
  return g_ptr_array_index (self->versions, self->versions->len - 1);
}

static const FrondProgrammeVersion *
get_chosen (FrondProgrammeVersionsPage *self)
{
  guint selected = adw_combo_row_get_selected (self->choice);

  return selected < self->versions->len ? g_ptr_array_index (self->versions, self->versions->len - 1 - selected) : NULL;
}

static void
show_phases (FrondProgrammeVersionsPage *self)
{
  gtk_list_box_remove_all (self->phases);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->shown)); i++) {
    g_autoptr (FrondDraftRow) row = g_list_model_get_item (G_LIST_MODEL (self->shown), i);
    GtkWidget *widget = frond_draft_list_row_new ();

    frond_draft_list_row_set_row (FROND_DRAFT_LIST_ROW (widget), row);
    frond_draft_list_row_set_fixed (FROND_DRAFT_LIST_ROW (widget));
    gtk_list_box_append (self->phases, widget);
  }
}

static void
show_contents (FrondProgrammeVersionsPage *self,
               FrondProgramme             *programme)
{
  g_autofree char *length = frond_text_dup_length (frond_programme_get_duration (programme));
  g_autofree char *total = g_strdup_printf (_("%s in all"), length);
  g_autofree char *place = frond_programme_describe_place (self->shown);
  g_autofree char *markers = frond_programme_describe_markers (self->shown);

  adw_window_title_set_title (self->heading, frond_programme_get_name (programme));
  frond_ribbon_set_programme (self->ribbon, programme);
  gtk_label_set_label (self->total, total);
  adw_action_row_set_subtitle (self->summary, frond_programme_get_summary (programme));
  adw_action_row_set_subtitle (self->place, place);
  adw_action_row_set_subtitle (self->markers, markers);
  show_phases (self);
}

/* What sessions run already needs not be brought back. */
static void
show_button (FrondProgrammeVersionsPage *self,
             gboolean                    is_newest)
{
  guint newest = get_newest (self)->version;
  /* Translators: %u is the number of the version */
  g_autofree char *label = g_strdup_printf (_("Bring Back as Version %u"), newest + (self->has_changes ? 2 : 1));
  g_autofree char *state = NULL;

  if (self->has_changes && !is_newest)
    state = g_strdup_printf (_("Sessions run version %1$u. What was changed since is kept as version %2$u first."), newest, newest + 1);
  else
    state = g_strdup_printf (_("Sessions run version %u."), newest);

  gtk_button_set_label (self->bring_back, label);
  gtk_widget_set_visible (GTK_WIDGET (self->bring_back), !is_newest);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "versions.bring-back", self->shown && !is_newest);
  gtk_label_set_label (self->state, state);
}

static void
chosen_cb (FrondProgrammeVersionsPage *self)
{
  const FrondProgrammeVersion *chosen = self->versions ? get_chosen (self) : NULL;
  g_autoptr (FrondProgramme) programme = NULL;
  g_autofree char *problem = NULL;

  if (!chosen)
    return;
  g_clear_object (&self->shown);
  if (chosen->json)
    programme = frond_programme_new_from_json (chosen->json, -1, NULL);
  if (programme)
    self->shown = frond_programme_draft_new_from_json (chosen->json, NULL);
  if (self->shown)
    show_contents (self, programme);
  else
    problem = g_strdup_printf (_("Version %u is not as it was saved, so it is not used. Other versions and the sessions that ran it are safe."), chosen->version);
  gtk_label_set_label (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_widget_set_visible (self->contents, self->shown != NULL);
  show_button (self, chosen == get_newest (self));
}

static void
bring_back_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  FrondProgrammeVersionsPage *self = FROND_PROGRAMME_VERSIONS_PAGE (widget);

  g_signal_emit (self, signals[BRING_BACK], 0, self->shown, get_chosen (self)->version);
}

static void
frond_programme_versions_page_dispose (GObject *object)
{
  FrondProgrammeVersionsPage *self = FROND_PROGRAMME_VERSIONS_PAGE (object);

  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_object (&self->shown);
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_PROGRAMME_VERSIONS_PAGE);

  G_OBJECT_CLASS (frond_programme_versions_page_parent_class)->dispose (object);
}

static void
frond_programme_versions_page_class_init (FrondProgrammeVersionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_programme_versions_page_dispose;

  g_type_ensure (FROND_TYPE_RIBBON);
  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/programme/frond-programme-versions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeVersionsPage, heading);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeVersionsPage, choice);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeVersionsPage, problem);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeVersionsPage, contents);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeVersionsPage, ribbon);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeVersionsPage, total);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeVersionsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeVersionsPage, place);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeVersionsPage, markers);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeVersionsPage, phases);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeVersionsPage, state);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeVersionsPage, bring_back);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_install_action (widget_class, "versions.bring-back", NULL, bring_back_action);

  signals[BRING_BACK] =
    g_signal_new ("bring-back", FROND_TYPE_PROGRAMME_VERSIONS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, FROND_TYPE_PROGRAMME_DRAFT, G_TYPE_UINT);
}

static void
frond_programme_versions_page_init (FrondProgrammeVersionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The newest first. */
static void
fill_choice (FrondProgrammeVersionsPage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = self->versions->len; i > 0; i--) {
    const FrondProgrammeVersion *version = g_ptr_array_index (self->versions, i - 1);
    g_autofree char             *time = frond_text_dup_day_and_time (version->saved_at);
    /* Translators: "Version 2, saved 3 May 2026, 14:05" */
    g_autofree char *title = g_strdup_printf (_("Version %1$u, saved %2$s"), version->version, time);

    gtk_string_list_append (titles, title);
  }
  adw_combo_row_set_model (self->choice, G_LIST_MODEL (titles));
}

/**
 * frond_programme_versions_page_new:
 * @vault: an open vault
 * @copy: whose versions; it has one at least
 * @has_changes: whether there is something in the editor that has to become a version first
 * @error: why they cannot be read
 *
 * Returns: (transfer floating) (nullable): the page, with the newest one
 */
FrondProgrammeVersionsPage *
frond_programme_versions_page_new (FrondVault         *vault,
                                   FrondProgrammeCopy *copy,
                                   gboolean            has_changes,
                                   GError            **error)
{
  g_autoptr (GPtrArray) versions = frond_programme_repository_list_versions (vault, copy->id, error);
  FrondProgrammeVersionsPage *self;

  g_return_val_if_fail (!versions || versions->len > 0, NULL);
  if (!versions)
    return NULL;

  self = g_object_new (FROND_TYPE_PROGRAMME_VERSIONS_PAGE, NULL);
  self->versions = g_steal_pointer (&versions);
  self->has_changes = has_changes;
  fill_choice (self);
  chosen_cb (self);

  return self;
}
