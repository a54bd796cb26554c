// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/regiontree.h"

#include "app/models/accounts/regionprefixes.h"
#include "ui/common/plainlabel.h"

#include <QHBoxLayout>
#include <QHash>
#include <QHeaderView>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <QVBoxLayout>

namespace onescreen {

using namespace Qt::StringLiterals;

namespace {

constexpr int prefixRole = Qt::UserRole;
constexpr int wantedRole = Qt::UserRole + 1; ///< Ticked by the user, not through what contains it.

QString prefixAt(const QTreeWidgetItem* item)
{
    return item->data(0, prefixRole).toString();
}

bool isWanted(const QTreeWidgetItem* item)
{
    return item->data(0, wantedRole).toBool();
}

} // namespace

RegionTree::RegionTree(const NameBook& names, const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_everywhere(new QRadioButton(tr("全部区域"), this)),
      m_some(new QRadioButton(tr("只限勾选的区域"), this)), m_tree(new QTreeWidget(this))
{
    m_everywhere->setObjectName(u"regionsEverywhere"_s);
    m_some->setObjectName(u"regionsSome"_s);
    m_tree->setObjectName(u"regionsTree"_s);
    m_tree->setAccessibleName(tr("区域"));
    m_tree->setHeaderHidden(true);
    m_tree->setColumnCount(2);
    m_tree->setFont(context.font());
    m_tree->setIndentation(context.metrics.space(2));
    m_tree->setTabKeyNavigation(false);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->setMinimumHeight(context.metrics.space(18));
    auto* choice = new QHBoxLayout;
    choice->setSpacing(context.metrics.space(2));
    choice->addWidget(m_everywhere);
    choice->addWidget(m_some);
    choice->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(context.metrics.space(0.5));
    layout->addLayout(choice);
    layout->addWidget(m_tree, 1);
    setFocusProxy(m_everywhere);
    fill(names);
    m_everywhere->setChecked(true);
    showAll();
    connect(m_everywhere, &QRadioButton::toggled, this, [this] {
        showAll();
        Q_EMIT changed();
    });
    connect(m_tree, &QTreeWidget::itemChanged, this, &RegionTree::onItemChanged);
}

void RegionTree::fill(const NameBook& names)
{
    QHash<RegionCode, QTreeWidgetItem*> items;
    for (const RegionLevel level :
         {RegionLevel::Province, RegionLevel::City, RegionLevel::County, RegionLevel::Township}) {
        for (const Region& region : names.regions(level)) {
            QTreeWidgetItem* above = nullptr;
            for (auto code = region->code.parent(); code && !above; code = code->parent())
                above = items.value(*code);
            auto* item = above ? new QTreeWidgetItem(above) : new QTreeWidgetItem(m_tree);
            item->setText(0, region->name);
            item->setText(1, region->code.toString());
            item->setData(0, prefixRole, prefixOf(region->code));
            item->setCheckState(0, Qt::Unchecked);
            items.insert(region->code, item);
        }
    }
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        m_tree->topLevelItem(i)->setExpanded(true);
}

void RegionTree::addUnknown(const QStringList& prefixes)
{
    QSet<QString> known;
    for (QTreeWidgetItemIterator it(m_tree); *it; ++it)
        known.insert(prefixAt(*it));
    for (const QString& prefix : prefixes) {
        if (known.contains(prefix))
            continue;
        auto* item = new QTreeWidgetItem;
        item->setText(0, tr("%1（本机没有它的名称）").arg(prefix));
        item->setData(0, Qt::ToolTipRole, plainToolTipText(item->text(0)));
        item->setData(0, prefixRole, prefix);
        m_tree->insertTopLevelItem(0, item);
    }
}

void RegionTree::setPrefixes(const QStringList& prefixes)
{
    {
        const QSignalBlocker quiet(m_tree);
        addUnknown(prefixes);
        for (QTreeWidgetItemIterator it(m_tree); *it; ++it) {
            (*it)->setData(0, wantedRole, prefixes.contains(prefixAt(*it)));
            if (isWanted(*it)) {
                for (QTreeWidgetItem* above = (*it)->parent(); above; above = above->parent())
                    above->setExpanded(true);
            }
        }
    }
    (prefixes.isEmpty() ? m_everywhere : m_some)->setChecked(true);
    showAll();
}

void RegionTree::showCovered(QTreeWidgetItem* item, bool covered)
{
    const bool ticked = covered || isWanted(item);
    item->setCheckState(0, ticked ? Qt::Checked : Qt::Unchecked);
    item->setDisabled(covered);
    for (int i = 0; i < item->childCount(); ++i)
        showCovered(item->child(i), ticked);
}

void RegionTree::showAll()
{
    const QSignalBlocker quiet(m_tree);
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        showCovered(m_tree->topLevelItem(i), false);
    m_tree->setEnabled(m_some->isChecked());
}

void RegionTree::onItemChanged(QTreeWidgetItem* item)
{
    const bool ticked = item->checkState(0) == Qt::Checked;
    if (ticked == isWanted(item))
        return;
    {
        const QSignalBlocker quiet(m_tree);
        item->setData(0, wantedRole, ticked);
        // What it contains goes with it, so that nothing is left ticked out of sight.
        for (QTreeWidgetItemIterator it(item); ticked && *it; ++it) {
            if (*it != item && prefixAt(*it).startsWith(prefixAt(item)))
                (*it)->setData(0, wantedRole, false);
        }
    }
    showAll();
    m_tree->viewport()->update();
    Q_EMIT changed();
}

QStringList RegionTree::prefixes() const
{
    if (m_everywhere->isChecked())
        return {};
    QStringList wanted;
    for (QTreeWidgetItemIterator it(m_tree); *it; ++it) {
        if (isWanted(*it))
            wanted << prefixAt(*it);
    }
    return leastPrefixes(wanted);
}

bool RegionTree::isMissing() const
{
    return m_some->isChecked() && prefixes().isEmpty();
}

} // namespace onescreen
