/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that a patient is asked for each thing by itself, and that asking takes one activation where nothing is new.
 * What was said last time is shown and decides nothing: a Yes has to be said again, and a No is never turned into a Yes by confirming the rest. */

#include "config.h"

#include "frond-consent-row.h"

#include <glib/gi18n.h>

#include "frond-consent-repository.h"
#include "frond-step-mark.h"

struct _FrondConsentRow {
  AdwExpanderRow parent_instance;

  /* Owned */
  FrondConsent     *consent;
  FrondConsent     *last; /* what was said the last time it was asked for; NULL at the first visit */
  FrondConsentNeeds needs;
  gboolean          is_confirmed;
  gboolean          shows_all;
  gboolean          is_showing;

  /* Template */
  FrondStepMark *mark;
  GtkWidget     *agrees;

  /* Borrowed */
  GtkWidget      *rows[FROND_CONSENT_N_PARTS];
  AdwToggleGroup *toggles[FROND_CONSENT_N_PARTS];
  GtkWidget      *more;
  GtkWidget      *chaperone_row;
  AdwToggleGroup *chaperone;
  AdwEntryRow    *name;
  AdwEntryRow    *role;
};

G_DEFINE_FINAL_TYPE (FrondConsentRow, frond_consent_row, ADW_TYPE_EXPANDER_ROW)

enum {
  CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static FrondAnswer
get_last_answer (FrondConsentRow *self,
                 guint            part)
{
  return self->last ? self->last->answers[part] : FROND_ANSWER_NONE;
}

/* What confirming says Yes to: not to what was refused last time. */
static FrondConsentNeeds
find_offered (FrondConsentRow *self)
{
  FrondConsentNeeds offered = self->needs;

  for (guint part = 0; part < FROND_CONSENT_N_PARTS; part++) {
    FrondAnswer last = get_last_answer (self, part);

    if (last == FROND_ANSWER_NO || last == FROND_ANSWER_LATER || self->consent->answers[part] != FROND_ANSWER_NONE)
      offered.parts[part] = FALSE;
  }

  return offered;
}

static void
append (GString    *line,
        const char *separator,
        const char *part)
{
  if (part)
    g_string_append_printf (line, "%s%s", line->len ? separator : "", part);
}

/* (nullable) */
static char *
describe_last (FrondConsentRow *self)
{
  g_autofree char *yes = frond_consent_words_list (self->last, &self->needs, FROND_ANSWER_YES);
  g_autofree char *chaperone = self->last ? frond_consent_words_describe_chaperone (self->last->chaperone, self->last->chaperone_name, self->last->chaperone_role) : NULL;
  g_autoptr (GString) line = g_string_new (NULL);

  append (line, " · ", yes);
  append (line, " · ", chaperone);

  return line->len ? g_strdup_printf (_("Agreed last time: %s"), line->str) : NULL;
}

static char *
describe_state (FrondConsentRow *self)
{
  g_autofree char *missing = frond_consent_words_list (self->consent, &self->needs, FROND_ANSWER_NONE);
  g_autofree char *limits = frond_consent_words_describe_limits (self->consent, &self->needs);
  g_autofree char *summary = frond_consent_row_dup_summary (self);
  g_autofree char *ask = missing ? g_strdup_printf (_("Still to be asked for: %s."), missing) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  append (text, " ", limits);
  append (text, " ", ask);
  append (text, "\n", summary);

  return g_strdup (text->str);
}

/* For who only hears the button: what to. */
static void
name_agrees (FrondConsentRow *self)
{
  g_autofree char *missing = frond_consent_words_list (self->consent, &self->needs, FROND_ANSWER_NONE);
  g_autofree char *name = missing ? g_strdup_printf (_("Agrees to %s"), missing) : g_strdup (_("Agrees"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->agrees), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_head (FrondConsentRow *self)
{
  gboolean         is_touched = self->is_confirmed;
  g_autofree char *last = NULL;
  g_autofree char *text = NULL;
  FrondStep        step = FROND_STEP_TO_DO;

  for (guint part = 0; part < FROND_CONSENT_N_PARTS; part++)
    is_touched |= self->consent->answers[part] != FROND_ANSWER_NONE;
  is_touched |= self->consent->chaperone != FROND_CHAPERONE_NONE;
  last = is_touched ? NULL : describe_last (self);
  text = is_touched ? describe_state (self) : NULL;

  if (frond_consent_words_allows (self->consent, &self->needs))
    step = FROND_STEP_DONE;
  else if (frond_consent_words_is_answered (self->consent, &self->needs))
    step = FROND_STEP_WARNING;
  frond_step_mark_set_step (self->mark, step);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text ? text : last ? last
                                                                             : _("It holds for this visit, and can be taken back at any time"));
  gtk_widget_set_visible (self->agrees, self->is_confirmed && !frond_consent_words_is_answered (self->consent, &self->needs));
  name_agrees (self);
}

static guint
get_toggle (FrondAnswer answer)
{
  return answer == FROND_ANSWER_NONE ? GTK_INVALID_LIST_POSITION : answer - FROND_ANSWER_YES;
}

static void
show_part (FrondConsentRow *self,
           guint            part)
{
  const char      *said = frond_consent_words_get_answer (get_last_answer (self, part));
  g_autofree char *last = said ? g_strdup_printf (_("Last time: %s"), said) : NULL;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[part]), last ? last : "");
  adw_toggle_group_set_active (self->toggles[part], get_toggle (self->consent->answers[part]));
  gtk_widget_set_visible (self->rows[part], self->shows_all || self->needs.parts[part] || self->consent->answers[part] != FROND_ANSWER_NONE);
}

