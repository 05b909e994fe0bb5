/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goal of this object is to be the one place that holds the open vault. Deriving a key takes half a second or more by design,
 * so that creating and opening run on a thread; everything after that happens on the main thread again. */

#include "config.h"

#include "frond-vault-service.h"

#include <string.h>

#include "frond-vault-ready.h"

struct _FrondVaultService {
  GObject parent_instance;

  char             *folder;
  FrondVaultOptions options;
  gboolean          has_options;
  FrondVault       *vault;
  GPtrArray        *recovered;
};

G_DEFINE_FINAL_TYPE (FrondVaultService, frond_vault_service, G_TYPE_OBJECT)

enum {
  PROP_VAULT = 1,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

enum {
  SIGNAL_CLOSING,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* What the thread needs and what it brings back. */
typedef struct {
  char             *folder;
  char             *practitioner; /* NULL to open */
  char             *passphrase;
  FrondVaultOptions options;
  gboolean          has_options;
  FrondVault       *vault;
  GPtrArray        *recovered;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  explicit_bzero (request->passphrase, strlen (request->passphrase));
  g_free (request->passphrase);
  g_free (request->folder);
  g_free (request->practitioner);
  g_clear_object (&request->vault);
  g_clear_pointer (&request->recovered, g_ptr_array_unref);
  g_free (request);
}

static void
request_run (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Request *request = data;
  g_autoptr (GError) error = NULL;

  if (request->practitioner)
    request->vault = frond_vault_create (request->folder, request->practitioner, request->passphrase,
                                         request->has_options ? &request->options : NULL, &error);
  else
    request->vault = frond_vault_open (request->folder, request->passphrase, &error);
  /* A vault whose recordings cannot be looked at now is still opened: its records are what is needed. */
  if (request->vault)
    request->recovered = frond_vault_make_ready (request->vault, NULL);

  if (request->vault)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
request_start (FrondVaultService  *self,
               const char         *practitioner,
               const char         *passphrase,
               GAsyncReadyCallback callback,
               gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->folder = g_strdup (self->folder);
  request->practitioner = g_strdup (practitioner);
  request->passphrase = g_strdup (passphrase);
  request->options = self->options;
  request->has_options = self->has_options;
  g_task_set_source_tag (task, request_start);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, request_run);
}

static void
frond_vault_service_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  FrondVaultService *self = FROND_VAULT_SERVICE (object);

  switch (id) {
  case PROP_VAULT:
    g_value_set_object (value, self->vault);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
frond_vault_service_finalize (GObject *object)
{
  FrondVaultService *self = FROND_VAULT_SERVICE (object);

  if (self->vault)
    frond_vault_close (self->vault);
  g_clear_object (&self->vault);
  g_clear_pointer (&self->recovered, g_ptr_array_unref);
  g_free (self->folder);

  G_OBJECT_CLASS (frond_vault_service_parent_class)->finalize (object);
}

static void
frond_vault_service_class_init (FrondVaultServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = frond_vault_service_get_property;
  object_class->finalize = frond_vault_service_finalize;

  /**
   * FrondVaultService:vault:
   *
   * The open vault, %NULL while locked.
   */
  props[PROP_VAULT] = g_param_spec_object ("vault", NULL, NULL, FROND_TYPE_VAULT, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * FrondVaultService::closing:
   *
   * The vault is about to close; the last moment to store what is not stored yet.
   */
  signals[SIGNAL_CLOSING] = g_signal_new ("closing", FROND_TYPE_VAULT_SERVICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
frond_vault_service_init (FrondVaultService *self)
{
}

/**
 * frond_vault_service_new:
 * @folder: where the vault is, or will be
 *
 * Returns: (transfer full): a service with no vault open
 */
FrondVaultService *
frond_vault_service_new (const char *folder)
{
  FrondVaultService *self = g_object_new (FROND_TYPE_VAULT_SERVICE, NULL);

  self->folder = g_strdup (folder);

  return self;
}

/**
 * frond_vault_service_set_options:
 * @self: the service
 * @options: how a new vault derives its key
 *
 * For tests, see #FrondVaultOptions.
 */
void
frond_vault_service_set_options (FrondVaultService       *self,
                                 const FrondVaultOptions *options)
{
  self->options = *options;
  self->has_options = TRUE;
}

/**
 * frond_vault_service_get_folder:
 * @self: the service
 *
 * Returns: (transfer none): where the vault is, or will be
 */
const char *
frond_vault_service_get_folder (FrondVaultService *self)
{
  return self->folder;
}

/**
 * frond_vault_service_exists:
 * @self: the service
 *
 * Returns: whether there is something to unlock; if not, it is the first start
 */
gboolean
frond_vault_service_exists (FrondVaultService *self)
{
  return frond_vault_exists (self->folder);
}

/**
 * frond_vault_service_get_wait_s:
 * @self: the service
 *
 * Returns: seconds to wait before the next passphrase is tried
 */
guint
frond_vault_service_get_wait_s (FrondVaultService *self)
{
  return frond_vault_get_wait_s (self->folder);
}

/**
 * frond_vault_service_get_vault:
 * @self: the service
 *
 * Returns: (nullable) (transfer none): the open vault
 */
FrondVault *
frond_vault_service_get_vault (FrondVaultService *self)
{
  return self->vault;
}

/**
 * frond_vault_service_get_recovered:
 * @self: the service
 *
 * Returns: (nullable) (transfer none) (element-type FrondSessionRecord): recordings that were found cut off when the vault was opened
 */
GPtrArray *
frond_vault_service_get_recovered (FrondVaultService *self)
{
  return self->recovered;
}

/**
 * frond_vault_service_create_async:
 * @self: the service
 * @practitioner: who signs
 * @passphrase: what opens the vault from now on
 * @callback: called on the main thread
 * @user_data: for it
 *
 * Makes a vault and opens it.
 */
void
frond_vault_service_create_async (FrondVaultService  *self,
                                  const char         *practitioner,
                                  const char         *passphrase,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_return_if_fail (practitioner != NULL && passphrase != NULL);

  request_start (self, practitioner, passphrase, callback, user_data);
}

/**
 * frond_vault_service_open_async:
 * @self: the service
 * @passphrase: what was typed
 * @callback: called on the main thread
 * @user_data: for it
 *
 * Opens the vault and closes recordings that were cut off.
 */
void
frond_vault_service_open_async (FrondVaultService  *self,
                                const char         *passphrase,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_return_if_fail (passphrase != NULL);

  request_start (self, NULL, passphrase, callback, user_data);
}

/**
 * frond_vault_service_finish:
 * @self: the service
 * @result: of create or open
 * @error: why not, in a sentence
 *
 * Returns: whether the vault is open now
 */
gboolean
frond_vault_service_finish (FrondVaultService *self,
                            GAsyncResult      *result,
                            GError           **error)
{
  Request *request = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  g_clear_pointer (&self->recovered, g_ptr_array_unref);
  self->recovered = g_steal_pointer (&request->recovered);
  self->vault = g_steal_pointer (&request->vault);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VAULT]);

  return TRUE;
}

/**
 * frond_vault_service_lock:
 * @self: the service
 *
 * Lets everybody drop what they show, then closes the vault, which wipes the keys.
 */
void
frond_vault_service_lock (FrondVaultService *self)
{
  g_autoptr (FrondVault) vault = NULL;

  if (!self->vault)
    return;

  g_signal_emit (self, signals[SIGNAL_CLOSING], 0);
  vault = g_steal_pointer (&self->vault);
  g_clear_pointer (&self->recovered, g_ptr_array_unref);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VAULT]);
  frond_vault_close (vault);
}
