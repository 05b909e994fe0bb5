/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-fault-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "frond-error.h"

const char frond_fault_plan_help[] =
  "  SPEC is a list of faults, separated by commas:\n"
  "    drop@T[:N]      at second T of the signal N frames are not sent (1)\n"
  "    corrupt@T[:N]   in N frames one bit is wrong (1)\n"
  "    garbage@T[:N]   N bytes of noise are sent (16)\n"
  "    silence@T[:S]   nothing is sent or heard for S seconds (1)\n"
  "    unplug@T[:S]    the port is gone for S seconds (1), then back and idle; see --link\n"
  "    drop=P          each frame is not sent with probability P\n"
  "    corrupt=P       each frame is hit with probability P\n"
  "    busy            another program has the port\n";

static const struct {
  const char    *name;
  FrondFaultKind kind;
  double         amount;
} kinds[] = {
  { "drop", FROND_FAULT_DROP, 1 },
  { "corrupt", FROND_FAULT_CORRUPT, 1 },
  { "garbage", FROND_FAULT_GARBAGE, 16 },
  { "silence", FROND_FAULT_SILENCE, 1 },
  { "unplug", FROND_FAULT_UNPLUG, 1 },
};

/* The whole text is one number in the range. */
static gboolean
parse_number (const char *text,
              double      maximum,
              double     *number)
{
  char *end;

  *number = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && *number >= 0 && *number <= maximum;
}

static gboolean
parse_fault (FrondFaultPlan *self,
             const char     *name,
             const char     *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);
  FrondFault fault;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (!g_str_equal (kinds[i].name, name))
      continue;
    fault = (FrondFault) { .kind = kinds[i].kind, .amount = kinds[i].amount };
    if (parts[0] == NULL || !parse_number (parts[0], 1e6, &fault.at_s) ||
        (parts[1] != NULL && !parse_number (parts[1], 1e6, &fault.amount)))
      return FALSE;
    g_array_append_val (self->faults, fault);
    return TRUE;
  }

  return FALSE;
}

static gboolean
parse_item (FrondFaultPlan *self,
            const char     *item)
{
  const char      *mark = strpbrk (item, "@=");
  g_autofree char *name = mark != NULL ? g_strndup (item, (gsize) (mark - item)) : g_strdup (item);

  if (mark == NULL) {
    self->busy = self->busy || g_str_equal (name, "busy");
    return g_str_equal (name, "busy");
  }
  if (*mark == '@')
    return parse_fault (self, name, mark + 1);
  if (g_str_equal (name, "drop"))
    return parse_number (mark + 1, 1, &self->drop_probability);
  if (g_str_equal (name, "corrupt"))
    return parse_number (mark + 1, 1, &self->corrupt_probability);

  return FALSE;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double at_a = ((const FrondFault *) a)->at_s;
  double at_b = ((const FrondFault *) b)->at_s;

  return (at_a > at_b) - (at_a < at_b);
}

/**
 * frond_fault_plan_parse:
 * @spec: (nullable): see frond_fault_plan_help; NULL or "" for none
 * @error: which item is not understood
 *
 * Returns: (transfer full): the plan, or NULL with %FROND_ERROR_INVALID
 */
FrondFaultPlan *
frond_fault_plan_parse (const char *spec,
                        GError    **error)
{
  g_autoptr (FrondFaultPlan) self = g_new0 (FrondFaultPlan, 1);
  g_auto (GStrv) items = g_strsplit (spec != NULL ? spec : "", ",", -1);

  self->faults = g_array_new (FALSE, FALSE, sizeof (FrondFault));
  for (guint i = 0; items[i] != NULL; i++) {
    if (!parse_item (self, g_strstrip (items[i]))) {
      g_set_error (error, FROND_ERROR, FROND_ERROR_INVALID, _("“%s” is not understood as a fault."), items[i]);
      return NULL;
    }
  }
  g_array_sort (self->faults, compare_times);

  return g_steal_pointer (&self);
}

void
frond_fault_plan_free (FrondFaultPlan *self)
{
  g_array_unref (self->faults);
  g_free (self);
}
