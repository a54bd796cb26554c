// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/change.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen {

TEST(Change, EntityNamesRoundTripAndMatchTheRecords)
{
    for (const Entity entity : allEntities)
        EXPECT_EQ(entityFromName(entityName(entity)), entity);
    EXPECT_EQ(entityFromName(u"case"), std::nullopt);
    EXPECT_EQ(std::variant_size_v<Record>, allEntities.size());
    const Record region =
        Region::of({.code = *RegionCode::fromString(u"330902"), .name = u"定海区"_s}).value();
    EXPECT_EQ(entityOf(region), Entity::Region);
    EXPECT_EQ(recordId(region), u"330902"_s);
    EXPECT_EQ(recordRegion(region), std::nullopt);
}

TEST(Change, DictionaryEntriesAreKeyedByDictionaryAndCode)
{
    const Record entry =
        DictionaryEntry::of({.kind = DictionaryKind::Category, .code = u"0102"_s, .name = u"暴露垃圾"_s})
            .value();
    EXPECT_EQ(entityOf(entry), Entity::Dictionary);
    EXPECT_EQ(recordId(entry), u"category/0102"_s);
}

TEST(Change, RowsKnowTheirRegionForScoping)
{
    const RegionCode county = *RegionCode::fromString(u"330902");
    const Record unit = Unit::of({.id = *UnitId::fromString(u"u-1"),
                                  .name = u"定海大队"_s,
                                  .kind = *UnitKindCode::fromString(u"zonghe"),
                                  .region = county})
                            .value();
    EXPECT_EQ(recordRegion(unit), county);
    EXPECT_EQ(recordId(unit), u"u-1"_s);
}

} // namespace onescreen
