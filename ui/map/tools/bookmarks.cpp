// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/tools/bookmarks.h"

#include "ui/common/settingsstore.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::size_t mostUndone = 20;
constexpr int lastKey = 9;

QString entryName()
{
    return u"map-bookmarks"_s;
}

QString tidyName(const QString& name)
{
    return name.simplified().left(BookmarkBook::longestName);
}

QJsonObject toJson(const Bookmark& bookmark)
{
    QJsonObject json{{u"name"_s, bookmark.name},
                     {u"lon"_s, bookmark.center.lon()},
                     {u"lat"_s, bookmark.center.lat()},
                     {u"zoom"_s, bookmark.zoom},
                     {u"address"_s, bookmark.address.toString()}};
    if (bookmark.key)
        json.insert(u"key"_s, *bookmark.key);
    return json;
}

std::optional<Bookmark> fromJson(const QJsonObject& json)
{
    const QString name = tidyName(json.value(u"name"_s).toString());
    const QJsonValue lon = json.value(u"lon"_s);
    const QJsonValue lat = json.value(u"lat"_s);
    const QJsonValue zoom = json.value(u"zoom"_s);
    const Result<ViewAddress> address = ViewAddress::parse(json.value(u"address"_s).toString());
    const std::optional<GeoPoint> center = GeoPoint::fromDegrees(lon.toDouble(), lat.toDouble());
    if (name.isEmpty() || !lon.isDouble() || !lat.isDouble() || !zoom.isDouble() || !address || !center)
        return std::nullopt;
    const int key = json.value(u"key"_s).toInt();
    return Bookmark{.name = name,
                    .key = key >= 1 && key <= lastKey ? std::optional(key) : std::nullopt,
                    .center = *center,
                    .zoom = std::clamp(zoom.toDouble(), geo::lowestZoom, geo::highestZoom),
                    .address = *address};
}

} // namespace

BookmarkBook::BookmarkBook(SettingsStore& settings, QString window, QObject* parent)
    : QObject(parent), m_settings(settings), m_window(std::move(window))
{
    load();
}

void BookmarkBook::load()
{
    const QByteArray text = m_settings.windowValue(m_window, entryName()).toUtf8();
    const QJsonArray entries = QJsonDocument::fromJson(text).array();
    QSet<int> used;
    for (const QJsonValue& entry : entries) {
        std::optional<Bookmark> bookmark = fromJson(entry.toObject());
        if (!bookmark || m_bookmarks.size() == most)
            continue;
        if (bookmark->key && used.contains(*bookmark->key))
            bookmark->key.reset();
        if (bookmark->key)
            used.insert(*bookmark->key);
        m_bookmarks.push_back(*std::move(bookmark));
    }
}

void BookmarkBook::save() const
{
    QJsonArray entries;
    for (const Bookmark& bookmark : m_bookmarks)
        entries.append(toJson(bookmark));
    const QByteArray text =
        entries.isEmpty() ? QByteArray() : QJsonDocument(entries).toJson(QJsonDocument::Compact);
    m_settings.setWindowValue(m_window, entryName(), QString::fromUtf8(text));
}

void BookmarkBook::commit(std::vector<Bookmark> next)
{
    m_before.push_back(std::exchange(m_bookmarks, std::move(next)));
    if (m_before.size() > mostUndone)
        m_before.erase(m_before.begin());
    save();
    Q_EMIT changed();
}

void BookmarkBook::undo()
{
    if (!canUndo())
        return;
    m_bookmarks = std::move(m_before.back());
    m_before.pop_back();
    save();
    Q_EMIT changed();
}

const Bookmark* BookmarkBook::byKey(int key) const
{
    const auto found = std::ranges::find(m_bookmarks, std::optional(key), &Bookmark::key);
    return found == m_bookmarks.end() ? nullptr : &*found;
}

bool BookmarkBook::add(const QString& name, GeoPoint center, double zoom, const ViewAddress& address)
{
    if (m_bookmarks.size() >= most)
        return false;
    std::optional<int> key;
    for (int free = lastKey; free >= 1; --free) {
        if (!byKey(free))
            key = free;
    }
    const QString tidy = tidyName(name);
    std::vector<Bookmark> next = m_bookmarks;
    next.push_back({.name = tidy.isEmpty() ? tr("视图 %1").arg(next.size() + 1) : tidy,
                    .key = key,
                    .center = center,
                    .zoom = zoom,
                    .address = address});
    commit(std::move(next));
    return true;
}

bool BookmarkBook::rename(std::size_t index, const QString& name)
{
    const QString tidy = tidyName(name);
    if (tidy.isEmpty() || index >= m_bookmarks.size())
        return false;
    if (m_bookmarks[index].name == tidy)
        return true;
    std::vector<Bookmark> next = m_bookmarks;
    next[index].name = tidy;
    commit(std::move(next));
    return true;
}

void BookmarkBook::setKey(std::size_t index, std::optional<int> key)
{
    if (index >= m_bookmarks.size() || (key && (*key < 1 || *key > lastKey)) || m_bookmarks[index].key == key)
        return;
    std::vector<Bookmark> next = m_bookmarks;
    for (Bookmark& other : next) {
        if (key && other.key == key)
            other.key.reset();
    }
    next[index].key = key;
    commit(std::move(next));
}

void BookmarkBook::remove(std::size_t index)
{
    if (index >= m_bookmarks.size())
        return;
    std::vector<Bookmark> next = m_bookmarks;
    next.erase(next.begin() + static_cast<std::ptrdiff_t>(index));
    commit(std::move(next));
}

} // namespace onescreen
