// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/base/sourcedialog.h"

#include "app/geo/tiles/mbtiles.h"
#include "app/geo/tiles/serviceurl.h"
#include "ui/common/errortext.h"
#include "ui/common/plainlabel.h"
#include "ui/map/base/basemapmemory.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int deepest = 22;
constexpr int usualMost = 18;

/// What is wrong, from the English sentence's field and kind.
QString problemText(const Error& error)
{
    if (error.kind == ErrorKind::Unsupported && error.place.field == "datum"_L1)
        return SourceDialog::tr("百度坐标（BD-09）的瓦片自成网格，不支持；可用 WGS-84、CGCS2000、GCJ-02");
    if (error.kind == ErrorKind::Unsupported)
        return SourceDialog::tr(
            "瓦片矩阵集是经纬度的（“c”，EPSG:4490/4326），不支持；请用墨卡托的“w”（EPSG:3857）");
    if (error.place.field == "urls"_L1)
        return SourceDialog::tr("服务地址不能用：须以 http(s):// 开头，并含 {z}、{x}、{y}（或 {-y}）");
    if (error.place.field == "zooms"_L1)
        return SourceDialog::tr("级别须在 0 到 22 之间，且由小到大");
    if (error.place.field == "title"_L1)
        return SourceDialog::tr("请填写名称");
    if (error.place.field == "file"_L1)
        return SourceDialog::tr("请选择文件");
    return errorText(error);
}

} // namespace

SourceDialog::SourceDialog(geo::BaseMapCatalog& catalog, SettingsStore& settings, const ThemeContext& context,
                           QWidget* parent)
    : QDialog(parent), m_catalog(catalog), m_settings(settings), m_context(context)
{
    setObjectName(u"sourceDialog"_s);
    setWindowTitle(tr("添加底图"));
    build();
    showKind();
    setMinimumWidth(context.metrics.space(70));
}

QLineEdit* SourceDialog::addLine(QFormLayout* form, const QString& name, const QString& label,
                                 const QString& hint)
{
    auto* line = new QLineEdit(this);
    line->setObjectName(name);
    line->setPlaceholderText(hint);
    form->addRow(label, line);
    return line;
}

