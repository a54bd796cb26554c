# SPDX-License-Identifier: GPL-3.0-or-later
"""A server and its clients over TLS with a private authority, and clients that believe in another one."""

import subprocess
from pathlib import Path

from people import ADMIN, OFFICER, AccountsCase
from programs import get_json, main, run


class Authority:
    """A private authority in a folder, made with openssl."""

    def __init__(self, folder, name):
        self.folder, self.name = Path(folder), name
        self.file = self.folder / f"{name}.pem"
        self.openssl("req", "-x509", *self.new_key(name), "-out", self.file, "-days", "2", "-subj", f"/CN={name}",
                     "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign")

    def openssl(self, *words):
        done = subprocess.run(["openssl", *map(str, words)], cwd=self.folder, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    def new_key(self, name):
        key = self.folder / f"{name}.key"
        return ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key)

    def issue(self, name, host):
        """Certificate and key of a server."""
        request, certificate = self.folder / f"{name}.csr", self.folder / f"{name}.crt"
        self.openssl("req", *self.new_key(name), "-out", request, "-subj", f"/CN={name}", "-addext",
                     f"subjectAltName={host}")
        self.openssl("x509", "-req", "-in", request, "-CA", self.file, "-CAkey", self.folder / f"{self.name}.key",
                     "-days", "2", "-copy_extensions", "copy", "-out", certificate)
        key = self.folder / f"{name}.key"
        key.chmod(0o600)
        return certificate, key

    def pin(self, certificate):
        """As the administrator's guide computes it."""
        public = self.openssl("x509", "-in", certificate, "-pubkey", "-noout")
        (self.folder / "public.pem").write_bytes(public)
        der = self.openssl("pkey", "-pubin", "-in", "public.pem", "-outform", "der")
        (self.folder / "public.der").write_bytes(der)
        digest = self.openssl("dgst", "-sha256", "-binary", "public.der")
        (self.folder / "digest").write_bytes(digest)
        return self.openssl("base64", "-in", "digest").decode().strip()


class TlsTest(AccountsCase):
    def prepare(self):
        ours = Authority(self.folder, "ours")
        self.certificate, key = ours.issue("server", "IP:127.0.0.1")
        self.spare, _ = ours.issue("spare", "IP:127.0.0.1")
        self.stranger, _ = ours.issue("stranger", "IP:127.0.0.1")
        self.theirs = Authority(self.folder, "theirs")
        self.pins = [ours.pin(each) for each in (self.certificate, self.spare, self.stranger)]
        self.server = ("--certificate", self.certificate, "--key", key)
        self.trust = ("--ca", str(ours.file))

    def picture(self, name, *trust):
        """The desktop client's health scene, and the client."""
        folder = self.folder / name
        done = run("onescreen", "--central", self.central.url, *trust, "--token-file", self.wall, "--cache",
                   self.folder / "cache", "--capture", folder, "--scene", "health", "--size", "1366x768")
        return folder / "health.png", done

    def test_who_trusts_the_authority_works_and_nobody_else_is_told_anything(self):
        self.assertTrue(self.central.url.startswith("https://"))
        self.set_up()
        added = self.as_admin("add", "feed01", "--name", "Feed", "--role", "feed", passwords=[OFFICER])
        self.assertEqual(added.returncode, 0, added.stderr)
        feed, self.wall = self.folder / "feed.token", self.folder / "wall.token"
        kept = self.account("sign-in", "--as", "feed01", "--token-file", str(feed), passwords=[OFFICER])
        self.assertEqual(kept.returncode, 0, kept.stderr)
        imported = self.ingest(feed)
        self.assertEqual(imported.returncode, 0, imported.stdout + imported.stderr)
        self.let_in(self.wall)
        synced = self.sync("--token-file", str(self.wall), *self.trust, "--pin", self.pins[0], "--pin", self.pins[1])
        self.assertEqual(synced.returncode, 0, synced.stdout + synced.stderr)
        self.assertEqual(self.events(), 2)
        drawn, done = self.picture("trusted", *self.trust)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(drawn.is_file())

        # Another authority, a wrong pin, the system's authorities, no encryption at all: refused in plain words.
        heard = len((self.folder / "central.log").read_text())
        for trust, words in ((("--ca", str(self.theirs.file)), "tls_untrusted: the server's certificate is not trusted"),
                             ((*self.trust, "--pin", self.pins[1], "--pin", self.pins[2]), "tls_wrong_pin: "),
                             (("--ca", str(self.stranger)), "not trusted")):
            refused = self.sync("--token-file", str(self.wall), *trust)
            said = refused.stdout + refused.stderr
            self.assertEqual(refused.returncode, 1, said)
            self.assertIn(words, said)
            self.assertEqual(self.events(), 2, "what was read stays")
        self.assertNotIn("token", (self.folder / "central.log").read_text()[heard:])
        drawn, done = self.picture("refused", "--ca", str(self.theirs.file))
        self.assertEqual(done.returncode, 0, "the cache is still shown: " + done.stderr)
        self.assertTrue(drawn.is_file())
        self.assertEqual(self.events(), 2)

        # The clear is not spoken, and passwords do not go there.
        with self.assertRaises(OSError):
            get_json(self.central.url.replace("https://", "http://") + "/v1/meta", timeout=5)
        self.assertNotIn(ADMIN, (self.folder / "central.log").read_text())


if __name__ == "__main__":
    main()
