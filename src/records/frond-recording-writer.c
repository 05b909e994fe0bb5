/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-recording-writer-private.h"

#include "frond-error.h"

/* Signal that may wait for its commit, and how long an event may. */
#define COMMIT_S  0.25
#define COMMIT_US G_GINT64_CONSTANT (250000)
/* After a failure, before the next try. */
#define RETRY_US G_GINT64_CONSTANT (1000000)
/* What memory keeps while the disk takes nothing, and how much of it goes into one transaction afterwards. */
#define QUEUE_S 600
#define BATCH_S 10
/* An index beyond this is a fault of the sensor, not four billion years of signal. */
#define MAX_SAMPLE (G_GUINT64_CONSTANT (1) << 62)

typedef enum {
  OPERATION_BLOCK,
  OPERATION_EVENT,
  OPERATION_UNDO,
} OperationKind;

/**
 * Operation:
 * @kind: which of the others is set
 * @block: samples
 * @event: what happened
 * @wall_us: when it was handed in
 */
typedef struct {
  OperationKind kind;
  FrondBlock   *block;
  FrondEvent   *event;
  gint64        wall_us;
} Operation;

/**
 * FrondRecordingWriter:
 * @thread: owns @store until it was joined
 * @store: the file; %NULL once it was finished
 * @n_channels: its channels
 * @rate_hz: its samples per second
 * @batch: operations of the transaction that is under way, or that is to be tried again; only for the thread
 * @mutex: for everything below
 * @condition: something below changed
 * @queue: operations that wait
 * @n_waiting: frames in @queue and @batch
 * @waiting_since: monotonic time of the oldest operation that waits
 * @n_received: end of what was handed in
 * @n_stored: end of what is durable
 * @n_left_out: frames that came while @queue was full
 * @error: (nullable): why the last try failed; one of @errors
 * @errors: every kind of error so far, kept because get_progress() hands them out
 * @flush: how many times finish() asked to store all
 * @flushed: how many of those were answered
 * @flush_error: (nullable): the last answer, one of @errors
 * @stop: the thread shall end
 */
struct _FrondRecordingWriter {
  GObject parent_instance;

  GThread             *thread;
  FrondRecordingStore *store;
  guint                n_channels;
  double               rate_hz;
  GQueue               batch;

  GMutex        mutex;
  GCond         condition;
  GQueue        queue;
  guint64       n_waiting;
  gint64        waiting_since;
  guint64       n_received;
  guint64       n_stored;
  guint64       n_left_out;
  const GError *error;
  GPtrArray    *errors;
  guint         flush;
  guint         flushed;
  const GError *flush_error;
  gboolean      stop;
};

G_DEFINE_FINAL_TYPE (FrondRecordingWriter, frond_recording_writer, G_TYPE_OBJECT)

static void
operation_free (Operation *operation)
{
  g_clear_pointer (&operation->block, frond_block_unref);
  g_clear_pointer (&operation->event, frond_event_free);
  g_free (operation);
}

/* The thread */

static gboolean
is_due (FrondRecordingWriter *self,
        gint64                now)
{
  if (g_queue_is_empty (&self->queue))
    return FALSE;

  return (double) self->n_waiting >= COMMIT_S * self->rate_hz || now >= self->waiting_since + COMMIT_US;
}

/* Waits until there is a commit's worth, or something has waited long enough, or finish() or dispose() is in a hurry. */
static void
wait_until_due (FrondRecordingWriter *self)
{
  while (!self->stop && self->flush == self->flushed && !is_due (self, g_get_monotonic_time ())) {
    if (g_queue_is_empty (&self->queue))
      g_cond_wait (&self->condition, &self->mutex);
    else
      g_cond_wait_until (&self->condition, &self->mutex, self->waiting_since + COMMIT_US);
  }
}

/* New samples do not make a full disk empty: they do not wake this. */
static void
wait_for_retry (FrondRecordingWriter *self)
{
  gint64 until = g_get_monotonic_time () + RETRY_US;

  while (!self->stop && self->flush == self->flushed)
    if (!g_cond_wait_until (&self->condition, &self->mutex, until))
      return;
}

static void
take_batch (FrondRecordingWriter *self)
{
  guint64 n_frames = 0;
  guint64 limit = (guint64) (BATCH_S * self->rate_hz);

  while (!g_queue_is_empty (&self->queue) && n_frames <= limit) {
    Operation *operation = g_queue_pop_head (&self->queue);

    if (operation->block)
      n_frames += operation->block->n_frames;
    g_queue_push_tail (&self->batch, operation);
  }
  self->waiting_since = g_get_monotonic_time ();
}

static gboolean
store_operation (FrondRecordingWriter *self,
                 Operation            *operation,
                 GError              **error)
{
  switch (operation->kind) {
  case OPERATION_BLOCK:
    return frond_recording_store_add_block (self->store, operation->block, error);
  case OPERATION_EVENT:
    return frond_recording_store_add_event (self->store, operation->event, operation->wall_us, error);
  case OPERATION_UNDO:
    return frond_recording_store_undo_marker (self->store, error);
  default:
    g_assert_not_reached ();
  }
}

