// SPDX-License-Identifier: GPL-3.0-or-later
// Import mappings, and CSV files in every encoding.
#include "app/ingest/mapping.h"

#include "app/ingest/csvreader.h"
#include "app/ingest/csvsniff.h"
#include "tests/fuzz/fuzztarget.h"

#include <QBuffer>

using namespace onescreen;
using namespace onescreen::ingest;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 1)
        return 0;
    QByteArray bytes = fuzzBytes(data + 1, size - 1);
    std::ignore = Mapping::fromJson(bytes, QStringLiteral("fuzz.json"));
    std::ignore = refuseNonCsv(bytes);
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    CsvReader reader(device,
                     {.delimiter = (data[0] & 1) != 0 ? ';' : ',',
                      .encoding = (data[0] & 2) != 0 ? TextEncoding::Gb18030 : TextEncoding::Utf8},
                     {.longestRecord = 4'096, .mostRepairs = 20});
    CsvRecord record;
    for (auto more = reader.next(record); more && *more;)
        more = reader.next(record);
    return 0;
}
