// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/tiles/httplife.h"

#include <QDateTime>
#include <QList>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::geo {

namespace {

constexpr Milliseconds longest = std::chrono::days{90};

} // namespace

HttpLife httpLife(const QByteArray& cacheControl, const QByteArray& expires, UtcTime now,
                  Milliseconds otherwise)
{
    HttpLife life{.expires = now + otherwise};
    const auto lasting = [&](Milliseconds age) {
        life.expires = now + std::clamp(age, Milliseconds{0}, longest);
    };
    bool known = false;
    for (const QByteArray& part : cacheControl.toLower().split(',')) {
        const QByteArray word = part.trimmed();
        if (word == "no-store")
            life.mayStore = false;
        if (word == "no-cache") {
            lasting(Milliseconds{0});
            known = true;
        }
        if (word.startsWith("max-age=") && !known) {
            bool ok = false;
            const qint64 seconds = word.sliced(8).toLongLong(&ok);
            if (ok && seconds >= 0) {
                lasting(std::min<Milliseconds>(std::chrono::seconds{std::min<qint64>(seconds, 1'000'000'000)},
                                               longest));
                known = true;
            }
        }
    }
    if (known || expires.isEmpty())
        return life;
    QDateTime moment =
        QLocale::c().toDateTime(QString::fromLatin1(expires), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    moment.setTimeZone(QTimeZone::UTC);
    // "0" and other dates that are none mean: already past.
    lasting(moment.isValid() ? Milliseconds{moment.toMSecsSinceEpoch() - toMs(now)} : Milliseconds{0});
    return life;
}

} // namespace onescreen::geo
