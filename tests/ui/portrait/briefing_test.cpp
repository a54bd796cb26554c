// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/portrait/sampleportrait.h"
#include "ui/portrait/briefing.h"

#include <QPainter>

#include <gtest/gtest.h>

using namespace onescreen;
using namespace onescreen::test;
using namespace Qt::StringLiterals;

namespace {

BriefingPaper samplePaper()
{
    return {.asOf = u"截至 2024-06-30 23:59:59"_s, .producer = u"onescreen 0.1.0"_s, .locale = QLocale()};
}

QImage pageOf(const Briefing& briefing, int page)
{
    QImage image((Briefing::pageSize() * 1.5).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(1.5, 1.5);
    briefing.paintPage(painter, page);
    return image;
}

/// Share of pixels that are not the paper's colour, in a band of the page (shares of its height).
double inkIn(const QImage& image, double from, double to)
{
    const QRgb paper = image.pixel(2, 2);
    qint64 inked = 0;
    qint64 all = 0;
    for (int y = static_cast<int>(from * image.height()); y < static_cast<int>(to * image.height()); ++y) {
        for (int x = 0; x < image.width(); x += 2, ++all)
            inked += image.pixel(x, y) == paper ? 0 : 1;
    }
    return all == 0 ? 0.0 : static_cast<double>(inked) / static_cast<double>(all);
}

} // namespace

TEST(PortraitBriefing, PagesAreFilledAndKept)
{
    const Briefing briefing(sampleIssue(true), samplePaper());
    ASSERT_GE(briefing.pageCount(), 4);
    ASSERT_LE(briefing.pageCount(), 10);
    EXPECT_TRUE(briefing.title().contains(u"定海区"_s));
    EXPECT_TRUE(briefing.title().contains(u"2024 年第 2 期"_s));
    for (int page = 0; page < briefing.pageCount(); ++page) {
        const QImage image = pageOf(briefing, page);
        keepPortraitPicture(image, u"briefing-%1"_s.arg(page + 1));
        EXPECT_GT(inkIn(image, 0.04, 0.09), 0.002) << "head of page " << page;
        EXPECT_GT(inkIn(image, 0.1, 0.4), 0.005) << "body of page " << page;
        EXPECT_GT(inkIn(image, 0.91, 0.96), 0.001) << "foot of page " << page;
        EXPECT_EQ(inkIn(image, 0.975, 1.0), 0.0) << "margin of page " << page;
    }
}

TEST(PortraitBriefing, PdfIsVectorWithItsFontAndAllPages)
{
    const Briefing briefing(sampleIssue(), samplePaper());
    const Result<QByteArray> pdf = briefing.pdf();
    ASSERT_TRUE(pdf) << qPrintable(pdf.error().toString());
    EXPECT_TRUE(pdf->startsWith("%PDF-"));
    EXPECT_TRUE(pdf->contains("/FontFile")) << "glyphs are embedded";
    EXPECT_TRUE(pdf->contains("NotoSansCJK") || pdf->contains("CIDFont")) << "with Han glyphs";
    EXPECT_TRUE(pdf->contains("/Count " + QByteArray::number(briefing.pageCount())));
    EXPECT_FALSE(pdf->contains("/Subtype /Image")) << "nothing is a bitmap";
    EXPECT_LT(pdf->size(), 3'000'000);
}

TEST(PortraitBriefing, NothingKnownIsStillABriefing)
{
    portrait::Portrait bare = samplePortrait();
    bare.items.clear();
    bare.dimensions.clear();
    bare.warnings.clear();
    bare.points.clear();
    bare.total.reset();
    bare.base.reset();
    bare.rank.reset();
    bare.coverage.reset();
    bare.notRankedReason = u"没有得分"_s;
    const Briefing briefing(portrait::issueOf(bare, std::nullopt, std::nullopt), samplePaper());
    EXPECT_GE(briefing.pageCount(), 1);
    EXPECT_TRUE(briefing.pdf());
    QImage image(10, 10, QImage::Format_RGB32);
    QPainter painter(&image);
    briefing.paintPage(painter, briefing.pageCount()); // there is no such page
    briefing.paintPage(painter, -1);
}

TEST(PortraitBriefing, AHundredIndicatorsRunOverPages)
{
    portrait::Issue issue = sampleIssue();
    const int before = Briefing(issue, samplePaper()).pageCount();
    const std::vector<portrait::Item> items = issue.now.items;
    for (int copy = 1; copy < 5; ++copy) {
        for (portrait::Item item : items) {
            item.id += u"-%1"_s.arg(copy);
            issue.now.items.push_back(item);
        }
    }
    EXPECT_GT(Briefing(issue, samplePaper()).pageCount(), before + 2);
}
