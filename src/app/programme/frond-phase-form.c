/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this widget is that every change is in the programme as it is typed: the draft is the only state, the form shows it. */

#include "config.h"

#include "frond-phase-form.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-phase-form-change.h"
#include "frond-programme-words.h"

typedef enum {
  FIELD_TEXT,
  FIELD_NUMBER,
  FIELD_FLAG,
  FIELD_CHOICE,
  FIELD_POINTS,
} FieldType;

/* A field of the form: where it stands in the JSON, and its words there, where it is a choice. */
typedef struct {
  const char *id; /* in the Blueprint */
  const char *path;
  FieldType   type;
  const char *values[8];
  const char *titles[8];
} Field;

/* clang-format off */
static const Field fields[] = {
  { "repeat", "repeat", FIELD_NUMBER, { NULL }, { NULL } },
  { "kind", "kind", FIELD_CHOICE,
    { "rest", "work", "release", "breathe", "drop", "step", NULL },
    { N_("Rest"), N_("Work"), N_("Let go"), N_("Paced breathing"), N_("Widen"), N_("Step"), NULL } },
  { "step", "step", FIELD_CHOICE,
    { "anticipate", "contact", "in", "hold", "out", NULL },
    { N_("It is announced"), N_("Contact"), N_("In"), N_("Hold"), N_("Out"), NULL } },
  { "name", "name", FIELD_TEXT, { NULL }, { NULL } },
  { "patient_words", "patient_words", FIELD_TEXT, { NULL }, { NULL } },
  { "seconds", "seconds", FIELD_NUMBER, { NULL }, { NULL } },
  { "pace", "pace", FIELD_FLAG, { "patient", NULL }, { NULL } },
  { "per_minute", "breathing/per_minute", FIELD_NUMBER, { NULL }, { NULL } },
  { "in_seconds", "breathing/in_seconds", FIELD_NUMBER, { NULL }, { NULL } },
  { "rule", "goal/rule", FIELD_CHOICE,
    { "", "absolute", "baseline-percent", "adaptive", "mvc-percent", "curve", "rest-percent", NULL },
    { N_("No goal"), N_("A fixed value"), N_("% of the resting level"), N_("Follows the patient"), N_("% of the best effort"), N_("A curve"), N_("% of the rest before it"), NULL } },
  { "of", "goal/of", FIELD_CHOICE,
    { "absolute", "baseline-percent", "mvc-percent", "rest-percent", NULL },
    { N_("The signal’s unit"), N_("% of the resting level"), N_("% of the best effort"), N_("% of the rest before it"), NULL } },
  { "direction", "goal/direction", FIELD_CHOICE,
    { "below", "above", "between", NULL },
    { N_("At or below"), N_("At or above"), N_("Between two edges"), NULL } },
  { "value", "goal/value", FIELD_NUMBER, { NULL }, { NULL } },
  { "upper", "goal/upper", FIELD_NUMBER, { NULL }, { NULL } },
  { "width", "goal/width", FIELD_NUMBER, { NULL }, { NULL } },
  { "points", "goal/points", FIELD_POINTS, { NULL }, { NULL } },
  { "abdomen_quiet", "abdomen_quiet", FIELD_FLAG, { NULL }, { NULL } },
  { "group", "group", FIELD_TEXT, { NULL }, { NULL } },
  { "may_skip", "may_skip", FIELD_FLAG, { NULL }, { NULL } },
  { "measures_mvc", "measures_mvc", FIELD_FLAG, { NULL }, { NULL } },
};
/* clang-format on */

struct _FrondPhaseForm {
  AdwBin parent_instance;

  FrondProgrammeDraft *draft;
  guint                number;
  gboolean             is_loading;
  GtkWidget           *widgets[G_N_ELEMENTS (fields)];

  /* Template */
  GtkStack  *stack;
  GtkWidget *repeat_group;
  GtkWidget *phase_group;
  GtkWidget *breathing_group;
  GtkWidget *goal_group;
  GtkWidget *more_group;
};

