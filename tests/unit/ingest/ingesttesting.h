// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ingest/filecheck.h"
#include "tests/support/testpaths.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <ostream>

namespace onescreen {

inline void PrintTo(const Error& error, std::ostream* out)
{
    *out << error.toString().toStdString();
}

} // namespace onescreen

namespace onescreen::test {

/// A small mapping; every member can be replaced by a test.
inline QByteArray smallMapping()
{
    return R"({"mapping": 1, "entity": "event", "source": {"code": "test", "name": "测试"},
 "time_zone": "Asia/Shanghai", "missing": ["-"],
 "lookups": {"state": {"entries": {"open": "reported", "done": "closed"}},
             "kind": {"entries": {"garbage": "0102", "noise": "0508"}}},
 "members": {"sid": {"column": "id"}, "cat": {"column": "kind", "lookup": "kind"},
             "st": {"column": "state", "lookup": "state"}, "reg": {"constant": "330902"},
             "title": {"column": "title"},
             "position": {"lon": {"column": "lon"}, "lat": {"column": "lat"}, "crs": "WGS-84", "zero_is_missing": true},
             "at": {"column": "at", "formats": ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"]},
             "closed": {"column": "closed", "format": "yyyy-MM-dd", "date_only": "end"}}})";
}
inline constexpr const char* smallHeader = "id,kind,state,title,lon,lat,at,closed\n";

inline ingest::Mapping mappingOf(const QByteArray& json)
{
    auto mapping = ingest::Mapping::fromJson(json, QStringLiteral("map.json"));
    if (!mapping)
        ADD_FAILURE() << mapping.error().toString().toStdString();
    return mapping.value();
}

/// A folder with one file in it.
class TemporaryFile
{
public:
    explicit TemporaryFile(const QByteArray& content)
    {
        QFile file(path());
        EXPECT_TRUE(m_folder.isValid() && file.open(QIODevice::WriteOnly));
        EXPECT_EQ(file.write(content), content.size());
    }
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("rows.csv")); }
    [[nodiscard]] QString other(const QString& name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

struct Checked
{
    Result<ingest::FileCheck> check;
    std::vector<ingest::Rejection> rejections;
};

inline Checked checkedFile(const QString& path, const ingest::Mapping& mapping)
{
    auto stream = ingest::RowStream::open(path, mapping);
    if (!stream)
        return {.check = std::unexpected(stream.error())};
    std::vector<ingest::Rejection> rejections;
    auto check = ingest::checkFile(
        **stream, mapping, [&](const ingest::Rejection& rejection) { rejections.push_back(rejection); },
        [](qint64, qint64) { return true; });
    return {.check = std::move(check), .rejections = std::move(rejections)};
}

/// Every row that would be sent.
inline Result<std::vector<ingest::RowsToSend::Row>>
rowsOf(const QString& path, const ingest::Mapping& mapping, const ingest::FileCheck& check)
{
    auto stream = ingest::RowStream::open(path, mapping);
    if (!stream)
        return std::unexpected(stream.error());
    ingest::RowsToSend source(**stream, check);
    std::vector<ingest::RowsToSend::Row> all;
    for (;;) {
        auto rows = source.next(1000);
        if (!rows)
            return std::unexpected(rows.error());
        if (rows->empty())
            return all;
        std::ranges::move(*rows, std::back_inserter(all));
    }
}

} // namespace onescreen::test
