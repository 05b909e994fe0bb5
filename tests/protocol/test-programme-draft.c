/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "draft-helpers.h"
#include "frond-error.h"

static JsonObject *
make_phase (const char *name)
{
  JsonObject *fields = json_object_new ();

  json_object_set_string_member (fields, "kind", "work");
  json_object_set_string_member (fields, "name", name);
  json_object_set_string_member (fields, "patient_words", "Hold");
  json_object_set_int_member (fields, "seconds", 5);

  return fields;
}

/* What follows has to come back to this by one undo, and forth by one redo. */
static void
assert_undone (FrondProgrammeDraft *draft,
               const char          *before)
{
  g_autofree char *after = frond_programme_draft_to_json (draft, 3);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_assert_cmpstr (after, !=, before);
  frond_programme_draft_undo (draft);
  undone = frond_programme_draft_to_json (draft, 3);
  g_assert_cmpstr (undone, ==, before);
  g_assert_false (frond_programme_draft_can_undo (draft));
  frond_programme_draft_redo (draft);
  redone = frond_programme_draft_to_json (draft, 3);
  g_assert_cmpstr (redone, ==, after);
  g_assert_false (frond_programme_draft_can_redo (draft));
}

static guint
insert_after_a (FrondProgrammeDraft *draft)
{
  g_autoptr (JsonObject) fields = make_phase ("new");

  return frond_programme_draft_insert (draft, find (draft, "a"), fields);
}

static guint
insert_first (FrondProgrammeDraft *draft)
{
  g_autoptr (JsonObject) fields = make_phase ("new");

  return frond_programme_draft_insert (draft, 0, fields);
}

static guint
insert_after_repeat (FrondProgrammeDraft *draft)
{
  g_autoptr (JsonObject) fields = make_phase ("new");

  return frond_programme_draft_insert (draft, find (draft, ""), fields);
}

static guint
remove_b (FrondProgrammeDraft *draft)
{
  return frond_programme_draft_remove (draft, find (draft, "b"));
}

static guint
remove_repeat (FrondProgrammeDraft *draft)
{
  return frond_programme_draft_remove (draft, find (draft, ""));
}

static guint
duplicate_c (FrondProgrammeDraft *draft)
{
  return frond_programme_draft_duplicate (draft, find (draft, "c"));
}

static guint
duplicate_repeat (FrondProgrammeDraft *draft)
{
  return frond_programme_draft_duplicate (draft, find (draft, ""));
}

static guint
a_down (FrondProgrammeDraft *draft)
{
  return frond_programme_draft_move_down (draft, find (draft, "a"));
}

static guint
d_up (FrondProgrammeDraft *draft)
{
  return frond_programme_draft_move_up (draft, find (draft, "d"));
}

static guint
b_up (FrondProgrammeDraft *draft)
{
  return frond_programme_draft_move_up (draft, find (draft, "b"));
}

static guint
b_down (FrondProgrammeDraft *draft)
{
  return frond_programme_draft_move_down (draft, find (draft, "b"));
}

static guint
c_up (FrondProgrammeDraft *draft)
{
  return frond_programme_draft_move_up (draft, find (draft, "c"));
}

static guint
c_down (FrondProgrammeDraft *draft)
{
  return frond_programme_draft_move_down (draft, find (draft, "c"));
}

static guint
repeat_up (FrondProgrammeDraft *draft)
{
  return frond_programme_draft_move_up (draft, find (draft, ""));
}

static guint
repeat_down (FrondProgrammeDraft *draft)
{
  return frond_programme_draft_move_down (draft, find (draft, ""));
}

static guint
drag_a_into_repeat (FrondProgrammeDraft *draft)
{
  return frond_programme_draft_move_beside (draft, find (draft, "a"), find (draft, ""), TRUE);
}

static guint
drag_d_before_c (FrondProgrammeDraft *draft)
{
  return frond_programme_draft_move_beside (draft, find (draft, "d"), find (draft, "c"), FALSE);
}

static guint
drag_b_to_the_end (FrondProgrammeDraft *draft)
{
  return frond_programme_draft_move_beside (draft, find (draft, "b"), find (draft, "d"), TRUE);
}

