// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/indicators/contradictionmodel.h"
#include "ui/indicators/figurepanel.h"

#include <memory>

namespace onescreen {

class FigureTable;
class PlainLabel;

/// 对账: what is printed and cannot be true, or is another number than ours. Flagged, never repaired.
class ContradictionPanel final : public FigurePanel
{
    Q_OBJECT
public:
    explicit ContradictionPanel(const SceneContext& context, QWidget* parent = nullptr);

    void setContent(std::vector<Contradiction> rows, const FigureAbout& about);
    [[nodiscard]] FigureTable& table() const { return *m_table; }
    [[nodiscard]] const ContradictionModel& model() const { return *m_model; }
    [[nodiscard]] QString detail() const; ///< Of the current row.

Q_SIGNALS:
    /// The figure computed from rows that a printed one differs from.
    void figureRequested(const QString& unit, const QString& indicator, const onescreen::Period& period);

private:
    void showDetail(const QString& key);
    void request(const QString& key);

    ContradictionModel* m_model;
    std::unique_ptr<ExportSource> m_source;
    FigureTable* m_table = nullptr;
    PlainLabel* m_detail = nullptr;
};

} // namespace onescreen
