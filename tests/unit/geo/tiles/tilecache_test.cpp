// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/httplife.h"
#include "app/geo/tiles/tilecache.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <thread>

namespace onescreen::geo {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const UtcTime start = parseRfc3339(u"2024-06-30T06:00:00Z").value();
const QString layer = u"map/1"_s;

class TileCacheTest : public ::testing::Test
{
protected:
    [[nodiscard]] QString path() const { return m_folder.filePath(u"deep/tiles.sqlite"_s); }
    std::unique_ptr<TileCache> open(qint64 limit = TileCache::usualLimit)
    {
        auto cache = TileCache::open(path(), clock, limit);
        EXPECT_TRUE(cache) << qPrintable(cache ? QString() : cache.error().toString());
        return cache ? *std::move(cache) : nullptr;
    }
    CachedTile tile(const QByteArray& bytes)
    {
        return {.bytes = bytes, .etag = "\"1\"", .expires = start + 1h};
    }

    ManualClock clock{start};

private:
    QTemporaryDir m_folder;
};

TileAddress at(int x)
{
    return {.zoom = 12, .x = x, .y = 7};
}

} // namespace

TEST_F(TileCacheTest, KeepsTilesBetweenRuns)
{
    {
        const auto cache = open();
        cache->put(layer, at(1), tile("first"));
        cache->put(layer, at(1), tile("second")); // Replaces.
        cache->put(layer, at(2), {.bytes = {}, .etag = {}, .expires = start + 2h});
    }
    const auto cache = open();
    const auto found = cache->find(layer, at(1));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->bytes, "second");
    EXPECT_EQ(found->etag, "\"1\"");
    EXPECT_EQ(found->expires, start + 1h);
    ASSERT_TRUE(cache->find(layer, at(2))); // "There is none" is knowledge too.
    EXPECT_TRUE(cache->find(layer, at(2))->bytes.isEmpty());
    EXPECT_FALSE(cache->find(layer, at(3)));
    EXPECT_FALSE(cache->find(u"map/2"_s, at(1)));
    cache->renew(layer, at(1), start + 5h);
    EXPECT_EQ(cache->find(layer, at(1))->expires, start + 5h);
    cache->clear(layer);
    EXPECT_FALSE(cache->find(layer, at(1)));
    EXPECT_EQ(cache->bytes(), 0);
}

