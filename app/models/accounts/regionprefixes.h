// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/region.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace onescreen {

// The regions of an account are first digits of nine-digit region codes: "3309" is a city with all that is in
// it. An empty list is everywhere.

/// "33", "3309", "330902", "330902001".
QString prefixOf(RegionCode code);
/// The region that the digits stand for; none when they are those of no level ("33090").
std::optional<RegionCode> regionOfPrefix(const QString& prefix);
/// Sorted, without those that another one covers.
QStringList leastPrefixes(QStringList prefixes);
/// Whether all that begins with `prefix` begins with one of `prefixes`.
bool covers(const QStringList& prefixes, const QString& prefix);

} // namespace onescreen
