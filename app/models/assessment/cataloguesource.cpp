// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/cataloguesource.h"

#include "app/analysis/catalogue/cataloguereader.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

QString builtInCatalogueFile()
{
    return u":/onescreen/indicators/zhoushan-sample.json"_s;
}

LoadedCatalogue withDenominators(LoadedCatalogue loaded, const DenominatorChoices& choices)
{
    for (const auto& [indicator, denominator] : choices.asKeyValueRange()) {
        const auto id = IndicatorId::fromString(indicator);
        const auto& all = loaded.catalogue.indicators();
        const auto found = std::ranges::find_if(
            all, [&](const IndicatorDefinition& one) { return id && one.id == *id && one.denominator(); });
        if (found == all.end())
            continue;
        const QString official = found->denominator()->id;
        auto changed = loaded.catalogue.withDenominator(*id, denominator);
        if (!changed || official == denominator)
            continue;
        loaded.catalogue = *std::move(changed);
        loaded.official.insert(indicator, official);
    }
    return loaded;
}

Result<LoadedCatalogue> CatalogueSource::load() const
{
    const QString path = m_file.isEmpty() ? builtInCatalogueFile() : m_file;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::NotFound,
                       u"the indicator catalogue cannot be read: %1"_s.arg(file.errorString()),
                       {.file = path});
    return loadCatalogue(file.readAll(), path);
}

Result<LoadedCatalogue> loadCatalogue(QByteArray text, const QString& file)
{
    auto catalogue = parseCatalogue(text, file);
    if (!catalogue)
        return std::unexpected(std::move(catalogue).error());
    return LoadedCatalogue{.catalogue = *std::move(catalogue), .text = std::move(text), .file = file};
}

} // namespace onescreen
