// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/change.h"
#include "app/domain/scopechange.h"
#include "app/remote/actions.h"
#include "app/remote/httpjob.h"
#include "app/remote/pageparser.h"

#include <QJsonObject>

#include <functional>
#include <optional>

namespace onescreen {

// Each job calls its `done` once, from the event loop and never after the job is gone.

/// What the server says about itself.
struct ServerMeta
{
    QByteArray epoch;
    qint64 head = 0;
    int schema = 0;
    std::optional<UtcTime> serverTime;
    QJsonObject all; ///< Every member as received.
};
Result<ServerMeta> decodeMeta(QByteArrayView body);

/// GET /v1/meta
class MetaJob final : public HttpJob
{
public:
    using Done = std::function<void(Result<ServerMeta>)>;
    MetaJob(const CentralAccess& access, Done done, QObject* parent = nullptr);

private:
    void deliver(Result<QByteArray> body) override;
    Done m_done;
};

/// GET /v1/sync/changes: one page. With waitSeconds > 0 the server holds the request until something happens.
class ChangesJob final : public HttpJob
{
public:
    using Done = std::function<void(Result<ChangePage>)>;
    static constexpr qint64 mostBytes = 8 << 20; ///< Inflated.

    struct Question
    {
        QByteArray cursor;   ///< Empty: from the beginning.
        int waitSeconds = 0; ///< 0 to 25.
    };
    /// `parser` must outlive the job.
    ChangesJob(const CentralAccess& access, const Question& question, PageParser& parser, Done done,
               QObject* parent = nullptr);

    /// What a refusal with the word scope_changed said; none otherwise. To be asked from inside `done`.
    [[nodiscard]] const std::optional<ScopeChange>& scopeChange() const { return m_scope; }

private:
    void look(int status, const QByteArray& body) override;
    void deliver(Result<QByteArray> body) override;
    PageParser& m_parser;
    Done m_done;
    std::optional<ScopeChange> m_scope;
};

/// What a refusal with the word scope_changed says in its body; none when the body says something else.
std::optional<ScopeChange> scopeChangeOf(QByteArrayView body);

/// POST /v1/ingest/{source}: a batch that the caller has encoded as the API describes. The answer is the
/// server's: a JSON object with the outcome of each row.
class IngestJob final : public HttpJob
{
public:
    using Done = std::function<void(Result<QByteArray>)>;
    IngestJob(const CentralAccess& access, const SourceCode& source, QByteArray body, Done done,
              QObject* parent = nullptr);

private:
    void deliver(Result<QByteArray> body) override;
    Done m_done;
};

/// POST /v1/actions: one answer for each order, in order.
class ActionsJob final : public HttpJob
{
public:
    using Done = std::function<void(Result<std::vector<ActionAnswer>>)>;
    ActionsJob(const CentralAccess& access, std::vector<ActionOrder> orders, Done done,
               QObject* parent = nullptr);

private:
    void deliver(Result<QByteArray> body) override;
    std::vector<ActionOrder> m_orders;
    Done m_done;
};

/// POST /v1/actions/status: what the server knows of each of at most 200 actions, in order.
class ActionStatusJob final : public HttpJob
{
public:
    using Done = std::function<void(Result<std::vector<ActionKnowledge>>)>;
    ActionStatusJob(const CentralAccess& access, std::vector<ActionId> ids, Done done,
                    QObject* parent = nullptr);

private:
    void deliver(Result<QByteArray> body) override;
    std::vector<ActionId> m_ids;
    Done m_done;
};

} // namespace onescreen
