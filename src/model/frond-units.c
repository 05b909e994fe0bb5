/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-units.h"

#include <glib/gi18n-lib.h>

/**
 * frond_units_get_symbol:
 * @unit: (nullable): as channels and chain profiles name it: ASCII, for files and comparisons
 *
 * Returns: the same for people, on the screen and on paper; an unknown unit as it is, nothing for %NULL
 */
const char *
frond_units_get_symbol (const char *unit)
{
  if (!unit)
    return "";
  if (g_str_equal (unit, "uV"))
    return "µV";
  if (g_str_equal (unit, "cmH2O"))
    return "cmH₂O";
  if (g_str_equal (unit, "count"))
    return _("counts");

  return unit;
}
