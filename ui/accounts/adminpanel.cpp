// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/adminpanel.h"

#include "ui/common/errortext.h"
#include "ui/common/icons.h"
#include "ui/common/plainlabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace onescreen {

using namespace Qt::StringLiterals;

AdminPanel::AdminPanel(const SceneContext& context, AccountAdmin& admin, QWidget* parent)
    : ModelPanel(context, new QWidget, parent), m_admin(admin), m_context(context.theme),
      m_dialogs(context.dialogs), m_table(new QTableView), m_said(new PlainLabel)
{
}

void AdminPanel::build(const QString& name, QSortFilterProxyModel* rows, int stretched)
{
    m_table->setObjectName(name);
    m_table->setModel(rows);
    m_table->setFont(m_context.font(TextSize::Small));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(QFontMetrics(m_table->font()).height() +
                                                     m_context.metrics.space());
    QHeaderView* header = m_table->horizontalHeader();
    header->setFont(m_table->font());
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(stretched, QHeaderView::Stretch);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(0, Qt::AscendingOrder);

    m_said->setObjectName(name + u"Said"_s);
    m_said->setElide(Qt::ElideRight);
    auto* foot = new QWidget;
    m_buttons = new QHBoxLayout(foot);
    m_buttons->setContentsMargins(0, 0, 0, 0);
    m_buttons->setSpacing(m_context.metrics.space());
    m_buttons->addWidget(m_said, 1);
    auto* inner = new QWidget;
    auto* layout = new QVBoxLayout(inner);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(m_context.metrics.space());
    layout->addWidget(m_table, 1);
    layout->addWidget(foot);
    fill(inner, nullptr); // lists of people are not taken out of the program
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { showButtons(); });
}

QPushButton* AdminPanel::addButton(const QString& name, QStringView iconName, const QString& text,
                                   std::function<void()> then)
{
    auto* button =
        new QPushButton(icon(iconName, m_context.theme.secondary, m_context.metrics.icon), text, this);
    button->setObjectName(name);
    button->setAutoDefault(false);
    m_buttons->addWidget(button);
    connect(button, &QPushButton::clicked, this, std::move(then));
    return button;
}

void AdminPanel::showList(const AdminList& list, const QString& emptyText, const QString& nextStep,
                          bool noMatch)
{
    showStatus({.state = noMatch ? ModelState::NoMatch : list.state,
                .error = list.error,
                .asOf = list.asOf,
                .emptyText = {}});
    if (const QString why = accessText(m_admin.access()); !why.isEmpty()) {
        setScope({});
        setState(PanelState::Denied, why);
        return;
    }
    if (list.state == ModelState::Empty) {
        setState(PanelState::Empty, emptyText, nextStep);
        return;
    }
    if (list.state == ModelState::Error && list.error) {
        const QString trust = trustFault(list.error->place.field);
        const bool isCut = list.error->kind == ErrorKind::Offline || list.error->kind == ErrorKind::Timeout;
        const QString what =
            isCut ? tr("这些内容只在中心，连上后才能查看和修改") : adminFault(*list.error).text;
        setState(PanelState::Error, trust.isEmpty() ? what : trust, tr("再试一次"));
    }
}

void AdminPanel::open(AdminDialog* dialog)
{
    if (findChild<AdminDialog*>() != dialog) {
        dialog->deleteLater();
        return;
    }
    connect(dialog, &AdminDialog::succeeded, this, [this](const QString& what) { say(what); });
    dialog->open();
}

void AdminPanel::say(const QString& what, TextRole role)
{
    m_said->setStyle(m_context, TextSize::Small, role);
    m_said->setText(what);
}

bool AdminPanel::saysNothing() const
{
    return m_said->text().isEmpty();
}

QModelIndex AdminPanel::chosen() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? QModelIndex() : rows.first();
}

} // namespace onescreen
