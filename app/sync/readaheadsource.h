// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sync/syncinterfaces.h"

#include <QObject>

#include <optional>

namespace onescreen {

/// Asks for the next page while the last one is being stored, so that catching up costs the slower of the two
/// and not their sum. Only ahead by one page, and only when the server said there is more. A fetch of any
/// other cursor throws the page read ahead away, so the order of things is as without it.
class ReadAheadSource final : public QObject, public ChangeSource
{
    Q_OBJECT

public:
    /// `source` must outlive this and is used by nobody else.
    explicit ReadAheadSource(ChangeSource& source, QObject* parent = nullptr)
        : QObject(parent), m_source(source)
    {
    }

    void fetch(const QByteArray& cursor, int waitSeconds,
               std::function<void(Result<ChangePage>)> done) override;
    void abort() override;
    [[nodiscard]] std::optional<ScopeChange> scopeChange() const override { return m_source.scopeChange(); }
    [[nodiscard]] std::optional<Milliseconds> retryAfter() const override { return m_source.retryAfter(); }

private:
    using Done = std::function<void(Result<ChangePage>)>;
    void ask(const QByteArray& cursor, int waitSeconds);
    void take(quint64 request, Result<ChangePage> page);
    void deliver(Result<ChangePage> page);

    ChangeSource& m_source;
    quint64 m_request = 0;             ///< Number of the request whose answer counts.
    std::optional<QByteArray> m_asked; ///< Cursor of the request under way.
    std::optional<QByteArray> m_ahead; ///< Cursor of the page in m_page.
    std::optional<Result<ChangePage>> m_page;
    Done m_done; ///< Empty while nobody waits: the request reads ahead.
};

} // namespace onescreen
