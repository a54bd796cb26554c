// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace onescreen::test {

/// A certificate with its key.
struct TestCertificate
{
    QSslCertificate certificate;
    QSslKey key;
    QString certificateFile;
    QString keyFile;

    [[nodiscard]] QSslConfiguration forServer() const
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(certificate);
        configuration.setPrivateKey(key);
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        return configuration;
    }
};

/// A private authority made with the openssl command in a folder of its own.
class TestAuthority
{
public:
    TestAuthority()
    {
        write("ca.cnf", "[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\nserial=serial\nnew_certs_dir=.\n"
                        "default_md=sha256\npolicy=p\ncopy_extensions=none\nunique_subject=no\n[p]\n"
                        "commonName=supplied\n[req]\ndistinguished_name=n\n[n]\n");
        write("index.txt", "");
        write("serial", "1000\n");
        run({"req", "-x509", "-config", "ca.cnf", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
             "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "30", "-subj", "/CN=Test authority",
             "-addext", "basicConstraints=critical,CA:TRUE"});
    }

    [[nodiscard]] QString caFile() const { return m_folder.filePath(QStringLiteral("ca.pem")); }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    /// For `host` ("IP:127.0.0.1", "DNS:name"), valid from and to as YYYYMMDDHHMMSSZ.
    TestCertificate issue(const QByteArray& name, const QByteArray& host = "IP:127.0.0.1",
                          const QByteArray& from = "20200101000000Z",
                          const QByteArray& to = "20991231000000Z")
    {
        makeKey(name);
        write(name + ".ext", "[e]\nbasicConstraints=CA:FALSE\nsubjectAltName=" + host + "\n");
        run({"req", "-new", "-config", "ca.cnf", "-key", name + ".key", "-out", name + ".csr", "-subj",
             "/CN=" + name});
        run({"ca",       "-batch", "-config",     "ca.cnf",      "-cert",       "ca.pem",     "-keyfile",
             "ca.key",   "-in",    name + ".csr", "-out",        name + ".pem", "-startdate", from,
             "-enddate", to,       "-extfile",    name + ".ext", "-extensions", "e",          "-notext"});
        return read(name);
    }
    /// Signed by its own key.
    TestCertificate selfSigned(const QByteArray& name)
    {
        makeKey(name);
        run({"req", "-x509", "-config", "ca.cnf", "-key", name + ".key", "-out", name + ".pem", "-days", "30",
             "-subj", "/CN=" + name, "-addext", "subjectAltName=IP:127.0.0.1"});
        return read(name);
    }
    /// The public key's hash by the command line of the administrator's guide.
    QString pin(const QByteArray& name)
    {
        run({"x509", "-in", name + ".pem", "-pubkey", "-noout", "-out", name + ".pub"});
        run({"pkey", "-pubin", "-in", name + ".pub", "-outform", "der", "-out", name + ".der"});
        run({"dgst", "-sha256", "-binary", "-out", name + ".hash", name + ".der"});
        QFile hash(path(QString::fromLatin1(name + ".hash")));
        EXPECT_TRUE(hash.open(QIODevice::ReadOnly));
        return QString::fromLatin1(hash.readAll().toBase64());
    }

private:
    void makeKey(const QByteArray& name)
    {
        run({"ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", name + ".key"});
    }
    TestCertificate read(const QByteArray& name)
    {
        const QString certificate = path(QString::fromLatin1(name + ".pem"));
        const QString key = path(QString::fromLatin1(name + ".key"));
        QFile certificateFile(certificate);
        QFile keyFile(key);
        EXPECT_TRUE(certificateFile.open(QIODevice::ReadOnly));
        EXPECT_TRUE(keyFile.open(QIODevice::ReadOnly));
        return {.certificate = QSslCertificate(&certificateFile, QSsl::Pem),
                .key = QSslKey(&keyFile, QSsl::Ec),
                .certificateFile = certificate,
                .keyFile = key};
    }
    void write(const QByteArray& name, const QByteArray& content)
    {
        QFile file(path(QString::fromLatin1(name)));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    void run(const QList<QByteArray>& words)
    {
        QStringList arguments;
        for (const QByteArray& word : words)
            arguments << QString::fromLatin1(word);
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral("openssl"), arguments);
        ASSERT_TRUE(process.waitForFinished());
        ASSERT_EQ(process.exitCode(), 0) << process.readAllStandardError().toStdString();
    }

    QTemporaryDir m_folder;
};

} // namespace onescreen::test
