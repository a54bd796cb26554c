// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/ledgerpublications.h"

#include <QtConcurrentRun>

namespace onescreen {

LedgerPublications::LedgerPublications(QString folder, bool readOnly)
    : m_folder(std::move(folder)), m_readOnly(readOnly)
{
    m_thread.setMaxThreadCount(1);
}

QFuture<Result<std::vector<Publication>>> LedgerPublications::list()
{
    return QtConcurrent::run(&m_thread, [folder = m_folder]() -> Result<std::vector<Publication>> {
        const auto ledger = Ledger::openForReading(folder);
        if (ledger)
            return (*ledger)->list();
        if (ledger.error().kind == ErrorKind::NotFound) // Nothing was ever published: no fault.
            return std::vector<Publication>{};
        return std::unexpected(ledger.error());
    });
}

QFuture<Result<Publication>> LedgerPublications::add(PublicationDraft draft)
{
    if (m_readOnly)
        return QtFuture::makeReadyValueFuture(
            Result<Publication>(failure(ErrorKind::ReadOnly, QStringLiteral("opened for reading only"),
                                        {.file = m_folder, .row = 0, .field = {}})));
    return QtConcurrent::run(&m_thread,
                             [folder = m_folder, draft = std::move(draft)]() -> Result<Publication> {
                                 const auto ledger = Ledger::open(folder);
                                 if (!ledger)
                                     return std::unexpected(ledger.error());
                                 return (*ledger)->add(draft);
                             });
}

QFuture<Result<PublicationContent>> LedgerPublications::content(qint64 id)
{
    return QtConcurrent::run(&m_thread, [folder = m_folder, id]() -> Result<PublicationContent> {
        const auto ledger = Ledger::openForReading(folder);
        if (!ledger)
            return std::unexpected(ledger.error());
        return (*ledger)->content(id);
    });
}

} // namespace onescreen
