// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/tenant/tenant.h"
#include "tests/support/testpaths.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace onescreen;
using namespace onescreen::central;

namespace {

QString write(const QTemporaryDir& folder, const QString& name, const QByteArray& content)
{
    QFile file(folder.filePath(name));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(content);
    return file.fileName();
}

} // namespace

TEST(CentralTenant, TheShippedTenantIsWhole)
{
    const auto tenant = loadTenant(onescreen::test::sourcePath(u"resources/tenants/zhoushan.json"_s));
    ASSERT_TRUE(tenant) << tenant.error().toString().toStdString();
    EXPECT_EQ(tenant->region.toString(), u"330900"_s);
    EXPECT_TRUE(QFile::exists(tenant->scenarioFile));
    int unitKinds = 0;
    for (const DictionaryEntry& entry : tenant->dictionary)
        unitKinds += entry->kind == DictionaryKind::UnitKind ? 1 : 0;
    EXPECT_EQ(unitKinds, 1 + 1 + 8 + 1) << "the command centre and 1+8+1";
}

TEST(CentralTenant, TakesItsOwnRegionsAndThoseAbove)
{
    const auto tenant = loadTenant(onescreen::test::sourcePath(u"resources/tenants/zhoushan.json"_s));
    ASSERT_TRUE(tenant);
    std::vector<Region> regions;
    for (const QStringView code : {u"330000", u"330100", u"330900", u"330902", u"330902002"})
        regions.push_back(*Region::of({.code = *RegionCode::fromString(code), .name = u"x"_s}));
    const SourceBatch batch = tenantRows(*tenant, regions);
    EXPECT_EQ(batch.rows.size(), tenant->dictionary.size() + 4);
    EXPECT_FALSE(batch.isFeed);
}

TEST(CentralTenant, SaysWhatIsWrongAndWhere)
{
    const QTemporaryDir folder;
    EXPECT_EQ(loadTenant(folder.filePath(u"none.json"_s)).error().kind, ErrorKind::NotFound);
    EXPECT_EQ(loadTenant(write(folder, u"a.json"_s, "{")).error().kind, ErrorKind::Invalid);
    const QByteArray head = R"({"format":"onescreen-tenant","version":1,"id":"x","name":"x","pack":"p",)";
    const auto field = [&](const QByteArray& rest) {
        return loadTenant(write(folder, u"b.json"_s, head + rest)).error().place.field;
    };
    EXPECT_EQ(field(R"("region":"7"})"), u"region"_s);
    EXPECT_EQ(field(R"("region":"330900"})"), u"dictionaries"_s);
    write(folder, u"dict.json"_s,
          R"({"dictionary":"category","entries":[{"code":"a","name":"A"},{"code":"b","name":""}]})");
    const auto entry =
        loadTenant(write(folder, u"c.json"_s, head + R"("region":"330900","dictionaries":["dict.json"]})"));
    EXPECT_TRUE(entry.error().place.file.endsWith(u"dict.json"_s));
    EXPECT_EQ(entry.error().place.row, 2);
    EXPECT_EQ(entry.error().place.field, u"name"_s);
}

TEST(CentralTenant, DictionariesComeParentsFirst)
{
    const QTemporaryDir folder;
    const auto entries = loadDictionary(write(folder, u"d.json"_s, R"({"dictionary":"category","entries":[
{"code":"c","parent":"b","name":"C"},{"code":"b","parent":"a","name":"B"},{"code":"a","name":"A"}]})"));
    ASSERT_TRUE(entries);
    EXPECT_EQ((*entries)[0]->code, u"a"_s);
    EXPECT_EQ((*entries)[2]->code, u"c"_s);
    EXPECT_FALSE(loadDictionary(
        write(folder, u"e.json"_s,
              R"({"dictionary":"category","entries":[{"code":"c","parent":"b","name":"C"}]})")));
}
