# SPDX-License-Identifier: GPL-3.0-or-later
"""What every command says to what is typed wrong (exit code 2) and to files that are not there (1): one sentence."""

import json

from programs import ProgramTest, free_port, main, run

COMMANDS = [
    ("onescreen-cli", *command) for command in (
        (), ("import",), ("sync",), ("status",), ("catalogue",), ("chart",), ("funnel",), ("spc",), ("index",),
        ("publish",), ("published",), ("reconcile",), ("pack",), ("pack", "check"), ("pack", "create"),
        ("pack", "import"), ("account",), ("account", "setup"), ("account", "list"), ("account", "add"),
        ("account", "change"), ("account", "password"), ("account", "devices"), ("account", "approve"),
        ("account", "remove-device"), ("account", "sign-in"), ("account", "let-in"))
] + [("onescreen-central",)]

MAPPING = {
    "mapping": 1, "entity": "event", "source": {"code": "test", "name": "测试"}, "time_zone": "Asia/Shanghai",
    "regions": [{"code": "990000", "name": "境外"}],
    "members": {"sid": {"column": "id"}, "cat": {"constant": "0102"}, "st": {"constant": "reported"},
                "reg": {"constant": "990000"}, "title": {"column": "title"},
                "at": {"column": "day", "format": "yyyy-MM-dd"}},
}


