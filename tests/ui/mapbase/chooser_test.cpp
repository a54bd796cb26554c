// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/map/mapfixture.h"
#include "tests/ui/mapbase/sampletiles.h"
#include "ui/common/dialogs.h"
#include "ui/common/plainlabel.h"
#include "ui/common/settingkeys.h"
#include "ui/map/base/basemapchooser.h"
#include "ui/map/base/basemapcontrol.h"
#include "ui/map/base/basemapmemory.h"
#include "ui/map/base/keydialog.h"
#include "ui/map/base/prefetchdialog.h"
#include "ui/map/base/sourcedialog.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

/// Says yes to everything.
class YesDialogs final : public Dialogs
{
public:
    void show(QWidget*, const Message&) override {}
    void confirm(QWidget*, const Message& message, const QString&, std::function<void()> onYes,
                 std::function<void()>) override
    {
        asked = message.text;
        onYes();
    }
    void askSaveFile(QWidget*, const SaveRequest&, std::function<void(const QString&)>) override {}

    QString asked;
};

class Chooser : public ::testing::Test
{
protected:
    Chooser()
        : memory(catalog, settings), view(createMapView(MapBackend::Raster, clock)),
          control(*view, catalog, settings, u"duty"_s, nullptr)
    {
        applyTheme(*qApp, {});
        view->setTheme({});
        view->resize(800, 600);
        view->setBaseMap(zhoushanMap());
        chooser = std::make_unique<BaseMapChooser>(control, settings, dialogs, ThemeContext{});
        chooser->setFixedWidth(248);
        chooser->show();
    }
    template <typename Widget> Widget* part(const QString& name, QWidget* of = nullptr) const
    {
        auto* found = (of ? of : chooser.get())->findChild<Widget*>(name);
        EXPECT_TRUE(found) << qPrintable(name);
        return found;
    }
    template <typename Dialog> Dialog* opened() const
    {
        EXPECT_TRUE(QTest::qWaitFor([&] { return chooser->findChild<Dialog*>() != nullptr; }));
        return chooser->findChild<Dialog*>();
    }
    void pick(const QString& id)
    {
        auto* list = part<QComboBox>(u"baseMapList"_s);
        list->setCurrentIndex(list->findData(id));
        Q_EMIT list->activated(list->currentIndex());
    }

    ManualClock clock{mapNow()};
    QTemporaryDir folder;
    SettingsStore settings;
    YesDialogs dialogs;
    geo::BaseMapCatalog catalog{clock, geo::shippedBaseMaps(), nullptr};
    BaseMapMemory memory;
    std::unique_ptr<MapView> view;
    BaseMapControl control;
    std::unique_ptr<BaseMapChooser> chooser;
};

} // namespace

TEST_F(Chooser, OffersTheShippedMapsAndAsksForTheKey)
{
    EXPECT_EQ(part<QComboBox>(u"baseMapList"_s)->count(), 4);
    EXPECT_FALSE(part<QPushButton>(u"baseMapKey"_s)->isEnabled());
    pick(u"tianditu-vec"_s);
    auto* dialog = opened<KeyDialog>();
    auto* edit = part<QLineEdit>(u"keyEdit"_s, dialog);
    EXPECT_EQ(edit->echoMode(), QLineEdit::Password);
    edit->setText(u" k1 "_s);
    keepPicture(dialog->grab().toImage(), u"key-dialog.png"_s);
    dialog->findChild<QPushButton*>()->click();
    EXPECT_TRUE(catalog.hasKey(u"tianditu"_s));
    EXPECT_EQ(control.choice().id, u"tianditu-vec"_s);
    EXPECT_TRUE(part<QPushButton>(u"baseMapKey"_s)->isEnabled());
    EXPECT_TRUE(part<QPushButton>(u"baseMapPrefetch"_s)->isEnabled());
    EXPECT_FALSE(part<QPushButton>(u"baseMapRemove"_s)->isEnabled()); // Shipped.
    keepPicture(chooser->grab().toImage(), u"chooser.png"_s);
}

TEST_F(Chooser, SetsOpacityToneAndView)
{
    part<QSlider>(u"baseMapOpacity"_s)->setValue(40);
    EXPECT_DOUBLE_EQ(control.choice().opacity, 0.4);
    auto* tone = part<QComboBox>(u"baseMapTone"_s);
    tone->setCurrentIndex(2);
    Q_EMIT tone->activated(2);
    EXPECT_EQ(control.choice().tone, MapTone::Day);
    auto* backend = part<QComboBox>(u"mapBackend"_s);
    backend->setCurrentIndex(backend->findData(u"location"_s));
    Q_EMIT backend->activated(backend->currentIndex());
    EXPECT_EQ(settings.value(SettingKeys::mapView), u"location"_s);
}

