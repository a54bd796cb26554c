// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portrait/portraitdesk.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace onescreen;

namespace {

std::vector<DeskWish> usualWishes()
{
    std::vector<DeskWish> wishes(11);
    wishes[4].rows = 2;
    wishes[5].rows = 2;
    return wishes;
}

bool overlaps(const DeskCell& a, const DeskCell& b)
{
    return a.row < b.row + b.rows && b.row < a.row + a.rows && a.column < b.column + b.columns &&
           b.column < a.column + a.columns;
}

void expectNoOverlap(const DeskPlan& plan)
{
    for (std::size_t a = 0; a < plan.cells.size(); ++a) {
        for (std::size_t b = a + 1; b < plan.cells.size(); ++b) {
            if (plan.cells[a].columns > 0 && plan.cells[b].columns > 0) {
                EXPECT_FALSE(overlaps(plan.cells[a], plan.cells[b])) << a << " over " << b;
            }
        }
        EXPECT_LE(plan.cells[a].column + plan.cells[a].columns, plan.columns);
        EXPECT_LE(plan.cells[a].row + plan.cells[a].rows, plan.rows);
    }
}

} // namespace

TEST(PortraitDeskPlan, EveryPanelHasItsPlaceAtADesk)
{
    for (const QSizeF size : {QSizeF(300, 200), QSizeF(1350, 600), QSizeF(1900, 950), QSizeF(3820, 2000)}) {
        const DeskPlan plan = deskPlan(size, usualWishes(), false);
        expectNoOverlap(plan);
        EXPECT_TRUE(std::ranges::none_of(plan.cells, [](const DeskCell& cell) { return cell.columns == 0; }));
        EXPECT_EQ(plan.cells.front(), DeskCell{}) << "exceptions stand top left";
    }
    EXPECT_EQ(deskPlan({1350, 600}, usualWishes(), false).columns, 3);
    EXPECT_EQ(deskPlan({1900, 950}, usualWishes(), false).columns, 4);
    EXPECT_EQ(deskPlan({9000, 950}, usualWishes(), false).columns, 5);
}

TEST(PortraitDeskPlan, AWallKeepsTheMostImportant)
{
    const DeskPlan small = deskPlan({1116, 600}, usualWishes(), true);
    expectNoOverlap(small);
    EXPECT_EQ(small.columns, 3);
    EXPECT_EQ(small.rows, 2);
    for (std::size_t at = 0; at < 6; ++at)
        EXPECT_EQ(small.cells[at].columns, 1) << at;
    EXPECT_EQ(small.cells[6].columns, 0) << "there is no room for the seventh";
    const DeskPlan wide = deskPlan({2327, 600}, usualWishes(), true);
    EXPECT_EQ(wide.columns, 5);
    EXPECT_EQ(std::ranges::count_if(wide.cells, [](const DeskCell& cell) { return cell.columns > 0; }), 10);
}

TEST(PortraitDeskPlan, WishesAreCutToWhatThereIs)
{
    const DeskPlan plan = deskPlan({400, 300}, {{.rows = 1, .columns = 2}, {}}, false);
    EXPECT_EQ(plan.columns, 1);
    EXPECT_EQ(plan.cells[0].columns, 1);
    EXPECT_EQ(plan.cells[1].row, 1);
    EXPECT_EQ(deskPlan({0, 0}, {{}}, true).cells.front().columns, 1);
}
