/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The review in the whole window: a recording that was cut off, and what locking does to a review that is open, or on its way. */

#include "app-fixture.h"

#include <dlfcn.h>
#include <string.h>

#include <glib/gstdio.h>
#include <gtk/gtkunixprint.h>

#include "frond-application.h"
#include "frond-note-repository.h"
#include "frond-review-export.h"
#include "frond-review-page.h"
#include "frond-review-plot.h"
#include "frond-review-report.h"
#include "frond-session-repository.h"
#include "frond-session-row.h"
#include "frond-statement.h"
#include "frond-vault-private.h"
#include "frond-window.h"

#define RATE_HZ   1000
#define N_SAMPLES 4000

typedef struct {
  char             *folder;
  FrondApplication *application;
  FrondWindow      *window;
  gint64            session_id;
} Fixture;

/* How often somebody keeps the program from ending. GApplication does not tell: these stand in front of its own. */
static int n_holds;

static void
call_original (const char   *name,
               GApplication *application)
{
  union {
    void *symbol;
    void (*call) (GApplication *application);
  } original = { .symbol = dlsym (RTLD_NEXT, name) };

  original.call (application);
}

void
g_application_hold (GApplication *application)
{
  n_holds++;
  call_original ("g_application_hold", application);
}

void
g_application_release (GApplication *application)
{
  n_holds--;
  call_original ("g_application_release", application);
}

static FrondVaultService *
get_service (Fixture *fixture)
{
  return frond_application_get_vault_service (fixture->application);
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static gboolean
is_open (gpointer service)
{
  return frond_vault_service_get_vault (service) != NULL;
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GError) error = NULL;

  frond_vault_service_finish (FROND_VAULT_SERVICE (source), result, &error);
  g_assert_no_error (error);
}

static void
unlock (Fixture *fixture)
{
  frond_vault_service_open_async (get_service (fixture), PASSPHRASE, done_cb, NULL);
  app_wait (is_open, get_service (fixture));
  app_settle ();
}

static GPtrArray *
create_channels (void)
{
  GPtrArray *channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);

  g_ptr_array_add (channels, frond_channel_new ("EMG", FROND_CHANNEL_EMG_RAW, "uV", 0.1, 0));

  return channels;
}

static FrondSessionRecord *
describe_session (gint64      patient_id,
                  const char *sensor)
{
  FrondSessionRecord *record = frond_session_record_new ();

  record->patient_id = patient_id;
  record->programme_id = g_strdup ("test");
  record->programme_name = g_strdup ("Test");
  record->programme_json = g_strdup ("{}");
  record->started_at = g_date_time_new_now_local ();
  record->chain = frond_chain_profile_new ();
  record->chain->rate_hz = RATE_HZ;
  record->chain->sensor = g_strdup (sensor ? sensor : "BITalino");

  return record;
}

static void
write_signal (FrondRecordingWriter *writer)
{
  g_autoptr (FrondBlock) block = frond_block_new (0, N_SAMPLES, 1, RATE_HZ);
  g_autoptr (FrondEvent) phase = frond_event_new (FROND_EVENT_PHASE, 0, 0, "Rest");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_SAMPLES; i++)
    block->raw[i] = (gint32) (i * 7919 % 101) - 50;
  frond_recording_writer_push_event (writer, phase);
  frond_recording_writer_push_block (writer, block);
  frond_recording_writer_finish (writer, &error);
  g_assert_no_error (error);
}

