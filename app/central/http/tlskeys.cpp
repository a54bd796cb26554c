// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/central/http/tlskeys.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

using namespace Qt::StringLiterals;

namespace onescreen::central {

namespace {

Result<QByteArray> contentOf(const QString& file, const QString& what)
{
    QFile content(file);
    if (!content.open(QFile::ReadOnly))
        return failure(ErrorKind::NotFound, u"cannot read the %1"_s.arg(what), {.file = file});
    return content.readAll();
}

Result<QSslKey> loadKey(const QString& file)
{
    const auto pem = contentOf(file, u"key"_s);
    if (!pem)
        return std::unexpected(pem.error());
    QSslKey key(*pem, QSsl::Ec);
    if (key.isNull())
        key = QSslKey(*pem, QSsl::Rsa);
    if (key.isNull())
        return failure(ErrorKind::Invalid, u"must be a PEM file with an EC or RSA key without password"_s,
                       {.file = file});
    if (QFile::permissions(file) & (QFile::ReadOther | QFile::WriteOther | QFile::WriteGroup))
        return failure(ErrorKind::ReadOnly, u"others may read or change the key; set its mode to 0600"_s,
                       {.file = file});
    return key;
}

} // namespace

Result<QSslConfiguration> loadTlsKeys(const QString& certificateFile, const QString& keyFile)
{
    const auto pem = contentOf(certificateFile, u"certificate"_s);
    if (!pem)
        return std::unexpected(pem.error());
    const auto chain = QSslCertificate::fromData(*pem, QSsl::Pem);
    if (chain.isEmpty())
        return failure(ErrorKind::Invalid, u"must be a PEM file with the certificate first"_s,
                       {.file = certificateFile});
    const auto key = loadKey(keyFile);
    if (!key)
        return std::unexpected(key.error());
    if (key->algorithm() != chain.first().publicKey().algorithm() ||
        key->length() != chain.first().publicKey().length())
        return failure(ErrorKind::Invalid, u"the key is not of the certificate's kind"_s, {.file = keyFile});
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(*key);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // clients show tokens, not certificates
    tls.setAllowedNextProtocols({QSslConfiguration::NextProtocolHttp1_1});
    return tls;
}

} // namespace onescreen::central
