// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/base/prefetchdialog.h"

#include "ui/common/plainlabel.h"
#include "ui/map/base/basemapcontrol.h"
#include "ui/map/base/basemaptext.h"
#include "ui/map/mapview.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int zoomsAhead = 4; ///< Suggested: from what is seen to four zooms nearer.
constexpr int barSteps = 1000;

} // namespace

PrefetchDialog::PrefetchDialog(BaseMapControl& control, const ThemeContext& context, QWidget* parent)
    : QDialog(parent), m_control(control), m_layers(control.catalog().services(control.choice().id)),
      m_bounds(control.view().camera().visibleBounds())
{
    setObjectName(u"prefetchDialog"_s);
    setWindowTitle(tr("预取底图"));
    int most = 0;
    for (const std::shared_ptr<geo::TileService>& layer : m_layers)
        most = std::max(most, layer->zooms().most);
    const int now = std::min(static_cast<int>(std::floor(control.view().camera().zoom())), most);
    build(context, now, std::min(now + zoomsAhead, most));
    estimate();
}

void PrefetchDialog::build(const ThemeContext& context, int from, int to)
{
    auto* column = new QVBoxLayout(this);
    auto* about =
        new PlainLabel(tr("把当前画面范围的瓦片存到本机，断网时也能看。请遵守服务方对下载的规定。"), this);
    about->setStyle(context, TextSize::Normal);
    about->setWordWrap(true);
    column->addWidget(about);
    auto* form = new QFormLayout;
    m_from = new QSpinBox(this);
    m_to = new QSpinBox(this);
    m_from->setObjectName(u"prefetchFrom"_s);
    m_to->setObjectName(u"prefetchTo"_s);
    for (QSpinBox* box : {m_from, m_to})
        box->setRange(0, 22);
    m_from->setValue(from);
    m_to->setValue(to);
    form->addRow(tr("从级别"), m_from);
    form->addRow(tr("到级别"), m_to);
    column->addLayout(form);
    m_text = new PlainLabel(this);
    m_text->setObjectName(u"prefetchText"_s);
    m_text->setStyle(context, TextSize::Normal);
    m_text->setWordWrap(true);
    column->addWidget(m_text);
    m_bar = new QProgressBar(this);
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    column->addWidget(m_bar);
    auto* buttons = new QDialogButtonBox(this);
    m_start = buttons->addButton(tr("开始"), QDialogButtonBox::ActionRole);
    m_start->setObjectName(u"prefetchStart"_s);
    m_stop = buttons->addButton(tr("停止"), QDialogButtonBox::ActionRole);
    m_stop->setObjectName(u"prefetchStop"_s);
    m_stop->setEnabled(false);
    buttons->addButton(tr("关闭"), QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    setMinimumWidth(context.metrics.space(56));
    connect(m_from, &QSpinBox::valueChanged, this, &PrefetchDialog::estimate);
    connect(m_to, &QSpinBox::valueChanged, this, &PrefetchDialog::estimate);
    connect(m_start, &QPushButton::clicked, this, &PrefetchDialog::start);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_run)
            m_run->cancel();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

geo::PrefetchArea PrefetchDialog::area() const
{
    return {.bounds = m_bounds, .fromZoom = m_from->value(), .toZoom = m_to->value()};
}

void PrefetchDialog::estimate()
{
    m_start->setEnabled(false);
    const quint64 number = ++m_estimates;
    geo::TilePrefetch::estimate(m_layers, area(), m_control.catalog().cache())
        .then(this, [this, number](const geo::PrefetchEstimate& estimate) {
            if (number != m_estimates || (m_run && m_run->isRunning()))
                return;
            m_text->setText(estimateText(estimate, locale()));
            m_start->setEnabled(estimate.tiles > 0 && estimate.tiles <= geo::mostPrefetched);
        });
}

void PrefetchDialog::start()
{
    delete m_run;
    m_run = new geo::TilePrefetch(m_layers, area(), this);
    connect(m_run, &geo::TilePrefetch::progressed, this, &PrefetchDialog::refresh);
    connect(m_run, &geo::TilePrefetch::finished, this, &PrefetchDialog::refresh);
    if (m_run->start())
        refresh();
}

void PrefetchDialog::refresh()
{
    const geo::TilePrefetch::Progress& progress = m_run->progress();
    const bool running = m_run->isRunning();
    m_bar->setValue(progress.total > 0 ? static_cast<int>(progress.done * barSteps / progress.total) : 0);
    const QString counts = tr("%1 / %2 张，失败 %3 张，已取 %4")
                               .arg(locale().toString(progress.done), locale().toString(progress.total),
                                    locale().toString(progress.failed), bytesText(progress.bytes, locale()));
    m_text->setText(
        running ? counts
                : (progress.done >= progress.total ? tr("已完成：%1") : tr("已停止：%1")).arg(counts));
    m_start->setEnabled(!running);
    m_stop->setEnabled(running);
    m_from->setEnabled(!running);
    m_to->setEnabled(!running);
}

} // namespace onescreen
