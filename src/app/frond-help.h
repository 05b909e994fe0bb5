/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FROND_HELP_MAX_ENTRIES 14

/**
 * FrondHelpEntry:
 * @title: what one wants to know or do
 * @text: the answer
 *
 * Both to be translated when shown.
 */
typedef struct {
  const char *title;
  const char *text;
} FrondHelpEntry;

/**
 * FrondHelpTopic:
 * @id: never shown
 * @title: of its page, to be translated when shown
 * @icon: beside it
 * @entries: ends with one without a title
 */
typedef struct {
  const char    *id;
  const char    *title;
  const char    *icon;
  FrondHelpEntry entries[FROND_HELP_MAX_ENTRIES];
} FrondHelpTopic;

const FrondHelpTopic *frond_help_get_topics (gsize *n_topics);

G_END_DECLS
