// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/describe.h"
#include "tests/unit/ingest/ingesttesting.h"

using namespace Qt::StringLiterals;
using namespace onescreen;
using namespace onescreen::ingest;

namespace {

TEST(Describe, TellsFormatColumnsAndSamples)
{
    const test::TemporaryFile file("编号;上报时间;状态;经度;纬度\n1;2024-06-30 10:00:00;已结案;122.1;30\n"
                                   "2;2024-06-30 11:00:00;处置中;;\n3;short\n");
    const auto description = describeFile(file.path());
    ASSERT_TRUE(description.has_value());
    EXPECT_EQ(description->format.delimiter, ';');
    EXPECT_EQ(description->rows, 3);
    EXPECT_EQ(description->faulty, 1);
    ASSERT_EQ(description->columns.size(), 5U);
    EXPECT_EQ(description->columns[2].values, QStringList({u"已结案"_s, u"处置中"_s}));
    EXPECT_EQ(description->columns[3].empty, 1);

    const QJsonObject members = mappingSkeleton(*description)[u"members"_s].toObject();
    EXPECT_EQ(members[u"sid"_s][u"column"_s].toString(), u"编号"_s);
    EXPECT_EQ(members[u"at"_s][u"column"_s].toString(), u"上报时间"_s);
    EXPECT_EQ(members[u"at"_s][u"format"_s].toString(), u"yyyy-MM-dd HH:mm:ss"_s);
    EXPECT_EQ(members[u"position"_s][u"lon"_s][u"column"_s].toString(), u"经度"_s);
    EXPECT_EQ(members[u"cat"_s][u"column"_s].toString(), u"?"_s);
}

TEST(Describe, RefusesWhatIsNoCsv)
{
    const test::TemporaryFile file("PK\x03\x04");
    const auto description = describeFile(file.path());
    ASSERT_FALSE(description.has_value());
    EXPECT_EQ(description.error().place.file, file.path());
}

} // namespace
