// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/accounts/accountfields.h"
#include "ui/common/theme.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace onescreen {

/// A new password typed twice, or drawn at random and shown while the form is open: it is written down
/// nowhere else.
class PasswordEntry final : public QWidget
{
    Q_OBJECT
public:
    PasswordEntry(const ThemeContext& context, QWidget* parent);

    [[nodiscard]] QString password() const;
    [[nodiscard]] FieldFault fault() const;
    [[nodiscard]] static QString rule(); ///< What is asked of a password, to be said before it is typed.

Q_SIGNALS:
    void changed();

private:
    void draw();
    void hideAgain();

    QLineEdit* m_password;
    QLineEdit* m_again;
    QPushButton* m_draw;
};

} // namespace onescreen
