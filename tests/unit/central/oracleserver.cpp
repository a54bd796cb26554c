// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/central/oracleserver.h"

#include "app/central/auth/accounts.h"
#include "app/central/log/identity.h"
#include "app/remote/recordcodec.h"
#include "tests/support/sampleevents.h"

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

using namespace central;

constexpr std::array regions{330'902'001, 330'902'002, 330'902'000, 330'903'001,
                             330'903'000, 330'921'100, 331'001'001};
constexpr std::array entities{Entity::Event, Entity::Event, Entity::Event, Entity::Unit, Entity::Dictionary};

Record recordOf(Entity entity, int number, RegionCode region, const QString& text)
{
    if (entity == Entity::Dictionary)
        return DictionaryEntry::of({.kind = DictionaryKind::Category,
                                    .code = u"%1"_s.arg(number, 2, 10, QChar(u'0')),
                                    .parent = {},
                                    .name = text})
            .value();
    if (entity == Entity::Unit)
        return Unit::of({.id = idOf<UnitId>(u"unit-%1"_s.arg(number)),
                         .name = text,
                         .kind = idOf<UnitKindCode>(u"zonghe"_s),
                         .region = region,
                         .parent = {}})
            .value();
    EventFields fields = sampleFields(u"0190c000-0000-7000-8000-%1"_s.arg(number, 12, 10, QChar(u'0')));
    fields.region = region;
    fields.title = text;
    return Event::of(std::move(fields)).value();
}

void copyDatabase(const QString& from, const QString& to)
{
    // Nobody has it open, so there is one file.
    const QString name = u"central.db"_s;
    QFile::remove(QDir(to).filePath(name));
    EXPECT_FALSE(QFile::exists(QDir(from).filePath(name + u"-wal"_s)));
    EXPECT_TRUE(QFile::copy(QDir(from).filePath(name), QDir(to).filePath(name)));
}

} // namespace

OracleRows visible(const OracleRows& rows, const RegionScope& scope)
{
    OracleRows found;
    for (const auto& [key, row] : rows) {
        const QString digits = row.region ? QString::number(*row.region) : QString();
        if (scope.isEverything() || !row.region ||
            std::ranges::any_of(scope.prefixes(), [&](const QString& one) { return digits.startsWith(one); }))
            found.emplace(key, row);
    }
    return found;
}

OracleServer::OracleServer(std::mt19937_64& random, const Clock& clock) : m_random(random), m_clock(clock)
{
    open();
}

void OracleServer::open()
{
    m_db = openDatabase(m_database.address(), DbAccess::Write).value();
    EXPECT_TRUE(loadIdentity(*m_db, true));
    m_log = ChangeLog::open(*m_db).value();
    m_reader = PageReader::open(m_database.address(), m_clock).value();
    if (m_database.isShared())
        m_stamper.emplace(LogStamper::open(*m_db).value());
}

void OracleServer::number()
{
    while (m_stamper && m_stamper->stamp().value() > 0) {
    }
}

qint64 OracleServer::head() const
{
    auto head = m_db->prepare(u"SELECT seq FROM log_head"_s);
    EXPECT_TRUE(head && head->run() && head->next());
    return head->integer(0);
}

void OracleServer::write()
{
    OracleRows rows = newest();
    qint64 entries = 0;
    ASSERT_TRUE(m_log->begin());
    for (qint64 count = 1 + below(9); count > 0; --count)
        change(rows, entries);
    if (!m_isFresh && below(100) < 8)
        return m_log->rollback();
    ASSERT_TRUE(m_log->commit());
    m_isFresh = false;
    const qint64 end = m_states.rbegin()->first + entries;
    m_states[end] = std::move(rows);
    if (below(100) < 70)
        number();
}

void OracleServer::change(OracleRows& rows, qint64& entries)
{
    const bool isGone = !rows.empty() && below(100) < 20 && !m_isFresh;
    ++entries;
    if (!isGone)
        return put(rows, entities[static_cast<std::size_t>(below(std::ssize(entities)))]);
    const auto row = std::next(rows.begin(), below(std::ssize(rows)));
    const auto& [entity, id] = row->first;
    const auto state = m_log->row(entity, id);
    ASSERT_TRUE(state && *state);
    ASSERT_TRUE(m_log->remove(entity, id, **state));
    rows.erase(row);
}

void OracleServer::put(OracleRows& rows, Entity entity)
{
    // Few rows, so that each changes often. The chain goes over ids and versions, not over contents: after a
    // restored copy a history that is to be told from the other one has a row that the other never had.
    const int number = static_cast<int>(m_isFresh ? 100 + ++m_texts : below(12));
    const Entity kind = m_isFresh ? Entity::Event : entity;
    const auto region =
        RegionCode::fromNumber(regions[static_cast<std::size_t>(below(std::ssize(regions)))]).value();
    const Record record = recordOf(kind, number, region, u"text %1"_s.arg(++m_texts));
    const QString id = recordId(record);
    const auto state = m_log->row(kind, id);
    ASSERT_TRUE(state);
    const auto version = m_log->put({.entity = kind,
                                     .id = id,
                                     .region = recordRegion(record),
                                     .data = encodeRecord(record),
                                     .action = {}},
                                    *state);
    ASSERT_TRUE(version) << version.error().toString().toStdString();
    const auto place = recordRegion(record);
    rows[{kind, id}] = {.version = *version,
                        .region = place ? std::optional(place->number()) : std::nullopt,
                        .text = u"text %1"_s.arg(m_texts)};
}

void OracleServer::restart(bool brutally)
{
    if (brutally) {
        OracleRows rows = newest();
        qint64 entries = 0;
        ASSERT_TRUE(m_log->begin());
        change(rows, entries);
    }
    m_reader.reset();
    m_stamper.reset();
    m_log.reset();
    m_db.reset();
    open();
}

void OracleServer::restore(bool isTold)
{
    if (m_database.isShared())
        return;
    m_reader.reset();
    m_log.reset();
    m_db.reset();
    const QString folder = m_database.address().folder();
    if (!m_copied) {
        copyDatabase(folder, m_copy.path());
        m_copied = m_states;
        return open();
    }
    copyDatabase(m_copy.path(), folder);
    m_states = *std::exchange(m_copied, std::nullopt);
    if (isTold) {
        const auto db = m_database.connection();
        EXPECT_TRUE(renewEpoch(*db));
    }
    open();
    m_isFresh = !isTold;
    if (m_isFresh)
        write();
}

void OracleServer::allow(const QString& wall, const RegionScope& scope)
{
    const Account account{.account = wall,
                          .kind = AccountKind::Device,
                          .name = wall,
                          .password = {},
                          .roles = {},
                          .scope = scope};
    const auto added = addAccount(*m_db, account);
    ASSERT_TRUE(added);
    if (!*added) {
        ASSERT_TRUE(storeAccount(*m_db, account));
    }
}

OracleRows OracleServer::asked()
{
    OracleRows found;
    auto query = m_db->prepare(u"SELECT entity, id, v, region FROM rows"_s);
    EXPECT_TRUE(query && query->run());
    while (query->next()) {
        const auto entity = static_cast<Entity>(query->integer(0));
        const QString id = QString::fromUtf8(query->bytes(1));
        found[{entity, id}] = {
            .version = query->integer(2),
            .region = query->isNull(3) ? std::nullopt : std::optional(static_cast<qint32>(query->integer(3))),
            .text = {}};
    }
    return found;
}

} // namespace onescreen::test
