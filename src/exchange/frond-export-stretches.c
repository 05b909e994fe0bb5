/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-export-stretches.h"

#define CHUNK 65536

/* A sample is there when every channel has it. */
static gboolean
read_presence (const FrondExportSource *source,
               guint64                  first,
               gsize                    n,
               gint32                  *scratch,
               gboolean                *present,
               GError                 **error)
{
  for (gsize i = 0; i < n; i++)
    present[i] = TRUE;
  for (guint c = 0; c < source->channels->len; c++) {
    if (!source->read_raw (c, first, n, scratch, source->user_data, error))
      return FALSE;
    for (gsize i = 0; i < n; i++)
      present[i] = present[i] && scratch[i] != G_MININT32;
  }

  return TRUE;
}

/**
 * frond_export_find_stretches:
 * @source: a recording
 * @error: what reading it answered
 *
 * Returns: (transfer full) (element-type FrondExportStretch): its unbroken parts in order; empty when it has no samples
 */
GArray *
frond_export_find_stretches (const FrondExportSource *source,
                             GError                 **error)
{
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (FrondExportStretch));
  g_autofree gint32   *scratch = g_new (gint32, CHUNK);
  g_autofree gboolean *present = g_new (gboolean, CHUNK);
  gboolean             inside = FALSE;

  for (guint64 first = 0; first < source->n_samples; first += CHUNK) {
    gsize n = (gsize) MIN (CHUNK, source->n_samples - first);

    if (!read_presence (source, first, n, scratch, present, error))
      return NULL;
    for (gsize i = 0; i < n; i++) {
      if (present[i] && !inside) {
        FrondExportStretch stretch = { .first_sample = first + i };

        g_array_append_val (stretches, stretch);
      }
      inside = present[i];
      if (inside)
        g_array_index (stretches, FrondExportStretch, stretches->len - 1).n_samples++;
    }
  }

  return g_steal_pointer (&stretches);
}
