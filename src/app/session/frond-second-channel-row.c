/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that the abdomen is measured where it matters: it says where the electrodes go, what a programme does without
 * the abdomen, and why there is none with a sensor that has no input for it. */

#include "config.h"

#include "frond-second-channel-row.h"

#include <glib/gi18n.h>

#include "frond-chain.h"
#include "frond-live-words.h"

/* Of a step mark, which this row has none of. */
#define MARK_SIZE 24

/* What was chosen last stays chosen until Frond is closed. */
static gboolean last_uses;

struct _FrondSecondChannelRow {
  AdwActionRow parent_instance;

  gboolean is_refreshing;

  /* Borrowed */
  GtkSwitch *uses;
};

G_DEFINE_FINAL_TYPE (FrondSecondChannelRow, frond_second_channel_row, ADW_TYPE_ACTION_ROW)

enum {
  CHOSEN,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
uses_changed_cb (FrondSecondChannelRow *self)
{
  if (self->is_refreshing)
    return;

  last_uses = gtk_switch_get_active (self->uses);
  g_signal_emit (self, signals[CHOSEN], 0, last_uses);
}

static void
frond_second_channel_row_class_init (FrondSecondChannelRowClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", FROND_TYPE_SECOND_CHANNEL_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
frond_second_channel_row_init (FrondSecondChannelRow *self)
{
  self->uses = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->uses), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->uses), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Abdomen"), -1);
  g_signal_connect_swapped (self->uses, "notify::active", G_CALLBACK (uses_changed_cb), self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Second channel"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 6);
  /* Its words stand under those of the rows above, which are steps; this one is nobody's duty. */
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), g_object_new (GTK_TYPE_IMAGE, "pixel-size", MARK_SIZE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->uses));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* It sends one already, or does so when it is asked. */
static gboolean
can_have_abdomen (FrondLiveSession *session)
{
  const FrondSensorInfo *info = frond_live_session_get_sensor_info (session);
  g_autoptr (FrondChainProfile) chain = info ? frond_live_session_dup_chain (session) : NULL;

  if (!info || info->channels->len == 0)
    return FALSE;

  return info->max_channels > info->channels->len || frond_chain_find_abdomen (info->channels, frond_chain_find_shown (info->channels, chain)) >= 0;
}

static char *
describe (gboolean can_have,
          gboolean is_missed)
{
  const char *reason = can_have ? _("Abdomen: two electrodes low on the side, over the oblique muscle, beside those of the pelvic floor.")
                                : _("This sensor has no second channel for the abdomen.");

  if (is_missed)
    return g_strdup_printf ("%s %s", reason, _("Without it the programme runs without the abdomen’s part."));

  return g_strdup (reason);
}

/**
 * frond_second_channel_row_start:
 * @self: a row
 *
 * Returns: whether the abdomen was measured last time
 */
gboolean
frond_second_channel_row_start (FrondSecondChannelRow *self)
{
  g_return_val_if_fail (FROND_IS_SECOND_CHANNEL_ROW (self), FALSE);

  self->is_refreshing = TRUE;
  gtk_switch_set_active (self->uses, last_uses);
  self->is_refreshing = FALSE;

  return last_uses;
}

/**
 * frond_second_channel_row_refresh:
 * @self: a row
 * @session: that is set up
 * @is_connected: whether it has a sensor
 *
 * To be called when the sensor or the programme is another one.
 */
void
frond_second_channel_row_refresh (FrondSecondChannelRow *self,
                                  FrondLiveSession      *session,
                                  gboolean               is_connected)
{
  FrondProgramme  *programme = frond_live_session_get_programme (session);
  gboolean         is_asked_for = programme && frond_live_words_needs_abdomen (programme);
  gboolean         can_have = is_connected && can_have_abdomen (session);
  g_autofree char *text = describe (can_have, is_asked_for && !(can_have && gtk_switch_get_active (self->uses)));

  g_return_if_fail (FROND_IS_SECOND_CHANNEL_ROW (self));

  /* While it connects again, with the abdomen or without, the switch stays below the finger. */
  if (!is_connected)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self), can_have);
  gtk_widget_set_visible (GTK_WIDGET (self->uses), can_have);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), can_have ? GTK_WIDGET (self->uses) : NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
}