static guint
drag_repeat_to_the_top (FrondProgrammeDraft *draft)
{
  return frond_programme_draft_move_beside (draft, find (draft, ""), find (draft, "a"), FALSE);
}

static guint
wrap_d (FrondProgrammeDraft *draft)
{
  return frond_programme_draft_wrap (draft, find (draft, "d"), 4);
}

static guint
unwrap (FrondProgrammeDraft *draft)
{
  return frond_programme_draft_unwrap (draft, find (draft, ""));
}

static const struct {
  const char *name;
  guint (*operate) (FrondProgrammeDraft *draft);
  const char *shape;
} operations[] = {
  { "insert", insert_after_a, "a new (b c) d" },
  { "insert-first", insert_first, "new a (b c) d" },
  { "insert-after-repeat", insert_after_repeat, "a (b c) new d" },
  { "remove", remove_b, "a (c) d" },
  { "remove-repeat", remove_repeat, "a d" },
  { "duplicate", duplicate_c, "a (b c c) d" },
  { "duplicate-repeat", duplicate_repeat, "a (b c) (b c) d" },
  { "down-into-repeat", a_down, "(a b c) d" },
  { "up-into-repeat", d_up, "a (b c d)" },
  { "up-out-of-repeat", b_up, "a b (c) d" },
  { "down-within", b_down, "a (c b) d" },
  { "up-within", c_up, "a (c b) d" },
  { "down-out-of-repeat", c_down, "a (b) c d" },
  { "repeat-up", repeat_up, "(b c) a d" },
  { "repeat-down", repeat_down, "a d (b c)" },
  { "drag-into-repeat", drag_a_into_repeat, "(a b c) d" },
  { "drag-before", drag_d_before_c, "a (b d c)" },
  { "drag-to-the-end", drag_b_to_the_end, "a (c) d b" },
  { "drag-repeat", drag_repeat_to_the_top, "(b c) a d" },
  { "wrap", wrap_d, "a (b c) (d)" },
  { "unwrap", unwrap, "a b c d" },
};

static void
test_operation (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (FrondProgrammeDraft) draft = read_draft (TREE);
  g_autofree char *before = frond_programme_draft_to_json (draft, 3);

  g_assert_cmpuint (operations[i].operate (draft), !=, 0);
  assert_shape (draft, operations[i].shape);
  assert_undone (draft, before);
}

static void
test_cannot_move (void)
{
  g_autoptr (FrondProgrammeDraft) draft = read_draft (TREE);

  g_assert_cmpuint (frond_programme_draft_move_up (draft, find (draft, "a")), ==, 0);
  g_assert_cmpuint (frond_programme_draft_move_down (draft, find (draft, "d")), ==, 0);
  g_assert_cmpuint (frond_programme_draft_move_beside (draft, find (draft, ""), find (draft, "b"), TRUE), ==, 0);
  g_assert_cmpuint (frond_programme_draft_move_beside (draft, find (draft, "b"), find (draft, ""), TRUE), ==, 0);
  g_assert_cmpuint (frond_programme_draft_unwrap (draft, find (draft, "a")), ==, 0);
  g_assert_cmpuint (frond_programme_draft_remove (draft, 4711), ==, 0);
  g_assert_false (frond_programme_draft_can_undo (draft));
  assert_shape (draft, "a (b c) d");
}

/* Keys take a row through the whole programme, into the repeat and out of it, and back the same way. */
static void
test_walk (void)
{
  static const char *const down[] = { "(a b c) d", "(b a c) d", "(b c a) d", "(b c) a d", "(b c) d a" };
  g_autoptr (FrondProgrammeDraft) draft = read_draft (TREE);
  guint number = find (draft, "a");

  for (guint i = 0; i < G_N_ELEMENTS (down); i++) {
    g_assert_cmpuint (frond_programme_draft_move_down (draft, number), ==, number);
    assert_shape (draft, down[i]);
  }
  g_assert_cmpuint (frond_programme_draft_move_down (draft, number), ==, 0);
  for (guint i = G_N_ELEMENTS (down) - 1; i > 0; i--) {
    g_assert_cmpuint (frond_programme_draft_move_up (draft, number), ==, number);
    assert_shape (draft, down[i - 1]);
  }
  g_assert_cmpuint (frond_programme_draft_move_up (draft, number), ==, number);
  assert_shape (draft, "a (b c) d");
}

