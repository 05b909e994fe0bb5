/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What a patient is asked for, each by itself. */
typedef enum {
  FROND_CONSENT_OUTSIDE, /* a sensor on the skin */
  FROND_CONSENT_INSIDE,  /* a sensor in the body */
  FROND_CONSENT_TRAINER,
  FROND_CONSENT_TOUCH,
  FROND_CONSENT_RECORDING, /* that the recording is kept */
  FROND_CONSENT_PARTNER,   /* that the partner is there */
  FROND_CONSENT_N_PARTS,
} FrondConsentPart;

typedef enum {
  FROND_ANSWER_NONE, /* not asked, or not answered */
  FROND_ANSWER_YES,
  FROND_ANSWER_NO,
  FROND_ANSWER_LATER, /* ask again when it comes to it */
} FrondAnswer;

/* Somebody of the practice who is there for the patient. Family is not. */
typedef enum {
  FROND_CHAPERONE_NONE, /* nobody said a word about it */
  FROND_CHAPERONE_OFFERED,
  FROND_CHAPERONE_PRESENT,
  FROND_CHAPERONE_DECLINED,
} FrondChaperone;

/**
 * FrondConsent:
 * @answers: by #FrondConsentPart
 * @answered_us: when; microseconds since 1970, 0 for what was not answered
 * @chaperone: what was said of one
 * @chaperone_us: when; 0 where nothing was said
 * @chaperone_name: (nullable): of who is there
 * @chaperone_role: (nullable): of who is there, for instance "nurse"
 *
 * What a patient agreed to at one visit. It holds for that visit and for no other.
 */
typedef struct {
  FrondAnswer    answers[FROND_CONSENT_N_PARTS];
  gint64         answered_us[FROND_CONSENT_N_PARTS];
  FrondChaperone chaperone;
  gint64         chaperone_us;
  char          *chaperone_name;
  char          *chaperone_role;
} FrondConsent;

#define FROND_TYPE_CONSENT (frond_consent_get_type ())
GType frond_consent_get_type (void) G_GNUC_CONST;

FrondConsent *frond_consent_new (void) G_GNUC_WARN_UNUSED_RESULT;
FrondConsent *frond_consent_copy (const FrondConsent *self) G_GNUC_WARN_UNUSED_RESULT;
void          frond_consent_free (FrondConsent *self);

void frond_consent_answer (FrondConsent    *self,
                           FrondConsentPart part,
                           FrondAnswer      answer);
void frond_consent_set_chaperone (FrondConsent  *self,
                                  FrondChaperone chaperone,
                                  const char    *name,
                                  const char    *role);

/* Their words in the database; not for people. NULL for NONE. */
const char *frond_consent_part_to_string (FrondConsentPart part);
gboolean    frond_consent_part_from_string (const char       *text,
                                            FrondConsentPart *part);
const char *frond_answer_to_string (FrondAnswer answer);
FrondAnswer frond_answer_from_string (const char *text);
const char *frond_chaperone_to_string (FrondChaperone chaperone);

FrondChaperone frond_chaperone_from_string (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondConsent, frond_consent_free)

G_END_DECLS
