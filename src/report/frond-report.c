/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is that a document is laid out once and looks the same wherever it goes, that every page says whom it is
 * about, and that the file around the pages does not. */

#include "config.h"

#include "frond-report-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "frond-error.h"

#define POINTS        0.75 /* of 1/96 inch */
#define FOOTER_HEIGHT 34.0
#define RULE          0.75

typedef struct {
  const FrondReportItem *item;
  guint                  page;
  double                 y;
} Placement;

struct _FrondReport {
  GObject parent_instance;

  double        width;
  double        height;
  char         *title;
  PangoContext *context;
  PangoLayout  *name;
  PangoLayout  *identity;
  PangoLayout  *clinic;
  double        header_height;
  GPtrArray    *items;
  GArray       *placements; /* of Placement, in order */
  guint         n_pages;
  guint         n_groups;
};

G_DEFINE_FINAL_TYPE (FrondReport, frond_report, G_TYPE_OBJECT)

static void
free_item (gpointer data)
{
  FrondReportItem *item = data;

  if (item->destroy)
    item->destroy (item->data);
  g_free (item);
}

static void
frond_report_finalize (GObject *object)
{
  FrondReport *self = FROND_REPORT (object);

  g_free (self->title);
  g_array_unref (self->placements);
  g_ptr_array_unref (self->items);
  g_clear_object (&self->name);
  g_clear_object (&self->identity);
  g_clear_object (&self->clinic);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (frond_report_parent_class)->finalize (object);
}

static void
frond_report_class_init (FrondReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = frond_report_finalize;
}

static void
frond_report_init (FrondReport *self)
{
  self->items = g_ptr_array_new_with_free_func (free_item);
  self->placements = g_array_new (FALSE, FALSE, sizeof (Placement));
  self->context = frond_text_context_new ();
}

/*
 * frond_report_new:
 * @paper: its size
 * @title: what the PDF is called; never a name
 * @name: first identifier on every page
 * @identity: the others
 * @clinic: (nullable): whose paper it is
 *
 * Returns: (transfer full): an empty document, to be filled and then paginated
 */
FrondReport *
frond_report_new (FrondPaper  paper,
                  const char *title,
                  const char *name,
                  const char *identity,
                  const char *clinic)
{
  FrondReport *self = g_object_new (FROND_TYPE_REPORT, NULL);
  double       left;

  self->title = g_strdup (title);
  self->width = paper == FROND_PAPER_LETTER ? 8.5 * 96 : 210 / 25.4 * 96;
  self->height = paper == FROND_PAPER_LETTER ? 11.0 * 96 : 297 / 25.4 * 96;

  /* Names are never cut off: a long one takes the lines that it needs. */
  left = 0.62 * frond_report_get_width (self);
  self->name = frond_text_layout_new (self->context, FROND_TEXT_NAME, name, left);
  self->identity = frond_text_layout_new (self->context, FROND_TEXT_BODY, identity, left);
  self->clinic = frond_text_layout_new (self->context, FROND_TEXT_QUIET, clinic, frond_report_get_width (self) - left - 24);
  self->header_height = MAX (frond_text_get_height (self->name) + frond_text_get_height (self->identity), frond_text_get_height (self->clinic)) + 12;

  return self;
}

PangoContext *
frond_report_get_context (FrondReport *self)
{
  return self->context;
}

/* What is left between the margins. */
double
frond_report_get_width (FrondReport *self)
{
  return self->width - 2 * FROND_REPORT_MARGIN;
}

guint
frond_report_new_group (FrondReport *self)
{
  return ++self->n_groups;
}

FrondReportItem *
frond_report_add (FrondReport *self,
                  double       height,
                  double       space,
                  void (*draw) (const FrondReportItem *item, cairo_t *cr, double x, double y),
                  gpointer       data,
                  GDestroyNotify destroy)
{
  FrondReportItem *item = g_new0 (FrondReportItem, 1);

  item->height = height;
  item->space = space;
  item->draw = draw;
  item->data = data;
  item->destroy = destroy;
  g_ptr_array_add (self->items, item);

  return item;
}

