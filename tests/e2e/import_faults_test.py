# SPDX-License-Identifier: GPL-3.0-or-later
"""The import against a central API that misbehaves, and against files and mappings that are wrong."""

import contextlib
import csv
import datetime
import http.server
import json
import signal
import subprocess
import threading
import time

from programs import ProgramTest, Setup, environment, free_port, main, program, run, summary

MAPPING = {
    "mapping": 1, "entity": "event", "source": {"code": "test", "name": "测试"}, "time_zone": "Asia/Shanghai",
    "lookups": {"state": {"entries": {"open": "reported"}}},
    "regions": [{"code": "990000", "name": "境外"}],
    "members": {"sid": {"column": "id"}, "cat": {"constant": "0102"}, "st": {"column": "state", "lookup": "state"},
                "reg": {"constant": "990000"}, "title": {"column": "title"},
                "at": {"column": "day", "format": "yyyy-MM-dd"}},
}
HEADER = "id,state,title,day\n"


def row(number, title="x"):
    return f"{number},open,{title},2024-06-30\n"


def outcomes(rows, word="created"):
    return [{"sid": row["sid"], "outcome": word, "id": "x"} for row in rows]


class FakeCentral(http.server.ThreadingHTTPServer):
    """Answers every ingest request by `answer(body, number)`, which gives (status, body bytes, headers...)."""

    def __init__(self, answer):
        self.bodies = []
        self.answer = answer
        self.arrived = threading.Event()
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):  # noqa: N802 (name given by the library)
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.bodies.append((self.path, body))
        self.server.arrived.set()
        answer = self.server.answer(body["rows"], len(self.server.bodies))
        if answer is None:
            return  # Hangs up without a word.
        status, content, *headers = answer
        with contextlib.suppress(BrokenPipeError):  # The import may have been stopped meanwhile.
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            for name, value in headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

    def log_message(self, *_):
        pass


def accept(rows, _number):
    return 200, json.dumps({"rows": outcomes(rows)}).encode()


