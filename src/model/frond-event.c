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

/**
 * frond_event_new_baseline:
 * @baseline: the resting level that a session begins with
 * @session: (nullable): when the earlier session began that it was measured for; %NULL when it was measured for this one
 *
 * Returns: (transfer full): an event at the recording's beginning
 */
FrondEvent *
frond_event_new_baseline (double     baseline,
                          GDateTime *session)
{
  g_autofree char *text = session ? g_date_time_format_iso8601 (session) : NULL;
  FrondEvent      *self = frond_event_new (FROND_EVENT_BASELINE, 0, session ? FROND_BASELINE_TAKEN_OVER : FROND_BASELINE_MEASURED, text);

  self->value = baseline;

  return self;
}

/**
 * frond_event_dup_baseline_session:
 * @self: of the kind %FROND_EVENT_BASELINE
 *
 * Returns: (transfer full) (nullable): when the session began that a level was taken over from; %NULL where it was not, or nobody knows
 */
GDateTime *
frond_event_dup_baseline_session (const FrondEvent *self)
{
  return self->code == FROND_BASELINE_TAKEN_OVER && self->text ? g_date_time_new_from_iso8601 (self->text, NULL) : NULL;
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
