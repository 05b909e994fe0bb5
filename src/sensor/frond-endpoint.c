/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "frond-endpoint.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "frond-error.h"

G_DEFINE_FINAL_TYPE (FrondEndpoint, frond_endpoint, G_TYPE_OBJECT)

#define SIMULATED_PREFIX "simulated"
#define FILE_PREFIX      "file:"
#define DEFAULT_SCENARIO "resting"

static void
frond_endpoint_finalize (GObject *object)
{
  FrondEndpoint *self = FROND_ENDPOINT (object);

  g_free (self->path);
  g_free (self->label);
  g_free (self->driver);
  g_clear_error (&self->problem);

  G_OBJECT_CLASS (frond_endpoint_parent_class)->finalize (object);
}

static void
frond_endpoint_class_init (FrondEndpointClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = frond_endpoint_finalize;
}

static void
frond_endpoint_init (FrondEndpoint *self)
{
}

/**
 * frond_endpoint_new:
 * @kind: how to reach it
 * @path: device node, scenario or file, with options where the kind has them
 * @label: (nullable): what a therapist calls it
 *
 * Returns: (transfer full): an endpoint that nobody has asked yet
 */
FrondEndpoint *
frond_endpoint_new (FrondEndpointKind kind,
                    const char       *path,
                    const char       *label)
{
  FrondEndpoint *self = g_object_new (FROND_TYPE_ENDPOINT, NULL);

  self->kind = kind;
  self->path = g_strdup (path);
  self->label = g_strdup (label);

  return self;
}

static FrondEndpoint *
new_simulated (const char *scenario)
{
  return frond_endpoint_new (FROND_ENDPOINT_SIMULATED, *scenario != '\0' ? scenario : DEFAULT_SCENARIO, _("Simulated patient"));
}

static FrondEndpoint *
new_with_base_name (FrondEndpointKind kind,
                    const char       *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return frond_endpoint_new (kind, path, name);
}

/**
 * frond_endpoint_parse:
 * @text: "simulated", "simulated:SCENARIO", "file:PATH", or the path of a tty
 * @error: what is wrong with it
 *
 * Only reads the text: whether anything is there shows when it is opened.
 *
 * Returns: (transfer full): the endpoint, or NULL with %FROND_ERROR_INVALID
 */
FrondEndpoint *
frond_endpoint_parse (const char *text,
                      GError    **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  if (strcmp (text, SIMULATED_PREFIX) == 0)
    return new_simulated ("");
  if (g_str_has_prefix (text, SIMULATED_PREFIX ":"))
    return new_simulated (text + strlen (SIMULATED_PREFIX ":"));
  if (g_str_has_prefix (text, FILE_PREFIX) && text[strlen (FILE_PREFIX)] != '\0')
    return new_with_base_name (FROND_ENDPOINT_FILE, text + strlen (FILE_PREFIX));
  if (g_path_is_absolute (text))
    return new_with_base_name (FROND_ENDPOINT_SERIAL, text);

  g_set_error (error, FROND_ERROR, FROND_ERROR_INVALID,
               _("“%s” does not name a sensor. Use the path of a port, “simulated” or “file:” with the path of a recording."), text);
  return NULL;
}

/**
 * frond_endpoint_to_string:
 *
 * Returns: (transfer full): the text that frond_endpoint_parse() reads
 */
char *
frond_endpoint_to_string (FrondEndpoint *self)
{
  g_return_val_if_fail (FROND_IS_ENDPOINT (self), NULL);

  switch (self->kind) {
  case FROND_ENDPOINT_SIMULATED:
    return g_strconcat (SIMULATED_PREFIX ":", self->path, NULL);
  case FROND_ENDPOINT_FILE:
    return g_strconcat (FILE_PREFIX, self->path, NULL);
  case FROND_ENDPOINT_SERIAL:
  default:
    return g_strdup (self->path);
  }
}

static const char *
find_options (FrondEndpoint *self)
{
  return self->kind == FROND_ENDPOINT_FILE ? NULL : strchr (self->path, '?');
}

/**
 * frond_endpoint_dup_plain_path:
 *
 * Returns: (transfer full): the path without options
 */
char *
frond_endpoint_dup_plain_path (FrondEndpoint *self)
{
  const char *options;

  g_return_val_if_fail (FROND_IS_ENDPOINT (self), NULL);

  options = find_options (self);

  return options != NULL ? g_strndup (self->path, options - self->path) : g_strdup (self->path);
}

/**
 * frond_endpoint_get_option:
 * @name: for instance "channels"
 * @minimum: smallest value that makes sense
 * @maximum: largest one
 * @value: (inout): its value; left alone when the option is not there
 * @error: its value makes no sense
 *
 * Returns: FALSE with %FROND_ERROR_INVALID
 */
gboolean
frond_endpoint_get_option (FrondEndpoint *self,
                           const char    *name,
                           guint64        minimum,
                           guint64        maximum,
                           guint64       *value,
                           GError       **error)
{
  g_auto (GStrv) options = NULL;
  const char *text;

  g_return_val_if_fail (FROND_IS_ENDPOINT (self), FALSE);

  text = find_options (self);
  options = g_strsplit (text != NULL ? text + 1 : "", "&", -1);
  for (guint i = 0; options[i] != NULL; i++) {
    char *number = strchr (options[i], '=');

    if (number == NULL || strncmp (options[i], name, number - options[i]) != 0 || name[number - options[i]] != '\0')
      continue;
    if (!g_ascii_string_to_unsigned (number + 1, 10, minimum, maximum, value, NULL)) {
      g_set_error (error, FROND_ERROR, FROND_ERROR_INVALID, _("“%s” is not understood as an option of a sensor."), options[i]);
      return FALSE;
    }
  }

  return TRUE;
}

/* The first option of a name is not the last word: what comes later overrides it. */
static char *
dup_path_with_channels (FrondEndpoint *self,
                        guint          n_channels)
{
  return g_strdup_printf ("%s%cchannels=%u", self->path, find_options (self) != NULL ? '&' : '?', n_channels);
}

/**
 * frond_endpoint_with_channels:
 * @n_channels: at least so many are wanted
 *
 * A recording has the channels that it has, and who asks for more already gets them.
 *
 * Returns: (transfer full): the endpoint to open for that
 */
FrondEndpoint *
frond_endpoint_with_channels (FrondEndpoint *self,
                              guint          n_channels)
{
  g_autofree char *path = NULL;
  FrondEndpoint   *other;
  guint64          n_now = 1;

  g_return_val_if_fail (FROND_IS_ENDPOINT (self), NULL);

  /* What is no number is complained about by who opens it. */
  if (self->kind == FROND_ENDPOINT_FILE || !frond_endpoint_get_option (self, "channels", 0, G_MAXUINT64, &n_now, NULL) || n_now >= n_channels)
    return g_object_ref (self);

  path = dup_path_with_channels (self, n_channels);
  other = frond_endpoint_new (self->kind, path, self->label);
  g_set_str (&other->driver, self->driver);

  return other;
}
