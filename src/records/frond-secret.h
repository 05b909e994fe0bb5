/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Memory for keys: on pages of its own, kept out of swap and core dumps where the system allows it, wiped when freed. */
typedef struct _FrondSecret FrondSecret;

FrondSecret *frond_secret_new (gsize n_bytes) G_GNUC_WARN_UNUSED_RESULT;
void         frond_secret_free (FrondSecret *self);
guint8      *frond_secret_get_bytes (FrondSecret *self);
gsize        frond_secret_get_size (FrondSecret *self);
/* Overwrites memory in a way that the compiler may not leave out. */
void frond_secret_wipe (gpointer memory,
                        gsize    n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondSecret, frond_secret_free)

G_END_DECLS
