// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/indicators/figurepanel.h"
#include "ui/indicators/weighttrial.h"

#include <functional>

class QPushButton;
class QTimer;

namespace onescreen {

class FigureTable;
class PlainLabel;
class TrialModel;
class WeightEditor;

/// 试算: other weights, and live beside the official ranks what they would give. Said to be a trial in its
/// title, in every heading and in every export.
class WhatIfPanel final : public FigurePanel
{
    Q_OBJECT
public:
    explicit WhatIfPanel(const SceneContext& context, QWidget* parent = nullptr);
    ~WhatIfPanel() override;

    /// Ranks that weights give; called on the UI thread, within a few milliseconds.
    using Compute = std::function<Result<std::vector<RankRow>>(const WeightChanges&)>;
    struct Content
    {
        std::vector<NodeInfo> tree;
        std::vector<RankRow> official;
        int decimals = 1;
        Compute compute;
    };
    void setContent(Content content, const FigureAbout& about);

    [[nodiscard]] WeightTrial& trial() { return m_trial; }
    [[nodiscard]] const TrialModel& model() const { return *m_model; }
    [[nodiscard]] WeightEditor& editor() const { return *m_editor; }
    [[nodiscard]] QString banner() const;

Q_SIGNALS:
    void passportRequested(const QString& unit);

private:
    void build(const SceneContext& context);
    QPushButton* addButton(const QString& objectName, const QString& text, const QString& tip);
    void compute();
    void showState(const QString& problem);

    WeightTrial m_trial;
    Content m_content;
    TrialModel* m_model;
    std::unique_ptr<ExportSource> m_source;
    WeightEditor* m_editor = nullptr;
    FigureTable* m_table = nullptr;
    PlainLabel* m_banner = nullptr;
    QPushButton* m_undo = nullptr;
    QPushButton* m_redo = nullptr;
    QPushButton* m_reset = nullptr;
    QTimer* m_soon; ///< Many steps of one turn of the event loop are one computation.
};

} // namespace onescreen
