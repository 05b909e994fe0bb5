/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The manual: what somebody has to know who sits in front of Frond alone. It is inside of the program, because a sandbox has no other
 * program that would show it, and because a patient may be waiting. */

#include "config.h"

#include "frond-help.h"

#include <glib/gi18n.h>

/* clang-format off */
static const FrondHelpTopic topics[] = {
  { "first-session", N_("A First Session"), "frond-session-symbolic", {
    { N_("Practise first"),
      N_("Choose “Practice Session” in the main menu. A simulated patient stands in for the sensor, and nothing is stored.") },
    { N_("Add the patient"),
      N_("Press Ctrl+N, or the plus button above the list. Name and date of birth are enough to begin with.") },
    { N_("Set up the session"),
      N_("On the patient’s page press “Start Session”. Confirm that it is the right person and what is all right today, see that the sensor is connected and its signal is good, choose a programme, and begin.") },
    { N_("Measure the resting level"),
      N_("Goals that ask for less activity start from the person’s own resting level. Measure it again when electrode, position or sensor have changed.") },
    { N_("Stop at any time"),
      N_("Esc stops at once and asks nothing. Everything up to that moment is stored; you can resume, end or discard afterwards.") },
  } },
  { "sensor", N_("Connecting a Sensor"), "network-wired-symbolic", {
    { N_("It appears by itself"),
      N_("Plug the sensor in or switch it on. Frond asks every port that could be one, and connects last time’s sensor as soon as it answers.") },
    { N_("No permission for the port"),
      N_("The row of the port shows a command. Whoever looks after the computer runs it once in a terminal; the sensor then belongs to everybody who sits in front of the computer, or to your user.") },
    { N_("The port is in use"),
      N_("Another program holds it. Close that program; Frond looks again by itself after a few seconds.") },
    { N_("The sensor does not answer"),
      N_("Look at its battery and its cable, switch it off and on, and press “Try Again”.") },
    { N_("The signal is not good"),
      N_("The set-up page names the reason and what helps: most often an electrode that has come off, a dry reference electrode, or a mains adapter close by.") },
    { N_("Unplugged in the middle of a session"),
      N_("The recording stays open and the clock of the programme stands. The sensor is opened again by itself; the missing stretch is stored as missing.") },
  } },
  { "session", N_("During a Session"), "media-playback-start-symbolic", {
    { N_("Keys"),
      N_("Esc stops. Space pauses and resumes. 1 to 8 place a marker, M writes one, U or Ctrl+Z takes the last one back. N goes to the next step or phase, I says which trainer goes in. The arrow keys move the goal; with the pointer, take its line in the trace and put it where it should be.") },
    { N_("At the patient’s pace"),
      N_("Some programmes wait for the patient: nothing counts down, and the next step begins when you press N or the large button, which names it. L leaves a part out, with a reason that is stored with it. P stops at the patient’s wish.") },
    { N_("Pain and anxiety"),
      N_("R asks for pain, then for anxiety; a digit answers, 1 and 0 for the highest, and anxiety counts in tens. R again goes by a question. It works after a stop as well.") },
    { N_("Which trainer"),
      N_("I asks for the size of the trainer that comes next, then who inserts it; a digit answers each. What it was last time is pointed at, and nothing is taken for granted: a step of which nobody said anything has no size.") },
    { N_("A second channel on the abdomen"),
      N_("Where a programme asks for a quiet abdomen, the set-up offers “Second channel” and says where its electrodes go. Without one the programme runs without this part.") },
    { N_("A quiet abdomen"),
      N_("With a second channel the word beside the number says whether the abdomen is quiet: near its own level at rest. Where the muscle is to widen, pushing is named and never counts as reached.") },
    { N_("Full screen"),
      N_("F11 fills the screen. No other patient’s name is shown during a session.") },
    { N_("A pedal or a presenter"),
      N_("Whatever sends keys works. Page Down, or Return, is the next step or phase; Page Up and F5 pause and resume; B or a full stop covers the screen; Esc stops. A pedal that stays down counts once, and none of them begins a session again that was stopped.") },
    { N_("Cover the screen"),
      N_("Ctrl+Shift+P, or the crossed-out eye, covers your screen at once while the session goes on. Any key but Esc, or a click, brings it back and does nothing else; Esc stops. What ends meanwhile waits behind it.") },
    { N_("The goal"),
      N_("It falls a little when most of the last minute was below it, and comes back when it was too hard. It never asks for more activity, and you can move it or hold it at any time; after a stop of the patient’s it is held.") },
    { N_("Frond does not lock meanwhile"),
      N_("Records lock after some minutes without use, but never while a session runs.") },
  } },
  { "programmes", N_("Programmes of Your Own"), "view-list-symbolic", {
    { N_("Originals and copies"),
      N_("Choose “Programmes” in the main menu. Those that come with Frond do not change; “Duplicate to edit” makes a copy of your own. Your own ones come first in the set-up.") },
    { N_("Phases and repeats"),
      N_("Choose a row to change it. Drag it, or press Alt and an arrow key, to move it, also into a repeat and out of it. The time at the top follows what you type.") },
    { N_("Markers, kind and signal"),
      N_("Above the phases stands what the keys 1 to 8 mark, where the programme is listed and which signal it is made for. Alt and an arrow key move a marker to the next key.") },
    { N_("Nothing gets lost"),
      N_("What you change is stored as a draft by itself, right or wrong, and Ctrl+Z takes every change back. What is wrong is said in words where it stands.") },
    { N_("Versions"),
      N_("Sessions run what was saved as a version (Ctrl+S), and each keeps the one that it ran. “Versions” in the editor’s menu shows the older ones. One that you bring back becomes the newest; none is overwritten.") },
    { N_("Passing one on"),
      N_("“Export” saves a programme as a file, “Import” makes a new copy of one. The file holds the programme alone and nothing of any session.") },
    } },
  { "patient-window", N_("The Patient’s Own Window"), "video-display-symbolic", {
    { N_("Open it"),
      N_("Press Ctrl+Shift+D, or the button with the screen at the top. Where there is another monitor it fills that one, otherwise it is a window of its own. It opens blank; F8 shows the picture and hides it again.") },
    { N_("What the patient sees"),
      N_("A picture that opens as the muscle lets go, a few calm words, and a slow ring. Never a name, a number or a judgement. When nothing comes from the sensor the picture rests and says “One moment”.") },
    { N_("The patient can stop at any time"),
      N_("Any key, a click or a touch in the window stops at once and asks nothing; everything up to then is kept. A hand-held presenter counts as keys. Keys go to the window that you used last: the line at the bottom always says which stop is possible now.") },
    { N_("Picture, room and words"),
      N_("The arrow beside the button chooses picture, dark or light room, and what the patient calls the trainer and the body. It is in force at once and remembered for this patient.") },
    { N_("Sound for closed eyes"),
      N_("Waves that follow the breath, or rain or a tone that grows quiet as the muscle lets go. It is off until you choose it, never loud, and fades at a stop. S mutes it.") },
    { N_("With one screen only"),
      N_("Choose “In this window” as the screen: the picture covers the page and its names, Pause and STOP stay below. A stop gives the page back to you.") },
    { N_("Whose keyboard it is"),
      N_("Switch “Any key is a stop” off to keep the keyboard on your side when the window opens. The patient then stops by a touch or by a word; P stops at the patient’s wish.") },
    { N_("The screen is unplugged"),
      N_("The window closes by itself, you are told, and the recording does not notice.") },
  } },
  { "afterwards", N_("Review, Note and Report"), "frond-note-symbolic", {
    { N_("Review"),
      N_("It opens after the session. Every number is computed again from what was measured. Hatched stretches were left out, and the table says why.") },
    { N_("Stretches that were left out"),
      N_("“Left out” names each with its time and its reason. “Count it” takes one into the numbers again, and “Leave out again” takes that back. What you judge is stored with the recording.") },
    { N_("Play back"),
      N_("Space plays the session from the cursor on and pauses it. The patient’s picture stands beside the trace and does what it would have done. The button beside changes the pace to 1×, 2× or 4× and back.") },
    { N_("Compare"),
      N_("Press C to see the last session behind this one, and a table with what differs. The menu beside the button has the first and every other session. One that was measured otherwise, with another electrode for instance, cannot be compared, and Frond says why.") },
    { N_("Leave a stretch out"),
      N_("Press X and drag over it in the trace, or move its end with Shift and the arrow keys and press Return; then choose why. The numbers follow at once, and Ctrl+Z takes it back. A drag with Shift does the same.") },
    { N_("Steps and ratings"),
      N_("A session in steps has a table of its own: for each step the rise before contact, the peak, the mean while held, the time back to rest, and the pain and anxiety that were noted. A step with a trainer has its size where it was said.") },
    { N_("Look closer"),
      N_("Press + and − or turn the wheel with Ctrl to zoom, and choose a phase in the table to see it alone.") },
    { N_("Note"),
      N_("It is saved as you type. Signing closes it for good: what has to be added later is an addendum with its own date.") },
    { N_("Report and signal"),
      N_("The button at the top saves or prints the report, and saves the signal as EDF+ or CSV. These files are not encrypted: keep them where records belong.") },
    { N_("A recording from elsewhere"),
      N_("Open an EDF or BDF file with Frond from the file manager. It is only shown; nothing of it goes into a record.") },
  } },
  { "records", N_("Records and Passphrase"), "system-lock-screen-symbolic", {
    { N_("Encrypted on this computer"),
      N_("Records never leave this computer by themselves: Frond does not use the network.") },
    { N_("The passphrase"),
      N_("It opens the records, and nobody can open them without it: not even whoever made Frond. Keep it as you keep a key.") },
    { N_("Locking"),
      N_("Ctrl+L locks at once. After some minutes without use, or when the computer’s screen locks, the records lock by themselves.") },
    { N_("Keeping a copy"),
      N_("Close Frond and copy the whole folder of the records to another disk. The copy is encrypted, too, and opens with the same passphrase. Do so before Frond is removed from the computer: removing it together with its data removes every record.") },
  } },
  { "numbers", N_("What the Numbers Mean"), "frond-symbolic", {
    { N_("Activity, not strength"),
      N_("A sensor picks up the electrical activity of muscles, in microvolts. It says when a muscle works and lets go, not how strong it is.") },
    { N_("Compare like with like"),
      N_("The values depend on sensor, electrode, place and position. Frond stores these with every session, so that only what was measured in the same way is compared.") },
    { N_("RMS"),
      N_("The line is the average size of the signal over a tenth of a second. The mean, the smallest and the largest value of a phase are of this line.") },
    { N_("Not a medical device"),
      N_("Frond is not a certified medical device. It shows and stores what a sensor measures; it does not diagnose and it does not decide.") },
  } },
};
/* clang-format on */

/**
 * frond_help_get_topics:
 * @n_topics: (out): how many there are
 *
 * Returns: (array length=n_topics): the manual
 */
const FrondHelpTopic *
frond_help_get_topics (gsize *n_topics)
{
  *n_topics = G_N_ELEMENTS (topics);

  return topics;
}
