// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/fields/choroplethoptions.h"

#include "app/models/assessment/assessment.h"
#include "ui/map/fields/choroplethlayer.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int recentMonths = 12;
constexpr int recentQuarters = 4;

/// Key of an entry: the measure's word, or "indicator:" and the id.
const QString indicatorPrefix = u"indicator:"_s;

/// Periods that counts are offered for: this year and the last, the last quarters and months.
std::vector<Period> countPeriods(QDate today)
{
    std::vector<Period> periods{calendarPeriod(AssessedCalendar::Year, today),
                                calendarPeriod(AssessedCalendar::Year, today.addYears(-1))};
    const auto add = [&](AssessedCalendar calendar, int count) {
        Period period = calendarPeriod(calendar, today);
        for (int i = 0; i < count; ++i) {
            periods.push_back(period);
            period = periodBefore(calendar, period);
        }
    };
    add(AssessedCalendar::Quarter, recentQuarters);
    add(AssessedCalendar::Month, recentMonths);
    return periods;
}

void narrow(QComboBox* box)
{
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(10);
}

} // namespace

std::vector<double> limitsFromText(const QString& text)
{
    static const QRegularExpression between(u"[\\s,;，；、]+"_s);
    std::vector<double> limits;
    for (const QString& part : text.split(between, Qt::SkipEmptyParts)) {
        bool ok = false;
        const double limit = part.toDouble(&ok);
        if (ok && std::isfinite(limit))
            limits.push_back(limit);
    }
    limits = geo::manualBreaks(limits);
    if (limits.size() >= geo::mostClasses)
        limits.resize(geo::mostClasses - 1);
    return limits;
}

QString limitsText(const std::vector<double>& limits)
{
    QStringList parts;
    for (const double limit : limits)
        parts << QString::number(limit, 'g', 10);
    return parts.join(u", "_s);
}

