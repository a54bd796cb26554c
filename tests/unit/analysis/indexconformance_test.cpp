// SPDX-License-Identifier: GPL-3.0-or-later
// Published indices, computed again through a catalogue that is data.
#include "app/ingest/csvreader.h"
#include "tests/unit/analysis/indextesting.h"

#include <QHash>

#include <map>

using namespace Qt::StringLiterals;

namespace onescreen {
namespace {

std::vector<QHash<QString, QString>> rowsOf(const QString& name)
{
    QFile file(QStringLiteral(ONESCREEN_SHARED_DIR "/data/conformance/hdi/") + name);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name.toStdString();
    ingest::CsvReader reader(file, {});
    std::vector<QHash<QString, QString>> rows;
    std::vector<QString> header;
    ingest::CsvRecord record;
    while (reader.next(record).value_or(false)) {
        if (header.empty()) {
            header = record.fields;
            continue;
        }
        QHash<QString, QString> row;
        for (std::size_t i = 0; i < header.size(); ++i)
            row.insert(header[i], record.fields[i]);
        rows.push_back(row);
    }
    return rows;
}

/// All years; units are the countries.
struct Hdi
{
    std::vector<QHash<QString, QString>> rows = rowsOf(u"hdi_1990_2021.csv"_s);
    std::vector<IndexUnit> units;
    std::vector<Observation> observations;
    std::map<QString, QHash<QString, QString>> published; ///< By year, then country.

    Hdi()
    {
        QSet<QString> known;
        const std::array columns{std::pair("life", u"le"_s), std::pair("expected", u"eys"_s),
                                 std::pair("mean", u"mys"_s), std::pair("income", u"gnipc"_s)};
        for (const auto& row : rows) {
            const QString iso = row[u"iso3"_s];
            if (!known.contains(iso)) {
                known.insert(iso);
                units.push_back(unit(iso.toLatin1().constData()));
            }
            published[row[u"year"_s]].insert(iso, row[u"hdi_published"_s]);
            for (const auto& [indicator, column] : columns) {
                if (!row[column].isEmpty())
                    observations.push_back(value(iso.toLatin1().constData(), indicator,
                                                 row[column].toDouble(),
                                                 row[u"year"_s].toLatin1().constData()));
            }
        }
    }
};

TEST(HdiConformance, EveryPublishedValueOfEveryYear)
{
    const Hdi hdi;
    const Catalogue catalogue = exampleCatalogue("hdi");
    const auto table = ObservationTable::of(catalogue, hdi.units, hdi.observations);
    ASSERT_TRUE(table);
    int compared = 0;
    for (const auto& [year, countries] : hdi.published) {
        const auto plan = IndexPlan::of(catalogue, quarter(year.toLatin1().constData()), hdi.units);
        ASSERT_TRUE(plan) << plan.error().toString().toStdString();
        const auto result = computeIndex(*plan, *table);
        ASSERT_TRUE(result);
        for (std::size_t unit = 0; unit < hdi.units.size(); ++unit) {
            const QString expected = countries.value(hdi.units[unit].id);
            const auto& shown = result->outcome(unit).shown;
            ASSERT_EQ(shown.has_value(), !expected.isEmpty())
                << hdi.units[unit].id.toStdString() << year.toStdString();
            if (!shown)
                continue;
            ++compared;
            ASSERT_NEAR(*shown, expected.toDouble(), 1e-9)
                << hdi.units[unit].id.toStdString() << year.toStdString();
        }
    }
    EXPECT_EQ(compared, std::ssize(hdi.rows));
}

TEST(HdiConformance, ThePublishedRanks)
{
    const Hdi hdi;
    const IndexResult result = computed(exampleCatalogue("hdi"), hdi.units, hdi.observations, "2021");
    const auto published = rowsOf(u"hdi_rank_2021.csv"_s);
    for (const auto& row : published) {
        const auto unit = result.findUnit(row[u"iso3"_s]);
        ASSERT_TRUE(unit) << row[u"iso3"_s].toStdString();
        ASSERT_TRUE(result.outcome(*unit).rank);
        EXPECT_EQ(*result.outcome(*unit).rank, row[u"rank_2021_published"_s].toInt())
            << row[u"iso3"_s].toStdString();
    }
    EXPECT_EQ(result.outcome(0).ranked, std::ssize(published));
}

} // namespace
} // namespace onescreen
