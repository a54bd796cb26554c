// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/accounts/accountfields.h"

#include "app/domain/texts.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr QStringView codeSigns = u"BCDFGHJKLMNPQRSTVWXZ23456789";
constexpr QStringView passwordSigns = u"abcdefghjkmnpqrstuvwxyz23456789";
constexpr int drawnSigns = 16;
constexpr int groupedSigns = 4;

bool isLetterOrDigit(QChar sign)
{
    return (sign >= u'a' && sign <= u'z') || (sign >= u'0' && sign <= u'9');
}

} // namespace

FieldFault faultOfAccount(const QString& account)
{
    if (account.isEmpty())
        return FieldFault::Missing;
    if (account.size() > longestAccountName)
        return FieldFault::TooLong;
    const auto fits = [](QChar sign) {
        return isLetterOrDigit(sign) || sign == u'.' || sign == u'_' || sign == u'-';
    };
    if (!std::ranges::all_of(account, fits))
        return FieldFault::BadSign;
    return isLetterOrDigit(account.front()) ? FieldFault::None : FieldFault::BadStart;
}

FieldFault faultOfName(const QString& name)
{
    if (cleanedText(name).trimmed().isEmpty())
        return FieldFault::Missing;
    if (name.size() > longestPersonName)
        return FieldFault::TooLong;
    return faultOfText(name, {.field = u"name", .longest = longestPersonName}) ? FieldFault::BadSign
                                                                               : FieldFault::None;
}

FieldFault faultOfPassword(const QString& password, const QString& again)
{
    if (password.isEmpty())
        return FieldFault::Missing;
    if (password.size() < shortestPassword)
        return FieldFault::TooShort;
    if (password.size() > longestPassword)
        return FieldFault::TooLong;
    return password == again ? FieldFault::None : FieldFault::Different;
}

QString wallCode(const QString& typed)
{
    // Chinese input gives full-width letters, which compatibility decomposition makes plain.
    QString code = typed.normalized(QString::NormalizationForm_KC).toUpper();
    code.removeIf([](QChar sign) {
        return sign.isSpace() || sign.category() == QChar::Punctuation_Dash || sign == u'\u2212' ||
               sign.category() == QChar::Other_Format;
    });
    return code;
}

FieldFault faultOfWallCode(const QString& typed)
{
    const QString code = wallCode(typed);
    if (code.isEmpty())
        return FieldFault::Missing;
    if (!std::ranges::all_of(code, [](QChar sign) { return codeSigns.contains(sign); }))
        return FieldFault::BadSign;
    if (code.size() < wallCodeSigns)
        return FieldFault::TooShort;
    return code.size() > wallCodeSigns ? FieldFault::TooLong : FieldFault::None;
}

QString newPassword()
{
    QString password;
    for (int i = 0; i < drawnSigns; ++i) {
        if (i > 0 && i % groupedSigns == 0)
            password += u'-';
        password += passwordSigns[QRandomGenerator::system()->bounded(passwordSigns.size())];
    }
    return password;
}

} // namespace onescreen
