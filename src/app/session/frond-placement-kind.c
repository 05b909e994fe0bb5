/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Electrode and site are free words. What they say of inside or outside decides what a patient is asked for and which picture stands beside
 * them, never a number. */

#include "config.h"

#include "frond-placement-kind.h"

#include <string.h>

#include <glib/gi18n.h>

static gboolean
has_any (const char *text,
         const char *words)
{
  g_autofree char *folded = text ? g_utf8_casefold (text, -1) : NULL;
  g_autofree char *all = g_utf8_casefold (words, -1);
  g_auto (GStrv) each = g_strsplit (all, ";", 0);

  for (guint i = 0; folded && each[i]; i++) {
    if (*each[i] && strstr (folded, each[i]))
      return TRUE;
  }

  return FALSE;
}

/**
 * frond_placement_kind_find:
 * @placement: what somebody wrote down
 * @kind: of the channel that is measured
 *
 * The site counts before the electrode; where neither says anything a pressure is measured inside, and a muscle's voltage on the skin.
 *
 * Returns: where the sensor meets the body
 */
FrondPlacementKind
frond_placement_kind_find (const FrondChainProfile *placement,
                           FrondChannelKind         kind)
{
  /* Translators: beginnings of words for places on the skin, with semicolons between them; "perianal" has to be found before "anal" */
  const char *outside = _("perian;perine;skin;pads");
  /* Translators: beginnings of words for places and sensors in the body, with semicolons between them */
  const char *inside = _("vagin;anal;anus;rect;intra;inside;internal;probe;periform;perineometer;balloon");

  if (has_any (placement->site, outside))
    return FROND_PLACEMENT_PADS;
  if (has_any (placement->site, inside) || has_any (placement->electrode, inside))
    return FROND_PLACEMENT_PROBE;
  if (has_any (placement->electrode, outside))
    return FROND_PLACEMENT_PADS;

  return kind == FROND_CHANNEL_PRESSURE ? FROND_PLACEMENT_PROBE : FROND_PLACEMENT_PADS;
}
