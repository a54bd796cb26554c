// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/alertdecisions.h"
#include "ui/common/settingsstore.h"
#include "ui/common/theme.h"
#include "ui/portrait/warninglist.h"

#include <QWidget>

class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QPushButton;

namespace onescreen {

/// The line under the warnings of a unit: choose one, say who has seen it and until when it is to be dealt
/// with. Opens into a short form and closes again; nothing is sent before "保存".
class AlertBar final : public QWidget
{
    Q_OBJECT
public:
    AlertBar(const ThemeContext& context, SettingsStore& settings, QWidget* parent = nullptr);

    /// Alerts of the rows that are followed and still open; hides itself when there are none.
    void setRows(const QString& unit, const std::vector<WarningRow>& rows);
    /// Chooses that one and opens the form; nothing when it is not among the rows.
    void open(const QString& indicator, QDate today);

Q_SIGNALS:
    /// Without id and time. The name is not empty and the day not before `today` of open().
    void acknowledged(const onescreen::AlertDecision& decision);
    void openRequested(const QString& indicator); ///< By the button: whoever knows the day calls open().

private:
    void build();
    void showForm(bool shown);
    void save();

    ThemeContext m_context;
    SettingsStore& m_settings;
    QString m_unit;
    std::vector<WarningRow> m_rows;
    QComboBox* m_choice = nullptr;
    QPushButton* m_open = nullptr;
    QWidget* m_form = nullptr;
    QLineEdit* m_name = nullptr;
    QDateEdit* m_due = nullptr;
    QLineEdit* m_note = nullptr;
    QPushButton* m_save = nullptr;
};

} // namespace onescreen
