/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each key of the live page does, and what it never does while somebody types. */

#include "config.h"

#include <adwaita.h>

#include "frond-session-keys.h"

static void
assert_key (guint           keyval,
            GdkModifierType state,
            gboolean        in_text,
            const char     *action,
            int             number)
{
  const FrondSessionKey *key = frond_session_keys_find (keyval, state, in_text);

  if (!action) {
    g_assert_null (key);
    return;
  }
  g_assert_nonnull (key);
  g_assert_cmpstr (key->action, ==, action);
  if (key->has_number)
    g_assert_cmpint (key->number, ==, number);
}

static void
test_keys (void)
{
  assert_key (GDK_KEY_space, 0, FALSE, "session.pause-or-resume", 0);
  assert_key (GDK_KEY_Up, 0, FALSE, "session.change-goal", 5);
  assert_key (GDK_KEY_Down, 0, FALSE, "session.change-goal", -5);
  assert_key (GDK_KEY_Up, GDK_SHIFT_MASK, FALSE, "session.change-goal", 1);
  assert_key (GDK_KEY_Down, GDK_SHIFT_MASK, FALSE, "session.change-goal", -1);
  assert_key (GDK_KEY_m, 0, FALSE, "session.write-mark", 0);
  assert_key (GDK_KEY_u, 0, FALSE, "session.undo-mark", 0);
  assert_key (GDK_KEY_z, GDK_CONTROL_MASK, FALSE, "session.undo-mark", 0);
  assert_key (GDK_KEY_n, 0, FALSE, "session.next-phase", 0);
  assert_key (GDK_KEY_l, 0, FALSE, "session.leave-out", 0);
  assert_key (GDK_KEY_p, 0, FALSE, "session.stop-for-patient", 0);
  assert_key (GDK_KEY_r, 0, FALSE, "session.ask-rating", 0);
  assert_key (GDK_KEY_r, 0, TRUE, NULL, 0);
  assert_key (GDK_KEY_i, 0, FALSE, "session.ask-trainer", 0);
  assert_key (GDK_KEY_i, 0, TRUE, NULL, 0);
  assert_key (GDK_KEY_t, 0, FALSE, "session.next-window", 0);
  assert_key (GDK_KEY_F11, 0, FALSE, "session.fullscreen", 0);
  assert_key (GDK_KEY_D, GDK_CONTROL_MASK | GDK_SHIFT_MASK, FALSE, "session.patient-view", 0);
  assert_key (GDK_KEY_d, 0, FALSE, NULL, 0);
  assert_key (GDK_KEY_F8, 0, FALSE, "session.blank-patient-view", 0);
  assert_key (GDK_KEY_P, GDK_CONTROL_MASK | GDK_SHIFT_MASK, TRUE, "session.curtain", 0);
  assert_key (GDK_KEY_q, 0, FALSE, NULL, 0);
  assert_key (GDK_KEY_9, 0, FALSE, NULL, 0);
  assert_key (GDK_KEY_0, 0, FALSE, NULL, 0);
}

/* After a stop people are asked, and what was put down can be taken back; nothing else acts. */
static void
test_when_stopped (void)
{
  g_assert_true (frond_session_keys_find (GDK_KEY_r, 0, FALSE)->when_stopped);
  g_assert_true (frond_session_keys_find (GDK_KEY_u, 0, FALSE)->when_stopped);
  g_assert_true (frond_session_keys_find (GDK_KEY_z, GDK_CONTROL_MASK, FALSE)->when_stopped);
  g_assert_false (frond_session_keys_find (GDK_KEY_n, 0, FALSE)->when_stopped);
  g_assert_false (frond_session_keys_find (GDK_KEY_space, 0, FALSE)->when_stopped);
  g_assert_false (frond_session_keys_find (GDK_KEY_1, 0, FALSE)->when_stopped);
}

