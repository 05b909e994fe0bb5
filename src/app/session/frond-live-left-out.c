/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What counts in no number, as the live trace shows it. Pure: no widget. */

#include "config.h"

#include "frond-live-left-out.h"

#include "frond-exclusion.h"
#include "frond-plot-bands.h"

typedef struct {
  guint64     first, end;
  const char *word;
} Piece;

/* What of it none of the heavier pieces from the given one on covers. */
static void
add_uncovered (GArray *pieces,
               guint   heavier,
               guint   n_heavier,
               Piece   piece)
{
  for (; heavier < n_heavier && piece.first < piece.end; heavier++) {
    const Piece over = g_array_index (pieces, Piece, heavier);

    if (over.end <= piece.first || over.first >= piece.end)
      continue;
    if (piece.first < over.first)
      add_uncovered (pieces, heavier + 1, n_heavier, (Piece) { piece.first, over.first, piece.word });
    piece.first = over.end;
  }
  if (piece.first < piece.end)
    g_array_append_val (pieces, piece);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const Piece *x = a, *y = b;

  return (x->first > y->first) - (x->first < y->first);
}

/**
 * frond_live_left_out_make_bands:
 * @exclusions: (element-type FrondExclusion): where they overlap the first one gives the reason
 * @rate_hz: samples per second
 *
 * Returns: (transfer full) (element-type FrondPlotBand): the same apart from each other and in order of time, named by reasons for people
 */
GArray *
frond_live_left_out_make_bands (const GArray *exclusions,
                                double        rate_hz)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  GArray *bands = g_array_new (FALSE, FALSE, sizeof (FrondPlotBand));

  for (guint i = 0; i < exclusions->len; i++) {
    const FrondExclusion *exclusion = &g_array_index (exclusions, FrondExclusion, i);

    add_uncovered (pieces, 0, pieces->len, (Piece) { exclusion->first_sample, exclusion->first_sample + exclusion->n_samples, frond_exclusion_get_word (exclusion) });
  }
  g_array_sort (pieces, compare);
  for (guint i = 0; i < pieces->len; i++) {
    const Piece        *piece = &g_array_index (pieces, Piece, i);
    const FrondPlotBand band = { (double) piece->first / rate_hz, (double) piece->end / rate_hz, FROND_PLOT_REST, piece->word };

    g_array_append_val (bands, band);
  }

  return bands;
}
