/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-text-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "frond-error.h"

void
frond_text_reader_init (FrondTextReader *self,
                        const char      *text,
                        gsize            length)
{
  self->next = text;
  self->end = text + length;
  self->line_number = 0;
  self->line[0] = '\0';
}

/**
 * frond_text_reader_fail:
 * @reason: what is wrong with the current line, translated
 *
 * Returns: FALSE, always
 */
gboolean
frond_text_reader_fail (FrondTextReader *self,
                        const char      *reason,
                        GError         **error)
{
  g_set_error (error, FROND_ERROR, FROND_ERROR_INVALID, _("The recording cannot be read: line %u %s. Nothing was changed."), self->line_number, reason);
  return FALSE;
}

/**
 * frond_text_reader_next:
 * @more: (out): whether there was another line
 *
 * Returns: FALSE with @error for a line that cannot be text
 */
gboolean
frond_text_reader_next (FrondTextReader *self,
                        gboolean        *more,
                        GError         **error)
{
  gsize       left = (gsize) (self->end - self->next);
  const char *stop = left > 0 ? memchr (self->next, '\n', left) : NULL;
  gsize       length = stop != NULL ? (gsize) (stop - self->next) : left;

  *more = left > 0;
  if (left == 0)
    return TRUE;
  self->line_number++;
  if (length > FROND_TEXT_MAX_LINE_BYTES)
    return frond_text_reader_fail (self, _("is too long"), error);
  if (memchr (self->next, '\0', length) != NULL)
    return frond_text_reader_fail (self, _("is not text"), error);

  memcpy (self->line, self->next, length);
  self->line[length] = '\0';
  if (length > 0 && self->line[length - 1] == '\r')
    self->line[length - 1] = '\0';
  self->next = stop != NULL ? stop + 1 : self->end;

  return TRUE;
}

/* Plain decimal numbers only: strtod would also take hexadecimal ones, infinities and words. */
static gboolean
scan_number (const char **at,
             double      *value)
{
  char *end;
  gsize length = strspn (*at, "+-.0123456789eE");
  char  after = (*at)[length];

  if (length == 0 || (after != '\0' && after != ',' && after != '\t' && after != ' '))
    return FALSE;
  *value = g_ascii_strtod (*at, &end);
  if (end != *at + length || !isfinite (*value))
    return FALSE;
  *at = end;

  return TRUE;
}

/**
 * frond_text_reader_parse_number:
 *
 * Returns: whether all of @text is one number from @minimum to @maximum
 */
gboolean
frond_text_reader_parse_number (const char *text,
                                double      minimum,
                                double      maximum,
                                double     *value)
{
  const char *at = text + strspn (text, " \t");

  return scan_number (&at, value) && at[strspn (at, " \t")] == '\0' && *value >= minimum && *value <= maximum;
}

/**
 * frond_text_reader_parse_row:
 * @n_wanted: how many numbers the line has at least
 * @whole: whether it must have nothing more
 * @values: (out): room for @n_wanted
 *
 * Numbers are separated by one comma or any blanks.
 */
gboolean
frond_text_reader_parse_row (FrondTextReader *self,
                             guint            n_wanted,
                             gboolean         whole,
                             double          *values,
                             GError         **error)
{
  const char *at = self->line;

  for (guint i = 0; i < n_wanted; i++) {
    at += strspn (at, " \t");
    if (*at == '\0')
      return frond_text_reader_fail (self, _("has too few values"), error);
    if (!scan_number (&at, &values[i]))
      return frond_text_reader_fail (self, _("holds something that is no number"), error);
    at += strspn (at, " \t");
    if (*at == ',' && (i + 1 < n_wanted || !whole))
      at++;
  }
  if (whole && *at != '\0')
    return frond_text_reader_fail (self, _("has too many values"), error);

  return TRUE;
}

FrondTextTable *
frond_text_table_new (guint n_columns)
{
  FrondTextTable *self = g_new0 (FrondTextTable, 1);

  self->n_columns = n_columns;
  self->values = g_array_new (FALSE, FALSE, sizeof (double));

  return self;
}

void
frond_text_table_free (FrondTextTable *self)
{
  g_array_unref (self->values);
  g_free (self);
}

/**
 * frond_text_table_read:
 * @whole: whether rows have nothing behind the columns
 * @have_row: whether the current line is a row already
 *
 * Reads rows to the end of the text. Empty lines at the end are no rows.
 */
gboolean
frond_text_table_read (FrondTextTable  *self,
                       FrondTextReader *reader,
                       gboolean         whole,
                       gboolean         have_row,
                       GError         **error)
{
  double row[FROND_TEXT_MAX_COLUMNS];

  g_assert (self->n_columns <= FROND_TEXT_MAX_COLUMNS);

  while (TRUE) {
    gboolean more = TRUE;

    if (!have_row && !frond_text_reader_next (reader, &more, error))
      return FALSE;
    have_row = FALSE;
    if (!more || (reader->line[0] == '\0' && reader->next == reader->end))
      break;
    if (self->values->len == 0)
      self->first_line = reader->line_number;
    if (!frond_text_reader_parse_row (reader, self->n_columns, whole, row, error))
      return FALSE;
    g_array_append_vals (self->values, row, self->n_columns);
  }
  if (self->values->len == 0)
    return frond_text_reader_fail (reader, _("is the last, but no values have come yet"), error);

  return TRUE;
}

/* As frond_text_reader_fail(), for a row that was read before. */
gboolean
frond_text_table_fail (const FrondTextTable *self,
                       FrondTextReader      *reader,
                       gsize                 row,
                       const char           *reason,
                       GError              **error)
{
  reader->line_number = self->first_line + (guint) row;

  return frond_text_reader_fail (reader, reason, error);
}

gsize
frond_text_table_get_n_rows (const FrondTextTable *self)
{
  return self->values->len / self->n_columns;
}

double
frond_text_table_get (const FrondTextTable *self,
                      gsize                 row,
                      guint                 column)
{
  return g_array_index (self->values, double, row * self->n_columns + column);
}

/* The largest absolute value in columns first to first + n - 1. */
double
frond_text_table_get_peak (const FrondTextTable *self,
                           guint                 first,
                           guint                 n)
{
  double peak = 0;

  for (gsize row = 0; row < frond_text_table_get_n_rows (self); row++)
    for (guint i = first; i < first + n; i++)
      peak = MAX (peak, fabs (frond_text_table_get (self, row, i)));

  return peak;
}

/* Whether all values in these columns are whole numbers. */
gboolean
frond_text_table_is_whole (const FrondTextTable *self,
                           guint                 first,
                           guint                 n)
{
  for (gsize row = 0; row < frond_text_table_get_n_rows (self); row++)
    for (guint i = first; i < first + n; i++)
      if (frond_text_table_get (self, row, i) != floor (frond_text_table_get (self, row, i)))
        return FALSE;

  return TRUE;
}

/**
 * frond_text_table_check_counts:
 * @column: to look at
 * @bits: resolution of the converter
 *
 * Returns: FALSE with @error when a value is none that a converter can have sent
 */
gboolean
frond_text_table_check_counts (const FrondTextTable *self,
                               FrondTextReader      *reader,
                               guint                 column,
                               guint                 bits,
                               GError              **error)
{
  for (gsize i = 0; i < frond_text_table_get_n_rows (self); i++) {
    double value = frond_text_table_get (self, i, column);

    if (value < 0 || value >= exp2 (bits) || value != floor (value))
      return frond_text_table_fail (self, reader, i, _("holds a value that the sensor cannot have sent"), error);
  }

  return TRUE;
}
