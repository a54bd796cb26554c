// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/sqlitehandle.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace onescreen {

/// outbox.db in its folder: how it is made, checked, and replaced when it is damaged. A file is made beside
/// its place (outbox.new.db) and moved there when it is complete, so that a program that is ended at any
/// moment leaves either the old file or all of the new one. Blocking; one thread, which holds the folder's
/// outbox.lock.
class OutboxPlace
{
public:
    /// Takes over what can be proven of the damaged file; how many entries.
    using TakeOver = std::function<Result<qint64>(sqlite::Connection& damaged, sqlite::Connection& fresh)>;

    explicit OutboxPlace(QString folder) : m_folder(std::move(folder)) {}

    /// Opens the file, makes it when it is missing and brings an older one forward. Corrupt when it is not an
    /// outbox or is damaged; Unsupported when a newer program has written it.
    Result<std::unique_ptr<sqlite::Connection>> open(UtcTime now);
    /// Makes a new file with what `takeOver` finds in the damaged one, sets that aside (never deleted) and
    /// opens the new one; why() then tells what became of it.
    Result<std::unique_ptr<sqlite::Connection>> rebuild(const Error& damage, UtcTime now,
                                                        const TakeOver& takeOver);
    /// Set when the file was replaced, also by an earlier program that was ended before it could say so.
    [[nodiscard]] const std::optional<Error>& why() const { return m_why; }

private:
    [[nodiscard]] QString path() const;
    [[nodiscard]] QString newPath() const;
    void removeNew() const;
    Result<void> make(UtcTime now);
    Result<void> complete(const std::function<Result<void>(sqlite::Connection&)>& fill) const;
    Result<void> moveIn() const;
    Result<QString> setAside(UtcTime now) const;

    QString m_folder;
    std::optional<Error> m_why;
};

} // namespace onescreen
