// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/change.h"
#include "app/domain/snapshot.h"

#include <QByteArrayView>

#include <memory>

namespace onescreen {

/// Reads pages of the change feed (NDJSON, already inflated). Keeps its buffers between pages; one object
/// belongs to one thread at a time.
class PageParser
{
public:
    static constexpr qsizetype longestLine = 256 * 1024; ///< Bytes; a longer line is poison.
    static constexpr int mostLines = 5'000;              ///< Records; a longer page is refused.

    PageParser();
    ~PageParser();
    PageParser(const PageParser&) = delete;
    PageParser& operator=(const PageParser&) = delete;

    /// The page with every change it carries, or Protocol: a page is taken whole or not at all. A record that
    /// cannot be read becomes a PoisonRecord of the page. Records of entities that this version does not know
    /// are left out. Seq numbers stand in the log's order and inside (from, to], otherwise the record is
    /// poison.
    Result<ChangePage> parse(QByteArrayView page);
    /// The same for some rows of a snapshot's part: its lines have no numbers of the log.
    Result<SnapshotRows> parsePart(QByteArrayView part);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace onescreen
