// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/snapshot.h"
#include "app/domain/syncposition.h"

#include <optional>
#include <variant>
#include <vector>

namespace onescreen {

/// The rules of filling an empty cache with the rows as they are instead of with the whole log, without
/// network, disk, threads or timers.
///
/// - The rows come part by part in the order of their keys while the server goes on; afterwards the log is
/// read
///   from where the ticket began. A row that was deleted meanwhile is deleted by that log, and versions keep
///   an older change from undoing a newer row, so nothing comes back.
/// - The next rows are asked for while the last are being stored.
/// - A ticket whose lease has ended is replaced by another; what is stored stays, and the log is read from
///   where the first one began.
/// - When other regions may be seen than when the first ticket was given it is begun anew: its cursor would
///   not tell what has come and gone with the rights since.
/// - It is worth it only when the log is much longer than the rows, or when the log does not begin at its
///   beginning any more: then there is no other way.
class SnapshotCore
{
public:
    struct AskProgress
    {
    };
    struct OpenTicket
    {
    };
    struct BeginFill
    {
        SnapshotProgress progress;
    };
    struct FetchPart
    {
        QString ticket;
        QString part;
        QByteArray after;
    };
    struct StoreRows
    {
        SnapshotRows rows;
        SnapshotProgress progress; ///< When they are stored.
    };
    struct ReleaseTicket
    {
        QString ticket;
    };
    struct AbortFetch
    {
    };
    /// The cache stands there now; the log goes on from it.
    struct ReportFilled
    {
        SyncPosition position;
    };
    struct ReportDeclined
    {
    };
    struct ReportFailed
    {
        Error error;
        bool ofCache = false; ///< The cache could not be written.
        std::optional<Milliseconds> retryAfter =
            {};                                ///< When the server wants to be asked again, where it said.
        std::optional<QStringList> scope = {}; ///< What may be seen now, where that is why.
    };
    using Command = std::variant<AskProgress, OpenTicket, BeginFill, FetchPart, StoreRows, ReleaseTicket,
                                 AbortFetch, ReportFilled, ReportDeclined, ReportFailed>;
    using Commands = std::vector<Command>;

    static constexpr qint64 leastLog = 5'000; ///< Entries; a shorter log is read in a moment.
    static constexpr qint64 logToRows = 2;    ///< So many times longer than the rows the log must be.
    static constexpr int mostTickets = 5;     ///< Before it is given up until the next time.

    /// `needed`: the log alone does not have all rows.
    Commands start(bool needed = false);
    Commands stop();
    Commands progressFound(const std::optional<SnapshotProgress>& progress);
    Commands ticketGiven(const SnapshotTicket& ticket);
    /// `retryAfter`: how long the server wants to be left alone, where it said so.
    Commands ticketRefused(const Error& error, std::optional<Milliseconds> retryAfter = {});
    Commands begun();
    Commands rowsArrived(SnapshotRows rows);
    Commands fetchFailed(const Error& error, std::optional<Milliseconds> retryAfter = {});
    Commands stored();
    Commands sinkFailed(const Error& error);

    /// Of the ticket that is being read; none between fillings.
    [[nodiscard]] const std::optional<SnapshotProgress>& progress() const { return m_progress; }

private:
    void fetchNext(Commands& commands);
    void storeNext(Commands& commands);
    void fail(const Error& error, bool ofCache, Commands& commands,
              std::optional<Milliseconds> retryAfter = {});
    void failForScope(const QStringList& scope, Commands& commands);
    void finish();
    static SnapshotProgress after(SnapshotProgress progress, const SnapshotRows& rows);

    bool m_active = false;
    bool m_needed = false;
    bool m_fetching = false;
    bool m_storing = false;
    int m_tickets = 0;
    std::optional<SnapshotProgress> m_progress; ///< As stored.
    std::optional<SnapshotProgress> m_asked;    ///< Up to where rows were asked for.
    std::optional<SnapshotProgress> m_pending;  ///< Becomes m_progress when it is stored.
    std::optional<SnapshotRows> m_ready;        ///< Come, while others are being stored.
};

} // namespace onescreen
