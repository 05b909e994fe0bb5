/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-application.h"

#include "frond-window.h"

struct _FrondApplication {
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (FrondApplication, frond_application, ADW_TYPE_APPLICATION)

static void
frond_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (!window)
    window = GTK_WINDOW (frond_window_new (FROND_APPLICATION (application)));
  gtk_window_present (window);
}

static void
frond_application_class_init (FrondApplicationClass *klass)
{
  G_APPLICATION_CLASS (klass)->activate = frond_application_activate;
}

static void
frond_application_init (FrondApplication *self)
{
}

FrondApplication *
frond_application_new (void)
{
  return g_object_new (FROND_TYPE_APPLICATION,
                       "application-id", FROND_APPLICATION_ID,
                       "resource-base-path", FROND_RESOURCE_PATH,
                       NULL);
}
