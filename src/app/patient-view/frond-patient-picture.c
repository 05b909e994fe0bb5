/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The clock, the smoothing and the images of the patient's picture; what it looks like is plot's. The room is painted once for each size; a frame
 * copies it where the picture is and paints that, and GTK is given nothing new where the room stays as it was. */

#include "config.h"

#include "frond-patient-picture.h"

#include <math.h>

#include <adwaita.h>
#include <glib/gi18n.h>

#include "frond-openness-smoother.h"
#include "frond-picture-buffer.h"
#include "frond-picture-motion.h"
#include "frond-picture-stages.h"
#include "frond-plot-theme.h"

/* A little less than a thirtieth: a clock of 60 Hz must not be missed by a hair. */
#define FRAME_US 31000
/* After a pause, as when the window was hidden, a frame is no longer than this. */
#define MOST_FRAME_S 0.1
#define LEAST        120
#define LEAST_ROUND  0.0005
#define N_EDGES      4

struct _FrondPatientPicture {
  GtkWidget           parent_instance;
  FrondPictureKind    kind;
  FrondPictureRoom    room;
  FrondPictureMotion  motion;
  FrondPictureStages  stages;
  FrondPictureBuffer *buffer;
  cairo_surface_t    *background; /* the room; NULL where it has to be painted */
  GdkTexture         *picture;    /* as well; with the room behind it */
  GdkTexture         *before;     /* what the picture fades in over, where nothing moves */
  GdkTexture         *edges[N_EDGES];
  GdkRectangle        edge_places[N_EDGES];
  GdkRectangle        extent; /* of the picture; all in device pixels */
  double              painted_round;
  int                 width_px;
  int                 height_px;
  double              scale;
  guint               tick_id;
  gint64              advanced_at;
};

/* A part of the room while it is painted. */
typedef struct {
  FrondPatientPicture *self;
  GdkRectangle         place;
} Edge;

G_DEFINE_FINAL_TYPE (FrondPatientPicture, frond_patient_picture, GTK_TYPE_WIDGET)

static const char *
get_name (FrondPictureKind kind)
{
  switch (kind) {
  case FROND_PICTURE_FROND:
    return _("A fern that opens as you let go");
  case FROND_PICTURE_FLOWER:
    return _("A flower that opens as you let go");
  case FROND_PICTURE_WATER:
    return _("Water that grows still as you let go");
  case FROND_PICTURE_BREATH:
    return _("A ring that widens and narrows with your breath");
  case FROND_PICTURE_WORDS:
  default:
    return _("A quiet room");
  }
}

static void
update_name (FrondPatientPicture *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, get_name (self->kind), -1);
}

static gboolean
is_moving (FrondPatientPicture *self)
{
  return adw_get_enable_animations (GTK_WIDGET (self));
}

