// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/factmeasure.h"
#include "app/store/countedevent.h"

#include <QByteArray>

#include <compare>
#include <map>

namespace onescreen {

/// Where a fact is counted. Numbers as in table cube.
struct FactCell
{
    qint32 month = 0; ///< monthNumber().
    qint32 region = 0;
    qint32 category = 0;
    qint32 source = 0;
    qint32 priority = 0;
    qint32 unit = 0; ///< 0: nobody has it.

    friend auto operator<=>(const FactCell&, const FactCell&) = default;
};
/// The event's cell in that month.
FactCell cellOf(const CountedEvent& event, qint32 month);

/// The facts of an event by the three dates that count, each for the month of that date.
void addReportFacts(const CountedEvent& event, int sign, FactSums& sums);
void addDueFacts(const CountedEvent& event, int sign, FactSums& sums); ///< Requires a due time.
void addEndFacts(const CountedEvent& event, int sign, FactSums& sums); ///< Requires an end.

/// Sums as they are stored: for each number that is not 0 its slot (a byte) and the number (zigzag, 7 bits a
/// byte, low ones first), by rising slot. Nothing at all: empty.
QByteArray encodedFacts(const FactSums& sums);
void appendEncodedFacts(const FactSums& sums, QByteArray& bytes); ///< The same, after what is there.
/// False when the bytes are not such sums; `sums` is then of no use.
bool addEncodedFacts(QByteArrayView bytes, FactSums& sums);
/// The sum of two stored sums, without decoding them wholly; null when one of them is damaged.
QByteArray mergedFacts(QByteArrayView left, QByteArrayView right);

using FactCells = std::map<FactCell, FactSums>;

} // namespace onescreen
