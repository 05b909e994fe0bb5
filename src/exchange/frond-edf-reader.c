/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-imported-recording.h"

#include "frond-edf-library.h"
#include "frond-error.h"

#include <edflib.h>
#include <errno.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Eight channels of 24 bits at 2 kHz for ten hours; everything beyond is not one session. */
#define MAX_BYTES       (2LL << 30)
#define MAX_ANNOTATIONS 100000
#define CHUNK           65536
#define TIME_UNITS      10000000.0

static void
set_format_error (GError **error,
                  int      code)
{
  switch (code) {
  case EDFLIB_NO_SUCH_FILE_OR_DIRECTORY:
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, _("The file cannot be opened. Check that it is still there and may be read."));
    break;
  case EDFLIB_FILE_IS_DISCONTINUOUS:
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID, _("The file has interruptions (EDF+D). Convert it to EDF+C files, one for each part, and open those."));
    break;
  default:
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_DAMAGED, _("The file is not a valid EDF or BDF file, or it is damaged. Nothing was changed; try another copy of it."));
    break;
  }
}

/* Opening a pipe or a device would wait for ever. */
static gboolean
check_file (const char *path,
            GError    **error)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0) {
    set_format_error (error, EDFLIB_NO_SUCH_FILE_OR_DIRECTORY);
    return FALSE;
  }
  if (!S_ISREG (status.st_mode)) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID, _("This is not a file. Choose a recording."));
    return FALSE;
  }
  if (status.st_size > MAX_BYTES) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID, _("The file is larger than a session can be (2 GiB). Cut it into parts first."));
    return FALSE;
  }

  return TRUE;
}

static double
get_rate (const edflib_hdr_t *header,
          int                 signal)
{
  return header->signalparam[signal].smp_in_datarecord * TIME_UNITS / (double) header->datarecord_duration;
}

/* The first signal that is called EMG, else the first one, says at which rate the session ran. */
static int
find_leading_signal (const edflib_hdr_t *header)
{
  for (int s = 0; s < header->edfsignals; s++)
    if (g_ascii_strncasecmp (header->signalparam[s].label, "EMG", 3) == 0)
      return s;

  return 0;
}

static FrondChannelKind
guess_kind (const char *label,
            const char *unit)
{
  g_autofree char *folded = g_ascii_strdown (label, -1);

  if (g_str_has_prefix (folded, "emgenv"))
    return FROND_CHANNEL_EMG_ENVELOPE;
  if (g_str_has_prefix (folded, "emg"))
    return FROND_CHANNEL_EMG_RAW;
  if (g_str_has_prefix (folded, "pressure") || g_str_equal (unit, "cmH2O") || g_str_equal (unit, "kPa") || g_str_equal (unit, "mmHg"))
    return FROND_CHANNEL_PRESSURE;

  return g_str_equal (unit, "uV") ? FROND_CHANNEL_EMG_RAW : FROND_CHANNEL_OTHER;
}

/* Voltages come in µV, whatever the file wrote them in; a signal without a unit is in counts. */
static const char *
normalise_unit (const char *unit,
                double     *factor)
{
  *factor = 1;
  if (*unit == '\0')
    return "count";
  if (g_str_equal (unit, "mV"))
    *factor = 1e3;
  else if (g_str_equal (unit, "V"))
    *factor = 1e6;
  else if (g_str_equal (unit, "nV"))
    *factor = 1e-3;
  else
    return unit;

  return "uV";
}

static char *
clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return g_strdup (g_strstrip (valid));
}

static FrondChannel *
make_channel (const edflib_param_t *signal,
              gboolean              is_bdf)
{
  g_autofree char *label = clean (signal->label);
  g_autofree char *dimension = clean (signal->physdimension);
  double           factor;
  const char      *unit = normalise_unit (dimension, &factor);
  double           scale = (signal->phys_max - signal->phys_min) / ((double) signal->dig_max - signal->dig_min) * factor;
  FrondChannel    *channel = frond_channel_new (label, guess_kind (label, unit), unit, scale, signal->phys_min * factor - signal->dig_min * scale);

  channel->raw_min = signal->dig_min;
  channel->raw_max = signal->dig_max;
  frond_edf_transducer_parse (signal->transducer, &channel->raw_min, &channel->raw_max);
  channel->bits = MIN (is_bdf ? 24 : 16, (guint) g_bit_storage ((gulong) ((gint64) channel->raw_max - channel->raw_min)));
  sscanf (signal->prefilter, "HP:%lfHz LP:%lfHz", &channel->band_low_hz, &channel->band_high_hz);

  return channel;
}

static gboolean
read_signal (const edflib_hdr_t *header,
             int                 signal,
             gsize               n_samples,
             gint32             *out)
{
  for (gsize done = 0; done < n_samples;) {
    int n = (int) MIN (CHUNK, n_samples - done);

    if (edfread_digital_samples (header->handle, signal, n, out + done) != n)
      return FALSE;
    done += (gsize) n;
  }

  return TRUE;
}