/* Over a dialog only what must never wait. */
static void
test_in_dialog (void)
{
  g_assert_true (frond_session_keys_find (GDK_KEY_Escape, 0, FALSE)->in_dialog);
  g_assert_true (frond_session_keys_find (GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK, FALSE)->in_dialog);
  g_assert_false (frond_session_keys_find (GDK_KEY_p, 0, FALSE)->in_dialog);
  g_assert_false (frond_session_keys_find (GDK_KEY_space, 0, FALSE)->in_dialog);
}

/* What a presenter sends, and what a pedal can be told to send. */
static void
test_pedal (void)
{
  assert_key (GDK_KEY_Page_Down, 0, FALSE, "session.next-phase", 0);
  assert_key (GDK_KEY_Page_Up, 0, FALSE, "session.pause-or-resume", 0);
  assert_key (GDK_KEY_F5, 0, FALSE, "session.pause-or-resume", 0);
  assert_key (GDK_KEY_b, 0, FALSE, "session.curtain", 0);
  assert_key (GDK_KEY_period, 0, FALSE, "session.curtain", 0);
  assert_key (GDK_KEY_Return, 0, FALSE, "session.next-phase", 0);
  assert_key (GDK_KEY_Page_Down, 0, TRUE, NULL, 0);
  assert_key (GDK_KEY_b, 0, TRUE, NULL, 0);
  assert_key (GDK_KEY_Return, 0, TRUE, NULL, 0);
  g_assert_true (frond_session_keys_find (GDK_KEY_Return, 0, FALSE)->needs_free_hand);
  g_assert_false (frond_session_keys_find (GDK_KEY_Page_Down, 0, FALSE)->needs_free_hand);
}

static void
test_may_repeat (void)
{
  g_assert_true (frond_session_keys_may_repeat (frond_session_keys_find (GDK_KEY_Up, 0, FALSE)));
  g_assert_true (frond_session_keys_may_repeat (frond_session_keys_find (GDK_KEY_Escape, 0, FALSE)));
  g_assert_false (frond_session_keys_may_repeat (frond_session_keys_find (GDK_KEY_Page_Down, 0, FALSE)));
  g_assert_false (frond_session_keys_may_repeat (frond_session_keys_find (GDK_KEY_1, 0, FALSE)));
}

static void
test_modifiers (void)
{
  g_assert_true (frond_session_keys_is_modifier (GDK_KEY_Shift_L));
  g_assert_true (frond_session_keys_is_modifier (GDK_KEY_Control_R));
  g_assert_true (frond_session_keys_is_modifier (GDK_KEY_Super_L));
  g_assert_true (frond_session_keys_is_modifier (GDK_KEY_Caps_Lock));
  g_assert_true (frond_session_keys_is_modifier (GDK_KEY_ISO_Level3_Shift));
  g_assert_false (frond_session_keys_is_modifier (GDK_KEY_space));
  g_assert_false (frond_session_keys_is_modifier (GDK_KEY_Page_Down));
}

static void
test_digits (void)
{
  g_assert_cmpint (frond_session_keys_get_digit (GDK_KEY_0, 0), ==, 0);
  g_assert_cmpint (frond_session_keys_get_digit (GDK_KEY_9, GDK_SHIFT_MASK), ==, 9);
  g_assert_cmpint (frond_session_keys_get_digit (GDK_KEY_KP_7, GDK_LOCK_MASK), ==, 7);
  g_assert_cmpint (frond_session_keys_get_digit (GDK_KEY_3, GDK_ALT_MASK), ==, -1);
  g_assert_cmpint (frond_session_keys_get_digit (GDK_KEY_a, 0), ==, -1);
}

static void
test_marks (void)
{
  for (int number = 1; number <= 8; number++) {
    assert_key (GDK_KEY_0 + (guint) number, 0, FALSE, "session.mark", number);
    assert_key (GDK_KEY_KP_0 + (guint) number, 0, FALSE, "session.mark", number);
    assert_key (GDK_KEY_0 + (guint) number, GDK_SHIFT_MASK, FALSE, "session.mark", number);
    assert_key (GDK_KEY_0 + (guint) number, GDK_CONTROL_MASK, FALSE, NULL, 0);
    assert_key (GDK_KEY_0 + (guint) number, GDK_ALT_MASK, FALSE, NULL, 0);
  }
}

