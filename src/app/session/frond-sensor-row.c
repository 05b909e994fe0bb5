/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that nobody has to know what a port is: sensors that answer stand in a list, last time's connects by itself,
 * and what goes wrong is said together with its cure. */

#include "config.h"

#include "frond-sensor-row.h"

#include <glib/gi18n.h>

#include "frond-chain-profile.h"
#include "frond-port-help.h"
#include "frond-scenario-choice.h"
#include "frond-sensor-discovery.h"
#include "frond-sensor-words.h"
#include "frond-session-closures.h"
#include "frond-step-mark.h"

struct _FrondSensorRow {
  AdwExpanderRow parent_instance;

  /* Owned */
  FrondLiveSession     *session;
  FrondSensorDiscovery *discovery;
  GListStore           *files;
  GListModel           *endpoints;
  FrondEndpoint        *chosen;
  GCancellable         *cancellable;
  GPtrArray            *rows;
  char                 *last_model;
  double                speed;
  gboolean              is_connected;

  /* Template */
  FrondStepMark *mark;
  GtkWidget     *retry;
};

G_DEFINE_FINAL_TYPE (FrondSensorRow, frond_sensor_row, ADW_TYPE_EXPANDER_ROW)

enum {
  CONNECTED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
show (FrondSensorRow *self,
      FrondStep       step,
      const char     *subtitle)
{
  frond_step_mark_set_step (self->mark, step);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
}

static void
show_problem (FrondSensorRow *self,
              const GError   *error)
{
  g_autofree char *text = g_strdup_printf ("%s. %s", frond_session_name_sensor_problem (error), error->message);

  show (self, FROND_STEP_WARNING, text);
  gtk_widget_set_visible (self->retry, TRUE);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (FrondSensorRow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_connected = frond_live_session_connect_finish (FROND_LIVE_SESSION (source), result, &error);

  /* Another one was chosen, and may be connected by now. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->is_connected = is_connected;

  if (error)
    show_problem (self, error);
  else
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
  frond_sensor_row_refresh (self);
  g_signal_emit (self, signals[CONNECTED], 0);
}

static void
connect_chosen (FrondSensorRow *self)
{
  g_autofree char *text = g_strdup_printf (_("Connecting to %s…"), self->chosen->label);

  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  self->is_connected = FALSE;
  gtk_widget_set_visible (self->retry, FALSE);
  show (self, FROND_STEP_BUSY, text);
  frond_live_session_connect_async (self->session, self->chosen, self->speed, self->cancellable, connected_cb, g_object_ref (self));
  g_signal_emit (self, signals[CONNECTED], 0);
}

static void
retry_cb (FrondSensorRow *self)
{
  connect_chosen (self);
}

/* There is one simulated patient, whatever it does. */
static gboolean
is_chosen (FrondSensorRow *self,
           FrondEndpoint  *endpoint)
{
  if (!self->chosen || self->chosen->kind != endpoint->kind)
    return FALSE;

  return endpoint->kind == FROND_ENDPOINT_SIMULATED || g_strcmp0 (endpoint->path, self->chosen->path) == 0;
}

static void
check_toggled_cb (GtkCheckButton *check,
                  FrondSensorRow *self)
{
  FrondEndpoint *endpoint = g_object_get_data (G_OBJECT (check), "endpoint");

  if (gtk_check_button_get_active (check) && !is_chosen (self, endpoint))
    frond_sensor_row_choose (self, endpoint);
}

static void
scenario_chosen_cb (GtkDropDown    *scenarios,
                    GParamSpec     *pspec,
                    FrondSensorRow *self)
{
  g_autoptr (FrondEndpoint) endpoint = frond_scenario_choice_create_endpoint (gtk_drop_down_get_selected (scenarios));

  frond_sensor_row_choose (self, endpoint);
}

static void
add_scenarios (FrondSensorRow *self,
               AdwActionRow   *row,
               FrondEndpoint  *endpoint)
{
  FrondEndpoint *shown = is_chosen (self, endpoint) ? self->chosen : endpoint;
  GtkWidget     *drop_down = gtk_drop_down_new (frond_scenario_choice_list (), NULL);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), frond_scenario_choice_find (shown->path));
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the simulated patient does"), -1);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (scenario_chosen_cb), self, 0);
  adw_action_row_set_subtitle (row, _("Nobody is measured"));
  adw_action_row_add_suffix (row, drop_down);
}

static GtkWidget *
create_endpoint_row (FrondSensorRow *self,
                     FrondEndpoint  *endpoint,
                     GtkCheckButton *group)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *check = gtk_check_button_new ();
  g_autofree char *problem = frond_port_help_describe (endpoint);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), group);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_chosen (self, endpoint));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, endpoint->label, -1);
  g_object_set_data_full (G_OBJECT (check), "endpoint", g_object_ref (endpoint), g_object_unref);
  g_signal_connect_object (check, "toggled", G_CALLBACK (check_toggled_cb), self, 0);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), endpoint->label);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  if (problem)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), problem);
  if (endpoint->kind == FROND_ENDPOINT_SIMULATED)
    add_scenarios (self, ADW_ACTION_ROW (row), endpoint);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (row), "check", check);

  return row;
}

