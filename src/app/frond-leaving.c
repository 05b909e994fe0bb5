/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is on screen can be left where nothing that was written is lost with it. */

#include "config.h"

#include "frond-leaving.h"

#include "frond-file-page.h"
#include "frond-programme-editor.h"
#include "frond-programmes-page.h"

/* (nullable): the review whose note cannot be stored */
static FrondReviewPage *
find_unsaved (AdwNavigationView *pages)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (pages);

  return FROND_IS_REVIEW_PAGE (page) && !frond_review_page_store_note (FROND_REVIEW_PAGE (page)) ? FROND_REVIEW_PAGE (page) : NULL;
}

/**
 * frond_leaving_ask:
 * @pages: what is on screen
 * @leave: called where somebody wants to leave all the same
 * @leaver: passed to it
 *
 * Stores the note that is being written.
 *
 * Returns: whether that could not be done, so that somebody is asked first
 */
gboolean
frond_leaving_ask (AdwNavigationView  *pages,
                   FrondNotePanelLeave leave,
                   gpointer            leaver)
{
  FrondReviewPage *review = find_unsaved (pages);

  if (review)
    frond_review_page_ask_to_leave (review, leave, leaver);

  return review != NULL;
}

/* Below the programmes there may be the set-up of a session. */
static gboolean
is_setting_up (AdwNavigationView *pages)
{
  return adw_navigation_view_find_page (pages, "setup") != NULL;
}

/**
 * frond_leaving_is_without_loss:
 * @pages: what is on screen
 *
 * Looking at something stored can be left at any time; a note and a programme are kept as they are typed, as long as the disk takes it.
 *
 * Returns: whether the bottom page could be shown without a question
 */
gboolean
frond_leaving_is_without_loss (AdwNavigationView *pages)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (pages);

  if (!adw_navigation_view_get_previous_page (pages, page) || FROND_IS_FILE_PAGE (page))
    return TRUE;
  if (FROND_IS_REVIEW_PAGE (page))
    return !find_unsaved (pages);

  return (FROND_IS_PROGRAMMES_PAGE (page) || FROND_IS_PROGRAMME_EDITOR (page)) && !is_setting_up (pages);
}
