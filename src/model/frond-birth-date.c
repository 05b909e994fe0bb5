/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-birth-date.h"

#include <langinfo.h>
#include <string.h>
#include <time.h>

#include <glib/gi18n-lib.h>

#include "frond-text.h"

/* Longer than the longest life on record (122 years). */
#define OLDEST_AGE 125
/* Two digits are taken for a year of somebody at most this old; where both centuries would do, Frond asks. */
#define LIKELY_AGE 110

typedef struct {
  guint    value;
  guint    n_digits;
  gboolean is_month; /* was a word */
  gboolean bad_word;
} Part;

/* What may stand between the parts of a written date, in the languages that Frond is translated to. */
static const char *const filler_words[] = { "de", "del", "of", "den", "le", "el", "il", "am", "the" };
static const char *const ordinal_ends[] = { "st", "nd", "rd", "th", "er", "e", "o", "a" };
static const char *const english_months[] = {
  "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"
};
static const nl_item locale_months[] = { MON_1, MON_2, MON_3, MON_4, MON_5, MON_6, MON_7, MON_8, MON_9, MON_10, MON_11, MON_12 };
static const nl_item locale_short_months[] = {
  ABMON_1, ABMON_2, ABMON_3, ABMON_4, ABMON_5, ABMON_6, ABMON_7, ABMON_8, ABMON_9, ABMON_10, ABMON_11, ABMON_12
};

/**
 * frond_date_order_from_locale:
 *
 * Returns: in which order the people of this locale write day, month and year with numbers
 */
FrondDateOrder
frond_date_order_from_locale (void)
{
  const char *format = nl_langinfo (D_FMT);
  const char *day = strpbrk (format, "de"), *month = strpbrk (format, "mbB"), *year = strpbrk (format, "yY");

  if (strstr (format, "%D"))
    return FROND_DATE_ORDER_MDY;
  if (strstr (format, "%F") || (year && day && month && year < month && year < day))
    return FROND_DATE_ORDER_YMD;

  return day && month && month < day ? FROND_DATE_ORDER_MDY : FROND_DATE_ORDER_DMY;
}

static gboolean
is_one_of (const char        *word,
           const char *const *words,
           gsize              n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (g_str_equal (word, words[i]))
      return TRUE;

  return FALSE;
}

static gboolean
names_month (const char *word,
             const char *name,
             gboolean    whole)
{
  g_autofree char *folded = frond_text_fold (name);

  return whole ? g_str_equal (folded, word) : g_utf8_strlen (word, -1) >= 3 && g_str_has_prefix (folded, word);
}

static gboolean
matches_month (const char *word,
               guint       month,
               gboolean    whole)
{
  return names_month (word, english_months[month], whole) ||
         names_month (word, nl_langinfo (locale_months[month]), whole) ||
         names_month (word, nl_langinfo (locale_short_months[month]), whole);
}

/* The whole name wins over a beginning, and a beginning must be of one month only. Answers 0 for none. */
static guint
find_month (const char *word)
{
  guint found = 0;

  for (guint month = 0; month < 12; month++)
    if (matches_month (word, month, TRUE))
      return month + 1;
  for (guint month = 0; month < 12; month++)
    if (matches_month (word, month, FALSE)) {
      if (found)
        return 0;
      found = month + 1;
    }

  return found;
}

static gboolean
append_part (Part        parts[3],
             guint      *n_parts,
             const Part *part)
{
  if (*n_parts == 3)
    return FALSE;
  parts[(*n_parts)++] = *part;

  return TRUE;
}

static const char *
read_number (const char *p,
             Part       *part)
{
  *part = (Part) { 0 };
  while (*p && g_unichar_isdigit (g_utf8_get_char (p))) {
    if (part->n_digits < 8)
      part->value = part->value * 10 + (guint) g_unichar_digit_value (g_utf8_get_char (p));
    part->n_digits++;
    p = g_utf8_next_char (p);
  }

  return p;
}

static char *
read_word (const char **p)
{
  const char *start = *p;

  while (**p && (g_unichar_isalpha (g_utf8_get_char (*p)) || g_unichar_ismark (g_utf8_get_char (*p))))
    *p = g_utf8_next_char (*p);

  return g_strndup (start, (gsize) (*p - start));
}

