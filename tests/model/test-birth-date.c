/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>

#include "frond-birth-date.h"

#define D FROND_DATE_ORDER_DMY
#define M FROND_DATE_ORDER_MDY
#define Y FROND_DATE_ORDER_YMD

static GDate
today (void)
{
  GDate date;

  g_date_set_dmy (&date, 22, G_DATE_NOVEMBER, 2026);

  return date;
}

static void
assert_date (const char    *text,
             FrondDateOrder order,
             guint          day,
             guint          month,
             guint          year)
{
  GDate          now = today ();
  FrondBirthDate date = frond_birth_date_parse (text, order, &now);

  g_test_message ("“%s”: status %d, %u-%u-%u", text, date.status, date.year, date.month, date.day);
  g_assert_cmpint (date.status, ==, FROND_BIRTH_DATE_VALID);
  g_assert_cmpuint (date.day, ==, day);
  g_assert_cmpuint (date.month, ==, month);
  g_assert_cmpuint (date.year, ==, year);
}

static void
assert_status (const char          *text,
               FrondDateOrder       order,
               FrondBirthDateStatus status)
{
  GDate          now = today ();
  FrondBirthDate date = frond_birth_date_parse (text, order, &now);

  g_test_message ("“%s”", text);
  g_assert_cmpint (date.status, ==, status);
}

static void
assert_words (const char *text,
              const char *words)
{
  GDate            now = today ();
  FrondBirthDate   date = frond_birth_date_parse (text, D, &now);
  g_autofree char *explained = frond_birth_date_explain (&date, D, &now);

  g_assert_cmpstr (explained, ==, words);
}

static void
test_orders (void)
{
  assert_date ("14.3.1990", D, 14, 3, 1990);
  assert_date ("14/03/1990", D, 14, 3, 1990);
  assert_date ("3/4/1990", D, 3, 4, 1990);
  assert_date ("3/4/1990", M, 4, 3, 1990);
  assert_date ("03-14-1990", M, 14, 3, 1990);
  assert_date ("1990/3/14", Y, 14, 3, 1990);
  assert_date (" 14 3 1990 ", D, 14, 3, 1990);
  /* Dots are day first for Americans, too, and four digits in front are always the year. */
  assert_date ("3.4.1990", M, 3, 4, 1990);
  assert_date ("1990-03-04", D, 4, 3, 1990);
  assert_date ("1990-03-04", M, 4, 3, 1990);
  assert_date ("14.3.1990", Y, 14, 3, 1990);
}

/* There is only one way to read it. */
static void
test_swapped (void)
{
  assert_date ("3/14/1990", D, 14, 3, 1990);
  assert_date ("14/3/1990", M, 14, 3, 1990);
  assert_status ("14/13/1990", D, FROND_BIRTH_DATE_NO_SUCH_MONTH);
  assert_status ("1990-14-03", D, FROND_BIRTH_DATE_NO_SUCH_MONTH);
}

static void
test_runs_of_digits (void)
{
  assert_date ("14031990", D, 14, 3, 1990);
  assert_date ("03141990", M, 14, 3, 1990);
  assert_date ("19900314", D, 14, 3, 1990);
  assert_date ("19900314", Y, 14, 3, 1990);
  assert_date ("19031990", D, 19, 3, 1990);
  assert_date ("20121985", D, 20, 12, 1985);
  assert_date ("20101012", D, 12, 10, 2010);
  assert_date ("140390", D, 14, 3, 1990);
  assert_date ("900314", Y, 14, 3, 1990);
}

static void
test_month_names (void)
{
  assert_date ("14 March 1990", D, 14, 3, 1990);
  assert_date ("March 14, 1990", M, 14, 3, 1990);
  assert_date ("1990 mar 14", D, 14, 3, 1990);
  assert_date ("the 1st of September 1990", D, 1, 9, 1990);
  assert_date ("2nd sept 90", D, 2, 9, 1990);
  assert_date ("14MAR1990", D, 14, 3, 1990);
  assert_date ("May 5 1990", D, 5, 5, 1990);
  assert_status ("14 ju 1990", D, FROND_BIRTH_DATE_NO_SUCH_MONTH);
  assert_status ("14 Brumaire 1990", D, FROND_BIRTH_DATE_NO_SUCH_MONTH);
}

/* The locale's words, and English ones beside them. */
static void
test_localized_names (void)
{
  if (!setlocale (LC_ALL, "de_DE.UTF-8")) {
    g_test_skip ("no German locale here");
    return;
  }
  g_assert_cmpint (frond_date_order_from_locale (), ==, D);
  assert_date ("14. März 1990", D, 14, 3, 1990);
  assert_date ("14 march 1990", D, 14, 3, 1990);
  assert_date ("1. Dezember 1984", D, 1, 12, 1984);

  g_assert_nonnull (setlocale (LC_ALL, "es_ES.UTF-8"));
  assert_date ("14 de marzo de 1990", D, 14, 3, 1990);
  g_assert_nonnull (setlocale (LC_ALL, "fr_FR.UTF-8"));
  assert_date ("1er août 1990", D, 1, 8, 1990);
  assert_date ("1 aout 1990", D, 1, 8, 1990);
  g_assert_nonnull (setlocale (LC_ALL, "en_US.UTF-8"));
  g_assert_cmpint (frond_date_order_from_locale (), ==, M);
  g_assert_nonnull (setlocale (LC_ALL, "sv_SE.UTF-8"));
  g_assert_cmpint (frond_date_order_from_locale (), ==, Y);
  setlocale (LC_ALL, "C.UTF-8");
}

