// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/change.h"

#include <benchmark/benchmark.h>

#include <memory>
#include <vector>

namespace onescreen::bench {

/// What a bare loop over SQLite writes: event and event_text alone, every row that applying the pages leaves
/// behind in any table, or these and the rows of the search index.
enum class BareTables { Events, All, AllAndSearch };

/// The same rows into the same tables with the same indexes and pragmas, ready as bytes and numbers, bound
/// and stepped one by one with nothing around: WAL, one transaction a page, log copied at 32 MiB as the
/// writer does. It looks up no code, converts no text, searches no older version (an id that is there already
/// is an error, found by the same unique index) and sums nothing: of rollups, cube, digests and codes it
/// writes the rows as they stand after each page, read from a cache that the writer filled. All that is what
/// the ratio to it measures. It is no lower bound: the writer gives SQLite many rows with one statement,
/// which this does not.
class BareStore
{
public:
    explicit BareStore(const std::vector<ChangePage>& pages);
    ~BareStore();

    /// Before it is timed, the file that it makes is compared with the writer's, row by row.
    void run(benchmark::State& state, BareTables tables);

private:
    struct Prepared;
    std::unique_ptr<Prepared> d;
};

} // namespace onescreen::bench
