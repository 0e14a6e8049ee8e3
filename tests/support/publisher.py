# SPDX-License-Identifier: GPL-3.0-or-later
"""A publisher's server whose every answer a test writes.

    def answer(request):            # request.path, request.query (a dict of strings), request.number (from 1)
        return page([...])          # a JSON value, or (status, body) or (status, body, headers)

    with Publisher(authority, answer, leaf) as publisher:     # leaf: a certificate of authority.leaf(), or one is made
        doorway.run("feeds", "add", publisher.url)

HTTPS on loopback; ends with the `with` block. A test that asks for ever is cut off at MAX_REQUESTS.
"""
import http.server
import json
import threading
import types
import urllib.parse

MAX_REQUESTS = 3000


class Publisher:
    def __init__(self, authority, answer, leaf=None, host="127.0.0.1"):
        self.answer = answer
        self.host = host
        self.requests = []
        publisher = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 30
            disable_nagle_algorithm = True      # head and body go out apart: each answer would wait for an acknowledgement

            def do_GET(self):
                publisher._handle(self)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer((host, 0), Handler, bind_and_activate=True)
        self.server.daemon_threads = True
        # Clients that hang up, or do not trust this server, are what tests are about.
        self.server.handle_error = lambda *_: None
        context = authority.context(leaf or authority.leaf(f"publisher-{self.server.server_port}"))
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True, do_handshake_on_connect=False)

    @property
    def url(self):
        return f"https://{'localhost' if self.host == '127.0.0.1' else self.host}:{self.server.server_port}"

    def __enter__(self):
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def pages(self):
        """The page numbers of the plain list that were asked for, in order."""
        return [int(request.query["page"]) for request in self.requests if request.path == "/services" and not self.questions(request)]

    def paths(self):
        """What was asked for, in order, without the probe of what the server can do."""
        return [request.path for request in self.requests if not self.questions(request)]

    @staticmethod
    def questions(request):
        """The parameters of a request that a server may heed or not."""
        return {key: value for key, value in request.query.items() if key in ("modified_after", "minimal", "full")}

    def _handle(self, handler):
        parts = urllib.parse.urlsplit(handler.path)
        request = types.SimpleNamespace(path=parts.path, query=dict(urllib.parse.parse_qsl(parts.query)),
                                        number=len(self.requests) + 1, headers=handler.headers, handler=handler)
        self.requests.append(request)
        if len(self.requests) > MAX_REQUESTS:
            handler.close_connection = True
            return
        answer = self.answer(request)
        if answer is None:
            handler.close_connection = True
            return
        status, body, headers = answer if isinstance(answer, tuple) and len(answer) == 3 else \
            (*answer, {}) if isinstance(answer, tuple) else (200, answer, {})
        if not isinstance(body, bytes):
            body = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        try:
            handler.send_response(status)
            for name, value in {"Content-Type": "application/json", "Content-Length": str(len(body)), **headers}.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(body)
        except OSError:
            handler.close_connection = True
