// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QVariant>

#include <memory>
#include <optional>

class QSettings;

namespace onescreen {

/// A setting: its name in the file, its type and what holds without an entry. Defaults are not written.
template <typename T> struct SettingKey
{
    QLatin1StringView name;
    T fallback;
};

/// What a window remembers between runs.
struct WindowLayout
{
    QByteArray geometry; ///< QWidget::saveGeometry()
    QString screen;      ///< QScreen::name()
    QString address;     ///< Of the scene, as ViewAddress::toString() writes it.
    bool fullScreen = false;
    QHash<QString, QByteArray> splitters; ///< By objectName; QSplitter::saveState() or a header's state.

    friend bool operator==(const WindowLayout&, const WindowLayout&) = default;
};

/// The user's settings. Kept in memory; written by QSettings (which does so in its own time). UI thread only.
/// Entries it does not know are left in the file.
class SettingsStore
{
public:
    SettingsStore(); ///< In memory only: captures, self-tests and tests leave no trace.
    explicit SettingsStore(const QString& iniFile);
    ~SettingsStore();
    SettingsStore(const SettingsStore&) = delete;
    SettingsStore& operator=(const SettingsStore&) = delete;

    template <typename T> [[nodiscard]] T value(const SettingKey<T>& key) const
    {
        const QVariant stored = read(key.name);
        return stored.canConvert<T>() ? stored.value<T>() : key.fallback;
    }
    template <typename T> void setValue(const SettingKey<T>& key, const T& value)
    {
        write(key.name, value == key.fallback ? QVariant() : QVariant::fromValue(value));
    }

    /// `window` is the window's name: "wall", "duty@1".
    [[nodiscard]] std::optional<WindowLayout> windowLayout(const QString& window) const;
    void setWindowLayout(const QString& window, const WindowLayout& layout);
    /// A text that a part of the window keeps ("map-bookmarks"); empty without an entry. Nothing is kept for
    /// a window without a name.
    [[nodiscard]] QString windowValue(const QString& window, const QString& entry) const;
    void setWindowValue(const QString& window, const QString& entry, const QString& value);

private:
    [[nodiscard]] QVariant read(QAnyStringView name) const;
    void write(QAnyStringView name, const QVariant& value); ///< Invalid removes the entry.

    std::unique_ptr<QSettings> m_file; ///< Null: memory only.
    QHash<QString, QVariant> m_memory;
};

} // namespace onescreen
