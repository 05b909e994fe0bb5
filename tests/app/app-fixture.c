/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app-fixture.h"

#include <signal.h>
#include <string.h>

#include <glib/gstdio.h>

/* As little work as Argon2id allows. */
static const FrondVaultOptions quick = { .kdf_memory_kib = 64, .kdf_passes = 1 };

static const char *
get_title (GtkWidget *widget)
{
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_label (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)))
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (ADW_IS_STATUS_PAGE (widget))
    return adw_status_page_get_title (ADW_STATUS_PAGE (widget));

  return gtk_widget_get_tooltip_text (widget);
}

GtkWidget *
app_find (GtkWidget  *root,
          GType       type,
          const char *title)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (!title || g_strcmp0 (get_title (root), title) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = app_find (child, type, title);

    if (found)
      return found;
  }

  return NULL;
}

GtkWidget *
app_get (GtkWidget  *root,
         GType       type,
         const char *title)
{
  GtkWidget *found = app_find (root, type, title);

  if (!found)
    g_error ("no %s “%s”", g_type_name (type), title ? title : "");

  return found;
}

void
app_type (GtkWidget  *root,
          const char *row_title,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (app_get (root, ADW_TYPE_ENTRY_ROW, row_title)), text);
}

gboolean
app_shows_text (GtkWidget  *root,
                const char *part)
{
  if (!gtk_widget_get_visible (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), part))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    if (app_shows_text (child, part))
      return TRUE;

  return FALSE;
}

void
app_wait (gboolean (*test) (gpointer data),
          gpointer data)
{
  while (!test (data))
    g_main_context_iteration (NULL, TRUE);
}

void
app_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

char *
app_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("frond-app-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *below = g_build_filename (path, name, NULL);

    remove_tree (below);
  }
  g_remove (path);
}

void
app_remove_folder (char *folder)
{
  remove_tree (folder);
  g_free (folder);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  GAsyncResult **out = data;

  *out = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

/* With a vault in it that is open. */
FrondVaultService *
app_open_service (const char *folder)
{
  g_autofree char   *path = g_build_filename (folder, "vault", NULL);
  FrondVaultService *service = frond_vault_service_new (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  frond_vault_service_set_options (service, &quick);
  frond_vault_service_create_async (service, "Jo Therapist", PASSPHRASE, done_cb, &result);
  app_wait (is_set, &result);
  g_assert_true (frond_vault_service_finish (service, result, &error));
  g_assert_no_error (error);

  return service;
}

FrondPatient *
app_add_patient (FrondVault *vault,
                 const char *family,
                 const char *given,
                 guint       day,
                 guint       month,
                 guint       year)
{
  g_autoptr (FrondPatient) patient = frond_patient_new ();
  g_autoptr (GError) error = NULL;
  FrondPatient *stored;

  patient->family_name = g_strdup (family);
  patient->given_name = g_strdup (given);
  patient->birth_date = g_date_new_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
  stored = frond_patient_repository_save (vault, patient, &error);
  g_assert_no_error (error);

  return stored;
}

/* The nearest thing to a full disk: no file grows beyond so many bytes. RLIM_INFINITY is room again. */
void
app_limit_files (rlim_t n_bytes)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (n_bytes, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}
