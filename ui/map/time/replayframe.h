// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "ui/common/theme.h"

#include <QWidget>

namespace onescreen {

/// Says, over the whole map, that this is not now: a frame around it and a plate with 回放, the moment and
/// the speed on top. Lies over its parent, follows its size and lets the mouse through. Never blinks.
class ReplayFrame final : public QWidget
{
    Q_OBJECT
public:
    /// Hidden at the start.
    ReplayFrame(const ThemeContext& context, QWidget* map);

    void setMoment(UtcTime at, int speed, bool playing);
    [[nodiscard]] QString text() const { return m_text; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QRect plateRect() const;

    ThemeContext m_context;
    QString m_text;
};

} // namespace onescreen