static gboolean
read_signals (FrondImportedRecording *self,
              const edflib_hdr_t     *header,
              GError                **error)
{
  g_autoptr (GStrvBuilder) skipped = g_strv_builder_new ();
  int leading = find_leading_signal (header);

  self->rate_hz = get_rate (header, leading);
  self->n_samples = (gsize) header->signalparam[leading].smp_in_file;
  self->raw = g_new0 (gint32 *, header->edfsignals);
  for (int s = 0; s < header->edfsignals; s++) {
    const edflib_param_t *signal = &header->signalparam[s];
    gint32               *raw;

    if (signal->smp_in_datarecord != header->signalparam[leading].smp_in_datarecord) {
      g_strv_builder_take (skipped, clean (signal->label));
      continue;
    }
    raw = g_new (gint32, self->n_samples);
    self->raw[self->channels->len] = raw;
    g_ptr_array_add (self->channels, make_channel (signal, header->filetype >= EDFLIB_FILETYPE_BDF));
    if (!read_signal (header, s, self->n_samples, raw)) {
      set_format_error (error, EDFLIB_FILE_READ_ERROR);
      return FALSE;
    }
  }
  self->skipped = g_strv_builder_end (skipped);

  return TRUE;
}

static FrondEvent *
make_event (const FrondImportedRecording *self,
            const edflib_annotation_t    *annotation,
            int                          *n_phases)
{
  g_autofree char *text = clean (annotation->annotation);
  guint64          sample = (guint64) llround (MAX (0, annotation->onset) / TIME_UNITS * self->rate_hz);
  FrondEvent      *event;

  if (g_str_has_prefix (text, FROND_EDF_PHASE)) {
    event = frond_event_new (FROND_EVENT_PHASE, sample, *n_phases, text + strlen (FROND_EDF_PHASE));
    *n_phases += 1;
  } else {
    event = frond_event_new (FROND_EVENT_MARKER, sample, 0, text);
  }
  if (annotation->duration_l > 0)
    event->duration = (guint64) llround (annotation->duration_l / TIME_UNITS * self->rate_hz);

  return event;
}

/* Our own files say where the signal ends when the last data record is longer. */
static void
read_annotations (FrondImportedRecording *self,
                  const edflib_hdr_t     *header)
{
  int n_phases = 0;

  for (int i = 0; i < MIN (header->annotations_in_file, MAX_ANNOTATIONS); i++) {
    edflib_annotation_t annotation;

    if (edf_get_annotation (header->handle, i, &annotation) != 0)
      continue;
    annotation.annotation[EDFLIB_MAX_ANNOTATION_LEN] = '\0';
    if (g_str_equal (annotation.annotation, FROND_EDF_END_OF_DATA)) {
      double end = round (MAX (0, annotation.onset) / TIME_UNITS * self->rate_hz);

      if (end >= 1 && end < (double) self->n_samples)
        self->n_samples = (gsize) end;
      continue;
    }
    g_ptr_array_add (self->events, make_event (self, &annotation, &n_phases));
  }
}

static GDateTime *
read_start (const edflib_hdr_t *header)
{
  double seconds = header->starttime_second + (double) header->starttime_subsecond / TIME_UNITS;

  if (header->startdate_year == 1985 && header->startdate_month == 1 && header->startdate_day == 1)
    return NULL;

  return g_date_time_new_local (header->startdate_year, header->startdate_month, header->startdate_day, header->starttime_hour, header->starttime_minute, seconds);
}

static gboolean
is_sound (const edflib_hdr_t *header)
{
  return header->edfsignals > 0 && header->datarecord_duration > 0 && header->datarecords_in_file > 0 &&
         header->signalparam[find_leading_signal (header)].smp_in_file > 0;
}

static FrondImportedRecording *
read_open_file (const edflib_hdr_t *header,
                GError            **error)
{
  g_autoptr (FrondImportedRecording) self = g_new0 (FrondImportedRecording, 1);

  self->channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_event_free);
  if (!is_sound (header)) {
    set_format_error (error, EDFLIB_FILE_CONTAINS_FORMAT_ERRORS);
    return NULL;
  }
  if (!read_signals (self, header, error))
    return NULL;
  read_annotations (self, header);
  self->started_at = read_start (header);

  return g_steal_pointer (&self);
}

/**
 * frond_edf_read:
 * @path: an EDF, EDF+C, BDF or BDF+C file
 * @error: %FROND_ERROR_NOT_FOUND, %FROND_ERROR_INVALID (not a file, too large, EDF+D) or %FROND_ERROR_DAMAGED
 *
 * Signals of another rate than the leading one (the first EMG, else the first) are left out and named. Safe on damaged and hostile
 * files. Blocks; any thread.
 *
 * Returns: (transfer full): what the file holds, or %NULL
 */
FrondImportedRecording *
frond_edf_read (const char *path,
                GError    **error)
{
  g_autofree edflib_hdr_t *header = NULL;
  FrondImportedRecording  *self = NULL;

  if (!check_file (path, error))
    return NULL;

  header = g_new0 (edflib_hdr_t, 1);
  frond_edf_lock ();
  if (edfopen_file_readonly (path, header, EDFLIB_READ_ALL_ANNOTATIONS) == 0) {
    self = read_open_file (header, error);
    edfclose_file (header->handle);
  } else {
    set_format_error (error, header->filetype);
  }
  frond_edf_unlock ();

  return self;
}

void
frond_imported_recording_free (FrondImportedRecording *self)
{
  for (guint c = 0; self->raw && c < self->channels->len; c++)
    g_free (self->raw[c]);
  g_free (self->raw);
  g_ptr_array_unref (self->channels);
  g_ptr_array_unref (self->events);
  g_clear_pointer (&self->started_at, g_date_time_unref);
  g_strfreev (self->skipped);
  g_free (self);
}
