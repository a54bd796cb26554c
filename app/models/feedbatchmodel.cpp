// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/feedbatchmodel.h"

#include <QPromise>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr auto spacing = 1s;

QFuture<Result<std::vector<FeedBatch>>> noServer()
{
    QPromise<Result<std::vector<FeedBatch>>> promise;
    promise.start();
    promise.addResult(failure(ErrorKind::Offline, u"no server was named at the start"_s));
    promise.finish();
    return promise.future();
}

} // namespace

FeedBatchModel::FeedBatchModel(DataHub& hub, FeedBatchSource* source, QObject* parent)
    : QAbstractTableModel(parent), m_hub(hub), m_source(source),
      m_lane(
          spacing, [this] { return ask(); },
          [this](Result<std::vector<FeedBatch>> answer) { take(std::move(answer)); }, askAgainAfter)
{
    connect(&m_hub, &DataHub::dataChanged, this, [this](const CommitSummary& summary) {
        if (m_watched && m_feed && summary.entities.contains(Entity::Feed))
            m_lane.refresh();
    });
    connect(&m_hub, &DataHub::linkChanged, this, [this](const LinkState& link) {
        if (m_feed && m_state == ModelState::Error && link.phase == LinkPhase::Online)
            m_lane.refresh();
    });
    connect(&m_hub, &DataHub::tick, this, &FeedBatchModel::onTick);
}

QFuture<Result<std::vector<FeedBatch>>> FeedBatchModel::ask()
{
    m_askedAt = m_hub.clock().monotonic();
    return m_source != nullptr && m_feed ? m_source->batches(*m_feed) : noServer();
}

void FeedBatchModel::setFeed(const std::optional<SourceCode>& feed, std::optional<Milliseconds> every)
{
    if (feed == m_feed && every == m_every)
        return;
    const bool other = feed != m_feed;
    m_feed = feed;
    m_every = every;
    if (other) {
        replaceRows({});
        m_error.reset();
        m_asOf.reset();
        m_state = m_feed ? ModelState::Loading : ModelState::Empty;
        if (m_feed)
            m_lane.restart();
        else
            m_lane.cancel();
    } else if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, batchColumnCount - 1));
    }
    m_toldSilence = silence();
    Q_EMIT stateChanged();
}

void FeedBatchModel::setWatched(bool watched)
{
    m_watched = watched;
}

void FeedBatchModel::take(Result<std::vector<FeedBatch>> answer)
{
    if (answer) {
        // The server gives them so; whoever reads gaps between neighbours must be able to rely on it.
        std::ranges::stable_sort(*answer, std::ranges::greater{}, &FeedBatch::arrived);
        replaceRows(*std::move(answer));
        m_asOf = m_hub.now();
        m_error.reset();
        m_state = m_batches.empty() ? ModelState::Empty : ModelState::Ready;
    } else {
        m_error = std::move(answer).error();
        m_state = ModelState::Error;
    }
    m_toldSilence = silence();
    Q_EMIT stateChanged();
}

void FeedBatchModel::replaceRows(std::vector<FeedBatch> batches)
{
    if (batches == m_batches)
        return;
    beginResetModel();
    m_batches = std::move(batches);
    endResetModel();
}

void FeedBatchModel::onTick()
{
    if (m_watched && m_feed && m_askedAt && m_hub.clock().monotonic() - *m_askedAt >= askAgainAfter)
        m_lane.refresh();
    if (std::exchange(m_toldSilence, silence()) != m_toldSilence)
        Q_EMIT stateChanged();
}

std::optional<UtcTime> FeedBatchModel::lastArrival() const
{
    return m_batches.empty() ? std::nullopt : std::optional(m_batches.front().arrived);
}

Freshness FeedBatchModel::silence() const
{
    const auto last = lastArrival();
    if (!last)
        return Freshness::Unknown;
    return freshnessOf(std::max(m_hub.now() - *last, Milliseconds{0}), m_every);
}

std::optional<Milliseconds> FeedBatchModel::gapBefore(std::size_t row) const
{
    if (row + 1 >= m_batches.size())
        return std::nullopt;
    return m_batches[row].arrived - m_batches[row + 1].arrived;
}

int FeedBatchModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_batches.size());
}

int FeedBatchModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : batchColumnCount;
}

QVariant FeedBatchModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    static constexpr std::array<int, batchColumnCount> displayed{
        BatchArrivedRole,  BatchGapRole,     BatchAsOfRole,    BatchRowsRole,
        BatchAcceptedRole, BatchCreatedRole, BatchRejectedRole};
    if (role == Qt::DisplayRole)
        return data(index, displayed.at(static_cast<std::size_t>(index.column())));
    const auto row = static_cast<std::size_t>(index.row());
    const FeedBatch& batch = m_batches[row];
    const auto gap = gapBefore(row);
    switch (role) {
    case BatchArrivedRole:
        return toMs(batch.arrived);
    case BatchGapRole:
        return gap ? QVariant(qint64{gap->count()}) : QVariant();
    case BatchGapFreshnessRole:
        return static_cast<int>(freshnessOf(gap, m_every));
    case BatchAsOfRole:
        return batch.asOf ? QVariant(toMs(*batch.asOf)) : QVariant();
    case BatchRowsRole:
        return batch.rows();
    case BatchAcceptedRole:
        return batch.accepted();
    case BatchCreatedRole:
        return batch.created;
    case BatchUpdatedRole:
        return batch.updated;
    case BatchRejectedRole:
        return batch.rejected;
    default:
        return {};
    }
}

} // namespace onescreen
