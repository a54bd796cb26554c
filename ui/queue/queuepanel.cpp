// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queuepanel.h"

#include "app/report/tableexport.h"
#include "ui/common/dialogs.h"
#include "ui/common/errortext.h"
#include "ui/common/exportgate.h"
#include "ui/common/filewriter.h"
#include "ui/common/icons.h"
#include "ui/common/modelpanel.h"
#include "ui/common/numbertext.h"
#include "ui/common/plainlabel.h"
#include "ui/common/timetext.h"
#include "ui/queue/queuecsv.h"
#include "ui/queue/queuefilterbar.h"
#include "ui/queue/queuetable.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>

#include <utility>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

std::optional<Milliseconds> ageOf(std::optional<UtcTime> asOf, UtcTime now)
{
    return asOf ? std::optional<Milliseconds>(now - *asOf) : std::nullopt;
}

} // namespace

QueuePanel::QueuePanel(const SceneContext& context, QWidget* parent)
    : PanelFrame(context.theme, new QWidget, parent), m_context(context),
      m_model(context.hub, context.windowClass), m_feeds(context.hub),
      m_table(new QueueTable(m_model, context.hub.clock(), context.theme, content()))
{
    setTitle(tr("事件队列"));
    setExport(&m_context.dialogs, nullptr);
    setPassport(
        tr("未办结事件按优先级、截止时间（没有时限的在后）、上报时间排列，共多少件按筛选计。剩余时间为截止时"
           "间减去"
           "现在；办结的事件按办结时刻计。列表停留在某一行时不移动，新事件先计数，点“新事件”后归位。"));
    setObjectName(u"queuePanel"_s);
    auto* layout = new QVBoxLayout(content());
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildTop();
    layout->addWidget(m_table, 1);
    if (!context.theme.wall)
        buildActions();
    content()->setFocusProxy(m_table);
    m_table->setFeeds(&m_feeds);
    if (redactionFor(context.windowClass).actions) {
        m_pending = std::make_unique<PendingActions>(context.hub, context.actions);
        m_table->setPending(m_pending.get());
    }

    connect(m_table, &QueueTable::eventActivated, this, &QueuePanel::eventActivated);
    connect(m_table, &QueueTable::eventSelected, this, &QueuePanel::eventSelected);
    connect(m_table, &QueueTable::eventSelected, this, &QueuePanel::showActions);
    connect(m_table, &QueueTable::selectionEmptied, this, &QueuePanel::showActions);
    connect(m_table, &QueueTable::selectionEmptied, this, &QueuePanel::selectionCleared);
    connect(m_table, &QueueTable::keyPressed, this, &QueuePanel::pressKey);
    connect(this, &PanelFrame::nextStepRequested, this, [this] { chooseFilter(openEventsFilter()); });
    connect(&m_model, &EventQueueModel::stateChanged, this, &QueuePanel::showState);
    connect(&m_model, &EventQueueModel::newCountChanged, this, &QueuePanel::showArrivals);
    connect(&m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex&, const QModelIndex&, const QList<int>& roles) {
                if (roles.isEmpty()) // Not the clock alone.
                    showActions();
            });
    connect(&m_model, &EventQueueModel::eventReady, this, [this](EventRow event, bool found) {
        if (found && m_wanted == event && m_table->selectEvent(event))
            m_wanted.reset();
    });
    connect(&context.hub, &DataHub::namesChanged, this, &QueuePanel::showFilter);
    connect(&context.hub, &DataHub::tick, this, &QueuePanel::showState);
    setFilter(openEventsFilter());
    showActions();
}

