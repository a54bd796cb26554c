// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/exportdialog.h"

#include "ui/common/dialogs.h"
#include "ui/common/errortext.h"
#include "ui/common/exportgate.h"
#include "ui/common/filewriter.h"
#include "ui/common/plainlabel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int screenDpi = 96;
constexpr int mostPermille = 1000;
constexpr std::chrono::milliseconds lookEvery{100};
constexpr int printDpi = 192; ///< Sharp on paper and on good screens.

bool isTable(ExportFormat format)
{
    return format == ExportFormat::Csv || format == ExportFormat::Xlsx;
}

QSpinBox* pixelBox(QWidget* parent, const QString& name)
{
    auto* box = new QSpinBox(parent);
    box->setObjectName(name);
    box->setRange(PictureSize::leastSide, PictureSize::mostSide);
    return box;
}

} // namespace

ExportDialog::ExportDialog(ExportOffer offer, Dialogs& dialogs, QWidget* parent)
    : QDialog(parent), m_offer(std::move(offer)), m_dialogs(dialogs), m_format(new QComboBox(this)),
      m_message(new PlainLabel(this)), m_progress(new QProgressBar(this)),
      m_export(new QPushButton(tr("导出…"), this)), m_cancel(new QPushButton(tr("取消"), this)),
      m_pictureFields(new QWidget(this))
{
    setObjectName(u"exportDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("导出“%1”").arg(m_offer.paper.title));
    m_width = pixelBox(m_pictureFields, u"exportWidth"_s);
    m_height = pixelBox(m_pictureFields, u"exportHeight"_s);
    m_dpi = new QSpinBox(m_pictureFields);
    m_dpi->setObjectName(u"exportDpi"_s);
    m_dpi->setRange(PictureSize::leastDpi, PictureSize::mostDpi);
    m_colours = new QComboBox(m_pictureFields);
    build();

    const QSize shown = m_offer.shownSize.expandedTo({PictureSize::leastSide, PictureSize::leastSide});
    m_dpi->setValue(screenDpi);
    m_width->setValue(shown.width());
    m_height->setValue(shown.height());
    connect(m_dpi, &QSpinBox::valueChanged, this, &ExportDialog::changeDpi);
    m_dpi->setValue(printDpi);
    m_look.setInterval(lookEvery);
    connect(&m_look, &QTimer::timeout, this, &ExportDialog::showProgress);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::showFields);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::exportNow);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_job)
            m_job->cancelled = true;
        else
            reject();
    });
    showFields();
}

ExportDialog::~ExportDialog()
{
    if (m_job)
        m_job->cancelled = true;
}

void ExportDialog::build()
{
    m_format->setObjectName(u"exportFormat"_s);
    for (const ExportFormat one :
         {ExportFormat::Png, ExportFormat::Svg, ExportFormat::Pdf, ExportFormat::Csv, ExportFormat::Xlsx}) {
        if (isTable(one) ? m_offer.table.has_value() : bool(m_offer.paint) || bool(m_offer.prepare))
            m_format->addItem(exportFilterName(one), static_cast<int>(one));
    }
    m_colours->setObjectName(u"exportColours"_s);
    m_colours->addItem(tr("浅色（打印）"), false);
    m_colours->addItem(tr("深色（大屏）"), true);
    m_message->setObjectName(u"exportMessage"_s);
    m_message->setWordWrap(true);
    m_message->hide();
    m_progress->setObjectName(u"exportProgress"_s);
    m_progress->setRange(0, 0);
    m_progress->hide();
    m_export->setObjectName(u"exportStart"_s);
    m_export->setDefault(true);
    m_exportGuard = new ExportGuard(m_export);
    m_cancel->setObjectName(u"exportCancel"_s);

    auto* picture = new QFormLayout(m_pictureFields);
    picture->setContentsMargins(0, 0, 0, 0);
    picture->addRow(tr("宽（像素）"), m_width);
    picture->addRow(tr("高（像素）"), m_height);
    picture->addRow(tr("分辨率（DPI）"), m_dpi);
    if (m_offer.paintOnUiThread)
        m_colours->hide();
    else
        picture->addRow(tr("颜色"), m_colours);
    auto* form = new QFormLayout;
    form->addRow(tr("格式"), m_format);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_export);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_pictureFields);
    layout->addWidget(m_message);
    layout->addWidget(m_progress);
    layout->addStretch(1);
    layout->addLayout(buttons);
}

