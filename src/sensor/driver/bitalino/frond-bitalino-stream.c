/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-bitalino-stream.h"

#include <math.h>

#include "frond-bitalino-frame.h"
#include "frond-bitalino-timeline.h"

/* A CRC of four bits accepts one misaligned window in twenty; four in a row with contiguous sequence numbers none in 96 000 (measured). */
#define LOCK_FRAMES        4
#define LOSE_LOCK_FAILURES 2

/* A gap is certain, only its size is open: the rest of a delayed burst comes within this time. */
#define HOLD_AFTER_GAP_US 150000
/* Nothing but the clock says that frames are missing (a loss of exactly 16, 32 ...): be surer. */
#define HOLD_ON_DELAY_US 250000
/* So many arrivals must agree: one alone may be the last before a silence. */
#define HOLD_LOOKS      3
#define HOLD_MAX_FRAMES 8192

struct _FrondBitalinoStream {
  guint n_channels;
  guint length;

  GByteArray *bytes; /* not understood yet */
  gboolean    locked;
  gboolean    was_locked;
  guint8      last_sequence;
  gint32      pending[FROND_BITALINO_MAX_CHANNELS]; /* the last frame, until the next one confirms it */
  gboolean    have_pending;
  gboolean    carried;  /* it came before this feed */
  guint       failures; /* in a row, while locked */
  gsize       skipped;  /* bytes since the last good frame, while not locked */

  FrondBitalinoTimeline timeline;
  FrondFrameBuffer     *fresh; /* of this feed */
  FrondFrameBuffer     *held;  /* waiting for the size of the gap before them */
  gboolean              holding;
  gint64                hold_until_us;
  double                hold_excess;
  guint                 hold_looks;
};

FrondBitalinoStream *
frond_bitalino_stream_new (guint n_channels)
{
  FrondBitalinoStream *self = g_new0 (FrondBitalinoStream, 1);

  self->n_channels = n_channels;
  self->length = frond_bitalino_frame_get_length (n_channels);
  self->bytes = g_byte_array_sized_new (8192);
  self->fresh = frond_frame_buffer_new (n_channels);
  self->held = frond_frame_buffer_new (n_channels);

  return self;
}

void
frond_bitalino_stream_free (FrondBitalinoStream *self)
{
  g_byte_array_unref (self->bytes);
  frond_frame_buffer_free (self->fresh);
  frond_frame_buffer_free (self->held);
  g_free (self);
}

/* Forgets everything: a new stream begins. */
void
frond_bitalino_stream_reset (FrondBitalinoStream *self)
{
  g_byte_array_set_size (self->bytes, 0);
  frond_frame_buffer_clear (self->fresh);
  frond_frame_buffer_clear (self->held);
  self->locked = self->was_locked = self->holding = self->have_pending = FALSE;
  self->failures = 0;
  self->skipped = 0;
  frond_bitalino_timeline_reset (&self->timeline);
}

gboolean
frond_bitalino_stream_is_locked (FrondBitalinoStream *self)
{
  return self->locked;
}

static void
confirm_pending (FrondBitalinoStream *self)
{
  if (self->have_pending)
    frond_frame_buffer_add (self->fresh, self->pending, FROND_BLOCK_FLAGS_NONE);
  self->have_pending = FALSE;
}

static void
accept_frame (FrondBitalinoStream      *self,
              const FrondBitalinoFrame *frame)
{
  confirm_pending (self);
  for (guint i = 0; i < self->n_channels; i++)
    self->pending[i] = frame->values[i];
  self->have_pending = TRUE;
  self->last_sequence = frame->sequence;
  self->failures = 0;
  self->skipped = 0;
}

/* Where bytes went missing inside a frame, what looks like that frame can be a chance hit, one in 256; as a sample it would be a spike in
 * the envelope. So the last frame before frames that lie elsewhere is given up. */
static guint
judge_pending (FrondBitalinoStream *self)
{
  if (self->skipped % self->length == 0) {
    confirm_pending (self);
    return 0;
  }
  self->have_pending = FALSE;

  return 1;
}

