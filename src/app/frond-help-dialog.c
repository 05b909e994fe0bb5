/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that help is one key away and can be read with keys and with a screen reader: every answer is a row, which
 * takes the focus, scrolls into view and is spoken as a whole. */

#include "config.h"

#include "frond-help-dialog.h"

#include <glib/gi18n.h>

#include "frond-help.h"

struct _FrondHelpDialog {
  AdwDialog parent_instance;

  AdwNavigationView *view;
  char              *folder;
};

G_DEFINE_FINAL_TYPE (FrondHelpDialog, frond_help_dialog, ADW_TYPE_DIALOG)

static AdwNavigationPage *
create_page (GtkWidget  *content,
             const char *title,
             const char *tag)
{
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content);

  return adw_navigation_page_new_with_tag (view, title, tag);
}

static GtkWidget *
create_answer (const char *title,
               const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);

  return row;
}

/* An administrator who makes copies has to find them. */
static void
add_folder (FrondHelpDialog     *self,
            AdwPreferencesGroup *group)
{
  g_autofree char *shown = g_filename_display_name (self->folder);
  GtkWidget       *row = create_answer (_("Where the records are"), shown);

  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  adw_preferences_group_add (group, row);
}

static AdwNavigationPage *
create_topic_page (FrondHelpDialog      *self,
                   const FrondHelpTopic *topic)
{
  GtkWidget           *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  for (const FrondHelpEntry *entry = topic->entries; entry->title; entry++)
    adw_preferences_group_add (group, create_answer (_(entry->title), _(entry->text)));
  if (self->folder && g_str_equal (topic->id, "records"))
    add_folder (self, group);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  /* The answers are what one came for. */
  gtk_widget_add_css_class (page, "clinical");

  return create_page (page, _(topic->title), topic->id);
}

static void
topic_cb (AdwActionRow    *row,
          FrondHelpDialog *self)
{
  adw_navigation_view_push (self->view, create_topic_page (self, g_object_get_data (G_OBJECT (row), "topic")));
}

static GtkWidget *
create_link (const char *title,
             const char *icon)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);

  return row;
}

static GtkWidget *
create_topic_row (FrondHelpDialog      *self,
                  const FrondHelpTopic *topic)
{
  GtkWidget *row = create_link (_(topic->title), "go-next-symbolic");

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (topic->icon));
  g_object_set_data (G_OBJECT (row), "topic", (gpointer) topic);
  g_signal_connect_object (row, "activated", G_CALLBACK (topic_cb), self, 0);

  return row;
}

/* Where nothing opens links, the address itself is of use. */
static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GtkWidget) row = user_data;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, NULL))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), gtk_uri_launcher_get_uri (GTK_URI_LAUNCHER (source)));
}

static void
link_cb (GtkWidget  *row,
         const char *uri)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);
  GtkRoot *root = gtk_widget_get_root (row);

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (root), NULL, launched_cb, g_object_ref (row));
}

static GtkWidget *
create_link_row (const char *title,
                 const char *uri)
{
  GtkWidget *row = create_link (title, "adw-external-link-symbolic");

  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (link_cb), (gpointer) uri);

  return row;
}

static AdwNavigationPage *
create_contents (FrondHelpDialog *self)
{
  GtkWidget            *page = adw_preferences_page_new ();
  AdwPreferencesGroup  *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup  *web = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gsize                 n_topics;
  const FrondHelpTopic *topics = frond_help_get_topics (&n_topics);

  for (gsize i = 0; i < n_topics; i++)
    adw_preferences_group_add (group, create_topic_row (self, &topics[i]));
  adw_preferences_group_set_title (web, _("On the Web"));
  adw_preferences_group_add (web, create_link_row (_("Website"), FROND_WEBSITE));
  adw_preferences_group_add (web, create_link_row (_("Report a Problem"), FROND_ISSUES));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), web);

  return create_page (page, _("Help"), "contents");
}

static void
frond_help_dialog_finalize (GObject *object)
{
  g_free (FROND_HELP_DIALOG (object)->folder);

  G_OBJECT_CLASS (frond_help_dialog_parent_class)->finalize (object);
}

static void
frond_help_dialog_class_init (FrondHelpDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = frond_help_dialog_finalize;
}

static void
frond_help_dialog_init (FrondHelpDialog *self)
{
  self->view = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_navigation_view_add (self->view, create_contents (self));
  adw_dialog_set_title (ADW_DIALOG (self), _("Help"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->view));
}

/**
 * frond_help_dialog_new:
 * @folder: (nullable): where the records are
 *
 * Returns: (transfer floating): the manual
 */
AdwDialog *
frond_help_dialog_new (const char *folder)
{
  FrondHelpDialog *self = g_object_new (FROND_TYPE_HELP_DIALOG, NULL);

  self->folder = g_strdup (folder);

  return ADW_DIALOG (self);
}
