/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that a known patient's session begins with two activations: confirm that this is the right person, who agrees,
 * and begin. Everything else stands there from last time and ticks itself; what does not says why. Leaving stores nothing. */

#include "config.h"

#include "frond-setup-page.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-chain-row.h"
#include "frond-chain.h"
#include "frond-consent-row.h"
#include "frond-patient-text.h"
#include "frond-placement-guide.h"
#include "frond-placement-row.h"
#include "frond-programme-choice.h"
#include "frond-ribbon.h"
#include "frond-second-channel-row.h"
#include "frond-sensor-row.h"
#include "frond-session-baseline.h"
#include "frond-session-closures.h"
#include "frond-session-repository.h"
#include "frond-signal-group.h"
#include "frond-step-mark.h"
#include "frond-storage-words.h"

#define REFRESH_MS 250

struct _FrondSetupPage {
  AdwNavigationPage parent_instance;

  /* Owned */
  FrondVault         *vault;
  FrondPatient       *patient;
  FrondLiveSession   *session;
  FrondSessionRecord *last;
  FrondProgramme     *wanted; /* that somebody chose, or that last time's was */
  GDateTime          *confirmed_at;
  double              speed;
  guint               refresh_id;
  gboolean            is_busy_elsewhere;
  gboolean            could_not_begin;
  gboolean            is_choosing;
  gboolean            is_started;
  FrondChannelKind    kind; /* of the sensor that is connected, or was last */

  /* Template */
  AdwWindowTitle        *identity;
  GtkWidget             *begin;
  GtkWidget             *scroller;
  AdwBanner             *problem;
  AdwActionRow          *who_row;
  FrondStepMark         *who_mark;
  GtkWidget             *who_button;
  FrondConsentRow       *consent_row;
  AdwComboRow           *programme_row;
  FrondStepMark         *programme_mark;
  GtkWidget             *edit_programmes;
  FrondRibbon           *ribbon;
  GtkLabel              *summary;
  FrondSensorRow        *sensor_row;
  FrondPlacementRow     *placement_row;
  FrondPlacementGuide   *placement_guide;
  FrondChainRow         *chain_row;
  FrondSecondChannelRow *second_channel_row;
  FrondSignalGroup      *signal_group;
};

G_DEFINE_FINAL_TYPE (FrondSetupPage, frond_setup_page, ADW_TYPE_NAVIGATION_PAGE)

enum {
  BEGUN,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static gboolean
is_confirmed (FrondSetupPage *self)
{
  return self->patient == NULL || (self->confirmed_at != NULL && frond_consent_row_allows (self->consent_row));
}

/* The keyboard goes where Return does the next thing, but never away from somebody who is doing something else. */
static void
offer_next (FrondSetupPage *self)
{
  if (!is_confirmed (self) || self->is_busy_elsewhere || !gtk_widget_get_sensitive (self->begin))
    return;

  if (frond_signal_group_suggests_measuring (self->signal_group))
    frond_signal_group_focus_measuring (self->signal_group);
  else
    gtk_widget_grab_focus (self->begin);
}

/* One suggestion at a time: to measure again comes before to begin. */
static void
suggest_begin (FrondSetupPage *self)
{
  if (frond_signal_group_suggests_measuring (self->signal_group))
    gtk_widget_remove_css_class (self->begin, "suggested-action");
  else
    gtk_widget_add_css_class (self->begin, "suggested-action");
}

static void
refresh_begin (FrondSetupPage *self)
{
  FrondLiveStatus status;
  gboolean        is_ready = FALSE;
  gboolean        is_poor = FALSE;

  frond_live_session_get_status (self->session, &status);
  is_ready = is_confirmed (self) && frond_live_session_get_programme (self->session) && frond_sensor_row_is_connected (self->sensor_row) &&
             !frond_session_is_waiting (&status) && status.state == FROND_LIVE_SETUP && status.rating != FROND_SIGNAL_WAITING;
  is_poor = status.rating == FROND_SIGNAL_POOR;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "setup.begin", is_ready && !is_poor);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "setup.begin-anyway", is_ready);
  gtk_widget_set_sensitive (self->begin, is_ready);
  frond_signal_group_refresh (self->signal_group, &status);
  frond_sensor_row_refresh (self->sensor_row);
  suggest_begin (self);
  offer_next (self);
}

