// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace onescreen {

/// A word-sized line without axes, painted. Missing values are gaps; the last known value has a dot.
class Sparkline final : public QWidget
{
    Q_OBJECT
public:
    explicit Sparkline(const ThemeContext& context, QWidget* parent = nullptr);

    void setValues(std::vector<std::optional<double>> values);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ThemeContext m_context;
    std::vector<std::optional<double>> m_values;
};

} // namespace onescreen
