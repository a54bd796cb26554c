// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/account.h"

#include <QString>

#include <vector>

namespace onescreen {

/// The exports that the server does not know of yet, in a file of their own beside the outbox, owner only.
/// Each change is on the disk before it is answered. Blocking, for a few entries; lives on one thread.
class ExportNotes
{
public:
    explicit ExportNotes(const QString& folder);

    /// A file that cannot be read is set aside, never overwritten, and named in the error; it goes on empty.
    Result<void> load();
    [[nodiscard]] const std::vector<ExportNote>& pending() const { return m_pending; } ///< Oldest first.
    Result<void> add(const ExportNote& note);
    Result<void> remove(const QString& id);

private:
    Result<void> store() const;

    QString m_path;
    std::vector<ExportNote> m_pending;
};

} // namespace onescreen
