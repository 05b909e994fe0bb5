/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this page is to look at a recording that somebody sent, without a patient, without a record and without a trace of it
 * afterwards: it knows no vault. */

#include "config.h"

#include "frond-file-page.h"

#include <glib/gi18n.h>

#include "frond-analysis.h"
#include "frond-file-data.h"
#include "frond-patient-text.h"
#include "frond-review-plot.h"
#include "frond-units.h"

/* A file may hold a hundred thousand annotations; a list of rows that long helps nobody. */
#define MAX_EVENT_ROWS 200
#define MAX_MARKERS    1000

struct _FrondFilePage {
  AdwNavigationPage parent_instance;

  GCancellable *cancellable;

  /* Template */
  AdwWindowTitle      *window_title;
  GtkStack            *stack;
  AdwStatusPage       *failed_page;
  FrondReviewPlot     *plot;
  AdwPreferencesGroup *facts_group;
  AdwPreferencesGroup *channels_group;
  AdwPreferencesGroup *events_group;
};

G_DEFINE_FINAL_TYPE (FrondFilePage, frond_file_page, ADW_TYPE_NAVIGATION_PAGE)

/* What stands in a file is text, whatever it looks like. */
static void
add_row (AdwPreferencesGroup *group,
         const char          *title,
         const char          *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (group, row);
}

static void
add_fact (AdwPreferencesGroup *group,
          const char          *title,
          char                *value)
{
  add_row (group, title, value);
  g_free (value);
}

static void
show_facts (FrondFilePage *self,
            FrondFileData *data)
{
  if (data->started_at)
    add_fact (self->facts_group, _("Began"), frond_text_dup_day_and_time (data->started_at));
  add_fact (self->facts_group, _("Length"), frond_text_dup_length ((double) data->n_samples / data->rate_hz));
  /* Translators: how often a sensor measured */
  add_fact (self->facts_group, _("Rate"), g_strdup_printf (_("%g samples per second"), data->rate_hz));
}

static char *
describe_lane (const FrondFileLane *lane)
{
  const FrondAnalysisOptions standard = FROND_ANALYSIS_DEFAULTS;
  const char                *unit = frond_units_get_symbol (lane->channel->unit);

  if (lane->filtered)
    /* Translators: a unit; how the signal is shown: its average size over so many milliseconds, in a band of frequencies */
    return g_strdup_printf (_("%s, RMS over %g\u00a0ms, %g–%g\u00a0Hz at most"), unit, standard.window_ms, standard.band_low_hz, standard.band_high_hz);

  /* Translators: a unit; the signal is shown without any filter */
  return g_strdup_printf (_("%s, as it was recorded"), unit);
}

static void
show_channels (FrondFilePage *self,
               FrondFileData *data)
{
  for (guint i = 0; i < data->lanes->len; i++) {
    const FrondFileLane *lane = g_ptr_array_index (data->lanes, i);

    add_fact (self->channels_group, lane->channel->label, describe_lane (lane));
  }
  for (guint i = 0; data->left_out[i]; i++)
    add_row (self->channels_group, data->left_out[i], _("Not shown"));
}

static void
show_events (FrondFilePage *self,
             FrondFileData *data)
{
  for (guint i = 0; i < MIN (data->events->len, MAX_EVENT_ROWS); i++) {
    const FrondEvent *event = g_ptr_array_index (data->events, i);
    g_autofree char  *time = frond_text_dup_minutes ((double) event->sample / data->rate_hz);

    add_row (self->events_group, event->text, time);
  }
  if (data->events->len > MAX_EVENT_ROWS) {
    guint            n = data->events->len - MAX_EVENT_ROWS;
    g_autofree char *text = g_strdup_printf (ngettext ("%u more", "%u more", n), n);

    add_row (self->events_group, text, NULL);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->events_group), data->events->len > 0);
}

static FrondPlotSeries
choose_series (const FrondFileLane *lane,
               guint                index)
{
  if (lane->channel->kind == FROND_CHANNEL_PRESSURE)
    return FROND_PLOT_PRESSURE;

  return index == 0 ? FROND_PLOT_PELVIC_FLOOR : FROND_PLOT_ACCESSORY;
}

