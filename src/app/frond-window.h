/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-application.h"

G_BEGIN_DECLS

#define FROND_TYPE_WINDOW (frond_window_get_type ())
G_DECLARE_FINAL_TYPE (FrondWindow, frond_window, FROND, WINDOW, AdwApplicationWindow)

FrondWindow *frond_window_new (FrondApplication *application) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
