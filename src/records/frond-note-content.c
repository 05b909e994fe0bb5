/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-note-content.h"

/* "name:length:bytes\n", so that no text can look like another field. */
static void
add_field (GString    *canonical,
           const char *name,
           const char *value)
{
  const char *text = value ? value : "";

  g_string_append_printf (canonical, "%s:%" G_GSIZE_FORMAT ":", name, strlen (text));
  g_string_append (canonical, text);
  g_string_append_c (canonical, '\n');
}

static void
add_number (GString    *canonical,
            const char *name,
            gint64      value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  add_field (canonical, name, text);
}

/**
 * frond_note_content_hash:
 * @note: a note with its signer and time of signing
 *
 * SHA-256 over the canonical form of docs/vault-format.md: whom and what it is about, the text, the facts as far as they were accepted,
 * who signed and when.
 *
 * Returns: (transfer full): hexadecimal
 */
char *
frond_note_content_hash (FrondNote *note)
{
  g_autoptr (GString) canonical = g_string_new ("frond-note-1\n");

  add_field (canonical, "uuid", note->uuid);
  add_number (canonical, "patient", note->patient_id);
  add_number (canonical, "session", note->session_id);
  add_number (canonical, "amends", note->amends_id);
  add_number (canonical, "facts-accepted", note->facts_accepted ? 1 : 0);
  add_field (canonical, "facts", note->facts);
  add_field (canonical, "text", note->text);
  add_field (canonical, "signed-by", note->signed_by);
  add_number (canonical, "signed-at", note->signed_at ? g_date_time_to_unix_usec (note->signed_at) : 0);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, canonical->str, (gssize) canonical->len);
}
