// SPDX-License-Identifier: GPL-3.0-or-later
// A whole client whose rights change while it runs: what it may not see goes, what it has stays on the
// screen.
#include "app/main/common/clientsession.h"
#include "app/remote/recordcodec.h"
#include "app/store/cachereader.h"
#include "tests/support/fakeissuer.h"
#include "tests/support/sampleevents.h"
#include "tests/support/samplepage.h"

#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

using test::FakeAnswer;
using test::FakeHttp;
using test::FakeIssuer;
using test::FakeRequest;

namespace {

QByteArray eventLine(qint64 seq, const QString& id, const QString& region)
{
    EventFields fields = test::sampleFields(id);
    fields.region = test::idOf<RegionCode>(region);
    return test::putLine(seq, "event", id.toUtf8(), encodeRecord(Event::of(std::move(fields)).value()));
}

FakeAnswer pageOf(qint64 from, qint64 to, std::vector<QByteArray> lines, const QByteArray& next)
{
    test::SamplePage page;
    page.begin = R"({"k":"page","proto":1,"epoch":"e","from":)" + QByteArray::number(from) + R"(,"to":)" +
                 QByteArray::number(to) + R"(,"head":)" + QByteArray::number(to) +
                 R"(,"schema":1,"now":"2026-11-22T04:11:02.123Z"})";
    page.lines = std::move(lines);
    page.next = next;
    return {.status = 200, .body = page.bytes()};
}

class ScopeSessionTest : public testing::Test
{
protected:
    FakeHttp http;
    FakeIssuer issuer{http};
    QTemporaryDir folder;
    SystemClock clock;

    [[nodiscard]] qint64 events() const
    {
        const auto reader = CacheReader::open(folder.filePath(u"cache"_s));
        const auto status = reader ? (*reader)->status() : std::unexpected(reader.error());
        return status ? status->rows.value(u"event"_s) : -1;
    }
    std::unique_ptr<ClientSession> client()
    {
        return std::make_unique<ClientSession>(clock, folder.filePath(u"cache"_s), http.url());
    }
};

} // namespace

