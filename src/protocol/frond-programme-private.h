/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-programme.h"

G_BEGIN_DECLS

struct _FrondProgramme {
  GObject parent_instance;

  char                  *id;
  guint                  version;
  char                  *name;
  char                  *summary;
  FrondProgrammeCategory category;
  guint                  kinds; /* a bit for each FrondChannelKind it is for; 0: it does not say */
  char                  *markers[FROND_PROGRAMME_MARKERS];
  GArray                *phases; /* of FrondPhase */
  double                 duration_s;
  char                  *json;

  /* Of one that was refused: where, as "phases 2 › seconds", and what is needed there. */
  char *problem_place;
  char *problem;
};

gboolean frond_programme_read (FrondProgramme *self,
                               const char     *json,
                               gsize           length,
                               GError        **error);

G_END_DECLS