static void
test_locks_change_nothing (void)
{
  assert_key (GDK_KEY_M, GDK_LOCK_MASK, FALSE, "session.write-mark", 0);
  assert_key (GDK_KEY_1, GDK_LOCK_MASK, FALSE, "session.mark", 1);
  assert_key (GDK_KEY_space, GDK_LOCK_MASK, FALSE, "session.pause-or-resume", 0);
}

static void
test_modifiers_change_everything (void)
{
  assert_key (GDK_KEY_n, GDK_CONTROL_MASK, FALSE, NULL, 0);
  assert_key (GDK_KEY_m, GDK_SUPER_MASK, FALSE, NULL, 0);
  assert_key (GDK_KEY_z, 0, FALSE, NULL, 0);
  assert_key (GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, FALSE, NULL, 0);
}

static void
test_in_text (void)
{
  const guint typed[] = { GDK_KEY_space, GDK_KEY_1, GDK_KEY_8, GDK_KEY_m, GDK_KEY_n, GDK_KEY_t, GDK_KEY_u, GDK_KEY_Up, GDK_KEY_Down };

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++) {
    assert_key (typed[i], 0, TRUE, NULL, 0);
    assert_key (typed[i], GDK_SHIFT_MASK, TRUE, NULL, 0);
  }
  /* There Ctrl+Z takes back what was typed. */
  assert_key (GDK_KEY_z, GDK_CONTROL_MASK, TRUE, NULL, 0);
  assert_key (GDK_KEY_F11, 0, TRUE, "session.fullscreen", 0);
  assert_key (GDK_KEY_d, GDK_CONTROL_MASK | GDK_SHIFT_MASK, TRUE, "session.patient-view", 0);
  assert_key (GDK_KEY_F8, 0, TRUE, "session.blank-patient-view", 0);
}

static void
test_escape_always_stops (void)
{
  const GdkModifierType states[] = { 0, GDK_SHIFT_MASK, GDK_CONTROL_MASK, GDK_ALT_MASK, GDK_LOCK_MASK };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++) {
    assert_key (GDK_KEY_Escape, states[i], FALSE, "session.stop", 0);
    assert_key (GDK_KEY_Escape, states[i], TRUE, "session.stop", 0);
  }
}

static void
test_text (void)
{
  GtkWidget *entry = g_object_ref_sink (gtk_text_new ());
  GtkWidget *button = g_object_ref_sink (gtk_button_new ());

  g_assert_true (frond_session_keys_is_text (entry));
  g_assert_false (frond_session_keys_is_text (button));
  g_assert_false (frond_session_keys_is_text (NULL));
  g_object_unref (entry);
  g_object_unref (button);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/session-keys/keys", test_keys);
  g_test_add_func ("/app/session-keys/marks", test_marks);
  g_test_add_func ("/app/session-keys/in-dialog", test_in_dialog);
  g_test_add_func ("/app/session-keys/pedal", test_pedal);
  g_test_add_func ("/app/session-keys/may-repeat", test_may_repeat);
  g_test_add_func ("/app/session-keys/modifiers", test_modifiers);
  g_test_add_func ("/app/session-keys/digits", test_digits);
  g_test_add_func ("/app/session-keys/when-stopped", test_when_stopped);
  g_test_add_func ("/app/session-keys/locks-change-nothing", test_locks_change_nothing);
  g_test_add_func ("/app/session-keys/modifiers-change-everything", test_modifiers_change_everything);
  g_test_add_func ("/app/session-keys/in-text", test_in_text);
  g_test_add_func ("/app/session-keys/escape-always-stops", test_escape_always_stops);
  g_test_add_func ("/app/session-keys/text", test_text);

  return g_test_run ();
}
