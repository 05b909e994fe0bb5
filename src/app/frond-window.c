/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-window.h"

struct _FrondWindow {
  AdwApplicationWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (FrondWindow, frond_window, ADW_TYPE_APPLICATION_WINDOW)

static void
frond_window_class_init (FrondWindowClass *klass)
{
}

static void
frond_window_init (FrondWindow *self)
{
}

FrondWindow *
frond_window_new (FrondApplication *application)
{
  return g_object_new (FROND_TYPE_WINDOW, "application", application, NULL);
}
