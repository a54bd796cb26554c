#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""onescreen-cli chart as a user runs it; the files are opened by programs that are not ours."""
import argparse
import csv
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree
import zlib

try:
    import openpyxl
except ImportError:
    openpyxl = None

CLI = ""
CAPTION = ["--title", "按期结案率", "--scope", "舟山市", "--period", "2024Q2", "--as-of", "2024-06-30 14:05",
           "--version", "v1.2", "--source", "=事件库"]

TABLES = {
    "line": "日期,上报,结案\n2024-06-01,12,9\n2024-06-02,,7\n2024-06-03,15,15\n",
    "bars": "区域,上报,结案\n定海区,120,100\n普陀区,80,\n岱山县,0,0\n",
    "area": "月,上报,结案\n1月,12,9\n2月,,7\n3月,15,15\n4月,11,8\n",
    "ranked": "类型,件数\n渔业,120\n交通,80\n海事,\n市容,0\n",
    "pie": "类型,件数\n渔业,120\n交通,80\n海事,\n市容,40\n",
    "periods": "period,value,kind,source\n2024Q1,98.8,,公报\n2024,100,target,方案\n2024H1,97,actual,\n2024Q3,,,\n",
    "polar": "时,上报,结案\n0 时,12,3\n6 时,40,22\n12 时,55,60\n18 时,,31\n",
    "stacked": "区域,上报,结案\n定海区,120,100\n普陀区,80,\n",
    "bullet": "name,value,target,peer,bands,unit,tone,note\n结案率,98.8,100,97,80;90;95,%,,221199/223889\n返工率,,2,3,,%,,未上报\n",
    "dots": "name,value,low,high,peer_median,peer_low,peer_high,tone,note\n甲,90,82.6,94.5,88,80,92,,\n乙,,,,88,80,92,unknown,9/10\n",
    "funnel": "name,size,rate,centre,low95,high95,low998,high998,tone\n甲,10,60,80,55.2,100,40.9,100,\n乙,100,60,80,72.2,87.8,67.6,92.4,concern\n",
    "control": "period,value,centre,lower,upper,target,tone,rule,rebased\n1月,92,92.8,87.5,98.2,95,,,\n2月,,92.8,87.5,98.2,95,,,\n3月,86,92.8,87.5,98.2,95,concern,低于下限,\n",
    "bump": "name,chosen,2024Q1,2024Q2\n甲,1,1,2\n乙,,1,\n丙,,3,1\n",
    "slope": "name,2024Q1,2024Q2,tone\n甲,90,95,chosen\n乙,92,,\n",
    "waterfall": "name,kind,value\n2024Q1,start,78\n监管履职,performance,1.2\n权重,weight,-0.5\n2024Q2,end,78.7\n",
    "heat": "name,结案率,返工率\n甲,98.8,1\n乙,,2\n",
    "icicle": "name,parent,weight,score\n指数,,1,82\n执法质量,指数,60,90\n队伍建设,指数,40,\n",
    "radar": "name,value,peer_median,peer_low,peer_high\n制度,80,75,70,82\n履职,90,75,70,82\n质量,,75,70,82\n队伍,60,75,70,82\n绩效,85,75,70,82\n",
    "multiples": "name,2024Q1,2024Q2,2024Q3\n甲,90,91,92\n乙,,80,81\n",
    "box": "group,value\n海岛,90\n海岛,91\n山区,70\n山区,\n",
    "sparkline": "月,结案率\n1月,90\n2月,\n3月,95\n",
    "scatter": "name,案件数,结案率\n甲,10,90\n乙,20,\n丙,30,70\n",
}


