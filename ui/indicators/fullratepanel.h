// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessmenttypes.h"
#include "ui/indicators/figurepanel.h"

#include <QAbstractButton>

#include <vector>

class QHBoxLayout;

namespace onescreen {

/// One rate whose target is 100 %: how many cases fail it, large; the rate and its parts below.
class FullRateCell final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit FullRateCell(const ThemeContext& context, QWidget* parent);

    void setRow(const FullRateRow& row);
    [[nodiscard]] const FullRateRow& row() const { return m_row; }
    /// The texts as painted: name, count of failures, rate, parts.
    [[nodiscard]] QStringList texts() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void passportRequested(const QString& indicator);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] int paintCount(QPainter& painter, const QRect& line) const;

    ThemeContext m_context;
    FullRateRow m_row;
};

/// 四个 100 %: near the target the rate says little, the number of failures says all.
class FullRatePanel final : public FigurePanel, public ExportSource
{
    Q_OBJECT
public:
    explicit FullRatePanel(const SceneContext& context, QWidget* parent = nullptr);

    void setRows(std::vector<FullRateRow> rows, const FigureAbout& about);
    [[nodiscard]] const std::vector<FullRateCell*>& cells() const { return m_cells; }

    [[nodiscard]] ExportTable exportTable() const override; ///< All of them, also those without a cell.

Q_SIGNALS:
    void passportRequested(const QString& indicator);

private:
    ThemeContext m_context;
    std::vector<FullRateRow> m_rows;
    std::vector<FullRateCell*> m_cells;
    QHBoxLayout* m_line;
};

} // namespace onescreen
