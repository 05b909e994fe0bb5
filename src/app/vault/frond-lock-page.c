/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to show nothing about anybody until the passphrase is right, and to say plainly why records do not open. */

#include "config.h"

#include "frond-lock-page.h"

#include <glib/gi18n.h>

#include "frond-error.h"
#include "frond-menu.h"

struct _FrondLockPage {
  AdwNavigationPage parent_instance;

  /* Owned */
  FrondVaultService *service;
  char              *message;
  guint              countdown;
  gboolean           busy;

  /* Template */
  GtkEditable   *passphrase_row;
  GtkLabel      *message_label;
  GtkWidget     *unlock_button;
  GtkLabel      *unlock_label;
  GtkWidget     *spinner;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (FrondLockPage, frond_lock_page, ADW_TYPE_NAVIGATION_PAGE)

static guint
get_wait_s (FrondLockPage *self)
{
  return frond_vault_service_get_wait_s (self->service);
}

static void
update_cb (FrondLockPage *self)
{
  gboolean has_text = *gtk_editable_get_text (self->passphrase_row) != '\0';

  gtk_widget_set_sensitive (self->unlock_button, has_text && !self->busy && self->countdown == 0);
  gtk_widget_remove_css_class (GTK_WIDGET (self->passphrase_row), "error");
}

/* What happened, and below it how long to wait. */
static void
show_message (FrondLockPage *self,
              guint          wait_s)
{
  g_autofree char *wait = NULL;
  g_autofree char *text = NULL;

  if (wait_s > 0)
    wait = g_strdup_printf (ngettext ("Try again in %u second.", "Try again in %u seconds.", wait_s), wait_s);
  text = g_strjoin (self->message && wait ? "\n" : "", self->message ? self->message : "", wait ? wait : "", NULL);
  gtk_label_set_label (self->message_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), *text != '\0');
}

static gboolean
countdown_cb (gpointer data)
{
  FrondLockPage *self = data;
  guint          wait_s = get_wait_s (self);

  show_message (self, wait_s);
  if (wait_s > 0)
    return G_SOURCE_CONTINUE;
  self->countdown = 0;
  update_cb (self);

  return G_SOURCE_REMOVE;
}

/* The wait outlives the window: it is kept with the vault. */
static void
start_countdown (FrondLockPage *self)
{
  guint wait_s = get_wait_s (self);

  show_message (self, wait_s);
  if (wait_s > 0 && self->countdown == 0)
    self->countdown = g_timeout_add (250, countdown_cb, self);
}

static void
set_busy (FrondLockPage *self,
          gboolean       busy)
{
  self->busy = busy;
  /* An insensitive text that keeps the focus would go on blinking. */
  if (busy)
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->passphrase_row), !busy);
  gtk_widget_set_visible (self->spinner, busy);
  gtk_label_set_label (self->unlock_label, busy ? _("Unlocking…") : _("_Unlock"));
  update_cb (self);
}

static void
refuse (FrondLockPage *self,
        const GError  *error)
{
  g_set_str (&self->message, error->message);
  start_countdown (self);
  update_cb (self);
  if (g_error_matches (error, FROND_ERROR, FROND_ERROR_WRONG_PASSPHRASE))
    gtk_widget_add_css_class (GTK_WIDGET (self->passphrase_row), "error");
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_row));
  gtk_editable_select_region (self->passphrase_row, 0, -1);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_label (self->message_label), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (FrondLockPage) self = data;
  g_autoptr (GError) error = NULL;

  /* Once the vault is open the window shows something else; so it does when it was closed meanwhile. */
  if (frond_vault_service_finish (FROND_VAULT_SERVICE (source), result, &error) || !self->service)
    return;

  set_busy (self, FALSE);
  refuse (self, error);
}

static void
unlock_cb (FrondLockPage *self)
{
  if (!gtk_widget_get_sensitive (self->unlock_button))
    return;

  g_clear_pointer (&self->message, g_free);
  show_message (self, 0);
  set_busy (self, TRUE);
  frond_vault_service_open_async (self->service, gtk_editable_get_text (self->passphrase_row), opened_cb, g_object_ref (self));
}

static void
frond_lock_page_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (FROND_LOCK_PAGE (page)->passphrase_row));
}

static void
frond_lock_page_dispose (GObject *object)
{
  FrondLockPage *self = FROND_LOCK_PAGE (object);

  g_clear_handle_id (&self->countdown, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), FROND_TYPE_LOCK_PAGE);
  g_clear_object (&self->service);
  g_clear_pointer (&self->message, g_free);

  G_OBJECT_CLASS (frond_lock_page_parent_class)->dispose (object);
}

static void
frond_lock_page_class_init (FrondLockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_lock_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = frond_lock_page_shown;

  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/vault/frond-lock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondLockPage, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, FrondLockPage, message_label);
  gtk_widget_class_bind_template_child (widget_class, FrondLockPage, unlock_button);
  gtk_widget_class_bind_template_child (widget_class, FrondLockPage, unlock_label);
  gtk_widget_class_bind_template_child (widget_class, FrondLockPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, FrondLockPage, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, unlock_cb);
}

static void
frond_lock_page_init (FrondLockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  frond_menu_attach (self->menu_button);
}

/**
 * frond_lock_page_new:
 * @service: what holds the vault once it is open
 *
 * Returns: (transfer floating): the page that asks for the passphrase
 */
AdwNavigationPage *
frond_lock_page_new (FrondVaultService *service)
{
  FrondLockPage *self = g_object_new (FROND_TYPE_LOCK_PAGE, NULL);

  self->service = g_object_ref (service);
  start_countdown (self);
  update_cb (self);

  return ADW_NAVIGATION_PAGE (self);
}
