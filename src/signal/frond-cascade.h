/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "frond-biquad.h"

/**
 * FrondCascadeKernel:
 * @sections: the cascade
 * @n_sections: its length
 * @state: two numbers per section and lane, [section][2][lane]; kept from call to call
 * @offset: one number per lane, subtracted from the input
 * @in: first lane of the first frame
 * @out: the same of the output; may be @in
 * @n_frames: how many
 * @stride: numbers from one frame to the next
 *
 * Runs a cascade of biquads (transposed direct form II) over neighbouring channels of an interleaved signal.
 */
typedef void (*FrondCascadeKernel) (const FrondBiquad *sections,
                                    size_t             n_sections,
                                    double            *state,
                                    const double      *offset,
                                    const double      *in,
                                    double            *out,
                                    size_t             n_frames,
                                    size_t             stride);

#define FROND_CASCADE_MAX_SECTIONS 11

size_t             frond_cascade_choose_lanes (size_t n_channels);
FrondCascadeKernel frond_cascade_choose (size_t n_sections,
                                         size_t lanes,
                                         bool   portable);
