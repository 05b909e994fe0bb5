/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "frond-error.h"

G_DEFINE_QUARK (frond - error - quark, frond_error)