/* As a program leaves it that ends in the middle of a session: its row never says that it ended. */
static gint64
leave_session (FrondVault *vault,
               gint64      patient_id,
               const char *sensor)
{
  g_autoptr (FrondSessionRecord) record = describe_session (patient_id, sensor);
  g_autoptr (GPtrArray) channels = create_channels ();
  g_autoptr (FrondRecordingWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondSessionRecord) stored = frond_session_repository_begin (vault, record, channels, &writer, &error);

  g_assert_no_error (error);
  write_signal (writer);

  return stored->id;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  const FrondVaultOptions quick = { .kdf_memory_kib = 64, .kdf_passes = 1 };
  g_autoptr (FrondPatient) patient = NULL;
  g_autoptr (GError) error = NULL;
  static FrondApplication *application;

  fixture->folder = g_build_filename (g_get_user_data_dir (), "vault", NULL);
  if (!application) {
    application = frond_application_new ();
    g_application_set_application_id (G_APPLICATION (application), NULL);
    frond_application_set_vault_folder (application, fixture->folder);
    frond_vault_service_set_options (frond_application_get_vault_service (application), &quick);
    g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
    g_assert_no_error (error);
  }
  fixture->application = application;
  fixture->window = frond_window_new (application);
  gtk_window_present (GTK_WINDOW (fixture->window));
  app_wait (is_mapped, fixture->window);
  frond_vault_service_create_async (get_service (fixture), "Jo Therapist", PASSPHRASE, done_cb, NULL);
  app_wait (is_open, get_service (fixture));
  patient = app_add_patient (frond_window_get_vault (fixture->window), "Bauer", "Anna", 14, 3, 1990);
  fixture->session_id = leave_session (frond_window_get_vault (fixture->window), patient->id, data);
  frond_vault_service_lock (get_service (fixture));
  app_settle ();
  unlock (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  frond_vault_service_lock (get_service (fixture));
  if (fixture->window) {
    g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
    gtk_window_destroy (GTK_WINDOW (fixture->window));
    app_settle ();
  }
  g_assert_null (fixture->window);
  app_remove_folder (fixture->folder);
}

static GtkWidget *
open_review (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondSessionRecord) record = frond_session_repository_get (frond_window_get_vault (fixture->window), fixture->session_id, &error);

  g_assert_no_error (error);
  frond_window_open_session (fixture->window, record);

  return app_get (GTK_WIDGET (fixture->window), FROND_TYPE_REVIEW_PAGE, NULL);
}

static GtkWidget *
find_text_view (GtkWidget *page)
{
  return app_get (page, GTK_TYPE_TEXT_VIEW, NULL);
}

/* The note is the last thing that is loaded, and only then on screen. */
static void
wait_for_review (GtkWidget *page)
{
  app_wait (is_mapped, find_text_view (page));
}

static char *
get_note (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondNote) note = frond_note_repository_get_for_session (frond_window_get_vault (fixture->window), fixture->session_id, &error);

  g_assert_no_error (error);

  return g_strdup (note->text);
}

/* Cut off, it is named where it is listed, and leads to its review from the banner. */
static void
test_recovered (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  AdwBanner *banner = ADW_BANNER (app_get (window, ADW_TYPE_BANNER, NULL));
  GtkWidget *page;

  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_true (g_str_has_prefix (adw_banner_get_title (banner), "Recovered recording from "));
  g_signal_emit_by_name (banner, "button-clicked");
  page = app_get (window, FROND_TYPE_REVIEW_PAGE, NULL);
  wait_for_review (page);
  g_assert_cmpstr (adw_banner_get_title (ADW_BANNER (app_get (page, ADW_TYPE_BANNER, NULL))), ==,
                   "This recording was cut off. Everything up to 0:04 was recovered.");
  g_assert_true (app_shows_text (page, "The recording was cut off and recovered."));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == app_get (page, FROND_TYPE_REVIEW_PLOT, NULL));

  frond_window_pop_to_browse (fixture->window);
  app_settle ();
  g_assert_true (app_shows_text (app_get (window, FROND_TYPE_SESSION_ROW, NULL), "Recovered"));
  g_assert_false (adw_banner_get_revealed (banner));
}

/* A lock right after the last letter keeps it, and leaves nothing of the session in memory. */
static void
test_lock_keeps_note (Fixture      *fixture,
                      gconstpointer data)
{
  FrondVault      *vault = frond_window_get_vault (fixture->window);
  GtkWidget       *page = open_review (fixture);
  g_autofree char *text = NULL;

  wait_for_review (page);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_text_view (page))), "half a sent", -1);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  g_object_add_weak_pointer (G_OBJECT (vault), (gpointer *) &vault);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.lock", NULL);
  app_settle ();
  g_assert_null (page);
  g_assert_null (vault);
  g_assert_false (app_shows_text (GTK_WIDGET (fixture->window), "BAUER"));

  unlock (fixture);
  text = get_note (fixture);
  g_assert_cmpstr (text, ==, "half a sent");
}

