// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/linktext.h"

#include <QWidget>

namespace onescreen {

/// What a window shows before there is anything to show: that nothing was ever synced here, how the link
/// stands, and what to do.
class StartView : public QWidget
{
    Q_OBJECT
public:
    explicit StartView(const ThemeContext& context, QWidget* parent = nullptr);

    void setLink(const LinkState& link, bool hasServer, UtcTime now);

private:
    PlainLabel* m_heading;
    PlainLabel* m_state;
    PlainLabel* m_advice;
};

} // namespace onescreen
