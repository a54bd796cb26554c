// SPDX-License-Identifier: GPL-3.0-or-later
// T20 with the real outbox, file, network and server: its wake-ups get lost inside the program.
#include "app/central/centralserver.h"
#include "app/central/ingest/batchparser.h"
#include "app/main/common/outboxservice.h"
#include "tests/unit/central/testrows.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

using namespace central;
using std::chrono::seconds;

constexpr int alarmWithinMs = 60'000;
constexpr int healedWithinMs = 90'000;

QString idOf(int number)
{
    return u"01a20217-99d2-7e71-8e59-%1"_s.arg(number, 12, 10, QChar(u'0'));
}

} // namespace

TEST(OutboxStuck, lostWakeUpsAreNoticedAndHealed)
{
    const QTemporaryDir folder;
    const SystemClock clock;
    const auto server =
        CentralServer::start({.database = DatabaseAddress::inFolder(folder.filePath(u"central"_s)),
                              .tenant = {.id = u"t"_s, .name = u"t"_s}},
                             clock);
    ASSERT_TRUE(server) << server.error().toString().toStdString();
    QString event;
    (*server)->writeNow([&event](LogService& log) {
        const auto source = SourceCode::fromString(u"grid"_s).value();
        ASSERT_TRUE(log.ingest(*parseSourceBatch(source, test::setupJson())));
        const auto stored = log.ingest(*parseSourceBatch(source, test::batchOf({test::eventRow("1")})));
        ASSERT_TRUE(stored);
        event = stored->rows.front().id;
    });

    QNetworkAccessManager network;
    const QUrl address(u"http://127.0.0.1:%1"_s.arg((*server)->port()));
    int lost = 0;
    bool first = true;
    OutboxService outbox(
        folder.filePath(u"cache"_s), clock, CentralAccess(network, address), [] { return 0.5; }, nullptr,
        [&](OutboxWakeUp wakeUp) {
            // The core's timer never rings, and the first request goes nowhere.
            const bool isLost = wakeUp == OutboxWakeUp::Timer || std::exchange(first, false);
            lost += isLost ? 1 : 0;
            return isLost;
        });
    QObject::connect(&outbox, &OutboxService::historyWanted, &outbox, &OutboxService::historyConfirmed,
                     Qt::QueuedConnection);
    QElapsedTimer time;
    qint64 alarmedAt = 0;
    QObject::connect(&outbox, &OutboxService::summaryChanged, &outbox, [&](const OutboxSummary& summary) {
        if (summary.alarm && alarmedAt == 0)
            alarmedAt = time.elapsed();
    });
    bool done = false;
    QObject::connect(&outbox, &OutboxService::entryChanged, &outbox,
                     [&done](const OutboxEntry& entry) { done = done || entry.stage == ActionStage::Done; });
    outbox.open();
    outbox.setOnline(true);
    time.start();
    outbox.give({.id = ActionId::fromString(idOf(1)).value(),
                 .kind = u"note"_s,
                 .event = EventId::fromString(event).value(),
                 .expectedVersion = {},
                 .created = clock.now(),
                 .validUntil = clock.now() + std::chrono::hours{1},
                 .body = {{u"text"_s, u"x"_s}}},
                [](const Result<OutboxEntry>& kept) { EXPECT_TRUE(kept); });
    EXPECT_TRUE(QTest::qWaitFor([&done] { return done; }, healedWithinMs));
    EXPECT_GT(lost, 1) << "no wake-up was lost";
    EXPECT_GT(alarmedAt, 0) << "nobody said anything";
    EXPECT_LT(alarmedAt, alarmWithinMs);
    RecordProperty("alarm_ms", static_cast<int>(alarmedAt));
    RecordProperty("healed_ms", static_cast<int>(time.elapsed()));
    std::cout << "alarm after " << alarmedAt << " ms, healed after " << time.elapsed() << " ms\n";
}

} // namespace onescreen
