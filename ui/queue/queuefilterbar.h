// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/namebook.h"
#include "app/models/viewaddress.h"
#include "ui/common/theme.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QToolButton;

namespace onescreen {

class QueueFilterPopup;

/// What a queue shows when nobody chose anything: everything that is open.
EventFilter openEventsFilter();
/// What differs from it, one short text each: "状态：上报、受理", "文字：早市".
QStringList filterWords(const EventFilter& filter, const NameBook& names);

/// Text field (searches 300 ms after the last key) and the button that opens the choices.
class QueueFilterBar : public QWidget
{
    Q_OBJECT

public:
    QueueFilterBar(const ThemeContext& context, QWidget* parent = nullptr);

    void setNames(const NameBook& names) { m_names = names; }
    void setFilter(const EventFilter& filter); ///< Emits nothing.
    [[nodiscard]] const EventFilter& filter() const { return m_filter; }
    void focusText();
    void clearFilter();

Q_SIGNALS:
    void filterChanged(const onescreen::EventFilter& filter); ///< By the user.
    void finished(); ///< Return was pressed in the text field: on to the rows.

private:
    void search();
    void choose(const EventFilter& filter);
    void openPopup();
    void showCount();

    ThemeContext m_context;
    NameBook m_names;
    EventFilter m_filter;
    QLineEdit* m_text;
    QToolButton* m_button;
    QueueFilterPopup* m_popup;
    QTimer m_debounce;
};

/// The chosen filter as small buttons; a click on one takes it out.
class QueueChips : public QWidget
{
    Q_OBJECT

public:
    QueueChips(const ThemeContext& context, QWidget* parent = nullptr);
    void setFilter(const EventFilter& filter, const NameBook& names);

Q_SIGNALS:
    void filterChanged(const onescreen::EventFilter& filter);

private:
    ThemeContext m_context;
    QHBoxLayout* m_layout;
};

} // namespace onescreen
