/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "frond-metrics-summary.h"
#include "frond-report-format.h"
#include "frond-session-report-private.h"
#include "frond-session-report-rows.h"
#include "frond-units.h"

#define CELL_GAP    12.0
#define ROW_HEIGHT  18.0
#define HEAD_HEIGHT 34.0
#define RULE        0.5

/* What all rows of a table share. */
typedef struct {
  gatomicrefcount references;
  GPtrArray      *rows; /* of FrondRow */
  PangoContext   *context;
  char           *heads[FROND_N_COLUMNS];
  char           *units[FROND_N_COLUMNS];
  gboolean        shown[FROND_N_COLUMNS];
  double          right[FROND_N_COLUMNS]; /* edge of the column's text; of the first one: its left edge is 0 */
  double          width;
} Table;

typedef struct {
  Table *table;
  guint  index;
} Row;

static void
unref_table (Table *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  for (guint i = 0; i < FROND_N_COLUMNS; i++) {
    g_free (self->heads[i]);
    g_free (self->units[i]);
  }
  g_ptr_array_unref (self->rows);
  g_object_unref (self->context);
  g_free (self);
}

static void
free_row (gpointer data)
{
  Row *row = data;

  unref_table (row->table);
  g_free (row);
}

static Row *
row_new (Table *table,
         guint  index)
{
  Row *row = g_new (Row, 1);

  g_atomic_ref_count_inc (&table->references);
  row->table = table;
  row->index = index;

  return row;
}

/* Text in a column: the first one stands at the left, numbers at the right. */
static void
draw_cell (const Table   *self,
           cairo_t       *cr,
           FrondColumn    column,
           FrondTextStyle style,
           const char    *tag,
           const char    *text,
           double         x,
           double         y)
{
  g_autoptr (PangoLayout) layout = frond_text_layout_new (self->context, style, text, -1);

  if (column == FROND_COLUMN_PHASE && frond_text_get_width (layout) > self->right[column]) {
    pango_layout_set_width (layout, (int) (self->right[column] * PANGO_SCALE));
    pango_layout_set_height (layout, -1);
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_MIDDLE);
  }
  frond_text_show (cr, style, layout, column == FROND_COLUMN_PHASE ? x : x + self->right[column] - frond_text_get_width (layout), y, tag);
}

static void
draw_rule (const Table *self,
           cairo_t     *cr,
           double       x,
           double       y,
           double       gray)
{
  cairo_rectangle (cr, x, y, self->width, RULE);
  cairo_set_source_rgb (cr, gray, gray, gray);
  cairo_fill (cr);
}

static void
draw_head (const FrondReportItem *item,
           cairo_t               *cr,
           double                 x,
           double                 y)
{
  const Table *self = ((Row *) item->data)->table;

  cairo_tag_begin (cr, "TR", NULL);
  for (guint i = 0; i < FROND_N_COLUMNS; i++)
    if (self->shown[i])
      draw_cell (self, cr, i, FROND_TEXT_TABLE_BOLD, "TH", self->heads[i], x, y);
  cairo_tag_end (cr, "TR");
  cairo_tag_begin (cr, "TR", NULL);
  for (guint i = 0; i < FROND_N_COLUMNS; i++)
    if (self->shown[i])
      draw_cell (self, cr, i, FROND_TEXT_SMALL, "TH", self->units[i], x, y + 15);
  cairo_tag_end (cr, "TR");
  draw_rule (self, cr, x, y + HEAD_HEIGHT - 3, 0.3);
}

static void
draw_row (const FrondReportItem *item,
          cairo_t               *cr,
          double                 x,
          double                 y)
{
  const Row      *row = item->data;
  const Table    *self = row->table;
  const FrondRow *texts = self->rows->pdata[row->index];

  for (guint i = 0; i < FROND_N_COLUMNS; i++)
    if (self->shown[i])
      draw_cell (self, cr, i, FROND_TEXT_TABLE, "TD", texts->cells[i] ? texts->cells[i] : i == FROND_COLUMN_LEFT_OUT ? ""
                                                                                                                     : "–",
                 x, y);
  draw_rule (self, cr, x, y + ROW_HEIGHT - 1, 0.85);
}

static void
name_columns (Table      *self,
              const char *unit)
{
  /* clang-format off */
  const struct {
    const char *head, *unit;
  } names[] = {
    [FROND_COLUMN_PHASE] = { _("Phase"), "" },
    [FROND_COLUMN_START] = { _("Start"), _("min:s") },
    [FROND_COLUMN_LENGTH] = { _("Length"), "s" },
    [FROND_COLUMN_MEAN] = { _("Mean"), unit },
    [FROND_COLUMN_SD] = { _("SD"), unit },
    [FROND_COLUMN_CV] = { _("CV"), "%" },
    [FROND_COLUMN_PEAK] = { _("Peak"), unit },
    [FROND_COLUMN_ONSET] = { _("Onset"), "s" },
    [FROND_COLUMN_RELEASE] = { _("Release"), "s" },
    [FROND_COLUMN_GOAL] = { _("Goal"), unit },
    [FROND_COLUMN_BELOW] = { _("In the goal"), "%" },
    [FROND_COLUMN_LEFT_OUT] = { _("Left out"), "" },
  };
  /* clang-format on */

  for (guint i = 0; i < FROND_N_COLUMNS; i++) {
    self->heads[i] = g_strdup (names[i].head);
    self->units[i] = g_strdup (names[i].unit);
  }
}

