// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tools/nearestpanel.h"

#include "app/models/datahub.h"
#include "ui/common/lengthtext.h"
#include "ui/common/modelpanel.h"
#include "ui/common/numbertext.h"
#include "ui/common/plainlabel.h"
#include "ui/common/timetext.h"
#include "ui/map/markers.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

enum Column { Name, Distance, Time, Age, ColumnCount };

/// "人员 1.3、5 km/h；车辆 …"
QString assumptionText()
{
    QStringList parts;
    for (const ResourceKind kind : NearestPanel::kindsOf(NearestPanel::What::Teams)) {
        if (const std::optional<geo::TravelAssumption> travel = geo::travelAssumption(kind)) {
            constexpr double metresPerSecondInKmh = 3.6;
            parts << u"%1 %2 · %3 km/h"_s.arg(resourceKindText(kind))
                         .arg(travel->detour)
                         .arg(qRound(travel->metresPerSecond * metresPerSecondInKmh));
        }
    }
    return parts.join(u"，"_s);
}

} // namespace

const std::vector<ResourceKind>& NearestPanel::kindsOf(What what)
{
    static const std::vector<ResourceKind> teams{ResourceKind::Staff, ResourceKind::Vehicle,
                                                 ResourceKind::Vessel};
    static const std::vector<ResourceKind> cameras{ResourceKind::Camera};
    return what == What::Teams ? teams : cameras;
}

NearestPanel::NearestPanel(const SceneContext& context, QWidget* parent)
    : ListPage(context, u"nearestTable"_s, {tr("名称"), tr("距离"), tr("约需"), tr("位置")}, Name, parent),
      m_hub(context.hub)
{
    setObjectName(u"nearestPanel"_s);
    setTitle(tr("就近力量"));
    setPassport(tr("距离为直线距离。用时为估算：直线距离乘绕行系数，再除以平均速度（%1）；与 15 "
                   "分钟可达图层的假定相同，"
                   "不含道路、出动准备和拥堵。位置陈旧的照列并注明时间；离线、故障和没有位置的不列，只计数。")
                    .arg(assumptionText()));
    build();
    setState(PanelState::Fresh);
}

void NearestPanel::build()
{
    m_title = new PlainLabel(content());
    m_title->setObjectName(u"nearestTitle"_s);
    m_title->setStyle(look(), TextSize::Normal, TextRole::Normal, true);
    m_title->setElide(Qt::ElideRight);
    column().addWidget(m_title);
    auto* row = new QHBoxLayout;
    const auto add = [&](const QString& text, const QString& name, std::function<void()> run) {
        QPushButton* button = makeButton(text, name, std::move(run));
        row->addWidget(button);
        return button;
    };
    m_teams = add(tr("队伍 U"), u"nearestTeams"_s, [this] { Q_EMIT whatRequested(What::Teams); });
    m_cameras = add(tr("摄像机 V"), u"nearestCameras"_s, [this] { Q_EMIT whatRequested(What::Cameras); });
    for (QPushButton* button : {m_teams, m_cameras})
        button->setCheckable(true);
    add(tr("定位 Enter"), u"nearestShow"_s, [this] { activate(); });
    add(tr("关闭 Esc"), u"nearestClose"_s, [this] { Q_EMIT closeRequested(); });
    row->addStretch(1);
    column().addLayout(row);
    column().addWidget(&table(), 1);
    connect(&table(), &QTableWidget::currentCellChanged, this, [this](int line) {
        if (line >= 0)
            Q_EMIT chosen(static_cast<std::size_t>(line));
    });
    connect(&table(), &QTableWidget::cellClicked, this, &NearestPanel::activate);
    m_note = new PlainLabel(content());
    m_note->setObjectName(u"nearestNote"_s);
    m_note->setStyle(look(), TextSize::Small, TextRole::Secondary);
    m_note->setWordWrap(true);
    column().addWidget(m_note);
}

void NearestPanel::showNearest(const QString& place, GeoPoint from, What what,
                               const std::vector<ResourceFields>& resources)
{
    m_place = place;
    m_from = from;
    m_what = what;
    follow(resources);
    table().setCurrentCell(m_answer.found.empty() ? -1 : 0, Name);
    table().setFocus();
}

