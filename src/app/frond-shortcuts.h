/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * FrondShortcut:
 * @group: untranslated heading under which the dialog lists it
 * @accelerator: as gtk_accelerator_parse() reads it, or where there is no action what to show: "1 – 8"
 * @action: (nullable): detailed action name; NULL where a page handles its own key
 * @title: untranslated, what it does
 */
typedef struct {
  const char *group;
  const char *accelerator;
  const char *action;
  const char *title;
} FrondShortcut;

const FrondShortcut *frond_shortcuts_get (gsize *n_shortcuts);
void                 frond_shortcuts_install (GtkApplication *application);

G_END_DECLS