TEST_F(TileCacheTest, WhatWasNotUsedForLongestGoesFirst)
{
    const auto cache = open(100'000);
    const QByteArray bytes(9'000, 'x');
    for (int x = 0; x < 10; ++x) {
        clock.advance(1s);
        cache->put(layer, at(x), tile(bytes));
    }
    clock.advance(1s);
    EXPECT_TRUE(cache->find(layer, at(0))); // Used again: it stays.
    for (int x = 10; x < 14; ++x) {
        clock.advance(1s);
        cache->put(layer, at(x), tile(bytes));
        EXPECT_LE(cache->bytes(), 100'000);
    }
    EXPECT_TRUE(cache->find(layer, at(0)));
    EXPECT_FALSE(cache->find(layer, at(1)));
    EXPECT_FALSE(cache->find(layer, at(2)));
    EXPECT_TRUE(cache->find(layer, at(13)));
    cache->setLimit(20'000);
    EXPECT_LE(cache->bytes(), 20'000);
}

TEST_F(TileCacheTest, CountsWhatLiesInAnArea)
{
    const auto cache = open();
    for (int x = 0; x < 6; ++x)
        cache->put(layer, at(x), tile(QByteArray(1000, 'x')));
    const TileCache::Share share =
        cache->within(layer, {.zoom = 12, .left = 2, .top = 7, .right = 9, .bottom = 7});
    EXPECT_EQ(share.tiles, 4);
    EXPECT_EQ(share.bytes, 4000);
}

TEST_F(TileCacheTest, ADamagedFileIsSetAsideAndBegunAnew)
{
    QDir().mkpath(QFileInfo(path()).absolutePath());
    for (const QByteArray& content :
         {QByteArray("not a database at all"), QByteArray("SQLite format 3\0", 16) + QByteArray(8000, 'q')}) {
        QFile file(path());
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
        file.close();
        const auto cache = open();
        ASSERT_TRUE(cache);
        ASSERT_TRUE(cache->setAside());
        QFile aside(*cache->setAside());
        ASSERT_TRUE(aside.open(QIODevice::ReadOnly));
        EXPECT_EQ(aside.readAll(), content);
        cache->put(layer, at(1), tile("x"));
        EXPECT_TRUE(cache->find(layer, at(1)));
    }
}

TEST_F(TileCacheTest, DamageThatIsMetWhileUsedIsHealedToo)
{
    {
        const auto cache = open();
        for (int x = 0; x < 300; ++x)
            cache->put(layer, at(x), tile(QByteArray(3000, 'x')));
    }
    QFile file(path());
    ASSERT_TRUE(file.open(QIODevice::ReadWrite));
    for (qint64 page = 6; page * 4096 < file.size(); ++page) {
        file.seek(page * 4096);
        file.write(QByteArray(4096, '\xaa'));
    }
    file.close();
    const auto cache = TileCache::openedLater(path(), clock);
    for (int x = 0; x < 300; ++x)
        cache->find(layer, at(x));
    EXPECT_TRUE(cache->setAside());
    cache->put(layer, at(1), tile("new"));
    ASSERT_TRUE(cache->find(layer, at(1)));
    EXPECT_EQ(cache->find(layer, at(1))->bytes, "new");
}

TEST_F(TileCacheTest, WhereNothingCanBeWrittenItIsOffAndHarmless)
{
    const auto refused = TileCache::open(u"/proc/none/tiles.sqlite"_s, clock);
    ASSERT_FALSE(refused);
    EXPECT_FALSE(refused.error().text.isEmpty());
    const auto cache = TileCache::openedLater(u"/proc/none/tiles.sqlite"_s, clock);
    cache->put(layer, at(1), tile("x"));
    EXPECT_FALSE(cache->find(layer, at(1)));
}

TEST_F(TileCacheTest, ThreadsMayShareIt)
{
    const auto cache = open(200'000);
    std::vector<std::thread> threads;
    for (int number = 0; number < 4; ++number) {
        threads.emplace_back([&, number] {
            for (int x = 0; x < 200; ++x) {
                cache->put(layer, at(x), tile(QByteArray(1000 + number, 'x')));
                cache->find(layer, at((x * 7) % 200));
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_LE(cache->bytes(), 200'000);
    EXPECT_FALSE(cache->setAside());
}

TEST(HttpLife, FollowsTheHeaders)
{
    const Milliseconds usual = 7 * 24h;
    EXPECT_EQ(httpLife("", "", start, usual).expires, start + usual);
    EXPECT_EQ(httpLife("public, max-age=3600", "", start, usual).expires, start + 1h);
    EXPECT_EQ(httpLife("max-age=3600", "Thu, 01 Jan 1970 00:00:00 GMT", start, usual).expires, start + 1h);
    EXPECT_EQ(httpLife("", "Sun, 30 Jun 2024 08:00:00 GMT", start, usual).expires, start + 2h);
    EXPECT_EQ(httpLife("", "0", start, usual).expires, start);
    EXPECT_EQ(httpLife("no-cache", "", start, usual).expires, start);
    EXPECT_EQ(httpLife("max-age=99999999999", "", start, usual).expires, start + 90 * 24h);
    EXPECT_EQ(httpLife("max-age=oops", "", start, usual).expires, start + usual);
    EXPECT_FALSE(httpLife("no-store", "", start, usual).mayStore);
    EXPECT_TRUE(httpLife("private", "", start, usual).mayStore);
}

} // namespace onescreen::geo
