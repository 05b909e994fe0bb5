/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "driver/bitalino/frond-bitalino-stream.h"

#include <string.h>

#include "driver/bitalino/frond-bitalino-frame.h"

/* The last frame waits for the next one. Every test sends frames whose values tell their number, so that an invented, doubled or misplaced sample shows. */

static guint16
value_of (guint64 index,
          guint   channel)
{
  return (guint16) ((index * 37 + channel * 401 + (index >> 3) * 11) % 1024);
}

static void
append_frame (GByteArray *bytes,
              guint64     index,
              guint       n_channels)
{
  FrondBitalinoFrame frame = { .sequence = (guint8) (index & 15) };
  guint8             packed[FROND_BITALINO_MAX_FRAME_BYTES];

  for (guint i = 0; i < n_channels; i++)
    frame.values[i] = (guint16) (value_of (index, i) >> (10 - frond_bitalino_channel_get_bits (n_channels, i)));
  g_byte_array_append (bytes, packed, frond_bitalino_frame_encode (&frame, n_channels, packed));
}

static void
append_frames (GByteArray *bytes,
               guint64     from,
               guint64     to,
               guint       n_channels)
{
  for (guint64 i = from; i < to; i++)
    append_frame (bytes, i, n_channels);
}

/* Frames stand where their number says, from first on. Returns how many there are and how many are missing between them. */
static guint64
check_frames (const FrondFrameBuffer *frames,
              guint64                 first,
              guint64                *n_lost)
{
  guint64       index = first;
  const gint32 *raw = (const gint32 *) (gpointer) frames->raw->data;

  *n_lost = 0;
  for (guint r = 0; r < frames->runs->len; r++) {
    const FrondFrameRun *run = &g_array_index (frames->runs, FrondFrameRun, r);

    index += run->lost_before;
    *n_lost += run->lost_before;
    for (guint k = 0; k < run->n_frames; k++, index++)
      for (guint c = 0; c < frames->n_channels; c++)
        g_assert_cmpint (*raw++, ==, value_of (index, c) >> (10 - frond_bitalino_channel_get_bits (frames->n_channels, c)));
  }

  return frond_frame_buffer_get_n_frames (frames);
}

static void
feed_all (FrondBitalinoStream *stream,
          GByteArray          *bytes,
          gsize                chunk,
          FrondFrameBuffer    *frames)
{
  for (gsize at = 0; at < bytes->len; at += chunk)
    frond_bitalino_stream_feed (stream, bytes->data + at, MIN (chunk, bytes->len - at), 0, 0, frames);
}

static void
test_chunking (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint n = 1; n <= 6; n++) {
    g_autoptr (GByteArray) bytes = g_byte_array_new ();

    append_frames (bytes, 3, 503, n);
    for (guint round = 0; round < 20; round++) {
      g_autoptr (FrondBitalinoStream) stream = frond_bitalino_stream_new (n);
      g_autoptr (FrondFrameBuffer) frames = frond_frame_buffer_new (n);
      guint64 lost;

      if (round == 0)
        feed_all (stream, bytes, 1, frames);
      for (gsize at = 0; round > 0 && at < bytes->len;) {
        gsize wanted = (gsize) g_rand_int_range (random, 0, 40);
        gsize size = MIN (wanted, bytes->len - at);

        frond_bitalino_stream_feed (stream, bytes->data + at, size, 0, 0, frames);
        at += size;
      }
      g_assert_cmpuint (check_frames (frames, 3, &lost), ==, 500 - 1);
      g_assert_cmpuint (lost, ==, 0);
    }
  }
}

/* Garbage and half a frame before the first whole one cost nothing and are not counted as a gap. */
static void
test_garbage_first (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);

  for (guint n = 1; n <= 6; n++) {
    for (guint cut = 1; cut < 40; cut++) {
      g_autoptr (FrondBitalinoStream) stream = frond_bitalino_stream_new (n);
      g_autoptr (FrondFrameBuffer) frames = frond_frame_buffer_new (n);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      guint64 lost;

      for (guint i = 0; i < cut * 3; i++)
        g_byte_array_append (bytes, &(guint8) { (guint8) g_rand_int (random) }, 1);
      append_frames (bytes, 100, 130, n);
      feed_all (stream, bytes, 7, frames);
      g_assert_cmpuint (check_frames (frames, 100, &lost), ==, 30 - 1);
      g_assert_cmpuint (lost, ==, 0);
    }
  }
}

