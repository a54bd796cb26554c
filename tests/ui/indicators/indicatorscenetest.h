// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/memorypublications.h"
#include "tests/support/scenebench.h"
#include "tests/unit/models/assessmentsample.h"
#include "ui/common/passportcard.h"
#include "ui/indicators/indicatortablepanel.h"
#include "ui/indicators/rankingpanel.h"
#include "ui/scenes/indicatorscene.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

namespace onescreen::test {

using namespace Qt::StringLiterals;

inline constexpr int patience = 10'000;

inline NameData smallWorld()
{
    NameData data = sampleNames();
    data.regions.clear();
    const std::vector<std::pair<QString, QString>> regions{
        {u"330900"_s, u"舟山市"_s},      {u"330902"_s, u"定海区"_s},      {u"330903"_s, u"普陀区"_s},
        {u"330902001"_s, u"昌国街道"_s}, {u"330902002"_s, u"环南街道"_s}, {u"330903001"_s, u"沈家门街道"_s}};
    for (const auto& [code, name] : regions)
        data.regions.push_back(Region::of({.code = regionOf(code), .name = name}).value());
    return data;
}

/// The scene over a cache in memory: the sample catalogue and the facts of five townships' months.
struct IndicatorSceneTest : testing::Test
{
    SceneBench bench;
    QTemporaryDir folder;
    MemoryPublications ledger;
    std::unique_ptr<AssessmentModel> model;
    std::unique_ptr<IndicatorScene> scene;
    QByteArray catalogue = sampleCatalogueText();

    void SetUp() override
    {
        bench.clock.setNow(startOfBusinessDay(QDate(2024, 8, 20)));
        bench.questions.nameData = smallWorld();
        bench.questions.cacheStatus.asOf = bench.clock.now();
        bench.questions.cube = [](const CubeQuestion& question) {
            return question.byUnit ? std::vector<CubeRow>{} : sampleAreaRows();
        };
    }
    void open(const QString& address = u"indicators"_s, QSize size = {1900, 980})
    {
        QFile file(folder.filePath(u"catalogue.json"_s));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(catalogue);
        file.close();
        model = std::make_unique<AssessmentModel>(bench.hub(), CatalogueSource(file.fileName()), &ledger);
        const SceneContext context{.hub = bench.hub(),
                                   .assessment = *model,
                                   .theme = bench.theme,
                                   .windowClass = bench.windowClass,
                                   .actions = bench.actions,
                                   .pack = bench.pack,
                                   .dialogs = bench.dialogs,
                                   .settings = bench.settings};
        scene = std::make_unique<IndicatorScene>(context, nullptr);
        scene->setAddress(SceneBench::address(address));
        scene->resize(size);
        scene->show();
        ASSERT_TRUE(QTest::qWaitFor([this] { return scene->isComplete(); }, patience));
        scene->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(scene.get()));
        scene->setFocus();
    }
    void TearDown() override
    {
        scene.reset();
        model.reset();
    }
    [[nodiscard]] IndicatorTablePanel& table() const { return *scene->findChild<IndicatorTablePanel*>(); }
    [[nodiscard]] RankingPanel& ranking() const { return *scene->findChild<RankingPanel*>(); }
    [[nodiscard]] PassportCard& card() const { return *scene->findChild<PassportCard*>(); }
    [[nodiscard]] const IndicatorScope& scope() const { return scene->scope().value(); }
    [[nodiscard]] QString address() const { return scene->address().toString(); }
};

} // namespace onescreen::test
