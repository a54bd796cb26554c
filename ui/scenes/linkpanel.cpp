// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/linkpanel.h"

#include "ui/common/errortext.h"
#include "ui/common/timetext.h"
#include "ui/scenes/facttable.h"

#include <utility>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t mostMoments = 200;

QString phaseWord(LinkPhase phase)
{
    switch (phase) {
    case LinkPhase::Connecting:
        return LinkPanel::tr("正在连接");
    case LinkPhase::CatchingUp:
        return LinkPanel::tr("正在追赶");
    case LinkPhase::Online:
        return LinkPanel::tr("在线");
    case LinkPhase::Offline:
        return LinkPanel::tr("离线");
    case LinkPhase::Refused:
        return LinkPanel::tr("被服务器拒绝");
    }
    return {};
}

QString linkWords(const LinkState& link)
{
    const bool bad = link.phase == LinkPhase::Offline || link.phase == LinkPhase::Refused;
    if (bad)
        return phaseWord(link.phase) + u" · "_s + errorSentence(link.kind);
    if (link.phase == LinkPhase::Online)
        return phaseWord(link.phase) + u" · "_s +
               (link.live ? LinkPanel::tr("服务器推送") : LinkPanel::tr("轮询"));
    return phaseWord(link.phase);
}

} // namespace

LinkPanel::LinkPanel(const SceneContext& context, QString server, QWidget* parent)
    : ModelPanel(context, new QWidget, parent), m_server(std::move(server)),
      m_table(new FactTable(context.theme, content()))
{
    fill(m_table, m_table);
    setObjectName(u"linkPanel"_s);
    setTitle(tr("链路"));
    setPeriod(tr("自本页打开起"));
    setPassport(tr("与中心服务器的连接每次改变状态时记一行，新的在上。更早的记录在日志文件里。"));
    connect(&hub(), &DataHub::linkChanged, this, &LinkPanel::record);
    connect(&hub(), &DataHub::asOfChanged, this, &LinkPanel::refresh);
    record();
}

void LinkPanel::record()
{
    const LinkState& link = hub().link();
    if (m_moments.empty() || m_moments.front().link.phase != link.phase ||
        m_moments.front().link.kind != link.kind || m_moments.front().link.live != link.live)
        m_moments.push_front({hub().now(), link});
    if (m_moments.size() > mostMoments)
        m_moments.pop_back();
    refresh();
}

void LinkPanel::refresh()
{
    std::vector<Fact> facts;
    facts.reserve(m_moments.size() + 1);
    if (!m_server.isEmpty())
        facts.push_back({tr("服务器"), m_server, m_server});
    for (const Moment& moment : m_moments)
        facts.push_back({businessDateTimeText(moment.at), linkWords(moment.link), linkWords(moment.link)});
    m_table->setFacts(std::move(facts));
    showStatus({.state = ModelState::Ready, .error = std::nullopt, .asOf = hub().asOf(), .emptyText = {}});
}

} // namespace onescreen
