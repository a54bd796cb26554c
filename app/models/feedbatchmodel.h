// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/datahub.h"
#include "app/models/feedbatchsource.h"
#include "app/models/modelstate.h"

#include <QAbstractTableModel>

#include <chrono>
#include <optional>
#include <vector>

namespace onescreen {

enum class BatchColumn { Arrived, Gap, AsOf, Rows, Accepted, News, Rejected };
inline constexpr int batchColumnCount = 7;

enum BatchRole {
    BatchArrivedRole = Qt::UserRole + 1, ///< qint64 ms UTC.
    BatchGapRole,                        ///< qint64 ms since the batch before; invalid for the oldest.
    BatchGapFreshnessRole,               ///< int of Freshness of that gap.
    BatchAsOfRole,                       ///< qint64 ms UTC; invalid when the batch did not say.
    BatchRowsRole,                       ///< qint64.
    BatchAcceptedRole,                   ///< qint64.
    BatchCreatedRole,                    ///< qint64.
    BatchUpdatedRole,                    ///< qint64.
    BatchRejectedRole,                   ///< qint64.
};

/// What one source system has sent lately, newest first. The server is asked when another source is chosen
/// and, while somebody looks, when a batch brought news and every half minute: a batch without news leaves no
/// other trace.
class FeedBatchModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds askAgainAfter{30};

    /// `source` may be null (no server was named) and must outlive the model, as the hub must.
    FeedBatchModel(DataHub& hub, FeedBatchSource* source, QObject* parent = nullptr);

    /// Of which source system; `every` is the interval at which it is due.
    void setFeed(const std::optional<SourceCode>& feed, std::optional<Milliseconds> every);
    [[nodiscard]] const std::optional<SourceCode>& feed() const { return m_feed; }
    void setWatched(bool watched); ///< Somebody looks.

    [[nodiscard]] ModelState state() const { return m_state; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    /// When the server said so; none before.
    [[nodiscard]] std::optional<UtcTime> asOf() const { return m_asOf; }
    /// When the newest batch came; none without any.
    [[nodiscard]] std::optional<UtcTime> lastArrival() const;
    /// How the silence since then compares with the interval: Late after it, Stale (a fault) after twice it.
    [[nodiscard]] Freshness silence() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void stateChanged(); ///< Also when silence() may be another.

private:
    [[nodiscard]] QFuture<Result<std::vector<FeedBatch>>> ask();
    void take(Result<std::vector<FeedBatch>> answer);
    void replaceRows(std::vector<FeedBatch> batches);
    void onTick();
    [[nodiscard]] std::optional<Milliseconds> gapBefore(std::size_t row) const;

    DataHub& m_hub;
    FeedBatchSource* m_source;
    std::optional<SourceCode> m_feed;
    std::optional<Milliseconds> m_every;
    std::vector<FeedBatch> m_batches;
    ModelState m_state = ModelState::Loading;
    std::optional<Error> m_error;
    std::optional<UtcTime> m_asOf;
    std::optional<std::chrono::steady_clock::time_point> m_askedAt;
    Freshness m_toldSilence = Freshness::Unknown;
    bool m_watched = false;
    QuestionLane<std::vector<FeedBatch>> m_lane;
};

} // namespace onescreen
