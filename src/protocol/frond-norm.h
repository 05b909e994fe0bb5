/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "frond-chain-profile.h"

G_BEGIN_DECLS

/* Which phase of an assessment a published value is of. */
typedef enum {
  FROND_NORM_PRE_REST,
  FROND_NORM_PHASIC,
  FROND_NORM_TONIC,
  FROND_NORM_ENDURANCE,
  FROND_NORM_POST_REST,
  FROND_NORM_SESSION,
} FrondNormRole;

typedef enum {
  FROND_NORM_MEAN,
  FROND_NORM_SD,
  FROND_NORM_RECOVERY,
  FROND_NORM_MEDIAN_FREQUENCY,
} FrondNormQuantity;

typedef enum {
  FROND_NORM_MEAN_SD,   /* value ± spread */
  FROND_NORM_MEDIAN_CI, /* value, 95 % confidence interval low–high */
  FROND_NORM_AT_MOST,   /* a cut-off */
  FROND_NORM_AT_LEAST,  /* a cut-off */
} FrondNormForm;

typedef enum {
  FROND_NORM_VERIFIED,
  FROND_NORM_KNOWN,
  FROND_NORM_UNVERIFIED,
} FrondNormEvidence;

typedef enum {
  FROND_NORM_ELECTRODE_UNKNOWN,
  FROND_NORM_ELECTRODE_VAGINAL,
  FROND_NORM_ELECTRODE_ANAL,
  FROND_NORM_ELECTRODE_SURFACE,
} FrondNormElectrode;

/**
 * FrondNormValue:
 * @role: of which phase
 * @quantity: what it is
 * @form: how it is given
 * @unit: "uV", "cmH2O", "% MVC", "s" or "Hz"; static
 * @value: mean, median or cut-off
 * @spread: standard deviation, NAN in other forms
 * @low: lower end of the confidence interval, NAN in other forms
 * @high: its upper end
 */
typedef struct {
  FrondNormRole     role;
  FrondNormQuantity quantity;
  FrondNormForm     form;
  const char       *unit;
  double            value, spread, low, high;
} FrondNormValue;

/**
 * FrondNormChain:
 * @unit: of the channel; static
 * @band_low_hz: from and to where the lower edge may be; NAN when the source does not say
 * @band_high_hz: the same of the upper edge
 * @envelope: (nullable): "RMS", "ARV", "" for none (pressure), %NULL when the source does not say; static
 * @electrode: what it was measured with
 *
 * How it was measured, as far as the source says.
 */
typedef struct {
  const char        *unit;
  double             band_low_hz[2];
  double             band_high_hz[2];
  const char        *envelope;
  FrondNormElectrode electrode;
} FrondNormChain;

/* Values that a study published of a group of people, with what is needed to read them. Immutable. Never a limit, never a verdict. */
#define FROND_TYPE_NORM (frond_norm_get_type ())
G_DECLARE_FINAL_TYPE (FrondNorm, frond_norm, FROND, NORM, GObject)

/* From JSON (data/norms/norm.schema.json); errors are FROND_ERROR_INVALID and name the place. */
FrondNorm            *frond_norm_new_from_json (const char *json,
                                                gssize      length,
                                                GError    **error) G_GNUC_WARN_UNUSED_RESULT;
const char           *frond_norm_get_id (FrondNorm *self);
const char           *frond_norm_get_name (FrondNorm *self);
const char           *frond_norm_get_source (FrondNorm *self);
const char           *frond_norm_get_population (FrondNorm *self);
guint                 frond_norm_get_n_people (FrondNorm *self); /* 0: not known */
FrondNormEvidence     frond_norm_get_evidence (FrondNorm *self);
const FrondNormChain *frond_norm_get_chain (FrondNorm *self);
guint                 frond_norm_get_n_values (FrondNorm *self);
const FrondNormValue *frond_norm_get_value (FrondNorm *self,
                                            guint      i);

/* "6.3 ± 3.3 µV" */
char *frond_norm_value_format (const FrondNormValue *self) G_GNUC_WARN_UNUSED_RESULT;
/* "Rest before", "Rest before: standard deviation" */
char       *frond_norm_value_dup_title (const FrondNormValue *self) G_GNUC_WARN_UNUSED_RESULT;
const char *frond_norm_role_to_word (FrondNormRole role);
const char *frond_norm_quantity_to_word (FrondNormQuantity quantity);
const char *frond_norm_form_to_word (FrondNormForm form);
const char *frond_norm_evidence_to_word (FrondNormEvidence evidence);

/* (transfer full): a list model of FrondNorm: those that come with Frond */
GListModel *frond_norm_list_built_in (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
