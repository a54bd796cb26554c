// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/windowclass.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr qint32 gridE7 = 10'000; // 0.001 degree

QRegularExpression pattern(const QString& text)
{
    return QRegularExpression(text, QRegularExpression::UseUnicodePropertiesOption);
}

/// Rounds down to the grid and takes the middle, also left of the meridian.
qint64 middleOfCell(qint64 value)
{
    const qint64 cell = value >= 0 ? value / gridE7 : -((-value + gridE7 - 1) / gridE7);
    return cell * gridE7 + gridE7 / 2;
}

} // namespace

QString windowClassName(WindowClass windowClass)
{
    switch (windowClass) {
    case WindowClass::Wall:
        return u"wall"_s;
    case WindowClass::Duty:
        return u"duty"_s;
    case WindowClass::Leader:
        return u"leader"_s;
    case WindowClass::Analyst:
        return u"analyst"_s;
    case WindowClass::Health:
        break;
    }
    return u"health"_s;
}

std::optional<WindowClass> windowClassFromName(QStringView name)
{
    for (const WindowClass windowClass : allWindowClasses) {
        if (name == windowClassName(windowClass))
            return windowClass;
    }
    return std::nullopt;
}

Redaction redactionFor(WindowClass windowClass)
{
    switch (windowClass) {
    case WindowClass::Duty:
        return {.personNames = true,
                .plates = true,
                .exactAddress = true,
                .exactPosition = true,
                .freeText = true,
                .title = true,
                .actions = true};
    case WindowClass::Analyst:
        return {.personNames = true,
                .plates = true,
                .exactAddress = true,
                .exactPosition = true,
                .freeText = true,
                .title = true};
    case WindowClass::Leader: // Units by name, citizens never.
        return {.exactPosition = true, .title = true};
    case WindowClass::Wall:
    case WindowClass::Health:
        break;
    }
    return {};
}

QString withoutHouseNumber(const QString& address)
{
    static const QRegularExpression inBrackets = pattern(uR"([(（\[【][^)）\]】]*([)）\]】]|$))"_s);
    // 123号, 12-3号, 3幢, 二单元, 甲3号, #12; a road's or a line's number is a place, not a house.
    static const QRegularExpression house = pattern(
        uR"([#＃]?\s*[甲乙丙丁A-Za-z]?[0-9０-９一二三四五六七八九十百]+([-－—~、,，]\s*[0-9０-９A-Za-z]+)*\s*)"
        uR"((号(?!线|路|国道|省道|桥|码头|公路)|弄|幢|栋|座|单元|室|楼|层|房|户|#|＃|门(?!路|街|村|镇)).*$)"_s);
    static const QRegularExpression bareNumber = pattern(
        uR"((?<![A-Za-z0-9])[#＃]?\d+(-\d+)*[A-Za-z]?(?![A-Za-z0-9]|号|国道|省道|县道|路|街|公里|米|th|nd|rd|st))"_s);
    QString shown = address;
    shown.remove(inBrackets).remove(house).remove(bareNumber);
    return shown.simplified();
}

QString withoutPersons(const QString& text)
{
    static const QRegularExpression identity = pattern(uR"((?<!\d)\d{17}[\dXx](?!\d))"_s);
    static const QRegularExpression telephone =
        pattern(uR"((?<!\d)(1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8})(?!\d))"_s);
    static const QRegularExpression plate = pattern(
        u"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-Za-z][·•\\- ]?[A-Za-z0-9]"
        u"{4,6}[学警港澳挂试超]?"_s);
    static const QRegularExpression person = pattern(
        uR"(\p{Han}{1,3}(?=先生|女士|小姐|阿姨|大爷|大妈|老师傅)|\p{Han}某{1,2}(?!个|些|种|处|时|地|路|街))"_s);
    static const QRegularExpression contact = pattern(
        uR"((?<=联系人|投诉人|举报人|当事人|报案人|来电人|反映人)[:：]?\s*\p{Han}{2,4}(?=$|[\s,，。;；、(（0-9]))"_s);
    QString shown = text;
    const QString star = u"*"_s;
    shown.replace(identity, star).replace(telephone, star).replace(plate, star);
    shown.replace(contact, star).replace(person, star);
    return shown;
}

GeoPoint coarsened(GeoPoint point)
{
    return GeoPoint::fromE7(middleOfCell(point.lon7()), middleOfCell(point.lat7())).value_or(point);
}

} // namespace onescreen
