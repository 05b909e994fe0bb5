/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-text-recording.h"

G_BEGIN_DECLS

/* Private to the text formats. */

#define FROND_TEXT_MAX_LINE_BYTES 4096
#define FROND_TEXT_MAX_COLUMNS    64

/**
 * FrondTextReader:
 * @next: what was not read yet
 * @end: behind the text
 * @line_number: of the current line, from 1
 * @line: the current line without its end
 *
 * Goes through a text line by line; no line that it hands out is longer than its buffer.
 */
typedef struct {
  const char *next;
  const char *end;
  guint       line_number;
  char        line[FROND_TEXT_MAX_LINE_BYTES + 1];
} FrondTextReader;

void     frond_text_reader_init (FrondTextReader *self,
                                 const char      *text,
                                 gsize            length);
gboolean frond_text_reader_next (FrondTextReader *self,
                                 gboolean        *more,
                                 GError         **error);
gboolean frond_text_reader_fail (FrondTextReader *self,
                                 const char      *reason,
                                 GError         **error);
gboolean frond_text_reader_parse_row (FrondTextReader *self,
                                      guint            n_wanted,
                                      gboolean         whole,
                                      double          *values,
                                      GError         **error);
gboolean frond_text_reader_parse_number (const char *text,
                                         double      minimum,
                                         double      maximum,
                                         double     *value);

/* Values as they come, row by row, each on a line of its own. */
typedef struct {
  guint   n_columns;
  guint   first_line;
  GArray *values;
} FrondTextTable;

FrondTextTable *frond_text_table_new (guint n_columns) G_GNUC_WARN_UNUSED_RESULT;
void            frond_text_table_free (FrondTextTable *self);
gboolean        frond_text_table_read (FrondTextTable  *self,
                                       FrondTextReader *reader,
                                       gboolean         whole,
                                       gboolean         have_row,
                                       GError         **error);
gboolean        frond_text_table_fail (const FrondTextTable *self,
                                       FrondTextReader      *reader,
                                       gsize                 row,
                                       const char           *reason,
                                       GError              **error);
gsize           frond_text_table_get_n_rows (const FrondTextTable *self);
double          frond_text_table_get (const FrondTextTable *self,
                                      gsize                 row,
                                      guint                 column);
double          frond_text_table_get_peak (const FrondTextTable *self,
                                           guint                 first,
                                           guint                 n);
gboolean        frond_text_table_is_whole (const FrondTextTable *self,
                                           guint                 first,
                                           guint                 n);

gboolean frond_text_table_check_counts (const FrondTextTable *self,
                                        FrondTextReader      *reader,
                                        guint                 column,
                                        guint                 bits,
                                        GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondTextTable, frond_text_table_free)

FrondTextRecording *frond_text_recording_new (FrondTextFormat format) G_GNUC_WARN_UNUSED_RESULT;
void                frond_text_recording_take (FrondTextRecording   *self,
                                               const FrondTextTable *table,
                                               const guint          *columns);
void                frond_text_recording_find_gaps (FrondTextRecording   *self,
                                                    const FrondTextTable *table,
                                                    guint                 column,
                                                    guint                 modulus);

/* The formats; each begins behind the first line. */
FrondTextRecording *frond_text_simple_parse (FrondTextReader *reader,
                                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;
FrondTextRecording *frond_text_opensignals_parse (FrondTextReader *reader,
                                                  GError         **error) G_GNUC_WARN_UNUSED_RESULT;
FrondTextRecording *frond_text_openbci_parse (FrondTextReader *reader,
                                              GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
