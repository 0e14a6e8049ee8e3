# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers for tests: a throw-away certificate authority, and nginx serving a feed over HTTPS.

    with tempfile.TemporaryDirectory() as folder:
        authority = Authority(folder)
        write_feed(folder + "/feed", services)
        with Nginx(folder + "/feed", authority) as server:
            subprocess.run([...], env=dict(os.environ, DOORWAY_TEST_CA=authority.ca, URL=server.url))

Everything is on loopback, in the folders given, and gone when the `with` block or the test's process ends.
"""
import ctypes
import http.client
import json
import os
import pathlib
import signal
import socket
import ssl
import subprocess
import tempfile
import time

START_SECONDS = 20
UNWRITTEN = "/asked-by-the-test-itself"
PORT_ATTEMPTS = 10


def die_with_parent():
    """In a child, before exec: no server outlives its test, however that ends (PR_SET_PDEATHSIG is 1)."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def find_free_port():
    """A port that was free a moment ago; whoever uses it must be ready to try another."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Authority:
    """A certificate authority of one test: `ca` is the PEM file for DOORWAY_TEST_CA."""

    HERE = ("localhost", "127.0.0.1")

    def __init__(self, folder):
        self.folder = pathlib.Path(folder) / "authority"
        self.folder.mkdir(parents=True)
        self.ca, self.ca_key = self._issue("ca", "Doorway test authority", ["basicConstraints=critical,CA:TRUE",
                                                                           "keyUsage=critical,keyCertSign"])

    def leaf(self, name="leaf", hosts=HERE, expired=False, starts_tomorrow=False, self_signed=False):
        """A certificate for `hosts` and its key, as two paths; one that has expired, is not valid yet, or signs itself."""
        kinds = ["IP:" if host.replace(".", "").isdigit() else "DNS:" for host in hosts]
        names = ",".join(kind + host for kind, host in zip(kinds, hosts))
        return self._issue(name, hosts[0], ["subjectAltName=" + names, "extendedKeyUsage=serverAuth"],
                           -1 if expired else 30, self_signed, starts_tomorrow)

    def context(self, certificate_and_key):
        """A server-side TLS context with a certificate of leaf()."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate_and_key)
        return context

    def _issue(self, name, subject, extensions, days=30, self_signed=True, starts_tomorrow=False):
        base = str(self.folder / name)
        certificate, key, request = base + ".pem", base + ".key", base + ".csr"
        pathlib.Path(base + ".ext").write_text("\n".join(extensions) + "\n")
        self._openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                      "-subj", "/CN=" + subject, "-keyout", key, "-out", request)
        if starts_tomorrow:
            self._sign_for_tomorrow(base, request, certificate)
        else:
            signer = ["-signkey", key] if self_signed else ["-CA", self.ca, "-CAkey", self.ca_key, "-CAcreateserial"]
            self._openssl("x509", "-req", "-in", request, "-out", certificate, "-days", str(days),
                          "-extfile", base + ".ext", *signer)
        return certificate, key

    def _sign_for_tomorrow(self, base, request, certificate):
        """`openssl x509` of OpenSSL 3.0 has no start date; `openssl ca` has."""
        pathlib.Path(base + ".index").write_text("")
        pathlib.Path(base + ".cnf").write_text(f"[ca]\ndefault_ca=here\n[here]\ndatabase={base}.index\nrand_serial=yes\n"
                                               f"new_certs_dir={self.folder}\ndefault_md=sha256\npolicy=any\n"
                                               "[any]\ncommonName=supplied\n")
        day = lambda seconds: time.strftime("%Y%m%d%H%M%SZ", time.gmtime(time.time() + seconds))
        self._openssl("ca", "-batch", "-notext", "-config", base + ".cnf", "-cert", self.ca, "-keyfile", self.ca_key,
                      "-in", request, "-out", certificate, "-extfile", base + ".ext",
                      "-startdate", day(86400), "-enddate", day(30 * 86400))

    @staticmethod
    def _openssl(*words):
        subprocess.run(["openssl", *words], check=True, stdin=subprocess.DEVNULL, capture_output=True)