static gboolean
refresh_cb (gpointer data)
{
  refresh_begin (FROND_SETUP_PAGE (data));

  return G_SOURCE_CONTINUE;
}

/* Programme, electrode and channels say what the patient has to be asked for, and where the electrodes go. Where electrode and
 * site are written down, the picture leaves its room to the signal; the row has it above its entries. */
static void
follow_placement (FrondSetupPage *self)
{
  g_autoptr (FrondChainProfile) placement = frond_placement_row_dup_placement (self->placement_row);
  FrondPlacementKind where = frond_placement_kind_find (placement, self->kind);
  gboolean           has_abdomen = frond_live_session_has_abdomen (self->session);
  FrondConsentNeeds  needs = frond_consent_words_find_needs (frond_live_session_get_programme (self->session), where, has_abdomen);

  if (!self->patient)
    return;

  frond_placement_guide_show (self->placement_guide, where, self->kind == FROND_CHANNEL_PRESSURE, has_abdomen);
  frond_placement_row_show_where (self->placement_row, where, self->kind == FROND_CHANNEL_PRESSURE, has_abdomen);
  gtk_widget_set_visible (GTK_WIDGET (self->placement_guide), !frond_placement_row_is_written (self->placement_row) && !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self->placement_row)));
  frond_consent_row_ask (self->consent_row, &needs);
}

static void
update_chain (FrondSetupPage *self)
{
  g_autoptr (FrondChainProfile) placement = frond_placement_row_dup_placement (self->placement_row);
  g_autoptr (FrondChainProfile) chain = NULL;

  frond_live_session_set_placement (self->session, placement);
  if (frond_sensor_row_is_connected (self->sensor_row))
    chain = frond_live_session_dup_chain (self->session);
  frond_signal_group_set_chain (self->signal_group, chain);
  frond_chain_row_compare (self->chain_row, chain, self->last ? self->last->chain : NULL);
  follow_placement (self);
}

static void
show_problem (FrondSetupPage *self,
              const char     *text)
{
  if (text)
    adw_banner_set_title (self->problem, text);
  adw_banner_set_revealed (self->problem, text != NULL);
}

/* While there is time to free some. Why a session could not begin stays until it is tried again. */
static void
check_room (FrondSetupPage *self)
{
  g_autofree char *text = frond_storage_describe_room (frond_live_session_get_room_s (self->session));

  if (!self->could_not_begin)
    show_problem (self, text);
}

static void
refresh_second_channel (FrondSetupPage *self)
{
  frond_second_channel_row_refresh (self->second_channel_row, self->session, frond_sensor_row_is_connected (self->sensor_row));
}

static void
second_channel_chosen_cb (FrondSetupPage *self,
                          gboolean        uses)
{
  frond_live_session_set_uses_abdomen (self->session, uses);
  frond_sensor_row_reconnect (self->sensor_row);
}

static void choose_programme (FrondSetupPage *self);

/* A pressure has programmes of its own. */
static void
offer_fitting_programmes (FrondSetupPage *self)
{
  const FrondSensorInfo *info = frond_live_session_get_sensor_info (self->session);
  const FrondChannel    *shown = info && info->channels->len > 0 ? g_ptr_array_index (info->channels, frond_chain_find_shown (info->channels, NULL)) : NULL;

  if (!shown || shown->kind == self->kind)
    return;

  self->kind = shown->kind;
  choose_programme (self);
}

static void
sensor_changed_cb (FrondSetupPage *self)
{
  if (self->patient && frond_sensor_row_is_connected (self->sensor_row))
    frond_placement_row_take_over_from_sensor (self->placement_row, self->vault, self->patient, frond_live_session_get_sensor_info (self->session)->model);
  offer_fitting_programmes (self);
  refresh_second_channel (self);
  update_chain (self);
  check_room (self);
  refresh_begin (self);
}

static void
placement_changed_cb (FrondSetupPage *self)
{
  if (self->session)
    update_chain (self);
}

