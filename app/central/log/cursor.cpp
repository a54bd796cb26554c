// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/log/cursor.h"

#include <QMessageAuthenticationCode>
#include <QtEndian>

namespace onescreen::central {

namespace {

constexpr quint8 cursorVersion = 1;
constexpr qsizetype payloadSize = 1 + 8 + 8 + 8 + 4 + 2;
constexpr qsizetype signatureSize = 16;

template <typename Number> void append(QByteArray& bytes, Number number)
{
    const Number swapped = qToBigEndian(number);
    bytes.append(QByteArrayView(reinterpret_cast<const char*>(&swapped), sizeof swapped));
}

template <typename Number> Number take(const char*& at)
{
    const auto number = qFromBigEndian<Number>(at);
    at += sizeof(Number);
    return number;
}

QByteArray signatureOf(const QByteArray& payload, const LogIdentity& identity)
{
    return QMessageAuthenticationCode::hash(payload, identity.hmacKey, QCryptographicHash::Sha256)
        .first(signatureSize);
}

/// Takes the same time wherever the difference stands.
bool sameBytes(QByteArrayView a, QByteArrayView b)
{
    if (a.size() != b.size())
        return false;
    int difference = 0;
    for (qsizetype at = 0; at < a.size(); ++at)
        difference |= a[at] ^ b[at];
    return difference == 0;
}

} // namespace

QByteArray encodeCursor(const Cursor& cursor, const LogIdentity& identity)
{
    QByteArray bytes;
    bytes.reserve(payloadSize + signatureSize);
    append(bytes, cursorVersion);
    append(bytes, identity.epoch);
    append(bytes, static_cast<quint64>(cursor.seq));
    append(bytes, cursor.chain);
    append(bytes, cursor.scope);
    append(bytes, cursor.schema);
    bytes += signatureOf(bytes, identity);
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

std::expected<Cursor, CursorFault> decodeCursor(QByteArrayView text, const LogIdentity& identity)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        text.toByteArray(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() != payloadSize + signatureSize)
        return std::unexpected(CursorFault::Bad);
    const QByteArray payload = decoded.decoded.first(payloadSize);
    const char* at = payload.constData();
    if (take<quint8>(at) != cursorVersion)
        return std::unexpected(CursorFault::Bad);
    // Before the signature: a server set up anew has another key as well, and "start again" is all it
    // answers.
    if (take<quint64>(at) != identity.epoch)
        return std::unexpected(CursorFault::EpochChanged);
    if (!sameBytes(decoded.decoded.last(signatureSize), signatureOf(payload, identity)))
        return std::unexpected(CursorFault::Bad);
    Cursor cursor;
    cursor.seq = static_cast<qint64>(take<quint64>(at));
    cursor.chain = take<quint64>(at);
    cursor.scope = take<quint32>(at);
    cursor.schema = take<quint16>(at);
    if (cursor.seq < 0)
        return std::unexpected(CursorFault::Bad);
    return cursor;
}

} // namespace onescreen::central
