// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/feedmodel.h"

#include <algorithm>
#include <tuple>
#include <utility>

using namespace std::chrono_literals;

namespace onescreen {

namespace {

constexpr auto spacing = 2s;

std::optional<Milliseconds> intervalOf(const FeedStatus& status)
{
    if (!status.feed->expectedIntervalS)
        return std::nullopt;
    return std::chrono::seconds{*status.feed->expectedIntervalS};
}

} // namespace

FeedModel::FeedModel(DataHub& hub, QObject* parent)
    : QAbstractTableModel(parent), m_hub(hub),
      m_lane(
          spacing,
          [this] {
              m_askedAsOf = m_hub.asOf();
              return m_hub.questions().feeds();
          },
          [this](Result<std::vector<FeedStatus>> answer) { take(std::move(answer)); })
{
    connect(&m_hub, &DataHub::dataChanged, this, [this](const CommitSummary& summary) {
        if (summary.entities.contains(Entity::Feed) || m_state == ModelState::Error)
            m_lane.refresh();
    });
    connect(&m_hub, &DataHub::asOfChanged, this, &FeedModel::stateChanged);
    connect(&m_hub, &DataHub::tick, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, static_cast<int>(FeedColumn::Freshness)),
                               index(rowCount() - 1, static_cast<int>(FeedColumn::AsOf)),
                               {FeedFreshnessRole, FeedAgeRole});
        lookAtFreshness();
    });
    m_lane.refresh();
}

void FeedModel::take(Result<std::vector<FeedStatus>> answer)
{
    if (answer) {
        replaceRows(*std::move(answer));
        m_asOf = m_askedAsOf;
        m_error.reset();
        m_state = m_feeds.empty() ? ModelState::Empty : ModelState::Ready;
    } else {
        m_error = std::move(answer).error();
        m_state = ModelState::Error;
    }
    Q_EMIT stateChanged();
    lookAtFreshness();
}

void FeedModel::lookAtFreshness()
{
    std::vector<Freshness> now;
    now.reserve(m_feeds.size());
    for (const FeedStatus& feed : m_feeds)
        now.push_back(freshness(feed));
    if (std::exchange(m_told, now) != now)
        Q_EMIT freshnessChanged();
}

void FeedModel::replaceRows(std::vector<FeedStatus> feeds)
{
    const auto lag = [this](const FeedStatus& status) {
        const auto interval = intervalOf(status);
        return interval && interval->count() > 0 ? double(ageOf(status).count()) / double(interval->count())
                                                 : 0.0;
    };
    std::ranges::sort(feeds, [&](const FeedStatus& a, const FeedStatus& b) {
        return std::tuple(-lag(a), a.feed->source) < std::tuple(-lag(b), b.feed->source);
    });
    const auto sameSource = [](const FeedStatus& a, const FeedStatus& b) {
        return a.feed->source == b.feed->source;
    };
    const bool sameRows = std::ranges::equal(feeds, m_feeds, sameSource);
    if (!sameRows)
        beginResetModel();
    m_feeds = std::move(feeds);
    if (!sameRows)
        endResetModel();
    else if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, feedColumnCount - 1));
}

Milliseconds FeedModel::ageOf(const FeedStatus& feed) const
{
    return std::max(m_hub.now() - feed.feed->asOf, Milliseconds{0});
}

Freshness FeedModel::freshness(const FeedStatus& feed) const
{
    return onescreen::freshnessOf(ageOf(feed), intervalOf(feed));
}

Freshness FeedModel::freshnessOf(const QString& source) const
{
    const auto found = std::ranges::find_if(
        m_feeds, [&source](const FeedStatus& each) { return each.feed->source.toString() == source; });
    return found == m_feeds.end() ? Freshness::Unknown : freshness(*found);
}

QStringList FeedModel::namesOf(Freshness wanted) const
{
    QStringList names;
    for (const FeedStatus& feed : m_feeds) {
        if (freshness(feed) == wanted)
            names << (feed.name.isEmpty() ? feed.feed->source.toString() : feed.name);
    }
    return names;
}

Freshness FeedModel::worst() const
{
    Freshness worst = Freshness::Unknown;
    for (const FeedStatus& feed : m_feeds)
        worst = std::max(worst, freshness(feed));
    return worst;
}

std::optional<UtcTime> FeedModel::asOf() const
{
    const bool settled = m_state != ModelState::Error && m_state != ModelState::Loading && !m_lane.isBusy();
    return settled ? m_hub.asOf() : m_asOf;
}

int FeedModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_feeds.size());
}

int FeedModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : feedColumnCount;
}

QVariant FeedModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    static constexpr std::array<int, feedColumnCount> displayed{
        FeedNameRole, FeedFreshnessRole, FeedAsOfRole, FeedIntervalRole, FeedRowsRole, FeedOriginRole};
    if (role == Qt::DisplayRole)
        return data(index, displayed.at(static_cast<std::size_t>(index.column())));
    const FeedStatus& status = m_feeds[static_cast<std::size_t>(index.row())];
    switch (role) {
    case FeedSourceRole:
        return status.feed->source.toString();
    case FeedNameRole:
        return status.name.isEmpty() ? status.feed->source.toString() : status.name;
    case FeedFreshnessRole:
        return static_cast<int>(freshness(status));
    case FeedAsOfRole:
        return toMs(status.feed->asOf);
    case FeedAgeRole:
        return qint64{ageOf(status).count()};
    case FeedIntervalRole:
        return status.feed->expectedIntervalS ? QVariant(*status.feed->expectedIntervalS) : QVariant();
    case FeedRowsRole:
        return status.feed->rows;
    case FeedOriginRole:
        return static_cast<int>(status.feed->origin);
    default:
        return {};
    }
}

} // namespace onescreen
