/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* One line for each verb; see FrondctlVerb. */
int frondctl_analyse (int   argc,
                      char *argv[]);
int frondctl_demo (int   argc,
                   char *argv[]);
int frondctl_export (int   argc,
                     char *argv[]);
int frondctl_filter (int   argc,
                     char *argv[]);
int frondctl_list (int   argc,
                   char *argv[]);
int frondctl_record (int   argc,
                     char *argv[]);
int frondctl_report (int   argc,
                     char *argv[]);
int frondctl_vault (int   argc,
                    char *argv[]);