/* How long it takes, and why it is not the one that was wanted. */
static void
describe_programme (FrondSetupPage *self,
                    FrondProgramme *programme)
{
  g_autofree char *length = frond_session_describe_length (programme);
  g_autofree char *text = NULL;

  if (!frond_programme_is_for (self->wanted, self->kind))
    /* Translators: a length of time, and the name of a programme */
    text = g_strdup_printf (_("%1$s · “%2$s” is for another kind of sensor"), length, frond_programme_get_name (self->wanted));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->programme_row), text ? text : length);
}

static void
take_programme (FrondSetupPage *self,
                FrondProgramme *programme)
{
  describe_programme (self, programme);
  gtk_label_set_label (self->summary, frond_programme_get_summary (programme));
  frond_step_mark_set_step (self->programme_mark, FROND_STEP_DONE);
  frond_ribbon_set_programme (self->ribbon, programme);
  frond_live_session_set_programme (self->session, programme);
  refresh_second_channel (self);
  follow_placement (self);
}

static void
programme_changed_cb (FrondSetupPage *self)
{
  FrondProgramme *programme = adw_combo_row_get_selected_item (self->programme_row);

  if (!programme || !self->session || self->is_choosing)
    return;

  g_set_object (&self->wanted, programme);
  take_programme (self, programme);
}

/* What was chosen stays chosen when the programmes were edited meanwhile, and comes back with a sensor that it is for. */
static void
choose_programme (FrondSetupPage *self)
{
  const char     *id = self->wanted ? frond_programme_get_id (self->wanted) : self->last ? self->last->programme_id
                                                                                         : NULL;
  FrondProgramme *programme;

  self->is_choosing = TRUE;
  frond_programme_choice_fill (self->programme_row, self->vault, self->kind, id);
  self->is_choosing = FALSE;
  programme = adw_combo_row_get_selected_item (self->programme_row);
  if (!self->wanted || g_strcmp0 (frond_programme_get_id (programme), id) == 0)
    g_set_object (&self->wanted, programme);
  take_programme (self, programme);
}

static void
show_who (FrondSetupPage *self)
{
  g_autofree char *question = frond_consent_row_dup_question (self->consent_row);
  g_autofree char *text = frond_consent_words_describe_person (self->patient, self->confirmed_at, question);

  adw_action_row_set_subtitle (self->who_row, text);
  frond_step_mark_set_step (self->who_mark, self->confirmed_at ? FROND_STEP_DONE : FROND_STEP_TO_DO);
  gtk_button_set_label (GTK_BUTTON (self->who_button), self->confirmed_at ? _("Change") : _("Confirm"));
}

static void
confirm (FrondSetupPage *self)
{
  if (self->confirmed_at)
    return;

  self->confirmed_at = g_date_time_new_now_local ();
  self->is_busy_elsewhere = FALSE;
  frond_consent_row_confirm (self->consent_row);
}

static void
consent_changed_cb (FrondSetupPage *self)
{
  if (!self->is_started)
    return;

  show_who (self);
  refresh_begin (self);
}

static gboolean
key_pressed_cb (FrondSetupPage *self,
                guint           keyval)
{
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_space)
    self->is_busy_elsewhere = TRUE;

  return GDK_EVENT_PROPAGATE;
}

static void
pointer_pressed_cb (FrondSetupPage *self)
{
  self->is_busy_elsewhere = TRUE;
}

static void
who_activated_cb (FrondSetupPage *self)
{
  confirm (self);
}

static void
who_button_cb (FrondSetupPage *self)
{
  if (!self->confirmed_at) {
    confirm (self);
    return;
  }

  g_clear_pointer (&self->confirmed_at, g_date_time_unref);
  frond_consent_row_take_back (self->consent_row);
}

static gboolean
begin (FrondSetupPage *self)
{
  g_autoptr (GError) error = NULL;

  if (self->patient)
    frond_live_session_set_consent (self->session, frond_consent_row_get_consent (self->consent_row));
  if (frond_live_session_begin (self->session, &error)) {
    show_problem (self, NULL);
    return TRUE;
  }

  self->could_not_begin = TRUE;
  show_problem (self, error->message);

  return FALSE;
}

static void
begin_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  FrondSetupPage *self = FROND_SETUP_PAGE (widget);

  if (begin (self))
    g_signal_emit (self, signals[BEGUN], 0);
}