static void
show_choice (FrondSensorRow *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    GtkCheckButton *check = g_object_get_data (g_ptr_array_index (self->rows, i), "check");

    if (check && is_chosen (self, g_object_get_data (G_OBJECT (check), "endpoint")))
      gtk_check_button_set_active (check, TRUE);
  }
}

static void
opened_file_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (FrondSensorRow) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (FrondEndpoint) endpoint = NULL;
  g_autofree char *name = NULL;

  if (!file || !g_file_peek_path (file) || !self->session)
    return;

  name = g_file_get_basename (file);
  endpoint = frond_endpoint_new (FROND_ENDPOINT_FILE, g_file_peek_path (file), name);
  g_list_store_append (self->files, endpoint);
  frond_sensor_row_choose (self, endpoint);
}

static void
replay_cb (FrondSensorRow *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Replay a Recording"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, opened_file_cb, g_object_ref (self));
}

static GtkWidget *
create_replay_row (FrondSensorRow *self)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Replay a Recording…"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), "document-open-symbolic");
  g_signal_connect_object (row, "activated", G_CALLBACK (replay_cb), self, G_CONNECT_SWAPPED);

  return row;
}

static void
add_row (FrondSensorRow *self,
         GtkWidget      *row)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
list_endpoints (FrondSensorRow *self)
{
  GtkCheckButton *group = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < g_list_model_get_n_items (self->endpoints); i++) {
    g_autoptr (FrondEndpoint) endpoint = g_list_model_get_item (self->endpoints, i);
    GtkWidget *row = create_endpoint_row (self, endpoint, group);
    GtkWidget *help = frond_port_help_create_row (endpoint);

    group = g_object_get_data (G_OBJECT (row), "check");
    add_row (self, row);
    if (help)
      add_row (self, help);
  }
  add_row (self, create_replay_row (self));
}

/* Last time's sensor; where there is none yet, the first real one that answers; in practice the simulated patient. */
static gboolean
is_expected (FrondSensorRow *self,
             FrondEndpoint  *endpoint)
{
  if (endpoint->problem)
    return FALSE;
  if (endpoint->kind == FROND_ENDPOINT_SIMULATED)
    return frond_live_session_is_practice (self->session) || g_strcmp0 (self->last_model, FROND_CHAIN_SIMULATED) == 0;
  if (frond_live_session_is_practice (self->session) || endpoint->kind != FROND_ENDPOINT_SERIAL)
    return FALSE;

  return !self->last_model || !*self->last_model || g_str_has_prefix (endpoint->label, self->last_model);
}

static void
choose_expected (FrondSensorRow *self)
{
  for (guint i = 0; !self->chosen && i < g_list_model_get_n_items (self->endpoints); i++) {
    g_autoptr (FrondEndpoint) endpoint = g_list_model_get_item (self->endpoints, i);

    if (is_expected (self, endpoint))
      frond_sensor_row_choose (self, endpoint);
  }
}

/* Of the ports that are there, the first that something is wrong with; NULL for none. */
static FrondEndpoint *
find_problem (FrondSensorRow *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->endpoints); i++) {
    g_autoptr (FrondEndpoint) endpoint = g_list_model_get_item (self->endpoints, i);

    if (endpoint->problem)
      return g_steal_pointer (&endpoint);
  }

  return NULL;
}

/* Nothing is chosen yet: why last time's sensor does not connect by itself, as far as the computer can tell. */
static void
show_waiting (FrondSensorRow *self)
{
  g_autoptr (FrondEndpoint) endpoint = frond_live_session_is_practice (self->session) ? NULL : find_problem (self);
  g_autofree char *problem = endpoint ? frond_port_help_describe (endpoint) : NULL;
  g_autofree char *text = NULL;

  if (endpoint)
    text = g_strdup_printf ("%s. %s", frond_session_name_sensor_problem (endpoint->problem), problem);
  else
    text = frond_sensor_words_describe_missing (self->last_model, frond_radio_find_bluetooth (FROND_RADIO_SYSFS));
  show (self, endpoint ? FROND_STEP_WARNING : FROND_STEP_TO_DO, text);
}

static void
endpoints_changed_cb (FrondSensorRow *self)
{
  choose_expected (self);
  list_endpoints (self);
  if (!self->chosen)
    show_waiting (self);
}

/* The set-up was left: a sensor that is still being connected must not come to life behind the patient list. */
static void
frond_sensor_row_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (FROND_SENSOR_ROW (widget)->cancellable);

  GTK_WIDGET_CLASS (frond_sensor_row_parent_class)->unroot (widget);
}

