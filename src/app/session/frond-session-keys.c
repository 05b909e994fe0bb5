/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-session-keys.h"

/* clang-format off */
static const FrondSessionKey keys[] = {
  { GDK_KEY_Escape, 0, "session.stop", 0, FALSE, TRUE, FALSE, TRUE },
  { GDK_KEY_space, 0, "session.pause-or-resume", 0, FALSE, FALSE },
  { GDK_KEY_KP_Space, 0, "session.pause-or-resume", 0, FALSE, FALSE },
  { GDK_KEY_Up, 0, "session.change-goal", 5, TRUE, FALSE },
  { GDK_KEY_Down, 0, "session.change-goal", -5, TRUE, FALSE },
  { GDK_KEY_Up, GDK_SHIFT_MASK, "session.change-goal", 1, TRUE, FALSE },
  { GDK_KEY_Down, GDK_SHIFT_MASK, "session.change-goal", -1, TRUE, FALSE },
  { GDK_KEY_KP_Up, 0, "session.change-goal", 5, TRUE, FALSE },
  { GDK_KEY_KP_Down, 0, "session.change-goal", -5, TRUE, FALSE },
  { GDK_KEY_m, 0, "session.write-mark", 0, FALSE, FALSE },
  { GDK_KEY_u, 0, "session.undo-mark", 0, FALSE, FALSE, TRUE },
  { GDK_KEY_z, GDK_CONTROL_MASK, "session.undo-mark", 0, FALSE, FALSE, TRUE },
  { GDK_KEY_n, 0, "session.next-phase", 0, FALSE, FALSE },
  { GDK_KEY_l, 0, "session.leave-out", 0, FALSE, FALSE },
  { GDK_KEY_p, 0, "session.stop-for-patient", 0, FALSE, FALSE },
  { GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "session.curtain", 0, FALSE, TRUE, TRUE, TRUE },
  { GDK_KEY_r, 0, "session.ask-rating", 0, FALSE, FALSE, TRUE },
  { GDK_KEY_i, 0, "session.ask-trainer", 0, FALSE, FALSE },
  { GDK_KEY_s, 0, "session.mute", 0, FALSE, FALSE },
  { GDK_KEY_t, 0, "session.next-window", 0, FALSE, FALSE },
  { GDK_KEY_d, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "session.patient-view", 0, FALSE, TRUE, TRUE },
  { GDK_KEY_F8, 0, "session.blank-patient-view", 0, FALSE, TRUE, TRUE },
  /* A pedal or a presenter is a keyboard with few keys: on, back, black, begin. */
  { GDK_KEY_Page_Down, 0, "session.next-phase", 0, FALSE, FALSE },
  { GDK_KEY_Page_Up, 0, "session.pause-or-resume", 0, FALSE, FALSE },
  { GDK_KEY_F5, 0, "session.pause-or-resume", 0, FALSE, FALSE },
  { GDK_KEY_b, 0, "session.curtain", 0, FALSE, FALSE, TRUE },
  { GDK_KEY_period, 0, "session.curtain", 0, FALSE, FALSE, TRUE },
  { GDK_KEY_Return, 0, "session.next-phase", 0, FALSE, FALSE, FALSE, FALSE, TRUE },
  { GDK_KEY_F11, 0, "session.fullscreen", 0, FALSE, TRUE, TRUE },
};
static const FrondSessionKey marks[] = {
  { GDK_KEY_1, 0, "session.mark", 1, TRUE, FALSE },
  { GDK_KEY_2, 0, "session.mark", 2, TRUE, FALSE },
  { GDK_KEY_3, 0, "session.mark", 3, TRUE, FALSE },
  { GDK_KEY_4, 0, "session.mark", 4, TRUE, FALSE },
  { GDK_KEY_5, 0, "session.mark", 5, TRUE, FALSE },
  { GDK_KEY_6, 0, "session.mark", 6, TRUE, FALSE },
  { GDK_KEY_7, 0, "session.mark", 7, TRUE, FALSE },
  { GDK_KEY_8, 0, "session.mark", 8, TRUE, FALSE },
};
/* clang-format on */

static const FrondSessionKey *
find_in (const FrondSessionKey *table,
         gsize                  n,
         guint                  keyval,
         GdkModifierType        modifiers)
{
  for (gsize i = 0; i < n; i++) {
    if (table[i].keyval == keyval && table[i].modifiers == modifiers)
      return &table[i];
  }

  return NULL;
}

/**
 * frond_session_keys_find:
 * @keyval: a key
 * @state: what is held with it
 * @in_text: whether the keyboard focus is where somebody types
 *
 * Caps Lock and Num Lock change nothing, and Escape stops whatever is held with it: a frightened hand is not exact.
 *
 * Returns: (nullable): what the key does on the live page
 */
const FrondSessionKey *
frond_session_keys_find (guint           keyval,
                         GdkModifierType state,
                         gboolean        in_text)
{
  GdkModifierType        modifiers = state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK);
  const FrondSessionKey *found = NULL;

  if (keyval == GDK_KEY_Escape)
    return &keys[0];
  if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_8)
    keyval = keyval - GDK_KEY_KP_1 + GDK_KEY_1;

  found = find_in (keys, G_N_ELEMENTS (keys), gdk_keyval_to_lower (keyval), modifiers);
  if (!found)
    found = find_in (marks, G_N_ELEMENTS (marks), keyval, modifiers);
  /* On some keyboards (French) the digits need Shift. */
  if (!found && modifiers == GDK_SHIFT_MASK)
    found = find_in (marks, G_N_ELEMENTS (marks), keyval, 0);

  return found && (found->in_text || !in_text) ? found : NULL;
}

/**
 * frond_session_keys_get_digit:
 * @keyval: a key
 * @state: what is held with it; Shift changes nothing, because some keyboards (French) need it
 *
 * Returns: 0-9, -1 for another key
 */
int
frond_session_keys_get_digit (guint           keyval,
                              GdkModifierType state)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK))
    return -1;
  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    return (int) (keyval - GDK_KEY_0);
  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    return (int) (keyval - GDK_KEY_KP_0);

  return -1;
}

/**
 * frond_session_keys_may_repeat:
 * @key: a key of the page
 *
 * Returns: whether it does more the longer it is held; anything else is meant once
 */
gboolean
frond_session_keys_may_repeat (const FrondSessionKey *key)
{
  return g_str_equal (key->action, "session.change-goal") || g_str_equal (key->action, "session.stop");
}

/**
 * frond_session_keys_is_modifier:
 * @keyval: a key
 *
 * Returns: whether it does nothing by itself
 */
gboolean
frond_session_keys_is_modifier (guint keyval)
{
  return (keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R) || keyval == GDK_KEY_ISO_Level3_Shift || keyval == GDK_KEY_Num_Lock || keyval == GDK_KEY_Mode_switch;
}

/**
 * frond_session_keys_is_text:
 * @focus: (nullable): the widget with the keyboard focus
 *
 * Returns: whether keys that come to it are text
 */
gboolean
frond_session_keys_is_text (GtkWidget *focus)
{
  return focus && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus));
}
