// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ingest/csvreader.h"

#include <QJsonObject>
#include <QStringList>

namespace onescreen::ingest {

struct ColumnSample
{
    QString name;
    QStringList values; ///< Up to 60 different ones, in order of appearance: enough for a look-up table.
    int empty = 0;      ///< Of the rows looked at.
    bool moreValues = false;
};

/// What the first rows of a file look like.
struct FileDescription
{
    CsvFormat format;
    int rows = 0;   ///< Rows looked at, at most 1,000.
    int faulty = 0; ///< Of these, rows that are ragged or not in the encoding.
    std::vector<ColumnSample> columns;
};

Result<FileDescription> describeFile(const QString& path);

/// A mapping to start from: columns whose names or values tell what they are stand at their member, the rest
/// is left to the person. The result need not be a valid mapping yet: open places say "?".
QJsonObject mappingSkeleton(const FileDescription& description);

} // namespace onescreen::ingest
