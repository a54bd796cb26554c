// SPDX-License-Identifier: GPL-3.0-or-later
// T16: bytes of the cache and the outbox are flipped, zeroed and cut away, logs are swapped, files are
// deleted while they are open. The program must find out or not be harmed: it answers, begins anew, and never
// takes a wrong order for a right one. ONESCREEN_ROUNDS makes it longer (tests/soak/run.sh corruption N).
#include "app/store/cachefile.h"
#include "app/store/outboxfile.h"
#include "tests/support/cachefixture.h"
#include "tests/support/sampleactions.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

int rounds()
{
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("ONESCREEN_ROUNDS", &given);
    return given ? wanted : 200;
}

constexpr std::array suffixes{""_L1, "-wal"_L1, "-shm"_L1};

/// What stands in a folder's files of that name, to be put back before each round.
class FileSet
{
public:
    explicit FileSet(const QString& base)
    {
        for (const auto suffix : suffixes) {
            QFile file(base + suffix);
            if (file.open(QFile::ReadOnly))
                m_files[suffix] = file.readAll();
        }
    }
    void putBack(const QString& base) const
    {
        for (const auto suffix : suffixes) {
            QFile::remove(base + suffix);
            const auto found = m_files.find(suffix);
            if (found == m_files.end())
                continue;
            QFile file(base + suffix);
            ASSERT_TRUE(file.open(QFile::WriteOnly));
            file.write(found->second);
        }
    }

private:
    std::map<QString, QByteArray> m_files;
};

class Damage
{
public:
    explicit Damage(quint64 seed) : m_random(seed) {}

