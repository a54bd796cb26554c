// SPDX-License-Identifier: GPL-3.0-or-later
// Refusals: status, Retry-After and Date of the header on three lines, then the body (RFC 9457). What they
// become goes on the screen and into timers.
#include "app/remote/centralapi.h"
#include "app/remote/httperrors.h"
#include "tests/fuzz/fuzztarget.h"
#include "tests/fuzz/fuzztexts.h"

#include <QJsonDocument>

#include <algorithm>
#include <cstdlib>

using namespace onescreen;

namespace {

constexpr qsizetype longestText = 700;
constexpr qsizetype longestWord = 64;

QByteArray takenLine(QByteArray& bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    const QByteArray line = bytes.first(end < 0 ? bytes.size() : end);
    bytes.remove(0, line.size() + 1);
    return line;
}

void checkError(const Error& error)
{
    requireClean(error.text);
    if (error.text.isEmpty() || error.text.size() > longestText || error.place.field.size() > longestWord)
        std::abort();
    for (const QChar c : error.place.field) {
        if (!(c >= u'a' && c <= u'z') && !(c >= u'0' && c <= u'9') && c != u'_')
            std::abort(); // is looked up and compared: a word of the protocol or none
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    QByteArray bytes = fuzzBytes(data, size);
    const int status = std::clamp(takenLine(bytes).toInt(), 300, 599);
    const QByteArray header = takenLine(bytes);
    const QByteArray date = takenLine(bytes);
    if (const auto wait = retryAfterOf(header, date); wait && *wait < Milliseconds{0})
        std::abort();
    checkError(errorOfStatus(status, bytes));
    if (const auto scope = scopeChangeOf(bytes)) {
        for (const QString& region : scope->added + scope->removed)
            requireClean(region);
    }
    return 0;
}
