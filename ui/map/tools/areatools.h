// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/select.h"
#include "ui/map/tools/drawtool.h"

namespace onescreen {

/// Draws an area of the map to choose what lies inside. Stays the tool afterwards, for the next one.
class AreaTool : public DrawTool
{
    Q_OBJECT
public:
    using DrawTool::DrawTool;

Q_SIGNALS:
    void areaDrawn(const onescreen::geo::SelectArea& area);

protected:
    void cleared() override { m_problem.clear(); }
    /// Sends a ring or says what is wrong with it; the points go either way.
    void send(const Result<geo::SelectRing>& ring);
    void send(const geo::SelectArea& area);
    void refuse(const QString& problem);
    /// The problem, or else what to do.
    [[nodiscard]] QString hintOr(const QString& hint) const { return m_problem.isEmpty() ? hint : m_problem; }

private:
    QString m_problem;
};

/// Two opposite corners: dragged, or clicked one after the other.
class RectangleTool final : public AreaTool
{
    Q_OBJECT
public:
    using AreaTool::AreaTool;

    [[nodiscard]] QString hint() const override;
    bool press(QPointF pixel, const geo::Camera& camera) override;
    void release(QPointF pixel, const geo::Camera& camera) override;
    void paint(const ToolFrame& frame) const override;

protected:
    void pointAdded() override;
    void complete() override;

private:
};

/// A free line: drawn with the pressed button; by keyboard as a polygon.
class LassoTool final : public AreaTool
{
    Q_OBJECT
public:
    using AreaTool::AreaTool;

    [[nodiscard]] QString hint() const override;
    bool press(QPointF pixel, const geo::Camera& camera) override;
    void move(QPointF pixel, const geo::Camera& camera) override;
    void release(QPointF pixel, const geo::Camera& camera) override;
    void paint(const ToolFrame& frame) const override;

protected:
    void complete() override;

private:
    bool m_drawing = false;
};

/// Corners clicked one by one; Enter or a double click closes it.
class PolygonTool final : public AreaTool
{
    Q_OBJECT
public:
    using AreaTool::AreaTool;

    [[nodiscard]] QString hint() const override;
    void paint(const ToolFrame& frame) const override;

protected:
    void complete() override;
};

/// A centre and a radius: dragged, clicked, or typed in metres ("500"), with "k" in kilometres ("1.5k").
class CircleTool final : public AreaTool
{
    Q_OBJECT
public:
    using AreaTool::AreaTool;

    [[nodiscard]] QString hint() const override;
    bool press(QPointF pixel, const geo::Camera& camera) override;
    void release(QPointF pixel, const geo::Camera& camera) override;
    void paint(const ToolFrame& frame) const override;
    /// The typed radius in metres; none when nothing (or no number) is typed.
    [[nodiscard]] std::optional<double> typedMetres() const;

protected:
    void pointAdded() override;
    void complete() override;
    void cleared() override;
    bool ownKey(const QKeyEvent& event, const geo::Camera& camera) override;

private:
    [[nodiscard]] std::optional<double> metres() const;

    QString m_typed;
};

} // namespace onescreen
