// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/batchpanel.h"

#include "ui/common/errortext.h"
#include "ui/common/plainlabel.h"
#include "ui/common/timetext.h"
#include "ui/overview/batchdisplay.h"

#include <QComboBox>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

/// Nothing is broken: somebody else has to look.
bool isDenied(const Error& error)
{
    const QString& word = error.place.field;
    return word == "unauthorized"_L1 || word == "forbidden"_L1 || word.startsWith("token_"_L1);
}

TextRole roleFor(Freshness silence)
{
    switch (silence) {
    case Freshness::Late:
        return TextRole::Warning;
    case Freshness::Stale:
        return TextRole::Unknown;
    case Freshness::Fresh:
    case Freshness::Unknown:
        break;
    }
    return TextRole::Secondary;
}

} // namespace

BatchPanel::BatchPanel(const SceneContext& context, FeedModel& feeds, QWidget* parent)
    : ModelPanel(context, new QWidget, parent), m_feeds(feeds), m_hasServer(context.feedBatches != nullptr),
      m_model(context.hub, context.feedBatches),
      m_display(new BatchDisplay(context.hub, context.theme, this)), m_choice(new QComboBox(this)),
      m_verdict(new PlainLabel), m_table(new QTableView), m_theme(context.theme)
{
    setObjectName(u"batchPanel"_s);
    setTitle(tr("批次历史"));
    setPassport(
        tr("中心保存每个来源最近的批次，没有新内容的批次也算。接受是写入或原样已有的行；隔离是没有通过"
           "校验、未写入的行，原因已告诉来源系统。静默超过应报间隔为迟到，超过两倍为故障，"
           "即使没有任何报错。"));
    build(context);
    connect(&m_feeds, &FeedModel::stateChanged, this, &BatchPanel::follow);
    connect(&m_feeds, &FeedModel::freshnessChanged, this, &BatchPanel::follow);
    connect(&m_model, &FeedBatchModel::stateChanged, this, &BatchPanel::refresh);
    connect(&hub(), &DataHub::tick, this, [this] { m_verdict->setText(silenceWords()); });
    follow();
}

void BatchPanel::build(const SceneContext& context)
{
    m_choice->setObjectName(u"batchFeed"_s);
    m_choice->setAccessibleName(tr("来源系统"));
    m_choice->setFont(context.theme.font(TextSize::Small));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_choice->setVisible(!context.theme.wall);
    if (!context.theme.wall)
        addHeaderWidget(m_choice);
    connect(m_choice, &QComboBox::activated, this, [this](int at) {
        chooseFeed(m_choice->itemData(at).toString());
        Q_EMIT feedChosen(m_chosen);
    });

    m_verdict->setObjectName(u"batchVerdict"_s);
    m_verdict->setElide(Qt::ElideRight);
    m_display->setSourceModel(&m_model);
    m_table->setObjectName(u"batchTable"_s);
    m_table->setModel(m_display);
    m_table->setFont(context.theme.font(TextSize::Small));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(context.theme.wall ? QAbstractItemView::NoSelection
                                                 : QAbstractItemView::SingleSelection);
    m_table->setFocusPolicy(context.theme.wall ? Qt::NoFocus : Qt::StrongFocus);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(QFontMetrics(m_table->font()).height() +
                                                     context.theme.metrics.space());
    m_table->horizontalHeader()->setFont(m_table->font());
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(static_cast<int>(BatchColumn::AsOf),
                                                      QHeaderView::Stretch);
    auto* inner = new QWidget;
    auto* layout = new QVBoxLayout(inner);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(context.theme.metrics.space(0.5));
    layout->addWidget(m_verdict);
    layout->addWidget(m_table, 1);
    fill(inner, this);
}

int BatchPanel::rowOf(const QString& code) const
{
    for (int row = 0; row < m_feeds.rowCount(); ++row) {
        if (m_feeds.index(row, 0).data(FeedSourceRole).toString() == code)
            return row;
    }
    return -1;
}

void BatchPanel::chooseFeed(const QString& code)
{
    m_chosen = code;
    follow();
}

void BatchPanel::fillChoice()
{
    const QSignalBlocker quiet(m_choice);
    std::vector<std::pair<QString, QString>> wanted{{tr("最滞后的来源"), QString()}};
    for (int row = 0; row < m_feeds.rowCount(); ++row) {
        const QModelIndex index = m_feeds.index(row, 0);
        wanted.emplace_back(index.data(FeedNameRole).toString(), index.data(FeedSourceRole).toString());
    }
    if (wanted != m_offered) { // not under the hand of who is choosing
        m_choice->clear();
        for (const auto& [name, code] : wanted)
            m_choice->addItem(name, code);
        m_offered = std::move(wanted);
    }
    m_choice->setCurrentIndex(std::max(m_choice->findData(m_chosen), 0));
}

