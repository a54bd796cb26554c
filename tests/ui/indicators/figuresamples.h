// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessmenttypes.h"
#include "app/models/assessment/passport.h"
#include "app/models/assessment/warning.h"
#include "tests/support/scenebench.h"
#include "ui/indicators/figurepanel.h"
#include "ui/indicators/indicatortablemodel.h"

#include <QApplication>
#include <QDir>
#include <QTest>
#include <QWidget>

namespace onescreen::test {

inline IndicatorInfo rateInfo(const QString& id, const QString& name, const QString& dimension)
{
    return {.id = id,
            .name = name,
            .shortName = name,
            .unit = QStringLiteral("%"),
            .decimals = 1,
            .isRate = true,
            .better = BetterWhen::Higher,
            .dimension = dimension,
            .weight = 0.1,
            .scored = true,
            .nMin = 10};
}

inline Figure rateFigure(double numerator, double denominator)
{
    return {.state = FigureState::Value,
            .value = 100.0 * numerator / denominator,
            .numerator = numerator,
            .denominator = denominator};
}

inline Comparison comparisonOf(double before, double difference)
{
    return {.before = before, .difference = difference, .percent = 100.0 * difference / before};
}

/// One row of every kind: met, missed, at 100 %, too few, not reported, no source, a count, a penalty volume.
inline IndicatorTableModel::Content sampleContent()
{
    IndicatorTableModel::Content content;
    content.dimensions = {{QStringLiteral("D2"), QStringLiteral("监管履职")},
                          {QStringLiteral("D3"), QStringLiteral("执法质量")},
                          {QStringLiteral("D5"), QStringLiteral("执法绩效")}};
    const auto add = [&content](IndicatorInfo info, const Figure& figure, std::optional<double> target,
                                TargetState state) {
        content.rows.push_back({.info = std::move(info),
                                .figure = figure,
                                .target = target,
                                .targetState = state,
                                .spark = {91.0, 92.0, std::nullopt, 95.0, 94.0, 96.5, 97.0, figure.value}});
    };
    const QString d2 = QStringLiteral("D2");
    const QString d3 = QStringLiteral("D3");
    const QString d5 = QStringLiteral("D5");
    add(rateInfo(QStringLiteral("K-20"), QStringLiteral("结案率"), d5), rateFigure(221'199, 223'889), 95.0,
        TargetState::Met);
    content.rows.back().periodOnPeriod = comparisonOf(98.0, 0.798);
    content.rows.back().yearOnYear = comparisonOf(99.2, -0.402);
    add(rateInfo(QStringLiteral("K-13"), QStringLiteral("行政行为赋码率"), d3), rateFigure(1'187, 1'200),
        100.0, TargetState::Missed);
    content.rows.back().info.toConfirm = true;
    add(rateInfo(QStringLiteral("K-37"), QStringLiteral("综合查一次实施率"), d2), rateFigure(3'527, 6'724),
        60.0, TargetState::Missed);
    add(rateInfo(QStringLiteral("K-14"), QStringLiteral("执法线索处置率"), d2), rateFigure(9, 10), 100.0,
        TargetState::TooFew);
    content.rows.back().figure.state = FigureState::Suppressed;
    add(rateInfo(QStringLiteral("K-15"), QStringLiteral("电子签章使用率"), d3),
        Figure{.state = FigureState::NotReported}, 100.0, TargetState::NoValue);
    add(rateInfo(QStringLiteral("K-47"), QStringLiteral("案件败诉率"), d3), Figure{}, std::nullopt,
        TargetState::NoTarget);
    IndicatorInfo count = rateInfo(QStringLiteral("K-18"), QStringLiteral("上报（受理）数"), d5);
    count.unit = QStringLiteral("件");
    count.isRate = false;
    count.decimals = 0;
    count.scored = false;
    add(count, Figure{.state = FigureState::Value, .value = 223'889.0}, std::nullopt, TargetState::NoTarget);
    content.rows.back().periodOnPeriod = comparisonOf(200'000.0, 23'889.0);
    return content;
}

inline RankRow rankRow(const QString& key, const QString& name, double shown, int rank, bool tied, int band)
{
    return {.unit = key,
            .name = name,
            .shown = shown,
            .rank = rank,
            .rankedCount = 4,
            .tied = tied,
            .coverage = 1.0,
            .rankLow = std::max(1.0, rank - 1.0),
            .rankMedian = rank,
            .rankHigh = std::min(4.0, rank + 1.0),
            .band = band};
}

/// Two share the first rank, one is not ranked.
inline std::vector<RankRow> sampleRanks()
{
    std::vector<RankRow> rows{rankRow(QStringLiteral("330902"), QStringLiteral("定海区"), 91.2, 1, true, 1),
                              rankRow(QStringLiteral("330903"), QStringLiteral("普陀区"), 91.2, 1, true, 1),
                              rankRow(QStringLiteral("330921"), QStringLiteral("岱山县"), 88.0, 3, false, 2),
                              rankRow(QStringLiteral("330922"), QStringLiteral("嵊泗县"), 85.5, 4, false, 2)};
    rows.push_back({.unit = QStringLiteral("330999"),
                    .name = QStringLiteral("功能区"),
                    .notRanked = NotRanked::LowCoverage,
                    .coverage = 0.4});
    return rows;
}

inline ModelStatus readyStatus()
{
    return {.state = ModelState::Ready, .error = {}, .asOf = sampleNow, .emptyText = {}};
}

inline FigureAbout sampleAbout()
{
    return {.status = readyStatus(),
            .period = QStringLiteral("2024Q2"),
            .scope = QStringLiteral("舟山市"),
            .version = QStringLiteral("zhoushan-sample 1"),
            .source = QStringLiteral("舟山市指标目录（示例）")};
}

/// For people to look at: build/…/pictures/indicators.
inline void savePicture(QWidget& widget, const QString& name)
{
    const QString folder = QStringLiteral(ONESCREEN_BINARY_DIR "/pictures/indicators");
    QDir().mkpath(folder);
    applyTheme(*qApp, {});
    QCoreApplication::processEvents(); // layouts that wait for the event loop
    widget.grab().save(folder + u'/' + name + QStringLiteral(".png"));
}

} // namespace onescreen::test
