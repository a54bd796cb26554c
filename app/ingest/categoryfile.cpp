// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ingest/categoryfile.h"

#include "app/ingest/jsonreader.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace onescreen::ingest {

Result<QSet<QString>> readCategoryCodes(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::NotFound, file.errorString(), {.file = path});
    JsonFaults faults{.file = path, .first = {}};
    ObjectReader root(QJsonDocument::fromJson(file.readAll()).object(), u"$"_s, faults);
    if (root.text("dictionary"_L1) != "category"_L1)
        root.fault("dictionary"_L1, u"must be category"_s);
    QSet<QString> codes;
    for (const QJsonArray entries = root.array("entries"_L1); const QJsonValue entry : entries)
        codes.insert(ObjectReader(entry, u"$.entries[%1]"_s.arg(codes.size()), faults).text("code"_L1));
    if (faults.first)
        return std::unexpected(*faults.first);
    return codes;
}

} // namespace onescreen::ingest
