/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FrondSessionKey:
 * @keyval: the key, in lower case
 * @modifiers: what must be held with it; Shift counts only where it is listed for the same key
 * @action: of the live page
 * @number: the action's parameter where it takes one: a marker, or a step of the goal in tenths
 * @has_number: whether it takes one
 * @in_text: whether it also acts while somebody types
 * @when_stopped: whether it also acts after a stop
 * @in_dialog: whether it also acts while a dialog lies over the page
 * @needs_free_hand: whether it only acts where no button has the keyboard
 *
 * A key of the live page. Single keys only do what can be undone; the one that ends things ends nothing: it stops.
 */
typedef struct {
  guint           keyval;
  GdkModifierType modifiers;
  const char     *action;
  int             number;
  gboolean        has_number;
  gboolean        in_text;
  gboolean        when_stopped;
  gboolean        in_dialog;
  gboolean        needs_free_hand;
} FrondSessionKey;

const FrondSessionKey *frond_session_keys_find (guint           keyval,
                                                GdkModifierType state,
                                                gboolean        in_text);
int                    frond_session_keys_get_digit (guint           keyval,
                                                     GdkModifierType state);
gboolean               frond_session_keys_may_repeat (const FrondSessionKey *key);
gboolean               frond_session_keys_is_modifier (guint keyval);
gboolean               frond_session_keys_is_text (GtkWidget *focus);

G_END_DECLS
