// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/windowclass.h"

#include <gtest/gtest.h>

namespace onescreen {
namespace {

using namespace Qt::StringLiterals;

TEST(Redaction, AWallShowsNothingOfPersons)
{
    EXPECT_EQ(redactionFor(WindowClass::Wall), Redaction{});
    EXPECT_FALSE(redactionFor(WindowClass::Leader).personNames);
    EXPECT_TRUE(redactionFor(WindowClass::Duty).actions);
    EXPECT_FALSE(redactionFor(WindowClass::Analyst).actions);
    for (const WindowClass windowClass : allWindowClasses)
        EXPECT_EQ(windowClassFromName(windowClassName(windowClass)), windowClass);
    EXPECT_EQ(windowClassFromName(u"kiosk"), std::nullopt);
}

TEST(Redaction, HouseNumbersGoAndRoadNumbersStay)
{
    const std::array<std::pair<QString, QString>, 14> cases{{
        {u"昌国街道人民北路123号3幢201室（王女士家）"_s, u"昌国街道人民北路"_s},
        {u"浙江省舟山市定海区昌国街道昌国路 12 号"_s, u"浙江省舟山市定海区昌国街道昌国路"_s},
        {u"沈家门街道东海中路88-2号"_s, u"沈家门街道东海中路"_s},
        {u"滨海小区5幢二单元"_s, u"滨海小区"_s},
        {u"329国道与环城南路交叉口"_s, u"329国道与环城南路交叉口"_s},
        {u"地铁1号线工地"_s, u"地铁1号线工地"_s},
        {u"高亭镇人民路甲3号"_s, u"高亭镇人民路"_s},
        {u"1234 W MADISON ST"_s, u"W MADISON ST"_s},
        {u"3号码头"_s, u"3号码头"_s},
        {u"白泉镇米林村十二组"_s, u"白泉镇米林村十二组"_s},
        {u"菜园镇海滨路"_s, u"菜园镇海滨路"_s},
        {u"翁山路#105"_s, u"翁山路"_s},
        {u"坪山街道５６号"_s, u"坪山街道"_s},
        {QString(), QString()},
    }};
    for (const auto& [address, shown] : cases)
        EXPECT_EQ(withoutHouseNumber(address), shown) << withoutHouseNumber(address).toStdString();
}

TEST(Redaction, PersonsPlatesAndNumbersAreStarred)
{
    const std::array<std::pair<QString, QString>, 9> cases{{
        {u"浙L12345 违停"_s, u"* 违停"_s},
        {u"浙L·D12345新能源车占用通道"_s, u"*新能源车占用通道"_s},
        {u"来电13812345678反映油烟"_s, u"来电*反映油烟"_s},
        {u"身份证330902199001011234"_s, u"身份证*"_s},
        {u"王女士反映油烟扰民"_s, u"*女士反映油烟扰民"_s},
        {u"李某某占道经营"_s, u"*占道经营"_s},
        {u"投诉人：张三，要求回复"_s, u"投诉人*，要求回复"_s},
        {u"昌国路早市摊位占道经营"_s, u"昌国路早市摊位占道经营"_s},
        {u"2024年6月30日巡查"_s, u"2024年6月30日巡查"_s},
    }};
    for (const auto& [text, shown] : cases)
        EXPECT_EQ(withoutPersons(text), shown) << withoutPersons(text).toStdString();
}

TEST(Redaction, PositionsGoToTheMiddleOfTheirCell)
{
    const auto point = GeoPoint::fromDegrees(122.10687, 30.01614).value();
    EXPECT_EQ(coarsened(point), GeoPoint::fromDegrees(122.1065, 30.0165));
    const auto west = GeoPoint::fromDegrees(-87.65432, -0.00001).value();
    EXPECT_EQ(coarsened(west), GeoPoint::fromDegrees(-87.6545, -0.0005));
    EXPECT_EQ(coarsened(coarsened(point)), coarsened(point));
}

} // namespace
} // namespace onescreen