/* A review that is still loading does not come back to the screen, nothing of it is kept by what it waits for, and its vault can be opened
 * again at once. */
static void
test_lock_while_loading (Fixture      *fixture,
                         gconstpointer data)
{
  FrondVault *vault = frond_window_get_vault (fixture->window);
  GtkWidget  *page = open_review (fixture);

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  g_object_add_weak_pointer (G_OBJECT (vault), (gpointer *) &vault);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.lock", NULL);
  app_settle ();
  g_assert_null (page);
  g_assert_null (vault);
  g_assert_null (app_find (GTK_WIDGET (fixture->window), FROND_TYPE_REVIEW_PAGE, NULL));
  unlock (fixture);
  g_assert_null (app_find (GTK_WIDGET (fixture->window), FROND_TYPE_REVIEW_PAGE, NULL));
}

/* Whose numbers these are is said in the heading: nobody's, where the patient was simulated, and else the sensor's, without a word. */
static void
test_simulated (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget *page = open_review (fixture);
  GtkWidget *heading, *chip;

  wait_for_review (page);
  heading = app_get (page, ADW_TYPE_HEADER_BAR, NULL);
  chip = app_get (heading, GTK_TYPE_LABEL, "Simulated patient");
  g_assert_cmpint (gtk_widget_get_mapped (chip), ==, data != NULL);
}

static gboolean
is_signed (gpointer page)
{
  return app_shows_text (page, "Signed by ");
}

/* A signed note is read: the keyboard is back at the trace, and not in the note as if it could be written. */
static void
test_focus_after_signing (Fixture      *fixture,
                          gconstpointer data)
{
  GtkWidget *page = open_review (fixture);
  GtkWidget *window = GTK_WIDGET (fixture->window);
  AdwDialog *dialog;

  wait_for_review (page);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_text_view (page))), "Slept well.", -1);
  gtk_widget_grab_focus (find_text_view (page));
  gtk_widget_activate_action (page, "review.sign", NULL);
  app_settle ();
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  g_signal_emit_by_name (gtk_widget_get_ancestor (app_get (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "_Sign"), GTK_TYPE_BUTTON), "clicked");
  app_wait (is_signed, page);
  app_settle ();
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == app_get (page, FROND_TYPE_REVIEW_PLOT, NULL));
}

/* The sentence of a damaged recording is shown as it is, whatever characters it is made of. */
static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondSessionRecord) record = frond_session_repository_get (frond_window_get_vault (fixture->window), fixture->session_id, &error);
  g_autofree char *name = g_strconcat (record->uuid, ".db", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "recordings", name, NULL);
  GtkWidget       *page;

  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (path, "no recording", -1, &error));
  page = open_review (fixture);
  app_wait (is_mapped, app_get (page, ADW_TYPE_STATUS_PAGE, NULL));
  g_assert_cmpuint (strlen (adw_status_page_get_description (ADW_STATUS_PAGE (app_get (page, ADW_TYPE_STATUS_PAGE, NULL)))), >, 0);
}

