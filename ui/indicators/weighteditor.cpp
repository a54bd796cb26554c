// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indicators/weighteditor.h"

#include "ui/common/numbertext.h"
#include "ui/common/plainlabel.h"
#include "ui/indicators/weighttrial.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int stepsPerPoint = 10; ///< Of a slider.

} // namespace

WeightEditor::WeightEditor(WeightTrial& trial, const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_trial(trial), m_context(context), m_scroll(new QScrollArea(this))
{
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
    connect(&trial, &WeightTrial::treeChanged, this, &WeightEditor::rebuild);
    connect(&trial, &WeightTrial::changed, this, &WeightEditor::showValues);
    rebuild();
}

void WeightEditor::rebuild()
{
    m_lines.clear();
    m_open.clear();
    auto* page = new QWidget;
    page->setAutoFillBackground(true);
    QPalette onPanel = page->palette();
    onPanel.setColor(QPalette::Window, m_context.theme.panel);
    page->setPalette(onPanel);
    auto* grid = new QGridLayout(page);
    const Metrics& metrics = m_context.metrics;
    grid->setContentsMargins(metrics.space(), 0, metrics.space(), 0);
    grid->setHorizontalSpacing(metrics.space());
    grid->setVerticalSpacing(0); // closed groups leave no gaps
    grid->setColumnStretch(1, 1);
    for (const NodeInfo& node : m_trial.tree()) {
        if (node.parent.isEmpty()) {
            m_open.insert(node.id);
            for (const QString& child : node.children)
                addNode(grid, child, 0);
        }
    }
    grid->setRowStretch(grid->rowCount(), 1);
    m_scroll->setWidget(page); // deletes the page before
    showOpen();
    showValues();
}

void WeightEditor::addNode(QGridLayout* grid, const QString& id, int depth)
{
    const NodeInfo* node = m_trial.node(id);
    if (!node || m_lines.contains(id))
        return;
    const Metrics& metrics = m_context.metrics;
    QWidget* page = grid->parentWidget();
    const int row = grid->rowCount();
    Line line;
    line.head = new QWidget(page); // A layout of hidden parts would keep its margins.
    auto* head = new QHBoxLayout(line.head);
    head->setContentsMargins(metrics.space(2.0 * depth), metrics.space(0.25), 0, metrics.space(0.25));
    head->setSpacing(metrics.space(0.5));
    line.opener = new QToolButton(line.head);
    line.opener->setAutoRaise(true);
    line.opener->setCheckable(true);
    line.opener->setAccessibleName(tr("展开 %1").arg(node->name));
    QSizePolicy keeps = line.opener->sizePolicy();
    keeps.setRetainSizeWhenHidden(true); // The names of one group stand in line.
    line.opener->setSizePolicy(keeps);
    line.name = new PlainLabel(node->name, line.head);
    line.name->setStyle(m_context, TextSize::Normal, TextRole::Normal, depth == 0);
    line.name->setElide(Qt::ElideRight);
    head->addWidget(line.opener);
    head->addWidget(line.name, 1);
    line.slider = new QSlider(Qt::Horizontal, page);
    line.slider->setRange(0, qRound(WeightTrial::most) * stepsPerPoint);
    line.slider->setSingleStep(stepsPerPoint);
    line.slider->setPageStep(5 * stepsPerPoint);
    line.slider->setAccessibleName(tr("%1 的权重").arg(node->name));
    line.field = new QDoubleSpinBox(page);
    line.field->setRange(0.0, WeightTrial::most);
    line.field->setDecimals(1);
    line.field->setAccessibleName(tr("%1 的权重").arg(node->name));
    line.share = new PlainLabel(page);
    line.share->setStyle(m_context, TextSize::Small, TextRole::Secondary);
    line.share->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    line.slider->setMinimumWidth(metrics.space(10));
    // The official weight comes and goes; the columns stand still.
    line.share->setMinimumWidth(
        line.share->fontMetrics().horizontalAdvance(tr("%1（正式 %2）").arg(u"100.0%"_s, u"100.0"_s)));
    line.name->setMinimumWidth(metrics.space(14));
    grid->addWidget(line.head, row, 0);
    grid->addWidget(line.slider, row, 1);
    grid->addWidget(line.field, row, 2);
    grid->addWidget(line.share, row, 3);
    m_lines.insert(id, line);
    connectLine(id, line);
    const QStringList children = node->children;
    line.opener->setEnabled(!children.isEmpty());
    for (const QString& child : children)
        addNode(grid, child, depth + 1);
}

void WeightEditor::connectLine(const QString& node, const Line& line)
{
    connect(line.opener, &QToolButton::toggled, this, [this, node](bool open) { setOpen(node, open); });
    connect(line.slider, &QSlider::sliderPressed, this, [this] { ++m_gesture; });
    connect(line.slider, &QSlider::valueChanged, this, [this, node, slider = line.slider](int value) {
        if (!slider->isSliderDown())
            ++m_gesture; // every key is a step of its own
        m_trial.setWeight(node, static_cast<double>(value) / stepsPerPoint, m_gesture);
    });
    connect(line.field, &QDoubleSpinBox::valueChanged, this,
            [this, node](double value) { m_trial.setWeight(node, value); });
}

void WeightEditor::showValues()
{
    const QLocale locale;
    for (auto it = m_lines.cbegin(); it != m_lines.cend(); ++it) {
        const double weight = m_trial.weight(it.key());
        const bool changed = m_trial.changes().contains(it.key());
        const QSignalBlocker quietSlider(it->slider);
        const QSignalBlocker quietField(it->field);
        it->slider->setValue(qRound(weight * stepsPerPoint));
        it->field->setValue(weight);
        QString text = percentText(m_trial.share(it.key()), locale, 1);
        if (changed)
            text += tr("（正式 %1）").arg(numberText(m_trial.official(it.key()), locale, 1));
        it->share->setText(text);
        it->share->setStyle(m_context, TextSize::Small, changed ? TextRole::Warning : TextRole::Secondary);
    }
}

bool WeightEditor::isShown(const QString& id) const
{
    const NodeInfo* node = m_trial.node(id);
    while (node && !node->parent.isEmpty()) {
        if (!m_open.contains(node->parent))
            return false;
        node = m_trial.node(node->parent);
    }
    return node != nullptr;
}

void WeightEditor::setOpen(const QString& node, bool open)
{
    if (open)
        m_open.insert(node);
    else
        m_open.remove(node);
    showOpen();
}

void WeightEditor::showOpen()
{
    for (auto it = m_lines.cbegin(); it != m_lines.cend(); ++it) {
        const bool shown = isShown(it.key());
        const NodeInfo* node = m_trial.node(it.key());
        const bool leaf = !node || node->children.isEmpty();
        const QSignalBlocker quiet(it->opener);
        it->opener->setChecked(m_open.contains(it.key()));
        it->opener->setArrowType(leaf                        ? Qt::NoArrow
                                 : m_open.contains(it.key()) ? Qt::DownArrow
                                                             : Qt::RightArrow);
        it->opener->setVisible(!leaf);
        for (QWidget* part : std::initializer_list<QWidget*>{it->head, it->slider, it->field, it->share})
            part->setVisible(shown);
    }
    // Nothing is scrolled sideways here, so nothing may be cut off.
    if (QLayout* grid = m_scroll->widget()->layout()) {
        grid->activate();
        m_scroll->setMinimumWidth(grid->minimumSize().width() +
                                  m_scroll->verticalScrollBar()->sizeHint().width());
    }
}

QDoubleSpinBox* WeightEditor::field(const QString& node) const
{
    return m_lines.value(node).field;
}

QSlider* WeightEditor::slider(const QString& node) const
{
    return m_lines.value(node).slider;
}

} // namespace onescreen
