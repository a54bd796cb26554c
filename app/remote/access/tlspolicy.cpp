// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/access/tlspolicy.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int verifyDepth = 4;
constexpr qsizetype fewestPins = 2;
constexpr qsizetype hashBytes = 32;
constexpr qint64 longestCaFile = 1 << 20;

struct Meaning
{
    QSslError::SslError error;
    QStringView word;
    QStringView text;
};

// In the order in which a person can do something about it.
constexpr std::array meanings{
    Meaning{QSslError::CertificateExpired, tlsfault::expired, u"the server's certificate has expired"},
    Meaning{QSslError::CertificateNotYetValid, tlsfault::expired,
            u"the server's certificate is not valid yet (look at this machine's clock)"},
    Meaning{QSslError::HostNameMismatch, tlsfault::wrongHost,
            u"the server's certificate is for another host name"},
    Meaning{QSslError::SelfSignedCertificate, tlsfault::selfSigned,
            u"the server's certificate is self-signed and not among the trusted ones"},
    Meaning{QSslError::SelfSignedCertificateInChain, tlsfault::untrusted,
            u"the server's certificate comes from an authority that is not trusted here"}};

bool isPin(const QByteArray& pin)
{
    const auto decoded = QByteArray::fromBase64Encoding(pin, QByteArray::AbortOnBase64DecodingErrors);
    return decoded.decodingStatus == QByteArray::Base64DecodingStatus::Ok &&
           decoded.decoded.size() == hashBytes;
}

Result<QList<QSslCertificate>> readAuthorities(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::NotFound, u"the file of certificates cannot be read"_s, {.file = path});
    QList<QSslCertificate> found = QSslCertificate::fromData(file.read(longestCaFile), QSsl::Pem);
    if (found.isEmpty())
        return failure(ErrorKind::Invalid, u"the file has no certificate in PEM"_s, {.file = path});
    return found;
}

} // namespace

QSslConfiguration TlsPolicy::configuration() const
{
    QSslConfiguration made = QSslConfiguration::defaultConfiguration();
    made.setProtocol(QSsl::TlsV1_2OrLater);
    made.setPeerVerifyMode(QSslSocket::VerifyPeer);
    made.setPeerVerifyDepth(verifyDepth);
    if (!m_authorities.isEmpty())
        made.setCaCertificates(m_authorities);
    return made;
}

Result<TlsPolicy> TlsPolicy::make(const QString& caFile, const QStringList& pins)
{
    TlsPolicy policy;
    if (!caFile.isEmpty()) {
        auto authorities = readAuthorities(caFile);
        if (!authorities)
            return std::unexpected(std::move(authorities).error());
        policy.m_authorities = *std::move(authorities);
    }
    for (const QString& pin : pins) {
        const QByteArray bytes = pin.trimmed().toLatin1();
        if (!isPin(bytes))
            return failure(ErrorKind::Invalid, u"a pin must be the base64 of a SHA-256 hash"_s,
                           {.file = {}, .row = 0, .field = pin});
        if (!policy.m_pins.contains(bytes))
            policy.m_pins << bytes;
    }
    if (policy.m_pins.size() == 1)
        return failure(ErrorKind::Invalid,
                       u"give at least %1 pins, one of a key kept in reserve"_s.arg(fewestPins));
    return policy;
}

std::optional<Error> TlsPolicy::pinFault(const QSslConfiguration& session) const
{
    if (m_pins.isEmpty() || m_pins.contains(publicKeyPin(session.peerCertificate())))
        return std::nullopt;
    return Error{.kind = ErrorKind::Protocol,
                 .text = u"the server's key is none of those that are pinned"_s,
                 .place = {.file = {}, .row = 0, .field = tlsfault::wrongPin.toString()}};
}

QByteArray publicKeyPin(const QSslCertificate& certificate)
{
    const QByteArray der = certificate.publicKey().toDer();
    return der.isEmpty() ? QByteArray()
                         : QCryptographicHash::hash(der, QCryptographicHash::Sha256).toBase64();
}

Error tlsError(const QList<QSslError>& faults)
{
    for (const Meaning& meaning : meanings) {
        const auto found = std::ranges::find(faults, meaning.error, &QSslError::error);
        if (found == faults.end())
            continue;
        QString text = meaning.text.toString();
        if (meaning.error == QSslError::CertificateExpired)
            text += u" (%1)"_s.arg(found->certificate().expiryDate().toUTC().toString(Qt::ISODate));
        return {.kind = ErrorKind::Protocol,
                .text = text,
                .place = {.file = {}, .row = 0, .field = meaning.word.toString()}};
    }
    return {.kind = ErrorKind::Protocol,
            .text = u"the server's certificate is not trusted: %1"_s.arg(faults.front().errorString()),
            .place = {.file = {}, .row = 0, .field = tlsfault::untrusted.toString()}};
}

} // namespace onescreen
