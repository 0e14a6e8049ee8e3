/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "net-fixture.h"
#include "tests/support/isolated.h"

/*
 * A stand-in for the desktop's proxy settings: GIO picks it by GIO_USE_PROXY_RESOLVER=test, and it says what the test
 * wants it to.
 */
static const char *proxy_now = NULL;

#define TEST_TYPE_RESOLVER (test_resolver_get_type ())
G_DECLARE_FINAL_TYPE (TestResolver, test_resolver, TEST, RESOLVER, GObject)

struct _TestResolver
{
  GObject parent_instance;
};

static gboolean
test_resolver_is_supported (GProxyResolver *resolver)
{
  return TRUE;
}

static char **
test_resolver_lookup (GProxyResolver  *resolver,
                      const char      *uri,
                      GCancellable    *cancellable,
                      GError         **error)
{
  if (proxy_now != NULL)
    return g_strdupv ((char *[]) { (char *) (gpointer) (guintptr) proxy_now, NULL });

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The settings are junk.");
  return NULL;
}

static gboolean
on_given_up (GCancellable *cancellable,
             gpointer      task)
{
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static void
test_resolver_lookup_async (GProxyResolver      *resolver,
                            const char          *uri,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);
  GError *error = NULL;
  char **proxies = NULL;

  if (g_strcmp0 (proxy_now, "never") == 0)
    {
      /* As a script that never ends: only cancelling gets out. */
      g_autoptr (GSource) source = g_cancellable_source_new (cancellable);

      g_source_set_callback (source, G_SOURCE_FUNC (on_given_up), g_object_ref (task), g_object_unref);
      g_source_attach (source, g_task_get_context (task));
      return;
    }

  proxies = test_resolver_lookup (resolver, uri, cancellable, &error);
  if (proxies != NULL)
    g_task_return_pointer (task, proxies, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, error);
}

static char **
test_resolver_lookup_finish (GProxyResolver  *resolver,
                             GAsyncResult    *result,
                             GError         **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_resolver_iface_init (GProxyResolverInterface *iface)
{
  iface->is_supported = test_resolver_is_supported;
  iface->lookup = test_resolver_lookup;
  iface->lookup_async = test_resolver_lookup_async;
  iface->lookup_finish = test_resolver_lookup_finish;
}

G_DEFINE_TYPE_WITH_CODE (TestResolver, test_resolver, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER, test_resolver_iface_init))

static void
test_resolver_init (TestResolver *self)
{
}

static void
test_resolver_class_init (TestResolverClass *klass)
{
}

static DwResponse *
fetch_through (Fixture     *fixture,
               const char  *proxy,
               guint        deadline_seconds,
               GError     **error)
{
  g_autofree char *url = make_url ("localhost", "good", "/good");

  proxy_now = proxy;
  return dw_fetcher_fetch (fixture->fetcher, &(DwRequest) { .url = url, .deadline_seconds = deadline_seconds }, NULL, error);
}

/* Returns: (transfer full): the address of the fault server's proxy with that name. */
static char *
make_proxy (const char *scheme,
            const char *port)
{
  g_autofree char *url = make_url ("localhost", port, "");

  return g_strconcat (scheme, strstr (url, "://"), NULL);
}

static void
test_tunnel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *proxy = make_proxy ("http", "proxy");
  g_autoptr (GError) error = NULL;
  g_autoptr (DwResponse) response = NULL;
  gint64 n_before = 0;

  proxy_now = "direct://";
  n_before = ask_count (fixture->fetcher, "tunnels");
  response = fetch_through (fixture, proxy, 20, &error);
  g_assert_no_error (error);
  proxy_now = "direct://";
  g_assert_cmpint (ask_count (fixture->fetcher, "tunnels"), ==, n_before + 1);
}

static void
test_direct (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const settings[] = { "direct://", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DwResponse) response = fetch_through (fixture, settings[i], 20, &error);

      g_assert_no_error (error);
    }
}

typedef struct
{
  const char *port;           /* of the fault server, or NULL: proxy is the whole address */
  const char *proxy;
  int code;
  const char *says;
} Case;

static void
run_case (Fixture    *fixture,
          const Case *fault)
{
  g_autofree char *proxy = fault->port != NULL ? make_proxy ("http", fault->port) : g_strdup (fault->proxy);
  guint deadline_seconds = fault->code == DW_NET_ERROR_TIMED_OUT ? 1 : 20;
  g_autoptr (GError) error = NULL;

  g_assert_null (fetch_through (fixture, proxy, deadline_seconds, &error));
  g_test_message ("%s: %s", fault->port != NULL ? fault->port : fault->proxy, error->message);
  g_assert_error (error, DW_NET_ERROR, fault->code);
  if (fault->says != NULL)
    g_assert_nonnull (strstr (error->message, fault->says));
}

static void
test_faults (Fixture       *fixture,
             gconstpointer  data)
{
  static const Case cases[] = {
    { "strict_proxy", NULL, DW_NET_ERROR_REFUSED, "proxy" },
    { "lame_proxy", NULL, DW_NET_ERROR_UNREACHABLE, "proxy" },
    { NULL, "http://localhost:1", DW_NET_ERROR_UNREACHABLE, "proxy" },
    { NULL, "socks://localhost:1", DW_NET_ERROR_UNREACHABLE, "proxy" },
    { NULL, "nonsense://localhost:1", DW_NET_ERROR_UNREACHABLE, "proxy" },
    { NULL, "http://", DW_NET_ERROR_UNREACHABLE, "proxy" },
    { "silent", NULL, DW_NET_ERROR_TIMED_OUT, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    run_case (fixture, &cases[i]);
}

/* As a laptop taken home, whose settings still name the office's script. */
static void
test_endless_lookup (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *url = make_url ("localhost", "good", "/good");
  g_autoptr (GError) error = NULL;
  g_autoptr (DwResponse) response = NULL;

  /* As long for the settings as for the answer, which a busy machine may not have within one second. */
  proxy_now = "never";
  response = dw_fetcher_fetch (fixture->fetcher, &(DwRequest) { .url = url, .deadline_seconds = 4 }, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (response->status, ==, 200);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "test", TRUE);
  isolated_test_init (&argc, &argv);

  /* Asking for anything of GIO's modules registers the place where ours goes. */
  g_network_monitor_get_default ();
  g_io_extension_point_implement (G_PROXY_RESOLVER_EXTENSION_POINT_NAME, TEST_TYPE_RESOLVER, "test", 1000);

  g_test_add ("/proxy/the proxy of the settings is gone through", Fixture, NULL, set_up, test_tunnel, tear_down);
  g_test_add ("/proxy/without one, or with settings that cannot be read, the way is direct", Fixture, NULL, set_up, test_direct,
              tear_down);
  g_test_add ("/proxy/a proxy that does not work is named as the reason", Fixture, NULL, set_up, test_faults, tear_down);
  g_test_add ("/proxy/settings that never answer are gone round", Fixture, NULL, set_up, test_endless_lookup, tear_down);

  return g_test_run ();
}
