/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-programme-versions.h"

#include <glib/gi18n.h>

#include "frond-programme-files.h"
#include "frond-programme-versions-page.h"

/* What happens to the version that somebody chooses. */
typedef struct {
  AdwNavigationPage    *editor;
  FrondProgrammeKeeper *keeper;
  GCancellable         *cancellable;
  FrondProgrammeDraft  *older; /* NULL until one is chosen */
  guint                 version;
} BringBack;

static BringBack *
bring_back_new (AdwNavigationPage    *editor,
                FrondProgrammeKeeper *keeper,
                GCancellable         *cancellable)
{
  BringBack *self = g_new0 (BringBack, 1);

  self->editor = g_object_ref (editor);
  self->keeper = g_object_ref (keeper);
  self->cancellable = g_object_ref (cancellable);

  return self;
}

static void
bring_back_free (BringBack *self)
{
  g_object_unref (self->editor);
  g_object_unref (self->keeper);
  g_object_unref (self->cancellable);
  g_clear_object (&self->older);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BringBack, bring_back_free)

/* Saved at once, because that is what was asked for; the way back is Undo. */
static void
bring_back (BringBack *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  frond_programme_draft_become (frond_programme_keeper_get_draft (self->keeper), self->older);
  if (frond_programme_keeper_save_version (self->keeper, &error))
    text = g_strdup_printf (_("Version %1$u is back as version %2$u"), self->version, frond_programme_keeper_get_copy (self->keeper)->version);
  frond_programme_say (GTK_WIDGET (self->editor), text ? text : error->message);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (BringBack) self = data;

  /* The editor may have gone meanwhile, with the vault. */
  if (g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "bring-back") && !g_cancellable_is_cancelled (self->cancellable))
    bring_back (self);
}

/* question (transfer full) */
static void
ask (BringBack *question)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Give Up Your Changes?"),
                                                                     _("This programme has changes that no version has yet. They give way to the older version; Undo brings them back as long as the programme stays open.")));

  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "bring-back", _("_Bring Back"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "bring-back", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, GTK_WIDGET (question->editor), question->cancellable, answered_cb, question);
}

static void
bring_back_cb (FrondProgrammeVersionsPage *page,
               FrondProgrammeDraft        *older,
               guint                       version,
               BringBack                  *self)
{
  g_autoptr (BringBack) chosen = bring_back_new (self->editor, self->keeper, self->cancellable);
  GtkWidget *pages = gtk_widget_get_ancestor (GTK_WIDGET (page), ADW_TYPE_NAVIGATION_VIEW);

  chosen->older = g_object_ref (older);
  chosen->version = version;
  /* SELF may go with the page. */
  adw_navigation_view_pop_to_page (ADW_NAVIGATION_VIEW (pages), chosen->editor);
  if (frond_programme_keeper_has_changes (chosen->keeper))
    ask (g_steal_pointer (&chosen));
  else
    bring_back (chosen);
}

static void
free_cb (gpointer  data,
         GClosure *closure)
{
  bring_back_free (data);
}

void
frond_programme_show_versions (AdwNavigationPage    *editor,
                               FrondVault           *vault,
                               FrondProgrammeKeeper *keeper,
                               GCancellable         *cancellable)
{
  GtkWidget *pages = gtk_widget_get_ancestor (GTK_WIDGET (editor), ADW_TYPE_NAVIGATION_VIEW);
  g_autoptr (GError) error = NULL;
  FrondProgrammeVersionsPage *page = frond_programme_versions_page_new (vault, frond_programme_keeper_get_copy (keeper), &error);

  if (!page) {
    frond_programme_say (GTK_WIDGET (editor), error->message);
    return;
  }
  g_signal_connect_data (page, "bring-back", G_CALLBACK (bring_back_cb), bring_back_new (editor, keeper, cancellable), free_cb, G_CONNECT_DEFAULT);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (pages), ADW_NAVIGATION_PAGE (page));
}
