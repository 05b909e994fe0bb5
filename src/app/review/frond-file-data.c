/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file from anywhere is read here, and only here, for the window: nothing of it goes into a record. */

#include "config.h"

#include "frond-file-data.h"

#include <string.h>

#include <glib/gi18n.h>

#include "frond-analysis.h"
#include "frond-batch.h"
#include "frond-chain.h"
#include "frond-error.h"
#include "frond-imported-recording.h"

/* As many lanes as can be told apart below one another. */
#define MAX_LANES 4
/* The reader takes twice the file, the lanes 16 bytes a sample: together less than a gigabyte. */
#define MAX_BYTES   (256 << 20)
#define MAX_SAMPLES (32 << 20)

static void
lane_free (gpointer data)
{
  FrondFileLane *lane = data;

  frond_channel_free (lane->channel);
  g_free (lane->shown);
  g_free (lane->filtered);
  g_free (lane);
}

static void
clear_data (gpointer data)
{
  FrondFileData *self = data;

  g_free (self->name);
  g_clear_pointer (&self->lanes, g_ptr_array_unref);
  g_clear_pointer (&self->left_out, g_strfreev);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->started_at, g_date_time_unref);
}

FrondFileData *
frond_file_data_ref (FrondFileData *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
frond_file_data_unref (FrondFileData *self)
{
  g_atomic_rc_box_release_full (self, clear_data);
}

/* A rate that is too low for the band shows the signal as it is. */
static void
condition (FrondFileLane *lane,
           double         rate_hz,
           gsize          n_samples)
{
  const FrondAnalysisOptions standard = FROND_ANALYSIS_DEFAULTS;
  const FrondFilterSpec      spec = {
         .rate_hz = rate_hz,
         .band_low_hz = standard.band_low_hz,
         .band_high_hz = standard.band_high_hz,
         .order = FROND_CHAIN_ORDER,
  };
  g_autofree double *filtered = g_new (double, n_samples);
  g_autofree double *envelope = g_new (double, n_samples);

  if (!frond_batch_condition (&spec, FROND_ENVELOPE_RMS, standard.window_ms, lane->shown, filtered, envelope, n_samples, NULL))
    return;
  g_free (lane->shown);
  lane->shown = g_steal_pointer (&envelope);
  lane->filtered = g_steal_pointer (&filtered);
}

static FrondFileLane *
create_lane (const FrondImportedRecording *recording,
             guint                         c)
{
  FrondFileLane *lane = g_new0 (FrondFileLane, 1);

  lane->channel = frond_channel_copy (g_ptr_array_index (recording->channels, c));
  lane->shown = g_new (double, recording->n_samples);
  for (gsize i = 0; i < recording->n_samples; i++)
    lane->shown[i] = frond_channel_to_physical (lane->channel, recording->raw[c][i]);
  if (lane->channel->kind == FROND_CHANNEL_EMG_RAW)
    condition (lane, recording->rate_hz, recording->n_samples);

  return lane;
}

static gboolean
is_emg (const FrondImportedRecording *recording,
        guint                         c)
{
  const FrondChannel *channel = g_ptr_array_index (recording->channels, c);

  return channel->kind == FROND_CHANNEL_EMG_RAW || channel->kind == FROND_CHANNEL_EMG_ENVELOPE;
}

static void
add_lanes (FrondFileData                *self,
           const FrondImportedRecording *recording,
           gboolean                      of_emg,
           GStrvBuilder                 *left_out)
{
  for (guint c = 0; c < recording->channels->len; c++) {
    const FrondChannel *channel = g_ptr_array_index (recording->channels, c);

    if (is_emg (recording, c) != of_emg)
      continue;
    if (self->lanes->len < MAX_LANES && (self->lanes->len + 1) * recording->n_samples <= MAX_SAMPLES)
      g_ptr_array_add (self->lanes, create_lane (recording, c));
    else
      g_strv_builder_add (left_out, channel->label);
  }
}

static FrondFileData *
create_data (const char                   *name,
             const FrondImportedRecording *recording)
{
  FrondFileData *self = g_atomic_rc_box_new0 (FrondFileData);
  g_autoptr (GStrvBuilder) left_out = g_strv_builder_new ();

  self->name = g_strdup (name);
  self->rate_hz = recording->rate_hz;
  self->n_samples = recording->n_samples;
  self->lanes = g_ptr_array_new_with_free_func (lane_free);
  add_lanes (self, recording, TRUE, left_out);
  add_lanes (self, recording, FALSE, left_out);
  g_strv_builder_addv (left_out, (const char **) recording->skipped);
  self->left_out = g_strv_builder_end (left_out);
  self->events = g_ptr_array_ref (recording->events);
  self->started_at = recording->started_at ? g_date_time_ref (recording->started_at) : NULL;

  return self;
}

static gboolean
check_size (GFile   *file,
            GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (!info || g_file_info_get_size (info) <= MAX_BYTES)
    return TRUE;
  g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID, _("This recording is larger than Frond shows at once (256 MiB). Cut it into parts first."));

  return FALSE;
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GFile *file = task_data;
  g_autoptr (FrondImportedRecording) recording = NULL;
  g_autoptr (FrondFileData) self = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *display_name = g_filename_display_name (name);

  if (!g_file_peek_path (file))
    g_set_error_literal (&error, FROND_ERROR, FROND_ERROR_NOT_FOUND, _("This file is not on this computer. Copy it here first, then open the copy."));
  else if (check_size (file, &error))
    recording = frond_edf_read (g_file_peek_path (file), &error);
  if (recording)
    self = create_data (display_name, recording);
  if (self && self->lanes->len == 0)
    g_set_error_literal (&error, FROND_ERROR, FROND_ERROR_INVALID, _("This recording is too long to be shown at once. Cut it into parts first."));

  if (error)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&self), (GDestroyNotify) frond_file_data_unref);
}

/**
 * frond_file_data_load_async:
 * @file: an EDF or BDF recording
 * @cancellable: (nullable): to stop waiting
 * @callback: called when done
 * @user_data: for @callback
 *
 * Reads and filters it in a thread.
 */
void
frond_file_data_load_async (GFile              *file,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, frond_file_data_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, load_thread);
}

/**
 * frond_file_data_load_finish:
 * @result: of loading
 * @error: why it cannot be shown, in a sentence
 *
 * Returns: (transfer full): the recording, or %NULL
 */
FrondFileData *
frond_file_data_load_finish (GAsyncResult *result,
                             GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
