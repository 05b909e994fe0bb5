/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The power goes at a random moment of a working day: what was acknowledged is there afterwards, and whole.
 *
 * Everything that SQLite wrote is in a log. A cut takes a prefix of it. What a file had at its last sync is durable; of everything later
 * each sector of 512 bytes is kept (1/2), replaced by noise (1/4) or lost (1/4), and a truncation happened or not (1/2). Removals are
 * kept in order, as journalling file systems do. The vault is put together from that, opened, recovered and checked. */

#include <stdlib.h>
#include <string.h>

#include "frond-statement.h"
#include "frond-vault-private.h"
#include "helper.h"
#include "shim-vfs.h"

#define N_CUTS   200
#define RATE     2000
#define CHANNELS 2
#define SECTOR   512

static FrondRecordingWriter *current_writer;
static guint                 n_patients_acknowledged;

/* Patients in the high half, samples in the low one. */
static guint64
get_acknowledged_cb (void)
{
  FrondRecordingWriter  *writer = g_atomic_pointer_get (&current_writer);
  FrondRecordingProgress progress = { 0 };

  if (writer)
    frond_recording_writer_get_progress (writer, &progress);

  return (guint64) g_atomic_int_get (&n_patients_acknowledged) << 32 | progress.n_stored;
}

static void
add_patient (FrondVault *vault)
{
  g_autoptr (FrondPatient) patient = helper_add_patient (vault, "Roe");

  g_atomic_int_inc (&n_patients_acknowledged);
}

/* A quarter of a second of signal at a time, each followed by its commit. */
static void
record_seconds (FrondRecordingWriter *writer,
                guint                 seconds)
{
  for (guint i = 0; i < seconds * 4; i++) {
    g_autoptr (FrondBlock) block = helper_make_block ((guint64) i * RATE / 4, RATE / 4, CHANNELS, 16, RATE);
    FrondRecordingProgress progress;

    frond_recording_writer_push_block (writer, block);
    do {
      g_usleep (200);
      frond_recording_writer_get_progress (writer, &progress);
    } while (progress.n_stored < (guint64) (i + 1) * RATE / 4);
  }
}

/* What happens before the power goes. */
static void
work (const char *folder)
{
  g_autoptr (FrondVault) vault = helper_open_vault (folder);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++) {
    g_autoptr (FrondRecordingWriter) writer = NULL;
    g_autoptr (FrondSessionRecord) record = NULL;
    g_autoptr (FrondSessionRecord) ended = NULL;

    add_patient (vault);
    record = helper_begin_session (vault, 1, RATE, CHANNELS, 16, &writer);
    g_atomic_pointer_set (&current_writer, writer);
    record_seconds (writer, 5);
    frond_recording_writer_finish (writer, &error);
    g_assert_no_error (error);
    ended = frond_session_repository_end (vault, record, &error);
    g_assert_no_error (error);
    g_atomic_pointer_set (&current_writer, NULL);
    add_patient (vault);
  }
}

/* One file of the disk, as it is after the cut. */
typedef struct {
  GByteArray *bytes;
  gboolean    exists;
} Image;

static void
image_free (Image *image)
{
  g_byte_array_unref (image->bytes);
  g_free (image);
}

static void
put (Image        *image,
     gint64        offset,
     const guint8 *data,
     gsize         n)
{
  guint old = image->bytes->len;

  if (offset + (gint64) n > old) {
    g_byte_array_set_size (image->bytes, (guint) (offset + (gint64) n));
    memset (image->bytes->data + old, 0, image->bytes->len - old);
  }
  memcpy (image->bytes->data + offset, data, n);
}

/* A write that was not synced: sector by sector. */
static void
tear (Image           *image,
      const ShimEntry *entry)
{
  gsize         n;
  const guint8 *data = g_bytes_get_data (entry->data, &n);

  for (gsize at = 0; at < n;) {
    gsize  part = MIN (SECTOR - (gsize) (entry->offset + (gint64) at) % SECTOR, n - at);
    guint  fate = (guint) g_test_rand_int_range (0, 4);
    guint8 noise[SECTOR];

    for (guint i = 0; i < SECTOR; i++)
      noise[i] = (guint8) g_test_rand_int ();
    if (fate < 2)
      put (image, entry->offset + (gint64) at, data + at, part);
    else if (fate == 2)
      put (image, entry->offset + (gint64) at, noise, part);
    at += part;
  }
}

static void
apply (GHashTable      *disk,
       const ShimEntry *entry,
       gboolean         durable)
{
  Image *image = g_hash_table_lookup (disk, entry->path);

  if (!image) {
    image = g_new0 (Image, 1);
    image->bytes = g_byte_array_new ();
    g_hash_table_insert (disk, g_strdup (entry->path), image);
  }
  image->exists = entry->kind != SHIM_DELETE;
  switch (entry->kind) {
  case SHIM_WRITE:
    if (durable)
      put (image, entry->offset, g_bytes_get_data (entry->data, NULL), g_bytes_get_size (entry->data));
    else
      tear (image, entry);
    break;
  case SHIM_TRUNCATE:
    if (entry->offset < image->bytes->len && (durable || g_test_rand_bit ()))
      g_byte_array_set_size (image->bytes, (guint) entry->offset);
    break;
  case SHIM_DELETE:
    g_byte_array_set_size (image->bytes, 0);
    break;
  case SHIM_SYNC:
  default:
    break;
  }
}

