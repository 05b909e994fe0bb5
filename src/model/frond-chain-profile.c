/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-chain-profile.h"

#include <math.h>

#include "frond-chain-comparison.h"

G_DEFINE_BOXED_TYPE (FrondChainProfile, frond_chain_profile, frond_chain_profile_copy, frond_chain_profile_free)

FrondChainProfile *
frond_chain_profile_new (void)
{
  FrondChainProfile *self = g_new0 (FrondChainProfile, 1);

  self->gain = NAN;
  self->electrode_depth_mm = NAN;

  return self;
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
  copy->electrode_serial = g_strdup (self->electrode_serial);
  copy->electrode_orientation = g_strdup (self->electrode_orientation);
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
  g_free (self->electrode_serial);
  g_free (self->electrode_orientation);
  g_free (self->site);
  g_free (self->position);
  g_free (self);
}

/**
 * frond_chain_profile_set_placement:
 * @self: a chain as far as the sensor tells it
 * @placement: a chain of which only what people write down is taken: the electrode, where it is, and how the patient lies
 */
void
frond_chain_profile_set_placement (FrondChainProfile       *self,
                                   const FrondChainProfile *placement)
{
  g_set_str (&self->electrode, placement->electrode);
  g_set_str (&self->electrode_serial, placement->electrode_serial);
  g_set_str (&self->electrode_orientation, placement->electrode_orientation);
  g_set_str (&self->site, placement->site);
  g_set_str (&self->position, placement->position);
  self->electrode_depth_mm = placement->electrode_depth_mm;
}

/**
 * frond_chain_profile_is_comparable:
 * @self: one chain
 * @other: another
 *
 * Whatever changes the number breaks a trend, the resting level included: see frond_chain_profile_compare() for what does, and in words.
 *
 * Returns: whether numbers of both may stand on one line
 */
gboolean
frond_chain_profile_is_comparable (const FrondChainProfile *self,
                                   const FrondChainProfile *other)
{
  g_autoptr (GPtrArray) differences = frond_chain_profile_compare (self, other);

  return frond_chain_differences_find_break (differences) == NULL;
}

/* Whether a program made the numbers up: whoever reads them must know. */
gboolean
frond_chain_profile_is_simulated (const FrondChainProfile *self)
{
  return g_strcmp0 (self->sensor, FROND_CHAIN_SIMULATED) == 0;
}

static void
append (GString    *line,
        const char *part)
{
  if (part && *part)
    g_string_append_printf (line, " · %s", part);
}

static void
append_placement (GString                 *line,
                  const FrondChainProfile *self)
{
  append (line, self->electrode);
  append (line, self->electrode_serial);
  if (!isnan (self->electrode_depth_mm))
    g_string_append_printf (line, " · %g mm", self->electrode_depth_mm);
  append (line, self->electrode_orientation);
  append (line, self->site);
  append (line, self->position);
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
  g_string_append_printf (line, " · %g Hz", self->rate_hz);
  if (!isnan (self->gain))
    g_string_append_printf (line, " · %g×", self->gain);
  g_string_append_printf (line, " · %g–%g Hz", self->band_low_hz, self->band_high_hz);
  if (self->notch_hz > 0)
    g_string_append_printf (line, " · notch %g Hz", self->notch_hz);
  g_string_append_printf (line, " · %s %g ms", self->envelope ? self->envelope : "RMS", self->window_ms);
  append_placement (line, self);

  return g_string_free (line, FALSE);
}
