/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One EDF+C or BDF+C file for each unbroken stretch of a recording. EDFlib lays out the file; what it cannot do (physical limits without
 * rounding, knowing that the disk was full) is added here. Nothing is visible under its name before all of it is on the disk. */

#include "config.h"

#include "frond-edf-writer.h"

#include "frond-edf-annotations.h"
#include "frond-edf-library.h"
#include "frond-edf-limits.h"
#include "frond-edf-seal.h"
#include "frond-error.h"
#include "frond-export-error.h"

#include <edflib.h>
#include <errno.h>
#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Record length in EDFlib's unit of 10 µs: as near to 0.1 s as the rate allows, so that little has to be padded at the end. */
#define UNITS_PER_SECOND    100000
#define MAX_ANNOTATION_ROWS 64
#define CHUNK_RECORDS       256

typedef struct {
  const FrondExportSource *source;
  FrondEdfFormat           format;
  FrondEdfLimits          *limits;
  int                      record_samples;
  int                      record_units;
} Job;

static void
get_range (FrondEdfFormat format,
           int           *lowest,
           int           *highest)
{
  *lowest = format == FROND_EDF_FORMAT_EDF ? G_MININT16 : -8388608;
  *highest = format == FROND_EDF_FORMAT_EDF ? G_MAXINT16 : 8388607;
}

/**
 * frond_edf_format_for:
 * @source: a recording
 *
 * Returns: the smallest format that holds every channel's raw range
 */
FrondEdfFormat
frond_edf_format_for (const FrondExportSource *source)
{
  for (guint c = 0; c < source->channels->len; c++) {
    const FrondChannel *channel = g_ptr_array_index (source->channels, c);

    if (channel->raw_min < G_MININT16 || channel->raw_max > G_MAXINT16)
      return FROND_EDF_FORMAT_BDF;
  }

  return FROND_EDF_FORMAT_EDF;
}

static gboolean
choose_record (Job     *job,
               GError **error)
{
  double rate = job->source->rate_hz;

  if (rate > 0 && rate <= 1e6)
    for (int n = (int) ceil (rate / 10); n <= rate * 60; n++) {
      double units = n / rate * UNITS_PER_SECOND;

      if (fabs (units - round (units)) < 1e-6) {
        job->record_samples = n;
        job->record_units = (int) round (units);
        return TRUE;
      }
    }
  g_set_error (error, FROND_ERROR, FROND_ERROR_INVALID, _("A rate of %g Hz cannot be written exactly in EDF. Export it as CSV."), rate);

  return FALSE;
}

static gboolean
choose_limits (Job     *job,
               GError **error)
{
  int lowest, highest;

  get_range (job->format, &lowest, &highest);
  job->limits = g_new0 (FrondEdfLimits, job->source->channels->len);
  for (guint c = 0; c < job->source->channels->len; c++) {
    const FrondChannel *channel = g_ptr_array_index (job->source->channels, c);

    if (!frond_edf_limits_choose (channel, lowest, highest, &job->limits[c])) {
      g_set_error (error, FROND_ERROR, FROND_ERROR_INVALID, _("The values of channel “%s” do not fit into this format. Export it as BDF or CSV."), channel->label);
      return FALSE;
    }
  }

  return TRUE;
}

