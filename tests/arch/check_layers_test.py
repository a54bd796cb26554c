#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The layer check must find each kind of breach, or it guards nothing."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

CHECK = pathlib.Path(__file__).with_name("check_layers.py")


def run_on(files):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        done = subprocess.run([sys.executable, CHECK, folder], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout


class CheckLayers(unittest.TestCase):
    def assert_breach(self, name, text, expected):
        code, output = run_on({name: text})
        self.assertEqual(code, 1, output)
        self.assertIn(f"{name}:1: {expected}", output)

    def test_clean_tree_passes(self):
        code, output = run_on({"app/store/a.cpp": '#include "app/domain/event.h"\n#include <QSqlQuery>\n',
                               "ui/common/b.cpp": "#include <QLabel>\n"})
        self.assertEqual(code, 0, output)

    def test_breaches(self):
        for name, text, expected in [
            ("app/store/a.cpp", '#include "app/remote/http.h"', "app/store may not include app/remote"),
            ("app/remote/a.cpp", '#include "app/store/cachewriter.h"', "app/remote may not include app/store"),
            ("app/sync/a.cpp", '#include "app/store/cachewriter.h"', "app/sync may not include app/store"),
            ("ui/queue/a.cpp", '#include "app/store/cachereader.h"', "ui/queue may not include app/store"),
            ("ui/queue/a.cpp", '#include "ui/map/mapview.h"', "ui/queue may not include ui/map"),
            ("app/domain/a.h", '#include "app/analysis/x.h"', "app/domain may not include app/analysis"),
            ("app/geo/a.h", "#include <QtWidgets/QWidget>", "QtWidgets/QWidget is a widget header"),
            ("app/models/a.cpp", "#include <QIcon>", "QIcon is a widget header"),
            ("ui/queue/a.cpp", "#include <QLineSeries>", "QLineSeries may only be seen by ui/charts"),
            ("ui/shell/a.cpp", "#include <QQuickWidget>", "QQuickWidget may only be seen by ui/map"),
            ("app/sync/a.cpp", "#include <QNetworkReply>", "QNetworkReply may only be seen by app/remote"),
            ("ui/queue/a.cpp", "#include <QLabel>", "QLabel outside ui/common"),
            ("ui/queue/a.cpp", "w->setToolTip(title);", "rich-text capable call"),
            ("app/models/a.cpp", 'return tr("件");', "display text (tr) below ui/"),
            ("app/base/a.cpp", '#include "result.h"', '"result.h" is not written from the top folder'),
            ("app/newlayer/a.cpp", "int x;", "folder app/newlayer has no layer rule"),
        ]:
            with self.subTest(name=name, text=text):
                self.assert_breach(name, text + "\n", expected)

    def test_empty_tree_is_not_a_pass(self):
        self.assertEqual(run_on({"README": ""})[0], 1)


if __name__ == "__main__":
    unittest.main()
