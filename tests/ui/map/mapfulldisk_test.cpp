// SPDX-License-Identifier: GPL-3.0-or-later
// The map as a file on a disk that is full, and on one that cannot be written.
#include "app/report/atomicfile.h"
#include "tests/support/smalldisk.h"
#include "tests/ui/map/mapfixture.h"
#include "ui/map/export/mapexport.h"

#include <QDir>
#include <QtConcurrentRun>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen::test {

TEST(MapOnAFullDisk, LeavesNothingBehind)
{
    ManualClock clock(mapNow());
    const std::unique_ptr<MapView> view(createMapView(MapBackend::Raster, clock));
    view->setTheme(ThemeContext{});
    view->resize(960, 540);
    view->setBaseMap(zhoushanMap());
    pictureOf(*view);
    const ExportOffer offer = mapExportOffer(*view, PanelPaper{.title = u"事件地图"_s}, ThemeContext{});
    const auto make = exportBytes(offer, ExportFormat::Png, PictureSize::of({3000, 2000}, 96).value(),
                                  paperLook(offer.look, false), std::make_shared<ExportJob>());
    const auto png = QtConcurrent::run(make).result();
    ASSERT_TRUE(png);
    const SmallDisk disk("64k");
    ASSERT_TRUE(disk.isMounted()) << "it could be when this was configured";
    const QString path = disk.path() + u"/map.png"_s;
    const auto full = writeWholeFile(path, *png);
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().kind, ErrorKind::DiskFull);
    EXPECT_TRUE(QDir(disk.path()).isEmpty());
    ASSERT_TRUE(disk.makeReadOnly());
    const auto locked = writeWholeFile(path, "x");
    ASSERT_FALSE(locked);
    EXPECT_EQ(locked.error().kind, ErrorKind::ReadOnly);
}

} // namespace onescreen::test