static void
set_signal (const Job *job,
            int        handle,
            guint      c)
{
  const FrondChannel      *channel = g_ptr_array_index (job->source->channels, c);
  const FrondChainProfile *chain = job->source->chain;
  g_autofree char         *label = g_str_to_ascii (channel->label, "C");
  g_autofree char         *unit = g_str_to_ascii (channel->unit, "C");
  g_autofree char         *transducer = frond_edf_transducer_to_text (chain ? chain->electrode : NULL, channel->raw_min, channel->raw_max);

  edf_set_samplefrequency (handle, (int) c, job->record_samples);
  edf_set_digital_minimum (handle, (int) c, job->limits[c].digital_min);
  edf_set_digital_maximum (handle, (int) c, job->limits[c].digital_max);
  edf_set_physical_minimum (handle, (int) c, g_ascii_strtod (job->limits[c].physical_min, NULL));
  edf_set_physical_maximum (handle, (int) c, g_ascii_strtod (job->limits[c].physical_max, NULL));
  edf_set_label (handle, (int) c, label);
  edf_set_physical_dimension (handle, (int) c, unit);
  edf_set_transducer (handle, (int) c, transducer);
  if (channel->band_high_hz > 0) {
    g_autofree char *band = g_strdup_printf ("HP:%gHz LP:%gHz", channel->band_low_hz, channel->band_high_hz);

    edf_set_prefilter (handle, (int) c, band);
  }
}

/* Without a date the one that stands for "not told": 1 January 1985. */
static void
set_start (const Job *job,
           int        handle,
           guint64    first_sample)
{
  g_autoptr (GDateTime) start = NULL;

  if (job->source->started_at)
    start = g_date_time_add (job->source->started_at, llround ((double) first_sample / job->source->rate_hz * 1e6));
  if (start == NULL || g_date_time_get_year (start) < 1985 || g_date_time_get_year (start) > 2084) {
    edf_set_startdatetime (handle, 1985, 1, 1, 0, 0, 0);
    return;
  }
  edf_set_startdatetime (handle, g_date_time_get_year (start), g_date_time_get_month (start), g_date_time_get_day_of_month (start), g_date_time_get_hour (start), g_date_time_get_minute (start), g_date_time_get_second (start));
  edf_set_subsecond_starttime (handle, g_date_time_get_microsecond (start) * 10);
}

static void
set_header (const Job *job,
            int        handle,
            guint64    first_sample,
            int        n_annotation_rows)
{
  const FrondExportSource *source = job->source;
  g_autofree char         *equipment = NULL;

  edf_set_datarecord_duration (handle, job->record_units);
  edf_set_number_of_annotation_signals (handle, n_annotation_rows);
  for (guint c = 0; c < source->channels->len; c++)
    set_signal (job, handle, c);
  set_start (job, handle, first_sample);
  if (source->patient_code) {
    g_autofree char *code = g_str_to_ascii (source->patient_code, "C");

    edf_set_patientcode (handle, code);
  }
  equipment = g_str_to_ascii (source->chain && source->chain->sensor && *source->chain->sensor ? source->chain->sensor : "Frond", "C");
  edf_set_equipment (handle, equipment);
}

static gboolean
check_values (const Job    *job,
              guint         c,
              const gint32 *values,
              gsize         n,
              GError      **error)
{
  const FrondEdfLimits *limits = &job->limits[c];

  for (gsize i = 0; i < n; i++)
    if (values[i] < limits->digital_min || values[i] > limits->digital_max) {
      g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID, _("The recording has values outside of its sensor’s range, which EDF would cut. Export it as CSV."));
      return FALSE;
    }

  return TRUE;
}

/* Reads n samples of every channel into chunk, one channel after the other, each with room for whole records; the last value fills up. */
static gboolean
read_chunk (const Job *job,
            guint64    first,
            gsize      n,
            gsize      padded,
            gint32    *chunk,
            GError   **error)
{
  const FrondExportSource *source = job->source;

  for (guint c = 0; c < source->channels->len; c++) {
    gint32 *values = chunk + c * padded;

    if (!source->read_raw (c, first, n, values, source->user_data, error) || !check_values (job, c, values, n, error))
      return FALSE;
    for (gsize i = n; i < padded; i++)
      values[i] = values[n - 1];
  }

  return TRUE;
}

