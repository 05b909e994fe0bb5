/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-application.h"

G_BEGIN_DECLS

void frond_requests_install (FrondApplication *application);
void frond_requests_open (FrondApplication *application,
                          GFile            *file);

G_END_DECLS
