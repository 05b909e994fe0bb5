/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What differs between two chains, and what that means. Whatever is between the skin and the number changes all numbers; how deep a probe
 * lies, how it is turned and how the patient lies change the resting level, hardly a contraction (clinical.md 2.6); the rest is worth
 * knowing. What one of the two did not write down cannot be told to be another: it is worth knowing, too, except for the electrode and its
 * site, without which nobody knows what was measured. */

#include "config.h"

#include "frond-chain-comparison.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "frond-text.h"

typedef enum {
  KIND_MACHINE_TEXT, /* told by the sensor: letter by letter */
  KIND_HUMAN_TEXT,   /* typed by somebody: capitals, accents and blanks at the ends do not count */
  KIND_NUMBER,
  KIND_COUNT,
} Kind;

typedef struct {
  Kind             kind;
  gsize            offset;
  FrondChainWeight weight;
  gboolean         needs_both; /* weighs nothing where one of the two is not known */
  const char      *title;
  const char      *unit; /* of a number, with what stands before it */
  const char      *reason;
  const char      *mark;
} Field;

#define AT(member) G_STRUCT_OFFSET (FrondChainProfile, member)

/* In the order in which they are named. */
static const Field fields[] = {
  { KIND_MACHINE_TEXT, AT (sensor), FROND_CHAIN_BREAKS_ALL, FALSE, N_("Sensor"), NULL, N_("another sensor"), N_("Other sensor") }, { KIND_MACHINE_TEXT, AT (unit), FROND_CHAIN_BREAKS_ALL, FALSE, N_("Unit"), NULL, N_("another unit"), N_("Other unit") }, { KIND_HUMAN_TEXT, AT (electrode), FROND_CHAIN_BREAKS_ALL, FALSE, N_("Electrode"), NULL, N_("another electrode"), N_("Other electrode") }, { KIND_HUMAN_TEXT, AT (site), FROND_CHAIN_BREAKS_ALL, FALSE, N_("Site"), NULL, N_("another site"), N_("Other site") }, { KIND_NUMBER, AT (rate_hz), FROND_CHAIN_BREAKS_ALL, FALSE, N_("Rate"), " Hz", N_("another rate"), N_("Other rate") }, { KIND_NUMBER, AT (gain), FROND_CHAIN_BREAKS_ALL, TRUE, N_("Gain"), "×", N_("another gain"), N_("Other gain") }, { KIND_NUMBER, AT (band_low_hz), FROND_CHAIN_BREAKS_ALL, FALSE, N_("Lower edge of the band"), " Hz", N_("another band"), N_("Other band") }, { KIND_NUMBER, AT (band_high_hz), FROND_CHAIN_BREAKS_ALL, FALSE, N_("Upper edge of the band"), " Hz", N_("another band"), N_("Other band") }, { KIND_COUNT, AT (filter_order), FROND_CHAIN_BREAKS_ALL, FALSE, N_("Order of the filter"), "", N_("another filter"), N_("Other filter") }, { KIND_NUMBER, AT (notch_hz), FROND_CHAIN_BREAKS_ALL, FALSE, N_("Mains filter"), " Hz", N_("another mains filter"), N_("Other filter") }, { KIND_MACHINE_TEXT, AT (envelope), FROND_CHAIN_BREAKS_ALL, FALSE, N_("Averaging"), NULL, N_("another kind of averaging"), N_("Other averaging") }, { KIND_NUMBER, AT (window_ms), FROND_CHAIN_BREAKS_ALL, FALSE, N_("Averaging window"), " ms", N_("another averaging window"), N_("Other averaging") }, { KIND_NUMBER, AT (electrode_depth_mm), FROND_CHAIN_BREAKS_REST, TRUE, N_("Depth of the electrode"), " mm", NULL, N_("Other depth") }, { KIND_HUMAN_TEXT, AT (electrode_orientation), FROND_CHAIN_BREAKS_REST, TRUE, N_("Electrode faces"), NULL, N_("the electrode is turned"), N_("Electrode turned") }, { KIND_HUMAN_TEXT, AT (position), FROND_CHAIN_BREAKS_REST, TRUE, N_("Position of the patient"), NULL, N_("another position of the patient"), N_("Other position") }, { KIND_HUMAN_TEXT, AT (electrode_serial), FROND_CHAIN_WORTH_KNOWING, FALSE, N_("Serial number of the electrode"), NULL, NULL, NULL }, { KIND_MACHINE_TEXT, AT (channel), FROND_CHAIN_WORTH_KNOWING, FALSE, N_("Channel"), NULL, NULL, NULL }, { KIND_MACHINE_TEXT, AT (firmware), FROND_CHAIN_WORTH_KNOWING, FALSE, N_("Firmware"), NULL, NULL, NULL },
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                 };

