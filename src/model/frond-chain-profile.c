/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-chain-profile.h"

#include <math.h>

G_DEFINE_BOXED_TYPE (FrondChainProfile, frond_chain_profile, frond_chain_profile_copy, frond_chain_profile_free)

FrondChainProfile *
frond_chain_profile_new (void)
{
  return g_new0 (FrondChainProfile, 1);
}

FrondChainProfile *
frond_chain_profile_copy (const FrondChainProfile *self)
{
  FrondChainProfile *copy = g_memdup2 (self, sizeof *self);

  copy->sensor = g_strdup (self->sensor);
  copy->firmware = g_strdup (self->firmware);
  copy->channel = g_strdup (self->channel);
  copy->unit = g_strdup (self->unit);
  copy->envelope = g_strdup (self->envelope);
  copy->electrode = g_strdup (self->electrode);
  copy->site = g_strdup (self->site);
  copy->position = g_strdup (self->position);

  return copy;
}

void
frond_chain_profile_free (FrondChainProfile *self)
{
  g_free (self->sensor);
  g_free (self->firmware);
  g_free (self->channel);
  g_free (self->unit);
  g_free (self->envelope);
  g_free (self->electrode);
  g_free (self->site);
  g_free (self->position);
  g_free (self);
}

static gboolean
is_close (double a,
          double b)
{
  return fabs (a - b) <= 1e-6 * MAX (1.0, MAX (fabs (a), fabs (b)));
}

/* What nobody wrote down is one and the same, whether it came from a form or from a file. */
static gboolean
is_same_text (const char *a,
              const char *b)
{
  return g_str_equal (a ? a : "", b ? b : "");
}

/**
 * frond_chain_profile_is_comparable:
 * @self: one chain
 * @other: another
 *
 * A new firmware or another position of the patient is noted but does not break a trend; whatever changes the number itself does.
 *
 * Returns: whether numbers of both may stand on one line
 */
gboolean
frond_chain_profile_is_comparable (const FrondChainProfile *self,
                                   const FrondChainProfile *other)
{
  return is_same_text (self->sensor, other->sensor) &&
         is_same_text (self->unit, other->unit) &&
         is_same_text (self->envelope, other->envelope) &&
         is_same_text (self->electrode, other->electrode) &&
         is_same_text (self->site, other->site) &&
         self->filter_order == other->filter_order &&
         is_close (self->rate_hz, other->rate_hz) &&
         is_close (self->band_low_hz, other->band_low_hz) &&
         is_close (self->band_high_hz, other->band_high_hz) &&
         is_close (self->notch_hz, other->notch_hz) &&
         is_close (self->window_ms, other->window_ms);
}

/* Whether a program made the numbers up: whoever reads them must know. */
gboolean
frond_chain_profile_is_simulated (const FrondChainProfile *self)
{
  return g_strcmp0 (self->sensor, FROND_CHAIN_SIMULATED) == 0;
}

/**
 * frond_chain_profile_describe:
 * @self: a chain
 *
 * Returns: (transfer full): one line of plain facts, as a footnote of numbers; its parts are names and units, so that it
 *   reads alike in every language
 */
char *
frond_chain_profile_describe (const FrondChainProfile *self)
{
  GString *line = g_string_new (self->sensor ? self->sensor : "?");

  if (self->firmware && *self->firmware)
    g_string_append_printf (line, " %s", self->firmware);
  g_string_append_printf (line, " · %g Hz · %g–%g Hz", self->rate_hz, self->band_low_hz, self->band_high_hz);
  if (self->notch_hz > 0)
    g_string_append_printf (line, " · notch %g Hz", self->notch_hz);
  g_string_append_printf (line, " · %s %g ms", self->envelope ? self->envelope : "RMS", self->window_ms);
  if (self->electrode && *self->electrode)
    g_string_append_printf (line, " · %s", self->electrode);
  if (self->site && *self->site)
    g_string_append_printf (line, " · %s", self->site);
  if (self->position && *self->position)
    g_string_append_printf (line, " · %s", self->position);

  return g_string_free (line, FALSE);
}
