// SPDX-License-Identifier: GPL-3.0-or-later
// The process that cachecrash_test.cpp starts and kills.
#include "tests/support/cachefixture.h"
#include "tests/support/sampleresources.h"

#include <QCoreApplication>

#include <cstdio>

namespace onescreen {

namespace {

/// Every page ends with a car that has driven on, so it adds one point to its track.
Change carAt(qint64 seq)
{
    const UtcTime at = fromMs(1'716'000'000'000 + seq * 1'000);
    ResourceFields car = test::seenAt(test::sampleResource(QStringLiteral("car")), at, 122.0,
                                      30.0 + 0.01 * static_cast<double>(seq / 100 % 100));
    return test::putOf(test::resourceRecord(std::move(car)), seq);
}

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
        for (qint64 n = 0; n < rowsPerPage - 1; ++n)
            changes.push_back(test::putOf(Record(maker.make(from + n))));
        changes.push_back(carAt(from + rowsPerPage));
        ChangePage page = test::pageAfter(from, std::move(changes));
        page.serverTime = fromMs(1'716'000'000'000 + page.to * 1'000);
        if (const auto done = (*writer)->apply(page); !done) {
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
