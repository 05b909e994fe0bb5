/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a programme's JSON. Everything that is not exactly right is refused with the place where it stands, because a programme that
 * was understood halfway would run a session that nobody planned. */

#include "config.h"

#include "frond-programme-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "frond-channel.h"
#include "frond-error.h"
#include "frond-programme-category.h"
#include "frond-programme-reader.h"

#define MAX_PHASES 2000
#define MAX_DEPTH  4

static FrondProgramme *
get_programme (FrondReader *self)
{
  return self->subject;
}

/* The editor shows both beside the field. */
static void
refuse (FrondReader *self,
        const char  *place,
        const char  *what)
{
  g_set_str (&get_programme (self)->problem_place, place);
  g_set_str (&get_programme (self)->problem, what);

  /* Translators: %1$s is a place such as "phases 2 › seconds", %2$s what is needed there */
  g_set_error (self->error, FROND_ERROR, FROND_ERROR_INVALID,
               _("This programme cannot be used. At “%1$s”: %2$s. Nothing was changed; correct the programme or choose another one."),
                 *place ? place : _("the beginning"), what);
}

static gboolean
read_phase (FrondReader *self,
            JsonObject  *object,
            guint        cycle,
            guint        n_cycles)
{
  FrondProgramme *programme = self->subject;
  FrondPhase      phase = { .goal_rule = FROND_GOAL_NONE, .goal_value = NAN, .goal_upper = NAN, .goal_width = NAN, .cycle = cycle, .n_cycles = n_cycles };
  gboolean        good = frond_reader_phase (self, object, &phase);

  /* The array owns its texts from here on, also those of a phase that is refused. */
  g_array_append_val (programme->phases, phase);
  programme->duration_s += phase.duration_s;
  if (!good)
    return FALSE;
  if (programme->duration_s > FROND_PROGRAMME_MAX_DURATION_S)
    return frond_reader_complain (self, _("all phases together may last three hours at most"));
  if (programme->phases->len > MAX_PHASES)
    return frond_reader_complain (self, _("there may be %u phases at most, repeats counted"), MAX_PHASES);

  return TRUE;
}

static gboolean read_phases (FrondReader *self,
                             JsonObject  *object,
                             guint        cycle,
                             guint        n_cycles);

static gboolean
read_repeat (FrondReader *self,
             JsonObject  *object)
{
  static const char *const known[] = { "repeat", "phases", NULL };
  guint                    n_cycles = 0;
  gboolean                 good = TRUE;

  if (!frond_reader_check_keys (self, object, known) || !frond_reader_whole_number (self, object, "repeat", 1, 200, &n_cycles))
    return FALSE;
  if (self->depth == MAX_DEPTH)
    return frond_reader_complain (self, _("repeats may stand in one another at most %u deep"), MAX_DEPTH);

  self->depth++;
  for (guint cycle = 1; cycle <= n_cycles && good; cycle++)
    good = read_phases (self, object, cycle, n_cycles);
  self->depth--;

  return good;
}

static gboolean
read_element (FrondReader *self,
              JsonNode    *node,
              guint        cycle,
              guint        n_cycles)
{
  JsonObject *object = frond_reader_object (self, node);

  if (!object)
    return FALSE;

  return json_object_has_member (object, "repeat") ? read_repeat (self, object) : read_phase (self, object, cycle, n_cycles);
}

static gboolean
read_phases (FrondReader *self,
             JsonObject  *object,
             guint        cycle,
             guint        n_cycles)
{
  JsonArray *array = frond_reader_list (self, object, "phases", 1, 200, _("a list of 1 to 200 phases is needed"));
  gboolean   good = array != NULL;

  for (guint i = 0; good && i < json_array_get_length (array); i++) {
    gsize before = frond_reader_enter (self, "phases", i + 1);

    good = read_element (self, json_array_get_element (array, i), cycle, n_cycles);
    frond_reader_leave (self, before);
  }

  return good;
}

static gboolean
read_marker (FrondReader *self,
             JsonNode    *node,
             guint        i)
{
  return JSON_NODE_HOLDS_NULL (node) || frond_reader_text_node (self, node, FROND_READER_SHORT_TEXT, &get_programme (self)->markers[i]);
}

