/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/**
 * FrondBenchFunction:
 *
 * Does one round of work, at least 5 ms of it.
 */
typedef void (*FrondBenchFunction) (void *data);

double frond_bench_ratio (FrondBenchFunction candidate,
                          void              *candidate_data,
                          FrondBenchFunction reference,
                          void              *reference_data);
double frond_bench_seconds (FrondBenchFunction function,
                            void              *data);
