// SPDX-License-Identifier: GPL-3.0-or-later
// Answers about copies of the rows: tickets, parts, sums and rows, as the client reads them.
#include "app/remote/copymessages.h"
#include "app/remote/pageparser.h"
#include "tests/fuzz/fuzztarget.h"

#include <QJsonDocument>

using namespace onescreen;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static PageParser parser;
    const QByteArray bytes = fuzzBytes(data, size);
    std::ignore = parser.parsePart(bytes);
    std::ignore = decodeTicket(bytes);
    std::ignore = decodeBuckets(bytes);
    std::ignore = decodeBucketRows(bytes);
    std::ignore = decodeDigests(QJsonDocument::fromJson(bytes).object());
    std::ignore = decodeRows(bytes, Entity::Feed, {QStringLiteral("grid"), QStringLiteral("gone")});
    return 0;
}
