// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/themes.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

TEST(Themes, EveryClassSeesNoMoreThanItMay)
{
    geo::ThemeFeature feature;
    feature.name = u"H1"_s;
    feature.unit = u"unit"_s;
    feature.person = u"person"_s;
    feature.phone = u"123"_s;
    feature.note = u"note"_s;
    feature.point = GeoPoint::fromDegrees(122.12345, 30.12345).value();
    geo::PackTheme theme;
    theme.kind = geo::ThemeKind::Hazard;
    theme.features = {feature};
    for (const WindowClass windowClass : allWindowClasses) {
        const Redaction redaction = redactionFor(windowClass);
        const geo::ThemeFeature shown = redactedThemes({theme}, redaction).front().features.front();
        EXPECT_EQ(shown.name, feature.name);
        EXPECT_EQ(shown.unit, feature.unit);
        EXPECT_EQ(shown.person.isEmpty(), !redaction.personNames);
        EXPECT_EQ(shown.phone.isEmpty(), !redaction.personNames);
        EXPECT_EQ(shown.note.isEmpty(), !redaction.freeText);
        EXPECT_EQ(shown.point == feature.point, redaction.exactPosition);
    }
    EXPECT_TRUE(
        redactedThemes({theme}, redactionFor(WindowClass::Wall)).front().features.front().person.isEmpty());
    EXPECT_EQ(redactedThemes({theme}, redactionFor(WindowClass::Duty)).front().features.front().person,
              feature.person);
}

} // namespace onescreen
