#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Computes profile.json, the statistical profile of the demonstration, from real city-management data.

Only counts and shares leave the input files; no row, text, place or person does.

usage: build_profile.py DATA_FOLDER [--check]
  DATA_FOLDER  holds events/pingshan_events_2018.csv and events/chicago_sanitation_311.csv
  --check      compares with the profile.json beside this script instead of writing it; exit code 1 when it differs
"""
import argparse
import collections
import csv
import datetime
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent

# First match wins; matched against "type/main/sub" of the case.
CLASSES = [
    (r"无照经营游商|乱摆卖", "0501"), (r"店外经营", "0504"), (r"占道经营", "0599"), (r"露天烧烤", "0510"),
    (r"沿街晾挂", "0511"), (r"乱堆物堆料", "0507"), (r"非机动车乱停放", "0506"), (r"机动车乱停放|停车场", "0505"),
    (r"商业经营噪声|文化娱乐", "0508"), (r"街头张贴广告|非法小广告", "0201"), (r"悬挂横幅|广告牌匾", "0202"),
    (r"广告招牌破损", "0205"), (r"未经批准设置广告牌|宣传广告", "0203"),
    (r"积存垃圾渣土|渣土|废弃料", "0103"), (r"暴露垃圾|垃圾清理|垃圾问题", "0102"), (r"废弃家具", "0108"),
    (r"废弃车辆", "0107"), (r"道路遗撒", "0112"), (r"道路保洁", "0104"), (r"绿地保洁", "0106"), (r"油烟", "0116"),
    (r"焚烧", "0115"), (r"禽畜|家禽|宠物扰民", "0118"), (r"道路塌陷|路面塌陷|盖板坍塌", "0401"), (r"道路破损", "0110"),
    (r"自来水管破裂", "0402"), (r"下水道堵塞|地下管道堵塞", "0404"), (r"道路积水", "0406"), (r"架空线缆", "0408"),
    (r"施工占道", "0304"), (r"超时施工|施工噪", "2102"), (r"其他施工管理", "0399"), (r"扬尘", "0302"),
    (r"违法建设|违法建筑|违法在建|违法已建", "2401"), (r"市容城管|其他市容", "0199"),
    (r"下水井盖|无主井盖", "1101"), (r"上水井盖", "1102"), (r"电力井盖", "1103"), (r"通讯井盖", "1104"), (r"路灯", "1105"),
    (r"供水", "1106"), (r"电力设施", "1107"), (r"消防设施$", "1108"), (r"防撞柱", "1109"),
    (r"交通标志|指示牌", "1201"), (r"信号灯|信号设施", "1202"), (r"交通护栏", "1203"), (r"公交站亭", "1204"),
    (r"路名牌", "1205"), (r"存车支架", "1206"), (r"过街天桥", "1207"), (r"垃圾箱|垃圾站|环卫设施", "1301"),
    (r"公厕|公共厕所", "1302"), (r"行道树|树木", "1303"), (r"公共绿地|绿化带|侵占绿地|绿化养护/绿地$", "1304"),
    (r"绿化养护|绿地设施", "1305"), (r"^市政设施", "1110"),
    (r"工业噪声", "2101"), (r"噪声", "2103"), (r"废气|臭味", "2104"), (r"水污染|水质", "2105"), (r"养殖", "2107"),
    (r"^环保水务", "2105"), (r"价格|收费、", "2203"), (r"消费", "2204"), (r"食药", "2202"), (r"公共交通", "2305"),
    (r"^交通运输", "2302"), (r"施工安全|建设工程质量", "2501"), (r"消防通道", "2502"), (r"房屋质量", "2503"),
    (r"道路交通安全", "2504"), (r"^安全隐患", "2501"), (r"医", "2802"), (r"^教育", "3003"), (r"物业", "3001"),
    (r"^社区管理", "3002"), (r"^劳动", "3004"), (r"住房", "3005"), (r"^文体旅游", "2602"), (r"^规土", "2402"),
    (r"^党纪|^组织|^党建|行政效能", "3006"), (r"", "3007"),
]
# What answers a class of the first two or four digits; everything else is the comprehensive force.
UNIT_KINDS = {"21": "shengtai", "22": "shichang", "23": "jiaotong", "24": "ziyuan", "25": "yingji", "26": "wenguang",
              "27": "nongye", "28": "weijian", "29": "haiyang"}
# Classes that can be seen from the street; the others are reported by people.
SEEN = re.compile(r"0|1[123]|24|2502|2504")
SOURCES = {"@坪山": "publicapp", "美丽深圳": "publicapp", "12345": "hotline12345", "12319": "cityops",
           "政府信箱": "complaint", "固话投诉": "complaint"}
ASSUMED = {
    "measured_sources_share": 0.55,
    "other_sources": {"grid": 0.18, "patrol": 0.10, "video": 0.09, "police110": 0.03, "supervision": 0.02, "iot": 0.03},
    "marine": {"share": 0.03, "source": "marine", "on_time": 0.9,
               "classes": {"2901": 8, "2902": 5, "2903": 3, "2904": 3, "2905": 7, "2906": 4}},
    "seeing_sources": ["patrol", "video", "iot"],
    "overrun": 0.6,
    "hours": [4, 3, 2, 2, 2, 4, 9, 22, 48, 66, 70, 60, 38, 40, 58, 62, 56, 44, 32, 30, 26, 19, 12, 7],
    "priorities": {"urgent": 0.04, "important": 0.14, "normal": 0.72, "info": 0.10},
    "due_hours": {"urgent": 2, "important": 24, "normal": 120, "info": 240},
    "with_position": 0.94, "suspended": 0.03, "cancelled": 0.02,
    "bad_day": {"chance": 0.04, "factor": 3.2, "classes": ["0406", "0404", "0408", "0401", "0205", "1303", "1107", "2503"],
                "class_factor": 14},
    "rapid_response_s": {"acknowledge": 60, "set_out": 180, "arrive": 900, "kept_share": 0.85},
    "events_per_day": 667,
    "town_weights": {"街道": 3, "镇": 2, "乡": 1},
}
NOTES = [
    "Classes, their shares and their on-time shares, weekdays and the shares of citizens' sources: counted from 10,000 "
    "city-management cases of one Chinese district, 2018 (pingshan_events_2018.csv, contest data). Classes below 0.2 % "
    "are left out.",
    "Time to close in days, quantiles: closed requests of City of Chicago, 311 sanitation code complaints "
    "(chicago_sanitation_311.csv, open data). Whether an event is closed in time follows the class's on-time share; how "
    "long it takes follows these quantiles below its time limit.",
    "ASSUMED, because neither file has it: hours of the day, priorities and time limits, how far "
    "a limit is overrun (exponential, mean 0.6 of the limit), the sources that are not "
    "citizens (grid, patrol, video, ...), marine events, suspended and cancelled events, events without a place, bad "
    "days, that patrols, cameras and sensors report only what can be seen, how events spread over towns. The rapid response of urgent events is the 1-3-15 minute rule. The number of events a day is "
    "chosen.",
]


def class_of(row):
    path = "/".join((row["event_type"], row["main_type"], row["sub_type"]))
    return next(code for pattern, code in CLASSES if re.search(pattern, path))


def rows_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def rounded(value):
    return round(value, 4)


def pingshan(folder):
    rows = rows_of(folder / "events" / "pingshan_events_2018.csv")
    total, in_time = collections.Counter(), collections.Counter()
    sources, weekdays = collections.Counter(), collections.Counter()
    for row in rows:
        code = class_of(row)
        total[code] += 1
        in_time[code] += row["achieve_status"] == "intime"
        sources[SOURCES[row["source"]]] += 1
        weekdays[datetime.date.fromisoformat(row["create_time"][:10]).weekday()] += 1
    kept = {code: count for code, count in total.items() if count >= 0.002 * len(rows)}
    classes = [{"code": code, "share": rounded(count / sum(kept.values())), "on_time": rounded(in_time[code] / count),
                "unit_kind": UNIT_KINDS.get(code[:2], "zonghe"), "seen": bool(SEEN.match(code))} for code, count in sorted(kept.items())]
    share = ASSUMED["measured_sources_share"]
    measured = {code: rounded(share * count / len(rows)) for code, count in sorted(sources.items())}
    week = [rounded(weekdays[day] / len(rows)) for day in range(7)]
    return classes, measured, week, len(rows)


def chicago(folder):
    days = []
    for row in rows_of(folder / "events" / "chicago_sanitation_311.csv"):
        if row["Status"].startswith("Completed") and row["Completion_Date"]:
            first, last = (datetime.date.fromisoformat(row[name][:10]) for name in ("Creation_Date", "Completion_Date"))
            days.append((last - first).days)
    days.sort()
    quantiles = [{"p": p / 20, "days": days[min(len(days) - 1, len(days) * p // 20)]} for p in range(20)]
    quantiles.append({"p": 0.98, "days": days[len(days) * 98 // 100]})
    return quantiles, len(days)


def profile(folder):
    classes, sources, weekdays, cases = pingshan(folder)
    quantiles, requests = chicago(folder)
    marine = ASSUMED["marine"]
    for item in classes:
        item["share"] = rounded(item["share"] * (1 - marine["share"]))
    weight = sum(marine["classes"].values())
    classes += [{"code": code, "share": rounded(marine["share"] * part / weight), "on_time": marine["on_time"],
                 "unit_kind": "haiyang", "seen": True, "source": marine["source"]} for code, part in marine["classes"].items()]
    hours = ASSUMED["hours"]
    return {
        "format": "onescreen-demo-profile", "version": 1, "about": NOTES,
        "counted": {"cases": cases, "requests": requests},
        "classes": classes,
        "sources": sources | ASSUMED["other_sources"],
        "weekdays": weekdays,
        "hours": [rounded(hour / sum(hours)) for hour in hours],
        "days_to_close": quantiles,
    } | {key: ASSUMED[key] for key in ("priorities", "due_hours", "with_position", "suspended", "cancelled", "bad_day",
                                       "rapid_response_s", "events_per_day", "town_weights", "seeing_sources", "overrun")}


def text_of(value):
    def line(item):
        return json.dumps(item, ensure_ascii=False)
    parts = []
    for key, item in value.items():
        if isinstance(item, list) and item and isinstance(item[0], (dict, str)):
            parts.append(f'  "{key}": [\n' + ",\n".join("    " + line(one) for one in item) + "\n  ]")
        else:
            parts.append(f'  "{key}": {line(item)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    text = text_of(profile(options.folder))
    target = HERE / "profile.json"
    if not options.check:
        target.write_text(text, encoding="utf-8")
        return 0
    if target.read_text(encoding="utf-8") != text:
        print(f"{target.name} is not what {options.folder} gives", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
