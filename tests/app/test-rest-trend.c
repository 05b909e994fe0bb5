/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-rest-trend.h"

#include <math.h>

#include "app-fixture.h"
#include "frond-session-record.h"
#include "frond-trend.h"

/* In front: the list has the newest first. */
static void
add_session (GListStore *sessions,
             guint       day,
             double      before,
             double      after,
             const char *sensor,
             const char *unit)
{
  g_autoptr (FrondSessionRecord) record = frond_session_record_new ();

  record->id = day;
  record->started_at = g_date_time_new_utc (2026, 9, (int) day, 10, 15, 0);
  record->rest_before = before;
  record->rest_after = after;
  record->chain = frond_chain_profile_new ();
  record->chain->sensor = g_strdup (sensor);
  record->chain->unit = g_strdup (unit);
  g_list_store_insert (sessions, 0, record);
}

static GtkWidget *
get_trend (FrondRestTrend *group)
{
  return app_get (GTK_WIDGET (group), FROND_TYPE_TREND, NULL);
}

static void
test_empty (void)
{
  g_autoptr (GListStore) sessions = g_list_store_new (FROND_TYPE_SESSION_RECORD);
  FrondRestTrend *group = g_object_ref_sink (g_object_new (FROND_TYPE_REST_TREND, NULL));

  g_assert_true (app_shows_text (GTK_WIDGET (group), "Shown after two sessions with a rest phase."));
  g_assert_false (gtk_widget_get_visible (get_trend (group)));
  /* A session without a level is none. */
  add_session (sessions, 1, NAN, NAN, "A", "uV");
  frond_rest_trend_set_sessions (group, G_LIST_MODEL (sessions));
  g_assert_true (app_shows_text (GTK_WIDGET (group), "Shown after two sessions"));
  add_session (sessions, 2, 5.2, 4.8, "A", "uV");
  frond_rest_trend_set_sessions (group, G_LIST_MODEL (sessions));
  g_assert_true (app_shows_text (GTK_WIDGET (group), "2 September 2026: 5.2 → 4.8 µV. The trend begins with the next session."));
  g_assert_false (gtk_widget_get_visible (get_trend (group)));
  g_assert_finalize_object (group);
}

/* Oldest first, with the break where the sensor changed and nowhere else. */
static void
test_breaks (void)
{
  g_autoptr (GListStore) sessions = g_list_store_new (FROND_TYPE_SESSION_RECORD);
  FrondRestTrend *group = g_object_ref_sink (g_object_new (FROND_TYPE_REST_TREND, NULL));

  add_session (sessions, 2, 5.2, 4.8, "A", "uV");
  add_session (sessions, 9, 5.0, NAN, "A", "uV");
  add_session (sessions, 16, 8.4, 7.2, "B", "uV");
  add_session (sessions, 23, 8.0, 6.9, "B", "uV");
  frond_rest_trend_set_sessions (group, G_LIST_MODEL (sessions));
  g_assert_true (gtk_widget_get_visible (get_trend (group)));
  gtk_test_accessible_assert_property (get_trend (group), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "2 September 2026: 5.2 → 4.8 µV\n"
                                       "9 September 2026: 5.0 µV\n"
                                       "16 September 2026: 8.4 → 7.2 µV. Other sensor: not comparable with the sessions before\n"
                                       "23 September 2026: 8.0 → 6.9 µV");
  g_assert_true (app_shows_text (GTK_WIDGET (group), "○ before and ● after the session, in µV"));
  g_signal_emit_by_name (get_trend (group), "selected", 1);
  g_assert_true (app_shows_text (GTK_WIDGET (group), "9 September 2026: 5.0 µV"));
  g_signal_emit_by_name (get_trend (group), "selected", -1);
  g_assert_true (app_shows_text (GTK_WIDGET (group), "○ before"));
  g_assert_finalize_object (group);
}

/* Two units never share an axis. */
static void
test_units (void)
{
  g_autoptr (GListStore) sessions = g_list_store_new (FROND_TYPE_SESSION_RECORD);
  FrondRestTrend *group = g_object_ref_sink (g_object_new (FROND_TYPE_REST_TREND, NULL));

  add_session (sessions, 2, 5.2, 4.8, "A", "uV");
  add_session (sessions, 9, 17.0, 16.0, "P", "cmH2O");
  add_session (sessions, 16, 5.0, 4.5, "A", "uV");
  frond_rest_trend_set_sessions (group, G_LIST_MODEL (sessions));
  gtk_test_accessible_assert_property (get_trend (group), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "2 September 2026: 5.2 → 4.8 µV\n16 September 2026: 5.0 → 4.5 µV");
  g_assert_finalize_object (group);
}

static void
activated_cb (FrondRestTrend     *group,
              FrondSessionRecord *record,
              gint64             *id)
{
  *id = record->id;
}

static void
test_activated (void)
{
  g_autoptr (GListStore) sessions = g_list_store_new (FROND_TYPE_SESSION_RECORD);
  FrondRestTrend *group = g_object_ref_sink (g_object_new (FROND_TYPE_REST_TREND, NULL));
  gint64          id = 0;

  add_session (sessions, 2, 5.2, 4.8, "A", "uV");
  add_session (sessions, 9, 5.0, 4.5, "A", "uV");
  frond_rest_trend_set_sessions (group, G_LIST_MODEL (sessions));
  g_signal_connect (group, "session-activated", G_CALLBACK (activated_cb), &id);
  g_signal_emit_by_name (get_trend (group), "activated", 1);
  g_assert_cmpint (id, ==, 9);
  g_assert_finalize_object (group);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add_func ("/rest-trend/empty", test_empty);
  g_test_add_func ("/rest-trend/breaks", test_breaks);
  g_test_add_func ("/rest-trend/units", test_units);
  g_test_add_func ("/rest-trend/activated", test_activated);

  return g_test_run ();
}
