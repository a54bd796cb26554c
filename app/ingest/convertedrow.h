// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/change.h"

#include <QStringList>

#include <optional>

namespace onescreen::ingest {

/// A row that can be sent.
struct ConvertedRow
{
    Record record;
    QString
        key; ///< What makes the row the same on another run: the source's id, or the indicator value's id.
    std::optional<UtcTime> latest = std::nullopt; ///< The latest moment or period end the row speaks of.
    QString note = {}; ///< Something odd that did not reject the row; empty as a rule.
};

/// First `digits` hex digits of SHA-256 over the parts: stable ids for things that have only names.
QString stableHash(const QStringList& parts, qsizetype digits);

} // namespace onescreen::ingest