static gint64
count_audits (Fixture    *fixture,
              const char *action)
{
  FrondDatabase   *database = frond_vault_get_database (frond_window_get_vault (fixture->window), NULL);
  g_autofree char *query = g_strdup_printf ("SELECT count(*) FROM audit WHERE action = '%s'", action);
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  g_assert_true (frond_statement_query_int64 (database, query, &n, &error));

  return n;
}

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
has_result (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

static FrondReviewData *
load_data (Fixture *fixture)
{
  g_autoptr (FrondSessionRecord) record = frond_session_repository_get (frond_window_get_vault (fixture->window), fixture->session_id, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  FrondReviewData *data;

  frond_review_data_load_async (frond_window_get_vault (fixture->window), record, NULL, keep_result_cb, &result);
  app_wait (has_result, &result);
  data = frond_review_data_load_finish (result, NULL);
  g_assert_nonnull (data);

  return data;
}

static GFile *
make_target (Fixture    *fixture,
             const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  return g_file_new_for_path (path);
}

static gboolean
has_toast (gpointer window)
{
  return app_shows_text (window, "Report saved. The file is not encrypted.") || app_shows_text (window, "The report was not saved");
}

/* That it left is put down once it is there, and not before. */
static void
test_save_report (Fixture      *fixture,
                  gconstpointer unused)
{
  GtkWidget *page = open_review (fixture);
  g_autoptr (FrondReviewData) data = load_data (fixture);
  g_autoptr (GFile) file = make_target (fixture, "report.pdf");
  g_autofree char *content = NULL;

  wait_for_review (page);
  frond_review_write_report (page, frond_window_get_vault (fixture->window), data, file);
  g_assert_cmpint (count_audits (fixture, "export"), ==, 0);
  app_wait (has_toast, fixture->window);
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->window), "Report saved"));
  g_assert_cmpint (count_audits (fixture, "export"), ==, 1);
  g_assert_true (g_file_load_contents (file, NULL, &content, NULL, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
}

/* What did not leave is not put down, and says why. */
static void
test_save_fails (Fixture      *fixture,
                 gconstpointer unused)
{
  GtkWidget *page = open_review (fixture);
  g_autoptr (FrondReviewData) data = load_data (fixture);
  g_autoptr (GFile) file = make_target (fixture, "missing/report.pdf");

  wait_for_review (page);
  frond_review_write_report (page, frond_window_get_vault (fixture->window), data, file);
  app_wait (has_toast, fixture->window);
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->window), "its folder is not there any more"));
  g_assert_cmpint (count_audits (fixture, "export"), ==, 0);
}

static gboolean
shows_failure (gpointer window)
{
  return app_shows_text (window, "because the records could not take note of it");
}

/* Who goes back to the patients right after saving has saved. */
static void
test_leave_while_saving (Fixture      *fixture,
                         gconstpointer unused)
{
  GtkWidget *page = open_review (fixture);
  g_autoptr (FrondReviewData) data = load_data (fixture);
  g_autoptr (GFile) file = make_target (fixture, "report.pdf");

  wait_for_review (page);
  frond_review_write_report (page, frond_window_get_vault (fixture->window), data, file);
  frond_window_pop_to_browse (fixture->window);
  app_wait (has_toast, fixture->window);
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->window), "Report saved"));
  g_assert_true (g_file_query_exists (file, NULL));
  g_assert_cmpint (count_audits (fixture, "export"), ==, 1);
}

/* A lock while it is being written: nothing leaves that could not be put down, and an older report of that name is as it was. */
static void
test_lock_while_saving (Fixture      *fixture,
                        gconstpointer unused)
{
  GtkWidget *page = open_review (fixture);
  g_autoptr (FrondReviewData) data = load_data (fixture);
  g_autoptr (GFile) file = make_target (fixture, "report.pdf");
  g_autoptr (GFile) part = make_target (fixture, "report.pdf.part");
  g_autofree char *content = NULL;

  wait_for_review (page);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), "older", -1, NULL));
  frond_review_write_report (page, frond_window_get_vault (fixture->window), data, file);
  while (!g_file_query_exists (part, NULL)) /* the thread needs no main loop */
    g_usleep (1000);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  frond_vault_service_lock (get_service (fixture));
  app_wait (shows_failure, fixture->window);
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "older");
  g_assert_false (g_file_query_exists (part, NULL));
  g_assert_null (page);
  g_assert_false (app_shows_text (GTK_WIDGET (fixture->window), "BAUER"));
  unlock (fixture);
  g_assert_cmpint (count_audits (fixture, "export"), ==, 0);
}

/* What cannot get its name was not saved; the entry that it left is taken back by another. */
static void
test_name_is_taken (Fixture      *fixture,
                    gconstpointer unused)
{
  GtkWidget *page = open_review (fixture);
  g_autoptr (FrondReviewData) data = load_data (fixture);
  g_autoptr (GFile) file = make_target (fixture, "report.pdf");
  g_autoptr (GFile) part = make_target (fixture, "report.pdf.part");

  wait_for_review (page);
  g_assert_true (g_file_make_directory (file, NULL, NULL));
  frond_review_write_report (page, frond_window_get_vault (fixture->window), data, file);
  app_wait (has_toast, fixture->window);
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->window), "The report was not saved ("));
  g_assert_false (app_shows_text (GTK_WIDGET (fixture->window), "Report saved"));
  g_assert_false (g_file_query_exists (part, NULL));
  g_assert_cmpint (count_audits (fixture, "export"), ==, 1);
  g_assert_cmpint (count_audits (fixture, "export-failed"), ==, 1);
}