/* The disk as the first n entries leave it. */
static GHashTable *
cut (GPtrArray *log,
     guint      n,
     GPtrArray *before)
{
  GHashTable *disk = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) image_free);
  g_autoptr (GHashTable) last_sync = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < before->len; i++)
    apply (disk, before->pdata[i], TRUE);
  for (guint i = 0; i < n; i++) {
    const ShimEntry *entry = log->pdata[i];

    if (entry->kind == SHIM_SYNC)
      g_hash_table_insert (last_sync, entry->path, GUINT_TO_POINTER (i + 1));
  }
  for (guint i = 0; i < n; i++) {
    const ShimEntry *entry = log->pdata[i];

    apply (disk, entry, i < GPOINTER_TO_UINT (g_hash_table_lookup (last_sync, entry->path)));
  }

  return disk;
}

static void
write_disk (GHashTable *disk,
            const char *from,
            const char *to)
{
  GHashTableIter iter;
  gpointer       path, value;

  g_hash_table_iter_init (&iter, disk);
  while (g_hash_table_iter_next (&iter, &path, &value)) {
    Image *image = value;

    g_assert_true (g_str_has_prefix (path, from));
    if (image->exists)
      helper_write (to, (const char *) path + strlen (from) + 1, image->bytes->data, image->bytes->len);
  }
}

static void
check_sessions (FrondVault *vault,
                guint64     n_samples_acknowledged)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListStore) records = frond_session_repository_list (vault, 0, &error);
  guint64 n_newest = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (records)); i++) {
    g_autoptr (FrondSessionRecord) record = g_list_model_get_item (G_LIST_MODEL (records), i);
    g_autoptr (FrondRecording) recording = NULL;

    g_assert_cmpint (record->state, !=, FROND_SESSION_RECORDING);
    if (i == 0)
      n_newest = record->n_samples;
    if (record->n_samples == 0)
      continue;
    recording = frond_session_repository_open_recording (vault, record, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (frond_recording_get_n_samples (recording), ==, record->n_samples);
    helper_assert_samples (recording, 0, (guint) record->n_samples, 16);
  }
  g_assert_cmpuint (n_newest, >=, n_samples_acknowledged);
}

static void
check_after_cut (const char *folder,
                 guint64     acknowledged)
{
  g_autoptr (FrondVault) vault = helper_open_vault (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) recovered = frond_session_repository_recover (vault, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (recovered->len, <=, 1);
  g_assert_cmpuint (g_list_model_get_n_items (frond_patient_repository_get_model (vault)), >=, (guint) (acknowledged >> 32));
  check_sessions (vault, acknowledged & G_MAXUINT32);
  helper_assert_sound (vault);
}

/* What is on the disk before the log begins, as entries that put it there. */
static void
add_file (GPtrArray  *before,
          const char *folder,
          const char *name)
{
  ShimEntry *entry = g_new0 (ShimEntry, 1);

  entry->kind = SHIM_WRITE;
  entry->path = helper_path (folder, name);
  entry->data = helper_read (folder, name);
  g_ptr_array_add (before, entry);
}

static void
test_cuts (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  g_autoptr (GPtrArray) log = NULL;
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  guint n_cuts = g_test_slow () ? 2000 : N_CUTS;

  g_clear_object (&vault);
  add_file (before, folder, "vault.keys");
  add_file (before, folder, "main.db");
  shim_log_begin (get_acknowledged_cb);
  work (folder);
  log = shim_log_end ();
  g_test_message ("%u entries, %u cuts", log->len, n_cuts);
  g_assert_cmpuint (log->len, >, 300);

  for (guint i = 0; i < n_cuts; i++) {
    helper_autofolder char *after = helper_make_folder ();
    g_autofree char        *recordings = helper_path (after, "recordings");
    guint                   n = (guint) g_test_rand_int_range (0, (gint32) log->len);
    const ShimEntry        *next = log->pdata[n];
    g_autoptr (GHashTable) disk = cut (log, n, before);

    g_mkdir (recordings, 0700);
    write_disk (disk, folder, after);
    check_after_cut (after, next->acknowledged);
  }

  for (guint i = 0; i < before->len; i++) {
    ShimEntry *entry = before->pdata[i];

    g_free (entry->path);
    g_bytes_unref (entry->data);
    g_free (entry);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  shim_install ();
  g_test_add_func ("/power-cut/cuts", test_cuts);

  return g_test_run ();
}
