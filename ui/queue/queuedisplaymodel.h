// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/eventqueuemodel.h"
#include "app/models/feedmodel.h"
#include "app/models/pendingactions.h"

#include <QIdentityProxyModel>

namespace onescreen {

/// Role beyond those of EventQueueModel: bool, an order of this seat is on its way.
inline constexpr int PendingRole = Qt::UserRole + 100;

/// The queue in words: headers, words for codes, times as text, tool tips. Rows and roles are those of
/// EventQueueModel.
class QueueDisplayModel : public QIdentityProxyModel
{
    Q_OBJECT

public:
    /// `clock` must outlive this; it decides whether a time is shown with its date.
    QueueDisplayModel(const Clock& clock, QObject* parent = nullptr)
        : QIdentityProxyModel(parent), m_clock(clock)
    {
    }
    /// Orders on their way are shown in the state's place. `pending` must outlive this.
    void setPending(const PendingActions* pending);
    /// Rows of a source that is silent say so. `feeds` must outlive this.
    void setFeeds(const FeedModel* feeds);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    static QString columnTitle(EventQueueColumn column);

private:
    [[nodiscard]] QString text(const QModelIndex& index) const;
    [[nodiscard]] QString toolTip(const QModelIndex& index) const;

    [[nodiscard]] Freshness freshnessOf(const QModelIndex& index) const;
    [[nodiscard]] std::optional<PendingAction> pendingOf(const QModelIndex& index) const;

    const Clock& m_clock;
    const PendingActions* m_pending = nullptr;
    const FeedModel* m_feeds = nullptr;
};

} // namespace onescreen
