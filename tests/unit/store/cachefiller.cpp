// SPDX-License-Identifier: GPL-3.0-or-later
// The process that cachecrash_test.cpp starts and kills.
#include "tests/support/cachefixture.h"

#include <QCoreApplication>

#include <cstdio>

namespace onescreen {

namespace {

/// Fills the cache for ever, telling each page on standard output. Ended by the parent's kill.
[[noreturn]] void fillForEver(const QString& folder, qint64 rowsPerPage)
{
    auto writer = CacheWriter::open(folder);
    if (!writer) {
        std::printf("cannot open: %s\n", qPrintable(writer.error().toString()));
        std::exit(1);
    }
    test::EventMaker maker(1);
    for (;;) {
        const qint64 from = (*writer)->position().value().seq;
        std::vector<Change> changes;
        for (qint64 n = 0; n < rowsPerPage; ++n)
            changes.push_back(test::putOf(Record(maker.make(from + n))));
        if (const auto done = (*writer)->apply(test::pageAfter(from, std::move(changes))); !done) {
            std::printf("cannot apply: %s\n", qPrintable(done.error().toString()));
            std::exit(1);
        }
        if (from % (rowsPerPage * 10) == 0)
            std::ignore = (*writer)->tidy();
        std::printf("%lld\n", static_cast<long long>(from + rowsPerPage));
        std::fflush(stdout);
    }
}

} // namespace

} // namespace onescreen

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    onescreen::fillForEver(QCoreApplication::arguments().value(1),
                           QCoreApplication::arguments().value(2).toLongLong());
}
