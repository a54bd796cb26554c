// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace onescreen {

/// Who restates a published period, who confirms it, and why. Nothing is sent before both persons, who must
/// differ, and a reason are there.
class RestatementBar final : public QWidget
{
    Q_OBJECT
public:
    explicit RestatementBar(const ThemeContext& context, QWidget* parent = nullptr);

    void clear(); ///< After it is done; what was typed for another period does not stay either.

Q_SIGNALS:
    void restateRequested(const QString& by, const QString& secondPerson, const QString& reason);

private:
    [[nodiscard]] QLineEdit* field(const QString& name, const QString& text, int longest);
    [[nodiscard]] bool isFilled() const;
    void send();

    QLineEdit* m_by = nullptr;
    QLineEdit* m_with = nullptr;
    QLineEdit* m_reason = nullptr;
    QPushButton* m_send = nullptr;
};

} // namespace onescreen
