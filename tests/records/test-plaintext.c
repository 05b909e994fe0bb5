/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Nothing of a patient is readable in the vault's folder, while it is open, after a crash and after closing; and no secret is left in
 * memory once it was closed. */

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "frond-vault-private.h"
#include "helper.h"

static const char *const canaries[] = { "Canaryfamily", "Canarygiven", "Canarycalled", "Canarynote", "Canaryfacts", "Canarymarker", "Canaryheadline", "CANARY-77", "Canaryprogramme", "1984-02-29" };

static gboolean
contains (const guint8 *data,
          gsize         n,
          const char   *text)
{
  gsize              length = strlen (text);
  g_autofree guint8 *wide = g_malloc0 (2 * length);

  for (gsize i = 0; i < length; i++)
    wide[2 * i] = (guint8) text[i];

  return memmem (data, n, text, length) != NULL || memmem (data, n, wide, 2 * length) != NULL;
}

/* Answers how many files were looked at. */
static guint
assert_clean (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint       n_files = 0;

  while ((name = g_dir_read_name (dir))) {
    g_autofree char *path = helper_path (folder, name);
    g_autoptr (GBytes) bytes = NULL;

    for (guint i = 0; i < G_N_ELEMENTS (canaries); i++)
      g_assert_null (strstr (name, canaries[i]));
    if (g_file_test (path, G_FILE_TEST_IS_DIR)) {
      n_files += assert_clean (path);
      continue;
    }
    bytes = helper_read (folder, name);
    n_files++;
    for (guint i = 0; i < G_N_ELEMENTS (canaries); i++)
      if (contains (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), canaries[i]))
        g_error ("%s holds “%s”", name, canaries[i]);
  }

  return n_files;
}

static FrondPatient *
add_canary (FrondVault *vault)
{
  g_autoptr (FrondPatient) patient = frond_patient_new ();
  g_autoptr (GError) error = NULL;
  FrondPatient *stored;

  patient->family_name = g_strdup ("Canaryfamily");
  patient->given_name = g_strdup ("Canarygiven");
  patient->preferred_name = g_strdup ("Canarycalled");
  patient->birth_date = g_date_new_dmy (29, G_DATE_FEBRUARY, 1984);
  patient->record_number = g_strdup ("CANARY-77");
  stored = frond_patient_repository_save (vault, patient, &error);
  g_assert_no_error (error);

  return stored;
}

static void
write_note (FrondVault         *vault,
            FrondSessionRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondNote) note = frond_note_repository_get_for_session (vault, record->id, &error);
  g_autoptr (FrondNote) draft = NULL;
  g_autoptr (FrondNote) done = NULL;

  g_free (note->text);
  note->text = g_strdup ("Canarynote");
  note->facts = g_strdup ("Canaryfacts");
  draft = frond_note_repository_save_draft (vault, note, &error);
  done = frond_note_repository_sign (vault, draft->id, &error);
  g_assert_no_error (error);
}

static void
test_files (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (FrondVault) vault = helper_create_vault (folder);
  g_autoptr (FrondPatient) patient = add_canary (vault);
  g_autoptr (FrondRecordingWriter) writer = NULL;
  g_autoptr (FrondSessionRecord) record = helper_begin_session (vault, patient->id, 1000, 1, 16, &writer);
  g_autoptr (FrondSessionRecord) ended = NULL;
  g_autoptr (FrondEvent) event = frond_event_new (FROND_EVENT_MARKER, 3, 0, "Canarymarker");
  g_autoptr (FrondBlock) block = helper_make_block (0, 1000, 1, 16, 1000);
  g_autoptr (GError) error = NULL;
  FrondRecordingProgress progress;

  frond_recording_writer_push_event (writer, event);
  frond_recording_writer_push_block (writer, block);
  do
    frond_recording_writer_get_progress (writer, &progress);
  while (progress.n_stored < 1000);
  write_note (vault, record);
  /* With everything still in the logs: what a crash would leave. */
  g_assert_cmpuint (assert_clean (folder), >=, 7);

  g_assert_true (frond_recording_writer_finish (writer, &error));
  record->headline = g_strdup ("Canaryheadline");
  ended = frond_session_repository_end (vault, record, &error);
  g_assert_no_error (error);
  g_clear_object (&vault);
  g_assert_cmpuint (assert_clean (folder), ==, 4);
}

/* Pages of this process that can be written, looked at piece by piece. */
static guint
count_in_memory (const guint8 *mask,
                 gsize         n,
                 guint8        key)
{
  FILE   *maps = fopen ("/proc/self/maps", "r");
  int     memory = open ("/proc/self/mem", O_RDONLY);
  char    line[512];
  guint   found = 0;
  guint8 *buffer = g_malloc (1 << 20);

  while (fgets (line, sizeof line, maps)) {
    guint64 from, to;
    char    mode[5];

    /* Huge mappings are the sanitizer's shadow. */
    if (sscanf (line, "%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x %4s", &from, &to, mode) != 3 || mode[0] != 'r' || mode[1] != 'w' || to - from > G_GUINT64_CONSTANT (1) << 31)
      continue;
    for (guint64 at = from; at < to; at += (1 << 20) - n) {
      gssize got = pread (memory, buffer, (gsize) MIN (1 << 20, to - at), (off_t) at);

      for (gssize i = 0; i + (gssize) n <= got; i++) {
        gsize k = 0;

        while (k < n && (buffer[i + (gssize) k] ^ key) == mask[k])
          k++;
        found += k == n;
      }
    }
  }
  /* What was read stays out of the next count. */
  memset (buffer, 0, 1 << 20);
  g_free (buffer);
  fclose (maps);
  close (memory);

  return found;
}

/* Under another key in memory, so that the needle does not find itself. */
static void
mask (guint8       *out,
      const guint8 *in,
      gsize         n)
{
  for (gsize i = 0; i < n; i++)
    out[i] = in[i] ^ 0x5a;
}

static void
test_memory (void)
{
  helper_autofolder char *folder = helper_make_folder ();
  g_autoptr (GError) error = NULL;
  FrondVault *vault;
  char        passphrase[33];
  guint8      masked_passphrase[32], masked_master[32], masked_audit[32];

  for (guint i = 0; i < 32; i++)
    passphrase[i] = (char) g_test_rand_int_range ('a', 'z' + 1);
  passphrase[32] = 0;
  mask (masked_passphrase, (const guint8 *) passphrase, 32);
  vault = frond_vault_create (folder, "Ana", passphrase, &helper_cheap, &error);
  g_assert_no_error (error);
  mask (masked_master, frond_secret_get_bytes (vault->master), 32);
  mask (masked_audit, frond_secret_get_bytes (vault->audit_key), 32);
  g_object_unref (helper_add_patient (vault, "Roe"));
  /* The count works: the keys are there while the vault is open. */
  g_assert_cmpuint (count_in_memory (masked_master, 32, 0x5a), >=, 1);
  g_assert_cmpuint (count_in_memory (masked_passphrase, 32, 0x5a), >=, 1);

  frond_vault_close (vault);
  frond_secret_wipe (passphrase, sizeof passphrase);
  g_assert_cmpuint (count_in_memory (masked_passphrase, 32, 0x5a), ==, 0);
  g_assert_cmpuint (count_in_memory (masked_master, 32, 0x5a), ==, 0);
  g_assert_cmpuint (count_in_memory (masked_audit, 32, 0x5a), ==, 0);
  g_object_unref (vault);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plaintext/files", test_files);
  g_test_add_func ("/plaintext/memory", test_memory);

  return g_test_run ();
}
