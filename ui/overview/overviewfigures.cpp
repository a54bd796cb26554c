// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overviewfigures.h"

#include <QCoreApplication>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

class OverviewTexts
{
    Q_DECLARE_TR_FUNCTIONS(OverviewTexts)
};

struct Definition
{
    OverviewNumbers::Number OverviewNumbers::* member;
    const char* label;
    const char* meaning;
    bool rate = false;    ///< A share of 1, shown in per cent.
    bool mustAct = false; ///< Anything above zero is work for somebody now.
};

const Definition& definition(OverviewFigure figure)
{
    static const std::array<Definition, allOverviewFigures.size()> all{{
        {&OverviewNumbers::reportedToday, QT_TRANSLATE_NOOP("OverviewTexts", "今日上报"),
         QT_TRANSLATE_NOOP("OverviewTexts", "今日 0 时起上报的事件数；与昨日全天比较。")},
        {&OverviewNumbers::closedToday, QT_TRANSLATE_NOOP("OverviewTexts", "今日结案"),
         QT_TRANSLATE_NOOP("OverviewTexts", "今日 0 时起结案的事件数；与昨日全天比较。")},
        {&OverviewNumbers::open, QT_TRANSLATE_NOOP("OverviewTexts", "在办"),
         QT_TRANSLATE_NOOP("OverviewTexts", "此刻未结案也未作废的事件数；与今日 0 时比较。")},
        {.member = &OverviewNumbers::overdueOpen,
         .label = QT_TRANSLATE_NOOP("OverviewTexts", "超期在办"),
         .meaning = QT_TRANSLATE_NOOP("OverviewTexts",
                                      "在办且已过办理时限的事件数；没有时限的不计；与今日 0 时比较。"),
         .mustAct = true},
        {.member = &OverviewNumbers::urgentOpen,
         .label = QT_TRANSLATE_NOOP("OverviewTexts", "紧急在办"),
         .meaning = QT_TRANSLATE_NOOP("OverviewTexts", "在办且优先级为紧急的事件数；与今日 0 时比较。"),
         .mustAct = true},
        {.member = &OverviewNumbers::closedOnTimeRate,
         .label = QT_TRANSLATE_NOOP("OverviewTexts", "按期结案率"),
         .meaning = QT_TRANSLATE_NOOP("OverviewTexts",
                                      "今日结案且有时限的事件中，不晚于时限结案的比例；与昨日全天比较。"),
         .rate = true},
    }};
    return all[static_cast<size_t>(figure)];
}

std::optional<double> percent(std::optional<double> share)
{
    return share ? std::optional(*share * 100.0) : std::nullopt;
}

QSet<EventState> openStates()
{
    QSet<EventState> states;
    for (const EventState state : allEventStates) {
        if (isOpen(state))
            states.insert(state);
    }
    return states;
}

} // namespace

BigFigure figureOf(OverviewFigure figure, const OverviewNumbers& numbers)
{
    const Definition& is = definition(figure);
    const OverviewNumbers::Number& number = numbers.*is.member;
    BigFigure shown;
    shown.label = OverviewTexts::tr(is.label);
    shown.unit = is.rate ? u"%"_s : OverviewTexts::tr("件");
    shown.value = is.rate ? percent(number.value) : number.value;
    shown.before = is.rate ? percent(number.before) : number.before;
    shown.decimals = is.rate ? 1 : 0;
    shown.mustAct = is.mustAct;
    return shown;
}

QString definitionOf(OverviewFigure figure)
{
    return OverviewTexts::tr(definition(figure).meaning);
}

QString overviewPassport()
{
    QStringList lines;
    for (const OverviewFigure figure : allOverviewFigures)
        lines.append(OverviewTexts::tr(definition(figure).label) + u": "_s + definitionOf(figure));
    lines.append(OverviewTexts::tr("日界为北京时间 0 时；缺少数据的数字显示为“—”，不显示为 0。"));
    return lines.join(u'\n');
}

EventFilter rowsBehind(OverviewFigure figure, UtcTime now)
{
    const Period today = Period::day(businessDay(now));
    EventFilter filter;
    switch (figure) {
    case OverviewFigure::ReportedToday:
        filter.reportedIn = today;
        break;
    case OverviewFigure::ClosedToday:
        filter.states = {EventState::Closed};
        filter.facts.endedIn = today;
        break;
    case OverviewFigure::Open:
        filter.states = openStates();
        break;
    case OverviewFigure::OverdueOpen:
        filter.states = openStates();
        filter.facts.overdueAt = now;
        break;
    case OverviewFigure::UrgentOpen:
        filter.states = openStates();
        filter.priorities = {Priority::Urgent};
        break;
    case OverviewFigure::ClosedOnTimeRate:
        filter.states = {EventState::Closed};
        filter.facts.endedIn = today;
        filter.facts.onTime = true;
        break;
    }
    return filter;
}

} // namespace onescreen
