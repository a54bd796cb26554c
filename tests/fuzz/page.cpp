// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of the change feed. Random bytes hardly ever carry the right checksum, so half of the inputs get one:
// what is behind it must stand anything too.
#include "app/base/crc32c.h"
#include "app/remote/pageparser.h"
#include "tests/fuzz/fuzztarget.h"

#include <cstdlib>
#include <span>

using namespace onescreen;

namespace {

QByteArray sealed(QByteArray body)
{
    body += '\n';
    const auto crc =
        crc32c(std::as_bytes(std::span(body.constData(), static_cast<std::size_t>(body.size()))));
    const auto lines = body.count('\n') - 1;
    return body + R"({"k":"end","n":)" + QByteArray::number(lines) + R"(,"crc":")" +
           QByteArray::number(crc, 16).rightJustified(8, '0') + R"(","more":false,"next":"c"})" + '\n';
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static PageParser parser;
    const QByteArray bytes = fuzzBytes(data, size);
    const bool seal = !bytes.startsWith('!');
    const auto page = parser.parse(seal ? sealed(bytes) : bytes.sliced(1));
    if (!page)
        return 0;
    qint64 last = page->from;
    for (const Change& change : page->changes) {
        if (change.seq <= last || change.seq > page->to)
            std::abort(); // what the reader promises its callers
        last = change.seq;
    }
    return 0;
}
