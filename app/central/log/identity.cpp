// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/log/identity.h"

#include "app/central/log/sqlitedb.h"

#include <QRandomGenerator>

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

QByteArray randomBytes(int quadWords)
{
    QByteArray bytes;
    for (int at = 0; at < quadWords; ++at) {
        const quint64 word = QRandomGenerator::system()->generate64();
        bytes.append(QByteArrayView(reinterpret_cast<const char*>(&word), sizeof word));
    }
    return bytes;
}

} // namespace

QByteArray LogIdentity::epochText() const
{
    return QByteArray::number(epoch, 16).rightJustified(16, '0');
}

Result<LogIdentity> loadIdentity(SqliteDb& db, bool create)
{
    auto epoch = metaValue(db, u"epoch"_s);
    if (!epoch)
        return std::unexpected(epoch.error());
    auto key = metaValue(db, u"hmac_key"_s);
    if (!key)
        return std::unexpected(key.error());
    if (create && epoch->isEmpty() && key->isEmpty()) {
        *epoch = randomBytes(1).toHex();
        *key = randomBytes(4);
        if (auto set = setMetaValue(db, u"epoch"_s, *epoch); !set)
            return std::unexpected(set.error());
        if (auto set = setMetaValue(db, u"hmac_key"_s, *key); !set)
            return std::unexpected(set.error());
    }
    bool isNumber = false;
    const quint64 number = epoch->toULongLong(&isNumber, 16);
    if (!isNumber || key->size() != 32)
        return failure(ErrorKind::Corrupt, u"table meta lacks the epoch or the key of the log"_s);
    return LogIdentity{.epoch = number, .hmacKey = *key};
}

Result<QByteArray> metaValue(SqliteDb& db, const QString& key)
{
    auto query = Statement::prepare(db, u"SELECT v FROM meta WHERE k = ?"_s);
    if (!query)
        return std::unexpected(query.error());
    if (auto ran = query->run(key); !ran)
        return std::unexpected(ran.error());
    return query->next() ? query->value(0).toByteArray() : QByteArray();
}

Result<void> setMetaValue(SqliteDb& db, const QString& key, const QByteArray& value)
{
    auto query = Statement::prepare(
        db, u"INSERT INTO meta(k, v) VALUES(?, ?) ON CONFLICT(k) DO UPDATE SET v = excluded.v"_s);
    if (!query)
        return std::unexpected(query.error());
    return query->run(key, value);
}

} // namespace onescreen::central