/* One bad frame is one lost frame, at once and without losing the lock, whatever byte was hit. */
static void
test_single_corruption (void)
{
  for (guint at = 0; at < 6; at++) {
    for (guint flip = 1; flip < 256; flip++) {
      g_autoptr (FrondBitalinoStream) stream = frond_bitalino_stream_new (3);
      g_autoptr (FrondFrameBuffer) frames = frond_frame_buffer_new (3);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      FrondBitalinoFrame passes;
      guint64            lost;

      append_frames (bytes, 0, 40, 3);
      bytes->data[20 * 6 + at] ^= (guint8) flip;
      /* One in sixteen has a good CRC: data that nobody can tell from right ones unless the number is wrong. */
      if (frond_bitalino_frame_decode (bytes->data + 20 * 6, 3, &passes) && passes.sequence == 20 % 16)
        continue;
      feed_all (stream, bytes, 6, frames);
      g_assert_true (frond_bitalino_stream_is_locked (stream));
      g_assert_cmpuint (check_frames (frames, 0, &lost), ==, 39 - 1);
      g_assert_cmpuint (lost, ==, 1);
    }
  }
}

/* Bytes missing in the middle: the lock is lost and found again, every loss below 16 frames is exact. */
static void
test_missing_bytes (void)
{
  for (guint n = 1; n <= 6; n++) {
    guint length = frond_bitalino_frame_get_length (n);

    for (guint cut = 1; cut <= 15 * length; cut++) {
      g_autoptr (FrondBitalinoStream) stream = frond_bitalino_stream_new (n);
      g_autoptr (FrondFrameBuffer) frames = frond_frame_buffer_new (n);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      guint64 lost;

      append_frames (bytes, 0, 60, n);
      g_byte_array_remove_range (bytes, 25 * length, cut);
      feed_all (stream, bytes, 11, frames);
      g_assert_cmpuint (check_frames (frames, 0, &lost) + lost, ==, 60 - 1);
      /* Where a frame is cut through, the one before it is given up as well. */
      g_assert_cmpuint (lost, >=, (cut + length - 1) / length);
      g_assert_cmpuint (lost, <=, (cut + length - 1) / length + (cut % length > 0));
    }
  }
}

/* The clock: 20 ms chunks of a stream at 1000 Hz, of which the frames [from, to) never come. */
static void
feed_timed (FrondBitalinoStream *stream,
            guint64              n_frames,
            guint64              from,
            guint64              to,
            FrondFrameBuffer    *frames)
{
  for (guint64 t = 0; t < n_frames; t += 20) {
    g_autoptr (GByteArray) bytes = g_byte_array_new ();

    for (guint64 i = t; i < t + 20; i++)
      if (i < from || i >= to)
        append_frame (bytes, i, 1);
    frond_bitalino_stream_feed (stream, bytes->data, bytes->len, (gint64) (t + 20) * 1000, 1000, frames);
  }
}

static void
test_loss_with_clock (void)
{
  for (guint64 lost = 1; lost < 700; lost += lost < 70 ? 1 : 13) {
    g_autoptr (FrondBitalinoStream) stream = frond_bitalino_stream_new (1);
    g_autoptr (FrondFrameBuffer) frames = frond_frame_buffer_new (1);
    guint64 counted;

    feed_timed (stream, 3000, 1000, 1000 + lost, frames);
    g_assert_cmpuint (check_frames (frames, 0, &counted), ==, 3000 - lost - 1);
    g_assert_cmpuint (counted, ==, lost);
  }
}