void
frond_chain_difference_free (FrondChainDifference *self)
{
  g_free (self->text);
  g_free (self);
}

static gboolean
is_number (const Field *field)
{
  return field->kind == KIND_NUMBER || field->kind == KIND_COUNT;
}

static const char *
get_text (const Field             *field,
          const FrondChainProfile *chain)
{
  const char *text = G_STRUCT_MEMBER (char *, chain, field->offset);

  return text ? text : "";
}

static double
get_number (const Field             *field,
            const FrondChainProfile *chain)
{
  return field->kind == KIND_COUNT ? G_STRUCT_MEMBER (guint, chain, field->offset) : G_STRUCT_MEMBER (double, chain, field->offset);
}

static gboolean
is_same_number (double a,
                double b)
{
  if (isnan (a) || isnan (b))
    return isnan (a) && isnan (b);

  return fabs (a - b) <= 1e-6 * MAX (1.0, MAX (fabs (a), fabs (b)));
}

static char *
dup_comparable_text (const Field             *field,
                     const FrondChainProfile *chain)
{
  const char *text = get_text (field, chain);

  return field->kind == KIND_HUMAN_TEXT ? g_strstrip (frond_text_fold (text)) : g_strdup (text);
}

static gboolean
is_same (const Field             *field,
         const FrondChainProfile *self,
         const FrondChainProfile *last)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  if (is_number (field))
    return is_same_number (get_number (field, self), get_number (field, last));

  a = dup_comparable_text (field, self);
  b = dup_comparable_text (field, last);

  return g_str_equal (a, b);
}

/* A mains filter of 0 Hz is none; other numbers are unknown only as NAN. */
static char *
dup_value (const Field             *field,
           const FrondChainProfile *chain)
{
  g_autofree char *text = NULL;
  double           number;

  if (is_number (field)) {
    number = get_number (field, chain);
    if (field->offset == AT (notch_hz) && number == 0)
      return g_strdup (C_("mains filter", "none"));
    if (isnan (number))
      return NULL;
    return g_strdup_printf ("%g%s", number, field->unit);
  }

  text = g_strstrip (g_strdup (get_text (field, chain)));

  return *text ? g_steal_pointer (&text) : NULL;
}

static char *
describe (const Field             *field,
          const FrondChainProfile *self,
          const FrondChainProfile *last)
{
  const char      *title = g_dgettext (GETTEXT_PACKAGE, field->title);
  g_autofree char *now = dup_value (field, self);
  g_autofree char *before = dup_value (field, last);

  if (!now)
    /* Translators: what it is of ("Electrode"), what it was last time ("Femiscan") */
    return g_strdup_printf (_("%s: not written down, last time %s"), title, before);
  if (!before)
    /* Translators: what it is of ("Electrode"), what it is now ("Periform") */
    return g_strdup_printf (_("%s: %s, not written down last time"), title, now);

  /* Translators: what it is of ("Electrode"), what it is now ("Periform"), what it was last time ("Femiscan") */
  return g_strdup_printf (_("%s: %s, last time %s"), title, now, before);
}

static gboolean
is_known (const Field             *field,
          const FrondChainProfile *chain)
{
  g_autofree char *value = dup_value (field, chain);

  return value != NULL;
}

