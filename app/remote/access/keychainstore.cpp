// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/access/keychainstore.h"

#include <QCoreApplication>
#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

QString service()
{
    return u"onescreen"_s;
}

Error faultOf(const QKeychain::Job& job)
{
    return {.kind = ErrorKind::Offline,
            .text = u"the keyring of the session does not answer: %1"_s.arg(job.errorString()),
            .place = {}};
}

/// `make` makes the job on the application's thread; `finish` gets it there and what it gives back is handed
/// to `done` on the thread of `context`.
template <typename Make, typename Finish, typename Done>
void ask(QObject* context, const Make& make, const Finish& finish, Done done)
{
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [context = QPointer<QObject>(context), make, finish, done = std::move(done)] {
            auto* job = make();
            job->setInsecureFallback(false); // never in plain text
            QObject::connect(job, &QKeychain::Job::finished, QCoreApplication::instance(),
                             [context, finish, done](QKeychain::Job* ended) {
                                 auto answer = finish(*ended);
                                 if (context)
                                     QMetaObject::invokeMethod(
                                         context, [done, answer = std::move(answer)] { done(answer); },
                                         Qt::QueuedConnection);
                             });
            job->start(); // deletes itself
        },
        Qt::QueuedConnection);
}

Result<void> ended(const QKeychain::Job& job)
{
    if (job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound)
        return {};
    return std::unexpected(faultOf(job));
}

} // namespace

void KeychainStore::load(Loaded done)
{
    ask(
        this,
        [entry = m_entry] {
            auto* job = new QKeychain::ReadPasswordJob(service());
            job->setKey(entry);
            return job;
        },
        [](const QKeychain::Job& job) -> Result<QByteArray> {
            if (job.error() == QKeychain::EntryNotFound)
                return QByteArray();
            const auto* read = qobject_cast<const QKeychain::ReadPasswordJob*>(&job);
            if (job.error() != QKeychain::NoError || read == nullptr)
                return std::unexpected(faultOf(job));
            return read->binaryData();
        },
        std::move(done));
}

void KeychainStore::save(const QByteArray& token, Done done)
{
    ask(
        this,
        [entry = m_entry, token] {
            auto* job = new QKeychain::WritePasswordJob(service());
            job->setKey(entry);
            job->setBinaryData(token);
            return job;
        },
        [](const QKeychain::Job& job) { return ended(job); }, std::move(done));
}

void KeychainStore::erase(Done done)
{
    ask(
        this,
        [entry = m_entry] {
            auto* job = new QKeychain::DeletePasswordJob(service());
            job->setKey(entry);
            return job;
        },
        [](const QKeychain::Job& job) { return ended(job); }, std::move(done));
}

} // namespace onescreen
