/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to notice that nobody has touched the window for a while, so that records do not stay open on an
 * unattended screen. The time that the computer slept counts, too. */

#include "config.h"

#include "frond-idle-watch.h"

#include <time.h>

#define PUT_OFF_MS 1000

struct _FrondIdleWatch {
  GObject parent_instance;

  guint  limit_ms;
  gint64 touched_ms;
  guint  timer;

  /* Borrowed */
  GtkWidget *widget;
};

G_DEFINE_FINAL_TYPE (FrondIdleWatch, frond_idle_watch, G_TYPE_OBJECT)

enum {
  PROP_LIMIT_MS = 1,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

enum {
  SIGNAL_IDLE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* Unlike the monotonic clock this one goes on while the computer sleeps. */
static gint64
now_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);

  return (gint64) now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static gboolean timer_cb (gpointer data);

static void
arm (FrondIdleWatch *self,
     gint64          in_ms)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add ((guint) MAX (in_ms, 1), timer_cb, self);
}

static void
expire (FrondIdleWatch *self)
{
  frond_idle_watch_stop (self);
  g_signal_emit (self, signals[SIGNAL_IDLE], 0);
}

/* One timer for the whole time: it looks when the last touch was instead of being set anew by each. */
static gboolean
timer_cb (gpointer data)
{
  FrondIdleWatch *self = data;
  gint64          left = self->touched_ms + self->limit_ms - now_ms ();

  self->timer = 0;
  if (left > 0)
    arm (self, left);
  else
    expire (self);

  return G_SOURCE_REMOVE;
}

/* The first touch after a long sleep must not count as work going on. */
static gboolean
event_cb (GtkEventControllerLegacy *controller,
          GdkEvent                 *event,
          FrondIdleWatch           *self)
{
  gint64 now = now_ms ();

  if (!self->timer)
    return GDK_EVENT_PROPAGATE;
  if (now - self->touched_ms >= self->limit_ms)
    expire (self);
  else
    self->touched_ms = now;

  return GDK_EVENT_PROPAGATE;
}

static void
set_limit (FrondIdleWatch *self,
           guint           limit_ms)
{
  self->limit_ms = limit_ms;
  if (self->timer)
    arm (self, self->touched_ms + limit_ms - now_ms ());
}

static void
frond_idle_watch_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (id) {
  case PROP_LIMIT_MS:
    g_value_set_uint (value, FROND_IDLE_WATCH (object)->limit_ms);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frond_idle_watch_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (id) {
  case PROP_LIMIT_MS:
    set_limit (FROND_IDLE_WATCH (object), g_value_get_uint (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frond_idle_watch_dispose (GObject *object)
{
  FrondIdleWatch *self = FROND_IDLE_WATCH (object);

  frond_idle_watch_stop (self);
  g_clear_weak_pointer (&self->widget);

  G_OBJECT_CLASS (frond_idle_watch_parent_class)->dispose (object);
}

static void
frond_idle_watch_class_init (FrondIdleWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = frond_idle_watch_get_property;
  object_class->set_property = frond_idle_watch_set_property;
  object_class->dispose = frond_idle_watch_dispose;

  /**
   * FrondIdleWatch:limit-ms:
   *
   * How long without any touch; counts for a watch that runs, too.
   */
  props[PROP_LIMIT_MS] = g_param_spec_uint ("limit-ms", NULL, NULL, 1, G_MAXUINT, 1, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * FrondIdleWatch::idle:
   *
   * Nobody touched the widget for the whole time. The watch has stopped.
   */
  signals[SIGNAL_IDLE] = g_signal_new ("idle", FROND_TYPE_IDLE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
frond_idle_watch_init (FrondIdleWatch *self)
{
}

/**
 * frond_idle_watch_new:
 * @widget: whose keys, pointer and touches count; usually a window
 * @limit_ms: how long without any of them
 *
 * Returns: (transfer full): a watch that does not run yet
 */
FrondIdleWatch *
frond_idle_watch_new (GtkWidget *widget,
                      guint      limit_ms)
{
  FrondIdleWatch     *self = g_object_new (FROND_TYPE_IDLE_WATCH, NULL);
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  self->limit_ms = limit_ms;
  g_set_weak_pointer (&self->widget, widget);
  gtk_event_controller_set_name (controller, "idle-watch");
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (event_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (widget, controller);

  return self;
}

/**
 * frond_idle_watch_start:
 * @self: the watch
 *
 * From now on, as if the widget had just been touched.
 */
void
frond_idle_watch_start (FrondIdleWatch *self)
{
  self->touched_ms = now_ms ();
  arm (self, self->limit_ms);
}

/**
 * frond_idle_watch_put_off:
 * @self: the watch, after it said that nobody was there
 *
 * Says so again in a moment, whether or not somebody comes meanwhile: whatever could not be locked just now is not left open for another
 * whole time.
 */
void
frond_idle_watch_put_off (FrondIdleWatch *self)
{
  arm (self, PUT_OFF_MS);
}

/**
 * frond_idle_watch_stop:
 * @self: the watch
 */
void
frond_idle_watch_stop (FrondIdleWatch *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
}
