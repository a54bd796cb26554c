// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/analysis/statistics/controlchart.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace onescreen::statistics {

namespace {

constexpr std::array<std::pair<ChartKind, QLatin1StringView>, 8> kindNames = {
    {{ChartKind::Xmr, "xmr"_L1},
     {ChartKind::P, "p"_L1},
     {ChartKind::LaneyP, "laney"_L1},
     {ChartKind::C, "c"_L1},
     {ChartKind::U, "u"_L1},
     {ChartKind::LaneyU, "laney-u"_L1},
     {ChartKind::T, "t"_L1},
     {ChartKind::G, "g"_L1}}};

} // namespace

QString signalName(SignalRule rule, SignalSide side)
{
    const bool high = side == SignalSide::High;
    switch (rule) {
    case SignalRule::OutsideLimits:
        return high ? u"Above UCL"_s : u"Below LCL"_s;
    case SignalRule::Trend:
        return high ? u"7 Point Trend (Increasing)"_s : u"7 Point Trend (Decreasing)"_s;
    case SignalRule::TwoOfThree:
        return high ? u"2 in 3 Above CL"_s : u"2 in 3 Below CL"_s;
    case SignalRule::Shift:
        return high ? u"7 Points Above CL"_s : u"7 Points Below CL"_s;
    case SignalRule::None:
        break;
    }
    return u"Common Cause"_s;
}

QString variationName(Variation variation)
{
    switch (variation) {
    case Variation::Improvement:
        return u"special_cause_improvement"_s;
    case Variation::Concern:
        return u"special_cause_concern"_s;
    case Variation::High:
        return u"special_cause_neutral_high"_s;
    case Variation::Low:
        return u"special_cause_neutral_low"_s;
    case Variation::Common:
        break;
    }
    return u"common_cause"_s;
}

QString assuranceName(Assurance assurance)
{
    switch (assurance) {
    case Assurance::WillPass:
        return u"consistent_pass"_s;
    case Assurance::HitOrMiss:
        return u"inconsistent"_s;
    case Assurance::WillFail:
        return u"consistent_fail"_s;
    case Assurance::None:
        break;
    }
    return {};
}

QString limitStateName(LimitState state)
{
    switch (state) {
    case LimitState::Locked:
        return u"locked"_s;
    case LimitState::Trial:
        return u"trial"_s;
    case LimitState::TooFew:
        break;
    }
    return u"too_few"_s;
}

QString chartKindName(ChartKind kind)
{
    for (const auto& [known, name] : kindNames) {
        if (known == kind)
            return name;
    }
    return {};
}

std::optional<ChartKind> chartKindFromName(QStringView name)
{
    for (const auto& [kind, known] : kindNames) {
        if (known == name)
            return kind;
    }
    return std::nullopt;
}

} // namespace onescreen::statistics
