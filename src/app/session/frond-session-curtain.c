/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that a screen can be turned away from eyes in a moment: an even ground, no name, no number, and one quiet line that
 * says how it goes on. */

#include "config.h"

#include "frond-session-curtain.h"

#include <glib/gi18n.h>

struct _FrondSessionCurtain {
  AdwBin parent_instance;

  /* Template */
  GtkLabel *state;
  GtkLabel *hint;
};

G_DEFINE_FINAL_TYPE (FrondSessionCurtain, frond_session_curtain, ADW_TYPE_BIN)

enum {
  PRESSED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
pressed_cb (FrondSessionCurtain *self)
{
  g_signal_emit (self, signals[PRESSED], 0);
}

static void
frond_session_curtain_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FROND_TYPE_SESSION_CURTAIN);

  G_OBJECT_CLASS (frond_session_curtain_parent_class)->dispose (object);
}

static void
frond_session_curtain_class_init (FrondSessionCurtainClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = frond_session_curtain_dispose;

  signals[PRESSED] = g_signal_new ("pressed", FROND_TYPE_SESSION_CURTAIN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, FROND_RESOURCE_PATH "/session/frond-session-curtain.ui");
  gtk_widget_class_bind_template_child (widget_class, FrondSessionCurtain, state);
  gtk_widget_class_bind_template_child (widget_class, FrondSessionCurtain, hint);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
}

static void
frond_session_curtain_init (FrondSessionCurtain *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
frond_session_curtain_new (void)
{
  return g_object_new (FROND_TYPE_SESSION_CURTAIN, NULL);
}

/**
 * frond_session_curtain_show_words:
 * @self: a curtain
 * @state: how it goes on behind it; it names nobody
 * @can_stop: whether there is something to stop
 */
void
frond_session_curtain_show_words (FrondSessionCurtain *self,
                                  const char          *state,
                                  gboolean             can_stop)
{
  g_return_if_fail (FROND_IS_SESSION_CURTAIN (self));

  gtk_label_set_label (self->state, state);
  gtk_label_set_label (self->hint, can_stop ? _("Esc stops. Any other key, or a click, brings the screen back.") : _("Any key but Esc, or a click, brings the screen back."));
}
