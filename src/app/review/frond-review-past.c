/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this file is that a number is only ever held against one that was measured the same way: the last and the first session of the
 * same chain, whatever lies between. They are measured again from their recordings, as everything in the review, so that what was judged of
 * them since counts. */

#include "config.h"

#include "frond-review-past.h"

#include <math.h>

#include <glib/gi18n.h>

#include "frond-chain-comparison.h"
#include "frond-session-repository.h"
#include "frond-text.h"

static void
earlier_free (gpointer data)
{
  FrondReviewEarlier *self = data;

  g_object_unref (self->record);
  g_free (self->refusal);
  g_free (self);
}

static char *
find_refusal (FrondSessionRecord *now,
              FrondSessionRecord *then)
{
  g_autoptr (GPtrArray) differences = now->chain && then->chain ? frond_chain_profile_compare (now->chain, then->chain) : NULL;
  const FrondChainDifference *difference = differences ? frond_chain_differences_find_break (differences) : NULL;

  if (!differences)
    return g_strdup (_("nobody wrote down how it was measured"));

  return difference ? g_strdup (difference->reason) : NULL;
}

static FrondReviewEarlier *
earlier_new (FrondSessionRecord *now,
             FrondSessionRecord *then)
{
  FrondReviewEarlier *self = g_new0 (FrondReviewEarlier, 1);

  self->record = g_object_ref (then);
  self->refusal = find_refusal (now, then);

  return self;
}

static gboolean
is_earlier (FrondSessionRecord *now,
            FrondSessionRecord *then)
{
  const gint64 difference = g_date_time_difference (now->started_at, then->started_at);

  return then->state != FROND_SESSION_RECORDING && then->n_samples > 0 && (difference > 0 || (difference == 0 && then->id < now->id));
}

/**
 * frond_review_past_list:
 * @vault: an open vault
 * @record: the session that is looked at
 * @error: for a %FROND_ERROR
 *
 * Returns: (transfer full) (element-type FrondReviewEarlier) (nullable): the patient's sessions before it, the newest first
 */
GPtrArray *
frond_review_past_list (FrondVault         *vault,
                        FrondSessionRecord *record,
                        GError            **error)
{
  g_autoptr (GListStore) all = frond_session_repository_list (vault, record->patient_id, error);
  GPtrArray *past = all ? g_ptr_array_new_with_free_func (earlier_free) : NULL;

  for (guint i = 0; all && i < g_list_model_get_n_items (G_LIST_MODEL (all)); i++) {
    g_autoptr (FrondSessionRecord) then = g_list_model_get_item (G_LIST_MODEL (all), i);

    if (is_earlier (record, then))
      g_ptr_array_add (past, earlier_new (record, then));
  }

  return past;
}

static FrondReviewEarlier *
find_last (const GPtrArray *past)
{
  for (guint i = 0; past && i < past->len; i++) {
    FrondReviewEarlier *earlier = g_ptr_array_index (past, i);

    if (!earlier->refusal)
      return earlier;
  }

  return NULL;
}

static FrondReviewEarlier *
find_first (const GPtrArray *past)
{
  FrondReviewEarlier *first = find_last (past);

  for (guint i = 0; first && i < past->len; i++) {
    FrondReviewEarlier *earlier = g_ptr_array_index (past, i);

    if (!earlier->refusal)
      first = earlier;
  }

  return first;
}

/**
 * frond_review_past_get_last:
 * @past: (element-type FrondReviewEarlier) (nullable): from frond_review_past_list()
 *
 * Returns: (transfer none) (nullable): the last session of the same chain
 */
const FrondReviewEarlier *
frond_review_past_get_last (const GPtrArray *past)
{
  return find_last (past);
}

/**
 * frond_review_past_get_first:
 * @past: (element-type FrondReviewEarlier) (nullable): from frond_review_past_list()
 *
 * Returns: (transfer none) (nullable): the first session of the same chain; the last one where there was one only
 */
const FrondReviewEarlier *
frond_review_past_get_first (const GPtrArray *past)
{
  return find_first (past);
}

/**
 * frond_review_past_dup_warning:
 * @past: (element-type FrondReviewEarlier) (nullable): from frond_review_past_list()
 *
 * Returns: (transfer full) (nullable): why nothing is said of the session right before; %NULL where it is compared, or there was none
 */
char *
frond_review_past_dup_warning (const GPtrArray *past)
{
  const FrondReviewEarlier *before = past && past->len > 0 ? g_ptr_array_index (past, 0) : NULL;
  g_autofree char          *day = NULL;

  if (!before || !before->refusal)
    return NULL;
  day = frond_text_dup_day (before->record->started_at);

  /* Translators: a date, and why: "The session of 14 November cannot be compared with this one: another electrode." */
  return g_strdup_printf (_("The session of %s cannot be compared with this one: %s."), day, before->refusal);
}

typedef struct {
  GPtrArray       *past;
  FrondVault      *vault;
  FrondSuppression suppression;
  guint            n_waiting;
} Measure;

static void
measure_free (Measure *measure)
{
  g_ptr_array_unref (measure->past);
  g_object_unref (measure->vault);
  g_free (measure);
}

typedef struct {
  GTask              *task;
  FrondReviewEarlier *earlier;
} Wait;

static void
measured_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree Wait *wait = user_data;
  g_autoptr (GTask) task = wait->task;
  g_autoptr (FrondReviewData) data = frond_review_data_load_finish (result, NULL);
  Measure *measure = g_task_get_task_data (task);

  if (data && data->analysis->channels->len > 0) {
    frond_metrics_summarise (frond_review_data_get_channel (data)->results, data->analysis->rate_hz, &wait->earlier->summary);
    wait->earlier->noise_floor = frond_review_data_get_channel (data)->noise_floor;
    wait->earlier->is_measured = TRUE;
  }
  if (--measure->n_waiting == 0 && !g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

static void
measure (GTask              *task,
         FrondReviewEarlier *earlier)
{
  Measure *data = g_task_get_task_data (task);
  Wait    *wait = g_new (Wait, 1);

  *wait = (Wait) { g_object_ref (task), earlier };
  earlier->is_measured = FALSE;
  data->n_waiting++;
  frond_review_data_load_analysis_async (data->vault, earlier->record, &data->suppression, g_task_get_cancellable (task), measured_cb, wait);
}

/**
 * frond_review_past_measure_async:
 * @past: (element-type FrondReviewEarlier): from frond_review_past_list()
 * @vault: an open vault
 * @suppression: what the session is looked at without, and those as well
 * @cancellable: (nullable): to stop waiting
 * @callback: called when done
 * @user_data: for @callback
 *
 * Measures the last and the first session of the same chain. What cannot be read stays without numbers.
 */
void
frond_review_past_measure_async (GPtrArray              *past,
                                 FrondVault             *vault,
                                 const FrondSuppression *suppression,
                                 GCancellable           *cancellable,
                                 GAsyncReadyCallback     callback,
                                 gpointer                user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  FrondReviewEarlier *last = find_last (past), *first = find_first (past);
  Measure            *data = g_new0 (Measure, 1);

  data->past = g_ptr_array_ref (past);
  data->vault = g_object_ref (vault);
  data->suppression = *suppression;
  g_task_set_task_data (task, data, (GDestroyNotify) measure_free);
  if (last)
    measure (task, last);
  if (first != last)
    measure (task, first);
  if (!last)
    g_task_return_boolean (task, TRUE);
}

gboolean
frond_review_past_measure_finish (GAsyncResult *result,
                                  GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
