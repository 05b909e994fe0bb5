/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-text-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* OpenBCI GUI: "%Key = value" lines, from version 5 on a row of names, then sample index and microvolts. */

#define MAX_CHANNELS    16
#define MAX_RATE_HZ     100000
#define RAW_MAX         ((1 << 23) - 1)
#define COUNTER_MODULUS 256

/* One count of the board's converter in uV at gain 24; at the other gains it is a whole multiple. So the counts come back exactly. */
#define COUNT_UV (4.5 / 24 / RAW_MAX * 1e6)
static const guint gain_steps[] = { 1, 2, 3, 4, 6, 12, 24 };

typedef struct {
  double   rate_hz;
  double   n_channels;
  gboolean counts; /* its sample index goes through 0 to 255 */
} Header;

static gboolean
parse_header_line (FrondTextReader *reader,
                   Header          *header,
                   GError         **error)
{
  const char      *mark = strchr (reader->line, '=');
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;

  if (mark == NULL)
    return TRUE;
  key = g_strstrip (g_strndup (reader->line + 1, (gsize) (mark - reader->line - 1)));
  value = g_strstrip (g_strdup (mark + 1));
  if (g_str_equal (key, "Sample Rate")) {
    if (g_str_has_suffix (value, "Hz"))
      value[strlen (value) - 2] = '\0';
    if (!frond_text_reader_parse_number (value, 1, MAX_RATE_HZ, &header->rate_hz))
      return frond_text_reader_fail (reader, _("names a sampling rate that makes no sense"), error);
  } else if (g_str_equal (key, "Number of channels")) {
    if (!frond_text_reader_parse_number (value, 1, MAX_CHANNELS, &header->n_channels) || header->n_channels != floor (header->n_channels))
      return frond_text_reader_fail (reader, _("names a number of channels that makes no sense"), error);
  } else if (g_str_equal (key, "Board")) {
    header->counts = strstr (value, "Cyton") != NULL && strstr (value, "Daisy") == NULL;
  }

  return TRUE;
}

/* Leaves the reader on the first row of numbers. */
static gboolean
parse_header (FrondTextReader *reader,
              Header          *header,
              GError         **error)
{
  gboolean more;

  while (frond_text_reader_next (reader, &more, error)) {
    if (!more)
      return frond_text_reader_fail (reader, _("is the last, but no values have come yet"), error);
    if (reader->line[0] == '%') {
      if (!parse_header_line (reader, header, error))
        return FALSE;
      continue;
    }
    if (g_str_has_prefix (reader->line, "Sample Index"))
      continue;
    if (header->rate_hz > 0 && header->n_channels > 0)
      return TRUE;
    return frond_text_reader_fail (reader, _("holds values, but rate and channels were not named before"), error);
  }

  return FALSE;
}

/* The board cannot measure more than its lowest gain allows. */
static gboolean
check_range (FrondTextReader      *reader,
             const FrondTextTable *table,
             GError              **error)
{
  double limit_uv = COUNT_UV * gain_steps[G_N_ELEMENTS (gain_steps) - 1] * RAW_MAX;

  for (gsize i = 0; i < frond_text_table_get_n_rows (table); i++)
    for (guint c = 1; c < table->n_columns; c++)
      if (fabs (frond_text_table_get (table, i, c)) > limit_uv * (1 + 1e-6))
        return frond_text_table_fail (table, reader, i, _("holds more microvolts than the sensor can measure"), error);

  return TRUE;
}

static double
choose_step (const FrondTextTable *table)
{
  double peak = frond_text_table_get_peak (table, 1, table->n_columns - 1);
  guint  i = 0;

  while (i + 1 < G_N_ELEMENTS (gain_steps) && peak > COUNT_UV * gain_steps[i] * RAW_MAX)
    i++;

  return COUNT_UV * gain_steps[i];
}

static gboolean
is_counter (const FrondTextTable *table)
{
  for (gsize i = 0; i < frond_text_table_get_n_rows (table); i++) {
    double value = frond_text_table_get (table, i, 0);

    if (value < 0 || value >= COUNTER_MODULUS || value != floor (value))
      return FALSE;
  }

  return TRUE;
}

static void
add_channels (FrondTextRecording *self,
              FrondTextTable     *table,
              guint               n_channels,
              double              step)
{
  guint columns[MAX_CHANNELS];

  for (guint c = 0; c < n_channels; c++) {
    g_autofree char *label = g_strdup_printf ("EXG %u", c + 1);
    FrondChannel    *channel = frond_channel_new (label, FROND_CHANNEL_EMG_RAW, "uV", step, 0);

    channel->bits = 24;
    channel->raw_min = -RAW_MAX - 1;
    channel->raw_max = RAW_MAX;
    g_ptr_array_add (self->channels, channel);
    columns[c] = c + 1;
  }
  for (guint i = 0; i < table->values->len; i++)
    if (i % table->n_columns > 0)
      g_array_index (table->values, double, i) = round (g_array_index (table->values, double, i) / step);
  frond_text_recording_take (self, table, columns);
}

FrondTextRecording *
frond_text_openbci_parse (FrondTextReader *reader,
                          GError         **error)
{
  g_autoptr (FrondTextRecording) self = frond_text_recording_new (FROND_TEXT_OPENBCI);
  g_autoptr (FrondTextTable) table = NULL;
  Header header = { 0 };
  guint  n_channels;

  if (!parse_header (reader, &header, error))
    return NULL;
  n_channels = (guint) header.n_channels;
  table = frond_text_table_new (1 + n_channels);
  /* Behind the channels come accelerometer and time, some of them as text. */
  if (!frond_text_table_read (table, reader, FALSE, TRUE, error) || !check_range (reader, table, error))
    return NULL;

  g_set_str (&self->model, "OpenBCI");
  self->rate_hz = header.rate_hz;
  add_channels (self, table, n_channels, choose_step (table));
  if (header.counts && is_counter (table))
    frond_text_recording_find_gaps (self, table, 0, COUNTER_MODULUS);

  return g_steal_pointer (&self);
}
