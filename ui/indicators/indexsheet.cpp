// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/indexsheet.h"

#include "ui/common/assessmenttext.h"
#include "ui/common/numbertext.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct IndexSheet
{
    Q_DECLARE_TR_FUNCTIONS(IndexSheet)
};

constexpr int scoreDecimals = 2; ///< One digit more than the sum shows.

QString dimensionText(const DimensionScore& dimension, const QLocale& locale)
{
    if (!dimension.score)
        return IndexSheet::tr("%1：没有得分（%2）").arg(dimension.name, figureStateText(dimension.state));
    return IndexSheet::tr("%1：%2 分 × 权重 %3")
        .arg(dimension.name, numberText(dimension.score, locale, scoreDecimals),
             percentText(dimension.weight, locale, 1));
}

QString rankLine(const RankRow& rank, const QLocale& locale)
{
    if (!rank.rank)
        return IndexSheet::tr("未参与排名：%1").arg(notRankedText(rank.notRanked));
    QString text = IndexSheet::tr("%1，共 %2 个").arg(rankText(rank)).arg(rank.rankedCount);
    if (rank.rankLow && rank.rankHigh)
        text += IndexSheet::tr("；名次 90% 区间 %1 – %2")
                    .arg(numberText(rank.rankLow, locale), numberText(rank.rankHigh, locale));
    if (rank.band)
        text += IndexSheet::tr("；第 %1 档（同一档分不出先后）").arg(*rank.band);
    return text;
}

QString ruleText(const PointRuleLine& line, const QLocale& locale)
{
    QString text = line.title + u"  "_s + changeText(line.amount, 0.0, locale, scoreDecimals);
    if (!line.document.isEmpty())
        text += u" · "_s + line.document;
    if (!line.approver.isEmpty())
        text += IndexSheet::tr(" · 批准：%1").arg(line.approver);
    return text;
}

void addTotal(PassportSheet& sheet, const IndexScore& score, const QLocale& locale)
{
    const auto number = [&](std::optional<double> value) { return numberText(value, locale, scoreDecimals); };
    sheet.value = numberText(score.shown, locale, 1);
    sheet.remark = score.shown ? IndexSheet::tr("分") : notRankedText(score.rank.notRanked);
    sheet.lines.push_back({IndexSheet::tr("基础分"), number(score.base)});
    QStringList rules;
    for (const PointRuleLine& line : score.lines)
        rules << ruleText(line, locale);
    if (!rules.isEmpty())
        sheet.lines.push_back({IndexSheet::tr("加分、扣分与否决"), rules.join(u'\n')});
    sheet.lines.push_back({IndexSheet::tr("总分"), number(score.total)});
    if (score.balance)
        sheet.lines.push_back({IndexSheet::tr("均衡度"), number(score.balance)});
    sheet.lines.push_back({IndexSheet::tr("名次"), rankLine(score.rank, locale)});
    if (score.rank.coverage)
        sheet.lines.push_back({IndexSheet::tr("覆盖率"), percentText(score.rank.coverage, locale, 1)});
}

} // namespace

PassportSheet indexSheet(const Assessment& assessment, const QString& unit, const Period& period,
                         const QLocale& locale)
{
    const std::optional<AssessedUnit> found = assessment.unit(unit);
    PassportSheet sheet{.title = IndexSheet::tr("综合指数"),
                        .period = period.toString(),
                        .scope = found ? found->name : unit,
                        .value = missingText,
                        .asOf = assessment.asOf()};
    if (assessment.isSample())
        sheet.marks << IndexSheet::tr("权重为示例，待办公室确认");
    sheet.lines.push_back(
        {IndexSheet::tr("公式"), IndexSheet::tr("各维度得分按权重平均，加分、减分、封顶和否决在后")});
    if (const auto score = assessment.index(unit, period))
        addTotal(sheet, *score, locale);
    QStringList dimensions;
    for (const DimensionScore& dimension : assessment.dimensions(unit, period))
        dimensions << dimensionText(dimension, locale);
    if (!dimensions.isEmpty())
        sheet.lines.push_back({IndexSheet::tr("维度"), dimensions.join(u'\n')});
    constexpr size_t most = 5;
    QStringList lost;
    for (const PointsLine& line : assessment.lostPoints(unit, period)) {
        if (static_cast<size_t>(lost.size()) == most || line.lost <= 0.0)
            break;
        lost << IndexSheet::tr("%1：失 %2 分").arg(line.name, numberText(line.lost, locale, scoreDecimals));
    }
    if (!lost.isEmpty())
        sheet.lines.push_back({IndexSheet::tr("失分最多"), lost.join(u'\n')});
    sheet.lines.push_back({IndexSheet::tr("口径版本"), assessment.catalogueVersion()});
    sheet.rowsMissing = IndexSheet::tr("综合指数由各指标合成；要看记录，请打开某个指标的口径。");
    return sheet;
}

} // namespace onescreen
