// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/describe.h"
#include "tests/unit/ingest/ingesttesting.h"

#include <QJsonArray>

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

TEST(Describe, KnowsTheColumnsOfOtherSystems)
{
    const test::TemporaryFile file("流水号,办结时间,状态,上报时间,所在镇街,问题大类,问题小类\n"
                                   "1,,办理中,2025年10月9日 23时22分,白泉镇,市容,垃圾\n"
                                   "2,1760000000,已办结,2025年10月9日,白泉镇,市容,垃圾\n"
                                   "3,-,办理中,2025年10月10日 3时2分,白泉镇,市容,垃圾\n");
    const auto description = describeFile(file.path());
    ASSERT_TRUE(description.has_value());
    const QJsonObject mapping = mappingSkeleton(*description);
    const QJsonObject members = mapping[u"members"_s].toObject();
    const auto column = [&](const QString& member) { return members[member][u"column"_s].toString(); };
    EXPECT_EQ(column(u"sid"_s), u"流水号"_s);
    EXPECT_EQ(column(u"st"_s), u"状态"_s);
    EXPECT_EQ(column(u"reg"_s), u"所在镇街"_s);
    EXPECT_EQ(column(u"cat"_s), u"问题小类"_s);
    EXPECT_EQ(column(u"closed"_s), u"办结时间"_s);
    EXPECT_EQ(members[u"closed"_s][u"format"_s].toString(), u"unix_s"_s);
    EXPECT_EQ(column(u"at"_s), u"上报时间"_s);
    EXPECT_EQ(members[u"at"_s][u"formats"_s].toArray(),
              QJsonArray({u"yyyy年M月d日 H时m分"_s, u"yyyy年M月d日"_s}));
    EXPECT_TRUE(mapping[u"lookups"_s][u"state"_s][u"entries"_s].toObject().contains(u"已办结"_s));
}

TEST(Describe, RefusesWhatIsNoCsv)
{
    const test::TemporaryFile file("PK\x03\x04");
    const auto description = describeFile(file.path());
    ASSERT_FALSE(description.has_value());
    EXPECT_EQ(description.error().place.file, file.path());
    const test::TemporaryFile binary(
        QByteArray("a,\0b\n1,2\n3,4\n5,6\n7,8\n9,10\n11,12\n13,14\n15,16\n17,18\n19,20\n", 56));
    EXPECT_TRUE(describeFile(binary.path()).error().text.contains(u"the header contains a NUL byte"_s));
}

} // namespace