static void
test_fields (void)
{
  g_autoptr (FrondProgrammeDraft) draft = read_draft (TREE);
  g_autofree char *before = frond_programme_draft_to_json (draft, 3);
  guint            number = find (draft, "b");
  g_autofree char *json = NULL;

  frond_programme_draft_set_row_value (draft, number, "goal/value", 2.5);
  frond_programme_draft_set_row_text (draft, number, "goal/rule", "absolute");
  frond_programme_draft_set_row_flag (draft, number, "may_skip", TRUE);
  frond_programme_draft_set_row_value (draft, number, "seconds", 12);
  frond_programme_draft_set_text (draft, "name", "Yours “now”");
  json = frond_programme_draft_to_json (draft, 4);
  g_assert_nonnull (strstr (json, "\"goal\": { \"rule\": \"absolute\", \"value\": 2.5 }"));
  g_assert_nonnull (strstr (json, "\"may_skip\": true"));
  g_assert_nonnull (strstr (json, "\"seconds\": 12"));
  g_assert_nonnull (strstr (json, "\"name\": \"Yours “now”\""));
  g_assert_nonnull (strstr (json, "\"version\": 4"));

  frond_programme_draft_clear_row_field (draft, number, "goal");
  g_assert_true (isnan (frond_draft_row_get_value (frond_programme_draft_find (draft, number, NULL), "goal/value")));
  for (int i = 0; i < 6; i++)
    frond_programme_draft_undo (draft);
  g_assert_false (frond_programme_draft_can_undo (draft));
  g_clear_pointer (&json, g_free);
  json = frond_programme_draft_to_json (draft, 3);
  g_assert_cmpstr (json, ==, before);
}

/* A word is one thing to take back, two fields are two, and what is the same already is none. */
static void
test_typing (void)
{
  g_autoptr (FrondProgrammeDraft) draft = read_draft (TREE);
  g_autofree char *before = frond_programme_draft_to_json (draft, 3);
  guint            number = find (draft, "a");

  frond_programme_draft_set_row_text (draft, number, "name", "a");
  g_assert_false (frond_programme_draft_can_undo (draft));
  frond_programme_draft_set_row_text (draft, number, "name", "ab");
  frond_programme_draft_set_row_text (draft, number, "name", "abc");
  assert_undone (draft, before);

  frond_programme_draft_undo (draft);
  frond_programme_draft_set_row_text (draft, number, "name", "ab");
  frond_programme_draft_finish_typing (draft);
  frond_programme_draft_set_row_text (draft, number, "name", "abc");
  frond_programme_draft_set_row_text (draft, number, "patient_words", "abc");
  frond_programme_draft_undo (draft);
  frond_programme_draft_undo (draft);
  g_assert_cmpstr (frond_draft_row_get_text (frond_programme_draft_find (draft, number, NULL), "name"), ==, "ab");
  g_assert_true (frond_programme_draft_can_undo (draft));
}

static void
test_duration (void)
{
  g_autoptr (FrondProgrammeDraft) draft = read_draft (TREE);

  g_assert_cmpfloat (frond_programme_draft_get_duration (draft), ==, 60);
  frond_programme_draft_set_row_value (draft, find (draft, "b"), "seconds", 0.5);
  g_assert_cmpfloat (frond_programme_draft_get_duration (draft), ==, 41);
  frond_programme_draft_set_row_text (draft, find (draft, "b"), "seconds", "soon");
  g_assert_cmpfloat (frond_programme_draft_get_duration (draft), ==, 40);
}

/* One place for the same contents, whatever order they came in; numbers as somebody would write them. */
static void
test_canonical (void)
{
  g_autoptr (FrondProgrammeDraft) draft = read_draft ("{\"phases\":[{\"zebra\":[1,{\"b\":0.1,\"a\":null}],\"seconds\":0.1,\"kind\":\"rest\",\"apple\":\"ü\\n\"}],\"id\":\"x\"}");
  g_autofree char *json = frond_programme_draft_to_json (draft, 2);
  g_autoptr (FrondProgrammeDraft) again = read_draft (json);
  g_autofree char *json_again = frond_programme_draft_to_json (again, 2);

  g_assert_cmpstr (json, ==,
                   "{\n  \"id\": \"x\",\n  \"version\": 2,\n  \"phases\": [\n    {\n      \"kind\": \"rest\",\n      \"seconds\": 0.1,\n"
                   "      \"apple\": \"ü\\n\",\n      \"zebra\": [1, { \"a\": null, \"b\": 0.1 }]\n    }\n  ]\n}\n");
  g_assert_cmpstr (json_again, ==, json);
}

