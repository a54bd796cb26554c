// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ingest/filecheck.h"

#include <QFile>

namespace onescreen::ingest {

/// The rows that did not go in: CSV in UTF-8 with a mark (so that spreadsheets read Chinese), columns line,
/// record, column, value, reason. Values are made safe for spreadsheets (withoutFormula()) and cut at 1,000
/// characters. The file is made with the first row. A file of an earlier run is replaced; without rows only
/// its header is left.
class RejectFile
{
public:
    explicit RejectFile(const QString& path) : m_file(path) {}

    /// The first error is kept and told by finish().
    void add(const Rejection& rejection);
    Result<void> finish();
    [[nodiscard]] qint64 rows() const { return m_rows; }
    [[nodiscard]] QString path() const { return m_file.fileName(); }

private:
    void open();

    QFile m_file;
    qint64 m_rows = 0;
    bool m_failed = false;
};

} // namespace onescreen::ingest
