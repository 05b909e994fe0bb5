/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Samples outside, sections inside and unrolled: the sections of consecutive samples then overlap in the processor, where section by
 * section each waits for itself. Channels lie side by side in vector lanes. There are neither fused multiply-adds nor reordered sums, so that
 * every kernel gives the same bits: a recording analysed on another machine has the same numbers. */

#include "frond-cascade.h"

#include <string.h>

#include "frond-clones.h"

typedef double Vector1;
typedef double Vector2 __attribute__ ((vector_size (16)));
#if FROND_HAVE_AVX2
typedef double Vector4 __attribute__ ((vector_size (32)));
#endif

/* One kernel: COUNT vectors side by side, through N sections (N is a constant where it is unrolled). */
#define CASCADE_BODY(Vector, COUNT, N) \
  enum { \
    WIDTH = sizeof (Vector) / sizeof (double), \
    LANES = WIDTH * COUNT \
  }; \
  Vector c[FROND_CASCADE_MAX_SECTIONS][5], s[FROND_CASCADE_MAX_SECTIONS][2][COUNT], o[COUNT]; \
\
  for (size_t i = 0; i < (N); i++) { \
    c[i][0] = (Vector) { 0 } + sections[i].b0; \
    c[i][1] = (Vector) { 0 } + sections[i].b1; \
    c[i][2] = (Vector) { 0 } + sections[i].b2; \
    c[i][3] = (Vector) { 0 } + sections[i].a1; \
    c[i][4] = (Vector) { 0 } + sections[i].a2; \
    memcpy (s[i], state + i * 2 * LANES, sizeof s[i]); \
  } \
  memcpy (o, offset, sizeof o); \
  for (size_t frame = 0; frame < n_frames; frame++, in += stride, out += stride) { \
    Vector x[COUNT]; \
\
    memcpy (x, in, sizeof x); \
    _Pragma ("GCC unroll 4") for (size_t v = 0; v < (COUNT); v++) x[v] -= o[v]; \
    _Pragma ("GCC unroll 8") for (size_t i = 0; i < (N); i++) \
      _Pragma ("GCC unroll 4") for (size_t v = 0; v < (COUNT); v++) \
    { \
      const Vector y = c[i][0] * x[v] + s[i][0][v]; \
\
      s[i][0][v] = c[i][1] * x[v] - c[i][3] * y + s[i][1][v]; \
      s[i][1][v] = c[i][2] * x[v] - c[i][4] * y; \
      x[v] = y; \
    } \
    memcpy (out, x, sizeof x); \
  } \
  for (size_t i = 0; i < (N); i++) \
    memcpy (state + i * 2 * LANES, s[i], sizeof s[i]);

#define CASCADE_KERNEL(name, Vector, COUNT, N, attributes) \
  attributes static void \
  name (const FrondBiquad *sections, \
        size_t             n_sections, \
        double            *state, \
        const double      *offset, \
        const double      *in, \
        double            *out, \
        size_t             n_frames, \
        size_t             stride) \
  { \
    (void) n_sections; \
    CASCADE_BODY (Vector, COUNT, N) \
  }

/* The lengths that occur: order 4 alone and with one, two or three notches; any other runs in a loop. */
#define CASCADE_LENGTHS(name, Vector, COUNT, attributes) \
  CASCADE_KERNEL (name##_4, Vector, COUNT, 4, attributes) \
  CASCADE_KERNEL (name##_5, Vector, COUNT, 5, attributes) \
  CASCADE_KERNEL (name##_6, Vector, COUNT, 6, attributes) \
  CASCADE_KERNEL (name##_7, Vector, COUNT, 7, attributes) \
  CASCADE_KERNEL (name##_any, Vector, COUNT, n_sections, attributes) \
  static const FrondCascadeKernel name[] = { name##_4, name##_5, name##_6, name##_7, name##_any };

CASCADE_LENGTHS (one_lane, Vector1, 1, )
CASCADE_LENGTHS (two_lanes, Vector2, 1, )
CASCADE_LENGTHS (four_lanes, Vector2, 2, )
CASCADE_LENGTHS (eight_lanes, Vector2, 4, )
#if FROND_HAVE_AVX2
CASCADE_LENGTHS (four_lanes_avx2, Vector4, 1, __attribute__ ((target ("avx2"))))
CASCADE_LENGTHS (eight_lanes_avx2, Vector4, 2, __attribute__ ((target ("avx2"))))
#endif

/**
 * frond_cascade_choose_lanes:
 * @n_channels: channels still to be served
 *
 * Returns: how many of them one kernel takes at once: 8, 4, 2 or 1
 */
size_t
frond_cascade_choose_lanes (size_t n_channels)
{
  return n_channels >= 8 ? 8 : n_channels >= 4 ? 4
                             : n_channels >= 2 ? 2
                                               : 1;
}

/**
 * frond_cascade_choose:
 * @n_sections: length of the cascade, at most %FROND_CASCADE_MAX_SECTIONS
 * @lanes: 8, 4, 2 or 1
 * @portable: only what every processor of this architecture has
 *
 * Returns: the fastest kernel for it; all give the same bits
 */
FrondCascadeKernel
frond_cascade_choose (size_t n_sections,
                      size_t lanes,
                      bool   portable)
{
  const size_t length = n_sections >= 4 && n_sections <= 7 ? n_sections - 4 : 4;

#if FROND_HAVE_AVX2
  if (!portable && lanes >= 4 && __builtin_cpu_supports ("avx2"))
    return lanes == 8 ? eight_lanes_avx2[length] : four_lanes_avx2[length];
#endif
  switch (lanes) {
  case 8:
    return eight_lanes[length];
  case 4:
    return four_lanes[length];
  case 2:
    return two_lanes[length];
  default:
    return one_lane[length];
  }
}
