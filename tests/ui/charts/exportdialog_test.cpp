// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/charts/chartsamples.h"
#include "ui/charts/barchart.h"
#include "ui/common/dialogs.h"
#include "ui/common/exportdialog.h"
#include "ui/common/panelframe.h"
#include "ui/common/plainlabel.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QImage>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace onescreen::test {

namespace {

class AnsweringDialogs final : public Dialogs
{
public:
    QList<SaveRequest> saves;
    std::optional<QString> saveTo;

    void show(QWidget*, const Message&) override {}
    void confirm(QWidget*, const Message&, const QString&, std::function<void()>,
                 std::function<void()>) override
    {
    }
    void askSaveFile(QWidget*, const SaveRequest& request, std::function<void(const QString&)> then) override
    {
        saves << request;
        if (saveTo)
            then(*saveTo);
    }
};

struct Bench
{
    QTemporaryDir folder;
    AnsweringDialogs dialogs;
    BulletChart* chart = new BulletChart(ThemeContext{});
    PanelFrame frame{ThemeContext{}, chart};

    Bench()
    {
        chart->setData(sampleOf<BulletData>(Sample::Full));
        frame.setTitle(u"指标完成情况"_s);
        frame.setScope(u"定海区"_s);
        frame.setDefinitionVersion(u"v1.2"_s);
        frame.setSourceText(u"事件库"_s);
        frame.setExport(&dialogs, chart);
        frame.setState(PanelState::Fresh);
        frame.resize(600, 400);
        frame.show();
    }
    ExportDialog* open()
    {
        frame.exportByDialog();
        return frame.findChild<ExportDialog*>(u"exportDialog"_s);
    }
};

} // namespace

TEST(ExportDialogTest, MenuLeadsToEveryFormat)
{
    Bench bench;
    QStringList names;
    for (const QAction* action : bench.frame.menuActions()) {
        if (action->isVisible())
            names << action->objectName();
    }
    for (const QString& name : {u"exportCsv"_s, u"exportXlsx"_s, u"exportPng"_s, u"exportMore"_s})
        EXPECT_TRUE(names.contains(name)) << name.toStdString();
    ExportDialog* dialog = bench.open();
    ASSERT_TRUE(dialog);
    EXPECT_EQ(dialog->findChild<QComboBox*>(u"exportFormat"_s)->count(), 5);
}

TEST(ExportDialogTest, WritesThePictureThatWasAskedFor)
{
    Bench bench;
    ExportDialog* dialog = bench.open();
    ASSERT_TRUE(dialog);
    QSignalSpy exported(dialog, &ExportDialog::exported);
    bench.dialogs.saveTo = bench.folder.filePath(u"a.png"_s);
    dialog->setFormat(ExportFormat::Png);
    dialog->setPicture({1000, 700}, 144);
    dialog->exportNow();
    EXPECT_TRUE(dialog->findChild<QProgressBar*>(u"exportProgress"_s)->isVisible());
    ASSERT_TRUE(exported.wait());
    const QImage image(*bench.dialogs.saveTo);
    EXPECT_EQ(image.size(), QSize(1000, 700));
    EXPECT_NEAR(image.dotsPerMeterX() * 0.0254, 144, 0.1);
    for (const QString& part : {u"指标完成情况"_s, u"定海区"_s, u"v1.2"_s, u"事件库"_s})
        EXPECT_TRUE(image.text().contains(part)) << part.toStdString();
    EXPECT_EQ(bench.dialogs.saves.front().suffix, u"png"_s);
}

TEST(ExportDialogTest, WritesTablesAndVectors)
{
    const std::initializer_list<std::pair<ExportFormat, QByteArray>> starts{
        {ExportFormat::Csv, "\xEF\xBB\xBF"},
        {ExportFormat::Xlsx, "PK"},
        {ExportFormat::Pdf, "%PDF"},
        {ExportFormat::Svg, "<?xml"}};
    for (const auto& [format, start] : starts) {
        Bench bench;
        ExportDialog* dialog = bench.open();
        ASSERT_TRUE(dialog);
        QSignalSpy exported(dialog, &ExportDialog::exported);
        bench.dialogs.saveTo = bench.folder.filePath(u"a."_s + exportSuffix(format));
        dialog->setFormat(format);
        dialog->exportNow();
        ASSERT_TRUE(exported.wait());
        QFile file(*bench.dialogs.saveTo);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        EXPECT_TRUE(file.readAll().startsWith(start)) << exportSuffix(format).toStdString();
    }
}

TEST(ExportDialogTest, StaysWithTheReasonWhenItFails)
{
    Bench bench;
    ExportDialog* dialog = bench.open();
    ASSERT_TRUE(dialog);
    bench.dialogs.saveTo = bench.folder.filePath(u"no/such/folder/a.png"_s);
    dialog->exportNow();
    const auto* message = dialog->findChild<PlainLabel*>(u"exportMessage"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return message->isVisible(); }));
    EXPECT_TRUE(message->text().contains(*bench.dialogs.saveTo)) << message->text().toStdString();
    EXPECT_TRUE(dialog->isVisible());
    EXPECT_TRUE(dialog->findChild<QPushButton*>(u"exportStart"_s)->isEnabled());
}