void QueuePanel::buildTop()
{
    const ThemeContext& theme = m_context.theme;
    auto* row = new QHBoxLayout;
    row->setContentsMargins(theme.metrics.space(1.5), 0, theme.metrics.space(1), theme.metrics.space(0.5));
    row->setSpacing(theme.metrics.space());
    m_count = new PlainLabel(content());
    m_count->setObjectName(u"queueCount"_s);
    m_count->setStyle(theme, TextSize::Small, TextRole::Secondary);
    row->addWidget(m_count);
    if (!theme.wall) {
        m_filterBar = new QueueFilterBar(theme, this);
        addHeaderWidget(m_filterBar);
        m_chips = new QueueChips(theme, content());
        row->addWidget(m_chips);
        connect(m_filterBar, &QueueFilterBar::filterChanged, this, &QueuePanel::chooseFilter);
        connect(m_filterBar, &QueueFilterBar::finished, m_table, [this] { m_table->setFocus(); });
        connect(m_chips, &QueueChips::filterChanged, this, &QueuePanel::chooseFilter);
        auto* find = new QShortcut(QKeySequence::Find, this);
        find->setContext(Qt::WidgetWithChildrenShortcut);
        connect(find, &QShortcut::activated, m_filterBar, &QueueFilterBar::focusText);
        auto* findEntry = addMenuAction(tr("在列表中查找\tCtrl+F"));
        connect(findEntry, &QAction::triggered, m_filterBar, &QueueFilterBar::focusText);
    }
    row->addStretch(1);
    m_arrivals = new QPushButton(content());
    m_arrivals->setObjectName(u"queueArrivals"_s);
    m_arrivals->setFont(theme.font(TextSize::Small, true));
    QPalette accent = m_arrivals->palette();
    accent.setColor(QPalette::ButtonText, theme.theme.accent);
    m_arrivals->setPalette(accent);
    QSizePolicy keepsRoom = m_arrivals->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true); // The rows below must not jump when it comes.
    m_arrivals->setSizePolicy(keepsRoom);
    row->addWidget(m_arrivals);
    connect(m_arrivals, &QPushButton::clicked, this, [this] {
        m_model.showNew();
        m_table->scrollToTop();
        m_table->setFocus();
    });
    static_cast<QVBoxLayout*>(content()->layout())->addLayout(row);
    showArrivals();
}

QPushButton* QueuePanel::addAction(QHBoxLayout* row, const QString& text, QStringView iconName,
                                   const QString& key, std::function<void()> run)
{
    const ThemeContext& theme = m_context.theme;
    auto* button = new QPushButton(icon(iconName, theme.theme.secondary, theme.metrics.icon),
                                   text + u' ' + key, content());
    button->setObjectName(u"queueAction"_s + key);
    button->setFont(theme.font(TextSize::Small));
    button->setAutoDefault(false);
    setPlainToolTip(button, tr("%1（%2 键）").arg(text, key));
    connect(button, &QPushButton::clicked, this, [this, run = std::move(run)] {
        run();
        m_table->setFocus();
    });
    row->addWidget(button);
    return button;
}

void QueuePanel::buildActions()
{
    const ThemeContext& theme = m_context.theme;
    auto* row = new QHBoxLayout;
    row->setContentsMargins(theme.metrics.space(1), theme.metrics.space(0.5), theme.metrics.space(1),
                            theme.metrics.space(0.75));
    row->setSpacing(theme.metrics.space(0.75));
    m_card = addAction(row, tr("详情"), u"list-details", tr("回车"), [this] {
        if (const auto event = m_table->currentEvent())
            Q_EMIT eventActivated(*event);
    });
    if (redactionFor(m_context.windowClass).actions) {
        m_acknowledge = addAction(row, tr("受理"), u"check", u"A"_s, [this] { pressKey(u'A'); });
        m_assign = addAction(row, tr("派遣"), u"send", u"D"_s, [this] { pressKey(u'D'); });
        m_note = addAction(row, tr("记录"), u"note", u"N"_s, [this] { pressKey(u'N'); });
    }
    m_locate = addAction(row, tr("定位"), u"map-pin", u"G"_s, [this] { pressKey(u'G'); });
    row->addStretch(1);
    static_cast<QVBoxLayout*>(content()->layout())->addLayout(row);

    auto* exportEntry = addExportAction(tr("导出全部符合条件的事件 CSV\tCtrl+E"));
    exportEntry->setObjectName(u"exportQueue"_s);
    connect(exportEntry, &QAction::triggered, this, &QueuePanel::exportRows);
    auto* exportKey = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_E), this);
    exportKey->setContext(Qt::WidgetWithChildrenShortcut);
    connect(exportKey, &QShortcut::activated, this, &QueuePanel::exportRows);
}