static gboolean
store_batch (FrondRecordingWriter *self,
             GError              **error)
{
  if (!frond_recording_store_begin (self->store, error))
    return FALSE;

  for (GList *l = self->batch.head; l; l = l->next) {
    if (!store_operation (self, l->data, error)) {
      frond_recording_store_rollback (self->store);
      return FALSE;
    }
  }
  if (frond_recording_store_commit (self->store, error))
    return TRUE;

  frond_recording_store_rollback (self->store);

  return FALSE;
}

/* One error of each kind is kept until the end, so that whoever read the progress may hold on to its error. */
static const GError *
keep_error (FrondRecordingWriter *self,
            GError               *error)
{
  for (guint i = 0; i < self->errors->len; i++) {
    const GError *known = self->errors->pdata[i];

    if (g_error_matches (known, error->domain, error->code)) {
      g_error_free (error);
      return known;
    }
  }
  g_ptr_array_add (self->errors, error);

  return error;
}

static void
drop_batch (FrondRecordingWriter *self)
{
  Operation *operation;

  while ((operation = g_queue_pop_head (&self->batch))) {
    if (operation->block)
      self->n_waiting -= operation->block->n_frames;
    operation_free (operation);
  }
}

/* One transaction, without the lock while the disk works. */
static gboolean
try_batch (FrondRecordingWriter *self)
{
  GError  *error = NULL;
  gboolean ok;

  g_mutex_unlock (&self->mutex);
  ok = store_batch (self, &error);
  g_mutex_lock (&self->mutex);

  self->error = ok ? NULL : keep_error (self, error);
  if (ok) {
    self->n_stored = frond_recording_store_get_n_samples (self->store);
    drop_batch (self);
  }

  return ok;
}

static void
answer_flush (FrondRecordingWriter *self)
{
  self->flushed = self->flush;
  self->flush_error = self->error;
  g_cond_broadcast (&self->condition);
}

static gpointer
run_cb (gpointer data)
{
  FrondRecordingWriter *self = data;

  g_mutex_lock (&self->mutex);
  for (;;) {
    if (g_queue_is_empty (&self->batch)) {
      wait_until_due (self);
      take_batch (self);
    }
    if (!g_queue_is_empty (&self->batch) && !try_batch (self)) {
      answer_flush (self);
      if (self->stop)
        break;
      wait_for_retry (self);
      continue;
    }
    if (!g_queue_is_empty (&self->queue) && (self->stop || self->flush != self->flushed))
      continue;
    answer_flush (self);
    if (self->stop)
      break;
  }
  g_mutex_unlock (&self->mutex);

  return NULL;
}

/* The object */

static void
join (FrondRecordingWriter *self)
{
  if (!self->thread)
    return;

  g_mutex_lock (&self->mutex);
  self->stop = TRUE;
  g_cond_broadcast (&self->condition);
  g_mutex_unlock (&self->mutex);
  g_thread_join (g_steal_pointer (&self->thread));
}

static void
frond_recording_writer_dispose (GObject *object)
{
  FrondRecordingWriter *self = FROND_RECORDING_WRITER (object);

  join (self);
  g_clear_pointer (&self->store, frond_recording_store_free);

  G_OBJECT_CLASS (frond_recording_writer_parent_class)->dispose (object);
}

static void
frond_recording_writer_finalize (GObject *object)
{
  FrondRecordingWriter *self = FROND_RECORDING_WRITER (object);

  g_queue_clear_full (&self->batch, (GDestroyNotify) operation_free);
  g_queue_clear_full (&self->queue, (GDestroyNotify) operation_free);
  g_ptr_array_unref (self->errors);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->condition);

  G_OBJECT_CLASS (frond_recording_writer_parent_class)->finalize (object);
}

static void
frond_recording_writer_class_init (FrondRecordingWriterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = frond_recording_writer_dispose;
  object_class->finalize = frond_recording_writer_finalize;
}

static void
frond_recording_writer_init (FrondRecordingWriter *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->condition);
  g_queue_init (&self->batch);
  g_queue_init (&self->queue);
  self->errors = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
}

FrondRecordingWriter *
frond_recording_writer_new (FrondRecordingStore *store)
{
  FrondRecordingWriter *self = g_object_new (FROND_TYPE_RECORDING_WRITER, NULL);

  self->store = store;
  self->n_channels = frond_recording_store_get_n_channels (store);
  self->rate_hz = frond_recording_store_get_rate (store);
  self->n_stored = self->n_received = frond_recording_store_get_n_samples (store);
  self->thread = g_thread_new ("frond-recorder", run_cb, self);

  return self;
}

