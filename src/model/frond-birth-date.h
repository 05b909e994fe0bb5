/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  FROND_DATE_ORDER_DMY,
  FROND_DATE_ORDER_MDY,
  FROND_DATE_ORDER_YMD,
} FrondDateOrder;

typedef enum {
  FROND_BIRTH_DATE_EMPTY,          /* nothing was typed */
  FROND_BIRTH_DATE_VALID,          /* one date, and it can be a birth date */
  FROND_BIRTH_DATE_INCOMPLETE,     /* a beginning; something is still to come */
  FROND_BIRTH_DATE_AMBIGUOUS_YEAR, /* two digits that stand for two possible years */
  FROND_BIRTH_DATE_NO_SUCH_MONTH,  /* 13 or a word that is no month */
  FROND_BIRTH_DATE_NO_SUCH_DAY,    /* 31 April, 29 February of a common year */
  FROND_BIRTH_DATE_FUTURE,         /* after today */
  FROND_BIRTH_DATE_TOO_OLD,        /* longer ago than anybody has lived */
  FROND_BIRTH_DATE_NOT_UNDERSTOOD, /* no date at all */
} FrondBirthDateStatus;

/**
 * FrondBirthDate:
 * @status: what came of the text
 * @day: 1-31, 0 while not known
 * @month: 1-12 (or what was typed for it), 0 while not known
 * @year: with its century, 0 while not known; of an ambiguous year the later one
 */
typedef struct {
  FrondBirthDateStatus status;
  guint                day;
  guint                month;
  guint                year;
} FrondBirthDate;

FrondDateOrder frond_date_order_from_locale (void);

FrondBirthDate frond_birth_date_parse (const char    *text,
                                       FrondDateOrder order,
                                       const GDate   *today);
char          *frond_birth_date_explain (const FrondBirthDate *self,
                                         FrondDateOrder        order,
                                         const GDate          *today) G_GNUC_WARN_UNUSED_RESULT;
char          *frond_birth_date_format (const GDate *date) G_GNUC_WARN_UNUSED_RESULT;
char          *frond_birth_date_format_for_entry (const GDate   *date,
                                                  FrondDateOrder order) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
