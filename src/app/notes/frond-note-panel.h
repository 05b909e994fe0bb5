/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-vault.h"

G_BEGIN_DECLS

#define FROND_TYPE_NOTE_PANEL (frond_note_panel_get_type ())
G_DECLARE_FINAL_TYPE (FrondNotePanel, frond_note_panel, FROND, NOTE_PANEL, AdwBin)

/* Leaves, after what is not stored was given up or stored all the same. */
typedef void (*FrondNotePanelLeave) (gpointer leaver);

GtkWidget *frond_note_panel_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       frond_note_panel_load (FrondNotePanel *self,
                                  FrondVault     *vault,
                                  gint64          patient_id,
                                  gint64          session_id,
                                  const char     *facts);
gboolean   frond_note_panel_flush (FrondNotePanel *self);
void       frond_note_panel_ask_to_leave (FrondNotePanel     *self,
                                          FrondNotePanelLeave leave,
                                          gpointer            leaver);
/* Puts it at the end of the draft, once; FALSE where there is none or it stands there already. */
gboolean frond_note_panel_add_text (FrondNotePanel *self,
                                    const char     *text);
void     frond_note_panel_ask_sign (FrondNotePanel *self);

G_END_DECLS