/* Under the lock. */
static void
enqueue (FrondRecordingWriter *self,
         Operation            *operation)
{
  if (g_queue_is_empty (&self->queue))
    self->waiting_since = g_get_monotonic_time ();
  operation->wall_us = g_get_real_time ();
  g_queue_push_tail (&self->queue, operation);
}

/**
 * frond_recording_writer_push_block:
 * @self: a writer
 * @block: samples, on the recording's index; what was handed in before already is left out
 *
 * Only takes a reference: never waits for the disk. When the disk has taken nothing for ten minutes, newer samples are left out until it
 * does again; they are a gap then, and the progress counts them. Whoever can make samples later looks at the memory that is left before.
 */
void
frond_recording_writer_push_block (FrondRecordingWriter *self,
                                   FrondBlock           *block)
{
  Operation *operation;

  g_return_if_fail (FROND_IS_RECORDING_WRITER (self));
  g_return_if_fail (block->n_channels == self->n_channels);

  g_mutex_lock (&self->mutex);
  if (!self->stop && block->first_sample < MAX_SAMPLE) {
    self->n_received = MAX (self->n_received, block->first_sample + block->n_frames);
    if ((double) self->n_waiting < QUEUE_S * self->rate_hz) {
      operation = g_new0 (Operation, 1);
      operation->kind = OPERATION_BLOCK;
      operation->block = frond_block_ref (block);
      self->n_waiting += block->n_frames;
      enqueue (self, operation);
      g_cond_broadcast (&self->condition);
    } else {
      self->n_left_out += block->n_frames;
    }
  }
  g_mutex_unlock (&self->mutex);
}

static void
push_small (FrondRecordingWriter *self,
            OperationKind         kind,
            const FrondEvent     *event)
{
  Operation *operation;

  g_mutex_lock (&self->mutex);
  if (!self->stop) {
    operation = g_new0 (Operation, 1);
    operation->kind = kind;
    operation->event = event ? frond_event_copy (event) : NULL;
    enqueue (self, operation);
    g_cond_broadcast (&self->condition);
  }
  g_mutex_unlock (&self->mutex);
}

/**
 * frond_recording_writer_push_event:
 * @self: a writer
 * @event: what happened, on the recording's index
 *
 * Durable with the next commit, after a quarter of a second at most.
 */
void
frond_recording_writer_push_event (FrondRecordingWriter *self,
                                   const FrondEvent     *event)
{
  g_return_if_fail (FROND_IS_RECORDING_WRITER (self));
  g_return_if_fail (event != NULL);

  push_small (self, OPERATION_EVENT, event);
}

void
frond_recording_writer_undo_marker (FrondRecordingWriter *self)
{
  g_return_if_fail (FROND_IS_RECORDING_WRITER (self));

  push_small (self, OPERATION_UNDO, NULL);
}

/**
 * frond_recording_writer_get_progress:
 * @self: a writer
 * @progress: (out caller-allocates): how far it is; its error lives as long as the writer
 */
void
frond_recording_writer_get_progress (FrondRecordingWriter   *self,
                                     FrondRecordingProgress *progress)
{
  g_return_if_fail (FROND_IS_RECORDING_WRITER (self));

  g_mutex_lock (&self->mutex);
  progress->n_received = self->n_received;
  progress->n_stored = self->n_stored;
  progress->n_left_out = self->n_left_out;
  progress->memory_left_s = MAX (QUEUE_S - (double) self->n_waiting / self->rate_hz, 0);
  progress->error = self->error;
  g_mutex_unlock (&self->mutex);
}

/* Whether everything that was pushed until now is durable, after one try. */
static gboolean
flush (FrondRecordingWriter *self,
       GError              **error)
{
  const GError *answer;
  guint         wanted;

  g_mutex_lock (&self->mutex);
  wanted = ++self->flush;
  g_cond_broadcast (&self->condition);
  while (self->flushed < wanted)
    g_cond_wait (&self->condition, &self->mutex);
  answer = self->flush_error;
  g_mutex_unlock (&self->mutex);

  if (answer && error)
    *error = g_error_copy (answer);

  return answer == NULL;
}

/**
 * frond_recording_writer_finish:
 * @self: a writer; what is pushed from now on is left out
 * @error: for a %FROND_ERROR
 *
 * After a failure, everything is kept and finish may be called again, for instance when there is space again. Without that, the next
 * start recovers what was stored.
 *
 * Returns: whether the recording is complete and closed
 */
gboolean
frond_recording_writer_finish (FrondRecordingWriter *self,
                               GError              **error)
{
  g_return_val_if_fail (FROND_IS_RECORDING_WRITER (self), FALSE);

  if (!self->store)
    return TRUE;
  if (self->thread && !flush (self, error))
    return FALSE;

  join (self);
  if (!frond_recording_store_finish (self->store, error))
    return FALSE;
  g_clear_pointer (&self->store, frond_recording_store_free);

  return TRUE;
}
