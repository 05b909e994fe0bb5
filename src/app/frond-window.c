/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to hold the one stack of pages that everything happens in: the bottom page says whose turn it is
 * (welcome, lock, patients), and a session covers it completely, so that no other patient's name is on screen. */

#include "config.h"

#include "frond-window.h"

struct _FrondWindow {
  AdwApplicationWindow parent_instance;

  gboolean session_running;

  /* Template */
  AdwToastOverlay   *toast_overlay;
  AdwNavigationView *root_view;
};

G_DEFINE_FINAL_TYPE (FrondWindow, frond_window, ADW_TYPE_APPLICATION_WINDOW)

static void
frond_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_WINDOW);

  G_OBJECT_CLASS (frond_window_parent_class)->dispose (object);
}

static void
frond_window_class_init (FrondWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/frond-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, FrondWindow, root_view);
}

static void
frond_window_init (FrondWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frond_window_new:
 * @application: whose window it is
 *
 * Returns: (transfer floating): the window
 */
FrondWindow *
frond_window_new (FrondApplication *application)
{
  return g_object_new (FROND_TYPE_WINDOW, "application", application, NULL);
}

FrondVault *
frond_window_get_vault (FrondWindow *self)
{
  g_return_val_if_fail (FROND_IS_WINDOW (self), NULL);

  return NULL;
}

void
frond_window_push (FrondWindow       *self,
                   AdwNavigationPage *page)
{
  g_return_if_fail (FROND_IS_WINDOW (self));

  adw_navigation_view_push (self->root_view, page);
}

void
frond_window_push_above_browse (FrondWindow       *self,
                                AdwNavigationPage *page)
{
  g_return_if_fail (FROND_IS_WINDOW (self));

  adw_navigation_view_push (self->root_view, page);
}

void
frond_window_pop_to_browse (FrondWindow *self)
{
  g_return_if_fail (FROND_IS_WINDOW (self));
}

void
frond_window_add_toast (FrondWindow *self,
                        AdwToast    *toast)
{
  g_return_if_fail (FROND_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

void
frond_window_set_session_running (FrondWindow *self,
                                  gboolean     running)
{
  g_return_if_fail (FROND_IS_WINDOW (self));

  self->session_running = running;
}

void
frond_window_open_session (FrondWindow        *self,
                           FrondSessionRecord *record)
{
  g_return_if_fail (FROND_IS_WINDOW (self));
}
