/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-bitalino-emulator.h"

#include <errno.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "driver/bitalino/frond-bitalino-frame.h"
#include "frond-pty.h"

/* The device's own buffer: half a second of one channel. What does not fit is dropped. */
#define BUFFER_BYTES 1500
#define TICK_MS      5
#define IDLE_MS      100

struct _FrondBitalinoEmulator {
  FrondEmulatorSignal  *signal;
  FrondFaultPlan       *plan;
  double                speed;
  char                 *link;
  char                 *path;
  FrondBitalinoFirmware power_on;
  GThread              *thread;
  int                   wake_fd;

  GMutex   lock;
  gboolean quit;
  gboolean plugged;
  gboolean silent;
  gboolean is_streaming;
  guint64  n_frames;

  /* The thread's own. */
  FrondPty             *pty;
  FrondBitalinoFirmware firmware;
  GByteArray           *out;
  GRand                *random;
  guint64               index;
  gint64                origin_us;
  gboolean              interrupted; /* a fault cut the stream: the signal goes on meanwhile */
  guint                 next_fault;
  guint                 to_drop;
  guint                 to_corrupt;
  gint64                pause_until_us;
  guint64               pause_frames;
  gboolean              pause_unplugged;
};

FrondBitalinoEmulator *
frond_bitalino_emulator_new (FrondEmulatorSignal *signal,
                             FrondFaultPlan      *plan,
                             double               speed)
{
  FrondBitalinoEmulator *self = g_new0 (FrondBitalinoEmulator, 1);

  self->signal = signal;
  self->plan = plan;
  self->speed = speed;
  self->plugged = TRUE;
  self->wake_fd = eventfd (0, EFD_CLOEXEC | EFD_NONBLOCK);
  self->out = g_byte_array_new ();
  self->random = g_rand_new_with_seed (1);
  frond_bitalino_firmware_init (&self->power_on);
  g_mutex_init (&self->lock);

  return self;
}

static void
wake (FrondBitalinoEmulator *self)
{
  guint64              one = 1;
  G_GNUC_UNUSED gssize n = write (self->wake_fd, &one, sizeof one);
}

void
frond_bitalino_emulator_free (FrondBitalinoEmulator *self)
{
  if (self->thread != NULL) {
    g_mutex_lock (&self->lock);
    self->quit = TRUE;
    g_mutex_unlock (&self->lock);
    wake (self);
    g_thread_join (self->thread);
  }
  if (self->link != NULL)
    (void) unlink (self->link);
  g_clear_pointer (&self->pty, frond_pty_close);
  g_clear_pointer (&self->signal, frond_emulator_signal_free);
  g_clear_pointer (&self->plan, frond_fault_plan_free);
  g_byte_array_unref (self->out);
  g_rand_free (self->random);
  g_mutex_clear (&self->lock);
  close (self->wake_fd);
  g_free (self->link);
  g_free (self->path);
  g_free (self);
}

void
frond_bitalino_emulator_set_link (FrondBitalinoEmulator *self,
                                  const char            *link)
{
  g_set_str (&self->link, link);
}

void
frond_bitalino_emulator_set_seed (FrondBitalinoEmulator *self,
                                  guint64                seed)
{
  g_rand_set_seed (self->random, (guint32) (seed ^ seed >> 32));
}

FrondBitalinoFirmware *
frond_bitalino_emulator_get_firmware (FrondBitalinoEmulator *self)
{
  return &self->power_on;
}

static gint64
seconds_to_us (FrondBitalinoEmulator *self,
               double                 seconds)
{
  return (gint64) (seconds * G_USEC_PER_SEC / (self->speed > 0 ? self->speed : 1));
}

static guint16
get_input (guint64  index,
           guint    input,
           gpointer user_data)
{
  FrondBitalinoEmulator *self = user_data;

  return frond_emulator_signal_get (self->signal, index, input);
}

/* A second start after a proper stop is a new session of the same signal. */
static void
begin_signal (FrondBitalinoEmulator *self,
              gint64                 now_us)
{
  if (!self->interrupted) {
    self->index = 0;
    self->origin_us = now_us;
  } else if (self->speed > 0) {
    self->index = (guint64) ((double) (now_us - self->origin_us) * self->speed * self->firmware.rate_hz / G_USEC_PER_SEC);
  }
  self->interrupted = FALSE;
}

static gboolean
plug_in (FrondBitalinoEmulator *self,
         GError               **error)
{
  self->firmware = self->power_on;
  g_byte_array_set_size (self->out, 0);
  self->pty = frond_pty_open (self->link, error);
  if (self->pty == NULL)
    return FALSE;
  if (self->firmware.streaming)
    begin_signal (self, g_get_monotonic_time ());

  return !self->plan->busy || frond_pty_occupy (self->pty, error);
}

