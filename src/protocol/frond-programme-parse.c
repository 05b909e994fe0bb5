/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a text to a tree: no meaning yet, but nothing ambiguous either. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "frond-error.h"
#include "frond-json-twin.h"
#include "frond-programme-reader.h"

#define MAX_BYTES (256 * 1024)

/* The parser knows its line only while it complains. */
static void
error_cb (JsonParser *parser,
          GError     *error,
          gpointer    user_data)
{
  *(guint *) user_data = json_parser_get_current_line (parser);
}

/* The parser would take the last of two without a word. */
static gboolean
check_unique (const char *json,
              gsize       length,
              GError    **error)
{
  g_autofree char *place = NULL;
  g_autofree char *key = frond_json_find_twin (json, length, &place);

  if (!key)
    return TRUE;

  /* Translators: %1$s is a place such as "phases 2", %2$s a name that stands there twice */
  g_set_error (error, FROND_ERROR, FROND_ERROR_INVALID,
               _("This programme cannot be used. At “%1$s”: “%2$s” stands there twice. Nothing was changed; correct the programme or choose another one."),
                 *place ? place : _("the beginning"), key);

  return FALSE;
}

/*
 * frond_programme_parse:
 * @json: a programme's text
 * @length: bytes of it
 * @error: at which line it is no JSON, or which name stands twice
 *
 * Returns: (transfer full) (nullable): its tree
 */
JsonNode *
frond_programme_parse (const char *json,
                       gsize       length,
                       GError    **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) syntax = NULL;
  guint line = 1;

  if (length > MAX_BYTES || !g_utf8_validate_len (json, length, NULL)) {
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_INVALID,
                         _("This is not the text of a programme. Nothing was changed; choose another file."));
    return NULL;
  }

  json_parser_set_strict (parser, TRUE);
  g_signal_connect (parser, "error", G_CALLBACK (error_cb), &line);
  if (!json_parser_load_from_data (parser, json, (gssize) length, &syntax)) {
    g_set_error (error, FROND_ERROR, FROND_ERROR_INVALID,
                 _("This programme cannot be read: it breaks off or is not written correctly at line %u. Nothing was changed; correct the programme or "
                   "choose another one."),
                   MAX (line, 1));
    return NULL;
  }

  if (!check_unique (json, length, error))
    return NULL;

  return json_parser_steal_root (parser);
}
