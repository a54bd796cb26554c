// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QString>

#include <optional>

namespace onescreen {

/// Words for why a connection was not trusted; they stand in Error::place.field.
namespace tlsfault {
inline constexpr QStringView expired = u"tls_expired";
inline constexpr QStringView wrongHost = u"tls_wrong_host";
inline constexpr QStringView selfSigned = u"tls_self_signed";
inline constexpr QStringView untrusted = u"tls_untrusted";
inline constexpr QStringView wrongPin = u"tls_wrong_pin";
inline constexpr QStringView handshake = u"tls_handshake";
inline constexpr QStringView needed = u"tls_needed"; ///< A secret would go without encryption.
} // namespace tlsfault

/// Whom encrypted connections trust: TLS 1.2 or newer, the peer always verified. With a CA file only what
/// that file has is trusted; with pins the server's own key must be one of them as well. A value.
class TlsPolicy
{
public:
    TlsPolicy() = default; ///< The system's authorities, no pins.

    /// `caFile`: PEM, or empty. `pins`: base64 of SHA-256 over the DER of the server's public key
    /// (SubjectPublicKeyInfo); none, or at least two, so that a key can be changed. Invalid, NotFound.
    static Result<TlsPolicy> make(const QString& caFile, const QStringList& pins);

    /// Made when asked for: encryption must not be loaded before there is an application.
    [[nodiscard]] QSslConfiguration configuration() const;
    [[nodiscard]] bool hasPins() const { return !m_pins.isEmpty(); }
    /// What is wrong with the key of a session whose certificate was verified; to be asked before anything is
    /// sent. Looks at the server's own certificate only: whoever intercepts may append any others.
    [[nodiscard]] std::optional<Error> pinFault(const QSslConfiguration& session) const;

private:
    QList<QSslCertificate> m_authorities; ///< Empty: the system's.
    QList<QByteArray> m_pins;
};

/// Base64 of SHA-256 over the certificate's public key, as pins are written; empty for a kind of key that
/// cannot be read.
QByteArray publicKeyPin(const QSslCertificate& certificate);

/// Why the certificate was refused, the clearest reason first; `faults` is not empty.
Error tlsError(const QList<QSslError>& faults);

} // namespace onescreen
