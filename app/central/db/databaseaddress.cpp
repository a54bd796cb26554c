// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/db/databaseaddress.h"

#include "app/central/db/postgresdb.h"
#include "app/central/db/sqlitedb.h"

#include <QFile>
#include <QStringList>

#include <libpq-fe.h>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

struct FreeOptions
{
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

bool isSecret(const QString& word)
{
    return word == "password"_L1 || word == "sslpassword"_L1;
}

/// What this program asks for where the operator does not say otherwise: of several hosts the one that can
/// write, and a dead machine noticed within half a minute instead of two hours.
const QMap<QString, QString>& defaults()
{
    static const QMap<QString, QString> words{{u"target_session_attrs"_s, u"read-write"_s},
                                              {u"connect_timeout"_s, u"5"_s},
                                              {u"keepalives_idle"_s, u"10"_s},
                                              {u"keepalives_interval"_s, u"5"_s},
                                              {u"keepalives_count"_s, u"3"_s},
                                              {u"tcp_user_timeout"_s, u"20000"_s},
                                              {u"application_name"_s, u"onescreen-central"_s}};
    return words;
}

} // namespace

DatabaseAddress DatabaseAddress::inFolder(const QString& folder)
{
    DatabaseAddress address;
    address.m_folder = folder;
    return address;
}

Result<DatabaseAddress> DatabaseAddress::fromText(const QString& text)
{
    return fromConnectionString(text, false);
}

Result<DatabaseAddress> DatabaseAddress::fromFile(const QString& file)
{
    QFile content(file);
    if (!content.open(QFile::ReadOnly))
        return failure(ErrorKind::NotFound, u"cannot read the file with the connection string"_s,
                       {.file = file});
    QStringList lines;
    for (const QString& line : QString::fromUtf8(content.readAll()).split(u'\n')) {
        if (!line.trimmed().startsWith(u'#'))
            lines.append(line.trimmed());
    }
    auto address = fromConnectionString(lines.join(u' ').trimmed(), true);
    if (!address) {
        address.error().place.file = file;
        return address;
    }
    const bool hasSecret = std::ranges::any_of(address->m_words.keys(), isSecret);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if (hasSecret && (content.permissions() & others))
        return failure(ErrorKind::ReadOnly,
                       u"the file has a password but is not its owner's alone; set its mode to 0600"_s,
                       {.file = file});
    return address;
}

Result<DatabaseAddress> DatabaseAddress::fromConnectionString(const QString& text, bool mayHavePassword)
{
    // The parser's own message may repeat a part of the text, and so a password.
    const std::unique_ptr<PQconninfoOption, FreeOptions> options(
        text.isEmpty() ? nullptr : PQconninfoParse(text.toUtf8().constData(), nullptr));
    if (!options)
        return failure(ErrorKind::Invalid, u"this is not a connection string of PostgreSQL; for example "
                                           "postgresql://onescreen@db1,db2/onescreen or service=onescreen"_s);
    DatabaseAddress address;
    for (const PQconninfoOption* option = options.get(); option->keyword; ++option) {
        if (option->val && *option->val)
            address.m_words.insert(QString::fromUtf8(option->keyword), QString::fromUtf8(option->val));
    }
    if (!mayHavePassword && std::ranges::any_of(address.m_words.keys(), isSecret))
        return failure(ErrorKind::Invalid,
                       u"a password does not belong on the command line; use a password file (PGPASSFILE), a "
                       "service file (PGSERVICEFILE) or --database-file"_s);
    for (const auto& [word, value] : defaults().asKeyValueRange()) {
        if (!address.m_words.contains(word))
            address.m_words.insert(word, value);
    }
    return address;
}

QString DatabaseAddress::toString() const
{
    if (kind() == DbKind::Sqlite)
        return m_folder;
    QStringList parts;
    for (const QString& word : {u"service"_s, u"host"_s, u"port"_s, u"dbname"_s, u"user"_s}) {
        if (m_words.contains(word))
            parts.append(word + u'=' + m_words.value(word));
    }
    return u"PostgreSQL "_s + parts.join(u' ');
}

Result<std::unique_ptr<Database>> openDatabase(const DatabaseAddress& address, DbAccess access)
{
    if (address.kind() == DbKind::Postgres) {
        auto db = PostgresDb::open(address, access);
        return db ? Result<std::unique_ptr<Database>>(*std::move(db)) : std::unexpected(db.error());
    }
    auto db = SqliteDb::open(address.folder(), access);
    return db ? Result<std::unique_ptr<Database>>(*std::move(db)) : std::unexpected(db.error());
}

} // namespace onescreen::central
