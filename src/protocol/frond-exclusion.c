/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-exclusion.h"

#include <glib/gi18n-lib.h>

/**
 * frond_exclusion_get_word:
 * @self: a stretch that does not count
 *
 * Returns: why, in a word for people; what a table of segments brought along as it is
 */
const char *
frond_exclusion_get_word (const FrondExclusion *self)
{
  if (g_str_equal (self->reason, "gap"))
    /* Translators: why a stretch of signal does not count: "0.8 s gap" */
    return _("gap");
  if (g_str_equal (self->reason, "clipped"))
    /* Translators: why a stretch of signal does not count: "0.8 s clipped" */
    return _("clipped");
  if (g_str_equal (self->reason, "paused"))
    /* Translators: why a stretch of signal does not count: "0.8 s paused" */
    return _("paused");
  if (g_str_equal (self->reason, "settling"))
    /* Translators: why a stretch of signal does not count: "0.2 s settling", the filter after a start or a gap */
    return _("settling");

  return self->reason;
}
