/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every key that Frond knows, once: the application takes its accelerators from here and the dialog its rows. */

#include "config.h"

#include "frond-shortcuts.h"

#include <glib/gi18n.h>

/* clang-format off */
static const FrondShortcut shortcuts[] = {
  { N_("Patients"), "<Control>f", "win.search", N_("Search patients") },
  { N_("Patients"), "<Control>n", "win.new-patient::", N_("New patient") },
  { N_("Patients"), "<Alt>1", "win.view::overview", N_("Overview") },
  { N_("Patients"), "<Alt>2", "win.view::sessions", N_("Sessions") },
  { N_("Patients"), "<Alt>3", "win.view::notes", N_("Notes") },
  { N_("Patients"), "<Control>Return", "win.start-session", N_("Start session") },
  { N_("During a Session"), "Escape", NULL, N_("Stop at once") },
  { N_("During a Session"), "space", NULL, N_("Pause and resume") },
  { N_("During a Session"), "1 – 8", NULL, N_("Place a marker") },
  { N_("During a Session"), "m", NULL, N_("Write a marker") },
  { N_("During a Session"), "r", NULL, N_("Note pain, then anxiety, with 0 – 9 or 1 0") },
  { N_("During a Session"), "i", NULL, N_("Say which trainer goes in, and by whose hand, with 1 – 8") },
  { N_("During a Session"), "u", NULL, N_("Take the last marker or rating back") },
  { N_("During a Session"), "<Control>z", NULL, N_("Take the last marker or rating back") },
  { N_("During a Session"), "↑ ↓", NULL, N_("Move the goal by 0.5") },
  { N_("During a Session"), "⇧ ↑ ↓", NULL, N_("Move the goal by 0.1") },
  { N_("During a Session"), "n", NULL, N_("Next step or phase") },
  { N_("During a Session"), "l", NULL, N_("Leave a part out, with a reason") },
  { N_("During a Session"), "p", NULL, N_("Stop at the patient’s wish") },
  { N_("During a Session"), "t", NULL, N_("Seconds shown in the trace") },
  { N_("During a Session"), "<Control><Shift>d", NULL, N_("Open and close the patient’s view") },
  { N_("During a Session"), "F8", NULL, N_("Show and blank the patient’s view") },
  { N_("During a Session"), "s", NULL, N_("Mute what the patient hears, and let it be heard again") },
  { N_("During a Session"), "Page_Down", NULL, N_("Next step or phase (pedal, presenter)") },
  { N_("During a Session"), "Page_Up", NULL, N_("Pause and resume (pedal, presenter)") },
  { N_("During a Session"), "b", NULL, N_("Cover the screen (presenter)") },
  { N_("During a Session"), "<Control><Shift>p", NULL, N_("Cover the screen") },
  { N_("During a Session"), "F11", NULL, N_("Full screen") },
  { N_("Review"), "+ −", NULL, N_("Zoom in and out") },
  { N_("Review"), "BackSpace", NULL, N_("Previous zoom") },
  { N_("Review"), "Home", NULL, N_("Whole recording") },
  { N_("Review"), "← →", NULL, N_("Previous and next phase") },
  { N_("Review"), "[ ]", NULL, N_("Previous and next marker") },
  { N_("Review"), "space", NULL, N_("Play back and pause") },
  { N_("Review"), "c", NULL, N_("Compare with the last session, or no longer") },
  { N_("Review"), "x", NULL, N_("Choose a stretch and leave it out, with a reason") },
  { N_("Review"), "<Control>z", NULL, N_("Take the last judgement of a stretch back") },
  { N_("Review"), "<Control><Shift>Return", NULL, N_("Sign note") },
  { N_("Review"), "<Control>s", NULL, N_("Save report as PDF") },
  { N_("Review"), "<Control>p", NULL, N_("Print report") },
  { N_("Programme Editor"), "<Alt>Up", NULL, N_("Move the row, or the marker, up") },
  { N_("Programme Editor"), "<Alt>Down", NULL, N_("Move the row, or the marker, down") },
  { N_("Programme Editor"), "<Control>d", NULL, N_("Duplicate the row") },
  { N_("Programme Editor"), "Delete", NULL, N_("Remove the row") },
  { N_("Programme Editor"), "<Control>z", NULL, N_("Undo") },
  { N_("Programme Editor"), "<Control><Shift>z", NULL, N_("Redo") },
  { N_("Programme Editor"), "<Control>s", NULL, N_("Save as a version") },
  { N_("General"), "<Alt>Left", NULL, N_("Back") },
  { N_("General"), "F10", NULL, N_("Main menu") },
  { N_("General"), "<Control>l", "win.lock", N_("Lock records") },
  { N_("General"), "F1", "win.show-help", N_("Help") },
  { N_("General"), "<Control>question", "win.show-shortcuts", N_("Keyboard shortcuts") },
  { N_("General"), "<Control>w", "window.close", N_("Close window") },
  { N_("General"), "<Control>q", "app.quit", N_("Quit") },
};
/* clang-format on */

/**
 * frond_shortcuts_get:
 * @n_shortcuts: (out): how many there are
 *
 * Returns: (array length=n_shortcuts): the table, those of one group one after the other
 */
const FrondShortcut *
frond_shortcuts_get (gsize *n_shortcuts)
{
  *n_shortcuts = G_N_ELEMENTS (shortcuts);

  return shortcuts;
}

/**
 * frond_shortcuts_install:
 * @application: where accelerators live
 *
 * Binds every key of the table that has an action.
 */
void
frond_shortcuts_install (GtkApplication *application)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (shortcuts[i].action)
      gtk_application_set_accels_for_action (application, shortcuts[i].action, (const char *[]) { shortcuts[i].accelerator, NULL });
}
