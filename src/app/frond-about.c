/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-about.h"

#include <glib/gi18n.h>

/**
 * frond_about_present:
 * @parent: over which window
 *
 * Says what Frond is, and what it is not.
 */
void
frond_about_present (GtkWidget *parent)
{
  AdwDialog       *dialog = adw_about_dialog_new ();
  g_autofree char *statement =
    g_strdup (_("Frond is not a certified medical device. It shows and stores what a sensor measures; it does not diagnose, it gives no doses and it "
                 "does not decide. Clinical judgement stays with the therapist."));

  g_object_set (dialog,
                "application-name", "Frond",
                "application-icon", FROND_APPLICATION_ID,
                "version", FROND_VERSION,
                "developer-name", _("The Frond developers"), "license-type", GTK_LICENSE_GPL_3_0, "comments", statement,
                                    /* Translators: your name, one line for each translator */
                                    "translator-credits", _("translator-credits"), NULL);
  adw_about_dialog_set_website (ADW_ABOUT_DIALOG (dialog), FROND_WEBSITE);
  adw_about_dialog_set_issue_url (ADW_ABOUT_DIALOG (dialog), FROND_ISSUES);
  adw_about_dialog_add_legal_section (ADW_ABOUT_DIALOG (dialog), _("Not a Medical Device"), NULL, GTK_LICENSE_CUSTOM, statement);
  adw_dialog_present (dialog, parent);
}
