// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sync/snapshotcore.h"
#include "app/sync/snapshotinterfaces.h"

#include <QObject>

#include <functional>
#include <variant>

namespace onescreen {

/// Carries out what SnapshotCore decides, on one thread with an event loop.
class SnapshotFiller : public QObject
{
    Q_OBJECT

public:
    struct Declined
    {
    };
    using Outcome = std::variant<SyncPosition, Declined, SnapshotCore::ReportFailed>;

    /// Both must outlive the filler.
    SnapshotFiller(SnapshotSource& source, SnapshotSink& sink, QObject* parent = nullptr)
        : QObject(parent), m_source(source), m_sink(sink)
    {
    }

    /// Answers once, from the event loop, unless stop() comes first. Not while another one is under way.
    /// `needed`: see SnapshotCore.
    void start(bool needed, std::function<void(Outcome)> done);
    void stop();

private:
    void execute(SnapshotCore::Commands commands);
    void run(SnapshotCore::AskProgress command);
    void run(SnapshotCore::OpenTicket command);
    void run(SnapshotCore::BeginFill command);
    void run(const SnapshotCore::FetchPart& command);
    void run(SnapshotCore::StoreRows command);
    void run(const SnapshotCore::ReleaseTicket& command);
    void run(SnapshotCore::AbortFetch command);
    void run(const SnapshotCore::ReportFilled& command) { end(command.position); }
    void run(SnapshotCore::ReportDeclined /*command*/) { end(Declined{}); }
    void run(const SnapshotCore::ReportFailed& command) { end(command); }
    void end(Outcome outcome);
    void takeStored(quint64 fill, const Result<void>& done);

    SnapshotSource& m_source;
    SnapshotSink& m_sink;
    SnapshotCore m_core;
    std::function<void(Outcome)> m_done;
    quint64 m_fill = 0;  ///< Number of the filling whose answers of the cache count.
    quint64 m_fetch = 0; ///< Number of the request whose answer counts.
};

} // namespace onescreen
