// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/action.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace onescreen {

/// outbox.db inside the folder: operators' actions from the moment they are given until long after they are
/// settled. Unlike the cache it is never disposable: what add() has answered is on the disk (WAL,
/// synchronous=FULL) and survives a kill, a power cut and a rebuilt cache. A reserve of 16 MiB is given up
/// for it when the disk is full. Blocking; belongs to one thread.
///
/// Every entry carries SHA-256(hash of the entry before | its order), so that a changed or missing entry in
/// between is noticed.
class OutboxFile
{
public:
    /// What is settled stays this long.
    static constexpr std::chrono::days keptSettled{90};

    /// Makes the folder (0700) and the file when they are missing. Conflict: another program holds it.
    /// Unsupported: the file is of a newer version of this program and is left as it is. ReadOnly, DiskFull:
    /// as named. A damaged file is set aside, never deleted, and what can be read and proven of it is taken
    /// over; damage() then says so.
    static Result<std::unique_ptr<OutboxFile>> open(const QString& folder, const Clock& clock);
    ~OutboxFile();
    OutboxFile(const OutboxFile&) = delete;
    OutboxFile& operator=(const OutboxFile&) = delete;

    /// On the disk when this answers. The same id again answers the entry that is there.
    Result<OutboxEntry> add(const ActionOrder& order);
    /// Writes stage, tries, answer and reason. NotFound when there is no such entry.
    Result<void> update(const OutboxEntry& entry);
    /// Entries that wait for the server or for a person, in the order in which they were given.
    Result<std::vector<OutboxEntry>> unsettled();
    /// What the server was asked for and does not wait for anything any more, settled at
    /// `since` or later or among the last 200; in the order in which they were given.
    Result<std::vector<OutboxEntry>> recheckable(UtcTime since);
    /// Newest first.
    Result<std::vector<OutboxEntry>> recent(int most);
    /// The number of entries whose chain was followed, or Corrupt naming the first that does not fit.
    Result<qint64> verifyChain();
    /// Removes what was settled before keptSettled ago and shortens the write-ahead log; call when idle.
    Result<void> tidy();

    [[nodiscard]] const std::optional<Error>& damage() const;

private:
    static Result<std::unique_ptr<OutboxFile>> openOnce(const QString& folder, const Clock& clock);
    struct Private;
    explicit OutboxFile(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace onescreen
