// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/index/indexresult.h"
#include "app/analysis/index/observationtable.h"

#include <QByteArray>

#include <span>
#include <vector>

namespace onescreen {

/// A published period: what it was made from and what came out, in one canonical text. Equal inputs,
/// catalogue and engine give equal bytes on every machine with IEEE doubles.
struct FrozenPeriod
{
    QByteArray bytes; ///< UTF-8 lines of tab-separated fields; the head, then a fact a line in a fixed order.
    QByteArray sha256;     ///< Of `bytes`, 64 lower-case hexadecimal digits.
    QByteArray inputsHash; ///< Of the observations; stands in `bytes`, too.
};

/// SHA-256 of the observations in canonical order; their order in the input does not matter.
QByteArray inputsHash(std::span<const Observation> observations);
/// `inputs`: hash of all observations the period was computed from.
FrozenPeriod freeze(const IndexResult& result, const QByteArray& inputs);

/// One fact that a recomputation gives differently.
struct Correction
{
    QString unit;   ///< Empty for the head (versions, hashes).
    QString node;   ///< Empty for outcomes of the unit.
    QString field;  ///< "score", "value", "rank", "total" …
    QString before; ///< Empty: was not there.
    QString after;  ///< Empty: is gone.

    friend bool operator==(const Correction&, const Correction&) = default;
};
/// The correction notice: every fact that differs, old and new, by unit, node and field. Empty for equal
/// bytes. Corrupt when `bytes` are not those of freeze().
Result<std::vector<Correction>> corrections(const QByteArray& frozen, const QByteArray& recomputed);

} // namespace onescreen