class Nginx:
    """nginx with HTTPS, HTTP/2, gzip and ETag on a free port of 127.0.0.1, serving `folder`:

    `/` is index.json, `/services?page=N` is services/page-N.json (page 1 without a number), `/services/ID` is
    services/ID.json, any other path is the file of that name; what is not there is a 404. A file that changes is served
    changed, with a new ETag. `extra` is put into the server block, before those locations.
    """

    def __init__(self, folder, authority, leaf=None, extra=""):
        self.folder = pathlib.Path(folder).resolve()
        self.authority = authority
        self.leaf = leaf or authority.leaf("nginx-leaf")
        self.extra = extra
        self.process = None
        self.port = None

    def __enter__(self):
        self.home = tempfile.TemporaryDirectory(prefix="doorway-nginx-")
        for _ in range(PORT_ATTEMPTS):
            self.port = find_free_port()
            if self._start():
                return self
        self.home.cleanup()
        raise RuntimeError("nginx did not start: " + self._read("error.log")[-2000:])

    def __exit__(self, *_):
        self.stop()
        self.home.cleanup()

    @property
    def url(self):
        return f"https://localhost:{self.port}"

    def stop(self):
        """Stops nginx, as when a server goes down; start again with start()."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def start(self):
        """Starts nginx once more, on the same port."""
        if not self._start():
            raise RuntimeError("nginx did not start again: " + self._read("error.log")[-2000:])

    def requests(self):
        """What was asked for so far: a list of {status, uri, etag, encoding, agent, cookie, referer, protocol, connection, ended, seconds}."""
        self._settle()
        return [json.loads(line) for line in self._read("access.log").splitlines()]

    def _settle(self):
        """nginx writes down what it answered only after the last byte has gone: an answer to us comes after that."""
        if self.process is None:
            return
        trusting = ssl._create_unverified_context()
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=START_SECONDS, context=trusting)
        connection.request("GET", UNWRITTEN)
        connection.getresponse().read()
        connection.close()

    def _read(self, name):
        path = pathlib.Path(self.home.name) / name
        return path.read_text(errors="replace") if path.exists() else ""

    def _start(self):
        configuration = pathlib.Path(self.home.name) / "nginx.conf"
        configuration.write_text(self._configuration())
        self.process = subprocess.Popen(["nginx", "-p", self.home.name, "-c", str(configuration), "-e", "error.log"],
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                        preexec_fn=die_with_parent)
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            if self._answers():
                return True
            time.sleep(0.01)
        self.stop()
        return False

    def _answers(self):
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                # Somebody else may have taken the port: then our own nginx ends by itself.
                return self.process.poll() is None
        except OSError:
            return False

    def _configuration(self):
        temporary = "".join(f"{name}_temp_path tmp-{name};\n" for name in
                            ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        return f"""
daemon off;
master_process off;
pid nginx.pid;
events {{ worker_connections 256; }}
http {{
  {temporary}
  types {{ application/json json; }}
  default_type application/octet-stream;
  log_format asked escape=json '{{"status":$status,"uri":"$request_uri","etag":"$http_if_none_match",'
    '"encoding":"$http_accept_encoding","agent":"$http_user_agent","cookie":"$http_cookie","referer":"$http_referer",'
    '"protocol":"$server_protocol","connection":$connection,"ended":$msec,"seconds":$request_time}}';
  access_log access.log asked;
  gzip on;
  gzip_types application/json;
  gzip_min_length 1;
  etag on;
  map $arg_page $page {{ "" 1; "~^(?<number>[0-9]+)$" $number; default none; }}
  server {{
    listen 127.0.0.1:{self.port} ssl http2;
    ssl_certificate {self.leaf[0]};
    ssl_certificate_key {self.leaf[1]};
    root {self.folder};
    {self.extra}
    location = {UNWRITTEN} {{ access_log off; return 204; }}
    location = / {{ try_files /index.json =404; }}
    location ~ ^/services/?$ {{ try_files /services/page-$page.json =404; }}
    location ~ ^/services/([^/]+)$ {{ try_files /services/$1.json /services/$1 =404; }}
    location / {{ try_files $uri =404; }}
  }}
}}
"""


def write_feed(folder, services, per_page=50, details=True):
    """Lays out `services` (dicts with an id) as an ORUK 3.0 feed for Nginx, replacing what was there."""
    folder = pathlib.Path(folder)
    (folder / "services").mkdir(parents=True, exist_ok=True)
    for old in (folder / "services").glob("*.json"):
        old.unlink()
    write = lambda path, value: path.write_text(json.dumps(value, ensure_ascii=False))
    write(folder / "index.json", {"version": "3.0", "profile": "https://docs.openreferraluk.org/en/3.0",
                                  "openapi_url": "https://example.org/openapi.json"})
    pages = [services[i:i + per_page] for i in range(0, len(services), per_page)] or [[]]
    for number, contents in enumerate(pages, 1):
        write(folder / "services" / f"page-{number}.json",
              {"total_items": len(services), "total_pages": len(pages), "page_number": number, "size": len(contents),
               "first_page": number == 1, "last_page": number == len(pages), "empty": not contents, "contents": contents})
    for service in services if details else []:
        write(folder / "services" / f"{service['id']}.json", service)
