/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frondctl-analysis-options.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frondctl.h"

static gboolean
parse_band (const char *text,
            double     *low,
            double     *high)
{
  char *end;

  *low = g_ascii_strtod (text, &end);
  if (end == text || *end != '-')
    return FALSE;
  text = end + 1;
  *high = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && isfinite (*high) && *low > 0 && *high > *low;
}

/**
 * frondctl_analysis_options_read:
 * @self: what was on the command line
 * @options: (out): what it means
 *
 * Returns: %FRONDCTL_DONE, or %FRONDCTL_USAGE after having said what is wrong
 */
int
frondctl_analysis_options_read (const FrondctlAnalysisOptions *self,
                                FrondAnalysisOptions          *options)
{
  const FrondAnalysisOptions defaults = FROND_ANALYSIS_DEFAULTS;

  *options = defaults;
  if (self->channel < 0)
    return frondctl_usage (_("--channel counts from 1."));
  if (self->band && !parse_band (self->band, &options->band_low_hz, &options->band_high_hz))
    return frondctl_usage (_("--band wants two frequencies, for instance 20-450, not “%s”."), self->band);
  if (self->notch && g_str_equal (self->notch, "50"))
    options->notch_hz = 50;
  else if (self->notch && g_str_equal (self->notch, "60"))
    options->notch_hz = 60;
  else if (self->notch && !g_str_equal (self->notch, "off"))
    return frondctl_usage (_("--notch wants 50, 60 or off, not “%s”."), self->notch);
  if (self->suppress && !g_str_equal (self->suppress, "ecg"))
    return frondctl_usage (_("--suppress wants ecg, not “%s”."), self->suppress);
  options->suppress_ecg = self->suppress != NULL;
  if (self->window_ms < 0 || self->window_ms > 60000 || isnan (self->window_ms))
    return frondctl_usage (_("--window wants milliseconds between 0 and 60000."));
  if (self->window_ms > 0)
    options->window_ms = self->window_ms;

  return FRONDCTL_DONE;
}

void
frondctl_analysis_options_clear (FrondctlAnalysisOptions *self)
{
  g_clear_pointer (&self->band, g_free);
  g_clear_pointer (&self->notch, g_free);
  g_clear_pointer (&self->suppress, g_free);
}
