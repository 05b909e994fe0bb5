/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-bitalino-frame.h"

#include <string.h>

/* The rest of division by x^4 + x + 1 for each upper nibble. */
static const guint8 crc_table[16] = { 0, 3, 6, 5, 12, 15, 10, 9, 11, 8, 13, 14, 7, 4, 1, 2 };

/* Over all nibbles but the last, which holds the result. */
static guint8
compute_crc (const guint8 *bytes,
             gsize         n_bytes)
{
  guint8 crc = 0;

  for (gsize i = 0; i + 1 < n_bytes; i++) {
    crc = crc_table[crc] ^ (bytes[i] >> 4);
    crc = crc_table[crc] ^ (bytes[i] & 0x0F);
  }
  crc = crc_table[crc] ^ (bytes[n_bytes - 1] >> 4);

  return crc_table[crc];
}

static gboolean
has_good_crc (const guint8 *bytes,
              gsize         n_bytes)
{
  return compute_crc (bytes, n_bytes) == (bytes[n_bytes - 1] & 0x0F);
}

/**
 * frond_bitalino_frame_get_length:
 * @n_channels: 1-6
 *
 * Returns: bytes in a frame: 12 bits of sequence, CRC and inputs, four channels of 10 bits, the fifth and sixth of 6
 */
guint
frond_bitalino_frame_get_length (guint n_channels)
{
  static const guint lengths[] = { 3, 4, 6, 7, 8, 8 };

  g_return_val_if_fail (n_channels >= 1 && n_channels <= FROND_BITALINO_MAX_CHANNELS, 3);

  return lengths[n_channels - 1];
}

/**
 * frond_bitalino_channel_get_bits:
 * @n_channels: how many are selected
 * @channel: position among them, from 0
 *
 * Returns: resolution of the channel at that position
 */
guint
frond_bitalino_channel_get_bits (guint n_channels,
                                 guint channel)
{
  g_return_val_if_fail (channel < n_channels, 10);

  return channel < 4 ? 10 : 6;
}

/* Written from the frame's end towards its beginning, hence the pointer behind the last byte. */
static void
unpack_values (const guint8 *end,
               guint         n_channels,
               guint16      *values)
{
  values[0] = (guint16) ((end[-2] & 0x0F) << 6 | end[-3] >> 2);
  if (n_channels > 1)
    values[1] = (guint16) ((end[-3] & 0x03) << 8 | end[-4]);
  if (n_channels > 2)
    values[2] = (guint16) (end[-5] << 2 | end[-6] >> 6);
  if (n_channels > 3)
    values[3] = (guint16) ((end[-6] & 0x3F) << 4 | end[-7] >> 4);
  if (n_channels > 4)
    values[4] = (guint16) ((end[-7] & 0x0F) << 2 | end[-8] >> 6);
  if (n_channels > 5)
    values[5] = end[-8] & 0x3F;
}

/**
 * frond_bitalino_frame_decode:
 * @bytes: as many as a frame has
 * @n_channels: selected channels
 * @frame: (out): what they say
 *
 * Returns: whether the CRC holds; if not, @frame is left alone
 */
gboolean
frond_bitalino_frame_decode (const guint8       *bytes,
                             guint               n_channels,
                             FrondBitalinoFrame *frame)
{
  guint length = frond_bitalino_frame_get_length (n_channels);

  if (!has_good_crc (bytes, length))
    return FALSE;

  memset (frame, 0, sizeof *frame);
  frame->sequence = bytes[length - 1] >> 4;
  frame->digital = bytes[length - 2] >> 4;
  unpack_values (bytes + length, n_channels, frame->values);

  return TRUE;
}

/**
 * frond_bitalino_frame_encode:
 * @frame: what to say; values above their range are cut to its end
 * @n_channels: selected channels
 * @bytes: room for %FROND_BITALINO_MAX_FRAME_BYTES
 *
 * Returns: how many bytes were written
 */
guint
frond_bitalino_frame_encode (const FrondBitalinoFrame *frame,
                             guint                     n_channels,
                             guint8                   *bytes)
{
  guint   length = frond_bitalino_frame_get_length (n_channels);
  guint8  packed[FROND_BITALINO_MAX_FRAME_BYTES] = { 0 };
  guint8 *end = packed + sizeof packed;
  guint16 v[FROND_BITALINO_MAX_CHANNELS] = { 0 };

  for (guint i = 0; i < n_channels; i++)
    v[i] = MIN (frame->values[i], i < 4 ? 1023 : 63);

  end[-1] = (guint8) (frame->sequence << 4);
  end[-2] = (guint8) (frame->digital << 4 | v[0] >> 6);
  end[-3] = (guint8) (v[0] << 2 | v[1] >> 8);
  end[-4] = (guint8) v[1];
  end[-5] = (guint8) (v[2] >> 2);
  end[-6] = (guint8) (v[2] << 6 | v[3] >> 4);
  end[-7] = (guint8) (v[3] << 4 | v[4] >> 2);
  end[-8] = (guint8) (v[4] << 6 | v[5]);
  memcpy (bytes, end - length, length);
  bytes[length - 1] |= compute_crc (bytes, length);

  return length;
}