static void
start_hold (FrondBitalinoStream *self,
            gint64               until_us)
{
  self->holding = TRUE;
  self->hold_until_us = until_us;
  self->hold_excess = INFINITY;
  self->hold_looks = 0;
}

/* The sequence number gives the gap modulo 16. Without a clock the bytes that were skipped give the nearest multiple; with one, the frames
 * behind the gap wait until the clock can. */
static void
add_gap_at_lock (FrondBitalinoStream *self,
                 guint8               sequence,
                 gint64               now_us,
                 double               clock_hz,
                 FrondFrameBuffer    *frames)
{
  guint gap = (guint) (sequence - self->last_sequence - 1) & 15;
  guint given_up = judge_pending (self);

  if (clock_hz <= 0) {
    double missing = (double) self->skipped / self->length;

    gap += 16 * (guint) MAX (round ((missing - gap) / 16), 0);
  } else if (!self->holding) {
    frond_frame_buffer_move (self->fresh, frames);
    start_hold (self, now_us + HOLD_AFTER_GAP_US);
  }
  frond_frame_buffer_add_gap (self->fresh, gap + given_up);
}

static gboolean
decode_run (FrondBitalinoStream *self,
            const guint8        *bytes,
            FrondBitalinoFrame  *run)
{
  for (guint i = 0; i < LOCK_FRAMES; i++) {
    if (!frond_bitalino_frame_decode (bytes + i * self->length, self->n_channels, &run[i]))
      return FALSE;
    if (i > 0 && run[i].sequence != ((run[i - 1].sequence + 1) & 15))
      return FALSE;
  }

  return TRUE;
}

/* Returns how far to go on, 0 for more bytes needed. */
static gsize
seek_lock (FrondBitalinoStream *self,
           const guint8        *bytes,
           gsize                n_bytes,
           gint64               now_us,
           double               clock_hz,
           FrondFrameBuffer    *frames)
{
  FrondBitalinoFrame run[LOCK_FRAMES];

  if (n_bytes < LOCK_FRAMES * self->length)
    return 0;
  if (!decode_run (self, bytes, run)) {
    self->skipped++;
    return 1;
  }

  if (self->was_locked)
    add_gap_at_lock (self, run[0].sequence, now_us, clock_hz, frames);
  self->locked = self->was_locked = TRUE;
  for (guint i = 0; i < LOCK_FRAMES; i++)
    accept_frame (self, &run[i]);

  return LOCK_FRAMES * self->length;
}

/* A bad frame stays in the buffer until the next one shows whether only it was hit or the frames lie elsewhere. A good CRC with an
 * unexpected number is as bad: one corrupt frame in sixteen passes the CRC. */
static gsize
follow_lock (FrondBitalinoStream *self,
             const guint8        *bytes,
             gsize                n_bytes)
{
  gsize              at = self->failures * self->length;
  FrondBitalinoFrame frame;

  if (n_bytes < at + self->length)
    return 0;
  if (frond_bitalino_frame_decode (bytes + at, self->n_channels, &frame) &&
      frame.sequence == ((self->last_sequence + 1 + self->failures) & 15)) {
    confirm_pending (self);
    frond_frame_buffer_add_gap (self->fresh, self->failures);
    accept_frame (self, &frame);
    return at + self->length;
  }
  self->failures++;
  if (self->failures >= LOSE_LOCK_FAILURES) {
    self->locked = FALSE;
    self->failures = 0;
  }

  return 0;
}

static void
parse (FrondBitalinoStream *self,
       gint64               now_us,
       double               clock_hz,
       FrondFrameBuffer    *frames)
{
  gsize at = 0;

  while (TRUE) {
    const guint8 *bytes = self->bytes->data + at;
    gsize         left = self->bytes->len - at;
    gboolean      locked = self->locked;
    guint         failures = self->failures;
    gsize         step = locked ? follow_lock (self, bytes, left) : seek_lock (self, bytes, left, now_us, clock_hz, frames);

    at += step;
    if (step == 0 && locked == self->locked && failures == self->failures)
      break;
  }
  if (at > 0)
    g_byte_array_remove_range (self->bytes, 0, (guint) at);
}

