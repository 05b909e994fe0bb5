/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-event.h"

G_DEFINE_BOXED_TYPE (FrondEvent, frond_event, frond_event_copy, frond_event_free)

/**
 * frond_event_new:
 * @kind: what happened
 * @sample: when, on the recording's sample index
 * @code: see #FrondEventKind
 * @text: (nullable): what to show
 *
 * Returns: (transfer full): an event without duration and value
 */
FrondEvent *
frond_event_new (FrondEventKind kind,
                 guint64        sample,
                 int            code,
                 const char    *text)
{
  FrondEvent *self = g_new0 (FrondEvent, 1);

  self->kind = kind;
  self->sample = sample;
  self->code = code;
  self->text = g_strdup (text);

  return self;
}

FrondEvent *
frond_event_copy (const FrondEvent *self)
{
  FrondEvent *copy = g_memdup2 (self, sizeof *self);

  copy->text = g_strdup (self->text);

  return copy;
}

void
frond_event_free (FrondEvent *self)
{
  g_free (self->text);
  g_free (self);
}