static gboolean
read_signal (FrondReader *self,
             JsonNode    *node,
             guint        i)
{
  static const char *const names[] = { "emg", "pressure", NULL };
  static const guint       kinds[] = { 1 << FROND_CHANNEL_EMG_RAW | 1 << FROND_CHANNEL_EMG_ENVELOPE, 1 << FROND_CHANNEL_PRESSURE };
  guint                    signal = 0;

  if (!frond_reader_choice_node (self, node, names, &signal))
    return FALSE;
  if (get_programme (self)->kinds & kinds[signal])
    return frond_reader_complain (self, _("each kind of signal stands in the list once"));
  get_programme (self)->kinds |= kinds[signal];

  return TRUE;
}

/* A list whose elements are read by READ. */
static gboolean
read_list (FrondReader *self,
           JsonArray   *array,
           const char  *key,
           gboolean (*read) (FrondReader *, JsonNode *, guint))
{
  gboolean good = array != NULL;

  for (guint i = 0; good && i < json_array_get_length (array); i++) {
    gsize before = frond_reader_enter (self, key, i + 1);

    good = read (self, json_array_get_element (array, i), i);
    frond_reader_leave (self, before);
  }

  return good;
}

static gboolean
read_markers (FrondReader *self,
              JsonObject  *object)
{
  return !json_object_has_member (object, "markers") ||
         read_list (self, frond_reader_list (self, object, "markers", 0, FROND_PROGRAMME_MARKERS, _("a list of at most 8 names is needed")), "markers", read_marker);
}

static gboolean
read_signals (FrondReader *self,
              JsonObject  *object)
{
  return !json_object_has_member (object, "signals") ||
         read_list (self, frond_reader_list (self, object, "signals", 1, 2, _("a list of one or two kinds of signal is needed")), "signals", read_signal);
}

static gboolean
read_category (FrondReader *self,
               JsonObject  *object)
{
  guint category = FROND_CATEGORY_LETTING_GO;

  if (json_object_has_member (object, "category") && !frond_reader_choice (self, object, "category", frond_programme_category_names, &category))
    return FALSE;
  get_programme (self)->category = category;

  return TRUE;
}

static gboolean
check_format (FrondReader *self,
              JsonObject  *object)
{
  guint format = 0;

  if (!frond_reader_whole_number (self, object, "format", 1, G_MAXUINT, &format))
    return FALSE;
  if (format > 1) {
    g_set_error_literal (self->error, FROND_ERROR, FROND_ERROR_TOO_NEW,
                         _("This programme was made with a newer version of Frond. Nothing was changed; update Frond to use it."));
    return FALSE;
  }

  return TRUE;
}

static gboolean
read_programme (FrondReader *self,
                JsonNode    *root)
{
  static const char *const known[] = { "format", "id", "version", "name", "summary", "category", "signals", "markers", "phases", NULL };
  FrondProgramme          *programme = self->subject;
  JsonObject              *object = frond_reader_object (self, root);

  return object && check_format (self, object) && frond_reader_check_keys (self, object, known) &&
         frond_reader_id (self, object, &programme->id) &&
         frond_reader_whole_number (self, object, "version", 1, 1000000, &programme->version) &&
         frond_reader_text (self, object, "name", FROND_READER_SHORT_TEXT, &programme->name) &&
         frond_reader_text (self, object, "summary", FROND_READER_LONG_TEXT, &programme->summary) &&
         read_category (self, object) && read_signals (self, object) && read_markers (self, object) &&
         read_phases (self, object, 0, 0);
}

/*
 * frond_programme_read:
 * @self: an empty programme
 * @json: its text
 * @length: bytes of it
 * @error: says what is wrong, and where
 *
 * Returns: whether all of it was understood
 */
gboolean
frond_programme_read (FrondProgramme *self,
                      const char     *json,
                      gsize           length,
                      GError        **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (JsonNode) root = frond_programme_parse (json, length, &local);
  g_autoptr (GString) place = g_string_new (NULL);
  FrondReader reader = { .subject = self, .refuse = refuse, .place = place, .error = &local };
  gboolean    good = !local && read_programme (&reader, root);

  if (!good)
    g_propagate_error (error, g_steal_pointer (&local));

  return good;
}