static void
test_other_digits (void)
{
  assert_date ("١٤/٣/١٩٩٠", D, 14, 3, 1990);
}

/* A birth date is in the past; where two pasts are possible, Frond asks. */
static void
test_two_digit_years (void)
{
  assert_date ("14.3.90", D, 14, 3, 1990);
  assert_date ("14.3.27", D, 14, 3, 1927);
  assert_date ("23.11.26", D, 23, 11, 1926);
  assert_date ("14.3.05", D, 14, 3, 2005);
  assert_date ("29.2.84", D, 29, 2, 1984);
  assert_date ("29.2.04", D, 29, 2, 2004);
  assert_status ("22.11.26", D, FROND_BIRTH_DATE_AMBIGUOUS_YEAR);
  assert_status ("14.3.20", D, FROND_BIRTH_DATE_AMBIGUOUS_YEAR);
  assert_words ("14.3.20", "Type the year with four digits: 1920 or 2020.");
}

static void
test_no_such_date (void)
{
  assert_status ("31.4.1990", D, FROND_BIRTH_DATE_NO_SUCH_DAY);
  assert_status ("29.2.1990", D, FROND_BIRTH_DATE_NO_SUCH_DAY);
  assert_status ("29.2.1900", D, FROND_BIRTH_DATE_NO_SUCH_DAY);
  assert_status ("0.3.1990", D, FROND_BIRTH_DATE_NO_SUCH_DAY);
  assert_status ("32.3.1990", D, FROND_BIRTH_DATE_NO_SUCH_DAY);
  assert_status ("14.0.1990", D, FROND_BIRTH_DATE_NO_SUCH_MONTH);
  assert_status ("23.11.2026", D, FROND_BIRTH_DATE_FUTURE);
  assert_date ("22.11.2026", D, 22, 11, 2026);
  assert_status ("14.3.1890", D, FROND_BIRTH_DATE_TOO_OLD);
  assert_status ("14.3.0000", D, FROND_BIRTH_DATE_NO_SUCH_DAY);
}

static void
test_beginnings_and_nonsense (void)
{
  static const char *const beginnings[] = { "1", "14.", "14.3", "14.3.", "14.3.1", "14.3.199", "14 Mar", "Mar", "140", "1403199" };

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    assert_status (beginnings[i], D, FROND_BIRTH_DATE_INCOMPLETE);
  assert_status ("", D, FROND_BIRTH_DATE_EMPTY);
  assert_status ("  ", D, FROND_BIRTH_DATE_EMPTY);
  assert_status ("14.3.1990.2", D, FROND_BIRTH_DATE_NOT_UNDERSTOOD);
  assert_status ("14.3.19900", D, FROND_BIRTH_DATE_NOT_UNDERSTOOD);
  assert_status ("14 + 3 = 1990", D, FROND_BIRTH_DATE_NOT_UNDERSTOOD);
  assert_status ("99999999999999999999/1/1990", D, FROND_BIRTH_DATE_NOT_UNDERSTOOD);
}

static void
test_words (void)
{
  assert_words ("14.3.90", "14 March 1990 · 36 years");
  assert_words ("23.11.1990", "23 November 1990 · 35 years");
  assert_words ("1.10.2025", "1 October 2025 · 1 year");
  assert_words ("31.4.1990", "April has no day 31.");
  assert_words ("29.2.1990", "1990 was not a leap year, so its February had 28 days.");
  assert_words ("14.13.1990", "There is no month 13.");
  assert_words ("14 Brumaire 1990", "This month is not known. Try it as a number.");
  assert_words ("40.3.1990", "There is no day 40. Check day and month.");
  assert_words ("1.1.2030", "This date is still to come. Check the year.");
  assert_words ("1.1.1826", "That is 200 years ago. Check the year.");
  assert_words ("hello", "Type day, month and year, for example 14.3.1990.");
}

static void
test_entry_round_trip (void)
{
  GDate date;

  g_date_set_dmy (&date, 3, G_DATE_APRIL, 1990);
  for (FrondDateOrder order = D; order <= Y; order++) {
    g_autofree char *text = frond_birth_date_format_for_entry (&date, order);
    g_autofree char *words = frond_birth_date_format (&date);

    assert_date (text, order, 3, 4, 1990);
    assert_date (words, order, 3, 4, 1990);
  }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/birth-date/orders", test_orders);
  g_test_add_func ("/birth-date/swapped", test_swapped);
  g_test_add_func ("/birth-date/runs-of-digits", test_runs_of_digits);
  g_test_add_func ("/birth-date/month-names", test_month_names);
  g_test_add_func ("/birth-date/localized-names", test_localized_names);
  g_test_add_func ("/birth-date/other-digits", test_other_digits);
  g_test_add_func ("/birth-date/two-digit-years", test_two_digit_years);
  g_test_add_func ("/birth-date/no-such-date", test_no_such_date);
  g_test_add_func ("/birth-date/beginnings-and-nonsense", test_beginnings_and_nonsense);
  g_test_add_func ("/birth-date/words", test_words);
  g_test_add_func ("/birth-date/entry-round-trip", test_entry_round_trip);

  return g_test_run ();
}