static gboolean
is_separator (gunichar c)
{
  /* Also the hyphens and dashes that get pasted, and the marks that steer right-to-left text. */
  return g_unichar_isspace (c) || (c < 128 && strchr (".,/-_'", (int) c)) || (c >= 0x2010 && c <= 0x2015) || c == 0x2019 || c == 0x060C || g_unichar_type (c) == G_UNICODE_FORMAT;
}

/* "14th of March 1990" -> 14, March, 1990. FALSE where there is more than a date. */
static gboolean
split (const char *text,
       Part        parts[3],
       guint      *n_parts)
{
  const char *p = text;
  gboolean    after_number = FALSE;

  *n_parts = 0;
  while (*p) {
    gunichar c = g_utf8_get_char (p);
    Part     part = { 0 };

    if (g_unichar_isdigit (c)) {
      p = read_number (p, &part);
      if (part.n_digits > 8)
        return FALSE;
      after_number = TRUE;
    } else if (g_unichar_isalpha (c)) {
      g_autofree char *word = read_word (&p);
      g_autofree char *folded = frond_text_fold (word);
      gboolean         filler = is_one_of (folded, filler_words, G_N_ELEMENTS (filler_words)) ||
                        (after_number && is_one_of (folded, ordinal_ends, G_N_ELEMENTS (ordinal_ends)));

      after_number = FALSE;
      if (filler)
        continue;
      part.is_month = TRUE;
      part.value = find_month (folded);
      part.bad_word = part.value == 0;
    } else {
      if (!is_separator (c))
        return FALSE;
      after_number = FALSE;
      p = g_utf8_next_char (p);
      continue;
    }
    if (!append_part (parts, n_parts, &part))
      return FALSE;
  }

  return TRUE;
}

/* Digits without separators: "14031990", "140390", or the machine's "19900314". Of eight, the four that can be a year are it. */
static gboolean
split_run (const Part    *run,
           FrondDateOrder order,
           Part           parts[3])
{
  guint    v = run->value, year_digits = run->n_digits - 4, scale;
  gboolean year_first = order == FROND_DATE_ORDER_YMD;

  if (run->is_month || (run->n_digits != 6 && run->n_digits != 8))
    return FALSE;
  if (run->n_digits == 8)
    year_first = v % 10000 < 1800 || (year_first && v / 10000 >= 1800);
  if (year_first) {
    parts[0] = (Part) { .value = v / 10000, .n_digits = MAX (year_digits, 2) };
    parts[1] = (Part) { .value = v / 100 % 100, .n_digits = 2 };
    parts[2] = (Part) { .value = v % 100, .n_digits = 2 };
    return TRUE;
  }

  scale = run->n_digits == 8 ? 10000 : 100;
  parts[0] = (Part) { .value = v / scale / 100, .n_digits = 2 };
  parts[1] = (Part) { .value = v / scale % 100, .n_digits = 2 };
  parts[2] = (Part) { .value = v % scale, .n_digits = year_digits };

  return TRUE;
}

static gboolean
is_year (const Part *part)
{
  return part->n_digits > 2 || part->value > 31;
}

/* With a month in letters only day and year are left to tell apart. Answers the year's part. */
static const Part *
assign_around_word (FrondBirthDate *date,
                    const Part      parts[3],
                    guint           word)
{
  const Part *first = word == 0 ? &parts[1] : &parts[0], *last = word == 2 ? &parts[1] : &parts[2];
  const Part *year = is_year (first) && !is_year (last) ? first : last;
  const Part *day = year == first ? last : first;

  *date = (FrondBirthDate) { .day = day->value, .month = parts[word].value, .year = year->value };

  return year;
}

static const Part *
assign_numbers (FrondBirthDate *date,
                const Part      parts[3],
                FrondDateOrder  order)
{
  const Part *day = &parts[0], *month = &parts[1], *year = &parts[2];

  if ((is_year (&parts[0]) && parts[2].n_digits <= 2) || parts[0].n_digits > 2 || (order == FROND_DATE_ORDER_YMD && !is_year (&parts[2]))) {
    year = &parts[0];
    day = &parts[2];
  } else if (order == FROND_DATE_ORDER_MDY) {
    day = &parts[1];
    month = &parts[0];
  }
  /* 3/14 can only be one thing, whatever the locale says. */
  if (year != &parts[0] && month->value > 12 && day->value <= 12) {
    const Part *swap = day;

    day = month;
    month = swap;
  }

  *date = (FrondBirthDate) { .day = day->value, .month = month->value, .year = year->value };

  return year;
}