G_DEFINE_FINAL_TYPE (FrondPhaseForm, frond_phase_form, ADW_TYPE_BIN)

static FrondDraftRow *
get_row (FrondPhaseForm *self)
{
  return self->draft && self->number ? frond_programme_draft_find (self->draft, self->number, NULL) : NULL;
}

static guint
find_field (FrondPhaseForm *self,
            GtkWidget      *widget)
{
  guint i = 0;

  while (self->widgets[i] != widget)
    i++;

  return i;
}

/* The row that the form shows, unless the form itself is being filled. */
static gboolean
is_typing (FrondPhaseForm *self)
{
  return !self->is_loading && get_row (self);
}

static void
text_changed_cb (GtkWidget      *widget,
                 FrondPhaseForm *self)
{
  const Field *field = &fields[find_field (self, widget)];
  const char  *text = gtk_editable_get_text (GTK_EDITABLE (widget));

  if (!is_typing (self))
    return;
  if (field->type == FIELD_POINTS) {
    frond_phase_form_change_points (self->draft, self->number, text);
    return;
  }
  /* Only a group may be left out. */
  if (*text || !g_str_equal (field->path, "group"))
    frond_programme_draft_set_row_text (self->draft, self->number, field->path, text);
  else
    frond_programme_draft_clear_row_field (self->draft, self->number, field->path);
}

/* What is shown is rounded; a number is not changed by being looked at. */
static void
change_number (FrondPhaseForm *self,
               GtkWidget      *widget,
               double          value)
{
  const char *path = fields[find_field (self, widget)].path;
  double      scale = pow (10, gtk_spin_button_get_digits (GTK_SPIN_BUTTON (widget)));
  double      before = frond_draft_row_get_value (get_row (self), path);

  if (round (before * scale) != round (value * scale))
    frond_programme_draft_set_row_value (self->draft, self->number, path, round (value * scale) / scale);
}

/* A spin button knows its number when it is left; the time at the top is to follow the fingers. What cannot be read yet changes nothing. */
static void
number_typed_cb (GtkWidget      *widget,
                 FrondPhaseForm *self)
{
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (widget));
  const char    *text = gtk_editable_get_text (GTK_EDITABLE (widget));
  char          *end = NULL;
  double         value = g_strtod (text, &end);

  if (!is_typing (self) || end == text || *end || !(value >= gtk_adjustment_get_lower (adjustment) && value <= gtk_adjustment_get_upper (adjustment)))
    return;
  change_number (self, widget, value);
}

static void
number_changed_cb (GtkWidget      *widget,
                   GParamSpec     *pspec,
                   FrondPhaseForm *self)
{
  if (is_typing (self))
    change_number (self, widget, gtk_spin_button_get_value (GTK_SPIN_BUTTON (widget)));
}

static void
flag_changed_cb (GtkWidget      *widget,
                 GParamSpec     *pspec,
                 FrondPhaseForm *self)
{
  const Field *field = &fields[find_field (self, widget)];
  gboolean     is_on = adw_switch_row_get_active (ADW_SWITCH_ROW (widget));

  if (!is_typing (self))
    return;
  if (!is_on)
    frond_programme_draft_clear_row_field (self->draft, self->number, field->path);
  else if (field->values[0])
    frond_programme_draft_set_row_text (self->draft, self->number, field->path, field->values[0]);
  else
    frond_programme_draft_set_row_flag (self->draft, self->number, field->path, TRUE);
}

static void
choice_changed_cb (GtkWidget      *widget,
                   GParamSpec     *pspec,
                   FrondPhaseForm *self)
{
  const Field *field = &fields[find_field (self, widget)];
  guint        selected = adw_combo_row_get_selected (ADW_COMBO_ROW (widget));

  if (!is_typing (self) || selected >= g_strv_length ((char **) field->values))
    return;
  frond_phase_form_change_choice (self->draft, self->number, field->path, field->values[selected]);
}

