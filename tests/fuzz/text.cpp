// SPDX-License-Identifier: GPL-3.0-or-later
// The cleaning of texts of other systems, as UTF-8 and as raw UTF-16, and what is made of them for files.
#include "app/domain/texts.h"
#include "app/geo/tiles/plainmarkup.h"
#include "app/store/utf8.h"
#include "tests/fuzz/fuzztarget.h"
#include "tests/fuzz/fuzztexts.h"

#include <cstdlib>
#include <cstring>

using namespace onescreen;

namespace {

constexpr qsizetype cutAt = 7;
constexpr qsizetype longestMarkup = 400;

QByteArray asUtf8(const QString& text)
{
    QByteArray bytes(static_cast<qsizetype>(mostUtf8Bytes(text.size())), '\0');
    bytes.truncate(appendUtf8(text, bytes.data()) - bytes.constData());
    return bytes;
}

void check(const QString& text)
{
    const QString cleaned = cleanedText(text);
    requireClean(cleaned);
    if (cleaned.size() > text.size() || cleaned != cleaned.trimmed() || cleanedText(cleaned) != cleaned)
        std::abort();
    const QString cut = cleanedTextUpTo(cutAt, text);
    requireClean(cut);
    if (cut.size() > cutAt || !cleaned.startsWith(cut))
        std::abort();
    if (asUtf8(cleaned) != cleaned.toUtf8() || QString::fromUtf8(asUtf8(cleaned)) != cleaned)
        std::abort();
    if (!QByteArrayView(asUtf8(text)).isValidUtf8() || geo::plainText(text).size() > longestMarkup)
        std::abort();
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    check(QString::fromUtf8(fuzzBytes(data, size)));
    QString units(static_cast<qsizetype>(size / 2), Qt::Uninitialized);
    if (!units.isEmpty())
        std::memcpy(units.data(), data, static_cast<std::size_t>(units.size()) * 2);
    check(units);
    return 0;
}
