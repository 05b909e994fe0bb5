/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-norm.h"

G_BEGIN_DECLS

struct _FrondNorm {
  GObject parent_instance;

  char             *id;
  char             *name;
  char             *source;
  char             *population;
  guint             n_people;
  FrondNormEvidence evidence;
  FrondNormChain    chain;
  GArray           *values; /* of FrondNormValue */
};

/* NULL-terminated, in the order of their enumerations. */
extern const char *const frond_norm_role_words[];
extern const char *const frond_norm_quantity_words[];
extern const char *const frond_norm_evidence_words[];

gboolean frond_norm_read (FrondNorm  *self,
                          const char *json,
                          gsize       length,
                          GError    **error);

G_END_DECLS
