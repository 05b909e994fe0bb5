/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that which trainer comes next, and in whose hand, is put down before it touches, with two digits and the eyes
 * on the patient. What it was last time is pointed at and no more: the next size is never Frond's idea. */

#include "config.h"

#include "frond-trainer-row.h"

#include <glib/gi18n.h>

#define N_ANSWERS FROND_TRAINER_MOST_SIZES
#define N_HANDS   2
/* After that a digit is a marker again: nobody remembers the question. */
#define PATIENCE_S 30

struct _FrondTrainerRow {
  AdwBin parent_instance;

  gboolean     is_open;
  int          size; /* that was answered, 0: it is what is asked for */
  FrondTrainer proposed;

  /* Ids */
  guint patience_id;

  /* Borrowed */
  GtkLabel   *question;
  AdwWrapBox *answers;
  GtkWidget  *buttons[N_ANSWERS];
};

G_DEFINE_FINAL_TYPE (FrondTrainerRow, frond_trainer_row, ADW_TYPE_BIN)

enum {
  SAID,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static guint
get_n_answers (FrondTrainerRow *self)
{
  return self->size == 0 ? FROND_TRAINER_MOST_SIZES : N_HANDS;
}

static gboolean
is_proposed (FrondTrainerRow *self,
             guint            number)
{
  if (self->proposed.size == 0)
    return FALSE;

  return (int) number == (self->size == 0 ? self->proposed.size : (int) self->proposed.hand + 1);
}

/* As it is read, and as it is said to somebody who does not see which one is pointed at. */
static void
show_answer (FrondTrainerRow *self,
             guint            number)
{
  GtkWidget       *button = self->buttons[number - 1];
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;

  if (self->size == 0)
    label = g_strdup_printf ("%u", number);
  else
    /* Translators: a digit to press, and who inserts the trainer */
    label = g_strdup_printf (number == 1 ? _("%u  The patient") : _("%u  The therapist"), number);
  /* Translators: an answer, and that it was the same the last time */
  name = is_proposed (self, number) ? g_strdup_printf (_("%s, as last time"), label) : g_strdup (label);
  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (button, is_proposed (self, number) ? _("As last time") : NULL);
  if (is_proposed (self, number))
    gtk_widget_add_css_class (button, "suggested-action");
  else
    gtk_widget_remove_css_class (button, "suggested-action");
}

static void
show_question (FrondTrainerRow *self)
{
  g_autofree char *question = NULL;

  if (self->size == 0)
    question = g_strdup (_("Trainer: which size?"));
  else
    /* Translators: %d is the size of a trainer */
    question = g_strdup_printf (_("Trainer %d: who inserts it?"), self->size);
  gtk_label_set_label (self->question, question);
  for (guint i = 0; i < N_ANSWERS; i++) {
    gtk_widget_set_visible (self->buttons[i], i < get_n_answers (self));
    if (i < get_n_answers (self))
      show_answer (self, i + 1);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, question, -1);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), question, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
out_of_patience_cb (gpointer data)
{
  FrondTrainerRow *self = data;

  self->patience_id = 0;
  frond_trainer_row_close (self);
}

static void
ask (FrondTrainerRow *self,
     int              size)
{
  g_clear_handle_id (&self->patience_id, g_source_remove);
  self->patience_id = g_timeout_add_seconds_once (PATIENCE_S, out_of_patience_cb, self);
  self->is_open = TRUE;
  self->size = size;
  show_question (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
answer (FrondTrainerRow *self,
        guint            number)
{
  int size = self->size;

  if (size == 0) {
    ask (self, (int) number);
    return;
  }

  frond_trainer_row_close (self);
  g_signal_emit (self, signals[SAID], 0, size, (int) (number == 1 ? FROND_TRAINER_BY_PATIENT : FROND_TRAINER_BY_THERAPIST));
}

static void
answer_clicked_cb (FrondTrainerRow *self,
                   GtkWidget       *button)
{
  for (guint i = 0; i < N_ANSWERS; i++) {
    if (self->buttons[i] == button) {
      answer (self, i + 1);
      return;
    }
  }
}

static void
frond_trainer_row_dispose (GObject *object)
{
  g_clear_handle_id (&FROND_TRAINER_ROW (object)->patience_id, g_source_remove);

  G_OBJECT_CLASS (frond_trainer_row_parent_class)->dispose (object);
}

static void
frond_trainer_row_class_init (FrondTrainerRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = frond_trainer_row_dispose;

  signals[SAID] = g_signal_new ("said", FROND_TYPE_TRAINER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_answers (FrondTrainerRow *self)
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
create_heading (FrondTrainerRow *self)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->question = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->question, TRUE);
  gtk_label_set_xalign (self->question, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->question), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->question), "heading");
  gtk_widget_set_tooltip_text (close, _("Ask no more"));
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (close, FALSE);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_add_css_class (close, "circular");
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (frond_trainer_row_close), self);
  gtk_box_append (GTK_BOX (heading), GTK_WIDGET (self->question));
  gtk_box_append (GTK_BOX (heading), close);

  return heading;
}

static void
frond_trainer_row_init (FrondTrainerRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->answers = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->answers, 6);
  adw_wrap_box_set_line_spacing (self->answers, 6);
  add_answers (self);
  gtk_box_append (GTK_BOX (box), create_heading (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->answers));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * frond_trainer_row_ask:
 * @self: a row
 * @proposed: (nullable): which trainer it was last, with a size of 0 for none
 *
 * Asks for the size, and then who inserts it. Nothing is said before both are answered. Asked again, it asks no more.
 */
void
frond_trainer_row_ask (FrondTrainerRow    *self,
                       const FrondTrainer *proposed)
{
  g_return_if_fail (FROND_IS_TRAINER_ROW (self));

  if (self->is_open) {
    frond_trainer_row_close (self);
    return;
  }

  self->proposed = proposed ? *proposed : (FrondTrainer) { 0 };
  ask (self, 0);
}

/**
 * frond_trainer_row_close:
 * @self: a row
 *
 * Asks no more. A size without a hand was no answer.
 */
void
frond_trainer_row_close (FrondTrainerRow *self)
{
  g_return_if_fail (FROND_IS_TRAINER_ROW (self));

  g_clear_handle_id (&self->patience_id, g_source_remove);
  self->is_open = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

gboolean
frond_trainer_row_is_open (FrondTrainerRow *self)
{
  g_return_val_if_fail (FROND_IS_TRAINER_ROW (self), FALSE);

  return self->is_open;
}

/**
 * frond_trainer_row_take_digit:
 * @self: a row that asks
 * @digit: 0-9; one that is no answer is heard and forgotten
 */
void
frond_trainer_row_take_digit (FrondTrainerRow *self,
                              guint            digit)
{
  g_return_if_fail (FROND_IS_TRAINER_ROW (self));

  if (self->is_open && digit >= 1 && digit <= get_n_answers (self))
    answer (self, digit);
}
