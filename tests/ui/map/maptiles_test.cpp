// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/map/mapfixture.h"
#include "ui/map/maplook.h"
#include "ui/map/tileserver.h"

#include <QTcpSocket>
#include <QTest>
#include <QUrl>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

QByteArray ask(const QString& address, const QByteArray& request)
{
    QTcpSocket socket;
    const QUrl url(address);
    socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    EXPECT_TRUE(QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::ConnectedState; }));
    socket.write(request);
    QByteArray answer;
    const auto complete = [&] {
        answer += socket.readAll();
        const qsizetype body = answer.indexOf("\r\n\r\n") + 4;
        const qsizetype at = answer.indexOf("Content-Length: ");
        if (at < 0 || body < 4)
            return socket.state() != QAbstractSocket::ConnectedState;
        const qint64 length = answer.mid(at + 16, answer.indexOf("\r\n", at) - at - 16).toLongLong();
        return answer.size() >= body + length;
    };
    EXPECT_TRUE(QTest::qWaitFor(complete));
    return answer;
}

} // namespace

TEST(TileServer, UnderstandsOnlyTilesThatExist)
{
    EXPECT_EQ(tileOfRequest("GET /10/857/421.png HTTP/1.1"),
              (geo::TileAddress{.zoom = 10, .x = 857, .y = 421}));
    for (const QByteArray bad :
         {"GET /10/1024/0.png HTTP/1.1", "GET /10/0/1024.png HTTP/1.1", "GET /23/0/0.png HTTP/1.1",
          "GET /../../etc/passwd HTTP/1.1", "POST /1/0/0.png HTTP/1.1", "GET /1/0/0.png", "",
          "GET /1/-1/0.png HTTP/1.1", "GET /1/99999999/0.png HTTP/1.1"})
        EXPECT_FALSE(tileOfRequest(bad)) << bad.toStdString();
}

TEST(TileServer, AnswersWithThePaintedTile)
{
    TileServer server;
    const Result<QString> address = server.start();
    ASSERT_TRUE(address);
    const auto content = std::make_shared<geo::TileContent>(
        geo::TileContent{.map = smallMap(), .choropleth = nullptr, .style = mapStyleFor({})});
    server.setContent(content);
    const QByteArray answer = ask(*address, "GET /10/858/422.png HTTP/1.1\r\nHost: x\r\n\r\n");
    ASSERT_TRUE(answer.startsWith("HTTP/1.1 200 OK")) << answer.left(60).toStdString();
    const QImage image = QImage::fromData(answer.mid(answer.indexOf("\r\n\r\n") + 4));
    EXPECT_EQ(image.convertToFormat(QImage::Format_RGB32),
              geo::paintTile(*content, {.zoom = 10, .x = 858, .y = 422}, 256, 1.0));
    EXPECT_TRUE(server.isIdle());
    EXPECT_TRUE(server.hasServed({.zoom = 10, .x = 858, .y = 422}));
    EXPECT_FALSE(server.hasServed({.zoom = 10, .x = 858, .y = 423}));
}

TEST(TileServer, RefusesAnythingElse)
{
    TileServer server;
    const Result<QString> address = server.start();
    ASSERT_TRUE(address);
    EXPECT_TRUE(ask(*address, "GET /secret HTTP/1.1\r\n\r\n").startsWith("HTTP/1.1 404"));
    EXPECT_FALSE(
        ask(*address, QByteArray(9000, 'x')).startsWith("HTTP/1.1 200")); // Endless headers: hung up.
}

} // namespace onescreen::test
