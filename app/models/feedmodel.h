// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/datahub.h"
#include "app/models/modelstate.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace onescreen {

enum class FeedColumn { Name, Freshness, AsOf, Interval, Rows, Origin };
inline constexpr int feedColumnCount = 6;

enum FeedRole {
    FeedSourceRole = Qt::UserRole + 1, ///< QString code.
    FeedNameRole,
    FeedFreshnessRole, ///< int of Freshness, by the clock.
    FeedAsOfRole,      ///< qint64 ms UTC.
    FeedAgeRole,       ///< qint64 ms.
    FeedIntervalRole,  ///< int seconds; invalid when the feed is not regular.
    FeedRowsRole,      ///< qint64.
    FeedOriginRole,    ///< int of Origin.
};

/// How far each source system has told us, the most behind first.
class FeedModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit FeedModel(DataHub& hub, QObject* parent = nullptr);

    [[nodiscard]] ModelState state() const { return m_state; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] std::optional<UtcTime> asOf() const;
    /// The worst freshness of all regular feeds; Unknown when there is none.
    [[nodiscard]] Freshness worst() const;
    /// Of one source, by its code; Unknown for one that is not regular or was never heard.
    [[nodiscard]] Freshness freshnessOf(const QString& source) const;
    /// Names of the sources that are this far behind.
    [[nodiscard]] QStringList namesOf(Freshness wanted) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void stateChanged();
    void freshnessChanged(); ///< Of some source: a batch came, or too much time went by without one.

private:
    void take(Result<std::vector<FeedStatus>> answer);
    void replaceRows(std::vector<FeedStatus> feeds);
    [[nodiscard]] Milliseconds ageOf(const FeedStatus& feed) const;
    [[nodiscard]] Freshness freshness(const FeedStatus& feed) const;
    void lookAtFreshness();

    DataHub& m_hub;
    std::vector<FeedStatus> m_feeds;
    std::vector<Freshness> m_told; ///< Freshness of each feed when last told.
    ModelState m_state = ModelState::Loading;
    std::optional<Error> m_error;
    std::optional<UtcTime> m_asOf;
    std::optional<UtcTime> m_askedAsOf;
    QuestionLane<std::vector<FeedStatus>> m_lane;
};

} // namespace onescreen
