/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "frond-database.h"

G_BEGIN_DECLS

/* A prepared statement. Parameters are numbered from 1, columns from 0. Every value goes in through a parameter. */
typedef struct _FrondStatement FrondStatement;

FrondStatement *frond_statement_new (FrondDatabase *database,
                                     const char    *sql,
                                     GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void            frond_statement_free (FrondStatement *self);

void frond_statement_bind_int64 (FrondStatement *self,
                                 int             parameter,
                                 gint64          value);
/* NAN is stored as NULL. */
void frond_statement_bind_double (FrondStatement *self,
                                  int             parameter,
                                  double          value);
/* NULL is stored as NULL. */
void frond_statement_bind_text (FrondStatement *self,
                                int             parameter,
                                const char     *value);
/* The bytes stay the caller's and must live until the statement was reset or freed. */
void frond_statement_bind_blob (FrondStatement *self,
                                int             parameter,
                                gconstpointer   data,
                                gsize           n_bytes);

/* has_row tells whether there is a row to read; (nullable) */
gboolean frond_statement_step (FrondStatement *self,
                               gboolean       *has_row,
                               GError        **error);
/* Steps to the end and resets: for statements that answer nothing, and to run them again. */
gboolean frond_statement_run (FrondStatement *self,
                              GError        **error);
void     frond_statement_reset (FrondStatement *self);

gint64 frond_statement_get_int64 (FrondStatement *self,
                                  int             column);
/* NAN for NULL */
double frond_statement_get_double (FrondStatement *self,
                                   int             column);
/* (nullable), until the next step */
const char   *frond_statement_get_text (FrondStatement *self,
                                        int             column);
char         *frond_statement_dup_text (FrondStatement *self,
                                        int             column);
gconstpointer frond_statement_get_blob (FrondStatement *self,
                                        int             column,
                                        gsize          *n_bytes);
gboolean      frond_statement_is_null (FrondStatement *self,
                                       int             column);

/* One number from a statement without parameters; an empty answer is 0. */
gboolean frond_statement_query_int64 (FrondDatabase *database,
                                      const char    *sql,
                                      gint64        *value,
                                      GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FrondStatement, frond_statement_free)

G_END_DECLS
