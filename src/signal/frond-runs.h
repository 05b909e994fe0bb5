/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <stdbool.h>
#include <stddef.h>

size_t frond_runs_count_finite (const double *x,
                                size_t        n);
size_t frond_runs_count_missing (const double *x,
                                 size_t        n);
bool   frond_runs_is_within (const double *x,
                             size_t        n,
                             double        low,
                             double        high);
