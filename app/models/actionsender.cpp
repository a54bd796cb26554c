// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/actionsender.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr std::array<QStringView, 3> kindNames{u"acknowledge", u"assign", u"note"};

} // namespace

QString actionKindName(ActionKind kind)
{
    return kindNames[static_cast<std::size_t>(kind)].toString();
}

std::optional<ActionKind> actionKindFromName(QStringView name)
{
    const auto* found = std::ranges::find(kindNames, name);
    if (found == kindNames.end())
        return std::nullopt;
    return static_cast<ActionKind>(found - kindNames.begin());
}

ActionHindrance ActionSender::hindrance(ActionKind) const
{
    return ActionHindrance::None;
}

void ActionSender::takeEntries(std::vector<OutboxEntry> newestFirst)
{
    m_entries = std::move(newestFirst);
    Q_EMIT entriesLoaded();
}

void ActionSender::takeEntry(const OutboxEntry& entry)
{
    const auto place =
        std::ranges::lower_bound(m_entries, entry.number, std::greater(), &OutboxEntry::number);
    if (place != m_entries.end() && place->number == entry.number)
        *place = entry;
    else
        m_entries.insert(place, entry);
    Q_EMIT entryChanged(entry);
}

void ActionSender::takeSummary(const OutboxSummary& summary)
{
    m_summary = summary;
    Q_EMIT summaryChanged();
}

void ActionSender::takeFault(std::optional<Error> fault)
{
    if (fault == m_fault)
        return;
    m_fault = std::move(fault);
    Q_EMIT faultChanged();
}

} // namespace onescreen
