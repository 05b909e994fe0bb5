/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether Bluetooth is switched off, as the kernel's switches for radios say it: to be read without a permission, also in a Flatpak. An adapter
 * that its own service has switched off shows there as on; see frond-transport-error.c. */

#include "config.h"

#include "frond-radio.h"

#include <glib/gi18n-lib.h>

static char *
read_word (const char *folder,
           const char *name,
           const char *file)
{
  g_autofree char *path = g_build_filename (folder, name, file, NULL);
  char            *word = NULL;

  return g_file_get_contents (path, &word, NULL, NULL) ? g_strstrip (word) : NULL;
}

/* NONE for a radio that is none of Bluetooth's. */
static FrondRadio
read_switch (const char *folder,
             const char *name)
{
  g_autofree char *type = read_word (folder, name, "type");
  g_autofree char *soft = read_word (folder, name, "soft");
  g_autofree char *hard = read_word (folder, name, "hard");

  if (g_strcmp0 (type, "bluetooth") != 0)
    return FROND_RADIO_NONE;
  if (g_strcmp0 (hard, "1") == 0)
    return FROND_RADIO_BLOCKED;

  return g_strcmp0 (soft, "1") == 0 ? FROND_RADIO_OFF : FROND_RADIO_ON;
}

/**
 * frond_radio_find_bluetooth:
 * @sysfs: %FROND_RADIO_SYSFS
 *
 * Returns: the state of the computer's Bluetooth; of several adapters, that of the one which is nearest to sending
 */
FrondRadio
frond_radio_find_bluetooth (const char *sysfs)
{
  g_autofree char *folder = g_build_filename (sysfs, "class", "rfkill", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  FrondRadio  best = FROND_RADIO_NONE;
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    FrondRadio radio = read_switch (folder, name);

    if (radio != FROND_RADIO_NONE && (best == FROND_RADIO_NONE || radio < best))
      best = radio;
  }

  return best;
}

/**
 * frond_radio_describe:
 * @radio: a state
 *
 * Returns: (nullable): what is wrong and what to do; %NULL where nothing is
 */
const char *
frond_radio_describe (FrondRadio radio)
{
  switch (radio) {
  case FROND_RADIO_OFF:
    return _("Bluetooth is switched off on this computer; a sensor without a cable needs it. Switch it on in the computer’s settings.");
  case FROND_RADIO_BLOCKED:
    return _("Bluetooth is switched off by a switch or key of this computer; a sensor without a cable needs it. Switch it on there.");
  case FROND_RADIO_NONE:
  case FROND_RADIO_ON:
  default:
    return NULL;
  }
}
