// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/geo/labellayout.h"
#include "tests/ui/map/mapfixture.h"
#include "ui/map/maplook.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

QRectF boxOf(const geo::LabelLayout::Placed& label, const geo::Camera& camera)
{
    const QPointF centre = camera.project(label.at) + label.shift;
    return {centre - QPointF(label.size.width(), label.size.height()) / 2, label.size};
}

} // namespace

TEST(Labels, CountiesKeepTheirNamesAtEveryZoomAndNoNameLiesOverAnother)
{
    for (const bool wall : {false, true}) {
        const Metrics metrics = wall ? metricsFor(WindowClass::Wall, {.pixels = {3840, 2160}}) : Metrics{};
        const ThemeContext context{.theme = Theme::night(), .metrics = metrics, .wall = wall};
        geo::SpriteCache sprites;
        sprites.setLook(mapStyleFor(context), 1.0);
        geo::LabelLayout layout;
        layout.setMap(zhoushanMap());
        // Where a county is wider than its name; on a wall letters are larger.
        const double from = 8.5 + std::log2(metrics.scale);
        for (double zoom = from; zoom <= 16.0; zoom += 0.25) {
            const geo::Camera camera(zhoushan(), zoom, {1920, 1080});
            const std::vector<geo::LabelLayout::Placed>& placed = layout.place(camera, sprites);
            for (const QString& name : {u"舟山"_s, u"定海区"_s, u"普陀区"_s, u"岱山"_s}) {
                EXPECT_GE(std::ranges::count(placed, name, &geo::LabelLayout::Placed::text), 1)
                    << qPrintable(name) << " at " << zoom << (wall ? " on a wall" : "");
            }
            int overlapping = 0;
            for (std::size_t i = 0; i < placed.size(); ++i) {
                for (std::size_t j = i + 1; j < placed.size(); ++j)
                    overlapping += boxOf(placed[i], camera).intersects(boxOf(placed[j], camera)) ? 1 : 0;
            }
            EXPECT_EQ(overlapping, 0) << zoom;
        }
    }
}

} // namespace onescreen::test