static gboolean
write_samples (const Job                *job,
               int                       handle,
               const FrondExportStretch *stretch,
               GError                  **error)
{
  guint              n_channels = job->source->channels->len;
  gsize              k = (gsize) job->record_samples;
  g_autofree gint32 *chunk = g_new (gint32, CHUNK_RECORDS * k * n_channels);

  for (guint64 done = 0; done < stretch->n_samples;) {
    gsize n = (gsize) MIN (CHUNK_RECORDS * k, stretch->n_samples - done);
    gsize n_records = (n + k - 1) / k;

    if (!read_chunk (job, stretch->first_sample + done, n, n_records * k, chunk, error))
      return FALSE;
    for (gsize r = 0; r < n_records; r++)
      for (guint c = 0; c < n_channels; c++)
        if (edfwrite_digital_samples (handle, chunk + (c * n_records + r) * k) != 0) {
          frond_export_set_file_error (error, errno);
          return FALSE;
        }
    done += n;
  }

  return TRUE;
}

static GArray *
make_annotations (const Job                *job,
                  const FrondExportStretch *stretch,
                  guint                     part,
                  guint                     n_parts)
{
  GArray *annotations = frond_edf_annotations_of_stretch (job->source, stretch, part, n_parts);

  if (stretch->n_samples % (guint64) job->record_samples != 0)
    frond_edf_annotations_add (annotations, llround ((double) stretch->n_samples / job->source->rate_hz * 1e6), -1, FROND_EDF_END_OF_DATA);

  return annotations;
}

/* EDFlib stores one annotation per row and record. */
static int
count_annotation_rows (const Job                *job,
                       const FrondExportStretch *stretch,
                       guint                     n_annotations)
{
  guint64 n_records = (stretch->n_samples + (guint64) job->record_samples - 1) / (guint64) job->record_samples;

  return (int) CLAMP ((n_annotations + n_records - 1) / n_records, 1, MAX_ANNOTATION_ROWS);
}

static gboolean
fill_file (const Job                *job,
           int                       handle,
           const FrondExportStretch *stretch,
           const GArray             *annotations,
           GError                  **error)
{
  set_header (job, handle, stretch->first_sample, count_annotation_rows (job, stretch, annotations->len));
  if (!write_samples (job, handle, stretch, error))
    return FALSE;
  for (guint i = 0; i < annotations->len; i++) {
    const FrondEdfAnnotation *annotation = &g_array_index (annotations, FrondEdfAnnotation, i);

    edfwrite_annotation_utf8_hr (handle, annotation->onset_us, annotation->duration_us, annotation->text);
  }

  return TRUE;
}

/* The file is made first, so that it is private and an old one is never written over. */
static int
open_file (const Job  *job,
           const char *path,
           GError    **error)
{
  int descriptor = frond_export_make_file (path, error);
  int handle;

  if (descriptor < 0)
    return -1;
  g_close (descriptor, NULL);

  frond_edf_lock ();
  handle = edfopen_file_writeonly (path, job->format == FROND_EDF_FORMAT_EDF ? EDFLIB_FILETYPE_EDFPLUS : EDFLIB_FILETYPE_BDFPLUS, (int) job->source->channels->len);
  frond_edf_unlock ();
  if (handle < 0)
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_FAILED, _("The EDF file could not be begun. The recording itself is unchanged."));

  return handle;
}

static gboolean
write_stretch (const Job                *job,
               const FrondExportStretch *stretch,
               guint                     part,
               guint                     n_parts,
               const char               *path,
               GError                  **error)
{
  g_autoptr (GArray) annotations = make_annotations (job, stretch, part, n_parts);
  int      handle = open_file (job, path, error);
  gboolean ok;

  if (handle < 0)
    return FALSE;
  ok = fill_file (job, handle, stretch, annotations, error);
  frond_edf_lock ();
  edfclose_file (handle);
  frond_edf_unlock ();

  return ok && frond_edf_seal (path, job->limits, job->source->channels->len, error);
}

