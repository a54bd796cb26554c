// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QHash>
#include <QSet>
#include <QWidget>

class QDoubleSpinBox;
class QGridLayout;
class QScrollArea;
class QSlider;
class QToolButton;

namespace onescreen {

class PlainLabel;
class WeightTrial;

/// The tree of weights, each with a slider, a field and its share; groups open and close. Arrow keys move a
/// slider, Tab goes to the next weight.
class WeightEditor final : public QWidget
{
    Q_OBJECT
public:
    WeightEditor(WeightTrial& trial, const ThemeContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QDoubleSpinBox* field(const QString& node) const; ///< Null when not shown.
    [[nodiscard]] QSlider* slider(const QString& node) const;
    void setOpen(const QString& node, bool open);

private:
    struct Line
    {
        QWidget* head = nullptr; ///< Opener and name.
        PlainLabel* name = nullptr;
        QSlider* slider = nullptr;
        QDoubleSpinBox* field = nullptr;
        PlainLabel* share = nullptr;
        QToolButton* opener = nullptr;
    };
    void rebuild();
    void addNode(QGridLayout* grid, const QString& node, int depth);
    void connectLine(const QString& node, const Line& line);
    void showValues();
    void showOpen();
    [[nodiscard]] bool isShown(const QString& node) const;

    WeightTrial& m_trial;
    ThemeContext m_context;
    QScrollArea* m_scroll;
    QHash<QString, Line> m_lines;
    QSet<QString> m_open; ///< Nodes whose children are shown.
    int m_gesture = 0;
};

} // namespace onescreen
