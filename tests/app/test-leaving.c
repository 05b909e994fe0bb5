/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which pages can be left without a question; what a review asks is in the tests of the window. */

#include "config.h"

#include "frond-leaving.h"

#include "frond-programmes-page.h"
#include "programme-fixture.h"

static void
push_plain (ProgrammeFixture *fixture,
            const char       *tag)
{
  programme_fixture_push (fixture, adw_navigation_page_new_with_tag (gtk_label_new (tag), tag, tag));
}

static void
leave_cb (gpointer data)
{
  g_assert_not_reached ();
}

/* A form could lose something, the bottom page nothing. */
static void
test_pages (ProgrammeFixture *fixture,
            gconstpointer     data)
{
  g_assert_true (frond_leaving_is_without_loss (fixture->pages));
  push_plain (fixture, "form");
  g_assert_false (frond_leaving_is_without_loss (fixture->pages));
  g_assert_false (frond_leaving_ask (fixture->pages, leave_cb, NULL));
}

/* Programmes store themselves; a session that is being set up below them does not. */
static void
test_programmes (ProgrammeFixture *fixture,
                 gconstpointer     data)
{
  programme_fixture_push (fixture, ADW_NAVIGATION_PAGE (frond_programmes_page_new (fixture->vault)));
  g_assert_true (frond_leaving_is_without_loss (fixture->pages));
  adw_navigation_view_pop (fixture->pages);
  app_settle ();
  push_plain (fixture, "setup");
  programme_fixture_push (fixture, ADW_NAVIGATION_PAGE (frond_programmes_page_new (fixture->vault)));
  g_assert_false (frond_leaving_is_without_loss (fixture->pages));
}

#define ADD(path, test) g_test_add ("/app/leaving/" path, ProgrammeFixture, NULL, programme_fixture_set_up, test, programme_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("pages", test_pages);
  ADD ("programmes", test_programmes);

  return g_test_run ();
}
