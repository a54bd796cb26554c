// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/tracks/replaydata.h"
#include "ui/common/theme.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace onescreen {

/// The slider of a replay: ticks with times, how many events were reported (bars; urgent ones apart) in each
/// part of the window, from when on positions are kept, and the moment that is shown. Keys: ← → a step, Page
/// a tenth, Home and End the ends.
class TimeTrack final : public QWidget
{
    Q_OBJECT
public:
    explicit TimeTrack(QWidget* parent = nullptr);

    void setTheme(const ThemeContext& context);
    /// None: nothing to slide on.
    void setWindow(const std::optional<TimeSpan>& window);
    void setAt(UtcTime at);
    void setBins(std::vector<ReplayBin> bins);
    /// Before it there are no positions; drawn hatched.
    void setTracksSince(std::optional<UtcTime> since);
    [[nodiscard]] UtcTime at() const { return m_at; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// A step of ticks that leaves room for their texts: 1, 2, 5, 10, 15, 30 min, 1, 2, 3, 6, 12 h, days.
    static Milliseconds tickStep(Milliseconds window, int mostTicks);

Q_SIGNALS:
    void sought(onescreen::UtcTime at); ///< By the user.
    void stepped(int steps);            ///< By the user's key.

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QRectF trackRect() const;
    [[nodiscard]] double xOf(UtcTime at) const;
    [[nodiscard]] UtcTime timeAt(double x) const;
    void paintBins(QPainter& painter) const;
    void paintTicks(QPainter& painter) const;
    void paintUnkept(QPainter& painter) const;
    void paintHandle(QPainter& painter) const;

    ThemeContext m_context;
    std::optional<TimeSpan> m_window;
    UtcTime m_at;
    std::vector<ReplayBin> m_bins;
    std::optional<UtcTime> m_since;
    bool m_hasTracks = true;
};

} // namespace onescreen
