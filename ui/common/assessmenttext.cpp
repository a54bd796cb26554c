// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/assessmenttext.h"

#include "ui/common/numbertext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct AssessmentText
{
    Q_DECLARE_TR_FUNCTIONS(AssessmentText)
};

QString signedText(double value, const QLocale& locale, int decimals)
{
    return changeText(value, 0.0, locale, decimals);
}

} // namespace

QString NumberParts::text() const
{
    return unit.isEmpty() ? number : number + u' ' + unit;
}

NumberParts valueParts(const IndicatorInfo& info, std::optional<double> value, const QLocale& locale)
{
    if (!value)
        return {missingText, {}};
    return {numberText(value, locale, info.decimals), info.unit};
}

NumberParts figureParts(const IndicatorInfo& info, const Figure& figure, const QLocale& locale)
{
    if (figure.state == FigureState::Suppressed && figure.numerator && figure.denominator)
        return {numberText(figure.numerator, locale) + u'/' + numberText(figure.denominator, locale), {}};
    return valueParts(info, figure.hasValue() ? figure.value : std::nullopt, locale);
}

NumberParts differenceParts(const IndicatorInfo& info, const Comparison& comparison, const QLocale& locale)
{
    if (info.isRate) {
        if (!comparison.difference)
            return {missingText, {}};
        return {signedText(*comparison.difference, locale, std::max(info.decimals, 1)),
                AssessmentText::tr("百分点")};
    }
    if (!comparison.percent)
        return {missingText, {}};
    return {signedText(*comparison.percent, locale, 1), u"%"_s};
}

QString figureStateText(FigureState state)
{
    switch (state) {
    case FigureState::Value:
        break;
    case FigureState::NotApplicable:
        return AssessmentText::tr("不适用");
    case FigureState::NotReported:
        return AssessmentText::tr("未报");
    case FigureState::Late:
        return AssessmentText::tr("迟报");
    case FigureState::Suppressed:
        return AssessmentText::tr("样本过少");
    case FigureState::Rejected:
        return AssessmentText::tr("未通过校验");
    case FigureState::NoSource:
        return AssessmentText::tr("没有来源");
    }
    return {};
}

QString notRankedText(NotRanked reason)
{
    switch (reason) {
    case NotRanked::Ranked:
        break;
    case NotRanked::NoValue:
        return AssessmentText::tr("没有数值");
    case NotRanked::TooFewCases:
        return AssessmentText::tr("样本过少");
    case NotRanked::LowCoverage:
        return AssessmentText::tr("覆盖率不足");
    case NotRanked::NotReported:
        return AssessmentText::tr("未报");
    case NotRanked::Excluded:
        return AssessmentText::tr("不参与");
    case NotRanked::NotScored:
        return AssessmentText::tr("不计分");
    }
    return {};
}

QString provenanceText(Provenance provenance)
{
    switch (provenance) {
    case Provenance::Rows:
        return AssessmentText::tr("由记录计算");
    case Provenance::Official:
        return AssessmentText::tr("文件公布");
    case Provenance::Manual:
        return AssessmentText::tr("人工填报");
    }
    return {};
}

QString levelText(AssessedLevel level)
{
    switch (level) {
    case AssessedLevel::City:
        return AssessmentText::tr("市");
    case AssessedLevel::County:
        return AssessmentText::tr("县（市、区）");
    case AssessedLevel::Township:
        return AssessmentText::tr("乡镇（街道）");
    case AssessedLevel::Department:
        return AssessmentText::tr("部门");
    case AssessedLevel::Team:
        return AssessmentText::tr("中队");
    }
    return {};
}

QString peerGroupText(const QString& id, const QString& name)
{
    if (!name.isEmpty())
        return name;
    if (id == u"city")
        return AssessmentText::tr("市级部门");
    return id == u"county" ? AssessmentText::tr("县级部门") : id;
}

QString rankText(const RankRow& row)
{
    if (!row.rank)
        return {};
    return (row.tied ? AssessmentText::tr("并列第 %1 名") : AssessmentText::tr("第 %1 名")).arg(*row.rank);
}

} // namespace onescreen
