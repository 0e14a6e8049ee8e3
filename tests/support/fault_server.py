# SPDX-License-Identifier: GPL-3.0-or-later
"""A web server that misbehaves on purpose, over HTTPS on loopback: one path, one fault.

    with FaultServer(authority) as server:
        ... DOORWAY_TEST_FAULTS=server.url ...

The paths are the functions below with @fault. Besides the good port there are ports for faults of the connection itself
(`server.environment()` names them). Every connection has its own thread, every wait and every loop an end.
"""
import gzip
import json
import os
import socket
import ssl
import struct
import tempfile
import threading
import time
import warnings
import zlib

HOLD_SECONDS = 40          # how long a stalled answer is held: longer than any deadline of a test
FLOOD_BYTES = 96 << 20     # how much an endless answer has: more than any limit of a test
CONNECTION_SECONDS = 60
BODY = json.dumps({"total_items": 1, "contents": [{"id": "a", "name": "Stay and play"}]}).encode()
PAGE = b"<!DOCTYPE html><html><head><title>Guest Wi-Fi</title></head><body>Sign in</body></html>"
FAULTS = {}


def fault(path):
    """The function answers requests for `path`."""
    def register(function):
        FAULTS[path] = function
        return function
    return register


class Talk:
    """One request on one connection, and the ways to answer it."""

    def __init__(self, server, connection, path, query, headers):
        self.server, self.connection = server, connection
        self.path, self.query, self.headers = path, query, headers

    def send(self, data):
        self.connection.sendall(data)

    def head(self, status="200 OK", *headers, type="application/json"):
        lines = ["HTTP/1.1 " + status, *headers, "Connection: close"]
        if type:
            lines.append("Content-Type: " + type)
        self.send(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))

    def answer(self, body=BODY, status="200 OK", *headers, type="application/json"):
        self.head(status, f"Content-Length: {len(body)}", *headers, type=type)
        self.send(body)

    def chunk(self, data):
        self.send(b"%x\r\n%s\r\n" % (len(data), data))

    def hold(self):
        """Says nothing until the other side goes away, or for HOLD_SECONDS."""
        with self.server.counting("held"):
            self.connection.settimeout(HOLD_SECONDS)
            try:
                while self.connection.recv(4096):
                    pass
            except TimeoutError:
                return
            except OSError:
                pass
            self.server.count("hung_up")

    def drip(self, pieces, seconds=0.05):
        """Sends one piece after another, slowly."""
        end = time.monotonic() + HOLD_SECONDS
        for piece in pieces:
            if time.monotonic() > end:
                return
            self.send(piece)
            time.sleep(seconds)

    def flood(self, piece):
        """Sends one piece again and again, FLOOD_BYTES in all."""
        for _ in range(FLOOD_BYTES // len(piece)):
            self.send(piece)

    def reset(self):
        """Ends the connection with a reset."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def cut(self):
        """Ends the connection without TLS's own goodbye, as a broken cable does."""
        self.connection.close()


def bomb(megabytes):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([packer.compress(b" " * (1 << 20)) for _ in range(megabytes)] + [packer.flush()])


# What is well formed, to show that the client is not simply refusing everything.

@fault("/good")
def good(talk):
    talk.answer()


@fault("/good/gzip")
def good_gzip(talk):
    talk.answer(gzip.compress(BODY), "200 OK", "Content-Encoding: gzip")


@fault("/good/gzip-streams")
def good_gzip_streams(talk):
    talk.answer(gzip.compress(BODY[:20]) + gzip.compress(BODY[20:]), "200 OK", "Content-Encoding: x-gzip")


@fault("/good/chunked")
def good_chunked(talk):
    talk.head("200 OK", "Transfer-Encoding: chunked")
    for i in range(0, len(BODY), 7):
        talk.chunk(BODY[i:i + 7])
    talk.send(b"0\r\nX-Trailer: 1\r\n\r\n")


@fault("/good/until-close")
def good_until_close(talk):
    talk.head()
    talk.send(BODY)


@fault("/good/hints")
def good_hints(talk):
    talk.send(b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n")
    talk.answer()


@fault("/good/untyped")
def good_untyped(talk):
    talk.answer(type=None)


@fault("/good/plain")
def good_plain(talk):
    talk.answer(type="text/plain; charset=utf-8")


@fault("/good/same-length-twice")
def good_same_length_twice(talk):
    talk.answer(BODY, "200 OK", f"Content-Length: {len(BODY)}")


@fault("/good/odd-etag")
def good_odd_etag(talk):
    talk.answer(BODY, "200 OK", 'ETag: "a\x01b"')


@fault("/good/no-goodbye")
def good_no_goodbye(talk):
    talk.answer()
    talk.cut()


# Lengths (B1, B2).

@fault("/length/long")
def length_long(talk):
    talk.head("200 OK", f"Content-Length: {len(BODY) + 10}")
    talk.send(BODY)


@fault("/length/short")
def length_short(talk):
    talk.head("200 OK", f"Content-Length: {len(BODY) - 10}")
    talk.send(BODY)


@fault("/length/two")
def length_two(talk):
    talk.head("200 OK", f"Content-Length: {len(BODY)}", f"Content-Length: {len(BODY) - 1}")
    talk.send(BODY)


@fault("/length/three")
def length_three(talk):
    """The first and the last agree with the body: only who reads all of them sees the lie."""
    talk.head("200 OK", *[f"Content-Length: {len(BODY) - shorter}" for shorter in (0, 1, 0)])
    talk.send(BODY)


@fault("/length/negative")
def length_negative(talk):
    talk.head("200 OK", "Content-Length: -1")
    talk.send(BODY)


@fault("/length/words")
def length_words(talk):
    talk.head("200 OK", "Content-Length: lots")
    talk.send(BODY)


@fault("/length/huge")
def length_huge(talk):
    talk.head("200 OK", "Content-Length: 1000000000000000000")
    talk.send(BODY)


@fault("/length/overflow")
def length_overflow(talk):
    talk.head("200 OK", "Content-Length: 1" + "0" * 40)
    talk.send(BODY)


@fault("/length/none-cut")
def length_none_cut(talk):
    talk.head()
    talk.send(BODY[:40])


@fault("/length/none-cut-rudely")
def length_none_cut_rudely(talk):
    talk.head()
    talk.send(BODY[:40])
    talk.cut()


@fault("/chunk/cut")
def chunk_cut(talk):
    talk.head("200 OK", "Transfer-Encoding: chunked")
    talk.chunk(BODY[:20])
    talk.send(b"ff\r\n" + BODY[20:30])


@fault("/chunk/no-end")
def chunk_no_end(talk):
    talk.head("200 OK", "Transfer-Encoding: chunked")
    talk.chunk(BODY)


@fault("/chunk/nonsense")
def chunk_nonsense(talk):
    talk.head("200 OK", "Transfer-Encoding: chunked")
    talk.send(b"zz\r\n" + BODY + b"\r\n0\r\n\r\n")


@fault("/empty")
def empty(talk):
    talk.answer(b"")


@fault("/empty/chunked")
def empty_chunked(talk):
    talk.head("200 OK", "Transfer-Encoding: chunked")
    talk.send(b"0\r\n\r\n")


# Packing (B3, B4).

@fault("/gzip/cut")
def gzip_cut(talk):
    talk.head("200 OK", "Content-Encoding: gzip")
    talk.send(gzip.compress(BODY)[:-9])


@fault("/gzip/cut-length-agrees")
def gzip_cut_length_agrees(talk):
    talk.answer(gzip.compress(BODY)[:-1], "200 OK", "Content-Encoding: gzip")


@fault("/gzip/damaged")
def gzip_damaged(talk):
    packed = bytearray(gzip.compress(os.urandom(4000)))
    packed[2000] ^= 0x10
    talk.answer(bytes(packed), "200 OK", "Content-Encoding: gzip")


@fault("/gzip/not")
def gzip_not(talk):
    talk.answer(BODY, "200 OK", "Content-Encoding: gzip")


@fault("/gzip/bomb")
def gzip_bomb(talk):
    talk.answer(bomb(256), "200 OK", "Content-Encoding: gzip")


@fault("/gzip/bomb-in-streams")
def gzip_bomb_in_streams(talk):
    talk.answer(bomb(1) * 64, "200 OK", "Content-Encoding: gzip")


@fault("/gzip/nothing")
def gzip_nothing(talk):
    talk.head("200 OK", "Content-Encoding: gzip")
    talk.send(b"\x1f\x8b\x08\0\0\0\0\0\0\x03")
    talk.flood(b"\0\0\0\xff\xff" * 4096)


@fault("/packed/fifty-times")
def packed_fifty_times(talk):
    talk.answer(gzip.compress(BODY), "200 OK", "Content-Encoding: " + ", ".join(["gzip"] * 50))


@fault("/packed/twice")
def packed_twice(talk):
    talk.answer(gzip.compress(gzip.compress(BODY)), "200 OK", "Content-Encoding: gzip", "Content-Encoding: gzip")


@fault("/packed/brotli")
def packed_brotli(talk):
    talk.answer(b"\x0b\x02\x80{}\x03", "200 OK", "Content-Encoding: br")


@fault("/packed/in-transfer")
def packed_in_transfer(talk):
    talk.head("200 OK", "Transfer-Encoding: gzip, chunked")
    talk.chunk(bomb(64))
    talk.send(b"0\r\n\r\n")


# Without end (B5).

@fault("/endless/body")
def endless_body(talk):
    talk.head()
    talk.flood(b" " * 65536)


@fault("/endless/chunks")
def endless_chunks(talk):
    talk.head("200 OK", "Transfer-Encoding: chunked")
    talk.flood(b"1\r\n \r\n" * 8192)


@fault("/endless/headers")
def endless_headers(talk):
    talk.send(b"HTTP/1.1 200 OK\r\n")
    talk.flood(b"X-More: more\r\n" * 1024)


@fault("/endless/header")
def endless_header(talk):
    talk.send(b"HTTP/1.1 200 OK\r\nX-Long: ")
    talk.flood(b"x" * 65536)


@fault("/endless/continue")
def endless_continue(talk):
    talk.flood(b"HTTP/1.1 100 Continue\r\n\r\n" * 512)


@fault("/endless/error-page")
def endless_error_page(talk):
    talk.head("404 Not Found", type="text/html")
    talk.flood(b"<p>no</p>" * 4096)


@fault("/endless/trailers")
def endless_trailers(talk):
    talk.head("200 OK", "Transfer-Encoding: chunked")
    talk.chunk(BODY)
    talk.send(b"0\r\n")
    talk.flood(b"X-More: more\r\n" * 1024)


# Slow, and broken (B6, B8).

@fault("/slow/drip")
def slow_drip(talk):
    talk.head("200 OK", "Content-Length: 100000")
    talk.drip(b" " for _ in range(100000))


@fault("/slow/drip-head")
def slow_drip_head(talk):
    talk.send(b"HTTP/1.1 200 OK\r\n")
    talk.drip(b"X: y\r\n" for _ in range(100000))


@fault("/slow/65-bytes-a-second")
def slow_65(talk):
    talk.head("200 OK", "Content-Length: 100000")
    talk.drip((b" " * 13 for _ in range(100000)), 0.2)


@fault("/stall/head")
def stall_head(talk):
    talk.hold()


@fault("/stall/mid-head")
def stall_mid_head(talk):
    talk.send(b"HTTP/1.1 200 OK\r\nContent-")
    talk.hold()


@fault("/stall/body")
def stall_body(talk):
    talk.head("200 OK", f"Content-Length: {len(BODY)}")
    talk.send(BODY[:20])
    talk.hold()


@fault("/stall/last-chunk")
def stall_last_chunk(talk):
    talk.head("200 OK", "Transfer-Encoding: chunked")
    talk.chunk(BODY)
    talk.hold()


@fault("/broken/reset-body")
def broken_reset_body(talk):
    talk.head("200 OK", "Content-Length: 1000000")
    talk.send(BODY * 100)
    talk.reset()


@fault("/broken/reset-head")
def broken_reset_head(talk):
    talk.send(b"HTTP/1.1 200 OK\r\nContent-Type: appl")
    talk.reset()


@fault("/broken/silent")
def broken_silent(talk):
    pass


@fault("/broken/no-status")
def broken_no_status(talk):
    talk.send(b'{"this": "is not a web server"}\r\n')


@fault("/broken/odd-status")
def broken_odd_status(talk):
    talk.send(b"HTTP/1.1 99999 Fine\r\nContent-Length: 2\r\n\r\n{}")


@fault("/broken/old-protocol")
def broken_old_protocol(talk):
    talk.send(b"HTTP/0.9\r\n\r\n{}")


@fault("/broken/busy-and-cut")
def broken_busy_and_cut(talk):
    talk.head("503 Service Unavailable", "Content-Length: 1000", "Retry-After: 30", type="text/html")
    talk.send(b"<html>")
    talk.cut()


# Redirects (B7).

def redirect(path, location, status="302 Found"):
    @fault(path)
    def answer(talk):
        talk.answer(b"moved", status, "Location: " + location.format(port=talk.server.ports["good"]), type="text/html")


redirect("/redirect/good", "/redirect/good/2", "301 Moved Permanently")
redirect("/redirect/good/2", "3?x=1", "307 Temporary Redirect")
redirect("/redirect/good/3", "https://localhost:{port}/redirect/good/4", "303 See Other")
redirect("/redirect/good/4", "//localhost:{port}/redirect/good/5", "308 Permanent Redirect")
redirect("/redirect/good/5", "/good")
redirect("/redirect/six", "/redirect/good")
redirect("/redirect/self", "/redirect/self")
redirect("/redirect/ring", "/redirect/ring/2")
redirect("/redirect/ring/2", "/redirect/ring")
redirect("/redirect/http", "http://localhost:{port}/good")
redirect("/redirect/file", "file:///etc/passwd")
redirect("/redirect/ftp", "ftp://localhost/good")
redirect("/redirect/script", "javascript:alert(1)")
redirect("/redirect/other", "https://elsewhere.example/good")
redirect("/redirect/number", "https://127.0.0.1:{port}/good")
redirect("/redirect/inside", "https://169.254.169.254/latest/meta-data")
redirect("/redirect/user", "https://user:pass@localhost:{port}/good")
redirect("/redirect/port", "https://localhost:1/good")
redirect("/redirect/portal", "http://login.wifi.example/?from=feed")
redirect("/redirect/lookalike", "https://p\u0430ypal.example/".encode().decode("latin-1"))
redirect("/redirect/escapes", "https://evil%1b%5b31m.example/")
redirect("/redirect/empty", "")


@fault("/redirect/nowhere")
def redirect_nowhere(talk):
    talk.answer(b"moved", "302 Found")


@fault("/redirect/endless-body")
def redirect_endless_body(talk):
    talk.head("302 Found", "Location: /good")
    talk.flood(b" " * 65536)


# Statuses and pages that are no answer (B9 to B12).

def status(path, line, *headers, body=b"no", type="text/html"):
    @fault(path)
    def answer(talk):
        talk.answer(body, line, *headers, type=type)


status("/status/201", "201 Created", body=BODY, type="application/json")
status("/status/206", "206 Partial Content", "Content-Range: bytes 5-9/100", body=BODY[:5], type="application/json")
status("/status/300", "300 Multiple Choices")
status("/status/400", "400 Bad Request")
status("/status/401", "401 Unauthorized", 'WWW-Authenticate: Basic realm="x"')
status("/status/403", "403 Forbidden")
status("/status/404", "404 Not Found", body=PAGE)
status("/status/407", "407 Proxy Authentication Required", "Proxy-Authenticate: Basic")
status("/status/410", "410 Gone")
status("/status/429-minus", "429 Too Many Requests", "Retry-After: -1")
status("/status/429-ages", "429 Too Many Requests", "Retry-After: 1000000000000")
status("/status/429-2099", "429 Too Many Requests", "Retry-After: Thu, 01 Jan 2099 00:00:00 GMT")
status("/status/429-words", "429 Too Many Requests", "Retry-After: when the sun shines")
status("/status/429-silent", "429 Too Many Requests")
status("/status/503", "503 Service Unavailable", "Retry-After: 120", body=PAGE)
status("/status/500", "500 Internal Server Error")
status("/status/502", "502 Bad Gateway")
status("/status/511", "511 Network Authentication Required", body=PAGE)
status("/portal/html", "200 OK", body=PAGE)
status("/portal/says-json", "200 OK", body=PAGE, type="application/json")
status("/portal/untyped", "200 OK", body=b"\r\n  <HTML>" + PAGE, type=None)
status("/portal/xhtml", "200 OK", body=b"<?xml version='1.0'?><html/>", type="application/xhtml+xml; charset=utf-8")


@fault("/status/204")
def status_204(talk):
    talk.head("204 No Content")


@fault("/status/304")
def status_304(talk):
    """To every request, asked for or not."""
    talk.head("304 Not Modified", 'ETag: "1"')


# What the tests ask about the server and about themselves.

@fault("/ask/counts")
def ask_counts(talk):
    talk.answer(json.dumps(talk.server.counts).encode())


@fault("/ask/headers")
def ask_headers(talk):
    talk.answer(json.dumps(talk.headers).encode())


@fault("/ask/together")
def ask_together(talk):
    """Answers when ?n= requests are here at once and no more have come for a while; says how many there were at most."""
    with talk.server.counting("together"):
        talk.server.wait_for("together", int(talk.query))
        time.sleep(0.2)
        talk.server.count("together_most", talk.server.counts["together"], max)
    talk.answer(json.dumps(talk.server.counts).encode())


class FaultServer:
    """The server; `url` is its good port. `hosts` are further names for its certificate."""

    def __init__(self, authority, address="127.0.0.1", hosts=()):
        self.authority, self.address = authority, address
        self.hosts = ["localhost", "127.0.0.1", *[f"{c}.localhost" for c in "abcdef"], *hosts]
        self.counts = {"requests": 0, "held": 0, "hung_up": 0, "together": 0, "together_most": 0, "tunnels": 0}
        self.changed = threading.Condition()
        self.listeners, self.ports = [], {}
        self.feed = "/good"     # the fault that the list of the feed at `url`/feed has, and the file at `url`/feed.zip

    def __enter__(self):
        for name, context in self._contexts().items():
            self._listen(name, lambda connection, context=context: self._serve_tls(connection, context))
        self._listen("plain", self._serve_plain)
        self._listen("silent", lambda connection: Talk(self, connection, "", "", {}).hold())
        self._listen("proxy", self._serve_proxy)
        self._listen("strict_proxy", lambda connection: self._serve_proxy(connection, "407 Proxy Authentication Required"))
        self._listen("lame_proxy", lambda connection: self._serve_proxy(connection, "502 Bad Gateway"))
        return self

    def __exit__(self, *_):
        for listener in self.listeners:
            listener.close()

    @property
    def url(self):
        host = "localhost" if self.address == "127.0.0.1" else self.address
        return f"https://{host}:{self.ports['good']}"

    def environment(self):
        """For the program under test: the good address, and each port by name."""
        ports = {f"DOORWAY_TEST_PORT_{name.upper()}": str(port) for name, port in self.ports.items()}
        return {"DOORWAY_TEST_FAULTS": self.url, **ports}

    def count(self, name, value=1, combine=lambda a, b: a + b):
        with self.changed:
            self.counts[name] = combine(self.counts[name], value)
            self.changed.notify_all()

    def wait_for(self, name, value, seconds=5):
        with self.changed:
            self.changed.wait_for(lambda: self.counts[name] >= value, seconds)

    def counting(self, name):
        server = self

        class Counting:
            def __enter__(self):
                server.count(name)

            def __exit__(self, *_):
                server.count(name, -1)
        return Counting()

    def _contexts(self):
        leaf, context = self.authority.leaf, self.authority.context
        stranger = type(self.authority)(tempfile.mkdtemp(prefix="stranger-", dir=self.authority.folder))
        contexts = {
            "good": context(leaf("fault-good", self.hosts)),
            "wrong_host": context(leaf("fault-wrong", ["elsewhere.example"])),
            "expired": context(leaf("fault-expired", self.hosts, expired=True)),
            "tomorrow": context(leaf("fault-tomorrow", self.hosts, starts_tomorrow=True)),
            "self_signed": context(leaf("fault-self", self.hosts, self_signed=True)),
            "stranger": context(stranger.leaf("leaf", self.hosts)),
        }
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            for name, version in (("tls10", ssl.TLSVersion.TLSv1), ("tls11", ssl.TLSVersion.TLSv1_1)):
                contexts[name] = context(leaf("fault-" + name, self.hosts))
                contexts[name].minimum_version = contexts[name].maximum_version = version
                contexts[name].set_ciphers("ALL:@SECLEVEL=0")
        return contexts

    def _listen(self, name, serve):
        listener = socket.create_server((self.address, 0), backlog=64)
        self.listeners.append(listener)
        self.ports[name] = listener.getsockname()[1]

        def accept():
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                connection.settimeout(CONNECTION_SECONDS)
                threading.Thread(target=self._guard, args=(serve, connection), daemon=True).start()
        threading.Thread(target=accept, daemon=True).start()

    @staticmethod
    def _guard(serve, connection):
        """The other side goes away when it has seen enough: that is what most of these tests are about."""
        try:
            serve(connection)
        except (OSError, ValueError):
            pass
        finally:
            connection.close()

    def _serve_tls(self, connection, context):
        secure = context.wrap_socket(connection, server_side=True)
        try:
            self._serve_request(secure)
            if secure.fileno() >= 0:
                secure.settimeout(2)
                secure.unwrap()
        finally:
            secure.close()

    def _serve_plain(self, connection):
        """A web server without TLS on the port where TLS is expected."""
        connection.recv(4096)
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")

    def _serve_request(self, connection):
        words, headers = self._read_head(connection)
        self.count("requests")
        path, _, query = words[1].partition("?")
        path = self.feed if path in ("/feed/services", "/feed.zip") else path
        talk = Talk(self, connection, path, query.partition("=")[2], headers)
        FAULTS.get(path, status_404)(talk)

    def _serve_proxy(self, connection, refusal=None):
        words, _ = self._read_head(connection)
        if refusal or words[0] != "CONNECT":
            connection.sendall(f"HTTP/1.1 {refusal}\r\nContent-Length: 0\r\n\r\n".encode())
            return
        self.count("tunnels")
        with socket.create_connection((self.address, self.ports["good"]), timeout=CONNECTION_SECONDS) as onward:
            connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = threading.Thread(target=self._pass_on, args=(onward, connection), daemon=True)
            back.start()
            self._pass_on(connection, onward)
            back.join(CONNECTION_SECONDS)

    @staticmethod
    def _pass_on(source, target):
        try:
            while data := source.recv(65536):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    @staticmethod
    def _read_head(connection):
        head = b""
        while b"\r\n\r\n" not in head and len(head) < 65536:
            data = connection.recv(4096)
            if not data:
                raise OSError("gone before it asked")
            head += data
        lines = head.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
        headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        return lines[0].split(), headers


def status_404(talk):
    talk.answer(b"no such fault", "404 Not Found", type="text/plain")
