/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The review's table of phases: all of it has room beside the note in a window of 1000 pixels, and its titles can be read. */

#include "config.h"

#include "app-fixture.h"

#include <math.h>

#include "frond-phase-table.h"
#include "frond-plot-goal.h"

/* What is left for it there, see the review's page. */
#define ROOM_PX 618
#define RATE_HZ 1000

static FrondSegmentResult *
make_result (const char *name,
             gboolean    is_cut)
{
  FrondSegmentResult  *result = g_new0 (FrondSegmentResult, 1);
  const FrondExclusion exclusions[] = { { 0, 12400, "paused" }, { 20000, 800, "gap" }, { 30000, 1200, "clipped" } };

  result->segment.name = g_strdup (name);
  result->segment.n_samples = 120 * RATE_HZ;
  result->mean = result->peak = 123.45;
  result->sd = 12.34;
  result->cv_percent = 100;
  result->onset_s = 10.12;
  result->release_s = 10.12;
  result->release_censored = TRUE;
  result->below_goal_percent = 100;
  result->excluded = g_array_new (FALSE, FALSE, sizeof (FrondExclusion));
  if (is_cut)
    g_array_append_vals (result->excluded, exclusions, G_N_ELEMENTS (exclusions));

  return result;
}

static GtkWidget *
show_table (FrondPhaseTable **table,
            gboolean          is_cut)
{
  const FrondPlotGoal pieces[] = { { 0, 60, 123.4, FROND_PLOT_GOAL_BELOW }, { 60, 120, 111.1, FROND_PLOT_GOAL_BELOW } };
  g_autoptr (GArray) goals = g_array_new (FALSE, FALSE, sizeof (FrondPlotGoal));
  GtkWidget           *window = adw_window_new ();
  GtkWidget           *scroller = gtk_scrolled_window_new ();
  FrondChannelAnalysis channel = { .unit = (char *) "uV" };

  *table = FROND_PHASE_TABLE (frond_phase_table_new ());
  channel.results = g_ptr_array_new_with_free_func ((GDestroyNotify) frond_segment_result_free);
  g_ptr_array_add (channel.results, make_result ("Rest before", FALSE));
  g_ptr_array_add (channel.results, make_result ("Paced breathing", is_cut));
  g_array_append_vals (goals, pieces, G_N_ELEMENTS (pieces));
  frond_phase_table_set_channel (*table, &channel, goals, RATE_HZ);
  g_ptr_array_unref (channel.results);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (*table));
  gtk_widget_set_size_request (scroller, ROOM_PX, -1);
  gtk_widget_set_halign (scroller, GTK_ALIGN_START);
  adw_window_set_content (ADW_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), ROOM_PX, 400);
  gtk_window_present (GTK_WINDOW (window));
  while (gtk_widget_get_width (scroller) == 0)
    g_main_context_iteration (NULL, TRUE);
  app_settle ();

  return window;
}

static void
test_fits (gconstpointer is_cut)
{
  FrondPhaseTable  *table;
  GtkWidget        *window = show_table (&table, is_cut != NULL);
  int               minimum = 0, natural = 0;
  const char *const titles[] = { "Phase", "Peak\nµV", "In the\ngoal\u00a0%", "1  Rest before\nGoal 123.4 → 111.1\u00a0µV" };

  gtk_widget_measure (GTK_WIDGET (table), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_test_message ("%d px at least, %d px at best, %d px are there", minimum, natural, ROOM_PX);
  g_assert_cmpint (natural, <=, ROOM_PX);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (table)), <=, ROOM_PX);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    g_assert_true (app_shows_text (GTK_WIDGET (table), titles[i]));
  g_assert_cmpint (gtk_label_get_justify (GTK_LABEL (app_get (GTK_WIDGET (table), GTK_TYPE_LABEL, "Peak\nµV"))), ==, GTK_JUSTIFY_RIGHT);
  g_assert_cmpint (app_shows_text (GTK_WIDGET (table), "Left out"), ==, is_cut != NULL);
  g_assert_cmpint (app_shows_text (GTK_WIDGET (table), "2  Paced breathing\nGoal 123.4 → 111.1\u00a0µV\nLeft out: 12.4\u00a0s paused,\n0.8\u00a0s gap,\n1.2\u00a0s clipped"), ==, is_cut != NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Relative luminance and contrast as WCAG 2.2 defines them. */
static double
get_luminance (const GdkRGBA *color)
{
  const double channels[] = { color->red, color->green, color->blue };
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double       sum = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (channels); i++)
    sum += weights[i] * (channels[i] <= 0.04045 ? channels[i] / 12.92 : pow ((channels[i] + 0.055) / 1.055, 2.4));

  return sum;
}

static double
get_contrast (const GdkRGBA *a,
              const GdkRGBA *b)
{
  double x = get_luminance (a), y = get_luminance (b);

  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

/* The text's colour as it comes out over the view's background. */
static void
test_titles_can_be_read (gconstpointer scheme)
{
  const GdkRGBA    light = { 1, 1, 1, 1 }, dark = { 0.114, 0.114, 0.125, 1 };
  FrondPhaseTable *table;
  GtkWidget       *window, *title;
  GdkRGBA          text;
  const GdkRGBA   *ground = GPOINTER_TO_INT (scheme) == ADW_COLOR_SCHEME_FORCE_DARK ? &dark : &light;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), GPOINTER_TO_INT (scheme));
  window = show_table (&table, TRUE);
  title = app_get (GTK_WIDGET (table), GTK_TYPE_LABEL, "In the\ngoal\u00a0%");
  gtk_widget_get_color (title, &text);
  text.red = text.red * text.alpha + ground->red * (1 - text.alpha);
  text.green = text.green * text.alpha + ground->green * (1 - text.alpha);
  text.blue = text.blue * text.alpha + ground->blue * (1 - text.alpha);
  g_test_message ("%.1f:1", get_contrast (&text, ground));
  g_assert_cmpfloat (get_contrast (&text, ground), >=, 4.5);
  gtk_window_destroy (GTK_WINDOW (window));
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GtkCssProvider) style = NULL;

  gtk_test_init (&argc, &argv);
  adw_init ();
  style = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (style, FROND_RESOURCE_PATH "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_test_add_data_func ("/phase-table/fits", NULL, test_fits);
  g_test_add_data_func ("/phase-table/fits-with-what-was-left-out", "cut", test_fits);
  g_test_add_data_func ("/phase-table/titles-light", GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_LIGHT), test_titles_can_be_read);
  g_test_add_data_func ("/phase-table/titles-dark", GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_DARK), test_titles_can_be_read);

  return g_test_run ();
}
