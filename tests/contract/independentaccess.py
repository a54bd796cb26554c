# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests to the central API: problems, patience with a server that is busy, and the sign-in."""

import gzip
import http.client
import json
import random
import time
import urllib.parse

from independentwire import WebSocket


class Refused(Exception):
    """An answer that is not 2xx, with its problem."""

    def __init__(self, status, problem, retry_after):
        super().__init__(f"{status} {problem.get('code', '')}: {problem.get('detail', '')}")
        self.status, self.problem, self.retry_after = status, problem, retry_after
        self.code = problem.get("code", "")


class Connection:
    """Requests, with the sign-in, and patience with a server that is busy."""

    def __init__(self, base, context=None, sleep=time.sleep, attempts=8):
        self.address = urllib.parse.urlsplit(base)
        self._context, self._sleep, self._attempts = context, sleep, attempts
        self.session = None
        self._refresh_at = 0.0

    def ask(self, method, path, query=(), body=None, signed=True, timeout=40):
        """The body of the answer; Refused, or OSError when there is none."""
        refreshed = False
        for attempt in range(self._attempts):
            if signed and self.session and time.monotonic() >= self._refresh_at:
                self.refresh()
            try:
                return self._once(method, path, query, body, signed, timeout)
            except Refused as refused:
                if refused.status == 401 and signed and self.session and not refreshed:
                    refreshed = True
                    self.refresh()
                elif refused.status in (429, 503) and attempt + 1 < self._attempts:
                    self._sleep(refused.retry_after * random.uniform(1, 1.5))
                else:
                    raise
        raise OSError("the server stays busy")

    def json(self, method, path, query=(), body=None, signed=True):
        data = self.ask(method, path, query, body, signed)
        return json.loads(data) if data else None

    def _once(self, method, path, query, body, signed, timeout):
        kind = http.client.HTTPSConnection if self.address.scheme == "https" else http.client.HTTPConnection
        options = {"context": self._context} if self.address.scheme == "https" else {}
        connection = kind(self.address.hostname, self.address.port, timeout=timeout, **options)
        headers = {"Accept-Encoding": "gzip"}
        if signed and self.session:
            headers["Authorization"] = "Bearer " + self.session["access_token"]
        if body is not None:
            headers["Content-Type"] = "application/json"
            body = json.dumps(body).encode()
        address = self.address.path.rstrip("/") + path
        if query:
            address += "?" + urllib.parse.urlencode(query)
        try:
            connection.request(method, address, body, headers)
            answer = connection.getresponse()
            data = answer.read()
        except http.client.HTTPException as error:
            raise ConnectionError(str(error)) from error
        finally:
            connection.close()
        if answer.headers.get("Content-Encoding") == "gzip":
            data = gzip.decompress(data)
        if 200 <= answer.status < 300:
            return data
        is_problem = answer.headers.get_content_type() == "application/problem+json"
        retry_after = answer.headers.get("Retry-After", "")
        raise Refused(answer.status, json.loads(data) if is_problem else {},
                      int(retry_after) if retry_after.isdigit() else random.uniform(1, 5))

    # --- Signing in ---

    def setup(self, code, account, name, password):
        self._signed_in("/v1/auth/setup", {"code": code, "account": account, "name": name, "password": password})

    def sign_in(self, account, password, device="independent client"):
        self._signed_in("/v1/auth/token",
                        {"grant": "password", "account": account, "password": password, "device": device})

    def refresh(self):
        self._signed_in("/v1/auth/token", {"grant": "refresh", "refresh_token": self.session["refresh_token"]})

    def let_in(self, name, show):
        """As a wall: `show` gets the code that an administrator approves."""
        code = self.json("POST", "/v1/auth/device", body={"name": name}, signed=False)
        show(code["user_code"])
        interval = code["interval"]
        while True:
            self._sleep(interval)
            try:
                return self._signed_in("/v1/auth/token", {"grant": "device", "device_code": code["device_code"]})
            except Refused as refused:
                if refused.code == "slow_down":
                    interval += 5
                elif refused.code != "authorization_pending":
                    raise

    def sign_out(self):
        self.ask("POST", "/v1/auth/revoke", body={"refresh_token": self.session["refresh_token"]}, signed=False)
        self.session = None

    def _signed_in(self, path, body):
        self.session = self.json("POST", path, body=body, signed=False)
        self._refresh_at = time.monotonic() + 0.7 * self.session["expires_in"]

    def live(self):
        context = self._context if self.address.scheme == "https" else None
        port = self.address.port or (443 if self.address.scheme == "https" else 80)
        return WebSocket.connect(self.address.hostname, port, self.address.path.rstrip("/") + "/v1/live", 10, context)
