// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/sqlitehandle.h"

#include "app/store/utf8.h"

#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QUrl>
#include <QVariant>

#include <atomic>
#include <cerrno>

using namespace Qt::StringLiterals;

namespace onescreen::sqlite {

namespace {

QString uniqueName()
{
    static std::atomic<quint64> last{0};
    return u"onescreen-cache-%1"_s.arg(++last);
}

ErrorKind kindOf(int extendedCode, int systemError)
{
    if (systemError == ENOSPC || systemError == EDQUOT)
        return ErrorKind::DiskFull;
    switch (extendedCode & 0xff) {
    case SQLITE_FULL:
        return ErrorKind::DiskFull;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return ErrorKind::ReadOnly;
    case SQLITE_CANTOPEN:
        return systemError == EROFS || systemError == EACCES || systemError == EPERM ? ErrorKind::ReadOnly
                                                                                     : ErrorKind::NotFound;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
        return ErrorKind::Corrupt;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorKind::Conflict;
    case SQLITE_INTERRUPT:
        return ErrorKind::Timeout;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
        return ErrorKind::Invalid;
    default:
        return ErrorKind::Internal;
    }
}

constexpr int stepsBetweenLooks = 20'000; ///< About a millisecond.

} // namespace

Connection::Connection(QString path, QString name) : m_path(std::move(path)), m_name(std::move(name)) {}

Connection::~Connection()
{
    if (m_handle != nullptr) {
        sqlite3_progress_handler(m_handle, 0, nullptr, nullptr);
        sqlite3_wal_hook(m_handle, nullptr, nullptr);
    }
    QSqlDatabase::database(m_name, false).close();
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString& path, Access access)
{
    std::unique_ptr<Connection> connection(new Connection(path, uniqueName()));
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection->m_name);
    QString options = u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeoutMs);
    if (access != Access::Write)
        options += u";QSQLITE_OPEN_READONLY"_s;
    if (access == Access::Frozen) {
        // Without this a write-ahead-log file cannot be read where its side files cannot be made.
        QUrl url = QUrl::fromLocalFile(path);
        url.setQuery(u"immutable=1"_s);
        database.setDatabaseName(url.toString(QUrl::FullyEncoded));
        options += u";QSQLITE_OPEN_URI"_s;
    } else {
        database.setDatabaseName(path);
    }
    database.setConnectOptions(options);
    if (!database.open())
        return failure(ErrorKind::ReadOnly,
                       u"The database cannot be opened: %1"_s.arg(database.lastError().text()),
                       {.file = path, .row = 0, .field = {}});
    if (auto attached = connection->attachHandle(); !attached)
        return std::unexpected(attached.error());
    return connection;
}

