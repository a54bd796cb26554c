// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QLabel>

namespace onescreen {

enum class TextRole { Normal, Secondary, Muted, Accent, Urgent, Warning, Done, Unknown };
QColor textColor(const Theme& theme, TextRole role);

/// A label that shows its text literally, whatever stands in it: markup, links and images of server text stay
/// text. With eliding on it may be narrower than its text and then shows "…" and the whole text as its tool
/// tip.
class PlainLabel : public QLabel
{
    Q_OBJECT
public:
    explicit PlainLabel(QWidget* parent = nullptr) : PlainLabel(QString(), parent) {}
    explicit PlainLabel(const QString& text, QWidget* parent = nullptr);

    /// Font and colour from the theme.
    void setStyle(const ThemeContext& context, TextSize size, TextRole role = TextRole::Normal,
                  bool bold = false);
    void setElide(Qt::TextElideMode mode); ///< Qt::ElideNone is the start.

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Qt::TextElideMode m_elide = Qt::ElideNone;
};

/// A tool tip that shows `text` literally, wrapped at a readable width. Empty removes it.
void setPlainToolTip(QWidget* widget, const QString& text);
/// The same text for views that return tool tips from a model (Qt::ToolTipRole).
QString plainToolTipText(const QString& text);

} // namespace onescreen