TEST_F(ScopeSessionTest, RowsOfARemovedRegionGoBeforeAnythingElseIsRead)
{
    issuer.accounts = false;
    bool shrunk = false;
    issuer.rest = [&shrunk](const FakeRequest& request) {
        if (request.path.startsWith("/v1/sync/changes") && request.path.contains("cursor=two-new"))
            return pageOf(2, 3, {eventLine(3, u"e-3"_s, u"330903"_s)}, "three");
        if (shrunk && request.path.contains("cursor=two"))
            return FakeAnswer{
                .status = 409,
                .body = R"({"code":"scope_changed","added":[],"removed":["330902"],"next":"two-new"})"};
        if (request.path.startsWith("/v1/sync/changes") && !request.path.contains("cursor="))
            return pageOf(0, 2, {eventLine(1, u"e-1"_s, u"330902"_s), eventLine(2, u"e-2"_s, u"330903"_s)},
                          "two");
        return test::problem(503, u"busy"_s);
    };
    const auto session = client();
    session->start();
    ASSERT_TRUE(QTest::qWaitFor([&] { return events() == 2; }, 10'000));
    shrunk = true;
    ASSERT_TRUE(QTest::qWaitFor([&] { return session->link().seq == 3; }, 20'000));
    EXPECT_EQ(events(), 2) << "e-1 has gone, e-3 has come";
    const auto reader = CacheReader::open(folder.filePath(u"cache"_s)).value();
    EXPECT_FALSE(reader->eventRow(test::idOf<EventId>(u"e-1"_s)).value().has_value());
    EXPECT_TRUE(reader->eventRow(test::idOf<EventId>(u"e-3"_s)).value().has_value());
}

TEST_F(ScopeSessionTest, RowsOfARemovedRegionGoAlsoWhileAnotherHistoryIsRead)
{
    issuer.accounts = false;
    bool restored = false;
    issuer.rest = [&restored](const FakeRequest& request) {
        if (!request.path.startsWith("/v1/sync/changes"))
            return test::problem(501, u"not_built"_s);
        if (request.path.contains("cursor=one-new"))
            return test::problem(503, u"busy"_s); // The rest of the new history takes its time.
        if (request.path.contains("cursor="))
            return restored ? test::problem(409, u"epoch_changed"_s) : test::problem(503, u"busy"_s);
        if (!restored)
            return pageOf(0, 2, {eventLine(1, u"e-1"_s, u"330902"_s), eventLine(2, u"e-2"_s, u"330903"_s)},
                          "two");
        test::SamplePage page;
        page.begin =
            R"({"k":"page","proto":1,"epoch":"f","from":0,"to":1,"head":9,"schema":1,"now":"2026-11-22T04:11:02.123Z","scope":["330903"]})";
        page.lines = {eventLine(1, u"e-2"_s, u"330903"_s)};
        page.next = "one-new";
        page.more = true;
        return FakeAnswer{.status = 200, .body = page.bytes()};
    };
    const auto session = client();
    session->start();
    ASSERT_TRUE(QTest::qWaitFor([&] { return events() == 2; }, 10'000));
    restored = true;
    ASSERT_TRUE(QTest::qWaitFor([&] { return events() == 1; }, 30'000));
    const auto reader = CacheReader::open(folder.filePath(u"cache"_s)).value();
    EXPECT_FALSE(reader->eventRow(test::idOf<EventId>(u"e-1"_s)).value().has_value());
    EXPECT_TRUE(reader->eventRow(test::idOf<EventId>(u"e-2"_s)).value().has_value())
        << "what may still be seen stays on the screen";
}

TEST_F(ScopeSessionTest, WhenTheSignInEndsTheRowsStayAndItGoesOnAfterwards)
{
    bool first = true;
    issuer.rest = [&first](const FakeRequest& request) {
        if (request.path.startsWith("/v1/sync/changes") && std::exchange(first, false))
            return pageOf(0, 1, {eventLine(1, u"e-1"_s, u"330902"_s)}, "one");
        if (request.path.startsWith("/v1/sync/changes"))
            return pageOf(1, 2, {eventLine(2, u"e-2"_s, u"330903"_s)}, "two");
        return test::problem(503, u"busy"_s);
    };
    const auto session = client();
    session->start();
    ASSERT_TRUE(QTest::qWaitFor([&] { return session->link().phase == LinkPhase::Refused; }, 10'000));
    EXPECT_EQ(session->link().word, u"token_missing"_s);
    const auto signedIn = session->signIn(u"zhang"_s, u"correct horse"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return signedIn.isFinished(); }, 10'000));
    ASSERT_TRUE(signedIn.result().has_value());
    ASSERT_TRUE(QTest::qWaitFor([&] { return events() >= 1; }, 10'000)) << "at once, not with the next try";
    ASSERT_TRUE(QTest::qWaitFor([&] { return session->accessState().person.has_value(); }, 10'000));
    issuer.revoke();
    const auto asked = http.requests.size();
    ASSERT_TRUE(QTest::qWaitFor([&] { return session->link().phase == LinkPhase::Refused; }, 20'000));
    EXPECT_GE(events(), 1) << "what was read stays";
    EXPECT_LT(http.requests.size() - asked, 20U) << "no storm of refusals";
}

TEST_F(ScopeSessionTest, ExportsWaitForAPersonAndAreToldOnce)
{
    int refusals = 1;
    std::vector<QJsonObject> told;
    issuer.rest = [&](const FakeRequest& request) {
        if (request.path != "/v1/audit/exports")
            return pageOf(0, 0, {}, "none");
        if (refusals-- > 0)
            return test::problem(503, u"busy"_s);
        told.push_back(request.body);
        return FakeAnswer{.status = 204, .body = {}};
    };
    const ExportNote note{.id = u"0190c000-0000-7000-8000-000000000001"_s,
                          .at = clock.now(),
                          .what = u"overview"_s,
                          .format = u"csv"_s,
                          .rows = 7,
                          .sha256 = QByteArray(64, 'b')};
    {
        const auto session = client();
        session->start();
        ASSERT_TRUE(QTest::qWaitFor([&] { return session->link().phase == LinkPhase::Refused; }, 10'000));
        session->reportExport(note);
    }
    EXPECT_TRUE(told.empty());
    const auto session = client(); // as after a restart
    session->start();
    const auto signedIn = session->signIn(u"zhang"_s, u"correct horse"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return signedIn.isFinished() && refusals < 1; }, 10'000));
    session->reportExport({.id = u"0190c000-0000-7000-8000-000000000002"_s,
                           .at = clock.now(),
                           .what = u"map"_s,
                           .format = u"png"_s,
                           .rows = std::nullopt,
                           .sha256 = QByteArray(64, 'c')});
    ASSERT_TRUE(QTest::qWaitFor([&] { return told.size() == 2; }, 10'000));
    EXPECT_EQ(told[0][u"id"_s].toString(), note.id);
    EXPECT_EQ(told[0][u"rows"_s].toInt(), 7);
    EXPECT_EQ(told[1][u"what"_s].toString(), u"map"_s);
}

} // namespace onescreen
