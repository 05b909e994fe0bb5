/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-audit.h"

#include <glib/gi18n-lib.h>

#include "frond-error.h"
#include "frond-statement.h"

/**
 * Entry:
 *
 * One row of the chain. Strings are borrowed.
 */
typedef struct {
  gint64      seq;
  gint64      at_us;
  gint64      mono_us;
  gint64      practitioner_id;
  const char *action;
  const char *object_type;
  gint64      object_id;
  const char *detail;
} Entry;

static const guint8 genesis[FROND_HASH_BYTES] = { 0 };

static void
add_number (GByteArray *bytes,
            gint64      number)
{
  gint64 big = GINT64_TO_BE (number);

  g_byte_array_append (bytes, (const guint8 *) &big, sizeof big);
}

/* With its length, so that no two rows have the same bytes. */
static void
add_text (GByteArray *bytes,
          const char *text)
{
  gsize n = text ? strlen (text) : 0;

  add_number (bytes, (gint64) n);
  if (n > 0)
    g_byte_array_append (bytes, (const guint8 *) text, (guint) n);
}

static void
hash_entry (const Entry  *entry,
            FrondSecret  *key,
            const guint8 *previous,
            guint8       *hash)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, previous, FROND_HASH_BYTES);
  add_number (bytes, entry->seq);
  add_number (bytes, entry->at_us);
  add_number (bytes, entry->mono_us);
  add_number (bytes, entry->practitioner_id);
  add_text (bytes, entry->action);
  add_text (bytes, entry->object_type);
  add_number (bytes, entry->object_id);
  add_text (bytes, entry->detail);
  frond_crypto_hmac (key, bytes->data, bytes->len, hash);
}

static void
hash_head (gint64        seq,
           FrondSecret  *key,
           const guint8 *last,
           guint8       *hash)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) "head", 4);
  add_number (bytes, seq);
  g_byte_array_append (bytes, last, FROND_HASH_BYTES);
  frond_crypto_hmac (key, bytes->data, bytes->len, hash);
}

static gboolean
copy_hash (FrondStatement *statement,
           int             column,
           guint8         *hash)
{
  gsize         n_bytes;
  gconstpointer data = frond_statement_get_blob (statement, column, &n_bytes);

  if (n_bytes != FROND_HASH_BYTES)
    return FALSE;
  memcpy (hash, data, FROND_HASH_BYTES);

  return TRUE;
}

/* The last row's number and hash; 0 and zeros before the first. */
static gboolean
get_last (FrondDatabase *database,
          gint64        *seq,
          guint8        *hash,
          GError       **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (database, "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1", error);
  gboolean has_row;

  if (!statement || !frond_statement_step (statement, &has_row, error))
    return FALSE;

  *seq = has_row ? frond_statement_get_int64 (statement, 0) : 0;
  memcpy (hash, genesis, FROND_HASH_BYTES);
  if (has_row)
    copy_hash (statement, 1, hash);

  return TRUE;
}

/**
 * frond_audit_begin:
 * @database: a new main database
 * @key: the audit's key
 * @error: for a %FROND_ERROR
 *
 * Returns: whether the head of the empty chain was stored
 */
gboolean
frond_audit_begin (FrondDatabase *database,
                   FrondSecret   *key,
                   GError       **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (database, "INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, ?1)", error);
  guint8 head[FROND_HASH_BYTES];

  if (!statement)
    return FALSE;
  hash_head (0, key, genesis, head);
  frond_statement_bind_blob (statement, 1, head, sizeof head);

  return frond_statement_run (statement, error);
}

static gboolean
insert_entry (FrondDatabase *database,
              const Entry   *entry,
              const guint8  *previous,
              const guint8  *hash,
              GError       **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (database,
                                                              "INSERT INTO audit (seq, at_us, mono_us, practitioner_id, action, object_type, object_id, detail, prev_hash, hash)"
                                                              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                                                              error);

  if (!statement)
    return FALSE;
  frond_statement_bind_int64 (statement, 1, entry->seq);
  frond_statement_bind_int64 (statement, 2, entry->at_us);
  frond_statement_bind_int64 (statement, 3, entry->mono_us);
  frond_statement_bind_int64 (statement, 4, entry->practitioner_id);
  frond_statement_bind_text (statement, 5, entry->action);
  frond_statement_bind_text (statement, 6, entry->object_type);
  frond_statement_bind_int64 (statement, 7, entry->object_id);
  frond_statement_bind_text (statement, 8, entry->detail);
  frond_statement_bind_blob (statement, 9, previous, FROND_HASH_BYTES);
  frond_statement_bind_blob (statement, 10, hash, FROND_HASH_BYTES);

  return frond_statement_run (statement, error);
}

static gboolean
update_head (FrondDatabase *database,
             gint64         seq,
             const guint8  *head,
             GError       **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (database, "UPDATE audit_head SET seq = ?1, hash = ?2 WHERE id = 1", error);

  if (!statement)
    return FALSE;
  frond_statement_bind_int64 (statement, 1, seq);
  frond_statement_bind_blob (statement, 2, head, FROND_HASH_BYTES);

  return frond_statement_run (statement, error);
}

