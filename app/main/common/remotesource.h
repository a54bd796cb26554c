// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/remote/centralapi.h"
#include "app/sync/syncinterfaces.h"

#include <QPointer>

namespace onescreen {

/// Pages from the central API, for the SyncService.
class RemoteSource final : public ChangeSource
{
public:
    /// `network` must outlive the source.
    RemoteSource(QNetworkAccessManager& network, QUrl central)
        : m_network(network), m_central(std::move(central))
    {
    }
    ~RemoteSource() override { delete m_job; }

    void fetch(const QByteArray& cursor, int waitSeconds,
               std::function<void(Result<ChangePage>)> done) override;
    void abort() override;

private:
    QNetworkAccessManager& m_network;
    QUrl m_central;
    PageParser m_parser;
    QPointer<ChangesJob> m_job;
};

} // namespace onescreen