void SourceDialog::build()
{
    auto* column = new QVBoxLayout(this);
    m_form = new QFormLayout;
    m_kind = new QComboBox(this);
    m_kind->setObjectName(u"sourceKind"_s);
    m_kind->addItem(tr("离线文件（MBTiles）"));
    m_kind->addItem(tr("瓦片服务（XYZ 或 WMTS）"));
    m_form->addRow(tr("种类"), m_kind);
    m_title = addLine(m_form, u"sourceTitle"_s, tr("名称"), tr("列表中显示的名称"));
    m_fileRow = new QWidget(this);
    auto* fileRow = new QHBoxLayout(m_fileRow);
    fileRow->setContentsMargins({});
    m_file = new QLineEdit(m_fileRow);
    m_file->setObjectName(u"sourceFile"_s);
    auto* choose = new QPushButton(tr("选择…"), m_fileRow);
    fileRow->addWidget(m_file, 1);
    fileRow->addWidget(choose);
    m_form->addRow(tr("文件"), m_fileRow);
    m_url = addLine(m_form, u"sourceUrl"_s, tr("地址"), u"https://…/{z}/{x}/{y}.png"_s);
    m_names = addLine(m_form, u"sourceNames"_s, tr("注记地址"), tr("可空：叠在上面的地名层"));
    m_subdomains = addLine(m_form, u"sourceSubdomains"_s, tr("子域"), tr("可空：{s} 的取值，用逗号分开"));
    m_key = addLine(m_form, u"sourceKey"_s, tr("密钥"), tr("可空：地址中 {key} 处填入"));
    m_key->setEchoMode(QLineEdit::Password);
    buildTileRows();
    m_attribution = addLine(m_form, u"sourceAttribution"_s, tr("来源说明"), tr("印在图上"));
    m_approval = addLine(m_form, u"sourceApproval"_s, tr("审图号"), tr("印在图上，如 审图号：GS（2024）…号"));
    column->addLayout(m_form);
    m_problem = new PlainLabel(this);
    m_problem->setObjectName(u"sourceProblem"_s);
    m_problem->setStyle(m_context, TextSize::Normal, TextRole::Warning);
    m_problem->setWordWrap(true);
    m_problem->setMinimumHeight(2 * m_problem->fontMetrics().lineSpacing()); // Most sentences take two lines.
    column->addWidget(m_problem);
    auto* buttons = new QDialogButtonBox(this);
    m_add = buttons->addButton(tr("添加"), QDialogButtonBox::ActionRole);
    m_add->setObjectName(u"sourceAdd"_s);
    m_add->setDefault(true);
    buttons->addButton(tr("取消"), QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &SourceDialog::showKind);
    connect(choose, &QPushButton::clicked, this, &SourceDialog::browse);
    connect(m_add, &QPushButton::clicked, this, &SourceDialog::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void SourceDialog::buildTileRows()
{
    m_zoomRow = new QWidget(this);
    auto* zooms = new QHBoxLayout(m_zoomRow);
    zooms->setContentsMargins({});
    m_least = new QSpinBox(m_zoomRow);
    m_most = new QSpinBox(m_zoomRow);
    for (QSpinBox* box : {m_least, m_most}) {
        box->setRange(0, deepest);
        zooms->addWidget(box);
    }
    m_most->setValue(usualMost);
    zooms->addStretch();
    m_form->addRow(tr("级别"), m_zoomRow);
    m_vector = new QCheckBox(tr("矢量瓦片（MVT）"), this);
    m_form->addRow(QString(), m_vector);
    m_labels = new QCheckBox(tr("瓦片上已有地名"), this);
    m_form->addRow(QString(), m_labels);
    m_datum = new QComboBox(this);
    m_datum->setObjectName(u"sourceDatum"_s);
    for (const geo::Datum datum :
         {geo::Datum::Wgs84, geo::Datum::Cgcs2000, geo::Datum::Gcj02, geo::Datum::Bd09})
        m_datum->addItem(datum == geo::Datum::Gcj02 ? tr("GCJ-02（换算后显示）") : geo::datumName(datum),
                         QVariant::fromValue(static_cast<int>(datum)));
    m_form->addRow(tr("坐标系"), m_datum);
    m_night = new QComboBox(this);
    m_night->addItem(tr("不变"), static_cast<int>(geo::NightLook::AsIs));
    m_night->addItem(tr("调暗（影像）"), static_cast<int>(geo::NightLook::Dim));
    m_night->addItem(tr("反白（浅色地图）"), static_cast<int>(geo::NightLook::Invert));
    m_form->addRow(tr("夜间"), m_night);
}

void SourceDialog::showKind()
{
    const bool file = m_kind->currentIndex() == 0;
    m_form->setRowVisible(m_fileRow, file);
    for (QWidget* row :
         {static_cast<QWidget*>(m_url), static_cast<QWidget*>(m_names), static_cast<QWidget*>(m_subdomains),
          static_cast<QWidget*>(m_key), m_zoomRow, static_cast<QWidget*>(m_vector)})
        m_form->setRowVisible(row, !file);
    m_problem->clear();
}

void SourceDialog::browse()
{
    auto* dialog =
        new QFileDialog(this, tr("选择 MBTiles 文件"), {}, tr("MBTiles (*.mbtiles);;所有文件 (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_file->setText(path);
        if (m_title->text().isEmpty())
            m_title->setText(QFileInfo(path).completeBaseName());
    });
    dialog->open();
}

QString SourceDialog::freeId(const QString& title) const
{
    static const QRegularExpression other(u"[^a-z0-9]+"_s);
    QString word = title.toLower().replace(other, u"-"_s).left(40);
    if (word.isEmpty() || word == "-"_L1)
        word = u"own"_s;
    QString id = word;
    for (int i = 2; m_catalog.map(id); ++i)
        id = u"%1-%2"_s.arg(word).arg(i);
    return id;
}

geo::BaseMapDefinition SourceDialog::definition(QString* key) const
{
    geo::BaseMapDefinition map{.id = freeId(m_title->text()),
                               .title = m_title->text().trimmed(),
                               .labels = m_labels->isChecked(),
                               .datum = static_cast<geo::Datum>(m_datum->currentData().toInt()),
                               .night = static_cast<geo::NightLook>(m_night->currentData().toInt()),
                               .attribution = m_attribution->text().trimmed(),
                               .approval = m_approval->text().trimmed()};
    if (m_kind->currentIndex() == 0) {
        map.kind = geo::BaseMapDefinition::Kind::File;
        map.file = m_file->text().trimmed();
        return map;
    }
    *key = m_key->text().trimmed();
    for (const QLineEdit* line : {m_url, m_names}) {
        if (line->text().trimmed().isEmpty())
            continue;
        const geo::SplitKey split = geo::splitKey(geo::completedWmts(line->text().trimmed()));
        map.urls << split.text;
        if (key->isEmpty())
            *key = split.key;
    }
    for (const QString& one : m_subdomains->text().split(u',', Qt::SkipEmptyParts))
        map.subdomains << one.trimmed();
    map.minZoom = m_least->value();
    map.maxZoom = m_most->value();
    map.vector = m_vector->isChecked();
    const bool wantsKey = std::ranges::any_of(map.urls, [&](const QString& text) {
        const auto url = geo::ServiceUrl::parse(text, map.subdomains);
        return url && url->wantsKey();
    });
    if (wantsKey)
        map.keyGroup = map.id;
    return map;
}

void SourceDialog::fail(const Error& error)
{
    m_problem->setText(problemText(error));
    m_add->setEnabled(true);
}

void SourceDialog::take()
{
    m_problem->clear();
    QString key;
    const geo::BaseMapDefinition map = definition(&key);
    if (const Result<void> checked = geo::checkDefinition(map); !checked) {
        fail(checked.error());
        return;
    }
    if (map.kind == geo::BaseMapDefinition::Kind::File) {
        takeFile(map);
        return;
    }
    if (!map.keyGroup.isEmpty())
        keepBaseMapKey(m_catalog, m_settings, map.keyGroup, key);
    if (const Result<void> put = m_catalog.put(map); !put) {
        fail(put.error());
        return;
    }
    Q_EMIT added(map.id);
    accept();
}

void SourceDialog::takeFile(const geo::BaseMapDefinition& map)
{
    m_add->setEnabled(false);
    QtConcurrent::run([path = map.file]() -> Result<void> {
        const auto file = geo::MbTiles::open(path);
        return file ? Result<void>() : std::unexpected(file.error());
    }).then(this, [this, map](const Result<void>& opened) {
        if (!opened) {
            fail(opened.error());
            return;
        }
        if (const Result<void> put = m_catalog.put(map); !put) {
            fail(put.error());
            return;
        }
        Q_EMIT added(map.id);
        accept();
    });
}

} // namespace onescreen
