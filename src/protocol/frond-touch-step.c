/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-metrics.h"

#include <string.h>

static const char *const names[] = {
  [FROND_TOUCH_NONE] = "",
  [FROND_TOUCH_ANTICIPATE] = "anticipate",
  [FROND_TOUCH_CONTACT] = "contact",
  [FROND_TOUCH_IN] = "in",
  [FROND_TOUCH_HOLD] = "hold",
  [FROND_TOUCH_OUT] = "out",
};

/**
 * frond_touch_step_to_string:
 * @step: a moment of a patient-paced step
 *
 * Returns: its word in CSV and JSON, empty for none; never translated
 */
const char *
frond_touch_step_to_string (FrondTouchStep step)
{
  g_return_val_if_fail (step < G_N_ELEMENTS (names), NULL);

  return names[step];
}

/**
 * frond_touch_step_from_string:
 * @text: (nullable): a word, or an empty text for none
 * @step: (out): what it means
 *
 * Returns: whether it is one of the words
 */
gboolean
frond_touch_step_from_string (const char     *text,
                              FrondTouchStep *step)
{
  for (guint i = 0; text && i < G_N_ELEMENTS (names); i++) {
    if (strcmp (text, names[i]) == 0) {
      *step = i;
      return TRUE;
    }
  }

  return FALSE;
}
