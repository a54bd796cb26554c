// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/feed.h"

#include "app/domain/note.h"
#include "app/domain/texts.h"

using namespace Qt::StringLiterals;

namespace onescreen {

std::optional<Error> findFault(const FeedFields& fields)
{
    if (fields.rows < 0)
        return Error{
            .kind = ErrorKind::Invalid, .text = u"must not be negative"_s, .place = {.field = u"rows"_s}};
    if (fields.expectedIntervalS && *fields.expectedIntervalS <= 0)
        return Error{
            .kind = ErrorKind::Invalid, .text = u"must be positive"_s, .place = {.field = u"every"_s}};
    return std::nullopt;
}

Freshness freshnessOf(std::optional<Milliseconds> age, std::optional<Milliseconds> expected)
{
    if (!age || !expected || expected->count() <= 0)
        return Freshness::Unknown;
    if (*age <= *expected)
        return Freshness::Fresh;
    return *age <= 2 * *expected ? Freshness::Late : Freshness::Stale;
}

std::optional<Error> findFault(const NoteFields& fields)
{
    if (auto found = faultOfText(fields.kind, {.field = u"kind", .longest = 32, .mayBeEmpty = false}))
        return found;
    if (auto found = faultOfText(fields.actor, {.field = u"actor", .longest = 64, .mayBeEmpty = false}))
        return found;
    return faultOfText(fields.text,
                       {.field = u"text", .longest = 2000, .mayBeEmpty = fields.kind != u"note"});
}

} // namespace onescreen