static char *
make_path (const Job  *job,
           const char *folder,
           const char *base_name,
           guint       part,
           guint       n_parts)
{
  const char      *extension = job->format == FROND_EDF_FORMAT_EDF ? "edf" : "bdf";
  g_autofree char *name = NULL;

  if (n_parts > 1)
    name = g_strdup_printf ("%s-%u.%s", base_name, part, extension);
  else
    name = g_strdup_printf ("%s.%s", base_name, extension);

  return g_build_filename (folder, name, NULL);
}

static char *
write_part (const Job    *job,
            const GArray *stretches,
            guint         index,
            const char   *path,
            GError      **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS)) {
    frond_export_set_file_error (error, EEXIST);
    return NULL;
  }
  if (!write_stretch (job, &g_array_index (stretches, FrondExportStretch, index), index + 1, stretches->len, part, error)) {
    g_unlink (part);
    return NULL;
  }

  return g_steal_pointer (&part);
}

static gboolean
write_parts (const Job    *job,
             const GArray *stretches,
             GPtrArray    *paths,
             GPtrArray    *parts,
             GError      **error)
{
  for (guint i = 0; i < paths->len; i++) {
    char *part = write_part (job, stretches, i, g_ptr_array_index (paths, i), error);

    if (part == NULL)
      return FALSE;
    g_ptr_array_add (parts, part);
  }
  for (guint i = 0; i < paths->len; i++)
    if (g_rename (g_ptr_array_index (parts, i), g_ptr_array_index (paths, i)) != 0) {
      frond_export_set_file_error (error, errno);
      while (i-- > 0)
        g_unlink (g_ptr_array_index (paths, i));
      return FALSE;
    }

  return TRUE;
}

static GStrv
write_all (Job          *job,
           const GArray *stretches,
           const char   *folder,
           const char   *base_name,
           GError      **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_null_terminated (stretches->len, g_free, TRUE);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < stretches->len; i++)
    g_ptr_array_add (paths, make_path (job, folder, base_name, i + 1, stretches->len));
  if (write_parts (job, stretches, paths, parts, error))
    return (GStrv) g_ptr_array_steal (paths, NULL);

  for (guint i = 0; i < parts->len; i++)
    g_unlink (g_ptr_array_index (parts, i));

  return NULL;
}

/**
 * frond_edf_write:
 * @source: what is to be written
 * @format: EDF+ or BDF+; see frond_edf_format_for()
 * @folder: where to; must exist
 * @base_name: name of the file without its extension; never patient data
 * @error: %FROND_ERROR_EXISTS rather than write over a file, %FROND_ERROR_NO_SPACE, %FROND_ERROR_READ_ONLY, %FROND_ERROR_INVALID
 *   when the format cannot hold the recording, or what reading it answered
 *
 * Raw values are written as the sensor sent them. A recording with gaps becomes one file for each unbroken stretch, numbered from 1,
 * each with its own start time and a note of its place. Where the last data record is longer than the signal it is filled with the
 * last value and the annotation "Recording ends" says where the signal really does. Blocks.
 *
 * Returns: (transfer full): the paths of the files, or %NULL; then none is left behind
 */
GStrv
frond_edf_write (const FrondExportSource *source,
                 FrondEdfFormat           format,
                 const char              *folder,
                 const char              *base_name,
                 GError                 **error)
{
  Job                        job = { .source = source, .format = format };
  g_autofree FrondEdfLimits *limits = NULL;
  g_autoptr (GArray) stretches = NULL;

  g_return_val_if_fail (source->channels->len > 0, NULL);

  if (!choose_record (&job, error) || !choose_limits (&job, error)) {
    g_free (job.limits);
    return NULL;
  }
  limits = job.limits;
  stretches = frond_export_find_stretches (source, error);
  if (stretches == NULL)
    return NULL;
  if (stretches->len == 0) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NOT_FOUND, _("The recording has no samples to export."));
    return NULL;
  }

  return write_all (&job, stretches, folder, base_name, error);
}
