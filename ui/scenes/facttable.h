// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/panelframe.h"
#include "ui/common/theme.h"

#include <QTableWidget>

#include <vector>

namespace onescreen {

/// A fact of a table: what it is, what it says, and the raw value for an export (invalid when missing).
struct Fact
{
    QString name;
    QString text;
    QVariant raw;

    friend bool operator==(const Fact&, const Fact&) = default;
};

/// Two columns: names and values, read only.
class FactTable final : public QTableWidget, public ExportSource
{
    Q_OBJECT
public:
    explicit FactTable(const ThemeContext& context, QWidget* parent = nullptr);

    void setFacts(std::vector<Fact> facts);
    [[nodiscard]] const std::vector<Fact>& facts() const { return m_facts; }
    [[nodiscard]] ExportTable exportTable() const override;

private:
    std::vector<Fact> m_facts;
};

} // namespace onescreen
