/* SPDX-License-Identifier: GPL-3.0-or-later */

/* No absolute number goes from one device to another (clinical.md section 0): published values stand beside a session's only where both
 * were measured the same way. One thing that differs is enough to keep them away; one that nobody knows makes them an orientation. */

#include "config.h"

#include "frond-norm-match.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "frond-text.h"
#include "frond-units.h"

/* Of band, averaging and electrode. Numbers of which none of these is known stand beside nobody's. */
#define NOTHING_KNOWN 3

typedef struct {
  GPtrArray *differences; /* of sentences' parts */
  GPtrArray *unknown;     /* of names, static */
} Findings;

static void
add_unknown (Findings   *findings,
             const char *what)
{
  if (!g_ptr_array_find (findings->unknown, what, NULL))
    g_ptr_array_add (findings->unknown, (gpointer) what);
}

static void
check_unit (Findings                *findings,
            const FrondNormChain    *norm,
            const FrondChainProfile *chain)
{
  if (!chain->unit || !*chain->unit)
    add_unknown (findings, _("unit"));
  else if (!g_str_equal (chain->unit, norm->unit))
    /* Translators: two units */
    g_ptr_array_add (findings->differences, g_strdup_printf (_("in %s, this session in %s"), frond_units_get_symbol (norm->unit), frond_units_get_symbol (chain->unit)));
}

/* A pressure has neither band nor envelope. */
static gboolean
has_filter (const FrondNormChain *norm)
{
  return !norm->envelope || *norm->envelope;
}

static void
check_band (Findings     *findings,
            const double *range,
            double        edge_hz,
            const char   *format_name)
{
  if (isnan (range[0]) || !(edge_hz > 0))
    add_unknown (findings, _("band"));
  else if (edge_hz < range[0] || edge_hz > range[1])
    /* Translators: "lower edge of the band", from and to which frequency in the study, and which frequency here */
    g_ptr_array_add (findings->differences, g_strdup_printf (_("%s %g–%g Hz, here %g Hz"), format_name, range[0], range[1], edge_hz));
}

static void
check_envelope (Findings                *findings,
                const FrondNormChain    *norm,
                const FrondChainProfile *chain)
{
  if (!norm->envelope || !chain->envelope || !*chain->envelope)
    add_unknown (findings, _("averaging"));
  else if (!g_str_equal (norm->envelope, chain->envelope))
    /* Translators: RMS or ARV, both times */
    g_ptr_array_add (findings->differences, g_strdup_printf (_("averaged as %s, here as %s"), norm->envelope, chain->envelope));
}

/* People write it in their own words, in their own language; these parts of words are much the same in many. */
static FrondNormElectrode
find_electrode (const FrondChainProfile *chain)
{
  g_autofree char *words = g_strjoin (" ", chain->electrode ? chain->electrode : "", chain->site ? chain->site : "", NULL);
  g_autofree char *folded = frond_text_fold (words);

  if (strstr (folded, "vagin"))
    return FROND_NORM_ELECTRODE_VAGINAL;
  if (strstr (folded, "perianal") || strstr (folded, "perine") || strstr (folded, "abdom"))
    return FROND_NORM_ELECTRODE_SURFACE;
  if (strstr (folded, "anal") || strstr (folded, "rect") || strstr (folded, "rekt"))
    return FROND_NORM_ELECTRODE_ANAL;

  return FROND_NORM_ELECTRODE_UNKNOWN;
}

static const char *
describe_electrode (FrondNormElectrode electrode)
{
  static const char *const words[] = { "", N_("vaginal"), N_("anal"), N_("on the skin") };

  return g_dgettext (GETTEXT_PACKAGE, words[electrode]);
}

static void
check_electrode (Findings                *findings,
                 const FrondNormChain    *norm,
                 const FrondChainProfile *chain)
{
  FrondNormElectrode here = find_electrode (chain);

  if (norm->electrode == FROND_NORM_ELECTRODE_UNKNOWN || here == FROND_NORM_ELECTRODE_UNKNOWN)
    add_unknown (findings, _("electrode"));
  else if (norm->electrode != here)
    /* Translators: where the electrode was in the study, and where it is here: "vaginal", "on the skin" */
    g_ptr_array_add (findings->differences, g_strdup_printf (_("electrode %s, here %s"), describe_electrode (norm->electrode), describe_electrode (here)));
}

static char *
join (GPtrArray *words)
{
  g_ptr_array_add (words, NULL);

  return g_strjoinv (C_("list of reasons", ", "), (char **) words->pdata);
}

static FrondNormMatch
judge (Findings *findings,
       char    **reason)
{
  g_autofree char *words = NULL;

  *reason = NULL;
  if (findings->differences->len > 0) {
    words = join (findings->differences);
    /* Translators: what differs, for instance "in µV, this session in cmH₂O" */
    *reason = g_strdup_printf (_("Measured in another way: %s"), words);
    return FROND_NORM_DIFFERS;
  }
  if (findings->unknown->len >= NOTHING_KNOWN) {
    words = join (findings->unknown);
    /* Translators: what is not known: "band, averaging, electrode" */
    *reason = g_strdup_printf (_("Chain not known: %s"), words);
    return FROND_NORM_DIFFERS;
  }
  if (findings->unknown->len > 0) {
    words = join (findings->unknown);
    /* Translators: what is not known, for instance "band, averaging" */
    *reason = g_strdup_printf (_("Chain not known (%s), for orientation only"), words);
    return FROND_NORM_UNKNOWN;
  }

  return FROND_NORM_MATCHES;
}

/**
 * frond_norm_match:
 * @self: published values
 * @chain: how a session's numbers came about
 * @reason: (out) (transfer full) (nullable): why they do not match, or what is not known, in words
 *
 * Returns: whether both were measured the same way
 */
FrondNormMatch
frond_norm_match (FrondNorm               *self,
                  const FrondChainProfile *chain,
                  char                   **reason)
{
  const FrondNormChain *norm = frond_norm_get_chain (self);
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) unknown = g_ptr_array_new ();
  Findings findings = { differences, unknown };

  check_unit (&findings, norm, chain);
  if (has_filter (norm)) {
    check_band (&findings, norm->band_low_hz, chain->band_low_hz, _("lower edge of the band"));
    check_band (&findings, norm->band_high_hz, chain->band_high_hz, _("upper edge of the band"));
    check_envelope (&findings, norm, chain);
  }
  check_electrode (&findings, norm, chain);

  return judge (&findings, reason);
}
