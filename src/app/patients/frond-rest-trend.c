/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to answer in one look whether the muscle rests better than some sessions ago, and never to let a change of the
 * sensor, the electrode or its place pass for a change of the patient. */

#include "config.h"

#include "frond-rest-trend.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-chain-comparison.h"
#include "frond-session-record.h"
#include "frond-text.h"
#include "frond-trend.h"
#include "frond-units.h"

struct _FrondRestTrend {
  AdwPreferencesGroup parent_instance;

  GPtrArray *records; /* of FrondSessionRecord, oldest first: those in the trend */
  GPtrArray *words;   /* of each */

  /* Template */
  FrondTrend *trend;
  GtkLabel   *caption;
};

G_DEFINE_FINAL_TYPE (FrondRestTrend, frond_rest_trend, ADW_TYPE_PREFERENCES_GROUP)

enum {
  SESSION_ACTIVATED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static const char *
get_unit (FrondSessionRecord *record)
{
  return record->chain && record->chain->unit ? record->chain->unit : "";
}

/* How to read it, or what somebody looks at. */
static void
show_caption (FrondRestTrend *self,
              int             selected)
{
  g_autofree char *text = NULL;

  if (selected >= 0)
    text = g_strdup (self->words->pdata[selected]);
  else if (self->records->len == 0)
    text = g_strdup (_("Shown after two sessions with a rest phase."));
  else if (self->records->len == 1)
    /* Translators: a session's date and levels */
    text = g_strdup_printf (_("%s. The trend begins with the next session."), (char *) self->words->pdata[0]);
  else
    /* Translators: how to read a trend; %s is a unit */
    text = g_strdup_printf (_("○ before and ● after the session, in %s"), frond_units_get_symbol (get_unit (self->records->pdata[0])));
  gtk_label_set_label (self->caption, text);
}

static void
selected_cb (FrondRestTrend *self,
             int             selected)
{
  show_caption (self, selected);
}

static void
activated_cb (FrondRestTrend *self,
              guint           i)
{
  g_signal_emit (self, signals[SESSION_ACTIVATED], 0, self->records->pdata[i]);
}

static void
frond_rest_trend_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_REST_TREND);

  G_OBJECT_CLASS (frond_rest_trend_parent_class)->dispose (object);
}

static void
frond_rest_trend_finalize (GObject *object)
{
  FrondRestTrend *self = FROND_REST_TREND (object);

  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->words);

  G_OBJECT_CLASS (frond_rest_trend_parent_class)->finalize (object);
}

static void
frond_rest_trend_class_init (FrondRestTrendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_rest_trend_dispose;
  G_OBJECT_CLASS (klass)->finalize = frond_rest_trend_finalize;

  signals[SESSION_ACTIVATED] = g_signal_new ("session-activated", FROND_TYPE_REST_TREND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, FROND_TYPE_SESSION_RECORD);

  g_type_ensure (FROND_TYPE_TREND);
  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/patients/frond-rest-trend.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondRestTrend, trend);
  gtk_widget_class_bind_template_child (widget_class, FrondRestTrend, caption);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
frond_rest_trend_init (FrondRestTrend *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->words = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  frond_rest_trend_set_sessions (self, NULL);
}

/* Another unit is another axis: what was measured in one is not in the picture. */
static void
collect (FrondRestTrend *self,
         GListModel     *sessions)
{
  g_autoptr (FrondSessionRecord) newest = NULL;

  for (guint i = 0; sessions && i < g_list_model_get_n_items (sessions); i++) {
    g_autoptr (FrondSessionRecord) record = g_list_model_get_item (sessions, i);

    if (isnan (record->rest_before))
      continue;
    if (!newest)
      newest = g_object_ref (record);
    if (g_str_equal (get_unit (record), get_unit (newest)))
      g_ptr_array_insert (self->records, 0, g_object_ref (record));
  }
}

/* What became another since the session before; NULL where both may stand on one line. */
static const char *
find_mark (FrondRestTrend *self,
           guint           i)
{
  FrondSessionRecord *now = self->records->pdata[i];
  FrondSessionRecord *last = i > 0 ? self->records->pdata[i - 1] : NULL;
  g_autoptr (GPtrArray) differences = NULL;
  const FrondChainDifference *difference;

  if (!last || !now->chain || !last->chain)
    return NULL;
  differences = frond_chain_profile_compare (now->chain, last->chain);
  difference = frond_chain_differences_find_break (differences);

  return difference ? difference->mark : NULL;
}

static char *
describe (FrondSessionRecord *record,
          const char         *mark)
{
  g_autofree char *day = frond_text_dup_day (record->started_at);
  g_autofree char *levels = NULL;
  const char      *unit = frond_units_get_symbol (get_unit (record));

  if (isnan (record->rest_after))
    levels = g_strdup_printf ("%.1f %s", record->rest_before, unit);
  else
    levels = g_strdup_printf ("%.1f → %.1f %s", record->rest_before, record->rest_after, unit);
  if (mark)
    /* Translators: a date, levels, and what became another ("Other sensor") */
    return g_strdup_printf (_("%s: %s. %s: not comparable with the sessions before"), day, levels, mark);

  /* Translators: a date and levels */
  return g_strdup_printf (_("%s: %s"), day, levels);
}

static void
add_session (FrondRestTrend *self,
             guint           i)
{
  FrondSessionRecord *record = self->records->pdata[i];
  const char         *mark = find_mark (self, i);
  /* Translators: a short date as strftime(3) writes it, the month in letters: 12 Nov */
  g_autofree char *label = g_date_time_format (record->started_at, _("%-d %b"));
  char            *words = describe (record, mark);

  g_ptr_array_add (self->words, words);
  frond_trend_add (self->trend, record->rest_before, record->rest_after, label, mark, words);
}

/**
 * frond_rest_trend_set_sessions:
 * @self: a group
 * @sessions: (nullable): of #FrondSessionRecord, newest first
 */
void
frond_rest_trend_set_sessions (FrondRestTrend *self,
                               GListModel     *sessions)
{
  g_return_if_fail (FROND_IS_REST_TREND (self));

  frond_trend_clear (self->trend);
  g_ptr_array_set_size (self->records, 0);
  g_ptr_array_set_size (self->words, 0);
  collect (self, sessions);
  for (guint i = 0; i < self->records->len; i++)
    add_session (self, i);
  gtk_widget_set_visible (GTK_WIDGET (self->trend), self->records->len > 1);
  show_caption (self, -1);
}
