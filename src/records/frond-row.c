/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-row.h"

#include <stdio.h>

/* Microseconds since 1970, UTC; NULL for none. */
void
frond_row_bind_time (FrondStatement *statement,
                     int             parameter,
                     GDateTime      *time)
{
  if (time)
    frond_statement_bind_int64 (statement, parameter, g_date_time_to_unix_usec (time));
  else
    frond_statement_bind_text (statement, parameter, NULL);
}

GDateTime *
frond_row_get_time (FrondStatement *statement,
                    int             column)
{
  if (frond_statement_is_null (statement, column))
    return NULL;

  return g_date_time_new_from_unix_utc_usec (frond_statement_get_int64 (statement, column));
}

void
frond_row_bind_date (FrondStatement *statement,
                     int             parameter,
                     const GDate    *date)
{
  g_autofree char *text = NULL;

  if (date && g_date_valid (date))
    text = g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
  frond_statement_bind_text (statement, parameter, text);
}

GDate *
frond_row_get_date (FrondStatement *statement,
                    int             column)
{
  const char *text = frond_statement_get_text (statement, column);
  guint       year, month, day;

  if (!text || sscanf (text, "%4u-%2u-%2u", &year, &month, &day) != 3 || month > 12 || day > 31 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return NULL;

  return g_date_new_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

void
frond_row_bind_required (FrondStatement *statement,
                         int             parameter,
                         const char     *text)
{
  frond_statement_bind_text (statement, parameter, text ? text : "");
}

void
frond_row_bind_reference (FrondStatement *statement,
                          int             parameter,
                          gint64          id)
{
  if (id != 0)
    frond_statement_bind_int64 (statement, parameter, id);
  else
    frond_statement_bind_text (statement, parameter, NULL);
}
