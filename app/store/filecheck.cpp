// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/filecheck.h"

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::chrono::days usual{7};
constexpr std::chrono::days late{14};
constexpr std::chrono::minutes quietEnough{1};
constexpr std::chrono::hours nightBegins{2};
constexpr std::chrono::hours nightEnds{5};

} // namespace

Result<FileCheck> FileCheck::begin(sqlite::Connection& db)
{
    auto names = sqlite::Statement::prepare(
        db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name");
    if (!names)
        return std::unexpected(std::move(names).error());
    QStringList tables;
    while (names->next())
        tables << names->text(0);
    if (auto ended = names->ended(); !ended)
        return std::unexpected(std::move(ended).error());
    return FileCheck(std::move(tables));
}

Result<void> FileCheck::step(sqlite::Connection& db)
{
    if (isComplete())
        return {};
    auto done = sqlite::checkTable(db, m_tables.at(m_progress.done), u"The cache"_s);
    if (done)
        ++m_progress.done;
    return done;
}

bool FileCheck::isDue(UtcTime now, std::optional<UtcTime> last, Milliseconds quiet)
{
    if (quiet < quietEnough)
        return false;
    // A moment that lies ahead was written by a clock that was wrong.
    const bool known = last && *last <= now;
    if (!known || now - *last >= late)
        return true;
    const Milliseconds hour = now - startOfBusinessDay(businessDay(now));
    return now - *last >= usual && hour >= nightBegins && hour < nightEnds;
}

} // namespace onescreen
