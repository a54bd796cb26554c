// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/feeddisplay.h"

#include "app/models/feedmodel.h"
#include "ui/common/numbertext.h"
#include "ui/common/timetext.h"

#include <QFontMetrics>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

QString freshnessWord(Freshness freshness)
{
    switch (freshness) {
    case Freshness::Fresh:
        return FeedDisplay::tr("● 正常");
    case Freshness::Late:
        return FeedDisplay::tr("◐ 迟到");
    case Freshness::Stale:
        return FeedDisplay::tr("○ 中断");
    case Freshness::Unknown:
        return FeedDisplay::tr("– 不定期");
    }
    return {};
}

QString feedOriginWord(Origin origin)
{
    switch (origin) {
    case Origin::Live:
        return FeedDisplay::tr("实时");
    case Origin::Import:
        return FeedDisplay::tr("导入");
    case Origin::Replay:
        return FeedDisplay::tr("演示数据");
    }
    return {};
}

QVariant alignmentOf(FeedColumn column)
{
    const bool isWord = column <= FeedColumn::AsOf;
    return QVariant((isWord ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

QColor freshnessColor(Freshness freshness, const Theme& theme)
{
    switch (freshness) {
    case Freshness::Fresh:
        return theme.done;
    case Freshness::Late:
        return theme.warning;
    case Freshness::Stale:
        return theme.unknown;
    case Freshness::Unknown:
        return theme.secondary;
    }
    return theme.secondary;
}

} // namespace

QSize airyCell(const ThemeContext& context, const QString& text)
{
    const QFontMetrics letters(context.font(TextSize::Small));
    return {letters.horizontalAdvance(text) + context.metrics.space(2),
            letters.height() + context.metrics.space()};
}

FeedDisplay::FeedDisplay(const DataHub& hub, const ThemeContext& context, QObject* parent)
    : QIdentityProxyModel(parent), m_hub(hub), m_context(context)
{
}

QString FeedDisplay::textOf(const QModelIndex& index) const
{
    const auto get = [&](FeedRole role) { return QIdentityProxyModel::data(index, role); };
    switch (static_cast<FeedColumn>(index.column())) {
    case FeedColumn::Name:
        return get(FeedNameRole).toString();
    case FeedColumn::Freshness:
        return freshnessWord(static_cast<Freshness>(get(FeedFreshnessRole).toInt()));
    case FeedColumn::AsOf: {
        const UtcTime asOf = fromMs(get(FeedAsOfRole).toLongLong());
        return momentText(asOf, m_hub.now()) + u" · "_s + ageText(m_hub.now() - asOf);
    }
    case FeedColumn::Interval: {
        const QVariant interval = get(FeedIntervalRole);
        return interval.isValid() ? durationText(std::chrono::seconds{interval.toInt()})
                                  : QString(missingText);
    }
    case FeedColumn::Rows:
        return countText(get(FeedRowsRole).toDouble(), QLocale());
    case FeedColumn::Origin:
        return feedOriginWord(static_cast<Origin>(get(FeedOriginRole).toInt()));
    }
    return {};
}

QVariant FeedDisplay::data(const QModelIndex& index, int role) const
{
    const auto column = static_cast<FeedColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(index);
    case Qt::ForegroundRole:
        if (column == FeedColumn::Freshness)
            return freshnessColor(
                static_cast<Freshness>(QIdentityProxyModel::data(index, FeedFreshnessRole).toInt()),
                m_context.theme);
        return {};
    case Qt::TextAlignmentRole:
        return alignmentOf(column);
    case Qt::SizeHintRole:
        return airyCell(m_context, textOf(index));
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant FeedDisplay::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return alignmentOf(static_cast<FeedColumn>(section));
    if (orientation == Qt::Horizontal && role == Qt::SizeHintRole)
        return airyCell(m_context, headerData(section, orientation, Qt::DisplayRole).toString());
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QIdentityProxyModel::headerData(section, orientation, role);
    switch (static_cast<FeedColumn>(section)) {
    case FeedColumn::Name:
        return tr("来源系统");
    case FeedColumn::Freshness:
        return tr("时效");
    case FeedColumn::AsOf:
        return tr("截至");
    case FeedColumn::Interval:
        return tr("应报间隔");
    case FeedColumn::Rows:
        return tr("累计行数");
    case FeedColumn::Origin:
        return tr("性质");
    }
    return {};
}

} // namespace onescreen
