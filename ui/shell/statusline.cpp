// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusline.h"

#include "app/models/accountdesk.h"
#include "app/models/actionsender.h"
#include "app/models/datahub.h"
#include "ui/common/errortext.h"
#include "ui/common/icons.h"
#include "ui/common/plainlabel.h"
#include "ui/common/timetext.h"
#include "ui/shell/accountwords.h"

#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// More are counted.
constexpr qsizetype mostFeedsNamed = 2;

/// A word in a filled box: seen before it is read.
class Badge : public PlainLabel
{
public:
    Badge(const ThemeContext& context, const QString& text, QWidget* parent)
        : PlainLabel(text, parent), m_context(context)
    {
        setStyle(context, TextSize::Small, TextRole::Normal, true);
        QPalette own = palette();
        own.setColor(foregroundRole(), context.theme.window);
        setPalette(own);
        setContentsMargins(context.metrics.space(), context.metrics.space(0.25), context.metrics.space(),
                           context.metrics.space(0.25));
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_context.theme.warning);
        painter.drawRoundedRect(rect(), 3 * m_context.metrics.scale, 3 * m_context.metrics.scale);
        painter.end();
        PlainLabel::paintEvent(event);
    }

private:
    ThemeContext m_context;
};

void setTextIfNew(PlainLabel* label, const QString& text)
{
    if (label->text() != text)
        label->setText(text);
}

} // namespace

