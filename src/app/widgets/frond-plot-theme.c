/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the desktop's look reaches the painters, which know nothing of it. */

#include "config.h"

#include "frond-plot-theme.h"

#include <pango/pangocairo.h>

/* Of the size of text. */
#define LABEL_SIZE 0.85

void
frond_plot_theme_load (GtkWidget        *widget,
                       FrondPlotPalette *palette)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  gboolean         dark = adw_style_manager_get_dark (manager);
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (manager);
  FrondPlotColor color = { accent->red, accent->green, accent->blue, 1 };
  FrondPlotLook  look;

  if (adw_style_manager_get_high_contrast (manager))
    look = dark ? FROND_PLOT_CONTRAST_DARK : FROND_PLOT_CONTRAST_LIGHT;
  else
    look = dark ? FROND_PLOT_DARK : FROND_PLOT_LIGHT;

  frond_plot_palette_init (palette, look, &color);
}

/**
 * frond_plot_theme_watch:
 * @widget: a plot
 * @changed_swapped: called with @widget when it has to load its palette again
 */
void
frond_plot_theme_watch (GtkWidget *widget,
                        GCallback  changed_swapped)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));

  g_signal_connect_object (manager, "notify::dark", changed_swapped, widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", changed_swapped, widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::accent-color-rgba", changed_swapped, widget, G_CONNECT_SWAPPED);
}

/**
 * frond_plot_theme_get_font:
 * @widget: a plot
 * @factor: of the widget's own size of text, which follows the user's text scale
 *
 * Returns: (transfer full): a font whose size is absolute, as painters need it
 */
PangoFontDescription *
frond_plot_theme_get_font (GtkWidget *widget,
                           double     factor)
{
  PangoContext         *context = gtk_widget_get_pango_context (widget);
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (context));
  double                size = pango_font_description_get_size (font);
  double                resolution = pango_cairo_context_get_resolution (context);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (resolution > 0 ? resolution : 96) / 72;
  pango_font_description_set_absolute_size (font, size * factor);

  return font;
}

/* Of everything that stands beside or on a picture. */
PangoFontDescription *
frond_plot_theme_get_label_font (GtkWidget *widget)
{
  return frond_plot_theme_get_font (widget, LABEL_SIZE);
}

/* One line in the font of labels. */
PangoLayout *
frond_plot_theme_layout_new (GtkWidget  *widget,
                             const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoFontDescription) font = frond_plot_theme_get_label_font (widget);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);

  return layout;
}

double
frond_plot_theme_get_text_height (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = frond_plot_theme_layout_new (widget, "0");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

/* Device pixels per unit. */
double
frond_plot_theme_get_scale (GtkWidget *widget)
{
  GtkNative  *native = gtk_widget_get_native (widget);
  GdkSurface *surface = native ? gtk_native_get_surface (native) : NULL;

  return surface ? gdk_surface_get_scale (surface) : 1;
}

void
frond_plot_theme_to_rgba (const FrondPlotColor *color,
                          GdkRGBA              *rgba)
{
  *rgba = (GdkRGBA) { (float) color->red, (float) color->green, (float) color->blue, (float) color->alpha };
}
