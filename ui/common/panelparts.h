// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace onescreen {

class PlainLabel;

/// Grey bars where content will be; they stand still.
class SkeletonView : public QWidget
{
    Q_OBJECT
public:
    explicit SkeletonView(const ThemeContext& context, QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ThemeContext m_context;
};

/// What stands in place of content: an icon, a sentence, a second one, and a button with the next step.
class StateView : public QWidget
{
    Q_OBJECT
public:
    struct Shown
    {
        QString icon;
        QColor iconColor;
        QString sentence;
        QString detail;
        QString button; ///< Empty: no button.
    };
    explicit StateView(const ThemeContext& context, QWidget* parent);

    void show(const Shown& shown);
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    void nextStepRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    ThemeContext m_context;
    QLabel* m_icon;
    PlainLabel* m_sentence;
    PlainLabel* m_detail;
    QPushButton* m_button;
};

/// Kept weak: every text but the muted one stays above 4.5:1 under it.
inline constexpr float staleVeilOpacity = 0.12F;

/// Lies over stale content: takes its colours back and hatches its edges. Lets the mouse through.
class StaleVeil : public QWidget
{
    Q_OBJECT
public:
    explicit StaleVeil(const ThemeContext& context, QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ThemeContext m_context;
};

} // namespace onescreen
