// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tools/selectionpanel.h"

#include "ui/common/dialogs.h"
#include "ui/common/exportgate.h"
#include "ui/common/filewriter.h"
#include "ui/common/numbertext.h"
#include "ui/common/panelexport.h"
#include "ui/common/plainlabel.h"
#include "ui/map/markers.h"
#include "ui/map/tools/eventlinedelegate.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

struct SelectionTable
{
    Q_DECLARE_TR_FUNCTIONS(SelectionTable)
};

QVariant timeCell(const std::optional<UtcTime>& time)
{
    return time ? QVariant(businessDateTimeText(*time)) : QVariant();
}

/// The open before the ended, then by priority; what stands together on the map stays together. In one pass,
/// for there may be a million.
std::vector<EventRow> rowsInOrder(const geo::Selection& selection)
{
    constexpr std::size_t ranks = 2 * allPriorities.size();
    const auto rankOf = [](const geo::PointEntry& entry) {
        return static_cast<std::size_t>(entry.priority) + (isOpen(entry.state) ? 0 : allPriorities.size());
    };
    std::array<std::size_t, ranks> next{};
    for (const geo::PointEntry& entry : selection.events) {
        for (std::size_t rank = rankOf(entry) + 1; rank < ranks; ++rank)
            ++next.at(rank);
    }
    std::vector<EventRow> rows(selection.events.size());
    for (const geo::PointEntry& entry : selection.events)
        rows[next.at(rankOf(entry))++] = entry.row;
    return rows;
}

} // namespace

ExportTable selectionTable(const std::vector<QueueItem>& items, const NameBook& names)
{
    ExportTable table;
    table.header = {SelectionTable::tr("编号"),           SelectionTable::tr("优先级"),
                    SelectionTable::tr("状态"),           SelectionTable::tr("标题"),
                    SelectionTable::tr("类型"),           SelectionTable::tr("区域"),
                    SelectionTable::tr("地点"),           SelectionTable::tr("来源"),
                    SelectionTable::tr("承办单位"),       SelectionTable::tr("上报时间"),
                    SelectionTable::tr("截止时间"),       SelectionTable::tr("结束时间"),
                    SelectionTable::tr("经度（WGS-84）"), SelectionTable::tr("纬度（WGS-84）")};
    table.rows.reserve(static_cast<qsizetype>(items.size()));
    for (const QueueItem& item : items) {
        table.rows << QVariantList{item.number,
                                   priorityText(item.priority),
                                   eventStateText(item.state),
                                   item.title,
                                   names.categoryName(item.category),
                                   names.regionPath(item.region).join(u' '),
                                   item.address,
                                   names.sourceName(item.source),
                                   names.unitName(item.unit),
                                   timeCell(item.reportedAt),
                                   timeCell(item.dueAt),
                                   timeCell(item.closedAt),
                                   item.position ? QVariant(item.position->lon()) : QVariant(),
                                   item.position ? QVariant(item.position->lat()) : QVariant()};
    }
    return table;
}

SelectionPanel::SelectionPanel(const SceneContext& context, QWidget* parent)
    : ModelPanel(context, new QWidget, parent), m_context(context), m_model(context.hub, context.windowClass)
{
    setObjectName(u"selectionPanel"_s);
    setTitle(tr("选中的事件"));
    setPassport(
        tr("地图上画出的范围内、按当前筛选显示的全部事件，一件不少；随数据更新。超出屏幕的行滚动时再读取。"
           "没有坐标的事件不在其中。"));
    build();
    connect(&m_model, &EventListModel::stateChanged, this, &SelectionPanel::refresh);
    connect(addExportAction(tr("导出全部（CSV）\tCtrl+E")), &QAction::triggered, this,
            &SelectionPanel::exportRows);
    refresh();
}

