// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/publication.h"
#include "ui/indicators/figurepanel.h"
#include "ui/indicators/publicationmodel.h"

#include <memory>

namespace onescreen {

class FigureTable;
class PlainLabel;
class RestatementBar;

/// 已公布期次对账: what was published of the period against what today's figures give, old, new and why. In
/// an analyst's window the period can be restated from here.
class PublicationPanel final : public FigurePanel
{
    Q_OBJECT
public:
    explicit PublicationPanel(const SceneContext& context, QWidget* parent = nullptr);

    /// Differences of that publication; `mayRestate`: today's figures may be published. With
    /// `missing` there is nothing to compare, and why.
    void setContent(const std::optional<Publication>& publication, std::vector<PublicationRow> rows,
                    const DriftReasons& reasons, bool mayRestate, const FigureAbout& about,
                    const QString& missing = {});
    [[nodiscard]] FigureTable& table() const { return *m_table; }
    [[nodiscard]] const PublicationModel& model() const { return *m_model; }
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    /// Of the publication that is shown; confirmed by the user.
    void restateRequested(const onescreen::PublishOrder& order);

private:
    void confirm(const QString& by, const QString& secondPerson, const QString& reason);

    Dialogs& m_dialogs;
    bool m_isAnalyst;
    std::optional<Publication> m_publication;
    PublicationModel* m_model;
    std::unique_ptr<ExportSource> m_source;
    PlainLabel* m_summary = nullptr;
    FigureTable* m_table = nullptr;
    RestatementBar* m_bar = nullptr;
};

} // namespace onescreen
