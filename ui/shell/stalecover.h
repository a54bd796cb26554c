// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QWidget>

namespace onescreen {

class PlainLabel;

/// The banner over a picture that is old as a whole.
class StaleBanner : public QWidget
{
    Q_OBJECT
public:
    explicit StaleBanner(const ThemeContext& context, QWidget* parent = nullptr);
    void setText(const QString& text); ///< Empty hides the banner.

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ThemeContext m_context;
    PlainLabel* m_text;
};

/// The edge all around a window while its picture is old: seen from where the banner cannot be read. Lies
/// over its parent, follows its size and lets the mouse through.
class StaleEdge : public QWidget
{
    Q_OBJECT
public:
    StaleEdge(const ThemeContext& context, QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();
    ThemeContext m_context;
};

} // namespace onescreen
