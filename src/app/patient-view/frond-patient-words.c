/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the patient's window says. Pure: no widget. Every sentence has to be kind and true at the moment at which it stands there. */

#include "config.h"

#include "frond-patient-words.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "frond-live-words.h"
#include "frond-session-closures.h"
#include "frond-trainer.h"

/* A programme's own words for a phase are the big ones where they are as short as that. */
#define MOST_BIG_CHARACTERS 16
/* The lower line changes slowly: words that flicker are not read. */
#define LEAST_SMALL_US (2 * G_USEC_PER_SEC)
/* Nobody holds for less. */
#define LEAST_HOLD_S 3.0

/* Where a sentence begins with the thing. */
static const char *
begin_with_trainer (const FrondPatientOwnWords *own)
{
  if (!own->trainer || g_str_equal (own->trainer, "trainer"))
    return _("The trainer");

  return g_str_equal (own->trainer, "dilator") ? _("The dilator") : own->trainer;
}

static char *
capitalise (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, MIN (1, g_utf8_strlen (text, -1)));
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, text + strlen (first), NULL);
}

static char *
replace_word (const char *text,
              const char *word,
              const char *by)
{
  g_autofree char *escaped = g_regex_escape_string (word, -1);
  g_autofree char *pattern = g_strdup_printf ("\\b%s\\b", escaped);
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);

  return regex ? g_regex_replace_literal (regex, text, -1, 0, by, 0, NULL) : g_strdup (text);
}

/* The programme's sentence with her word for the thing. What she calls it by herself may be a name, which no sentence was made for: that
 * stands in ours alone. */
static char *
say_in_own_words (const char                 *text,
                  const FrondPatientOwnWords *own)
{
  if (g_strcmp0 (own->trainer, "dilator") == 0)
    return replace_word (text, _("trainer"), _("dilator"));
  if (g_strcmp0 (own->trainer, "trainer") == 0)
    return replace_word (text, _("dilator"), _("trainer"));

  return g_strdup (text);
}

/* A step names the thing that is there, so that nobody has to look. */
static char *
say_step_with_trainer (const FrondPhase           *phase,
                       const FrondPatientOwnWords *own)
{
  g_autofree char *trainer = capitalise (begin_with_trainer (own));

  switch (phase->step) {
  case FROND_TOUCH_CONTACT:
    /* Translators: %s is "The trainer", "The dilator", or what the patient calls it */
    return g_strdup_printf (_("%s rests"), trainer);
  case FROND_TOUCH_IN:
    /* Translators: %s is "The trainer", "The dilator", or what the patient calls it */
    return g_strdup_printf (_("%s, slowly"), trainer);
  case FROND_TOUCH_HOLD:
    /* Translators: %s is "The trainer", "The dilator", or what the patient calls it */
    return g_strdup_printf (_("%s is still"), trainer);
  case FROND_TOUCH_OUT:
    /* Translators: %s is "The trainer", "The dilator", or what the patient calls it */
    return g_strdup_printf (_("%s comes out"), trainer);
  case FROND_TOUCH_NONE:
  case FROND_TOUCH_ANTICIPATE:
  default:
    return g_strdup (_("When you are ready"));
  }
}

static const char *
say_step (const FrondPhase *phase)
{
  switch (phase->step) {
  case FROND_TOUCH_CONTACT:
    return _("It only rests");
  case FROND_TOUCH_IN:
    return _("Slowly");
  case FROND_TOUCH_HOLD:
    return _("Nothing moves");
  case FROND_TOUCH_OUT:
    return _("It comes out");
  case FROND_TOUCH_NONE:
  case FROND_TOUCH_ANTICIPATE:
  default:
    return _("When you are ready");
  }
}

static const char *
say_breath (double breath)
{
  if (isnan (breath))
    return _("Breathe slowly");

  return breath < 1 ? _("Breathe in") : _("Breathe out");
}

static char *
say_kind (const FrondPhase           *phase,
          const FrondEngineStatus    *engine,
          const FrondPatientOwnWords *own)
{
  switch (phase->kind) {
  case FROND_PHASE_WORK:
    return g_strdup (phase->duration_s < LEAST_HOLD_S ? _("Lift") : _("Hold"));
  case FROND_PHASE_RELEASE:
    return g_strdup (_("Let go"));
  case FROND_PHASE_BREATHE:
    return g_strdup (say_breath (engine->breath));
  case FROND_PHASE_DROP:
    return g_strdup (_("Soft and wide"));
  case FROND_PHASE_STEP:
    return frond_phase_has_trainer (phase) ? say_step_with_trainer (phase, own) : g_strdup (say_step (phase));
  case FROND_PHASE_REST:
  default:
    return g_strdup (_("Rest"));
  }
}

