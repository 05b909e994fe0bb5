/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that a stretch is left out in one activation, and never without saying why: numbers that somebody chose are only
 * worth as much as the reason that stands beside them. */

#include "config.h"

#include "frond-reason-dialog.h"

#include <glib/gi18n.h>

#include "frond-exclusion.h"
#include "frond-text.h"

static const struct {
  const char *reason;
  const char *title;
} reasons[] = {
  { FROND_EXCLUSION_MOTION, N_("Movement") },
    { FROND_EXCLUSION_COUGH, N_("Cough, sneeze or laugh") },
      { FROND_EXCLUSION_TALKING, N_("Talking") },
        { FROND_EXCLUSION_CONTACT, N_("Electrode contact") },
          { FROND_EXCLUSION_TASK, N_("Not what was asked for") },
        };

struct _FrondReasonDialog {
  AdwDialog parent_instance;

  /* Borrowed */
  GtkEditable *other;
};

G_DEFINE_FINAL_TYPE (FrondReasonDialog, frond_reason_dialog, ADW_TYPE_DIALOG)

enum {
  CHOSEN,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
choose (FrondReasonDialog *self,
        const char        *reason)
{
  g_autofree char *kept = g_strdup (reason);

  g_signal_emit (self, signals[CHOSEN], 0, kept);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
reason_cb (FrondReasonDialog *self,
           GtkWidget         *row)
{
  choose (self, g_object_get_data (G_OBJECT (row), "reason"));
}

static void
other_cb (FrondReasonDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->other)));

  if (*text)
    choose (self, text);
}

static void
frond_reason_dialog_class_init (FrondReasonDialogClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", FROND_TYPE_REASON_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
create_reason (FrondReasonDialog *self,
               gsize              i)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(reasons[i].title));
  g_object_set_data (G_OBJECT (row), "reason", (gpointer) reasons[i].reason);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (reason_cb), self);

  return row;
}

static GtkWidget *
create_other (FrondReasonDialog *self)
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
frond_reason_dialog_init (FrondReasonDialog *self)
{
  GtkWidget           *view = adw_toolbar_view_new ();
  GtkWidget           *page = adw_preferences_page_new ();
  AdwPreferencesGroup *known = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *own = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_description (known, _("Nothing is taken away: the stretch is still there, and can count again. Why does it not count?"));
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    adw_preferences_group_add (known, create_reason (self, i));
  adw_preferences_group_add (own, create_other (self));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), known);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), own);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_content_width (ADW_DIALOG (self), 420);
}

/**
 * frond_reason_dialog_new:
 * @start_s: where the stretch begins
 * @end_s: where it ends
 *
 * Returns: (transfer floating): the question why
 */
AdwDialog *
frond_reason_dialog_new (double start_s,
                         double end_s)
{
  FrondReasonDialog *self = g_object_new (FROND_TYPE_REASON_DIALOG, NULL);
  g_autofree char   *time = frond_text_dup_minutes (start_s);
  /* Translators: minutes:seconds from the beginning, and how many seconds: "Leave Out 0:42 · 3.0 s" */
  g_autofree char *title = g_strdup_printf (_("Leave Out %s · %.1f\u00a0s"), time, end_s - start_s);

  adw_dialog_set_title (ADW_DIALOG (self), title);

  return ADW_DIALOG (self);
}
