// SPDX-License-Identifier: GPL-3.0-or-later
// What the coloured areas say in words: legend, state, and the value under the cursor.
#include "app/models/datahub.h"
#include "ui/common/assessmenttext.h"
#include "ui/common/modelpanel.h"
#include "ui/common/numbertext.h"
#include "ui/map/fields/choroplethlayer.h"
#include "ui/map/fields/fieldcolours.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

QString reasonText(geo::MissingReason reason)
{
    switch (reason) {
    case geo::MissingReason::NotReported:
        return figureStateText(FigureState::NotReported);
    case geo::MissingReason::NotApplicable:
        return figureStateText(FigureState::NotApplicable);
    case geo::MissingReason::Suppressed:
        return figureStateText(FigureState::Suppressed);
    case geo::MissingReason::Rejected:
        return figureStateText(FigureState::Rejected);
    case geo::MissingReason::NoSource:
        break;
    }
    return figureStateText(FigureState::NoSource);
}

/// The disc of an area that is drawn at its seat.
double squaredOff(geo::WorldPoint a, geo::WorldPoint b)
{
    return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

} // namespace

QString ChoroplethLayer::numberOf(double value) const
{
    return numberText(value, m_locale, m_answer.decimals);
}

QString ChoroplethLayer::contentText() const
{
    return m_answer.unit.isEmpty() ? m_answer.title : u"%1（%2）"_s.arg(m_answer.title, m_answer.unit);
}

QString ChoroplethLayer::periodText() const
{
    const QString text = m_answer.period ? m_answer.period->toString() : tr("全部时间");
    return m_answer.open ? text + tr("（未结束）") : text;
}

QString ChoroplethLayer::classText(std::size_t index) const
{
    const geo::Choropleth::Class& one = m_areas->classes()[index];
    const geo::ClassMethod method = m_choice.rule.method;
    const bool byFound = method == geo::ClassMethod::Quantile || method == geo::ClassMethod::Natural;
    if (byFound && one.areas > 0)
        return one.from == one.to ? numberOf(one.from) : numberOf(one.from) + u" – "_s + numberOf(one.to);
    // Limits are told as they are, with as many digits as part them.
    const auto limit = [this](double value) {
        const double scale = std::pow(10.0, m_answer.decimals);
        const bool short_ = std::abs(std::round(value * scale) - value * scale) < 1e-6;
        return numberText(value, m_locale, m_answer.decimals + (short_ ? 0 : 1));
    };
    if (one.above && one.upTo)
        return u"> %1 – %2"_s.arg(limit(*one.above), limit(*one.upTo));
    if (one.upTo)
        return u"≤ "_s + limit(*one.upTo);
    if (one.above)
        return u"> "_s + limit(*one.above);
    return one.from == one.to ? numberOf(one.from) : numberOf(one.from) + u" – "_s + numberOf(one.to);
}

std::vector<LegendEntry> ChoroplethLayer::legend(geo::SpriteCache& sprites) const
{
    std::vector<LegendEntry> entries;
    if (!m_areas)
        return entries;
    entries.push_back({.symbol = {}, .text = contentText(), .value = periodText()});
    if (!m_answer.problem.isEmpty()) {
        entries.push_back({.symbol = {}, .text = m_answer.problem, .value = {}});
        return entries;
    }
    const std::vector<geo::Choropleth::Class>& classes = m_areas->classes();
    using Side = geo::Choropleth::Side;
    for (std::size_t i = classes.size(); i-- > 0;) {
        entries.push_back({.symbol = areaSymbol(sprites, m_colours.at(i)),
                           .text = classText(i),
                           .value = QString::number(classes[i].areas)});
        // The row that stands where the meaning turns; also above or below everything.
        const bool turns = classes[i].side == Side::Above && (i == 0 || classes[i - 1].side == Side::Below);
        const bool allBelow = i == 0 && classes.back().side == Side::Below;
        if (turns || allBelow) {
            const QString target = numberOf(m_answer.target ? m_answer.target->at : 0);
            const QString words = m_answer.goodAbove ? tr("目标 %1：达到为蓝，未达为橙").arg(target)
                                                     : tr("目标 %1：不超为蓝，超过为橙").arg(target);
            entries.push_back({.symbol = {}, .text = words, .value = {}});
        }
    }
    addMissing(entries, sprites);
    addOutlineNotes(entries);
    return entries;
}

