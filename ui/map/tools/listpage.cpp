// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tools/listpage.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace onescreen {

ListPage::ListPage(const SceneContext& context, const QString& listName, const QStringList& headers, int wide,
                   QWidget* parent)
    : PanelFrame(context.theme, new QWidget, parent), m_look(context.theme),
      m_table(new QTableWidget(0, static_cast<int>(headers.size()), content())),
      m_column(new QVBoxLayout(content()))
{
    const Metrics& metrics = m_look.metrics;
    m_column->setContentsMargins(metrics.space(1), 0, metrics.space(1), metrics.space(1));
    m_column->setSpacing(metrics.space(0.5));
    m_table->setObjectName(listName);
    m_table->setFont(m_look.font(TextSize::Small));
    m_table->setHorizontalHeaderLabels(headers);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(QFontMetrics(m_table->font()).height() +
                                                     metrics.space(1));
    m_table->horizontalHeader()->setFont(m_table->font());
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(wide, QHeaderView::Stretch);
    m_table->installEventFilter(this);
}

void ListPage::focusList()
{
    m_table->setFocus();
}

std::optional<std::size_t> ListPage::currentLine() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < m_table->rowCount() ? std::optional(static_cast<std::size_t>(row))
                                                 : std::nullopt;
}

QPushButton* ListPage::makeButton(const QString& text, const QString& name, std::function<void()> run)
{
    auto* button = new QPushButton(text, content());
    button->setObjectName(name);
    button->setFont(m_look.font(TextSize::Small));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [run = std::move(run)] { run(); });
    return button;
}

bool ListPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_table ||
        (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress))
        return PanelFrame::eventFilter(watched, event);
    const auto& key = *static_cast<QKeyEvent*>(event);
    const bool escape = key.key() == Qt::Key_Escape && !(key.modifiers() & ~Qt::KeypadModifier);
    if (event->type() == QEvent::ShortcutOverride) {
        if (!escape)
            return PanelFrame::eventFilter(watched, event);
        event->accept(); // Else the window would go one level up.
        return true;
    }
    if (escape) {
        Q_EMIT closeRequested();
        return true;
    }
    return listKey(key) || PanelFrame::eventFilter(watched, event);
}

bool isEnter(const QKeyEvent& event)
{
    return (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) &&
           !(event.modifiers() & ~Qt::KeypadModifier);
}

} // namespace onescreen