/// The feeds come in the order of how far they are behind.
void BatchPanel::follow()
{
    fillChoice();
    const int row = std::max(rowOf(m_chosen), m_feeds.rowCount() > 0 ? 0 : -1);
    if (row < 0) {
        setScope({});
        m_model.setFeed(std::nullopt, std::nullopt);
        refresh();
        return;
    }
    const QModelIndex index = m_feeds.index(row, 0);
    const QVariant every = index.data(FeedIntervalRole);
    setScope(index.data(FeedNameRole).toString());
    m_model.setFeed(SourceCode::fromString(index.data(FeedSourceRole).toString()),
                    every.isValid() ? std::optional<Milliseconds>(std::chrono::seconds{every.toInt()})
                                    : std::nullopt);
    refresh();
}

QString BatchPanel::silenceWords() const
{
    const auto last = m_model.lastArrival();
    if (!last || !m_model.feed())
        return {};
    const UtcTime now = hub().now();
    const QVariant every = m_feeds.index(rowOf(m_model.feed()->toString()), 0).data(FeedIntervalRole);
    const QString before =
        tr("最近一批 %1 · %2").arg(momentText(*last, now), ageText(std::max(now - *last, Milliseconds{0})));
    if (!every.isValid())
        return before + u" · "_s + tr("不定期的来源，没有应报间隔");
    const QString due = tr("应报间隔 %1").arg(durationText(std::chrono::seconds{every.toInt()}));
    QString verdict;
    switch (m_model.silence()) {
    case Freshness::Stale:
        return tr("○ 故障：已 %1 没有新批次，超过应报间隔的两倍").arg(durationText(now - *last)) + u" · "_s +
               due;
    case Freshness::Late:
        verdict = tr("◐ 迟到");
        break;
    case Freshness::Fresh:
    case Freshness::Unknown:
        verdict = tr("● 按时");
        break;
    }
    if (m_model.silence() == Freshness::Fresh &&
        m_feeds.freshnessOf(m_model.feed()->toString()) == Freshness::Stale)
        verdict = tr("◐ 批次按时到达，但来源的“截至”没有前移");
    return verdict + u" · "_s + due + u" · "_s + before;
}

void BatchPanel::refresh()
{
    m_verdict->setStyle(m_theme, TextSize::Small, roleFor(m_model.silence()));
    m_verdict->setText(silenceWords());
    const std::optional<Error>& error = m_model.error();
    if (m_feeds.state() == ModelState::Loading || m_feeds.state() == ModelState::Error) {
        showStatus(
            {.state = m_feeds.state(), .error = m_feeds.error(), .asOf = m_feeds.asOf(), .emptyText = {}});
    } else if (!m_hasServer) {
        setState(PanelState::Empty, tr("没有指定中心服务器。批次由中心保存，要连上中心才能查看。"));
    } else if (m_feeds.state() == ModelState::Empty) {
        setState(PanelState::Empty, tr("中心还没有登记任何来源系统。")); // nothing will be asked for
    } else if (error && isDenied(*error) && !m_model.asOf()) {
        setState(PanelState::Denied, error->place.field == "forbidden"_L1 ? tr("您的账号不能查看批次历史")
                                                                          : tr("登录后可以查看批次历史"));
    } else if (const QString distrust = error ? trustFault(error->place.field) : QString();
               !distrust.isEmpty() && !m_model.asOf()) {
        setState(PanelState::Error, distrust);
    } else {
        showStatus({.state = m_model.state(),
                    .error = error,
                    .asOf = m_model.asOf(),
                    .emptyText = m_model.feed() ? tr("中心还没有收到这个来源的批次。")
                                                : tr("中心还没有登记任何来源系统。")});
    }
}

bool BatchPanel::isOffline() const
{
    const auto& error = m_model.error();
    return error && (error->kind == ErrorKind::Offline || error->kind == ErrorKind::Timeout ||
                     !trustFault(error->place.field).isEmpty());
}

void BatchPanel::showEvent(QShowEvent* event)
{
    ModelPanel::showEvent(event);
    m_model.setWatched(true);
}

void BatchPanel::hideEvent(QHideEvent* event)
{
    m_model.setWatched(false);
    ModelPanel::hideEvent(event);
}

ExportTable BatchPanel::exportTable() const
{
    ExportTable table{.header = {tr("来源系统"), tr("到达（UTC）"), tr("距上一批（秒）"),
                                 tr("来源截至（UTC）"), tr("行数"), tr("接受"), tr("新增"), tr("更新"),
                                 tr("隔离")},
                      .rows = {}};
    const auto time = [](const QVariant& ms) {
        return ms.isValid() ? QVariant(toRfc3339(fromMs(ms.toLongLong()))) : QVariant();
    };
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_model.index(row, 0);
        const QVariant gap = index.data(BatchGapRole);
        table.rows.append(QVariantList{
            m_model.feed() ? m_model.feed()->toString() : QString(), time(index.data(BatchArrivedRole)),
            gap.isValid() ? QVariant(static_cast<double>(gap.toLongLong()) / 1000.0) : QVariant(),
            time(index.data(BatchAsOfRole)), index.data(BatchRowsRole), index.data(BatchAcceptedRole),
            index.data(BatchCreatedRole), index.data(BatchUpdatedRole), index.data(BatchRejectedRole)});
    }
    return table;
}

} // namespace onescreen
