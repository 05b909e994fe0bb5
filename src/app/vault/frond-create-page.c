/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to make the vault with a passphrase that its owner has typed twice and understood the weight of. */

#include "config.h"

#include "frond-create-page.h"

#include <glib/gi18n.h>

#include "frond-passphrase.h"

struct _FrondCreatePage {
  AdwNavigationPage parent_instance;

  /* Owned */
  FrondVaultService *service;
  gboolean           busy;

  /* Template */
  GtkWidget   *form;
  GtkEditable *name_row;
  GtkEditable *passphrase_row;
  GtkEditable *repeat_row;
  GtkLabel    *hint_label;
  GtkLabel    *error_label;
  GtkWidget   *create_button;
  GtkLabel    *create_label;
  GtkWidget   *spinner;
};

G_DEFINE_FINAL_TYPE (FrondCreatePage, frond_create_page, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
has_name (FrondCreatePage *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));

  return *name != '\0';
}

/* Said as soon as it is certain, not while the beginning is still right. */
static gboolean
repeat_differs (FrondCreatePage *self)
{
  return !g_str_has_prefix (gtk_editable_get_text (self->passphrase_row), gtk_editable_get_text (self->repeat_row));
}

static gboolean
is_complete (FrondCreatePage *self)
{
  const char *passphrase = gtk_editable_get_text (self->passphrase_row);

  return has_name (self) && frond_passphrase_is_enough (frond_passphrase_judge (passphrase)) &&
         g_str_equal (passphrase, gtk_editable_get_text (self->repeat_row));
}

static char *
get_hint (FrondCreatePage *self)
{
  if (repeat_differs (self))
    return g_strdup (_("The two passphrases differ."));

  return frond_passphrase_explain (frond_passphrase_judge (gtk_editable_get_text (self->passphrase_row)));
}

static void
set_error (FrondCreatePage *self,
           const char      *message)
{
  gtk_label_set_label (self->error_label, message ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
  if (message)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
set_busy (FrondCreatePage *self,
          gboolean         busy)
{
  self->busy = busy;
  /* An insensitive text that keeps the focus would go on blinking. */
  if (busy)
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  adw_navigation_page_set_can_pop (ADW_NAVIGATION_PAGE (self), !busy);
  gtk_widget_set_sensitive (self->form, !busy);
  gtk_widget_set_visible (self->spinner, busy);
  gtk_label_set_label (self->create_label, busy ? _("Creating…") : _("_Create Records"));
}

static void
update_cb (FrondCreatePage *self)
{
  g_autofree char *hint = get_hint (self);

  gtk_label_set_label (self->hint_label, hint);
  if (repeat_differs (self))
    gtk_widget_add_css_class (GTK_WIDGET (self->repeat_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->repeat_row), "error");
  gtk_widget_set_sensitive (self->create_button, is_complete (self));
}

static void
next_cb (FrondCreatePage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
created_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (FrondCreatePage) self = data;
  g_autoptr (GError) error = NULL;

  /* Once the vault is open the window shows something else; so it does when it was closed meanwhile. */
  if (frond_vault_service_finish (FROND_VAULT_SERVICE (source), result, &error) || !self->service)
    return;

  set_busy (self, FALSE);
  set_error (self, error->message);
  gtk_widget_grab_focus (self->create_button);
}

static void
create_cb (FrondCreatePage *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));

  if (self->busy || !is_complete (self))
    return;

  set_error (self, NULL);
  set_busy (self, TRUE);
  frond_vault_service_create_async (self->service, name, gtk_editable_get_text (self->passphrase_row), created_cb, g_object_ref (self));
}

static void
frond_create_page_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (FROND_CREATE_PAGE (page)->name_row));
}

static void
frond_create_page_dispose (GObject *object)
{
  FrondCreatePage *self = FROND_CREATE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FROND_TYPE_CREATE_PAGE);
  g_clear_object (&self->service);

  G_OBJECT_CLASS (frond_create_page_parent_class)->dispose (object);
}

static void
frond_create_page_class_init (FrondCreatePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_create_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = frond_create_page_shown;

  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/vault/frond-create-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondCreatePage, form);
  gtk_widget_class_bind_template_child (widget_class, FrondCreatePage, name_row);
  gtk_widget_class_bind_template_child (widget_class, FrondCreatePage, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, FrondCreatePage, repeat_row);
  gtk_widget_class_bind_template_child (widget_class, FrondCreatePage, hint_label);
  gtk_widget_class_bind_template_child (widget_class, FrondCreatePage, error_label);
  gtk_widget_class_bind_template_child (widget_class, FrondCreatePage, create_button);
  gtk_widget_class_bind_template_child (widget_class, FrondCreatePage, create_label);
  gtk_widget_class_bind_template_child (widget_class, FrondCreatePage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
}

static void
frond_create_page_init (FrondCreatePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->passphrase_row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->hint_label, NULL, -1);
  update_cb (self);
}

/**
 * frond_create_page_new:
 * @service: what makes the vault, and holds it from then on
 *
 * Returns: (transfer floating): the form for name and passphrase
 */
AdwNavigationPage *
frond_create_page_new (FrondVaultService *service)
{
  FrondCreatePage *self = g_object_new (FROND_TYPE_CREATE_PAGE, NULL);

  self->service = g_object_ref (service);

  return ADW_NAVIGATION_PAGE (self);
}