static void
place (FrondReport           *self,
       const FrondReportItem *item,
       guint                  page,
       double                *y)
{
  Placement placement = { item, page, *y };

  g_array_append_val (self->placements, placement);
  *y += item->height;
}

/* With everything that has to stay on its page. */
static double
needed_height (FrondReport *self,
               guint        index)
{
  const FrondReportItem *item = self->items->pdata[index];
  double                 height = item->height;

  while (item->keep_with_next && ++index < self->items->len) {
    item = self->items->pdata[index];
    height += item->space + item->height;
  }

  return height;
}

/*
 * frond_report_paginate:
 * @self: a document with all of its items
 *
 * Gives every item its page and place.
 */
void
frond_report_paginate (FrondReport *self)
{
  double top = FROND_REPORT_MARGIN * 0.75 + self->header_height + 14;
  double bottom = self->height - FROND_REPORT_MARGIN * 0.75 - FOOTER_HEIGHT;
  double y = top;
  guint  page = 0;

  g_array_set_size (self->placements, 0);
  for (guint i = 0; i < self->items->len; i++) {
    const FrondReportItem *item = self->items->pdata[i];

    if (y > top)
      y += item->space;
    if (y > top && y + needed_height (self, i) > bottom) {
      page++;
      y = top;
      if (item->head)
        place (self, item->head, page, &y);
    }
    place (self, item, page, &y);
  }
  self->n_pages = page + 1;
}

/**
 * frond_report_get_n_pages:
 * @self: a document
 *
 * Returns: at least 1
 */
guint
frond_report_get_n_pages (FrondReport *self)
{
  g_return_val_if_fail (FROND_IS_REPORT (self), 0);

  return self->n_pages;
}

void
frond_report_get_page_size (FrondReport *self,
                            double      *width,
                            double      *height)
{
  g_return_if_fail (FROND_IS_REPORT (self));

  *width = self->width * POINTS;
  *height = self->height * POINTS;
}

static void
draw_rule (FrondReport *self,
           cairo_t     *cr,
           double       y)
{
  cairo_rectangle (cr, FROND_REPORT_MARGIN, y, frond_report_get_width (self), RULE);
  cairo_set_source_rgb (cr, 0.5, 0.5, 0.5);
  cairo_fill (cr);
}

static void
draw_header (FrondReport *self,
             cairo_t     *cr)
{
  double y = FROND_REPORT_MARGIN * 0.75;
  double right = self->width - FROND_REPORT_MARGIN;

  frond_text_show (cr, FROND_TEXT_NAME, self->name, FROND_REPORT_MARGIN, y, "P");
  frond_text_show (cr, FROND_TEXT_BODY, self->identity, FROND_REPORT_MARGIN, y + frond_text_get_height (self->name), "P");
  frond_text_show (cr, FROND_TEXT_QUIET, self->clinic, right - frond_text_get_width (self->clinic), y + 3, "P");
  draw_rule (self, cr, y + self->header_height - 6);
}

static void
draw_footer (FrondReport *self,
             cairo_t     *cr,
             guint        page)
{
  double           y = self->height - FROND_REPORT_MARGIN * 0.75 - 14;
  g_autofree char *number = g_strdup_printf (_("Page %u of %u"), page + 1, self->n_pages);
  g_autofree char *maker = g_strdup_printf (_("Made by Frond %s. Not a certified medical device; not a diagnosis."), FROND_VERSION);
  g_autoptr (PangoLayout) left = frond_text_layout_new (self->context, FROND_TEXT_SMALL, maker, -1);
  g_autoptr (PangoLayout) right = frond_text_layout_new (self->context, FROND_TEXT_SMALL, number, -1);

  draw_rule (self, cr, y - 6);
  frond_text_show (cr, FROND_TEXT_SMALL, left, FROND_REPORT_MARGIN, y, "P");
  frond_text_show (cr, FROND_TEXT_SMALL, right, self->width - FROND_REPORT_MARGIN - frond_text_get_width (right), y, "P");
}

