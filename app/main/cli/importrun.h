// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ingest/rejectfile.h"
#include "app/main/cli/clicontext.h"
#include "app/main/cli/importupload.h"

namespace onescreen {

struct ImportSettings
{
    QString file;
    QUrl central; ///< Empty: check only.
    AccessOptions access{};
    QString rejects;
    std::optional<QSet<QString>> categories = std::nullopt; ///< Known codes; not given, the server decides.
    int batchRows = 1000;
    std::chrono::seconds patience{120};
    bool terminal = false; ///< Standard error is one.
};

/// What came of the rows.
struct ImportTotals
{
    qint64 sent = 0;
    qint64 created = 0;
    qint64 updated = 0;
    qint64 unchanged = 0;
    qint64 rejectedByServer = 0;

    void add(const std::vector<RowAnswer>& answers);
};

/// One run of the import: check the whole file, then send what it declares, then its rows.
class ImportRun
{
public:
    ImportRun(ImportSettings settings, const ingest::Mapping& mapping, CliContext& context);

    /// Leaves the exit code in the context; messages go to its streams.
    void run();

private:
    Result<ingest::FileCheck> check();
    Result<void> send(const ingest::FileCheck& check);
    Result<void> sendAhead(ImportUpload& upload, const ingest::FileCheck& check);
    Result<void> sendRows(ImportUpload& upload, const ingest::FileCheck& check);
    Result<void> sendBatch(ImportUpload& upload, IngestBatch& batch,
                           std::vector<ingest::RowsToSend::Row>& rows);
    std::optional<UtcTime> asOf(const ingest::FileCheck& check) const;
    void printSummary(const ingest::FileCheck& check);

    ImportSettings m_settings;
    const ingest::Mapping& m_mapping;
    CliContext& m_context;
    StopSignal m_stop;
    ImportProgress m_progress;
    ingest::RejectFile m_rejects;
    ImportTotals m_totals;
    const UtcTime m_now; ///< Of the whole run: both passes must find the same rows.
};

} // namespace onescreen