/* What comes with Frond stays what it is on its way through the editor. */
static void
test_originals (void)
{
  g_autoptr (GListModel) originals = frond_programme_list_built_in ();

  g_assert_cmpuint (g_list_model_get_n_items (originals), >, 0);
  for (guint i = 0; i < g_list_model_get_n_items (originals); i++) {
    g_autoptr (FrondProgramme) original = g_list_model_get_item (originals, i);
    g_autoptr (FrondProgrammeDraft) draft = frond_programme_draft_new (original, "own-copy", "My copy");
    g_autoptr (GPtrArray) problems = NULL;
    g_autoptr (FrondProgramme) copy = frond_programme_draft_check (draft, &problems);
    g_autoptr (FrondProgrammeDraft) twin = frond_programme_draft_new (original, frond_programme_get_id (original), NULL);
    g_autofree char *json = frond_programme_draft_to_json (twin, frond_programme_get_version (original));
    g_autoptr (JsonNode) left = json_from_string (json, NULL);
    g_autoptr (JsonNode) right = json_from_string (frond_programme_get_json (original), NULL);

    g_assert_cmpuint (problems->len, ==, 0);
    g_assert_cmpstr (frond_programme_get_id (copy), ==, "own-copy");
    g_assert_cmpstr (frond_programme_get_name (copy), ==, "My copy");
    g_assert_cmpuint (frond_programme_get_n_phases (copy), ==, frond_programme_get_n_phases (original));
    g_assert_cmpfloat (frond_programme_draft_get_duration (draft), ==, frond_programme_get_duration (original));
    g_assert_true (json_node_equal (left, right));
  }
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",
    "[]",
    "{}",
    "{\"phases\":{}}",
    "{\"phases\":[1]}",
    "{\"phases\":[{\"repeat\":2}]}",
    "{\"phases\":[{\"repeat\":2,\"phases\":3}]}",
    "{\"phases\":[",
  };
  GString *deep = g_string_new ("{\"phases\":[");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (frond_programme_draft_new_from_json (texts[i], &error));
    g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
  }

  for (int i = 0; i < 40; i++)
    g_string_append (deep, "{\"repeat\":1,\"phases\":[");
  for (int i = 0; i < 40; i++)
    g_string_append (deep, "]}");
  g_string_append (deep, "]}");
  g_assert_null (frond_programme_draft_new_from_json (deep->str, NULL));
  g_string_free (deep, TRUE);
}

/* The model tells its changes such that a list that follows them is the same. */
static void
follow_cb (GListModel *model,
           guint       position,
           guint       removed,
           guint       added,
           GPtrArray  *mirror)
{
  g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror, (gint) (position + i), g_list_model_get_item (model, position + i));
}

static void
assert_mirrored (FrondProgrammeDraft *draft,
                 GPtrArray           *mirror)
{
  g_assert_cmpuint (mirror->len, ==, g_list_model_get_n_items (G_LIST_MODEL (draft)));
  for (guint i = 0; i < mirror->len; i++) {
    g_autoptr (FrondDraftRow) row = g_list_model_get_item (G_LIST_MODEL (draft), i);

    g_assert_true (row == g_ptr_array_index (mirror, i));
  }
}

