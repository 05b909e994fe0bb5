/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

int frondctl_emulate (int   argc,
                      char *argv[]);