static void
show_chaperone (FrondConsentRow *self)
{
  gboolean         is_present = self->consent->chaperone == FROND_CHAPERONE_PRESENT;
  g_autofree char *last = self->last ? frond_consent_words_describe_chaperone (self->last->chaperone, self->last->chaperone_name, self->last->chaperone_role) : NULL;
  g_autofree char *said = last ? g_strdup_printf (_("Somebody of the practice, not of the family. Last time: %s"), last) : NULL;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->chaperone_row), said ? said : _("Somebody of the practice, not of the family"));
  adw_toggle_group_set_active (self->chaperone, self->consent->chaperone == FROND_CHAPERONE_NONE ? GTK_INVALID_LIST_POSITION : self->consent->chaperone - FROND_CHAPERONE_OFFERED);
  gtk_widget_set_visible (GTK_WIDGET (self->name), is_present);
  gtk_widget_set_visible (GTK_WIDGET (self->role), is_present);
}

static void
show (FrondConsentRow *self)
{
  self->is_showing = TRUE;
  for (guint part = 0; part < FROND_CONSENT_N_PARTS; part++)
    show_part (self, part);
  gtk_widget_set_visible (self->more, !self->shows_all);
  show_chaperone (self);
  self->is_showing = FALSE;
  show_head (self);
}

