// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/central/demo/demoworld.h"
#include "app/central/ingest/sourcerow.h"
#include "app/domain/valuestate.h"

#include <QDate>

#include <functional>

namespace onescreen::central {

/// How the demonstration invents the values of one indicator of the catalogue that events cannot tell:
/// resources/demo/indicators.json. Every number of it is assumed.
struct DemoIndicator
{
    enum class Kind {
        Share, ///< Cases of the month, and how many of them are as they should be.
        Stock, ///< The same of what there is at the end of the period.
        Count, ///< Rare events, or an amount of work.
    };

    QString id; ///< In the catalogue; the value is sent under its name.
    QString name;
    QString unit;
    int decimals = 1;
    Kind kind = Kind::Share;
    bool inTowns = true;  ///< Otherwise only counties have it.
    bool inMonths = true; ///< Otherwise only quarters.
    bool beforeEvents =
        false;         ///< Events tell it from their first day on; values stand for the periods before.
    double cases = 0;  ///< Mean denominator of an average town (or county) in a month; of a count: its mean.
    double rate = 0;   ///< Median share, 0..1 without the ends.
    double spread = 0; ///< Between areas: standard deviation of the logit, of the logarithm for counts.
    double trend = 0;  ///< Change of the logit in a year.
    double notReported = 0; ///< Share of periods in which a town does not report.
};

/// Errors: NotFound, Invalid with file and member.
Result<std::vector<DemoIndicator>> loadDemoIndicators(const QString& path);

/// Seeded values for the last eight complete quarters, their months and the complete months since. A value is
/// a function of the seed, the indicator, the area and the period; only the newest month of a kind can be
/// late and come in with the next one. Counties are the sums of their towns, the city those of its counties.
class DemoFigures
{
public:
    /// `townWeight` says how much larger than average a town is; the world outlives the figures.
    DemoFigures(std::vector<DemoIndicator> indicators, const DemoWorld& world,
                const std::function<double(const QString&)>& townWeight, quint64 seed);

    /// All rows as they are on that day, of source demo; every document says that the value is invented. The
    /// demonstration's events begin on `eventsFrom`.
    [[nodiscard]] std::vector<SourceRow> rows(QDate today, QDate eventsFrom) const;

private:
    struct Area
    {
        RegionCode code;
        QString name;
        double weight = 1;
        std::vector<std::size_t> parts; ///< Areas it is the sum of; empty for those that are drawn.
        bool isTown = false;
    };
    /// Numerator and denominator of a share, or the count as numerator.
    struct Amount
    {
        double part = 0;
        double whole = 0;

        Amount& operator+=(const Amount& other)
        {
            part += other.part;
            whole += other.whole;
            return *this;
        }
    };
    /// A month or quarter among the months that are told.
    struct Span
    {
        Period period;
        std::size_t firstMonth = 0;
        std::size_t months = 1;
        bool isNewest = false;
    };
    using Monthly = std::vector<Amount>; ///< In the order of the months.

    [[nodiscard]] Amount drawn(const DemoIndicator& indicator, const Area& area, QDate month) const;
    /// By area.
    [[nodiscard]] std::vector<Monthly> allMonths(const DemoIndicator& indicator,
                                                 const std::vector<QDate>& months) const;
    [[nodiscard]] ValueState stateOf(const DemoIndicator& indicator, const Area& area,
                                     const Span& span) const;
    [[nodiscard]] SourceRow rowOf(const DemoIndicator& indicator, const Area& area, const Span& span,
                                  const Monthly& monthly) const;
    [[nodiscard]] static std::vector<Span> spansOf(const std::vector<QDate>& months);

    std::vector<DemoIndicator> m_indicators;
    std::vector<Area> m_areas; ///< Towns, then counties, then the city.
    QString m_document;
    quint64 m_seed;
};

} // namespace onescreen::central