void NearestPanel::follow(const std::vector<ResourceFields>& resources)
{
    if (!m_from)
        return;
    m_answer = geo::nearestResources(resources, *m_from, kindsOf(m_what), m_hub.now(), mostListed);
    m_listed.clear();
    for (const geo::NearResource& near : m_answer.found)
        m_listed.push_back(resources[near.index]);
    m_teams->setChecked(m_what == What::Teams);
    m_cameras->setChecked(m_what == What::Cameras);
    m_title->setText(
        (m_what == What::Teams ? tr("距 %1 最近的队伍") : tr("距 %1 最近的摄像机")).arg(m_place));
    setScope(m_place);
    table().setColumnHidden(Time, m_what == What::Cameras);
    table().setColumnHidden(Age, m_what == What::Cameras);
    fillTable();
    m_note->setText(noteText());
    const UtcTime now = m_hub.now();
    const std::optional<UtcTime> asOf = m_hub.asOf();
    setAsOf(asOf, now, freshnessOf(asOf ? std::optional(now - *asOf) : std::nullopt, expectedContact));
    Q_EMIT answered();
}

void NearestPanel::setCell(int row, int column, const QString& text, bool right, TextRole role)
{
    auto* item = new QTableWidgetItem(text);
    item->setTextAlignment((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    item->setForeground(textColor(look().theme, role));
    table().setItem(row, column, item);
}

void NearestPanel::fillTable()
{
    const int line = table().currentRow();
    const QSignalBlocker quiet(&table());
    table().setRowCount(static_cast<int>(m_answer.found.size()));
    for (int row = 0; row < table().rowCount(); ++row) {
        const geo::NearResource& near = m_answer.found[static_cast<std::size_t>(row)];
        const ResourceFields& one = m_listed[static_cast<std::size_t>(row)];
        const bool stale = near.fading != geo::Fading::Full;
        const TextRole role = stale ? TextRole::Unknown : TextRole::Normal;
        const QString name = one.name.isEmpty() ? resourceKindText(one.kind) : one.name;
        setCell(row, Name,
                u"%1 · %2 · %3"_s.arg(name, resourceKindText(one.kind), resourceStatusText(one.status)),
                false, role);
        setCell(row, Distance, lengthText(near.metres, locale()), true, role);
        setCell(row, Time, near.travel ? durationText(*near.travel) : QString(missingText), true, role);
        setCell(row, Age, near.age ? ageText(*near.age) : QString(missingText), true, role);
    }
    if (line >= 0 && line < table().rowCount())
        table().setCurrentCell(line, Name);
}

QString NearestPanel::noteText() const
{
    QStringList parts;
    if (m_answer.usable == 0)
        parts << tr("没有可用的%1").arg(m_what == What::Teams ? tr("队伍") : tr("摄像机"));
    const qint64 more = m_answer.usable - static_cast<qint64>(m_answer.found.size());
    if (more > 0)
        parts << tr("较远的另有 +%1").arg(more);
    if (m_answer.off > 0)
        parts << tr("离线或故障 %1 未列").arg(m_answer.off);
    if (m_answer.withoutPosition > 0)
        parts << tr("无位置 %1 未列").arg(m_answer.withoutPosition);
    if (m_what == What::Teams)
        parts << tr("用时为估算，不含道路与准备");
    return parts.join(u" · "_s);
}

void NearestPanel::activate()
{
    if (const std::optional<std::size_t> line = currentLine())
        Q_EMIT activated(*line);
}

bool NearestPanel::listKey(const QKeyEvent& event)
{
    if (isEnter(event)) {
        activate();
        return true;
    }
    const bool plain = !(event.modifiers() & ~Qt::KeypadModifier);
    if (!plain || (event.key() != Qt::Key_U && event.key() != Qt::Key_V))
        return false;
    Q_EMIT whatRequested(event.key() == Qt::Key_U ? What::Teams : What::Cameras);
    return true;
}

} // namespace onescreen
