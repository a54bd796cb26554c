// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/ingest/sourcerow.h"
#include "app/central/logservice.h"
#include "tests/unit/central/testdatabase.h"

#include <QByteArray>

#include <gtest/gtest.h>

namespace onescreen::central::test {

using namespace Qt::StringLiterals;

inline UtcTime testNow()
{
    return *parseRfc3339(u"2026-03-02T04:00:00.000Z");
}

/// Dictionary, regions and units that the tests' events refer to.
inline QByteArray setupJson()
{
    return R"({"rows":[
{"entity":"dict","sid":"1","dict":"source","code":"grid","name":"网格"},
{"entity":"dict","sid":"2","dict":"category","code":"01","name":"市容环境"},
{"entity":"dict","sid":"3","dict":"category","code":"0102","parent":"01","name":"暴露垃圾"},
{"entity":"dict","sid":"4","dict":"unit_kind","code":"zonghe","name":"综合行政执法"},
{"entity":"region","sid":"330900","name":"舟山市"},
{"entity":"region","sid":"330902","name":"定海区"},
{"entity":"unit","sid":"u1","name":"定海大队","kind":"zonghe","reg":"330902"},
{"entity":"unit","sid":"u2","name":"城东中队","kind":"zonghe","reg":"330902","parent":"u1"}
]})";
}

inline QByteArray eventRow(const QByteArray& sid, const QByteArray& more = {})
{
    return R"({"entity":"event","sid":")" + sid +
           R"(","cat":"0102","st":"reported","pri":"normal","reg":"330902","title":"暴露垃圾",)" +
           R"("at":"2026-03-01T02:00:00.000Z")" + more + '}';
}

inline QByteArray batchOf(const QList<QByteArray>& rows, const QByteArray& head = R"("origin":"import")")
{
    return '{' + head + R"(,"rows":[)" + rows.join(',') + "]}";
}

/// A log in an empty database with the set-up rows in it.
class LogTest : public testing::Test
{
protected:
    void SetUp() override
    {
        auto opened = LogService::open(m_database.address(), m_clock);
        ASSERT_TRUE(opened) << opened.error().toString().toStdString();
        m_service = *std::move(opened);
        const auto setup = ingest(setupJson());
        ASSERT_EQ(setup.count(RowOutcomeKind::Created), 8);
    }
    IngestOutcome ingest(const QByteArray& json, const QString& source = u"grid"_s);

    /// After everything committed has got its number.
    [[nodiscard]] LogHead head() const { return m_database.numberedHead(); }
    /// The record of a row as the log has it now; none when it has none.
    std::optional<Record> record(Entity entity, const QString& id);

    TestDatabase m_database;
    ManualClock m_clock{testNow()};
    std::unique_ptr<LogService> m_service;
};

} // namespace onescreen::central::test
