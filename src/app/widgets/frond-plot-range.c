/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A value that assistive technology can read and nobody can set: what a meter and a ribbon are to people who do not see them. */

#include "config.h"

#include "frond-plot-range.h"

static gboolean
set_current_value (GtkAccessibleRange *range,
                   double              value)
{
  return FALSE;
}

/* Without the interface assistive technology gets no value, whatever the role is. */
void
frond_plot_range_iface_init (GtkAccessibleRangeInterface *iface)
{
  iface->set_current_value = set_current_value;
}

/**
 * frond_plot_range_say:
 * @widget: a meter
 * @value: its value
 * @maximum: the greatest that it can have; the least is 0
 * @text: the value in words
 */
void
frond_plot_range_say (GtkWidget  *widget,
                      double      value,
                      double      maximum,
                      const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, maximum,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, value,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
}