class ImportFaults(ProgramTest):
    def setUp(self):
        super().setUp()
        self.mapping = self.write("map.json", json.dumps(MAPPING))

    def import_file(self, content, central=None, *arguments, mapping=None):
        file = self.write("rows.csv", content)
        target = ["--central", central] if central else ["--dry-run"]
        return run("onescreen-cli", "import", "--mapping", mapping or self.mapping, file, *target, *arguments,
                   cwd=self.folder)

    def rejects(self, name="rows.rejects.csv"):
        with open(self.folder / name, encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def test_sends_what_the_mapping_declares_first_and_then_the_rows_in_batches(self):
        with FakeCentral(accept) as central:
            done = self.import_file(HEADER + "".join(row(n) for n in range(1, 6)), central.url, "--batch", "2")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(summary(done.stdout), {"read": 5, "sent": 5, "created": 5, "updated": 0, "unchanged": 0,
                                                "rejected": 0, "repeated": 0})
        self.assertEqual({path for path, _ in central.bodies}, {"/v1/ingest/test"})
        batches = [body["rows"] for _, body in central.bodies]
        self.assertEqual([[r["entity"] for r in rows] for rows in batches],
                         [["dict", "region"], ["event", "event"], ["event", "event"], ["event"]])
        self.assertEqual([r["sid"] for rows in batches[1:] for r in rows], ["1", "2", "3", "4", "5"])
        self.assertEqual({body["origin"] for _, body in central.bodies}, {"import"})
        self.assertEqual(central.bodies[1][1]["as_of"], "2024-06-29T16:00:00.000Z")
        self.assertIn("Sending: 5 of 5 rows (100 %)", done.stderr)

    def test_the_same_batch_is_sent_again_after_a_failure(self):
        def answer(rows, number):
            if number == 2:
                return 503, b"busy"
            return None if number == 3 else accept(rows, number)

        with FakeCentral(answer) as central:
            done = self.import_file(HEADER + row(1) + row(2), central.url)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(len(central.bodies), 4)
        self.assertEqual(central.bodies[1], central.bodies[2])
        self.assertEqual(central.bodies[1], central.bodies[3])
        self.assertIn("sent again", done.stderr)
        self.assertEqual(summary(done.stdout)["created"], 2)

    def test_gives_up_when_patience_ends(self):
        with FakeCentral(lambda rows, number: accept(rows, number) if number == 1 else (500, b"")) as central:
            done = self.import_file(HEADER + row(1), central.url, "--patience", "0")
        self.assertEqual(done.returncode, 1)
        self.assertIn("0 of 1 rows were sent", done.stderr)

    def test_a_busy_server_is_asked_when_it_wants(self):
        asked = []

        def answer(rows, number):
            asked.append(time.monotonic())
            if number == 2:
                return 429, b'{"code": "busy"}', ("Retry-After", "3")
            return accept(rows, number)

        with FakeCentral(answer) as central:
            done = self.import_file(HEADER + row(1), central.url)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertGreaterEqual(asked[2] - asked[1], 3)

    def test_a_busy_server_may_want_more_than_the_patience(self):
        def answer(rows, number):
            return accept(rows, number) if number == 1 else (503, b"{}", ("Retry-After", "600"))

        with FakeCentral(answer) as central:
            done = self.import_file(HEADER + row(1), central.url, "--patience", "60")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(len(central.bodies), 2)
        self.assertIn("wants to be left alone for 600 s", done.stderr)

    def test_times_far_ahead_are_rejected_and_near_ones_noted(self):
        later = (datetime.date.today() + datetime.timedelta(days=30)).isoformat()
        done = self.import_file(HEADER + row(1) + f"2,open,x,{later}\n" + "3,open,x,2099-12-31\n")
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("noted: 1 row: a time lies more than 1 day after the import", done.stdout)
        self.assertIn("rejected: 1 row: lies more than 366 days after the import", done.stdout)
        self.assertEqual([(r["column"], r["value"]) for r in self.rejects()], [("day", "2099-12-31")])

    def test_nobody_there(self):
        done = self.import_file(HEADER + row(1), f"http://127.0.0.1:{free_port()}", "--patience", "0")
        self.assertEqual(done.returncode, 1)
        self.assertIn("error:", done.stderr)

    def test_answers_that_are_not_the_protocol(self):
        for content in (b"<html>sign in</html>", b"", b'{"rows": []}', b'{"rows": [{"outcome": "maybe"}]}'):
            with self.subTest(content=content), \
                    FakeCentral(lambda rows, n, c=content: accept(rows, n) if n == 1 else (200, c)) as central:
                done = self.import_file(HEADER + row(1), central.url)
                self.assertEqual(done.returncode, 1)
                self.assertIn("error:", done.stderr)
                self.assertEqual(len(central.bodies), 2)  # Not tried again: it would not get better.

    def test_a_refusal_is_not_repeated(self):
        with FakeCentral(lambda rows, number: (403, b'{"code": "forbidden", "detail": "no"}')) as central:
            done = self.import_file(HEADER + row(1), central.url)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(len(central.bodies), 1)

    def test_rows_that_the_server_rejects_are_kept(self):
        def answer(rows, number):
            items = outcomes(rows)
            if number == 2:
                items[1] = {"sid": rows[1]["sid"], "outcome": "rejected", "field": "cat", "reason": "is not known"}
            return 200, json.dumps({"rows": items}).encode()

        with FakeCentral(answer) as central:
            done = self.import_file(HEADER + row(1) + "too,few\n" + row("=2"), central.url)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertEqual(summary(done.stdout)["rejected"], 2)
        self.assertEqual([(r["line"], r["record"], r["column"], r["value"]) for r in self.rejects()],
                         [("3", "3", "", ""), ("4", "4", "cat", "'=2")])

    def test_a_declaration_that_the_server_rejects_ends_the_import(self):
        def answer(rows, _number):
            items = outcomes(rows)
            items[1] = {"sid": "990000", "outcome": "rejected", "field": "name", "reason": "is taken"}
            return 200, json.dumps({"rows": items}).encode()

        with FakeCentral(answer) as central:
            done = self.import_file(HEADER + row(1), central.url)
        self.assertEqual(done.returncode, 1)
        self.assertIn("refuses region '990000' of the mapping: name is taken", done.stderr)

    def test_stops_cleanly_on_request(self):
        release = threading.Event()

        def answer(rows, number):
            if number == 3:
                release.wait(30)
            return accept(rows, number)

        with FakeCentral(answer) as central:
            file = self.write("rows.csv", HEADER + "".join(row(n) for n in range(1, 10)))
            process = subprocess.Popen(
                [program("onescreen-cli"), "import", "--mapping", str(self.mapping), str(file), "--central",
                 central.url, "--batch", "2"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                cwd=self.folder, env=environment())
            while len(central.bodies) < 3:
                self.assertTrue(central.arrived.wait(30))
                central.arrived.clear()
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=30)
            release.set()
        self.assertEqual(process.returncode, 1)
        self.assertIn("2 of 9 rows were sent", err)

    def test_wrong_files_and_mappings_are_told_apart_and_nothing_is_sent(self):
        wrong_mapping = self.write("wrong.json", json.dumps({**MAPPING, "members": {
            **MAPPING["members"], "title": {"column": "headline"}}}))
        typo = self.write("typo.json", json.dumps({**MAPPING, "colour": 1}))
        utf8 = self.write("utf8.json", json.dumps({**MAPPING, "csv": {"encoding": "UTF-8"}}))
        cases = [
            ("", self.mapping, "the file is empty"),
            ("id,state\n".encode("utf-16"), self.mapping, "UTF-16"),
            (HEADER + row(1), wrong_mapping, "$.members.title.column: column 'headline' is not in the file"),
            (HEADER + row(1), typo, "$.colour: is not a member"),
            (HEADER + row(1), self.folder / "none.json", "none.json"),
            (HEADER.encode() + 3 * "1,open,舟山,2024-06-30\n".encode("gb18030"), utf8, "3 of 3 rows are not valid UTF-8"),
        ]
        for content, mapping, says in cases:
            with self.subTest(says=says), FakeCentral(accept) as central:
                done = self.import_file(content, central.url, mapping=mapping)
                self.assertEqual(done.returncode, 1, done.stdout)
                self.assertIn(says, done.stderr)
                self.assertEqual(central.bodies, [])

    def test_dry_run_counts_by_reason(self):
        done = self.import_file(HEADER + row(1) + row(1, "again") + "2,shut,x,2024-06-30\n3,open,,2024-06-30\n")
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertEqual(summary(done.stdout), {"read": 4, "can be sent": 1, "rejected": 2, "repeated": 1})
        self.assertIn("rejected: 1 row: is not in lookup 'state' of the mapping", done.stdout)
        self.assertEqual([r["column"] for r in self.rejects()], ["state", "title"])

    def test_unknown_categories_are_named_before_anything_is_sent(self):
        known = self.write("category.json", json.dumps({"dictionary": "category", "entries": [{"code": "0103"}]}))
        done = self.import_file(HEADER + row(1), None, "--categories", known)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("gives category '0102', which no dictionary has", done.stdout)
        shipped = Setup.source / "resources" / "dictionaries" / "category.json"
        self.assertEqual(self.import_file(HEADER + row(1), None, "--categories", shipped).returncode, 0)
        wrong = self.write("wrong.json", json.dumps({"dictionary": "category", "entries": [{}]}))
        self.assertIn("$.entries[0].code: is missing",
                      self.import_file(HEADER + row(1), None, "--categories", wrong).stderr)

    def test_a_reject_file_that_cannot_be_written_is_told(self):
        with FakeCentral(accept) as central:
            done = self.import_file(HEADER + row(1) + "x\n", central.url, "--rejects", self.folder / "no" / "r.csv")
        self.assertEqual(done.returncode, 1)
        self.assertIn("the reject file cannot be written", done.stderr)

    def test_a_pipe_is_refused_before_it_is_read(self):
        with FakeCentral(accept) as central:
            done = run("onescreen-cli", "import", "--mapping", self.mapping, "-", "--central", central.url,
                       cwd=self.folder)
        self.assertEqual(done.returncode, 1)
        self.assertIn("only a file can be read", done.stderr)
        self.assertEqual(central.bodies, [])

    def test_wrong_usage(self):
        file = self.write("rows.csv", HEADER)
        for arguments in (["import", file], ["import", "--mapping", self.mapping, file],
                          ["import", "--mapping", self.mapping, file, "--dry-run", "--batch", "0"]):
            with self.subTest(arguments=arguments):
                self.assertEqual(run("onescreen-cli", *arguments).returncode, 2)
        done = run("onescreen-cli", "import", "--mapping", self.mapping, file, "--central", "ftp://x")
        self.assertEqual(done.returncode, 2)
        self.assertIn("http", done.stderr)

    def test_describe_prints_columns_and_a_mapping_to_start_from(self):
        file = self.write("rows.csv", "编号;上报时间;状态\n1;2024-06-30 10:00;已结案\n")
        done = run("onescreen-cli", "import", "--describe", file)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("delimiter: ;", done.stderr)
        skeleton = json.loads(done.stdout)  # The mapping alone, so that it can be written to a file.
        self.assertEqual(skeleton["members"]["at"]["format"], "yyyy-MM-dd HH:mm")


if __name__ == "__main__":
    main()
