/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-chunk.h"

/**
 * frond_chunk_choose_width:
 * @frames: raw values
 * @n_values: how many
 * @at_least: what the channels' ranges ask for
 *
 * A sensor that sends more than it announced is stored in more bytes: nothing is ever cut off.
 *
 * Returns: 2, 3 or 4 bytes for each value
 */
guint
frond_chunk_choose_width (const gint32 *frames,
                          gsize         n_values,
                          guint         at_least)
{
  gint32 used = 0;

  /* Negative values turned about: all bits that any value needs besides its sign. */
  for (gsize i = 0; i < n_values; i++)
    used |= frames[i] ^ (frames[i] >> 31);
  if (used < 1 << 15)
    return MAX (2, at_least);
  if (used < 1 << 23)
    return MAX (3, at_least);

  return 4;
}

gsize
frond_chunk_get_size (guint n_frames,
                      guint n_channels,
                      guint width)
{
  return (gsize) n_frames * n_channels * width;
}

static void
encode_16 (const gint32 *in,
           guint         stride,
           guint         n,
           guint8       *out)
{
  for (guint i = 0; i < n; i++) {
    guint16 value = GUINT16_TO_LE ((guint16) in[(gsize) i * stride]);

    memcpy (out + (gsize) i * 2, &value, 2);
  }
}

static void
encode_wide (const gint32 *in,
             guint         stride,
             guint         n,
             guint         width,
             guint8       *out)
{
  for (guint i = 0; i < n; i++) {
    guint32 value = GUINT32_TO_LE ((guint32) in[(gsize) i * stride]);

    memcpy (out + (gsize) i * width, &value, width);
  }
}

/**
 * frond_chunk_encode:
 * @frames: n_frames x n_channels raw values, frame by frame
 * @n_frames: frames
 * @n_channels: channels
 * @width: bytes for each value, from frond_chunk_choose_width()
 * @out: (out caller-allocates): frond_chunk_get_size() bytes
 */
void
frond_chunk_encode (const gint32 *frames,
                    guint         n_frames,
                    guint         n_channels,
                    guint         width,
                    guint8       *out)
{
  for (guint channel = 0; channel < n_channels; channel++) {
    guint8 *plane = out + frond_chunk_get_size (n_frames, channel, width);

    if (width == 2)
      encode_16 (frames + channel, n_channels, n_frames, plane);
    else
      encode_wide (frames + channel, n_channels, n_frames, width, plane);
  }
}

/**
 * frond_chunk_decode:
 * @data: a whole chunk; its size was compared with frond_chunk_get_size()
 * @n_frames: its frames
 * @width: bytes for each value
 * @channel: which channel
 * @first: first frame to decode
 * @n: how many frames to decode
 * @out: (out caller-allocates) (array length=n): raw values
 */
void
frond_chunk_decode (const guint8 *data,
                    guint         n_frames,
                    guint         width,
                    guint         channel,
                    guint         first,
                    guint         n,
                    gint32       *out)
{
  const guint8 *at = data + frond_chunk_get_size (n_frames, channel, width) + (gsize) first * width;
  guint         shift = 32 - 8 * width;

  for (guint i = 0; i < n; i++, at += width) {
    guint32 value = 0;

    memcpy (&value, at, width);
    /* Up to the top and back down again: the sign comes along. */
    out[i] = (gint32) (GUINT32_FROM_LE (value) << shift) >> shift;
  }
}
