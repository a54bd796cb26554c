// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/store/ledger.h"

#include <QFuture>

#include <vector>

namespace onescreen {

/// Who publishes and why. Two persons, as freezing a period asks for.
struct PublishOrder
{
    Period period;
    QString by;
    QString secondPerson;
    QString reason; ///< Of a restatement; must be empty for a first publication, and not empty for another.
};

/// The ledger as models see it; futures always end with one result. Tests answer from memory.
class Publications
{
public:
    Publications() = default;
    virtual ~Publications() = default;
    Publications(const Publications&) = delete;
    Publications& operator=(const Publications&) = delete;

    virtual QFuture<Result<std::vector<Publication>>> list() = 0; ///< Newest first, without contents.
    /// ReadOnly where mayAdd() is false.
    virtual QFuture<Result<Publication>> add(PublicationDraft draft) = 0;
    [[nodiscard]] virtual bool mayAdd() const { return true; }
    virtual QFuture<Result<PublicationContent>> content(qint64 id) = 0;
};

} // namespace onescreen
