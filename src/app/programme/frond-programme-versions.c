/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-programme-versions.h"

#include <glib/gi18n.h>

#include "frond-programme-files.h"
#include "frond-programme-versions-page.h"

/* Saved at once, because that is what was asked for. */
static char *
bring_back (FrondProgrammeKeeper *keeper,
            FrondProgrammeDraft  *older,
            guint                 version,
            GError              **error)
{
  frond_programme_draft_become (frond_programme_keeper_get_draft (keeper), older);
  if (!frond_programme_keeper_save_version (keeper, error))
    return NULL;

  return g_strdup_printf (_("Version %1$u is back as version %2$u"), version, frond_programme_keeper_get_copy (keeper)->version);
}

/* What was changed since the last version becomes one first: nothing gives way to an older version. */
static void
bring_back_cb (FrondProgrammeVersionsPage *page,
               FrondProgrammeDraft        *older,
               guint                       version,
               FrondProgrammeKeeper       *keeper)
{
  GtkWidget *pages = gtk_widget_get_ancestor (GTK_WIDGET (page), ADW_TYPE_NAVIGATION_VIEW);
  g_autoptr (FrondProgrammeKeeper) kept = g_object_ref (keeper);
  g_autoptr (FrondProgrammeDraft) chosen = g_object_ref (older);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  frond_programme_draft_finish_typing (frond_programme_keeper_get_draft (kept));
  if (frond_programme_keeper_has_changes (kept) && !frond_programme_keeper_save_version (kept, &error))
    text = g_strdup (_("What was changed since the newest version is not right yet, so it cannot be kept. Correct it or take it back first."));
  else
    text = bring_back (kept, chosen, version, &error);
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (pages));
  frond_programme_say (pages, text ? text : error->message);
}

void
frond_programme_show_versions (GtkWidget            *editor,
                               FrondVault           *vault,
                               FrondProgrammeKeeper *keeper)
{
  GtkWidget *pages = gtk_widget_get_ancestor (editor, ADW_TYPE_NAVIGATION_VIEW);
  gboolean   has_changes = frond_programme_keeper_has_changes (keeper);
  g_autoptr (GError) error = NULL;
  FrondProgrammeVersionsPage *page = frond_programme_versions_page_new (vault, frond_programme_keeper_get_copy (keeper), has_changes, &error);

  if (!page) {
    frond_programme_say (editor, error->message);
    return;
  }
  g_signal_connect_object (page, "bring-back", G_CALLBACK (bring_back_cb), keeper, G_CONNECT_DEFAULT);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (pages), ADW_NAVIGATION_PAGE (page));
}
