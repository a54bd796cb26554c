// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/fields/choroplethlayer.h"

#include "app/geo/pack/pack.h"
#include "app/models/assessment/assessmentmodel.h"
#include "app/models/datahub.h"
#include "ui/common/numbertext.h"
#include "ui/map/fields/choroplethoptions.h"
#include "ui/map/fields/fieldcolours.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr auto spacing = 3s;
constexpr double startOpacity = 0.75;

geo::ClassRule ruleFrom(const QJsonObject& settings)
{
    geo::ClassRule rule;
    const QString method = settings.value("method"_L1).toString();
    rule.method = geo::classMethodFromName(method).value_or(rule.method);
    rule.classes =
        std::clamp(settings.value("classes"_L1).toInt(rule.classes), geo::fewestClasses, geo::mostClasses);
    for (const QJsonValue& limit : settings.value("limits"_L1).toArray()) {
        if (limit.isDouble())
            rule.manual.push_back(limit.toDouble());
    }
    if (rule.manual.size() >= geo::mostClasses)
        rule.manual.resize(geo::mostClasses - 1);
    return rule;
}

} // namespace

ChoroplethLayer::ChoroplethLayer(const SceneContext& context, QObject* parent)
    : MapLayer(u"choropleth"_s, tr("分级设色"), layerorder::areal, parent), m_hub(context.hub),
      m_assessment(context.assessment), m_pack(context.pack),
      m_tenant(context.pack ? context.pack->manifest.tenantRegion : std::nullopt),
      m_class(context.windowClass), m_theme(context.theme),
      m_lane(
          spacing,
          [this] {
              return m_hub.questions().cubeRows(cubeQuestion(m_choice.question, m_tenant, m_hub.now()));
          },
          [this](Result<Rows> rows) { takeRows(std::move(rows)); })
{
    setStart({}, true, startOpacity);
    connect(this, &MapLayer::settingChanged, this, &ChoroplethLayer::refreshWhenShown);
    connect(&m_assessment, &AssessmentModel::changed, this, [this] {
        Q_EMIT assessmentChanged();
        if (isVisible() && wantsAssessment())
            refresh();
    });
    connect(&m_hub, &DataHub::dataChanged, this, [this](const CommitSummary& summary) {
        const bool events = summary.entities.contains(Entity::Event);
        if (isVisible() && events && m_choice.question.measure != AreaMeasure::Indicator)
            m_lane.refresh();
    });
    connect(&m_hub, &DataHub::namesChanged, this, [this] {
        if (isVisible())
            refresh();
    });
    QMetaObject::invokeMethod(this, &ChoroplethLayer::refreshWhenShown, Qt::QueuedConnection);
}

void ChoroplethLayer::refreshWhenShown()
{
    if (m_shown == isVisible())
        return;
    m_shown = isVisible();
    if (m_shown)
        refresh();
}

std::shared_ptr<const Assessment> ChoroplethLayer::assessment() const
{
    return m_assessment.current(m_class);
}

QDate ChoroplethLayer::today() const
{
    return m_hub.today();
}

bool ChoroplethLayer::wantsAssessment() const
{
    const AreaMeasure measure = m_choice.question.measure;
    return measure == AreaMeasure::Indicator || measure == AreaMeasure::OpenPer10k;
}

void ChoroplethLayer::setChoice(const Choice& choice)
{
    if (choice == m_choice)
        return;
    const bool sameQuestion = choice.question == m_choice.question;
    m_choice = choice;
    if (sameQuestion)
        classify();
    else if (isVisible())
        refresh();
    Q_EMIT settingChanged();
}

std::vector<RegionCode> ChoroplethLayer::wantedAreas() const
{
    std::vector<RegionCode> areas;
    for (const Region& region : m_hub.names().regions(m_choice.question.level, m_tenant))
        areas.push_back(region->code);
    return areas;
}

void ChoroplethLayer::refresh()
{
    ++m_generation;
    if (wantsAssessment())
        m_assessment.request();
    if (m_choice.question.measure == AreaMeasure::Indicator) {
        m_lane.cancel();
        askIndicator();
    } else {
        m_lane.restart();
    }
    Q_EMIT legendChanged();
    Q_EMIT settledChanged();
}

void ChoroplethLayer::askIndicator()
{
    const std::shared_ptr<const Assessment> assessment = this->assessment();
    if (!assessment)
        return; // comes with changed()
    m_computing = true;
    QtConcurrent::run([question = m_choice.question, areas = wantedAreas(), assessment, locale = m_locale] {
        return indicatorOfAreas(question, areas, *assessment, locale);
    }).then(this, [this, generation = m_generation](AreaAnswer answer) {
        if (generation != m_generation)
            return;
        m_computing = false;
        take(std::move(answer));
    });
}

void ChoroplethLayer::takeRows(Result<Rows> rows)
{
    if (!rows) {
        AreaAnswer failed;
        failed.title = areaMeasureText(m_choice.question.measure);
        failed.problem = tr("暂时读不到数量，稍后重试");
        take(std::move(failed));
        return;
    }
    m_computing = true;
    ++m_generation; // of two answers on their way the later one counts
    QtConcurrent::run([question = m_choice.question, areas = wantedAreas(), rows = std::move(*rows),
                       assessment = assessment()] {
        return countsOfAreas(question, areas, rows, assessment.get());
    }).then(this, [this, generation = m_generation](AreaAnswer answer) {
        if (generation != m_generation)
            return;
        m_computing = false;
        take(std::move(answer));
    });
}

