/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that nobody compares numbers that cannot be compared: before the session it says what is not as last time, and
 * what that means. It is in nobody's way: where all is as last time it is not there, and it keeps no session from beginning. */

#include "config.h"

#include "frond-chain-row.h"

#include <glib/gi18n.h>

#include "frond-chain-comparison.h"
#include "frond-step-mark.h"

struct _FrondChainRow {
  AdwActionRow parent_instance;

  FrondStepMark *mark;
  char          *warning;
};

G_DEFINE_FINAL_TYPE (FrondChainRow, frond_chain_row, ADW_TYPE_ACTION_ROW)

static void
frond_chain_row_finalize (GObject *object)
{
  g_free (FROND_CHAIN_ROW (object)->warning);

  G_OBJECT_CLASS (frond_chain_row_parent_class)->finalize (object);
}

static void
frond_chain_row_class_init (FrondChainRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = frond_chain_row_finalize;
}

static void
frond_chain_row_init (FrondChainRow *self)
{
  self->mark = g_object_new (FROND_TYPE_STEP_MARK, NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->mark));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Said when the sentence is another one, not with every letter that somebody types. */
static void
announce (FrondChainRow *self,
          const char    *warning)
{
  if (g_set_str (&self->warning, warning) && warning)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), warning, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * frond_chain_row_compare:
 * @self: a row
 * @now: (nullable): how today's numbers come about, %NULL while no sensor is connected
 * @last: (nullable): how last time's did, %NULL where there was none
 */
void
frond_chain_row_compare (FrondChainRow           *self,
                         const FrondChainProfile *now,
                         const FrondChainProfile *last)
{
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *warning = NULL;
  g_autofree char *texts = NULL;

  g_return_if_fail (FROND_IS_CHAIN_ROW (self));

  if (now && last)
    differences = frond_chain_profile_compare (now, last);
  gtk_widget_set_visible (GTK_WIDGET (self), differences && differences->len > 0);
  if (differences && differences->len > 0) {
    warning = frond_chain_differences_dup_warning (differences);
    texts = frond_chain_differences_dup_texts (differences);
    frond_step_mark_set_step (self->mark, warning ? FROND_STEP_WARNING : FROND_STEP_DONE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), warning ? warning : _("Not as last time, but numbers can be compared"));
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), texts);
  }
  announce (self, warning);
}
