/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "frond-endpoint.h"

G_BEGIN_DECLS

char      *frond_port_help_describe (FrondEndpoint *endpoint) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *frond_port_help_create_row (FrondEndpoint *endpoint);

G_END_DECLS