static double
widest (const Table *self,
        FrondColumn  column)
{
  g_autoptr (PangoLayout) head = frond_text_layout_new (self->context, FROND_TEXT_TABLE_BOLD, self->heads[column], -1);
  g_autoptr (PangoLayout) unit = frond_text_layout_new (self->context, FROND_TEXT_SMALL, self->units[column], -1);
  double width = MAX (frond_text_get_width (head), frond_text_get_width (unit));

  for (guint i = 0; i < self->rows->len; i++) {
    g_autoptr (PangoLayout) layout = frond_text_layout_new (self->context, FROND_TEXT_TABLE, ((FrondRow *) self->rows->pdata[i])->cells[column], -1);

    width = MAX (width, frond_text_get_width (layout));
  }

  return width;
}

/* A column that says nothing in any row is not there. The numbers get what they need, names the rest, and all the air is shared. */
static void
arrange_columns (Table *self)
{
  double widths[FROND_N_COLUMNS] = { 0 }, taken = 0, air, x;
  guint  n = 0;

  for (guint i = 0; i < FROND_N_COLUMNS; i++) {
    self->shown[i] = i <= FROND_COLUMN_PEAK;
    for (guint r = 0; r < self->rows->len; r++)
      self->shown[i] = self->shown[i] || ((FrondRow *) self->rows->pdata[r])->cells[i];
    if (!self->shown[i])
      continue;
    widths[i] = widest (self, i);
    taken += widths[i];
    n++;
  }

  air = (self->width - taken) / (n - 1);
  if (air < CELL_GAP) {
    widths[FROND_COLUMN_PHASE] = MAX (40, widths[FROND_COLUMN_PHASE] - (n - 1) * (CELL_GAP - air));
    air = CELL_GAP;
  }
  self->right[FROND_COLUMN_PHASE] = x = widths[FROND_COLUMN_PHASE];
  for (guint i = FROND_COLUMN_PHASE + 1; i < FROND_N_COLUMNS; i++)
    if (self->shown[i])
      self->right[i] = x += air + widths[i];
}

/* How the numbers came about: without it they cannot be compared with anybody else's. */
static void
add_footnotes (FrondReport              *report,
               const FrondSessionReport *self,
               const Table              *table,
               gboolean                  condensed)
{
  GString            *notes = g_string_new (NULL);
  FrondMetricsSummary summary;

  frond_metrics_summarise (self->phases, self->rate_hz, &summary);
  if (condensed)
    g_string_append (notes, _("×: repeats in one row; levels are means of the repeats, onset and release are medians. "));
  if (table->shown[FROND_COLUMN_ONSET])
    g_string_append (notes, _("Onset: above rest mean + 3 SD for 50 ms. "));
  if (table->shown[FROND_COLUMN_RELEASE])
    g_string_append (notes, _("Release: within rest mean + 2 SD for 0.5 s. "));
  if (table->shown[FROND_COLUMN_BELOW])
    g_string_append (notes, _("In the goal: part of the time on its good side, or between its edges. "));
  if (summary.n_censored_releases > 0)
    g_string_append (notes, _("≥: had not let go when observation ended. "));
  g_string_append (notes, _("–: does not apply or could not be measured."));
  frond_report_add_text (report, FROND_TEXT_SMALL, notes->str, 4, "P");
  g_string_free (notes, TRUE);
}

static void
add_rows (FrondReport *report,
          Table       *table)
{
  guint            group = frond_report_new_group (report);
  FrondReportItem *head = frond_report_add (report, HEAD_HEIGHT, 14, draw_head, row_new (table, 0), free_row);

  head->group = group;
  head->group_tag = "Table";
  head->keep_with_next = TRUE;
  for (guint i = 0; i < table->rows->len; i++) {
    FrondReportItem *item = frond_report_add (report, ROW_HEIGHT, 0, draw_row, row_new (table, i), free_row);

    item->tag = "TR";
    item->group = group;
    item->group_tag = "Table";
    item->head = head;
  }
}

/*
 * frond_session_report_add_table:
 * @report: a document
 * @self: what to show
 *
 * Adds the phases and how their numbers came about; nothing where nothing was measured.
 */
void
frond_session_report_add_table (FrondReport              *report,
                                const FrondSessionReport *self)
{
  gboolean condensed = FALSE;
  Table   *table;

  if (self->phases->len == 0)
    return;

  table = g_new0 (Table, 1);
  g_atomic_ref_count_init (&table->references);
  table->rows = frond_session_report_make_rows (self, &condensed);
  table->context = g_object_ref (frond_report_get_context (report));
  table->width = frond_report_get_width (report);
  name_columns (table, frond_units_get_symbol (self->unit));
  arrange_columns (table);
  add_rows (report, table);
  add_footnotes (report, self, table, condensed);
  unref_table (table);
}
