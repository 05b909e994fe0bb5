/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A recording from elsewhere is shown as it is, and one that is damaged or hostile is a sentence. */

#include "app-fixture.h"
#include "edf-file.h"
#include "frond-file-data.h"
#include "frond-file-page.h"
#include "frond-review-plot.h"

#include <math.h>

typedef struct {
  char *folder;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = app_make_folder ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  app_remove_folder (fixture->folder);
}

typedef struct {
  FrondFileData *data;
  GError        *error;
} Result;

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Result *out = data;

  out->data = frond_file_data_load_finish (result, &out->error);
}

static gboolean
is_loaded (gpointer data)
{
  Result *result = data;

  return result->data || result->error;
}

static Result
load (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Result result = { 0 };

  frond_file_data_load_async (file, NULL, loaded_cb, &result);
  app_wait (is_loaded, &result);

  return result;
}

/* The values are those of the file, the EMG's envelope is the RMS of its sine, and what has another rate is named. */
static void
test_data (Fixture      *fixture,
           gconstpointer user_data)
{
  g_autofree char *path = edf_file_make (fixture->folder, "somebody.edf", "Cough");
  g_autoptr (FrondFileData) data = NULL;
  const FrondFileLane *emg, *pressure;
  const FrondEvent    *event;
  Result               result = load (path);

  g_assert_no_error (result.error);
  data = result.data;
  g_assert_cmpstr (data->name, ==, "somebody.edf");
  g_assert_cmpfloat (data->rate_hz, ==, 1000);
  g_assert_cmpuint (data->n_samples, ==, 2000);
  g_assert_cmpuint (data->lanes->len, ==, 2);
  emg = g_ptr_array_index (data->lanes, 0);
  pressure = g_ptr_array_index (data->lanes, 1);
  g_assert_cmpstr (emg->channel->label, ==, "EMG");
  g_assert_nonnull (emg->filtered);
  /* 3000 of 32767.5 steps of 1000 µV each way: 91.6 µV high, in the middle of the band. */
  g_assert_cmpfloat_with_epsilon (emg->shown[1500], 3000 / 32.7675 / G_SQRT2, 1);
  g_assert_null (pressure->filtered);
  g_assert_cmpfloat_with_epsilon (pressure->shown[1500], (32768 + 2000) * 100.0 / 65535, 0.01);
  g_assert_cmpstr (data->left_out[0], ==, "Temperature");
  g_assert_null (data->left_out[1]);
  g_assert_cmpuint (data->events->len, ==, 1);
  event = g_ptr_array_index (data->events, 0);
  g_assert_cmpstr (event->text, ==, "Cough");
  g_assert_cmpuint (event->sample, ==, 500);
  g_assert_cmpint (g_date_time_get_hour (data->started_at), ==, 14);
}

static gboolean
is_not_loading (gpointer data)
{
  return !g_str_equal (gtk_stack_get_visible_child_name (data), "loading");
}

static GtkWidget *
show (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 800, 700);
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (frond_file_page_new (file)));
  gtk_window_present (GTK_WINDOW (window));
  app_wait (is_not_loading, app_get (window, GTK_TYPE_STACK, NULL));
  app_settle ();

  return window;
}

static void
close_window (GtkWidget *window)
{
  GtkWidget *page = app_get (window, FROND_TYPE_FILE_PAGE, NULL);

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (GTK_WINDOW (window));
  app_settle ();
  g_assert_null (page);
}

/* It says what it is and that nothing is kept; what stands in the file is text and never markup. */
static void
test_page (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = edf_file_make (fixture->folder, "somebody.edf", "<b>Cough & more</b>");
  GtkWidget       *window = show (path);
  FrondReviewPlot *plot = FROND_REVIEW_PLOT (app_get (window, FROND_TYPE_REVIEW_PLOT, NULL));

  g_assert_true (app_shows_text (window, "somebody.edf"));
  g_assert_true (app_shows_text (window, "Nothing of it is stored"));
  g_assert_true (app_shows_text (window, "12 November 2026, 14:03"));
  g_assert_true (app_shows_text (window, "1000 samples per second"));
  g_assert_true (app_shows_text (window, "RMS over 100\u00a0ms"));
  g_assert_true (app_shows_text (window, "cmH₂O, as it was recorded"));
  g_assert_true (app_shows_text (window, "Not shown"));
  g_assert_true (app_shows_text (window, "<b>Cough & more</b>"));
  g_assert_cmpfloat (frond_review_plot_get_end (plot), ==, 2);
  close_window (window);
}

static void
test_without_annotations (Fixture      *fixture,
                          gconstpointer data)
{
  g_autofree char *path = edf_file_make (fixture->folder, "quiet.edf", NULL);
  GtkWidget       *window = show (path);

  g_assert_false (app_shows_text (window, "Markers and events"));
  close_window (window);
}

static void
test_unreadable (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *whole = edf_file_make (fixture->folder, "whole.edf", NULL);
  g_autofree char *cut = g_build_filename (fixture->folder, "cut.edf", NULL);
  g_autofree char *text = g_build_filename (fixture->folder, "text.edf", NULL);
  g_autofree char *gone = g_build_filename (fixture->folder, "gone.edf", NULL);
  g_autofree char *bytes = NULL;
  const char      *paths[] = { cut, text, gone, fixture->folder, "/dev/zero" };

  g_assert_true (g_file_get_contents (whole, &bytes, NULL, NULL));
  g_assert_true (g_file_set_contents (cut, bytes, 700, NULL));
  g_assert_true (g_file_set_contents (text, "no recording at all\n", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    GtkWidget *window = show (paths[i]);

    g_test_message ("%s", paths[i]);
    g_assert_true (app_shows_text (window, "The Recording Cannot Be Shown"));
    g_assert_false (gtk_widget_get_mapped (app_get (window, FROND_TYPE_REVIEW_PLOT, NULL)));
    close_window (window);
  }
}

/* Sparse, so that it costs nothing here. */
static void
test_too_large (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = edf_file_make (fixture->folder, "large.edf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileIOStream) stream = g_file_open_readwrite (file, NULL, NULL);
  g_autoptr (GError) error = NULL;
  Result result;

  g_assert_true (g_seekable_truncate (G_SEEKABLE (stream), (256 << 20) + 1, NULL, NULL));
  g_assert_true (g_io_stream_close (G_IO_STREAM (stream), NULL, NULL));
  result = load (path);
  g_assert_null (result.data);
  error = result.error;
  g_assert_nonnull (strstr (error->message, "256 MiB"));
}

/* Left before it is there: nothing is shown and nothing is leaked. */
static void
test_left_early (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *path = edf_file_make (fixture->folder, "somebody.edf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *window = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (frond_file_page_new (file)));
  close_window (window);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/file-page/data", test_data);
  ADD ("/file-page/page", test_page);
  ADD ("/file-page/without-annotations", test_without_annotations);
  ADD ("/file-page/unreadable", test_unreadable);
  ADD ("/file-page/too-large", test_too_large);
  ADD ("/file-page/left-early", test_left_early);
#undef ADD

  return g_test_run ();
}