static gboolean
is_after (guint        day,
          guint        month,
          guint        year,
          const GDate *today)
{
  GDate date;

  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return g_date_compare (&date, today) > 0;
}

/* The latest century that is not in the future. TRUE where the one before it is just as possible. */
static gboolean
complete_year (FrondBirthDate *date,
               const GDate    *today)
{
  guint this_year = g_date_get_year (today);

  date->year += this_year / 100 * 100;
  /* The 28th stands in for a 29 February that this century's year may not have. */
  if (date->year > this_year || is_after (MIN (date->day, 28), date->month, date->year, today))
    date->year -= 100;

  return this_year - (date->year - 100) <= LIKELY_AGE;
}

static FrondBirthDateStatus
judge_day_and_month (const FrondBirthDate *date)
{
  if (date->month < 1 || date->month > 12)
    return FROND_BIRTH_DATE_NO_SUCH_MONTH;
  /* A leap year lets every possible day through; the year itself is judged later. */
  if (date->day < 1 || date->day > g_date_get_days_in_month ((GDateMonth) date->month, 2000))
    return FROND_BIRTH_DATE_NO_SUCH_DAY;

  return FROND_BIRTH_DATE_VALID;
}

static FrondBirthDateStatus
judge (FrondBirthDate *date,
       const Part     *year,
       const GDate    *today)
{
  FrondBirthDateStatus status = judge_day_and_month (date);

  if (status != FROND_BIRTH_DATE_VALID)
    return status;
  if (year->n_digits > 4)
    return FROND_BIRTH_DATE_NOT_UNDERSTOOD;
  if (year->n_digits != 2 && year->n_digits != 4)
    return FROND_BIRTH_DATE_INCOMPLETE;
  if (year->n_digits == 2 && complete_year (date, today))
    return FROND_BIRTH_DATE_AMBIGUOUS_YEAR;
  if (!g_date_valid_dmy ((GDateDay) date->day, (GDateMonth) date->month, (GDateYear) date->year))
    return FROND_BIRTH_DATE_NO_SUCH_DAY;
  if (is_after (date->day, date->month, date->year, today))
    return FROND_BIRTH_DATE_FUTURE;
  if (g_date_get_year (today) - date->year > OLDEST_AGE)
    return FROND_BIRTH_DATE_TOO_OLD;

  return FROND_BIRTH_DATE_VALID;
}

static guint
find_word (const Part parts[3])
{
  for (guint i = 0; i < 3; i++)
    if (parts[i].is_month)
      return i;

  return 3;
}

/* Where dots stand between numbers the day comes first, in English, too. */
static FrondDateOrder
order_for (const char    *text,
           FrondDateOrder order)
{
  return order == FROND_DATE_ORDER_MDY && strchr (text, '.') ? FROND_DATE_ORDER_DMY : order;
}

/**
 * frond_birth_date_parse:
 * @text: what was typed or pasted
 * @order: in which order numbers are meant, see frond_date_order_from_locale()
 * @today: the day from which "past" is judged
 *
 * A birth date is known by heart and typed, in whatever form its owner says it: "14.3.1990", "1990-03-14", "03/14/90", "14031990",
 * "14 March 1990", in the locale's words or in English ones. Two-digit years are taken for the past, and asked about where two
 * centuries are possible.
 *
 * Returns: what was understood
 */
FrondBirthDate
frond_birth_date_parse (const char    *text,
                        FrondDateOrder order,
                        const GDate   *today)
{
  FrondBirthDate date = { 0 };
  Part           parts[3] = { { 0 } };
  const Part    *year;
  guint          n_parts, word;

  if (!split (text, parts, &n_parts)) {
    date.status = FROND_BIRTH_DATE_NOT_UNDERSTOOD;
    return date;
  }
  if (n_parts == 0)
    return date;
  if (n_parts == 1 && split_run (&parts[0], order, parts))
    n_parts = 3;
  if (n_parts < 3) {
    date.status = FROND_BIRTH_DATE_INCOMPLETE;
    return date;
  }

  word = find_word (parts);
  year = word < 3 ? assign_around_word (&date, parts, word) : assign_numbers (&date, parts, order_for (text, order));
  date.status = judge (&date, year, today);

  return date;
}

