/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-text-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Simple text: "# Key:= value" lines, then one row of values a sample. */

#define MAX_RATE_HZ     100000
#define MAX_BITS        24
#define MAX_LABEL_BYTES 32
/* Values with decimals are kept in thousandths where they fit. */
#define FINEST_STEP 0.001
#define RAW_MAX     ((1 << 23) - 1)

typedef struct {
  double rate_hz;
  double bits; /* 0: unknown */
  char  *unit;
  char **labels;
} Header;

static void
header_clear (Header *self)
{
  g_free (self->unit);
  g_strfreev (self->labels);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Header, header_clear)

static gboolean
parse_field (FrondTextReader *reader,
             const char      *key,
             const char      *value,
             Header          *header,
             GError         **error)
{
  if (g_str_equal (key, "Sampling Rate (Hz)")) {
    if (!frond_text_reader_parse_number (value, 1, MAX_RATE_HZ, &header->rate_hz))
      return frond_text_reader_fail (reader, _("names a sampling rate that makes no sense"), error);
  } else if (g_str_equal (key, "Resolution")) {
    if (!frond_text_reader_parse_number (value, 1, MAX_BITS, &header->bits))
      return frond_text_reader_fail (reader, _("names a resolution that makes no sense"), error);
  } else if (g_str_equal (key, "Units")) {
    g_set_str (&header->unit, value);
  } else if (g_str_equal (key, "Labels")) {
    g_strfreev (header->labels);
    header->labels = g_strsplit_set (value, "\t,", FROND_TEXT_MAX_COLUMNS + 1);
  }

  return TRUE;
}

static gboolean
parse_header_line (FrondTextReader *reader,
                   Header          *header,
                   GError         **error)
{
  const char      *mark = strstr (reader->line, ":=");
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;

  if (mark == NULL)
    return TRUE;
  key = g_strstrip (g_strndup (reader->line + 1, (gsize) (mark - reader->line - 1)));
  value = g_strstrip (g_strdup (mark + 2));

  return parse_field (reader, key, value, header, error);
}

/* Leaves the reader on the first row. */
static gboolean
parse_header (FrondTextReader *reader,
              Header          *header,
              GError         **error)
{
  gboolean more;

  while (frond_text_reader_next (reader, &more, error)) {
    if (!more)
      return frond_text_reader_fail (reader, _("is the last, but no values have come yet"), error);
    if (reader->line[0] == '#') {
      if (!parse_header_line (reader, header, error))
        return FALSE;
      continue;
    }
    if (header->rate_hz > 0)
      return TRUE;
    return frond_text_reader_fail (reader, _("holds values, but no sampling rate was named before"), error);
  }

  return FALSE;
}

/* Columns of the first row; what is in them shows later. */
static guint
count_columns (const char *line)
{
  guint n = 0;

  for (const char *at = line + strspn (line, " \t,"); *at != '\0'; at += strspn (at, " \t,")) {
    n++;
    at += strcspn (at, " \t,");
  }

  return n;
}

static char *
make_label (const Header *header,
            guint         n)
{
  g_autofree char *label = NULL;

  if (header->labels == NULL || n >= g_strv_length (header->labels))
    return g_strdup_printf (_("Channel %u"), n + 1);
  label = g_strndup (header->labels[n], MAX_LABEL_BYTES);
  for (char *c = label; *c != '\0'; c++)
    if (!g_ascii_isprint (*c))
      *c = '?';

  return g_steal_pointer (&label);
}

static gboolean
is_emg (const Header *header,
        const char   *label)
{
  g_autofree char *upper = g_ascii_strup (label, -1);

  return header->labels == NULL || strstr (upper, "EMG") != NULL;
}

static double
choose_step (const FrondTextTable *table)
{
  double peak = frond_text_table_get_peak (table, 0, table->n_columns);
  double step = FINEST_STEP;

  if (frond_text_table_is_whole (table, 0, table->n_columns) && peak <= RAW_MAX)
    return 1;
  while (peak / step > RAW_MAX)
    step *= 10;

  return step;
}

static gboolean
is_in_uv (const Header *header)
{
  return header->unit != NULL && (g_ascii_strcasecmp (header->unit, "uV") == 0 || g_str_equal (header->unit, "µV"));
}

/* Whole numbers without a unit, and the converter is known. */
static gboolean
are_counts (const Header *header,
            double        step)
{
  return header->bits > 0 && !is_in_uv (header) && step == 1;
}

static FrondChannel *
make_channel (const Header *header,
              guint         n,
              double        step)
{
  g_autofree char *label = make_label (header, n);
  FrondChannelKind kind = is_emg (header, label) ? FROND_CHANNEL_EMG_RAW : FROND_CHANNEL_OTHER;
  FrondChannel    *channel = frond_channel_new (label, kind, is_in_uv (header) ? "uV" : "count", step, 0);

  if (are_counts (header, step)) {
    channel->bits = (guint) header->bits;
    channel->raw_min = 0;
    channel->raw_max = (1 << (guint) header->bits) - 1;
  } else {
    channel->bits = 24;
    channel->raw_min = -RAW_MAX - 1;
    channel->raw_max = RAW_MAX;
  }

  return channel;
}

static void
scale_table (FrondTextTable *table,
             double          step)
{
  for (guint i = 0; i < table->values->len; i++)
    g_array_index (table->values, double, i) = round (g_array_index (table->values, double, i) / step);
}

FrondTextRecording *
frond_text_simple_parse (FrondTextReader *reader,
                         GError         **error)
{
  g_autoptr (FrondTextRecording) self = frond_text_recording_new (FROND_TEXT_SIMPLE);
  g_autoptr (FrondTextTable) table = NULL;
  g_auto (Header) header = { 0 };
  guint  columns[FROND_TEXT_MAX_COLUMNS];
  guint  n;
  double step;

  if (!parse_header (reader, &header, error))
    return NULL;
  n = count_columns (reader->line);
  if (n < 1 || n > FROND_TEXT_MAX_COLUMNS) {
    frond_text_reader_fail (reader, n < 1 ? _("has too few values") : _("has too many values"), error);
    return NULL;
  }
  table = frond_text_table_new (n);
  if (!frond_text_table_read (table, reader, TRUE, TRUE, error))
    return NULL;

  step = choose_step (table);
  scale_table (table, step);
  self->rate_hz = header.rate_hz;
  for (guint i = 0; i < n; i++) {
    if (are_counts (&header, step) && !frond_text_table_check_counts (table, reader, i, (guint) header.bits, error))
      return NULL;
    columns[i] = i;
    g_ptr_array_add (self->channels, make_channel (&header, i, step));
  }
  frond_text_recording_take (self, table, columns);

  return g_steal_pointer (&self);
}
