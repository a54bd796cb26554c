// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/fields/fieldpaintings.h"
#include "app/models/questionlane.h"
#include "app/models/viewaddress.h"
#include "ui/common/scene.h"
#include "ui/map/fields/areavalues.h"
#include "ui/map/maplayer.h"

#include <QLocale>

namespace onescreen {

class AssessmentModel;
class DataHub;

/// Areas coloured by any indicator of the assessment or by counts of events, at county or township level, for
/// a period of choice. Asks only while it is shown; computes in the pool. What has no value is hatched by its
/// reason, what has no outline is a disc at its seat, what has neither is named.
class ChoroplethLayer final : public MapLayer
{
    Q_OBJECT
public:
    struct Choice
    {
        AreaQuestion question;
        geo::ClassRule rule;  ///< Without a pivot: that comes with the target.
        bool byTarget = true; ///< Diverging around the target where there is one.

        friend bool operator==(const Choice&, const Choice&) = default;
    };

    /// `context` as of its scene; hub and assessment outlive the layer.
    explicit ChoroplethLayer(const SceneContext& context, QObject* parent = nullptr);

    [[nodiscard]] const Choice& choice() const { return m_choice; }
    void setChoice(const Choice& choice);
    /// The answer that is shown; its values are empty before the first one.
    [[nodiscard]] const AreaAnswer& answer() const { return m_answer; }
    [[nodiscard]] const std::shared_ptr<const geo::Choropleth>& areas() const { return m_areas; }
    [[nodiscard]] std::shared_ptr<const Assessment> assessment() const;
    [[nodiscard]] QDate today() const;
    /// Where the indicator that is shown has its ranking and passports; none for counts.
    [[nodiscard]] std::optional<ViewAddress> indicatorAddress() const;
    void openIndicator(); ///< Asks for that address.

    [[nodiscard]] std::vector<LegendEntry> legend(geo::SpriteCache& sprites) const override;
    [[nodiscard]] LayerStatus status() const override;
    [[nodiscard]] QWidget* createOptions(const ThemeContext& context, QWidget* parent) override;
    [[nodiscard]] QJsonObject settings() const override;
    void restore(const QJsonObject& settings) override;
    void setTheme(const ThemeContext& context) override;
    void setBaseMap(const std::shared_ptr<const geo::BaseMap>& map) override;
    [[nodiscard]] std::shared_ptr<const geo::TilePainting> tilePainting() const override;
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] QString groundText(geo::WorldPoint at) const override;

Q_SIGNALS:
    void addressRequested(const onescreen::ViewAddress& address);
    void assessmentChanged(); ///< What can be chosen may be another.

private:
    using Rows = std::vector<CubeRow>;

    void refresh();
    void refreshWhenShown();
    void askIndicator();
    void takeRows(Result<Rows> rows);
    void take(AreaAnswer answer);
    void classify();
    void repaint();
    [[nodiscard]] std::vector<RegionCode> wantedAreas() const;
    [[nodiscard]] bool wantsAssessment() const;
    [[nodiscard]] QString numberOf(double value) const;
    [[nodiscard]] QString classText(std::size_t index) const;
    [[nodiscard]] QString contentText() const;
    [[nodiscard]] QString periodText() const;
    [[nodiscard]] std::optional<RegionCode> areaAt(geo::WorldPoint at) const;
    void addMissing(std::vector<LegendEntry>& entries, geo::SpriteCache& sprites) const;
    void addOutlineNotes(std::vector<LegendEntry>& entries) const;

    DataHub& m_hub;
    AssessmentModel& m_assessment;
    std::shared_ptr<const geo::Pack> m_pack;
    std::optional<RegionCode> m_tenant;
    WindowClass m_class;
    ThemeContext m_theme;
    QLocale m_locale;
    Choice m_choice;
    AreaAnswer m_answer;
    bool m_answered = false;
    bool m_shown = false; ///< What is hidden asks nothing and asks anew when it is shown.
    std::shared_ptr<const geo::BaseMap> m_map;
    std::shared_ptr<const geo::Choropleth> m_areas;
    std::shared_ptr<const geo::TilePainting> m_painting;
    std::vector<geo::ChoroplethPainting::Seat> m_seats; ///< Of areas without an outline.
    std::vector<QColor> m_colours;
    int m_approximate = 0;    ///< Areas of the picture whose outline is a stand-in.
    QStringList m_nowhere;    ///< Names of those with neither outline nor seat.
    quint64 m_generation = 0; ///< An answer for an earlier question is dropped.
    bool m_computing = false;
    QuestionLane<Rows> m_lane;
};

} // namespace onescreen