void QueuePanel::pressKey(QChar key)
{
    const auto event = m_table->currentEvent();
    if (!event)
        return;
    const auto press = [&](const QPushButton* button, ActionKind kind) {
        if (button && button->isEnabled())
            Q_EMIT actionRequested(kind, *event);
    };
    if (key == u'A')
        press(m_acknowledge, ActionKind::Acknowledge);
    else if (key == u'D')
        press(m_assign, ActionKind::Assign);
    else if (key == u'N')
        press(m_note, ActionKind::Note);
    else if (key == u'G' && m_locate && m_locate->isEnabled())
        Q_EMIT showOnMap(*event);
}

void QueuePanel::setFilter(const EventFilter& filter, const PeriodChoice& period)
{
    m_period = period;
    m_model.setFilter(filter, period);
    if (m_filterBar)
        m_filterBar->setFilter(this->filter());
    showFilter();
}

EventFilter QueuePanel::filter() const
{
    EventFilter chosen = m_model.filter();
    if (!m_period.isAll())
        chosen.reportedIn.reset();
    return chosen;
}

void QueuePanel::chooseFilter(const EventFilter& filter)
{
    setFilter(filter, m_period);
    Q_EMIT filterChanged(this->filter());
}

void QueuePanel::select(EventRow event)
{
    m_wanted = event;
    m_model.require(event);
}

void QueuePanel::clearSelection()
{
    m_wanted.reset();
    m_table->clearSelection();
}

void QueuePanel::showFilter()
{
    const NameBook& names = m_context.hub.names();
    if (m_filterBar) {
        m_filterBar->setNames(names);
        m_chips->setFilter(filter(), names);
    }
    const auto area = m_model.filter().area;
    setScope(area ? names.regionName(*area) : tr("全部区域"));
    showState();
}

/// What has left this computer by age still counts in every number, so it is told beside the list.
QString QueuePanel::countText() const
{
    const QLocale locale;
    const QString here = tr("共 %1 件").arg(numberText(double(m_model.total()), locale));
    if (m_model.retired() == 0 || !m_model.retiredBefore())
        return here;
    return tr("%1，另有 %2 件已按保留期限移出本机（%3 前办结）")
        .arg(here, numberText(double(m_model.retired()), locale),
             businessDay(*m_model.retiredBefore()).toString(u"yyyy-MM-dd"_s));
}

void QueuePanel::showState()
{
    const UtcTime now = m_context.hub.now();
    const auto asOf = m_model.asOf();
    setAsOf(asOf, now, freshnessOf(ageOf(asOf, now), expectedContact));
    const bool failed = m_model.state() == ModelState::Error;
    m_count->setText(failed ? tr("读取失败（%1），显示的是上次读到的数据").arg(errorText(*m_model.error()))
                            : countText());
    if (std::exchange(m_failed, failed) != failed)
        m_count->setStyle(m_context.theme, TextSize::Small, failed ? TextRole::Warning : TextRole::Secondary);
    switch (m_model.state()) {
    case ModelState::Loading:
        return setState(m_model.rowCount() > 0 ? PanelState::Fresh : PanelState::Loading);
    case ModelState::Ready:
        return setState(PanelState::Fresh);
    case ModelState::Empty:
        return setState(PanelState::Empty, tr("还没有任何事件。与中心同步后会出现在这里"));
    case ModelState::NoMatch: {
        const QStringList words = filterWords(filter(), m_context.hub.names());
        if (words.isEmpty())
            return setState(PanelState::Empty, tr("没有未办结的事件"));
        return setState(PanelState::NoMatch, tr("没有符合筛选的事件（%1）").arg(words.join(tr("；"))),
                        tr("清除筛选"));
    }
    case ModelState::Error:
        if (m_model.rowCount() > 0)
            return setState(PanelState::Fresh);
        return setState(PanelState::Error,
                        errorText(*m_model.error()) + tr("。") + errorNextStep(m_model.error()->kind));
    }
}

