/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this widget is that a programme is arranged as easily by keys as by dragging: the row that was moved stays chosen and keeps
 * the keyboard, and its new place is said. */

#include "config.h"

#include "frond-draft-list.h"

#include <glib/gi18n.h>

#include "frond-draft-list-row.h"
#include "frond-programme-words.h"

struct _FrondDraftList {
  AdwBin parent_instance;

  FrondProgrammeDraft *draft;
  GtkListBox          *box;
  guint                selected; /* number of a row */
  gboolean             is_busy;  /* rows come and go: what is chosen meanwhile is nobody's choice */
};

G_DEFINE_FINAL_TYPE (FrondDraftList, frond_draft_list, ADW_TYPE_BIN)

enum {
  SELECTED,
  ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static FrondDraftListRow *
find_widget (FrondDraftList *self,
             guint           number)
{
  for (int i = 0;; i++) {
    GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->box, i);

    if (!row || frond_draft_list_row_get_number (FROND_DRAFT_LIST_ROW (row)) == number)
      return row ? FROND_DRAFT_LIST_ROW (row) : NULL;
  }
}

static void
say_place (FrondDraftList *self,
           guint           number)
{
  guint            position = 0;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  FrondDraftRow   *row = frond_programme_draft_find (self->draft, number, &position);

  if (!row)
    return;
  title = frond_programme_dup_row_title (row);
  /* Translators: %1$s is a phase, %2$u its place, %3$u how many there are */
  text = g_strdup_printf (_("%1$s, now row %2$u of %3$u"), title, position + 1, g_list_model_get_n_items (G_LIST_MODEL (self->draft)));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * frond_draft_list_operate:
 * @self: a list
 * @operation: what to do
 *
 * Does it with the chosen row and chooses the row to go on with.
 */
void
frond_draft_list_operate (FrondDraftList     *self,
                          FrondDraftOperation operation)
{
  static guint (*const moves[]) (FrondProgrammeDraft *, guint) = {
    frond_programme_draft_move_up,
    frond_programme_draft_move_down,
    frond_programme_draft_duplicate,
    frond_programme_draft_remove,
    NULL,
    frond_programme_draft_unwrap,
  };
  guint number;

  g_return_if_fail (FROND_IS_DRAFT_LIST (self));

  number = operation == FROND_DRAFT_WRAP ? frond_programme_draft_wrap (self->draft, self->selected, 3) : moves[operation](self->draft, self->selected);
  if (number == 0 && operation != FROND_DRAFT_REMOVE) {
    gtk_widget_error_bell (GTK_WIDGET (self));
    return;
  }
  frond_draft_list_select (self, number);
  if (operation == FROND_DRAFT_MOVE_UP || operation == FROND_DRAFT_MOVE_DOWN)
    say_place (self, number);
}

static gboolean
operate_cb (GtkWidget *widget,
            GVariant  *args,
            gpointer   data)
{
  FrondDraftList *self = FROND_DRAFT_LIST (widget);

  if (self->selected == 0)
    return GDK_EVENT_PROPAGATE;
  frond_draft_list_operate (self, (FrondDraftOperation) g_variant_get_int32 (args));
  frond_draft_list_focus (self);

  return GDK_EVENT_STOP;
}

static GdkContentProvider *
prepare_cb (GtkDragSource  *source,
            double          x,
            double          y,
            FrondDraftList *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));

  return gdk_content_provider_new_typed (G_TYPE_UINT, frond_draft_list_row_get_number (FROND_DRAFT_LIST_ROW (row)));
}

static void
drag_begin_cb (GtkDragSource *source)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

static gboolean
drop_cb (GtkDropTarget  *target,
         const GValue   *value,
         double          x,
         double          y,
         FrondDraftList *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  guint      number = g_value_get_uint (value);
  gboolean   after = y > gtk_widget_get_height (row) / 2.0;

  if (frond_programme_draft_move_beside (self->draft, number, frond_draft_list_row_get_number (FROND_DRAFT_LIST_ROW (row)), after) == 0)
    return FALSE;
  frond_draft_list_select (self, number);
  say_place (self, number);

  return TRUE;
}

static GtkWidget *
create_row (FrondDraftList *self,
            FrondDraftRow  *row)
{
  GtkWidget     *widget = frond_draft_list_row_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_UINT, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), NULL);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
  frond_draft_list_row_set_row (FROND_DRAFT_LIST_ROW (widget), row);

  return widget;
}

/* A row that only changed keeps its widget, and with it the keyboard. */
static gboolean
update_in_place (FrondDraftList *self,
                 guint           position,
                 guint           removed,
                 guint           added)
{
  if (removed != added)
    return FALSE;
  for (guint i = 0; i < added; i++) {
    g_autoptr (FrondDraftRow) row = g_list_model_get_item (G_LIST_MODEL (self->draft), position + i);
    GtkListBoxRow *widget = gtk_list_box_get_row_at_index (self->box, (int) (position + i));

    if (!widget || frond_draft_list_row_get_number (FROND_DRAFT_LIST_ROW (widget)) != frond_draft_row_get_number (row))
      return FALSE;
  }
  for (guint i = 0; i < added; i++) {
    g_autoptr (FrondDraftRow) row = g_list_model_get_item (G_LIST_MODEL (self->draft), position + i);

    frond_draft_list_row_set_row (FROND_DRAFT_LIST_ROW (gtk_list_box_get_row_at_index (self->box, (int) (position + i))), row);
  }

  return TRUE;
}

