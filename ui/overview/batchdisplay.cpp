// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/batchdisplay.h"

#include "app/models/feedbatchmodel.h"
#include "ui/common/numbertext.h"
#include "ui/common/timetext.h"
#include "ui/overview/feeddisplay.h"

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

QVariant alignmentOf(BatchColumn column)
{
    const bool isTime = column <= BatchColumn::AsOf;
    return QVariant((isTime ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

} // namespace

BatchDisplay::BatchDisplay(const DataHub& hub, const ThemeContext& context, QObject* parent)
    : QIdentityProxyModel(parent), m_hub(hub), m_context(context)
{
}

QString BatchDisplay::textOf(const QModelIndex& index) const
{
    const auto get = [&](BatchRole role) { return QIdentityProxyModel::data(index, role); };
    const auto moment = [&](BatchRole role) {
        const QVariant ms = get(role);
        return ms.isValid() ? momentText(fromMs(ms.toLongLong()), m_hub.now()) : QString(missingText);
    };
    const auto count = [&](BatchRole role) { return QLocale().toString(get(role).toLongLong()); };
    switch (static_cast<BatchColumn>(index.column())) {
    case BatchColumn::Arrived:
        return moment(BatchArrivedRole);
    case BatchColumn::Gap: {
        const QVariant gap = get(BatchGapRole);
        return gap.isValid() ? durationText(Milliseconds{gap.toLongLong()}) : QString(missingText);
    }
    case BatchColumn::AsOf:
        return moment(BatchAsOfRole);
    case BatchColumn::Rows:
        return count(BatchRowsRole);
    case BatchColumn::Accepted:
        return count(BatchAcceptedRole);
    case BatchColumn::News:
        return u"%1 / %2"_s.arg(count(BatchCreatedRole), count(BatchUpdatedRole));
    case BatchColumn::Rejected:
        return count(BatchRejectedRole);
    }
    return {};
}

QVariant BatchDisplay::colorOf(const QModelIndex& index) const
{
    const auto column = static_cast<BatchColumn>(index.column());
    const Theme& theme = m_context.theme;
    if (column == BatchColumn::Rejected &&
        QIdentityProxyModel::data(index, BatchRejectedRole).toLongLong() > 0)
        return theme.warning;
    if (column != BatchColumn::Gap)
        return {};
    switch (static_cast<Freshness>(QIdentityProxyModel::data(index, BatchGapFreshnessRole).toInt())) {
    case Freshness::Late:
        return theme.warning;
    case Freshness::Stale:
        return theme.unknown;
    case Freshness::Fresh:
    case Freshness::Unknown:
        break;
    }
    return {};
}

QVariant BatchDisplay::data(const QModelIndex& index, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return textOf(index);
    case Qt::ForegroundRole:
        return colorOf(index);
    case Qt::TextAlignmentRole:
        return alignmentOf(static_cast<BatchColumn>(index.column()));
    case Qt::SizeHintRole:
        return airyCell(m_context, textOf(index));
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

QVariant BatchDisplay::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return QIdentityProxyModel::headerData(section, orientation, role);
    const auto column = static_cast<BatchColumn>(section);
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(column);
    if (role == Qt::SizeHintRole)
        return airyCell(m_context, headerData(section, orientation, Qt::DisplayRole).toString());
    if (role != Qt::DisplayRole)
        return QIdentityProxyModel::headerData(section, orientation, role);
    switch (column) {
    case BatchColumn::Arrived:
        return tr("到达");
    case BatchColumn::Gap:
        return tr("距上一批");
    case BatchColumn::AsOf:
        return tr("来源截至");
    case BatchColumn::Rows:
        return tr("行数");
    case BatchColumn::Accepted:
        return tr("接受");
    case BatchColumn::News:
        return tr("新增 / 更新");
    case BatchColumn::Rejected:
        return tr("隔离");
    }
    return {};
}

} // namespace onescreen
