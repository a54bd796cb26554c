// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/settingsstore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

/// "@" and "/" of window and widget names have a meaning of their own in a settings file.
QString keyPart(QString name)
{
    return name.replace(u'@', u'-').replace(u'/', u'-');
}

QString layoutKey(const QString& window, QLatin1StringView entry)
{
    return u"windows/%1/%2"_s.arg(keyPart(window), entry);
}

} // namespace

SettingsStore::SettingsStore() = default;

SettingsStore::SettingsStore(const QString& iniFile)
    : m_file(std::make_unique<QSettings>(iniFile, QSettings::IniFormat))
{
    // Keys of map services stand in it. QSettings keeps the permissions of a file that is there.
    QDir().mkpath(QFileInfo(iniFile).absolutePath());
    QFile file(iniFile);
    if (file.open(QIODevice::ReadWrite))
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

SettingsStore::~SettingsStore() = default;

std::optional<WindowLayout> SettingsStore::windowLayout(const QString& window) const
{
    WindowLayout layout{.geometry = read(layoutKey(window, "geometry"_L1)).toByteArray(),
                        .screen = read(layoutKey(window, "screen"_L1)).toString(),
                        .address = read(layoutKey(window, "address"_L1)).toString(),
                        .fullScreen = read(layoutKey(window, "fullScreen"_L1)).toBool(),
                        .splitters = {}};
    const QVariantMap splitters = read(layoutKey(window, "splitters"_L1)).toMap();
    for (auto it = splitters.cbegin(); it != splitters.cend(); ++it)
        layout.splitters.insert(it.key(), it.value().toByteArray());
    if (layout == WindowLayout{})
        return std::nullopt;
    return layout;
}

void SettingsStore::setWindowLayout(const QString& window, const WindowLayout& layout)
{
    QVariantMap splitters;
    for (auto it = layout.splitters.cbegin(); it != layout.splitters.cend(); ++it)
        splitters.insert(it.key(), it.value());
    const auto orNothing = [](const auto& value) {
        return value.isEmpty() ? QVariant() : QVariant::fromValue(value);
    };
    write(layoutKey(window, "geometry"_L1), orNothing(layout.geometry));
    write(layoutKey(window, "screen"_L1), orNothing(layout.screen));
    write(layoutKey(window, "address"_L1), orNothing(layout.address));
    write(layoutKey(window, "fullScreen"_L1), layout.fullScreen ? QVariant(true) : QVariant());
    write(layoutKey(window, "splitters"_L1), orNothing(splitters));
}

QString SettingsStore::windowValue(const QString& window, const QString& entry) const
{
    return window.isEmpty() ? QString()
                            : read(u"windows/%1/%2"_s.arg(keyPart(window), keyPart(entry))).toString();
}

void SettingsStore::setWindowValue(const QString& window, const QString& entry, const QString& value)
{
    if (!window.isEmpty())
        write(u"windows/%1/%2"_s.arg(keyPart(window), keyPart(entry)),
              value.isEmpty() ? QVariant() : QVariant(value));
}

QVariant SettingsStore::read(QAnyStringView name) const
{
    return m_file ? m_file->value(name) : m_memory.value(name.toString());
}

void SettingsStore::write(QAnyStringView name, const QVariant& value)
{
    if (m_file)
        value.isValid() ? m_file->setValue(name, value) : m_file->remove(name);
    else if (value.isValid())
        m_memory.insert(name.toString(), value);
    else
        m_memory.remove(name.toString());
}

} // namespace onescreen