ExportFormat ExportDialog::format() const
{
    return static_cast<ExportFormat>(m_format->currentData().toInt());
}

void ExportDialog::setFormat(ExportFormat format)
{
    m_format->setCurrentIndex(m_format->findData(static_cast<int>(format)));
}

void ExportDialog::setPicture(QSize pixels, int dpi)
{
    m_dpi->setValue(dpi);
    m_width->setValue(pixels.width());
    m_height->setValue(pixels.height());
}

void ExportDialog::showFields()
{
    m_pictureFields->setVisible(!isTable(format()));
    m_export->setEnabled(m_format->count() > 0);
}

void ExportDialog::changeDpi(int dpi)
{
    // The same paper in more pixels: what stands in the picture keeps its proportions.
    const auto scaled = [&](int pixels) { return qRound(double(pixels) * dpi / m_shownDpi); };
    m_width->setValue(scaled(m_width->value()));
    m_height->setValue(scaled(m_height->value()));
    m_shownDpi = dpi;
}

void ExportDialog::exportNow()
{
    const ExportFormat chosen = format();
    const QString suffix = exportSuffix(chosen);
    m_dialogs.askSaveFile(this,
                          {.title = windowTitle(),
                           .suggestedName = m_offer.paper.title + u'.' + suffix,
                           .suffix = suffix,
                           .filterName = exportFilterName(chosen)},
                          [this](const QString& path) { write(path); });
}

Result<std::function<Result<QByteArray>()>> ExportDialog::bytesMaker() const
{
    const Result<PictureSize> size =
        isTable(format()) ? PictureSize()
                          : PictureSize::of({m_width->value(), m_height->value()}, m_dpi->value());
    if (!size)
        return std::unexpected(size.error());
    // A widget keeps the colours and sizes it has.
    const ThemeContext look =
        m_offer.paintOnUiThread ? m_offer.look : paperLook(m_offer.look, m_colours->currentData().toBool());
    return exportBytes(m_offer, format(), *size, look, m_job);
}

void ExportDialog::write(const QString& path)
{
    m_job = std::make_shared<ExportJob>();
    auto maker = bytesMaker();
    if (!maker)
        return finish(path, std::unexpected(maker.error()));
    m_message->hide();
    m_progress->show();
    m_exportGuard->setWanted(false);
    m_pictureFields->setEnabled(false);
    writeFileLater(
        this, path, *std::move(maker), [this, path](const Result<void>& written) { finish(path, written); },
        std::shared_ptr<const std::atomic_bool>(m_job, &m_job->cancelled),
        isTable(format()) && m_offer.table ? std::optional<qint64>(m_offer.table->rows.size())
                                           : std::nullopt);
    m_look.start();
}

void ExportDialog::showProgress()
{
    const int permille = m_job ? m_job->permille.load() : -1;
    m_progress->setRange(0, permille < 0 ? 0 : mostPermille);
    m_progress->setValue(permille);
}

void ExportDialog::finish(const QString& path, const Result<void>& written)
{
    m_job.reset();
    m_look.stop();
    m_progress->hide();
    m_exportGuard->setWanted(true);
    m_pictureFields->setEnabled(true);
    if (written) {
        Q_EMIT exported(path);
        accept();
        return;
    }
    const ErrorKind kind = written.error().kind;
    const QString refusal = ExportGate::refusalFor(this);
    m_message->setText(!refusal.isEmpty() ? refusal
                       : kind == ErrorKind::Cancelled
                           ? tr("已取消，没有写文件。")
                           : tr("没有写成 %1：%2。%3。").arg(path, errorSentence(kind), errorNextStep(kind)));
    setPlainToolTip(m_message, written.error().toString());
    m_message->show();
}

} // namespace onescreen