static void
release (FrondBitalinoStream *self,
         FrondFrameBuffer    *frames)
{
  guint64 missing = self->hold_looks >= HOLD_LOOKS ? frond_bitalino_timeline_count_missing (self->hold_excess) : 0;

  frond_frame_buffer_add_gap (frames, missing);
  frond_frame_buffer_move (self->held, frames);
  frond_bitalino_timeline_skip (&self->timeline, missing);
  self->holding = FALSE;
}

/* Frames never come early, only late; what is late comes soon. So the smallest excess since the gap is what is really missing. */
static void
settle (FrondBitalinoStream *self,
        gboolean             news,
        gint64               now_us,
        double               clock_hz,
        FrondFrameBuffer    *frames)
{
  double tolerance = frond_bitalino_timeline_get_tolerance (clock_hz);
  double excess = frond_bitalino_timeline_get_excess (&self->timeline, now_us, clock_hz);

  if (news && !self->holding && excess > tolerance) {
    if (self->carried)
      frond_frame_buffer_move_first (self->fresh, frames);
    start_hold (self, now_us + HOLD_ON_DELAY_US);
  }
  if (!self->holding) {
    frond_frame_buffer_move (self->fresh, frames);
  } else {
    frond_frame_buffer_move (self->fresh, self->held);
    if (news) {
      self->hold_excess = MIN (self->hold_excess, excess);
      self->hold_looks++;
    }
    if (self->hold_excess <= tolerance || now_us >= self->hold_until_us || frond_frame_buffer_get_n_frames (self->held) > HOLD_MAX_FRAMES)
      release (self, frames);
  }
  if (news && !self->holding)
    frond_bitalino_timeline_observe (&self->timeline, now_us, clock_hz);
}

/**
 * frond_bitalino_stream_feed:
 * @bytes: what came; may be nothing, so that held frames are let go in time
 * @n_bytes: how much
 * @now_us: when it came, on any steady clock
 * @clock_hz: frames in a second of that clock; 0 when the clock says nothing about the frames
 * @frames: gets the frames and gaps
 *
 * Any chunking gives the same frames. Lock is taken after four frames in a row, lost after two bad ones. Frames lost before the first lock
 * are not counted: the stream begins with its first frame. The last frame waits for the next one.
 */
void
frond_bitalino_stream_feed (FrondBitalinoStream *self,
                            const guint8        *bytes,
                            gsize                n_bytes,
                            gint64               now_us,
                            double               clock_hz,
                            FrondFrameBuffer    *frames)
{
  guint64  before = frond_frame_buffer_get_span (self->held) + frond_frame_buffer_get_span (frames);
  guint64  after;
  gboolean news;

  self->carried = self->have_pending;
  if (n_bytes > 0)
    g_byte_array_append (self->bytes, bytes, (guint) n_bytes);
  parse (self, now_us, clock_hz, frames);

  after = frond_frame_buffer_get_span (self->held) + frond_frame_buffer_get_span (frames) + frond_frame_buffer_get_span (self->fresh);
  news = after > before;
  frond_bitalino_timeline_skip (&self->timeline, after - before);
  if (clock_hz > 0)
    settle (self, news, now_us, clock_hz, frames);
  else
    frond_frame_buffer_move (self->fresh, frames);
}

/**
 * frond_bitalino_stream_finish:
 * @frames: gets what was held back
 *
 * Nothing more will come.
 */
void
frond_bitalino_stream_finish (FrondBitalinoStream *self,
                              FrondFrameBuffer    *frames)
{
  if (self->holding)
    release (self, frames);
  if (self->locked)
    confirm_pending (self);
  frond_frame_buffer_move (self->fresh, frames);
}
