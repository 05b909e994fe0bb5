/* SPDX-License-Identifier: GPL-3.0-or-later */

/* paint-pictures FOLDER [WIDTH HEIGHT]: every picture of the patient's in both rooms at five degrees of openness, to be looked at: one sheet
 * a kind and room, and each by itself. */

#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "frond-picture.h"

static const char *kinds[] = { "frond", "flower", "water", "breath", "words" };
static const char *rooms[] = { "dark", "light" };
/* What is paced shows a moment of its breath at each degree. */
static const double breaths[] = { 0.0, 0.5, 1.0, 1.4, 1.8 };

#define N_DEGREES ((int) G_N_ELEMENTS (breaths))

static void
paint_one (cairo_t         *cr,
           FrondPictureKind kind,
           FrondPictureRoom room,
           int              degree,
           double           width,
           double           height)
{
  const FrondPictureState state = { degree / (N_DEGREES - 1.0), kind == FROND_PICTURE_BREATH ? breaths[degree] : NAN, degree / (N_DEGREES - 1.0), 2.2 };

  frond_picture_paint_background (cr, room, width, height);
  frond_picture_paint (cr, kind, room, width, height, &state);
}

static cairo_status_t
write_one (const char      *folder,
           FrondPictureKind kind,
           FrondPictureRoom room,
           int              degree,
           int              width,
           int              height)
{
  g_autofree char *name = g_strdup_printf ("%s-%s-%d.png", kinds[kind], rooms[room], degree * 100 / (N_DEGREES - 1));
  g_autofree char *path = g_build_filename (folder, name, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t         *cr = cairo_create (surface);
  cairo_status_t   status;

  paint_one (cr, kind, room, degree, width, height);
  status = cairo_surface_write_to_png (surface, path);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return status;
}

static cairo_status_t
write_sheet (const char      *folder,
             FrondPictureKind kind,
             FrondPictureRoom room,
             int              width,
             int              height)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.png", kinds[kind], rooms[room]);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  cairo_surface_t *sheet = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * N_DEGREES, height);
  cairo_status_t   status;

  for (int degree = 0; degree < N_DEGREES; degree++) {
    cairo_surface_t *part = cairo_surface_create_for_rectangle (sheet, degree * width, 0, width, height);
    cairo_t         *cr = cairo_create (part);

    paint_one (cr, kind, room, degree, width, height);
    cairo_destroy (cr);
    cairo_surface_destroy (part);
  }
  status = cairo_surface_write_to_png (sheet, path);
  cairo_surface_destroy (sheet);

  return status;
}

int
main (int   argc,
      char *argv[])
{
  const int      width = argc > 3 ? atoi (argv[2]) : 1280, height = argc > 3 ? atoi (argv[3]) : 720;
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  if (argc < 2 || width < 1 || height < 1 || g_mkdir_with_parents (argv[1], 0755) != 0) {
    g_printerr ("Usage: %s FOLDER [WIDTH HEIGHT]\n", argv[0]);
    return 2;
  }
  for (FrondPictureKind kind = 0; kind < FROND_PICTURE_N_KINDS && status == CAIRO_STATUS_SUCCESS; kind++)
    for (FrondPictureRoom room = FROND_ROOM_DARK; room <= FROND_ROOM_LIGHT && status == CAIRO_STATUS_SUCCESS; room++) {
      status = write_sheet (argv[1], kind, room, 400, 480);
      for (int degree = 0; degree < N_DEGREES && status == CAIRO_STATUS_SUCCESS; degree++)
        status = write_one (argv[1], kind, room, degree, width, height);
    }
  if (status != CAIRO_STATUS_SUCCESS)
    g_printerr ("%s: %s\n", argv[1], cairo_status_to_string (status));

  return status == CAIRO_STATUS_SUCCESS ? 0 : 1;
}
