// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QWidget>

namespace onescreen {

/// A widget with another one that can be laid over its right side.
class SidePanel final : public QWidget
{
    Q_OBJECT
public:
    /// Takes both as children. `side` starts hidden.
    SidePanel(const ThemeContext& context, QWidget* main, QWidget* side, QWidget* parent = nullptr);

    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const;
    /// Pixels at the right that are covered.
    [[nodiscard]] int coveredWidth() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void place();

    ThemeContext m_context;
    QWidget* m_main;
    QWidget* m_side;
};

} // namespace onescreen
