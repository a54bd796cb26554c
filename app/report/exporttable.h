// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <utility>

namespace onescreen {

/// How a spreadsheet shows the numbers of a column. The numbers themselves are never changed.
struct ColumnFormat
{
    enum class Kind {
        General, ///< As the spreadsheet likes.
        Number,  ///< With `decimals` and thousands separators.
        Share,   ///< 0..1 shown as per cent.
        Percent  ///< Already in per cent: 98.8 shown as "98.8%".
    };
    Kind kind = Kind::General;
    int decimals = 0; ///< 0..9

    friend bool operator==(const ColumnFormat&, const ColumnFormat&) = default;
};

/// What a panel gives to an export: figures as numbers, missing as an invalid QVariant, never as 0 or "—".
struct ExportTable
{
    QStringList header;
    QList<QVariantList> rows;
    QList<ColumnFormat> formats; ///< One a column; columns beyond its end are General.
};

/// What a file says about itself: name and value of each line.
using AboutLines = QList<std::pair<QString, QString>>;

} // namespace onescreen