/* As with a real port the name goes too: the system gives the number to the next that asks, and who reconnects must not find that one. */
static void
unplug (FrondBitalinoEmulator *self)
{
  if (self->link != NULL)
    (void) unlink (self->link);
  self->interrupted = self->interrupted || self->firmware.streaming;
  self->firmware.streaming = FALSE;
  g_clear_pointer (&self->pty, frond_pty_close);
}

static void
read_commands (FrondBitalinoEmulator *self,
               gboolean               deaf)
{
  guint8 bytes[256];
  gssize n = read (frond_pty_get_fd (self->pty), bytes, sizeof bytes);

  for (gssize i = 0; i < n && !deaf; i++) {
    gboolean was_streaming = self->firmware.streaming;

    frond_bitalino_firmware_command (&self->firmware, bytes[i], self->out);
    if (!was_streaming && self->firmware.streaming)
      begin_signal (self, g_get_monotonic_time ());
  }
}

static void
flush (FrondBitalinoEmulator *self)
{
  while (self->out->len > 0) {
    gssize n = write (frond_pty_get_fd (self->pty), self->out->data, self->out->len);

    if (n <= 0)
      return;
    g_byte_array_remove_range (self->out, 0, (guint) n);
  }
}

static void
add_garbage (FrondBitalinoEmulator *self,
             guint                  n_bytes)
{
  for (guint i = 0; i < n_bytes; i++) {
    guint8 byte = (guint8) g_rand_int (self->random);

    g_byte_array_append (self->out, &byte, 1);
  }
}

static void
pause_signal (FrondBitalinoEmulator *self,
              double                 seconds,
              gboolean               unplugged)
{
  self->pause_until_us = g_get_monotonic_time () + seconds_to_us (self, seconds);
  self->pause_frames = (guint64) (seconds * self->firmware.rate_hz);
  self->pause_unplugged = unplugged;
  self->interrupted = TRUE;
}

/* Returns FALSE when the stream stands still from here on. */
static gboolean
apply_faults (FrondBitalinoEmulator *self)
{
  while (self->next_fault < self->plan->faults->len) {
    const FrondFault *fault = &g_array_index (self->plan->faults, FrondFault, self->next_fault);

    if (fault->at_s * self->firmware.rate_hz > (double) self->index)
      return TRUE;
    self->next_fault++;
    switch (fault->kind) {
    case FROND_FAULT_DROP:
      self->to_drop += (guint) fault->amount;
      break;
    case FROND_FAULT_CORRUPT:
      self->to_corrupt += (guint) fault->amount;
      break;
    case FROND_FAULT_GARBAGE:
      add_garbage (self, (guint) fault->amount);
      break;
    case FROND_FAULT_SILENCE:
    case FROND_FAULT_UNPLUG:
    default:
      pause_signal (self, fault->amount, fault->kind == FROND_FAULT_UNPLUG);
      return FALSE;
    }
  }

  return TRUE;
}

static gboolean
take (FrondBitalinoEmulator *self,
      guint                 *planned,
      double                 probability)
{
  if (*planned > 0) {
    (*planned)--;
    return TRUE;
  }

  return probability > 0 && g_rand_double (self->random) < probability;
}

/* Only a reader that does not read fills the buffer, never our own lateness. */
static gboolean
has_room (FrondBitalinoEmulator *self,
          guint                  n_bytes)
{
  if (self->speed <= 0 || self->out->len + n_bytes <= BUFFER_BYTES * MAX (1, self->speed))
    return TRUE;
  flush (self);

  return self->out->len + n_bytes <= BUFFER_BYTES * MAX (1, self->speed);
}

static void
send_frame (FrondBitalinoEmulator *self)
{
  guint8 bytes[FROND_BITALINO_MAX_FRAME_BYTES];
  guint  n = frond_bitalino_firmware_frame (&self->firmware, self->index++, get_input, self, bytes);

  if (take (self, &self->to_drop, self->plan->drop_probability) || !has_room (self, n))
    return;
  if (take (self, &self->to_corrupt, self->plan->corrupt_probability))
    bytes[g_rand_int_range (self->random, 0, (gint32) n)] ^= (guint8) (1 << g_rand_int_range (self->random, 0, 8));
  g_byte_array_append (self->out, bytes, n);
}

static void
stream (FrondBitalinoEmulator *self)
{
  double due = (double) (g_get_monotonic_time () - self->origin_us) * self->speed * self->firmware.rate_hz / G_USEC_PER_SEC;

  while (self->speed > 0 ? (double) self->index < due : self->out->len < BUFFER_BYTES) {
    if (!apply_faults (self))
      return;
    send_frame (self);
  }
}

