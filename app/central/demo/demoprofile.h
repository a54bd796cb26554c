// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/event.h"

#include <QString>

#include <array>
#include <vector>

namespace onescreen::central {

/// The statistics that the demonstration follows: resources/demo/profile.json, which says where they come
/// from.
struct DemoProfile
{
    struct Class
    {
        CategoryCode category;
        double share = 0;
        double onTime = 0;                ///< Share that is closed before its time limit.
        QString unitKind;                 ///< Force that answers.
        std::optional<SourceCode> source; ///< Only source of the class; otherwise any.
        bool seen = true;                 ///< Whether patrols, cameras and sensors can notice it.
        bool badDay = false;              ///< More of it on a bad day.
    };
    struct Quantile
    {
        double p = 0;
        double days = 0;
    };

    std::vector<Class> classes;
    std::vector<SourceCode> sources;
    std::vector<double> sourceShares;
    std::vector<double> toldShares;   ///< The same without those that only report what can be seen.
    std::array<double, 7> weekdays{}; ///< Shares, Monday first.
    std::array<double, 24> hours{};   ///< Shares, hour of the day in Asia/Shanghai.
    std::vector<Quantile> daysToClose;
    std::array<double, 4> priorities{}; ///< Shares in the order of Priority.
    std::array<double, 4> dueHours{};
    double overrun = 0; ///< Mean of the time beyond a time limit, as part of the limit.
    double withPosition = 0;
    double suspended = 0;
    double cancelled = 0;
    double badDayChance = 0;
    double badDayFactor = 1;
    double badDayClassFactor = 1;
    double acknowledgeS = 60; ///< The rapid response of urgent events.
    double setOutS = 180;
    double arriveS = 900;
    double rapidKept = 0; ///< Share of urgent events in which it is kept.
    double eventsPerDay = 0;
    std::vector<std::pair<QString, double>> townWeights; ///< End of a town's name → weight.

    [[nodiscard]] double daysAt(double p) const;         ///< Quantile, linear in between.
    [[nodiscard]] double shareWithin(double days) const; ///< Its reverse.
    [[nodiscard]] double townWeight(const QString& name) const;
};

/// Errors: NotFound, Invalid with file and member.
Result<DemoProfile> loadDemoProfile(const QString& path);

} // namespace onescreen::central
