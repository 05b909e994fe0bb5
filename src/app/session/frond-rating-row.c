/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that what the patient says is put down while she says it: one key asks, a digit answers, no dialog lies over
 * the session, and the eyes stay on her. Pain first, then anxiety; each may be left open. */

#include "config.h"

#include "frond-rating-row.h"

#include <glib/gi18n.h>

#define N_ANSWERS 11
/* A 1 may be the beginning of a 10. */
#define SECOND_DIGIT_MS 1000
/* After that a digit is a marker again: nobody remembers the question. */
#define PATIENCE_S 30

struct _FrondRatingRow {
  AdwBin parent_instance;

  gboolean        is_open;
  FrondRatingKind kind;
  gboolean        has_one;

  /* Ids */
  guint wait_id;
  guint patience_id;

  /* Borrowed */
  GtkRevealer *revealer;
  GtkLabel    *question;
  AdwWrapBox  *answers;
  GtkWidget   *buttons[N_ANSWERS];
};

G_DEFINE_FINAL_TYPE (FrondRatingRow, frond_rating_row, ADW_TYPE_BIN)

enum {
  RATED,
  CLOSED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static int
get_value (FrondRatingRow *self,
           guint           answer)
{
  return (int) answer * (self->kind == FROND_RATING_SUDS ? 10 : 1);
}

static void
forget_digit (FrondRatingRow *self)
{
  g_clear_handle_id (&self->wait_id, g_source_remove);
  self->has_one = FALSE;
}

/* Each answer says in words what it means: a number alone is nothing to who does not see the question. */
static void
show_question (FrondRatingRow *self)
{
  gboolean is_pain = self->kind == FROND_RATING_PAIN;

  gtk_label_set_label (self->question, is_pain ? _("Pain now: 0 none, 10 the worst imaginable") : _("Anxiety now: 0 none, 100 the worst imaginable"));
  for (guint i = 0; i < N_ANSWERS; i++) {
    g_autofree char *label = g_strdup_printf ("%d", get_value (self, i));
    g_autofree char *name = g_strdup_printf (is_pain ? _("Pain %d") : _("Anxiety %d"), get_value (self, i));

    gtk_button_set_label (GTK_BUTTON (self->buttons[i]), label);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_label (self->question), -1);
}

static void
out_of_patience_cb (gpointer data)
{
  FrondRatingRow *self = data;

  self->patience_id = 0;
  frond_rating_row_close (self);
}

static void
ask (FrondRatingRow *self,
     FrondRatingKind kind)
{
  forget_digit (self);
  g_clear_handle_id (&self->patience_id, g_source_remove);
  self->patience_id = g_timeout_add_seconds_once (PATIENCE_S, out_of_patience_cb, self);
  self->is_open = TRUE;
  self->kind = kind;
  show_question (self);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), gtk_label_get_label (self->question), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
answer (FrondRatingRow *self,
        guint           number)
{
  FrondRatingKind kind = self->kind;
  double          value = get_value (self, number);

  forget_digit (self);
  g_signal_emit (self, signals[RATED], 0, (int) kind, value);
  if (kind == FROND_RATING_PAIN)
    ask (self, FROND_RATING_SUDS);
  else
    frond_rating_row_close (self);
}

static void
only_one_cb (gpointer data)
{
  FrondRatingRow *self = data;

  self->wait_id = 0;
  answer (self, 1);
}

static void
answer_clicked_cb (FrondRatingRow *self,
                   GtkWidget      *button)
{
  for (guint i = 0; i < N_ANSWERS; i++) {
    if (self->buttons[i] == button) {
      answer (self, i);
      return;
    }
  }
}

static void
frond_rating_row_dispose (GObject *object)
{
  forget_digit (FROND_RATING_ROW (object));
  g_clear_handle_id (&FROND_RATING_ROW (object)->patience_id, g_source_remove);

  G_OBJECT_CLASS (frond_rating_row_parent_class)->dispose (object);
}

static void
frond_rating_row_class_init (FrondRatingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_rating_row_dispose;

  signals[RATED] = g_signal_new ("rated", FROND_TYPE_RATING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_DOUBLE);
  signals[CLOSED] = g_signal_new ("closed", FROND_TYPE_RATING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_answers (FrondRatingRow *self)
{
  for (guint i = 0; i < N_ANSWERS; i++) {
    self->buttons[i] = gtk_button_new ();
    gtk_widget_set_focus_on_click (self->buttons[i], FALSE);
    gtk_widget_add_css_class (self->buttons[i], "rating-button");
    gtk_widget_add_css_class (self->buttons[i], "numeric");
    g_signal_connect_swapped (self->buttons[i], "clicked", G_CALLBACK (answer_clicked_cb), self);
    adw_wrap_box_append (self->answers, self->buttons[i]);
  }
}

static GtkWidget *
create_close (FrondRatingRow *self)
{
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_set_tooltip_text (close, _("Ask no more"));
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (close, FALSE);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_add_css_class (close, "circular");
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (frond_rating_row_close), self);

  return close;
}

static GtkWidget *
create_heading (FrondRatingRow *self)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->question = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->question, TRUE);
  gtk_label_set_xalign (self->question, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->question), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->question), "heading");
  gtk_box_append (GTK_BOX (heading), GTK_WIDGET (self->question));
  gtk_box_append (GTK_BOX (heading), create_close (self));

  return heading;
}

