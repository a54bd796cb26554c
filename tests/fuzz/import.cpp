// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of foreign tables on their way to records: bytes of any encoding, a mapping of every kind of member.
// The first byte chooses encoding, delimiter and mapping.
#include "app/ingest/csvreader.h"
#include "app/ingest/csvsniff.h"
#include "app/ingest/rowconverter.h"
#include "app/remote/recordcodec.h"
#include "tests/fuzz/fuzztarget.h"

#include <QBuffer>

#include <cstdio>
#include <cstdlib>
#include <numeric>

using namespace onescreen;
using namespace onescreen::ingest;

namespace {

constexpr const char* eventMapping = R"({
 "mapping": 1, "entity": "event", "source": {"code": "fuzz", "name": "试"}, "origin": "import",
 "time_zone": "Asia/Shanghai", "missing": ["-"], "repeated": "last",
 "lookups": {"state": {"entries": {"open": "reported", "done": "closed"}, "otherwise": "reported"}},
 "members": {
  "sid": {"column": "id"}, "no": {"column": "id"},
  "cat": {"levels": [{"column": "kind"}, {"column": "part"}], "code_prefix": "fz"},
  "st": {"column": "state", "lookup": "state"},
  "reg": {"column": "area", "if_empty": "330902"},
  "title": {"column": "part"}, "addr": {"template": "{area} {kind}"}, "desc": {"column": "text"},
  "position": {"lon": {"column": "lon"}, "lat": {"column": "lat"}, "crs": "GCJ-02", "zero_is_missing": true,
               "box": [118.0, 27.0, 123.0, 31.5], "outside": "keep"},
  "at": {"column": "at", "formats": ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"], "date_only": "start"},
  "closed": {"column": "closed", "formats": ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"], "date_only": "end"},
  "unit": {"name": {"column": "unit"}, "id_prefix": "fz", "kind": "imported", "reg": {"constant": "330902"}}
 }})";

constexpr const char* valueMapping = R"({
 "mapping": 1, "entity": "indicator", "source": {"code": "fuzz", "name": "试"}, "origin": "import",
 "members": {
  "key": {"template": "{id}|{area}|{at}"}, "ind": {"column": "kind"}, "area": {"column": "area"},
  "reg": {"column": "area"}, "per": {"column": "at"}, "val": {"column": "lon"}, "unit": {"column": "unit"},
  "doc": {"column": "text"}, "ctx": {"column": "part"}
 }})";

const Mapping& mappingOf(const char* json)
{
    static const auto read = [](const char* one) {
        auto mapping = Mapping::fromJson(one, QStringLiteral("fuzz.json"));
        if (!mapping) {
            std::fputs(qPrintable(mapping.error().toString()), stderr);
            std::abort();
        }
        return *std::move(mapping);
    };
    static const Mapping events = read(eventMapping);
    static const Mapping values = read(valueMapping);
    return json == eventMapping ? events : values;
}

/// Columns in the order in which the mapping names them: no header has to survive the mutations.
std::vector<std::size_t> inOrder(const Mapping& mapping)
{
    std::vector<std::size_t> positions(static_cast<std::size_t>(mapping.columns.size()));
    std::iota(positions.begin(), positions.end(), std::size_t{0});
    return positions;
}

void checkRow(const RowValue<ConvertedRow>& row)
{
    if (!row) {
        if (row.error().reason.isEmpty())
            std::abort(); // refused without a reason
        return;
    }
    const Record& record = row->record;
    const auto again = decodeRecord(entityOf(record), recordId(record), encodeRecord(record));
    if (row->key.isEmpty() || !again || !(again->record == record))
        std::abort();
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 1)
        return 0;
    QByteArray bytes = fuzzBytes(data + 1, size - 1);
    if (!refuseNonCsv(bytes))
        return 0;
    CsvFormat format = guessFormat(bytes);
    if ((data[0] & 1) != 0)
        format.delimiter = ',';
    if ((data[0] & 2) != 0)
        format.encoding = TextEncoding::Gb18030;
    const Mapping& mapping = mappingOf((data[0] & 4) != 0 ? valueMapping : eventMapping);
    RowConverter converter(mapping, inOrder(mapping));
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    CsvReader reader(device, format, {.longestRecord = 4'096, .mostRepairs = 20});
    CsvRecord record;
    for (auto more = reader.next(record); more && *more; more = reader.next(record)) {
        record.fields.resize(static_cast<std::size_t>(mapping.columns.size()));
        checkRow(converter.convert(record.fields));
    }
    return 0;
}
