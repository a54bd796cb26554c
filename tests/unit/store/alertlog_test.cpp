// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/alertlog.h"
#include "app/store/ledger.h"
#include "app/store/sqlitehandle.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {
namespace {

AlertDecision sampleDecision(const QString& by = u"张三"_s)
{
    return {.unit = u"330902"_s,
            .indicator = u"K-21"_s,
            .opened = Period::fromString(u"2024-05").value(),
            .by = by,
            .at = startOfBusinessDay(QDate(2024, 6, 3)),
            .due = QDate(2024, 6, 18),
            .note = u"已约谈；\n下周复查"_s};
}

struct AlertLogTest : testing::Test
{
    QTemporaryDir temporary;
    [[nodiscard]] QString folder() const { return temporary.filePath(u"cache"_s); }
};

TEST_F(AlertLogTest, KeepsEveryDecisionForEver)
{
    EXPECT_EQ(AlertLog::openForReading(folder()).error().kind, ErrorKind::NotFound);
    AlertDecision first = sampleDecision();
    {
        const auto log = AlertLog::open(folder());
        ASSERT_TRUE(log.has_value()) << log.error().toString().toStdString();
        const auto added = (*log)->add(first);
        ASSERT_TRUE(added.has_value()) << added.error().toString().toStdString();
        first.id = added->id;
        EXPECT_EQ(*added, first);
    }
    AlertDecision second = sampleDecision(u" 李四 "_s);
    second.due.reset();
    second.note.clear();
    second = (*AlertLog::open(folder()))->add(second).value();
    EXPECT_EQ(second.by, u"李四"_s);
    const auto reading = AlertLog::openForReading(folder());
    ASSERT_TRUE(reading.has_value());
    EXPECT_EQ((*reading)->list().value(), (std::vector{first, second}));
}

TEST_F(AlertLogTest, RefusesWhatIsNoDecision)
{
    const auto log = AlertLog::open(folder()).value();
    EXPECT_EQ(log->add(sampleDecision(u"  "_s)).error().kind, ErrorKind::Invalid);
    AlertDecision nowhere = sampleDecision();
    nowhere.unit.clear();
    EXPECT_EQ(log->add(nowhere).error().kind, ErrorKind::Invalid);
    AlertDecision past = sampleDecision();
    past.due = QDate(2024, 6, 2);
    EXPECT_EQ(log->add(past).error().kind, ErrorKind::Invalid);
    EXPECT_TRUE(log->list().value().empty());
}

TEST_F(AlertLogTest, TheFileItselfRefusesToForget)
{
    AlertLog::open(folder()).value()->add(sampleDecision()).value();
    const QString path = folder() + u"/alerts.db"_s;
    {
        const auto db = sqlite::Connection::open(path, sqlite::Access::Write).value();
        EXPECT_FALSE(db->run("DELETE FROM decision").has_value());
        EXPECT_FALSE(db->run("UPDATE decision SET by = 'x'").has_value());
    }
    EXPECT_EQ(AlertLog::openForReading(folder()).value()->list().value().size(), 1U);
}

TEST_F(AlertLogTest, LeavesOtherFilesAlone)
{
    ASSERT_TRUE(Ledger::open(folder()).has_value());
    const QString path = folder() + u"/alerts.db"_s;
    ASSERT_TRUE(QFile::copy(ledgerFilePath(folder()), path));
    EXPECT_EQ(AlertLog::open(folder()).error().kind, ErrorKind::Corrupt);
    EXPECT_EQ(AlertLog::openForReading(folder()).error().kind, ErrorKind::Corrupt);
    ASSERT_TRUE(QFile::remove(path));
    QFile text(path);
    ASSERT_TRUE(text.open(QIODevice::WriteOnly));
    text.write("no database at all, but long enough to be read as one");
    text.close();
    EXPECT_FALSE(AlertLog::open(folder()).has_value());
}

} // namespace
} // namespace onescreen