static void
frond_rating_row_init (FrondRatingRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_CROSSFADE);
  self->answers = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->answers, 6);
  adw_wrap_box_set_line_spacing (self->answers, 6);
  add_answers (self);
  gtk_box_append (GTK_BOX (box), create_heading (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->answers));
  gtk_revealer_set_child (self->revealer, box);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * frond_rating_row_ask:
 * @self: a row
 *
 * Asks for pain; asked again, for anxiety, and then for nothing: what the patient does not want to answer is gone by.
 */
void
frond_rating_row_ask (FrondRatingRow *self)
{
  g_return_if_fail (FROND_IS_RATING_ROW (self));

  if (!self->is_open)
    ask (self, FROND_RATING_PAIN);
  else if (self->kind == FROND_RATING_PAIN)
    ask (self, FROND_RATING_SUDS);
  else
    frond_rating_row_close (self);
}

/**
 * frond_rating_row_close:
 * @self: a row
 *
 * Asks no more. A 1 that waited for its second digit was an answer.
 */
void
frond_rating_row_close (FrondRatingRow *self)
{
  gboolean was_one;

  g_return_if_fail (FROND_IS_RATING_ROW (self));

  if (!self->is_open)
    return;

  was_one = self->has_one;
  forget_digit (self);
  g_clear_handle_id (&self->patience_id, g_source_remove);
  self->is_open = FALSE;
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (was_one)
    g_signal_emit (self, signals[RATED], 0, (int) self->kind, (double) get_value (self, 1));
  g_signal_emit (self, signals[CLOSED], 0);
}

gboolean
frond_rating_row_is_open (FrondRatingRow *self)
{
  g_return_val_if_fail (FROND_IS_RATING_ROW (self), FALSE);

  return self->is_open;
}

/**
 * frond_rating_row_take_digit:
 * @self: a row that asks
 * @digit: 0-9
 *
 * A digit answers at once, anxiety in tens; only a 1 waits for a moment, because a 0 makes it a 10.
 */
void
frond_rating_row_take_digit (FrondRatingRow *self,
                             guint           digit)
{
  g_return_if_fail (FROND_IS_RATING_ROW (self));
  g_return_if_fail (digit <= 9);

  if (!self->is_open)
    return;
  if (self->has_one) {
    if (digit == 0) {
      answer (self, 10);
      return;
    }
    answer (self, 1);
    frond_rating_row_take_digit (self, digit);
    return;
  }
  if (digit != 1) {
    answer (self, digit);
    return;
  }

  self->has_one = TRUE;
  self->wait_id = g_timeout_add_once (SECOND_DIGIT_MS, only_one_cb, self);
}
