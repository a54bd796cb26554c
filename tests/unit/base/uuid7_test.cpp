// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/uuid7.h"

#include <QRegularExpression>
#include <QSet>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {

TEST(Uuid7, HasVersionVariantAndTime)
{
    const ManualClock clock(fromMs(0x017f22e279b0)); // The example of RFC 9562, appendix A.6.
    Uuid7Generator generator(clock, 1);
    static const QRegularExpression shape(u"^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_s);
    for (int n = 0; n < 100; ++n) {
        const QString id = generator.next();
        EXPECT_TRUE(shape.match(id).hasMatch()) << id.toStdString();
    }
}

TEST(Uuid7, SortsByTimeAndDoesNotRepeat)
{
    ManualClock clock(fromMs(1'700'000'000'000));
    Uuid7Generator generator(clock, 2);
    QSet<QString> seen;
    QString last;
    for (int n = 0; n < 10'000; ++n) {
        const QString id = generator.next();
        EXPECT_LT(last, id);
        EXPECT_FALSE(seen.contains(id));
        seen.insert(id);
        last = id;
        clock.advance(1ms);
    }
}

TEST(Uuid7, SameSeedSameIds)
{
    const ManualClock clock(fromMs(5));
    Uuid7Generator a(clock, 9);
    Uuid7Generator b(clock, 9);
    Uuid7Generator other(clock, 10);
    const QString first = a.next();
    EXPECT_EQ(first, b.next());
    EXPECT_NE(first, other.next());
}

} // namespace onescreen