static void
show_lanes (FrondFilePage *self,
            FrondFileData *data)
{
  for (guint i = 0; i < data->lanes->len; i++) {
    const FrondFileLane    *lane = g_ptr_array_index (data->lanes, i);
    const FrondReviewSignal signal = {
      .envelope = lane->shown,
      .filtered = lane->filtered,
      .n_samples = data->n_samples,
      .rate_hz = data->rate_hz,
      .unit = frond_units_get_symbol (lane->channel->unit),
      .name = lane->channel->label,
      .series = choose_series (lane, i),
    };

    if (i == 0)
      frond_review_plot_set_signal (self->plot, &signal, frond_file_data_ref (data), (GDestroyNotify) frond_file_data_unref);
    else
      frond_review_plot_add_signal (self->plot, &signal, frond_file_data_ref (data), (GDestroyNotify) frond_file_data_unref);
  }
}

static void
mark_events (FrondFilePage *self,
             FrondFileData *data)
{
  g_autoptr (GArray) bands = g_array_new (FALSE, FALSE, sizeof (FrondPlotBand));
  g_autoptr (GArray) markers = g_array_new (FALSE, FALSE, sizeof (FrondPlotMarker));

  for (guint i = 0; i < MIN (data->events->len, MAX_MARKERS); i++) {
    const FrondEvent *event = g_ptr_array_index (data->events, i);
    const double      start_s = (double) event->sample / data->rate_hz;

    if (event->kind == FROND_EVENT_PHASE) {
      /* A file tells a phase's name and not what was asked for in it. */
      const FrondPlotBand band = { start_s, start_s + (double) event->duration / data->rate_hz, FROND_PLOT_REST, event->text };

      g_array_append_val (bands, band);
    } else {
      const FrondPlotMarker marker = { start_s, 0, event->text };

      g_array_append_val (markers, marker);
    }
  }
  frond_review_plot_set_bands (self->plot, (const FrondPlotBand *) (const void *) bands->data, bands->len);
  frond_review_plot_set_markers (self->plot, (const FrondPlotMarker *) (const void *) markers->data, markers->len);
}

static void
show_data (FrondFilePage *self,
           FrondFileData *data)
{
  show_lanes (self, data);
  mark_events (self, data);
  show_facts (self, data);
  show_channels (self, data);
  show_events (self, data);
  gtk_stack_set_visible_child_name (self->stack, "file");
  gtk_widget_grab_focus (GTK_WIDGET (self->plot));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (FrondFilePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondFileData) data = frond_file_data_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (data) {
    show_data (self, data);
  } else {
    g_autofree char *text = g_markup_escape_text (error->message, -1);

    adw_status_page_set_description (self->failed_page, text);
    gtk_stack_set_visible_child_name (self->stack, "failed");
  }
}

static void
frond_file_page_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (FROND_FILE_PAGE (widget)->cancellable);

  GTK_WIDGET_CLASS (frond_file_page_parent_class)->unroot (widget);
}

static void
frond_file_page_dispose (GObject *object)
{
  FrondFilePage *self = FROND_FILE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_FILE_PAGE);

  G_OBJECT_CLASS (frond_file_page_parent_class)->dispose (object);
}

static void
frond_file_page_class_init (FrondFilePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_file_page_dispose;
  widget_class->unroot = frond_file_page_unroot;

  g_type_ensure (FROND_TYPE_REVIEW_PLOT);
  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/review/frond-file-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondFilePage, window_title);
  gtk_widget_class_bind_template_child (widget_class, FrondFilePage, stack);
  gtk_widget_class_bind_template_child (widget_class, FrondFilePage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, FrondFilePage, plot);
  gtk_widget_class_bind_template_child (widget_class, FrondFilePage, facts_group);
  gtk_widget_class_bind_template_child (widget_class, FrondFilePage, channels_group);
  gtk_widget_class_bind_template_child (widget_class, FrondFilePage, events_group);
}

static void
frond_file_page_init (FrondFilePage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * frond_file_page_new:
 * @file: an EDF or BDF recording
 *
 * Returns: (transfer floating): a page that loads it by itself
 */
AdwNavigationPage *
frond_file_page_new (GFile *file)
{
  FrondFilePage   *self = g_object_new (FROND_TYPE_FILE_PAGE, NULL);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *display_name = g_filename_display_name (name);

  adw_window_title_set_subtitle (self->window_title, display_name);
  frond_file_data_load_async (file, self->cancellable, loaded_cb, g_object_ref (self));

  return ADW_NAVIGATION_PAGE (self);
}
