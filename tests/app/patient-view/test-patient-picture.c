/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "frond-patient-picture.h"

#include "stage.h"

#define WIDTH  320
#define HEIGHT 240

static void
wait_s (FrondPatientPicture *picture,
        double               openness,
        double               seconds)
{
  const gint64 end = g_get_monotonic_time () + (gint64) (seconds * 1e6);

  while (g_get_monotonic_time () < end) {
    frond_patient_picture_set_target (picture, openness, NAN, NAN);
    stage_spin (50);
  }
}

static guint
count_differing (cairo_surface_t *a,
                 cairo_surface_t *b)
{
  guint n = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      n += stage_get_pixel (a, x, y) != stage_get_pixel (b, x, y);

  return n;
}

/* Leaves in a dark room are light. */
static guint
count_light (cairo_surface_t *surface)
{
  guint n = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      n += ((stage_get_pixel (surface, x, y) >> 8) & 0xff) > 140;

  return n;
}

static void
test_is_named (void)
{
  g_autoptr (Stage) stage = stage_new (frond_patient_picture_new (), WIDTH, HEIGHT);
  FrondPatientPicture *picture = FROND_PATIENT_PICTURE (stage->widget);

  gtk_test_accessible_assert_role (picture, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (picture, GTK_ACCESSIBLE_PROPERTY_LABEL, "A fern that opens as you let go");
  frond_patient_picture_set_kind (picture, FROND_PICTURE_WATER);
  g_assert_cmpint (frond_patient_picture_get_kind (picture), ==, FROND_PICTURE_WATER);
  gtk_test_accessible_assert_property (picture, GTK_ACCESSIBLE_PROPERTY_LABEL, "Water that grows still as you let go");
  frond_patient_picture_set_kind (picture, FROND_PICTURE_BREATH);
  gtk_test_accessible_assert_property (picture, GTK_ACCESSIBLE_PROPERTY_LABEL, "A ring that widens and narrows with your breath");
  frond_patient_picture_set_kind (picture, FROND_PICTURE_WORDS);
  gtk_test_accessible_assert_property (picture, GTK_ACCESSIBLE_PROPERTY_LABEL, "A quiet room");
}

static void
test_opens (void)
{
  g_autoptr (Stage) stage = stage_new (frond_patient_picture_new (), WIDTH, HEIGHT);
  FrondPatientPicture *picture = FROND_PATIENT_PICTURE (stage->widget);
  cairo_surface_t     *closed, *open, *light;

  wait_s (picture, 0, 1.5);
  closed = stage_paint (stage);
  wait_s (picture, 1, 1.5);
  open = stage_paint (stage);
  frond_patient_picture_set_room (picture, FROND_ROOM_LIGHT);
  g_assert_cmpint (frond_patient_picture_get_room (picture), ==, FROND_ROOM_LIGHT);
  light = stage_paint (stage);
  stage_keep (closed, "patient-picture-closed");
  stage_keep (open, "patient-picture-open");
  stage_keep (light, "patient-picture-light");
  g_assert_cmpuint (count_light (open), >, 3 * count_light (closed));
  g_assert_cmpuint (count_light (closed), >, 100);
  g_assert_cmpuint (count_light (light), >, WIDTH * HEIGHT / 2);
  cairo_surface_destroy (closed);
  cairo_surface_destroy (open);
  cairo_surface_destroy (light);
}

/* Stopped, it comes to stand quite still, and asks for no more frames; resumed, it lives again. */
static void
test_rests (void)
{
  g_autoptr (Stage) stage = stage_new (frond_patient_picture_new (), WIDTH, HEIGHT);
  FrondPatientPicture *picture = FROND_PATIENT_PICTURE (stage->widget);
  cairo_surface_t     *one, *other, *alive;

  wait_s (picture, 1, 1);
  frond_patient_picture_set_resting (picture, TRUE);
  stage_spin (9000);
  one = stage_paint (stage);
  stage_spin (700);
  other = stage_paint (stage);
  frond_patient_picture_set_resting (picture, FALSE);
  wait_s (picture, 1, 1);
  alive = stage_paint (stage);
  g_assert_cmpuint (count_differing (one, other), ==, 0);
  g_assert_cmpuint (count_differing (one, alive), >, 500);
  cairo_surface_destroy (one);
  cairo_surface_destroy (other);
  cairo_surface_destroy (alive);
}

static void
count_paint_cb (GdkFrameClock *clock,
                guint         *n)
{
  ++*n;
}

/* At most 30 pictures a second while it can be seen, none while it cannot. */
static void
test_is_frugal (void)
{
  g_autoptr (Stage) stage = stage_new (frond_patient_picture_new (), WIDTH, HEIGHT);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (stage->widget);
  guint          n = 0;
  gulong         id;

  stage_spin (500);
  id = g_signal_connect (clock, "paint", G_CALLBACK (count_paint_cb), &n);
  stage_spin (1000);
  g_assert_cmpuint (n, >=, 5);
  g_assert_cmpuint (n, <=, 36);
  gtk_widget_set_visible (stage->widget, FALSE);
  stage_spin (300);
  n = 0;
  stage_spin (500);
  g_assert_cmpuint (n, <=, 1);
  g_signal_handler_disconnect (clock, id);
  gtk_widget_set_visible (stage->widget, TRUE);
  stage_wait_frames (stage, 2);
}

static void
set_animations (gboolean enabled)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", enabled, NULL);
}