/* Where the programme's own words are the big ones. */
static char *
say_softly (const FrondPhase           *phase,
            const FrondPatientOwnWords *own)
{
  g_autofree char *body = own->body ? capitalise (own->body) : NULL;

  switch (phase->kind) {
  case FROND_PHASE_WORK:
    return g_strdup (_("As much as is comfortable"));
  case FROND_PHASE_REST:
    return g_strdup (_("There is nothing to do"));
  case FROND_PHASE_RELEASE:
  case FROND_PHASE_DROP:
  case FROND_PHASE_STEP:
  case FROND_PHASE_BREATHE:
  default:
    /* Translators: %s is what the patient calls her body */
    return body ? g_strdup_printf (_("%s can be soft now"), body) : g_strdup (_("It can be soft now"));
  }
}

static gboolean
is_big (const FrondPhase *phase,
        const char       *words)
{
  return phase->kind != FROND_PHASE_BREATHE && phase->kind != FROND_PHASE_STEP && *words && g_utf8_strlen (words, -1) <= MOST_BIG_CHARACTERS;
}

/* What a step promises stands there all the time; elsewhere what goes well is said, and nothing else is. */
static char *
say_below (const FrondPhase           *phase,
           const FrondEngineStatus    *engine,
           const FrondPatientOwnWords *own,
           const char                 *words)
{
  if (engine->is_bearing_down)
    return g_strdup (_("No pushing. Less is enough."));
  if (phase->kind != FROND_PHASE_STEP && engine->zone == FROND_ZONE_REACHED)
    return g_strdup (_("Yes, just like this"));

  return is_big (phase, words) ? say_softly (phase, own) : g_strdup (words);
}

static FrondPatientWords *
take (char       *big,
      const char *small)
{
  FrondPatientWords *self = g_new0 (FrondPatientWords, 1);

  self->big = big;
  self->small = g_strdup (small);

  return self;
}

/* "Rest. There is nothing to do." below "Rest" says one thing twice. */
static const char *
skip_same (const char *small,
           const char *big)
{
  gsize length = strlen (big);

  return g_str_has_prefix (small, big) && g_str_has_prefix (small + length, ". ") ? small + length + 2 : small;
}

static FrondPatientWords *
say_phase (const FrondEngineStatus    *engine,
           FrondProgramme             *programme,
           const FrondPatientOwnWords *own)
{
  const FrondPhase *phase = frond_live_words_get_phase (programme, engine->phase_index);
  g_autofree char  *words = phase ? say_in_own_words (phase->patient_words ? phase->patient_words : "", own) : NULL;
  g_autofree char  *big = NULL;
  g_autofree char  *small = NULL;

  if (!phase)
    return take (g_strdup (_("Rest")), "");

  big = is_big (phase, words) ? g_strdup (words) : say_kind (phase, engine, own);
  small = say_below (phase, engine, own, words);

  return take (g_strdup (big), skip_same (small, big));
}

/**
 * frond_patient_words_new:
 * @status: of the session
 * @programme: what runs
 * @own: her own words
 * @by_patient: whether the last stop was hers
 *
 * Returns: (transfer full): what to say now
 */
FrondPatientWords *
frond_patient_words_new (const FrondLiveStatus      *status,
                         FrondProgramme             *programme,
                         const FrondPatientOwnWords *own,
                         gboolean                    by_patient)
{
  switch (status->state) {
  case FROND_LIVE_STOPPED:
    return take (g_strdup (_("Stopped")), by_patient ? _("Thank you for telling us.") : _("There is nothing to do."));
  case FROND_LIVE_ENDED:
    return status->engine.finished ? take (g_strdup (_("Well done")), _("That was the whole round.")) : take (g_strdup (_("Thank you")), _("That is all for today."));
  case FROND_LIVE_PAUSED:
    return take (g_strdup (_("A pause")), _("There is nothing to do."));
  case FROND_LIVE_RUNNING:
    if (frond_session_is_waiting (status))
      return take (g_strdup (_("One moment")), _("There is nothing to do."));
    return say_phase (&status->engine, programme, own);
  case FROND_LIVE_SETUP:
  case FROND_LIVE_BASELINE:
  default:
    return take (g_strdup (""), "");
  }
}

/**
 * frond_patient_words_free:
 * @self: words
 */
void
frond_patient_words_free (FrondPatientWords *self)
{
  g_free (self->big);
  g_free (self->small);
  g_free (self);
}

/**
 * frond_patient_words_may_replace:
 * @big: what stands there
 * @small: below it
 * @next: what is true now
 * @shown_us: for how long @small has stood there
 *
 * Returns: whether @next is something new, and what it replaces could be read: another big word comes at once, another line below the same
 *   word does not
 */
gboolean
frond_patient_words_may_replace (const char              *big,
                                 const char              *small,
                                 const FrondPatientWords *next,
                                 gint64                   shown_us)
{
  if (g_strcmp0 (big, next->big) != 0)
    return TRUE;

  return g_strcmp0 (small, next->small) != 0 && shown_us >= LEAST_SMALL_US;
}

/**
 * frond_patient_words_describe_stop:
 * @has_keys: whether keys that are pressed now come to her window
 *
 * Returns: that she can stop, and how; true at this moment
 */
const char *
frond_patient_words_describe_stop (gboolean has_keys)
{
  return has_keys ? _("You can stop at any time — press any key or touch the screen")
                  : _("You can stop at any time — touch the screen, or say so");
}
