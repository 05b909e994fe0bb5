/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-sound.h"

#include <math.h>

#include "frond-openness-smoother.h"
#include "frond-openness.h"

/* As often as the picture: the sound is not to be later than it. */
#define REFRESH_MS   33
#define FIRST_VOLUME 0.6

struct _FrondSound {
  GObject parent_instance;

  FrondSoundPlayer     *player;
  FrondLiveSession     *session;
  FrondSoundKind        kind;
  double                volume;
  gboolean              is_muted;
  FrondOpennessSmoother smoother;
  gint64                refreshed_at_us;
  guint                 refresh_id;
};

G_DEFINE_FINAL_TYPE (FrondSound, frond_sound, G_TYPE_OBJECT)

enum {
  CHANGED,
  UNAVAILABLE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static const char *const kind_names[] = {
  [FROND_SOUND_OFF] = "off",
  [FROND_SOUND_WAVES] = "waves",
  [FROND_SOUND_RAIN] = "rain",
  [FROND_SOUND_TONE] = "tone",
};

static double
smooth (FrondSound            *self,
        const FrondLiveStatus *status)
{
  gint64 now_us = g_get_monotonic_time ();
  double elapsed_s = self->refreshed_at_us ? (now_us - self->refreshed_at_us) / 1e6 : 0.0;
  double openness = frond_openness_get (status);

  self->refreshed_at_us = now_us;
  return isnan (openness) ? NAN : frond_openness_smoother_advance (&self->smoother, openness, elapsed_s);
}

/* A sensor that says nothing leaves no sound standing: rain and tone fade, the sea lies even. */
static void
refresh (FrondSound *self)
{
  FrondSoundTarget target = { self->kind, self->is_muted ? 0.0 : self->volume, NAN, NAN };
  FrondLiveStatus  status = { 0 };

  if (self->session)
    frond_live_session_get_status (self->session, &status);
  if (self->session && status.state == FROND_LIVE_RUNNING) {
    target.breath = status.engine.breath;
    target.openness = smooth (self, &status);
  } else {
    target.kind = FROND_SOUND_OFF;
  }

  frond_sound_player_set_target (self->player, &target);
}

static gboolean
refresh_cb (gpointer user_data)
{
  refresh (user_data);
  return G_SOURCE_CONTINUE;
}

/* Only while there may be something to hear. */
static void
update (FrondSound *self)
{
  FrondLiveStatus status = { 0 };
  gboolean        is_wanted = FALSE;

  if (self->session)
    frond_live_session_get_status (self->session, &status);
  is_wanted = self->session && status.state == FROND_LIVE_RUNNING && self->kind != FROND_SOUND_OFF;

  if (is_wanted && !self->refresh_id)
    self->refresh_id = g_timeout_add (REFRESH_MS, refresh_cb, self);
  else if (!is_wanted)
    g_clear_handle_id (&self->refresh_id, g_source_remove);
  refresh (self);
}

/**
 * frond_sound_follow:
 * @self: a sound
 * @session: (nullable): whose muscle is heard; NULL for silence, which comes within FROND_SOUND_FADE_S
 */
void
frond_sound_follow (FrondSound       *self,
                    FrondLiveSession *session)
{
  g_return_if_fail (FROND_IS_SOUND (self));

  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (g_set_object (&self->session, session))
    self->refreshed_at_us = 0;
  /* A stop is heard at once, not at the next refresh. */
  if (session)
    g_signal_connect_swapped (session, "changed", G_CALLBACK (update), self);
  update (self);
}

void
frond_sound_set_kind (FrondSound    *self,
                      FrondSoundKind kind)
{
  g_return_if_fail (FROND_IS_SOUND (self));

  if (kind == self->kind)
    return;

  self->kind = kind;
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

FrondSoundKind
frond_sound_get_kind (FrondSound *self)
{
  g_return_val_if_fail (FROND_IS_SOUND (self), FROND_SOUND_OFF);

  return self->kind;
}

void
frond_sound_set_volume (FrondSound *self,
                        double      volume)
{
  g_return_if_fail (FROND_IS_SOUND (self));

  volume = CLAMP (volume, 0.0, 1.0);
  if (volume == self->volume)
    return;

  self->volume = volume;
  refresh (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

double
frond_sound_get_volume (FrondSound *self)
{
  g_return_val_if_fail (FROND_IS_SOUND (self), 0.0);

  return self->volume;
}

void
frond_sound_set_muted (FrondSound *self,
                       gboolean    is_muted)
{
  g_return_if_fail (FROND_IS_SOUND (self));

  if (is_muted == self->is_muted)
    return;

  self->is_muted = is_muted;
  refresh (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
frond_sound_is_muted (FrondSound *self)
{
  g_return_val_if_fail (FROND_IS_SOUND (self), FALSE);

  return self->is_muted;
}

gboolean
frond_sound_is_unavailable (FrondSound *self)
{
  g_return_val_if_fail (FROND_IS_SOUND (self), FALSE);

  return frond_sound_player_is_unavailable (self->player);
}

static void
unavailable_cb (FrondSound *self)
{
  g_signal_emit (self, signals[UNAVAILABLE], 0);
}

static void
frond_sound_dispose (GObject *object)
{
  FrondSound *self = FROND_SOUND (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  if (self->player)
    g_signal_handlers_disconnect_by_data (self->player, self);
  g_clear_object (&self->player);

  G_OBJECT_CLASS (frond_sound_parent_class)->dispose (object);
}

static void
frond_sound_class_init (FrondSoundClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = frond_sound_dispose;

  signals[CHANGED] = g_signal_new ("changed", FROND_TYPE_SOUND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[UNAVAILABLE] = g_signal_new ("unavailable", FROND_TYPE_SOUND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
frond_sound_init (FrondSound *self)
{
  self->volume = FIRST_VOLUME;
  frond_openness_smoother_init (&self->smoother);
}

FrondSound *
frond_sound_new (void)
{
  g_autoptr (FrondSoundPlayer) player = frond_sound_player_new ();

  return frond_sound_new_for_player (player);
}

FrondSound *
frond_sound_new_for_player (FrondSoundPlayer *player)
{
  FrondSound *self = g_object_new (FROND_TYPE_SOUND, NULL);

  self->player = g_object_ref (player);
  g_signal_connect_swapped (player, "unavailable", G_CALLBACK (unavailable_cb), self);

  return self;
}

const char *
frond_sound_kind_to_string (FrondSoundKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_names), kind_names[0]);

  return kind_names[kind];
}

FrondSoundKind
frond_sound_kind_from_string (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++) {
    if (g_strcmp0 (name, kind_names[i]) == 0)
      return (FrondSoundKind) i;
  }

  return FROND_SOUND_OFF;
}