static guint16
read_u16 (const guint8 *bytes)
{
  return (guint16) (bytes[0] | bytes[1] << 8);
}

/**
 * frond_bitalino_state_decode:
 * @bytes: the reply to the state command
 * @n_bytes: 16, or 17 from firmware that also sends its PWM value
 * @state: (out): what it says
 *
 * The length that has a good CRC is the right one; the longer one goes first, because the shorter one is its beginning.
 *
 * Returns: whether a CRC holds
 */
gboolean
frond_bitalino_state_decode (const guint8       *bytes,
                             gsize               n_bytes,
                             FrondBitalinoState *state)
{
  gsize length;

  if (n_bytes >= FROND_BITALINO_STATE_BYTES_WITH_PWM && has_good_crc (bytes, FROND_BITALINO_STATE_BYTES_WITH_PWM))
    length = FROND_BITALINO_STATE_BYTES_WITH_PWM;
  else if (n_bytes >= FROND_BITALINO_STATE_BYTES && has_good_crc (bytes, FROND_BITALINO_STATE_BYTES))
    length = FROND_BITALINO_STATE_BYTES;
  else
    return FALSE;

  for (guint i = 0; i < FROND_BITALINO_MAX_CHANNELS; i++)
    state->analog[i] = read_u16 (bytes + 2 * i);
  state->battery = read_u16 (bytes + 12);
  state->threshold = bytes[14];
  state->digital = bytes[length - 1] >> 4;

  return TRUE;
}

/**
 * frond_bitalino_state_encode:
 * @state: what to say
 * @with_pwm: whether to send 17 bytes
 * @bytes: room for %FROND_BITALINO_STATE_BYTES_WITH_PWM
 */
void
frond_bitalino_state_encode (const FrondBitalinoState *state,
                             gboolean                  with_pwm,
                             guint8                   *bytes)
{
  guint length = with_pwm ? FROND_BITALINO_STATE_BYTES_WITH_PWM : FROND_BITALINO_STATE_BYTES;

  memset (bytes, 0, length);
  for (guint i = 0; i < FROND_BITALINO_MAX_CHANNELS; i++) {
    bytes[2 * i] = (guint8) state->analog[i];
    bytes[2 * i + 1] = (guint8) (state->analog[i] >> 8);
  }
  bytes[12] = (guint8) state->battery;
  bytes[13] = (guint8) (state->battery >> 8);
  bytes[14] = state->threshold;
  bytes[length - 1] = (guint8) (state->digital << 4);
  bytes[length - 1] |= compute_crc (bytes, length);
}

/**
 * frond_bitalino_state_get_battery_v:
 *
 * The battery is measured through a divider by two against 3.3 V in 10 bits: 527 is 3.40 V, 590 is 3.81 V.
 *
 * Returns: its voltage
 */
double
frond_bitalino_state_get_battery_v (const FrondBitalinoState *state)
{
  return 2 * 3.3 * state->battery / 1023;
}

/**
 * frond_bitalino_version_parse:
 * @bytes: whatever came after the question, perhaps with the rest of a stream before the reply
 * @n_bytes: how many
 * @version: (out) (optional): for instance 5.2
 *
 * Returns: whether a whole reply, "BITalino_v5.2\n", is in them
 */
gboolean
frond_bitalino_version_parse (const guint8 *bytes,
                              gsize         n_bytes,
                              double       *version)
{
  static const char header[] = "BITalino";
  const guint8     *start = n_bytes > 0 ? memmem (bytes, n_bytes, header, strlen (header)) : NULL;
  const guint8     *end = start != NULL ? memchr (start, '\n', n_bytes - (gsize) (start - bytes)) : NULL;
  g_autofree char  *line = NULL;
  const char       *number;

  if (end == NULL)
    return FALSE;

  line = g_strndup ((const char *) start, (gsize) (end - start));
  number = strstr (line, "_v");
  if (version != NULL)
    *version = number != NULL ? g_ascii_strtod (number + 2, NULL) : 0;

  return TRUE;
}
