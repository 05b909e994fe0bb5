/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  FROND_RADIO_NONE,    /* this computer has none, or nobody knows */
  FROND_RADIO_ON,      /* at least one may send */
  FROND_RADIO_OFF,     /* switched off by a setting */
  FROND_RADIO_BLOCKED, /* switched off by a switch or key of the computer */
} FrondRadio;

/* The kernel's switches of this computer. */
#define FROND_RADIO_SYSFS "/sys"

FrondRadio  frond_radio_find_bluetooth (const char *sysfs);
const char *frond_radio_describe (FrondRadio radio);

G_END_DECLS