static void
frond_sensor_row_dispose (GObject *object)
{
  FrondSensorRow *self = FROND_SENSOR_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->endpoints)
    g_signal_handlers_disconnect_by_data (self->endpoints, self);
  if (self->discovery)
    frond_sensor_discovery_stop (self->discovery);
  g_clear_object (&self->endpoints);
  g_clear_object (&self->discovery);
  g_clear_object (&self->files);
  g_clear_object (&self->chosen);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_SENSOR_ROW);

  G_OBJECT_CLASS (frond_sensor_row_parent_class)->dispose (object);
}

static void
frond_sensor_row_finalize (GObject *object)
{
  FrondSensorRow *self = FROND_SENSOR_ROW (object);

  g_ptr_array_unref (self->rows);
  g_free (self->last_model);

  G_OBJECT_CLASS (frond_sensor_row_parent_class)->finalize (object);
}

static void
frond_sensor_row_class_init (FrondSensorRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = frond_sensor_row_dispose;
  object_class->finalize = frond_sensor_row_finalize;
  widget_class->unroot = frond_sensor_row_unroot;

  signals[CONNECTED] = g_signal_new ("connected", FROND_TYPE_SENSOR_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (FROND_TYPE_STEP_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/session/frond-sensor-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondSensorRow, mark);
  gtk_widget_class_bind_template_child (widget_class, FrondSensorRow, retry);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
frond_sensor_row_init (FrondSensorRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->files = g_list_store_new (FROND_TYPE_ENDPOINT);
}

static GListModel *
create_endpoints (FrondSensorRow *self)
{
  g_autoptr (GListStore) parts = g_list_store_new (G_TYPE_LIST_MODEL);

  g_list_store_append (parts, self->discovery);
  g_list_store_append (parts, self->files);

  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&parts))));
}

/**
 * frond_sensor_row_start:
 * @self: a row
 * @session: to be connected
 * @last_model: (nullable): model of the sensor of the last session
 * @speed: for simulations and replays; 1 is real time
 *
 * Starts to look for sensors and connects last time's as soon as it answers.
 */
void
frond_sensor_row_start (FrondSensorRow   *self,
                        FrondLiveSession *session,
                        const char       *last_model,
                        double            speed)
{
  g_return_if_fail (FROND_IS_SENSOR_ROW (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->last_model = g_strdup (last_model);
  self->speed = speed;
  self->discovery = frond_sensor_discovery_new ();
  self->endpoints = create_endpoints (self);
  g_signal_connect_swapped (self->endpoints, "items-changed", G_CALLBACK (endpoints_changed_cb), self);
  frond_sensor_discovery_start (self->discovery);
  endpoints_changed_cb (self);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), self->chosen == NULL);
}

/**
 * frond_sensor_row_choose:
 * @self: a row
 * @endpoint: where the sensor is
 *
 * Connects it in place of whatever was connected.
 */
void
frond_sensor_row_choose (FrondSensorRow *self,
                         FrondEndpoint  *endpoint)
{
  g_return_if_fail (FROND_IS_SENSOR_ROW (self));

  if (!g_set_object (&self->chosen, endpoint))
    return;

  show_choice (self);
  connect_chosen (self);
}

/**
 * frond_sensor_row_reconnect:
 * @self: a row
 */
void
frond_sensor_row_reconnect (FrondSensorRow *self)
{
  g_return_if_fail (FROND_IS_SENSOR_ROW (self));

  if (self->chosen)
    connect_chosen (self);
}

/**
 * frond_sensor_row_is_connected:
 * @self: a row
 *
 * Returns: whether a sensor was connected
 */
gboolean
frond_sensor_row_is_connected (FrondSensorRow *self)
{
  g_return_val_if_fail (FROND_IS_SENSOR_ROW (self), FALSE);

  return self->is_connected;
}

/**
 * frond_sensor_row_refresh:
 * @self: a row
 *
 * Shows what the connected sensor does; to be called when its state may have changed.
 */
void
frond_sensor_row_refresh (FrondSensorRow *self)
{
  FrondLiveStatus        status;
  const FrondSensorInfo *info = NULL;

  g_return_if_fail (FROND_IS_SENSOR_ROW (self));

  if (!self->is_connected)
    return;

  frond_live_session_get_status (self->session, &status);
  info = frond_live_session_get_sensor_info (self->session);
  if (info && status.sensor_state == FROND_SENSOR_STREAMING) {
    g_autofree char *text = frond_session_describe_sensor (info);

    show (self, frond_sensor_words_is_battery_low (info) ? FROND_STEP_WARNING : FROND_STEP_DONE, text);
  } else {
    show (self, FROND_STEP_BUSY, frond_session_describe_sensor_state (&status));
  }
}
