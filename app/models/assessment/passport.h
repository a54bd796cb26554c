// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/assessmenttypes.h"

#include <optional>
#include <vector>

namespace onescreen {

/// One fact of an expression: what it counts, how often, and the rows.
struct PassportTerm
{
    QString measure;     ///< Word of the measure: "due_on_time".
    double factor = 1;   ///< +1 adds, −1 takes away.
    QStringList filters; ///< Names of categories, sources and priorities; empty: all.
    std::optional<double> count;
    std::optional<EventFilter> rows; ///< Opens the rows. None for sums and for what is not from rows.
};

/// Numerator or denominator.
struct PassportPart
{
    QString text; ///< As the catalogue words it: "应结案数 − 缓办数".
    std::optional<double> count;
    std::vector<PassportTerm> terms; ///< Empty when it is not counted from rows.
    std::optional<EventFilter> rows; ///< With one term that counts rows: their number equals `count`.
};

/// The same indicator under one of the denominators that its catalogue offers.
struct PassportVariant
{
    QString id;
    QString text;
    QString document;
    bool chosen = false; ///< The one that the figure is made with.
    std::optional<double> numerator;
    std::optional<double> denominator;
    std::optional<double> value; ///< In the indicator's unit; none with a denominator of 0 or without rows.
};

/// All that one number can say about itself.
struct Passport
{
    AssessedUnit unit;
    Period period;
    IndicatorInfo info;
    Figure figure;
    QString formula; ///< In words: "按期结案数 ÷ (应结案数 − 缓办数) × 100".
    QString description;
    QString basis; ///< Document and clause.
    QDate validFrom;
    std::optional<QDate> validTo;
    std::optional<PassportPart> numerator;
    std::optional<PassportPart> denominator;
    std::vector<PassportVariant> variants; ///< With two and more denominators to choose from.
    QStringList exclusions;                ///< What is left out, in the catalogue's words.
    QStringList toConfirm;                 ///< 口径待确认: what has to be confirmed; empty when all is.
    QString catalogue;                     ///< Id and version.
    std::optional<double> target;
    QString targetDocument;
    QString source;
    QString owner;
    QString confirmedBy; ///< Empty when nobody has, or when this window may not name persons.
    std::optional<UtcTime> confirmedAt;
    std::vector<PrintedValue> printed; ///< Every official or manual value of this indicator, area and period.
    QStringList feeds;                 ///< Names of the feeds that the rows came through.
    std::optional<UtcTime> asOf;
};

} // namespace onescreen
