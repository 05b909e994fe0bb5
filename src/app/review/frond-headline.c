/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-headline.h"

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);

  return label;
}

/**
 * frond_headline_new:
 * @title: what it is
 * @value: the number with its unit
 * @detail: (nullable): how it came about, and what it was before, a line each
 *
 * A card with one number that counts.
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
frond_headline_new (const char *title,
                    const char *value,
                    const char *detail)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *number = make_label (value, "title-2");

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_set_margin_top (inner, 12);
  gtk_widget_set_margin_bottom (inner, 12);
  gtk_widget_set_margin_start (inner, 18);
  gtk_widget_set_margin_end (inner, 18);
  gtk_box_append (GTK_BOX (inner), make_label (title, "caption-heading"));
  gtk_box_append (GTK_BOX (inner), number);
  if (detail) {
    GtkWidget *label = make_label (detail, "caption");

    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_box_append (GTK_BOX (inner), label);
  }
  gtk_box_append (GTK_BOX (card), inner);

  return card;
}