void SelectionPanel::build()
{
    const Metrics& metrics = m_context.theme.metrics;
    auto* layout = new QVBoxLayout(content());
    layout->setContentsMargins(metrics.space(1), 0, metrics.space(1), metrics.space(1));
    layout->setSpacing(metrics.space(0.5));
    m_count = new PlainLabel(content());
    m_count->setObjectName(u"selectionCount"_s);
    m_count->setStyle(m_context.theme, TextSize::Large, TextRole::Normal, true);
    layout->addWidget(m_count);
    m_states = new PlainLabel(content());
    m_states->setObjectName(u"selectionStates"_s);
    m_states->setStyle(m_context.theme, TextSize::Small, TextRole::Secondary);
    m_states->setWordWrap(true);
    layout->addWidget(m_states);

    m_radiusRow = new QWidget(content());
    auto* radius = new QHBoxLayout(m_radiusRow);
    radius->setContentsMargins(0, 0, 0, 0);
    auto* radiusLabel = new PlainLabel(tr("半径（米）"), m_radiusRow);
    radiusLabel->setStyle(m_context.theme, TextSize::Small, TextRole::Secondary);
    radius->addWidget(radiusLabel);
    m_radius = new QLineEdit(m_radiusRow);
    m_radius->setObjectName(u"selectionRadius"_s);
    m_radius->setMaximumWidth(metrics.space(12));
    radius->addWidget(m_radius);
    addButton(radius, tr("应用"), u"selectionRadiusApply"_s, [this] { chooseRadius(); });
    radius->addStretch(1);
    connect(m_radius, &QLineEdit::returnPressed, this, &SelectionPanel::chooseRadius);
    layout->addWidget(m_radiusRow);
    m_radiusRow->hide();

    m_list = new QListView(content());
    m_list->setObjectName(u"selectionList"_s);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new EventLineDelegate(m_context.theme, m_list));
    m_list->setUniformItemSizes(true); // Tens of thousands of lines.
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    layout->addWidget(m_list, 1);
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, &SelectionPanel::tellView);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        const std::optional<EventRow> event = currentEvent();
        for (QPushButton* button : std::as_const(m_ofEvent))
            button->setEnabled(event.has_value());
        if (event)
            Q_EMIT eventChosen(*event);
    });
    connect(m_list, &QListView::doubleClicked, this, [this] { listKey(Qt::Key_Return); });

    auto* first = new QHBoxLayout;
    auto* second = new QHBoxLayout;
    auto* third = new QHBoxLayout;
    m_ofEvent << addButton(first, tr("打开 Enter"), u"selectionOpen"_s, [this] { listKey(Qt::Key_Return); })
              << addButton(first, tr("定位 G"), u"selectionLocate"_s, [this] { listKey(Qt::Key_G); })
              << addButton(first, tr("队列 Q"), u"selectionQueue"_s, [this] { listKey(Qt::Key_Q); })
              << addButton(second, tr("附近队伍 U"), u"selectionTeams"_s, [this] { listKey(Qt::Key_U); })
              << addButton(second, tr("附近摄像机 V"), u"selectionCameras"_s, [this] { listKey(Qt::Key_V); });
    addButton(third, tr("范围送入队列 Ctrl+Enter"), u"selectionAllToQueue"_s,
              [this] { Q_EMIT allToQueueRequested(); });
    new ExportGuard(addButton(third, tr("导出 CSV"), u"selectionExport"_s, [this] { exportRows(); }));
    addButton(first, tr("关闭 Esc"), u"selectionClose"_s, [this] { Q_EMIT closeRequested(); });
    for (QPushButton* button : std::as_const(m_ofEvent))
        button->setEnabled(false);
    layout->addLayout(first);
    layout->addLayout(second);
    layout->addLayout(third);
}

QPushButton* SelectionPanel::addButton(QBoxLayout* row, const QString& text, const QString& name,
                                       std::function<void()> run)
{
    auto* button = new QPushButton(text, content());
    button->setObjectName(name);
    button->setFont(m_context.theme.font(TextSize::Small));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [run = std::move(run)] { run(); });
    row->addWidget(button);
    return button;
}

void SelectionPanel::showSelection(const QString& title, const geo::Selection& selection)
{
    const std::optional<EventRow> before = currentEvent();
    m_count->setText(tr("%1 · 共 %2 件").arg(title, numberText(double(selection.events.size()), locale())));
    QStringList states;
    if (selection.sums.urgentOpen > 0)
        states << tr("紧急未结 %1").arg(selection.sums.urgentOpen);
    for (const EventState state : allEventStates) {
        if (const quint32 count = selection.sums.byState.at(static_cast<std::size_t>(state)); count > 0)
            states << eventStateText(state) + u' ' + numberText(count, locale());
    }
    m_states->setText(states.join(u" · "_s));
    m_states->setVisible(!states.isEmpty());
    setScope(title);
    m_model.setEvents(rowsInOrder(selection));
    if (before) {
        const auto found = std::ranges::find(m_model.events(), *before);
        if (found != m_model.events().end()) {
            const QSignalBlocker quiet(m_list->selectionModel());
            m_list->setCurrentIndex(m_model.index(static_cast<int>(found - m_model.events().begin())));
        }
    }
    tellView();
    refresh();
}

void SelectionPanel::setRadius(std::optional<double> metres)
{
    m_radiusRow->setVisible(metres.has_value());
    if (metres && !m_radius->hasFocus())
        m_radius->setText(QString::number(qRound(*metres)));
}

