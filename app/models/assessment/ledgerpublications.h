// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/publication.h"

#include <QString>
#include <QThreadPool>

namespace onescreen {

/// The ledger in a folder, asked on a thread of its own. The destructor lets what was asked end.
class LedgerPublications final : public Publications
{
public:
    explicit LedgerPublications(QString folder);

    QFuture<Result<std::vector<Publication>>> list() override;
    QFuture<Result<Publication>> add(PublicationDraft draft) override;
    QFuture<Result<PublicationContent>> content(qint64 id) override;

private:
    QString m_folder;
    QThreadPool m_thread;
};

} // namespace onescreen
