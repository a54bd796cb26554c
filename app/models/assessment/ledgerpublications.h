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
    /// `readOnly`: nothing is published from here.
    explicit LedgerPublications(QString folder, bool readOnly = false);

    QFuture<Result<std::vector<Publication>>> list() override;
    QFuture<Result<Publication>> add(PublicationDraft draft) override;
    QFuture<Result<PublicationContent>> content(qint64 id) override;
    [[nodiscard]] bool mayAdd() const override { return !m_readOnly; }

private:
    QString m_folder;
    bool m_readOnly;
    QThreadPool m_thread;
};

} // namespace onescreen