/**
 * frond_audit_append:
 * @database: the main database, in a transaction
 * @key: the audit's key
 * @practitioner_id: who, 0 when nobody was named (the recovery key)
 * @action: what, one word
 * @object_type: to what
 * @object_id: its row
 * @detail: (nullable): more; never names or note text
 * @error: for a %FROND_ERROR
 *
 * Returns: whether the row and the new head were stored
 */
gboolean
frond_audit_append (FrondDatabase *database,
                    FrondSecret   *key,
                    gint64         practitioner_id,
                    const char    *action,
                    const char    *object_type,
                    gint64         object_id,
                    const char    *detail,
                    GError       **error)
{
  Entry  entry = { 0, g_get_real_time (), g_get_monotonic_time (), practitioner_id, action, object_type, object_id, detail ? detail : "" };
  guint8 previous[FROND_HASH_BYTES], hash[FROND_HASH_BYTES], head[FROND_HASH_BYTES];

  if (!get_last (database, &entry.seq, previous, error))
    return FALSE;

  entry.seq++;
  hash_entry (&entry, key, previous, hash);
  hash_head (entry.seq, key, hash, head);

  return insert_entry (database, &entry, previous, hash, error) && update_head (database, entry.seq, head, error);
}

static gboolean
is_row_good (FrondStatement *statement,
             FrondSecret    *key,
             gint64          expected,
             guint8         *previous)
{
  Entry  entry = { 0 };
  guint8 stored_previous[FROND_HASH_BYTES], stored[FROND_HASH_BYTES], hash[FROND_HASH_BYTES];

  entry.seq = frond_statement_get_int64 (statement, 0);
  entry.at_us = frond_statement_get_int64 (statement, 1);
  entry.mono_us = frond_statement_get_int64 (statement, 2);
  entry.practitioner_id = frond_statement_get_int64 (statement, 3);
  entry.action = frond_statement_get_text (statement, 4);
  entry.object_type = frond_statement_get_text (statement, 5);
  entry.object_id = frond_statement_get_int64 (statement, 6);
  entry.detail = frond_statement_get_text (statement, 7);
  if (entry.seq != expected || !copy_hash (statement, 8, stored_previous) || !copy_hash (statement, 9, stored))
    return FALSE;

  hash_entry (&entry, key, previous, hash);
  if (memcmp (previous, stored_previous, sizeof hash) != 0 || !frond_crypto_equal (hash, stored, sizeof hash))
    return FALSE;
  memcpy (previous, hash, sizeof hash);

  return TRUE;
}

static gboolean
verify_head (FrondDatabase *database,
             FrondSecret   *key,
             gint64         n_rows,
             const guint8  *last,
             GPtrArray     *findings,
             GError       **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (database, "SELECT seq, hash FROM audit_head WHERE id = 1", error);
  guint8   head[FROND_HASH_BYTES], stored[FROND_HASH_BYTES];
  gboolean has_row;

  if (!statement || !frond_statement_step (statement, &has_row, error))
    return FALSE;

  hash_head (n_rows, key, last, head);
  if (!has_row || frond_statement_get_int64 (statement, 0) != n_rows || !copy_hash (statement, 1, stored) || !frond_crypto_equal (head, stored, sizeof head))
    g_ptr_array_add (findings, g_strdup_printf (_ ("The audit log does not end where it should: entries after number %" G_GINT64_FORMAT " are missing or were changed"), n_rows));

  return TRUE;
}

/**
 * frond_audit_verify:
 * @database: the main database
 * @key: the audit's key
 * @findings: (element-type utf8): where to append a sentence on the first break
 * @error: for a %FROND_ERROR
 *
 * Finds a changed, removed, inserted or moved row and a missing end. Not found is a whole vault that was put back to an older state.
 *
 * Returns: whether the chain could be read; a break is a finding, not an error
 */
gboolean
frond_audit_verify (FrondDatabase *database,
                    FrondSecret   *key,
                    GPtrArray     *findings,
                    GError       **error)
{
  g_autoptr (FrondStatement) statement = frond_statement_new (database,
                                                              "SELECT seq, at_us, mono_us, practitioner_id, action, object_type, object_id, detail, prev_hash, hash FROM audit ORDER BY seq",
                                                              error);
  guint8   previous[FROND_HASH_BYTES] = { 0 };
  gint64   n_rows = 0;
  gboolean has_row;

  if (!statement)
    return FALSE;

  while (frond_statement_step (statement, &has_row, error)) {
    if (!has_row)
      return verify_head (database, key, n_rows, previous, findings, error);
    if (!is_row_good (statement, key, n_rows + 1, previous)) {
      g_ptr_array_add (findings, g_strdup_printf (_ ("The audit log was changed at entry %" G_GINT64_FORMAT), n_rows + 1));
      return TRUE;
    }
    n_rows++;
  }

  return FALSE;
}
