// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main/common/outboxowner.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr qint64 longestAccount = 256;

} // namespace

OutboxOwner::OutboxOwner(const QString& folder) : m_path(QDir(folder).filePath(u"outbox.owner"_s))
{
    QFile file(m_path);
    if (file.open(QIODevice::ReadOnly))
        m_account = QString::fromUtf8(file.read(longestAccount));
}

Result<void> OutboxOwner::take(const QString& account)
{
    if (m_account == account)
        return {};
    if (m_waiting)
        return failure(ErrorKind::Conflict,
                       u"actions of %1 wait to be sent; only that account can send them"_s.arg(m_account),
                       {.file = {}, .row = 0, .field = u"other_person"_s});
    QSaveFile file(m_path);
    const QByteArray bytes = account.toUtf8();
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(bytes) != bytes.size() || !file.commit())
        return failure(ErrorKind::ReadOnly, u"who gives actions cannot be written"_s, {.file = m_path});
    m_account = account;
    return {};
}

} // namespace onescreen
