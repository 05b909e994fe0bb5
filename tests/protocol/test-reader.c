/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever is wrong with a programme: it is refused, and the sentence names the place and what is needed there. */

#include "engine-helpers.h"

#include <string.h>

#include "frond-error.h"

static void
assert_refused (const char *json,
                const char *place,
                const char *what)
{
  g_autofree char *at = g_strdup_printf ("At “%s”", place);
  g_autoptr (GError) error = NULL;
  g_autoptr (FrondProgramme) programme = frond_programme_new_from_json (json, -1, &error);

  if (programme)
    g_error ("taken, although “%s” is wrong: %s", place, json);
  g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
  if (!strstr (error->message, at) || !strstr (error->message, what))
    g_error ("“%s” does not name “%s” and “%s”: %s", error->message, at, what, json);
}

static const struct {
  const char *phases, *place, *what;
} bad_phases[] = {
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":-1}", "phases 1 › seconds", "a number from 0.5 to 10800 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":0}", "phases 1 › seconds", "a number from 0.5 to 10800 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":1e9}", "phases 1 › seconds", "a number from 0.5 to 10800 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":-1e9}", "phases 1 › seconds", "a number from 0.5 to 10800 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":1e400}", "phases 1 › seconds", "a number from 0.5 to 10800 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":-1e400}", "phases 1 › seconds", "a number from 0.5 to 10800 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":1e-9}", "phases 1 › seconds", "a number from 0.5 to 10800 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":\"10\"}", "phases 1 › seconds", "a number from 0.5 to 10800 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":true}", "phases 1 › seconds", "a number from 0.5 to 10800 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":null}", "phases 1 › seconds", "a number from 0.5 to 10800 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":[10]}", "phases 1 › seconds", "a number from 0.5 to 10800 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":{}}", "phases 1 › seconds", "a number from 0.5 to 10800 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10800.001}", "phases 1 › seconds", "a number from 0.5 to 10800 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"absolute\",\"value\":-1}}", "phases 1 › goal › value", "a number from 0.001 to 100000 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"absolute\",\"value\":0}}", "phases 1 › goal › value", "a number from 0.001 to 100000 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"absolute\",\"value\":1e9}}", "phases 1 › goal › value", "a number from 0.001 to 100000 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"absolute\",\"value\":1e400}}", "phases 1 › goal › value", "a number from 0.001 to 100000 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"absolute\",\"value\":\"8\"}}", "phases 1 › goal › value", "a number from 0.001 to 100000 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"absolute\",\"value\":null}}", "phases 1 › goal › value", "a number from 0.001 to 100000 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"absolute\",\"value\":[]}}", "phases 1 › goal › value", "a number from 0.001 to 100000 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"mvc-percent\",\"value\":151}}", "phases 1 › goal › value", "a number from 0.001 to 150 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"mvc-percent\",\"value\":20,\"upper\":1e9,\"direction\":\"between\"}}", "phases 1 › goal › upper", "a number" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"mvc-percent\",\"value\":30,\"upper\":20,\"direction\":\"between\"}}", "phases 1 › goal", "above the value" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"mvc-percent\",\"value\":30,\"upper\":30,\"direction\":\"between\"}}", "phases 1 › goal", "above the value" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"absolute\",\"value\":30,\"upper\":40}}", "phases 1 › goal", "“between” only" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"absolute\",\"value\":30,\"upper\":40,\"direction\":\"above\"}}", "phases 1 › goal", "“between” only" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"adaptive\",\"value\":100,\"direction\":\"between\",\"upper\":120}}", "phases 1 › goal", "“below”" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"curve\",\"of\":\"absolute\",\"value\":3}}", "phases 1 › goal", "“value”" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"none\",\"value\":3}}", "phases 1 › goal › rule", "one of these words" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":[]}", "phases 1 › goal", "an object in braces" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":null}", "phases 1 › goal", "an object in braces" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":\"below\"}", "phases 1 › goal", "an object in braces" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":-0.1,\"value\":10}]}}", "phases 1 › goal › points 2 › at_seconds", "a number from 0 to 10 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":10.1,\"value\":10}]}}", "phases 1 › goal › points 2 › at_seconds", "a number from 0 to 10 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":1e9,\"value\":10}]}}", "phases 1 › goal › points 2 › at_seconds", "a number from 0 to 10 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":1e400,\"value\":10}]}}", "phases 1 › goal › points 2 › at_seconds", "a number from 0 to 10 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":\"3\",\"value\":10}]}}", "phases 1 › goal › points 2 › at_seconds", "a number from 0 to 10 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":null,\"value\":10}]}}", "phases 1 › goal › points 2 › at_seconds", "a number from 0 to 10 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":3,\"value\":0}]}}", "phases 1 › goal › points 2 › value", "a number from 0.001 to 150 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":3,\"value\":-5}]}}", "phases 1 › goal › points 2 › value", "a number from 0.001 to 150 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":3,\"value\":151}]}}", "phases 1 › goal › points 2 › value", "a number from 0.001 to 150 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":3,\"value\":1e400}]}}", "phases 1 › goal › points 2 › value", "a number from 0.001 to 150 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":3,\"value\":\"3\"}]}}", "phases 1 › goal › points 2 › value", "a number from 0.001 to 150 is needed" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":0,\"value\":10}]}}", "phases 1 › goal › points 2", "later than the one before" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":5,\"value\":10},{\"at_seconds\":4,\"value\":10}]}}", "phases 1 › goal › points 2", "later than the one before" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10}]}}", "phases 1 › goal › points", "2 to 200" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[]}}", "phases 1 › goal › points", "2 to 200" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":3}}", "phases 1 › goal › points", "2 to 200" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10},3]}}", "phases 1 › goal › points 2", "an object in braces" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":3,\"value\":4,\"unit\":\"uV\"}]}}", "phases 1 › goal › points 2", "“unit”" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":3,\"value\":20}],\"width\":5}}", "phases 1 › goal", "“between” only" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":3,\"value\":20}],\"direction\":\"between\"}}", "phases 1 › goal › width", "a number" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":3,\"value\":20}],\"direction\":\"between\",\"width\":-5}}", "phases 1 › goal › width", "a number" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"curve\",\"of\":\"curve\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":3,\"value\":20}]}}", "phases 1 › goal › of", "one of these words" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"curve\",\"points\":[{\"at_seconds\":0,\"value\":10},{\"at_seconds\":3,\"value\":20}]}}", "phases 1 › goal › of", "one of these words" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"pace\":\"slow\"}", "phases 1 › pace", "clock, patient" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"pace\":1}", "phases 1 › pace", "clock, patient" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"step\":\"in\"}", "phases 1", "“step”" },
  { "{\"kind\":\"step\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10}", "phases 1 › step", "anticipate, contact, in, hold, out" },
  { "{\"kind\":\"step\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"step\":\"none\"}", "phases 1 › step", "anticipate, contact, in, hold, out" },
  { "{\"kind\":\"step\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"step\":[\"in\"]}", "phases 1 › step", "anticipate, contact, in, hold, out" },
  { "{\"kind\":\"step\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"step\":\"in\",\"measures_mvc\":true}", "phases 1", "“measures_mvc”" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"group\":\"\"}", "phases 1 › group", "a text" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"group\":5}", "phases 1 › group", "a text" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"may_skip\":\"true\"}", "phases 1 › may_skip", "true or false" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"may_skip\":1}", "phases 1 › may_skip", "true or false" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"abdomen_quiet\":null}", "phases 1 › abdomen_quiet", "true or false" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"measures_mvc\":0}", "phases 1 › measures_mvc", "true or false" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":60.5,\"measures_mvc\":true}", "phases 1 › measures_mvc", "at most 60 seconds" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"measures_mvc\":true,\"pace\":\"patient\"}", "phases 1 › measures_mvc", "by the clock" },
  { "{\"repeat\":0,\"phases\":[{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10}]}", "phases 1 › repeat", "a whole number from 1 to 200" },
  { "{\"repeat\":-1,\"phases\":[{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10}]}", "phases 1 › repeat", "a whole number from 1 to 200" },
  { "{\"repeat\":201,\"phases\":[{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10}]}", "phases 1 › repeat", "a whole number from 1 to 200" },
  { "{\"repeat\":1e9,\"phases\":[{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10}]}", "phases 1 › repeat", "a whole number from 1 to 200" },
  { "{\"repeat\":2.5,\"phases\":[{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10}]}", "phases 1 › repeat", "a whole number from 1 to 200" },
  { "{\"repeat\":\"2\",\"phases\":[{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10}]}", "phases 1 › repeat", "a whole number from 1 to 200" },
  { "{\"repeat\":null,\"phases\":[{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10}]}", "phases 1 › repeat", "a whole number from 1 to 200" },
  { "{\"repeat\":true,\"phases\":[{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10}]}", "phases 1 › repeat", "a whole number from 1 to 200" },
  { "{\"repeat\":2,\"phases\":[]}", "phases 1 › phases", "1 to 200 phases" },
  { "{\"repeat\":2,\"phases\":{}}", "phases 1 › phases", "1 to 200 phases" },
  { "{\"repeat\":2}", "phases 1 › phases", "1 to 200 phases" },
  { "{\"repeat\":2,\"phases\":[{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10},{\"repeat\":3,\"phases\":[{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":-1}]}]}", "phases 1 › phases 2 › phases 1 › seconds", "a number" },
  { "{\"repeat\":200,\"phases\":[{\"repeat\":11,\"phases\":[{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":1}]}]}", "phases 1 › phases 1 › phases 1", "2000 phases at most" },
  { "{\"repeat\":200,\"phases\":[{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":60}]}", "phases 1 › phases 1", "three hours at most" },
  { "{\"repeat\":1,\"phases\":[{\"repeat\":1,\"phases\":[{\"repeat\":1,\"phases\":[{\"repeat\":1,\"phases\":[{\"repeat\":1,\"phases\":[{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10}]}]}]}]}]}", "phases 1 › phases 1 › phases 1 › phases 1 › phases 1", "4 deep" },
  { "{}", "phases 1 › kind", "one of these words" },
  { "null", "phases 1", "an object in braces" },
  { "[]", "phases 1", "an object in braces" },
  { "\"rest\"", "phases 1", "an object in braces" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"seconds\":20}", "phases 1", "“seconds” stands there twice" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"\\u0073econds\":20}", "phases 1", "“seconds” stands there twice" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"goal\":{\"rule\":\"absolute\",\"value\":3,\"value\":30}}", "phases 1 › goal", "“value” stands there twice" },
  { "{\"repeat\":2,\"repeat\":3,\"phases\":[{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10}]}", "phases 1", "“repeat” stands there twice" },
  { "{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10},{\"kind\":\"work\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":10,\"name\":\"m\"}", "phases 2", "“name” stands there twice" },
  { "{\"kind\":\"breathe\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":60,\"breathing\":{\"per_minute\":1e9,\"in_seconds\":4}}", "phases 1 › breathing › per_minute", "a number from 2 to 30" },
  { "{\"kind\":\"breathe\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":60,\"breathing\":{\"per_minute\":6,\"in_seconds\":-4}}", "phases 1 › breathing › in_seconds", "a number from 0.5 to 29.5" },
  { "{\"kind\":\"breathe\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":60,\"breathing\":{\"per_minute\":6,\"in_seconds\":10}}", "phases 1 › breathing", "shorter than the whole breath" },
  { "{\"kind\":\"breathe\",\"name\":\"n\",\"patient_words\":\"p\",\"seconds\":60,\"breathing\":{\"per_minute\":6}}", "phases 1 › breathing › in_seconds", "a number" },
};

