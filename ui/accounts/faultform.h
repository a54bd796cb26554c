// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QHash>
#include <QWidget>

class QGridLayout;

namespace onescreen {

class PlainLabel;

/// Labelled fields, each with a line under it that says what is expected there or what is wrong.
class FaultForm final : public QWidget
{
    Q_OBJECT
public:
    FaultForm(const ThemeContext& context, QWidget* parent);

    /// `field` becomes a child. `grows` takes the height that is left.
    void addRow(const QString& label, QWidget* field, const QString& hint = {}, bool grows = false);
    void setHint(QWidget* field, const QString& hint);
    /// In the place of the hint; empty brings the hint back.
    void setFault(QWidget* field, const QString& text);
    void clearFaults();
    [[nodiscard]] QString faultOf(const QWidget* field) const;
    [[nodiscard]] bool hasFaults() const;
    /// The first that has a fault; null without one.
    [[nodiscard]] QWidget* firstFault() const;

private:
    struct Row
    {
        QWidget* field = nullptr;
        PlainLabel* line = nullptr;
        QString hint;
        QString fault;
    };
    Row* find(const QWidget* field);
    void show(const Row& row);

    ThemeContext m_context;
    QGridLayout* m_layout;
    QList<Row> m_rows;
    bool m_grows = false; ///< A row takes the height that is left; otherwise it stays under the last one.
};

} // namespace onescreen
