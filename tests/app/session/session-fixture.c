/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

#include <string.h>

#include <glib/gstdio.h>

#include "frond-patient-repository.h"

/* Only so that a test that can never succeed ends; no test waits for it. */
#define PATIENCE_US (100 * G_USEC_PER_SEC)

AdwWindow *
session_fixture_show (AdwNavigationPage *page)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *view = adw_navigation_view_new ();

  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
  adw_window_set_content (ADW_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (GTK_WIDGET (page)))
    g_main_context_iteration (NULL, TRUE);

  return ADW_WINDOW (window);
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
session_fixture_wait (SessionCondition condition,
                      gpointer         data)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;
  guint  id = g_timeout_add (10, wake_cb, NULL);

  while (!condition (data)) {
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
    g_main_context_iteration (NULL, TRUE);
  }
  g_source_remove (id);
}

/* Until nothing waits to be done now. */
void
session_fixture_settle (void)
{
  for (int i = 0; i < 1000 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

static GtkEventController *
find_keys (AdwWindow *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (g_strcmp0 (gtk_event_controller_get_name (controller), "session-keys") == 0)
      return controller; /* the window's */
  }
  g_assert_not_reached ();
}

/* As the key would come to the live page's controller, and again and again while it is held; answers whether it was taken. */
gboolean
session_fixture_hold (AdwWindow      *window,
                      guint           keyval,
                      GdkModifierType state)
{
  GtkEventController *controller = find_keys (window);
  gboolean            handled = FALSE;

  g_assert_cmpint (gtk_event_controller_get_propagation_phase (controller), ==, GTK_PHASE_CAPTURE);
  g_signal_emit_by_name (controller, "key-pressed", keyval, keyval, state, &handled);

  return handled;
}

void
session_fixture_let_go (AdwWindow      *window,
                        guint           keyval,
                        GdkModifierType state)
{
  g_signal_emit_by_name (find_keys (window), "key-released", keyval, keyval, state);
}

/* Answers whether it was taken; what it ends may have taken the controller with it. */
gboolean
session_fixture_press (AdwWindow      *window,
                       guint           keyval,
                       GdkModifierType state)
{
  g_autoptr (GtkEventController) controller = g_object_ref (find_keys (window));
  gboolean handled = session_fixture_hold (window, keyval, state);

  if (gtk_event_controller_get_widget (controller))
    session_fixture_let_go (window, keyval, state);

  return handled;
}

static GtkWidget *
find_nth (GtkWidget *below,
          GType      type,
          guint     *n)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (below, type)) {
    if (*n == 0)
      return below;
    (*n)--;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (below); child; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_nth (child, type, n);

    if (found)
      return found;
  }

  return NULL;
}

GtkWidget *
session_fixture_find (GtkWidget *below,
                      GType      type,
                      guint      n)
{
  GtkWidget *found = find_nth (below, type, &n);

  g_assert_nonnull (found);

  return found;
}

static gboolean
has_text (GtkWidget  *widget,
          const char *text)
{
  if (GTK_IS_LABEL (widget) && (text ? g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0 : *gtk_label_get_text (GTK_LABEL (widget)) != '\0'))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child)) {
    if (has_text (child, text))
      return TRUE;
  }

  return FALSE;
}

GtkWidget *
session_fixture_find_button (GtkWidget  *below,
                             const char *label)
{
  for (guint n = 0;; n++) {
    guint      left = n;
    GtkWidget *button = find_nth (below, GTK_TYPE_BUTTON, &left);

    g_assert_nonnull (button);
    if (has_text (button, label))
      return button;
  }
}

GtkWidget *
session_fixture_find_icon (GtkWidget  *below,
                           const char *icon_name)
{
  for (guint n = 0;; n++) {
    GtkWidget *image = session_fixture_find (below, GTK_TYPE_IMAGE, n);

    if (g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (image)), icon_name) == 0)
      return image;
  }
}

/* Whether a label with these words is on screen, as far as visibility says it. */
gboolean
session_fixture_shows (GtkWidget  *below,
                       const char *part)
{
  if (!gtk_widget_get_visible (below) || !gtk_widget_get_child_visible (below))
    return FALSE;
  if (GTK_IS_LABEL (below) && strstr (gtk_label_get_text (GTK_LABEL (below)), part))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (below); child; child = gtk_widget_get_next_sibling (child)) {
    if (session_fixture_shows (child, part))
      return TRUE;
  }

  return FALSE;
}

static gboolean
is_named (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  /* The button inside is called what its menu button is called. */
  if (GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
    return is_named (gtk_widget_get_parent (widget));

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
         gtk_widget_get_tooltip_text (widget) != NULL || has_text (widget, NULL);
}

static gboolean
is_operable (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_SPIN_BUTTON (widget);
}

static gboolean
is_kept_from_readers (GtkWidget *widget)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  return role == GTK_ACCESSIBLE_ROLE_PRESENTATION || role == GTK_ACCESSIBLE_ROLE_NONE;
}

static void
assert_named (GtkWidget *below,
              gboolean   is_kept)
{
  if (!gtk_widget_get_visible (below))
    return;

  is_kept |= is_kept_from_readers (below);
  if (is_operable (below) && gtk_widget_get_focusable (below) && gtk_widget_get_can_focus (below)) {
    if (is_kept)
      g_error ("a %s is kept from screen readers", G_OBJECT_TYPE_NAME (below));
    if (!is_named (below))
      g_error ("a %s in a %s has no name", G_OBJECT_TYPE_NAME (below), G_OBJECT_TYPE_NAME (gtk_widget_get_parent (below)));
  }
  for (GtkWidget *child = gtk_widget_get_first_child (below); child; child = gtk_widget_get_next_sibling (child))
    assert_named (child, is_kept);
}

/* Whatever can be operated and is on screen is there for who does not see it, too, and has a name. A role of "presentation" hides all that
 * is inside. */
void
session_fixture_assert_named (GtkWidget *below)
{
  assert_named (below, FALSE);
}

FrondVault *
session_fixture_make_vault (char **folder)
{
  const FrondVaultOptions quick = { .kdf_memory_kib = 64, .kdf_passes = 1 };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  FrondVault      *vault = NULL;

  *folder = g_dir_make_tmp ("frond-session-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (*folder, "vault", NULL);
  vault = frond_vault_create (path, "Test", "correct horse battery", &quick, &error);
  g_assert_no_error (error);

  return vault;
}

FrondPatient *
session_fixture_add_patient (FrondVault *vault)
{
  g_autoptr (FrondPatient) patient = frond_patient_new ();
  g_autoptr (GError) error = NULL;
  FrondPatient *stored = NULL;

  patient->family_name = g_strdup ("Bauer");
  patient->given_name = g_strdup ("Anna");
  patient->birth_date = g_date_new_dmy (14, G_DATE_MARCH, 1990);
  stored = frond_patient_repository_save (vault, patient, &error);
  g_assert_no_error (error);

  return stored;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (folder && (name = g_dir_read_name (folder))) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    remove_tree (child);
  }
  g_remove (path);
}

void
session_fixture_remove_folder (char *folder)
{
  remove_tree (folder);
  g_free (folder);
}
