// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of the live channel and bodies of refusals, as the client reads them.
#include "app/remote/httperrors.h"
#include "app/remote/livemessage.h"
#include "tests/fuzz/fuzztarget.h"

using namespace onescreen;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static PageParser parser;
    const QByteArray bytes = fuzzBytes(data, size);
    std::ignore = decodeLiveMessage(bytes, parser);
    std::ignore = errorOfStatus(409, bytes);
    return 0;
}
