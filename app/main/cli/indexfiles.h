// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/index/decomposition.h"
#include "app/analysis/index/freeze.h"
#include "app/analysis/index/rankuncertainty.h"

#include <QStringList>

#include <vector>

namespace onescreen {

/// Lines of the files of `onescreen-cli index`, headers first. Numbers are the shortest text that reads back
/// as the same double; missing is an empty field. The columns are described in docs/indicators.md.
class IndexFiles
{
public:
    IndexFiles();

    void add(const IndexResult& result);
    void add(const IndexResult& result, const RankUncertainty& uncertainty);
    /// Changes of all units that have a total in both periods.
    void add(const IndexResult& before, const IndexResult& after, const IndexResult* scoredAgain);
    void add(const std::vector<Correction>& corrections);

    /// Writes scores.csv, ranks.csv, coverage.csv, contributions.csv, points.csv, uncertainty.csv,
    /// changes.csv and, when there was something to compare with, corrections.csv.
    [[nodiscard]] Result<void> write(const QString& folder) const;

private:
    void addScores(const IndexResult& result, std::size_t unit);
    void addRank(const IndexResult& result, std::size_t unit);
    void addPoints(const IndexResult& result, std::size_t unit);

    std::vector<QStringList> m_scores, m_ranks, m_coverage, m_contributions, m_points, m_uncertainty,
        m_withoutMember, m_changes, m_corrections;
};

} // namespace onescreen
