// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/ledger.h"
#include "app/store/sqlitehandle.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {
namespace {

class LedgerTest : public testing::Test
{
protected:
    [[nodiscard]] QString folder() const { return m_folder.filePath(u"cache"_s); }
    std::unique_ptr<Ledger> open()
    {
        auto ledger = Ledger::open(folder());
        EXPECT_TRUE(ledger.has_value()) << ledger.error().toString().toStdString();
        return ledger ? *std::move(ledger) : nullptr;
    }
    static PublicationDraft draft(const QString& period, const QByteArray& result, const QString& reason = {})
    {
        return {.period = Period::fromString(period).value(),
                .catalogue = u"sample 1"_s,
                .engine = u"onescreen-index 1"_s,
                .by = u"张三"_s,
                .secondPerson = u"李四"_s,
                .reason = reason,
                .at = fromMs(1'720'000'000'000),
                .content = {.catalogue = "{}", .inputs = "inputs\n", .result = result}};
    }

private:
    QTemporaryDir m_folder;
};

TEST_F(LedgerTest, KeepsWhatWasPublished)
{
    const auto added = open()->add(draft(u"2024Q2"_s, "result"));
    ASSERT_TRUE(added.has_value()) << added.error().toString().toStdString();
    EXPECT_EQ(added->issue, 2);
    EXPECT_EQ(added->revision, 1);
    EXPECT_EQ(added->resultSha256, QCryptographicHash::hash("result", QCryptographicHash::Sha256));
    const auto reading = Ledger::openForReading(folder());
    ASSERT_TRUE(reading.has_value());
    EXPECT_EQ((*reading)->list().value(), std::vector{*added});
    EXPECT_EQ((*reading)->valid(added->period).value(), *added);
    EXPECT_EQ((*reading)->content(added->id).value(),
              (PublicationContent{.catalogue = "{}", .inputs = "inputs\n", .result = "result"}));
    EXPECT_EQ((*reading)->content(99).error().kind, ErrorKind::NotFound);
    EXPECT_FALSE((*reading)->valid(Period::fromString(u"2024Q1").value()).value().has_value());
}

TEST_F(LedgerTest, RestatesWithAReasonAndKeepsTheOld)
{
    const auto ledger = open();
    const auto first = ledger->add(draft(u"2024-05"_s, "one"));
    EXPECT_EQ(ledger->add(draft(u"2024-05"_s, "one", u"again"_s)).error().kind, ErrorKind::Conflict);
    EXPECT_EQ(ledger->add(draft(u"2024-05"_s, "two")).error().kind, ErrorKind::Conflict);
    const auto second = ledger->add(draft(u"2024-05"_s, "two", u"补报 3 件"_s));
    ASSERT_TRUE(second.has_value()) << second.error().toString().toStdString();
    EXPECT_EQ(second->revision, 2);
    EXPECT_EQ(second->issue, 5);
    EXPECT_EQ(second->replaces, first->id);
    EXPECT_EQ(ledger->valid(first->period).value()->id, second->id);
    EXPECT_EQ(ledger->content(first->id)->result, "one");
    EXPECT_EQ(ledger->list()->size(), 2U);
    EXPECT_TRUE(ledger->verify().has_value());
}

TEST_F(LedgerTest, RefusesWhatIsNoPublication)
{
    const auto ledger = open();
    PublicationDraft alone = draft(u"2024Q2"_s, "x");
    alone.secondPerson = alone.by;
    EXPECT_EQ(ledger->add(alone).error().kind, ErrorKind::Invalid);
    alone.secondPerson = u" "_s;
    EXPECT_EQ(ledger->add(alone).error().kind, ErrorKind::Invalid);
    PublicationDraft nobody = draft(u"2024Q2"_s, "x");
    nobody.by.clear();
    EXPECT_EQ(ledger->add(nobody).error().kind, ErrorKind::Invalid);
    EXPECT_EQ(ledger->add(draft(u"2024-05-03"_s, "x")).error().kind, ErrorKind::Invalid);
    EXPECT_EQ(ledger->add(draft(u"2024Q2"_s, "x", u"reason"_s)).error().kind, ErrorKind::Invalid);
    EXPECT_TRUE(ledger->list()->empty());
}

TEST_F(LedgerTest, NobodyChangesAnOldRow)
{
    ASSERT_TRUE(open()->add(draft(u"2024Q1"_s, "one")).has_value());
    ASSERT_TRUE(open()->add(draft(u"2024Q2"_s, "two")).has_value());
    {
        const auto db = sqlite::Connection::open(ledgerFilePath(folder()), sqlite::Access::Write);
        ASSERT_TRUE(db.has_value());
        EXPECT_FALSE((*db)->run("DELETE FROM publication").has_value());
        EXPECT_FALSE((*db)->run("UPDATE publication SET by = 'x'").has_value());
        // Somebody who takes the locks off is found out.
        EXPECT_TRUE((*db)
                        ->run("DROP TRIGGER publication_fixed; UPDATE publication SET by = 'x' WHERE id = 1")
                        .has_value());
    }
    EXPECT_EQ(open()->verify().error().kind, ErrorKind::Corrupt);
}

TEST_F(LedgerTest, FindsDamagedContent)
{
    const auto added = open()->add(draft(u"2024Q1"_s, "one"));
    {
        const auto db = sqlite::Connection::open(ledgerFilePath(folder()), sqlite::Access::Write);
        ASSERT_TRUE(
            (*db)->run("DROP TRIGGER publication_fixed; UPDATE publication SET result = inputs").has_value());
    }
    EXPECT_EQ(open()->content(added->id).error().kind, ErrorKind::Corrupt);
}

TEST_F(LedgerTest, LeavesOtherFilesAlone)
{
    EXPECT_EQ(Ledger::openForReading(folder()).error().kind, ErrorKind::NotFound);
    ASSERT_NE(open(), nullptr);
    {
        const auto db = sqlite::Connection::open(ledgerFilePath(folder()), sqlite::Access::Write);
        ASSERT_TRUE((*db)->run("PRAGMA user_version=9").has_value());
    }
    EXPECT_EQ(Ledger::open(folder()).error().kind, ErrorKind::Unsupported);
    QFile other(ledgerFilePath(folder()));
    ASSERT_TRUE(other.open(QIODevice::WriteOnly | QIODevice::Truncate));
    other.write("this is a letter and no ledger");
    other.close();
    EXPECT_FALSE(Ledger::open(folder()).has_value());
    ASSERT_TRUE(other.open(QIODevice::ReadOnly));
    EXPECT_EQ(other.readAll(), "this is a letter and no ledger");
}

} // namespace
} // namespace onescreen
