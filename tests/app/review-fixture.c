/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "review-fixture.h"

#include "frond-review-page.h"
#include "frond-session-repository.h"
#include "frond-statement.h"
#include "frond-vault-private.h"

#define RATE_HZ   1000
#define N_SAMPLES 8000

static GPtrArray *
create_channels (void)
{
  GPtrArray *channels = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_channel_free);

  g_ptr_array_add (channels, frond_channel_new ("EMG", FROND_CHANNEL_EMG_RAW, "uV", 0.1, 0));

  return channels;
}

static FrondSessionRecord *
describe_session (gint64      patient_id,
                  const char *sensor,
                  int         days_ago)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  FrondSessionRecord *record = frond_session_record_new ();

  record->patient_id = patient_id;
  record->programme_id = g_strdup ("test");
  record->programme_name = g_strdup ("Test");
  record->programme_json = g_strdup ("{}");
  record->started_at = g_date_time_add_days (now, -days_ago);
  record->chain = frond_chain_profile_new ();
  record->chain->rate_hz = RATE_HZ;
  record->chain->sensor = g_strdup (sensor ? sensor : "BITalino");

  return record;
}

static void
write_signal (FrondRecordingWriter *writer,
              gint32                times)
{
  g_autoptr (FrondBlock) block = frond_block_new (0, N_SAMPLES, 1, RATE_HZ);
  g_autoptr (FrondEvent) phase = frond_event_new (FROND_EVENT_PHASE, 0, 0, "Rest");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_SAMPLES; i++)
    block->raw[i] = times * ((gint32) (i * 7919 % 101) - 50);
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
  g_autoptr (FrondSessionRecord) record = describe_session (patient_id, sensor, 0);
  g_autoptr (GPtrArray) channels = create_channels ();
  g_autoptr (FrondRecordingWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondSessionRecord) stored = frond_session_repository_begin (vault, record, channels, &writer, &error);

  g_assert_no_error (error);
  write_signal (writer, 1);

  return stored->id;
}

/* One that ended by itself, days before; its signal is so many times as strong. Returns: its row */
gint64
review_fixture_add_earlier (ReviewFixture *self,
                            int            days_ago,
                            int            times,
                            const char    *sensor)
{
  FrondVault *vault = frond_window_get_vault (self->base.window);
  g_autoptr (FrondSessionRecord) now = frond_session_repository_get (vault, self->session_id, NULL);
  g_autoptr (FrondSessionRecord) record = describe_session (now->patient_id, sensor, days_ago);
  g_autoptr (GPtrArray) channels = create_channels ();
  g_autoptr (FrondRecordingWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondSessionRecord) stored = frond_session_repository_begin (vault, record, channels, &writer, &error);
  g_autoptr (FrondSessionRecord) ended = NULL;

  g_assert_no_error (error);
  write_signal (writer, times);
  ended = frond_session_repository_end (vault, stored, &error);
  g_assert_no_error (error);

  return ended->id;
}

/* sensor: (nullable): what the session says that it was measured with */
void
review_fixture_set_up (ReviewFixture *self,
                       gconstpointer  sensor)
{
  g_autoptr (FrondPatient) patient = NULL;
  FrondVault *vault;

  window_fixture_set_up (&self->base, NULL);
  vault = window_fixture_create_vault (&self->base);
  patient = app_add_patient (vault, "Bauer", "Anna", 14, 3, 1990);
  self->session_id = leave_session (vault, patient->id, sensor);
  frond_vault_service_lock (window_fixture_get_service (&self->base));
  app_settle ();
  window_fixture_unlock (&self->base);
}

void
review_fixture_tear_down (ReviewFixture *self,
                          gconstpointer  unused)
{
  window_fixture_tear_down (&self->base, unused);
}

GtkWidget *
review_fixture_open (ReviewFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondSessionRecord) record = frond_session_repository_get (frond_window_get_vault (self->base.window), self->session_id, &error);

  g_assert_no_error (error);
  frond_window_open_session (self->base.window, record);

  return app_get (GTK_WIDGET (self->base.window), FROND_TYPE_REVIEW_PAGE, NULL);
}

GtkWidget *
review_fixture_find_text_view (GtkWidget *page)
{
  return app_get (page, GTK_TYPE_TEXT_VIEW, NULL);
}

/* The note is the last thing that is loaded, and only then on screen. */
void
review_fixture_wait (GtkWidget *page)
{
  app_wait (window_fixture_is_mapped, review_fixture_find_text_view (page));
}

GtkWidget *
review_fixture_show (ReviewFixture *self)
{
  GtkWidget *page = review_fixture_open (self);

  review_fixture_wait (page);

  return page;
}

gint64
review_fixture_count_audits (ReviewFixture *self,
                             const char    *action)
{
  FrondDatabase   *database = frond_vault_get_database (frond_window_get_vault (self->base.window), NULL);
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

FrondReviewData *
review_fixture_load_without (ReviewFixture          *self,
                             const FrondSuppression *suppression)
{
  g_autoptr (FrondSessionRecord) record = frond_session_repository_get (frond_window_get_vault (self->base.window), self->session_id, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  FrondReviewData *data;

  frond_review_data_load_async (frond_window_get_vault (self->base.window), record, suppression, NULL, keep_result_cb, &result);
  app_wait (has_result, &result);
  data = frond_review_data_load_finish (result, NULL);
  g_assert_nonnull (data);

  return data;
}

FrondReviewData *
review_fixture_load (ReviewFixture *self)
{
  return review_fixture_load_without (self, NULL);
}

GFile *
review_fixture_make_target (ReviewFixture *self,
                            const char    *name)
{
  g_autofree char *path = g_build_filename (self->base.folder, name, NULL);

  return g_file_new_for_path (path);
}
