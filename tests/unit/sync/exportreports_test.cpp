// SPDX-License-Identifier: GPL-3.0-or-later
// What was exported, told to a server that is busy.
#include "app/main/common/exportreports.h"
#include "tests/support/fakehttp.h"

#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

ExportNote noteOf(const QString& id)
{
    return {.id = id, .at = fromMs(0), .what = u"overview"_s, .format = u"csv"_s, .rows = 3, .sha256 = "00"};
}

} // namespace

TEST(ExportReports, ABusyServerIsNotAskedBeforeItsTime)
{
    const QTemporaryDir folder;
    test::FakeHttp http;
    http.handler = [](const test::FakeRequest&) {
        return test::FakeAnswer{
            .status = 503, .body = R"({"code":"busy"})", .headers = "Retry-After: 600\r\n"};
    };
    ManualClock clock{fromMs(0)};
    QNetworkAccessManager network;
    ExportReports reports(folder.path(), CentralAccess(network, http.url(), {}), clock, [] { return 0.0; });
    int failures = 0;
    QObject::connect(&reports, &ExportReports::failed, &reports, [&failures](const Error&) { ++failures; });
    reports.add(noteOf(u"01926f6e-0000-7000-8000-000000000001"_s));
    ASSERT_TRUE(QTest::qWaitFor([&] { return failures == 1; }));
    ASSERT_EQ(http.count("/v1/audit/exports"), 1);

    http.handler = [](const test::FakeRequest&) { return test::answerOf({}); };
    clock.advance(599s);
    reports.send();
    reports.add(noteOf(u"01926f6e-0000-7000-8000-000000000002"_s));
    // What was asked before it has arrived when this is answered.
    bool answered = false;
    auto* last = new JsonJob(CentralAccess(network, http.url(), {}), "GET"_ba, u"/v1/last"_s,
                             [&answered](const Result<QJsonObject>&) { answered = true; });
    last->start();
    ASSERT_TRUE(QTest::qWaitFor([&] { return answered; }));
    EXPECT_EQ(http.count("/v1/audit/exports"), 1) << "neither an occasion nor another export asks earlier";
    clock.advance(1s);
    reports.send();
    EXPECT_TRUE(QTest::qWaitFor([&] { return http.count("/v1/audit/exports") == 3; })) << "both are told";
}

} // namespace onescreen
