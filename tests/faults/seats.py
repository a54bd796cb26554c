# SPDX-License-Identifier: GPL-3.0-or-later
"""A server with accounts: its first administrator, whose rights every question of the test then has, and operators."""

import json
import ssl
import urllib.request

ADMIN, OFFICER = "the first password", "another password"


def post(url, path, body):
    request = urllib.request.Request(url + path, data=json.dumps(body).encode(), method="POST",
                                     headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.loads(answer.read() or b"{}")


def speak(token=None, authority=None):
    """How urllib asks from now on, everywhere in this process."""
    context = ssl.create_default_context(cafile=str(authority)) if authority else None
    opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=context))
    if token:
        opener.addheaders = [("Authorization", "Bearer " + token)]
    urllib.request.install_opener(opener)


def set_up(central, url, authority=None):
    """Makes the administrator with the code that the server prints, and speaks as he does."""
    speak(authority=authority)
    post(url, "/v1/auth/setup", {"code": central.next_line().split()[-1], "account": "admin", "name": "Li Si",
                                 "password": ADMIN})
    renew(url, authority)


def renew(url, authority=None):
    speak(authority=authority)
    granted = post(url, "/v1/auth/token", {"grant": "password", "account": "admin", "password": ADMIN, "device": "test"})
    speak(granted["access_token"], authority)


def add_officer(url, account="officer"):
    post(url, "/v1/accounts", {"account": account, "name": account, "password": OFFICER, "roles": ["dispatcher"],
                               "regions": []})
    return account
