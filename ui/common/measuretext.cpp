// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/measuretext.h"

#include "app/domain/factmeasure.h"

#include <QCoreApplication>

namespace onescreen {

namespace {

struct MeasureText
{
    Q_DECLARE_TR_FUNCTIONS(MeasureText)
};

QString reportWord(FactMeasure measure)
{
    switch (measure) {
    case FactMeasure::Reported:
        return MeasureText::tr("上报数");
    case FactMeasure::Accepted:
        return MeasureText::tr("受理数");
    case FactMeasure::AcceptedIn1m:
        return MeasureText::tr("1 分钟内受理数");
    case FactMeasure::AcceptedIn3m:
        return MeasureText::tr("3 分钟内受理数");
    case FactMeasure::AcceptedIn15m:
        return MeasureText::tr("15 分钟内受理数");
    case FactMeasure::Assigned:
        return MeasureText::tr("派遣数");
    case FactMeasure::AssignedIn1m:
        return MeasureText::tr("1 分钟内派遣数");
    case FactMeasure::AssignedIn3m:
        return MeasureText::tr("3 分钟内派遣数");
    case FactMeasure::AssignedIn15m:
        return MeasureText::tr("15 分钟内派遣数");
    case FactMeasure::ReportedClosed:
        return MeasureText::tr("上报后已结案数");
    case FactMeasure::AcceptedClosed:
        return MeasureText::tr("受理后已结案数");
    case FactMeasure::ReportedCancelled:
        return MeasureText::tr("上报后作废数");
    case FactMeasure::ReportedReopened:
        return MeasureText::tr("上报后重新打开数");
    case FactMeasure::AcceptSeconds:
        return MeasureText::tr("上报到受理的秒数合计");
    case FactMeasure::AssignSeconds:
        return MeasureText::tr("上报到派遣的秒数合计");
    default:
        return {};
    }
}

QString dueWord(FactMeasure measure)
{
    switch (measure) {
    case FactMeasure::Due:
        return MeasureText::tr("应结案数");
    case FactMeasure::DueClosed:
        return MeasureText::tr("结案数");
    case FactMeasure::DueOnTime:
        return MeasureText::tr("按期结案数");
    case FactMeasure::DueClosedLate:
        return MeasureText::tr("超期结案数");
    case FactMeasure::DueOpen:
        return MeasureText::tr("未结案数");
    case FactMeasure::Deferred:
        return MeasureText::tr("缓办数");
    case FactMeasure::DueNotDeferred:
        return MeasureText::tr("应结案数 − 缓办数");
    case FactMeasure::DueReopened:
        return MeasureText::tr("重新打开数");
    case FactMeasure::DueCancelled:
        return MeasureText::tr("作废数");
    case FactMeasure::OverdueOpen:
        return MeasureText::tr("超期未结数");
    default:
        return {};
    }
}

QString endWord(FactMeasure measure)
{
    switch (measure) {
    case FactMeasure::Closed:
        return MeasureText::tr("办结数");
    case FactMeasure::ClosedWithDue:
        return MeasureText::tr("有时限的办结数");
    case FactMeasure::ClosedOnTime:
        return MeasureText::tr("按期办结数");
    case FactMeasure::Cancelled:
        return MeasureText::tr("作废数");
    case FactMeasure::HandlingMinutes:
        return MeasureText::tr("上报到办结的分钟数合计");
    case FactMeasure::HandlingMinutesSquared:
        return MeasureText::tr("上报到办结的分钟数平方和");
    default:
        return {};
    }
}

} // namespace

QString measureText(const QString& word)
{
    const std::optional<FactMeasure> measure = factMeasureFromName(word);
    if (!measure)
        return word;
    switch (factDateOf(*measure)) {
    case FactDate::Report:
        return MeasureText::tr("%1（按上报日）").arg(reportWord(*measure));
    case FactDate::Due:
        return MeasureText::tr("%1（按到期日）").arg(dueWord(*measure));
    case FactDate::End:
        return MeasureText::tr("%1（按办结日）").arg(endWord(*measure));
    }
    return word;
}

} // namespace onescreen
