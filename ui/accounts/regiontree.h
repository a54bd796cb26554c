// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/namebook.h"
#include "ui/common/theme.h"

#include <QStringList>
#include <QWidget>

class QRadioButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace onescreen {

/// Everywhere, or regions to be ticked in their tree. What a ticked region contains is ticked with it. A
/// region that is not known here (another province, a code of no level) stands first, as its digits, and is
/// kept unless it is unticked.
class RegionTree final : public QWidget
{
    Q_OBJECT
public:
    RegionTree(const NameBook& names, const ThemeContext& context, QWidget* parent);

    void setPrefixes(const QStringList& prefixes); ///< Empty: everywhere.
    /// The least that covers what is ticked; empty is everywhere, or nothing ticked (isMissing()).
    [[nodiscard]] QStringList prefixes() const;
    /// Neither everywhere nor any region.
    [[nodiscard]] bool isMissing() const;

Q_SIGNALS:
    void changed();

private:
    void fill(const NameBook& names);
    void addUnknown(const QStringList& prefixes);
    void showCovered(QTreeWidgetItem* item, bool covered);
    void showAll();
    void onItemChanged(QTreeWidgetItem* item);

    QRadioButton* m_everywhere;
    QRadioButton* m_some;
    QTreeWidget* m_tree;
};

} // namespace onescreen
