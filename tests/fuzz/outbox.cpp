// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of the outbox file and answers to actions.
#include "app/remote/actions.h"
#include "app/store/outboxcodec.h"
#include "tests/fuzz/fuzztarget.h"

#include <cstdlib>

using namespace onescreen;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray bytes = fuzzBytes(data, size);
    const auto order = orderFromText(bytes);
    if (order) {
        const auto again = orderFromText(orderToText(*order));
        if (!again || !(*again == *order))
            std::abort();
        std::ignore = decodeActionAnswers(bytes, {*order});
        std::ignore = answerFromText(bytes, order->id);
    }
    return 0;
}
