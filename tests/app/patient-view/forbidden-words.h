/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Fails the test where a text holds a digit or a word of a language's list. language: as in po/LINGUAS */
void  forbidden_words_assert_none (const char *language, const char *text);
guint forbidden_words_count (const char *language);

G_END_DECLS
