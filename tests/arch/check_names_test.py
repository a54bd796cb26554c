#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The check of names must find a type that is defined twice, and nothing else."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

CHECK = pathlib.Path(__file__).with_name("check_names.py")


def run_on(*texts):
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            path = pathlib.Path(folder, "app", f"file{number}.h")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        done = subprocess.run([sys.executable, CHECK, folder], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout


def inside(space, text):
    return f"namespace {space} {{\n{text}\n}} // namespace {space}\n"


class CheckNames(unittest.TestCase):
    def test_a_type_that_two_files_define(self):
        for text in ["struct Cell\n{\n};", "class Cell : public QObject\n{\n};", "enum class Cell { A, B };"]:
            with self.subTest(text=text):
                code, output = run_on(inside("onescreen", "struct Cell\n{\n};"), inside("onescreen", text))
                self.assertEqual(code, 1, output)
                self.assertIn("onescreen::Cell is defined in app/file0.h and app/file1.h", output)

    def test_what_is_no_second_definition(self):
        cell = "struct Cell\n{\n};"
        for other in [inside("onescreen", "struct Cell;"), inside("onescreen::geo", cell),
                      inside("onescreen", "namespace {\n" + cell + "\n} // namespace"),
                      inside("onescreen", "struct Row\n{\n    struct Cell\n    {\n    };\n};")]:
            with self.subTest(other=other):
                code, output = run_on(inside("onescreen", cell), other)
                self.assertEqual(code, 0, output)


if __name__ == "__main__":
    unittest.main()
