// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/geo/camera.h"
#include "app/models/viewaddress.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace onescreen {

class SettingsStore;

/// A view of the map that somebody wants to come back to.
struct Bookmark
{
    QString name;           ///< 1 to 40 characters.
    std::optional<int> key; ///< 1 to 9, each used once.
    GeoPoint center;
    double zoom = 0;
    ViewAddress address; ///< Filter, period and layers that were shown.

    friend bool operator==(const Bookmark&, const Bookmark&) = default;
};

/// The bookmarks of a window, kept in its settings. Every change is written at once and can be taken back.
class BookmarkBook final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::size_t most = 100;
    static constexpr int longestName = 40;

    /// `settings` must outlive the book. Entries that cannot be read are left out.
    BookmarkBook(SettingsStore& settings, QString window, QObject* parent = nullptr);

    [[nodiscard]] const std::vector<Bookmark>& all() const { return m_bookmarks; }
    [[nodiscard]] const Bookmark* byKey(int key) const; ///< Null when the key is free.
    /// With the lowest free key; an empty name becomes "视图 3". False when there are `most` already.
    bool add(const QString& name, GeoPoint center, double zoom, const ViewAddress& address);
    /// False for an empty name.
    bool rename(std::size_t index, const QString& name);
    /// Takes the key from who had it; none frees it.
    void setKey(std::size_t index, std::optional<int> key);
    void remove(std::size_t index);
    [[nodiscard]] bool canUndo() const { return !m_before.empty(); }
    /// Takes the last change back; up to 20 of them.
    void undo();

Q_SIGNALS:
    void changed();

private:
    void commit(std::vector<Bookmark> next);
    void load();
    void save() const;

    SettingsStore& m_settings;
    QString m_window;
    std::vector<Bookmark> m_bookmarks;
    std::vector<std::vector<Bookmark>> m_before;
};

} // namespace onescreen
