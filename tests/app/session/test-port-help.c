/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A forbidden port says what is in the way, and the command that helps can be copied. */

#include "config.h"

#include <string.h>

#include "frond-error.h"
#include "frond-port-help.h"
#include "frond-sensor-row.h"

#include "session-fixture.h"

/* May not be opened for writing by anybody, not even by root, in whose name containers run tests. */
#define FORBIDDEN "/proc/sys/kernel/ostype"

static FrondEndpoint *
create_endpoint (int code)
{
  FrondEndpoint *endpoint = frond_endpoint_new (FROND_ENDPOINT_SERIAL, "/dev/ttyUSB7", "ttyUSB7");

  endpoint->problem = g_error_new_literal (FROND_ERROR, code, "The whole sentence of the error.");

  return endpoint;
}

static void
test_forbidden (void)
{
  g_autoptr (FrondEndpoint) endpoint = create_endpoint (FROND_ERROR_PORT_FORBIDDEN);
  g_autofree char *text = frond_port_help_describe (endpoint);
  GtkWidget       *row = g_object_ref_sink (frond_port_help_create_row (endpoint));
  const char      *command = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));

  g_assert_nonnull (strstr (text, "/dev/ttyUSB7"));
  g_assert_nonnull (strstr (text, "command below"));
  g_assert_null (strstr (text, "sudo"));
  g_assert_nonnull (strstr (command, "sudo "));
  g_object_unref (row);
}

/* Everything else has a sentence and no command. */
static void
test_others (void)
{
  g_autoptr (FrondEndpoint) busy = create_endpoint (FROND_ERROR_PORT_BUSY);
  g_autoptr (FrondEndpoint) sound = frond_endpoint_new (FROND_ENDPOINT_SERIAL, "/dev/ttyUSB7", "ttyUSB7");
  g_autofree char *text = frond_port_help_describe (busy);

  g_assert_cmpstr (text, ==, "The whole sentence of the error.");
  g_assert_null (frond_port_help_create_row (busy));
  g_assert_null (frond_port_help_describe (sound));
  g_assert_null (frond_port_help_create_row (sound));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  char **text = data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static GtkWidget *
find_titled (GtkWidget  *root,
             const char *title)
{
  if (ADW_IS_ACTION_ROW (root) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_titled (child, title);

    if (found)
      return found;
  }

  return NULL;
}

/* From the port on the bus to the clipboard: the row is below its port, and its button copies the whole command. */
static void
test_in_the_list (void)
{
  g_autoptr (FrondLiveSession) session = frond_live_session_new (NULL, NULL);
  GtkWidget         *row = g_object_new (FROND_TYPE_SENSOR_ROW, NULL);
  AdwNavigationPage *page = adw_navigation_page_new (row, "Sensor");
  AdwWindow         *window = session_fixture_show (page);
  GtkWidget         *help = NULL, *button;
  g_autofree char   *copied = NULL;

  g_setenv ("FROND_EXTRA_PORTS", FORBIDDEN, TRUE);
  frond_sensor_row_start (FROND_SENSOR_ROW (row), session, "BITalino", 1);
  while (!(help = find_titled (row, "Command for a terminal")))
    g_main_context_iteration (NULL, TRUE);
  g_unsetenv ("FROND_EXTRA_PORTS");
  button = session_fixture_find (help, GTK_TYPE_BUTTON, 0);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Copy Command");
  g_signal_emit_by_name (button, "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (help), NULL, read_cb, &copied);
  while (!copied)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (copied, ==, adw_action_row_get_subtitle (ADW_ACTION_ROW (help)));
  gtk_window_destroy (GTK_WINDOW (window));
  session_fixture_settle ();
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add_func ("/port-help/forbidden", test_forbidden);
  g_test_add_func ("/port-help/others", test_others);
  g_test_add_func ("/port-help/in-the-list", test_in_the_list);

  return g_test_run ();
}