/* No motion wanted: one of five pictures that stand, whatever the time. */
static void
test_stands_where_motion_is_reduced (void)
{
  set_animations (FALSE);
  {
    g_autoptr (Stage) stage = stage_new (frond_patient_picture_new (), WIDTH, HEIGHT);
    FrondPatientPicture *picture = FROND_PATIENT_PICTURE (stage->widget);
    cairo_surface_t     *one, *other, *open;

    wait_s (picture, 0.5, 1.5);
    one = stage_paint (stage);
    wait_s (picture, 0.53, 1.5);
    other = stage_paint (stage);
    wait_s (picture, 1, 3);
    open = stage_paint (stage);
    g_assert_cmpuint (count_differing (one, other), ==, 0);
    g_assert_cmpuint (count_light (open), >, count_light (one));
    cairo_surface_destroy (one);
    cairo_surface_destroy (other);
    cairo_surface_destroy (open);
  }
  set_animations (TRUE);
}

/* The pacer is a bar then. */
static void
test_bar_where_motion_is_reduced (void)
{
  set_animations (FALSE);
  {
    g_autoptr (Stage) stage = stage_new (frond_patient_picture_new (), WIDTH, HEIGHT);
    FrondPatientPicture *picture = FROND_PATIENT_PICTURE (stage->widget);
    guint                counts[2];

    frond_patient_picture_set_kind (picture, FROND_PICTURE_BREATH);
    for (int i = 0; i < 2; i++) {
      cairo_surface_t *surface;

      for (int k = 0; k < 30; k++) {
        frond_patient_picture_set_target (picture, 0.5, i == 0 ? 0.25 : 1, NAN);
        stage_spin (50);
      }
      surface = stage_paint (stage);
      counts[i] = count_light (surface);
      stage_keep (surface, i == 0 ? "patient-picture-bar-begun" : "patient-picture-bar-full");
      cairo_surface_destroy (surface);
    }
    g_assert_cmpuint (counts[0], >, 200);
    g_assert_cmpuint (counts[1], >, 3 * counts[0]);
  }
  set_animations (TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  set_animations (TRUE);

  g_test_add_func ("/app/patient-picture/is-named", test_is_named);
  g_test_add_func ("/app/patient-picture/opens", test_opens);
  g_test_add_func ("/app/patient-picture/rests", test_rests);
  g_test_add_func ("/app/patient-picture/is-frugal", test_is_frugal);
  g_test_add_func ("/app/patient-picture/stands-where-motion-is-reduced", test_stands_where_motion_is_reduced);
  g_test_add_func ("/app/patient-picture/bar-where-motion-is-reduced", test_bar_where_motion_is_reduced);

  return g_test_run ();
}