/* What the recording says of a signal that is begun with although it is poor; NULL where it is not. */
static char *
describe_poor_signal (FrondSetupPage *self)
{
  FrondLiveStatus status;

  frond_live_session_get_status (self->session, &status);

  return status.rating == FROND_SIGNAL_POOR ? g_strdup_printf (_("Begun with a poor signal: %s"), frond_session_describe_reason (status.reason)) : NULL;
}

static void
begin_anyway_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  FrondSetupPage  *self = FROND_SETUP_PAGE (widget);
  g_autofree char *text = describe_poor_signal (self);

  if (!begin (self))
    return;

  if (text)
    frond_live_session_mark (self->session, 0, text);
  g_signal_emit (self, signals[BEGUN], 0);
}

static void
frond_setup_page_map (GtkWidget *widget)
{
  FrondSetupPage *self = FROND_SETUP_PAGE (widget);

  GTK_WIDGET_CLASS (frond_setup_page_parent_class)->map (widget);

  self->refresh_id = g_timeout_add (REFRESH_MS, refresh_cb, self);
}

static void
frond_setup_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&FROND_SETUP_PAGE (widget)->refresh_id, g_source_remove);

  GTK_WIDGET_CLASS (frond_setup_page_parent_class)->unmap (widget);
}

/* Where there is nobody to confirm, the keyboard waits for Begin: in the page, so that Escape leaves, but where Return does nothing. */
static void
frond_setup_page_shown (AdwNavigationPage *page)
{
  FrondSetupPage *self = FROND_SETUP_PAGE (page);

  gtk_widget_grab_focus (is_confirmed (self) ? self->scroller : self->who_button);
  offer_next (self);
}

/* Back from the programmes. */
static void
frond_setup_page_showing (AdwNavigationPage *page)
{
  if (FROND_SETUP_PAGE (page)->vault)
    choose_programme (FROND_SETUP_PAGE (page));
}

static void
frond_setup_page_dispose (GObject *object)
{
  FrondSetupPage *self = FROND_SETUP_PAGE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_SETUP_PAGE);
  g_clear_object (&self->session);
  g_clear_object (&self->last);
  g_clear_object (&self->wanted);
  g_clear_object (&self->patient);
  g_clear_object (&self->vault);
  g_clear_pointer (&self->confirmed_at, g_date_time_unref);

  G_OBJECT_CLASS (frond_setup_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (FROND_TYPE_CHAIN_ROW);
  g_type_ensure (FROND_TYPE_CONSENT_ROW);
  g_type_ensure (FROND_TYPE_PLACEMENT_GUIDE);
  g_type_ensure (FROND_TYPE_PLACEMENT_ROW);
  g_type_ensure (FROND_TYPE_RIBBON);
  g_type_ensure (FROND_TYPE_SECOND_CHANNEL_ROW);
  g_type_ensure (FROND_TYPE_SENSOR_ROW);
  g_type_ensure (FROND_TYPE_SIGNAL_GROUP);
  g_type_ensure (FROND_TYPE_STEP_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/session/frond-setup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondSetupPage, identity);
  gtk_widget_class_bind_template_child (widget_class, FrondSetupPage, begin);
  gtk_widget_class_bind_template_child (widget_class, FrondSetupPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, FrondSetupPage, problem);
  gtk_widget_class_bind_template_child (widget_class, FrondSetupPage, who_row);
  gtk_widget_class_bind_template_child (widget_class, FrondSetupPage, who_mark);
  gtk_widget_class_bind_template_child (widget_class, FrondSetupPage, who_button);
  gtk_widget_class_bind_template_child (widget_class, FrondSetupPage, consent_row);
  gtk_widget_class_bind_template_child (widget_class, FrondSetupPage, programme_row);
  gtk_widget_class_bind_template_child (widget_class, FrondSetupPage, programme_mark);
  gtk_widget_class_bind_template_child (widget_class, FrondSetupPage, edit_programmes);
  gtk_widget_class_bind_template_child (widget_class, FrondSetupPage, ribbon);
  gtk_widget_class_bind_template_child (widget_class, FrondSetupPage, summary);
  gtk_widget_class_bind_template_child (widget_class, FrondSetupPage, sensor_row);
  gtk_widget_class_bind_template_child (widget_class, FrondSetupPage, placement_row);
  gtk_widget_class_bind_template_child (widget_class, FrondSetupPage, placement_guide);
  gtk_widget_class_bind_template_child (widget_class, FrondSetupPage, chain_row);
  gtk_widget_class_bind_template_child (widget_class, FrondSetupPage, second_channel_row);
  gtk_widget_class_bind_template_child (widget_class, FrondSetupPage, signal_group);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pointer_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, who_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, who_button_cb);
  gtk_widget_class_bind_template_callback (widget_class, consent_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, programme_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, second_channel_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, sensor_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, placement_changed_cb);
}