StatusLine::StatusLine(const ShellServices& services, const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_hub(services.hub), m_actions(services.actions), m_feeds(services.hub),
      m_desk(services.account), m_context(context), m_hasServer(services.hasServer),
      m_linkIcon(new PlainLabel(this)), m_link(add(u"linkState"_s, TextRole::Secondary)),
      m_reason(add(u"linkReason"_s, TextRole::Secondary)),
      m_outbox(add(u"outboxState"_s, TextRole::Secondary)),
      m_feedState(add(u"feedState"_s, TextRole::Secondary)), m_seat(add(u"seatState"_s, TextRole::Secondary)),
      m_asOf(add(u"dataAge"_s, TextRole::Secondary)), m_demo(new Badge(context, tr("演示数据"), this)),
      m_clock(add(u"serverClock"_s, TextRole::Normal)), m_version(add(u"version"_s, TextRole::Secondary))
{
    setObjectName(u"statusLine"_s);
    m_demo->setObjectName(u"demoBadge"_s);
    m_demo->hide();
    m_reason->setElide(Qt::ElideRight);
    m_version->setText(services.readOnly ? tr("只读 · v%1").arg(services.version)
                                         : u"v"_s + services.version);
    const int gap = context.metrics.space(2);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(gap, context.metrics.space(0.5), gap, context.metrics.space(0.5));
    layout->setSpacing(context.metrics.space());
    layout->addWidget(m_linkIcon);
    layout->addWidget(m_link);
    layout->addWidget(m_reason, 1);
    layout->addWidget(m_outbox);
    layout->addWidget(m_feedState);
    layout->addWidget(m_demo);
    layout->addSpacing(gap);
    layout->addWidget(m_seat);
    layout->addSpacing(gap);
    layout->addWidget(m_asOf);
    layout->addSpacing(gap);
    layout->addWidget(m_clock);
    layout->addSpacing(gap);
    layout->addWidget(m_version);

    connect(&m_hub, &DataHub::linkChanged, this, &StatusLine::showLink);
    connect(&m_hub, &DataHub::tick, this, &StatusLine::showTime);
    connect(&m_hub, &DataHub::statusChanged, this, &StatusLine::showData);
    connect(&m_hub, &DataHub::asOfChanged, this, [this] { showTime(m_hub.now()); });
    connect(&m_actions, &ActionSender::summaryChanged, this, &StatusLine::showOutbox);
    connect(&m_actions, &ActionSender::faultChanged, this, &StatusLine::showOutbox);
    if (m_desk)
        connect(m_desk, &AccountDesk::changed, this, &StatusLine::showSeat);
    connect(&m_feeds, &FeedModel::freshnessChanged, this, &StatusLine::showFeeds);
    showLink();
    showOutbox();
    showFeeds();
    showSeat();
    showData();
    showTime(m_hub.now());
}

PlainLabel* StatusLine::add(const QString& objectName, TextRole role)
{
    auto* label = new PlainLabel(this);
    label->setObjectName(objectName);
    label->setStyle(m_context, TextSize::Small, role);
    return label;
}

void StatusLine::showLink()
{
    const LinkText text = linkText(m_hub.link(), m_hasServer, m_hub.now());
    if (m_linkIconShown != text.icon + text.word) {
        m_linkIconShown = text.icon + text.word;
        m_link->setStyle(m_context, TextSize::Small, text.role, true);
        m_linkIcon->setPixmap(iconPixmap(text.icon, textColor(m_context.theme, text.role),
                                         m_context.metrics.icon, devicePixelRatioF()));
    }
    setTextIfNew(m_link, text.word);
    QStringList parts{text.reason, text.nextStep};
    parts.removeAll(QString());
    setTextIfNew(m_reason, parts.join(u" · "_s));
}

/// Nothing to say is nothing shown; what waits for a person or does not move is a warning.
void StatusLine::showOutbox()
{
    const OutboxSummary& summary = m_actions.summary();
    QStringList parts;
    if (m_actions.fault())
        parts << tr("操作存不下：%1").arg(errorSentence(m_actions.fault()->kind));
    if (summary.waiting > 0)
        parts << tr("待发 %1").arg(summary.waiting);
    if (summary.held > 0)
        parts << tr("暂缓 %1").arg(summary.held);
    if (summary.alarm)
        parts << tr("发送受阻");
    const bool warn = summary.alarm || summary.held > 0 || m_actions.fault();
    m_outbox->setVisible(!parts.isEmpty());
    m_outbox->setStyle(m_context, TextSize::Small, warn ? TextRole::Warning : TextRole::Secondary, warn);
    setTextIfNew(m_outbox, parts.join(u" · "_s));
}

/// Silence for twice the interval is a fault; being a little late is only said.
void StatusLine::showFeeds()
{
    const QStringList silent = m_feeds.namesOf(Freshness::Stale);
    const QStringList late = m_feeds.namesOf(Freshness::Late);
    QStringList parts;
    if (silent.size() > mostFeedsNamed)
        parts << tr("%1 个来源中断").arg(silent.size());
    else if (!silent.isEmpty())
        parts << tr("来源中断：%1").arg(silent.join(tr("、")));
    if (!late.isEmpty())
        parts << tr("来源迟到 %1").arg(late.size());
    m_feedState->setVisible(!parts.isEmpty());
    m_feedState->setStyle(m_context, TextSize::Small,
                          silent.isEmpty() ? TextRole::Secondary : TextRole::Warning, !silent.isEmpty());
    setPlainToolTip(m_feedState, (silent + late).join(u'\n'));
    setTextIfNew(m_feedState, parts.join(u" · "_s));
}

void StatusLine::showSeat()
{
    const QString text = m_desk ? seatText(*m_desk) : QString();
    m_seat->setVisible(!text.isEmpty());
    setTextIfNew(m_seat, text);
}

void StatusLine::showData()
{
    m_demo->setVisible(m_hub.status() && m_hub.status()->replayed > 0);
}

void StatusLine::showTime(UtcTime now)
{
    setTextIfNew(m_clock, businessDateTimeText(now));
    showSeat();
    setTextIfNew(m_asOf, m_hub.asOf() ? tr("数据%1").arg(asOfText(m_hub.asOf(), now)) : tr("尚无数据"));
    const Freshness freshness = pictureFreshness(m_hub.asOf(), now);
    if (m_freshness != freshness) {
        m_freshness = freshness;
        const TextRole role = freshness == Freshness::Fresh  ? TextRole::Secondary
                              : freshness == Freshness::Late ? TextRole::Warning
                                                             : TextRole::Unknown;
        m_asOf->setStyle(m_context, TextSize::Small, role, freshness != Freshness::Fresh);
    }
}

} // namespace onescreen
