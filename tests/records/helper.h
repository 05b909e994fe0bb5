/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib/gstdio.h>

#include "frond-block.h"
#include "frond-channel.h"
#include "frond-error.h"
#include "frond-note-repository.h"
#include "frond-patient-repository.h"
#include "frond-session-repository.h"
#include "frond-vault.h"

G_BEGIN_DECLS

/* A key derivation that nobody waits for. */
extern const FrondVaultOptions helper_cheap;
#define HELPER_PASSPHRASE   "correct horse battery"
#define HELPER_PRACTITIONER "Ana Example"

/* An empty folder; helper_remove_folder() removes it with everything in it and frees its name. */
char *helper_make_folder (void);
void  helper_remove_folder (char *folder);
char *helper_path (const char *folder,
                   const char *name);
/* Bytes of a file of the folder; fails the test where there is none. */
GBytes *helper_read (const char *folder,
                     const char *name);
void    helper_write (const char   *folder,
                      const char   *name,
                      gconstpointer data,
                      gsize         n_bytes);

FrondVault   *helper_create_vault (const char *folder);
FrondVault   *helper_open_vault (const char *folder);
FrondPatient *helper_add_patient (FrondVault *vault,
                                  const char *family_name);
/* Asserts that the vault's check finds nothing. */
void helper_assert_sound (FrondVault *vault);

/* (element-type FrondChannel): n channels of EMG, of the raw range of so many bits */
GPtrArray *helper_make_channels (guint n,
                                 guint bits);
/* A session of the patient at a rate, begun. */
FrondSessionRecord *helper_begin_session (FrondVault            *vault,
                                          gint64                 patient_id,
                                          double                 rate_hz,
                                          guint                  n_channels,
                                          guint                  bits,
                                          FrondRecordingWriter **writer);
/* The raw value of every sample of every channel: a known function, so that each sample can be told from its neighbours. */
gint32      helper_get_sample (guint64 sample,
                               guint   channel,
                               guint   bits);
FrondBlock *helper_make_block (guint64 first_sample,
                               guint   n_frames,
                               guint   n_channels,
                               guint   bits,
                               double  rate_hz);
/* Asserts that samples [first, first + n) of every channel are those of helper_get_sample(). */
void helper_assert_samples (FrondRecording *recording,
                            guint64         first,
                            guint           n,
                            guint           bits);

#define helper_autofolder __attribute__ ((cleanup (helper_clear_folder)))
void helper_clear_folder (char **folder);

G_END_DECLS
