// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/analysis/catalogue/catalogue.h"
#include "app/base/result.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace onescreen {

/// Denominators by indicator: ids of the catalogue.
using DenominatorChoices = QMap<QString, QString>;

/// A catalogue together with the bytes it was read from (which are frozen with a publication).
struct LoadedCatalogue
{
    Catalogue catalogue;
    QByteArray text;
    QString file;
    /// What the file chooses where `catalogue` has another denominator by choice of somebody here.
    DenominatorChoices official{};
};

/// The catalogue with other denominators where it offers those; what it does not know is left aside. What is
/// made with it is a view of this workplace and never published.
LoadedCatalogue withDenominators(LoadedCatalogue loaded, const DenominatorChoices& choices);

/// The catalogue that the program carries in itself.
QString builtInCatalogueFile();

/// Errors name file, line and rule.
Result<LoadedCatalogue> loadCatalogue(QByteArray text, const QString& file);

/// Where the catalogue comes from: a file that the office gives, else the built-in one.
class CatalogueSource
{
public:
    CatalogueSource() = default; ///< The built-in one.
    explicit CatalogueSource(QString file) : m_file(std::move(file)) {}

    /// Reads and checks; blocking. NotFound, or Invalid with file, line and rule.
    [[nodiscard]] Result<LoadedCatalogue> load() const;
    [[nodiscard]] bool isBuiltIn() const { return m_file.isEmpty(); }

private:
    QString m_file;
};

} // namespace onescreen
