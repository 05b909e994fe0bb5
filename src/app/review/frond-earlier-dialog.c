/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which earlier session to compare with. Those that cannot be compared are listed as well, with the reason: who looks for one and does not
 * find it would think that it is lost. */

#include "config.h"

#include "frond-earlier-dialog.h"

#include <glib/gi18n.h>

#include "frond-review-past.h"
#include "frond-text.h"

struct _FrondEarlierDialog {
  AdwDialog parent_instance;

  /* Borrowed */
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (FrondEarlierDialog, frond_earlier_dialog, ADW_TYPE_DIALOG)

enum {
  CHOSEN,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
chosen_cb (FrondEarlierDialog *self,
           GtkWidget          *row)
{
  g_autoptr (FrondSessionRecord) record = g_object_ref (g_object_get_data (G_OBJECT (row), "record"));

  g_signal_emit (self, signals[CHOSEN], 0, record);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
frond_earlier_dialog_class_init (FrondEarlierDialogClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", FROND_TYPE_EARLIER_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, FROND_TYPE_SESSION_RECORD);
}

static void
frond_earlier_dialog_init (FrondEarlierDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_content_width (ADW_DIALOG (self), 460);
  adw_dialog_set_title (ADW_DIALOG (self), _("Compare With"));
}

static GtkWidget *
create_row (FrondEarlierDialog       *self,
            const FrondReviewEarlier *earlier)
{
  FrondSessionRecord *record = earlier->record;
  GtkWidget          *row = adw_action_row_new ();
  g_autofree char    *title = frond_text_dup_day_and_time (record->started_at);
  g_autofree char    *subtitle = NULL;

  if (earlier->refusal)
    /* Translators: why, as a part of a sentence: "another electrode" */
    subtitle = g_strdup_printf (_("Cannot be compared: %s"), earlier->refusal);
  else
    subtitle = record->headline ? g_strjoin (" · ", record->programme_name, record->headline, NULL) : g_strdup (record->programme_name);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle ? subtitle : "");
  if (!earlier->refusal) {
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
    g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
    g_signal_connect_swapped (row, "activated", G_CALLBACK (chosen_cb), self);
  }

  return row;
}

/**
 * frond_earlier_dialog_new:
 * @past: (element-type FrondReviewEarlier): the sessions to choose from, the newest first; read now and not kept
 *
 * Returns: (transfer floating): the question which one
 */
AdwDialog *
frond_earlier_dialog_new (const GPtrArray *past)
{
  FrondEarlierDialog *self = g_object_new (FROND_TYPE_EARLIER_DIALOG, NULL);

  for (guint i = 0; i < past->len; i++)
    adw_preferences_group_add (self->group, create_row (self, g_ptr_array_index (past, i)));

  return ADW_DIALOG (self);
}
