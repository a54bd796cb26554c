// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of every entity: what can be read must come out the same when it is written and read again.
#include "app/remote/recordcodec.h"
#include "tests/fuzz/fuzztarget.h"

#include <QStringList>

#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace onescreen;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 1)
        return 0;
    static const QStringList ids{u"e-1"_s,           u"r-1"_s, u"u-1"_s,  u"330902"_s,
                                 u"category/0102"_s, u"i-1"_s, u"grid"_s, u"n-1"_s};
    const std::size_t which = data[0] % allEntities.size();
    const Entity entity = allEntities[which];
    const QString& id = ids[static_cast<qsizetype>(which)];
    const auto record = decodeRecord(entity, id, fuzzBytes(data + 1, size - 1));
    if (!record)
        return 0;
    const auto again = decodeRecord(entity, id, encodeRecord(record->record));
    if (!again || !(again->record == record->record))
        std::abort();
    return 0;
}
