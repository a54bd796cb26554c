// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/log/identity.h"

#include "app/central/db/database.h"

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

/// The stored value; without one `fresh` is stored, unless somebody else was quicker. Empty: do not store.
Result<QByteArray> valueOrNew(Database& db, const QString& name, const QByteArray& fresh)
{
    auto stored = metaValue(db, name);
    if (!stored || !stored->isEmpty() || fresh.isEmpty())
        return stored;
    auto query = db.prepare(u"INSERT INTO meta(k, v) VALUES($1, $2) ON CONFLICT(k) DO NOTHING"_s);
    if (!query)
        return std::unexpected(query.error());
    if (auto ran = query->run(name, fresh); !ran)
        return std::unexpected(ran.error());
    return metaValue(db, name);
}

} // namespace

QByteArray LogIdentity::epochText() const
{
    return QByteArray::number(epoch, 16).rightJustified(16, '0');
}

Result<LogIdentity> loadIdentity(Database& db, bool create)
{
    auto epoch = valueOrNew(db, u"epoch"_s, create ? randomBytes(1).toHex() : QByteArray());
    if (!epoch)
        return std::unexpected(epoch.error());
    auto key = valueOrNew(db, u"hmac_key"_s, create ? randomBytes(4) : QByteArray());
    if (!key)
        return std::unexpected(key.error());
    bool isNumber = false;
    const quint64 number = epoch->toULongLong(&isNumber, 16);
    if (!isNumber || key->size() != 32)
        return failure(ErrorKind::Corrupt, u"table meta lacks the epoch or the key of the log"_s);
    return LogIdentity{.epoch = number, .hmacKey = *key};
}

Result<LogIdentity> renewEpoch(Database& db)
{
    // The key stays: it does not say anything about the history.
    if (auto known = loadIdentity(db, false); !known)
        return known;
    if (auto stored = setMetaValue(db, u"epoch"_s, randomBytes(1).toHex()); !stored)
        return std::unexpected(stored.error());
    return loadIdentity(db, false);
}

Result<QByteArray> metaValue(Database& db, const QString& key)
{
    auto query = db.prepare(u"SELECT v FROM meta WHERE k = $1"_s);
    if (!query)
        return std::unexpected(query.error());
    if (auto ran = query->run(key); !ran)
        return std::unexpected(ran.error());
    return query->next() ? query->bytes(0) : QByteArray();
}

Result<void> setMetaValue(Database& db, const QString& key, const QByteArray& value)
{
    auto query =
        db.prepare(u"INSERT INTO meta(k, v) VALUES($1, $2) ON CONFLICT(k) DO UPDATE SET v = excluded.v"_s);
    if (!query)
        return std::unexpected(query.error());
    return query->run(key, value);
}

} // namespace onescreen::central