/* What is open is to be read, and the keyboard stands where pressing Return once too often says Yes to nothing. */
static void
show_open (FrondConsentRow *self)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  if (gtk_widget_get_root (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
changed (FrondConsentRow *self)
{
  show (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
toggled_cb (AdwToggleGroup  *toggle,
            GParamSpec      *pspec,
            FrondConsentRow *self)
{
  guint active = adw_toggle_group_get_active (toggle);

  for (guint part = 0; !self->is_showing && part < FROND_CONSENT_N_PARTS; part++) {
    if (self->toggles[part] == toggle) {
      frond_consent_answer (self->consent, part, active == GTK_INVALID_LIST_POSITION ? FROND_ANSWER_NONE : (FrondAnswer) (active + FROND_ANSWER_YES));
      changed (self);
    }
  }
}

static void
take_chaperone (FrondConsentRow *self)
{
  guint active = adw_toggle_group_get_active (self->chaperone);

  if (self->is_showing)
    return;

  frond_consent_set_chaperone (self->consent, active == GTK_INVALID_LIST_POSITION ? FROND_CHAPERONE_NONE : (FrondChaperone) (active + FROND_CHAPERONE_OFFERED), gtk_editable_get_text (GTK_EDITABLE (self->name)),
                               gtk_editable_get_text (GTK_EDITABLE (self->role)));
  show_head (self);
}

static void
chaperone_changed_cb (FrondConsentRow *self)
{
  if (self->is_showing)
    return;

  take_chaperone (self);
  changed (self);
}

static void
more_cb (FrondConsentRow *self)
{
  self->shows_all = TRUE;
  show (self);
  /* The row that was activated is gone. */
  if (gtk_widget_get_root (GTK_WIDGET (self)))
    gtk_widget_child_focus (self->rows[FROND_CONSENT_OUTSIDE], GTK_DIR_TAB_FORWARD);
}

/* What is still open, and stands there by name: also what was refused last time. */
static void
agrees_cb (FrondConsentRow *self)
{
  for (guint part = 0; part < FROND_CONSENT_N_PARTS; part++) {
    if (self->needs.parts[part] && self->consent->answers[part] == FROND_ANSWER_NONE)
      frond_consent_answer (self->consent, part, FROND_ANSWER_YES);
  }
  changed (self);
}

static void
add_toggle (AdwToggleGroup *group,
            const char     *name,
            const char     *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (group, toggle);
}

/* A row with its title and nothing chosen yet. */
static GtkWidget *
add_choice (FrondConsentRow *self,
            const char      *title,
            AdwToggleGroup  *group)
{
  GtkWidget *row = adw_action_row_new ();

  adw_toggle_group_set_active (group, GTK_INVALID_LIST_POSITION);
  gtk_widget_set_valign (GTK_WIDGET (group), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (group));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);

  return row;
}

static void
add_part (FrondConsentRow *self,
          guint            part)
{
  self->toggles[part] = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  for (guint answer = FROND_ANSWER_YES; answer <= FROND_ANSWER_LATER; answer++)
    add_toggle (self->toggles[part], frond_answer_to_string (answer), frond_consent_words_get_answer (answer));
  self->rows[part] = add_choice (self, frond_consent_words_get_title (part), self->toggles[part]);
  g_signal_connect_object (self->toggles[part], "notify::active", G_CALLBACK (toggled_cb), self, 0);
}

static AdwEntryRow *
add_entry (FrondConsentRow *self,
           const char      *title)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  g_signal_connect_object (entry, "changed", G_CALLBACK (take_chaperone), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), entry);

  return ADW_ENTRY_ROW (entry);
}

static void
add_chaperone (FrondConsentRow *self)
{
  const char *words[] = { NULL, _("Offered"), _("Present"), _("Declined") };

  self->chaperone = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  for (guint chaperone = FROND_CHAPERONE_OFFERED; chaperone <= FROND_CHAPERONE_DECLINED; chaperone++)
    add_toggle (self->chaperone, frond_chaperone_to_string (chaperone), words[chaperone]);
  self->chaperone_row = add_choice (self, _("Chaperone"), self->chaperone);
  g_signal_connect_object (self->chaperone, "notify::active", G_CALLBACK (chaperone_changed_cb), self, G_CONNECT_SWAPPED);
  self->name = add_entry (self, _("Name of the chaperone"));
  self->role = add_entry (self, _("Role of the chaperone"));
}

static void
add_more (FrondConsentRow *self)
{
  self->more = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more), _("Ask for Something Else…"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (self->more), "list-add-symbolic");
  g_signal_connect_object (self->more, "activated", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->more);
}

static void
frond_consent_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_CONSENT_ROW);

  G_OBJECT_CLASS (frond_consent_row_parent_class)->dispose (object);
}

static void
frond_consent_row_finalize (GObject *object)
{
  FrondConsentRow *self = FROND_CONSENT_ROW (object);

  g_clear_pointer (&self->consent, frond_consent_free);
  g_clear_pointer (&self->last, frond_consent_free);

  G_OBJECT_CLASS (frond_consent_row_parent_class)->finalize (object);
}

static void
frond_consent_row_class_init (FrondConsentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_consent_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = frond_consent_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", FROND_TYPE_CONSENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (FROND_TYPE_STEP_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/session/frond-consent-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondConsentRow, mark);
  gtk_widget_class_bind_template_child (widget_class, FrondConsentRow, agrees);
  gtk_widget_class_bind_template_callback (widget_class, agrees_cb);
}

static void
frond_consent_row_init (FrondConsentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->consent = frond_consent_new ();
  self->is_showing = TRUE;
  for (guint part = 0; part < FROND_CONSENT_N_PARTS; part++)
    add_part (self, part);
  add_chaperone (self);
  add_more (self);
  show (self);
}

/**
 * frond_consent_row_start:
 * @self: a row
 * @vault: where the visits are
 * @patient: who will be asked
 *
 * Shows what was said the last time. Where that cannot be read, nothing is known of it; a session could not begin then, either.
 */
void
frond_consent_row_start (FrondConsentRow *self,
                         FrondVault      *vault,
                         FrondPatient    *patient)
{
  g_autoptr (FrondConsent) last = NULL;

  g_return_if_fail (FROND_IS_CONSENT_ROW (self));

  if (frond_consent_repository_get_last (vault, patient->id, &last, NULL))
    frond_consent_row_set_last (self, last);
}

/**
 * frond_consent_row_set_last:
 * @self: a row
 * @last: (nullable): what was said to each part the last time, to be shown
 */
void
frond_consent_row_set_last (FrondConsentRow    *self,
                            const FrondConsent *last)
{
  g_return_if_fail (FROND_IS_CONSENT_ROW (self));

  g_clear_pointer (&self->last, frond_consent_free);
  self->last = last ? frond_consent_copy (last) : NULL;
  show (self);
}

