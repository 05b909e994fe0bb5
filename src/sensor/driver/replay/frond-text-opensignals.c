/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-text-reader.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "driver/bitalino/frond-bitalino-channel.h"

/* OpenSignals: a line of JSON keyed by the device's address, then rows of whole numbers: sequence, digital and analog columns. */

#define MAX_RATE_HZ 100000
#define MAX_BITS    16
#define MAX_ANALOG  16

typedef struct {
  double   rate_hz;
  gboolean bitalino;
  gboolean revolution;
  guint    n_columns;
  int      sequence; /* its column, -1 for none */
  guint    sequence_bits;
  guint    n_analog;
  guint    columns[MAX_ANALOG];
  guint    bits[MAX_ANALOG];
  char    *names[MAX_ANALOG];
  char    *sensors[MAX_ANALOG];
} Header;

static void
header_clear (Header *self)
{
  for (guint i = 0; i < MAX_ANALOG; i++) {
    g_free (self->names[i]);
    g_free (self->sensors[i]);
  }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Header, header_clear)

/* The files come from anywhere: every member may be missing or of another type. */
static JsonArray *
find_array (JsonObject *device,
            const char *name)
{
  JsonNode *node = json_object_get_member (device, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
get_number (JsonNode *node,
            double   *number)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      (json_node_get_value_type (node) != G_TYPE_INT64 && json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return FALSE;
  *number = json_node_get_double (node);

  return isfinite (*number);
}

static const char *
get_string (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return "";

  return json_node_get_string (node);
}

static const char *
get_element_string (JsonArray *array,
                    guint      i)
{
  return array != NULL && i < json_array_get_length (array) ? get_string (json_array_get_element (array, i)) : "";
}

static guint
get_bits (JsonArray *resolution,
          guint      i)
{
  double bits;

  if (resolution == NULL || i >= json_array_get_length (resolution) || !get_number (json_array_get_element (resolution, i), &bits) ||
      bits < 1 || bits > MAX_BITS)
    return 0;

  return (guint) bits;
}

/* "A1" and so on: the analog inputs. */
static gboolean
is_analog (const char *name)
{
  return name[0] == 'A' && g_ascii_isdigit (name[1]);
}

static gboolean
parse_columns (FrondTextReader *reader,
               JsonObject      *device,
               Header          *header,
               GError         **error)
{
  JsonArray *names = find_array (device, "column");
  JsonArray *resolution = find_array (device, "resolution");
  JsonArray *sensors = find_array (device, "sensor");

  header->n_columns = names != NULL ? json_array_get_length (names) : 0;
  if (header->n_columns < 1 || header->n_columns > FROND_TEXT_MAX_COLUMNS)
    return frond_text_reader_fail (reader, _("does not name the columns"), error);
  for (guint i = 0; i < header->n_columns; i++) {
    const char *name = get_element_string (names, i);

    if (g_str_equal (name, "nSeq")) {
      header->sequence = (int) i;
      header->sequence_bits = get_bits (resolution, i);
    } else if (is_analog (name) && header->n_analog < MAX_ANALOG) {
      header->bits[header->n_analog] = get_bits (resolution, i);
      if (header->bits[header->n_analog] == 0)
        return frond_text_reader_fail (reader, _("names a resolution that makes no sense"), error);
      header->sensors[header->n_analog] = g_ascii_strup (get_element_string (sensors, header->n_analog), -1);
      header->names[header->n_analog] = g_strndup (name, 3);
      header->columns[header->n_analog++] = i;
    }
  }
  if (header->n_analog == 0)
    return frond_text_reader_fail (reader, _("names no analog input"), error);

  return TRUE;
}

static JsonObject *
find_device (JsonNode *root)
{
  g_autoptr (GList) devices = NULL;
  JsonNode *first;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  devices = json_object_get_values (json_node_get_object (root));
  first = devices != NULL ? devices->data : NULL;

  return first != NULL && JSON_NODE_HOLDS_OBJECT (first) ? json_node_get_object (first) : NULL;
}

static void
set_firmware (FrondTextRecording *self,
              JsonNode           *node)
{
  char   text[G_ASCII_DTOSTR_BUF_SIZE];
  double version;

  if (get_number (node, &version))
    g_set_str (&self->firmware, g_ascii_formatd (text, sizeof text, "%.1f", version));
}

static gboolean
parse_description (FrondTextReader    *reader,
                   FrondTextRecording *self,
                   Header             *header,
                   GError            **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *device;
  const char *name;

  if (!g_utf8_validate (reader->line, -1, NULL) || !json_parser_load_from_data (parser, reader->line + 1, -1, NULL))
    return frond_text_reader_fail (reader, _("should describe the device, but is damaged"), error);
  device = find_device (json_parser_get_root (parser));
  if (device == NULL)
    return frond_text_reader_fail (reader, _("should describe the device, but is damaged"), error);
  if (!get_number (json_object_get_member (device, "sampling rate"), &header->rate_hz) || header->rate_hz < 1 || header->rate_hz > MAX_RATE_HZ)
    return frond_text_reader_fail (reader, _("names a sampling rate that makes no sense"), error);

  name = get_string (json_object_get_member (device, "device"));
  header->bitalino = g_str_has_prefix (name, "bitalino");
  header->revolution = g_str_has_prefix (name, "bitalino_rev");
  if (header->bitalino)
    g_set_str (&self->model, header->revolution ? "BITalino (r)evolution" : "BITalino");
  set_firmware (self, json_object_get_member (device, "firmware version"));

  return parse_columns (reader, device, header, error);
}

static gboolean
skip_to_rows (FrondTextReader *reader,
              GError         **error)
{
  gboolean more;

  while (frond_text_reader_next (reader, &more, error)) {
    if (!more || reader->line[0] != '#')
      return frond_text_reader_fail (reader, _("should end the header, but does not"), error);
    if (strstr (reader->line, "EndOfHeader") != NULL)
      return TRUE;
  }

  return FALSE;
}

/* Newer files name each sensor. In older ones the first input is the muscle's, as on the board. */
static gboolean
is_emg (const Header *header,
        guint         n)
{
  if (!header->bitalino)
    return FALSE;
  if (*header->sensors[n] != '\0')
    return strstr (header->sensors[n], "EMG") != NULL;

  return n == 0;
}

static FrondChannel *
make_channel (const Header *header,
              guint         n)
{
  g_autofree char *label = is_emg (header, n) ? g_strconcat ("EMG ", header->names[n], NULL) : g_strdup (header->names[n]);
  FrondChannel    *channel;

  if (is_emg (header, n))
    return frond_bitalino_channel_new (label, header->bits[n], header->revolution);

  channel = frond_channel_new (label, FROND_CHANNEL_OTHER, "count", 1, 0);
  channel->bits = header->bits[n];
  channel->raw_min = 0;
  channel->raw_max = (1 << header->bits[n]) - 1;

  return channel;
}

FrondTextRecording *
frond_text_opensignals_parse (FrondTextReader *reader,
                              GError         **error)
{
  g_autoptr (FrondTextRecording) self = frond_text_recording_new (FROND_TEXT_OPENSIGNALS);
  g_autoptr (FrondTextTable) table = NULL;
  g_auto (Header) header = { .sequence = -1 };
  gboolean more;

  if (!frond_text_reader_next (reader, &more, error))
    return NULL;
  if (!more || reader->line[0] != '#') {
    frond_text_reader_fail (reader, _("should describe the device, but is damaged"), error);
    return NULL;
  }
  if (!parse_description (reader, self, &header, error) || !skip_to_rows (reader, error))
    return NULL;
  table = frond_text_table_new (header.n_columns);
  if (!frond_text_table_read (table, reader, TRUE, FALSE, error))
    return NULL;

  self->rate_hz = header.rate_hz;
  for (guint i = 0; i < header.n_analog; i++) {
    if (!frond_text_table_check_counts (table, reader, header.columns[i], header.bits[i], error))
      return NULL;
    g_ptr_array_add (self->channels, make_channel (&header, i));
  }
  frond_text_recording_take (self, table, header.columns);
  if (header.sequence >= 0 && header.sequence_bits > 0) {
    if (!frond_text_table_check_counts (table, reader, (guint) header.sequence, header.sequence_bits, error))
      return NULL;
    frond_text_recording_find_gaps (self, table, (guint) header.sequence, 1u << header.sequence_bits);
  }

  return g_steal_pointer (&self);
}