static void
connect_field (FrondPhaseForm *self,
               guint           i)
{
  GtkWidget *widget = self->widgets[i];

  switch (fields[i].type) {
  case FIELD_TEXT:
  case FIELD_POINTS:
    g_signal_connect_object (widget, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_DEFAULT);
    break;
  case FIELD_NUMBER:
    g_signal_connect_object (widget, "changed", G_CALLBACK (number_typed_cb), self, G_CONNECT_DEFAULT);
    g_signal_connect_object (widget, "notify::value", G_CALLBACK (number_changed_cb), self, G_CONNECT_DEFAULT);
    break;
  case FIELD_FLAG:
    g_signal_connect_object (widget, "notify::active", G_CALLBACK (flag_changed_cb), self, G_CONNECT_DEFAULT);
    break;
  case FIELD_CHOICE:
  default:
    g_signal_connect_object (widget, "notify::selected", G_CALLBACK (choice_changed_cb), self, G_CONNECT_DEFAULT);
  }
}

static void
set_choices (GtkWidget   *widget,
             const Field *field)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; field->titles[i]; i++)
    gtk_string_list_append (titles, _ (field->titles[i]));
  adw_combo_row_set_model (ADW_COMBO_ROW (widget), G_LIST_MODEL (titles));
}

static void
load_text (GtkWidget  *widget,
           const char *text)
{
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget)), text))
    gtk_editable_set_text (GTK_EDITABLE (widget), text);
}

/* Not the text in which somebody is just typing this very number. */
static void
load_number (GtkWidget *widget,
             double     value)
{
  char  *end = NULL;
  double shown = g_strtod (gtk_editable_get_text (GTK_EDITABLE (widget)), &end);

  if (!isnan (value) && (*end || fabs (shown - value) > 0.01))
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (widget), value);
}

static void
load_choice (GtkWidget   *widget,
             const Field *field,
             const char  *text)
{
  for (guint i = 0; field->values[i]; i++)
    if (g_str_equal (field->values[i], text))
      adw_combo_row_set_selected (ADW_COMBO_ROW (widget), i);
}

/* Points are typed freely; what cannot be read stands there until it can. */
static void
load_points (FrondPhaseForm *self,
             GtkWidget      *widget,
             FrondDraftRow  *row)
{
  g_autofree char *stored = frond_programme_dup_points (row);
  g_autoptr (JsonNode) shown = frond_programme_parse_points (gtk_editable_get_text (GTK_EDITABLE (widget)));
  g_autoptr (FrondDraftRow) typed = shown ? frond_draft_row_with (row, "goal/points", json_node_copy (shown)) : NULL;
  g_autofree char *typed_text = typed ? frond_programme_dup_points (typed) : NULL;

  if (g_strcmp0 (typed_text, stored) != 0)
    load_text (widget, stored);
}

static void
load_field (FrondPhaseForm *self,
            guint           i,
            FrondDraftRow  *row)
{
  GtkWidget  *widget = self->widgets[i];
  const char *text = frond_draft_row_get_text (row, fields[i].path);

  switch (fields[i].type) {
  case FIELD_TEXT:
    load_text (widget, text);
    break;
  case FIELD_POINTS:
    load_points (self, widget, row);
    break;
  case FIELD_NUMBER:
    load_number (widget, frond_draft_row_get_value (row, fields[i].path));
    break;
  case FIELD_FLAG:
    adw_switch_row_set_active (ADW_SWITCH_ROW (widget), fields[i].values[0] ? g_str_equal (text, fields[i].values[0]) : frond_draft_row_get_flag (row, fields[i].path));
    break;
  case FIELD_CHOICE:
  default:
    load_choice (widget, &fields[i], *text || !g_str_equal (fields[i].path, "goal/direction") ? text : "below");
  }
}

static void
show_field (FrondPhaseForm *self,
            const char     *id,
            gboolean        is_shown)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].id, id))
      gtk_widget_set_visible (gtk_widget_get_ancestor (self->widgets[i], ADW_TYPE_PREFERENCES_ROW), is_shown);
}

