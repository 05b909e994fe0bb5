/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made by extract-strings.py from the programmes; compiled by nobody. */

/* Translators: name in contract-relax.json */
N_("Contract and relax")
/* Translators: summary in contract-relax.json */
N_("Five soft holds of 5 s at 20 to 30 % of the best effort, each with 20 s of letting go: a little work makes letting go easier to feel (PNF). Where a best effort is not wanted, skip it: then there is no line for the holds.")
/* Translators: markers in contract-relax.json */
N_("Cough")
/* Translators: markers in contract-relax.json */
N_("Talking")
/* Translators: markers in contract-relax.json */
N_("Moved")
/* Translators: markers in contract-relax.json */
N_("Discomfort")
/* Translators: markers in contract-relax.json */
N_("Tightening")
/* Translators: markers in contract-relax.json */
N_("Letting go")
/* Translators: markers in contract-relax.json */
N_("Held breath")
/* Translators: markers in contract-relax.json */
N_("Sensor touched")
/* Translators: name in contract-relax.json */
N_("Settle")
/* Translators: patient_words in contract-relax.json */
N_("Rest. There is nothing to do.")
/* Translators: name in contract-relax.json */
N_("Best effort")
/* Translators: patient_words in contract-relax.json */
N_("Once, lift as firmly as is comfortable")
/* Translators: name in contract-relax.json */
N_("Let go")
/* Translators: patient_words in contract-relax.json */
N_("Let go. Take your time.")
/* Translators: name in contract-relax.json */
N_("Soft hold")
/* Translators: patient_words in contract-relax.json */
N_("Hold very softly")
/* Translators: patient_words in contract-relax.json */
N_("Let go, and feel it soften")
/* Translators: name in contract-relax.json */
N_("Rest after")
/* Translators: name in discrimination.json */
N_("Discrimination")
/* Translators: summary in discrimination.json */
N_("Three rounds of holding a quarter, a half and three quarters of the best effort, each within 5 %, with 10 s of letting go: to feel the difference between levels. Without a best effort of today there are no lines.")
/* Translators: name in discrimination.json */
N_("Rest before")
/* Translators: name in discrimination.json */
N_("A quarter")
/* Translators: patient_words in discrimination.json */
N_("Hold a little")
/* Translators: name in discrimination.json */
N_("A half")
/* Translators: patient_words in discrimination.json */
N_("Hold about half")
/* Translators: name in discrimination.json */
N_("Three quarters")
/* Translators: patient_words in discrimination.json */
N_("Hold firmly, and comfortably")
/* Translators: name in endurance.json */
N_("Endurance")
/* Translators: summary in endurance.json */
N_("One hold of 60 s above 40 % of the best effort (the line that rehabilitation devices offer), and letting go after it. Where a best effort is not wanted, skip it: then there is no line, and the level is the one that can be kept.")
/* Translators: name in endurance.json */
N_("Endurance hold")
/* Translators: patient_words in endurance.json */
N_("Hold softly, at a level that you can keep")
/* Translators: name in five-activity-assessment.json */
N_("Five activities")
/* Translators: summary in five-activity-assessment.json */
N_("Rest, quick, hold, endurance, rest, with the abdomen beside the pelvic floor: activity of the abdomen during an effort is flagged. The five activities are those of clinical biofeedback suites; the times are those of the Glazer recording.")
/* Translators: name in five-activity-assessment.json */
N_("Quick")
/* Translators: patient_words in five-activity-assessment.json */
N_("A short, quick lift, with a soft belly")
/* Translators: name in five-activity-assessment.json */
N_("Hold")
/* Translators: patient_words in five-activity-assessment.json */
N_("Lift and hold as is comfortable, with a soft belly")
/* Translators: name in gentle-assessment.json */
N_("Gentle assessment")
/* Translators: summary in gentle-assessment.json */
N_("For people who guard, and for a first visit: two minutes of rest, three short and three soft efforts with at most half of the effort, two minutes of rest. Frond's own design after the Glazer recording; there are no norms for it.")
/* Translators: name in gentle-assessment.json */
N_("Flick")
/* Translators: patient_words in gentle-assessment.json */
N_("A short, small lift, then let go")
/* Translators: group in gentle-assessment.json */
N_("Flicks")
/* Translators: patient_words in gentle-assessment.json */
N_("Hold with half of the effort, or less")
/* Translators: group in gentle-assessment.json */
N_("Holds")
/* Translators: name in glazer-classic.json */
N_("Glazer, classic")
/* Translators: summary in glazer-classic.json */
N_("The Glazer recording: rest, five flicks with 10 s rests, five holds of 10 s, a moment to settle, a hold of 60 s, rest. To describe rest, quick, firm and lasting activity. The 10 s between flicks are common practice; published lists also have 2 s (see Glazer, short rests).")
/* Translators: patient_words in glazer-classic.json */
N_("A short, quick lift, then let go")
/* Translators: patient_words in glazer-classic.json */
N_("Lift and hold as firmly as is comfortable")
/* Translators: patient_words in glazer-classic.json */
N_("Rest for a moment")
/* Translators: name in glazer-short-rest.json */
N_("Glazer, short rests")
/* Translators: summary in glazer-short-rest.json */
N_("The Glazer recording with the short rests that Oleksy 2021 used: rest, five flicks with 2 s rests, five holds of 10 s, a hold of 60 s, rest. The published means of 96 young women are from Oleksy 2020, which may have rested longer between flicks.")
/* Translators: name in guarding-response.json */
N_("Guarding response")
/* Translators: summary in guarding-response.json */
N_("A touch, a probe and up to three trainers, each announced, at contact, in, at rest and out, at the patient's pace and with the stop in their hand. Shows anticipation, peak, and the time back to within 20 % of rest (McLean 2024: the response tells more than rest does). Ask for pain and anxiety once a step. Every part can be skipped.")
/* Translators: markers in guarding-response.json */
N_("Asked to wait")
/* Translators: markers in guarding-response.json */
N_("More lubricant")
/* Translators: patient_words in guarding-response.json */
N_("Rest. Nothing happens without your word.")
/* Translators: name in guarding-response.json */
N_("Rest before the step")
/* Translators: patient_words in guarding-response.json */
N_("Rest. Say when you would like to go on.")
/* Translators: group in guarding-response.json */
N_("Touch")
/* Translators: name in guarding-response.json */
N_("Touch: announced")
/* Translators: patient_words in guarding-response.json */
N_("What you agreed on comes next, and only when you say so.")
/* Translators: name in guarding-response.json */
N_("Touch: contact")
/* Translators: patient_words in guarding-response.json */
N_("It rests against you. Say stop at any time: it stops.")
/* Translators: name in guarding-response.json */
N_("Touch: hold")
/* Translators: patient_words in guarding-response.json */
N_("Nothing moves now. Say when it is enough.")
/* Translators: name in guarding-response.json */
N_("Touch: out")
/* Translators: patient_words in guarding-response.json */
N_("It is coming out, slowly. Then rest for as long as you like.")
/* Translators: group in guarding-response.json */
N_("Probe")
/* Translators: name in guarding-response.json */
N_("Probe: announced")
/* Translators: name in guarding-response.json */
N_("Probe: contact")
/* Translators: name in guarding-response.json */
N_("Probe: in")
/* Translators: patient_words in guarding-response.json */
N_("Slowly, only as far as you like. The stop is in your hand.")
/* Translators: name in guarding-response.json */
N_("Probe: hold")
/* Translators: name in guarding-response.json */
N_("Probe: out")
/* Translators: group in guarding-response.json */
N_("Trainer")
/* Translators: name in guarding-response.json */
N_("Trainer: announced")
/* Translators: name in guarding-response.json */
N_("Trainer: contact")
/* Translators: name in guarding-response.json */
N_("Trainer: in")
/* Translators: name in guarding-response.json */
N_("Trainer: hold")
/* Translators: name in guarding-response.json */
N_("Trainer: out")
/* Translators: name in guarding-response.json */
N_("Settle after")
/* Translators: name in paced-breathing.json */
N_("Paced breathing")
/* Translators: summary in paced-breathing.json */
N_("Five minutes of breathing six times a minute, 4 s in and 6 s out without holding, between a minute of rest and another. The goal begins at the resting level and follows the person. A copy can breathe four to eight times a minute. After the usual down-training session.")
/* Translators: patient_words in paced-breathing.json */
N_("Breathe slowly and let go")
/* Translators: name in perfect.json */
N_("PERFECT")
/* Translators: summary in perfect.json */
N_("The scheme of Laycock and Jerwood 2001 with every effort timed: power (the therapist marks 0 to 5), endurance up to 10 s, repetitions with 4 s between, fast efforts. End a hold with Next when it fades. Not for a first visit with vaginismus: each part can be skipped with a reason.")
/* Translators: markers in perfect.json */
N_("Power 1")
/* Translators: markers in perfect.json */
N_("Power 2")
/* Translators: markers in perfect.json */
N_("Power 3")
/* Translators: markers in perfect.json */
N_("Power 4")
/* Translators: markers in perfect.json */
N_("Power 5")
/* Translators: markers in perfect.json */
N_("Power 0")
/* Translators: name in perfect.json */
N_("Power")
/* Translators: patient_words in perfect.json */
N_("Lift as firmly as is comfortable")
/* Translators: name in perfect.json */
N_("Ready for endurance")
/* Translators: patient_words in perfect.json */
N_("Rest. We go on when you are ready.")
/* Translators: patient_words in perfect.json */
N_("Hold for as long as it feels good")
/* Translators: name in perfect.json */
N_("Ready for repetitions")
/* Translators: group in perfect.json */
N_("Repetitions")
/* Translators: name in perfect.json */
N_("Repetition")
/* Translators: name in perfect.json */
N_("Ready for fast efforts")
/* Translators: group in perfect.json */
N_("Fast")
/* Translators: patient_words in perfect.json */
N_("A quick lift")
/* Translators: name in pressure-rest-and-let-go.json */
N_("Pressure: rest and let go")
/* Translators: summary in pressure-rest-and-let-go.json */
N_("For a pressure sensor: two minutes of rest, five minutes of paced breathing with a goal that falls from the person's own resting pressure, two minutes of rest to compare.")
/* Translators: name in pressure-squeeze-assessment.json */
N_("Pressure: rest and effort")
/* Translators: summary in pressure-squeeze-assessment.json */
N_("For a pressure sensor: resting pressure, three efforts of 5 s, one hold of 10 s, rest. ICS 2005 calls a hold of 10 s desirable; the rest is Frond's own design. Compare a person with themselves and with the same sensor.")
/* Translators: name in pressure-squeeze-assessment.json */
N_("Effort")
/* Translators: group in pressure-squeeze-assessment.json */
N_("Efforts")
/* Translators: name in quick-flicks.json */
N_("Quick flicks")
/* Translators: summary in quick-flicks.json */
N_("Two sets of five short efforts of 2 s with 10 s of letting go, a minute of rest around each: the quick part of a home programme. Letting go fully between them is what counts.")
/* Translators: name in quick-flicks.json */
N_("Rest between")
/* Translators: name in quick-look.json */
N_("Quick look")
/* Translators: summary in quick-look.json */
N_("Rest, breathing and three short efforts in little more than a minute: to practise, to show how a session goes, or to check a sensor.")
/* Translators: patient_words in quick-look.json */
N_("Rest")
/* Translators: name in quick-look.json */
N_("Work")
/* Translators: patient_words in quick-look.json */
N_("Gently hold")
/* Translators: name in quiet-floor-quiet-abdomen.json */
N_("Quiet floor, quiet abdomen")
/* Translators: summary in quiet-floor-quiet-abdomen.json */
N_("Five minutes of letting go with two conditions: pelvic floor below its own rest, and abdomen within its rest mean + 2 SD, both measured in the first minute. Needs an abdominal channel; without it only the pelvic floor counts. After two-channel down-training.")
/* Translators: name in quiet-floor-quiet-abdomen.json */
N_("Both quiet")
/* Translators: patient_words in quiet-floor-quiet-abdomen.json */
N_("Let the belly and all below it be soft")
/* Translators: name in reverse-kegel.json */
N_("Widen and drop")
/* Translators: summary in reverse-kegel.json */
N_("Reverse kegel: five times 10 s of widening below the level of rest, with 20 s of rest. Bearing down (the abdomen works meanwhile) is flagged and never counts; this needs an abdominal channel. After the usual down-training session.")
/* Translators: name in reverse-kegel.json */
N_("Drop")
/* Translators: patient_words in reverse-kegel.json */
N_("Let it soften and widen. No pushing.")
/* Translators: patient_words in reverse-kegel.json */
N_("Rest and breathe")
/* Translators: name in settle-and-let-go.json */
N_("Settle and let go")
/* Translators: summary in settle-and-let-go.json */
N_("Two minutes of rest, five minutes of paced breathing with a goal that falls from the person's own resting level, two minutes of rest to compare.")
/* Translators: name in work-and-rest-10-10.json */
N_("Work and rest 10/10")
/* Translators: summary in work-and-rest-10-10.json */
N_("A minute of rest, ten times ten seconds of gentle work and ten seconds of letting go, a minute of rest to compare.")
/* Translators: name in work-and-rest-template.json */
N_("Work and rest with a moving line")
/* Translators: summary in work-and-rest-template.json */
N_("Two templates of 80 s: a line that rises to 40 % of the best effort and falls again, to be followed within 10 %. First a slow hill, then steps. Moving lines are what biofeedback suites call templates; these two are Frond's own.")
/* Translators: name in work-and-rest-template.json */
N_("Hills")
/* Translators: patient_words in work-and-rest-template.json */
N_("Softly up and softly down, like hills")
/* Translators: name in work-and-rest-template.json */
N_("Steps")
/* Translators: patient_words in work-and-rest-template.json */
N_("A little more, step by step, then softly down")
