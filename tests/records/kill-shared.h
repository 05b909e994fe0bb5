/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KILL_RATE     2000
#define KILL_CHANNELS 8
#define KILL_BITS     16
#define KILL_BLOCK    40

/**
 * KillShared:
 * @produced: samples that were pushed
 * @acknowledged: samples that the writer called durable
 *
 * In a file that both programs map: what is written here survives the writer's death without its help.
 */
typedef struct {
  volatile guint64 produced;
  volatile guint64 acknowledged;
} KillShared;

G_END_DECLS
