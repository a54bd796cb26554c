// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/domain/period.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace onescreen {

/// What is frozen with a period: inputs to compute it again, and the result, byte for byte.
struct PublicationContent
{
    QByteArray catalogue; ///< The catalogue's text.
    QByteArray inputs;    ///< Observations in canonical form.
    QByteArray result;    ///< The engine's canonical bytes.

    friend bool operator==(const PublicationContent&, const PublicationContent&) = default;
};

/// A published period without its contents.
struct Publication
{
    qint64 id = 0;
    Period period;
    int issue = 0;     ///< 第N期 of its year: 1 to 12 for months, 1 to 4 for quarters, whatever came late.
    int revision = 1;  ///< 1: first publication; 2 and more: restatements of the same issue.
    QString catalogue; ///< Id and version.
    QString engine;    ///< Version.
    QByteArray inputsSha256; ///< Of the catalogue's text followed by the inputs.
    QByteArray resultSha256; ///< Of the result's bytes.
    QString by;
    QString secondPerson;
    QString reason; ///< Empty for a first publication.
    UtcTime at;
    std::optional<qint64> replaces; ///< The publication that this one restates.

    friend bool operator==(const Publication&, const Publication&) = default;
};

struct PublicationDraft
{
    Period period;
    QString catalogue;
    QString engine;
    QString by;
    QString secondPerson;
    QString reason;
    UtcTime at;
    PublicationContent content;
};

/// published.db: what was published, for ever. Beside the cache but never set aside, emptied or rewritten:
/// rows are only added, which the file itself enforces. Blocking; belongs to one thread, not the UI's.
/// Another program may have it open at the same time.
class Ledger
{
public:
    /// Makes folder and file when they are missing. Corrupt or Unsupported for another file or a newer
    /// version; the file is then left as it is.
    static Result<std::unique_ptr<Ledger>> open(const QString& folder);
    /// NotFound when nothing was ever published.
    static Result<std::unique_ptr<Ledger>> openForReading(const QString& folder);
    ~Ledger();
    Ledger(const Ledger&) = delete;
    Ledger& operator=(const Ledger&) = delete;

    Result<std::vector<Publication>> list(); ///< Newest first.
    /// The publication that holds for the period now; none when it was never published.
    Result<std::optional<Publication>> valid(const Period& period);
    /// NotFound; Corrupt when the stored bytes do not have their hash.
    Result<PublicationContent> content(qint64 id);
    /// Corrupt when a row was changed after it was added, whoever did it.
    Result<void> verify();
    /// Adds one on disk (synchronous=FULL) or nothing. Invalid: not two persons, a period
    /// that is no month or quarter, or a reason on a first publication.
    /// Conflict: the period is published with the same result, or a restatement has no reason.
    Result<Publication> add(const PublicationDraft& draft);

private:
    struct Private;
    explicit Ledger(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// published.db inside the folder.
QString ledgerFilePath(const QString& folder);

} // namespace onescreen
