// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDBusConnection>
#include <QMap>
#include <QMutex>
#include <QMutexLocker>
#include <QObject>
#include <QString>

namespace onescreen::test {

/// As much of KWallet as a keyring client needs. Called on a thread of its own; members are guarded.
class FakeWallet : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.KWallet")

public:
    static constexpr int handle = 7;

    void setLocked(bool locked)
    {
        const QMutexLocker guard(&m_guard);
        m_locked = locked;
    }
    [[nodiscard]] QMap<QString, QByteArray> entries() const
    {
        const QMutexLocker guard(&m_guard);
        return m_entries;
    }
    void put(const QString& key, const QByteArray& value)
    {
        const QMutexLocker guard(&m_guard);
        m_entries[key] = value;
    }

public Q_SLOTS:
    // NOLINTBEGIN(bugprone-easily-swappable-parameters): the wallet's own interface
    QString networkWallet() { return QStringLiteral("wallet"); }
    int open(const QString& /*wallet*/, qlonglong /*window*/, const QString& /*application*/)
    {
        const QMutexLocker guard(&m_guard);
        return m_locked ? -1 : handle;
    }
    int entryType(int /*handle*/, const QString& /*folder*/, const QString& key,
                  const QString& /*application*/)
    {
        constexpr int unknown = 0;
        constexpr int stream = 2;
        const QMutexLocker guard(&m_guard);
        return m_entries.contains(key) ? stream : unknown;
    }
    QByteArray readEntry(int /*handle*/, const QString& /*folder*/, const QString& key,
                         const QString& /*application*/)
    {
        const QMutexLocker guard(&m_guard);
        return m_entries.value(key);
    }
    int writeEntry(int /*handle*/, const QString& /*folder*/, const QString& key, const QByteArray& value,
                   const QString& /*application*/)
    {
        put(key, value);
        return 0;
    }
    int removeEntry(int /*handle*/, const QString& /*folder*/, const QString& key,
                    const QString& /*application*/)
    {
        const QMutexLocker guard(&m_guard);
        return m_entries.remove(key) > 0 ? 0 : -3;
    }
    // NOLINTEND(bugprone-easily-swappable-parameters)

private:
    mutable QMutex m_guard;
    QMap<QString, QByteArray> m_entries;
    bool m_locked = false;
};

} // namespace onescreen::test
