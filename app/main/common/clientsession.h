// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/account.h"
#include "app/domain/action.h"
#include "app/domain/feedbatch.h"
#include "app/domain/ids.h"
#include "app/domain/linkstate.h"
#include "app/main/common/accessoptions.h"
#include "app/remote/access/accountmessages.h"
#include "app/store/queries.h"
#include "app/sync/outboxcore.h"

#include <QFuture>
#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QUrl>

#include <memory>
#include <vector>

namespace onescreen {

/// A client's whole way to the central API: the writer thread of the cache, the synchronisation, the outbox
/// and the network, put together. Used by the desktop and by `onescreen-cli sync`. All members are called on
/// the thread that made it, where its signals arrive too; none of them waits for disk or network.
///
/// Order: start() → linkChanged(Connecting) → committed() and linkChanged() as things happen → stop(). When
/// the cache cannot be opened or written, failed() says so once for each different fault, and it is tried
/// again by itself, except when another program holds the folder or the folder is read-only at the start:
/// then nothing more happens until start() is called again.
class ClientSession : public QObject
{
    Q_OBJECT

public:
    /// `clock` must outlive the session. `central` is the address of the server, for example
    /// http://127.0.0.1:8080.
    ClientSession(const Clock& clock, QString cacheFolder, QUrl central, AccessOptions access = {},
                  QObject* parent = nullptr);
    ~ClientSession() override; ///< Stops; waits for the page that is being written.

    void start();
    /// Ends synchronisation; the page being written is finished first. stopped() follows.
    void stop();

    [[nodiscard]] const LinkState& link() const { return m_link; }
    [[nodiscard]] const QString& cacheFolder() const;

    /// Keeps the action on the disk and sends it as soon as the server can be reached, once. Answers when it
    /// is kept (an Error means that nothing was done); what becomes of it then comes with actionChanged().
    QFuture<Result<OutboxEntry>> giveAction(ActionOrder order);
    void releaseAction(const ActionId& id);  ///< Lets a held action go.
    void withdrawAction(const ActionId& id); ///< Gives one up that the server was not asked for.

    /// Who we are to the server.
    [[nodiscard]] const AccessState& accessState() const { return m_access; }
    /// A person signs in; bad_grant in place.field: wrong account or password.
    QFuture<Result<void>> signIn(const QString& account, const QString& password);
    void signOut(); ///< The person; a device stays.
    /// The first administrator of a new server.
    QFuture<Result<void>> setUp(const SetUpRequest& request);
    QFuture<Result<void>> changePassword(const QString& old, const QString& fresh);
    /// Without the server: whether it is the password that the person signed in with.
    QFuture<Result<void>> checkPassword(const QString& password);
    void wantDevice(); ///< Asks to be let in as a device; accessState() has the code then.
    /// Keeps the note on the disk until the server has it.
    void reportExport(const ExportNote& note);
    /// Asks the server what a source system has sent lately, newest first.
    QFuture<Result<std::vector<FeedBatch>>> feedBatches(const SourceCode& source);
    /// Asks the server in the name of the person who is signed in, never of a device. Continuations without a
    /// context run on the session's own thread.
    QFuture<Result<QJsonObject>> askAsPerson(const ApiQuestion& question);

Q_SIGNALS:
    void accessChanged(const onescreen::AccessState& state);
    void linkChanged(const onescreen::LinkState& link);
    void committed(const onescreen::CommitSummary& summary);
    /// Rows of the cache that were not the server's were fetched anew.
    void repaired(qint64 rows);
    void failed(const onescreen::Error& error);
    void stopped();
    void actionsLoaded(const std::vector<onescreen::OutboxEntry>& newestFirst); ///< After each start.
    void actionChanged(const onescreen::OutboxEntry& entry);
    void outboxChanged(const onescreen::OutboxSummary& summary);
    void outboxFailed(const onescreen::Error& error);

private:
    struct Private;
    void checkQuarantine();

    std::unique_ptr<Private> d;
    LinkState m_link;
    AccessState m_access;
};

} // namespace onescreen