static void
repaint (FrondPatientPicture *self)
{
  g_clear_object (&self->picture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
clear_images (FrondPatientPicture *self)
{
  g_clear_pointer (&self->background, cairo_surface_destroy);
  g_clear_object (&self->picture);
  g_clear_object (&self->before);
  for (guint i = 0; i < N_EDGES; i++)
    g_clear_object (&self->edges[i]);
}

/* Another kind or room: what was there before is not faded from. */
static void
repaint_all (FrondPatientPicture *self)
{
  clear_images (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
advance_stages (FrondPatientPicture *self,
                double               seconds)
{
  FrondPictureState state;

  frond_picture_motion_get_state (&self->motion, &state);
  if (self->kind == FROND_PICTURE_BREATH) {
    repaint (self);
  } else if (frond_picture_stages_advance (&self->stages, state.openness, state.round, seconds)) {
    g_set_object (&self->before, self->picture);
    repaint (self);
  } else if (self->before) {
    gtk_widget_queue_draw (GTK_WIDGET (self));
    if (frond_picture_stages_get_faded (&self->stages) >= 1)
      g_clear_object (&self->before);
  }
}

/* Where there are only words, nothing moves but the ring, and that seldom by as much as could be seen. */
static gboolean
has_news (FrondPatientPicture *self)
{
  FrondPictureState state;

  frond_picture_motion_get_state (&self->motion, &state);
  if (self->kind == FROND_PICTURE_WORDS && self->picture && (fabs (state.round - self->painted_round) < LEAST_ROUND || (isnan (state.round) && isnan (self->painted_round))))
    return FALSE;

  self->painted_round = state.round;

  return TRUE;
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  FrondPatientPicture *self = FROND_PATIENT_PICTURE (widget);
  const gint64         now = gdk_frame_clock_get_frame_time (clock);
  const double         seconds = MIN ((now - self->advanced_at) / 1e6, MOST_FRAME_S);

  if (now - self->advanced_at < FRAME_US)
    return G_SOURCE_CONTINUE;

  self->advanced_at = now;
  frond_picture_motion_advance (&self->motion, seconds);
  if (!is_moving (self)) {
    advance_stages (self, seconds);
  } else if (has_news (self)) {
    g_clear_object (&self->before);
    repaint (self);
  }
  if (!frond_picture_motion_is_still (&self->motion) || self->before)
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;

  return G_SOURCE_REMOVE;
}

static void
start_clock (FrondPatientPicture *self)
{
  if (self->tick_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static void
stop_clock (FrondPatientPicture *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
}

/* Paints without a room behind it. */
static void
paint_picture (FrondPatientPicture *self,
               cairo_t             *cr)
{
  const double      width = self->width_px / self->scale, height = self->height_px / self->scale;
  FrondPictureState state;

  frond_picture_motion_get_state (&self->motion, &state);
  if (is_moving (self)) {
    frond_picture_paint (cr, self->kind, self->room, width, height, &state);
  } else if (self->kind == FROND_PICTURE_BREATH) {
    frond_picture_paint_breath_bar (cr, self->room, width, height, &state);
  } else {
    frond_picture_stages_get_state (&self->stages, &state);
    frond_picture_paint (cr, self->kind, self->room, width, height, &state);
  }
}

static void
paint_cb (cairo_t *cr,
          gpointer data)
{
  FrondPatientPicture *self = data;

  cairo_translate (cr, -self->extent.x / self->scale, -self->extent.y / self->scale);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_surface (cr, self->background, 0, 0);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  paint_picture (self, cr);
}

static void
paint_background (FrondPatientPicture *self)
{
  cairo_t *cr;

  self->background = cairo_image_surface_create (CAIRO_FORMAT_RGB24, self->width_px, self->height_px);
  cairo_surface_set_device_scale (self->background, self->scale, self->scale);
  cr = cairo_create (self->background);
  frond_picture_paint_background (cr, self->room, self->width_px / self->scale, self->height_px / self->scale);
  cairo_destroy (cr);
  cairo_surface_flush (self->background);
}

static void
paint_edge_cb (cairo_t *cr,
               gpointer data)
{
  const Edge *edge = data;

  cairo_translate (cr, -edge->place.x / edge->self->scale, -edge->place.y / edge->self->scale);
  cairo_set_source_surface (cr, edge->self->background, 0, 0);
  cairo_paint (cr);
}

/* The room beside the picture: to the left and right of it, or above and below. */
static void
paint_edges (FrondPatientPicture *self)
{
  const GdkRectangle *extent = &self->extent;
  const GdkRectangle  places[N_EDGES] = {
    { 0, 0, extent->x, self->height_px },
    { extent->x + extent->width, 0, self->width_px - extent->x - extent->width, self->height_px },
    { extent->x, 0, extent->width, extent->y },
    { extent->x, extent->y + extent->height, extent->width, self->height_px - extent->y - extent->height },
  };

  for (guint i = 0; i < N_EDGES; i++) {
    g_autoptr (FrondPictureBuffer) buffer = frond_picture_buffer_new ();
    Edge edge = { self, places[i] };

    self->edge_places[i] = places[i];
    if (places[i].width > 0 && places[i].height > 0)
      self->edges[i] = frond_picture_buffer_paint (buffer, places[i].width, places[i].height, self->scale, paint_edge_cb, &edge);
  }
}

/* A size or a room that is new. */
static void
update_room (FrondPatientPicture *self)
{
  const double scale = frond_plot_theme_get_scale (GTK_WIDGET (self));
  const int    width = (int) ceil (gtk_widget_get_width (GTK_WIDGET (self)) * scale), height = (int) ceil (gtk_widget_get_height (GTK_WIDGET (self)) * scale);

  if (width != self->width_px || height != self->height_px || scale != self->scale)
    clear_images (self);
  if (self->background)
    return;

  self->width_px = width;
  self->height_px = height;
  self->scale = scale;
  frond_picture_get_extent (self->kind, width, height, &self->extent.width, &self->extent.height);
  self->extent.x = (width - self->extent.width) / 2;
  self->extent.y = (height - self->extent.height) / 2;
  paint_background (self);
  paint_edges (self);
}

static void
append (GtkSnapshot         *snapshot,
        FrondPatientPicture *self,
        GdkTexture          *texture,
        const GdkRectangle  *place)
{
  const double scale = self->scale;

  if (texture)
    gtk_snapshot_append_texture (snapshot, texture,
                                 &GRAPHENE_RECT_INIT ((float) (place->x / scale), (float) (place->y / scale), (float) (place->width / scale), (float) (place->height / scale)));
}

static void
append_picture (GtkSnapshot         *snapshot,
                FrondPatientPicture *self)
{
  if (!self->before) {
    append (snapshot, self, self->picture, &self->extent);
    return;
  }
  gtk_snapshot_push_cross_fade (snapshot, frond_picture_stages_get_faded (&self->stages));
  append (snapshot, self, self->before, &self->extent);
  gtk_snapshot_pop (snapshot);
  append (snapshot, self, self->picture, &self->extent);
  gtk_snapshot_pop (snapshot);
}

static void
frond_patient_picture_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  FrondPatientPicture *self = FROND_PATIENT_PICTURE (widget);

  if (gtk_widget_get_width (widget) <= 0 || gtk_widget_get_height (widget) <= 0)
    return;

  update_room (self);
  if (!self->picture)
    self->picture = frond_picture_buffer_paint (self->buffer, self->extent.width, self->extent.height, self->scale, paint_cb, self);
  for (guint i = 0; i < N_EDGES; i++)
    append (snapshot, self, self->edges[i], &self->edge_places[i]);
  append_picture (snapshot, self);
}

static void
frond_patient_picture_measure (GtkWidget     *widget,
                               GtkOrientation orientation,
                               int            for_size,
                               int           *minimum,
                               int           *natural,
                               int           *minimum_baseline,
                               int           *natural_baseline)
{
  *minimum = LEAST;
  *natural = 3 * LEAST;
}

static void
frond_patient_picture_map (GtkWidget *widget)
{
  FrondPatientPicture *self = FROND_PATIENT_PICTURE (widget);

  GTK_WIDGET_CLASS (frond_patient_picture_parent_class)->map (widget);
  start_clock (self);
}

static void
frond_patient_picture_unmap (GtkWidget *widget)
{
  stop_clock (FROND_PATIENT_PICTURE (widget));
  GTK_WIDGET_CLASS (frond_patient_picture_parent_class)->unmap (widget);
}

static void
frond_patient_picture_dispose (GObject *object)
{
  FrondPatientPicture *self = FROND_PATIENT_PICTURE (object);

  stop_clock (self);
  clear_images (self);

  G_OBJECT_CLASS (frond_patient_picture_parent_class)->dispose (object);
}

static void
frond_patient_picture_finalize (GObject *object)
{
  FrondPatientPicture *self = FROND_PATIENT_PICTURE (object);

  g_clear_pointer (&self->buffer, frond_picture_buffer_free);

  G_OBJECT_CLASS (frond_patient_picture_parent_class)->finalize (object);
}

static void
frond_patient_picture_class_init (FrondPatientPictureClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = frond_patient_picture_dispose;
  object_class->finalize = frond_patient_picture_finalize;
  widget_class->measure = frond_patient_picture_measure;
  widget_class->snapshot = frond_patient_picture_snapshot;
  widget_class->map = frond_patient_picture_map;
  widget_class->unmap = frond_patient_picture_unmap;

  gtk_widget_class_set_css_name (widget_class, "picture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
frond_patient_picture_init (FrondPatientPicture *self)
{
  self->scale = 1;
  self->buffer = frond_picture_buffer_new ();
  frond_picture_motion_init (&self->motion);
  frond_picture_stages_init (&self->stages, FROND_OPENNESS_RESTING, NAN);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  update_name (self);
}

GtkWidget *
frond_patient_picture_new (void)
{
  return g_object_new (FROND_TYPE_PATIENT_PICTURE, NULL);
}

/**
 * frond_patient_picture_set_kind:
 * @self: a picture
 * @kind: which one
 */
void
frond_patient_picture_set_kind (FrondPatientPicture *self,
                                FrondPictureKind     kind)
{
  g_return_if_fail (FROND_IS_PATIENT_PICTURE (self));

  if (kind == self->kind)
    return;

  self->kind = kind;
  frond_picture_motion_set_breathes_alone (&self->motion, kind != FROND_PICTURE_BREATH);
  update_name (self);
  repaint_all (self);
  start_clock (self);
}

FrondPictureKind
frond_patient_picture_get_kind (FrondPatientPicture *self)
{
  g_return_val_if_fail (FROND_IS_PATIENT_PICTURE (self), FROND_PICTURE_FROND);

  return self->kind;
}

/**
 * frond_patient_picture_set_room:
 * @self: a picture
 * @room: dark, for the evening and dimmed rooms, or light
 */
void
frond_patient_picture_set_room (FrondPatientPicture *self,
                                FrondPictureRoom     room)
{
  g_return_if_fail (FROND_IS_PATIENT_PICTURE (self));

  if (room == self->room)
    return;

  self->room = room;
  repaint_all (self);
}

FrondPictureRoom
frond_patient_picture_get_room (FrondPatientPicture *self)
{
  g_return_val_if_fail (FROND_IS_PATIENT_PICTURE (self), FROND_ROOM_DARK);

  return self->room;
}

/**
 * frond_patient_picture_set_target:
 * @self: a picture
 * @openness: 0 tense .. 1 let go; NAN eases to rest
 * @breath: 0..1 in, 1..2 out; NAN outside of paced breathing
 * @round: how much of the round is over; NAN for none
 *
 * Where the picture is to go; it smooths all of it. A few times a second is enough, each frame is fine.
 */
void
frond_patient_picture_set_target (FrondPatientPicture *self,
                                  double               openness,
                                  double               breath,
                                  double               round)
{
  g_return_if_fail (FROND_IS_PATIENT_PICTURE (self));

  frond_picture_motion_set_target (&self->motion, openness, breath, round);
  start_clock (self);
}

/**
 * frond_patient_picture_set_resting:
 * @self: a picture
 * @is_resting: whether it eases to stillness: stopped, or the sensor is lost
 */
void
frond_patient_picture_set_resting (FrondPatientPicture *self,
                                   gboolean             is_resting)
{
  g_return_if_fail (FROND_IS_PATIENT_PICTURE (self));

  frond_picture_motion_set_resting (&self->motion, is_resting);
  start_clock (self);
}
