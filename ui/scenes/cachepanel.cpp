// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/cachepanel.h"

#include "ui/common/timetext.h"
#include "ui/scenes/facttable.h"

#include <QLocale>

#include <algorithm>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

QString entityWord(Entity entity)
{
    switch (entity) {
    case Entity::Event:
        return CachePanel::tr("事件");
    case Entity::Resource:
        return CachePanel::tr("资源");
    case Entity::Unit:
        return CachePanel::tr("单位");
    case Entity::Region:
        return CachePanel::tr("区划");
    case Entity::Dictionary:
        return CachePanel::tr("字典条目");
    case Entity::Indicator:
        return CachePanel::tr("指标值");
    case Entity::Feed:
        return CachePanel::tr("来源系统");
    case Entity::Note:
        return CachePanel::tr("办理记录");
    }
    return {};
}

Fact countFact(const QString& name, qint64 count)
{
    return {name, QLocale().toString(count), count};
}

Fact timeFact(const QString& name, const std::optional<UtcTime>& time, UtcTime now)
{
    return {name, time ? momentText(*time, now) : u"—"_s, time ? QVariant(toRfc3339(*time)) : QVariant()};
}

/// What the cache does for itself.
std::vector<Fact> careFacts(const CacheStatus& status, UtcTime now)
{
    QString size = QLocale().formattedDataSize(status.bytes);
    if (status.isTooLarge)
        size = CachePanel::tr("%1，超过设定的上限").arg(size);
    QString rebuilds = QLocale().toString(status.rebuilds);
    if (status.rebuilds >= 3)
        rebuilds = CachePanel::tr("%1，磁盘可能有故障").arg(rebuilds);
    return {{CachePanel::tr("文件大小"), size, status.bytes},
            {CachePanel::tr("24 小时内因损坏重建"), rebuilds, status.rebuilds},
            countFact(CachePanel::tr("检索索引待写入"), status.waitingForSearch),
            timeFact(CachePanel::tr("上次全面检查"), status.checkedAt, now),
            timeFact(CachePanel::tr("此前办结的事件已移出"), status.retiredBefore, now)};
}

std::vector<Fact> factsOf(const CacheStatus& status, const LinkState& link, UtcTime now)
{
    const qint64 seq = std::max(status.seq, link.seq);
    const qint64 head = std::max(status.head, link.head);
    std::vector<Fact> facts{
        {CachePanel::tr("截至"), status.asOf ? momentText(*status.asOf, now) : u"—"_s,
         status.asOf ? QVariant(toRfc3339(*status.asOf)) : QVariant()},
        countFact(CachePanel::tr("已同步到序号"), seq),
        countFact(CachePanel::tr("服务器最新序号"), head),
        countFact(CachePanel::tr("落后"), std::max<qint64>(0, head - seq)),
        countFact(CachePanel::tr("隔离的坏行"), status.quarantined),
        countFact(CachePanel::tr("其中演示数据"), status.replayed),
    };
    for (const Entity entity : allEntities)
        facts.push_back(countFact(entityWord(entity), status.rows.value(entityName(entity))));
    for (const Fact& fact : careFacts(status, now))
        facts.push_back(fact);
    facts.push_back(countFact(CachePanel::tr("结构版本"), status.schema));
    facts.push_back(
        {CachePanel::tr("日志纪元"), QString::fromLatin1(status.epoch), QString::fromLatin1(status.epoch)});
    return facts;
}

} // namespace

CachePanel::CachePanel(const SceneContext& context, QWidget* parent)
    : ModelPanel(context, new QWidget, parent), m_table(new FactTable(context.theme, content()))
{
    fill(m_table, m_table);
    setObjectName(u"cachePanel"_s);
    setTitle(tr("本地缓存"));
    setPassport(tr("缓存由中心的变更日志逐页写成。落后是服务器最新序号与本地序号之差；无法识别的行单独隔离，"
                   "不影响其他行。"));
    connect(&hub(), &DataHub::statusChanged, this, &CachePanel::refresh);
    connect(&hub(), &DataHub::linkChanged, this, &CachePanel::refresh);
    connect(&hub(), &DataHub::asOfChanged, this, &CachePanel::refresh);
    refresh();
}

void CachePanel::refresh()
{
    const std::optional<CacheStatus>& status = hub().status();
    if (status)
        m_table->setFacts(factsOf(*status, hub().link(), hub().now()));
    const std::optional<Error>& fault = hub().statusError();
    // Before the first synchronisation there is none yet.
    const bool unreadable = fault && fault->kind != ErrorKind::NotFound;
    const ModelState none = fault ? ModelState::Empty : ModelState::Loading;
    const ModelState without = unreadable ? ModelState::Error : none;
    showStatus({.state = status ? ModelState::Ready : without,
                .error = fault,
                .asOf = hub().asOf(),
                .emptyText = tr("这台机器上还没有数据；第一次同步后这里显示缓存的状况")});
}

} // namespace onescreen
