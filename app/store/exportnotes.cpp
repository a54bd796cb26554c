// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/exportnotes.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr qint64 largestFile = 16 << 20;

QJsonObject toJson(const ExportNote& note)
{
    QJsonObject json{{u"id"_s, note.id},
                     {u"at"_s, toRfc3339(note.at)},
                     {u"what"_s, note.what},
                     {u"format"_s, note.format},
                     {u"sha256"_s, QString::fromLatin1(note.sha256)}};
    if (note.rows)
        json[u"rows"_s] = *note.rows;
    return json;
}

std::optional<ExportNote> noteOf(const QJsonObject& json)
{
    const auto at = parseRfc3339(json[u"at"_s].toString());
    ExportNote note{.id = json[u"id"_s].toString(),
                    .at = at.value_or(UtcTime{}),
                    .what = json[u"what"_s].toString(),
                    .format = json[u"format"_s].toString(),
                    .rows = std::nullopt,
                    .sha256 = json[u"sha256"_s].toString().toLatin1()};
    if (json[u"rows"_s].isDouble())
        note.rows = json[u"rows"_s].toInteger();
    return at && !note.id.isEmpty() ? std::optional(note) : std::nullopt;
}

} // namespace

ExportNotes::ExportNotes(const QString& folder) : m_path(QDir(folder).filePath(u"exports.json"_s)) {}

Result<void> ExportNotes::load()
{
    QFile file(m_path);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::ReadOnly, u"the list of exports cannot be read"_s, {.file = m_path});
    const QJsonDocument document = QJsonDocument::fromJson(file.read(largestFile));
    file.close();
    std::vector<ExportNote> found;
    bool whole = document.isArray();
    for (const QJsonValue& one : document.array()) {
        const auto note = noteOf(one.toObject());
        whole = whole && note;
        if (note)
            found.push_back(*note);
    }
    m_pending = std::move(found);
    if (whole)
        return {};
    QString aside;
    for (int n = 1; aside.isEmpty() || QFile::exists(aside); ++n)
        aside = m_path + u".damaged-%1"_s.arg(n);
    QFile::rename(m_path, aside);
    if (auto stored = store(); !stored)
        return stored;
    return failure(ErrorKind::Corrupt, u"the list of exports was damaged and is set aside"_s,
                   {.file = aside});
}

Result<void> ExportNotes::add(const ExportNote& note)
{
    if (std::ranges::find(m_pending, note.id, &ExportNote::id) != m_pending.end())
        return {};
    m_pending.push_back(note);
    auto stored = store();
    if (!stored)
        m_pending.pop_back();
    return stored;
}

Result<void> ExportNotes::remove(const QString& id)
{
    const auto before = m_pending;
    std::erase_if(m_pending, [&id](const ExportNote& note) { return note.id == id; });
    auto stored = store();
    if (!stored)
        m_pending = before;
    return stored;
}

Result<void> ExportNotes::store() const
{
    QJsonArray list;
    for (const ExportNote& note : m_pending)
        list.append(toJson(note));
    const QByteArray bytes = QJsonDocument(list).toJson(QJsonDocument::Compact);
    QSaveFile file(m_path); // written beside, synced and renamed
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(bytes) != bytes.size() || !file.commit())
        return failure(ErrorKind::ReadOnly,
                       u"the list of exports cannot be written: %1"_s.arg(file.errorString()),
                       {.file = m_path});
    return {};
}

} // namespace onescreen
