/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-sound-row.h"

struct _FrondSoundRow {
  AdwBin parent_instance;

  FrondSound *sound;
  gboolean    is_refreshing;

  /* Template */
  AdwComboRow     *kind;
  GtkWidget       *loudness;
  GtkToggleButton *mute;
  GtkRange        *volume;
  GtkWidget       *unavailable;
};

G_DEFINE_FINAL_TYPE (FrondSoundRow, frond_sound_row, ADW_TYPE_BIN)

static void
refresh (FrondSoundRow *self)
{
  gboolean is_muted = frond_sound_is_muted (self->sound);

  self->is_refreshing = TRUE;
  adw_combo_row_set_selected (self->kind, frond_sound_get_kind (self->sound));
  gtk_widget_set_sensitive (self->loudness, frond_sound_get_kind (self->sound) != FROND_SOUND_OFF);
  gtk_toggle_button_set_active (self->mute, is_muted);
  gtk_button_set_icon_name (GTK_BUTTON (self->mute), is_muted ? "audio-volume-muted-symbolic" : "audio-volume-high-symbolic");
  gtk_range_set_value (self->volume, frond_sound_get_volume (self->sound));
  gtk_widget_set_visible (self->unavailable, frond_sound_is_unavailable (self->sound));
  self->is_refreshing = FALSE;
}

static gboolean
is_chosen (FrondSoundRow *self)
{
  return self->sound && !self->is_refreshing;
}

static void
kind_changed_cb (FrondSoundRow *self)
{
  guint selected = adw_combo_row_get_selected (self->kind);

  if (is_chosen (self) && selected != GTK_INVALID_LIST_POSITION)
    frond_sound_set_kind (self->sound, (FrondSoundKind) selected);
}

static void
mute_changed_cb (FrondSoundRow *self)
{
  if (is_chosen (self))
    frond_sound_set_muted (self->sound, gtk_toggle_button_get_active (self->mute));
}

static void
volume_changed_cb (FrondSoundRow *self)
{
  if (is_chosen (self))
    frond_sound_set_volume (self->sound, gtk_range_get_value (self->volume));
}

/**
 * frond_sound_row_set_sound:
 * @self: a row
 * @sound: what it shows and changes
 */
void
frond_sound_row_set_sound (FrondSoundRow *self,
                           FrondSound    *sound)
{
  g_return_if_fail (FROND_IS_SOUND_ROW (self));
  g_return_if_fail (FROND_IS_SOUND (sound));

  if (self->sound)
    g_signal_handlers_disconnect_by_data (self->sound, self);
  g_set_object (&self->sound, sound);
  g_signal_connect_object (sound, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sound, "unavailable", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

static void
frond_sound_row_dispose (GObject *object)
{
  FrondSoundRow *self = FROND_SOUND_ROW (object);

  g_clear_object (&self->sound);
  gtk_widget_dispose_template (GTK_WIDGET (self), FROND_TYPE_SOUND_ROW);

  G_OBJECT_CLASS (frond_sound_row_parent_class)->dispose (object);
}

static void
frond_sound_row_class_init (FrondSoundRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_sound_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/sound/frond-sound-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondSoundRow, kind);
  gtk_widget_class_bind_template_child (widget_class, FrondSoundRow, loudness);
  gtk_widget_class_bind_template_child (widget_class, FrondSoundRow, mute);
  gtk_widget_class_bind_template_child (widget_class, FrondSoundRow, volume);
  gtk_widget_class_bind_template_child (widget_class, FrondSoundRow, unavailable);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mute_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, volume_changed_cb);
}

static void
frond_sound_row_init (FrondSoundRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
