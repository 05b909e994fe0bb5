/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/**
 * FROND_CLONES:
 *
 * Before a function that goes through many samples: the compiler makes it once for every processor and once for those with wider vectors, and the
 * one that fits is taken when the program starts. AVX2 alone brings no fused multiply-add, and sums are written in the order in which they
 * are made, so that all give the same bits. FROND_CLONES_NONE: only what every processor of the architecture has.
 */
#if defined(__x86_64__) && defined(__gnu_linux__) && !defined(FROND_CLONES_NONE)
#define FROND_CLONES    __attribute__ ((target_clones ("avx2", "default")))
#define FROND_HAVE_AVX2 1
#else
#define FROND_CLONES
#define FROND_HAVE_AVX2 0
#endif
