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

Q_SIGNALS:
    void coveredChanged(int pixels); ///< coveredWidth() is another.

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void place();

    ThemeContext m_context;
    QWidget* m_main;
    QWidget* m_side;
    int m_covered = 0; ///< As was last told.
};

} // namespace onescreen