/* Only what means something for this kind and this rule. */
static void
show_fields (FrondPhaseForm *self,
             FrondDraftRow  *row)
{
  gboolean    is_repeat = frond_draft_row_is_repeat (row);
  const char *kind = frond_draft_row_get_text (row, "kind");
  const char *rule = frond_draft_row_get_text (row, "goal/rule");
  gboolean    is_curve = g_str_equal (rule, "curve");
  gboolean    is_between = g_str_equal (frond_draft_row_get_text (row, "goal/direction"), "between");

  gtk_widget_set_visible (self->repeat_group, is_repeat);
  gtk_widget_set_visible (self->phase_group, !is_repeat);
  gtk_widget_set_visible (self->goal_group, !is_repeat);
  gtk_widget_set_visible (self->more_group, !is_repeat);
  gtk_widget_set_visible (self->breathing_group, !is_repeat && g_str_equal (kind, "breathe"));
  show_field (self, "step", g_str_equal (kind, "step"));
  show_field (self, "measures_mvc", g_str_equal (kind, "work"));
  show_field (self, "of", is_curve);
  show_field (self, "points", is_curve);
  show_field (self, "direction", *rule && !g_str_equal (rule, "adaptive"));
  show_field (self, "value", *rule && !is_curve);
  show_field (self, "upper", *rule && !is_curve && is_between);
  show_field (self, "width", is_curve && is_between);
}

static void
load (FrondPhaseForm *self)
{
  FrondDraftRow *row = get_row (self);

  gtk_stack_set_visible_child_name (self->stack, row ? "row" : "nothing");
  if (!row)
    return;

  self->is_loading = TRUE;
  show_fields (self, row);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    load_field (self, i, row);
  self->is_loading = FALSE;
}

static void
frond_phase_form_dispose (GObject *object)
{
  FrondPhaseForm *self = FROND_PHASE_FORM (object);

  self->is_loading = TRUE;
  g_clear_object (&self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_PHASE_FORM);

  G_OBJECT_CLASS (frond_phase_form_parent_class)->dispose (object);
}

static void
frond_phase_form_class_init (FrondPhaseFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_phase_form_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/programme/frond-phase-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondPhaseForm, stack);
  gtk_widget_class_bind_template_child (widget_class, FrondPhaseForm, repeat_group);
  gtk_widget_class_bind_template_child (widget_class, FrondPhaseForm, phase_group);
  gtk_widget_class_bind_template_child (widget_class, FrondPhaseForm, breathing_group);
  gtk_widget_class_bind_template_child (widget_class, FrondPhaseForm, goal_group);
  gtk_widget_class_bind_template_child (widget_class, FrondPhaseForm, more_group);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_widget_class_bind_template_child_full (widget_class, fields[i].id, FALSE, 0);
}

static void
frond_phase_form_init (FrondPhaseForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    self->widgets[i] = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self), FROND_TYPE_PHASE_FORM, fields[i].id));
    if (fields[i].type == FIELD_CHOICE)
      set_choices (self->widgets[i], &fields[i]);
    connect_field (self, i);
  }
}

GtkWidget *
frond_phase_form_new (void)
{
  return g_object_new (FROND_TYPE_PHASE_FORM, NULL);
}

/**
 * frond_phase_form_set_draft:
 * @self: a form
 * @draft: whose rows it shows and changes, once
 */
void
frond_phase_form_set_draft (FrondPhaseForm      *self,
                            FrondProgrammeDraft *draft)
{
  g_return_if_fail (FROND_IS_PHASE_FORM (self));
  g_return_if_fail (self->draft == NULL);

  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
}

void
frond_phase_form_show (FrondPhaseForm *self,
                       guint           number)
{
  g_return_if_fail (FROND_IS_PHASE_FORM (self));

  if (self->draft && number != self->number)
    frond_programme_draft_finish_typing (self->draft);
  self->number = number;
  load (self);
}
