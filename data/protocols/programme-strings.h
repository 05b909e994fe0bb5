/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made by extract-strings.py from the programmes; compiled by nobody. */

/* Translators: name in quick-look.json */
N_("Quick look")
/* Translators: summary in quick-look.json */
N_("Rest, breathing and three short efforts in little more than a minute: to practise, to show how a session goes, or to check a sensor.")
/* Translators: markers in quick-look.json */
N_("Cough")
/* Translators: markers in quick-look.json */
N_("Talking")
/* Translators: markers in quick-look.json */
N_("Moved")
/* Translators: markers in quick-look.json */
N_("Discomfort")
/* Translators: markers in quick-look.json */
N_("Tightening")
/* Translators: markers in quick-look.json */
N_("Letting go")
/* Translators: markers in quick-look.json */
N_("Held breath")
/* Translators: markers in quick-look.json */
N_("Sensor touched")
/* Translators: name in quick-look.json */
N_("Rest before")
/* Translators: patient_words in quick-look.json */
N_("Rest")
/* Translators: name in quick-look.json */
N_("Paced breathing")
/* Translators: patient_words in quick-look.json */
N_("Breathe slowly and let go")
/* Translators: name in quick-look.json */
N_("Work")
/* Translators: patient_words in quick-look.json */
N_("Gently hold")
/* Translators: name in quick-look.json */
N_("Let go")
/* Translators: name in quick-look.json */
N_("Rest after")
/* Translators: name in settle-and-let-go.json */
N_("Settle and let go")
/* Translators: summary in settle-and-let-go.json */
N_("Two minutes of rest, five minutes of paced breathing with a goal that falls from the person's own resting level, two minutes of rest to compare.")
/* Translators: name in settle-and-let-go.json */
N_("Settle")
/* Translators: patient_words in settle-and-let-go.json */
N_("Rest. There is nothing to do.")
/* Translators: name in work-and-rest-10-10.json */
N_("Work and rest 10/10")
/* Translators: summary in work-and-rest-10-10.json */
N_("A minute of rest, ten times ten seconds of gentle work and ten seconds of letting go, a minute of rest to compare.")