TEST(ExportDialogTest, CancelLeavesNoFile)
{
    Bench bench;
    ExportDialog* dialog = bench.open();
    ASSERT_TRUE(dialog);
    bench.dialogs.saveTo = bench.folder.filePath(u"a.png"_s);
    dialog->setPicture({6000, 4000}, 192);
    dialog->exportNow();
    QTest::mouseClick(dialog->findChild<QPushButton*>(u"exportCancel"_s), Qt::LeftButton);
    const auto* message = dialog->findChild<PlainLabel*>(u"exportMessage"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return message->isVisible(); }, 20'000));
    EXPECT_FALSE(QFile::exists(*bench.dialogs.saveTo));
}

TEST(ExportDialogTest, TooLargeIsRefusedBeforeAnythingIsPainted)
{
    Bench bench;
    ExportDialog* dialog = bench.open();
    ASSERT_TRUE(dialog);
    bench.dialogs.saveTo = bench.folder.filePath(u"a.png"_s);
    dialog->setPicture({20'000, 20'000}, 96);
    dialog->exportNow();
    EXPECT_TRUE(dialog->findChild<PlainLabel*>(u"exportMessage"_s)->isVisible());
    EXPECT_FALSE(QFile::exists(*bench.dialogs.saveTo));
}

TEST(ExportDialogTest, PanelWithoutAChartIsDrawnAsItStands)
{
    const QTemporaryDir folder;
    AnsweringDialogs dialogs;
    auto* content = new PlainLabel;
    content->setText(u"只有文字"_s);
    PanelFrame frame{ThemeContext{}, content};
    frame.setExport(&dialogs, nullptr);
    frame.setState(PanelState::Fresh);
    frame.resize(400, 300);
    frame.show();
    frame.exportByDialog();
    auto* dialog = frame.findChild<ExportDialog*>(u"exportDialog"_s);
    ASSERT_TRUE(dialog);
    EXPECT_EQ(dialog->findChild<QComboBox*>(u"exportFormat"_s)->count(), 3);
    QSignalSpy exported(dialog, &ExportDialog::exported);
    dialogs.saveTo = folder.filePath(u"a.pdf"_s);
    dialog->setFormat(ExportFormat::Pdf);
    dialog->exportNow();
    ASSERT_TRUE(exported.wait());
    EXPECT_TRUE(QFile::exists(*dialogs.saveTo));
}

TEST(ExportDialogTest, ChartsOfQtAreDrawnWithTheirLabels)
{
    const QTemporaryDir folder;
    AnsweringDialogs dialogs;
    auto* chart = new BarChart(ThemeContext{});
    chart->setBars(
        {{.key = {}, .name = u"定海区"_s, .value = 120.0}, {.key = {}, .name = u"普陀区"_s, .value = 60.0}},
        u"件数"_s);
    PanelFrame frame{ThemeContext{}, chart};
    frame.setExport(&dialogs, chart);
    frame.setState(PanelState::Fresh);
    frame.resize(500, 300);
    frame.show();
    const QImage shown = chart->grab().toImage();
    frame.exportByDialog();
    auto* dialog = frame.findChild<ExportDialog*>(u"exportDialog"_s);
    ASSERT_TRUE(dialog);
    QSignalSpy exported(dialog, &ExportDialog::exported);
    dialogs.saveTo = folder.filePath(u"a.png"_s);
    dialog->setPicture(2 * shown.size(), 192);
    dialog->exportNow();
    ASSERT_TRUE(exported.wait());
    const QImage image(*dialogs.saveTo);
    EXPECT_EQ(image.size(), 2 * shown.size());
    // Bars and the texts beside them: as much ink as on screen, in twice the pixels each way.
    const auto inkOf = [](const QImage& picture, const QRgb ground) {
        double ink = 0.0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                ink += picture.pixel(x, y) != ground ? 1.0 : 0.0;
        }
        return ink / picture.width() / picture.height();
    };
    const QRgb panel = Theme::night().panel.rgb(); // a widget keeps its colours
    EXPECT_GT(inkOf(image, panel), 0.5 * inkOf(shown, shown.pixel(shown.width() - 1, 0)));
}

TEST(ExportDialogTest, ChartsInsideOtherContentStayVectors)
{
    const QTemporaryDir folder;
    AnsweringDialogs dialogs;
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    for (int i = 0; i < 2; ++i) {
        auto* chart = new BulletChart(ThemeContext{}, content);
        chart->setData(sampleOf<BulletData>(Sample::Full));
        layout->addWidget(chart);
    }
    PanelFrame frame{ThemeContext{}, content};
    frame.setExport(&dialogs, nullptr);
    frame.setState(PanelState::Fresh);
    frame.resize(500, 600);
    frame.show();
    content->grab();
    frame.exportByDialog();
    auto* dialog = frame.findChild<ExportDialog*>(u"exportDialog"_s);
    ASSERT_TRUE(dialog);
    QSignalSpy exported(dialog, &ExportDialog::exported);
    dialogs.saveTo = folder.filePath(u"a.pdf"_s);
    dialog->setFormat(ExportFormat::Pdf);
    dialog->exportNow();
    ASSERT_TRUE(exported.wait());
    QFile file(*dialogs.saveTo);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray pdf = file.readAll();
    EXPECT_FALSE(pdf.contains("/Subtype /Image"));
    EXPECT_TRUE(pdf.contains("NotoSans")) << "no text in the PDF";
}

} // namespace onescreen::test
