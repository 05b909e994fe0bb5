/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What belongs to this computer and not into the record: how large the window is, and how soon it locks. */

#include "config.h"

#include "frond-settings.h"

#define MS_PER_MINUTE (60 * 1000)

/* NULL where the schema is not installed: a program that was just built has to start, too. */
static GSettings *
settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source ? g_settings_schema_source_lookup (source, FROND_APPLICATION_ID, TRUE) : NULL;

  return schema ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

/**
 * frond_settings_bind_window:
 * @window: the window, not shown yet
 *
 * Gives it the size that it had last time, and remembers the one that it gets.
 */
void
frond_settings_bind_window (GtkWindow *window)
{
  g_autoptr (GSettings) settings = settings_new ();

  if (!settings)
    return;
  g_settings_bind (settings, "window-width", window, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", window, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", window, "maximized", G_SETTINGS_BIND_DEFAULT);
}

static gboolean
map_minutes (GValue   *value,
             GVariant *variant,
             gpointer  data)
{
  g_value_set_uint (value, g_variant_get_uint32 (variant) * MS_PER_MINUTE);

  return TRUE;
}

/**
 * frond_settings_bind_lock:
 * @watch: says when nobody is there
 *
 * Its limit follows the setting, at once when that changes.
 */
void
frond_settings_bind_lock (FrondIdleWatch *watch)
{
  g_autoptr (GSettings) settings = settings_new ();

  if (settings)
    g_settings_bind_with_mapping (settings, "lock-after-minutes", watch, "limit-ms", G_SETTINGS_BIND_GET, map_minutes, NULL, NULL, NULL);
}

/**
 * frond_settings_bind_published_values:
 * @object: what asks whether published values are shown
 * @property: a boolean of it that somebody can switch
 *
 * Off until somebody wants them: what counts is how the patient's own values change.
 */
void
frond_settings_bind_published_values (GObject    *object,
                                      const char *property)
{
  g_autoptr (GSettings) settings = settings_new ();

  if (settings)
    g_settings_bind (settings, "show-published-values", object, property, G_SETTINGS_BIND_DEFAULT);
}
