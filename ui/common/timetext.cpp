// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/timetext.h"

#include "ui/common/numbertext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

namespace {

struct TimeText
{
    Q_DECLARE_TR_FUNCTIONS(TimeText)
};

struct Parts
{
    Milliseconds length;

    template <typename Unit> [[nodiscard]] int in() const
    {
        return static_cast<int>(std::chrono::floor<Unit>(length).count());
    }
};

} // namespace

QString ageText(Milliseconds age)
{
    const Parts parts{age};
    if (age < 2s)
        return TimeText::tr("刚刚");
    if (age < 1min)
        return TimeText::tr("%n 秒前", nullptr, parts.in<std::chrono::seconds>());
    if (age < 1h)
        return TimeText::tr("%n 分钟前", nullptr, parts.in<std::chrono::minutes>());
    if (age < 24h)
        return TimeText::tr("%n 小时前", nullptr, parts.in<std::chrono::hours>());
    return TimeText::tr("%n 天前", nullptr, parts.in<std::chrono::days>());
}

QString durationText(Milliseconds length)
{
    const Parts parts{std::max(length, Milliseconds{0})};
    if (length < 1min)
        return TimeText::tr("%n 秒", nullptr, parts.in<std::chrono::seconds>());
    if (length < 1h)
        return TimeText::tr("%n 分钟", nullptr, parts.in<std::chrono::minutes>());
    if (length < 24h)
        return TimeText::tr("%n 小时", nullptr, parts.in<std::chrono::hours>());
    return TimeText::tr("%n 天", nullptr, parts.in<std::chrono::days>());
}

QString momentText(UtcTime moment, UtcTime now)
{
    return businessDay(moment) == businessDay(now) ? businessTimeText(moment) : businessDateTimeText(moment);
}

QString asOfText(std::optional<UtcTime> asOf, UtcTime now, AsOfForm form)
{
    if (!asOf)
        return form == AsOfForm::Full ? TimeText::tr("截至 %1").arg(missingText) : QString(missingText);
    const QString age = ageText(now - *asOf);
    switch (form) {
    case AsOfForm::Full:
        return TimeText::tr("截至 %1 · %2").arg(momentText(*asOf, now), age);
    case AsOfForm::Brief:
        return u"%1 · %2"_s.arg(momentText(*asOf, now), age);
    case AsOfForm::Age:
        return age;
    }
    return age;
}

} // namespace onescreen