static void
frond_setup_page_class_init (FrondSetupPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_setup_page_dispose;
  widget_class->map = frond_setup_page_map;
  widget_class->unmap = frond_setup_page_unmap;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = frond_setup_page_showing;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = frond_setup_page_shown;

  signals[BEGUN] = g_signal_new ("begun", FROND_TYPE_SETUP_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "setup.begin", NULL, begin_action);
  gtk_widget_class_install_action (widget_class, "setup.begin-anyway", NULL, begin_anyway_action);
  bind_template (widget_class);
}

static void
frond_setup_page_init (FrondSetupPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->kind = FROND_CHANNEL_OTHER;
  frond_programme_choice_attach (self->programme_row);
}

/* Newest first, so the first that was not thrown away is the last one. */
static FrondSessionRecord *
find_last_session (FrondVault   *vault,
                   FrondPatient *patient)
{
  g_autoptr (GListStore) sessions = vault ? frond_session_repository_list (vault, patient->id, NULL) : NULL;

  return sessions ? g_list_model_get_item (G_LIST_MODEL (sessions), 0) : NULL;
}

static void
take_over_last_time (FrondSetupPage *self)
{
  const FrondChainProfile *chain = self->last ? self->last->chain : NULL;
  g_autoptr (GDateTime) measured = self->last && !isnan (self->last->baseline) ? frond_session_baseline_find_origin (self->vault, self->last, NULL) : NULL;

  choose_programme (self);
  frond_signal_group_start (self->signal_group, self->session, self->last, measured);
  if (chain)
    frond_placement_row_take_over (self->placement_row, chain);
  update_chain (self);
  frond_live_session_set_uses_abdomen (self->session, frond_second_channel_row_start (self->second_channel_row));
  frond_sensor_row_start (self->sensor_row, self->session, chain ? chain->sensor : NULL, self->speed);
}

/**
 * frond_setup_page_new:
 * @vault: (nullable): where the session will be stored, %NULL for practice
 * @patient: (nullable): whose session, %NULL for practice
 * @speed: of simulated and replayed sensors; 1 is real time
 *
 * Returns: (transfer floating): the set-up of a new session
 */
FrondSetupPage *
frond_setup_page_new (FrondVault   *vault,
                      FrondPatient *patient,
                      double        speed)
{
  FrondSetupPage  *self = g_object_new (FROND_TYPE_SETUP_PAGE, NULL);
  g_autofree char *person = frond_session_describe_person (patient);
  g_autofree char *identifiers = frond_session_describe_identifiers (patient);

  g_set_object (&self->vault, vault);
  g_set_object (&self->patient, patient);
  self->speed = speed;
  self->session = frond_live_session_new (vault, patient);
  self->last = find_last_session (vault, patient);
  adw_window_title_set_title (self->identity, person);
  adw_window_title_set_subtitle (self->identity, identifiers);
  gtk_widget_set_visible (GTK_WIDGET (self->who_row), patient != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->consent_row), patient != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->placement_row), patient != NULL);
  gtk_widget_set_visible (self->edit_programmes, vault != NULL);
  if (patient)
    frond_consent_row_start (self->consent_row, vault, patient);
  take_over_last_time (self);
  self->is_started = TRUE;
  if (patient)
    show_who (self);
  refresh_begin (self);

  return self;
}

/**
 * frond_setup_page_get_session:
 * @self: a page
 *
 * Returns: (transfer none): the session that it sets up
 */
FrondLiveSession *
frond_setup_page_get_session (FrondSetupPage *self)
{
  g_return_val_if_fail (FROND_IS_SETUP_PAGE (self), NULL);

  return self->session;
}