static char *
make_folder (Fixture *fixture)
{
  char *folder = g_build_filename (fixture->folder, "exports", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);

  return folder;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir))
    n++;

  return n;
}

static char *
get_signal_path (FrondReviewData *data,
                 const char      *folder,
                 gboolean         as_edf)
{
  g_autofree char *name = frond_review_get_file_name (data, "session", as_edf ? ".edf" : ".csv");

  return g_build_filename (folder, name, NULL);
}

static gboolean
says_of_signal (gpointer window)
{
  return app_shows_text (window, "Signal saved. ") || app_shows_text (window, "The signal was ") || app_shows_text (window, "The folder for the export");
}

/* Back to the patients right after: it is saved, it is said, and it is put down once it is there. */
static void
test_leave_while_exporting (Fixture      *fixture,
                            gconstpointer unused)
{
  GtkWidget *page = open_review (fixture);
  g_autoptr (FrondReviewData) data = load_data (fixture);
  g_autofree char *folder = make_folder (fixture);
  g_autofree char *path = get_signal_path (data, folder, TRUE);
  int              n_before = n_holds;

  wait_for_review (page);
  frond_review_write_signal (page, frond_window_get_vault (fixture->window), data, folder, TRUE);
  g_assert_cmpint (count_audits (fixture, "export"), ==, 0);
  g_assert_cmpint (n_holds, ==, n_before + 1); /* the program does not end before */
  frond_window_pop_to_browse (fixture->window);
  app_wait (says_of_signal, fixture->window);
  g_assert_cmpint (n_holds, ==, n_before);
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->window), "Signal saved. The file is not encrypted."));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_cmpint (count_audits (fixture, "export"), ==, 1);
}

/* What was not exported is not put down, and the reason is read on whatever page. */
static void
test_export_fails (Fixture      *fixture,
                   gconstpointer unused)
{
  GtkWidget *page = open_review (fixture);
  g_autoptr (FrondReviewData) data = load_data (fixture);
  g_autofree char *folder = g_build_filename (fixture->folder, "missing", NULL);

  wait_for_review (page);
  frond_review_write_signal (page, frond_window_get_vault (fixture->window), data, folder, TRUE);
  frond_window_pop_to_browse (fixture->window);
  app_wait (says_of_signal, fixture->window);
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->window), "The folder for the export does not exist."));
  g_assert_cmpint (count_audits (fixture, "export"), ==, 0);
}

static void
test_lock_while_exporting (Fixture      *fixture,
                           gconstpointer unused)
{
  GtkWidget *page = open_review (fixture);
  g_autoptr (FrondReviewData) data = load_data (fixture);
  g_autofree char *folder = make_folder (fixture);

  wait_for_review (page);
  frond_review_write_signal (page, frond_window_get_vault (fixture->window), data, folder, TRUE);
  frond_vault_service_lock (get_service (fixture));
  app_wait (says_of_signal, fixture->window);
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->window), "The signal was not saved, because the records could not take note of it."));
  g_assert_cmpuint (count_files (folder), ==, 0);
  unlock (fixture);
  g_assert_cmpint (count_audits (fixture, "export"), ==, 0);
}

/* What is still there is not called gone. */
static void
test_export_stays (Fixture      *fixture,
                   gconstpointer unused)
{
  GtkWidget *page = open_review (fixture);
  g_autoptr (FrondReviewData) data = load_data (fixture);
  g_autofree char *folder = make_folder (fixture);
  g_autofree char *path = get_signal_path (data, folder, FALSE);

  wait_for_review (page);
  frond_review_write_signal (page, frond_window_get_vault (fixture->window), data, folder, FALSE);
  while (!g_file_test (path, G_FILE_TEST_EXISTS)) /* the thread needs no main loop */
    g_usleep (1000);
  /* No file is removed where a folder is in its place, whoever runs this test. */
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  frond_vault_service_lock (get_service (fixture));
  app_wait (says_of_signal, fixture->window);
  g_assert_true (app_shows_text (GTK_WIDGET (fixture->window), "could not be removed again. Please delete it."));
}