void SelectionPanel::chooseRadius()
{
    bool valid = false;
    const double metres = m_radius->text().trimmed().toDouble(&valid);
    if (valid && geo::SelectCircle::of(GeoPoint::fromE7(0, 0).value(), metres)) {
        m_radius->clearFocus();
        Q_EMIT radiusChosen(metres);
        return;
    }
    m_context.dialogs.show(this, {.kind = MessageKind::Warning,
                                  .title = tr("半径无效"),
                                  .text = tr("请输入 0 到 2,000,000 之间的米数。"),
                                  .detail = {}});
}

std::optional<EventRow> SelectionPanel::currentEvent() const
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid() || index.row() >= m_model.rowCount())
        return std::nullopt;
    return m_model.events()[static_cast<std::size_t>(index.row())];
}

void SelectionPanel::tellView()
{
    const QModelIndex first = m_list->indexAt({1, 1});
    const QModelIndex last = m_list->indexAt({1, m_list->viewport()->height() - 1});
    m_model.showing(first.isValid() ? first.row() : 0, last.isValid() ? last.row() : m_model.rowCount() - 1);
}

void SelectionPanel::refresh()
{
    const ModelState state = m_model.state();
    // An area without events is an answer, not a failure: the count says 0.
    showStatus(
        {.state = state == ModelState::Empty || state == ModelState::Loading ? ModelState::Ready : state,
         .error = m_model.error(),
         .asOf = m_model.asOf() ? m_model.asOf() : hub().asOf(),
         .emptyText = {}});
}

bool SelectionPanel::listKey(int key)
{
    if (key == Qt::Key_Escape) {
        Q_EMIT closeRequested();
        return true;
    }
    const std::optional<EventRow> event = currentEvent();
    if (!event)
        return false;
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT eventActivated(*event);
        return true;
    case Qt::Key_G:
        Q_EMIT showOnMap(*event);
        return true;
    case Qt::Key_U:
    case Qt::Key_V:
        Q_EMIT nearestRequested(*event, key == Qt::Key_V);
        return true;
    case Qt::Key_Q:
        if (const auto item = m_model.itemAt(m_list->currentIndex().row())) {
            if (const std::optional<EventId> id = EventId::fromString(item->id))
                Q_EMIT queueRequested(*id);
        }
        return true;
    default:
        return false;
    }
}

bool SelectionPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept(); // Else the window would go one level up.
        return true;
    }
    if (watched == m_list && event->type() == QEvent::Resize)
        tellView();
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (key.modifiers() == Qt::ControlModifier && key.key() == Qt::Key_E) {
            exportRows();
            return true;
        }
        if ((key.modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier &&
            (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter)) {
            Q_EMIT allToQueueRequested();
            return true;
        }
        if (!(key.modifiers() & ~Qt::KeypadModifier) && listKey(key.key()))
            return true;
    }
    return ModelPanel::eventFilter(watched, event);
}

void SelectionPanel::exportRows()
{
    if (!mayExport(this, m_context.dialogs))
        return;
    m_context.dialogs.askSaveFile(this,
                                  {.title = tr("导出选中的事件"),
                                   .suggestedName = tr("选中的事件"),
                                   .suffix = u"csv"_s,
                                   .filterName = exportFilterName(ExportFormat::Csv)},
                                  [this](const QString& path) {
                                      m_model.readAll([this, path](Result<std::vector<QueueItem>> items) {
                                          if (items)
                                              write(path, *std::move(items));
                                          else
                                              showExportFailure(this, m_context.dialogs, path, items.error());
                                      });
                                  });
}

void SelectionPanel::write(const QString& path, std::vector<QueueItem> items)
{
    const UtcTime now = m_context.hub.now();
    const auto asOf = m_context.hub.asOf();
    const PanelPaper paper{.title = tr("选中的事件"),
                           .period = {},
                           .scope = m_count->text(),
                           .asOf = asOf ? businessDateTimeText(*asOf) : QString(missingText),
                           .version = {},
                           .source = tr("导出于 %1").arg(businessDateTimeText(now)),
                           .passport = {}};
    const auto count = static_cast<qint64>(items.size());
    auto bytes = [paper, names = m_context.hub.names(),
                  items = std::make_shared<std::vector<QueueItem>>(std::move(items))] {
        return tableBytes(ExportFormat::Csv, selectionTable(*items, names), paper);
    };
    writeFileLater(
        this, path, std::move(bytes),
        [this, path](const Result<void>& written) {
            if (!written)
                showExportFailure(this, m_context.dialogs, path, written.error());
        },
        nullptr, count);
}

} // namespace onescreen
