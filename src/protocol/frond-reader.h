/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define FROND_READER_SHORT_TEXT 80
#define FROND_READER_LONG_TEXT  500

typedef struct _FrondReader FrondReader;

/**
 * FrondReader:
 * @subject: what is read, for whoever reads it
 * @refuse: sets @error to a sentence that names the place and what is needed there
 * @place: where we are: "phases 2 › seconds"
 * @depth: of repeats
 * @error: of everything that fails
 *
 * Reads values of any JSON and says where one is wrong. Everything that may fail says so once.
 */
struct _FrondReader {
  gpointer subject;
  void (*refuse) (FrondReader *self,
                  const char  *place,
                  const char  *what);
  GString *place;
  guint    depth;
  GError **error;
};

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
const char *frond_reader_get_text (JsonNode *node);
double      frond_reader_get_number (JsonNode *node);
/* A text of one line as it stands there; the others in the language that runs. */
gboolean frond_reader_line (FrondReader *self,
                            JsonObject  *object,
                            const char  *key,
                            glong        max,
                            char       **out);
gboolean frond_reader_id (FrondReader *self,
                          JsonObject  *object,
                          char       **out);
gboolean frond_reader_text_node (FrondReader *self,
                                 JsonNode    *node,
                                 glong        max,
                                 char       **out);
gboolean frond_reader_text (FrondReader *self,
                            JsonObject  *object,
                            const char  *key,
                            glong        max,
                            char       **out);
gboolean frond_reader_check_number (FrondReader *self,
                                    double       number,
                                    double       min,
                                    double       max);
gboolean frond_reader_number (FrondReader *self,
                              JsonObject  *object,
                              const char  *key,
                              double       min,
                              double       max,
                              double      *out);
gboolean frond_reader_whole_number (FrondReader *self,
                                    JsonObject  *object,
                                    const char  *key,
                                    guint        min,
                                    guint        max,
                                    guint       *out);
gboolean frond_reader_boolean (FrondReader *self,
                               JsonObject  *object,
                               const char  *key,
                               gboolean    *out);
gboolean frond_reader_choice_node (FrondReader       *self,
                                   JsonNode          *node,
                                   const char *const *names,
                                   guint             *out);
gboolean frond_reader_choice (FrondReader       *self,
                              JsonObject        *object,
                              const char        *key,
                              const char *const *names,
                              guint             *out);

G_END_DECLS
