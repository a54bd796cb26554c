// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/pinyin.h"

#include <QStringList>

#include <unicode/translit.h>

namespace onescreen {

struct PinyinInitials::Private
{
    std::unique_ptr<icu::Transliterator> reading;
};

PinyinInitials::PinyinInitials() : d(std::make_unique<Private>())
{
    UErrorCode status = U_ZERO_ERROR;
    d->reading.reset(
        icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    if (U_FAILURE(status)) {
        d->reading.reset();
        qWarning("Pinyin is not available: %s.", u_errorName(status));
    }
}

PinyinInitials::~PinyinInitials() = default;

QString PinyinInitials::of(const QString& text) const
{
    if (!d->reading)
        return {};
    icu::UnicodeString read(text.utf16(), static_cast<int32_t>(text.size()));
    d->reading->transliterate(read);
    const QString words = QString::fromUtf16(read.getBuffer(), read.length());
    QString initials;
    bool inside = false;
    for (const QChar letter : words) {
        const bool word = letter.isLetter();
        if (letter.isDigit() || (word && !inside))
            initials += letter;
        inside = word;
    }
    return initials;
}

} // namespace onescreen
