/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that nobody has to defend that a part is left out: one activation with the reason, which is stored with it.
 * What is left out is no failure and leaves no zero behind. */

#include "config.h"

#include "frond-skip-dialog.h"

#include <glib/gi18n.h>

static const char *const reasons[] = { N_("Tired"), N_("Pain"), N_("Not wanted today") };

struct _FrondSkipDialog {
  AdwDialog parent_instance;

  /* Borrowed */
  GtkEditable *other;
};

G_DEFINE_FINAL_TYPE (FrondSkipDialog, frond_skip_dialog, ADW_TYPE_DIALOG)

enum {
  CHOSEN,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
choose (FrondSkipDialog *self,
        const char      *reason)
{
  g_autofree char *kept = g_strdup (reason);

  g_signal_emit (self, signals[CHOSEN], 0, kept);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
reason_cb (FrondSkipDialog *self,
           GtkWidget       *row)
{
  choose (self, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static void
other_cb (FrondSkipDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->other)));

  if (*text)
    choose (self, text);
}

static void
frond_skip_dialog_class_init (FrondSkipDialogClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", FROND_TYPE_SKIP_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
create_reason (FrondSkipDialog *self,
               const char      *reason)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), reason);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (reason_cb), self);

  return row;
}

static GtkWidget *
create_other (FrondSkipDialog *self)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Another reason"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  self->other = GTK_EDITABLE (row);
  g_signal_connect_swapped (row, "apply", G_CALLBACK (other_cb), self);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (other_cb), self);

  return row;
}

static void
frond_skip_dialog_init (FrondSkipDialog *self)
{
  GtkWidget           *view = adw_toolbar_view_new ();
  GtkWidget           *page = adw_preferences_page_new ();
  AdwPreferencesGroup *known = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *own = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    adw_preferences_group_add (known, create_reason (self, _(reasons[i])));
  adw_preferences_group_add (own, create_other (self));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), known);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), own);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_content_width (ADW_DIALOG (self), 400);
}

/**
 * frond_skip_dialog_new:
 * @part: what would be left out
 *
 * Returns: (transfer floating): the question why
 */
AdwDialog *
frond_skip_dialog_new (const char *part)
{
  FrondSkipDialog *self = g_object_new (FROND_TYPE_SKIP_DIALOG, NULL);
  g_autofree char *title = NULL;

  /* Translators: %s is a part of a programme, for instance "Endurance" */
  title = g_strdup_printf (_("Leave Out “%s”"), part);
  adw_dialog_set_title (ADW_DIALOG (self), title);

  return ADW_DIALOG (self);
}
