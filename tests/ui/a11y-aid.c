/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Test aid, loaded with LD_PRELOAD into the unmodified program; the program never relies on it. It corrects two defects of GTK 4.18.
 *
 * The extents that GTK reports over AT-SPI do not add up: it sums each widget's border box measured from the content box of its parent,
 * so that the border and padding of every ancestor is lost, and the further down a widget is, the further off its position. Here a
 * widget answers with the difference of two positions that are both measured from the window's surface.
 *
 * The items of a GMenu have no accessible name: they are labelled by a label whose role is "presentation", and such a role gives no name
 * away. Here they are named after their text. */

#include <dlfcn.h>

#include <gtk/gtk.h>

/* From the corner of the X window, shadow included. */
static gboolean
get_place (GtkWidget       *widget,
           graphene_rect_t *place)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  double   x, y;

  if (root == NULL || !gtk_widget_compute_bounds (widget, GTK_WIDGET (root), place))
    return FALSE;
  gtk_native_get_surface_transform (GTK_NATIVE (root), &x, &y);
  graphene_rect_offset (place, (float) x, (float) y);

  return TRUE;
}

static gboolean
get_bounds (GtkAccessible *accessible,
            int           *x,
            int           *y,
            int           *width,
            int           *height)
{
  GtkWidget      *widget = GTK_WIDGET (accessible);
  GtkWidget      *parent = gtk_widget_get_parent (widget);
  graphene_rect_t place, outer;

  *x = *y = *width = *height = 0;
  if (!gtk_widget_get_realized (widget) || !gtk_widget_get_mapped (widget) || !get_place (widget, &place))
    return FALSE;
  if (parent == NULL || !get_place (parent, &outer))
    outer = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  /* The sum over all ancestors must telescope over rounding, too. */
  *x = (int) floorf (place.origin.x) - (int) floorf (outer.origin.x);
  *y = (int) floorf (place.origin.y) - (int) floorf (outer.origin.y);
  *width = (int) ceilf (place.size.width);
  *height = (int) ceilf (place.size.height);

  return TRUE;
}

static gboolean
name_menu_item (GSignalInvocationHint *hint,
                guint                  n_values,
                const GValue          *values,
                gpointer               user_data)
{
  GObject         *item = g_value_get_object (values);
  g_autofree char *text = NULL;

  if (!g_str_equal (G_OBJECT_TYPE_NAME (item), "GtkModelButton"))
    return TRUE;
  g_object_get (item, "text", &text, NULL);
  if (text && *text) {
    g_auto (GStrv) parts = g_strsplit (text, "_", 0);
    g_autofree char *name = g_strjoinv ("", parts);

    gtk_accessible_reset_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  }

  return TRUE;
}

static void
correct (void)
{
  static gsize            once;
  GtkAccessibleInterface *interface;

  if (!g_once_init_enter (&once))
    return;
  interface = g_type_interface_peek (g_type_class_ref (GTK_TYPE_WIDGET), GTK_TYPE_ACCESSIBLE);
  if (interface)
    interface->get_bounds = get_bounds;
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, name_menu_item, NULL, NULL);
  g_once_init_leave (&once, 1);
}

/* Every GTK program comes through one of these before it makes a widget. */
G_MODULE_EXPORT gboolean
gtk_init_check (void)
{
  gboolean (*real) (void) = dlsym (RTLD_NEXT, "gtk_init_check");
  gboolean ok = real ();

  if (ok)
    correct ();

  return ok;
}

G_MODULE_EXPORT void
gtk_init (void)
{
  void (*real) (void) = dlsym (RTLD_NEXT, "gtk_init");

  real ();
  correct ();
}

G_MODULE_EXPORT int
g_application_run (GApplication *application,
                   int           argc,
                   char        **argv)
{
  int (*real) (GApplication *, int, char **) = dlsym (RTLD_NEXT, "g_application_run");

  if (GTK_IS_APPLICATION (application))
    correct ();

  return real (application, argc, argv);
}