/**
 * frond_consent_row_ask:
 * @self: a row
 * @needs: what programme and electrode ask for
 *
 * Answers stay.
 */
void
frond_consent_row_ask (FrondConsentRow         *self,
                       const FrondConsentNeeds *needs)
{
  g_return_if_fail (FROND_IS_CONSENT_ROW (self));

  if (memcmp (&self->needs, needs, sizeof *needs) == 0)
    return;

  self->needs = *needs;
  changed (self);
}

/**
 * frond_consent_row_dup_question:
 * @self: a row
 *
 * Returns: (transfer full): what is asked for, and that a chaperone is offered, whatever was said last time
 */
char *
frond_consent_row_dup_question (FrondConsentRow *self)
{
  FrondConsentNeeds offered;
  g_autofree char  *names = NULL;
  g_autoptr (GString) line = g_string_new (NULL);

  g_return_val_if_fail (FROND_IS_CONSENT_ROW (self), NULL);

  offered = find_offered (self);
  names = frond_consent_words_list (self->consent, &offered, FROND_ANSWER_NONE);
  append (line, " · ", names);
  append (line, " · ", self->consent->chaperone == FROND_CHAPERONE_NONE ? _("offer a chaperone") : NULL);

  return g_strdup (line->str);
}

/**
 * frond_consent_row_confirm:
 * @self: a row
 *
 * The patient agrees to what frond_consent_row_dup_question() says; what was answered otherwise stays.
 */
void
frond_consent_row_confirm (FrondConsentRow *self)
{
  FrondConsentNeeds offered;

  g_return_if_fail (FROND_IS_CONSENT_ROW (self));

  offered = find_offered (self);
  for (guint part = 0; part < FROND_CONSENT_N_PARTS; part++) {
    if (offered.parts[part])
      frond_consent_answer (self->consent, part, FROND_ANSWER_YES);
  }
  if (self->consent->chaperone == FROND_CHAPERONE_NONE)
    frond_consent_set_chaperone (self->consent, FROND_CHAPERONE_OFFERED, NULL, NULL);
  self->is_confirmed = TRUE;
  self->is_showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name), self->consent->chaperone_name ? self->consent->chaperone_name : "");
  gtk_editable_set_text (GTK_EDITABLE (self->role), self->consent->chaperone_role ? self->consent->chaperone_role : "");
  changed (self);
  if (!frond_consent_words_allows (self->consent, &self->needs))
    show_open (self);
}

/**
 * frond_consent_row_take_back:
 * @self: a row
 *
 * As if nothing had been said.
 */
void
frond_consent_row_take_back (FrondConsentRow *self)
{
  g_return_if_fail (FROND_IS_CONSENT_ROW (self));

  g_clear_pointer (&self->consent, frond_consent_free);
  self->consent = frond_consent_new ();
  self->is_confirmed = FALSE;
  changed (self);
}

/**
 * frond_consent_row_dup_summary:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): "agrees to a sensor on the skin, keeping the recording · chaperone declined"; %NULL where nothing was said
 */
char *
frond_consent_row_dup_summary (FrondConsentRow *self)
{
  g_autofree char *names = NULL;
  g_autofree char *yes = NULL;
  g_autofree char *chaperone = NULL;
  g_autoptr (GString) line = g_string_new (NULL);

  g_return_val_if_fail (FROND_IS_CONSENT_ROW (self), NULL);

  names = frond_consent_words_list (self->consent, NULL, FROND_ANSWER_YES);
  /* Translators: a list: a sensor on the skin, keeping the recording */
  yes = names ? g_strdup_printf (_("Agrees to %s"), names) : NULL;
  chaperone = frond_consent_words_describe_chaperone (self->consent->chaperone, self->consent->chaperone_name, self->consent->chaperone_role);
  append (line, " · ", yes);
  append (line, " · ", chaperone);

  return line->len ? g_strdup (line->str) : NULL;
}

/**
 * frond_consent_row_allows:
 * @self: a row
 *
 * Returns: whether all was asked for, and nothing that was refused is needed
 */
gboolean
frond_consent_row_allows (FrondConsentRow *self)
{
  g_return_val_if_fail (FROND_IS_CONSENT_ROW (self), FALSE);

  return self->is_confirmed && frond_consent_words_allows (self->consent, &self->needs);
}

const FrondConsent *
frond_consent_row_get_consent (FrondConsentRow *self)
{
  g_return_val_if_fail (FROND_IS_CONSENT_ROW (self), NULL);

  return self->consent;
}