TEST_F(Chooser, AddsAFileAfterLookingIntoItAndRemovesItAgain)
{
    part<QPushButton>(u"baseMapAdd"_s)->click();
    auto* dialog = opened<SourceDialog>();
    auto* problem = part<PlainLabel>(u"sourceProblem"_s, dialog);
    auto* add = part<QPushButton>(u"sourceAdd"_s, dialog);
    add->click();
    EXPECT_FALSE(problem->text().isEmpty()); // No name.
    part<QLineEdit>(u"sourceTitle"_s, dialog)->setText(u"海图"_s);
    QFile text(folder.filePath(u"text.mbtiles"_s));
    ASSERT_TRUE(text.open(QIODevice::WriteOnly));
    text.write("no");
    text.close();
    part<QLineEdit>(u"sourceFile"_s, dialog)->setText(text.fileName());
    add->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return add->isEnabled(); }));
    EXPECT_FALSE(problem->text().isEmpty());
    keepPicture(dialog->grab().toImage(), u"source-dialog.png"_s);
    EXPECT_EQ(catalog.ownMaps().size(), 0U);
    part<QLineEdit>(u"sourceFile"_s, dialog)->setText(rasterFile(folder.path()));
    add->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return catalog.ownMaps().size() == 1; }));
    EXPECT_EQ(control.choice().id, catalog.ownMaps().front().id);
    part<QPushButton>(u"baseMapRemove"_s)->click();
    EXPECT_TRUE(dialogs.asked.contains(u"海图"_s));
    EXPECT_TRUE(catalog.ownMaps().empty());
    EXPECT_TRUE(control.choice().id.isEmpty());
}

TEST_F(Chooser, AddsAServiceAndKeepsItsKeyApart)
{
    part<QPushButton>(u"baseMapAdd"_s)->click();
    auto* dialog = opened<SourceDialog>();
    auto* kind = part<QComboBox>(u"sourceKind"_s, dialog);
    kind->setCurrentIndex(1);
    part<QLineEdit>(u"sourceTitle"_s, dialog)->setText(u"Own map"_s);
    auto* url = part<QLineEdit>(u"sourceUrl"_s, dialog);
    auto* add = part<QPushButton>(u"sourceAdd"_s, dialog);
    auto* problem = part<PlainLabel>(u"sourceProblem"_s, dialog);
    for (const QString& bad : {u"tiles.example.org"_s, u"https://a.example.org/{z}/{x}"_s,
                               u"https://a.example.org/wmts?LAYER=vec&TILEMATRIXSET=c"_s}) {
        url->setText(bad);
        add->click();
        EXPECT_FALSE(problem->text().isEmpty()) << qPrintable(bad);
    }
    EXPECT_TRUE(problem->text().contains(u"EPSG:4490"_s));
    keepPicture(dialog->grab().toImage(), u"service-dialog.png"_s);
    auto* datum = part<QComboBox>(u"sourceDatum"_s, dialog);
    datum->setCurrentIndex(3);
    url->setText(u"http://127.0.0.1:9/{z}/{x}/{y}?tk=topsecret"_s);
    add->click();
    EXPECT_TRUE(problem->text().contains(u"BD-09"_s));
    datum->setCurrentIndex(2);
    add->click();
    ASSERT_EQ(catalog.ownMaps().size(), 1U);
    const geo::BaseMapDefinition map = catalog.ownMaps().front();
    EXPECT_EQ(map.datum, geo::Datum::Gcj02);
    EXPECT_TRUE(map.urls.front().contains(u"{key}"_s));
    EXPECT_TRUE(catalog.hasKey(map.keyGroup));
    EXPECT_FALSE(geo::writeDefinitions({map}).contains("topsecret"));
}

TEST_F(Chooser, ThePrefetchDialogSaysHowMuchAndRefusesTooMuch)
{
    keepBaseMapKey(catalog, settings, u"tianditu"_s, u"k"_s);
    pick(u"tianditu-img"_s);
    view->setAutoFit(false);
    view->setCamera(zhoushan(), 10.0);
    part<QPushButton>(u"baseMapPrefetch"_s)->click();
    auto* dialog = opened<PrefetchDialog>();
    auto* text = part<PlainLabel>(u"prefetchText"_s, dialog);
    auto* start = part<QPushButton>(u"prefetchStart"_s, dialog);
    ASSERT_TRUE(QTest::qWaitFor([&] { return start->isEnabled(); }));
    EXPECT_TRUE(text->text().contains(u"张"_s));
    keepPicture(dialog->grab().toImage(), u"prefetch-dialog.png"_s);
    part<QSpinBox>(u"prefetchTo"_s, dialog)->setValue(18);
    ASSERT_TRUE(QTest::qWaitFor([&] { return text->text().contains(u"50,000"_s); }));
    EXPECT_FALSE(start->isEnabled());
}

} // namespace onescreen::test
