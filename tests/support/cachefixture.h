// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/cachereader.h"
#include "app/store/cachewriter.h"
#include "tests/support/sampleevents.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace onescreen::test {

inline Change putOf(Record record, qint64 version = 1)
{
    const Entity entity = entityOf(record);
    QString id = recordId(record);
    return {.entity = entity,
            .id = std::move(id),
            .version = version,
            .action = {},
            .what = PutChange{.record = std::move(record), .extra = {}}};
}

inline Change removalOf(Entity entity, const QString& id, qint64 version)
{
    return {.entity = entity, .id = id, .version = version, .action = {}, .what = DeleteChange{}};
}

/// A page that follows `from` and numbers its changes.
inline ChangePage pageAfter(qint64 from, std::vector<Change> changes)
{
    ChangePage page;
    page.epoch = "epoch-1";
    page.from = from;
    page.to = from + std::ssize(changes);
    page.head = page.to;
    page.schema = 1;
    page.serverTime = fromMs(1'716'000'000'000 + page.to);
    qint64 seq = from;
    for (Change& change : changes)
        change.seq = ++seq;
    page.changes = std::move(changes);
    page.nextCursor = "cursor-" + QByteArray::number(page.to);
    return page;
}

inline Record eventRecord(EventFields fields)
{
    return Event::of(std::move(fields)).value();
}

inline Record entryRecord(DictionaryKind kind, const QString& code, std::optional<QString> parent,
                          const QString& name)
{
    return DictionaryEntry::of(
               {.kind = kind, .code = code, .parent = std::move(parent), .name = name, .order = 0})
        .value();
}

/// A cache in a folder of its own.
class CacheTest : public testing::Test
{
protected:
    [[nodiscard]] QString folder() const { return m_folder.filePath(QStringLiteral("cache")); }
    void open()
    {
        m_writer.reset();
        auto opened = CacheWriter::open(folder());
        ASSERT_TRUE(opened.has_value()) << opened.error().toString().toStdString();
        m_writer = *std::move(opened);
    }
    void close() { m_writer.reset(); }
    CacheWriter& writer() { return *m_writer; }
    qint64 seq() { return m_writer->position().value().seq; }

    /// Applies the changes as the next page.
    CommitSummary apply(std::vector<Change> changes)
    {
        const auto summary = m_writer->apply(pageAfter(seq(), std::move(changes)));
        EXPECT_TRUE(summary.has_value()) << summary.error().toString().toStdString();
        return summary.value_or(CommitSummary{});
    }
    std::unique_ptr<CacheReader> reader()
    {
        auto opened = CacheReader::open(folder());
        EXPECT_TRUE(opened.has_value()) << opened.error().toString().toStdString();
        return opened ? *std::move(opened) : nullptr;
    }
    void expectRightRollups()
    {
        const auto differences = reader()->verifyRollups();
        ASSERT_TRUE(differences.has_value()) << differences.error().toString().toStdString();
        for (const QString& difference : *differences)
            ADD_FAILURE() << difference.toStdString();
    }

    void SetUp() override { open(); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<CacheWriter> m_writer;
};

} // namespace onescreen::test
