/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-consent.h"
#include "frond-patient.h"
#include "frond-placement-kind.h"
#include "frond-programme.h"

G_BEGIN_DECLS

/* What is asked for at a visit, by #FrondConsentPart. */
typedef struct {
  gboolean parts[FROND_CONSENT_N_PARTS];
} FrondConsentNeeds;

FrondConsentNeeds frond_consent_words_find_needs (FrondProgramme    *programme,
                                                  FrondPlacementKind placement,
                                                  gboolean           has_abdomen);
gboolean          frond_consent_words_is_answered (const FrondConsent      *consent,
                                                   const FrondConsentNeeds *needs);
gboolean          frond_consent_words_allows (const FrondConsent      *consent,
                                              const FrondConsentNeeds *needs);

const char *frond_consent_words_get_title (FrondConsentPart part);
const char *frond_consent_words_get_answer (FrondAnswer answer);
char       *frond_consent_words_list (const FrondConsent      *consent,
                                      const FrondConsentNeeds *needs,
                                      FrondAnswer              answer) G_GNUC_WARN_UNUSED_RESULT;
char       *frond_consent_words_describe_chaperone (FrondChaperone chaperone,
                                                    const char    *name,
                                                    const char    *role) G_GNUC_WARN_UNUSED_RESULT;
char       *frond_consent_words_describe_person (FrondPatient *patient,
                                                 GDateTime    *confirmed_at,
                                                 const char   *question) G_GNUC_WARN_UNUSED_RESULT;
char       *frond_consent_words_describe_limits (const FrondConsent      *consent,
                                                 const FrondConsentNeeds *needs) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
