// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/namebook.h"
#include "app/models/viewaddress.h"
#include "ui/common/theme.h"

#include <QFrame>

#include <functional>

class QGridLayout;

namespace onescreen {

/// States, priorities, types and areas to choose from. A small window that stays open while choosing and
/// closes with Esc or a click beside it.
class QueueFilterPopup : public QFrame
{
    Q_OBJECT

public:
    QueueFilterPopup(const ThemeContext& context, QWidget* parent);

    /// Offers the types and counties of `names` beside the fixed choices, and shows `filter`.
    void setChoices(const NameBook& names, const EventFilter& filter);

Q_SIGNALS:
    void filterChanged(const onescreen::EventFilter& filter); ///< By the user; text and period as set.
    void clearRequested();

private:
    QGridLayout* addColumn(const QString& title, int column);
    void addCheck(QGridLayout* column, const QString& text, bool checked, std::function<void(bool)> choose);
    void addAreas(QGridLayout* column, const NameBook& names);
    void rebuild(const NameBook& names);

    ThemeContext m_context;
    QWidget* m_body = nullptr;
    EventFilter m_filter;
};

} // namespace onescreen