void ChoroplethLayer::addMissing(std::vector<LegendEntry>& entries, geo::SpriteCache& sprites) const
{
    for (const geo::MissingReason reason : geo::allMissingReasons) {
        const int areas = m_areas->missing(reason);
        if (areas == 0)
            continue;
        const QBrush brush = geo::patternBrush(geo::missingPattern(reason), m_theme.theme.secondary,
                                               std::max(1.0, std::round(sprites.style().scale)));
        entries.push_back({.symbol = areaSymbol(sprites, brush),
                           .text = tr("缺：%1").arg(reasonText(reason)),
                           .value = QString::number(areas)});
    }
}

void ChoroplethLayer::addOutlineNotes(std::vector<LegendEntry>& entries) const
{
    if (m_approximate > 0)
        entries.push_back({.symbol = {}, .text = tr("界线为近似"), .value = QString::number(m_approximate)});
    if (!m_seats.empty())
        entries.push_back(
            {.symbol = {}, .text = tr("无界线，以驻地圆点表示"), .value = QString::number(m_seats.size())});
    if (!m_nowhere.isEmpty())
        entries.push_back({.symbol = {},
                           .text = tr("无界线也无驻地，未上图：%1").arg(m_nowhere.join(u'、')),
                           .value = QString::number(m_nowhere.size())});
    if (m_answer.elsewhere > 0)
        entries.push_back({.symbol = {},
                           .text = tr("只知上级区划，未计入"),
                           .value = numberText(static_cast<double>(m_answer.elsewhere), m_locale)});
}

LayerStatus ChoroplethLayer::status() const
{
    LayerStatus status;
    if (m_answered && m_areas) {
        status.count = static_cast<qint64>(m_answer.values.size()) - m_areas->missing();
        status.note = m_answer.problem;
        status.problem = !m_answer.problem.isEmpty();
    } else if (isVisible()) {
        const bool failed = m_choice.question.measure == AreaMeasure::Indicator && isSettled();
        status.note = failed ? tr("指标暂时算不出") : tr("正在计算…");
        status.problem = failed;
    }
    status.asOf = m_hub.asOf();
    return status;
}

std::optional<RegionCode> ChoroplethLayer::areaAt(geo::WorldPoint at) const
{
    if (!m_areas || !m_map)
        return std::nullopt;
    if (const geo::BaseMap::Area* area = m_map->areaAt(at, m_areas->level()))
        return m_areas->covers(area->code) ? std::optional(area->code) : std::nullopt;
    // A disc reaches some pixels around its seat; on the ground that is at most a few hundred metres where
    // one would point at it.
    constexpr double near = 800 / geo::earthCircumference;
    std::optional<RegionCode> nearest;
    double least = near * near;
    for (const geo::ChoroplethPainting::Seat& seat : m_seats) {
        if (const double off = squaredOff(seat.at, at); off < least) {
            least = off;
            nearest = seat.code;
        }
    }
    return nearest;
}

QString ChoroplethLayer::groundText(geo::WorldPoint at) const
{
    const std::optional<RegionCode> area = areaAt(at);
    if (!area)
        return {};
    const std::optional<double> value = m_areas->valueOf(*area);
    const QString remark = m_answer.remarks.value(*area);
    QString line = m_hub.names().regionName(*area) + u"："_s;
    if (value)
        line += numberOf(*value) + (m_answer.unit.isEmpty() ? QString() : u' ' + m_answer.unit);
    else
        line += missingText;
    if (!remark.isEmpty())
        line += u"（%1）"_s.arg(remark);
    else if (const auto reason = m_areas->missingOf(*area))
        line += u"（%1）"_s.arg(reasonText(*reason));
    return line + u'\n' + contentText() + u" · "_s + periodText();
}

} // namespace onescreen
