// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/fields/reachoptions.h"

#include "ui/common/numbertext.h"
#include "ui/map/fields/reachlayer.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QTableWidget>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int shownRows = 6;

QTableWidgetItem* cell(const QString& text, Qt::Alignment alignment)
{
    auto* item = new QTableWidgetItem(text);
    item->setTextAlignment(alignment | Qt::AlignVCenter);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    return item;
}

} // namespace

ReachOptions::ReachOptions(ReachLayer& layer, const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_layer(layer)
{
    setObjectName(u"reachOptions"_s);
    auto* form = new QFormLayout(this);
    form->setContentsMargins({});
    form->setSpacing(context.metrics.grid / 2);
    m_minutes = new QComboBox(this);
    m_minutes->setObjectName(u"reachMinutes"_s);
    for (const int minutes : ReachLayer::limits)
        m_minutes->addItem(tr("%1 分钟").arg(minutes), minutes);
    form->addRow(tr("时限"), m_minutes);
    connect(m_minutes, &QComboBox::activated, this, &ReachOptions::take);
    m_staff = addNumber(u"reachStaff"_s, tr("步行"), 1, 200, u" km/h"_s);
    m_vehicle = addNumber(u"reachVehicle"_s, tr("车辆"), 1, 200, u" km/h"_s);
    m_vessel = addNumber(u"reachVessel"_s, tr("船艇"), 1, 200, u" km/h"_s);
    m_detour = addNumber(u"reachDetour"_s, tr("陆上绕行系数"), 1, 3, {});
    m_detour->setSingleStep(0.1);
    m_table = new QTableWidget(0, 3, this);
    m_table->setObjectName(u"reachTable"_s);
    m_table->setHorizontalHeaderLabels({tr("辖区"), tr("可到"), tr("空白 km²")});
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->verticalHeader()->setDefaultSectionSize(context.metrics.control);
    m_table->setFixedHeight((shownRows + 1) * context.metrics.control);
    form->addRow(m_table);
    refresh();
    connect(&layer, &MapLayer::settingChanged, this, &ReachOptions::refresh);
    connect(&layer, &ReachLayer::reachChanged, this, &ReachOptions::fillTable);
}

QDoubleSpinBox* ReachOptions::addNumber(const QString& name, const QString& label, double least, double most,
                                        const QString& suffix)
{
    auto* box = new QDoubleSpinBox(this);
    box->setObjectName(name);
    box->setRange(least, most);
    box->setDecimals(1);
    box->setSuffix(suffix);
    box->setKeyboardTracking(false);
    static_cast<QFormLayout*>(layout())->addRow(label, box);
    connect(box, &QDoubleSpinBox::valueChanged, this, &ReachOptions::take);
    return box;
}

void ReachOptions::refresh()
{
    m_refreshing = true;
    const geo::ReachModel& model = m_layer.model();
    m_minutes->setCurrentIndex(m_minutes->findData(static_cast<int>(model.minutes)));
    m_staff->setValue(model.staffKmh);
    m_vehicle->setValue(model.vehicleKmh);
    m_vessel->setValue(model.vesselKmh);
    m_detour->setValue(model.landDetour);
    m_refreshing = false;
    fillTable();
}

void ReachOptions::fillTable()
{
    const std::shared_ptr<const geo::ReachMap>& reach = m_layer.reach();
    m_table->setRowCount(0);
    if (!reach)
        return;
    const QLocale shown = locale();
    const auto add = [this](const QString& name, const QString& covered, const QString& empty) {
        const int row = m_table->rowCount();
        m_table->insertRow(row);
        m_table->setItem(row, 0, cell(name, Qt::AlignLeft));
        m_table->setItem(row, 1, cell(covered, Qt::AlignRight));
        m_table->setItem(row, 2, cell(empty, Qt::AlignRight));
    };
    for (const geo::ReachMap::AreaShare& area : reach->areas())
        add(m_layer.areaName(area.code), percentText(area.share(), shown, 0),
            numberText(area.km2 - area.reached - area.uncertain, shown, 1));
    // Townships without an outline have no area to share: their seats stand for them, unreached ones first.
    std::vector<geo::ReachMap::SeatState> seats = reach->seats();
    std::ranges::stable_sort(seats, std::ranges::greater{}, &geo::ReachMap::SeatState::state);
    for (const geo::ReachMap::SeatState& seat : seats) {
        QString text = missingText;
        if (seat.state == geo::ReachState::Reached)
            text = tr("驻地 %1 分钟").arg(numberText(std::ceil(seat.minutes.value_or(0)), shown));
        else if (seat.state == geo::ReachState::Uncertain)
            text = tr("驻地不确定");
        else if (seat.state == geo::ReachState::Void)
            text = tr("驻地到不了");
        add(m_layer.areaName(seat.code), text, missingText);
    }
}

void ReachOptions::take()
{
    if (m_refreshing)
        return;
    geo::ReachModel model = m_layer.model();
    model.minutes = m_minutes->currentData().toInt();
    model.staffKmh = m_staff->value();
    model.vehicleKmh = m_vehicle->value();
    model.vesselKmh = m_vessel->value();
    model.landDetour = m_detour->value();
    m_layer.setModel(model);
}

} // namespace onescreen