static void
test_phases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_phases); i++) {
    g_autofree char *json = g_strconcat (HEAD "[", bad_phases[i].phases, "]}", NULL);

    assert_refused (json, bad_phases[i].place, bad_phases[i].what);
  }
}

static void
test_heads (void)
{
  static const char *const good = HEAD "[" PHASE ("rest", "1", "") "]}";
  static const struct {
    const char *from, *to, *place, *what;
  } bad[] = {
    { "\"format\":1,", "\"format\":1,\"category\":\"games\",", "category", "assessment, letting-go, strengthening, step" },
    { "\"format\":1,", "\"format\":1,\"category\":0,", "category", "one of these words" },
    { "\"format\":1,", "\"format\":1,\"signals\":[],", "signals", "one or two" },
    { "\"format\":1,", "\"format\":1,\"signals\":[\"emg\",\"ecg\"],", "signals 2", "emg, pressure" },
    { "\"format\":1,", "\"format\":1,\"signals\":[\"emg\",\"emg\"],", "signals 2", "once" },
    { "\"format\":1,", "\"format\":1,\"signals\":[\"emg\",\"emg\",\"emg\"],", "signals", "one or two" },
    { "\"format\":1,", "\"format\":1,\"signals\":\"emg\",", "signals", "one or two" },
    { "\"format\":1,", "\"format\":1,\"format\":1,", "the beginning", "“format” stands there twice" },
    { "\"version\":1", "\"version\":1e9", "version", "a whole number" },
    { "\"version\":1", "\"version\":1,\"version\":2", "the beginning", "“version” stands there twice" },
    { "\"name\":\"t\"", "\"name\":[\"t\"]", "name", "a text" },
    { "\"phases\":", "\"phases\":[],\"phases\":", "the beginning", "“phases” stands there twice" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    const char      *at = strstr (good, bad[i].from);
    g_autofree char *json = g_strdup_printf ("%.*s%s%s", (int) (at - good), good, bad[i].to, at + strlen (bad[i].from));

    assert_refused (json, bad[i].place, bad[i].what);
  }
}

/* JSON knows no such numbers, and nothing comes after its end. */
static void
test_no_json (void)
{
  static const char *const tails[] = {
    "[" PHASE ("rest", "NaN", "") "]}",
    "[" PHASE ("rest", "Infinity", "") "]}",
    "[" PHASE ("rest", "-Infinity", "") "]}",
    "[" PHASE ("rest", "nan", "") "]}",
    "[" PHASE ("rest", "0x10", "") "]}",
    "[" PHASE ("rest", "+10", "") "]}",
    "[" PHASE ("rest", "", "") "]}",
    "[" PHASE ("rest", "1", ",") "]}",
    "[" PHASE ("rest", "1", "") ",]}",
    "[" PHASE ("rest", "1", "") "]} {}",
    "[" PHASE ("rest", "1", "") "]}]",
    "['rest']}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++) {
    g_autofree char *json = g_strconcat (HEAD, tails[i], NULL);
    g_autoptr (GError) error = NULL;

    if (frond_programme_new_from_json (json, -1, &error))
      g_error ("taken: %s", json);
    g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
  }
}

/* Brackets in brackets, closed as they should be: no depth may exhaust the stack. */
static void
test_depth (void)
{
  for (guint depth = 10; depth <= 100000; depth *= 10) {
    g_autofree char *open = g_strnfill (depth, '[');
    g_autofree char *closed = g_strnfill (depth, ']');
    g_autofree char *json = g_strconcat (HEAD, open, closed, "}", NULL);
    g_autoptr (GError) error = NULL;

    g_assert_null (frond_programme_new_from_json (json, -1, &error));
    g_assert_error (error, FROND_ERROR, FROND_ERROR_INVALID);
  }
}

/* What is declared arrives. */
static void
test_all_fields (void)
{
  g_autoptr (FrondProgramme) programme = programme_of (
    "[" PHASE ("step", "15", ",\"step\":\"hold\",\"pace\":\"patient\",\"group\":\"G\",\"may_skip\":true,\"abdomen_quiet\":true") "," PHASE ("work", "5", ",\"measures_mvc\":true,\"goal\":{\"rule\":\"curve\",\"of\":\"mvc-percent\",\"points\":[{\"at_seconds\":1,\"value\":10},{\"at_seconds\":4,\"value\":30}],\"direction\":\"between\",\"width\":5}") "," PHASE ("drop", "5", ",\"goal\":{\"rule\":\"mvc-percent\",\"value\":10,\"upper\":20,\"direction\":\"between\"}") "," PHASE ("release", "5", ",\"goal\":{\"rule\":\"baseline-percent\",\"value\":90}") "]");
  const FrondPhase *phase = frond_programme_get_phase (programme, 0);

  g_assert_cmpint (phase->kind, ==, FROND_PHASE_STEP);
  g_assert_cmpint (phase->step, ==, FROND_TOUCH_HOLD);
  g_assert_cmpint (phase->pace, ==, FROND_PACE_PATIENT);
  g_assert_cmpstr (phase->group, ==, "G");
  g_assert_true (phase->may_skip && phase->abdomen_quiet && !phase->measures_mvc);
  phase = frond_programme_get_phase (programme, 1);
  g_assert_true (phase->measures_mvc && !phase->may_skip && !phase->abdomen_quiet);
  g_assert_cmpint (phase->goal_rule, ==, FROND_GOAL_CURVE);
  g_assert_cmpint (phase->goal_of, ==, FROND_GOAL_MVC_PERCENT);
  g_assert_cmpint (phase->goal_direction, ==, FROND_GOAL_BETWEEN);
  g_assert_cmpfloat (phase->goal_width, ==, 5);
  g_assert_cmpuint (phase->goal_points->len, ==, 2);
  g_assert_cmpfloat (g_array_index (phase->goal_points, FrondGoalPoint, 1).at_s, ==, 4);
  g_assert_cmpfloat (g_array_index (phase->goal_points, FrondGoalPoint, 1).value, ==, 30);
  phase = frond_programme_get_phase (programme, 2);
  g_assert_cmpint (phase->kind, ==, FROND_PHASE_DROP);
  g_assert_cmpint (phase->step, ==, FROND_TOUCH_NONE);
  g_assert_cmpint (phase->pace, ==, FROND_PACE_CLOCK);
  g_assert_null (phase->group);
  g_assert_cmpint (phase->goal_rule, ==, FROND_GOAL_MVC_PERCENT);
  g_assert_cmpfloat (phase->goal_upper, ==, 20);
  phase = frond_programme_get_phase (programme, 3);
  g_assert_cmpint (phase->goal_direction, ==, FROND_GOAL_BELOW);
  g_assert_true (isnan (phase->goal_upper) && isnan (phase->goal_width));
  /* what it does not say */
  g_assert_cmpint (frond_programme_get_category (programme), ==, FROND_CATEGORY_LETTING_GO);
  g_assert_true (frond_programme_is_for (programme, FROND_CHANNEL_PRESSURE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/phases", test_phases);
  g_test_add_func ("/reader/heads", test_heads);
  g_test_add_func ("/reader/no-json", test_no_json);
  g_test_add_func ("/reader/depth", test_depth);
  g_test_add_func ("/reader/all-fields", test_all_fields);

  return g_test_run ();
}
