// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/assessment/publication.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace onescreen::test {

/// A ledger in memory. It checks nothing: that is the real one's part.
class MemoryPublications final : public Publications
{
public:
    std::vector<Publication> published;       ///< Newest first.
    std::vector<PublicationContent> contents; ///< By id.
    std::optional<Error> failure;             ///< Of list(), instead of an answer.

    QFuture<Result<std::vector<Publication>>> list() override
    {
        using Answer = Result<std::vector<Publication>>;
        return QtFuture::makeReadyValueFuture(failure ? Answer(std::unexpected(*failure))
                                                      : Answer(published));
    }
    QFuture<Result<Publication>> add(PublicationDraft draft) override
    {
        Publication made{.id = std::ssize(contents),
                         .period = draft.period,
                         .issue = 1,
                         .catalogue = draft.catalogue,
                         .engine = draft.engine,
                         .by = draft.by,
                         .secondPerson = draft.secondPerson,
                         .reason = draft.reason,
                         .at = draft.at};
        const auto before = std::ranges::find(published, draft.period, &Publication::period);
        if (before != published.end()) {
            made.revision = before->revision + 1;
            made.replaces = before->id;
        }
        published.insert(published.begin(), made);
        contents.push_back(std::move(draft.content));
        return QtFuture::makeReadyValueFuture(Result<Publication>(made));
    }
    QFuture<Result<PublicationContent>> content(qint64 id) override
    {
        return QtFuture::makeReadyValueFuture(
            Result<PublicationContent>(contents.at(static_cast<std::size_t>(id))));
    }
};

} // namespace onescreen::test
