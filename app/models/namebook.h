// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/dictionary.h"
#include "app/domain/region.h"
#include "app/domain/unit.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace onescreen {

/// Everything that names are made of.
struct NameData
{
    Dictionary categories;
    Dictionary sources;
    Dictionary unitKinds;
    std::vector<Unit> units;
    std::vector<Region> regions;
};

struct CodeName
{
    QString code;
    QString name;

    friend bool operator==(const CodeName&, const CodeName&) = default;
};

/// Names of codes. An immutable value, cheap to copy, usable on any thread. An unknown code is shown as
/// itself.
class NameBook
{
public:
    NameBook(); ///< Knows nothing yet.
    explicit NameBook(NameData data);

    [[nodiscard]] QString categoryName(const QString& code) const;
    [[nodiscard]] QString categoryRoot(const QString& code) const; ///< Code of the top category.
    [[nodiscard]] std::vector<CodeName> categoryRoots() const;     ///< In the dictionary's order.
    [[nodiscard]] QString sourceName(const QString& code) const;
    [[nodiscard]] std::vector<CodeName> sources() const;
    [[nodiscard]] QString unitKindName(const QString& code) const;
    [[nodiscard]] QString unitName(const QString& id) const; ///< Empty for the empty id: nobody has it.
    [[nodiscard]] const std::vector<Unit>& units() const;    ///< By region, then name.
    [[nodiscard]] QString regionName(RegionCode code) const;
    [[nodiscard]] QString regionName(qint32 number) const; ///< RegionCode number; the digits when it is none.
    /// County and township ("定海区", "昌国街道"), as far as the code goes and they are known; else the name
    /// itself.
    [[nodiscard]] QStringList regionPath(qint32 number) const;
    /// Areas of that level inside `area` (or everywhere), by code.
    [[nodiscard]] std::vector<Region> regions(RegionLevel level, std::optional<RegionCode> area = {}) const;

private:
    struct Private;
    std::shared_ptr<const Private> d;
};

} // namespace onescreen
