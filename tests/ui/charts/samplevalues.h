// SPDX-License-Identifier: GPL-3.0-or-later
// Names and values of the samples, the same every run.
#pragma once

#include "tests/ui/charts/chartsamples.h"

#include <cmath>

namespace onescreen::test {

using namespace Qt::StringLiterals;

inline constexpr int unitsOfAProvince = 1400;

inline int countOf(Sample which, int full)
{
    switch (which) {
    case Sample::Empty:
        return 0;
    case Sample::One:
        return 1;
    case Sample::Many:
        return unitsOfAProvince;
    case Sample::Thousands:
        return 2000;
    default:
        return full;
    }
}

inline QString unitName(Sample which, int i)
{
    static const QStringList towns{u"秀山乡"_s, u"岱东镇"_s,   u"衢山镇"_s,   u"长涂镇"_s,
                                   u"高亭镇"_s, u"东沙镇"_s,   u"金塘镇"_s,   u"白泉镇"_s,
                                   u"干览镇"_s, u"双桥街道"_s, u"昌国街道"_s, u"沈家门街道"_s};
    if (which == Sample::LongNames)
        return u"浙江省舟山市新城管理委员会综合行政执法协调指挥中心第%1执法大队"_s.arg(i + 1);
    if (which == Sample::Turned) // right-to-left override, marks and letters
        return u"\u202eمركز\u200f%1\u2066 秀山"_s.arg(i + 1);
    const QString name = towns[i % towns.size()];
    return i < towns.size() ? name : name + QString::number(i / towns.size() + 1);
}

/// Between 0 and 1, the same every run.
inline double noise(int i, int salt = 0)
{
    const double wave = std::sin(i * 12.9898 + salt * 78.233) * 43758.5453;
    return wave - std::floor(wave);
}

/// What the sample makes of a value: every third one is missing in the sample of missing values.
inline std::optional<double> value(Sample which, int i, double known)
{
    switch (which) {
    case Sample::Missing:
        return i % 3 == 1 ? std::nullopt : std::optional(known);
    case Sample::AllMissing:
        return std::nullopt;
    case Sample::Huge:
        return known * 1e14;
    case Sample::Negative:
        return -known;
    case Sample::Zero:
        return 0.0;
    default:
        return known;
    }
}

inline Tone toneOf(int i)
{
    return i == 2 ? Tone::Concern : i == 4 ? Tone::Improvement : i == 5 ? Tone::Chosen : Tone::Plain;
}

inline QStringList quarters(int count)
{
    QStringList names;
    for (int i = 0; i < count; ++i)
        names.append(u"%1Q%2"_s.arg(2023 + i / 4).arg(i % 4 + 1));
    return names;
}

} // namespace onescreen::test
