// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/narrative/portraitissue.h"

#include <QImage>

#include <cstdint>

namespace onescreen::test {

/// Numbers that are the same on every machine.
class Dice
{
public:
    explicit Dice(std::uint64_t seed) : m_state(seed * 2862933555777941757ULL + 3037000493ULL) {}
    double share(); ///< 0 up to, not including, 1.
    int below(int end) { return static_cast<int>(share() * end); }
    bool chance(double probability) { return share() < probability; }

private:
    std::uint64_t m_state;
};

/// A county's quarter as the office would see it: five dimensions, twenty-two indicators, a few warnings,
/// small numbers, missing values and a volume of penalties. Contributions add up to the base score.
portrait::Portrait samplePortrait(const QString& unit = QStringLiteral("330902"),
                                  const QString& name = QStringLiteral("定海区"),
                                  const Period& period = *Period::fromString(u"2024Q2"),
                                  std::uint64_t seed = 1);
/// Anything that may happen: no scores, no peers, every state, no items at all.
portrait::Portrait randomPortrait(std::uint64_t seed);
/// The sample with the issue before it and a second unit, trend and funnel of its first rate.
portrait::Issue sampleIssue(bool versus = false);

/// Makes contributions, lost points, dimension scores and base follow from scores and weights.
void settleScores(portrait::Portrait& portrait);

/// Keeps a picture for people to look at: build/pictures/portrait/<name>.png.
void keepPortraitPicture(const QImage& picture, const QString& name);

} // namespace onescreen::test
