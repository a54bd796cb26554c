// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/pageparser.h"
#include "app/store/cachekeeper.h"
#include "app/sync/synccore.h"
#include "tests/unit/central/oracleserver.h"

#include <QTemporaryDir>

namespace onescreen::test {

/// A client of an OracleServer without network and threads: its rules, its reading of pages and its cache are
/// the program's own. Every page that it stores is compared with what the server had there.
class OracleClient
{
public:
    OracleClient(QString name, OracleServer& server, ManualClock& clock, std::mt19937_64& random);

    void setScope(const central::RegionScope& scope); ///< A person changes what it may see.
    /// The one thing that the client waits for happens, possibly spoilt.
    void turn(bool spoilt);
    void heal(); ///< From now on nothing is spoilt; whether it is in step is to be found out anew.
    [[nodiscard]] bool isInStep() const;
    [[nodiscard]] QString told() const;      ///< Where it stands, for messages.
    void expectRows(const OracleRows& rows); ///< All that it may see, and the sums agree.

    [[nodiscard]] const central::RegionScope& scope() const { return m_scope; }
    [[nodiscard]] int compared() const { return m_compared; }
    [[nodiscard]] int begunAnew() const { return m_begunAnew; }
    [[nodiscard]] int removals() const { return m_removals; }

private:
    /// A page, and what the server's rows were at its end.
    struct Seen
    {
        Result<ChangePage> page;
        OracleRows rows;
    };
    void restart();
    void openCache();
    void resetCache();
    void removeRegions();
    void store(bool spoilt);
    void answer(bool spoilt);
    void push();
    std::optional<Seen> look(const QByteArray& cursor, bool spoilt);
    Result<ChangePage> read(const central::Page& page, bool spoilt);
    void refuse(const central::PageFault& fault);
    void execute(SyncCore::Commands commands);
    [[nodiscard]] QString fillingFolder() const;
    void expectInside(const QString& folder) const;
    bool chance(int percent) { return below(100) < percent; }
    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_random); }

    QString m_name;
    OracleServer& m_server;
    ManualClock& m_clock;
    std::mt19937_64& m_random;
    QTemporaryDir m_folder;
    central::RegionScope m_scope;     ///< That the server goes by.
    central::RegionScope m_toldScope; ///< That the client was last told of.
    PageParser m_parser;
    std::unique_ptr<CacheKeeper> m_cache;
    std::optional<SyncCore> m_core;
    std::optional<SyncCore::FetchPage> m_fetch;
    std::optional<ChangePage> m_page;
    std::optional<ScopeChange> m_change;
    std::optional<Milliseconds> m_timer;
    bool m_openAsked = false;
    bool m_resetAsked = false;
    bool m_live = false;
    bool m_hasHeard = false; ///< From the server, since heal().
    QByteArray m_earlier;    ///< A cursor that it had.
    OracleRows m_seen;       ///< At the end of the page that the core was given last.
    OracleRows m_expected;   ///< At the end of the page that is to be stored.
    int m_compared = 0;
    int m_begunAnew = 0;
    int m_removals = 0;
};

} // namespace onescreen::test
