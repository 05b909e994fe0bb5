/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-undo-toast.h"

#include <glib/gi18n.h>

#define TOAST_S 3

/**
 * frond_undo_toast_show:
 * @overlay: where
 * @title: what was done; it is announced by libadwaita
 * @can_undo: whether it can be taken back, by the action "session.undo-mark"
 *
 * Newest first: a toast that waits for the one before would come too late. What it covers may be the signal: one at a time, and none that
 * comes back later.
 */
void
frond_undo_toast_show (AdwToastOverlay *overlay,
                       const char      *title,
                       gboolean         can_undo)
{
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_use_markup (toast, FALSE);
  if (can_undo) {
    adw_toast_set_button_label (toast, _("Undo"));
    adw_toast_set_action_name (toast, "session.undo-mark");
  }
  adw_toast_overlay_dismiss_all (overlay);
  adw_toast_set_timeout (toast, TOAST_S);
  adw_toast_overlay_add_toast (overlay, toast);
}