def run(*arguments, environment=None):
    env = {key: value for key, value in os.environ.items()
           if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    env.update(environment or {})
    return subprocess.run([CLI, *map(str, arguments)], capture_output=True, text=True, env=env, timeout=120, check=False)


def tool(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True).stdout


def png_chunks(data):
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at = 8
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        yield kind, data[at + 8:at + 8 + size]
        at += 12 + size


class ChartCommand(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def draw(self, kind, ending, *more, table=None):
        data = self.folder / f"{kind} data.csv"
        data.write_text(TABLES[kind] if table is None else table, encoding="utf-8")
        out = self.folder / f"{kind}.{ending}"
        done = run("chart", "--type", kind, "--data", data, "--out", out, "--unit", "%", *CAPTION, *more)
        self.assertEqual(done.returncode, 0, f"{kind} {ending}: {done.stderr}")
        return out

    def test_every_type_in_every_format(self):
        for kind in TABLES:
            for ending in ("png", "svg", "pdf", "csv", "xlsx"):
                self.assertGreater(self.draw(kind, ending).stat().st_size, 100, f"{kind} {ending}")

    def test_vectors_of_every_type_stay_vectors(self):
        for kind in TABLES:
            self.assertNotIn(b"/Subtype /Image", self.draw(kind, "pdf").read_bytes(), kind)
            root = xml.etree.ElementTree.parse(self.draw(kind, "svg")).getroot()
            names = {element.tag.rsplit("}", 1)[-1] for element in root.iter()}
            self.assertTrue(names.isdisjoint({"image", "text"}), f"{kind}: {names}")

    def test_hard_values_in_every_chart_of_parts(self):
        rows = {"zero": "甲,0\n乙,0\n", "missing": "甲,\n乙,NA\n", "one": "甲,5\n", "huge": "甲,9e14\n乙,1\n",
                "many": "".join(f"类型{i},{i}\n" for i in range(2000)), "none": ""}
        for kind in ("pie", "ranked", "area", "polar", "bars", "stacked"):
            for name, body in rows.items():
                for size in ("900x500", "80x60"):
                    out = self.draw(kind, "png", "--size", size, table="名称,件数\n" + body)
                    self.assertGreater(out.stat().st_size, 100, f"{kind} {name}")

    def test_png_has_size_resolution_and_caption(self):
        data = self.draw("dots", "png", "--size", "1500x900", "--dpi", "150").read_bytes()
        chunks = list(png_chunks(data))
        self.assertEqual(struct.unpack(">II", dict(chunks)[b"IHDR"][:8]), (1500, 900))
        x, y, unit = struct.unpack(">IIB", dict(chunks)[b"pHYs"])
        self.assertEqual(unit, 1)
        self.assertAlmostEqual(x * 0.0254, 150, delta=0.1)
        self.assertEqual(x, y)
        text = b"".join(body for kind, body in chunks if kind in (b"iTXt", b"tEXt"))
        for _, body in [chunk for chunk in chunks if chunk[0] == b"zTXt"]:
            text += zlib.decompress(body.split(b"\0", 1)[1][1:])
        for part in ("按期结案率", "舟山市", "2024Q2", "v1.2", "=事件库"):
            self.assertIn(part.encode(), text)

    def test_pdf_is_vector_with_embedded_chinese(self):
        pdf = self.draw("bullet", "pdf")
        self.assertNotIn(b"/Subtype /Image", pdf.read_bytes())
        if not shutil.which("pdffonts"):
            self.skipTest("poppler-utils is not installed")
        fonts = tool("pdffonts", pdf).splitlines()[2:]
        self.assertTrue(fonts)
        for font in fonts:
            self.assertEqual(font.split()[-5:-2], ["yes", "yes", "yes"], font)  # embedded, subset, Unicode
        text = tool("pdftotext", "-layout", pdf, "-")
        for part in ("结案率", "返工率", "98.8%", "按期结案率", "范围：舟山市", "时段：2024Q2", "数据时间：2024-06-30 14:05",
                     "口径版本：v1.2", "来源：=事件库"):
            self.assertIn(part, text)

    def test_svg_is_xml_of_outlines(self):
        root = xml.etree.ElementTree.parse(self.draw("control", "svg", "--size", "800x450")).getroot()
        names = [element.tag.rsplit("}", 1)[-1] for element in root.iter()]
        self.assertEqual(names[0], "svg")
        self.assertNotIn("text", names)
        self.assertNotIn("image", names)
        self.assertGreater(names.count("path"), 10)
        self.assertEqual([float(part) for part in root.get("viewBox").split()], [0, 0, 800, 450])
        described = " ".join(element.text or "" for element in root.iter())
        for part in ("按期结案率", "口径版本：v1.2", "来源：=事件库"):
            self.assertIn(part, described)

    def test_csv_opens_safely_and_keeps_missing(self):
        data = self.draw("bars", "csv").read_bytes()
        self.assertTrue(data.startswith(b"\xef\xbb\xbf"))
        self.assertIn(b"\r\n", data)
        rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
        about = {row[0]: row[1] for row in rows if len(row) == 2}
        self.assertEqual(about["标题"], "按期结案率")
        self.assertEqual(about["口径版本"], "v1.2")
        self.assertEqual(about["来源"], "'=事件库")  # not a formula
        self.assertIn(["普陀区", "80", ""], rows)
        self.assertIn(["岱山县", "0", "0"], rows)

    def test_csv_of_an_export_is_data_again(self):
        first = self.draw("heat", "csv")
        second = self.folder / "again.csv"
        done = run("chart", "--type", "heat", "--data", first, "--out", second, *CAPTION)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(second.read_bytes(), first.read_bytes())

    @unittest.skipUnless(openpyxl, "openpyxl is not installed")
    def test_xlsx_has_numbers_formats_and_no_formulas(self):
        table = "名称,结案率\n=1+1,98.8\n乙,\n+丙,97\n"
        book = openpyxl.load_workbook(self.draw("bars", "xlsx", table=table))
        sheet, about = book.worksheets
        self.assertEqual([cell.value for cell in sheet[1]], ["类别", "结案率"])
        self.assertEqual(sheet["A2"].value, "=1+1")
        self.assertEqual(sheet["A2"].data_type, "s" if sheet["A2"].data_type == "s" else "inlineStr")
        self.assertEqual((sheet["B2"].value, sheet["B2"].data_type), (98.8, "n"))
        self.assertEqual(sheet["B2"].number_format, '0.0"%"')
        self.assertIsNone(sheet["B3"].value)
        self.assertEqual(sheet["A4"].value, "+丙")
        lines = {row[0].value: row[1].value for row in about.iter_rows()}
        self.assertEqual(lines["口径版本"], "v1.2")
        self.assertEqual(lines["来源"], "=事件库")
        for each in book.worksheets:
            for row in each.iter_rows():
                self.assertNotIn("f", [cell.data_type for cell in row])

    def test_without_a_display_and_with_the_given_platform(self):
        data = self.folder / "line.csv"
        data.write_text(TABLES["line"], encoding="utf-8")
        for platform in ({}, {"QT_QPA_PLATFORM": "minimal"}):
            out = self.folder / "a.png"
            done = run("chart", "--type", "line", "--data", data, "--out", out, environment=platform)
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_themes_differ(self):
        day = self.draw("line", "png").read_bytes()
        night = self.draw("line", "png", "--theme", "night").read_bytes()
        self.assertNotEqual(day, night)

    def test_what_spc_and_funnel_write_can_be_drawn(self):
        months = self.folder / "months.csv"
        values = [92, 94, 91, 93, 95, 92, 94, 93, 91, 94, 93, 92, 86]
        months.write_text("period,value\n" + "".join(f"{2023 + i // 12}-{i % 12 + 1:02},{v}\n" for i, v in enumerate(values)),
                          encoding="utf-8")
        limits = self.folder / "limits.csv"
        done = run("spc", "--type", "xmr", "--values", months, "--out", limits, "--target", "95", "--direction", "higher",
                   "--lock", "12")
        self.assertEqual(done.returncode, 0, done.stderr)
        table = self.folder / "control.csv"
        done = run("chart", "--type", "control", "--data", limits, "--out", table, "--unit", "%")
        self.assertEqual(done.returncode, 0, done.stderr)
        rows = list(csv.reader(table.read_text(encoding="utf-8-sig").splitlines()))
        last = rows[-1]
        self.assertEqual(last[:2], ["2024-01", "86"])
        self.assertIn("关注", last)
        self.assertAlmostEqual(float(last[3]), 87.51, delta=0.01)

        units = self.folder / "units.csv"
        units.write_text("unit,numerator,denominator\n甲,180,200\n乙,9,10\n丙,60,120\n丁,450,500\n", encoding="utf-8")
        funnel = self.folder / "funnel.csv"
        done = run("funnel", "--values", units, "--out", funnel, "--over-dispersion", "off")
        self.assertEqual(done.returncode, 0, done.stderr)
        out = self.folder / "funnel.pdf"
        done = run("chart", "--type", "funnel", "--data", funnel, "--out", out, "--unit", "%", "--name", "结案率")
        self.assertEqual(done.returncode, 0, done.stderr)

    def fails(self, *arguments, code=1):
        done = run("chart", *arguments)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stderr + done.stdout

    def test_errors_say_which_file_and_why(self):
        data = self.folder / "bad.csv"
        data.write_text("name,value\n甲,1\n乙,一\n", encoding="utf-8")
        good = self.folder / "good.csv"
        good.write_text(TABLES["dots"], encoding="utf-8")
        out = self.folder / "a.png"
        self.assertIn("bad.csv:3: value:", self.fails("--type", "dots", "--data", data, "--out", out))
        self.assertFalse(out.exists())
        self.assertIn("none.csv", self.fails("--type", "dots", "--data", self.folder / "none.csv", "--out", out))
        self.assertIn("a.gif", self.fails("--type", "dots", "--data", good, "--out", self.folder / "a.gif",
                                          code=2))
        self.assertIn("nowhere", self.fails("--type", "dots", "--data", good, "--out", self.folder / "nowhere/a.png"))
        self.assertIn("waterfall", self.fails("--type", "globe", "--data", good, "--out", out, code=2))
        self.assertIn("4xx", self.fails("--type", "dots", "--data", good, "--out", out, "--size", "4xx", code=2))
        self.assertIn("99999", self.fails("--type", "dots", "--data", good, "--out", out, "--size", "99999x9", code=2))
        self.assertIn("DPI", self.fails("--type", "dots", "--data", good, "--out", out, "--dpi", "0", code=2))
        empty = self.folder / "empty.csv"
        empty.write_bytes(b"")
        self.assertIn("empty.csv", self.fails("--type", "dots", "--data", empty, "--out", out))
        self.assertFalse(out.exists())

    def test_what_was_there_stays_when_writing_fails(self):
        if not os.path.exists("/dev/full") or os.geteuid() == 0:
            target = self.folder / "folder.png"
            target.mkdir()
        else:
            target = self.folder / "locked"
            target.mkdir(mode=0o500)
            target = target / "a.png"
        data = self.folder / "dots.csv"
        data.write_text(TABLES["dots"], encoding="utf-8")
        self.assertIn(target.name, self.fails("--type", "dots", "--data", data, "--out", target))
        self.assertEqual([path.name for path in self.folder.iterdir() if path.name.startswith("folder.png.")], [])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--cli", required=True)
    options, rest = parser.parse_known_args()
    CLI = options.cli
    unittest.main(argv=[sys.argv[0], *rest])
