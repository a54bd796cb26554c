// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/utf8.h"

#include <QString>

#include <gtest/gtest.h>

#include <vector>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

QByteArray encoded(QStringView text)
{
    std::vector<char> bytes(mostUtf8Bytes(text.size()) + 1, '#');
    char* const end = appendUtf8(text, bytes.data());
    EXPECT_EQ(bytes.back(), '#') << "no more than it said";
    return {bytes.data(), end - bytes.data()};
}

} // namespace

TEST(Utf8Test, everySignIsWrittenAsQtWritesIt)
{
    QString all;
    for (char32_t sign = 0; sign <= QChar::LastValidCodePoint; ++sign) {
        if (QChar::isSurrogate(sign))
            continue;
        const QString one = QString::fromUcs4(&sign, 1);
        ASSERT_EQ(encoded(one), one.toUtf8()) << static_cast<unsigned>(sign);
        if (sign % 97 == 0)
            all += one + u"路a"_s;
    }
    EXPECT_EQ(encoded(all), all.toUtf8());
    EXPECT_EQ(encoded({}), QByteArray());
    EXPECT_EQ(encoded(u"昌国路 12 号 🚧"), "昌国路 12 号 🚧");
}

TEST(Utf8Test, halfAPairBecomesTheReplacement)
{
    const QByteArray replacement = "\xef\xbf\xbd";
    const QString high(QChar(0xd83d));
    const QString low(QChar(0xdea7));
    EXPECT_EQ(encoded(high), replacement);
    EXPECT_EQ(encoded(low + u"路"_s), replacement + "路");
    EXPECT_EQ(encoded(high + u'a'), replacement + 'a');
    EXPECT_EQ(encoded(low + high), replacement + replacement);
    EXPECT_EQ(encoded(high + high + low), replacement + "🚧");
}

} // namespace onescreen
