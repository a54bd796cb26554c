// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/selectnearest.h"
#include "ui/common/plainlabel.h"
#include "ui/map/tools/listpage.h"

class QPushButton;

namespace onescreen {

class PlainLabel;

/// Who or what is nearest to a place: distance, estimated time, age of the position. Those that are off or
/// without a position are counted, not listed. Keys: ↑↓, Enter shows it on the map, U teams, V cameras, Esc
/// closes.
class NearestPanel final : public ListPage
{
    Q_OBJECT
public:
    static constexpr std::size_t mostListed = 20;
    enum class What { Teams, Cameras };

    NearestPanel(const SceneContext& context, QWidget* parent = nullptr);

    /// `place`: what the list is about ("事件 ZS-…", "所选位置"). `unitNames` belong to `resources`.
    void showNearest(const QString& place, GeoPoint from, What what,
                     const std::vector<ResourceFields>& resources);
    /// The same place and kind with other resources: they have moved.
    void follow(const std::vector<ResourceFields>& resources);
    [[nodiscard]] const geo::NearAnswer& answer() const { return m_answer; }
    [[nodiscard]] const std::vector<ResourceFields>& listed() const { return m_listed; }
    [[nodiscard]] std::optional<GeoPoint> from() const { return m_from; }
    using ListPage::currentLine;
    [[nodiscard]] What what() const { return m_what; }
    static const std::vector<ResourceKind>& kindsOf(What what);

Q_SIGNALS:
    void chosen(std::size_t line);    ///< Walked to: to be marked on the map.
    void activated(std::size_t line); ///< To be shown on the map.
    void whatRequested(onescreen::NearestPanel::What what);
    void answered(); ///< The lines are others.

protected:
    bool listKey(const QKeyEvent& event) override;

private:
    void build();
    void fillTable();
    void setCell(int row, int column, const QString& text, bool right, TextRole role);
    [[nodiscard]] QString noteText() const;
    void activate();

    DataHub& m_hub;
    QString m_place;
    std::optional<GeoPoint> m_from;
    What m_what = What::Teams;
    geo::NearAnswer m_answer;
    std::vector<ResourceFields> m_listed; ///< As m_answer.found.
    PlainLabel* m_title = nullptr;
    PlainLabel* m_note = nullptr;
    QPushButton* m_teams = nullptr;
    QPushButton* m_cameras = nullptr;
};

} // namespace onescreen