static const char *
find_reason (const Field             *field,
             const FrondChainProfile *self,
             const FrondChainProfile *last)
{
  if (field->offset == AT (electrode_depth_mm))
    return self->electrode_depth_mm > last->electrode_depth_mm ? _("the electrode lies deeper") : _("the electrode lies less deep");

  return field->reason ? g_dgettext (GETTEXT_PACKAGE, field->reason) : NULL;
}

static FrondChainDifference *
difference_new (const Field             *field,
                const FrondChainProfile *self,
                const FrondChainProfile *last)
{
  FrondChainDifference *difference = g_new0 (FrondChainDifference, 1);
  gboolean              is_told = !field->needs_both || (is_known (field, self) && is_known (field, last));

  difference->weight = is_told ? field->weight : FROND_CHAIN_WORTH_KNOWING;
  difference->text = describe (field, self, last);
  difference->reason = find_reason (field, self, last);
  difference->mark = field->mark ? g_dgettext (GETTEXT_PACKAGE, field->mark) : NULL;

  return difference;
}

/**
 * frond_chain_profile_compare:
 * @self: the chain of today
 * @last: the one that it follows
 *
 * Returns: (transfer full) (element-type FrondChainDifference): what differs, the heaviest first; empty where nothing does
 */
GPtrArray *
frond_chain_profile_compare (const FrondChainProfile *self,
                             const FrondChainProfile *last)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_chain_difference_free);

  for (int weight = FROND_CHAIN_BREAKS_ALL; weight >= FROND_CHAIN_WORTH_KNOWING; weight--) {
    for (gsize i = 0; i < G_N_ELEMENTS (fields); i++) {
      FrondChainDifference *difference = is_same (&fields[i], self, last) ? NULL : difference_new (&fields[i], self, last);

      if (difference && (int) difference->weight == weight)
        g_ptr_array_add (differences, difference);
      else
        g_clear_pointer (&difference, frond_chain_difference_free);
    }
  }

  return differences;
}

const FrondChainDifference *
frond_chain_differences_find_break (const GPtrArray *differences)
{
  const FrondChainDifference *heaviest = differences->len > 0 ? g_ptr_array_index (differences, 0) : NULL;

  return heaviest && heaviest->weight != FROND_CHAIN_WORTH_KNOWING ? heaviest : NULL;
}

/* What several fields say with the same words is said once. */
static char *
join_reasons (const GPtrArray *differences)
{
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_null_terminated (differences->len, NULL, TRUE);

  for (guint i = 0; i < differences->len; i++) {
    const FrondChainDifference *difference = g_ptr_array_index (differences, i);

    if (difference->weight != FROND_CHAIN_WORTH_KNOWING && !g_strv_contains ((const char *const *) reasons->pdata, difference->reason))
      g_ptr_array_add (reasons, (gpointer) difference->reason);
  }

  /* Translators: between the parts of a list: "another sensor, the electrode lies deeper" */
  return g_strjoinv (C_("list of reasons", ", "), (char **) reasons->pdata);
}

/**
 * frond_chain_differences_dup_warning:
 * @differences: (element-type FrondChainDifference): of two chains
 *
 * Returns: (transfer full) (nullable): what cannot be compared, and why, in a sentence; %NULL where everything can
 */
char *
frond_chain_differences_dup_warning (const GPtrArray *differences)
{
  const FrondChainDifference *heaviest = frond_chain_differences_find_break (differences);
  g_autofree char            *reasons = NULL;

  if (!heaviest)
    return NULL;

  reasons = join_reasons (differences);
  if (heaviest->weight == FROND_CHAIN_BREAKS_REST)
    /* Translators: reasons, for instance "the electrode lies deeper" */
    return g_strdup_printf (_("Resting levels cannot be compared with last time: %s."), reasons);

  /* Translators: reasons, for instance "another sensor, another electrode" */
  return g_strdup_printf (_("Numbers cannot be compared with last time: %s."), reasons);
}

char *
frond_chain_differences_dup_texts (const GPtrArray *differences)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < differences->len; i++) {
    const FrondChainDifference *difference = g_ptr_array_index (differences, i);

    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", difference->text);
  }

  return g_string_free (lines, FALSE);
}
