/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-beside.h"

#include <math.h>

#include "frond-chain.h"

typedef struct {
  FrondConditioner  *conditioner;
  FrondColumnBuilder columns;
} Channel;

struct _FrondBeside {
  GPtrArray        *channels; /* of Channel */
  FrondConditioner *abdomen;  /* borrowed from one of them; NULL: none is */
  double            rate_hz;
};

static void
channel_free (gpointer data)
{
  Channel *channel = data;

  frond_conditioner_free (channel->conditioner);
  frond_column_builder_clear (&channel->columns);
  g_free (channel);
}

static void
add (FrondBeside        *self,
     const FrondChannel *channel,
     guint               index,
     gboolean            is_abdomen)
{
  Channel *added = g_new0 (Channel, 1);

  added->conditioner = frond_conditioner_new (channel, index, self->rate_hz);
  frond_column_builder_start (&added->columns, self->rate_hz);
  g_ptr_array_add (self->channels, added);
  if (is_abdomen)
    self->abdomen = added->conditioner;
}

/**
 * frond_beside_new:
 * @channels: (element-type FrondChannel): of the sensor
 * @shown: index of the one that is judged
 * @abdomen: index of the abdomen's, -1 for none
 * @rate_hz: samples per second
 *
 * The abdomen first, then muscles and pressures, up to %FROND_BESIDE_MOST. An input of which nobody knows what it measures is no lane, and neither
 * is the abdomen's where nobody put it on.
 *
 * Returns: (transfer full): the channels beside the shown one
 */
FrondBeside *
frond_beside_new (GPtrArray *channels,
                  guint      shown,
                  int        abdomen,
                  double     rate_hz)
{
  FrondBeside *self = g_new0 (FrondBeside, 1);
  int          own;

  self->channels = g_ptr_array_new_with_free_func (channel_free);
  self->rate_hz = rate_hz;
  own = frond_chain_find_abdomen (channels, shown);
  if (abdomen >= 0)
    add (self, g_ptr_array_index (channels, abdomen), (guint) abdomen, TRUE);
  for (guint i = 0; i < channels->len && self->channels->len < FROND_BESIDE_MOST; i++) {
    const FrondChannel *channel = g_ptr_array_index (channels, i);

    if (i != shown && (int) i != abdomen && (int) i != own && channel->kind != FROND_CHANNEL_OTHER)
      add (self, channel, i, FALSE);
  }

  return self;
}

void
frond_beside_free (FrondBeside *self)
{
  g_ptr_array_unref (self->channels);
  g_free (self);
}

/* New feeds, beginning at sample 0; the old ones live on with whoever holds them. */
void
frond_beside_begin (FrondBeside *self)
{
  for (guint i = 0; i < self->channels->len; i++)
    frond_column_builder_start (&((Channel *) g_ptr_array_index (self->channels, i))->columns, self->rate_hz);
}

/* What comes next does not follow what was before. */
void
frond_beside_forget (FrondBeside *self)
{
  for (guint i = 0; i < self->channels->len; i++)
    frond_conditioner_forget (((Channel *) g_ptr_array_index (self->channels, i))->conditioner);
}

void
frond_beside_process (FrondBeside      *self,
                      const FrondBlock *block)
{
  for (guint i = 0; i < self->channels->len; i++)
    frond_conditioner_process (((Channel *) g_ptr_array_index (self->channels, i))->conditioner, block);
}

/**
 * frond_beside_feed:
 * @self: channels
 * @block: that was processed last
 * @first: index of its first sample on the recording
 * @n: how many of its samples belong to the recording
 * @phase: of the programme, -1 for none
 *
 * Nothing is asked of them here, so that they have no goal.
 */
void
frond_beside_feed (FrondBeside      *self,
                   const FrondBlock *block,
                   guint64           first,
                   guint             n,
                   int               phase)
{
  for (guint i = 0; i < self->channels->len; i++) {
    Channel            *channel = g_ptr_array_index (self->channels, i);
    const FrondChannel *about = frond_conditioner_get_channel (channel->conditioner);
    const double       *envelope = frond_conditioner_get_envelope (channel->conditioner);

    for (guint j = 0; j < n; j++)
      frond_column_builder_push (&channel->columns, first + j, envelope[j], NAN, NAN, phase,
                                 frond_channel_is_clipped (about, frond_conditioner_get_raw (channel->conditioner, block, j)));
  }
}

guint
frond_beside_get_n (const FrondBeside *self)
{
  return self->channels->len;
}

FrondConditioner *
frond_beside_get_conditioner (const FrondBeside *self,
                              guint              i)
{
  return ((Channel *) g_ptr_array_index (self->channels, i))->conditioner;
}

FrondLiveFeed *
frond_beside_get_feed (const FrondBeside *self,
                       guint              i)
{
  return ((Channel *) g_ptr_array_index (self->channels, i))->columns.feed;
}

FrondConditioner *
frond_beside_get_abdomen (const FrondBeside *self)
{
  return self->abdomen;
}
