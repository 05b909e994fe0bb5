/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this widget is that the head of a programme is as easily changed as its phases: the draft is the only state, and every key that
 * is pressed here can be taken back. */

#include "config.h"

#include "frond-programme-form.h"

#include <glib/gi18n.h>

#include "frond-programme-head-words.h"

struct _FrondProgrammeForm {
  AdwPreferencesGroup parent_instance;

  FrondProgrammeDraft *draft;
  gboolean             is_loading; /* an entry that is filled is empty for a moment, which nobody typed */
  GtkEditable         *marker_rows[FROND_PROGRAMME_MARKERS];

  /* Template */
  GtkEditable    *name;
  GtkEditable    *summary;
  AdwExpanderRow *place;
  AdwComboRow    *category;
  AdwComboRow    *signals;
  AdwSwitchRow   *abdomen;
  AdwExpanderRow *markers;
};

G_DEFINE_FINAL_TYPE (FrondProgrammeForm, frond_programme_form, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
is_typing (FrondProgrammeForm *self)
{
  return self->draft && !self->is_loading;
}

static void
text_changed_cb (FrondProgrammeForm *self,
                 GtkEditable        *entry)
{
  if (is_typing (self))
    frond_programme_draft_set_text (self->draft, entry == self->name ? "name" : "summary", gtk_editable_get_text (entry));
}

static void
choice_changed_cb (FrondProgrammeForm *self,
                   GParamSpec         *pspec,
                   AdwComboRow        *row)
{
  guint selected = adw_combo_row_get_selected (row);

  if (!is_typing (self) || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (row == self->signals)
    frond_programme_draft_set_signals (self->draft, (FrondDraftSignals) selected);
  else if (selected != frond_programme_get_draft_category (self->draft))
    frond_programme_draft_set_text (self->draft, "category", frond_programme_category_to_string ((FrondProgrammeCategory) selected));
  frond_programme_draft_finish_typing (self->draft);
}

static void
abdomen_changed_cb (FrondProgrammeForm *self)
{
  if (is_typing (self))
    frond_programme_draft_set_abdomen_quiet (self->draft, adw_switch_row_get_active (self->abdomen));
}

static void
marker_changed_cb (GtkEditable        *row,
                   FrondProgrammeForm *self)
{
  for (guint i = 0; i < FROND_PROGRAMME_MARKERS && is_typing (self); i++)
    if (self->marker_rows[i] == row)
      frond_programme_draft_set_marker (self->draft, i + 1, gtk_editable_get_text (row));
}

static void
say_key (FrondProgrammeForm *self,
         guint               number)
{
  const char *marker = frond_programme_draft_get_marker (self->draft, number);
  /* Translators: %1$s is a marker's name, %2$u the key that places it */
  g_autofree char *text = g_strdup_printf (_("%1$s, now key %2$u"), *marker ? marker : _("No name"), number);

  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* The name under the keyboard goes to the next key, and the keyboard with it. */
static gboolean
move_marker_cb (GtkWidget *widget,
                GVariant  *args,
                gpointer   data)
{
  FrondProgrammeForm *self = FROND_PROGRAMME_FORM (widget);
  GtkWidget          *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  int                 from = 0, to;

  while (from < FROND_PROGRAMME_MARKERS && !(focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->marker_rows[from]))))
    from++;
  if (from == FROND_PROGRAMME_MARKERS || !self->draft)
    return GDK_EVENT_PROPAGATE;

  to = from + g_variant_get_int32 (args);
  if (to < 0 || to >= FROND_PROGRAMME_MARKERS) {
    gtk_widget_error_bell (widget);
    return GDK_EVENT_STOP;
  }
  frond_programme_draft_swap_markers (self->draft, (guint) from + 1, (guint) to + 1);
  gtk_widget_grab_focus (GTK_WIDGET (self->marker_rows[to]));
  say_key (self, (guint) to + 1);

  return GDK_EVENT_STOP;
}

static void
load_text (GtkEditable *entry,
           const char  *text)
{
  if (!g_str_equal (gtk_editable_get_text (entry), text))
    gtk_editable_set_text (entry, text);
}

static void
load_abdomen (FrondProgrammeForm *self,
              guint               n,
              guint               n_possible)
{
  g_autofree char *text = NULL;

  if (n_possible == 0)
    text = g_strdup (_("For phases with a goal; there is none yet"));
  else
    /* Translators: %1$u of %2$u phases */
    text = g_strdup_printf (ngettext ("In %1$u of %2$u phase with a goal. Needs a second channel; without one it is ignored",
                                      "In %1$u of %2$u phases with a goal. Needs a second channel; without one it is ignored", n_possible),
                            n, n_possible);
  adw_switch_row_set_active (self->abdomen, n > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->abdomen), n_possible > 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->abdomen), text);
}

