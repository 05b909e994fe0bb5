/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to let somebody who starts Frond for the first time choose: keep records, or just look. */

#include "config.h"

#include "frond-welcome-page.h"

#include "frond-menu.h"

struct _FrondWelcomePage {
  AdwNavigationPage parent_instance;

  /* Template */
  GtkWidget     *set_up_button;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (FrondWelcomePage, frond_welcome_page, ADW_TYPE_NAVIGATION_PAGE)

static void
frond_welcome_page_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (FROND_WELCOME_PAGE (page)->set_up_button);
}

static void
frond_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_WELCOME_PAGE);

  G_OBJECT_CLASS (frond_welcome_page_parent_class)->dispose (object);
}

static void
frond_welcome_page_class_init (FrondWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_welcome_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = frond_welcome_page_shown;

  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/vault/frond-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondWelcomePage, set_up_button);
  gtk_widget_class_bind_template_child (widget_class, FrondWelcomePage, menu_button);
}

static void
frond_welcome_page_init (FrondWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  frond_menu_attach (self->menu_button);
}

/**
 * frond_welcome_page_new:
 *
 * Returns: (transfer floating): the first page of the first start
 */
AdwNavigationPage *
frond_welcome_page_new (void)
{
  return g_object_new (FROND_TYPE_WELCOME_PAGE, NULL);
}
