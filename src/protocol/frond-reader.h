/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "frond-programme-private.h"

G_BEGIN_DECLS

#define FROND_READER_MAX_DURATION_S 10800.0
#define FROND_READER_SHORT_TEXT     80
#define FROND_READER_LONG_TEXT      500

/* Reads values and says where one is wrong. Everything that may fail says so once, in the reader's error. */
typedef struct {
  FrondProgramme *programme;
  GString        *place; /* where we are: "phases 2 › seconds" */
  guint           depth; /* of repeats */
  GError        **error;
} FrondReader;

gboolean frond_reader_complain (FrondReader *self,
                                const char  *format,
                                ...) G_GNUC_PRINTF (2, 3);
gsize    frond_reader_enter (FrondReader *self,
                             const char  *key,
                             guint        number);
void     frond_reader_leave (FrondReader *self,
                             gsize        before);

JsonObject *frond_reader_object (FrondReader *self,
                                 JsonNode    *node);
JsonArray  *frond_reader_list (FrondReader *self,
                               JsonObject  *object,
                               const char  *key,
                               guint        min,
                               guint        max,
                               const char  *of_what);
gboolean    frond_reader_check_keys (FrondReader       *self,
                                     JsonObject        *object,
                                     const char *const *known);
gboolean    frond_reader_text_node (FrondReader *self,
                                    JsonNode    *node,
                                    glong        max,
                                    char       **out);
gboolean    frond_reader_text (FrondReader *self,
                               JsonObject  *object,
                               const char  *key,
                               glong        max,
                               char       **out);
gboolean    frond_reader_number (FrondReader *self,
                                 JsonObject  *object,
                                 const char  *key,
                                 double       min,
                                 double       max,
                                 double      *out);
gboolean    frond_reader_whole_number (FrondReader *self,
                                       JsonObject  *object,
                                       const char  *key,
                                       guint        min,
                                       guint        max,
                                       guint       *out);
gboolean    frond_reader_boolean (FrondReader *self,
                                  JsonObject  *object,
                                  const char  *key,
                                  gboolean    *out);
gboolean    frond_reader_choice_node (FrondReader       *self,
                                      JsonNode          *node,
                                      const char *const *names,
                                      guint             *out);
gboolean    frond_reader_choice (FrondReader       *self,
                                 JsonObject        *object,
                                 const char        *key,
                                 const char *const *names,
                                 guint             *out);

gboolean frond_reader_phase (FrondReader *self,
                             JsonObject  *object,
                             FrondPhase  *phase);
gboolean frond_reader_goal (FrondReader *self,
                            JsonObject  *object,
                            FrondPhase  *phase);

JsonNode *frond_programme_parse (const char *json,
                                 gsize       length,
                                 GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
