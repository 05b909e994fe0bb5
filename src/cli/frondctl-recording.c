/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frondctl-recording.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "frond-error.h"
#include "frond-imported-recording.h"
#include "frond-text-recording.h"

#define MAGIC_BYTES 8
/* Four hours of six channels at 4 kHz; more is no session. */
#define MAX_SAMPLES (4 * 3600 * 4000)

/* EDF begins with a version number in eight characters, BDF with a byte that no text has. */
static gboolean
is_edf (const char *path)
{
  char     magic[MAGIC_BYTES] = { 0 };
  FILE    *file = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_fopen (path, "rbe") : NULL;
  gboolean whole;

  if (file == NULL)
    return FALSE;
  whole = fread (magic, 1, sizeof magic, file) == sizeof magic;
  fclose (file);

  return whole && (memcmp (magic, "0       ", MAGIC_BYTES) == 0 || memcmp (magic, "\377BIOSEMI", MAGIC_BYTES) == 0);
}

static gsize
count_with_gaps (const FrondTextRecording *text)
{
  guint64 n = text->n_samples;

  for (guint g = 0; g < text->gaps->len && n <= MAX_SAMPLES; g++)
    n += g_array_index (text->gaps, FrondTextGap, g).n_lost;

  return (gsize) MIN (n, MAX_SAMPLES + 1);
}

/* What was lost takes its place in time. */
static gint32 *
spread (const FrondTextRecording *text,
        guint                     channel,
        gsize                     n_samples)
{
  gint32 *raw = g_new (gint32, n_samples);
  gsize   out = 0;
  guint   gap = 0;

  for (gsize i = 0; i < text->n_samples; i++) {
    while (gap < text->gaps->len && g_array_index (text->gaps, FrondTextGap, gap).at == i)
      for (guint64 lost = g_array_index (text->gaps, FrondTextGap, gap++).n_lost; lost > 0; lost--)
        raw[out++] = G_MININT32;
    raw[out++] = text->columns[channel][i];
  }

  return raw;
}

static FrondctlRecording *
load_text (const char *path,
           GError    **error)
{
  g_autoptr (FrondTextRecording) text = frond_text_recording_load (path, error);
  FrondctlRecording *self;
  gsize              n_samples;

  if (text == NULL)
    return NULL;
  n_samples = count_with_gaps (text);
  if (n_samples > MAX_SAMPLES) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID, _("The recording is longer than a session can be. Cut it into parts first."));
    return NULL;
  }
  self = g_new0 (FrondctlRecording, 1);
  self->rate_hz = text->rate_hz;
  self->n_samples = n_samples;
  self->channels = g_ptr_array_ref (text->channels);
  self->raw = g_new0 (gint32 *, text->channels->len + 1);
  for (guint c = 0; c < text->channels->len; c++)
    self->raw[c] = spread (text, c, n_samples);

  return self;
}

static FrondctlRecording *
load_edf (const char *path,
          GError    **error)
{
  g_autoptr (FrondImportedRecording) imported = frond_edf_read (path, error);
  FrondctlRecording *self;

  if (imported == NULL)
    return NULL;
  self = g_new0 (FrondctlRecording, 1);
  self->rate_hz = imported->rate_hz;
  self->n_samples = imported->n_samples;
  self->channels = g_ptr_array_ref (imported->channels);
  self->raw = g_new0 (gint32 *, imported->channels->len + 1);
  for (guint c = 0; c < imported->channels->len; c++)
    self->raw[c] = g_steal_pointer (&imported->raw[c]);

  return self;
}

/* Leaves only one channel. */
static gboolean
pick_channel (FrondctlRecording *self,
              int                channel,
              GError           **error)
{
  g_autoptr (GPtrArray) all = self->channels;
  g_autofree gint32 **raw = self->raw;

  self->channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);
  self->raw = g_new0 (gint32 *, 2);
  for (guint c = 0; c < all->len; c++)
    if ((int) c == channel - 1) {
      g_ptr_array_add (self->channels, frond_channel_copy (g_ptr_array_index (all, c)));
      self->raw[0] = raw[c];
    } else {
      g_free (raw[c]);
    }
  if (self->channels->len == 1)
    return TRUE;

  g_set_error (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, ngettext ("The recording has %u channel; there is no channel %d.", "The recording has %u channels; there is no channel %d.", all->len), all->len, channel);

  return FALSE;
}

/**
 * frondctl_recording_load:
 * @path: an EDF, BDF, OpenSignals, OpenBCI or simple text file; which one is seen from its content
 * @channel: the only channel to keep, from 1; 0 for all
 * @error: what is wrong with it
 *
 * Returns: (transfer full): the recording, or %NULL
 */
FrondctlRecording *
frondctl_recording_load (const char *path,
                         int         channel,
                         GError    **error)
{
  g_autoptr (FrondctlRecording) self = is_edf (path) ? load_edf (path, error) : load_text (path, error);

  if (self == NULL || (channel > 0 && !pick_channel (self, channel, error)))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * frondctl_recording_to_physical:
 * @self: a recording
 *
 * Returns: (transfer full): one array of physical values for each channel, NAN where samples are missing
 */
double **
frondctl_recording_to_physical (const FrondctlRecording *self)
{
  double **physical = g_new0 (double *, self->channels->len + 1);

  for (guint c = 0; c < self->channels->len; c++) {
    physical[c] = g_new (double, self->n_samples);
    for (gsize i = 0; i < self->n_samples; i++)
      physical[c][i] = self->raw[c][i] == G_MININT32 ? NAN : frond_channel_to_physical (g_ptr_array_index (self->channels, c), self->raw[c][i]);
  }

  return physical;
}

void
frondctl_recording_free (FrondctlRecording *self)
{
  for (guint c = 0; c < self->channels->len; c++)
    g_free (self->raw[c]);
  g_free (self->raw);
  g_ptr_array_unref (self->channels);
  g_free (self);
}
