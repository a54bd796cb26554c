// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/tracks/windowchoice.h"
#include "ui/common/theme.h"

#include <QFrame>

class QDateTimeEdit;
class QPushButton;

namespace onescreen {

class PlainLabel;

/// Asks for the two ends of a window in business time (Asia/Shanghai). Enter takes it, Esc leaves.
class WindowPopup final : public QFrame
{
    Q_OBJECT
public:
    WindowPopup(const ThemeContext& context, QWidget* parent);

    /// Shows it above `anchor` with these ends.
    void openAt(const QWidget& anchor, const TimeSpan& span);

Q_SIGNALS:
    void chosen(const onescreen::WindowChoice& choice);

private:
    [[nodiscard]] std::optional<WindowChoice> choice() const;
    void check();
    void accept();

    QDateTimeEdit* m_from;
    QDateTimeEdit* m_to;
    PlainLabel* m_fault;
    QPushButton* m_take;
};

} // namespace onescreen