static void
draw_items (FrondReport *self,
            cairo_t     *cr,
            guint        page)
{
  const FrondReportItem *open = NULL;

  for (guint i = 0; i < self->placements->len; i++) {
    const Placement       *placement = &g_array_index (self->placements, Placement, i);
    const FrondReportItem *item = placement->item;

    if (placement->page != page)
      continue;
    if (open && open->group != item->group) {
      cairo_tag_end (cr, open->group_tag);
      open = NULL;
    }
    if (!open && item->group_tag) {
      cairo_tag_begin (cr, item->group_tag, NULL);
      open = item;
    }
    if (item->tag)
      cairo_tag_begin (cr, item->tag, NULL);
    item->draw (item, cr, FROND_REPORT_MARGIN, placement->y);
    if (item->tag)
      cairo_tag_end (cr, item->tag);
  }
  if (open)
    cairo_tag_end (cr, open->group_tag);
}

/**
 * frond_report_draw_page:
 * @self: a document
 * @cr: where to draw, in points from the paper's upper left corner
 * @page: from 0
 *
 * Draws a page, with whom it is about on top and its number at the bottom.
 */
void
frond_report_draw_page (FrondReport *self,
                        cairo_t     *cr,
                        guint        page)
{
  g_return_if_fail (FROND_IS_REPORT (self));
  g_return_if_fail (page < self->n_pages);

  cairo_save (cr);
  cairo_scale (cr, POINTS, POINTS);
  draw_header (self, cr);
  draw_items (self, cr, page);
  draw_footer (self, cr, page);
  cairo_restore (cr);
}

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
draw_pdf (FrondReport *self,
          GByteArray  *bytes)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, self->width * POINTS, self->height * POINTS);
  cairo_t         *cr = cairo_create (surface);
  cairo_status_t   status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Frond " FROND_VERSION);
  for (guint page = 0; page < self->n_pages; page++) {
    frond_report_draw_page (self, cr, page);
    cairo_show_page (cr);
  }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  return status;
}

static gboolean
explain (GError  *cause,
         GError **error)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NO_SPACE,
                         _("The report was not saved, because the disk is full. Session and note are safe in the record; choose another place."));
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_READ_ONLY,
                         _("The report was not saved, because nothing may be written there. Session and note are safe in the record; choose another place."));
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error_literal (error, FROND_ERROR, FROND_ERROR_NOT_FOUND,
                         _("The report was not saved, because its folder is not there any more. Session and note are safe in the record; choose another place."));
  else
    g_set_error (error, FROND_ERROR, FROND_ERROR_FAILED,
                 _("The report was not saved (%s). Session and note are safe in the record; try again or choose another place."), cause->message);
  g_error_free (cause);

  return FALSE;
}

/**
 * frond_report_write_pdf:
 * @self: a document
 * @file: where to; replaced whole or not at all, readable for this user only
 * @error: why it could not be saved
 *
 * The file's own data names the kind of document and Frond, nobody else.
 *
 * Returns: whether it was saved
 */
gboolean
frond_report_write_pdf (FrondReport *self,
                        GFile       *file,
                        GError     **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_status_t status;
  GError        *cause = NULL;

  g_return_val_if_fail (FROND_IS_REPORT (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  status = draw_pdf (self, bytes);
  if (status != CAIRO_STATUS_SUCCESS)
    return explain (g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status)), error);
  if (!g_file_replace_contents (file, (const char *) bytes->data, bytes->len, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                NULL, NULL, &cause))
    return explain (cause, error);

  return TRUE;
}
