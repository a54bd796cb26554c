// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/panelframe.h"
#include "ui/overview/overviewfigures.h"

namespace onescreen {

/// Six BigNumbers in a row.
class NumbersView final : public QWidget, public ExportSource
{
    Q_OBJECT
public:
    NumbersView(const ThemeContext& context, QWidget* parent = nullptr);

    void setNumbers(const OverviewNumbers& numbers);
    [[nodiscard]] ExportTable exportTable() const override;

Q_SIGNALS:
    void activated(onescreen::OverviewFigure figure);

private:
    std::array<BigNumber*, allOverviewFigures.size()> m_figures{};
};

} // namespace onescreen
