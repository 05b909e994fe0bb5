/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-programme-new.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "frond-programme-draft.h"
#include "frond-programme-editor.h"
#include "frond-programme-files.h"
#include "frond-programme-repository.h"

/* The reader's longest name. */
#define MAX_NAME 80

/**
 * frond_programme_make_copy:
 * @vault: an open vault
 * @programme: what to begin with
 * @name: (nullable): of the copy
 * @error: for a %FROND_ERROR
 *
 * Returns: (transfer full) (nullable): the stored copy, which is a draft
 */
FrondProgrammeCopy *
frond_programme_make_copy (FrondVault     *vault,
                           FrondProgramme *programme,
                           const char     *name,
                           GError        **error)
{
  g_autoptr (FrondProgrammeCopy) copy = frond_programme_copy_new ();
  g_autofree char *id = frond_programme_copy_dup_programme_id (copy);
  g_autoptr (FrondProgrammeDraft) draft = frond_programme_draft_new (programme, id, name);
  g_autofree char *json = frond_programme_draft_to_json (draft, 1);

  return frond_programme_repository_save_draft (vault, copy, json, error);
}

void
frond_programme_open (GtkWidget          *widget,
                      FrondVault         *vault,
                      FrondProgrammeCopy *copy)
{
  GtkWidget *pages = gtk_widget_get_ancestor (widget, ADW_TYPE_NAVIGATION_VIEW);
  g_autoptr (GError) error = NULL;
  FrondProgrammeEditor *editor = frond_programme_editor_new (vault, copy, &error);

  if (editor)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (pages), ADW_NAVIGATION_PAGE (editor));
  else
    frond_programme_say (widget, error->message);
}

/* A copy of a copy of a long name is still a name. */
static char *
make_name (const char *name)
{
  /* Translators: %s is a programme's name */
  g_autofree char *copied = g_strdup_printf (_("%s (copy)"), name);

  return g_utf8_strlen (copied, -1) <= MAX_NAME ? g_steal_pointer (&copied) : g_strdup (name);
}

void
frond_programme_duplicate (GtkWidget      *widget,
                           FrondVault     *vault,
                           FrondProgramme *programme)
{
  g_autofree char *name = make_name (frond_programme_get_name (programme));
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondProgrammeCopy) copy = frond_programme_make_copy (vault, programme, name, &error);

  if (copy)
    frond_programme_open (widget, vault, copy);
  else
    frond_programme_say (widget, error->message);
}