/* A link that stalls loses nothing: what comes late must not become a gap. */
static void
test_delay_is_no_loss (void)
{
  g_autoptr (FrondBitalinoStream) stream = frond_bitalino_stream_new (1);
  g_autoptr (FrondFrameBuffer) frames = frond_frame_buffer_new (1);
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  guint64 sent = 0;
  guint64 lost;

  for (guint64 t = 20; t <= 60000; t += 20) {
    g_autoptr (GByteArray) bytes = g_byte_array_new ();
    gboolean stalled = g_rand_int_range (random, 0, 10) < 3;

    /* After a stall a part comes first and the rest right behind it. */
    if (stalled)
      continue;
    append_frames (bytes, sent, t, 1);
    sent = t;
    frond_bitalino_stream_feed (stream, bytes->data, bytes->len / 2, (gint64) t * 1000, 1000, frames);
    frond_bitalino_stream_feed (stream, bytes->data + bytes->len / 2, bytes->len - bytes->len / 2, (gint64) t * 1000 + 3000, 1000, frames);
  }
  frond_bitalino_stream_feed (stream, NULL, 0, 70000000, 1000, frames);
  g_assert_cmpuint (check_frames (frames, 0, &lost), ==, sent - 1);
  g_assert_cmpuint (lost, ==, 0);
}

/* The last chunk before a silence is short, which says nothing about losses; what was held back is handed out when no more comes. */
static void
test_short_last_chunk (void)
{
  for (guint finish = 0; finish <= 1; finish++) {
    g_autoptr (FrondBitalinoStream) stream = frond_bitalino_stream_new (1);
    g_autoptr (FrondFrameBuffer) frames = frond_frame_buffer_new (1);
    g_autoptr (GByteArray) bytes = g_byte_array_new ();
    guint64 lost;

    feed_timed (stream, 1000, 0, 0, frames);
    append_frames (bytes, 1000, 1002, 1);
    frond_bitalino_stream_feed (stream, bytes->data, bytes->len, 1020000, 1000, frames);
    if (finish)
      frond_bitalino_stream_finish (stream, frames);
    else
      frond_bitalino_stream_feed (stream, NULL, 0, 2020000, 1000, frames);
    g_assert_cmpuint (check_frames (frames, 0, &lost), ==, 1002 - !finish);
    g_assert_cmpuint (lost, ==, 0);
  }
}

/* Arrivals up to 10 ms late, as on a busy machine: a loss is exact all the same. */
static void
test_loss_with_late_arrivals (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (19);

  for (guint64 lost = 16; lost < 1500; lost += 37) {
    g_autoptr (FrondBitalinoStream) stream = frond_bitalino_stream_new (1);
    g_autoptr (FrondFrameBuffer) frames = frond_frame_buffer_new (1);
    guint64 counted;

    for (guint64 t = 0; t < 4000; t += 20) {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      for (guint64 i = t; i < t + 20; i++)
        if (i < 1000 || i >= 1000 + lost)
          append_frame (bytes, i, 1);
      frond_bitalino_stream_feed (stream, bytes->data, bytes->len, (gint64) (t + 20) * 1000 + g_rand_int_range (random, 0, 10000), 1000, frames);
    }
    g_assert_cmpuint (check_frames (frames, 0, &counted), ==, 4000 - lost - 1);
    g_assert_cmpuint (counted, ==, lost);
  }
}

/* Crystals differ: ten minutes at 300 ppm too slow and too fast has no gap. */
static void
test_drift_is_no_loss (void)
{
  for (int sign = -1; sign <= 1; sign += 2) {
    g_autoptr (FrondBitalinoStream) stream = frond_bitalino_stream_new (1);
    g_autoptr (FrondFrameBuffer) frames = frond_frame_buffer_new (1);
    g_autoptr (GByteArray) bytes = g_byte_array_new ();
    guint64 total = 0;

    for (guint64 t = 0; t < 600000; t += 100) {
      double  clock_ms = (double) (t + 100) * (1 + sign * 300e-6);
      guint64 lost;

      g_byte_array_set_size (bytes, 0);
      frond_frame_buffer_clear (frames);
      append_frames (bytes, t, t + 100, 1);
      frond_bitalino_stream_feed (stream, bytes->data, bytes->len, (gint64) (clock_ms * 1000), 1000, frames);
      total += check_frames (frames, total, &lost);
      g_assert_cmpuint (lost, ==, 0);
    }
    g_assert_cmpuint (total, ==, 600000 - 1);
  }
}

