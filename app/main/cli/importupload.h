// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/ids.h"
#include "app/main/cli/importprogress.h"
#include "app/main/cli/ingestbatch.h"
#include "app/main/cli/stopsignal.h"
#include "app/main/common/storedaccess.h"

#include <QNetworkAccessManager>
#include <QUrl>

#include <optional>
#include <random>

namespace onescreen {

/// Sends batches one after another and waits for each; the same batch is sent again, with growing pauses,
/// while the server cannot be reached or answers 5xx, and not before a time that a busy one names. That is
/// safe: a row that is already in is left as it
/// is.
class ImportUpload
{
public:
    struct Settings
    {
        QUrl central;
        AccessOptions access{};
        SourceCode source;
        std::chrono::seconds patience; ///< How long one batch is tried before the import gives up.
    };
    ImportUpload(Settings settings, const Clock& clock, const StopSignal& stop, QTextStream& err,
                 ImportProgress& progress);

    /// The answers for the rows of the batch, which is empty afterwards. Cancelled when a stop was requested.
    Result<std::vector<RowAnswer>> send(IngestBatch& batch);

private:
    Result<QByteArray> post(const QByteArray& body);
    /// False when a stop was requested meanwhile.
    bool pause(Milliseconds duration);
    Milliseconds nextPause();
    /// Not before the server wants; nothing when that is later than `giveUp`.
    std::optional<Milliseconds> pauseBefore(std::chrono::steady_clock::time_point giveUp);

    Settings m_settings;
    const Clock& m_clock;
    const StopSignal& m_stop;
    QTextStream& m_err;
    ImportProgress& m_progress;
    QNetworkAccessManager m_network;
    AccessService m_access; ///< Whoever is refused waits in it for the sign-in.
    std::minstd_rand m_random;
    Milliseconds m_pause{0};
    std::optional<Milliseconds> m_told; ///< How long the server wants to be left alone.
};

} // namespace onescreen