/* What is chosen is seen without opening anything. */
static void
load_place (FrondProgrammeForm *self)
{
  guint            n_possible = 0;
  guint            n = frond_programme_draft_count_abdomen_quiet (self->draft, &n_possible);
  g_autofree char *text = frond_programme_describe_place (self->draft);

  adw_combo_row_set_selected (self->category, frond_programme_get_draft_category (self->draft));
  adw_combo_row_set_selected (self->signals, (guint) frond_programme_draft_get_signals (self->draft));
  load_abdomen (self, n, n_possible);
  adw_expander_row_set_subtitle (self->place, text);
}

static void
load_markers (FrondProgrammeForm *self)
{
  g_autofree char *text = frond_programme_describe_markers (self->draft);

  for (guint number = 1; number <= FROND_PROGRAMME_MARKERS; number++)
    load_text (self->marker_rows[number - 1], frond_programme_draft_get_marker (self->draft, number));
  adw_expander_row_set_subtitle (self->markers, text);
}

static void
load (FrondProgrammeForm *self)
{
  self->is_loading = TRUE;
  load_text (self->name, frond_programme_draft_get_text (self->draft, "name"));
  load_text (self->summary, frond_programme_draft_get_text (self->draft, "summary"));
  load_place (self);
  load_markers (self);
  self->is_loading = FALSE;
}

static void
frond_programme_form_dispose (GObject *object)
{
  FrondProgrammeForm *self = FROND_PROGRAMME_FORM (object);

  self->is_loading = TRUE;
  if (self->draft)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_object (&self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_PROGRAMME_FORM);

  G_OBJECT_CLASS (frond_programme_form_parent_class)->dispose (object);
}

static void
frond_programme_form_class_init (FrondProgrammeFormClass *klass)
{
  static const struct {
    guint key;
    int   step;
  } keys[] = { { GDK_KEY_Up, -1 }, { GDK_KEY_KP_Up, -1 }, { GDK_KEY_Down, 1 }, { GDK_KEY_KP_Down, 1 } };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_programme_form_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/programme/frond-programme-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeForm, name);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeForm, summary);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeForm, place);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeForm, category);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeForm, signals);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeForm, abdomen);
  gtk_widget_class_bind_template_child (widget_class, FrondProgrammeForm, markers);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, abdomen_changed_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, GDK_ALT_MASK, move_marker_cb, "i", keys[i].step);
}

static void
add_marker_row (FrondProgrammeForm *self,
                guint               i)
{
  GtkWidget       *row = adw_entry_row_new ();
  g_autofree char *title = g_strdup_printf (_("Key %u"), i + 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "changed", G_CALLBACK (marker_changed_cb), self, G_CONNECT_DEFAULT);
  adw_expander_row_add_row (self->markers, row);
  self->marker_rows[i] = GTK_EDITABLE (row);
}

static void
fill_choices (FrondProgrammeForm *self)
{
  g_autoptr (GtkStringList) categories = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) signals = gtk_string_list_new (NULL);

  for (guint category = FROND_CATEGORY_ASSESSMENT; category <= FROND_CATEGORY_STEP; category++)
    gtk_string_list_append (categories, frond_programme_category_get_title (category));
  for (guint i = FROND_DRAFT_ANY_SIGNAL; i <= (FROND_DRAFT_EMG | FROND_DRAFT_PRESSURE); i++)
    gtk_string_list_append (signals, frond_programme_describe_signals (i));
  adw_combo_row_set_model (self->category, G_LIST_MODEL (categories));
  adw_combo_row_set_model (self->signals, G_LIST_MODEL (signals));
}

static void
frond_programme_form_init (FrondProgrammeForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choices (self);
  for (guint i = 0; i < FROND_PROGRAMME_MARKERS; i++)
    add_marker_row (self, i);
}

GtkWidget *
frond_programme_form_new (void)
{
  return g_object_new (FROND_TYPE_PROGRAMME_FORM, NULL);
}

/**
 * frond_programme_form_set_draft:
 * @self: a form
 * @draft: what it shows and changes, once
 */
void
frond_programme_form_set_draft (FrondProgrammeForm  *self,
                                FrondProgrammeDraft *draft)
{
  g_return_if_fail (FROND_IS_PROGRAMME_FORM (self));
  g_return_if_fail (self->draft == NULL);

  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
}