static guint
age_on (const FrondBirthDate *self,
        const GDate          *today)
{
  gboolean before = g_date_get_month (today) < self->month || (g_date_get_month (today) == self->month && g_date_get_day (today) < self->day);

  return g_date_get_year (today) - self->year - (before ? 1 : 0);
}

static char *
explain_valid (const FrondBirthDate *self,
               const GDate          *today)
{
  GDate            date;
  g_autofree char *words = NULL;
  guint            age = age_on (self, today);

  g_date_set_dmy (&date, (GDateDay) self->day, (GDateMonth) self->month, (GDateYear) self->year);
  words = frond_birth_date_format (&date);

  /* Translators: a birth date and the age, "14 March 1990 · 36 years" */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s · %u year", "%s · %u years", age), words, age);
}

static char *
explain_day (const FrondBirthDate *self)
{
  if (self->day < 1 || self->day > 31)
    return g_strdup_printf (_("There is no day %u. Check day and month."), self->day);
  if (self->day == 29 && self->month == 2)
    return g_strdup_printf (_("%u was not a leap year, so its February had 28 days."), self->year);

  return g_strdup_printf (_("%s has no day %u."), nl_langinfo (locale_months[self->month - 1]), self->day);
}

static char *
explain_form (FrondDateOrder order)
{
  switch (order) {
  case FROND_DATE_ORDER_MDY:
    return g_strdup (_("Type month, day and year, for example 3/14/1990."));
  case FROND_DATE_ORDER_YMD:
    return g_strdup (_("Type year, month and day, for example 1990-03-14."));
  case FROND_DATE_ORDER_DMY:
  default:
    return g_strdup (_("Type day, month and year, for example 14.3.1990."));
  }
}

/**
 * frond_birth_date_explain:
 * @self: what was understood
 * @order: the order that numbers were meant in
 * @today: as above
 *
 * Returns: (transfer full): the date in words with the age, or what is not right with it
 */
char *
frond_birth_date_explain (const FrondBirthDate *self,
                          FrondDateOrder        order,
                          const GDate          *today)
{
  switch (self->status) {
  case FROND_BIRTH_DATE_VALID:
    return explain_valid (self, today);
  case FROND_BIRTH_DATE_AMBIGUOUS_YEAR:
    return g_strdup_printf (_("Type the year with four digits: %u or %u."), self->year - 100, self->year);
  case FROND_BIRTH_DATE_NO_SUCH_MONTH:
    return self->month ? g_strdup_printf (_("There is no month %u."), self->month) : g_strdup (_("This month is not known. Try it as a number."));
  case FROND_BIRTH_DATE_NO_SUCH_DAY:
    return explain_day (self);
  case FROND_BIRTH_DATE_FUTURE:
    return g_strdup (_("This date is still to come. Check the year."));
  case FROND_BIRTH_DATE_TOO_OLD:
    return g_strdup_printf (_("That is %u years ago. Check the year."), g_date_get_year (today) - self->year);
  case FROND_BIRTH_DATE_EMPTY:
  case FROND_BIRTH_DATE_INCOMPLETE:
  case FROND_BIRTH_DATE_NOT_UNDERSTOOD:
  default:
    return explain_form (order);
  }
}

/**
 * frond_birth_date_format:
 * @date: a date
 *
 * Returns: (transfer full): "14 March 1990": with its month in letters it cannot be misread
 */
char *
frond_birth_date_format (const GDate *date)
{
  char text[128];

  /* Translators: a date as strftime(3) writes it, the month always in letters: 14 March 1990 */
  g_date_strftime (text, sizeof text, _("%-d %B %Y"), date);

  return g_strdup (text);
}

/**
 * frond_birth_date_format_for_entry:
 * @date: a date
 * @order: the order to write it in
 *
 * Returns: (transfer full): what somebody would have typed; frond_birth_date_parse() reads it back
 */
char *
frond_birth_date_format_for_entry (const GDate   *date,
                                   FrondDateOrder order)
{
  guint day = g_date_get_day (date), month = g_date_get_month (date), year = g_date_get_year (date);

  switch (order) {
  case FROND_DATE_ORDER_MDY:
    return g_strdup_printf ("%u/%u/%04u", month, day, year);
  case FROND_DATE_ORDER_YMD:
    return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
  case FROND_DATE_ORDER_DMY:
  default:
    return g_strdup_printf ("%u.%u.%04u", day, month, year);
  }
}