/* One frame in a hundred is hit: every loss is counted, the lock is back within 20 ms. */
static void
test_random_corruption (void)
{
  g_autoptr (FrondBitalinoStream) stream = frond_bitalino_stream_new (2);
  g_autoptr (FrondFrameBuffer) frames = frond_frame_buffer_new (2);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (13);
  guint64 n_hit = 0;
  guint64 lost = 0;
  guint   unlocked_ms = 0;

  for (guint64 t = 0; t < 100000; t++) {
    g_byte_array_set_size (bytes, 0);
    append_frame (bytes, t, 2);
    /* Single bits, which the CRC always finds. */
    if (t > 10 && t < 99990 && g_rand_int_range (random, 0, 100) == 0) {
      bytes->data[g_rand_int_range (random, 0, 4)] ^= (guint8) (1 << g_rand_int_range (random, 0, 8));
      n_hit++;
    }
    frond_bitalino_stream_feed (stream, bytes->data, bytes->len, (gint64) t * 1000, 1000, frames);
    unlocked_ms = frond_bitalino_stream_is_locked (stream) ? 0 : unlocked_ms + 1;
    g_assert_cmpuint (unlocked_ms, <=, 20);
  }
  g_assert_cmpuint (n_hit, >, 800);
  g_assert_cmpuint (check_frames (frames, 0, &lost), >=, 100000 - 4 * n_hit);
  g_assert_cmpuint (frond_frame_buffer_get_span (frames), ==, 100000 - 1);
  g_assert_cmpuint (lost, >=, n_hit);
}

/* 100 000 windows that do not begin at a frame, on a real muscle's signal: no lock. */
static void
test_false_locks (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("FROND_SHARED_DATA") != NULL ? g_getenv ("FROND_SHARED_DATA") : "", "biosppy_emg_1.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (FrondBitalinoStream) stream = NULL;
  g_autoptr (FrondFrameBuffer) frames = NULL;
  guint n_frames = 0;
  guint n_windows = 0;
  guint false_locks = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL)) {
    g_test_skip ("the shared recording is not here");
    return;
  }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && n_frames < 50000; i++) {
    FrondBitalinoFrame frame = { .sequence = (guint8) (n_frames & 15) };
    guint8             packed[FROND_BITALINO_MAX_FRAME_BYTES];

    if (!g_ascii_isdigit (lines[i][0]))
      continue;
    frame.values[0] = (guint16) (g_ascii_strtoull (lines[i], NULL, 10) >> 2);
    g_byte_array_append (bytes, packed, frond_bitalino_frame_encode (&frame, 1, packed));
    n_frames++;
  }
  g_assert_cmpuint (n_frames, ==, 50000);

  /* A window of four frames from each offset inside a frame. */
  stream = frond_bitalino_stream_new (1);
  frames = frond_frame_buffer_new (1);
  for (guint at = 0; at + 3 * 5 < bytes->len; at++) {
    if (at % 3 == 0)
      continue;
    frond_bitalino_stream_reset (stream);
    frond_bitalino_stream_feed (stream, bytes->data + at, 12, 0, 0, frames);
    false_locks += frond_bitalino_stream_is_locked (stream);
    n_windows++;
  }
  g_assert_cmpuint (n_windows, >, 99000);
  g_assert_cmpuint (false_locks, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bitalino-stream/chunking", test_chunking);
  g_test_add_func ("/bitalino-stream/garbage-first", test_garbage_first);
  g_test_add_func ("/bitalino-stream/single-corruption", test_single_corruption);
  g_test_add_func ("/bitalino-stream/missing-bytes", test_missing_bytes);
  g_test_add_func ("/bitalino-stream/loss-with-clock", test_loss_with_clock);
  g_test_add_func ("/bitalino-stream/delay-is-no-loss", test_delay_is_no_loss);
  g_test_add_func ("/bitalino-stream/short-last-chunk", test_short_last_chunk);
  g_test_add_func ("/bitalino-stream/loss-with-late-arrivals", test_loss_with_late_arrivals);
  g_test_add_func ("/bitalino-stream/drift-is-no-loss", test_drift_is_no_loss);
  g_test_add_func ("/bitalino-stream/random-corruption", test_random_corruption);
  g_test_add_func ("/bitalino-stream/false-locks", test_false_locks);

  return g_test_run ();
}
