/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frondctl-json.h"

#include <math.h>
#include <stdio.h>

/**
 * frondctl_json_number:
 * @builder: inside of an object, or of an array when @name is %NULL
 * @name: (nullable): of the member
 * @value: NAN for what does not apply, which becomes null: JSON has no NAN
 */
void
frondctl_json_number (JsonBuilder *builder,
                      const char  *name,
                      double       value)
{
  if (name)
    json_builder_set_member_name (builder, name);
  if (isfinite (value))
    json_builder_add_double_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
frondctl_json_integer (JsonBuilder *builder,
                       const char  *name,
                       gint64       value)
{
  if (name)
    json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
frondctl_json_string (JsonBuilder *builder,
                      const char  *name,
                      const char  *value)
{
  if (name)
    json_builder_set_member_name (builder, name);
  if (value)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/* With the UTC offset of the place, as it was stored. */
void
frondctl_json_time (JsonBuilder *builder,
                    const char  *name,
                    GDateTime   *value)
{
  g_autofree char *text = value ? g_date_time_format_iso8601 (value) : NULL;

  frondctl_json_string (builder, name, text);
}

/**
 * frondctl_json_print:
 * @builder: what was built
 *
 * Prints it to stdout.
 */
void
frondctl_json_print (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  printf ("%s\n", text);
}