static void
items_changed_cb (FrondDraftList *self,
                  guint           position,
                  guint           removed,
                  guint           added)
{
  if (update_in_place (self, position, removed, added))
    return;

  self->is_busy = TRUE;
  for (guint i = 0; i < removed; i++)
    gtk_list_box_remove (self->box, GTK_WIDGET (gtk_list_box_get_row_at_index (self->box, (int) position)));
  for (guint i = 0; i < added; i++) {
    g_autoptr (FrondDraftRow) row = g_list_model_get_item (G_LIST_MODEL (self->draft), position + i);

    gtk_list_box_insert (self->box, create_row (self, row), (int) (position + i));
  }
  self->is_busy = FALSE;
  frond_draft_list_select (self, self->selected);
}

static void
row_selected_cb (FrondDraftList *self,
                 GtkListBoxRow  *row)
{
  guint number = row ? frond_draft_list_row_get_number (FROND_DRAFT_LIST_ROW (row)) : 0;

  if (self->is_busy || number == self->selected)
    return;
  self->selected = number;
  g_signal_emit (self, signals[SELECTED], 0, number);
}

static void
row_activated_cb (FrondDraftList *self,
                  GtkListBoxRow  *row)
{
  g_signal_emit (self, signals[ACTIVATED], 0, frond_draft_list_row_get_number (FROND_DRAFT_LIST_ROW (row)));
}

static void
frond_draft_list_dispose (GObject *object)
{
  FrondDraftList *self = FROND_DRAFT_LIST (object);

  self->is_busy = TRUE;
  if (self->draft)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (frond_draft_list_parent_class)->dispose (object);
}

static void
frond_draft_list_class_init (FrondDraftListClass *klass)
{
  static const struct {
    guint               key;
    GdkModifierType     modifiers;
    FrondDraftOperation operation;
  } keys[] = {
    { GDK_KEY_Up, GDK_ALT_MASK, FROND_DRAFT_MOVE_UP },
    { GDK_KEY_KP_Up, GDK_ALT_MASK, FROND_DRAFT_MOVE_UP },
    { GDK_KEY_Down, GDK_ALT_MASK, FROND_DRAFT_MOVE_DOWN },
    { GDK_KEY_KP_Down, GDK_ALT_MASK, FROND_DRAFT_MOVE_DOWN },
    { GDK_KEY_d, GDK_CONTROL_MASK, FROND_DRAFT_DUPLICATE },
    { GDK_KEY_Delete, 0, FROND_DRAFT_REMOVE },
    { GDK_KEY_KP_Delete, 0, FROND_DRAFT_REMOVE },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_draft_list_dispose;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, operate_cb, "i", (int) keys[i].operation);

  signals[SELECTED] = g_signal_new ("selected", FROND_TYPE_DRAFT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[ACTIVATED] = g_signal_new ("activated", FROND_TYPE_DRAFT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
frond_draft_list_init (FrondDraftList *self)
{
  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "boxed-list");
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (self->box, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Phases"), -1);
  g_signal_connect_object (self->box, "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->box, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

GtkWidget *
frond_draft_list_new (void)
{
  return g_object_new (FROND_TYPE_DRAFT_LIST, NULL);
}

/**
 * frond_draft_list_set_draft:
 * @self: a list
 * @draft: what it shows and changes, once
 */
void
frond_draft_list_set_draft (FrondDraftList      *self,
                            FrondProgrammeDraft *draft)
{
  g_return_if_fail (FROND_IS_DRAFT_LIST (self));
  g_return_if_fail (self->draft == NULL);

  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  items_changed_cb (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (draft)));
}

static char *
describe_problems (GPtrArray *problems,
                   guint      number)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_null_terminated (2, g_free, TRUE);

  for (guint i = 0; i < problems->len; i++) {
    const FrondDraftProblem *problem = g_ptr_array_index (problems, i);

    if (problem->number == number)
      g_ptr_array_add (texts, frond_programme_describe_problem (problem));
  }

  return texts->len > 0 ? g_strjoinv ("\n", (char **) texts->pdata) : NULL;
}

void
frond_draft_list_set_problems (FrondDraftList *self,
                               GPtrArray      *problems)
{
  g_return_if_fail (FROND_IS_DRAFT_LIST (self));

  for (int i = 0;; i++) {
    GtkListBoxRow   *row = gtk_list_box_get_row_at_index (self->box, i);
    g_autofree char *text = NULL;

    if (!row)
      return;
    text = describe_problems (problems, frond_draft_list_row_get_number (FROND_DRAFT_LIST_ROW (row)));
    frond_draft_list_row_set_problem (FROND_DRAFT_LIST_ROW (row), text);
  }
}

guint
frond_draft_list_get_selected (FrondDraftList *self)
{
  g_return_val_if_fail (FROND_IS_DRAFT_LIST (self), 0);

  return self->selected;
}

/**
 * frond_draft_list_select:
 * @self: a list
 * @number: a row's; where there is none, nothing is chosen
 */
void
frond_draft_list_select (FrondDraftList *self,
                         guint           number)
{
  FrondDraftListRow *row;

  g_return_if_fail (FROND_IS_DRAFT_LIST (self));

  row = number != 0 ? find_widget (self, number) : NULL;
  gtk_list_box_select_row (self->box, GTK_LIST_BOX_ROW (row));
}

void
frond_draft_list_focus (FrondDraftList *self)
{
  FrondDraftListRow *row;

  g_return_if_fail (FROND_IS_DRAFT_LIST (self));

  row = find_widget (self, self->selected);
  gtk_widget_grab_focus (row ? GTK_WIDGET (row) : GTK_WIDGET (self->box));
}

void
frond_draft_list_set_opens_at_once (FrondDraftList *self,
                                    gboolean        opens_at_once)
{
  g_return_if_fail (FROND_IS_DRAFT_LIST (self));

  gtk_list_box_set_activate_on_single_click (self->box, opens_at_once);
}