Result<void> Connection::attachHandle()
{
    const QVariant handle = QSqlDatabase::database(m_name, false).driver()->handle();
    if (!handle.isValid() || qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return failure(ErrorKind::Internal, u"The Qt driver does not give its SQLite handle."_s);
    m_handle = *static_cast<sqlite3* const*>(handle.data());
    sqlite3_extended_result_codes(m_handle, 1);
    sqlite3_progress_handler(m_handle, stepsBetweenLooks, &Connection::onProgress, this);
    // Replaces SQLite's own checkpoints, which single commits would have to pay for.
    sqlite3_wal_hook(m_handle, &Connection::onWal, this);
    return {};
}

int Connection::onProgress(void* self)
{
    const auto* connection = static_cast<Connection*>(self);
    if (connection->m_stop != nullptr && connection->m_stop->load(std::memory_order_relaxed) != 0)
        return 1;
    return connection->m_limit.count() > 0 && std::chrono::steady_clock::now() > connection->m_deadline ? 1
                                                                                                        : 0;
}

int Connection::onWal(void* self, sqlite3*, const char*, int pages)
{
    static_cast<Connection*>(self)->m_walPages = pages;
    return SQLITE_OK;
}

void Connection::startTimer()
{
    m_deadline = std::chrono::steady_clock::now() + m_limit;
}

Error Connection::lastError() const
{
    const int code = sqlite3_extended_errcode(m_handle);
    return {.kind = kindOf(code, sqlite3_system_errno(m_handle)),
            .text = u"SQLite: %1 (code %2)"_s.arg(QString::fromUtf8(sqlite3_errmsg(m_handle))).arg(code),
            .place = {.file = m_path, .row = 0, .field = {}}};
}

bool Connection::hasMoved() const
{
    int moved = 0;
    return sqlite3_file_control(m_handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

Result<void> Connection::run(const QByteArray& sql)
{
    if (sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return std::unexpected(lastError());
    return {};
}

Result<qint64> Connection::number(const QByteArray& sql)
{
    auto statement = Statement::prepare(*this, sql);
    if (!statement)
        return std::unexpected(std::move(statement).error());
    if (statement->next())
        return statement->integer(0);
    if (auto ended = statement->ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return failure(ErrorKind::Corrupt, u"A row that must exist is missing."_s,
                   {.file = m_path, .row = 0, .field = {}});
}

Result<QString> Connection::text(const QByteArray& sql)
{
    auto statement = Statement::prepare(*this, sql);
    if (!statement)
        return std::unexpected(std::move(statement).error());
    if (statement->next())
        return statement->text(0);
    if (auto ended = statement->ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return QString();
}

Result<Statement> Statement::prepare(Connection& connection, const QByteArray& sql)
{
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(connection.handle(), sql.constData(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK)
        return std::unexpected(connection.lastError());
    return Statement(connection, statement);
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement::Statement(Statement&& other) noexcept
    : m_connection(other.m_connection), m_statement(std::exchange(other.m_statement, nullptr)),
      m_code(other.m_code), m_held(std::move(other.m_held)), m_used(other.m_used)
{
}

Statement& Statement::operator=(Statement&& other) noexcept
{
    std::swap(m_connection, other.m_connection);
    std::swap(m_statement, other.m_statement);
    std::swap(m_code, other.m_code);
    std::swap(m_held, other.m_held);
    std::swap(m_used, other.m_used);
    return *this;
}

void Statement::restart()
{
    sqlite3_reset(m_statement);
    m_used = 0;
    m_code = SQLITE_OK;
}

Statement& Statement::bindList(const std::vector<QString>& values)
{
    restart();
    std::size_t room = 0;
    for (const QString& value : values)
        room += roomFor(value);
    makeRoom(room);
    for (int index = 0; index < static_cast<int>(values.size()); ++index)
        put(index + 1, values[static_cast<std::size_t>(index)]);
    return *this;
}

void Statement::makeRoom(std::size_t bytes)
{
    // One byte at least: SQLite takes a null pointer for NULL.
    if (m_held.size() <= bytes)
        m_held.resize(bytes + 1);
}

const char* Statement::keep(QByteArrayView bytes)
{
    char* const kept = m_held.data() + m_used;
    std::ranges::copy(bytes, kept);
    m_used += static_cast<std::size_t>(bytes.size());
    return kept;
}

void Statement::put(int index, const QString& text)
{
    char* const kept = m_held.data() + m_used;
    const auto size = appendUtf8(text, kept) - kept;
    m_used += static_cast<std::size_t>(size);
    sqlite3_bind_text(m_statement, index, kept, static_cast<int>(size), SQLITE_STATIC);
}

void Statement::put(int index, const Utf8Text& text)
{
    sqlite3_bind_text(m_statement, index, keep(text.bytes), static_cast<int>(text.bytes.size()),
                      SQLITE_STATIC);
}

void Statement::put(int index, const QByteArray& blob)
{
    sqlite3_bind_blob(m_statement, index, keep(blob), static_cast<int>(blob.size()), SQLITE_STATIC);
}

Result<void> Statement::run()
{
    while (next()) {
    }
    return ended();
}

bool Statement::next()
{
    m_code = sqlite3_step(m_statement);
    return m_code == SQLITE_ROW;
}

Result<void> Statement::ended()
{
    std::optional<Error> error;
    if (m_code != SQLITE_DONE && m_code != SQLITE_ROW && m_code != SQLITE_OK)
        error = m_connection->lastError();
    restart();
    if (error)
        return std::unexpected(*std::move(error));
    return {};
}

QString Statement::text(int column) const
{
    const auto* bytes = sqlite3_column_text(m_statement, column);
    return QString::fromUtf8(reinterpret_cast<const char*>(bytes), sqlite3_column_bytes(m_statement, column));
}

QByteArray Statement::bytes(int column) const
{
    const void* bytes = sqlite3_column_blob(m_statement, column);
    return {static_cast<const char*>(bytes), sqlite3_column_bytes(m_statement, column)};
}

QByteArrayView Statement::blob(int column) const
{
    const void* bytes = sqlite3_column_blob(m_statement, column);
    return {static_cast<const char*>(bytes), sqlite3_column_bytes(m_statement, column)};
}

std::optional<qint64> Statement::optionalInteger(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<UtcTime> Statement::optionalTime(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(fromMs(integer(column)));
}

Result<Transaction> Transaction::begin(Connection& connection, Access access)
{
    connection.startTimer();
    if (auto begun = connection.run(access == Access::Write ? "BEGIN IMMEDIATE" : "BEGIN"); !begun)
        return std::unexpected(std::move(begun).error());
    return Transaction(connection);
}

Transaction::~Transaction()
{
    // SQLite has already rolled back by itself after some failures, a full disk for one.
    if (m_connection != nullptr && sqlite3_get_autocommit(m_connection->handle()) == 0)
        std::ignore = m_connection->run("ROLLBACK");
}

Result<void> Transaction::commit()
{
    auto committed = m_connection->run("COMMIT");
    if (committed)
        m_connection = nullptr;
    return committed;
}

namespace {

Result<void> checkBy(Connection& connection, const QByteArray& pragma, const QString& what)
{
    const auto verdict = connection.text(pragma);
    if (!verdict)
        return std::unexpected(verdict.error());
    if (*verdict == u"ok")
        return {};
    // A page that cannot be read is a finding of the check too, with SQLite's code for why.
    static const QRegularExpression code(u"error code[= ](\\d+)"_s);
    const auto named = code.match(*verdict);
    const ErrorKind kind = named.hasMatch() ? kindOf(named.capturedView(1).toInt(), 0) : ErrorKind::Corrupt;
    const QString sentence = kind == ErrorKind::Corrupt ? u"%1 is damaged: %2"_s : u"%1 cannot be read: %2"_s;
    return failure(kind, sentence.arg(what, *verdict), {.file = connection.path(), .row = 0, .field = {}});
}

} // namespace

Result<void> checkWhole(Connection& connection, const QString& what)
{
    return checkBy(connection, "PRAGMA quick_check(1)", what);
}

Result<void> checkTable(Connection& connection, const QString& table, const QString& what)
{
    QString quoted = table;
    quoted.replace(u'"', u"\"\""_s);
    return checkBy(connection, "PRAGMA integrity_check(\"" + quoted.toUtf8() + "\")", what);
}

} // namespace onescreen::sqlite