/* Closing the window locks: no half of a file is left, and nothing that the records do not know of. */
static void
test_close_while_exporting (Fixture      *fixture,
                            gconstpointer unused)
{
  GtkWidget *page = open_review (fixture);
  g_autoptr (FrondReviewData) data = load_data (fixture);
  g_autofree char *folder = make_folder (fixture);

  wait_for_review (page);
  frond_review_write_signal (page, frond_window_get_vault (fixture->window), data, folder, TRUE);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_close (GTK_WINDOW (fixture->window));
  while (fixture->window) /* the export keeps it until it is done */
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_files (folder), ==, 0);
}

static GtkWidget *
find_print_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (GTK_IS_PRINT_UNIX_DIALOG (window))
      return window;
  }

  return NULL;
}

static gboolean
shows_print_dialog (gpointer unused)
{
  return find_print_dialog () && gtk_widget_get_mapped (find_print_dialog ());
}

/* The dialog of another process' look is ours to close: with it goes everything that was to be printed. */
static void
test_lock_while_printing (Fixture      *fixture,
                          gconstpointer unused)
{
  GtkWidget *page = open_review (fixture);
  GtkWidget *dialog;

  wait_for_review (page);
  g_assert_true (gtk_widget_activate_action (page, "review.print-report", NULL));
  app_wait (shows_print_dialog, NULL);
  dialog = find_print_dialog ();
  /* The preview would be a plain file in another program's window. */
  g_assert_false (gtk_print_unix_dialog_get_manual_capabilities (GTK_PRINT_UNIX_DIALOG (dialog)) & GTK_PRINT_CAPABILITY_PREVIEW);
  g_assert_false (app_shows_text (dialog, "BAUER"));

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.lock", NULL);
  app_settle ();
  g_assert_null (find_print_dialog ());
  g_assert_null (page);
  g_assert_false (app_shows_text (GTK_WIDGET (fixture->window), "BAUER"));
  unlock (fixture);
  g_assert_cmpint (count_audits (fixture, "print"), ==, 0);
}

/* Put away without printing, it is gone like any dialog, and may come again. */
static void
test_print_cancelled (Fixture      *fixture,
                      gconstpointer unused)
{
  GtkWidget *page = open_review (fixture);

  wait_for_review (page);
  for (guint i = 0; i < 2; i++) {
    g_assert_true (gtk_widget_activate_action (page, "review.print-report", NULL));
    app_wait (shows_print_dialog, NULL);
    gtk_window_close (GTK_WINDOW (find_print_dialog ()));
    app_settle ();
    g_assert_null (find_print_dialog ());
  }
  g_assert_cmpint (count_audits (fixture, "print"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  /* A page on its way out would be held by its animation. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  g_test_add ("/review-page/simulated", Fixture, FROND_CHAIN_SIMULATED, set_up, test_simulated, tear_down);
  g_test_add ("/review-page/measured", Fixture, NULL, set_up, test_simulated, tear_down);
  ADD ("/review-page/recovered", test_recovered);
  ADD ("/review-page/lock-keeps-note", test_lock_keeps_note);
  ADD ("/review-page/lock-while-loading", test_lock_while_loading);
  ADD ("/review-page/focus-after-signing", test_focus_after_signing);
  ADD ("/review-page/damaged", test_damaged);
  ADD ("/review-page/save-report", test_save_report);
  ADD ("/review-page/save-fails", test_save_fails);
  ADD ("/review-page/leave-while-saving", test_leave_while_saving);
  ADD ("/review-page/lock-while-saving", test_lock_while_saving);
  ADD ("/review-page/name-is-taken", test_name_is_taken);
  ADD ("/review-page/leave-while-exporting", test_leave_while_exporting);
  ADD ("/review-page/export-fails", test_export_fails);
  ADD ("/review-page/lock-while-exporting", test_lock_while_exporting);
  ADD ("/review-page/export-stays", test_export_stays);
  ADD ("/review-page/close-while-exporting", test_close_while_exporting);
  ADD ("/review-page/lock-while-printing", test_lock_while_printing);
  ADD ("/review-page/print-cancelled", test_print_cancelled);
#undef ADD

  return g_test_run ();
}
