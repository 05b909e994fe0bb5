/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "edf-file.h"

#include <math.h>
#include <string.h>

#define SECONDS 2
#define N       4
/* Two for each of its samples. */
#define ANNOTATION_BYTES 120

static const struct {
  const char *label, *unit, *minimum, *maximum;
  int         n_samples;
} signals[N] = {
  { "EMG", "uV", "-1000", "1000", 1000 },
  { "Pressure", "cmH2O", "0", "100", 1000 },
  { "Temperature", "degC", "0", "50", 10 },
  { "EDF Annotations", "", "-1", "1", 60 },
};

static void
pad (GString    *out,
     const char *text,
     gsize       width)
{
  g_string_append_printf (out, "%-*.*s", (int) width, (int) width, text);
}

static void
pad_number (GString *out,
            int      number,
            gsize    width)
{
  g_autofree char *text = g_strdup_printf ("%d", number);

  pad (out, text, width);
}

static void
write_header (GString *out)
{
  pad (out, "0", 8);
  pad (out, "X X X X", 80);
  pad (out, "Startdate 12-NOV-2026 X X X", 80);
  pad (out, "12.11.26", 8);
  pad (out, "14.03.00", 8);
  pad_number (out, 256 * (N + 1), 8);
  pad (out, "EDF+C", 44);
  pad_number (out, SECONDS, 8);
  pad (out, "1", 8);
  pad_number (out, N, 4);
  for (int i = 0; i < N; i++)
    pad (out, signals[i].label, 16);
  pad (out, "", 80 * N);
  for (int i = 0; i < N; i++)
    pad (out, signals[i].unit, 8);
  for (int i = 0; i < N; i++)
    pad (out, signals[i].minimum, 8);
  for (int i = 0; i < N; i++)
    pad (out, signals[i].maximum, 8);
  for (int i = 0; i < N; i++)
    pad (out, "-32768", 8);
  for (int i = 0; i < N; i++)
    pad (out, "32767", 8);
  pad (out, "", 80 * N);
  for (int i = 0; i < N; i++)
    pad_number (out, signals[i].n_samples, 8);
  pad (out, "", 32 * N);
}

static void
write_samples (GString *out,
               int      signal,
               int      second)
{
  for (int i = 0; i < signals[signal].n_samples; i++) {
    gint16 value = (gint16) (signal == 0 ? lrint (3000 * sin (2 * G_PI * 100 * i / 1000)) : 1000 * (second + 1));

    g_string_append_len (out, (const char *) &value, sizeof value);
  }
}

static void
write_annotation (GString    *out,
                  int         second,
                  const char *annotation)
{
  gsize begin = out->len;

  g_string_append_printf (out, "+%d\x14\x14", second);
  g_string_append_c (out, '\0');
  if (second == 0 && annotation)
    g_string_append_printf (out, "+0.5\x14%s\x14", annotation);
  while (out->len < begin + ANNOTATION_BYTES)
    g_string_append_c (out, '\0');
}

char *
edf_file_make (const char *folder,
               const char *name,
               const char *annotation)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GString) out = g_string_new (NULL);

  write_header (out);
  for (int second = 0; second < SECONDS; second++) {
    for (int signal = 0; signal < N - 1; signal++)
      write_samples (out, signal, second);
    write_annotation (out, second, annotation);
  }
  g_assert_true (g_file_set_contents (path, out->str, (gssize) out->len, NULL));

  return path;
}
