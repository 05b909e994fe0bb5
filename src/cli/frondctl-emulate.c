/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frondctl-emulate.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <stdio.h>

#include "frondctl.h"

#include "emulator/frond-bitalino-emulator.h"
#include "emulator/frond-chatter.h"
#include "simulator/frond-scenario.h"

#define MAX_CHANNELS 6
#define CHATTER_LINE "hello\n"

typedef struct {
  char  *signal;
  char  *scenario;
  char  *faults;
  char  *link;
  int    rate_hz;
  int    n_channels;
  gint64 seed;
  double duration_s;
  double speed;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->signal);
  g_free (self->scenario);
  g_free (self->faults);
  g_free (self->link);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static char *
describe (void)
{
  GString             *text = g_string_new ("DRIVER is “bitalino”, or “other” for something that is no sensor.\n\nScenarios:\n");
  const FrondScenario *scenario;

  for (guint i = 0; (scenario = frond_scenario_get_nth (i)) != NULL; i++)
    g_string_append_printf (text, "  %-16s%s\n", scenario->name, scenario->summary);
  g_string_append (text, "\nFaults:\n");
  g_string_append (text, frond_fault_plan_help);

  return g_string_free (text, FALSE);
}

static gboolean
parse_options (Options *self,
               int     *argc,
               char  ***argv,
               int     *status)
{
  const GOptionEntry entries[] = {
    { "signal", 0, 0, G_OPTION_ARG_FILENAME, &self->signal, N_("Play the recording FILE over and over, sample by sample"), "FILE" },
      { "scenario", 0, 0, G_OPTION_ARG_STRING, &self->scenario, N_("Play a scenario of the simulated patient (resting)"), "NAME" },
        { "rate", 0, 0, G_OPTION_ARG_INT, &self->rate_hz, N_("Rate until the host sets one: 1, 10, 100 or 1000"), "HZ" },
          { "channels", 0, 0, G_OPTION_ARG_INT, &self->n_channels, N_("Inputs with electrodes, 1-6 (1); a recording brings its own"), "N" },
            { "seed", 0, 0, G_OPTION_ARG_INT64, &self->seed, N_("Which simulated patient, and which random faults (1)"), "N" },
              { "faults", 0, 0, G_OPTION_ARG_STRING, &self->faults, N_("What goes wrong, see below"), "SPEC" },
                { "for", 0, 0, G_OPTION_ARG_DOUBLE, &self->duration_s, N_("End after so many seconds of real time"), "SECONDS" },
                  { "speed", 0, 0, G_OPTION_ARG_DOUBLE, &self->speed, N_("Times real time; 0: as fast as the reader takes it (1)"), "X" },
                    { "link", 0, 0, G_OPTION_ARG_FILENAME, &self->link, N_("A symbolic link that always points at the port"), "PATH" },
                      G_OPTION_ENTRY_NULL,
                  };
  g_autofree char *description = describe ();

  return frondctl_parse ("emulate DRIVER", description, entries, argc, argv, status);
}

static const char *
find_mistake (const Options *self)
{
  if (self->rate_hz != 1 && self->rate_hz != 10 && self->rate_hz != 100 && self->rate_hz != 1000)
    return _("--rate must be 1, 10, 100 or 1000.");
  if (self->n_channels < 1 || self->n_channels > MAX_CHANNELS)
    return _("--channels must be 1 to 6.");
  if (self->speed < 0 || self->duration_s < 0)
    return _("--speed and --for cannot be negative.");
  if (self->signal != NULL && self->scenario != NULL)
    return _("--signal and --scenario exclude each other.");

  return NULL;
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);

  return G_SOURCE_CONTINUE;
}

/* Until somebody ends it. Whoever reads our output must see the path at once, and may end us as soon as it is there. */
static void
run_until_ended (const Options *options,
                 const char    *path)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_unix_signal_add (SIGINT, quit_cb, loop);
  g_unix_signal_add (SIGTERM, quit_cb, loop);
  printf ("%s\n", path);
  fflush (stdout);
  if (options->duration_s > 0)
    g_timeout_add ((guint) (options->duration_s * 1000), quit_cb, loop);
  g_main_loop_run (loop);
}

static FrondEmulatorSignal *
load_signal (const Options *options,
             GError       **error)
{
  if (options->signal != NULL)
    return frond_emulator_signal_new_file (options->signal, error);

  return frond_emulator_signal_new_scenario (options->scenario != NULL ? options->scenario : "resting", (guint64) options->seed,
                                             (guint) options->n_channels, error);
}

static int
emulate_bitalino (const Options *options)
{
  g_autoptr (FrondBitalinoEmulator) emulator = NULL;
  g_autoptr (FrondFaultPlan) plan = NULL;
  g_autoptr (FrondEmulatorSignal) signal = NULL;
  g_autoptr (GError) error = NULL;

  plan = frond_fault_plan_parse (options->faults, &error);
  if (plan == NULL)
    return frondctl_usage ("%s", error->message);
  signal = load_signal (options, &error);
  if (signal == NULL)
    return frondctl_fail (error);

  emulator = frond_bitalino_emulator_new (g_steal_pointer (&signal), g_steal_pointer (&plan), options->speed);
  frond_bitalino_emulator_set_link (emulator, options->link);
  frond_bitalino_emulator_set_seed (emulator, (guint64) options->seed);
  frond_bitalino_emulator_get_firmware (emulator)->rate_hz = (guint) options->rate_hz;
  if (!frond_bitalino_emulator_start (emulator, &error))
    return frondctl_fail (error);
  run_until_ended (options, frond_bitalino_emulator_get_path (emulator));

  return FRONDCTL_DONE;
}

static int
emulate_other (const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondChatter) chatter = frond_chatter_new (CHATTER_LINE, &error);

  if (chatter == NULL)
    return frondctl_fail (error);
  run_until_ended (options, frond_chatter_get_path (chatter));

  return FRONDCTL_DONE;
}

/**
 * frondctl_emulate:
 * @argc: how many arguments, the verb's name included
 * @argv: the verb's name, then its arguments
 *
 * "frondctl emulate DRIVER": the sensor's side of a port, for tests and for trying Frond without a sensor.
 *
 * Returns: 0 when it was ended, 1 when it could not begin, 2 for wrong use
 */
int
frondctl_emulate (int   argc,
                  char *argv[])
{
  g_auto (Options) options = { .rate_hz = 1000, .n_channels = 1, .seed = 1, .speed = 1 };
  const char *mistake;
  int         status;

  if (!parse_options (&options, &argc, &argv, &status))
    return status;
  mistake = find_mistake (&options);
  if (mistake != NULL)
    return frondctl_usage ("%s", mistake);
  if (argc == 2 && g_str_equal (argv[1], "bitalino"))
    return emulate_bitalino (&options);
  if (argc == 2 && g_str_equal (argv[1], "other"))
    return emulate_other (&options);

  return frondctl_usage (_("Name one driver: bitalino or other."));
}
