// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/layers/layerrow.h"

#include "ui/common/icons.h"
#include "ui/common/numbertext.h"
#include "ui/common/plainlabel.h"
#include "ui/common/timetext.h"
#include "ui/map/layers/layergrip.h"
#include "ui/map/layers/legendview.h"
#include "ui/map/mapview.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int percent = 100;
constexpr std::chrono::milliseconds refreshAfter{250};

QString literal(QString text)
{
    return text.replace(u'&', u"&&"_s); // a single one would be a mnemonic
}

} // namespace

LayerRow::LayerRow(MapView& view, MapLayer& layer, const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_view(view), m_layer(&layer), m_context(context), m_all(new QVBoxLayout(this))
{
    setObjectName(u"layerRow-"_s + layer.id());
    m_all->setContentsMargins(context.metrics.grid, context.metrics.grid / 2, context.metrics.grid / 2,
                              context.metrics.grid / 2);
    m_all->setSpacing(context.metrics.grid / 4);
    buildHead();
    m_later.setSingleShot(true);
    m_later.setInterval(refreshAfter);
    connect(&m_later, &QTimer::timeout, this, &LayerRow::refresh);
    connect(&layer, &MapLayer::legendChanged, this, [this] {
        m_legendStale = true;
        if (!m_later.isActive())
            m_later.start();
    });
    connect(&layer, &MapLayer::settingChanged, this, &LayerRow::refresh);
    connect(&layer, &QObject::destroyed, this, &QObject::deleteLater);
    refresh();
}

QToolButton* LayerRow::addButton(const QString& name, const QString& iconName, const QString& text)
{
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setAutoRaise(true);
    button->setIcon(icon(iconName, m_context.theme.secondary, m_context.metrics.icon));
    button->setIconSize({m_context.metrics.icon, m_context.metrics.icon});
    button->setAccessibleName(text);
    setPlainToolTip(button, text);
    return button;
}

void LayerRow::buildHead()
{
    auto* head = new QHBoxLayout;
    head->setSpacing(m_context.metrics.grid / 2);
    auto* grip = new LayerGrip(m_context, this);
    grip->setObjectName(u"layerGrip-"_s + m_layer->id());
    setPlainToolTip(grip, tr("拖动调整次序（Ctrl+↑ Ctrl+↓）"));
    connect(grip, &LayerGrip::dragged, this, &LayerRow::dragged);
    connect(grip, &LayerGrip::dropped, this, &LayerRow::dropped);
    connect(grip, &LayerGrip::cancelled, this, &LayerRow::dragCancelled);
    head->addWidget(grip);
    m_box = new QCheckBox(literal(m_layer->title()), this);
    m_box->setObjectName(u"layerBox-"_s + m_layer->id());
    m_box->installEventFilter(this);
    connect(m_box, &QCheckBox::toggled, this, [this](bool on) {
        if (m_layer && !m_refreshing)
            m_layer->setVisible(on);
    });
    head->addWidget(m_box, 1);
    m_count = new PlainLabel(this);
    m_count->setStyle(m_context, TextSize::Small, TextRole::Secondary);
    head->addWidget(m_count);
    m_opener = addButton(u"layerOpen-"_s + m_layer->id(), u"chevron-right"_s,
                         tr("图例与设置：%1（→）").arg(m_layer->title()));
    m_opener->setFocusPolicy(Qt::NoFocus);
    connect(m_opener, &QToolButton::clicked, this, [this] { setOpen(!isOpen()); });
    head->addWidget(m_opener);
    m_all->addLayout(head);
    m_note = new PlainLabel(this);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(m_context.metrics.space(2.5), 0, 0, 0);
    m_all->addWidget(m_note);
}

void LayerRow::buildBody()
{
    m_body = new QWidget(this);
    m_bodyLayout = new QVBoxLayout(m_body);
    m_bodyLayout->setContentsMargins(m_context.metrics.space(1), 0, 0, m_context.metrics.grid);
    m_bodyLayout->setSpacing(m_context.metrics.grid / 2);
    if (QWidget* options = m_layer->createOptions(m_context, m_body))
        m_bodyLayout->addWidget(options);

    auto* look = new QGridLayout;
    look->setHorizontalSpacing(m_context.metrics.grid / 2);
    look->setVerticalSpacing(m_context.metrics.grid / 4);
    const auto caption = [&](const QString& text) {
        auto* label = new PlainLabel(text, m_body);
        label->setStyle(m_context, TextSize::Small, TextRole::Secondary);
        return label;
    };
    m_opacity = new QSlider(Qt::Horizontal, m_body);
    m_opacity->setObjectName(u"layerOpacity-"_s + m_layer->id());
    m_opacity->setRange(10, percent);
    m_opacity->setPageStep(10);
    m_opacity->setAccessibleName(tr("不透明度"));
    connect(m_opacity, &QSlider::valueChanged, this, [this](int value) {
        if (m_layer && !m_refreshing)
            m_layer->setOpacity(double(value) / percent);
    });
    m_opacityText = caption({});
    look->addWidget(caption(tr("不透明度")), 0, 0);
    look->addWidget(m_opacity, 0, 1, 1, 2);
    look->addWidget(m_opacityText, 0, 3, Qt::AlignRight);
    const auto zoomBox = [&](const QString& name, const QString& accessible) {
        auto* box = new QSpinBox(m_body);
        box->setObjectName(name + m_layer->id());
        box->setRange(static_cast<int>(geo::lowestZoom), static_cast<int>(geo::highestZoom));
        box->setAccessibleName(accessible);
        connect(box, &QSpinBox::valueChanged, this, &LayerRow::takeZoom);
        return box;
    };
    m_from = zoomBox(u"layerFrom-"_s, tr("最小显示级别"));
    m_to = zoomBox(u"layerTo-"_s, tr("最大显示级别"));
    look->addWidget(caption(tr("显示级别")), 1, 0);
    look->addWidget(m_from, 1, 1);
    look->addWidget(m_to, 1, 2);
    look->setColumnStretch(1, 1);
    look->setColumnStretch(2, 1);
    m_bodyLayout->addLayout(look);

    auto* order = new QHBoxLayout;
    order->addWidget(caption(tr("叠放次序")));
    order->addStretch();
    const auto mover = [&](const QString& name, const QString& iconName, const QString& text, int by) {
        QToolButton* button = addButton(name + m_layer->id(), iconName, text);
        connect(button, &QToolButton::clicked, this, [this, by] { Q_EMIT moveRequested(by); });
        order->addWidget(button);
    };
    mover(u"layerUp-"_s, u"arrow-up"_s, tr("上移一层（Ctrl+↑）"), 1);
    mover(u"layerDown-"_s, u"arrow-down"_s, tr("下移一层（Ctrl+↓）"), -1);
    m_bodyLayout->addLayout(order);
    m_all->addWidget(m_body);
}

void LayerRow::setOpen(bool open)
{
    if (open == isOpen() || !m_layer)
        return;
    if (open && !m_body)
        buildBody();
    m_body->setVisible(open);
    const QPixmap arrow = iconPixmap(u"chevron-right"_s, m_context.theme.secondary, m_context.metrics.icon,
                                     devicePixelRatioF());
    m_opener->setIcon(open ? QIcon(arrow.transformed(QTransform().rotate(90))) : QIcon(arrow));
    refresh();
    Q_EMIT openChanged();
}

bool LayerRow::isOpen() const
{
    return m_body && !m_body->isHidden();
}

void LayerRow::refresh()
{
    if (!m_layer)
        return;
    m_refreshing = true;
    m_box->setChecked(m_layer->isVisible());
    const LayerStatus status = m_layer->status();
    m_count->setText(status.count ? numberText(static_cast<double>(*status.count), locale()) : QString());
    QStringList notes;
    if (!status.note.isEmpty())
        notes << status.note;
    const ZoomRange range = m_layer->zoomRange();
    const double zoom = m_view.camera().zoom();
    if (m_layer->isVisible() && zoom < range.from)
        notes << tr("放大到 %1 级起显示").arg(QString::number(range.from, 'g', 3));
    else if (m_layer->isVisible() && zoom > range.to)
        notes << tr("缩小到 %1 级内显示").arg(QString::number(range.to, 'g', 3));
    if (status.asOf && isOpen())
        notes << tr("截至 %1").arg(businessTimeText(*status.asOf));
    m_note->setStyle(m_context, TextSize::Small, status.problem ? TextRole::Warning : TextRole::Secondary);
    m_note->setText(notes.join(u" · "_s));
    m_note->setVisible(!notes.isEmpty());
    if (isOpen())
        refreshControls();
    m_refreshing = false;
    Q_EMIT refreshed();
}

void LayerRow::refreshControls()
{
    m_opacity->setValue(qRound(m_layer->opacity() * percent));
    m_opacityText->setText(QString::number(qRound(m_layer->opacity() * percent)) + u'%');
    m_from->setValue(qRound(m_layer->zoomRange().from));
    m_to->setValue(qRound(m_layer->zoomRange().to));
    if (m_legendStale)
        refreshLegend();
}

void LayerRow::refreshLegend()
{
    m_legendStale = false;
    delete m_legend;
    m_legend = nullptr;
    const std::vector<LegendEntry> entries = m_layer->legend(m_view.sprites());
    if (entries.empty())
        return;
    m_legend = new LegendView(entries, m_context, m_body);
    m_legend->setObjectName(u"layerLegend-"_s + m_layer->id());
    m_bodyLayout->insertWidget(0, m_legend);
}

void LayerRow::takeZoom()
{
    if (!m_layer || m_refreshing)
        return;
    m_layer->setZoomRange({.from = static_cast<double>(m_from->value()),
                           .to = static_cast<double>(std::max(m_from->value(), m_to->value()))});
}

bool LayerRow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto& key = *static_cast<QKeyEvent*>(event);
    const bool moves = key.modifiers().testFlag(Qt::ControlModifier);
    switch (key.key()) {
    case Qt::Key_Right:
        setOpen(true);
        return true;
    case Qt::Key_Left:
        setOpen(false);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int by = key.key() == Qt::Key_Up ? 1 : -1;
        if (moves)
            Q_EMIT moveRequested(by);
        else
            Q_EMIT stepRequested(-by);
        return true;
    }
    default:
        return QWidget::eventFilter(watched, event);
    }
}

} // namespace onescreen