void QueuePanel::showArrivals()
{
    const int count = m_model.newCount();
    m_arrivals->setText(tr("%1 条新事件 ▲").arg(count));
    m_arrivals->setVisible(count > 0);
}

void QueuePanel::showActions()
{
    if (!m_card)
        return;
    const auto event = m_table->currentEvent();
    const auto row = event ? m_model.rowForEvent(*event) : std::nullopt;
    const QModelIndex index = row ? m_model.index(*row, 0) : QModelIndex();
    const auto state = static_cast<EventState>(index.data(StateRole).toInt());
    m_card->setEnabled(index.isValid());
    m_locate->setEnabled(index.isValid() && index.data(HasPositionRole).toBool());
    if (!m_acknowledge)
        return;
    const auto may = [this](QAbstractButton* button, ActionKind kind, bool fits) {
        const ActionHindrance hindrance = m_context.actions.hindrance(kind);
        button->setEnabled(fits && hindrance == ActionHindrance::None);
        setPlainToolTip(button, hindranceText(hindrance));
    };
    may(m_acknowledge, ActionKind::Acknowledge, index.isValid() && state == EventState::Reported);
    may(m_assign, ActionKind::Assign, index.isValid() && isOpen(state));
    may(m_note, ActionKind::Note, index.isValid());
}

void QueuePanel::exportRows()
{
    if (!mayExport(this, m_context.dialogs))
        return;
    m_context.dialogs.askSaveFile(
        this,
        {.title = tr("导出事件"),
         .suggestedName = tr("事件队列 %1.csv").arg(m_context.hub.today().toString(Qt::ISODate)),
         .suffix = u"csv"_s,
         .filterName = tr("CSV 表格")},
        [this](const QString& path) { writeRows(path); });
}

void QueuePanel::writeRows(const QString& path)
{
    const UtcTime now = m_context.hub.now();
    QStringList scope = filterWords(filter(), m_context.hub.names());
    if (scope.isEmpty())
        scope << tr("全部未办结事件");
    const auto write = [this, path, now, scope = scope.join(tr("；"))](Result<QueueExport> rows) {
        if (!rows)
            return reportFailure(path, rows.error());
        const QList<std::pair<QString, QString>> about{
            {tr("标题"), tr("事件队列")},
            {tr("范围"), scope},
            {tr("数据时间"), rows->asOf ? businessDateTimeText(*rows->asOf) : QString(missingText)},
            {tr("导出时间"), businessDateTimeText(now)},
            {tr("件数"), QString::number(rows->items.size())}};
        const auto count = static_cast<qint64>(rows->items.size());
        auto bytes = [about, now, rows = std::make_shared<QueueExport>(*std::move(rows))] {
            return csvBytes(queueTable(*rows, now), about);
        };
        writeFileLater(
            this, path, std::move(bytes),
            [this, path](const Result<void>& written) {
                if (!written)
                    reportFailure(path, written.error());
            },
            nullptr, count);
    };
    m_model.exportAll().then(this, write);
}

void QueuePanel::reportFailure(const QString& path, const Error& error)
{
    if (!mayExport(this, m_context.dialogs))
        return;
    m_context.dialogs.show(
        this,
        {.kind = MessageKind::Error,
         .title = tr("导出失败"),
         .text = tr("没有写成 %1：%2。%3").arg(path, errorSentence(error.kind), errorNextStep(error.kind)),
         .detail = error.toString()});
}

} // namespace onescreen