static void
operate_at_random (FrondProgrammeDraft *draft,
                   GRand               *random)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (draft));
  guint numbers[2] = { 0, 0 };
  g_autoptr (JsonObject) fields = make_phase ("new");

  for (guint i = 0; n > 0 && i < 2; i++) {
    g_autoptr (FrondDraftRow) row = g_list_model_get_item (G_LIST_MODEL (draft), (guint) g_rand_int_range (random, 0, (gint32) n));

    numbers[i] = frond_draft_row_get_number (row);
  }
  switch (g_rand_int_range (random, 0, 10)) {
  case 0:
    frond_programme_draft_insert (draft, numbers[0], fields);
    break;
  case 1:
    if (n > 4)
      frond_programme_draft_remove (draft, numbers[0]);
    break;
  case 2:
    if (n < 60)
      frond_programme_draft_duplicate (draft, numbers[0]);
    break;
  case 3:
    frond_programme_draft_move_up (draft, numbers[0]);
    break;
  case 4:
    frond_programme_draft_move_down (draft, numbers[0]);
    break;
  case 5:
    frond_programme_draft_move_beside (draft, numbers[0], numbers[1], g_rand_boolean (random));
    break;
  case 6:
    if (n < 60)
      frond_programme_draft_wrap (draft, numbers[0], 2);
    break;
  case 7:
    frond_programme_draft_unwrap (draft, numbers[0]);
    break;
  case 8:
    frond_programme_draft_set_row_value (draft, numbers[0], "goal/value", g_rand_int_range (random, 1, 9));
    break;
  default:
    frond_programme_draft_set_text (draft, "name", g_rand_boolean (random) ? "One" : "Two");
    break;
  }
}

/* The rows are always a tree: one that is deeper stands below a repeat. */
static void
assert_tree (FrondProgrammeDraft *draft)
{
  g_autofree char *json = frond_programme_draft_to_json (draft, 3);
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  guint limit = 0;

  g_assert_nonnull (node);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (draft)); i++) {
    g_autoptr (FrondDraftRow) row = g_list_model_get_item (G_LIST_MODEL (draft), i);

    g_assert_cmpuint (frond_draft_row_get_depth (row), <=, limit);
    limit = frond_draft_row_get_depth (row) + (frond_draft_row_is_repeat (row) ? 1 : 0);
  }
}

static void
test_random (void)
{
  for (guint32 seed = 1; seed <= 40; seed++) {
    g_autoptr (GRand) random = g_rand_new_with_seed (seed);
    g_autoptr (FrondProgrammeDraft) draft = read_draft (TREE);
    g_autoptr (GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);
    g_autofree char *before = frond_programme_draft_to_json (draft, 3);
    g_autofree char *after = NULL;
    g_autofree char *undone = NULL;
    g_autofree char *redone = NULL;

    follow_cb (G_LIST_MODEL (draft), 0, 0, g_list_model_get_n_items (G_LIST_MODEL (draft)), mirror);
    g_signal_connect (draft, "items-changed", G_CALLBACK (follow_cb), mirror);
    for (int i = 0; i < 120; i++) {
      operate_at_random (draft, random);
      assert_mirrored (draft, mirror);
      assert_tree (draft);
    }
    after = frond_programme_draft_to_json (draft, 3);
    while (frond_programme_draft_can_undo (draft))
      frond_programme_draft_undo (draft);
    undone = frond_programme_draft_to_json (draft, 3);
    g_assert_cmpstr (undone, ==, before);
    assert_mirrored (draft, mirror);
    while (frond_programme_draft_can_redo (draft))
      frond_programme_draft_redo (draft);
    redone = frond_programme_draft_to_json (draft, 3);
    g_assert_cmpstr (redone, ==, after);
    g_signal_handlers_disconnect_by_data (draft, mirror);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (operations); i++) {
    g_autofree char *path = g_strconcat ("/programme-draft/operation/", operations[i].name, NULL);

    g_test_add_data_func (path, GUINT_TO_POINTER (i), test_operation);
  }
  g_test_add_func ("/programme-draft/cannot-move", test_cannot_move);
  g_test_add_func ("/programme-draft/walk", test_walk);
  g_test_add_func ("/programme-draft/fields", test_fields);
  g_test_add_func ("/programme-draft/typing", test_typing);
  g_test_add_func ("/programme-draft/duration", test_duration);
  g_test_add_func ("/programme-draft/canonical", test_canonical);
  g_test_add_func ("/programme-draft/originals", test_originals);
  g_test_add_func ("/programme-draft/refused", test_refused);
  g_test_add_func ("/programme-draft/random", test_random);

  return g_test_run ();
}
