// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/domain/indicatorvalue.h"
#include "app/models/assessment/warning.h"

#include <QByteArrayView>

#include <vector>

namespace onescreen {

/// Printed names that belong together: what documents state apart and what must fit (对账 of printed
/// figures).
struct PrintedChecks
{
    struct Ratio
    {
        QString rate; ///< In %.
        QString numerator;
        QString denominator;
    };
    struct Sum
    {
        QString total;
        QStringList parts;
    };
    std::vector<Ratio> ratios;
    std::vector<Sum> sums;
    std::vector<QStringList> sameMatter; ///< Names that read alike and must carry one value or a 口径 each.
};

/// Reads the checks: {"ratios": [{"rate", "numerator", "denominator"}], "sums": [{"total", "parts"}],
/// "same_matter": [[…]]}. Invalid with the file and the member.
Result<PrintedChecks> parsePrintedChecks(QByteArrayView json, const QString& file);
/// The checks that the program carries in itself.
Result<PrintedChecks> builtInPrintedChecks();

/// Printed figures of one area and year that cannot all be true: a value against its own numerator and
/// denominator, the given ratios and sums, and every total printed beside parts called "total：part". Only
/// flagged; the values stay as they are.
std::vector<Contradiction> findContradictions(const std::vector<IndicatorValue>& values,
                                              const PrintedChecks& checks);

} // namespace onescreen
