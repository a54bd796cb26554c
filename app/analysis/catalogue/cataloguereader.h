// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/catalogue/cataloguelint.h"

#include <QByteArrayView>

namespace onescreen {

/// What came of a file: all findings, and the catalogue when none of them is an error.
struct CatalogueReading
{
    std::optional<Catalogue> catalogue;
    std::vector<LintFinding> findings;
};

/// Reads a catalogue of format version 1 (docs/catalogue.md). Never stops at the first fault unless the text
/// is no JSON. `file` is only named in messages.
CatalogueReading readCatalogue(QByteArrayView json, const QString& file);

/// The same for callers that need no warnings: Invalid with file, line and rule of the first error.
Result<Catalogue> parseCatalogue(QByteArrayView json, const QString& file);

} // namespace onescreen
