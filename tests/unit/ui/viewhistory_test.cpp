// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/ui/shellbench.h"
#include "ui/shell/commandbar.h"
#include "ui/shell/viewhistory.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

using test::address;

namespace {

NameBook zhoushan()
{
    NameData data;
    for (const auto& [code, name] : {std::pair{u"330900", u"舟山市"}, std::pair{u"330902", u"定海区"},
                                     std::pair{u"330902001", u"昌国街道"}, std::pair{u"330903", u"普陀区"}})
        data.regions.push_back(
            *Region::of({.code = *RegionCode::fromString(code), .name = QString::fromUtf16(name)}));
    return NameBook(std::move(data));
}

} // namespace

TEST(ViewHistory, GoesBackAndForward)
{
    ViewHistory history(address(u"overview"));
    EXPECT_FALSE(history.back());
    history.open(address(u"overview?area=330902"));
    history.open(address(u"dispatch"));
    EXPECT_TRUE(history.back());
    EXPECT_EQ(history.current(), address(u"overview?area=330902"));
    EXPECT_TRUE(history.back());
    EXPECT_EQ(history.current(), address(u"overview"));
    EXPECT_TRUE(history.forward());
    EXPECT_TRUE(history.canGoForward());
    history.open(address(u"overview?period=7d"));
    EXPECT_FALSE(history.canGoForward());
    EXPECT_TRUE(history.back());
    EXPECT_EQ(history.current(), address(u"overview?area=330902"));
}

TEST(ViewHistory, TheSameAddressIsNoStep)
{
    ViewHistory history(address(u"overview"));
    history.open(address(u"overview"));
    EXPECT_FALSE(history.canGoBack());
}

TEST(ViewHistory, WalkingThroughAListIsOneStep)
{
    ViewHistory history(address(u"overview"));
    history.open(address(u"overview?event=e1"));
    history.open(address(u"overview?event=e2"));
    history.open(address(u"overview?event=e3"));
    EXPECT_EQ(history.current(), address(u"overview?event=e3"));
    EXPECT_TRUE(history.back());
    EXPECT_EQ(history.current(), address(u"overview"));
}

TEST(ViewHistory, ForgetsTheOldestStepsOnly)
{
    ViewHistory history(address(u"overview"));
    for (int day = 1; day <= 500; ++day)
        history.open(address(u"overview?period=%1d"_s.arg(day)));
    EXPECT_EQ(history.current(), address(u"overview?period=500d"));
    int steps = 0;
    while (history.back())
        ++steps;
    EXPECT_EQ(steps, 199);
}

TEST(OneLevelUp, ClosesTheEventThenLeavesTheAreas)
{
    const NameBook names = zhoushan();
    std::optional<ViewAddress> at = address(u"overview?area=330902001&event=e1");
    QStringList path;
    while ((at = oneLevelUp(*at, names)))
        path << at->toString();
    EXPECT_EQ(path, QStringList({u"overview?area=330902001"_s, u"overview?area=330902"_s, u"overview"_s}));
}

TEST(OneLevelUp, AnAreaThatNobodyKnowsLeadsToTheTop)
{
    EXPECT_EQ(oneLevelUp(address(u"overview?area=440305001"), zhoushan()), address(u"overview"));
}

TEST(Crumbs, NameEveryLevel)
{
    QStringList texts;
    QStringList addresses;
    for (const Crumb& crumb :
         crumbsOf(address(u"overview?area=330902001&period=7d&event=e1"), u"态势总览"_s, zhoushan())) {
        texts << crumb.text;
        addresses << crumb.address.toString();
    }
    EXPECT_EQ(texts, QStringList({u"态势总览"_s, u"定海区"_s, u"昌国街道"_s, u"事件"_s}));
    EXPECT_EQ(addresses.front(), u"overview?period=7d"_s);
    EXPECT_EQ(addresses[1], u"overview?area=330902&period=7d"_s);
    EXPECT_EQ(addresses.back(), u"overview?area=330902001&period=7d&event=e1"_s);
}

TEST(Commands, FindScenesAreasCodesAndAddresses)
{
    const test::ShellBench bench;
    const std::vector<Command> commands =
        commandsFor(bench.scenes, zhoushan(), address(u"overview?period=7d&event=e1"));
    const auto first = [&](const QString& query) {
        const std::vector<Command> found = matching(commands, query, bench.scenes, 50);
        return found.empty() ? QString() : found.front().address.toString();
    };
    EXPECT_EQ(first(u"指挥"_s), u"dispatch"_s);
    EXPECT_EQ(first(u"f2"_s), u"dispatch"_s);
    EXPECT_EQ(first(u"昌国"_s), u"overview?area=330902001&period=7d"_s);
    EXPECT_EQ(first(u"定海 昌国"_s), u"overview?area=330902001&period=7d"_s);
    EXPECT_EQ(first(u"330903"_s), u"overview?area=330903&period=7d"_s);
    EXPECT_EQ(first(u"dispatch?area=330902"_s), u"dispatch?area=330902"_s);
    EXPECT_EQ(first(u"没有这个"_s), QString());
    EXPECT_EQ(matching(commands, {}, bench.scenes, 3).size(), 3U);
}

} // namespace onescreen
