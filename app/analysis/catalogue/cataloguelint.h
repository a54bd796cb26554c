// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/catalogue/catalogue.h"

namespace onescreen {

/// An error refuses the catalogue, a warning is shown to whoever saves it.
enum class LintSeverity : quint8 { Error, Warning };

/// `rule` is a stable word such as "weight-sum"; docs/catalogue.md lists them all.
struct LintFinding
{
    LintSeverity severity = LintSeverity::Error;
    QString rule;
    int line = 0;      ///< 1-based; 0: not from a file.
    QString indicator; ///< Id of the indicator, node or rule it is about; may be empty.
    QString text;      ///< English sentence.

    /// "file:line: error [rule] indicator: text", leaving out what is absent.
    [[nodiscard]] QString toString(const QString& file = {}) const;

    friend bool operator==(const LintFinding&, const LintFinding&) = default;
};

/// Everything that is wrong or doubtful, by line, then rule; empty: nothing.
std::vector<LintFinding> lintCatalogue(const CatalogueFields& fields);
/// Warnings only, except that "what if" weights need not sum.
std::vector<LintFinding> lintCatalogue(const Catalogue& catalogue);
bool hasErrors(const std::vector<LintFinding>& findings);
/// The first error as the error of a whole file, saying how many more there are. Requires hasErrors().
Error firstError(const std::vector<LintFinding>& findings, const QString& file);

/// Values of one indicator over units, in the same order for all; missing is missing.
struct ValuesOverUnits
{
    IndicatorId indicator;
    std::vector<std::optional<double>> values;
};

/// Double counting: warnings "correlated" for every pair with |r| > `limit` over at least `leastUnits` units
/// that have both. Pairs without spread are no pairs. Reads the columns' indicators as scored members of one
/// index.
std::vector<LintFinding> lintDoubleCounting(const std::vector<ValuesOverUnits>& columns, double limit = 0.9,
                                            int leastUnits = 10);

} // namespace onescreen
