/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Linked before frondctl's begin of a session: somebody says at once which trainer the first step with one is with. frondctl itself has
 * nobody to say it. */

#include "frond-live-session.h"

gboolean __real_frond_live_session_begin (FrondLiveSession *self, GError **error);
gboolean __wrap_frond_live_session_begin (FrondLiveSession *self, GError **error);

gboolean
__wrap_frond_live_session_begin (FrondLiveSession *self,
                                 GError          **error)
{
  gboolean has_begun = __real_frond_live_session_begin (self, error);

  if (has_begun)
    frond_live_session_say_trainer (self, 3, FROND_TRAINER_BY_THERAPIST);

  return has_begun;
}