    /// One to four times, at random places of one file; what was done, for the message.
    QString doTo(const QString& path)
    {
        QFile file(path);
        if (!file.open(QFile::ReadWrite) || file.size() == 0)
            return u"nothing"_s;
        QString told;
        for (qint64 n = 1 + below(4); n > 0; --n)
            told += once(file);
        return path.sliced(path.lastIndexOf(u'/') + 1) + u':' + told;
    }
    qint64 below(qint64 limit) { return std::uniform_int_distribution<qint64>(0, limit - 1)(m_random); }

private:
    QString once(QFile& file)
    {
        const qint64 at = below(std::max<qint64>(file.size(), 1));
        switch (below(4)) {
        case 0: {
            file.seek(at);
            char byte = 0;
            file.getChar(&byte);
            file.seek(at);
            file.putChar(static_cast<char>(byte ^ (1 << below(8))));
            return u" bit at %1"_s.arg(at);
        }
        case 1:
            file.seek(at);
            file.write(QByteArray(static_cast<qsizetype>(1 + below(5'000)), '\0'));
            return u" zeros at %1"_s.arg(at);
        case 2: {
            QByteArray noise(static_cast<qsizetype>(1 + below(200)), '\0');
            std::ranges::generate(noise, [this] { return static_cast<char>(below(256)); });
            file.seek(at);
            file.write(noise);
            return u" noise at %1"_s.arg(at);
        }
        default:
            file.resize(at);
            return u" cut at %1"_s.arg(at);
        }
    }

    std::mt19937_64 m_random;
};

class CorruptionTest : public testing::Test
{
protected:
    static std::vector<Change> events(qint64 first, qint64 count)
    {
        test::EventMaker maker(static_cast<quint64>(first) + 1);
        std::vector<Change> changes;
        for (qint64 n = first; n < first + count; ++n)
            changes.push_back(test::putOf(Record(maker.make(n))));
        return changes;
    }
    /// A cache that was killed: pages in the file and in the log.
    FileSet killedCache()
    {
        const QString place = cacheFilePath(cacheFolder());
        auto writer = CacheWriter::open(cacheFolder());
        EXPECT_TRUE(writer.has_value());
        for (qint64 page = 0; page < 4; ++page) {
            const qint64 from = (*writer)->position()->seq;
            EXPECT_TRUE((*writer)->apply(test::pageAfter(from, events(from, 150))).has_value());
            if (page == 1) {
                EXPECT_TRUE((*writer)->tidy().has_value());
            }
            EXPECT_TRUE((*writer)->indexSome().has_value());
        }
        return FileSet(place);
    }
    [[nodiscard]] QString cacheFolder() const { return folder.filePath(u"cache"_s); }

    /// Everything the program asks; each answers or says why not.
    void askEverything()
    {
        const auto reader = CacheReader::open(cacheFolder());
        if (!reader)
            return;
        std::ignore = (*reader)->status();
        std::ignore = (*reader)->queue({}, 1'000);
        std::ignore = (*reader)->newest({.text = u"昌"_s}, 10);
        std::ignore = (*reader)->mapPoints({});
        std::ignore = (*reader)->resources();
        std::ignore = (*reader)->regions();
        std::ignore = (*reader)->checkMonth(QDate(2024, 2, 1));
        std::ignore = (*reader)->verifyRollups();
        std::ignore = (*reader)->overview({}, fromMs(1'716'000'000'000));
    }
    /// As the sync does: pages until one is refused, then the cache is opened anew; after that all must be
    /// well. The file must be right in the end.
    void useAndRecover(const QString& told)
    {
        bool recovered = false;
        for (int tries = 0; tries < 4 && !recovered; ++tries) {
            auto writer = CacheWriter::open(cacheFolder());
            ASSERT_TRUE(writer.has_value())
                << told.toStdString() << ' ' << writer.error().toString().toStdString();
            recovered = goOn(**writer);
            askEverything();
        }
        ASSERT_TRUE(recovered) << told.toStdString();
    }
    bool goOn(CacheWriter& writer)
    {
        const auto position = writer.position();
        for (int page = 0; page < 2; ++page) {
            const qint64 from = writer.position()->seq;
            if (!position || !writer.apply(test::pageAfter(from, events(from, 50))))
                return false;
        }
        std::ignore = writer.indexSome();
        std::ignore = writer.tidy();
        const std::atomic<int> stop = 0;
        for (CheckProgress progress{.done = 0, .of = 1}; progress.done < progress.of;) {
            const auto next = writer.checkSome(fromMs(1'716'000'000'000), stop);
            if (!next)
                return false;
            progress = *next;
        }
        return true;
    }

    QTemporaryDir folder;
};

} // namespace

TEST_F(CorruptionTest, aDamagedCacheIsFoundOrHarmless)
{
    const FileSet killed = killedCache();
    const QString place = cacheFilePath(cacheFolder());
    for (int round = 0; round < rounds(); ++round) {
        killed.putBack(place);
        Damage damage(static_cast<quint64>(round) + 1);
        const QString told = damage.doTo(place + suffixes.at(static_cast<std::size_t>(damage.below(3))));
        useAndRecover(u"round %1, %2"_s.arg(round).arg(told));
        if (HasFatalFailure())
            return;
    }
}

TEST_F(CorruptionTest, aLogOfAnotherFileIsFoundOrHarmless)
{
    const FileSet killed = killedCache();
    const QString place = cacheFilePath(cacheFolder());
    QTemporaryDir elsewhere;
    {
        auto other = CacheWriter::open(elsewhere.filePath(u"cache"_s));
        ASSERT_TRUE(other.has_value());
        for (qint64 from = 0; from < 900; from += 300)
            ASSERT_TRUE((*other)->apply(test::pageAfter(from, events(5'000 + from, 300))).has_value());
        for (const auto suffix : {"-wal"_L1, "-shm"_L1}) {
            killed.putBack(place);
            ASSERT_TRUE(QFile::remove(place + suffix));
            ASSERT_TRUE(QFile::copy(cacheFilePath(elsewhere.filePath(u"cache"_s)) + suffix, place + suffix));
            useAndRecover(u"swapped "_s + suffix);
        }
    }
}

TEST_F(CorruptionTest, aFileDeletedWhileOpenIsMadeAnew)
{
    std::ignore = killedCache();
    for (const auto suffix : suffixes) {
        auto writer = CacheWriter::open(cacheFolder());
        ASSERT_TRUE(writer.has_value());
        askEverything();
        QFile::remove(cacheFilePath(cacheFolder()) + suffix);
        std::ignore = goOn(**writer);
        askEverything();
        writer->reset();
        useAndRecover(u"deleted "_s + suffix);
    }
}

TEST_F(CorruptionTest, ordersInADamagedOutboxAreKeptOrTold)
{
    const QString place = folder.filePath(u"outbox.db"_s);
    const ManualClock clock{test::actionTime};
    constexpr int orders = 40;
    std::optional<FileSet> killed;
    {
        const auto file = OutboxFile::open(folder.path(), clock);
        ASSERT_TRUE(file.has_value());
        for (int n = 0; n < orders; ++n)
            ASSERT_TRUE((*file)->add(test::orderOf(u"a-%1"_s.arg(n), u"e-%1"_s.arg(n))).has_value());
        killed.emplace(place);
    }
    for (int round = 0; round < rounds(); ++round) {
        killed->putBack(place);
        const QStringList aside = QDir(folder.path()).entryList({u"outbox.damaged-*"_s}, QDir::Files);
        for (const QString& old : aside)
            QFile::remove(folder.filePath(old));
        Damage damage(static_cast<quint64>(round) + 1);
        const QString told = damage.doTo(place + suffixes.at(static_cast<std::size_t>(damage.below(3))));
        const auto file = OutboxFile::open(folder.path(), clock);
        ASSERT_TRUE(file.has_value())
            << round << ' ' << told.toStdString() << ' ' << file.error().toString().toStdString();
        const auto kept = (*file)->unsettled();
        ASSERT_TRUE(kept.has_value())
            << round << ' ' << told.toStdString() << ' ' << kept.error().toString().toStdString();
        for (const OutboxEntry& entry : *kept) {
            const QString number = entry.order.id.toString().sliced(2);
            ASSERT_EQ(entry.order, test::orderOf(u"a-"_s + number, u"e-"_s + number))
                << "a wrong order is taken for a right one: " << round << ' ' << told.toStdString();
        }
        // The log's checksums end it at the damage without a word, so orders at its end may go unseen there
        // and nowhere else; the chain of what is left is whole.
        EXPECT_TRUE((*file)->verifyChain().has_value()) << round << ' ' << told.toStdString();
        const bool complete = std::ssize(*kept) == orders;
        const bool isTold = (*file)->damage().has_value() ||
                            !QDir(folder.path()).entryList({u"outbox.damaged-*"_s}, QDir::Files).isEmpty();
        EXPECT_TRUE(complete || isTold || told.contains(u"-wal"_s) || told.contains(u"-shm"_s))
            << round << ' ' << told.toStdString() << ": " << kept->size() << " of " << orders;
    }
}

} // namespace onescreen