/* The link is silent: what is measured meanwhile is lost. */
static void
skip_due (FrondBitalinoEmulator *self)
{
  double due = (double) (g_get_monotonic_time () - self->origin_us) * self->speed * self->firmware.rate_hz / G_USEC_PER_SEC;

  self->interrupted = TRUE;
  if (self->speed <= 0 || due <= (double) self->index)
    return;
  self->firmware.sequence = (guint8) ((self->firmware.sequence + (guint64) due - self->index) & 15);
  self->index = (guint64) due;
}

static void
end_pause (FrondBitalinoEmulator *self)
{
  self->pause_until_us = 0;
  self->index += self->pause_frames;
  self->firmware.sequence = (guint8) ((self->firmware.sequence + self->pause_frames) & 15);
}

/* Follows the plan and the hand; returns FALSE when there is no port at present. */
static gboolean
update_plug (FrondBitalinoEmulator *self,
             gboolean               plugged,
             gboolean              *silent)
{
  if (self->pause_until_us != 0 && g_get_monotonic_time () >= self->pause_until_us)
    end_pause (self);
  if (self->pause_until_us != 0) {
    plugged = plugged && !self->pause_unplugged;
    *silent = TRUE;
  }
  if (!plugged && self->pty != NULL) {
    /* What was sent before the plug is out is still on its way. */
    flush (self);
    unplug (self);
  }
  if (plugged && self->pty == NULL && !plug_in (self, NULL))
    g_warning ("The port could not be made again");

  return self->pty != NULL;
}

static int
get_timeout_ms (FrondBitalinoEmulator *self,
                gboolean               silent)
{
  if (self->firmware.streaming && !silent && self->speed <= 0 && self->out->len == 0)
    return 0;

  return self->firmware.streaming || self->pause_until_us != 0 ? TICK_MS : IDLE_MS;
}

static void
wait_for_work (FrondBitalinoEmulator *self,
               gboolean               have_port,
               gboolean               silent)
{
  struct pollfd fds[2] = {
    { .fd = self->wake_fd, .events = POLLIN },
    { .fd = have_port ? frond_pty_get_fd (self->pty) : -1, .events = (short) (POLLIN | (self->out->len > 0 && !silent ? POLLOUT : 0)) },
  };
  guint64 count;

  (void) poll (fds, 2, get_timeout_ms (self, silent));
  if (fds[0].revents != 0) {
    G_GNUC_UNUSED gssize n = read (self->wake_fd, &count, sizeof count);
  }
}

static gpointer
run (gpointer data)
{
  FrondBitalinoEmulator *self = data;

  while (TRUE) {
    gboolean quit, plugged, silent, have_port;

    g_mutex_lock (&self->lock);
    quit = self->quit;
    plugged = self->plugged;
    silent = self->silent;
    g_mutex_unlock (&self->lock);
    if (quit)
      return NULL;

    have_port = update_plug (self, plugged, &silent);
    if (have_port) {
      read_commands (self, silent);
      if (self->firmware.streaming && !silent)
        stream (self);
      else if (self->firmware.streaming && self->pause_until_us == 0)
        skip_due (self);
      if (!silent)
        flush (self);
    }
    g_mutex_lock (&self->lock);
    self->is_streaming = self->firmware.streaming;
    self->n_frames = self->index;
    g_mutex_unlock (&self->lock);
    wait_for_work (self, have_port, silent);
  }
}

/**
 * frond_bitalino_emulator_start:
 * @error: no pty could be made
 *
 * Makes the port and begins to listen.
 */
gboolean
frond_bitalino_emulator_start (FrondBitalinoEmulator *self,
                               GError               **error)
{
  if (!plug_in (self, error))
    return FALSE;
  self->path = g_strdup (self->link != NULL ? self->link : frond_pty_get_path (self->pty));
  self->thread = g_thread_new ("emulator", run, self);

  return TRUE;
}

const char *
frond_bitalino_emulator_get_path (FrondBitalinoEmulator *self)
{
  return self->path;
}

gboolean
frond_bitalino_emulator_is_streaming (FrondBitalinoEmulator *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->is_streaming;
}

guint64
frond_bitalino_emulator_get_n_frames (FrondBitalinoEmulator *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->n_frames;
}

void
frond_bitalino_emulator_set_plugged (FrondBitalinoEmulator *self,
                                     gboolean               plugged)
{
  g_mutex_lock (&self->lock);
  self->plugged = plugged;
  g_mutex_unlock (&self->lock);
  wake (self);
}

void
frond_bitalino_emulator_set_silent (FrondBitalinoEmulator *self,
                                    gboolean               silent)
{
  g_mutex_lock (&self->lock);
  self->silent = silent;
  g_mutex_unlock (&self->lock);
  wake (self);
}