class Usage(ProgramTest):
    def setUp(self):
        super().setUp()
        self.series = self.write("series.csv", "period,value,numerator,denominator\n" +
                                 "".join(f"2024-{month:02},{month},{month},20\n" for month in range(1, 13)))
        self.dots = self.write("dots.csv", "name,value\n甲,1\n乙,2\n")
        self.map = self.write("map.json", json.dumps(MAPPING))
        self.rows = self.write("rows.csv", "id,title,day\n1,x,2024-06-30\n")
        self.none = self.folder / "none"
        self.nowhere = self.folder / "nowhere" / "a.csv"

    def ends(self, code, word, *words):
        with self.subTest(words=" ".join(map(str, words))):
            done = run(*words, cwd=self.folder, timeout=60)
            said = [line for line in done.stderr.splitlines() if line != "Run with --help for more information."]
            self.assertEqual(done.returncode, code, done.stderr)
            self.assertEqual(len(said), 1, done.stderr)
            self.assertIn(str(word), said[0])
            self.assertNotIn("terminate", said[0])

    def test_every_command_takes_help_and_refuses_what_it_does_not_know(self):
        for command in COMMANDS:
            with self.subTest(command=command):
                self.assertEqual(run(*command, "--help").returncode, 0)
            self.ends(2, "", *command, "--nonsense")  # Names it, or what is missing.
            self.ends(2, "required", *command)
        self.ends(2, "--nonsense", "onescreen-cli", "status", "--cache", self.none, "--nonsense")
        self.ends(2, "--nonsense", "onescreen-central", "--data", self.none, "--nonsense")
        self.ends(2, "nonsense", "onescreen-cli", "nonsense")

    def test_numbers(self):
        cli = "onescreen-cli"
        self.ends(2, "--batch", cli, "import", self.rows, "--mapping", self.map, "--dry-run", "--batch", "many")
        self.ends(2, "--patience", cli, "import", self.rows, "--mapping", self.map, "--dry-run", "--patience", "-1")
        self.ends(2, "--lock", cli, "spc", "--values", self.series, "--out", "-", "--lock", "0")
        self.ends(2, "--target", cli, "spc", "--values", self.series, "--out", "-", "--target", "high")
        self.ends(2, "--confidence", cli, "funnel", "--values", self.series, "--out", "-", "--confidence", "2")
        self.ends(2, "--draws", cli, "index", "--catalogue", self.none, "--values", self.none, "--out", self.none,
                  "--draws", "-5")
        chart = (cli, "chart", "--type", "dots", "--data", self.dots, "--out", self.folder / "a.png")
        self.ends(2, "--decimals", *chart, "--decimals", "99")
        self.ends(2, "--size", *chart, "--size", "big")
        self.ends(2, "--dpi", *chart, "--dpi", "0")
        for option, word in (("--port", "x"), ("--port", "99999999"), ("--bind", "here"), ("--snapshots", "-1")):
            self.ends(2, option, "onescreen-central", "--data", self.none, option, word)

    def test_periods_conditions_kinds_and_addresses(self):
        cli = "onescreen-cli"
        spc = (cli, "spc", "--values", self.series, "--out", "-")
        for option in ("--from", "--to", "--rebase"):
            self.ends(2, f"{option}: 'xyz' is no period", *spc, option, "xyz")
        self.ends(2, "--where: 'foo' is not COLUMN=VALUE", *spc, "--where", "foo")
        self.ends(2, "--type", *spc, "--type", "pie")
        self.ends(2, "--where", cli, "funnel", "--values", self.series, "--out", "-", "--where", "foo")
        self.ends(2, "--type", cli, "chart", "--type", "globe", "--data", self.dots, "--out", "a.png")
        self.ends(2, "--out", cli, "chart", "--type", "dots", "--data", self.dots, "--out", "a.gif")
        people = ("--by", "a", "--with", "b")
        self.ends(2, "--period: 'May' is not", cli, "publish", "--cache", self.none, "--period", "May", *people)
        self.ends(2, "--period: 'May' is not", cli, "reconcile", "--cache", self.none, "--period", "May")
        for words in (("sync", "--cache", self.none), ("import", self.rows, "--mapping", self.map),
                      ("account", "list", "--as", "a")):
            self.ends(2, "--central: 'foo' is not", cli, *words, "--central", "foo")
            self.ends(2, "--pin", cli, *words, "--central", "https://127.0.0.1:1", "--pin", "short", "--pin", "too")
        self.ends(2, "--central", cli, "import", self.rows, "--mapping", self.map)
        self.ends(2, "--mapping", cli, "import", self.rows, "--dry-run")

    def test_files_that_are_not_there_and_places_that_cannot_be_written(self):
        cli = "onescreen-cli"
        here = self.series / "below"  # A file is no folder.
        for words in (("import", self.none, "--mapping", self.map, "--dry-run"),
                      ("import", self.rows, "--mapping", self.none, "--dry-run"),
                      ("import", self.rows, "--mapping", self.map, "--dry-run", "--categories", self.none),
                      ("import", self.none, "--describe"),
                      ("status", "--cache", self.none), ("published", "--cache", self.none),
                      ("reconcile", "--cache", self.none, "--period", "2024-06"),
                      ("publish", "--cache", self.none, "--period", "2024-06", "--by", "a", "--with", "b"),
                      ("catalogue", self.none), ("spc", "--values", self.none, "--out", "-"),
                      ("funnel", "--values", self.none, "--out", "-"),
                      ("index", "--catalogue", self.none, "--values", self.series, "--out", self.folder / "out"),
                      ("chart", "--type", "dots", "--data", self.none, "--out", "a.png"),
                      ("pack", "create", "--describe", self.none, "--from", self.none, "--out", self.folder / "p"),
                      ("pack", "import", self.none, "--into", self.folder / "packs")):
            self.ends(1, "none", cli, *words)
        self.ends(1, "nowhere", cli, "spc", "--values", self.series, "--out", self.nowhere)
        self.ends(1, "nowhere", cli, "chart", "--type", "dots", "--data", self.dots, "--out", self.nowhere)
        self.ends(1, "below", "onescreen-central", "--data", here)
        self.ends(1, "none", "onescreen-central", "--data", self.folder / "data", "--retention", self.none)
        self.ends(1, "none", "onescreen-central", "--database-file", self.none)

    def test_a_server_that_is_not_there(self):
        nobody = f"http://127.0.0.1:{free_port()}"
        done = run("onescreen-cli", "sync", "--once", "--central", nobody, "--cache", self.folder / "cache", timeout=60)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertEqual(done.stderr.count("error: "), 1, done.stderr)


if __name__ == "__main__":
    main()
