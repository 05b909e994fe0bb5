/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-programme-category.h"

#include <glib/gi18n-lib.h>

#include "frond-programme.h"

const char *const frond_programme_category_names[] = { "assessment", "letting-go", "strengthening", "step", NULL };

/**
 * frond_programme_category_to_string:
 * @category: a category
 *
 * Returns: its word in programmes and in JSON; never translated
 */
const char *
frond_programme_category_to_string (FrondProgrammeCategory category)
{
  g_return_val_if_fail (category <= FROND_CATEGORY_STEP, NULL);

  return frond_programme_category_names[category];
}

/**
 * frond_programme_category_get_title:
 * @category: a category
 *
 * Returns: a heading for people
 */
const char *
frond_programme_category_get_title (FrondProgrammeCategory category)
{
  switch (category) {
  case FROND_CATEGORY_ASSESSMENT:
    return _("Assessment");
  case FROND_CATEGORY_STRENGTHENING:
    return _("Strengthening");
  case FROND_CATEGORY_STEP:
    /* Translators: heading for programmes in which a touch, a probe or a trainer is approached step by step */
    return _("Step by step");
  case FROND_CATEGORY_LETTING_GO:
  default:
    return _("Letting go");
  }
}