ChoroplethOptions::ChoroplethOptions(ChoroplethLayer& layer, const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_layer(layer)
{
    setObjectName(u"choroplethOptions"_s);
    build(context);
    refresh();
    connect(&layer, &MapLayer::settingChanged, this, &ChoroplethOptions::refresh);
    connect(&layer, &ChoroplethLayer::assessmentChanged, this, &ChoroplethOptions::refresh);
    connect(&layer, &MapLayer::legendChanged, this, &ChoroplethOptions::refresh);
}

void ChoroplethOptions::build(const ThemeContext& context)
{
    m_form = new QFormLayout(this);
    m_form->setContentsMargins({});
    m_form->setSpacing(context.metrics.grid / 2);
    const auto combo = [&](const QString& name, const QString& label) {
        auto* box = new QComboBox(this);
        box->setObjectName(name);
        narrow(box);
        m_form->addRow(label, box);
        return box;
    };
    m_measure = combo(u"areaMeasure"_s, tr("内容"));
    m_level = combo(u"areaLevel"_s, tr("层级"));
    m_level->addItem(tr("县（市、区）"), static_cast<int>(RegionLevel::County));
    m_level->addItem(tr("乡镇（街道）"), static_cast<int>(RegionLevel::Township));
    m_period = combo(u"areaPeriod"_s, tr("时间"));
    m_method = combo(u"areaMethod"_s, tr("分级"));
    const std::array names{tr("分位数"), tr("等距"), tr("自然断点"), tr("手工")};
    for (const geo::ClassMethod method : geo::allClassMethods)
        m_method->addItem(names.at(static_cast<std::size_t>(method)), geo::classMethodName(method));
    m_classes = new QSpinBox(this);
    m_classes->setObjectName(u"areaClasses"_s);
    m_classes->setRange(geo::fewestClasses, geo::mostClasses);
    m_form->addRow(tr("级数"), m_classes);
    m_limits = new QLineEdit(this);
    m_limits->setObjectName(u"areaLimits"_s);
    m_limits->setPlaceholderText(tr("如 60, 80, 95"));
    m_form->addRow(tr("界值"), m_limits);
    m_target = new QCheckBox(tr("以目标值为界分两色"), this);
    m_target->setObjectName(u"areaTarget"_s);
    m_form->addRow(m_target);
    m_open = new QPushButton(tr("在指标页打开（口径与来源）"), this);
    m_open->setObjectName(u"areaIndicator"_s);
    m_form->addRow(m_open);
    connect(m_measure, &QComboBox::activated, this, &ChoroplethOptions::measureChosen);
    for (QComboBox* box : {m_level, m_period, m_method})
        connect(box, &QComboBox::activated, this, &ChoroplethOptions::take);
    connect(m_classes, &QSpinBox::valueChanged, this, &ChoroplethOptions::take);
    connect(m_limits, &QLineEdit::editingFinished, this, &ChoroplethOptions::take);
    connect(m_target, &QCheckBox::toggled, this, &ChoroplethOptions::take);
    connect(m_open, &QPushButton::clicked, &m_layer, &ChoroplethLayer::openIndicator);
}

void ChoroplethOptions::fillMeasures()
{
    m_measure->clear();
    const std::shared_ptr<const Assessment> assessment = m_layer.assessment();
    for (const AreaMeasure measure : allAreaMeasures) {
        const bool offered =
            measure != AreaMeasure::Indicator &&
            (measure != AreaMeasure::OpenPer10k || (assessment && knowsPopulation(*assessment)));
        if (offered)
            m_measure->addItem(areaMeasureText(measure), areaMeasureName(measure));
    }
    const AreaQuestion& question = m_layer.choice().question;
    const std::optional<Period> period = question.period && question.measure == AreaMeasure::Indicator
                                             ? question.period
                                         : assessment ? assessment->lastClosed(AssessedCalendar::Quarter)
                                                      : std::nullopt;
    if (period) {
        m_measure->insertSeparator(m_measure->count());
        for (const IndicatorInfo& info : assessment->indicators(*period))
            m_measure->addItem(info.name, indicatorPrefix + info.id);
    }
    const QString chosen = question.measure == AreaMeasure::Indicator ? indicatorPrefix + question.indicator
                                                                      : areaMeasureName(question.measure);
    int index = m_measure->findData(chosen);
    if (index < 0) {
        // Chosen before the catalogue was there, or gone from it: it stays visible.
        m_measure->addItem(m_layer.answer().title.isEmpty() ? question.indicator : m_layer.answer().title,
                           chosen);
        index = m_measure->count() - 1;
    }
    m_measure->setCurrentIndex(index);
}

void ChoroplethOptions::fillPeriods()
{
    m_period->clear();
    const AreaQuestion& question = m_layer.choice().question;
    const bool indicator = question.measure == AreaMeasure::Indicator;
    m_period->addItem(indicator ? tr("最近已结束的季度") : tr("全部时间"), QString());
    const std::shared_ptr<const Assessment> assessment = m_layer.assessment();
    const std::vector<Period> periods =
        indicator ? (assessment ? indicatorPeriods(*assessment) : std::vector<Period>{})
                  : countPeriods(m_layer.today());
    for (const Period& period : periods)
        m_period->addItem(period.toString(), period.toString());
    const QString chosen = question.period ? question.period->toString() : QString();
    if (m_period->findData(chosen) < 0)
        m_period->addItem(chosen, chosen);
    m_period->setCurrentIndex(m_period->findData(chosen));
}

void ChoroplethOptions::refresh()
{
    // A list that is open under the user's hand is not rebuilt.
    if (m_refreshing || m_measure->view()->isVisible() || m_period->view()->isVisible())
        return;
    m_refreshing = true;
    const ChoroplethLayer::Choice& choice = m_layer.choice();
    fillMeasures();
    fillPeriods();
    m_level->setCurrentIndex(m_level->findData(static_cast<int>(choice.question.level)));
    m_method->setCurrentIndex(m_method->findData(geo::classMethodName(choice.rule.method)));
    m_classes->setValue(choice.rule.classes);
    if (!m_limits->hasFocus())
        m_limits->setText(limitsText(choice.rule.manual));
    const bool manual = choice.rule.method == geo::ClassMethod::Manual;
    m_form->setRowVisible(m_classes, !manual);
    m_form->setRowVisible(m_limits, manual);
    m_target->setChecked(choice.byTarget);
    m_form->setRowVisible(m_target, m_layer.answer().target.has_value());
    m_form->setRowVisible(m_open, m_layer.indicatorAddress().has_value());
    m_refreshing = false;
}

void ChoroplethOptions::measureChosen()
{
    // Counts have other periods than indicators.
    const bool indicator = m_measure->currentData().toString().startsWith(indicatorPrefix);
    if (indicator != (m_layer.choice().question.measure == AreaMeasure::Indicator))
        m_period->setCurrentIndex(0);
    take();
}

void ChoroplethOptions::take()
{
    if (m_refreshing)
        return;
    ChoroplethLayer::Choice choice = m_layer.choice();
    const QString measure = m_measure->currentData().toString();
    if (measure.startsWith(indicatorPrefix)) {
        choice.question.measure = AreaMeasure::Indicator;
        choice.question.indicator = measure.mid(indicatorPrefix.size());
    } else {
        choice.question.measure = areaMeasureFromName(measure).value_or(AreaMeasure::Open);
        choice.question.indicator.clear();
    }
    choice.question.level = static_cast<RegionLevel>(m_level->currentData().toInt());
    choice.question.period = Period::fromString(m_period->currentData().toString());
    choice.rule.method =
        geo::classMethodFromName(m_method->currentData().toString()).value_or(geo::ClassMethod::Quantile);
    choice.rule.classes = m_classes->value();
    choice.rule.manual = limitsFromText(m_limits->text());
    choice.byTarget = m_target->isChecked();
    m_layer.setChoice(choice);
}

} // namespace onescreen
