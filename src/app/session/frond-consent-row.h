/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-consent-words.h"
#include "frond-vault.h"

G_BEGIN_DECLS

#define FROND_TYPE_CONSENT_ROW (frond_consent_row_get_type ())
G_DECLARE_FINAL_TYPE (FrondConsentRow, frond_consent_row, FROND, CONSENT_ROW, AdwExpanderRow)

/* Signal "changed": something else was asked for or answered. */
void frond_consent_row_start (FrondConsentRow *self,
                              FrondVault      *vault,
                              FrondPatient    *patient);
void frond_consent_row_set_last (FrondConsentRow    *self,
                                 const FrondConsent *last);
void frond_consent_row_ask (FrondConsentRow         *self,
                            const FrondConsentNeeds *needs);
/* What one activation stands for, as a question and done. */
char *frond_consent_row_dup_question (FrondConsentRow *self) G_GNUC_WARN_UNUSED_RESULT;
void  frond_consent_row_confirm (FrondConsentRow *self);
void  frond_consent_row_take_back (FrondConsentRow *self);
char *frond_consent_row_dup_summary (FrondConsentRow *self) G_GNUC_WARN_UNUSED_RESULT;

gboolean            frond_consent_row_allows (FrondConsentRow *self);
const FrondConsent *frond_consent_row_get_consent (FrondConsentRow *self);

G_END_DECLS