void ChoroplethLayer::take(AreaAnswer answer)
{
    const auto same = [](const geo::Choropleth::Value& a, const geo::Choropleth::Value& b) {
        return a.code == b.code && a.value == b.value && a.reason == b.reason;
    };
    const bool samePicture = m_answered && m_areas && m_areas->level() == m_choice.question.level &&
                             m_answer.target == answer.target && m_answer.decimals == answer.decimals &&
                             std::ranges::equal(m_answer.values, answer.values, same);
    m_answer = std::move(answer);
    m_answered = true;
    if (!samePicture) {
        classify(); // paints every tile anew
        return;
    }
    Q_EMIT legendChanged();
    Q_EMIT settledChanged();
}

void ChoroplethLayer::classify()
{
    if (!m_answered)
        return;
    geo::ClassRule rule = m_choice.rule;
    rule.pivot = m_choice.byTarget ? m_answer.target : std::nullopt;
    m_areas = std::make_shared<const geo::Choropleth>(m_choice.question.level, m_answer.values, rule);
    m_seats.clear();
    m_nowhere.clear();
    m_approximate = 0;
    for (const geo::Choropleth::Value& value : m_answer.values) {
        if (m_map && m_map->area(value.code)) {
            const geo::PackOutline* outline = m_pack ? m_pack->outline(value.code) : nullptr;
            m_approximate += outline && outline->approximate ? 1 : 0;
        } else if (const geo::PackSeat* seat = m_pack ? m_pack->seat(value.code) : nullptr) {
            m_seats.push_back({.code = value.code, .at = geo::toWorld(seat->at)});
        } else {
            m_nowhere << m_hub.names().regionName(value.code);
        }
    }
    repaint();
}

void ChoroplethLayer::repaint()
{
    m_colours.clear();
    m_painting.reset();
    if (m_areas) {
        m_colours = classColours(m_areas->classes(), m_theme.theme, m_answer.goodAbove);
        m_painting = std::make_shared<const geo::ChoroplethPainting>(
            m_areas, m_seats,
            geo::ChoroplethPainting::Look{
                .classes = m_colours, .missing = m_theme.theme.secondary, .edge = m_theme.theme.text});
    }
    Q_EMIT tilesChanged();
    Q_EMIT legendChanged();
    Q_EMIT settledChanged();
}

void ChoroplethLayer::setTheme(const ThemeContext& context)
{
    m_theme = context;
    repaint();
}

void ChoroplethLayer::setBaseMap(const std::shared_ptr<const geo::BaseMap>& map)
{
    m_map = map;
    classify();
}

std::shared_ptr<const geo::TilePainting> ChoroplethLayer::tilePainting() const
{
    return m_painting;
}

bool ChoroplethLayer::isSettled() const
{
    // An assessment that does not come must not keep a picture waiting: its state tells the reason.
    if (m_choice.question.measure == AreaMeasure::Indicator && !assessment())
        return m_assessment.state() == ModelState::Error || m_assessment.state() == ModelState::Empty;
    return m_answered && !m_computing && !m_lane.isBusy();
}

std::optional<ViewAddress> ChoroplethLayer::indicatorAddress() const
{
    Result<ViewAddress> address = ViewAddress::forScene(u"indicators"_s);
    if (m_choice.question.measure != AreaMeasure::Indicator || !m_answer.period || !address)
        return std::nullopt;
    address->setPeriod(PeriodChoice(*m_answer.period));
    address->setArea(m_tenant);
    address->setOption(u"page"_s, u"ranking"_s);
    address->setOption(u"at"_s, m_choice.question.indicator);
    address->setOption(u"by"_s, u"indicator"_s);
    address->setOption(u"level"_s, assessedLevelName(m_choice.question.level == RegionLevel::County
                                                         ? AssessedLevel::County
                                                         : AssessedLevel::Township));
    return *address;
}

void ChoroplethLayer::openIndicator()
{
    if (const std::optional<ViewAddress> address = indicatorAddress())
        Q_EMIT addressRequested(*address);
}

QWidget* ChoroplethLayer::createOptions(const ThemeContext& context, QWidget* parent)
{
    m_assessment.request(); // the list of indicators comes from it
    return new ChoroplethOptions(*this, context, parent);
}

QJsonObject ChoroplethLayer::settings() const
{
    QJsonObject result = MapLayer::settings();
    const Choice first;
    const AreaQuestion& question = m_choice.question;
    if (question.measure != first.question.measure)
        result.insert("measure"_L1, areaMeasureName(question.measure));
    if (question.measure == AreaMeasure::Indicator)
        result.insert("indicator"_L1, question.indicator);
    if (question.level == RegionLevel::Township)
        result.insert("level"_L1, "township"_L1);
    if (question.period)
        result.insert("period"_L1, question.period->toString());
    if (m_choice.rule.method != first.rule.method)
        result.insert("method"_L1, geo::classMethodName(m_choice.rule.method));
    if (m_choice.rule.classes != first.rule.classes)
        result.insert("classes"_L1, m_choice.rule.classes);
    QJsonArray limits;
    for (const double limit : m_choice.rule.manual)
        limits.append(limit);
    if (!limits.isEmpty())
        result.insert("limits"_L1, limits);
    if (!m_choice.byTarget)
        result.insert("target"_L1, false);
    return result;
}

void ChoroplethLayer::restore(const QJsonObject& settings)
{
    Choice choice;
    choice.question.measure =
        areaMeasureFromName(settings.value("measure"_L1).toString()).value_or(choice.question.measure);
    if (choice.question.measure == AreaMeasure::Indicator)
        choice.question.indicator = settings.value("indicator"_L1).toString();
    if (settings.value("level"_L1) == "township"_L1)
        choice.question.level = RegionLevel::Township;
    choice.question.period = Period::fromString(settings.value("period"_L1).toString());
    choice.rule = ruleFrom(settings);
    choice.byTarget = settings.value("target"_L1).toBool(true);
    setChoice(choice);
    MapLayer::restore(settings);
}

} // namespace onescreen
