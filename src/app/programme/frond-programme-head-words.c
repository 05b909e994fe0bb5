/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What belongs to a programme as a whole, in the words of a therapist. */

#include "config.h"

#include "frond-programme-head-words.h"

#include <glib/gi18n.h>

const char *
frond_programme_describe_signals (FrondDraftSignals signals)
{
  static const char *const titles[] = { N_("Any signal"), N_("EMG"), N_("Pressure"), N_("EMG or pressure") };

  return _(titles[signals & (FROND_DRAFT_EMG | FROND_DRAFT_PRESSURE)]);
}

FrondProgrammeCategory
frond_programme_get_draft_category (FrondProgrammeDraft *draft)
{
  const char *text = frond_programme_draft_get_text (draft, "category");

  for (guint category = FROND_CATEGORY_ASSESSMENT; category <= FROND_CATEGORY_STEP; category++)
    if (g_str_equal (frond_programme_category_to_string (category), text))
      return category;

  return FROND_CATEGORY_LETTING_GO;
}

char *
frond_programme_describe_place (FrondProgrammeDraft *draft)
{
  guint       n_possible = 0;
  const char *category = frond_programme_category_get_title (frond_programme_get_draft_category (draft));
  const char *signals = frond_programme_describe_signals (frond_programme_draft_get_signals (draft));

  if (frond_programme_draft_count_abdomen_quiet (draft, &n_possible) == 0)
    return g_strdup_printf ("%s · %s", category, signals);

  return g_strdup_printf ("%s · %s · %s", category, signals, _("abdomen quiet"));
}

char *
frond_programme_describe_markers (FrondProgrammeDraft *draft)
{
  GString *text = g_string_new (NULL);

  for (guint number = 1; number <= FROND_PROGRAMME_MARKERS; number++) {
    const char *marker = frond_programme_draft_get_marker (draft, number);

    if (*marker)
      g_string_append_printf (text, "%s%u\u00a0%s", text->len ? " · " : "", number, marker);
  }
  if (text->len == 0)
    g_string_append (text, _("No key has a name"));

  return g_string_free (text, FALSE);
}
